"""The command ``playbooks``, run as a user runs it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

Run = Callable[..., subprocess.CompletedProcess[str]]


def playbooks(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[str]:
    """Run the command ``playbooks`` as a user does and return what it printed."""
    command = [sys.executable, "-m", "mkdocs_playbooks", *map(str, arguments)]
    settings = {"capture_output": True, "text": True, "encoding": "utf-8", "check": False} | options
    return subprocess.run(command, **settings)  # type: ignore[call-overload,no-any-return]
