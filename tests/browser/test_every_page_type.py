"""No page type of the site has a violation of WCAG 2.2 AA, however it is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from axe import show_in, violations
from every import EVERY
from page_types import TYPES

Looks = dict[int, list[tuple[Literal["light", "dark"], Literal["none", "active"]]]]
LOOKS: Looks = {
    # by width: scheme, forced colours; a page of 683 pixels is one of 1366 at 200 %
    390: [("light", "none"), ("dark", "none")],
    683: [("light", "none")],
    1366: [("light", "none"), ("dark", "none"), ("light", "active")],
}
# Twins come from the same templates and differ in their words, which are longer in English.
FEWER: Looks = {390: [("light", "none")], 1366: [("dark", "none")]}


@pytest.mark.parametrize("type", TYPES)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_no_violation_in_any_size_and_scheme(site: Path, lasting_page: Page, locale: str, type: str) -> None:
    page, found = lasting_page, []
    looks = LOOKS if EVERY or locale == "ja" else FEWER
    for width, colours in looks.items():
        page.emulate_media(color_scheme="light", forced_colors="none", reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 844})
        page.goto((site / locale / type).as_uri())
        for scheme, forced in colours:
            page.emulate_media(forced_colors=forced)
            show_in(page, scheme)
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), (width, type)
            # Forced colours are the reader's own, and axe takes them for ours.
            without = ["color-contrast"] if forced == "active" else []
            found += [f"{width} {scheme} {forced}: {fault}" for fault in violations(page, None, without)]
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    assert found == []


def test_the_choice_of_languages_has_no_violation(site: Path, lasting_page: Page) -> None:
    lasting_page.goto((site / "index.html").as_uri())
    assert violations(lasting_page) == []
