"""HTML -> PDF, with the Chromium that is on the machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "CHROMIUM"
"""Environment variable that names the browser to use."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe",
)
LONGEST = 300  # seconds; a pack of hundreds of sheets takes some
INSTALL = {
    "linux": "apt install chromium fonts-morisawa-bizud-gothic",
    "darwin": "brew install --cask chromium",
    "win32": "winget install Google.Chrome",
}


def chromium() -> str | None:
    """The program to start: the one named in CHROMIUM, else one that is installed, else None."""
    if named := os.environ.get(VARIABLE):
        return shutil.which(named)
    found = [shutil.which(name) for name in NAMES] + [place for place in PLACES if Path(place).is_file()]
    return next((program for program in found if program), None)


def install_command() -> str:
    """What to type to get a browser on this system."""
    return INSTALL.get(sys.platform, INSTALL["linux"])


class PrintingError(Exception):
    """The browser made no PDF; the text is the last that it said."""


@dataclass(frozen=True)
class Printed:
    """What can be said of a finished PDF."""

    pages: int
    outlined: bool
    """Whether text was drawn as outlines (Type 3), which some printers blur: a font is missing."""


def to_pdf(html: str, program: str, target: Path) -> Printed:
    """Write ``html``, a document of its own, to ``target`` as a tagged PDF with a bookmark for every heading.

    ``target`` is replaced in one move when the PDF is whole. The browser gets a profile of its own and uses
    no network.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = tempfile.TemporaryDirectory(prefix=".printing-", dir=target.parent, ignore_cleanup_errors=True)
    with folder as name:
        page, pdf = Path(name).resolve() / "pack.html", Path(name).resolve() / "pack.pdf"
        page.write_text(html, encoding="utf-8", newline="\n")
        command = [
            program,
            "--headless",
            "--disable-gpu",
            "--disable-extensions",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            f"--user-data-dir={page.parent / 'profile'}",
            "--no-pdf-header-footer",
            "--generate-pdf-document-outline",
            f"--print-to-pdf={pdf}",
            page.as_uri(),
        ]
        if getattr(os, "geteuid", lambda: 1)() == 0:
            command.insert(1, "--no-sandbox")  # as root, in containers, the sandbox cannot start
        try:
            with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as browser:
                said, _ = browser.communicate(timeout=LONGEST)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PrintingError(str(error)) from error
        if not pdf.is_file():
            raise PrintingError(said.decode("utf-8", "replace").strip()[-300:])
        written = pdf.read_bytes()  # Chromium leaves the structure uncompressed, so it can be searched
        pdf.replace(target)
    return Printed(
        pages=len(re.findall(rb"/Type\s*/Page\b", written)),
        outlined=re.search(rb"/Subtype\s*/Type3\b", written) is not None,
    )
