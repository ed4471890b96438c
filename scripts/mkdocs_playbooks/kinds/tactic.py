"""A tactic: how to bring a customer from one gate to the next, keep one, or win one back."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import Content, Point, Step
from mkdocs_playbooks.text import GateRef, Line


class Tactic(Content):
    goal: Line
    """What is different when it has worked."""
    from_gate: GateRef | None = None
    """The gate the customer has reached when the tactic starts."""
    to_gate: GateRef | None = None
    """The gate it leads to."""
    use_when: tuple[Line, ...] = ()
    """Signs that this is the tactic to use now."""
    options: tuple[Point, ...] = ()
    """Ways to choose from."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What to do, in order."""
    evidence: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What the customer did that shows it worked."""
    avoid: tuple[Point, ...] = ()
    """What spoils it."""
