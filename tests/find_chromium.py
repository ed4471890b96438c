"""Find the Chromium that the browser tests drive, or install one: ``python tests/find_chromium.py``.

A browser already there wins, then Debian's package, then Playwright's own. Without any of them the
tests fail; they are never skipped.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from mkdocs_playbooks.printing import chromium as installed_chromium

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the sandbox needs a user that is not root
    "--disable-background-networking",  # or it calls home at every start
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
INSTALL = "no Chromium found: run `make chromium`, or set CHROMIUM to the program"


def chromium() -> str | None:
    """The program to start, or None where there is none."""
    return installed_chromium() or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        program = playwright.chromium.executable_path
    return program if Path(program).exists() else None


def _install() -> None:
    if shutil.which("apt-get"):
        admin = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
        install = [*admin, "apt-get", "install", "--yes", "--no-install-recommends"]
        subprocess.run([*admin, "apt-get", "update", "--quiet"], check=False)
        # The fonts draw Japanese as a Japanese reader would see it.
        fonts = ["fonts-morisawa-bizud-gothic", "fonts-liberation", "fonts-noto-cjk"]
        if subprocess.run([*install, "chromium", *fonts], check=False).returncode == 0:
            return
    subprocess.run([sys.executable, "-m", "playwright", "install", "--with-deps", "chromium"], check=False)


if __name__ == "__main__":
    if not chromium():
        _install()
    if not (found := chromium()):
        sys.exit(INSTALL)
    print(found)
