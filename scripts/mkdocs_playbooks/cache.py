"""The user's folder for what can be made again: where it lies, and files in it that are whole or not there.

Nothing in it comes with a site. What is kept there may be code, which nobody's site may bring along.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path

VARIABLE = "PLAYBOOKS_CACHE"
"""Names another folder; empty, nothing is kept."""
_SITE = "site.txt"
"""Says which site a folder is for."""


def folder() -> Path | None:
    """The folder, unless the user wants none."""
    named = os.environ.get(VARIABLE)
    if named == "":
        return None
    return Path(named) if named else user_cache_path("mkdocs-playbooks", appauthor=False)


def site_folder(root: Path) -> Path | None:
    """The folder in it for what belongs to the site in ``root``."""
    place = folder()
    return place and place / hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]


def read(file: Path) -> bytes | None:
    """What was written there, if it is there and every byte of it is as it was."""
    with suppress(OSError):
        kept = memoryview(file.read_bytes())
        if hashlib.sha256(kept[32:]).digest() == kept[:32]:
            return bytes(kept[32:])
    return None


def write(file: Path, body: bytes) -> None:
    """Keep ``body``, whole or not at all; on a full disk or without the right to write, do without."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=file.parent)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(body).digest() + body)
            Path(unfinished).replace(file)
        except OSError:
            Path(unfinished).unlink()


def tidy(kept: Path, site: Path, gone: Callable[[Path], bool]) -> None:
    """Remove of a site's folder ``kept`` what is ``gone``, and the folders of sites that are not there."""
    with suppress(OSError):
        (kept / _SITE).write_text(str(site), encoding="utf-8")
        for file in list(kept.rglob("*")):
            if file.is_file() and file.name != _SITE and gone(file):
                file.unlink(missing_ok=True)
        for note in list(kept.parent.glob(f"*/{_SITE}")):
            if not Path(note.read_text(encoding="utf-8")).is_dir():
                shutil.rmtree(note.parent, ignore_errors=True)
