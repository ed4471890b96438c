"""The rows of every checklist on a screen: large, named, reached by the keyboard, counted."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from checklists import FORMS, LISTS, RECOVERY, List, not_applicable, tick, ticked

SIZES = ((390, 844), (1366, 768))
STATE = """() => {
    const bar = document.querySelector("[data-pb-progress-bar]");
    const next = [...document.querySelectorAll(".pb-check__row--next")];
    return {
        text: document.querySelector("[data-pb-progress]").innerText,
        bar: [bar.value, bar.max],
        next: next.map(row => row.id),
        mark: next[0].querySelector("[data-pb-state]").innerText,
    };
}"""
FOCUS = """() => {
    const box = document.activeElement;
    const rgb = colour => {
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
    };
    const light = colour => {
        const linear = v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        const [r, g, b] = rgb(colour).map(v => linear(v / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const style = getComputedStyle(box);
    const [a, b] = [light(style.outlineColor), light(getComputedStyle(document.body).backgroundColor)].sort();
    const place = box.getBoundingClientRect();
    const top = document.elementFromPoint(place.x + place.width / 2, place.y + place.height / 2);
    return {
        item: box.dataset.pbItem || null,
        width: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
        contrast: (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
        seen: top === box || box.contains(top),
    };
}"""


@pytest.fixture
def page(lasting_page: Page) -> Page:
    return lasting_page


@pytest.mark.parametrize("one", LISTS, ids=str)
def test_every_box_is_enabled_and_its_name_is_the_text_of_its_row(site: Path, page: Page, one: List) -> None:
    one.open(page, site)
    session = page.context.new_cdp_session(page)
    document = session.send("DOM.getDocument")["root"]["nodeId"]
    # The questions of the page have boxes of their own.
    root = session.send("DOM.querySelector", {"nodeId": document, "selector": ".pb-check"})["nodeId"]
    found = session.send("Accessibility.queryAXTree", {"nodeId": root, "role": "checkbox"})["nodes"]
    assert [node["name"]["value"] for node in found] == [item.action for item in one.rows]
    disabled = [p for node in found for p in node["properties"] if p["name"] == "disabled"]
    assert not [p for p in disabled if p["value"]["value"]]
    groups = session.send("Accessibility.queryAXTree", {"nodeId": root, "role": "group"})["nodes"]
    session.detach()
    names = " ".join(node["name"]["value"] for node in groups)
    assert all(section.title in names for section in one.content.sections)


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_a_row_is_large_and_ticks_by_its_words(site: Path, page: Page, one: List) -> None:
    boxes = one.open(page, site)
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        sizes = page.eval_on_selector_all(
            ".pb-check__label", "rows => rows.map(row => row.getBoundingClientRect().height)"
        )
        assert len(sizes) == len(one.rows)
        assert min(sizes) >= 44
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    words = page.locator("[data-pb-action]")
    for index in range(len(one.rows)):
        words.nth(index).click()
    assert ticked(page) == [item.id for item in one.rows]
    words.first.click()
    expect(boxes.first).not_to_be_checked()


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_tab_and_space_alone_complete_the_list_with_the_focus_in_sight(
    site: Path, page: Page, one: List
) -> None:
    page.emulate_media(color_scheme="dark" if one.playbook.locale == "en" else "light")
    page.set_viewport_size({"width": 390, "height": 844})
    one.open(page, site)
    page.locator("[data-pb-next]").focus()
    rows = [str(item.id) for item in one.rows]
    reached: list[str] = []
    for _ in range(12 * len(rows)):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        assert focus["width"] >= 2 and focus["contrast"] >= 3, focus
        if focus["item"]:
            assert focus["seen"], focus
            page.keyboard.press("Space")
            reached.append(focus["item"])
        if len(reached) == len(rows):
            break
    assert reached == rows == ticked(page)
    expect(page.locator("[data-pb-progress]")).to_have_text(f"{len(rows)}/{len(rows)}")
    expect(page.locator("[data-pb-finished]")).to_be_visible()


@pytest.mark.parametrize("one", FORMS, ids=str)
def test_the_count_the_bar_and_the_next_row_follow_every_tick(site: Path, page: Page, one: List) -> None:
    one.open(page, site)
    total, text = len(one.rows), page.locator("[data-pb-progress]")
    for done, item in enumerate(one.rows):
        assert page.evaluate(STATE) == {
            "text": f"{done}/{total}",
            "bar": [done, total],
            "next": [item.id],
            "mark": one.t("run.say.next"),
        }
        page.locator("[data-pb-next]").click()
        assert page.evaluate("document.activeElement.dataset.pbItem") == item.id
        page.keyboard.press("Space")
    expect(text).to_have_text(f"{total}/{total}")
    expect(page.locator("[data-pb-next]")).to_be_disabled()


def test_a_row_that_does_not_apply_looks_and_reads_unlike_a_done_one_and_is_not_counted(
    site: Path, page: Page
) -> None:
    boxes = RECOVERY.open(page, site)
    first, second = (str(item.id) for item in RECOVERY.rows[:2])
    tick(page, first)
    not_applicable(page, second)
    expect(page.locator(f"#{second} [data-pb-state]")).to_have_text("not applicable")
    expect(page.locator(f"#{first} [data-pb-state]")).to_contain_text("done")
    expect(page.locator("[data-pb-progress]")).to_have_text(f"1/{len(RECOVERY.rows) - 1}")
    expect(page.locator("[data-pb-na-count]")).to_have_text("1 n/a")
    struck = "id => getComputedStyle(document.querySelector(`#${id} [data-pb-action]`)).textDecorationLine"
    assert [page.evaluate(struck, id) for id in (first, second)] == ["line-through", "none"]
    expect(page.locator(f"#{second} [data-pb-na]")).to_have_attribute("aria-pressed", "true")
    boxes.nth(1).check()
    expect(page.locator(f"#{second} [data-pb-na]")).to_have_attribute("aria-pressed", "false")
    expect(page.locator("[data-pb-progress]")).to_have_text(f"2/{len(RECOVERY.rows)}")


STOPPING = [one for one in LISTS if any(item.stop for item in one.rows[:-1])]


@pytest.mark.parametrize("one", STOPPING, ids=str)
def test_a_stop_warns_when_it_is_passed_and_locks_nothing(site: Path, page: Page, one: List) -> None:
    boxes = one.open(page, site)
    index = next(number for number, item in enumerate(one.rows) if item.stop)
    warning = page.locator(f"[id='{one.rows[index].id}'] [data-pb-stop-open]")
    boxes.nth(index + 1).check()
    expect(warning).to_be_visible()
    expect(page.locator("[data-pb-spoken]")).to_contain_text(one.t("run.stop-open"))
    for number in range(index + 1, len(one.rows)):
        expect(boxes.nth(number)).to_be_enabled()
    boxes.nth(index).check()
    expect(warning).to_be_hidden()


def test_ticking_asks_nobody_for_anything(site: Path, page: Page) -> None:
    asked: list[str] = []
    boxes = RECOVERY.open(page, site)
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    for index in range(len(RECOVERY.rows)):
        boxes.nth(index).check()
    page.locator("[data-pb-customer]").fill("A customer")
    page.locator("[data-pb-new]").click()
    assert not asked
