"""A learning path: what to read, try, answer and prove, day by day."""

from typing import Annotated, Literal

from pydantic import Field

from mkdocs_playbooks.model import Content
from mkdocs_playbooks.parts import Marked, Part
from mkdocs_playbooks.text import Id, Line, Ref


class Task(Marked):
    do: Literal["read", "try", "answer", "prove"]
    """read a page, try it out, answer from memory, or prove it to the mentor."""
    text: Line
    """The task."""
    playbook: Ref | None = None
    """The page it is about."""


class Day(Part):
    id: Id
    """Permanent name; links depend on it, so never change it."""
    title: Line
    """The day and its subject."""
    goal: Line
    """What the learner can do in the evening."""
    tasks: Annotated[tuple[Task, ...], Field(min_length=1)]
    """What to do that day, in order."""


class Path(Content):
    goal: Line
    """What the learner can do at the end."""
    days: Annotated[tuple[Day, ...], Field(min_length=1)]
    """The days, in order."""
