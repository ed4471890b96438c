"""In the browser: every weighty claim can be seen where it is used, and its source leads there."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from playwright.sync_api import Page

from html_file import HtmlFile
from mkdocs_playbooks.load import load

LOCALES = ("ja", "en")
SHOWN = """claims => claims.filter(claim => {
  const marks = [...document.querySelectorAll(`article a.pb-cite__claim[href$='#${claim}']`)];
  return !marks.some(mark => {
    const statement = mark.closest('li, dd, tr, p, div');
    const words = statement.innerText.replace(mark.closest('.pb-cite').innerText, '').trim();
    return mark.checkVisibility() && !mark.closest('details, [data-pb-quiz]') && words.length > 5;
  });
})"""
"""The claims of which no mark can be seen on the page beside words outside the questions."""


@pytest.mark.parametrize("locale", LOCALES)
def test_every_weighty_claim_is_seen_at_its_statement_on_its_home_page(
    repository: Path, site: Path, page: Page, locale: str
) -> None:
    library = load(repository).library
    homes: dict[str, list[str]] = defaultdict(list)
    for claim in library.claims.values():
        if claim.weight == "A":
            homes[claim.home].append(claim.id)
    unseen = {}
    for home, claims in homes.items():
        playbook = library.playbooks[locale, home]
        page.goto((site / locale / playbook.kind / f"{home}.html").as_uri())
        if lost := page.evaluate(SHOWN, claims):
            unseen[home] = lost

    assert unseen == {}
    assert sum(map(len, homes.values())) == 208


@pytest.mark.parametrize("locale", LOCALES)
def test_every_claim_of_a_source_leads_to_the_places_where_it_is_used(
    repository: Path, site: Path, locale: str
) -> None:
    library = load(repository).library
    for source in library.sources.values():
        page = HtmlFile(site / locale / "sources" / f"{source.id}.html")
        places = {page.target(link) for link in page.links() if "#" in link}
        for claim in source.content.claims:
            users = [p for p in library.of(locale) if claim.id in p.claims]
            expected = {((site / locale / p.kind / f"{p.id}.html").resolve(), claim.id) for p in users}
            assert claim.home in {p.id for p in users}
            assert expected <= places, claim.id
        for file, place in places:
            assert place in HtmlFile(file).ids, (file, place)
