"""A relationship stage: what it means and the gates a customer passes in it.

A stage playbook with gates belongs to exactly one stage. One without gates gives the overview.
"""

from mkdocs_playbooks.model import Content, Gate, Point
from mkdocs_playbooks.text import Line


class Stage(Content):
    goal: Line
    """What to reach in this stage."""
    definition: tuple[Point, ...] = ()
    """What the stage is."""
    gates: tuple[Gate, ...] = ()
    """The gates of this stage, in order."""
    rules: tuple[Point, ...] = ()
    """What to keep to in this stage."""
