"""Warning signs: what to watch, from when on it counts, and what to do."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Point
from mkdocs_playbooks.parts import Marked
from mkdocs_playbooks.text import Line, Prose, Ref


class Sign(Marked):
    sign: Line
    """What can be seen."""
    because: Prose | None = None
    """Why it matters."""
    threshold: Line | None = None
    """From when on it counts."""
    act: Line
    """What to do about it."""
    playbook: Ref | None = None
    """The playbook that helps."""


class Signals(Content):
    use_when: tuple[Line, ...] = ()
    """When to go through the list."""
    signs: Annotated[tuple[Sign, ...], Field(min_length=1)]
    """What to watch."""
    effects: tuple[Point, ...] = ()
    """What happens if nobody acts."""
