"""The strictest useful Content-Security-Policy holds, and everything works under it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from checklists import come_to
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
RECOVERY = "recovery/sincere-first-response.html"
LISTS = (
    "index.html",
    "now.html",
    "learn.html",
    "print/index.html",
    "stages/index.html",
    "stages/customer.html",
    "sources/index.html",
    "sources/S1.html",
    "report.html",
    "runs.html",
    "how-to-use.html",
)
COLLECT = """
window.violations = [];
document.addEventListener("securitypolicyviolation", event =>
    window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the built site is served under the policy."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def guarded(page: Page) -> Iterator[Page]:
    """A page that fails the test on anything the policy forbids, and on every message of an error."""
    broken: list[str] = []
    page.add_init_script(COLLECT)
    page.on("console", lambda said: broken.append(said.text) if said.type == "error" else None)
    yield page
    assert page.evaluate("window.violations") == []
    assert not broken, broken


def test_the_policy_is_in_force(address: str, page: Page) -> None:
    page.add_init_script(COLLECT)
    page.goto(f"{address}/en/now.html")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'ran = 1'}))")
    page.wait_for_function("window.violations.length === 1")
    assert page.evaluate("typeof ran") == "undefined"
    assert page.evaluate("window.violations[0]").startswith("script-src-elem inline")


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_no_sort_of_page_violates_the_policy(
    address: str, guarded: Page, repository: Path, locale: str
) -> None:
    library = gather(repository).library
    examples = [f"{kind}/{library.of(locale, kind)[0].id}.html" for kind in KINDS]
    kinds = [f"{kind}/index.html" for kind in KINDS]
    for page_address in (*LISTS, *examples, *kinds):
        answer = guarded.goto(f"{address}/{locale}/{page_address}", wait_until="load")
        assert answer and answer.ok, page_address
        assert answer.headers["content-security-policy"] == POLICY
        expect(guarded.locator("h1").first).to_be_visible()
        assert guarded.evaluate("window.violations") == [], page_address


def test_the_root_violates_nothing(address: str, guarded: Page) -> None:
    guarded.goto(f"{address}/index.html")
    expect(guarded.locator("a[hreflang]")).to_have_count(2)


def test_the_page_for_unknown_addresses_violates_nothing(address: str, page: Page) -> None:
    """Its addresses start at the root of a host, where this site is not; they are looked at elsewhere."""
    page.add_init_script(COLLECT)
    for locale in ("ja", "en"):
        page.goto(f"{address}/{locale}/404.html")
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("window.violations") == []


def test_search_works_under_the_policy(address: str, guarded: Page) -> None:
    guarded.goto(f"{address}/en/now.html")
    guarded.keyboard.press("/")
    guarded.locator("[data-pb-search-input]").fill("late")
    expect(guarded.locator("[data-pb-search-results] a").first).to_be_visible()
    guarded.keyboard.press("Enter")
    expect(guarded.locator("article h1:visible")).to_be_visible()
    expect(guarded).not_to_have_url(f"{address}/en/now.html")


def test_the_scheme_switches_and_stays_under_the_policy(address: str, guarded: Page) -> None:
    guarded.emulate_media(color_scheme="light")
    guarded.goto(f"{address}/en/now.html")
    for shown in ("default", "slate"):  # after the system, then light, then dark
        guarded.locator("header form label:visible").click()
        expect(guarded.locator("body")).to_have_attribute("data-md-color-scheme", shown)
    guarded.goto(f"{address}/en/{RECOVERY}")
    expect(guarded.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_the_print_button_prints_under_the_policy(address: str, guarded: Page) -> None:
    guarded.add_init_script("window.printed = 0; window.print = () => window.printed++;")
    guarded.goto(f"{address}/en/{RECOVERY}")
    come_to(guarded)
    guarded.locator("[data-pb-print-blank]").click()
    assert guarded.evaluate("window.printed") == 1


def test_a_run_is_kept_and_listed_under_the_policy(address: str, guarded: Page) -> None:
    guarded.goto(f"{address}/en/{RECOVERY}")
    guarded.locator("[data-pb-item]").first.check()
    guarded.locator("[data-pb-more]").first.click()
    guarded.locator("article .pb-check__row textarea").first.fill("rang twice")
    guarded.locator("[data-pb-customer]").fill("Yamada")
    guarded.locator("[data-pb-menu-open]").click()
    with guarded.expect_download():
        guarded.locator("[data-pb-export]").click()
    guarded.goto(f"{address}/en/runs.html")
    guarded.get_by_role("link", name="Yamada").click()
    expect(guarded.locator("[data-pb-item]").first).to_be_checked()
    expect(guarded.locator("[data-pb-note]:visible")).to_have_text("Note: rang twice")


def test_the_banner_of_an_overdue_page_shows_under_the_policy(address: str, guarded: Page) -> None:
    guarded.clock.set_fixed_time(datetime(2040, 1, 1, 12))
    guarded.goto(f"{address}/ja/{RECOVERY}")
    expect(guarded.locator(".pb-notice--overdue")).to_be_visible()
