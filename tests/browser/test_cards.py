"""Cards in a frame and pages at former addresses, as a browser shows them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from command import Run

CARD = "embed/sincere-first-response.html"
STRICT = "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; frame-ancestors http://localhost:*"
"""What docs/other-tools.md proposes for the folder of cards, with this machine in place of the CRM."""
CRM = """<!doctype html><html lang="en"><title>CRM</title><h1>Customer</h1>
<iframe title="Playbook" src="{src}" width="300" height="700"
 sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe></html>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


class _Strict(_Quiet):
    def end_headers(self) -> None:
        if "/embed/" in self.path:
            self.send_header("Content-Security-Policy", STRICT)
        super().end_headers()


@contextmanager
def serving(handler: Callable[..., SimpleHTTPRequestHandler], folder: Path, host: str) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://{host}:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def strict(site: Path) -> Iterator[str]:
    """The site behind the header for cards."""
    with serving(_Strict, site, "127.0.0.1") as address:
        yield address


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_a_card_works_in_a_sandboxed_frame_of_another_origin(
    strict: str, page: Page, tmp_path: Path, locale: str
) -> None:
    broken: list[str] = []
    page.on("console", lambda said: broken.append(said.text) if "Content Security" in said.text else None)
    (tmp_path / "crm.html").write_text(CRM.format(src=f"{strict}/{locale}/{CARD}"), encoding="utf-8")
    with serving(_Quiet, tmp_path, "localhost") as crm:
        page.goto(f"{crm}/crm.html")
        _use(page, strict, locale)
        assert page.url == f"{crm}/crm.html"
    assert broken == []


def _use(page: Page, strict: str, locale: str) -> None:
    frame = page.frame_locator("iframe")
    first = frame.locator(".pb-embed__say li").first
    expect(first).to_be_visible()
    box, title = first.bounding_box(), frame.locator("h1").bounding_box()
    assert box and title and title["y"] < box["y"] < 300  # the first sentence is seen without scrolling
    colour = first.evaluate("line => getComputedStyle(line).color")
    assert colour == "rgb(184, 54, 27)"  # the style was loaded
    assert frame.locator("html").evaluate("html => html.scrollWidth <= html.clientWidth")
    with page.expect_popup() as opened:
        frame.locator("ol.pb-embed__parts a").first.click()
    expect(opened.value).to_have_url(f"{strict}/{locale}/recovery/sincere-first-response.html#respond-fast")
    assert opened.value.evaluate("window.opener") is None
    opened.value.close()
    frame.locator("a[hreflang]").click()
    expect(frame.locator(f"html[lang={'en' if locale == 'ja' else 'ja'}]")).to_be_attached()


def test_an_answer_to_an_objection_opens_by_keyboard(site: Path, page: Page) -> None:
    page.goto((site / "en" / CARD).as_uri())
    answer = page.locator(".pb-embed__talk p").first
    expect(answer).to_be_hidden()
    page.locator(".pb-embed__talk summary").first.focus()
    page.keyboard.press("Enter")
    expect(answer).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "id", ["sincere-first-response", "stage-1-acquaintance", "terms", "complaint-triage"]
)
def test_a_narrow_card_has_no_violation(site: Path, lasting_page: Page, id: str, scheme: str) -> None:
    page = lasting_page
    page.set_viewport_size({"width": 280, "height": 600})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto((site / "ja" / "embed" / f"{id}.html").as_uri())
    for summary in page.locator("summary").all():
        summary.click()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_every_playbook_has_a_card_whose_links_open_elsewhere(site: Path, lasting_page: Page) -> None:
    cards = sorted((site / "ja/embed").glob("*.html"))
    assert len(cards) == len(list((site / "ja").glob("*/*.md"))) - len(
        list((site / "ja/sources").glob("*.md"))
    )
    for card in cards[::8]:
        lasting_page.goto(card.as_uri())
        assert lasting_page.locator("a:not([target=_blank]):not([hreflang])").count() == 0


# --- Former addresses -------------------------------------------------------------------------


@pytest.fixture(scope="module")
def renamed(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which the recovery of a new site has another id since today."""
    root = tmp_path_factory.mktemp("renamed") / "a site"
    assert run("init", root).returncode == 0
    for locale in ("ja", "en"):
        folder = root / "playbooks" / locale
        file = folder / "recovery" / "late-delivery.yml"
        text = file.read_text(encoding="utf-8")
        file.unlink()
        (folder / "recovery" / "delivery-late.yml").write_text(text, encoding="utf-8")
        for other in folder.rglob("*.yml"):
            words = other.read_text(encoding="utf-8").replace("late-delivery", "delivery-late")
            other.write_text(words, encoding="utf-8")
    with (root / "playbooks/ja/recovery/delivery-late.yml").open("a", encoding="utf-8") as new:
        new.write("formerly: [late-delivery]\n")
    result = run("build", root, "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return root / "site"


@pytest.mark.parametrize("folder", ["recovery", "print", "embed"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_an_old_address_leads_to_the_page_without_a_script(
    renamed: Path, browser: Browser, locale: str, folder: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((renamed / locale / folder / "late-delivery.html").as_uri())
    expect(page).to_have_url((renamed / locale / folder / "delivery-late.html").as_uri())
    context.close()


def test_a_page_that_leads_on_can_be_read_where_nothing_leads_on_by_itself(
    renamed: Path, lasting_page: Page
) -> None:
    old = renamed / "en/recovery/late-delivery.html"
    still = old.with_name("still.html")
    shutil.copy(old, still)
    still.write_text(
        old.read_text(encoding="utf-8").replace('<meta http-equiv="refresh"', "<meta"), encoding="utf-8"
    )
    lasting_page.goto(still.as_uri())
    assert violations(lasting_page, without=["region", "landmark-one-main"]) == []
    lasting_page.locator("a").click()
    expect(lasting_page).to_have_url((renamed / "en/recovery/delivery-late.html").as_uri())
    still.unlink()
