"""A case to act out: who the customer is, what they keep back, and how to judge what was said."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.parts import Part, Sourced
from mkdocs_playbooks.text import Line, Prose


class Anchor(Part):
    """One row of the observer's sheet: the same ability at its weakest and at its best."""

    look_for: Line
    """What the observer looks for."""
    weak: Line
    """What is heard or seen when it is missing."""
    strong: Line
    """What is heard or seen when it is fully there."""


class RolePlay(Sourced):
    """A case to act out; it stands on the printed sheets only, so that nobody reads the other side's."""

    seller: Prose
    """What the salesperson knows before the call."""
    customer: Prose
    """Who the customer is and how they feel; only the customer's side reads it."""
    opening: Line
    """The customer's first words."""
    hidden: Prose
    """What really matters to the customer, kept back at first."""
    tell_when: Line
    """What the salesperson must ask or do to be told."""
    calm_when: Line
    """What makes the customer calm down."""
    anchors: Annotated[tuple[Anchor, ...], Field(min_length=3, max_length=5)]
    """What the observer judges."""
