"""What our own content promises: every claim has its home, every playbook can be found and asked."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds.glossary import Glossary
from mkdocs_playbooks.kinds.path import Path as LearningPath
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.quiz_rules import QUESTIONS
from mkdocs_playbooks.report import report
from mkdocs_playbooks.terms import uses

LOCALES = ("ja", "en")
CLAIMS, WEIGHTY = 274, 208
THRESHOLD = 'repeater-threshold: "3"'


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return gather(repository).library


def everything(library: Library) -> Iterator[Playbook]:
    for locale in LOCALES:
        yield from library.of(locale)


def test_nothing_is_wrong_with_the_content_and_no_rule_of_the_trade_is_broken(repository: Path) -> None:
    assert [f"{d.place.path}:{d.place.line} {d.code}" for d in gather(repository).diagnostics] == []


# --- Claims -----------------------------------------------------------------------------------


def test_every_claim_is_covered_by_its_home_in_both_languages(library: Library) -> None:
    found = report(library, date.min)

    assert [f.what for f in found.of("uncovered")] == []
    assert (found.covered, found.claims) == (CLAIMS, CLAIMS)
    assert sum(claim.weight == "A" for claim in library.claims.values()) == WEIGHTY


def test_every_claim_stands_on_a_statement_of_its_home_and_not_only_in_a_question(library: Library) -> None:
    """A quiz asks for what the page has told."""
    lost = [
        (locale, claim.id)
        for locale in LOCALES
        for claim in library.claims.values()
        if (home := library.find(locale, claim.home)) and claim.id not in _told(home)
    ]
    assert lost == []


def _told(playbook: Playbook) -> list[str]:
    """The claims a playbook cites outside its questions."""
    without = playbook.content.model_copy(update=dict.fromkeys(QUESTIONS, ()))
    return Playbook(playbook.kind, playbook.locale, playbook.id, playbook.path, without).claims


@pytest.mark.parametrize("source", ["S0", "S1", "S2", "S3", "S4"])
def test_a_claim_that_loses_its_home_is_missed(repository: Path, tmp_path: Path, source: str) -> None:
    """Take a claim out of its home page in one language, as an edit might."""
    shutil.copytree(repository / "playbooks", tmp_path / "playbooks")
    library = gather(tmp_path).library
    claim = library.sources[source].content.claims[-1]
    home = library.find("en", claim.home)
    assert home
    file = tmp_path / home.path
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(claim.id, "ours"), encoding="utf-8")
    found = report(gather(tmp_path).library, date.min)

    assert (found.covered, found.claims) == (CLAIMS - 1, CLAIMS)
    assert [f.what for f in found.of("uncovered")] == [f"{claim.id} {claim.home} (en)"]


# --- Found, asked and learnt ------------------------------------------------------------------


def test_every_playbook_has_its_twin_and_the_same_parts(library: Library) -> None:
    ids = {locale: {(p.kind, p.id) for p in library.of(locale)} for locale in LOCALES}

    assert ids["ja"] == ids["en"]
    for ja in library.of("ja"):
        en = library.playbooks["en", ja.id]
        for field in ("objections", "quiz", "scenarios", "cautions", "why", "related"):
            assert len(getattr(ja.content, field)) == len(getattr(en.content, field)), (ja.id, field)


def test_every_playbook_is_found_by_eight_words_at_least_in_each_language(library: Library) -> None:
    for playbook in everything(library):
        words = playbook.content.search_words
        assert len({word.casefold() for word in words}) == len(words) >= 8, playbook.path


def test_every_playbook_asks_three_questions_at_least(library: Library) -> None:
    assert [p.path for p in everything(library) if len(p.content.quiz) < 3] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_there_are_forty_answers_to_customers_and_twelve_stories_at_least(
    library: Library, locale: str
) -> None:
    said = [pair.they_say for p in library.of(locale) for pair in p.content.objections]
    stories = [scenario for p in library.of(locale) for scenario in p.content.scenarios]

    assert len(set(said)) == len(said) >= 40
    assert len(stories) >= 12
    assert any(len(s.decisions) == 5 and s.id == "weaker-than-explained" for s in stories)
    assert any(len(s.decisions) == 6 and s.id == "place-six-accounts" for s in stories)


@pytest.mark.parametrize("locale", LOCALES)
def test_the_first_week_leads_to_every_playbook(library: Library, locale: str) -> None:
    path = library.playbooks[locale, "week-one"].content
    assert isinstance(path, LearningPath)
    led_to = {task.playbook for day in path.days for task in day.tasks}

    assert {p.id for p in library.of(locale)} - led_to == set()
    assert {task.do for day in path.days for task in day.tasks} == {"read", "try", "answer", "prove"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_has_its_reading_and_a_page_that_uses_it(library: Library, locale: str) -> None:
    glossary = library.playbooks[locale, "terms"]
    assert isinstance(glossary.content, Glossary)
    found = uses(library, glossary)

    assert [term.id for term in glossary.content.terms if not found[term.id]] == []
    assert [t.id for t in glossary.content.terms if (t.reading is None) != (locale == "en")] == []


def test_from_how_many_orders_on_a_customer_is_a_repeater_is_set_in_one_place(
    copy_of_repository: Path,
) -> None:
    settings = copy_of_repository / "playbooks/site.yml"
    before = gather(copy_of_repository).library
    text = settings.read_text(encoding="utf-8")
    assert THRESHOLD in text
    settings.write_text(text.replace(THRESHOLD, 'repeater-threshold: "7"'), encoding="utf-8")
    gathered = gather(copy_of_repository)

    assert gathered.ok
    gate = {id: lib.gates("ja")[-1].title for id, lib in (("3", before), ("7", gathered.library))}
    assert {number for number, title in gate.items() if number in title} == {"3", "7"}
    changed = {p.id for p in before.of("ja") if p.content != gathered.library.playbooks["ja", p.id].content}
    assert {"relationship-stage-map", "stage-3-customer", "stage-4-repeater", "repeater-basics"} <= changed
