"""Deadlines count from the start of a run, as a time of day and in words, and being late is said."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from dateutil.relativedelta import relativedelta
from playwright.sync_api import Page, expect

from checklists import LISTS, RECOVERY, List, tick

START = datetime(2026, 11, 25, 10, 2)
LIMITED = [one for one in LISTS if any(section.within for section in one.content.sections)]


def due(one: List) -> dict[str, datetime]:
    """When each section with a limit is due, by its id."""
    return {
        section.id: START + relativedelta(**{f"{section.within.unit}s": section.within.amount})  # type: ignore[arg-type]
        for section in one.content.sections
        if section.within
    }


def at(page: Page, moment: datetime) -> None:
    """Show what the page shows when a reader comes back to it at ``moment``."""
    page.clock.set_fixed_time(moment)
    page.evaluate("window.dispatchEvent(new Event('pageshow'))")


def pattern(one: List, name: str) -> re.Pattern[str]:
    """What a label of a deadline looks like, whatever its times are."""
    escaped = re.escape(one.t(f"run.say.{name}"))
    return re.compile("^" + re.sub(r"\\\{\w+\\\}", "(.+)", escaped) + "$")


@pytest.mark.parametrize("one", LIMITED, ids=str)
def test_every_deadline_is_shown_and_from_the_next_minute_on_is_overdue_in_words(
    site: Path, page: Page, one: List
) -> None:
    page.clock.set_fixed_time(START)
    one.open(page, site)
    shown = page.locator("[data-pb-deadline]:visible")
    expect(shown).to_have_count(0)
    page.locator("[data-pb-new]").click()
    expect(shown).to_have_count(len(due(one)))
    for id, moment in due(one).items():
        line = page.locator(f"[id='{id}'] [data-pb-deadline]")
        at(page, moment - timedelta(minutes=1))
        left = one.t("run.say.duration.minute.one", n=1)
        expect(line).to_have_text(one.t("run.say.due", time=f"{moment:%H:%M}", left=left))
        at(page, moment + timedelta(minutes=1))
        expect(line).to_have_text(one.t("run.say.overdue", time=f"{moment:%H:%M}", late=left))
        expect(page.locator("[data-pb-next-due]")).to_have_text(pattern(one, "line"))
        expect(page.locator("[data-pb-next-due]")).to_contain_text(f"{min(due(one).values()):%H:%M}")


@pytest.mark.parametrize("one", [x for x in LISTS if x not in LIMITED], ids=str)
def test_a_list_without_limits_shows_no_deadline(site: Path, page: Page, one: List) -> None:
    one.open(page, site)
    tick(page, one.rows[0].id)
    expect(page.locator("[data-pb-deadline]:visible, [data-pb-next-due]:visible")).to_have_count(0)


def test_the_first_row_is_the_first_response(site: Path, page: Page) -> None:
    page.clock.set_fixed_time(START)
    RECOVERY.open(page, site)
    page.locator("[data-pb-new]").click()
    next_due = page.locator("[data-pb-next-due]")
    expect(next_due).to_have_text("First response: due 10:12 (10 minutes left)")
    page.clock.set_fixed_time(START + timedelta(minutes=13))
    tick(page, RECOVERY.rows[0].id)
    expect(page.locator("[data-pb-begun]")).to_have_text(
        "started 10:02 · First response: done at 10:15, 3 minutes late"
    )
    expect(next_due).to_have_text("Answer and apologise: overdue by 3 minutes (was due 10:12)")


def test_a_section_that_is_done_says_when_and_is_late_no_more(site: Path, page: Page) -> None:
    page.clock.set_fixed_time(START + timedelta(minutes=4))
    RECOVERY.open(page, site)
    section = RECOVERY.content.sections[0]
    tick(page, *(item.id for item in section.items))
    line = page.locator(f"#{section.id} [data-pb-deadline]")
    expect(line).to_have_text("done at 10:06")
    page.clock.set_fixed_time(START + timedelta(days=3))
    page.reload()
    expect(line).to_have_text(re.compile("^done at .*25.* 10:06$"))


def test_a_deadline_is_announced_when_little_time_is_left_and_when_none_is(site: Path, page: Page) -> None:
    page.clock.install(time=START)
    RECOVERY.open(page, site)
    tick(page, *(item.id for item in RECOVERY.rows[:4]))
    spoken = page.locator("[data-pb-spoken]")
    expect(spoken).to_have_attribute("aria-live", "polite")
    page.clock.run_for(7 * 60_000)
    expect(spoken).to_have_text("")
    page.clock.run_for(90_000)
    expect(spoken).to_have_text("Answer and apologise: 2 minutes left")
    page.clock.run_for(2 * 60_000)
    expect(spoken).to_have_text("Answer and apologise: overdue")


def test_the_start_can_be_corrected_and_everything_counts_from_it(site: Path, page: Page) -> None:
    page.clock.set_fixed_time(START)
    RECOVERY.open(page, site)
    page.locator("[data-pb-new]").click()
    page.locator("[data-pb-menu-open]").click()
    page.locator("[data-pb-started]").fill("2026-11-25T09:50")
    expect(page.locator("[data-pb-next-due]")).to_have_text(
        "First response: overdue by 2 minutes (was due 10:00)"
    )
    page.locator("[data-pb-started]").fill("")
    page.locator("[data-pb-customer]").focus()
    expect(page.locator("[data-pb-started]")).to_have_value("2026-11-25T09:50")


@pytest.mark.parametrize(
    ("started", "within", "expected"),
    [
        ("2026-01-31T10:00", "1 month", "2026-02-28 10:00"),
        ("2024-02-29T10:00", "1 year", "2025-02-28 10:00"),
        ("2026-12-15T23:30", "2 week", "2026-12-29 23:30"),
        ("2026-11-25T23:50", "15 minute", "2026-11-26 00:05"),
        ("2026-11-25T10:00", "36 hour", "2026-11-26 22:00"),
        ("2026-11-30T10:00", "3 month", "2027-02-28 10:00"),
    ],
)
def test_months_and_years_go_by_the_calendar_and_all_else_by_the_clock(
    site: Path, page: Page, started: str, within: str, expected: str
) -> None:
    RECOVERY.open(page, site)
    got = page.evaluate(
        """([started, within]) => {
            const section = { title: "x", within: within, items: [{ id: "x" }] };
            const list = { sections: [section], items: section.items, firstResponse: "" };
            const run = { started: new Date(started).toISOString(), items: {} };
            return pbRuns.stamp(pbRuns.deadlines(list, run, "")[0].due);
        }""",
        [started, within],
    )
    assert got == expected
    assert datetime.fromisoformat(expected) > datetime.fromisoformat(started)
