"""What good playbooks do, as warnings: rules of the trade rather than of the format.

Rules that look at words know the languages in ``WORDS``; in other languages they are silent.
The reasons stand in docs/authors.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from unicodedata import east_asian_width

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.kinds.recovery import Recovery
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.load import Loaded
from mkdocs_playbooks.model import Checklist, Item, Loc

MOST_CARD_ROWS = 32  # as many as a phone screen of 390 by 844 shows of the card
OVERDUE = "overdue-review"
CARD_CELLS = 42  # half-width characters in a row of the card there, measured at 390 pixels


@dataclass(frozen=True)
class Words:
    """How a language says what the rules look for, as patterns; a gap in one has an end, or they take
    minutes over a long text.
    """

    two_actions: str
    customer: str
    call_back: str
    time: str
    owner: str
    backup: str


WORDS = {
    "ja": Words(
        two_actions=r"(して|し)、.{0,200}(する|す|く|る|つ|ぶ)$|。.",
        customer=r"お客様|先方|ご担当|「",
        call_back=r"(折り返|次の連絡|次の電話).{0,200}(約束|伝え|決め)|約束.{0,200}折り返",
        time=r"時刻|時間|[0-9○]時|いつ",
        owner=r"担当|かける人|誰が",
        backup=r"代わり|控え|代理",
    ),
    "en": Words(
        two_actions=r"\band then\b|, then\b|; ?then\b|\. .",
        customer=r"\b([Cc]ustomer|[Tt]hey|[Tt]hem|[Tt]heir)\b|[“\"]",
        call_back=r"\b(promise|give|tell|fix|agree|set)\b.{0,200}\b(call[- ]back|next call|call next)\b",
        time=r"\btime\b|\bwhen\b|\bby [0-9\[]",
        owner=r"\bowner\b|\bwho\b",
        backup=r"\bback-?up\b",
    ),
}


def lint(loaded: Loaded, playbooks: Iterable[Playbook]) -> Iterator[Diagnostic]:
    """Every place where one of ``playbooks`` breaks a rule of the trade."""
    for playbook in playbooks:
        yield from lint_one(loaded, playbook)


def lint_one(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    """Every place where one playbook breaks a rule of the trade."""
    document = loaded.documents[playbook.path]
    if playbook.content.checklist:
        yield from _checklist(playbook, document, playbook.content.checklist)
        yield from _critical_first(document, playbook.content.checklist)
    if isinstance(playbook.content, Recovery):
        yield from _recovery(playbook, document, playbook.content)
    yield from _call_card(playbook, document)


def overdue(loaded: Loaded, today: date) -> Iterator[Diagnostic]:
    """Every playbook whose review was due before ``today``."""
    for playbook in loaded.library.playbooks.values():
        if playbook.content.next_review < today:
            details = {"day": str(playbook.content.next_review), "owner": playbook.content.owner}
            place = loaded.documents[playbook.path].place(("reviewed_on",))
            yield Diagnostic(OVERDUE, place, "warning", details)


def promises_call(locale: str, action: str) -> bool:
    """Whether a row of a checklist is the one that promises a call."""
    words = WORDS.get(locale)
    return bool(words and re.search(words.call_back, action, re.IGNORECASE))


def _checklist(playbook: Playbook, document: Document, checklist: Checklist) -> Iterator[Diagnostic]:
    words = WORDS.get(playbook.locale)
    if not words:
        return
    everything = "\n".join(_text(item) for _, item in _items(checklist))
    for loc, item in _items(checklist):
        if re.search(words.two_actions, item.action):
            place = document.place((*loc, "action"))
            yield Diagnostic("two-actions", place, "warning", {"action": item.action})
        if promises_call(playbook.locale, item.action):
            sought = {"time": words.time, "owner": words.owner, "backup": words.backup}
            lost = [name for name, pattern in sought.items() if not re.search(pattern, everything, re.I)]
            if lost:
                place = document.place((*loc, "action"))
                yield Diagnostic("loose-call-back", place, "warning", {"lost": ", ".join(lost)})


def _critical_first(document: Document, checklist: Checklist) -> Iterator[Diagnostic]:
    """In every section the rows that must never be left out stand before the others."""
    for s, section in enumerate(checklist.sections):
        others = False
        for i, item in enumerate(section.items):
            if item.critical and others:
                place = document.place(("checklist", "sections", s, "items", i, "action"))
                yield Diagnostic("critical-last", place, "warning", {"action": item.action})
            others = others or not item.critical


def _recovery(playbook: Playbook, document: Document, content: Recovery) -> Iterator[Diagnostic]:
    covered = {item.fairness for _, item in _items(content.checklist)}
    if lost := [name for name in ("outcome", "process", "person") if name not in covered]:
        place = document.place(("checklist",))
        yield Diagnostic("one-sided-recovery", place, "warning", {"lost": ", ".join(lost)})
    words = WORDS.get(playbook.locale)
    for index, test in enumerate(content.exit_tests):
        if words and not re.search(words.customer, test.text):
            yield Diagnostic("sellers-exit-test", document.place(("exit_tests", index, "text")), "warning")


def _call_card(playbook: Playbook, document: Document) -> Iterator[Diagnostic]:
    card = playbook.content.call_card
    if card is None:
        return
    lines = [*card.say, *card.ask, *card.stop_if]
    lines += [line for pair in card.avoid for line in (pair.phrase, pair.instead)]
    rows = sum(-(-_cells(line) // CARD_CELLS) for line in lines)
    if rows > MOST_CARD_ROWS:
        details = {"rows": str(rows), "limit": str(MOST_CARD_ROWS)}
        yield Diagnostic("long-call-card", document.key(("call_card",)), "warning", details)


def _items(checklist: Checklist) -> Iterator[tuple[Loc, Item]]:
    for s, section in enumerate(checklist.sections):
        for i, item in enumerate(section.items):
            yield ("checklist", "sections", s, "items", i), item


def _text(item: Item) -> str:
    branch = f"{item.branch.when} {item.branch.then}" if item.branch else ""
    return " ".join(filter(None, (item.action, item.role, item.blank, item.stop, branch)))


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
