"""The Pythons on this machine that the package promises to run with: ``python tests/find_pythons.py``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PROMISED = ("3.11", "3.12", "3.13", "3.14")


def pythons() -> list[str]:
    """One interpreter for each promised version that is installed, on the path or by pyenv."""
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    found = []
    for version in PROMISED:
        candidates = [
            shutil.which(f"python{version}"),
            *map(str, sorted(root.glob(f"{version}.*/bin/python"))),
        ]
        found += [python for python in candidates if python and _works(python, version)][:1]
    return found


def _works(python: str, version: str) -> bool:
    """Whether it starts (pyenv's own stand-ins do not always) and can make an environment."""
    show = "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"
    told = subprocess.run([python, "-c", show], capture_output=True, text=True, check=False)
    return told.returncode == 0 and told.stdout.strip() == version


if __name__ == "__main__":
    sys.stdout.write(" ".join(pythons()) + "\n")
