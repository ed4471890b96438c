"""Library -> Markdown: every playbook and source as a file that people, programs and other builders read.

Headings have the ids that they have on the pages, rows of checklists an anchor, so that deep links go on
working. Fields are shown by what they are, not by their kind: a kind that a site declares needs nothing more.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from mkdocs_playbooks.library import Library, Playbook, Source
from mkdocs_playbooks.markdown_parts import MarkdownParts
from mkdocs_playbooks.markdown_text import anchor_of, escaped, heading, joined, lines, link
from mkdocs_playbooks.markdown_values import MarkdownValues, is_short, source_address
from mkdocs_playbooks.model import Content
from mkdocs_playbooks.pages import markdown_address
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Prose
from mkdocs_playbooks.twins import twins

HEAD = ("title", "summary", "stages", "search_words", "owner", "reviewed_on", "review_every", "formerly")
"""Fields of every kind that stand at the top and at the end."""
AFTER_CHECKLIST = ("exit_tests", "next_time")


class MarkdownFiles:
    """The Markdown of one language."""

    def __init__(self, library: Library, locale: str, labels: Labels, twin_ending: str = "md") -> None:
        """``twin_ending`` is that of the files in the other languages that the twins' links lead to."""
        self._library = library
        self._locale = locale
        self._labels = labels
        self._twin_ending = twin_ending

    def playbook(self, playbook: Playbook, page: str = "") -> str:
        """A playbook with everything that was written in it; ``page`` is the address of its page."""
        return joined(self._blocks(playbook, page))

    def source(self, source: Source) -> str:
        """A source with its claims."""
        content, t = source.content, self._labels
        values = MarkdownValues(self._library, self._locale, t, source_address(source.id))
        author = escaped(content.author[self._locale])
        published = escaped(content.published) if content.published else ""
        blocks = [
            heading(1, f"{source.id} {content.title[self._locale]}", "_title"),
            " · ".join(filter(None, (author, published))),
            values.prose(content.note.get(self._locale, Prose())),
            heading(2, t("page.sources.claims"), "_claims"),
            *(
                f"- {anchor_of(claim.id)}**{claim.id}** {escaped(claim.text[self._locale])}"
                for claim in content.claims
            ),
        ]
        return joined(blocks)

    def _blocks(self, playbook: Playbook, page: str) -> Iterator[str]:
        content, t = playbook.content, self._labels
        values = MarkdownValues(self._library, self._locale, t, markdown_address(playbook), playbook)
        parts = MarkdownParts(values, t)
        own = [name for name in type(content).model_fields if name not in Content.model_fields]
        shared = [n for n in Content.model_fields if n not in (*HEAD, "call_card", "checklist")]
        lead = [name for name in own if is_short(getattr(content, name))]
        later = [name for name in own if name in AFTER_CHECKLIST]
        rest = [name for name in own if name not in lead + later]
        yield heading(1, content.title, "_title")
        yield escaped(content.summary)
        yield " · ".join(
            escaped(t(name))
            for name in (f"kind.{playbook.kind}.one", *(f"stage.{stage}" for stage in content.stages))
        )
        if page:
            yield f"{t('tools.page')}: {link(page, page)}"
        for twin in twins(self._library, playbook):
            file = posixpath.splitext(markdown_address(twin))[0]
            language = self._library.settings.locales[twin.locale].name
            yield link(language, f"../../{twin.locale}/{file}.{self._twin_ending}")
        for name in (*lead, "call_card", *rest, "checklist", *later, *shared):
            yield from parts.field(playbook, name)
        yield "---"
        yield lines(
            f"- {t('tools.search-words')}: {' · '.join(map(escaped, content.search_words))}",
            f"- {t('field.owner')}: {escaped(content.owner)}",
            f"- {t('field.reviewed_on')}: {content.reviewed_on}",
            f"- {t('field.next_review')}: {content.next_review}",
        )
