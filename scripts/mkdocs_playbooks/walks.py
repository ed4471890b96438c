"""Library -> the questions of each decision as one nested list on a page of its own, for paper."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_playbooks import inline
from mkdocs_playbooks.kinds.decision import Decision, Outcome, Question
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.pages import playbook_address, walk_address
from mkdocs_playbooks.phrases import phrases
from mkdocs_playbooks.templates import Labels, environment, template_text
from mkdocs_playbooks.text import Id

STYLE = "print/walk.css"
DEEPEST = 5
"""So many questions inside one another fit the width of a sheet."""


@dataclass(frozen=True)
class Fork:
    """One question with what follows it; each is an outcome, another fork or the number of a question."""

    number: int
    question: Question
    yes: Fork | Outcome | int
    no: Fork | Outcome | int


def forks(decision: Decision) -> list[Fork]:
    """All questions, each once and as far as possible inside the one that leads to it."""
    numbers = {question.id: number for number, question in enumerate(decision.questions, 1)}
    outcomes = {outcome.id: outcome for outcome in decision.outcomes}
    placed: set[Id] = set()

    def follow(id: Id, depth: int) -> Fork | Outcome | int:
        if id in outcomes:
            return outcomes[id]
        if id in placed or depth > DEEPEST:
            return numbers[id]
        return fork(decision.questions[numbers[id] - 1], depth)

    def fork(question: Question, depth: int) -> Fork:
        placed.add(question.id)
        yes = follow(question.yes, depth + 1)
        return Fork(numbers[question.id], question, yes, follow(question.no, depth + 1))

    return [fork(question, 1) for question in decision.questions if question.id not in placed]


def documents(library: Library, root: Path, locale: str, labels: Labels) -> dict[str, str]:
    """Every list of questions of one language as a page without a theme, by address."""
    template = environment(root).get_template("print/walk.html.j2")

    def find(id: str) -> Playbook:
        return library.playbooks[locale, id]  # checks.py has refused every unknown id

    def words(text: str) -> str:
        def title(id: str) -> str:
            return find(id.partition("#")[0]).content.title

        return " ".join(inline.plain(part, title) for part in inline.paragraphs(text))

    found = {}
    for playbook in library.of(locale, "decision"):
        assert isinstance(playbook.content, Decision)
        twins = [
            (other, f"../../../{other}/{walk_address(playbook)}")
            for other in library.locales
            if other != locale and library.find(other, playbook.id)
        ]
        found[walk_address(playbook)] = template.render(
            t=labels,
            locale=locale,
            settings=library.settings,
            phrases=lambda text: phrases(text, locale),
            words=words,
            playbook=playbook,
            forks=forks(playbook.content),
            page=f"../../{playbook_address(playbook)}",
            address=lambda id: f"../../{playbook_address(find(id))}",
            find=find,
            twins=twins,
        )
    return found


def assets(root: Path) -> dict[str, str]:
    """The style that the lists need besides that of all sheets, by file name."""
    return {STYLE.rpartition("/")[2]: template_text(root, STYLE)}
