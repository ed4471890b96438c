"""A meeting rule: what a meeting is for, when it may be held, and who takes customers' calls."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Part, Point, Sourced, Step
from mkdocs_playbooks.text import Clock, Line


class Window(Sourced):
    """The time of day in which the meeting may be held."""

    start: Clock
    end: Clock
    note: Line | None = None


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
    before: tuple[Step, ...] = ()
    during: tuple[Step, ...] = ()
    after: tuple[Step, ...] = ()
    customer_calls: CustomerCalls
    written_instead: tuple[Point, ...] = ()
    """What is written down instead of met about."""
