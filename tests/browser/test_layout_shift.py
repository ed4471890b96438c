"""Nothing moves while a page comes: what scripts show has its room from the beginning."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from page_types import TYPES

MOST = 0.025
"""Of all shifts of a page; 0.1 counts as good. What was kept in the browser may fill a line more."""
SHIFTS = """() => new Promise(done => {
    const entries = [];
    const observer = new PerformanceObserver(list => entries.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => {
        entries.push(...observer.takeRecords());
        done(entries.reduce((sum, entry) => sum + entry.value, 0));
    }, 400);
})"""


@pytest.mark.parametrize("locale", ["ja", "en"])
@pytest.mark.parametrize(("width", "height"), [(390, 844), (1366, 768)])
def test_no_page_type_moves_while_it_comes(
    served: str, lasting_page: Page, locale: str, width: int, height: int
) -> None:
    page = lasting_page
    page.set_viewport_size({"width": width, "height": height})
    shifts = {}
    for type in TYPES:
        page.goto(f"{served}/{locale}/{type}", wait_until="networkidle")
        shifts[type] = page.evaluate(SHIFTS)
    assert {type: shift for type, shift in shifts.items() if shift > MOST} == {}


def test_a_move_would_be_seen(site: Path, page: Page) -> None:
    page.goto((site / "ja/now.html").as_uri())
    page.wait_for_timeout(600)  # a move after a hand's does not count
    page.evaluate("document.querySelector('.pb-now').style.marginTop = '400px'")
    assert page.evaluate(SHIFTS) > MOST
