"""What can be asked of a learner, and what an answer or a tick rests on.

A browser keeps with each answer and each tick the meanings it rested on, as tokens ``playbook#part:meaning``.
A part of meaning 1 has no token. An answer is open again when the page's token is higher than the one kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from mkdocs_playbooks.kinds.path import Task
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.parts import Marked
from mkdocs_playbooks.quiz import Asked, Scenario
from mkdocs_playbooks.quiz_rules import QUESTIONS, questions


@dataclass(frozen=True)
class Card:
    """A question that comes back."""

    playbook: Playbook
    question: Asked
    scenario: Scenario | None = None
    """The story it belongs to, if it is a decision ..."""
    turn: int = 0
    """... and which of its decisions it is, from 0."""

    @property
    def key(self) -> str:
        return f"{self.playbook.id}/{self.question.id}"

    @property
    def before(self) -> tuple[str, ...]:
        """What a reader must know of the story who meets the question alone."""
        if self.scenario is None:
            return ()
        earlier = self.scenario.decisions[: self.turn]
        return (self.scenario.story, *(decision.story for decision in earlier if decision.story))


def cards(playbook: Playbook) -> Iterator[Card]:
    """Every question of a playbook, in the order of its page."""
    for loc, question in questions(playbook):
        if loc[0] == "scenarios":
            yield Card(playbook, question, playbook.content.scenarios[int(loc[1])], int(loc[3]))
        else:
            yield Card(playbook, question)


def answer_rests_on(playbook: Playbook, question: Asked) -> str:
    """The tokens of an answer: the question's own, and that of the part it is about."""
    about = [part for _, part in playbook.marked if part.id == question.about]
    return _tokens((playbook, part) for part in (question, *about))


def tick_rests_on(library: Library, path: Playbook, task: Task) -> str:
    """The tokens of a ticked task: its own, and those of all that its playbook teaches."""
    playbook = library.find(path.locale, task.playbook) if task.playbook else None
    taught = [
        (playbook, part)
        for loc, part in (playbook.marked if playbook and playbook.id != path.id else ())
        if loc[0] not in QUESTIONS and playbook
    ]
    return _tokens([(path, task), *taught])


def deck(library: Library, locale: str) -> dict[str, Any]:
    """By playbook: its title and, by question, what an answer rests on; none without questions."""
    found = {}
    for playbook in library.of(locale):
        asked = {str(c.question.id): answer_rests_on(playbook, c.question) for c in cards(playbook)}
        if asked:
            found[playbook.id] = {"title": playbook.content.title, "questions": asked}
    return found


def _tokens(parts: Iterable[tuple[Playbook, Marked]]) -> str:
    return " ".join(f"{p.id}#{part.id}:{part.meaning}" for p, part in parts if part.meaning > 1)
