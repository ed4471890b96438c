"""Put a finished site in its place in one move, so that a reader never meets half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

STALE = 24 * 60 * 60  # seconds; a build that was killed leaves its folder behind, none runs for a day


def staging_folder(site: Path) -> Path:
    """A new empty folder beside ``site``, on the same disk, to build into.

    First whatever a killed build left there is put right: an old site that was moved aside and never
    replaced comes back, folders of builds long gone are removed. What is there and is no site stays:
    `--out` must never cost an author a folder of playbooks.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    _recover(site)
    if site.exists() and not _may_go(site):
        raise FileExistsError(f"{site} is there already and is not a site")
    return Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))


def swap_in(staging: Path, site: Path) -> None:
    """Make the finished ``staging`` folder the site; the old site goes only when the new one stands."""
    staging.chmod(0o755)  # mkdtemp makes folders that only their owner can read
    if not site.exists():
        staging.replace(site)
    elif _exchange(staging, site):
        shutil.rmtree(staging, ignore_errors=True)
    else:
        aside = Path(tempfile.mkdtemp(prefix=_prefix(site), dir=site.parent))
        try:
            site.replace(aside / _OLD)
            staging.replace(site)
        except OSError:
            if (aside / _OLD).exists():
                (aside / _OLD).replace(site)
            aside.rmdir()
            raise
        (aside / _OLD).replace(aside / "gone")  # half removed, it must never be taken for a whole site
        shutil.rmtree(aside, ignore_errors=True)


def merge(source: Path, target: Path) -> None:
    """Move what is in the folder ``source`` to the same places in the folder ``target``; ``source`` goes."""
    with os.scandir(source) as entries:
        for entry in list(entries):
            there = target / entry.name
            if entry.is_dir() and there.is_dir():
                merge(Path(entry.path), there)
            else:
                os.replace(entry.path, there)  # noqa: PTH105  # of thousands of files, a Path each takes longer
    source.rmdir()


_OLD = "old-site"


def _prefix(site: Path) -> str:
    """Begins the names of our folders, and of nothing that an author keeps beside the site."""
    return f".{site.name}-unfinished-"


def _may_go(site: Path) -> bool:
    return site.is_dir() and ((site / "index.html").is_file() or not any(site.iterdir()))


def _recover(site: Path) -> None:
    folders = site.parent.glob(f"{_prefix(site)}*")
    for folder in sorted(folders, key=_changed, reverse=True):  # the last old site first
        if not site.exists() and (folder / _OLD).is_dir():
            (folder / _OLD).replace(site)
        if time.time() - _changed(folder) > STALE:
            shutil.rmtree(folder, ignore_errors=True)


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:  # another build has just removed its own
        return time.time()


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in a single step where the system can (Linux, macOS); say whether it did."""
    here = -100  # AT_FDCWD: relative paths start from the current folder
    names = os.fsencode(one), os.fsencode(other)
    try:
        if sys.platform == "linux":
            call, arguments = "renameat2", (here, names[0], here, names[1], 2)  # RENAME_EXCHANGE
        elif sys.platform == "darwin":
            call, arguments = "renamex_np", (names[0], names[1], 2)  # RENAME_SWAP
        else:
            return False
        return bool(getattr(ctypes.CDLL(None), call)(*arguments) == 0)
    except (AttributeError, OSError):  # an older C library, or a file system that cannot
        return False
