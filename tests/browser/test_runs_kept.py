"""What is ticked stays: over reloads, restarts, tabs, languages, new editions, a full storage."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checklists import FORMS, LISTS, RECOVERY, List, come_to, menu, not_applicable, tick, ticked, write_note
from command import Run
from find_chromium import CHROMIUM_ARGUMENTS, chromium

STORED = "Object.fromEntries(Object.entries(localStorage).filter(([key]) => key.startsWith('pb-run:')))"
FILL = """() => {
    for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2))
        for (;;) {
            try { localStorage.setItem("fill" + localStorage.length, "x".repeat(size)); }
            catch (full) { break; }
        }
}"""


EMPTY = """() => Object.keys(localStorage).filter(key => key.startsWith("fill"))
    .forEach(key => localStorage.removeItem(key))"""


def stored(page: Page) -> dict[str, dict[str, Any]]:
    return {key: json.loads(text) for key, text in page.evaluate(STORED).items()}


def choose(page: Page, name: str) -> None:
    label = page.locator("[data-pb-choose] option", has_text=name).inner_text()
    page.locator("[data-pb-choose]").select_option(label=label)


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_two_named_runs_stay_separate_and_a_reload_keeps_their_ticks(
    site: Path, lasting_page: Page, one: List
) -> None:
    one.open(lasting_page, site)
    rows = [str(item.id) for item in one.rows]
    tick(lasting_page, rows[0], rows[-1])
    lasting_page.locator("[data-pb-customer]").fill("甲商事")
    lasting_page.locator("[data-pb-new]").click()
    assert ticked(lasting_page) == []
    lasting_page.locator("[data-pb-customer]").fill("乙工業")
    tick(lasting_page, rows[1])
    lasting_page.reload()
    assert ticked(lasting_page) == [rows[1]]
    expect(lasting_page.locator("[data-pb-customer]")).to_have_value("乙工業")
    choose(lasting_page, "甲商事")
    assert ticked(lasting_page) == [rows[0], rows[-1]]
    lasting_page.reload()
    assert ticked(lasting_page) == [rows[0], rows[-1]]
    assert {run["customer"] for run in stored(lasting_page).values()} == {"甲商事", "乙工業"}
    assert all(key == f"pb-run:{one.playbook.id}:{run['id']}" for key, run in stored(lasting_page).items())
    assert {run["version"] for run in stored(lasting_page).values()} == {one.playbook.version}


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_a_reset_is_a_new_run_and_can_be_undone(site: Path, lasting_page: Page, one: List) -> None:
    one.open(lasting_page, site)
    tick(lasting_page, one.rows[0].id)
    lasting_page.locator("[data-pb-new]").click()
    assert ticked(lasting_page) == []
    expect(lasting_page.locator("[data-pb-said]")).to_have_text(one.t("run.say.new"))
    lasting_page.locator("[data-pb-undo]").click()
    assert ticked(lasting_page) == [one.rows[0].id]
    assert len(stored(lasting_page)) == 1


def test_undoing_a_reset_throws_no_ticks_away(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    first, second = (str(item.id) for item in RECOVERY.rows[:2])
    tick(page, first)
    page.locator("[data-pb-new]").click()
    tick(page, second)
    page.locator("[data-pb-undo]").click()
    assert ticked(page) == [first]
    assert len(stored(page)) == 2


def test_a_browser_started_anew_shows_the_run_that_was_in_use(
    site: Path, browser: Browser, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=chromium(), args=CHROMIUM_ARGUMENTS
        )

    japanese = [one for one in LISTS if one.playbook.locale == "ja"]
    context = start()
    for one in japanese:
        one.open(context.pages[0], site)
        tick(context.pages[0], one.rows[0].id, one.rows[2].id)
        write_note(context.pages[0], one.rows[1].id, "三時に電話")
    context.close()
    context = start()
    for one in japanese:
        one.open(context.pages[0], site)
        assert ticked(context.pages[0]) == [one.rows[0].id, one.rows[2].id]
        expect(context.pages[0].locator(f"[id='{one.rows[1].id}'] [data-pb-note]")).to_contain_text(
            "三時に電話"
        )
    context.close()


def test_the_twin_shows_the_run_that_was_begun_in_the_other_language(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    tick(page, RECOVERY.rows[0].id)
    page.locator("[data-pb-customer]").fill("Yamada")
    page.locator("header a[hreflang='ja']").click()
    page.wait_for_url("**/ja/**")
    expect(page.locator("[data-pb-customer]")).to_have_value("Yamada")
    assert ticked(page) == [RECOVERY.rows[0].id]


def test_another_tab_takes_over_what_changes_and_what_is_deleted(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    first, second, third = (str(item.id) for item in RECOVERY.rows[:3])
    tick(page, first)
    other = page.context.new_page()
    boxes = RECOVERY.open(other, site)
    assert ticked(other) == [first]
    tick(page, second)
    expect(boxes.nth(1)).to_be_checked()
    tick(other, third)
    expect(page.locator(f"[data-pb-item='{third}']")).to_be_checked()
    assert ticked(page) == [first, second, third]
    menu(other, "data-pb-delete")
    expect(page.locator("[data-pb-progress]")).to_have_text(f"0/{len(RECOVERY.rows)}")
    assert stored(page) == {}


def test_a_run_gets_its_name_from_its_time_until_a_customer_is_typed(site: Path, page: Page) -> None:
    page.clock.set_fixed_time("2026-11-25T10:02:00")
    RECOVERY.open(page, site)
    expect(page.locator("[data-pb-has-runs]")).to_be_hidden()
    tick(page, RECOVERY.rows[0].id)
    page.clock.set_fixed_time("2026-11-25T10:05:00")
    page.locator("[data-pb-new]").click()
    options = page.locator("[data-pb-choose] option")
    assert options.all_inner_texts() == ["Run of 10:05 (0/11)", "Run of 10:02 (1/11)"]
    page.locator("[data-pb-customer]").fill("Yamada")
    expect(options.first).to_have_text("Yamada (0/11)")


def test_a_closed_run_can_be_read_reopened_and_deleted_and_deleting_can_be_undone(
    site: Path, page: Page
) -> None:
    boxes = RECOVERY.open(page, site)
    tick(page, RECOVERY.rows[0].id)
    menu(page, "data-pb-close-run")
    expect(boxes.first).to_be_disabled()
    expect(boxes.first).to_be_checked()
    page.reload()
    expect(boxes.first).to_be_disabled()
    page.locator("[data-pb-reopen]").click()
    expect(boxes.first).to_be_enabled()
    menu(page, "data-pb-delete")
    assert stored(page) == {} and ticked(page) == []
    page.locator("[data-pb-undo]").click()
    assert ticked(page) == [RECOVERY.rows[0].id]


def test_rows_may_move_change_come_and_go_and_the_page_says_so(
    small_site: Path, run: Run, page: Page
) -> None:
    def build(*rows: tuple[str, str, int]) -> None:
        for locale in ("ja", "en"):
            file = small_site / f"playbooks/{locale}/recovery/late-delivery.yml"
            text = re.sub(r"(?s)\nchecklist:.*?\n\n", _checklist(*rows), file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
        result = run("build", small_site)
        assert result.returncode == 0, result.stdout

    build(("call", "Call them", 1), ("explain", "Explain it", 1), ("repair", "Repair it", 1))
    page.goto((small_site / "site" / "en" / "recovery" / "late-delivery.html").as_uri())
    come_to(page)
    tick(page, "call", "repair")
    write_note(page, "call", "rang twice")

    build(("repair", "Repair it well", 1), ("explain", "Explain it", 1), ("call", "Call them", 1))
    page.reload()
    assert ticked(page) == ["repair", "call"]
    expect(page.locator("#call [data-pb-note]")).to_have_text("Note: rang twice")
    expect(page.locator("[data-pb-changes]")).to_be_hidden()

    build(("call", "Visit them", 2), ("explain", "Explain it", 2), ("answer", "Answer", 1))
    page.reload()
    assert ticked(page) == ["call"]
    expect(page.locator("[data-pb-changes-text]")).to_have_text(
        "2 steps changed since you began. 1 row was added. 1 row is no longer on the list."
    )
    links = page.locator("[data-pb-changes-list] a")
    assert links.all_inner_texts() == ["Visit them", "Explain it", "Answer"]
    links.nth(1).click()
    expect(page.locator("#explain")).to_be_in_viewport()
    expect(page.locator("[data-pb-changes-list] li").last).to_have_text("Repair it (done)")
    marks = page.locator("[data-pb-changed]:visible")
    assert marks.all_inner_texts() == [
        "changed since you began; it was: Call them",
        "changed since you began",
        "added since you began",
    ]
    page.locator("[data-pb-acknowledge]").click()
    expect(marks).to_have_count(0)
    expect(page.locator("[data-pb-changes-text]")).to_have_text("1 row is no longer on the list.")
    page.reload()
    expect(marks).to_have_count(0)
    (kept,) = stored(page).values()
    assert kept["items"]["repair"]["done"]
    assert kept["meanings"] == {"call": 2, "explain": 2, "answer": 1}


def _checklist(*rows: tuple[str, str, int]) -> str:
    items = "".join(
        f"        - id: {id}\n          action: {action}\n          meaning: {meaning}\n"
        for id, action, meaning in rows
    )
    head = "mode: read-do\n  goal: Done\n  sections:\n    - id: at-once\n      title: At once\n      items:\n"
    return f"\nchecklist:\n  {head}{items}  completion: Tell your manager\n\n"


def test_a_full_storage_loses_no_tick_and_is_said_until_there_is_room(site: Path, page: Page) -> None:
    boxes = RECOVERY.open(page, site)
    page.evaluate(FILL)
    boxes.first.check()
    expect(page.locator("[data-pb-trouble]")).to_have_text(RECOVERY.t("run.say.unsaved-full"))
    not_applicable(page, RECOVERY.rows[1].id)
    boxes.nth(2).check()
    expect(page.locator("[data-pb-progress]")).to_have_text("2/10")
    page.evaluate(EMPTY)
    boxes.nth(3).check()
    expect(page.locator("[data-pb-trouble]")).to_be_hidden()
    page.reload()
    expect(page.locator("[data-pb-progress]")).to_have_text("3/10")


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_where_storage_is_forbidden_ticking_works_and_it_is_said(
    served: str, lasting_page: Page, one: List
) -> None:
    """A frame without an origin is what browsers deny all storage to."""
    lasting_page.goto(f"{served}/index.html")
    lasting_page.set_content(
        f'<iframe sandbox="allow-scripts" width="1200" height="700" src="{served}/{one.address}"></iframe>'
    )
    inside = lasting_page.frame_locator("iframe")
    boxes = inside.locator("[data-pb-item]")
    trouble = inside.locator("[data-pb-trouble]")
    expect(trouble).to_be_hidden()
    boxes.evaluate_all("boxes => boxes.forEach(box => box.click())")
    expect(trouble).to_have_text(one.t("run.say.unsaved-blocked"))
    expect(trouble).to_have_role("status")
    expect(inside.locator("[data-pb-progress]")).to_have_text(f"{len(one.rows)}/{len(one.rows)}")
    inside.locator("[data-pb-new]").click()
    expect(boxes.first).not_to_be_checked()
    inside.locator("[data-pb-undo]").click()
    expect(boxes.first).to_be_checked()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        '{"schema": 1}',
        '{"schema": 2, "list": "sincere-first-response"}',
        "{" * 5000,
        json.dumps({"schema": 1, "items": {"__proto__": {"done": True}}}),
    ],
)
def test_what_is_no_run_in_the_storage_is_passed_over(site: Path, lasting_page: Page, text: str) -> None:
    RECOVERY.open(lasting_page, site)
    lasting_page.evaluate("text => localStorage.setItem('pb-run:sincere-first-response:bad', text)", text)
    lasting_page.reload()
    assert ticked(lasting_page) == []
    tick(lasting_page, RECOVERY.rows[0].id)
    lasting_page.reload()
    assert ticked(lasting_page) == [RECOVERY.rows[0].id]
