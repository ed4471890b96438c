"""The parts every kind of playbook is made of, and the Library that holds all of them.

Everything here is frozen and refuses unknown fields. Authors' files hold only what is declared
here or in ``kinds/``; where a file lies says its kind, its language and its id.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

# --- Text -------------------------------------------------------------------------------------

VALUE_REFERENCE = r"\(\(([a-z0-9-]+)\)\)"
"""Stands for one of the site's values (``playbooks/site.yml``) in any text: ((meeting-end))."""
LONGEST_TEXT = 20_000  # characters; a longer field is a pasted document, not a sentence


class Text(str):
    """A text field. Subclasses say what may stand in it; ``code`` names the diagnostic if it may not."""

    pattern: ClassVar[str | None] = None
    code: ClassVar[str] = "bad-text"

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.str_schema(strip_whitespace=True)
        return core_schema.no_info_after_validator_function(cls._accept, plain)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        result: dict[str, Any] = {"type": "string", "minLength": 1}
        if cls.pattern:
            result["pattern"] = f"^(?:{cls.pattern}|.*{VALUE_REFERENCE}.*)$"
        return result

    @classmethod
    def _accept(cls, value: str) -> Text:
        if not value:
            raise PydanticCustomError("empty-value", "empty")
        if len(value) > LONGEST_TEXT:
            raise PydanticCustomError("too-long", "too long", {"limit": LONGEST_TEXT})
        if cls.pattern and not re.fullmatch(cls.pattern, value):
            raise PydanticCustomError(cls.code, "not allowed", {"value": value[:60]})
        return cls(value)


class Line(Text):
    """One line of plain text, shown exactly as typed."""

    pattern = r"[^\r\n]+"
    code = "line-break"


class Prose(Text):
    """Text with **bold**, `code` and [links](playbook-id); a blank line starts a paragraph."""


class Id(Text):
    """A permanent name, unique in its file: small ASCII letters, digits and single hyphens."""

    pattern = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
    code = "bad-id"


class Ref(Id):
    """The id of another playbook in the same language."""


class GateRef(Id):
    """The id of a gate of a stage playbook."""


class ClaimRef(Text):
    """The id of a claim in ``playbooks/sources/``, or ``ours`` for what we added ourselves."""

    pattern = r"S[0-9]+-[0-9]+|ours"
    code = "bad-claim-id"


class Clock(Text):
    """A time of day such as 8:30, on the 24-hour clock."""

    pattern = r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
    code = "bad-clock"


class Duration(Text):
    """A length of time such as ``10 minutes`` or ``6 months``."""

    pattern = r"[1-9][0-9]{0,3} (minute|hour|day|week|month|year)s?"
    code = "bad-duration"

    @property
    def amount(self) -> int:
        return int(self.split()[0])

    @property
    def unit(self) -> str:
        """``minute``, ``hour``, ``day``, ``week``, ``month`` or ``year``."""
        return self.split()[1].removesuffix("s")

    def after(self, start: date) -> date:
        """The day this length of time after ``start``; for days and longer."""
        return start + relativedelta(**{f"{self.unit}s": self.amount})  # type: ignore[arg-type]  # months=6

    @property
    def minutes(self) -> int:
        """Minutes, with months of 30 and years of 365 days: for sorting, not for the calendar."""
        per_unit = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}
        return self.amount * per_unit[self.unit]


StageName = Literal["acquaintance", "prospect", "customer", "repeater", "at-risk", "dormant", "lost", "team"]
"""The four relationship stages in their order, then the conditions that lie over them."""

RELATIONSHIP_STAGES: tuple[StageName, ...] = ("acquaintance", "prospect", "customer", "repeater")
CONDITIONS: tuple[StageName, ...] = ("at-risk", "dormant", "lost", "team")
STAGES = RELATIONSHIP_STAGES + CONDITIONS

# --- Parts shared by kinds --------------------------------------------------------------------


