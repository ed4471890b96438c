"""What needs care shows on the page itself: an overdue review, a step that lags behind its twin."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library, Playbook

RECOVERY = "recovery/sincere-first-response"
SMALL_RECOVERY = Path("recovery/late-delivery.yml")
MARK = ".pb-behind"
BANNER = "article .pb-notice--overdue"


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return gather(repository).library


@pytest.mark.parametrize(("days", "overdue"), [(-1, False), (0, False), (1, True), (400, True)])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_banner_shows_from_the_day_after_the_review_was_due(
    site: Path, library: Library, page: Page, locale: str, days: int, overdue: bool
) -> None:
    playbook = _recovery(library, locale)
    due = playbook.content.next_review
    page.clock.set_fixed_time(_noon(due + timedelta(days=days)))
    page.goto((site / locale / f"{RECOVERY}.html").as_uri())
    expect(page.locator(BANNER)).to_be_visible(visible=overdue)
    expect(page.locator(BANNER)).to_contain_text(str(due))
    expect(page.locator(BANNER)).to_contain_text(playbook.content.owner)


def test_the_last_minute_of_the_day_is_not_overdue_and_the_first_of_the_next_is(
    site: Path, library: Library, page: Page
) -> None:
    due = _recovery(library, "en").content.next_review
    for moment, overdue in (
        (datetime.combine(due, time(23, 59)), False),
        (datetime.combine(due + timedelta(days=1), time(0, 1)), True),
    ):
        page.clock.set_fixed_time(moment)
        page.goto((site / "en" / f"{RECOVERY}.html").as_uri())
        expect(page.locator(BANNER)).to_be_visible(visible=overdue)


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_report_page_marks_exactly_the_overdue_reviews(
    site: Path, library: Library, page: Page, locale: str
) -> None:
    playbooks = library.of(locale)
    due = sorted(playbook.content.next_review for playbook in playbooks)
    for day in (due[0], due[0] + timedelta(days=1), due[-1] + timedelta(days=1)):
        page.clock.set_fixed_time(_noon(day))
        page.goto((site / locale / "report.html").as_uri())
        rows = page.locator("article .pb-care tbody tr")
        expect(rows).to_have_count(len(playbooks))
        marked = page.locator("article .pb-care tbody tr:has([data-pb-due]:visible) a")
        late = {p.content.title for p in playbooks if p.content.next_review < day}
        assert set(marked.all_text_contents()) == late
        assert marked.count() == sum(p.content.next_review < day for p in playbooks)


def test_the_report_page_leads_to_its_playbooks(site: Path, library: Library, page: Page) -> None:
    page.goto((site / "en" / "report.html").as_uri())
    page.locator(f"article .pb-care a[href='{RECOVERY}.html']").click()
    expect(page.locator("article h1:visible")).to_have_text(_recovery(library, "en").content.title)


@pytest.mark.parametrize(("ahead", "behind"), [("ja", "en"), ("en", "ja")])
def test_a_step_that_lags_behind_its_twin_is_marked_until_it_follows(
    small_site: Path,
    run: Callable[..., subprocess.CompletedProcess[str]],
    page: Page,
    ahead: str,
    behind: str,
) -> None:
    step = _raise_meaning(small_site / "playbooks" / ahead / SMALL_RECOVERY)
    result = run("build", small_site)
    assert result.returncode == 0
    assert "twin-behind" in result.stdout
    built = {
        locale: small_site / "site" / locale / SMALL_RECOVERY.with_suffix(".html")
        for locale in (ahead, behind)
    }
    page.goto(built[behind].as_uri())
    expect(page.locator(f"article #{step} {MARK}")).to_be_visible()
    expect(page.locator(f"article {MARK}")).to_have_count(1)
    page.goto(built[ahead].as_uri())
    expect(page.locator(MARK)).to_have_count(0)
    page.goto((small_site / "site" / behind / "report.html").as_uri())
    expect(page.locator("article")).to_contain_text(
        f"playbooks/{behind}/{SMALL_RECOVERY.as_posix()} {step} <"
    )

    assert _raise_meaning(small_site / "playbooks" / behind / SMALL_RECOVERY) == step
    result = run("build", small_site, "--strict")
    assert result.returncode == 0, result.stdout
    page.goto(built[behind].as_uri())
    expect(page.locator(f"article #{step}")).to_be_visible()
    expect(page.locator(MARK)).to_have_count(0)


def _recovery(library: Library, locale: str) -> Playbook:
    playbook = library.find(locale, RECOVERY.partition("/")[2])
    assert playbook
    return playbook


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12))


def _raise_meaning(file: Path) -> str:
    """Raise the meaning of the first step by one; the step's id."""
    lines = file.read_text(encoding="utf-8").splitlines()
    first = lines.index("steps:") + 1
    assert lines[first].startswith("  - id: ")
    lines.insert(first + 1, "    meaning: 2")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return lines[first].removeprefix("  - id: ")
