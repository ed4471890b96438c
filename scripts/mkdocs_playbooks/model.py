"""The parts every kind of playbook is made of.

Everything here is frozen and refuses unknown fields. Authors' files hold only what is declared
here, in ``quiz.py``, ``role_play.py`` or in ``kinds/``. Where a file lies says its kind, language and id.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, Field

from mkdocs_playbooks.parts import Marked, Part, Sourced
from mkdocs_playbooks.quiz import QuizQuestion, Scenario
from mkdocs_playbooks.role_play import RolePlay
from mkdocs_playbooks.text import Day, Duration, Id, Line, Prose, Ref

StageName = Literal["acquaintance", "prospect", "customer", "repeater", "at-risk", "dormant", "lost", "team"]
"""The four relationship stages in their order, then the conditions that lie over them."""

RELATIONSHIP_STAGES: tuple[StageName, ...] = ("acquaintance", "prospect", "customer", "repeater")
CONDITIONS: tuple[StageName, ...] = ("at-risk", "dormant", "lost", "team")
STAGES = RELATIONSHIP_STAGES + CONDITIONS


class Point(Sourced):
    """One thing to know: a reason, a rule, a caution."""

    text: Prose
    """What the reader should know."""


class Step(Marked):
    """One thing to do, with its reason and the words for it."""

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
    """What the case is called."""
    text: Prose
    """What happened, and what it shows."""


class Branch(Part):
    when: Line
    """If this happens ..."""
    then: Line
    """... do this."""


class Item(Marked):
    """One row of a checklist: one action of one role."""

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


class Gate(Marked):
    """A point of the relationship that can be observed; its name is unique in the whole site: gate-1-1."""

    title: Line
    """The gate in a few words."""
    evidence: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What can be observed, best of all something the customer did."""
    shows: Prose | None = None
    """What it shows about the relationship."""


class Section(Part):
    """A pause point: rows that are worked through together."""

    id: Id
    """Permanent name of this pause point."""
    title: Line
    """Moment or place in which its rows are done."""
    within: Duration | None = None
    """Time limit, counted from the start."""
    items: Annotated[tuple[Item, ...], Field(min_length=1, max_length=9)]
    """The rows, critical ones first."""


class Checklist(Part):
    mode: Literal["read-do", "do-confirm"]
    """read-do: read a row, then do it. do-confirm: work from memory, then confirm row by row."""
    goal: Line
    """What is true when the list is done."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Pause points, in order."""
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
    reviewed_on: Day
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
    quiz: tuple[QuizQuestion, ...] = ()
    """Questions to check oneself with."""
    scenarios: tuple[Scenario, ...] = ()
    """Stories in which the reader decides."""
    role_play: RolePlay | None = None
    """A case to act out with three printed sheets."""
    related: tuple[Ref, ...] = ()
    """Ids of playbooks to read next."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before it was renamed; what is kept under them leads on to it."""

    @property
    def next_review(self) -> date:
        """The last day on which the review still holds."""
        return self.review_every.after(self.reviewed_on)

    def rank(self) -> int:
        """Its place in lists of its kind, smallest first: by the first of its stages."""
        return STAGES.index(self.stages[0])


Loc = tuple[str | int, ...]
"""The way to a value inside a file: field names and list positions."""


def walk(part: object, loc: Loc = ()) -> list[tuple[Loc, object]]:
    """Every part, text and other value of ``part`` with the way to it, in reading order."""
    found = [(loc, part)]
    _go_on(part, loc, found)
    return found


def _go_on(part: object, loc: Loc, found: list[tuple[Loc, object]]) -> None:
    # Adds to one list: a generator in a generator hands every value up through all levels.
    inside: Iterable[tuple[str | int, object]] = ()
    if isinstance(part, BaseModel):
        inside = part.__dict__.items()
    elif isinstance(part, tuple):
        inside = enumerate(part)
    elif isinstance(part, dict):
        inside = part.items()
    for key, value in inside:
        if value is not None:
            way = (*loc, key)
            found.append((way, value))
            if not isinstance(value, str):
                _go_on(value, way, found)
