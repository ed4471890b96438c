"""Library -> what can be found on each page, and by which field; how it is stored is ``search_files``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import Loc
from mkdocs_playbooks.pages import playbook_address
from mkdocs_playbooks.text import Line, Prose
from mkdocs_playbooks.twins import twins

TRIGGER, THEY_SAY, SAY, STEP, REST, ASIDE = range(2, 8)
"""The class of a line. What it is worth stands in ``match.js``, where 0 is the title and 1 a search word."""
CLASSES = {
    "triggers": TRIGGER,
    "they_say": THEY_SAY,
    "say": SAY,
    "we_say": SAY,
    "instead": SAY,
    "action": STEP,
    "sign": STEP,
    "ask": STEP,
    "term": STEP,
    "reading": STEP,
    "also": STEP,
    "title": STEP,
    "phrase": ASIDE,
}
"""By the field it stands in; what helps on a call comes first."""
UNSEARCHED = {"owner", "role", "sign_off", "blank", "quiz", "scenarios", "role_play"}
"""Fields nobody looks for; a wrong answer of a quiz must not be found by somebody on the phone."""
FIRST_WORDS = 16
"""How many search words of a page are handed over first."""
HEADINGS = {"why", "cautions", "example"}
"""Fields whose heading has an id on every page."""


@dataclass(frozen=True)
class Found:
    """One sentence that can be found."""

    rank: int
    anchor: str
    """Where it stands on the page; empty at the top."""
    text: str
    at_once: bool
    """Whether it is handed over first: what customers say, and what to say at once."""


@dataclass(frozen=True)
class Entry:
    """One page that can be found."""

    playbook: Playbook
    address: str
    words: tuple[str, ...]
    """Search words."""
    foreign: tuple[str, ...]
    """Titles and search words of its twins, for a query in another language."""
    lines: tuple[Found, ...]
    """Every sentence, in reading order."""
    kind: int
    """Its kind, as the place among all kinds."""

    @property
    def first_words(self) -> tuple[str, ...]:
        return self.words[:FIRST_WORDS]

    @property
    def later_words(self) -> tuple[str, ...]:
        return self.words[FIRST_WORDS:]

    @property
    def first(self) -> list[Found]:
        """The lines that count most."""
        return [line for line in self.lines if line.at_once]

    @property
    def later(self) -> list[Found]:
        return [line for line in self.lines if not line.at_once]


def entries(library: Library, locale: str) -> list[Entry]:
    """Everything that can be found in one language."""
    return [entry(library, playbook) for playbook in library.of(locale)]


def entry(library: Library, playbook: Playbook) -> Entry:
    """What can be found on the page of one playbook."""
    own = {playbook.content.title, *playbook.content.search_words}
    foreign = [
        str(word)
        for twin in twins(library, playbook)
        for word in (twin.content.title, *twin.content.search_words)
        if word not in own
    ]
    words = tuple(map(str, playbook.content.search_words))
    lines = tuple(_lines(library, playbook))
    kind = list(library.kinds).index(playbook.kind)
    return Entry(playbook, playbook_address(playbook), words, tuple(dict.fromkeys(foreign)), lines, kind)


def _lines(library: Library, playbook: Playbook) -> Iterator[Found]:
    """Every sentence on the page, in reading order."""
    content = playbook.content
    anchors: dict[Loc, str] = {(field,): f"_{field}" for field in HEADINGS}
    anchors |= {("call_card",): "_call", ("checklist",): "_checklist"}
    anchors |= {("objections", i): f"_talk-{i + 1}" for i in range(len(content.objections))}
    anchors |= {loc[:-1]: id for loc, id in playbook.ids()}
    for loc, value in playbook.parts:
        if type(value) not in (Line, Prose) or loc[0] in ("title", "summary", "search_words"):
            continue
        fields = [part for part in loc if isinstance(part, str)]
        if UNSEARCHED.intersection(fields):
            continue
        anchor = next((anchors[loc[:n]] for n in range(len(loc), 0, -1) if loc[:n] in anchors), "")
        text = inline.plain(str(value), lambda id: _title(library, playbook.locale, id))
        rank = CLASSES.get(fields[-1], REST)
        at_once = rank <= THEY_SAY or loc[:2] == ("call_card", "say") or loc[-2:] == ("we_say", 0)
        yield Found(rank, anchor, text, at_once)
    for id in playbook.claims:  # the words of the source, where those of the page are others
        claim = library.claims.get(id)
        if claim and claim.home == playbook.id and playbook.locale in claim.text:
            yield Found(ASIDE, id, str(claim.text[playbook.locale]), at_once=False)


def _title(library: Library, locale: str, id: str) -> str:
    target = library.find(locale, id)
    return target.content.title if target else id


def readings(library: Library, locale: str) -> dict[str, list[str]]:
    """How words are read in kana: the site's table, then the glossary of the language."""
    found = {str(term): str(reading).split() for term, reading in library.readings.items()}
    for glossary in library.of(locale, "glossary"):
        for term in getattr(glossary.content, "terms", ()):
            if term.reading:
                words, kana = _parts(term.term), _parts(term.reading)
                pairs = (
                    zip(words, kana, strict=True) if len(words) == len(kana) else [(words[0], " ".join(kana))]
                )
                for word, reading in pairs:
                    found.setdefault(word, []).extend(
                        r for r in reading.split() if r not in found.get(word, ())
                    )
    return found


def _parts(text: str) -> list[str]:
    """A word and what stands behind it in brackets: 関門（ゲート） is two words."""
    return [part for part in re.split(r"[（）()\s]+", text) if part]
