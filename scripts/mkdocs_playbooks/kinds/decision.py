"""A decision: yes/no questions that end on a named next page."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Point
from mkdocs_playbooks.parts import Marked
from mkdocs_playbooks.text import Id, Line, Prose, Ref


class Question(Marked):
    ask: Line
    """A question that can be answered with yes or no."""
    hint: Prose | None = None
    """How to tell."""
    yes: Id
    """Id of the next question or of an outcome."""
    no: Id
    """Id of the next question or of an outcome."""


class Outcome(Marked):
    title: Line
    """What has been decided."""
    text: Prose
    """What to do now."""
    playbook: Ref
    """The page to go on with."""


class Decision(Content):
    definition: tuple[Point, ...] = ()
    """What is being told apart."""
    questions: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The first one starts the walk."""
    outcomes: Annotated[tuple[Outcome, ...], Field(min_length=2)]
    """What the walk can end on."""
    prepare: tuple[Point, ...] = ()
    """What to have ready before it is needed."""
