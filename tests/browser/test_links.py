"""Every link of the built site leads somewhere, and nothing on a page comes from another host."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from html_file import HtmlFile, is_internal, pages

Pages = dict[str, HtmlFile]
GRAB_BAG = "print/grab-bag.html"
"""A file to be mailed: it loads nothing, and a link to its neighbour would be dead where it arrives."""
OUTSIDE_IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


@pytest.fixture(scope="module")
def built(site: Path) -> Pages:
    return pages(site)


def test_all_languages_have_pages_to_look_at(built: Pages) -> None:
    places = Counter(address.partition("/")[0] for address in built)
    assert places["index.html"] == 1
    assert places["ja"] == places["en"] >= 40


def test_every_internal_link_leads_to_a_file(built: Pages) -> None:
    dead = [
        f"{address}: {link}"
        for address, page in built.items()
        for link in page.links()
        if is_internal(link) and not page.target(link)[0].is_file()
    ]
    assert not dead


def test_no_link_is_empty(built: Pages) -> None:
    assert not [address for address, page in built.items() for link in page.links() if not link.strip()]


def test_every_fragment_names_an_id_of_its_page(built: Pages) -> None:
    ids = {page.file.resolve(): set(page.ids) for page in built.values()}
    checked, dead = 0, []
    for address, page in built.items():
        for link in page.links():
            file, fragment = page.target(link) if is_internal(link) else (page.file, "")
            if fragment:
                checked += 1
                if fragment not in ids[file]:
                    dead.append(f"{address}: {link}")
    assert not dead
    assert checked > len(built)


def test_every_step_and_gate_can_be_linked_to(built: Pages) -> None:
    recovery = built["ja/recovery/sincere-first-response.html"]
    gates = built["en/stage/stage-1-acquaintance.html"]
    assert {"gate-1-1", "gate-1-2", "gate-1-3"} <= set(gates.ids)
    assert sum(1 for tag, a in recovery.elements if tag == "li" and a.get("class") == "pb-steps__step") == 7


def test_no_page_loads_anything_from_another_host(built: Pages) -> None:
    foreign = [
        f"{address}: {link}"
        for address, page in built.items()
        for link in page.loaded()
        if not is_internal(link) and not link.startswith("data:")
    ]
    assert not foreign
    assert all(page.loaded() for address, page in built.items() if not address.endswith(GRAB_BAG))


def test_the_pages_for_unknown_addresses_load_nothing_from_another_host(site: Path) -> None:
    unknown = [HtmlFile(file) for file in site.rglob("404.html")]
    assert len(unknown) == 2
    assert not [link for page in unknown for link in page.loaded() if not is_internal(link)]


def test_no_style_loads_anything_from_another_host(site: Path, built: Pages) -> None:
    sheets = list(site.rglob("*.css"))
    assert len(sheets) > 2
    inside = [page.file for page in built.values()]
    foreign = [
        f"{file.relative_to(site)}: {address}"
        for file in [*sheets, *inside]
        for address in OUTSIDE_IN_CSS.findall(file.read_text(encoding="utf-8"))
    ]
    assert not foreign


def test_no_two_elements_of_a_page_share_an_id(built: Pages) -> None:
    doubled = {
        address: [id for id, number in Counter(page.ids).items() if number > 1]
        for address, page in built.items()
    }
    assert not {address: ids for address, ids in doubled.items() if ids}


@pytest.mark.parametrize(("here", "there"), [("ja", "en"), ("en", "ja")])
def test_every_page_links_to_its_twin_at_the_same_address(
    site: Path, built: Pages, here: str, there: str
) -> None:
    wrong = [
        address
        for address, page in _of(built, here)
        if not address.endswith(GRAB_BAG)
        and page.twins() != {there: (site / there / address.partition("/")[2]).resolve()}
    ]
    assert not wrong


def test_the_root_offers_every_language(site: Path, built: Pages) -> None:
    homes = {code: (site / code / "index.html").resolve() for code in ("ja", "en")}
    assert built["index.html"].twins() == homes


def _of(built: Pages, locale: str) -> Iterator[tuple[str, HtmlFile]]:
    return ((address, page) for address, page in built.items() if address.startswith(f"{locale}/"))