class Part(BaseModel):
    """Anything that stands in a playbook: frozen, and strict about its fields."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class Sourced(Part):
    sources: tuple[ClaimRef, ...] = ()
    """Claims this rests on (S1-60), or `ours` for what we added ourselves."""


class Point(Sourced):
    """One thing to know: a reason, a rule, a caution."""

    text: Prose
    """What the reader should know."""


class Step(Sourced):
    """One thing to do, with its reason and the words for it."""

    id: Id
    """Permanent name of this step; links and ticks depend on it, so never change it."""
    title: Line
    """The action in a few words."""
    text: Prose | None = None
    """How to do it."""
    because: Prose | None = None
    """Why it works."""
    say: tuple[Line, ...] = ()
    """Words to say, as spoken."""


class Avoid(Sourced):
    phrase: Line
    """What not to say."""
    instead: Line
    """What to say instead."""


class CallCard(Sourced):
    """What to say while the customer is on the line; fits one phone screen."""

    say: Annotated[tuple[Line, ...], Field(min_length=1)]
    """First sentences to say, in order."""
    ask: tuple[Line, ...] = ()
    """Questions to ask."""
    avoid: tuple[Avoid, ...] = ()
    """What not to say, and what to say instead."""
    stop_if: tuple[Line, ...] = ()
    """When to stop and hand over."""


class Objection(Sourced):
    they_say: Line
    """What the customer says, in the customer's words."""
    we_say: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What to answer, as spoken."""


class Example(Sourced):
    title: Line
    text: Prose


class Branch(Part):
    when: Line
    """If this happens ..."""
    then: Line
    """... do this."""


class Item(Sourced):
    """One row of a checklist: one action of one role."""

    id: Id
    """Permanent name of this row; ticks depend on it, so never change it."""
    action: Line
    """One action."""
    role: Line | None = None
    """Who does it."""
    because: Prose | None = None
    """Why it is on the list."""
    blank: Line | None = None
    """Label of a write-in blank."""
    critical: bool = False
    """Must never be left out."""
    fairness: Literal["outcome", "process", "person"] | None = None
    """What the customer will judge by it: the outcome, the process or how the person was treated."""
    branch: Branch | None = None
    """A case that changes what to do."""
    stop: Line | None = None
    """Do not go on after this row until this holds."""


class Gate(Sourced):
    """A point of the relationship that can be observed."""

    id: Id
    """Permanent name, unique in the whole site: gate-1-1."""
    title: Line
    """The gate in a few words."""
    evidence: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What can be observed, best of all something the customer did."""
    meaning: Prose | None = None
    """What it tells about the relationship."""


class Section(Part):
    """A pause point: rows that are worked through together."""

    id: Id
    title: Line
    within: Duration | None = None
    """Time limit, counted from the start."""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=9)]


class Checklist(Part):
    mode: Literal["read-do", "do-confirm"]
    """read-do: read a row, then do it. do-confirm: work from memory, then confirm row by row."""
    goal: Line
    """What is true when the list is done."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    completion: Line
    """What to say or report when the last row is ticked."""
    sign_off: tuple[Line, ...] = ()
    """Roles that sign."""


class Content(Part):
    """The fields every kind has; a kind adds its own."""

    title: Line
    """Title of the page."""
    summary: Line
    """What the reader can do with it, in one line."""
    stages: Annotated[tuple[StageName, ...], Field(min_length=1)]
    """Relationship stages and conditions it applies to."""
    search_words: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What people type and say when they need this page."""
    owner: Line
    """Who keeps it true."""
    reviewed_on: date
    """Day of the last review, as 2026-11-21."""
    review_every: Duration
    """How often it must be reviewed, as 6 months."""
    call_card: CallCard | None = None
    """What to say while the customer is on the line."""
    checklist: Checklist | None = None
    """The list to tick and to print."""
    objections: tuple[Objection, ...] = ()
    """What the customer says, and what to answer."""
    why: tuple[Point, ...] = ()
    """Reasons."""
    cautions: tuple[Point, ...] = ()
    """Limits, exceptions and honest doubts."""
    example: Example | None = None
    """A case that shows it."""
    related: tuple[Ref, ...] = ()
    """Ids of playbooks to read next."""

    def rank(self) -> int:
        """Its place in lists of its kind, smallest first: by the first of its stages."""
        return STAGES.index(self.stages[0])


