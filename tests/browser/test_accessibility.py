"""Checklists, the page of runs and all that is for learning have no fault that axe-core can find."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from answers import address, answer, come_to, learn_page
from axe import show_in, violations
from checklists import FORMS, LISTS, RECOVERY, List, not_applicable, tick, write_note

WIDTHS = (390, 1366)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def look(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})


def faults(page: Page, within: str | None = None) -> list[str]:
    """All violations in both schemes of colours; nothing is loaded anew."""
    found = []
    for scheme in SCHEMES:
        show_in(page, scheme)
        found += [f"{scheme}: {fault}" for fault in violations(page, within)]
    return found


def work(page: Page, one: List) -> None:
    """Bring the list into every state a row can be in, with all tools open."""
    rows = [str(item.id) for item in one.rows]
    tick(page, rows[0], rows[-1])
    not_applicable(page, rows[1])
    write_note(page, rows[2], "rang twice")
    page.locator(f"[id='{rows[2]}'] [data-pb-more]").click()
    page.locator("[data-pb-customer]").fill("Yamada")
    page.locator("[data-pb-new]").click()
    page.locator("[data-pb-undo]").click()
    page.locator("[data-pb-menu-open]").click()


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_a_checklist_at_work_has_no_violation(site: Path, lasting_page: Page, one: List) -> None:
    one.open(lasting_page, site)
    work(lasting_page, one)
    # Twins have the same rows and marks: each is looked at in two of the four ways, together in all.
    schemes = SCHEMES[::-1] if one.playbook.locale == "ja" else SCHEMES
    for width, scheme in zip(WIDTHS, schemes, strict=True):
        look(lasting_page, width)
        show_in(lasting_page, scheme)
        assert violations(lasting_page, within=".pb-check") == [], (width, scheme)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_whole_page_overdue_changed_or_untouched_has_no_violation(
    site: Path, page: Page, locale: str, width: int
) -> None:
    look(page, width)
    one = next(one for one in LISTS if str(one) == f"{locale}-{RECOVERY.playbook.id}")
    page.clock.set_fixed_time("2026-11-25T10:02:00")
    one.open(page, site)
    assert faults(page) == []
    page.locator("[data-pb-new]").click()
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find(key => key.startsWith("pb-run:"));
            localStorage[key] = localStorage[key].replace(/(meanings":{"[a-z0-9-]+":)1/, "$1" + "2");
        }"""
    )
    page.clock.set_fixed_time("2026-11-25T12:02:00")
    look(page, width)
    page.reload()
    assert page.locator("[data-pb-changes]").is_visible()
    assert page.locator(".pb-check__deadline--overdue:visible").count() > 1
    assert faults(page) == []
    page.locator("[data-pb-menu-open]").click()
    page.locator("[data-pb-failed]").click()
    assert faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_page_of_runs_has_no_violation(site: Path, page: Page, locale: str, width: int) -> None:
    address = (site / locale / "runs.html").as_uri()
    look(page, width)
    page.goto(address)
    assert faults(page) == []
    page.clock.set_fixed_time("2026-11-25T10:02:00")
    for one in [one for one in LISTS if one.playbook.locale == locale][:3]:
        one.open(page, site)
        tick(page, one.rows[0].id)
    page.clock.set_fixed_time("2026-11-26T12:02:00")
    page.goto(address)
    page.locator("[data-pb-run-close]").first.click()
    assert faults(page) == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_learn_page_and_a_session_have_no_violation(
    site: Path, lasting_page: Page, locale: str, width: int
) -> None:
    page = lasting_page
    look(page, width)
    page.goto(learn_page(site, locale))
    page.locator("[data-pb-task] input").first.check()
    page.locator(".pb-desk__more summary").click()
    assert faults(page) == []
    page.locator("[data-pb-day-quiz]").first.click()
    box = page.locator("[data-pb-session] [data-pb-question]")
    box.wait_for()
    assert faults(page, within="[data-pb-session]") == []
    answer(box, right=False)
    assert faults(page, within="[data-pb-session]") == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_questions_open_and_answered_have_no_violation(
    site: Path, lasting_page: Page, locale: str, width: int
) -> None:
    page = lasting_page
    look(page, width)
    page.goto(address(site, locale, "relationship-stage-map"))
    if locale == "ja":
        page.locator("[data-pb-furigana]").click()
        page.locator("article ruby").first.wait_for()
    come_to(page.locator("[data-pb-question]:has([data-pb-order])").first)
    page.locator(".pb-quiz__take").first.click()
    assert faults(page) == []
    page.reload()
    for box in page.locator("[data-pb-question]").all():
        answer(box, right=False)
    assert faults(page) == []


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_role_play_kit_and_its_case_have_no_violation(site: Path, lasting_page: Page, locale: str) -> None:
    page = lasting_page
    page.goto((site / locale / "print" / "role-play" / "sincere-first-response.html").as_uri())
    assert violations(page) == []
    page.goto(address(site, locale, "sincere-first-response"))
    for summary in page.locator(".pb-act__side summary").all():
        summary.click()
    assert violations(page, within=".pb-act") == []
