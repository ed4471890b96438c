"""While `playbooks serve` runs, an open page follows every change and outlives every mistake."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 30_000  # milliseconds; a rebuild takes a few seconds on a slow machine
MEETING = "/ja/meeting/early-morning-meetings.html"


@dataclass(frozen=True)
class Served:
    """A site that is being served, with its folder and what the server prints."""

    root: Path
    address: str
    log: Path
    process: subprocess.Popen[bytes]

    def printed(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def served(copy_of_repository: Path, tmp_path: Path) -> Iterator[Served]:
    root = copy_of_repository
    (root / "templates").mkdir()
    (root / "templates" / "own.css").write_text(":root { --own: 0; }\n", encoding="utf-8")
    (root / "docs" / "ja").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "ja" / "own-page.md").write_text("# はじめの文\n", encoding="utf-8")
    address = f"127.0.0.1:{_free_port()}"
    log = tmp_path / "log"
    command = [sys.executable, "-m", "mkdocs_playbooks", "serve", str(root), "--address", address]
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    server = Served(root, f"http://{address}", log, process)
    try:
        _wait(lambda: _answers(server), server)
        yield server
    finally:
        os.killpg(process.pid, signal.SIGTERM)  # the command and the server that it runs
        process.wait(timeout=30)


@pytest.fixture(autouse=True)
def left(request: pytest.FixtureRequest) -> Iterator[None]:
    """The page is left before it is closed: a browser that is closed while a page reloads may hang."""
    page = request.getfixturevalue("page") if "page" in request.fixturenames else None
    yield
    if page:
        page.goto("about:blank")


def test_an_open_page_follows_a_changed_value_and_outlives_a_broken_file(served: Served, page: Page) -> None:
    page.goto(served.address + MEETING)
    time_shown = page.locator("article .pb-window__time")
    expect(time_shown).to_contain_text("8:30")

    settings = served.root / "playbooks" / "site.yml"
    _replace(settings, '"8:30"', '"8:45"')
    expect(time_shown).to_contain_text("8:45", timeout=PATIENCE)

    broken = served.root / "playbooks" / "ja" / "meeting" / "early-morning-meetings.yml"
    whole = broken.read_text(encoding="utf-8")
    broken.write_text("title: [never closed\n" + whole, encoding="utf-8")
    _wait(lambda: "playbooks/ja/meeting/early-morning-meetings.yml:" in served.printed(), served)
    expect(time_shown).to_contain_text("8:45")

    _replace(settings, '"8:45"', '"8:50"')
    broken.write_text(whole, encoding="utf-8")
    expect(time_shown).to_contain_text("8:50", timeout=PATIENCE)


def test_an_open_page_follows_style_and_templates_of_the_site_itself(served: Served, page: Page) -> None:
    page.goto(served.address + MEETING)
    own = "getComputedStyle(document.documentElement).getPropertyValue('--own').trim()"
    assert page.evaluate(own) == "0"
    _replace(served.root / "templates" / "own.css", "--own: 0", "--own: 1")
    page.wait_for_function(f"{own} === '1'", timeout=PATIENCE)

    page_of_sources = served.root / "templates" / "pages" / "sources.html.j2"
    page_of_sources.parent.mkdir()
    page_of_sources.write_text('<h1 id="_title">own {{ plan.title }}</h1>\n', encoding="utf-8")
    page.goto(served.address + "/ja/sources/index.html")
    expect(page.locator("article h1:visible")).to_contain_text("own", timeout=PATIENCE)


def test_an_open_page_follows_its_hand_written_text(served: Served, page: Page) -> None:
    page.goto(served.address + "/ja/own-page.html")
    expect(page.locator("h1")).to_contain_text("はじめの文")
    _replace(served.root / "docs" / "ja" / "own-page.md", "はじめの文", "次の文")
    expect(page.locator("h1")).to_contain_text("次の文", timeout=PATIENCE)


def test_an_added_playbook_gets_its_page(served: Served, page: Page) -> None:
    for locale in ("ja", "en"):
        folder = served.root / "playbooks" / locale / "lesson"
        text = (folder / "why-repeaters-pay.yml").read_text(encoding="utf-8")
        (folder / "another-lesson.yml").write_text(text, encoding="utf-8")
    page.goto(served.address + "/en/lesson/index.html")
    expect(page.locator("article a[href$='another-lesson.html']")).to_have_count(1, timeout=PATIENCE)


def test_a_page_that_nobody_changes_stays_as_it_is(served: Served, page: Page) -> None:
    page.goto(served.address + MEETING)  # for which the server opens many files
    page.evaluate("window.before = true")
    page.wait_for_timeout(2000)
    assert page.evaluate("window.before")


def test_a_removed_playbook_leaves_no_page(served: Served) -> None:
    files = [served.root / "playbooks" / locale / "lesson" / "other-lesson.yml" for locale in ("ja", "en")]
    for file in files:
        file.write_text(file.with_name("why-repeaters-pay.yml").read_text(encoding="utf-8"), encoding="utf-8")
    address = served.address + "/ja/lesson/other-lesson.html"
    with urlopen(address, timeout=10) as answer:
        assert answer.status == 200
    for file in files:
        file.unlink()
    with pytest.raises(HTTPError, match="404"):
        urlopen(address, timeout=10)


def test_settings_that_mkdocs_refuses_leave_the_pages_as_they_were(served: Served, page: Page) -> None:
    settings = served.root / "mkdocs.yml"
    whole = settings.read_text(encoding="utf-8")
    settings.write_text(f"{whole}\nnav: 7\n", encoding="utf-8")
    page.goto(served.address + MEETING)
    expect(page.locator("article .pb-window__time")).to_contain_text("8:30")
    _wait(lambda: "nav" in served.printed(), served)
    settings.write_text(whole.replace("site_url:", "copyright: mended\nsite_url:"), encoding="utf-8")
    page.goto(served.address + MEETING)
    expect(page.locator("footer")).to_contain_text("mended")


def test_an_address_that_is_taken_is_refused(served: Served, run: Callable[..., object]) -> None:
    result = run("serve", served.root, "--address", served.address.removeprefix("http://"), timeout=60)
    assert isinstance(result, subprocess.CompletedProcess)
    assert result.returncode == 1
    assert "--address" in result.stderr and "Traceback" not in result.stderr


def test_a_site_with_mistakes_is_not_served_at_all(
    copy_of_repository: Path, run: Callable[..., object]
) -> None:
    (copy_of_repository / "playbooks" / "site.yml").write_text("locales: [", encoding="utf-8")
    result = run("serve", copy_of_repository, "--address", f"127.0.0.1:{_free_port()}", timeout=60)
    assert isinstance(result, subprocess.CompletedProcess)
    assert result.returncode == 1
    assert "playbooks/site.yml:" in result.stdout


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(server: Served) -> bool:
    try:
        with urlopen(server.address + MEETING, timeout=10) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError, TimeoutError):
        return False


def _wait(until: Callable[[], bool], server: Served) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not until():
        assert server.process.poll() is None, server.printed()
        assert time.monotonic() < end, server.printed()
        time.sleep(0.1)
