"""Find the Nu Html Checker, which is the W3C's, or install it: ``python tests/find_validator.py``.

It comes as an npm package and runs in Java. Without it its test fails; it is never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGE = "vnu-jar@26.9.27"
FOLDER = Path(sys.prefix) / "share" / "vnu"
JAR = FOLDER / "node_modules/vnu-jar/build/dist/vnu.jar"
INSTALL = "no HTML validator found: run `make validator`; it needs Java and npm"


def validator() -> list[str] | None:
    """The command to start, or None where it cannot be."""
    java = shutil.which("java")
    return [java, "-Xss8m", "-jar", str(JAR)] if java and JAR.is_file() else None


def _install() -> None:
    missing = [package for program, package in NEEDED.items() if not shutil.which(program)]
    if missing and shutil.which("apt-get"):
        admin = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        subprocess.run([*admin, "apt-get", "update", "--quiet"], check=False)
        install = [*admin, "apt-get", "install", "--yes", "--no-install-recommends", *missing]
        subprocess.run(install, check=False)
    if npm := shutil.which("npm"):
        # Its install script would fetch a Java of its own.
        install = [
            npm,
            "install",
            "--silent",
            "--no-audit",
            "--ignore-scripts",
            "--prefix",
            str(FOLDER),
            PACKAGE,
        ]
        subprocess.run(install, check=False)


TRUSTED = "/etc/ssl/certs/ca-certificates.crt"  # Debian's
NEEDED = {"java": "default-jre-headless", "npm": "npm"}
"""Programs, each with Debian's package that holds it."""

if __name__ == "__main__":
    if not validator():
        _install()
    if not validator():
        sys.exit(INSTALL)
    print(JAR)
