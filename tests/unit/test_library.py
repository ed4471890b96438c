"""``library``: what playbooks know about themselves, and what settings and sources may hold."""

from __future__ import annotations

import re
from datetime import date

import pytest
import samples
from pydantic import ValidationError

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library, Playbook, Settings, Source, SourceContent


def playbook(kind: str, id: str, fields: samples.Fields, locale: str = "en") -> Playbook:
    path = f"playbooks/{locale}/{kind}/{id}.yml"
    return Playbook(kind, locale, id, path, KINDS[kind].model_validate(fields))


def library(*playbooks: Playbook, **sources: samples.Fields) -> Library:
    settings = Settings.model_validate(samples.settings("ja", "en"))
    read = {id: Source(id, f"{id}.yml", SourceContent.model_validate(s)) for id, s in sources.items()}
    return Library(settings, {(p.locale, p.id): p for p in playbooks}, read)


def test_recoveries_come_by_how_soon_the_customer_must_hear_from_us() -> None:
    due = {"a": "1 day", "b": "10 minutes", "c": "2 hours", "d": "10 minutes"}
    content = library(
        *(playbook("recovery", id, samples.recovery(first_response_due=d)) for id, d in due.items())
    )

    assert [p.id for p in content.of("en", "recovery")] == ["b", "d", "c", "a"]


def test_other_playbooks_come_by_the_first_of_their_stages() -> None:
    stages = {"a": ["team"], "b": ["repeater", "acquaintance"], "c": ["acquaintance"], "d": ["lost"]}
    content = library(*(playbook("lesson", id, samples.lesson(stages=s)) for id, s in stages.items()))

    assert [p.id for p in content.of("en")] == ["c", "b", "d", "a"]


def test_the_latest_review_of_all_is_known_and_of_none_the_first_of_days() -> None:
    days = {"a": "2026-01-31", "b": "2026-11-21", "c": "2025-12-31"}
    content = library(*(playbook("lesson", id, samples.lesson(reviewed_on=d)) for id, d in days.items()))

    assert content.reviewed_on == date(2026, 11, 21)
    assert library().reviewed_on == date.min


def test_the_version_follows_the_words_of_the_checklist_and_its_title_alone() -> None:
    def version(**fields: object) -> str:
        return playbook("recovery", "late", samples.recovery(**fields)).version

    other = samples.fair_checklist() | {"completion": "Tell the owner"}
    assert re.fullmatch("[0-9a-f]{6}", version())
    assert version() == version() == version(summary="Another", reviewed_on="2026-12-31")
    assert len({version(), version(title="Another"), version(checklist=other)}) == 3


def test_a_playbook_without_a_checklist_has_no_version() -> None:
    assert playbook("lesson", "notes", samples.lesson()).version == ""


@pytest.mark.parametrize(
    ("reviewed_on", "review_every", "due"),
    [
        ("2026-08-31", "6 months", date(2027, 2, 28)),
        ("2024-02-29", "1 year", date(2025, 2, 28)),
        ("9999-01-01", "1 year", date.max),
        ("2026-01-01", "999 years", date(3025, 1, 1)),
    ],
)
def test_the_next_review_is_counted_on_the_calendar_and_ends_with_it(
    reviewed_on: str, review_every: str, due: date
) -> None:
    fields = samples.lesson(reviewed_on=reviewed_on, review_every=review_every)

    assert playbook("lesson", "a", fields).content.next_review == due


def test_the_claims_of_all_sources_are_found_by_their_number() -> None:
    content = library(S1=samples.source("S1-1", "S1-2"), S2=samples.source("S2-1"))

    assert list(content.claims) == ["S1-1", "S1-2", "S2-1"]
    assert content.claims["S2-1"].text["ja"] == "記憶は薄れます。"


def test_a_site_has_a_language() -> None:
    with pytest.raises(ValidationError, match="at least 1"):
        Settings.model_validate({"locales": {}})


def test_the_first_language_is_the_main_one_and_values_may_stay_out() -> None:
    settings = Settings.model_validate({"locales": samples.settings("ja", "en")["locales"]})

    assert Library(settings).locales == ("ja", "en")
    assert settings.values == {}


@pytest.mark.parametrize("name", ["Meeting", "meeting end", "会議", ""])
def test_a_value_has_an_id(name: str) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(samples.settings("en") | {"values": {name: "8:30"}})
