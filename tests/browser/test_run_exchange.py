"""What leaves and enters a run when the reader asks for it: copies, files, a word to the owner."""

from __future__ import annotations

import json
import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from markdown_it import MarkdownIt
from playwright.sync_api import Page, expect

from checklists import FORMS, RECOVERY, List, come_to, menu, not_applicable, tick, ticked, write_note

HOSTILE = "<img src=x onerror=alert(1)>『\u202e{{ 7*7 }}』 [x](javascript:alert(1)) ` * _"
EXPORTED = {
    "schema": 1,
    "list": "sincere-first-response",
    "id": "abc123",
    "customer": "Yamada",
    "started": "2026-11-25T01:02:00.000Z",
    "closed": None,
    "version": "a1b2c3",
    "meanings": {},
    "items": {},
}
STORED = "Object.keys(localStorage).filter(key => key.startsWith('pb-run:')).map(key => localStorage[key])"


@pytest.fixture
def page(lasting_page: Page) -> Page:
    return lasting_page


def copied(page: Page, tool: str) -> str:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    menu(page, tool)
    expect(page.locator("[data-pb-said]")).not_to_be_empty()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def offer(page: Page, content: str | bytes, name: str = "runs.json") -> None:
    """Choose a file with this content to be read."""
    data = content.encode() if isinstance(content, str) else content
    file = {"name": name, "mimeType": "application/json", "buffer": data}
    page.locator("[data-pb-import]").set_input_files([file])  # type: ignore[list-item]


def local(moment: str, later: timedelta = timedelta()) -> str:
    """An ISO time as the reader's clock shows it."""
    return f"{datetime.fromisoformat(moment).astimezone() + later:%Y-%m-%d %H:%M}"


def stored(page: Page) -> list[dict[str, Any]]:
    return [json.loads(text) for text in page.evaluate(STORED)]


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_the_copied_markdown_equals_the_state_of_the_page(served: str, page: Page, one: List) -> None:
    page.goto(f"{served}/{one.address}")
    come_to(page)
    rows = [str(item.id) for item in one.rows]
    done, other = rows[::2], rows[1]
    tick(page, *done)
    not_applicable(page, other)
    write_note(page, rows[0], "first line\n* second | line")
    markdown = copied(page, "data-pb-copy-markdown")
    lines = re.findall(r"(?m)^- \[([ x])\] (~~)?(\d+)\. (.*)$", markdown)
    plain = [MarkdownIt().renderInline(line[3]) for line in lines]
    assert [line[2] for line in lines] == [str(number + 1) for number in range(len(rows))]
    for item, line, text in zip(one.rows, lines, plain, strict=True):
        assert (line[0] == "x") == (item.id in done) == (item.id in ticked(page))
        assert bool(line[1]) == (item.id == other)
        assert text.startswith(MarkdownIt().renderInline(item.action))
    progress = page.locator("[data-pb-progress]").inner_text()
    assert progress == f"{len(done)}/{len(rows) - 1}"
    assert one.t("run.say.line", what=one.t("run.text.progress"), text=progress) in markdown
    assert one.t("run.say.na-count", n=1) in markdown
    assert markdown.count("first line\n      \\* second \\| line") == 1
    assert markdown.index(one.content.sections[0].title) < markdown.index(one.content.sections[-1].title)
    assert one.playbook.version in markdown


def test_the_copied_text_equals_the_state_of_the_page(served: str, page: Page) -> None:
    page.goto(f"{served}/{RECOVERY.address}")
    come_to(page)
    rows = RECOVERY.rows
    tick(page, rows[0].id)
    not_applicable(page, rows[1].id)
    page.locator("[data-pb-customer]").fill("Yamada")
    (run,) = stored(page)
    first, second = (local(run["items"][row.id]["at"]) for row in rows[:2])
    text = copied(page, "data-pb-copy-text").splitlines()
    assert text[:4] == [
        RECOVERY.playbook.content.title,
        "Customer or case: Yamada",
        f"Started: {local(run['started'])}",
        "Progress: 1/10 (1 n/a)",
    ]
    boxes = [line for line in text if line.startswith("[")]
    assert boxes[0] == f"[x] 1. {rows[0].action} ({rows[0].role}, {first})"
    assert boxes[1] == f"[-] 2. {rows[1].action} ({rows[1].role}, not applicable, {second})"
    assert [line[:3] for line in boxes[2:]] == ["[ ]"] * (len(rows) - 2)
    due = local(run["started"], timedelta(minutes=10))
    assert f"1. Answer and apologise (Due {due})" in text


