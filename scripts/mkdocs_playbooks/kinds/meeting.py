"""A meeting rule: what a meeting is for, when it may be held, and who takes customers' calls."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Point, Step
from mkdocs_playbooks.parts import Part, Sourced
from mkdocs_playbooks.text import Clock, Line


class Window(Sourced):
    """The time of day in which the meeting may be held."""

    start: Clock
    """When it begins, as 8:00."""
    end: Clock
    """When it ends at the latest, as 8:30."""
    note: Line | None = None
    """Why then."""


class CustomerCalls(Part):
    """What happens to a customer's call during the meeting."""

    answered_by: Line
    """Who picks up."""
    rule: Point
    """What that person does."""


class Meeting(Content):
    purpose: Line
    """What the meeting is for, in one sentence."""
    rules: Annotated[tuple[Point, ...], Field(min_length=1)]
    """The rule itself."""
    window: Window | None = None
    """The time of day in which it may be held."""
    before: tuple[Step, ...] = ()
    """What to do before it."""
    during: tuple[Step, ...] = ()
    """What to do in it."""
    after: tuple[Step, ...] = ()
    """What to do after it."""
    customer_calls: CustomerCalls
    """Who takes a customer's call meanwhile."""
    written_instead: tuple[Point, ...] = ()
    """What is written down instead of met about."""
