"""A Library that notes what it is asked, so that one knows what a page rests on."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.load import Loaded

Key = tuple[str, str]
"""(locale, id) of a playbook."""
Question = tuple[str, str, str]
"""What was asked (find, of, linking), of which language, and the id or kind."""


@dataclass(frozen=True)
class AskedLibrary(Library):
    """The same content; it also tells what was asked of it, and whether the answer would be another now.

    Settings, sources and words are not noted: they are the same for all pages.
    """

    plain: Library = field(kw_only=True)
    stamps: Mapping[Key, str] = field(kw_only=True)
    """What changes with the place and with every byte of a playbook's file."""
    asked: set[Question] = field(kw_only=True)
    _answers: dict[Question, str] = field(default_factory=dict)

    @contextmanager
    def noting(self) -> Iterator[set[Question]]:
        """All that is asked meanwhile, whole at the end."""
        self.asked.clear()
        yield self.asked

    def answer(self, question: Question) -> str:
        """A digest of what the answer to a question rests on."""
        if question not in self._answers:
            what, locale, name = question
            found: list[Playbook] = []
            if what == "of":
                found = self.plain.of(locale, name or None)
            elif playbook := self.plain.find(locale, name):
                found = [playbook] if what == "find" else self.plain.linking_to(playbook)
            stamps = "\n".join(self.stamps[p.locale, p.id] for p in found)
            self._answers[question] = hashlib.sha256(stamps.encode()).hexdigest()
        return self._answers[question]

    def of(self, locale: str, kind: str | None = None) -> list[Playbook]:
        self.asked.add(("of", locale, kind or ""))
        return self.plain.of(locale, kind)

    def linking_to(self, playbook: Playbook) -> list[Playbook]:
        self.asked.add(("linking", playbook.locale, playbook.id))
        return self.plain.linking_to(playbook)

    @property
    def reviewed_on(self) -> date:  # asked again each time, so that it is noted
        self.asked.update(("of", locale, "") for locale in self.locales)
        return self.plain.reviewed_on


class _Noted(Mapping[Key, Playbook]):
    """All playbooks. Who takes one has asked for it, and who goes through them has asked for all."""

    def __init__(self, library: Library, asked: set[Question]) -> None:
        self._library = library
        self._asked = asked

    def __getitem__(self, key: Key) -> Playbook:
        self._asked.add(("find", *key))
        return self._library.playbooks[key]

    def __iter__(self) -> Iterator[Key]:
        self._asked.update(("of", locale, "") for locale in self._library.locales)
        return iter(self._library.playbooks)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def asked_library(loaded: Loaded) -> AskedLibrary:
    """The Library of what was read, one that notes."""
    plain, asked = loaded.library, set[Question]()
    stamps = {key: loaded.documents[p.path].digest for key, p in plain.playbooks.items()}
    shared = {f.name: getattr(plain, f.name) for f in fields(plain)}
    shared["playbooks"] = _Noted(plain, asked)
    return AskedLibrary(**shared, plain=plain, stamps=stamps, asked=asked)
