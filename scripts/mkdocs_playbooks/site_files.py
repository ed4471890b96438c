"""The files of a site that is being made, each written or, if it is as before, taken over."""

from __future__ import annotations

import os
from pathlib import Path

from mkdocs_playbooks.last_site import NO_SITE, LastSite, digest_of


class SiteFiles:
    """A folder that becomes a site. Several processes can fill it, each with files of its own."""

    def __init__(self, folder: Path, last: LastSite = NO_SITE) -> None:
        self._folder = str(folder)
        self._last = last
        self.made_of: dict[str, str] = {}
        """By path, the digest of all that a file is made of, as far as it was told."""

    def put(self, path: str, text: str) -> None:
        """Have a file with this text at ``path``; a folder for it is made."""
        content = text.encode()
        if not self.take_content(path, content):
            self._write(f"{self._folder}/{path}", content)

    def take(self, path: str, digest: str) -> bool:
        """Whether the last site has a file with this digest at ``path``, and with that this one too."""
        target = f"{self._folder}/{path}"
        try:
            return self._last.link(path, digest, target)
        except FileNotFoundError:  # the first one of its folder
            _make_folder_of(target)
            return self._last.link(path, digest, target)

    def take_content(self, path: str, content: bytes) -> bool:
        """The same for a file with this content."""
        return bool(self._last) and self.take(path, digest_of(content))

    def take_made_of(self, path: str, digest: str) -> bool:
        """The same for a file that is made of what has this digest; for the next time it is remembered."""
        self.made_of[path] = digest
        return self.take(path, digest)

    def _write(self, target: str, content: bytes) -> None:
        try:
            _write_new(target, content)
        except FileNotFoundError:
            _make_folder_of(target)
            _write_new(target, content)
        except FileExistsError:  # it may be the last site's too, and that still stands
            Path(target).unlink()
            _write_new(target, content)


def _write_new(target: str, content: bytes) -> None:
    with open(target, "xb") as stream:  # noqa: PTH123  # of thousands of files, a Path each takes longer
        stream.write(content)


def _make_folder_of(target: str) -> None:
    Path(os.path.dirname(target)).mkdir(parents=True, exist_ok=True)  # noqa: PTH120
