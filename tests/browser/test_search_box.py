"""The search box: keys, input methods, taps, what it shows, what it remembers, and how it ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load
from mkdocs_playbooks.search import FIRST_WORDS
from search_box import Box

FIRST_RESPONSE = "ja/recovery/sincere-first-response.html"


@pytest.fixture(scope="module")
def library(repository: Path) -> Library:
    return load(repository).library


@pytest.fixture
def box(site: Path, page: Page) -> Box:
    return Box(page, site / "ja" / "now.html")


@pytest.fixture
def phone(browser: Browser, site: Path) -> Iterator[Box]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    yield Box(context.new_page(), site / "ja" / "now.html")
    context.close()


# --- Opening and closing ----------------------------------------------------------------------


@pytest.mark.parametrize("keys", ["/", "Control+k"])
def test_a_key_opens_it_and_escape_gives_the_focus_back(box: Box, keys: str) -> None:
    door = box.page.locator(".pb-bar__door--now")
    door.focus()
    box.page.keyboard.press(keys)
    expect(box.input).to_be_focused()
    box.page.keyboard.press("Escape")
    expect(box.dialog).to_be_hidden()
    expect(door).to_be_focused()


def test_a_slash_in_a_field_is_typed(box: Box) -> None:
    box.page.evaluate("document.querySelector('article').append(document.createElement('textarea'))")
    field = box.page.locator("article textarea")
    field.press("/")
    expect(field).to_have_value("/")
    expect(box.dialog).to_be_hidden()


def test_nothing_of_search_is_brought_before_it_is_wanted(site: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    box = Box(page, site / "ja" / "now.html")
    assert [url for url in asked if "/search/" in url] == []
    box.open()
    expect(box.input).to_be_focused()
    box.type("クレーム")
    expect(box.links.first).to_be_visible()
    assert {url.rpartition("/")[2] for url in asked if "/search/" in url} >= {"code.js", "first.js"}


def test_a_tap_opens_it_and_a_tap_on_a_hit_leads_there(phone: Box) -> None:
    phone.page.locator("[data-pb-search-open]").tap()
    phone.type("おこ")
    phone.links.first.tap()
    phone.page.wait_for_url("**/*.html")
    expect(phone.page.locator("h1").first).to_be_visible()
    assert "now.html" not in phone.page.url


# --- Typing -----------------------------------------------------------------------------------


def test_every_keystroke_shows_hits(box: Box) -> None:
    box.open()
    for typed in ("ク", "クレ", "クレー", "クレーム"):
        box.type(typed)
        expect(box.links.first).to_be_visible()
    expect(box.titles.first).to_have_text("クレームの見分け方")


def test_hits_follow_an_input_method_while_it_is_composing(box: Box) -> None:
    box.open()
    box.type("")
    session = box.page.context.new_cdp_session(box.page)
    for composed in ("ｋ", "く", "くｒ", "くれ", "くれーｍ", "くれーむ"):
        session.send(
            "Input.imeSetComposition",
            {"text": composed, "selectionStart": len(composed), "selectionEnd": len(composed)},
        )
    expect(box.titles.first).to_have_text("クレームの見分け方")
    expect(box.input).to_have_value("くれーむ")
    session.send("Input.insertText", {"text": "苦情"})
    expect(box.titles.first).to_have_text("誠意ある初動対応")


def whole(site: Path, page: Page, locale: str) -> Box:
    """The box, opened, with the words that come after the first hits."""
    box = Box(page, site / locale / "now.html")
    box.open()
    box.type("a")
    page.wait_for_function("(window.pbSearchFiles || {}).rest")
    page.wait_for_timeout(500)  # they are taken over in small portions
    return box


def first(box: Box, typed: str) -> str:
    """The title of the first hit, empty if nothing is found; never that of what was typed before."""
    box.type("")
    expect(box.titles).to_have_count(0)
    box.type(typed)
    expect(box.titles.first.or_(box.none.filter(visible=True))).to_be_visible()
    return box.titles.first.inner_text() if box.titles.count() else ""


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        (
            "避けたいお客様の条件を決める",
            "さけたい さけたいお さけたいおk さけたいおky さけたいおきゃ さけたいおきゃk さけたいおきゃく",
        ),
        ("人と人との信頼をつくる", "しんらいを しんらいをt しんらいをつ しんらいをつくr"),
        ("会議中でもお客様の電話を止めない", "会議中 会議ちゅ 会議ちゅう 会議ちゅうn"),
    ],
)
def test_each_key_on_the_way_to_a_phrase_finds_it(site: Path, page: Page, title: str, keys: str) -> None:
    box = whole(site, page, "ja")
    assert {typed: first(box, typed) for typed in keys.split()} == dict.fromkeys(keys.split(), title)


@pytest.mark.parametrize(
    ("locale", "title", "queries"),
    [
        ("ja", "2回目の受注を取る", ["2回目の注文", "二回目の注文", "二件目の注文", "2度目の注文"]),
        ("ja", "2回続いたら止める", ["二度目", "2度目", "3度目"]),
        ("ja", "誠意ある初動対応", ["nandomosumimasen"]),
        ("ja", "クレームの見分け方", ["くれーむ", "くれーむng"]),
        ("en", "Define customers to avoid", ["late payers", "our late payers", "avoid bad custmers"]),
        ("en", "Exceed expectations next time", ["on time delivery"]),
    ],
)
def test_words_are_taken_for_what_they_mean_together(
    site: Path, page: Page, locale: str, title: str, queries: list[str]
) -> None:
    box = whole(site, page, locale)
    assert {typed: first(box, typed) for typed in queries} == dict.fromkeys(queries, title)


def test_what_only_sounds_like_the_beginning_of_a_word_finds_nothing(site: Path, page: Page) -> None:
    box = whole(site, page, "ja")
    assert [first(box, typed) for typed in ("腰", "梨")] == ["", ""]


def test_enter_while_composing_opens_nothing(box: Box) -> None:
    box.open()
    session = box.page.context.new_cdp_session(box.page)
    session.send("Input.imeSetComposition", {"text": "くれーむ", "selectionStart": 4, "selectionEnd": 4})
    expect(box.links.first).to_be_visible()
    box.input.dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    expect(box.dialog).to_be_visible()


def test_text_that_arrives_without_keys_is_searched(box: Box) -> None:
    box.open()
    box.input.evaluate("e => { e.value = '折り返し'; e.dispatchEvent(new InputEvent('input')); }")
    expect(box.titles.first).to_have_text("折り返しの約束を破ったとき")


# --- The list ---------------------------------------------------------------------------------


def test_arrows_choose_enter_opens_and_the_choice_is_told(box: Box) -> None:
    box.open()
    box.type("クレーム")
    expect(box.input).to_have_attribute("aria-expanded", "true")
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("ArrowDown")
    second = box.links.nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    assert box.input.get_attribute("aria-activedescendant") == second.get_attribute("id")
    expect(box.input).to_be_focused()
    box.page.keyboard.press("ArrowUp")
    expect(box.links.first).to_have_attribute("aria-selected", "true")
    address = box.links.first.evaluate("a => a.href")
    box.page.keyboard.press("Enter")
    box.page.wait_for_url(address)


def test_enter_opens_the_first_hit_when_none_is_chosen(box: Box) -> None:
    box.open()
    box.type("くれーむのみわけ")
    expect(box.links.first).to_be_visible()
    box.page.keyboard.press("Enter")
    box.page.wait_for_url("**/complaint-triage.html")


def test_a_hit_shows_kind_stages_the_marked_words_and_what_to_say(box: Box, library: Library) -> None:
    playbook = library.find("ja", "sincere-first-response")
    assert playbook
    pair = next(p for p in playbook.content.objections if "責任者" in p.they_say)
    box.open()
    box.type("お前じゃ話にならない")
    hit = box.links.first
    expect(hit.locator(".pb-search__kind")).to_have_text("立て直し")
    expect(hit.locator(".pb-search__stage")).to_have_text(["顧客", "リピーター", "関係に亀裂"])
    expect(hit.locator("mark").first).to_have_text("お前じゃ話にならない")
    expect(hit.locator(".pb-search__reply")).to_contain_text(pair.we_say[0])
    assert (hit.get_attribute("href") or "").endswith("sincere-first-response.html#_talk-1")


@pytest.mark.parametrize("typed", ["いっこく", "ikkoku", "一刻も早く"])
def test_a_hit_leads_to_the_very_step_and_marks_what_was_meant(box: Box, typed: str) -> None:
    box.open()
    box.type(typed)
    hit = box.links.first
    expect(hit.locator(".pb-search__line mark").first).to_contain_text("一刻")
    hit.click()
    box.page.wait_for_url("**/sincere-first-response.html#apologise")
    expect(box.page.locator("[id=apologise]")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("棚卸し", "wow-loyal-customers"),  # a noun that stands there alone
        ("引き継ぐ", "contact-handover"),  # a verb has other forms
        ("弁解", "no-excuses-offer-an-alternative"),  # what the title means comes before what one page says
        ("リピーターを暖める", "keep-dormant-repeaters-warm"),  # a slip inside a title
        ("断わり方", "no-excuses-offer-an-alternative"),  # kana too many after the kanji
        ("お詫びの仕方", "sincere-first-response"),  # words that only ask
        ("アポなしはちょっと", "ways-into-a-new-account"),  # one known word in a sentence
        ("sukejuru", "self-convenience-audit"),  # a synonym that stands on no page, without its long vowel
    ],
)
def test_a_query_leads_to_the_page_it_means(box: Box, typed: str, id: str) -> None:
    box.open()
    box.type(typed)
    expect(box.links.first).to_have_attribute("href", re.compile(f"/{id}.html"))


def test_a_slip_in_a_search_word_that_came_later_is_met_at_the_first_key(box: Box, library: Library) -> None:
    playbook = library.find("ja", "win-the-second-order")
    assert playbook and "アップセル" in playbook.content.search_words[FIRST_WORDS:]
    box.open()
    box.type("アプッセル")
    expect(box.links.first).to_have_attribute("href", re.compile("/win-the-second-order.html"))


def test_kind_and_stage_narrow_the_list_by_keyboard(box: Box) -> None:
    box.open()
    box.type("電話")
    expect(box.links.nth(3)).to_be_visible()
    box.page.keyboard.press("Tab")
    box.page.keyboard.press("Tab")
    facet = box.page.locator("[data-pb-search-facets] button", has_text="会議のルール")
    facet.focus()
    box.page.keyboard.press("Enter")
    expect(facet).to_have_attribute("aria-pressed", "true")
    expect(facet).to_be_focused()
    kinds = box.page.locator(".pb-search__kind").all_text_contents()
    assert kinds and set(kinds) == {"会議のルール"}
    box.page.keyboard.press("Enter")
    expect(facet).to_have_attribute("aria-pressed", "false")
    assert len(set(box.page.locator(".pb-search__kind").all_text_contents())) > 1


# --- Nothing found ----------------------------------------------------------------------------


def test_nothing_found_says_so_offers_near_words_and_keeps_the_words_for_the_owner(
    box: Box, site: Path
) -> None:
    box.open()
    box.type("ぬぬぬひありぬぬぬ")
    expect(box.none).to_be_visible()
    expect(box.links).to_have_count(0)
    expect(box.page.locator("[data-pb-search-status]")).to_contain_text("見つかりません")
    near = box.page.locator("[data-pb-search-nearest] button").first
    expect(near).to_be_visible()
    box.page.wait_for_timeout(1500)
    near.click()
    expect(box.links.first).to_be_visible()
    box.page.goto((site / "ja/report.html").as_uri())
    kept = box.page.locator("[data-pb-missed-list]")
    assert kept.input_value().endswith("\tぬぬぬひありぬぬぬ")
    box.page.locator("[data-pb-missed-copy]").click()
    expect(box.page.locator("[data-pb-missed-copy]")).to_have_text("写しました")
    box.page.locator("[data-pb-missed-clear]").click()
    box.page.reload()
    expect(kept).to_be_hidden()


# --- Before typing ----------------------------------------------------------------------------


def test_recent_searches_and_used_pages_are_offered_before_typing(box: Box, site: Path) -> None:
    box.page.goto((site / FIRST_RESPONSE).as_uri())
    box.open()
    box.type("折り返し")
    box.links.first.click()
    box.page.wait_for_url("**/broken-callback-promise.html")
    box.open()
    expect(box.options).to_have_count(3)
    expect(box.options.nth(0)).to_have_text("折り返し")
    expect(box.links).to_contain_text(["誠意ある初動対応", "折り返しの約束を破ったとき"])
    box.page.keyboard.press("ArrowDown")
    box.page.keyboard.press("Enter")
    expect(box.input).to_have_value("折り返し")
    expect(box.titles.first).to_have_text("折り返しの約束を破ったとき")


def test_it_works_where_storage_is_forbidden_or_full_of_other_things(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no'); } })"
    )
    box = Box(page, site / FIRST_RESPONSE)
    box.open()
    box.type("クレーム")
    box.links.first.click()
    page.wait_for_url("**/complaint-triage.html")
    assert [fault for fault in faults if "no" not in fault] == []
    page.close()


# --- Everywhere -------------------------------------------------------------------------------


def test_on_a_phone_everything_fits_and_hits_are_large_enough_to_touch(phone: Box) -> None:
    phone.page.locator("[data-pb-search-open]").tap()
    phone.type("クレーム")
    expect(phone.links.nth(2)).to_be_visible()
    assert phone.page.evaluate("document.documentElement.scrollWidth") <= 390
    boxes = phone.list.evaluate("list => [...list.querySelectorAll('a')].map(a => a.getBoundingClientRect())")
    for place in boxes:
        assert place["left"] >= 0 and place["right"] <= 390 and place["height"] >= 44
    expect(phone.titles.first).to_be_in_viewport()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("typed", ["クレーム", "", "ぬぬぬひありぬぬぬ"])
def test_the_open_box_has_no_violation(site: Path, page: Page, typed: str, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    box = Box(page, site / FIRST_RESPONSE)
    box.open()
    box.type(typed)
    expect(box.none if "ぬ" in typed else box.links.first).to_be_visible()
    if typed == "クレーム":
        page.keyboard.press("ArrowDown")

    assert violations(page, within="[data-pb-search]") == []


def test_without_scripts_a_plain_page_lists_what_can_be_found(
    browser: Browser, site: Path, library: Library
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "ja" / "now.html").as_uri())
    page.locator("[data-pb-search-plain]").click()
    page.wait_for_url("**/find.html")
    text = page.locator("article").inner_text()
    for playbook in library.of("ja"):
        assert playbook.content.title in text
        for words in (*playbook.content.search_words, *getattr(playbook.content, "triggers", ())):
            assert words in text
        if playbook.content.call_card:
            assert playbook.content.call_card.say[0] in text
    page.get_by_role("link", name="クレームの見分け方").last.click()
    page.wait_for_url("**/complaint-triage.html")
    context.close()


def test_with_scripts_the_plain_page_is_not_offered_in_the_header(box: Box) -> None:
    expect(box.page.locator("[data-pb-search-plain]")).to_be_hidden()
    expect(box.page.locator("[data-pb-search-open]")).to_be_visible()
