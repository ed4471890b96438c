"""Programs run in environments of their own, without the settings that could show them the repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

QUIET_PIP = ("--quiet", "--disable-pip-version-check", "--no-input")


def environment(home: Path, python: str | Path = sys.executable) -> Path:
    """The programs of a new, empty environment."""
    run(python, "-m", "venv", home, cwd=home.parent)
    return home / ("Scripts" if os.name == "nt" else "bin")


def build(source: Path, out: Path, *what: str) -> None:
    run(sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", out, source, cwd=out.parent)


def run(*command: str | Path, cwd: Path, status: int = 0, packages: Path | None = None) -> str:
    """What a command printed; it runs without the settings that could show it the repository.

    What lies in the folder ``packages`` is found before what is installed.
    """
    hidden = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    variables = {name: value for name, value in os.environ.items() if name not in hidden}
    if packages:
        variables["PYTHONPATH"] = str(packages)
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == status, result.stdout + result.stderr
    return result.stdout
