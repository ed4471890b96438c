"""What the tests share: this repository's site, built once, small sites to break, and a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Error, Page, Request, ViewportSize, sync_playwright

from command import Run, playbooks
from find_chromium import CHROMIUM_ARGUMENTS, INSTALL, chromium

os.environ["PLAYBOOKS_CACHE"] = ""  # every build of a test makes everything itself
REPOSITORY = Path(__file__).parents[1]
DESKTOP = ViewportSize(width=1366, height=768)


@pytest.fixture(scope="session")
def repository() -> Path:
    return REPOSITORY


@pytest.fixture(scope="session")
def run() -> Run:
    return playbooks


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository, in a folder whose name has spaces and Japanese characters."""
    out = tmp_path_factory.mktemp("built") / "営業 の サイト"
    result = playbooks("build", REPOSITORY, "--out", out, "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return out


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nobody reads it."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Where the site is served over HTTP."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def small_site(tmp_path: Path) -> Path:
    """A new site of one's own, free to be changed and broken."""
    root = tmp_path / "small site"
    result = playbooks("init", root)
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture
def copy_of_repository(tmp_path: Path) -> Path:
    """The content of this repository, free to be changed and broken."""
    root = tmp_path / "copy"
    for name in ("playbooks", "docs"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    return root


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = chromium()
    assert program, INSTALL
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desktop screen, which fails the test on any script error or request to another host."""
    context = browser.new_context(viewport=DESKTOP)
    with _watched(context.new_page()) as page:
        yield page
        context.close()


@pytest.fixture
def lasting_page(_lasting: Page) -> Iterator[Page]:
    """The same, for tests that go through many pages: it is emptied after each test, and not made anew,
    which takes longer than most of them. A test that sets its clock needs a ``page`` of its own.
    """
    with _watched(_lasting) as page:
        yield page
        page.evaluate("localStorage.clear(); sessionStorage.clear();")
        page.goto("about:blank")
        page.set_viewport_size(DESKTOP)
        page.emulate_media(media="screen", color_scheme="light")
        page.context.clear_permissions()


@pytest.fixture(scope="session")
def _lasting(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


@contextmanager
def _watched(page: Page) -> Iterator[Page]:
    faults: list[str] = []

    def fault(error: Error) -> None:
        faults.append(f"script error: {error}")

    def request(request: Request) -> None:
        if _foreign(request.url):
            faults.append(request.url)

    page.on("pageerror", fault)
    page.on("request", request)
    yield page
    page.remove_listener("pageerror", fault)
    page.remove_listener("request", request)
    assert not faults, faults


def _foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost"))
