"""``search``: what can be found, where a match leads, and how much it helps on a call."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import samples

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.load import load
from mkdocs_playbooks.model import walk
from mkdocs_playbooks.render import render
from mkdocs_playbooks.search import UNSEARCHED, index
from mkdocs_playbooks.sheets import in_every_language
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.text import Line, Prose

Files = dict[str, samples.Fields | str]


def entries(root: Path, files: Files, locale: str = "en") -> list[dict[str, Any]]:
    library = load(samples.site(root, files, ("en", "ja"))).library
    return parsed(index(library, locale, Labels(root, locale, tuple(KINDS))))


def parsed(script: str) -> list[dict[str, Any]]:
    start, end = "window.pbSearchIndex = ", ";\n"
    assert script.startswith(start) and script.endswith(end)
    found: list[dict[str, Any]] = json.loads(script.removeprefix(start).removesuffix(end))
    return found


def test_a_page_is_found_by_title_summary_and_search_words(tmp_path: Path) -> None:
    (entry,) = entries(tmp_path, {"en/lesson/a": samples.lesson(title="T", search_words=["遅い", "late"])})

    assert (entry["address"], entry["title"], entry["summary"]) == ("lesson/a.html", "T", "A summary")
    assert entry["words"] == ["遅い", "late"]
    assert entry["kind"] == Labels(tmp_path, "en", tuple(KINDS))("kind.lesson.one")


def test_a_language_finds_only_its_own_pages(tmp_path: Path) -> None:
    files: Files = {"en/lesson/a": samples.lesson(), "ja/lesson/b": samples.lesson()}

    assert [entry["address"] for entry in entries(tmp_path, files, "ja")] == ["lesson/b.html"]


def test_what_helps_on_a_call_counts_more_and_leads_to_its_place(tmp_path: Path) -> None:
    fields = samples.recovery(
        objections=[{"they_say": "They say", "we_say": ["We say"]}], why=[{"text": "Because"}]
    )
    (entry,) = entries(tmp_path, {"en/recovery/a": fields})
    lines = {text: (weight, anchor) for weight, anchor, text in entry["lines"]}

    assert lines["Where is it?"] == (80, "")
    assert lines["They say"] == (80, "_talk-1")
    assert lines["We say"] == (60, "_talk-1")
    assert lines["I am sorry."] == (60, "_call")
    assert lines["Call back"] == (50, "call-back")
    assert lines["Do call"] == (50, "call")
    assert lines["At once"] == (50, "at-once")
    assert lines["Done"] == (20, "_checklist")
    assert lines["Because"] == (20, "")


def test_markup_is_left_out_and_a_link_without_words_has_the_title_of_its_page(tmp_path: Path) -> None:
    text = "**Bold** `code` [words](b) and [](b#step).\n\nSecond <i>."
    files: Files = {"en/lesson/a": samples.lesson(why=[{"text": text}]), "en/lesson/b": samples.lesson()}
    lines = [text for _, _, text in entries(tmp_path, files)[0]["lines"]]

    assert "Bold code words and A title.\nSecond <i>." in lines


def test_names_of_roles_and_owners_are_not_searched(tmp_path: Path) -> None:
    checklist = samples.checklist("call") | {"sign_off": ["Unsought"]}
    checklist["sections"][0]["items"][0] |= {"role": "Unsought", "blank": "Unsought"}
    (entry,) = entries(tmp_path, {"en/lesson/a": samples.lesson(owner="Unsought", checklist=checklist)})
    assert "Unsought" not in json.dumps(entry)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_sentence_of_the_real_site_is_found_at_a_place_that_is_there(
    repository: Path, locale: str
) -> None:
    library = load(repository).library
    found = {
        e["address"]: e for e in parsed(index(library, locale, Labels(repository, locale, tuple(KINDS))))
    }
    pages = {
        page.address: page
        for page in render(library, repository, in_every_language(library, repository))
        if page.locale == locale
    }

    assert len(found) == len(library.of(locale))
    for address, entry in found.items():
        assert {anchor for _, anchor, _ in entry["lines"]} - {""} <= pages[address].anchors, address
    for playbook in library.of(locale):
        sought = [
            loc
            for loc, value in walk(playbook.content)
            if type(value) in (Line, Prose)
            and loc[0] not in ("title", "summary", "search_words")
            and not UNSEARCHED & set(loc)
        ]
        assert len(found[f"{playbook.kind}/{playbook.id}.html"]["lines"]) == len(sought)


def test_the_same_content_gives_the_same_bytes(repository: Path) -> None:
    library = load(repository).library
    labels = Labels(repository, "ja", tuple(KINDS))

    assert index(library, "ja", labels) == index(load(repository).library, "ja", labels)
