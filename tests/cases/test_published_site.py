"""A site with an address and a repository of its own: links for both, requests to neither."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from html_file import HtmlFile, pages

SITE_URL = "https://training.example.com/playbooks/"
# Material asks GitHub for a repository's stars; the name alone must not make it do so.
REPO_URL = "https://github.com/example/playbooks"
RECOVERY = "recovery/late-delivery"


@pytest.fixture(scope="module")
def published(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    root = tmp_path_factory.mktemp("published") / "root"
    assert run("init", root).returncode == 0
    (root / "docs" / "ja").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "ja" / "by-hand.md").write_text("# 手書き\n", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write(f"\nsite_url: {SITE_URL}\nrepo_url: {REPO_URL}\nedit_uri: edit/main/\n")
    result = run("build", root, "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_edit_link_leads_to_the_yaml_file(published: Path, page: Page, locale: str) -> None:
    page.goto((published / locale / f"{RECOVERY}.html").as_uri())
    links = page.locator("a[rel=edit]")
    assert [link.get_attribute("href") for link in links.all()] == [
        f"{REPO_URL}/edit/main/playbooks/{locale}/{RECOVERY}.yml"
    ]


def test_the_edit_link_of_a_page_by_hand_leads_to_its_text(published: Path) -> None:
    links = pages(published)["ja/by-hand.html"].links()
    assert f"{REPO_URL}/edit/main/docs/ja/by-hand.md" in links


def test_a_page_made_from_many_files_has_no_edit_link(published: Path) -> None:
    for address in ("ja/index.html", "ja/now.html", "en/recovery/index.html"):
        assert not [link for link in pages(published)[address].links() if "/edit/" in link]


def framed(published: Path) -> dict[str, HtmlFile]:
    """The pages that readers open; sheets of paper and cards have no frame and stand in no map."""
    alone = re.compile(r"\w+/(print/(?!index)|embed/)")
    return {address: page for address, page in pages(published).items() if not alone.match(address)}


def test_every_page_names_its_own_address(published: Path) -> None:
    wrong = {}
    for address, page in framed(published).items():
        if address != "index.html":
            canonical = [a["href"] for tag, a in page.elements if tag == "link" and a["rel"] == "canonical"]
            home = address.removesuffix("index.html")
            if canonical not in ([SITE_URL + address], [SITE_URL + home]):
                wrong[address] = canonical
    assert not wrong


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_site_map_of_a_language_holds_its_pages(published: Path, locale: str) -> None:
    tree = ElementTree.parse(published / locale / "sitemap.xml")
    found = {place.text for place in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert f"{SITE_URL}{locale}/{RECOVERY}.html" in found
    assert len(found) == len([address for address in framed(published) if address.startswith(f"{locale}/")])
    assert all(str(place).startswith(f"{SITE_URL}{locale}/") for place in found)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_page_for_unknown_addresses_finds_its_style_under_the_address(
    published: Path, locale: str
) -> None:
    text = (published / locale / "404.html").read_text(encoding="utf-8")
    assert f'href="/playbooks/{locale}/assets/playbooks/playbooks.css"' in text


def test_nothing_is_asked_of_the_named_hosts(published: Path, page: Page) -> None:
    """The fixture ``page`` fails on any request to another host."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address in ("index.html", "ja/index.html", f"en/{RECOVERY}.html", "ja/by-hand.html"):
        page.goto((published / address).as_uri(), wait_until="networkidle")
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_links_stay_relative(published: Path) -> None:
    dead = [
        f"{address}: {link}"
        for address, page in pages(published).items()
        for link in page.links()
        if "://" not in link and not page.target(link)[0].is_file()
    ]
    assert not dead
