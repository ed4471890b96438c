"""How a reader answers a question, rightly or wrongly; what is right is read where the page keeps it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.templates import Labels

REPOSITORY = Path(__file__).parents[1]
LIBRARY = gather(REPOSITORY).library
LABELS = {locale: Labels(REPOSITORY, locale, tuple(KINDS)) for locale in LIBRARY.locales}
PATH = "week-one"


def say(locale: str, name: str, **gaps: object) -> str:
    return LABELS[locale](f"learn.say.{name}", **gaps)


def playbook(locale: str, id: str) -> Playbook:
    found = LIBRARY.find(locale, id)
    assert found
    return found


def address(site: Path, locale: str, id: str) -> str:
    one = playbook(locale, id)
    return (site / locale / one.kind / f"{id}.html").as_uri()


def learn_page(site: Path, locale: str) -> str:
    return (site / locale / "learn.html").as_uri()


def come_to(box: Locator) -> Locator:
    """Scroll to a question, as everybody must who answers it, and wait until it does: for the scripts of the
    page, or for the questions of a session.
    """
    box.scroll_into_view_if_needed()
    box.locator("form > button").wait_for()
    return box


def answer(box: Locator, *, right: bool = True) -> None:
    """Fill the form of one question and check it."""
    come_to(box)
    if box.locator(".pb-quiz__choices").count():
        _choose(box, right)
    elif box.locator(".pb-quiz__arrange").count():
        count = box.locator("[data-pb-reason]").count()
        numbers = list(range(1, count + 1))
        arrange(box, numbers if right else numbers[::-1])
    else:
        _match(box, right)
    box.locator("form > button").click()


def arrange(box: Locator, numbers: list[int]) -> None:
    """Press the lines, named by their right places, in this order."""
    come_to(box)
    lines = {
        int(line.get_attribute("data-pb-option") or 0): line.text_content() or ""
        for line in box.locator("[data-pb-order] [data-pb-option]").all()
    }
    for number in numbers:
        box.locator(".pb-quiz__take").get_by_text(lines[number], exact=True).click()


def answer_session(page: Page, wrong: tuple[int, ...] = ()) -> int:
    """Go through the session that has begun; questions are counted from 0. How many there were."""
    number = 0
    while True:
        box = page.locator("[data-pb-session] [data-pb-question]")
        box.wait_for()
        answer(box, right=number not in wrong)
        number += 1
        page.locator("[data-pb-session] .pb-quiz__tools button").first.click()
        if not box.count():
            return number


def record(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate("JSON.parse(localStorage.getItem('pb-learn') || 'null')")
    return found


def _choose(box: Locator, right: bool) -> None:
    correct = {line.get_attribute("data-pb-reason") for line in box.locator("[data-pb-right]").all()}
    for choice in box.locator(".pb-quiz__choices input").all():
        if (choice.get_attribute("value") in correct) == right:
            choice.check()


def _match(box: Locator, right: bool) -> None:
    selects = box.locator("select").all()
    for number, select in enumerate(selects):
        select.select_option(str((number if right else (number + 1) % len(selects)) + 1))
