"""Library -> ``playbooks.json``: everything a CRM, a chat bot or a dashboard needs, in one language.

Texts are plain text. The models are the documentation: their JSON Schema is published beside the file.
``format`` rises when a field goes or changes its meaning; new fields may come at any time.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import NAMES, Library, Playbook
from mkdocs_playbooks.model import STAGES, Content, Loc, walk
from mkdocs_playbooks.pages import embed_address, markdown_address, playbook_address, sheet_address
from mkdocs_playbooks.parts import Part, Sourced
from mkdocs_playbooks.quiz_rules import QUESTIONS
from mkdocs_playbooks.revision import revision
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import ClaimRef, Duration, Id, Prose, Text
from mkdocs_playbooks.twins import twins

FILE = "playbooks.json"
SCHEMA = "playbooks.schema.json"
FORMAT = 1
ELSEWHERE = {"title", "summary", "search_words", "owner", "review_every", "first_response_due", "triggers"}
ELSEWHERE |= {"use_when", "call_card", "checklist", "objections", "role_play"}
"""Fields that have a place of their own in a record, or none: what is acted out is for paper."""


class Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Named(Record):
    id: str
    title: str


class Pair(Record):
    phrase: str
    """What not to say."""
    instead: str
    """What to say instead."""


class CardRecord(Record):
    """What to say while the customer is on the line."""

    url: str
    say: list[str]
    ask: list[str]
    avoid: list[Pair]
    stop_if: list[str]
    """When to stop and hand over."""
    sources: list[str]


class PartRecord(Record):
    """A step, gate, sign, question, outcome, day, task or term."""

    id: str
    """Permanent within its playbook."""
    field: str
    """Where it stands: steps, gates, signs, questions, outcomes, days, terms ..."""
    url: str
    """Its place on the page."""
    title: str
    texts: dict[str, list[str]]
    """All its other texts by field, such as text, because, say, evidence, definition."""
    leads_to: list[str]
    """Ids that it names: of playbooks, or of questions and outcomes of a decision (yes, then no)."""
    meaning: int
    """Rises when what it says has changed, not for better wording."""
    sources: list[str]


class Branch(Record):
    when: str
    then: str


class ItemRecord(Record):
    """One row of a checklist."""

    id: str
    """Permanent within its playbook."""
    url: str
    action: str
    role: str | None
    because: str | None
    blank: str | None
    """Label of a write-in blank."""
    critical: bool
    """Must never be left out."""
    fairness: Literal["outcome", "process", "person"] | None
    """What the customer will judge by it."""
    branch: Branch | None
    """A case that changes what to do."""
    stop: str | None
    """Do not go on before this holds."""
    meaning: int
    sources: list[str]


class SectionRecord(Record):
    id: str
    url: str
    title: str
    within_minutes: int | None
    """Time limit, counted from the start."""
    items: list[ItemRecord]


class ChecklistRecord(Record):
    url: str
    sheet: str
    """Address of the sheet to print."""
    version: str
    """Changes with the words; it is printed on the sheet."""
    mode: Literal["read-do", "do-confirm"]
    goal: str
    sections: list[SectionRecord]
    completion: str
    """What to report when the last row is ticked."""
    sign_off: list[str]
    """Roles that sign."""


class ObjectionRecord(Record):
    url: str
    they_say: str
    we_say: list[str]
    sources: list[str]


class PlaybookRecord(Record):
    id: str
    """Permanent, and the same in every language."""
    kind: str
    url: str
    """Its page."""
    markdown: str
    """The same as Markdown."""
    embed: str
    """The same as a card for a frame."""
    twins: dict[str, str]
    """Its page in the other languages."""
    formerly: list[str]
    """Ids it had before."""
    title: str
    summary: str
    stages: list[str]
    search_words: list[str]
    owner: str
    reviewed_on: date
    next_review: date
    revision: str
    """Changes when a part is added, goes, or has its meaning raised; not for better wording."""
    triggers: list[str]
    """What customers say when it is needed; of a tactic, when to use it."""
    first_response_minutes: int | None
    """Time until the customer must have heard from us."""
    call_card: CardRecord | None
    parts: list[PartRecord]
    """Everything with an id, in the order of the page, apart from rows and quiz."""
    checklist: ChecklistRecord | None
    objections: list[ObjectionRecord]
    texts: dict[str, list[str]]
    """All other texts by field, such as definition, why, cautions, exit_tests, example."""
    related: list[str]
    """Ids of playbooks to read next."""
    sources: list[str]
    """Claims it rests on."""


class ClaimRecord(Record):
    id: str
    url: str
    weight: Literal["A", "B", "C"]
    """A must be visible in a playbook, B is a reason or support, C is context."""
    text: str
    home: str
    """The playbook that must cover it."""


class SourceRecord(Record):
    id: str
    url: str
    author: str
    title: str
    published: str | None
    claims: list[ClaimRecord]


class CatalogueFile(Record):
    """Addresses are absolute where the site's address is set, else relative to this file."""

    format: Literal[1]
    locale: str
    title: str
    description: str
    languages: dict[str, str]
    """Address of this file in the other languages."""
    kinds: list[Named]
    stages: list[Named]
    playbooks: list[PlaybookRecord]
    sources: list[SourceRecord]


