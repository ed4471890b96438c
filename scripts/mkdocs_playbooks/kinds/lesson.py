"""A lesson: why something works, with its limits and an example."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Point
from mkdocs_playbooks.text import Line


class Lesson(Content):
    takeaway: Line
    """The one sentence to remember."""
    why: Annotated[tuple[Point, ...], Field(min_length=1)]
    """Reasons."""
    apply: tuple[Point, ...] = ()
    """What to do with it on Monday."""
