"""Which playbooks use a term of the glossary: those that its author names, and those in which it occurs."""

from __future__ import annotations

import re

from mkdocs_playbooks import inline
from mkdocs_playbooks.kinds.glossary import Glossary, Term
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.text import Line, Prose

UNREAD = {"search_words", "owner", "role_play"}
"""Fields that are not read as sentences."""


def uses(library: Library, glossary: Playbook) -> dict[str, list[Playbook]]:
    """By id of a term: the named playbooks, then the others in which it stands, most often first."""
    others = [p for p in library.of(glossary.locale) if not isinstance(p.content, Glossary)]
    texts = [(playbook, _text(playbook)) for playbook in others]
    found: dict[str, list[Playbook]] = {}
    for term in getattr(glossary.content, "terms", ()):
        pattern = _pattern(term)
        counts = [(len(pattern.findall(text)), playbook) for playbook, text in texts]
        counts.sort(key=lambda count: (count[1].id not in term.used_in, -count[0]))
        found[term.id] = [p for count, p in counts if count or p.id in term.used_in]
    return found


def _pattern(term: Term) -> re.Pattern[str]:
    """The term in any of its forms; a Latin word stands alone or in the plural."""
    forms = sorted((term.term, *term.also), key=len, reverse=True)
    return re.compile("|".join(_whole(form) for form in forms), re.IGNORECASE)


def _whole(form: str) -> str:
    before = r"(?<![A-Za-z0-9])" if form[0].isascii() else ""
    after = r"(?:s|es)?(?![A-Za-z0-9])" if form[-1].isascii() else ""
    return f"{before}{re.escape(form)}{after}"


def _text(playbook: Playbook) -> str:
    """All sentences of a playbook without their markup."""
    lines = [
        inline.plain(str(value), lambda id: "")
        for loc, value in playbook.parts
        if type(value) in (Line, Prose) and loc[0] not in UNREAD
    ]
    return "\n".join(lines)
