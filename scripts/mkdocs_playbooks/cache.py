"""The user's folder for what can be made again: where it lies, and files in it that are whole or not there.

Nothing in it comes with a site. What is kept there may be code, which nobody's site may bring along.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

VARIABLE = "PLAYBOOKS_CACHE"
"""Names another folder; empty, nothing is kept."""
ENDING = ".kept"
"""Of the names of files."""
STALE = 60 * 60  # seconds; a build that was killed leaves unfinished files behind, none runs for an hour
_SITE = "site.txt"
"""Says which site a folder is for."""
_UNFINISHED = "unfinished-"


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


def read_values(file: Path, base: str) -> dict[str, Any]:
    """What ``write_values`` kept there, if it rested on the same ``base``; else nothing."""
    if body := read(file):
        kept = pickle.loads(body)
        if isinstance(kept, tuple) and len(kept) == 2 and kept[0] == base:
            return dict(kept[1])
    return {}


def write_values(file: Path, base: str, values: Mapping[str, object]) -> None:
    """Keep plain values, which any program can read: no classes, as those of the next one are others."""
    write(file, pickle.dumps((base, dict(values)), protocol=5))


def write(file: Path, body: bytes) -> None:
    """Keep ``body``, whole or not at all; on a full disk or without the right to write, do without."""
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=file.parent, prefix=_UNFINISHED)
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(hashlib.sha256(body).digest() + body)
            Path(unfinished).replace(file)
        except OSError:
            Path(unfinished).unlink()


def tidy(kept: Path, site: Path, gone: Callable[[Path], bool]) -> None:
    """Remove of a site what is ``gone`` or was never finished, and all of sites that are not there."""
    with suppress(OSError):
        (kept / _SITE).write_text(str(site), encoding="utf-8")
        for file in list(kept.rglob("*")):
            old = file.name.startswith(_UNFINISHED) and time.time() - file.stat().st_mtime > STALE
            if old or (file.is_file() and file.suffix == ENDING and gone(file)):
                file.unlink(missing_ok=True)
        for note in list(kept.parent.glob(f"*/{_SITE}")):
            if not Path(note.read_text(encoding="utf-8")).is_dir():
                shutil.rmtree(note.parent, ignore_errors=True)
