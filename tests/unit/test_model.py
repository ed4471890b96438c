"""``model``: what a text field may hold, and what the Library answers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import samples
from pydantic import TypeAdapter, ValidationError

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library, Playbook, Settings
from mkdocs_playbooks.model import Checklist, walk
from mkdocs_playbooks.text import LONGEST_TEXT, ClaimRef, Clock, Duration, GateRef, Id, Line, Prose, Ref, Text


def accept(kind: type[Text], value: str) -> Text:
    return TypeAdapter(kind).validate_python(value)


def refusal(kind: type[Text], value: str) -> str:
    with pytest.raises(ValidationError) as caught:
        accept(kind, value)
    return caught.value.errors()[0]["type"]


def playbook(kind: str, id: str, fields: samples.Fields, locale: str = "en") -> Playbook:
    path = f"playbooks/{locale}/{kind}/{id}.yml"
    return Playbook(kind, locale, id, path, KINDS[kind].model_validate(fields))


def library(*playbooks: Playbook) -> Library:
    settings = Settings.model_validate(samples.settings("ja", "en"))
    return Library(settings, {(p.locale, p.id): p for p in playbooks})


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Line, ["a", "営業 & <b>", "{{ x }}"]),
        (Prose, ["a\n\nb", "**b**"]),
        (Id, ["a", "call-back", "stage-1", "x9-2b"]),
        (Ref, ["late-delivery"]),
        (GateRef, ["gate-1-1"]),
        (ClaimRef, ["S1-60", "S12-1", "ours"]),
        (Clock, ["8:30", "08:30", "0:00", "23:59"]),
        (Duration, ["1 minute", "10 minutes", "24 hours", "3 days", "2 weeks", "6 months", "1 year"]),
    ],
)
def test_a_text_field_keeps_what_it_may_hold(kind: type[Text], values: list[str]) -> None:
    for value in values:
        accepted = accept(kind, f"  {value}\n")
        assert accepted == value
        assert type(accepted) is kind


@pytest.mark.parametrize(
    ("kind", "values", "code"),
    [
        (Line, ["a\nb", "a\rb"], "line-break"),
        (Id, ["A", "1a", "a_b", "a--b", "-a", "a-", "é", "a b", "a/b", "..", "営業"], "bad-id"),
        (Ref, ["a#b", "A"], "bad-id"),
        (ClaimRef, ["S1", "s1-1", "S1-", "Ours", "S1-60,S1-61"], "bad-claim-id"),
        (Clock, ["24:00", "8:60", "8.30", "8:3", "830", "8:30 am"], "bad-clock"),
        (Duration, ["0 days", "days", "1.5 hours", "ten minutes", "3 fortnights", "-1 day"], "bad-duration"),
        (Line, ["", "  "], "empty-value"),
        (Prose, ["", "\n"], "empty-value"),
        (Prose, ["x" * (LONGEST_TEXT + 1)], "too-long"),
    ],
)
def test_a_text_field_refuses_what_it_may_not_hold(kind: type[Text], values: list[str], code: str) -> None:
    assert {value: refusal(kind, value) for value in values} == dict.fromkeys(values, code)


def test_the_longest_text_is_accepted() -> None:
    assert len(accept(Prose, "x" * LONGEST_TEXT)) == LONGEST_TEXT


def test_a_length_of_time_counts_on_the_calendar() -> None:
    assert Duration("1 month").after(date(2026, 1, 31)) == date(2026, 2, 28)
    assert Duration("1 year").after(date(2024, 2, 29)) == date(2025, 2, 28)
    assert Duration("2 weeks").after(date(2026, 12, 25)) == date(2027, 1, 8)
    assert (Duration("10 minutes").amount, Duration("1 day").unit) == (10, "day")


def test_lengths_of_time_sort_by_their_minutes() -> None:
    mixed = ["1 day", "1 year", "10 minutes", "1 month", "1 hour", "1 week", "23 hours"]

    ordered = ["10 minutes", "1 hour", "23 hours", "1 day", "1 week", "1 month", "1 year"]
    assert sorted(mixed, key=lambda text: Duration(text).minutes) == ordered


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_read_cannot_be_changed_and_holds_no_unknown_field(kind: str) -> None:
    fields: dict[str, Any] = samples.lesson()
    with pytest.raises(ValidationError) as caught:
        KINDS[kind].model_validate(fields | {"surprise": "x"})
    assert ("extra_forbidden", ("surprise",)) in [(e["type"], e["loc"]) for e in caught.value.errors()]

    content = KINDS["lesson"].model_validate(fields)
    with pytest.raises(ValidationError, match="frozen"):
        content.title = Line("other")  # type: ignore[misc]  # that is what is being tested


def test_a_section_of_a_checklist_holds_at_most_nine_rows() -> None:
    nine = [f"row-{n}" for n in range(9)]

    assert len(Checklist.model_validate(samples.checklist(*nine)).sections[0].items) == 9
    with pytest.raises(ValidationError):
        Checklist.model_validate(samples.checklist(*nine, "row-9"))


def test_walking_gives_every_text_with_the_way_to_it_in_reading_order() -> None:
    content = KINDS["lesson"].model_validate(samples.lesson(related=["other"]))
    texts = {loc: value for loc, value in walk(content) if isinstance(value, str)}

    assert texts["title",] == "A title"
    assert texts["why", 0, "text"] == "Memory fades."
    assert texts["related", 0] == "other"
    assert list(texts).index(("title",)) < list(texts).index(("related", 0))


def test_a_playbook_knows_the_ids_inside_it_and_the_claims_it_cites() -> None:
    fields = samples.recovery(
        call_card={"say": ["Sorry"], "sources": ["S1-2", "ours"]},
        why=[{"text": "a", "sources": ["S1-1", "S1-2"]}],
    )
    one = playbook("recovery", "late", fields)

    assert {id for _, id in one.ids()} == {"call-back", "at-once", "call", "explain", "repair"}
    assert (("steps", 0, "id"), "call-back") in one.ids()
    assert sorted(one.claims) == ["S1-1", "S1-2"]


def test_the_library_lists_a_language_and_a_kind_by_id() -> None:
    content = library(
        playbook("lesson", "b", samples.lesson()),
        playbook("tactic", "c", samples.tactic()),
        playbook("lesson", "a", samples.lesson()),
        playbook("lesson", "a", samples.lesson(), "ja"),
    )

    assert content.locales == ("ja", "en")
    assert [p.id for p in content.of("en")] == ["a", "b", "c"]
    assert [p.id for p in content.of("en", "lesson")] == ["a", "b"]
    assert content.find("ja", "a") is not content.find("en", "a")
    assert content.find("ja", "b") is None


def test_gates_come_in_the_order_of_the_stages_whatever_the_files_are_called() -> None:
    content = library(
        playbook("stage", "a", samples.stage("customer", "paid", "paid-again")),
        playbook("stage", "b", samples.stage("acquaintance", "met")),
        playbook("stage", "c", samples.stage("prospect", "asked")),
        playbook("stage", "overview", samples.stage("acquaintance")),
    )

    assert [gate.id for gate in content.gates("en")] == ["met", "asked", "paid", "paid-again"]
    assert content.gates("ja") == []
