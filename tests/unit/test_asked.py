"""The Library that notes gives the same answers, and knows which of them another content would change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mkdocs_playbooks.asked import AskedLibrary, Question, asked_library
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library, Playbook

ID = "failure-to-fan"
EVERYTHING = {("of", "ja", ""), ("of", "en", "")}
Ask = Callable[[Library, Playbook], object]


@pytest.fixture(scope="module")
def library(repository: Path) -> AskedLibrary:
    return asked_library(gather(repository).loaded)


@pytest.mark.parametrize(
    ("ask", "asked"),
    [
        (lambda lib, _: lib.find("ja", ID), {("find", "ja", ID)}),
        (lambda lib, _: lib.find("ja", "not-there"), {("find", "ja", "not-there")}),
        (lambda lib, _: lib.playbooks["en", ID], {("find", "en", ID)}),
        (lambda lib, _: ("ja", ID) in lib.playbooks, {("find", "ja", ID)}),
        (lambda lib, _: list(lib.playbooks), EVERYTHING),
        (lambda lib, _: len(lib.playbooks), EVERYTHING),
        (lambda lib, _: lib.of("ja"), {("of", "ja", "")}),
        (lambda lib, _: lib.of("en", "tactic"), {("of", "en", "tactic")}),
        (lambda lib, _: lib.gates("ja"), {("of", "ja", "stage")}),
        (lambda lib, playbook: lib.linking_to(playbook), {("linking", "ja", ID)}),
        (lambda lib, playbook: lib.former_ids(playbook), {("find", "ja", ID), ("find", "en", ID)}),
        (lambda lib, _: lib.reviewed_on, EVERYTHING),
        (lambda lib, _: lib.claims.keys(), set()),
    ],
)
def test_every_question_is_answered_and_noted(library: AskedLibrary, ask: Ask, asked: set[Question]) -> None:
    playbook = library.plain.playbooks["ja", ID]
    for _ in range(2):  # what is remembered is noted as well
        with library.noting() as noted:
            answer = ask(library, playbook)
        assert noted == asked
        assert answer == ask(library.plain, playbook)


def test_an_edit_changes_the_answers_that_rest_on_it(copy_of_repository: Path) -> None:
    before = asked_library(gather(copy_of_repository).loaded)
    edited = before.plain.playbooks["ja", ID]
    linked = next(id for id in edited.links if before.plain.find("ja", id))
    file = copy_of_repository / edited.path
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    after = asked_library(gather(copy_of_repository).loaded)

    def changed(*question: str) -> bool:
        what, locale, name = question
        return before.answer((what, locale, name)) != after.answer((what, locale, name))

    assert changed("find", "ja", ID)
    assert changed("of", "ja", "")
    assert changed("of", "ja", edited.kind)
    assert changed("linking", "ja", linked)
    assert not changed("find", "en", ID)
    assert not changed("find", "ja", linked)
    assert not changed("of", "en", "")
    assert not changed("of", "ja", "stage")
    assert not changed("linking", "en", linked)
    assert not changed("find", "ja", "not-there")
