"""Questions to check oneself with, and stories in which the reader decides; every playbook may have them.

What a type cannot say (one right option at least, no line twice) is checked in ``quiz_rules.py``.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.parts import Marked, Part, Sourced
from mkdocs_playbooks.text import Id, Line, PartRef, Prose, Ref


class Option(Sourced):
    """One of the answers to choose from."""

    text: Line
    """The answer."""
    correct: bool = False
    """Whether it is right; several may be."""
    because: Prose
    """Why it is right or wrong."""


class Pair(Part):
    """Two lines that belong together."""

    left: Line
    """What is given."""
    right: Line
    """What belongs to it."""


class Asked(Marked):
    """What all questions have."""

    story: Prose | None = None
    """What has happened, told before the question."""
    ask: Line
    """The question."""
    about: PartRef | None = None
    """Id of the step, row, gate ... of this playbook that the question rests on."""
    leads_to: Ref | None = None
    """The playbook to read after a wrong answer, if it is not this one."""


Options = Annotated[tuple[Option, ...], Field(min_length=2, max_length=6)]


class QuizQuestion(Asked):
    """A question with exactly one of ``options``, ``order`` and ``pairs``."""

    options: Options = ()
    """Answers to choose from, at least one right and one wrong."""
    order: Annotated[tuple[Line, ...], Field(min_length=3, max_length=9)] = ()
    """Lines in their right order; the reader gets them mixed."""
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2, max_length=6)] = ()
    """Lines that belong together; the reader gets them mixed."""
    because: Prose | None = None
    """Why this is right; needed with `order` and `pairs`."""


class Decision(Asked):
    """A turn of a scenario: a question with options."""

    options: Options
    """What the reader can decide."""


class Scenario(Sourced):
    """A story in which the reader decides, once or several times."""

    id: Id
    """Permanent name; links depend on it, so never change it."""
    title: Line
    """What the story is called."""
    story: Prose
    """What has happened so far."""
    decisions: Annotated[tuple[Decision, ...], Field(min_length=1, max_length=6)]
    """What to decide, in order; a decision's own story tells what happened next."""


def mixed(id: str, count: int) -> list[int]:
    """The numbers 0 to ``count`` - 1 out of their order, in the same way on any day and machine."""
    places = sorted(range(count), key=lambda place: sha256(f"{id} {place}".encode()).digest())
    return places if places != sorted(places) else places[1:] + places[:1]
