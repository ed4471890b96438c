"""Library -> ``playbooks.json``: everything a CRM, a chat bot or a dashboard needs, in one language.

Texts are plain text. What the fields mean stands in ``catalogue_format``.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from mkdocs_playbooks import inline
from mkdocs_playbooks.catalogue_format import (
    FORMAT,
    Branch,
    CardRecord,
    CatalogueFile,
    ChecklistRecord,
    ClaimRecord,
    ItemRecord,
    Named,
    ObjectionRecord,
    Pair,
    PartRecord,
    PlaybookRecord,
    SectionRecord,
    SourceRecord,
)
from mkdocs_playbooks.library import NAMES, Library, Playbook
from mkdocs_playbooks.model import STAGES, Content, Loc, walk
from mkdocs_playbooks.pages import embed_address, markdown_address, playbook_address, sheet_address
from mkdocs_playbooks.parts import Part, Sourced
from mkdocs_playbooks.quiz_rules import QUESTIONS
from mkdocs_playbooks.revision import revision
from mkdocs_playbooks.store import NO_SHELF, Shelf
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import ClaimRef, Duration, Id, Prose, Text
from mkdocs_playbooks.twins import twins

FILE = "playbooks.json"
SCHEMA = "playbooks.schema.json"
SEPARATOR = ",\n  "
ELSEWHERE = {"title", "summary", "search_words", "owner", "review_every", "first_response_due", "triggers"}
ELSEWHERE |= {"use_when", "call_card", "checklist", "objections", "role_play"}
"""Fields that have a place of their own in a record, or none: what is acted out is for paper."""


class Catalogue:
    """The file of one language."""

    def __init__(self, library: Library, locale: str, labels: Labels, site_url: str = "") -> None:
        self._library = library
        self._locale = locale
        self._labels = labels
        self._site = f"{site_url.rstrip('/')}/" if site_url else ""

    def text(self, shelf: Shelf = NO_SHELF) -> str:
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
            playbooks=[],
            sources=list(self._sources()),
        )
        records = [shelf.made(p.id, partial(self._record_text, p)) for p in playbooks]
        frame = f'{{"$schema":"{SCHEMA}",{file.model_dump_json(indent=1)[1:]}\n'
        listed = f"[\n  {SEPARATOR.join(records)}\n ]" if records else "[]"
        return frame.replace('"playbooks": []', f'"playbooks": {listed}', 1)

    def _record_text(self, playbook: Playbook) -> str:
        """One playbook as it stands in the file, where lines are indented by two blanks."""
        return self.record(playbook).model_dump_json(indent=1).replace("\n", "\n  ")

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
        inside: set[Loc] = set()
        texts = []
        for loc, part in walk(value):  # what is inside a part comes after it
            if not isinstance(part, str):
                if loc and hasattr(part, "id"):
                    inside.add(loc)
            elif isinstance(part, Text) and not isinstance(part, Id | ClaimRef) and not _within(inside, loc):
                texts.append(self._plain(part))
        return texts

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


def _within(places: set[Loc], loc: Loc) -> bool:
    """Whether a way leads through one of some places."""
    return bool(places) and any(loc[:n] in places for n in range(1, len(loc)))
