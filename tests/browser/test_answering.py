"""Questions wait for an answer: all three sorts, stories turn by turn, by keyboard, in every playbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from answers import LIBRARY, address, answer, arrange, come_to, playbook, record, say

LOCALES = ("ja", "en")
MAP, FIRST = "relationship-stage-map", "sincere-first-response"
ASKING = [p for p in LIBRARY.of("en") if p.content.quiz or p.content.scenarios]


def said(box: Locator) -> Locator:
    return box.locator(".pb-quiz__said")


@pytest.mark.parametrize("id", [p.id for p in ASKING])
def test_every_question_of_a_playbook_can_be_answered_rightly(
    site: Path, lasting_page: Page, id: str
) -> None:
    lasting_page.goto(address(site, "en", id))
    content = playbook("en", id).content
    asked = [*content.quiz, *(turn for story in content.scenarios for turn in story.decisions)]
    for question in asked:
        box = come_to(lasting_page.locator(f"[id='{question.id}']"))
        expect(box.locator("[data-pb-answer]")).to_be_hidden()
        answer(box)
        expect(said(box)).to_contain_text(say("en", "right"))
    cards = record(lasting_page)["cards"]
    assert set(cards) == {f"{id}/{question.id}" for question in asked}
    assert all(card["right"] and card["first"] for card in cards.values())


@pytest.mark.parametrize("locale", LOCALES)
def test_before_the_answer_nothing_tells_which_option_is_right(site: Path, page: Page, locale: str) -> None:
    page.goto(address(site, locale, FIRST))
    come_to(page.locator("[data-pb-question]").first)
    shown = page.locator("article").inner_text()
    for question in playbook(locale, FIRST).content.quiz:
        for option in question.options:
            assert option.because not in shown
    for mark in ("quiz.right", "quiz.wrong"):
        expect(page.locator("article .pb-quiz__verdict").filter(visible=True)).to_have_count(0)
        assert mark
    tree = page.locator("article").aria_snapshot()
    assert not [q.because for q in playbook(locale, FIRST).content.quiz if q.because and q.because in tree]


@pytest.mark.parametrize("locale", LOCALES)
def test_a_wrong_choice_is_named_with_its_reason_and_can_be_answered_again(
    site: Path, page: Page, locale: str
) -> None:
    page.goto(address(site, locale, FIRST))
    question = next(q for q in playbook(locale, FIRST).content.quiz if q.id == "first-ten-minutes")
    box = come_to(page.locator("#first-ten-minutes"))
    box.locator("input").first.check()
    box.locator("form > button").click()
    expect(said(box)).to_contain_text(say(locale, "wrong"))
    expect(said(box)).to_be_focused()
    expect(box.locator("[data-pb-reason='1']")).to_contain_text(say(locale, "yours"))
    expect(box.get_by_text(question.options[0].because)).to_be_visible()
    expect(box.locator(f"a[href='#{question.about}']")).to_be_visible()
    box.get_by_role("button", name=say(locale, "again")).click()
    expect(box.get_by_text(question.options[0].because)).to_be_hidden()
    answer(box)
    expect(said(box)).to_contain_text(say(locale, "right"))
    card = record(page)["cards"][f"{FIRST}/first-ten-minutes"]
    assert card["right"] and not card["first"]


def test_several_right_options_must_all_be_chosen(site: Path, page: Page) -> None:
    page.goto(address(site, "en", FIRST))
    box = come_to(page.locator("#apology-or-admission"))
    box.locator("[value='1']").check()
    box.locator("form > button").click()
    expect(said(box)).to_contain_text(say("en", "wrong"))


@pytest.mark.parametrize("sort", ["#first-ten-minutes", "#order-of-recovery"])
def test_an_incomplete_answer_is_not_taken(site: Path, page: Page, sort: str) -> None:
    page.goto(address(site, "en", FIRST))
    box = come_to(page.locator(sort))
    box.locator("form > button").click()
    expect(said(box)).to_have_text(
        say("en", "choose-first" if box.locator(".pb-quiz__choices").count() else "order-first")
    )
    expect(box.locator("[data-pb-answer]")).to_be_hidden()
    assert record(page) is None


@pytest.mark.parametrize(
    ("numbers", "kept", "right"),
    [
        ([1, 2, 3, 4, 5, 6, 7, 8, 9], 9, True),
        ([1, 2, 3, 5, 4, 6, 7, 8, 9], 8, True),
        ([2, 3, 4, 5, 6, 7, 8, 9, 1], 8, True),
        ([2, 1, 3, 4, 5, 6, 7, 9, 8], 7, False),
        ([9, 8, 7, 6, 5, 4, 3, 2, 1], 1, False),
    ],
)
def test_eight_of_nine_gates_in_order_are_a_pass(
    site: Path, lasting_page: Page, numbers: list[int], kept: int, right: bool
) -> None:
    lasting_page.goto(address(site, "ja", MAP))
    box = lasting_page.locator("#nine-gates-in-order")
    arrange(box, numbers)
    box.locator("form > button").click()
    expect(said(box)).to_contain_text(say("ja", "order-score", n=kept, of=9))
    expect(said(box)).to_contain_text(say("ja", "right" if right else "wrong"))
    expect(box.locator("[data-pb-yours]")).to_have_count(9 - kept)


def test_lines_are_ordered_by_the_keyboard_alone(site: Path, page: Page) -> None:
    page.goto(address(site, "en", "broken-callback-promise"))
    question = next(q for q in playbook("en", "broken-callback-promise").content.quiz if q.order)
    box = come_to(page.locator(f"#{question.id}"))
    box.locator(".pb-quiz__take").first.focus()
    for _ in question.order:
        page.keyboard.press("Enter")  # the focus goes on to the next line, at last to the button
    lines = box.locator(".pb-quiz__arranged li > span:first-child")
    expect(lines).to_have_count(len(question.order))
    for place, line in enumerate(question.order):
        while lines.all_inner_texts().index(line) > place:
            box.get_by_role("button", name=say("en", "up", line=line), exact=True).press("Enter")
        assert page.evaluate("document.activeElement.closest('form') !== null")
    assert lines.all_inner_texts() == list(question.order)
    box.locator("form > button").press("Enter")
    expect(said(box)).to_contain_text(say("en", "right"))


def test_a_line_can_be_put_back(site: Path, page: Page) -> None:
    page.goto(address(site, "en", MAP))
    box = page.locator("#nine-gates-in-order")
    arrange(box, [9, 1])
    box.locator(".pb-quiz__arranged li").first.locator("button").last.click()
    expect(box.locator(".pb-quiz__arranged li")).to_have_count(1)
    expect(box.locator(".pb-quiz__take")).to_have_count(8)


@pytest.mark.parametrize("locale", LOCALES)
def test_pairs_are_matched_and_the_wrong_ones_are_shown(site: Path, page: Page, locale: str) -> None:
    page.goto(address(site, locale, MAP))
    question = next(q for q in playbook(locale, MAP).content.quiz if q.pairs)
    box = come_to(page.locator(f"#{question.id}"))
    selects = box.locator("select")
    selects.nth(0).select_option("1")
    selects.nth(1).select_option("3")
    selects.nth(2).select_option("2")
    box.locator("form > button").click()
    expect(said(box)).to_contain_text(say(locale, "match-score", n=1, of=3))
    yours = box.locator("[data-pb-yours]")
    expect(yours).to_have_count(2)
    expect(yours.first).to_have_text(say(locale, "your-match", line=question.pairs[2].right))


@pytest.mark.parametrize("locale", LOCALES)
def test_a_story_goes_on_when_its_turn_was_decided(site: Path, page: Page, locale: str) -> None:
    page.goto(address(site, locale, FIRST))
    (story,) = playbook(locale, FIRST).content.scenarios
    come_to(page.locator(f"#{story.decisions[0].id}"))
    for number, turn in enumerate(story.decisions):
        for later in story.decisions[number + 1 :]:
            expect(page.locator(f"#{later.id}")).to_be_hidden()
        answer(page.locator(f"#{turn.id}"), right=number != 1)
    result = say(locale, "scenario-result", n=4, of=5)
    expect(page.locator(".pb-scenario__result")).to_have_text(result)
    page.locator(f"#{story.decisions[1].id}").get_by_role("button", name=say(locale, "again")).click()
    answer(page.locator(f"#{story.decisions[1].id}"))
    expect(page.locator(".pb-scenario__result")).to_have_text(result)
