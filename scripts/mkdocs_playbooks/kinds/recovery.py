"""A recovery: what to do after a failure, from the first sentence to the day trust is back."""

from typing import Annotated

from pydantic import Field

from mkdocs_playbooks.model import CallCard, Checklist, Content, Point, Step
from mkdocs_playbooks.text import Duration, Line


class Recovery(Content):
    triggers: Annotated[tuple[Line, ...], Field(min_length=1)]
    """What has happened, in the customer's words."""
    first_response_due: Duration
    """Time until the customer must have heard from us."""
    call_card: CallCard
    """What to say while the customer is on the line."""
    definition: tuple[Point, ...] = ()
    """What counts as this failure, and what does not."""
    signs: tuple[Point, ...] = ()
    """How it shows."""
    steps: Annotated[tuple[Step, ...], Field(min_length=1)]
    """What to do, in order."""
    checklist: Checklist
    """The list to tick and to print."""
    exit_tests: Annotated[tuple[Point, ...], Field(min_length=1)]
    """What the customer must be thinking before the case is closed."""
    next_time: tuple[Point, ...] = ()
    """What to change so that it does not happen again."""

    def rank(self) -> int:
        """The less time there is, the further up it stands."""
        return self.first_response_due.minutes
