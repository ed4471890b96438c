"""What holds inside questions: one sort of answer, a right and a wrong one, no line twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs_playbooks.diagnostics import Diagnostic, Guess
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.load import Loaded
from mkdocs_playbooks.model import Loc
from mkdocs_playbooks.quiz import Asked, Option, QuizQuestion

FORMS = ("options", "order", "pairs")
QUESTIONS = ("quiz", "scenarios")
"""The fields that hold questions; nothing can be about a question."""


def questions(playbook: Playbook) -> Iterator[tuple[Loc, Asked]]:
    """Every question of a playbook with the way to it, those of the quiz first."""
    for q, question in enumerate(playbook.content.quiz):
        yield ("quiz", q), question
    for s, scenario in enumerate(playbook.content.scenarios):
        for d, decision in enumerate(scenario.decisions):
            yield ("scenarios", s, "decisions", d), decision


def check_questions(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    """Every question that cannot be asked or answered as it stands."""
    document = loaded.documents[playbook.path]
    parts = [id for id, loc in playbook.steps.items() if loc[0] not in QUESTIONS]
    guess = Guess()
    for loc, question in questions(playbook):
        if question.about and question.about not in parts:
            details = {"id": question.about, "suggestion": guess(question.about, parts)}
            yield Diagnostic("unknown-about", document.place((*loc, "about")), details=details)
        if isinstance(question, QuizQuestion):
            yield from _form(document, loc, question)
        yield from _options(document, (*loc, "options"), getattr(question, "options", ()))


def _form(document: Document, loc: Loc, question: QuizQuestion) -> Iterator[Diagnostic]:
    found = [form for form in FORMS if getattr(question, form)]
    if len(found) != 1:
        place = document.key((*loc, found[1])) if found else document.place((*loc, "id"))
        yield Diagnostic("one-answer-form", place, details={"found": str(len(found)), "id": question.id})
    if (question.order or question.pairs) and not question.because:
        details = {"field": "because", "meaning": f": {QuizQuestion.model_fields['because'].description}"}
        yield Diagnostic("missing-field", document.place(loc), details=details)
    yield from _twice(document, (((*loc, "order", n), line) for n, line in enumerate(question.order)))
    for side in ("left", "right"):
        lines = (((*loc, "pairs", n, side), getattr(pair, side)) for n, pair in enumerate(question.pairs))
        yield from _twice(document, lines)


def _options(document: Document, loc: Loc, options: tuple[Option, ...]) -> Iterator[Diagnostic]:
    right = {option.correct for option in options}
    if right == {False}:
        yield Diagnostic("no-right-option", document.key(loc))
    elif right == {True}:
        yield Diagnostic("no-wrong-option", document.key(loc))
    yield from _twice(document, (((*loc, n, "text"), option.text) for n, option in enumerate(options)))


def _twice(document: Document, lines: Iterable[tuple[Loc, str]]) -> Iterator[Diagnostic]:
    """Lines a reader could not tell apart."""
    seen: set[str] = set()
    for loc, line in lines:
        if line in seen:
            yield Diagnostic("same-answer", document.place(loc), details={"text": line})
        seen.add(line)
