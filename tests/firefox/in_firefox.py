"""The journeys that engines could take differently, in a real Firefox; run by ``make firefox``.

Chromium's tests hold the details. Here the three moments are walked over HTTP and from a folder, with what
Firefox does in its own way: storage of pages in a folder, keys, printing.
"""

from __future__ import annotations

import base64
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest
from marionette_driver import By, Wait
from marionette_driver.keys import Keys
from marionette_driver.marionette import Marionette, WebElement

RECOVERY = "ja/recovery/sincere-first-response.html"
HITS = "[data-pb-search-results] a[href]"
ERRORS = """
    const console = Cc["@mozilla.org/consoleAPI-storage;1"];
    return Services.console.getMessageArray().filter(m => m instanceof Ci.nsIScriptError)
        .filter(m => m.flags === Ci.nsIScriptError.errorFlag && /^(file|http):/.test(m.sourceName))
        .map(m => m.sourceName + ": " + m.errorMessage);"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Marionette]:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "no Firefox found"
    driver = Marionette(bin=program, headless=True, gecko_log="-")
    driver.start_session()
    driver.set_window_rect(width=1366, height=768)
    yield driver
    with driver.using_context("chrome"):
        errors = driver.execute_script(ERRORS)
    driver.cleanup()
    assert errors == []


@pytest.fixture(params=["http", "folder"])
def start(request: pytest.FixtureRequest, site: Path) -> str:
    """Where the site begins, with a slash behind it."""
    return f"{site.as_uri()}/" if request.param == "folder" else f"{request.getfixturevalue('served')}/"


def one(firefox: Marionette, selector: str) -> WebElement:
    return Wait(firefox, timeout=10).until(lambda m: m.find_element(By.CSS_SELECTOR, selector))


def hits(firefox: Marionette) -> list[str]:
    found: list[str] = firefox.execute_script(
        f"return [...document.querySelectorAll('{HITS}')].map(a => a.href)"
    )
    return found


@pytest.mark.parametrize(
    ("typed", "page"),
    [("お詫び", "sincere-first-response"), ("kaigi", "never-block-a-customer-call"), ("納期", "recovery/")],
)
def test_a_few_characters_bring_the_page_up(firefox: Marionette, start: str, typed: str, page: str) -> None:
    firefox.navigate(f"{start}ja/index.html")
    one(firefox, "body").send_keys("/")
    one(firefox, "[data-pb-search-input]").send_keys(typed)
    Wait(firefox, timeout=10).until(lambda m: any(page in href for href in hits(m)[:3]))
    one(firefox, "[data-pb-search-input]").send_keys(Keys.ENTER)
    Wait(firefox, timeout=10).until(lambda m: "index.html" not in m.get_url().rpartition("/")[2])


def test_a_tick_outlives_a_reload(firefox: Marionette, start: str) -> None:
    firefox.navigate(start + RECOVERY)
    boxes = "[data-pb-checklist] input[type=checkbox]"
    one(firefox, boxes)
    ticked = f"return [...document.querySelectorAll('{boxes}')].map(box => box.checked)"
    assert not any(firefox.execute_script(ticked))
    firefox.execute_script(f"document.querySelector('{boxes}').click()")
    firefox.refresh()
    Wait(firefox, timeout=10).until(lambda m: m.execute_script(ticked)[0])
    assert firefox.execute_script(ticked).count(True) == 1
    firefox.execute_script("localStorage.clear()")


def test_a_first_week_s_question_is_answered(firefox: Marionette, start: str) -> None:
    firefox.navigate(f"{start}ja/stage/relationship-stage-map.html")
    question = one(firefox, "[data-pb-quiz] input")
    firefox.execute_script("arguments[0].click()", script_args=(question,))
    told = "return document.querySelector('[data-pb-quiz]').innerText"
    before = firefox.execute_script(told)
    button = firefox.find_elements(By.CSS_SELECTOR, "[data-pb-quiz] button")
    firefox.execute_script("arguments[0].click()", script_args=(button[0],))
    Wait(firefox, timeout=10).until(lambda m: m.execute_script(told) != before)


def test_every_sheet_is_one_page_of_paper(firefox: Marionette, site: Path) -> None:
    asked = {"page": {"width": 21.0, "height": 29.7}, "shrinkToFit": False, "background": False}
    pages = {}
    for file in sorted(site.glob("*/print/*.html")):
        if file.stem not in ("index", "grab-bag"):
            firefox.navigate(file.as_uri())
            printed = base64.b64decode(firefox._send_message("WebDriver:Print", asked, key="value"))
            with pdfplumber.open(io.BytesIO(printed)) as pdf:
                pages[file.relative_to(site).as_posix()] = len(pdf.pages)
    assert len(pages) == 54
    assert {path: number for path, number in pages.items() if number != 1} == {}


@pytest.mark.parametrize("width", [390, 1366])
@pytest.mark.parametrize("path", ["ja/index.html", "ja/now.html", RECOVERY, "en/learn.html", "ja/talk.html"])
def test_no_page_is_wider_than_its_window(firefox: Marionette, start: str, path: str, width: int) -> None:
    firefox.set_window_rect(width=width, height=844)
    firefox.navigate(start + path)
    over = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert firefox.execute_script(over) <= 0
    firefox.set_window_rect(width=1366, height=768)