def test_without_a_clipboard_the_text_waits_selected_in_a_field(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    tick(page, RECOVERY.rows[0].id)
    menu(page, "data-pb-copy-text")
    field = page.locator("[data-pb-text-dialog] textarea")
    expect(field).to_be_focused()
    selected = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
    assert RECOVERY.rows[0].action in selected
    page.keyboard.press("Escape")
    expect(page.locator("[data-pb-text-dialog]")).to_be_hidden()


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_a_run_comes_back_from_its_file_as_it_was(site: Path, page: Page, one: List, tmp_path: Path) -> None:
    one.open(page, site)
    rows = [str(item.id) for item in one.rows]
    tick(page, rows[0], rows[-1])
    not_applicable(page, rows[1])
    write_note(page, rows[2], "メモ <b>")
    page.locator("[data-pb-customer]").fill("山田")
    (before,) = stored(page)
    with page.expect_download() as download:
        menu(page, "data-pb-export")
    file = tmp_path / download.value.suggested_filename
    assert re.fullmatch(rf"{one.playbook.id}-\d{{4}}-\d\d-\d\d-\d{{4}}\.json", file.name)
    download.value.save_as(file)
    assert json.loads(file.read_text(encoding="utf-8")) == before
    menu(page, "data-pb-delete")
    assert stored(page) == [] and ticked(page) == []
    page.locator("[data-pb-import]").set_input_files(file)
    expect(page.locator("[data-pb-customer]")).to_have_value("山田")
    assert ticked(page) == [rows[0], rows[-1]]
    assert stored(page) == [before]
    page.locator("[data-pb-import]").set_input_files(file)
    expect(page.locator("[data-pb-said]")).to_have_text(one.t("run.say.already-here.one", n=1))
    assert stored(page) == [before]


def test_a_file_never_overwrites_a_run_that_went_on(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    offer(page, json.dumps(EXPORTED))
    expect(page.locator("[data-pb-customer]")).to_have_value("Yamada")
    tick(page, RECOVERY.rows[0].id)
    offer(page, json.dumps(EXPORTED))
    expect(page.locator("[data-pb-said]")).to_have_text("1 run was read.")
    kept = {run["id"]: run["items"] for run in stored(page)}
    assert len(kept) == 2 and RECOVERY.rows[0].id in kept["abc123"]


def test_a_run_of_another_checklist_is_kept_and_said(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    offer(page, json.dumps({"schema": 1, "runs": [EXPORTED | {"list": "hear-needs-first"}, {"schema": 9}]}))
    expect(page.locator("[data-pb-said]")).to_have_text(
        "1 run was read. 1 belongs to another checklist; find it under “All runs”. 1 could not be read."
    )
    assert [run["list"] for run in stored(page)] == ["hear-needs-first"]
    assert ticked(page) == []


BAD_ENTRIES: list[dict[str, Any]] = [
    {"schema": 2},
    {"list": "../x"},
    {"list": 7},
    {"id": "a:b"},
    {"id": "x" * 41},
    {"id": "<b>"},
    {"customer": None},
    {"started": "yesterday"},
    {"started": "2026-99-99T00:00:00Z"},
    {"closed": "later"},
    {"version": "<script>"},
    {"meanings": []},
    {"meanings": {"x": "1"}},
    {"meanings": {"X": 1}},
    {"meanings": {f"a{n}": 1 for n in range(501)}},
    {"items": None},
    {"items": {"x": None}},
    {"items": {"__proto__": {"done": True, "na": False, "at": "2026-11-25T01:02:00Z", "note": ""}}},
    {"items": {"x": {"done": "yes", "na": False, "at": "2026-11-25T01:02:00Z", "note": ""}}},
    {"items": {"x": {"done": True, "na": False, "at": "", "note": ""}}},
    {"items": {"x": {"done": True, "na": False, "at": "2026-11-25T01:02:00Z", "note": 5}}},
]


def test_what_is_no_run_is_refused_with_its_reason(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    said = page.locator("[data-pb-said]")
    for content, reason in (
        ("", "cannot be read as runs"),
        ("not JSON", "cannot be read as runs"),
        (b"\xff\xfe\x00", "cannot be read as runs"),
        ("null", "There is no run in"),
        ("[]", "There is no run in"),
        ('{"schema": 1, "runs": []}', "There is no run in"),
        ("[" * 100_000, "cannot be read as runs"),
        ("x" * (2 * 1024 * 1024 + 1), "is too large"),
    ):
        page.locator("[data-pb-said-close]").evaluate("button => button.click()")
        offer(page, content, "<b>&.json")
        expect(said).to_be_visible()
        expect(said).to_contain_text(reason)
        expect(said).to_contain_text("“<b>&.json”")
    assert stored(page) == []


@pytest.mark.parametrize("wrong", BAD_ENTRIES, ids=lambda wrong: json.dumps(wrong)[:50])
def test_a_run_with_anything_wrong_is_refused(site: Path, page: Page, wrong: dict[str, Any]) -> None:
    RECOVERY.open(page, site)
    text = json.dumps(EXPORTED | wrong)
    offer(page, text)
    expect(page.locator("[data-pb-said]")).to_contain_text("There is no run in")
    assert stored(page) == []
    assert page.evaluate("({}).done") is None


@pytest.mark.parametrize("address", [RECOVERY.address, "en/runs.html"])
def test_a_hostile_file_shows_as_typed_and_leaves_only_what_a_run_may_hold(
    site: Path, page: Page, address: str
) -> None:
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    entry = {"done": True, "na": True, "at": "2026-11-25T01:02:00Z", "note": HOSTILE, "text": HOSTILE, "x": 1}
    first = str(RECOVERY.rows[0].id)
    run = EXPORTED | {
        "customer": HOSTILE + "\ud800",
        "items": {first: entry, "constructor": entry},
        "meanings": {first: 7},
        "more": HOSTILE,
    }
    page.goto((site / address).as_uri())
    if address == RECOVERY.address:
        come_to(page)
    offer(page, json.dumps(run))
    expect(page.locator("[data-pb-said]")).to_have_text("1 run was read.")
    (kept,) = stored(page)
    assert set(kept) == set(EXPORTED)
    assert kept["customer"] == HOSTILE.replace("\u202e", " ") + "\ufffd"
    assert set(kept["items"][first]) == {"done", "na", "at", "note", "text"}
    assert kept["items"][first]["na"] is False
    expect(page.locator("article")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator("article img")).to_have_count(0)
    if address == RECOVERY.address:
        menu(page, "data-pb-failed")
        page.locator("[data-pb-dialog-close]").last.click()
        page.reload()
        assert ticked(page) == [first]
        expect(page.locator("[data-pb-changes-list]")).to_contain_text(HOSTILE[:20])


def test_long_texts_are_cut_and_not_refused(site: Path, page: Page) -> None:
    RECOVERY.open(page, site)
    entry = {"done": False, "na": False, "at": "2026-11-25T01:02:00Z", "note": "n" * 5000}
    offer(page, json.dumps(EXPORTED | {"customer": "c" * 5000, "items": {RECOVERY.rows[0].id: entry}}))
    expect(page.locator("[data-pb-customer]")).to_have_value("c" * 200)
    (kept,) = stored(page)
    assert len(kept["items"][RECOVERY.rows[0].id]["note"]) == 2000


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_did_not_work_makes_a_text_for_the_owner_that_leaves_the_customer_out(
    served: str, page: Page, one: List
) -> None:
    page.goto(f"{served}/{one.address}")
    come_to(page)
    item = one.rows[1]
    tick(page, one.rows[0].id)
    page.locator("[data-pb-customer]").fill("Secret & Co")
    page.locator(f"[id='{item.id}'] [data-pb-more]").click()
    page.locator(f"[id='{item.id}'] [data-pb-row-failed]").click()
    page.locator("[data-pb-failed-what]").fill("誰も電話に出ない & 100%?")
    text = page.locator("[data-pb-failed-text]").input_value()
    content = one.playbook.content
    for part in (
        content.title,
        content.owner,
        one.playbook.id,
        one.playbook.version,
        str(content.reviewed_on),
    ):
        assert part in text
    assert f"2. {item.action} ({item.id})" in text
    assert "誰も電話に出ない & 100%?" in text
    assert "Secret" not in text
    address = page.locator("[data-pb-failed-mail]").get_attribute("href") or ""
    head, _, query = address.partition("?")
    assert head == "mailto:"
    mail = {name: unquote(value[0]) for name, value in parse_qs(query, keep_blank_values=True).items()}
    assert parse_qs(query)["body"][0].replace("\r\n", "\n") == text
    assert set(mail) == {"subject", "body"} and content.title in mail["subject"]
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("[data-pb-failed-copy]").click()
    expect(page.locator("[data-pb-failed-said]")).to_have_text(one.t("run.say.copied"))
    assert page.evaluate("navigator.clipboard.readText()") == text


def test_nothing_is_sent_when_runs_are_copied_saved_and_read(served: str, page: Page) -> None:
    page.goto(f"{served}/{RECOVERY.address}")
    come_to(page)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: None if request.url.startswith("blob:") else asked.append(request.url))
    tick(page, RECOVERY.rows[0].id)
    copied(page, "data-pb-copy-text")
    with page.expect_download():
        menu(page, "data-pb-export")
    offer(page, json.dumps(EXPORTED))
    expect(page.locator("[data-pb-customer]")).to_have_value("Yamada")
    assert not asked


def test_the_print_buttons_fill_the_sheet_with_the_run_or_leave_it_blank(site: Path, page: Page) -> None:
    sheet = 'document.querySelector("[data-pb-sheet]").textContent'
    page.add_init_script(f"window.papers = []; window.print = () => window.papers.push({sheet});")
    RECOVERY.open(page, site)
    expect(page.locator("[data-pb-print-run]")).to_be_hidden()
    page.locator("[data-pb-print-blank]").click()
    tick(page, RECOVERY.rows[0].id)
    write_note(page, RECOVERY.rows[1].id, "rang twice")
    page.locator("[data-pb-customer]").fill("Yamada & Co")
    page.locator("[data-pb-print-run]").click()
    page.locator("[data-pb-print-blank]").click()
    blank, filled, again = page.evaluate("window.papers")
    assert "Yamada & Co" in filled and "rang twice" in filled
    assert blank == again and "Yamada" not in blank
