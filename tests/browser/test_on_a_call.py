"""What helps while a customer is on the line: walks, their words, call-backs, the stage check, copying."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from mkdocs_playbooks.gather import gather
from paper import A4, read, squeezed

SIZES = [(390, 844), (1366, 768)]
PAGE_NUMBER = re.compile(r"\d+ ?/ ?\d+")
NEW_PAGES = (
    "now.html",
    "talk.html",
    "call-back.html",
    "stage-check.html",
    "decision/complaint-triage.html",
)


def test_every_walk_ends_from_every_answer(site: Path, page: Page, repository: Path) -> None:
    for playbook in gather(repository).library.of("ja", "decision"):
        page.goto((site / "ja" / "decision" / f"{playbook.id}.html").as_uri())
        ends = set()
        for ways in range(2 ** len(playbook.content.questions)):  # type: ignore[attr-defined]
            step = 0
            while page.locator(".pb-walk--ended").count() == 0:
                answers = page.locator("[data-pb-walk-answer]:visible")
                answers.nth(ways >> step & 1).click()
                step += 1
            ends.add(page.locator(".pb-outcome:visible").get_attribute("id"))
            page.locator("[data-pb-walk-again]").click()
        assert ends == {outcome.id for outcome in playbook.content.outcomes}  # type: ignore[attr-defined]


def test_a_walk_steps_back_opens_whole_and_follows_a_link(site: Path, page: Page) -> None:
    address = (site / "en" / "decision" / "is-it-a-failure.html").as_uri()
    page.goto(address)
    page.locator("[data-pb-walk-answer]:visible").first.click()
    page.locator("[data-pb-walk-back]").click()
    expect(page.locator("#below-expectation")).to_be_visible()
    expect(page.locator("[data-pb-walk-back]")).to_be_disabled()
    page.locator("[data-pb-walk-all]").click()
    expect(page.locator("[data-pb-walk-stop]:visible")).to_have_count(7)
    page.goto(f"{address}#second-in-a-row")
    page.reload()
    expect(page.locator("[data-pb-walk-stop]:visible")).to_have_count(1)
    expect(page.locator("#second-in-a-row")).to_be_visible()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_call_is_promised_by_one_key_and_goes_to_the_calendar(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "call-back.html").as_uri())
    expect(page.locator("[name=time]")).to_be_focused()
    page.locator("[name=owner]").fill("田中; 営業, 課長")
    page.locator("[name=backup]").fill("佐藤")
    page.locator("[data-pb-call-back-file]").click()
    page.reload()
    # The second time a time, the owner and the backup stand there already, and one key makes the promise.
    expect(page.locator("[name=time]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-pb-call-back-status]")).to_have_text(
        {"ja": "写しました。", "en": "Copied."}[locale]
    )
    text = page.locator("[data-pb-call-back-text]")
    expect(text).to_contain_text("田中; 営業, 課長")
    expect(text).to_contain_text("佐藤")
    page.locator("[name=customer]").fill("名古屋" * 20)
    with page.expect_download() as waiting:
        page.locator("[data-pb-call-back-file]").click()
    raw = Path(waiting.value.path()).read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    calendar = raw.decode("utf-8").replace("\r\n ", "")
    assert calendar.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert calendar.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert re.search(r"\r\nDTSTART:\d{8}T\d{6}Z\r\n", calendar)
    assert "田中\\; 営業\\, 課長" in calendar and "名古屋" * 20 in calendar


def test_a_promise_without_a_backup_is_not_made(site: Path, page: Page) -> None:
    page.goto((site / "en" / "call-back.html").as_uri())
    page.locator("[name=owner]").fill("Ann")
    page.locator(".pb-promise__copy").click()
    expect(page.locator("[data-pb-call-back-status]")).to_contain_text("backup")
    expect(page.locator("[data-pb-call-back-text]")).to_be_hidden()


def test_their_words_bring_two_lines_to_read(site: Path, page: Page) -> None:
    page.goto((site / "ja" / "talk.html").as_uri())
    expect(page.locator("[data-pb-talk-input]")).to_be_focused()
    page.keyboard.type("検討します")
    shown = page.locator("[data-pb-talk-pair]:visible")
    expect(shown.first.locator("dt")).to_contain_text("検討します")
    assert shown.first.locator(".pb-talk__we").count() >= 2
    assert shown.count() < page.locator("[data-pb-talk-pair]").count()
    page.locator("[data-pb-talk-input]").fill("zzzz")
    expect(page.locator("[data-pb-talk-none]")).to_be_visible()


def test_a_tap_copies_a_sentence(site: Path, browser: Browser) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((site / "en" / "recovery" / "sincere-first-response.html").as_uri())
    sentence = page.locator(".pb-call__lines .pb-copy").first
    sentence.click()
    expect(page.locator(".pb-call [data-pb-copy-status]")).to_have_text("Copied.")
    assert page.evaluate("navigator.clipboard.readText()") == sentence.inner_text()
    context.close()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_evidence_says_the_stage_and_the_next_tactic(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "stage-check.html").as_uri())
    gates = page.locator("[data-pb-gate]")
    expect(gates).to_have_count(9)
    expect(page.locator("[data-pb-standing-at]:visible")).to_have_count(1)
    for number in range(9):
        page.locator("[data-pb-standing-clear]").click()
        gates.nth(number).locator("input").first.check()
        line = page.locator("[data-pb-standing-at]:visible")
        expect(line).to_have_attribute(
            "data-pb-standing-at", gates.nth(number).get_attribute("data-pb-gate") or ""
        )
        assert line.locator("a").count() == 1
    gates.nth(0).locator("input").first.check()
    expect(page.locator("[data-pb-standing-at]:visible")).to_have_attribute(
        "data-pb-standing-at", gates.nth(8).get_attribute("data-pb-gate") or ""
    )


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_stage_check_prints_on_half_a_page(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "stage-check.html").as_uri())
    (leaf,) = read(page.pdf(prefer_css_page_size=True)).leaves
    assert abs(float(leaf.page.width) - A4[0]) <= 1
    ends = [line["bottom"] for line in leaf.lines if not PAGE_NUMBER.fullmatch(line["text"])]
    assert max(ends) <= A4[1] / 2
    evidence = page.locator(".pb-evidence__box").count()
    assert len(leaf.boxes) == evidence > 9


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_every_walk_is_one_nested_list_on_one_sheet(
    site: Path, page: Page, repository: Path, locale: str
) -> None:
    for playbook in gather(repository).library.of(locale, "decision"):
        page.goto((site / locale / "decision" / f"{playbook.id}.html").as_uri())
        page.locator(".pb-walk__paper a").click()
        page.wait_for_url(f"**/print/walk/{playbook.id}.html")
        assert violations(page) == []
        (leaf,) = read(page.pdf(prefer_css_page_size=True)).leaves
        content = playbook.content
        for question in content.questions:  # type: ignore[attr-defined]
            assert leaf.words.count(squeezed(question.ask)) >= 1
        for outcome in content.outcomes:  # type: ignore[attr-defined]
            assert squeezed(outcome.title) in leaf.words
        ends = page.locator(".pb-fork__go a")
        for n in range(ends.count()):
            assert (site / locale / "print/walk" / (ends.nth(n).get_attribute("href") or "")).is_file()


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_sentences_to_say_are_on_paper_though_they_are_buttons(site: Path, page: Page, locale: str) -> None:
    page.goto((site / locale / "talk.html").as_uri())
    said = page.locator(".pb-talk__we").all_inner_texts()
    paper = read(page.pdf(prefer_css_page_size=True)).words
    assert len(said) > 100
    assert [line for line in said if squeezed(line) not in paper] == []


@pytest.mark.parametrize("address", ["talk.html", "stage-check.html", "decision/complaint-triage.html"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_without_a_script_everything_is_there_to_read(
    site: Path, browser: Browser, locale: str, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / locale / address).as_uri())
    expect(page.locator(".pb-page button:visible, .pb-page input[type=search]:visible")).to_have_count(0)
    for part in ("[data-pb-talk-pair]", "[data-pb-gate]", "[data-pb-walk-stop]", ".pb-evidence__next"):
        expect(page.locator(f"{part}:visible")).to_have_count(page.locator(part).count())
    if "decision" in address:
        page.locator("[data-pb-walk-answer]").first.click()
        assert "#" in page.url
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("address", NEW_PAGES)
def test_axe_finds_nothing(
    site: Path, browser: Browser, address: str, size: tuple[int, int], scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    for locale in ("ja", "en"):
        page.goto((site / locale / address).as_uri())
        assert violations(page) == []
    context.close()
