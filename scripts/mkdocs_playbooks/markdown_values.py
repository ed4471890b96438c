"""Values of a playbook as Markdown: texts, links between files, the claims that something rests on."""

from __future__ import annotations

import posixpath
from datetime import date
from typing import Any

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.markdown_text import anchor_of, escaped, link, markdown
from mkdocs_playbooks.pages import markdown_address
from mkdocs_playbooks.parts import Sourced
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Duration, GateRef, Id, PartRef, Prose, Ref


def source_address(id: str) -> str:
    """Where a source lies as Markdown."""
    return f"sources/{id}.md"


def is_short(value: Any) -> bool:
    """Whether a value stands in one line beside its label."""
    return isinstance(value, str | int | date) and not isinstance(value, Prose)


class MarkdownValues:
    """The values of one file."""

    def __init__(
        self, library: Library, locale: str, labels: Labels, file: str, playbook: Playbook | None = None
    ) -> None:
        self._library = library
        self._locale = locale
        self._t = labels
        self._file = file
        self._playbook = playbook
        self._cited: set[str] = set()

    def prose(self, text: str) -> str:
        """A text field as paragraphs."""
        return "\n\n".join(markdown(part, self._resolve) for part in inline.paragraphs(text))

    def short(self, value: Any) -> str:
        """One value within a line, or the paragraphs of a text."""
        if isinstance(value, GateRef):
            home = next(
                p
                for p in self._library.of(self._locale, "stage")
                if any(gate.id == value for gate in getattr(p.content, "gates", ()))
            )
            return link(home.name_of(value), self.way(home.id, value))
        if isinstance(value, Ref):
            return link(self._library.playbooks[self._locale, value].content.title, self.way(value))
        if isinstance(value, Id) and not isinstance(value, PartRef):
            return link(self.name(value), f"#{value}")
        if isinstance(value, Duration):
            return escaped(self._t.duration(value))
        if isinstance(value, Prose):
            return self.prose(value)
        return escaped(str(value))

    def name(self, id: str) -> str:
        assert self._playbook
        return self._playbook.name_of(id)

    def way(self, id: str, anchor: str = "") -> str:
        """From this file to that of a playbook."""
        way = self._relative(markdown_address(self._library.playbooks[self._locale, id]))
        return f"{way}#{anchor}" if anchor else way

    def _relative(self, file: str) -> str:
        return posixpath.relpath(file, posixpath.dirname(self._file))

    def _resolve(self, target: str) -> tuple[str, str]:
        if ":" in target:
            return target, target
        id, _, anchor = target.partition("#")
        return self.way(id, anchor), self._library.playbooks[self._locale, id].content.title

    def sources(self, sourced: Sourced) -> str:
        """The claims a statement rests on, to stand after it; the first mark of a claim has its anchor."""
        marks = [self._mark(id) for id in sorted(sourced.sources, key=lambda id: id == "ours")]
        return f" ({', '.join(marks)})" if marks else ""

    def _mark(self, id: str) -> str:
        if id == "ours":
            return escaped(self._t("citation.ours"))
        if id not in self._library.claims:
            return id
        anchor = "" if id in self._cited else anchor_of(id)
        self._cited.add(id)
        return f"{anchor}[{id}]({self._relative(source_address(id.partition('-')[0]))}#{id})"