# --- Walking ----------------------------------------------------------------------------------

Loc = tuple[str | int, ...]
"""The way to a value inside a file: field names and list positions."""


def walk(part: object, loc: Loc = ()) -> Iterator[tuple[Loc, object]]:
    """Yield every part and every text of ``part`` with the way to it, in reading order."""
    yield loc, part
    if isinstance(part, BaseModel):
        for name in type(part).model_fields:
            yield from walk(getattr(part, name), (*loc, name))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from walk(value, (*loc, index))
    elif isinstance(part, dict):
        for key, value in part.items():
            yield from walk(value, (*loc, key))


# --- What lies in the playbooks folder --------------------------------------------------------


@dataclass(frozen=True)
class Playbook:
    """One YAML file: where it lies and what it holds."""

    kind: str
    locale: str
    id: str
    path: str
    """Path from the site's folder, with forward slashes."""
    content: Content

    def ids(self) -> list[tuple[Loc, str]]:
        """Every id declared inside (steps, rows, gates ...) with the way to it, in reading order."""
        return [
            (loc, str(value))
            for loc, value in walk(self.content)
            if loc and loc[-1] == "id" and isinstance(value, Id)
        ]

    def claims(self) -> list[str]:
        """Ids of the claims it cites, each once, in reading order."""
        found = [v for _, v in walk(self.content) if isinstance(v, ClaimRef) and v != "ours"]
        return list(dict.fromkeys(found))


class Claim(Part):
    """One statement of a source, in our own words."""

    id: ClaimRef
    weight: Literal["A", "B", "C"]
    """A must be visible in a playbook, B is a reason or support, C is context."""
    home: Id
    """The playbook that must cover it."""
    text: dict[str, Line]
    """The claim in each language."""


class SourceContent(Part):
    """A text that playbooks rest on, as the claims we took from it."""

    author: dict[str, Line]
    title: dict[str, Line]
    published: Line | None = None
    """Year or day of publication."""
    note: dict[str, Prose] = {}
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Source:
    """One file of ``playbooks/sources/``."""

    id: str
    path: str
    content: SourceContent


class LocaleSettings(Part):
    name: Line
    """The language's own name for itself, for the language switch."""
    title: Line
    """Name of the site in this language."""
    description: Line
    """What the site is for, in one line."""


class Settings(Part):
    """``playbooks/site.yml``: what holds for the whole site."""

    locales: Annotated[dict[str, LocaleSettings], Field(min_length=1)]
    """Languages of the site by code; the first is the main one."""
    values: dict[Id, Line] = {}
    """Values used in several playbooks, written there as ((name))."""


@dataclass(frozen=True)
class Library:
    """All content of a site that passed its own checks, ready to render."""

    settings: Settings
    playbooks: Mapping[tuple[str, str], Playbook] = field(default_factory=dict)
    """By (locale, id)."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """By id."""

    @property
    def locales(self) -> tuple[str, ...]:
        return tuple(self.settings.locales)

    def of(self, locale: str, kind: str | None = None) -> list[Playbook]:
        """The playbooks of one language (and kind), by rank and then by id."""
        return [p for p in self._ordered if p.locale == locale and kind in (None, p.kind)]

    def find(self, locale: str, id: str) -> Playbook | None:
        return self.playbooks.get((locale, id))

    def gates(self, locale: str) -> list[Gate]:
        """All gates of one language, from the first contact on."""
        staged = [p for p in self.of(locale, "stage") if getattr(p.content, "gates", ())]
        staged.sort(key=lambda p: STAGES.index(p.content.stages[0]))
        return [gate for p in staged for gate in getattr(p.content, "gates", ())]

    @cached_property
    def _ordered(self) -> list[Playbook]:
        return sorted(self.playbooks.values(), key=lambda p: (p.content.rank(), p.id))

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {c.id: c for s in self.sources.values() for c in s.content.claims}
