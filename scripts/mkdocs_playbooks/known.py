"""Playbooks as they were read before: a file with the same text is neither parsed nor checked again."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from mkdocs_playbooks import cache
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.own_kinds import OwnContent
from mkdocs_playbooks.unchanged import program

_FILE = f"playbooks{cache.ENDING}"


class _Kept(NamedTuple):
    digest: str
    """Of its document."""
    rests_on: str
    """What its checks rested on when they found nothing; empty if they did."""
    playbook: bytes
    """Pickled."""


class Known:
    """The playbooks that one reading of a site hands over to the next."""

    def __init__(self, root: Path, texts: Iterable[str]) -> None:
        """``texts`` are all those that say what a playbook's file means."""
        place = cache.site_folder(root)
        self._file = place and place / _FILE
        self._base = hashlib.sha256(f"{program()}{list(texts)}".encode()).hexdigest()
        self._before: dict[str, _Kept] = {}
        if self._file:
            kept = cache.read_values(self._file, self._base)
            self._before = {path: _Kept(*values) for path, values in kept.items()}

    def __bool__(self) -> bool:
        """Whether any playbook is known."""
        return bool(self._before)

    def playbook(self, document: Document) -> Playbook | None:
        """What was found in a file with the same path and text, in which nothing was wrong."""
        kept = self._before.get(document.path)
        if kept and kept.digest == document.digest:
            playbook: Playbook = pickle.loads(kept.playbook)
            return playbook
        return None

    def is_right(self, path: str, rests_on: str) -> bool:
        """Whether nothing was to be said about a file when its checks had the same to rest on."""
        kept = self._before.get(path)
        return bool(kept and kept.rests_on == rests_on)

    def keep(self, right: Mapping[str, str], playbooks: Iterable[tuple[Document, Playbook]]) -> None:
        """Hand over ``playbooks``, in whose files nothing is wrong.

        ``right`` says, by path, what the checks of those rest on of which nothing is to be said at all.
        """
        if not self._file:
            return
        now = {}
        for document, playbook in playbooks:
            kept = self._before.get(document.path)
            rests_on = right.get(document.path, "")
            if kept and kept.digest == document.digest:
                now[document.path] = kept._replace(rests_on=rests_on)
            elif not isinstance(playbook.content, OwnContent):  # a class that is made anew each time
                now[document.path] = _Kept(document.digest, rests_on, pickle.dumps(playbook, protocol=5))
        if now != self._before:
            plain = {path: tuple(kept) for path, kept in now.items()}
            cache.write_values(self._file, self._base, plain)
