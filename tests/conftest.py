"""What the tests share: this repository's site, built once, small sites to break, and a real browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from command import Run, playbooks
from find_chromium import INSTALL, chromium

REPOSITORY = Path(__file__).parents[1]
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",  # the sandbox needs a user that is not root
    "--disable-background-networking",  # or it calls home at every start
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


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
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
    page.on("request", lambda request: faults.append(request.url) if _foreign(request.url) else None)
    yield page
    context.close()
    assert not faults, faults


def _foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "http://127.0.0.1", "http://localhost"))
