"""The site that the last build left: files that the next one would write again are taken over from it.

A disk takes several times as long to make a file as to give one a second name, and of thousands of files an
edit changes a few. What is taken over is known by its digest, and is the file that was written if it has
the size and time of then.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs_playbooks import cache
from mkdocs_playbooks.unchanged import program


class Stamp(NamedTuple):
    """A file as it was written."""

    size: int
    time: int
    mode: int
    inode: int
    """Tells files apart on disks that count time in seconds."""
    digest: str
    made_of: str
    """Digest of all that it was made of, if somebody has told it."""


class LastSite:
    """What the last build wrote; nothing of it is taken for granted."""

    def __init__(self, root: Path | None, site: Path) -> None:
        """``site`` is where the site in ``root`` was built to; without a root nothing is known of it."""
        place = root and cache.site_folder(root)
        self._site = str(site)
        self._file = place and place / f"last-site{cache.ENDING}"
        self._base = f"{program()}\n{site}" if self._file else ""
        kept = cache.read_values(self._file, self._base) if self._file else {}
        self._files = {path: Stamp(*values) for path, values in kept.items()}

    def __bool__(self) -> bool:
        return bool(self._files)

    def link(self, path: str, digest: str, target: str) -> bool:
        """Whether the file at ``path`` has this content; then it has got the name ``target`` too.

        ``digest`` is that of the content, or of all that it is made of. Raises ``FileNotFoundError`` if there
        is no folder for the new name.
        """
        stamp = self._files.get(path)
        if stamp is None or digest not in (stamp.digest, stamp.made_of):
            return False
        source = f"{self._site}/{path}"
        try:
            os.link(source, target)
        except FileNotFoundError:
            if os.path.exists(source):  # noqa: PTH110  # of thousands of files, a Path each takes longer
                raise
            return False
        except OSError:  # a disk that gives files one name only, or a file of somebody else
            return False
        if _is(os.lstat(target), stamp):
            return True
        os.unlink(target)  # noqa: PTH108  # as above
        return False

    def look(self, site: Path, made_of: Mapping[str, str]) -> dict[str, Stamp]:
        """The stamp of every file in a finished site, by its path there, in the order of the paths.

        What was taken over is not read again. ``made_of`` are the digests by path of what files were made of.
        """
        found: dict[str, Stamp] = {}
        for path, entry in sorted(_files(str(site), "")):
            status, known = entry.stat(follow_symlinks=False), self._files.get(path)
            same = known and _is(status, known) and status.st_ino == known.inode
            digest = known.digest if known and same else digest_of(Path(entry).read_bytes())
            file = status.st_size, status.st_mtime_ns, status.st_mode, status.st_ino
            found[path] = Stamp(*file, digest, made_of.get(path, ""))
        return found

    def replace(self, files: Mapping[str, Stamp]) -> None:
        """Keep for the next build what this one has left in the same place."""
        if self._file:
            cache.write_values(self._file, self._base, {path: tuple(stamp) for path, stamp in files.items()})


NO_SITE = LastSite(None, Path())


def digest_of(content: bytes) -> str:
    """By which contents are compared."""
    return hashlib.sha256(content).hexdigest()


def _is(status: os.stat_result, stamp: Stamp) -> bool:
    return (status.st_size, status.st_mtime_ns, status.st_mode) == (stamp.size, stamp.time, stamp.mode)


def _files(folder: str, path: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{path}{entry.name}/")
            else:
                yield f"{path}{entry.name}", entry