def schema_text() -> str:
    """The JSON Schema of the file."""
    draft = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    return json.dumps(draft | CatalogueFile.model_json_schema(), ensure_ascii=False, indent=1) + "\n"


class Catalogue:
    """The file of one language."""

    def __init__(self, library: Library, locale: str, labels: Labels, site_url: str = "") -> None:
        self._library = library
        self._locale = locale
        self._labels = labels
        self._site = f"{site_url.rstrip('/')}/" if site_url else ""

    def text(self) -> str:
        """The whole file."""
        library, t = self._library, self._labels
        settings = library.settings.locales[self._locale]
        playbooks = [p for kind in library.kinds for p in library.of(self._locale, kind)]
        file = CatalogueFile(
            format=FORMAT,
            locale=self._locale,
            title=settings.title,
            description=settings.description,
            languages={c: self._url(FILE, locale=c) for c in library.locales if c != self._locale},
            kinds=[Named(id=kind, title=t(f"kind.{kind}.many")) for kind in library.kinds],
            stages=[Named(id=stage, title=t(f"stage.{stage}")) for stage in STAGES],
            playbooks=[self.record(playbook) for playbook in playbooks],
            sources=list(self._sources()),
        )
        return f'{{"$schema":"{SCHEMA}",{file.model_dump_json(indent=1)[1:]}\n'

    def record(self, playbook: Playbook) -> PlaybookRecord:
        """One playbook."""
        content, page = playbook.content, playbook_address(playbook)
        others = twins(self._library, playbook)
        card = content.call_card
        due = getattr(content, "first_response_due", None)
        when = getattr(content, "triggers", ()) or getattr(content, "use_when", ())
        return PlaybookRecord(
            id=playbook.id,
            kind=playbook.kind,
            url=self._url(page),
            markdown=self._url(markdown_address(playbook)),
            embed=self._url(embed_address(playbook)),
            twins={t.locale: self._url(playbook_address(t), locale=t.locale) for t in others},
            formerly=list(self._library.former_ids(playbook)),
            title=content.title,
            summary=content.summary,
            stages=list(content.stages),
            search_words=list(content.search_words),
            owner=content.owner,
            reviewed_on=content.reviewed_on,
            next_review=content.next_review,
            revision=revision(playbook),
            triggers=[str(line) for line in when],
            first_response_minutes=due.minutes if isinstance(due, Duration) else None,
            call_card=CardRecord(
                url=self._url(page, "_call"),
                say=list(card.say),
                ask=list(card.ask),
                avoid=[Pair(phrase=pair.phrase, instead=pair.instead) for pair in card.avoid],
                stop_if=list(card.stop_if),
                sources=_claims(card),
            )
            if card
            else None,
            parts=list(self._parts(playbook)),
            checklist=self._checklist(playbook),
            objections=[
                ObjectionRecord(
                    url=self._url(page, f"_talk-{number}"),
                    they_say=pair.they_say,
                    we_say=list(pair.we_say),
                    sources=_claims(pair),
                )
                for number, pair in enumerate(content.objections, 1)
            ],
            texts=self._other_texts(content),
            related=list(content.related),
            sources=list(playbook.claims),
        )

    def _parts(self, playbook: Playbook) -> Iterator[PartRecord]:
        for loc, part in playbook.parts:
            if not isinstance(part, Part) or not hasattr(part, "id") or loc[0] in ("checklist", *QUESTIONS):
                continue
            name = next(name for name in NAMES if hasattr(part, name))
            inner = {n: v for n, v in part if n not in ("id", name, "sources")}
            named = [v for value in inner.values() for v in (value if isinstance(value, tuple) else (value,))]
            yield PartRecord(
                id=part.id,
                field=str(loc[-2]),
                url=self._url(playbook_address(playbook), part.id),
                title=self._plain(getattr(part, name)),
                texts={field: texts for field, value in inner.items() if (texts := self._texts(value))},
                leads_to=[str(value) for value in named if isinstance(value, Id)],
                meaning=getattr(part, "meaning", 1),
                sources=_claims(part),
            )

    def _checklist(self, playbook: Playbook) -> ChecklistRecord | None:
        checklist, page = playbook.content.checklist, playbook_address(playbook)
        if checklist is None:
            return None
        sections = [
            SectionRecord(
                id=section.id,
                url=self._url(page, section.id),
                title=section.title,
                within_minutes=section.within.minutes if section.within else None,
                items=[
                    ItemRecord(
                        id=item.id,
                        url=self._url(page, item.id),
                        action=item.action,
                        role=item.role,
                        because=self._plain(item.because) if item.because else None,
                        blank=item.blank,
                        critical=item.critical,
                        fairness=item.fairness,
                        branch=Branch(when=item.branch.when, then=item.branch.then) if item.branch else None,
                        stop=item.stop,
                        meaning=item.meaning,
                        sources=_claims(item),
                    )
                    for item in section.items
                ],
            )
            for section in checklist.sections
        ]
        return ChecklistRecord(
            url=self._url(page, "_checklist"),
            sheet=self._url(sheet_address(playbook)),
            version=playbook.version,
            mode=checklist.mode,
            goal=checklist.goal,
            sections=sections,
            completion=checklist.completion,
            sign_off=list(checklist.sign_off),
        )

    def _sources(self) -> Iterator[SourceRecord]:
        for id, source in sorted(self._library.sources.items()):
            content, page = source.content, f"sources/{id}.html"
            yield SourceRecord(
                id=id,
                url=self._url(page),
                author=content.author[self._locale],
                title=content.title[self._locale],
                published=content.published,
                claims=[
                    ClaimRecord(
                        id=claim.id,
                        url=self._url(page, claim.id),
                        weight=claim.weight,
                        text=claim.text[self._locale],
                        home=claim.home,
                    )
                    for claim in content.claims
                ],
            )

    def _other_texts(self, content: Content) -> dict[str, list[str]]:
        """Texts of the fields whose parts have no id."""
        found = {}
        for name, value in content:
            with_ids = isinstance(value, tuple) and value and hasattr(value[0], "id")
            if name not in ELSEWHERE and not with_ids and (texts := self._texts(value)):
                found[name] = texts
        return found

    def _texts(self, value: Any) -> list[str]:
        """Every text inside a value, in reading order, but for those of parts with an id of their own."""
        inside: set[Loc] = {loc for loc, part in walk(value) if loc and hasattr(part, "id")}
        return [
            self._plain(text)
            for loc, text in walk(value)
            if isinstance(text, Text)
            and not isinstance(text, Id | ClaimRef)
            and not any(loc[:n] in inside for n in range(1, len(loc)))
        ]

    def _plain(self, text: str) -> str:
        """A text without its markup; only prose has any."""
        if not isinstance(text, Prose):
            return str(text)
        return inline.plain(text, lambda id: self._library.playbooks[self._locale, id].content.title)

    def _url(self, address: str, anchor: str = "", locale: str = "") -> str:
        """Where a file of this or another language is found, from this file or from anywhere."""
        if self._site:
            address = f"{self._site}{locale or self._locale}/{address}"
        elif locale:
            address = f"../{locale}/{address}"
        return f"{address}#{anchor}" if anchor else address


def _claims(part: object) -> list[str]:
    return list(part.sources) if isinstance(part, Sourced) else []
