"""What was learnt comes back: after 1, 3, 7, 16 and 35 days, and when its meaning was raised."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from answers import address, answer, answer_session, learn_page, record, say
from command import Run

DAY = date(2026, 11, 24)
KEY = "sincere-first-response/first-ten-minutes"
BLOCKED = """Object.defineProperty(window, "localStorage", {
    get() { throw new DOMException("forbidden", "SecurityError"); } })"""
OPTIONS = [
    {"text": "Now", "correct": "true", "because": "They wait."},
    {"text": "Later", "because": "They are still waiting."},
]


def at(page: Page, days: int) -> None:
    page.clock.set_fixed_time(f"{DAY + timedelta(days)}T09:00:00")


def due(page: Page) -> int:
    digits = "".join(filter(str.isdigit, page.locator("[data-pb-due-count]").inner_text()))
    return int(digits)


def review(page: Page, *, right: bool = True) -> None:
    page.locator("[data-pb-review]").click()
    assert answer_session(page, wrong=() if right else (0,)) == 1
    page.get_by_role("button", name=say("en", "close")).click()


@pytest.fixture
def learnt(site: Path, page: Page) -> Page:
    """The learn page in a browser in which one question was answered rightly on the first day."""
    at(page, 0)
    page.goto(address(site, "en", "sincere-first-response"))
    answer(page.locator("#first-ten-minutes"))
    page.goto(learn_page(site, "en"))
    return page


def test_it_comes_back_after_1_3_7_16_and_35_days_and_then_no_more(learnt: Page) -> None:
    days = []
    for day in range(0, 60):
        at(learnt, day)
        learnt.reload()
        if due(learnt):
            days.append(day)
            review(learnt)
            assert due(learnt) == 0
    assert days == [1, 3, 7, 16, 35]
    assert record(learnt)["cards"][KEY]["due"] == ""


def test_a_wrong_answer_begins_again_with_the_next_day(learnt: Page) -> None:
    for day, right in ((1, True), (3, False)):
        at(learnt, day)
        learnt.reload()
        review(learnt, right=right)
    card = record(learnt)["cards"][KEY]
    assert (card["learned"], card["due"]) == (str(DAY + timedelta(3)), str(DAY + timedelta(4)))
    at(learnt, 4)
    learnt.reload()
    review(learnt)
    assert record(learnt)["cards"][KEY]["due"] == str(DAY + timedelta(6))


def test_a_late_review_skips_the_days_it_has_outlived(learnt: Page) -> None:
    at(learnt, 10)
    learnt.reload()
    assert due(learnt) == 1
    review(learnt)
    assert record(learnt)["cards"][KEY]["due"] == str(DAY + timedelta(16))


def test_answering_before_the_day_puts_nothing_off(site: Path, learnt: Page) -> None:
    at(learnt, 2)
    learnt.goto(address(site, "en", "sincere-first-response"))
    answer(learnt.locator("#first-ten-minutes"))
    assert record(learnt)["cards"][KEY]["due"] == str(DAY + timedelta(3))


def test_the_days_are_those_of_the_calendar_even_when_clocks_change(site: Path, browser: Browser) -> None:
    context = browser.new_context(timezone_id="Europe/Berlin")
    page = context.new_page()
    page.clock.set_fixed_time("2026-10-24T23:30:00+02:00")  # the night before winter time
    page.goto(address(site, "en", "sincere-first-response"))
    answer(page.locator("#first-ten-minutes"))
    assert record(page)["cards"][KEY]["due"] == "2026-10-25"
    context.close()


def test_progress_is_the_same_in_the_other_language(site: Path, learnt: Page) -> None:
    learnt.locator("[data-pb-task='week-one/read-why'] input").check()
    at(learnt, 1)
    learnt.goto(learn_page(site, "ja"))
    expect(learnt.locator("[data-pb-due-count]")).to_have_text(say("ja", "due", n=1))
    expect(learnt.locator("[data-pb-task='week-one/read-why'] input")).to_be_checked()
    learnt.locator("[data-pb-task='week-one/read-why'] input").uncheck()
    assert record(learnt)["tasks"] == {}


def test_another_tab_follows(site: Path, learnt: Page) -> None:
    other = learnt.context.new_page()
    other.goto(address(site, "en", "week-one"))
    other.locator("[data-pb-task='week-one/read-why'] input").check()
    expect(learnt.locator("[data-pb-task='week-one/read-why'] input")).to_be_checked()


def test_questions_are_loaded_only_when_a_session_starts(site: Path, learnt: Page) -> None:
    loaded = "[...document.scripts].filter(script => script.src.endsWith('/questions.js')).length"
    at(learnt, 1)
    learnt.reload()
    assert learnt.evaluate(loaded) == 0
    learnt.locator("[data-pb-review]").click()
    learnt.locator("[data-pb-session] form").wait_for()
    assert learnt.evaluate(loaded) == 1


def test_a_missing_list_of_questions_is_said(site: Path, learnt: Page) -> None:
    at(learnt, 1)
    learnt.reload()
    learnt.locator("[data-pb-deck]").evaluate("desk => { desk.dataset.pbQuestions = 'nothing.js'; }")
    learnt.locator("[data-pb-review]").click()
    expect(learnt.locator("[data-pb-session]")).to_contain_text(say("en", "not-loaded"))


def test_a_session_ends_with_what_was_missed(site: Path, learnt: Page) -> None:
    learnt.locator("[data-pb-day-quiz]").nth(1).click()
    assert answer_session(learnt, wrong=(0, 3)) == 10
    session = learnt.locator("[data-pb-session]")
    expect(session).to_contain_text(say("en", "session-result", n=8, of=10))
    learnt.get_by_role("button", name=say("en", "missed-again")).click()
    assert answer_session(learnt) == 2
    learnt.get_by_role("button", name=say("en", "close")).click()
    expect(session).to_be_hidden()
    expect(learnt.locator("[data-pb-day-quiz]").nth(1)).to_be_focused()


# --- Raised meanings --------------------------------------------------------------------------


COMMON = {
    "title": "A title",
    "summary": "A summary",
    "stages": ["team"],
    "search_words": ["word"],
    "owner": "Sales",
    "reviewed_on": "2026-11-21",
    "review_every": "6 months",
}


def site_with(
    root: Path, run: Run, *, step: int = 1, other: int = 1, question: int = 1, task: int = 1
) -> Path:
    """A site with a path of three tasks and a tactic with three questions, in the meanings named."""
    asked = {"ask": "When?", "options": OPTIONS}
    steps = [
        {"id": "call-back", "title": "Call back", "meaning": str(step)},
        {"id": "repair-it", "title": "Repair it"},
    ]
    quiz = [
        asked | {"id": "when-to-call", "about": "call-back"},
        asked | {"id": "when-to-repair", "about": "repair-it"},
        asked | {"id": "when-at-all", "meaning": str(question)},
    ]
    tactic = {"goal": "They call", "steps": steps, "evidence": [{"text": "A call"}], "quiz": quiz}
    tasks = [
        {"id": "read-late", "do": "read", "text": "Read it", "playbook": "late"},
        {"id": "prove-late", "do": "prove", "text": "Show it", "playbook": "late"},
        {"id": "say-hello", "do": "try", "text": "Say hello", "meaning": str(task)},
    ]
    path = {"goal": "Alone", "days": [{"id": "one", "title": "Day 1", "goal": "Know it", "tasks": tasks}]}
    locales = {"en": {"name": "English", "title": "Small", "description": "About"}}
    for name, content in {
        "site": {"locales": locales},
        "en/tactic/late": COMMON | tactic,
        "en/path/week": COMMON | path,
    }.items():
        file = root / "playbooks" / f"{name}.yml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")  # JSON is YAML too
    (root / "docs").mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Small\ntheme: material\nplugins: [playbooks]\n", encoding="utf-8"
    )
    result = run("build", root)
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.mark.parametrize(
    ("raised", "cards", "tasks"),
    [
        ({}, [], []),
        ({"step": 2}, ["when-to-call"], ["read-late", "prove-late"]),
        ({"question": 2}, ["when-at-all"], []),
        ({"task": 2}, [], ["say-hello"]),
    ],
)
def test_a_raised_meaning_opens_exactly_what_rests_on_it(
    tmp_path: Path, run: Run, page: Page, raised: dict[str, int], cards: list[str], tasks: list[str]
) -> None:
    at(page, 0)
    site = site_with(tmp_path, run)
    page.goto((site / "en" / "tactic" / "late.html").as_uri())
    for box in page.locator("[data-pb-question]").all():
        answer(box)
    page.goto((site / "en" / "learn.html").as_uri())
    for tick in page.locator("[data-pb-task] input").all():
        tick.check()
    if raised:
        site_with(tmp_path, run, **raised)
    page.reload()
    assert due(page) == len(cards)
    rows = page.locator("[data-pb-task]")
    opened = [row for row in rows.all() if not row.locator("input").is_checked()]
    assert [row.get_attribute("data-pb-task") for row in opened] == [f"week/{task}" for task in tasks]
    for row in opened:
        expect(row.locator("[data-pb-changed]")).to_contain_text(say("en", "changed"))
    expect(page.locator("[data-pb-changed]").filter(visible=True)).to_have_count(len(tasks))
    if "step" in raised:
        link = opened[0].locator("[data-pb-changed] a")
        assert (link.get_attribute("href") or "").endswith("tactic/late.html#call-back")
    for row in opened:
        row.locator("input").check()
    if cards:
        page.locator("[data-pb-review]").click()
        box = page.locator("[data-pb-session] [data-pb-question]")
        box.wait_for()
        assert box.get_attribute("data-pb-question") == cards[0]
        assert answer_session(page) == len(cards)
    page.reload()
    assert due(page) == 0
    expect(rows.locator("input:checked")).to_have_count(3)


def test_a_page_that_lags_behind_opens_nothing_and_takes_nothing_back(
    tmp_path: Path, run: Run, page: Page
) -> None:
    at(page, 0)
    site = site_with(tmp_path, run, step=3)
    page.goto((site / "en" / "tactic" / "late.html").as_uri())
    answer(page.locator("#when-to-call"))
    site_with(tmp_path, run, step=2)
    page.reload()
    answer(page.locator("#when-to-call"))
    site_with(tmp_path, run, step=3)
    page.goto((site / "en" / "learn.html").as_uri())
    assert due(page) == 0


# --- The record as a file ---------------------------------------------------------------------


def test_what_was_saved_can_be_read_elsewhere(
    site: Path, browser: Browser, learnt: Page, tmp_path: Path
) -> None:
    learnt.locator("[data-pb-task='week-one/read-why'] input").check()
    learnt.locator(".pb-desk__more summary").click()
    with learnt.expect_download() as download:
        learnt.locator("[data-pb-save]").click()
    assert download.value.suggested_filename == f"learning-{DAY}.json"
    file = tmp_path / "record.json"
    download.value.save_as(file)
    before = record(learnt)
    context = browser.new_context()
    page = context.new_page()
    page.goto(learn_page(site, "ja"))
    page.locator("[data-pb-open]").set_input_files(file)
    expect(page.locator("[data-pb-said]")).to_have_text(say("ja", "opened", tasks=1, cards=1))
    assert record(page) == before
    expect(page.locator("[data-pb-task='week-one/read-why'] input")).to_be_checked()
    context.close()


def test_of_two_records_the_later_answer_counts(learnt: Page) -> None:
    mine = record(learnt)
    older = json.loads(json.dumps(mine))
    older["cards"][KEY] |= {"at": "2026-11-01T09:00:00.000Z", "right": False}
    _open(learnt, json.dumps(older))
    expect(learnt.locator("[data-pb-said]")).to_be_visible()
    assert record(learnt) == mine


def test_deleting_the_record_can_be_undone(learnt: Page) -> None:
    before = record(learnt)
    learnt.locator(".pb-desk__more summary").click()
    learnt.locator("[data-pb-forget]").click()
    assert record(learnt)["cards"] == {}
    learnt.locator("[data-pb-undo]").click()
    assert record(learnt) == before


CARD = {
    "at": "2026-11-24T09:00:00Z",
    "learned": "2026-11-24",
    "due": "",
    "first": True,
    "right": True,
    "rests": "",
}
EVIL = "<img src=x onerror=alert(1)>"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"schema": 2, "cards": {}}',
        "{" * 50_000,
        EVIL,
        json.dumps([{"schema": 1}]),
        " " * (2 * 1024 * 1024 + 1),
    ],
    ids=["empty", "null", "list", "nothing", "newer", "deep", "html", "in a list", "large"],
)
def test_what_is_no_record_is_refused(learnt: Page, text: str) -> None:
    before = record(learnt)
    _open(learnt, text, name=f"{EVIL}.json")
    expect(learnt.locator("[data-pb-said]")).to_have_text(say("en", "refused", file=f"{EVIL}.json"))
    assert record(learnt) == before
    assert learnt.locator("img[src=x]").count() == 0


@pytest.mark.parametrize(
    "entry",
    [
        {EVIL: CARD},
        {"__proto__": CARD},
        {"constructor": CARD},
        {KEY: CARD | {"rests": EVIL}},
        {KEY: CARD | {"due": EVIL}},
        {KEY: CARD | {"due": "9999-99-99"}},
        {KEY: CARD | {"at": 5}},
        {KEY: CARD | {"first": "yes"}},
        {KEY: [CARD]},
        {KEY: None},
    ],
    ids=str,
)
def test_a_bad_entry_is_left_out_and_the_rest_is_read(learnt: Page, entry: dict[str, Any]) -> None:
    before = record(learnt)
    good = {"hear-needs-first/q": CARD | {"more": EVIL}}
    _open(learnt, json.dumps({"schema": 1, "tasks": EVIL, "cards": entry | good, "more": EVIL}))
    expect(learnt.locator("[data-pb-said]")).to_have_text(say("en", "opened", tasks=0, cards=1))
    assert record(learnt)["cards"] == before["cards"] | {"hear-needs-first/q": CARD}
    assert learnt.evaluate("({}).at === undefined && ({}).learned === undefined")
    learnt.reload()
    assert due(learnt) == 0  # a question that is not on the site is no card


def _open(page: Page, text: str, name: str = "record.json") -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": text.encode()}
    page.locator("[data-pb-open]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.locator("[data-pb-said]")).not_to_be_empty()


def test_a_spoilt_record_in_the_browser_is_taken_for_none(site: Path, page: Page) -> None:
    page.goto(learn_page(site, "en"))
    page.evaluate('localStorage.setItem(\'pb-learn\', \'{"schema":1,"tasks":[1],"cards":"x"}\')')
    page.reload()
    assert due(page) == 0
    page.locator("[data-pb-task] input").first.check()
    page.reload()
    expect(page.locator("[data-pb-task] input").first).to_be_checked()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_without_storage_it_works_in_memory_and_says_so(site: Path, page: Page, locale: str) -> None:
    page.add_init_script(BLOCKED)
    page.goto(learn_page(site, locale))
    expect(page.locator("[data-pb-trouble]")).to_be_hidden()
    page.locator("[data-pb-task] input").first.check()
    expect(page.locator("[data-pb-trouble]")).to_have_text(say(locale, "unsaved-blocked"))
    page.locator("[data-pb-day-quiz]").first.click()
    answer(page.locator("[data-pb-session] [data-pb-question]"))
    page.get_by_role("button", name=say(locale, "stop")).click()
    expect(page.locator("[data-pb-task] input").first).to_be_checked()
    expect(page.locator("[data-pb-answered]")).to_contain_text("1")


def test_a_full_storage_is_said(site: Path, page: Page) -> None:
    page.goto(learn_page(site, "en"))
    page.evaluate(
        """() => {
            for (let size = 2 ** 22; size >= 1; size = Math.floor(size / 2)) for (;;) {
                try { localStorage.setItem("fill" + localStorage.length, "x".repeat(size)); } catch { break; }
            }
        }"""
    )
    page.locator("[data-pb-task] input").first.check()
    expect(page.locator("[data-pb-task] input").first).to_be_checked()
    expect(page.locator("[data-pb-trouble]")).to_have_text(say("en", "unsaved-full"))
