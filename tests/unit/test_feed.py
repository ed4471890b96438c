"""``feed.xml``: tells a new meaning once, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import samples

from mkdocs_playbooks.feed import ATOM, MOST, feed
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.load import load
from mkdocs_playbooks.templates import Labels

REPOSITORY = Path(__file__).parents[2]
NAMES = {"": ATOM}
STEPS = [{"id": "visit", "title": "Visit"}, {"id": "listen", "title": "Listen"}]


def parsed(root: Path, locale: str = "en", site_url: str = "") -> ElementTree.Element:
    library = load(root).library
    return ElementTree.fromstring(feed(library, locale, Labels(root, locale, tuple(library.kinds)), site_url))


def entry(root: Path, **fields: Any) -> dict[str, str]:
    """Id, day and texts of the one entry of a site with one tactic."""
    samples.site(root, {"en/tactic/visit": samples.tactic(**({"steps": STEPS} | fields))})
    (found,) = parsed(root).findall("entry", NAMES)
    return {name: found.findtext(name, "", NAMES) for name in ("id", "updated", "title", "summary")}


def test_a_typo_mended_changes_neither_id_nor_day(tmp_path: Path) -> None:
    before = entry(tmp_path)
    steps = [STEPS[0] | {"title": "Visit them"}, STEPS[1]]
    after = entry(tmp_path, steps=steps, title="Another title", goal="They ring us", owner="Service")

    assert (after["id"], after["updated"]) == (before["id"], before["updated"])
    assert after["title"] == "Another title"


def test_a_review_moves_the_day_and_keeps_the_id(tmp_path: Path) -> None:
    before, after = entry(tmp_path), entry(tmp_path, reviewed_on="2027-01-31")

    assert after["id"] == before["id"]
    assert (before["updated"], after["updated"]) == ("2026-11-21T00:00:00Z", "2027-01-31T00:00:00Z")


def test_a_raised_meaning_is_a_new_entry_that_names_what_changed(tmp_path: Path) -> None:
    before, after = entry(tmp_path), entry(tmp_path, steps=[STEPS[0], STEPS[1] | {"meaning": "2"}])

    assert after["id"] != before["id"]
    assert before["summary"] == "A summary"
    assert after["summary"] == "A summary\nChanged: Listen"


def test_a_part_that_comes_or_goes_is_a_new_entry_and_another_order_is_none(tmp_path: Path) -> None:
    ids = {entry(tmp_path, steps=steps)["id"] for steps in (STEPS, STEPS[::-1])}

    assert len(ids) == 1
    assert entry(tmp_path, steps=STEPS[:1])["id"] not in ids


def test_a_new_question_is_no_news(tmp_path: Path) -> None:
    question = {
        "id": "asked",
        "ask": "What?",
        "order": ["One", "Two", "Three"],
        "because": "So.",
        "meaning": "4",
    }

    assert entry(tmp_path, quiz=[question])["id"] == entry(tmp_path)["id"]


def test_the_feed_is_atom_as_the_standard_asks(tmp_path: Path) -> None:
    """RFC 4287: what a feed and an entry must have; an entry without content needs an alternate link."""
    library = gather(REPOSITORY).library
    for locale in library.locales:
        root = ElementTree.fromstring(
            feed(library, locale, Labels(REPOSITORY, locale, tuple(library.kinds)), "https://example.com/")
        )
        assert root.tag == f"{{{ATOM}}}feed"
        entries = root.findall("entry", NAMES)
        assert len(entries) == len(library.of(locale)) <= MOST
        for element in (root, *entries):
            for name in ("id", "title", "updated"):
                assert len(element.findall(name, NAMES)) == 1 and element.findtext(name, "", NAMES)
            assert element.findall("author/name", NAMES)
            alternate = element.findall("link[@rel='alternate']", NAMES)
            assert len(alternate) == 1
            assert alternate[0].get("href", "").startswith(f"https://example.com/{locale}/")
        assert root.find("link[@rel='self']", NAMES) is not None
        assert len({e.findtext("id", "", NAMES) for e in entries}) == len(entries)
        days = [e.findtext("updated", "", NAMES) for e in entries]
        assert days == sorted(days, reverse=True) and root.findtext("updated", "", NAMES) == days[0]


def test_the_latest_reviews_are_told_first_and_old_ones_not_at_all(tmp_path: Path) -> None:
    files: dict[str, samples.Fields | str] = {
        f"en/lesson/l{n}": samples.lesson(reviewed_on=f"2026-{n // 28 + 1:02}-{n % 28 + 1:02}")
        for n in range(60)
    }
    samples.site(tmp_path, files)
    entries = parsed(tmp_path).findall("entry", NAMES)

    assert len(entries) == MOST
    assert entries[0].find("link", NAMES).get("href") == "lesson/l59.html"  # type: ignore[union-attr]


def test_ids_do_not_depend_on_where_the_site_lies(tmp_path: Path) -> None:
    samples.site(tmp_path, {"en/tactic/visit": samples.tactic()})
    ids = {
        parsed(tmp_path, site_url=url).findtext("entry/id", "", NAMES) for url in ("", "https://a.example")
    }

    assert len(ids) == 1


def test_links_are_relative_without_an_address_of_the_site(tmp_path: Path) -> None:
    samples.site(tmp_path, {"en/tactic/visit": samples.tactic()})
    links = [link.get("href") for link in parsed(tmp_path).iter(f"{{{ATOM}}}link")]

    assert links == ["feed.xml", "index.html", "tactic/visit.html"]


def test_signs_of_xml_are_text(tmp_path: Path) -> None:
    assert entry(tmp_path, title="<b> & ]]>", owner='"x"')["title"] == "<b> & ]]>"
