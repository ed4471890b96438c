"""The page of all runs: every run of every checklist in this browser, what is due first."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checklists import LISTS, RECOVERY, not_applicable, tick, ticked

START = datetime(2026, 11, 25, 10, 2)
OPEN, CLOSED = "[data-pb-open-runs] li", "[data-pb-closed-runs] li"


def at(site: Path, locale: str) -> str:
    return (site / locale / "runs.html").as_uri()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_checklist_is_offered_and_every_run_listed_and_led_to(
    site: Path, page: Page, locale: str
) -> None:
    lists = [one for one in LISTS if one.playbook.locale == locale]
    for one in lists:
        one.open(page, site)
        tick(page, one.rows[0].id)
        not_applicable(page, one.rows[1].id)
        page.locator("[data-pb-customer]").fill(f"客 {one.playbook.id}")
    page.locator("[data-pb-menu-open]").click()
    page.locator("[data-pb-menu] a").click()
    page.wait_for_url(at(site, locale))
    assert page.locator("[data-pb-list-link]").count() == len(lists)
    expect(page.locator(OPEN)).to_have_count(len(lists))
    for one in lists:
        row = page.locator(OPEN, has=page.get_by_role("link", name=f"客 {one.playbook.id}", exact=True))
        expect(row.locator("[data-pb-run-list]")).to_have_text(one.playbook.content.title)
        na = one.t("run.say.na-count", n=1)
        expect(row.locator("[data-pb-run-progress]")).to_have_text(f"1/{len(one.rows) - 1} {na}")
    row.get_by_role("link").click()
    expect(page.locator("[data-pb-customer]")).to_have_value(f"客 {lists[-1].playbook.id}")
    assert ticked(page) == [lists[-1].rows[0].id]


def test_what_is_due_first_stands_first_and_late_is_said(site: Path, page: Page) -> None:
    page.clock.set_fixed_time(START)
    names = {"sincere-first-response": "first", "hear-needs-first": "last", "complaint-triage": "second"}
    for minutes, (id, name) in enumerate(names.items()):
        page.clock.set_fixed_time(START + timedelta(minutes=minutes))
        next(one for one in LISTS if str(one) == f"en-{id}").open(page, site)
        page.locator("[data-pb-customer]").fill(name)
    page.clock.set_fixed_time(START + timedelta(minutes=11))
    page.goto(at(site, "en"))
    assert page.locator("[data-pb-run-link]").all_inner_texts() == ["first", "second", "last"]
    due = page.locator("[data-pb-run-due]").all_inner_texts()
    assert due[0] == "First response: overdue by 1 minute (was due 10:12)"
    assert due[1].endswith("due 10:14 (1 minute left)")


def test_a_run_is_closed_reopened_and_deleted_each_with_a_way_back(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    page.locator("[data-pb-customer]").fill("Yamada")
    page.goto(at(site, "en"))
    to_closed = page.locator(".md-sidebar--secondary a[href='#_closed']")
    expect(to_closed).to_be_hidden()
    page.get_by_role("button", name="Close: Yamada").click()
    expect(page.locator(CLOSED)).to_have_count(1)
    expect(to_closed).to_be_visible()
    expect(page.locator("[data-pb-no-runs]")).to_be_visible()
    expect(page.locator("[data-pb-undo]")).to_be_focused()
    page.locator("[data-pb-undo]").click()
    expect(page.locator(OPEN)).to_have_count(1)
    page.get_by_role("button", name="Close: Yamada").click()
    page.get_by_role("button", name="Reopen: Yamada").click()
    expect(page.locator(OPEN)).to_have_count(1)
    page.get_by_role("button", name="Delete: Yamada").click()
    expect(page.locator(f"{OPEN}, {CLOSED}")).to_have_count(0)
    expect(page.locator("[data-pb-said]")).to_have_text("“Yamada” was deleted.")
    page.locator("[data-pb-undo]").click()
    expect(page.locator(OPEN)).to_have_count(1)
    page.reload()
    expect(page.locator(OPEN)).to_have_count(1)


def test_all_runs_go_into_one_file_and_come_back(site: Path, page: Page, tmp_path: Path) -> None:
    for one in [one for one in LISTS if one.playbook.locale == "en"][:4]:
        one.open(page, site)
        tick(page, one.rows[0].id)
    page.goto(at(site, "en"))
    with page.expect_download() as download:
        page.locator("[data-pb-export-all]").click()
    file = tmp_path / "all.json"
    download.value.save_as(file)
    before = page.evaluate("Object.fromEntries(Object.entries(localStorage))")
    runs = {f"pb-run:{run['list']}:{run['id']}": run for run in json.loads(file.read_text("utf-8"))["runs"]}
    assert len(runs) == 4
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(page.locator(OPEN)).to_have_count(0)
    page.locator("[data-pb-import]").set_input_files(file)
    expect(page.locator(OPEN)).to_have_count(4)
    for key, run in runs.items():
        assert page.evaluate("key => localStorage[key]", key) == before[key]
        assert json.loads(before[key]) == run


def test_a_run_of_a_checklist_that_is_gone_can_still_be_saved_and_deleted(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    tick(page, RECOVERY.rows[0].id)
    page.evaluate(
        """() => {
            const key = Object.keys(localStorage).find(key => key.startsWith("pb-run:"));
            const run = JSON.parse(localStorage[key]);
            localStorage.removeItem(key);
            localStorage["pb-run:gone:" + run.id] = JSON.stringify(Object.assign(run, { list: "gone" }));
        }"""
    )
    page.goto(at(site, "en"))
    expect(page.locator("[data-pb-run-list]")).to_have_text("A checklist that is not on this site (gone)")
    assert page.locator("[data-pb-run-link]").get_attribute("href") is None
    with page.expect_download():
        page.locator("[data-pb-run-export]").click()
    page.locator("[data-pb-run-delete]").click()
    expect(page.locator(OPEN)).to_have_count(0)


def test_what_changes_in_another_tab_shows_here(site: Path, page: Page) -> None:
    page.goto(at(site, "en"))
    expect(page.locator("[data-pb-no-runs]")).to_be_visible()
    other = page.context.new_page()
    RECOVERY.open(other, site)
    tick(other, RECOVERY.rows[0].id)
    expect(page.locator("[data-pb-run-progress]")).to_have_text(f"1/{len(RECOVERY.rows)}")
