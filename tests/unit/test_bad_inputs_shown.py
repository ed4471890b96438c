"""What readers and authors see of the bad inputs that are more than a code: pages, places, suggestions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import samples
from bad_inputs import GOOD, LESSON, laid_out, swapped, takeaway, whole
from bad_sites import WEB_TEXTS, everywhere
from builds import built
from markupsafe import escape

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.report import report

OPENING = (
    "<script",
    "<img",
    "<title",
    "</title",
    "</script",
    "<!--",
    "onfocus=alert(1) autofocus>",
    'onclick="',
)


def pages(root: Path) -> dict[tuple[str, str], Page]:
    """The pages of a site by language and address."""
    gathered = gather(root)
    assert gathered.ok, gathered.diagnostics
    return {(page.locale, page.address): page for page in built(gathered)[0].pages}


def only_problem(root: Path) -> Diagnostic:
    (problem,) = gather(root).diagnostics
    return problem


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site of one good lesson."""
    whole(GOOD)(samples.site(tmp_path, {}))
    return tmp_path


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_2_and_4_endings_of_lines_and_a_byte_order_mark_change_no_page(
    root: Path, ending: str, mark: bytes
) -> None:
    before = pages(root)
    whole(mark + GOOD.replace("\n", ending).encode())(root)

    assert pages(root) == before


@pytest.mark.parametrize("typed", ["NO", "on", "1:30", "9:00", "010", "1_000", "1.20", "株式会社㈱①髙"])
def test_17_and_20_to_22_a_word_that_yaml_would_change_is_shown_as_typed(root: Path, typed: str) -> None:
    takeaway(typed)(root)

    assert f'<p class="pb-takeaway">{typed}' in pages(root)["en", "lesson/notes.html"].html


def test_26_both_places_of_a_field_that_stands_twice_are_named(root: Path) -> None:
    swapped("owner: Sales", "owner: Sales\nowner: Nobody")(root)

    assert only_problem(root).place.line == 6
    assert "first on line 5" in only_problem(root).message()


def test_32_a_quote_that_is_never_closed_is_shown_where_it_starts(root: Path) -> None:
    takeaway('"Write it down.')(root)

    assert (only_problem(root).place.line, only_problem(root).place.column) == (8, 11)


@pytest.mark.parametrize(
    ("old", "new", "help"),
    [
        ("owner: Sales", "ownr: Sales", "did you mean `owner`?"),
        ("[customer]", "[custmer]", "did you mean `customer`?"),
        ("[customer]", "[xyz]", "allowed here: acquaintance, prospect, customer, repeater, at-risk"),
        ("Memory fades.", "See [this](note).", "did you mean `notes`?"),
    ],
)
def test_39_65_and_67_the_right_word_is_suggested(root: Path, old: str, new: str, help: str) -> None:
    swapped(old, new)(root)

    assert only_problem(root).help().startswith(help)


def test_65_a_circle_is_shown_as_its_way(root: Path) -> None:
    round_way = samples.decision({"a": ("b", "agree"), "b": ("a", "refuse")})
    laid_out({"en/decision/triage": round_way})(root)

    assert only_problem(root).message().endswith((": a -> b -> a", ": b -> a -> b"))


@pytest.mark.parametrize(("number", "text"), WEB_TEXTS.items())
def test_53_to_60_a_hostile_text_is_shown_as_typed_on_every_page(root: Path, number: int, text: str) -> None:
    everywhere(text)(root)
    made, files = built(gather(root))
    page = next(page for page in made.pages if page.address == "recovery/notes.html")

    shown = str(escape(text)).replace(
        str(escape("[a](https://example.com)")), '<a href="https://example.com">a</a>'
    )
    assert page.html.count(str(escape(text))) + page.html.count(shown) >= 5
    assert page.title == page.description == text
    for one in made.pages:
        assert not [opening for opening in OPENING if opening in one.html], one.address
        assert "49" not in one.html
    assert "<script>" not in files["index.html"]
    assert str(escape(text)) in files["index.html"]


def test_60_the_search_index_is_a_script_of_its_own_that_holds_the_text_as_data(root: Path) -> None:
    everywhere(WEB_TEXTS[60])(root)
    made, files = built(gather(root))

    assert r"<\/script>" in files["en/assets/playbooks/search/first.js"]
    assert not [page for page in made.pages if "pbSearchFiles" in page.html]


def test_63_a_page_without_a_twin_says_so(root: Path) -> None:
    laid_out({"en/lesson/notes": samples.lesson(), "ja/lesson/other": samples.lesson()}, "en", "ja")(root)
    made = pages(root)

    assert "Not available in 日本語 yet." in made["en", "lesson/notes.html"].html
    assert "English" in made["ja", "lesson/other.html"].html
    laid_out({"en/lesson/notes": samples.lesson(), "ja/lesson/notes": samples.lesson()}, "en", "ja")(root)
    assert "Not available" not in pages(root)["en", "lesson/notes.html"].html


@pytest.mark.parametrize("text", ["👩\u200d👩\u200d👧🎉", "x" * 5_000, "長" * 5_000])
def test_66_emoji_and_long_words_are_whole_and_may_be_broken_anywhere(root: Path, text: str) -> None:
    takeaway(text)(root)

    assert text in pages(root)["en", "lesson/notes.html"].html
    assert "overflow-wrap:anywhere" in built(gather(root))[1]["en/assets/playbooks/playbooks.css"]


def test_69_an_overdue_page_carries_its_day_for_the_banner_and_is_in_the_report(root: Path) -> None:
    swapped("2026-11-21", "1900-01-01")(root)
    made = pages(root)

    for address in ("lesson/notes.html", "report.html"):
        assert 'data-pb-due="2000-01-01"' in made["en", address].html
    (told,) = gather(root, date(2026, 11, 21)).diagnostics
    assert (told.code, told.severity, told.place.line) == ("overdue-review", "warning", 6)
    (overdue,) = report(gather(root).library, date(2026, 11, 21)).of("overdue")
    assert (overdue.path, overdue.owner) == (LESSON, "Sales")
