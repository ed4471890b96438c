"""Checklists, the page of runs and all that is for learning have no fault that axe-core can find."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from answers import address, answer, learn_page
from axe import violations
from checklists import LISTS, RECOVERY, List, not_applicable, tick, write_note

LOOKS = [(width, scheme) for width in (390, 1366) for scheme in ("light", "dark")]


def look(page: Page, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")


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


@pytest.mark.parametrize("one", LISTS, ids=str)
def test_a_checklist_at_work_has_no_violation(site: Path, lasting_page: Page, one: List) -> None:
    one.open(lasting_page, site)
    work(lasting_page, one)
    # Twins have the same rows and marks: each is looked at in two of the four ways, together in all.
    looks = LOOKS[1:3] if one.playbook.locale == "ja" else [LOOKS[0], LOOKS[3]]
    for width, scheme in looks:
        look(lasting_page, width, scheme)
        assert violations(lasting_page, within=".pb-check") == [], (width, scheme)


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_whole_page_overdue_changed_or_untouched_has_no_violation(
    site: Path, page: Page, locale: str, width: int, scheme: str
) -> None:
    look(page, width, scheme)
    one = next(one for one in LISTS if str(one) == f"{locale}-{RECOVERY.playbook.id}")
    page.clock.set_fixed_time("2026-11-25T10:02:00")
    one.open(page, site)
    assert violations(page) == []
    page.locator("[data-pb-new]").click()
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find(key => key.startsWith("pb-run:"));
            localStorage[key] = localStorage[key].replace(/(meanings":{"[a-z0-9-]+":)1/, "$1" + "2");
        }"""
    )
    page.clock.set_fixed_time("2026-11-25T12:02:00")
    look(page, width, scheme)
    page.reload()
    assert page.locator("[data-pb-changes]").is_visible()
    assert page.locator(".pb-check__deadline--overdue:visible").count() > 1
    assert violations(page) == []
    page.locator("[data-pb-menu-open]").click()
    page.locator("[data-pb-failed]").click()
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_page_of_runs_has_no_violation(
    site: Path, page: Page, locale: str, width: int, scheme: str
) -> None:
    address = (site / locale / "runs.html").as_uri()
    look(page, width, scheme)
    page.goto(address)
    assert violations(page) == []
    page.clock.set_fixed_time("2026-11-25T10:02:00")
    for one in [one for one in LISTS if one.playbook.locale == locale][:3]:
        one.open(page, site)
        tick(page, one.rows[0].id)
    page.clock.set_fixed_time("2026-11-26T12:02:00")
    page.goto(address)
    page.locator("[data-pb-run-close]").first.click()
    assert violations(page) == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_learn_page_and_a_session_have_no_violation(
    site: Path, page: Page, locale: str, width: int, scheme: str
) -> None:
    look(page, width, scheme)
    page.goto(learn_page(site, locale))
    page.locator("[data-pb-task] input").first.check()
    page.locator(".pb-desk__more summary").click()
    assert violations(page) == []
    page.locator("[data-pb-day-quiz]").first.click()
    box = page.locator("[data-pb-session] [data-pb-question]")
    box.wait_for()
    assert violations(page, within="[data-pb-session]") == []
    answer(box, right=False)
    assert violations(page, within="[data-pb-session]") == []


@pytest.mark.parametrize(("width", "scheme"), LOOKS)
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_questions_open_and_answered_have_no_violation(
    site: Path, page: Page, locale: str, width: int, scheme: str
) -> None:
    look(page, width, scheme)
    page.goto(address(site, locale, "relationship-stage-map"))
    if locale == "ja":
        page.locator("[data-pb-furigana]").click()
        page.locator("article ruby").first.wait_for()
    page.locator(".pb-quiz__take").first.click()
    assert violations(page) == []
    page.reload()
    for box in page.locator("[data-pb-question]").all():
        answer(box, right=False)
    assert violations(page) == []


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_role_play_kit_and_its_case_have_no_violation(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "print" / "role-play" / "sincere-first-response.html").as_uri())
    assert violations(page) == []
    page.goto(address(site, locale, "sincere-first-response"))
    for summary in page.locator(".pb-act__side summary").all():
        summary.click()
    assert violations(page, within=".pb-act") == []
