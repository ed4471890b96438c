"""``search``: what can be found, where a match leads, and how much it helps on a call."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples
from every_page import every_page

from mkdocs_playbooks.load import load
from mkdocs_playbooks.model import walk
from mkdocs_playbooks.search import (
    ASIDE,
    REST,
    SAY,
    STEP,
    THEY_SAY,
    TRIGGER,
    UNSEARCHED,
    Entry,
    entries,
    readings,
)
from mkdocs_playbooks.text import Line, Prose

Files = dict[str, samples.Fields | str]


def found(root: Path, files: Files, locale: str = "en") -> list[Entry]:
    return entries(load(samples.site(root, files, ("en", "ja"))).library, locale)


def test_a_page_is_found_by_its_search_words(tmp_path: Path) -> None:
    (entry,) = found(tmp_path, {"en/lesson/a": samples.lesson(title="T", search_words=["遅い", "late"])})

    assert (entry.address, entry.playbook.content.title) == ("lesson/a.html", "T")
    assert entry.words == ("遅い", "late")


def test_a_language_finds_its_own_pages_and_what_their_twins_are_called(tmp_path: Path) -> None:
    files: Files = {
        "en/lesson/a": samples.lesson(title="Late", search_words=["delay", "both"]),
        "ja/lesson/a": samples.lesson(title="遅れ", search_words=["遅延", "both"]),
        "en/lesson/b": samples.lesson(title="Alone"),
    }
    (entry,) = found(tmp_path, files, "ja")

    assert entry.playbook.content.title == "遅れ"
    assert entry.foreign == ("Late", "delay")


def test_what_helps_on_a_call_counts_more_comes_first_and_leads_to_its_place(tmp_path: Path) -> None:
    fields = samples.recovery(
        objections=[{"they_say": "They say", "we_say": ["We say", "We add"]}], why=[{"text": "Because"}]
    )
    (entry,) = found(tmp_path, {"en/recovery/a": fields})
    lines = {line.text: (line.rank, line.anchor, line.at_once) for line in entry.lines}

    assert lines["Where is it?"] == (TRIGGER, "", True)
    assert lines["They say"] == (THEY_SAY, "_talk-1", True)
    assert lines["We say"] == (SAY, "_talk-1", True)
    assert lines["We add"] == (SAY, "_talk-1", False)
    assert lines["I am sorry."] == (SAY, "_call", True)
    assert lines["Call back"] == (STEP, "call-back", False)
    assert lines["Do call"] == (STEP, "call", False)
    assert lines["At once"] == (STEP, "at-once", False)
    assert lines["Done"] == (REST, "_checklist", False)
    assert lines["Because"] == (REST, "_why", False)
    assert [line for line in entry.lines if line not in (*entry.first, *entry.later)] == []


def test_the_answer_to_a_customer_follows_the_customers_words(tmp_path: Path) -> None:
    fields = samples.recovery(objections=[{"they_say": "They say", "we_say": ["We say", "We add"]}])
    (entry,) = found(tmp_path, {"en/recovery/a": fields})
    texts = [line.text for line in entry.first]

    assert texts[texts.index("They say") + 1] == "We say"


def test_what_must_not_be_said_counts_least(tmp_path: Path) -> None:
    card = {"say": ["I am sorry."], "avoid": [{"phrase": "Calm down", "instead": "I am listening"}]}
    (entry,) = found(tmp_path, {"en/recovery/a": samples.recovery(call_card=card)})
    ranks = {line.text: line.rank for line in entry.lines}

    assert ranks["Calm down"] == ASIDE
    assert ranks["I am listening"] == SAY


def test_markup_is_left_out_and_a_link_without_words_has_the_title_of_its_page(tmp_path: Path) -> None:
    text = "**Bold** `code` [words](b) and [](b#step).\n\nSecond <i>."
    files: Files = {"en/lesson/a": samples.lesson(why=[{"text": text}]), "en/lesson/b": samples.lesson()}

    assert "Bold code words and A title.\nSecond <i>." in [t.text for t in found(tmp_path, files)[0].lines]


def test_names_of_roles_and_owners_are_not_searched(tmp_path: Path) -> None:
    checklist = samples.checklist("call") | {"sign_off": ["Unsought"]}
    checklist["sections"][0]["items"][0] |= {"role": "Unsought", "blank": "Unsought"}
    (entry,) = found(tmp_path, {"en/lesson/a": samples.lesson(owner="Unsought", checklist=checklist)})

    assert [line for line in entry.lines if "Unsought" in line.text] == []


def test_readings_come_from_the_table_and_from_the_glossary(tmp_path: Path) -> None:
    terms = [
        {"id": "gate", "term": "関門（ゲート）", "reading": "かんもん（げーと）", "definition": "A gate."},
        {"id": "quotes", "term": "相見積", "reading": "あいみつもり（あいみつ）", "definition": "Quotes."},
        {"id": "first", "term": "納期", "reading": "のうき", "definition": "A day."},
    ]
    root = samples.site(tmp_path, {"ja/glossary/words": samples.plain(terms=terms)}, ("ja",))
    (root / "playbooks/words").mkdir()
    table = root / "playbooks/words/readings.yml"
    table.write_text("readings:\n  納期: なおき\n  代替案: だいたいあん だいがえあん\n", encoding="utf-8")

    assert readings(load(root).library, "ja") == {
        "納期": ["なおき", "のうき"],
        "代替案": ["だいたいあん", "だいがえあん"],
        "関門": ["かんもん"],
        "ゲート": ["げーと"],
        "相見積": ["あいみつもり", "あいみつ"],
    }


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_sentence_of_the_real_site_is_found_at_a_place_that_is_there(
    repository: Path, locale: str
) -> None:
    library = load(repository).library
    listed = {entry.address: entry for entry in entries(library, locale)}
    pages = {p.address: p for p in every_page(library, repository) if p.locale == locale}

    assert len(listed) == len(library.of(locale))
    for address, entry in listed.items():
        assert {line.anchor for line in entry.lines} - {""} <= pages[address].anchors, address
        sought = [
            loc
            for loc, value in walk(entry.playbook.content)
            if type(value) in (Line, Prose)
            and loc[0] not in ("title", "summary", "search_words")
            and not UNSEARCHED.intersection(loc)
        ]
        cited = [library.claims[id] for id in entry.playbook.claims if id in library.claims]
        home = [claim for claim in cited if claim.home == entry.playbook.id]
        assert len(entry.lines) == len(sought) + len(home)
