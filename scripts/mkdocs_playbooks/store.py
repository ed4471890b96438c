"""What earlier builds made, with all that it rests on: where that is the same, it is not made again.

Whoever deletes it loses nothing but time.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TypeVar

from mkdocs_playbooks import cache
from mkdocs_playbooks.asked import AskedLibrary, Question
from mkdocs_playbooks.last_site import digest_of

Made = TypeVar("Made")
_Making = tuple[dict[Question, str], bytes]
"""What was asked with the answers, and the pickled result."""


class Shelf:
    """Makings that are kept together. This one keeps nothing."""

    def made(self, name: str, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, or gave when it asked the same and got the same answers."""
        return make()

    def __enter__(self) -> Shelf:
        return self

    def __exit__(self, *error: object) -> None:
        """Keep what was wanted this time, and nothing else."""


class Store:
    """The makings of one site. This one keeps nothing."""

    def shelf(self, name: str) -> Shelf:
        """What was kept under a name, which may be a path."""
        return Shelf()

    def put_away(self, name: str, content: bytes) -> None:
        """Keep what is large and seldom wanted, under a name of its own."""

    def get_out(self, name: str, digest: str) -> bytes | None:
        """What was put away under a name, if it has this digest."""
        return None

    def tidy(self, folders: Collection[str], names: Collection[str]) -> None:
        """Leave nothing in some folders but what has these names, and nothing of sites that are gone."""


NO_SHELF, NO_STORE = Shelf(), Store()


def open_store(root: Path, library: AskedLibrary, base: str) -> Store:
    """The store of the site in ``root``; several builds can use it at once.

    ``base`` changes with everything that makings rest on and nobody asks the ``library`` for.
    """
    place = cache.site_folder(root)
    return _KeptStore(place, root, library, base) if place else Store()


class _KeptStore(Store):
    def __init__(self, place: Path, root: Path, library: AskedLibrary, base: str) -> None:
        self._root = root.resolve()
        self._folder = place
        self._library = library
        self._base = base

    def shelf(self, name: str) -> Shelf:
        return _KeptShelf(self._file(name), self._library, self._base)

    def put_away(self, name: str, content: bytes) -> None:
        cache.write(self._file(name), content)

    def get_out(self, name: str, digest: str) -> bytes | None:
        content = cache.read(self._file(name))
        return content if content and digest_of(content) == digest else None

    def tidy(self, folders: Collection[str], names: Collection[str]) -> None:
        wanted = {self._file(f"{folder}/{name}") for folder in folders for name in names}
        tidied = [self._folder / folder for folder in folders]

        def gone(file: Path) -> bool:
            return file not in wanted and any(folder in file.parents for folder in tidied)

        cache.tidy(self._folder, self._root, gone)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{cache.ENDING}"


class _KeptShelf(Shelf):
    def __init__(self, file: Path, library: AskedLibrary, base: str) -> None:
        self._file = file
        self._library = library
        self._base = base
        self._before: dict[str, _Making] = cache.read_values(file, base)
        self._now: dict[str, _Making] = {}

    def made(self, name: str, make: Callable[[], Made]) -> Made:
        library = self._library
        kept = self._before.get(name)
        if kept and all(library.answer(question) == answer for question, answer in kept[0].items()):
            self._now[name] = kept
            made: Made = pickle.loads(kept[1])
            return made
        with library.noting() as asked:
            made = make()
        self._now[name] = {q: library.answer(q) for q in sorted(asked)}, pickle.dumps(made, protocol=5)
        return made

    def __exit__(self, *error: object) -> None:
        if not any(error) and self._now != self._before:
            cache.write_values(self._file, self._base, self._now)
