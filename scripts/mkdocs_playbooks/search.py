"""Library -> search index: what can be found on each page, and how much it helps on a call.

The index is a plain script, so that it also loads from a folder without a server.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import Loc, walk
from mkdocs_playbooks.pages import playbook_address
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Line, Prose

WEIGHTS = {
    "they_say": 80,
    "triggers": 80,
    "search_words": 80,
    "say": 60,
    "we_say": 60,
    "instead": 60,
    "action": 50,
    "sign": 50,
    "ask": 50,
    "term": 50,
    "reading": 50,
    "also": 50,
}
"""How much a match in a field counts; what helps on a call comes first. The page's title counts 100."""
STEP_TITLE, ANYTHING_ELSE = 50, 20
UNSEARCHED = {"owner", "role", "sign_off", "blank", "quiz", "scenarios", "role_play"}
"""Fields nobody looks for; a wrong answer of a quiz must not be found by somebody on the phone."""


def index(library: Library, locale: str, labels: Labels) -> str:
    """The script that hands the pages of one language to the search box.

    ``pbSearchIndex`` is a list of ``{address, kind, title, lines}``, a line being
    ``[weight, anchor, text]``; search words are lines with an empty text shown as the summary.
    """
    pages = [
        {
            "address": playbook_address(playbook),
            "kind": labels(f"kind.{playbook.kind}.one"),
            "title": playbook.content.title,
            "summary": playbook.content.summary,
            "words": list(playbook.content.search_words),
            "lines": [list(line) for line in _lines(library, playbook)],
        }
        for playbook in library.of(locale)
    ]
    return f"window.pbSearchIndex = {json.dumps(pages, ensure_ascii=False, separators=(',', ':'))};\n"


def _lines(library: Library, playbook: Playbook) -> Iterator[tuple[int, str, str]]:
    """(weight, anchor, text) of every sentence on the page, in reading order."""
    content = playbook.content
    anchors: dict[Loc, str] = {("call_card",): "_call", ("checklist",): "_checklist"}
    anchors |= {("objections", i): f"_talk-{i + 1}" for i in range(len(content.objections))}
    anchors |= {loc[:-1]: id for loc, id in playbook.ids()}
    for loc, value in walk(content):
        if type(value) not in (Line, Prose) or loc[0] in ("title", "summary", "search_words"):
            continue
        if UNSEARCHED.intersection(loc):
            continue
        field = next(part for part in reversed(loc) if isinstance(part, str))
        weight = WEIGHTS.get(field, STEP_TITLE if field == "title" else ANYTHING_ELSE)
        anchor = next((anchors[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in anchors), "")
        yield weight, anchor, inline.plain(str(value), lambda id: _title(library, playbook.locale, id))


def _title(library: Library, locale: str, id: str) -> str:
    target = library.find(locale, id)
    return target.content.title if target else id
