"""After the first visit the whole site is there without a network, and never as a mix of two versions."""

from __future__ import annotations

import hashlib
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from command import Run
from site_server import SiteServer

PATIENCE = 60_000  # milliseconds; the whole site is fetched on a slow machine
STATE = "[data-pb-site-state]"
NUMBER = "[data-pb-site-number]"
KEPT = """
async () => {
  const found = {};
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) {
      const body = await (await caches.match(request, { cacheName: name })).arrayBuffer();
      const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
      const hash = Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
      const address = new URL(request.url);
      if (!address.search) found[decodeURIComponent(address.pathname.slice(1))] = hash;
    }
  }
  return found;
}
"""
STYLE = r"""
async () => {
  const style = await (await fetch("assets/playbooks/playbooks.css")).text();
  return style.match(/--build: (\w+)/)[1];
}
"""
NO_PAGE = {"sw.js", "en/404.html", "ja/404.html"}


@dataclass
class Builds:
    """Two builds of one site that differ in pages and styles."""

    old: Path
    new: Path

    def version(self, folder: Path) -> str:
        found = re.search(r'"(\w+)"', (folder / "version.js").read_text(encoding="utf-8"))
        assert found
        return found[1]


@pytest.fixture(scope="module")
def builds(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Builds:
    root = tmp_path_factory.mktemp("builds") / "root"
    assert run("init", root).returncode == 0
    (root / "templates").mkdir()
    settings = root / "playbooks" / "site.yml"
    text = settings.read_text(encoding="utf-8")
    folders = []
    for name in ("old", "new"):
        (root / "templates" / "own.css").write_text(f":root {{ --build: {name}; }}\n", encoding="utf-8")
        settings.write_text(re.sub(r"title: .*", f"title: Site {name}", text), encoding="utf-8")
        folders.append(root.parent / name)
        result = run("build", root, "--out", folders[-1])
        assert result.returncode == 0, result.stdout + result.stderr
    return Builds(*folders)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], SiteServer]]:
    servers = []

    def start(folder: Path) -> SiteServer:
        servers.append(SiteServer(folder))
        return servers[-1]

    yield start
    for server in servers:
        server.off()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context
    context.close()


def _visit(context: BrowserContext, server: SiteServer, address: str = "en/now.html") -> Page:
    """A first visit, until all of the site is kept."""
    page = context.new_page()
    page.goto(f"{server.address}/{address}")
    expect(page.locator(STATE)).not_to_be_empty(timeout=PATIENCE)
    return page


def test_every_file_a_reader_can_come_to_is_kept_as_it_was_built(
    site: Path, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    page = _visit(context, serve(site))
    kept = page.evaluate(KEPT)
    read = {".html", ".js", ".css", ".png", ".svg"}
    for_others = re.compile(r"assets/javascripts/(lunr|workers)/|/embed/")
    built = {
        file.relative_to(site).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in site.rglob("*")
        if file.suffix in read and not for_others.search(file.as_posix())
    }
    assert len(built) > 200
    assert kept == {path: hash for path, hash in built.items() if path not in NO_PAGE}


@pytest.mark.parametrize("locale", ["ja", "en"])
def test_pages_open_search_and_say_their_version_when_the_server_is_gone(
    site: Path, serve: Callable[[Path], SiteServer], context: BrowserContext, locale: str
) -> None:
    server = serve(site)
    page = _visit(context, server, f"{locale}/index.html")
    version = page.locator(NUMBER).inner_text()
    server.folder = site / "nothing here"
    context.set_offline(True)
    for address in ("now.html", "recovery/sincere-first-response.html", "talk.html", "print/index.html"):
        page.goto(f"{server.address}/{locale}/{address}")
        expect(page.locator(NUMBER)).to_have_text(version)
        expect(page.locator("h1:visible").first).to_be_visible()
        assert page.evaluate("getComputedStyle(document.querySelector('.pb-bar')).position") == "sticky"
    page.locator(".pb-bar__twin").click()
    expect(page.locator("html")).to_have_attribute("lang", {"ja": "en", "en": "ja"}[locale])
    page.goto(f"{server.address}/")
    expect(page.locator("a[hreflang]")).to_have_count(2)
    page.goto(f"{server.address}/{locale}/now.html")
    page.keyboard.type("a")
    expect(page.locator("[data-pb-search-input]")).to_be_focused()


def test_a_page_goes_on_with_its_version_and_the_next_one_is_the_newest(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    server = serve(builds.old)
    _visit(context, server).close()
    early = context.new_page()
    early.goto(f"{server.address}/en/now.html")
    expect(early.locator(NUMBER)).to_have_text(builds.version(builds.old))
    server.folder = builds.new
    late = context.new_page()
    late.goto(f"{server.address}/en/learn.html")
    expect(late.locator(NUMBER)).to_have_text(builds.version(builds.old))
    expect(late.locator(STATE)).to_contain_text("newer", timeout=PATIENCE)
    assert early.evaluate(STYLE) == late.evaluate(STYLE) == "old"
    late.goto(f"{server.address}/en/now.html")
    expect(late.locator(NUMBER)).to_have_text(builds.version(builds.new))
    assert late.locator(".pb-bar__name").inner_text() == "Site new"
    assert late.evaluate(STYLE) == "new"
    assert early.evaluate(STYLE) == "old"
    early.reload()
    expect(early.locator(NUMBER)).to_have_text(builds.version(builds.new))
    assert early.evaluate(STYLE) == "new"


def test_a_worker_that_was_stopped_still_knows_the_version_of_an_open_page(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    server = serve(builds.old)
    _visit(context, server).close()
    early = context.new_page()
    early.goto(f"{server.address}/en/now.html")
    server.folder = builds.new
    late = context.new_page()
    late.goto(f"{server.address}/en/learn.html")
    expect(late.locator(STATE)).to_contain_text("newer", timeout=PATIENCE)
    devtools = context.new_cdp_session(late)
    devtools.send("ServiceWorker.enable")
    devtools.send("ServiceWorker.stopAllWorkers")
    assert early.evaluate(STYLE) == "old"


def test_what_did_not_change_is_not_fetched_again(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    server = serve(builds.old)
    _visit(context, server).close()
    server.folder, server.asked = builds.new, []
    page = context.new_page()
    page.goto(f"{server.address}/en/now.html")
    expect(page.locator(STATE)).to_contain_text("newer", timeout=PATIENCE)
    assert "en/assets/playbooks/playbooks.css" in server.asked
    assert not [path for path in server.asked if "material" in path or "assets/stylesheets" in path]


def test_half_a_new_site_is_never_shown(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    """The new site is copied to the server file by file, its worker first; one page is still the old one."""
    server = serve(builds.old)
    _visit(context, server).close()
    server.folder = builds.new
    server.instead = {"en/learn.html": builds.old / "en" / "learn.html"}
    page = context.new_page()
    page.goto(f"{server.address}/en/now.html")
    failed = "navigator.serviceWorker.getRegistration().then(r => !r.installing && !r.waiting)"
    _until(lambda: "en/learn.html" in server.asked)
    page.wait_for_function(failed, timeout=PATIENCE)
    for address in ("en/now.html", "en/learn.html", "ja/now.html"):
        page.goto(f"{server.address}/{address}")
        expect(page.locator(NUMBER)).to_have_text(builds.version(builds.old))
        assert page.locator(".pb-bar__name").inner_text() == "Site old"
    server.instead = {}
    page.goto(f"{server.address}/en/now.html")
    expect(page.locator(STATE)).to_contain_text("newer", timeout=PATIENCE)
    page.reload()
    expect(page.locator(NUMBER)).to_have_text(builds.version(builds.new))


def test_versions_that_nobody_reads_any_more_are_forgotten(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    server = serve(builds.old)
    page = _visit(context, server)  # a first visit is read over the network: no version is in use
    server.folder = builds.new
    page.evaluate("navigator.serviceWorker.getRegistration().then(r => r.update())")
    old, new = builds.version(builds.old), builds.version(builds.new)
    page.wait_for_function(
        "async ([old, new_]) => { const all = (await caches.keys()).join(); "
        "return !all.includes(old) && all.includes(new_); }",
        arg=[old, new],
        timeout=PATIENCE,
    )


def test_the_pages_of_another_site_on_the_same_host_are_left_alone(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext, tmp_path: Path
) -> None:
    for name in ("old", "new"):
        shutil.copytree(getattr(builds, name), tmp_path / name)
    server = serve(tmp_path)
    for name in ("old", "new"):
        _visit(context, server, f"{name}/en/now.html").close()
    server.folder = tmp_path / "nothing here"
    page = context.new_page()
    for name in ("old", "new"):
        page.goto(f"{server.address}/{name}/en/now.html")
        assert page.locator(".pb-bar__name").inner_text() == f"Site {name}"
        assert page.evaluate(STYLE) == name


def test_from_a_folder_the_version_is_said_and_nothing_is_kept(builds: Builds, page: Page) -> None:
    page.goto((builds.old / "en" / "now.html").as_uri())
    expect(page.locator(NUMBER)).to_have_text(builds.version(builds.old))
    expect(page.locator(STATE)).to_be_empty()


def test_who_saves_data_is_not_sent_the_whole_site(
    builds: Builds, serve: Callable[[Path], SiteServer], context: BrowserContext
) -> None:
    server = serve(builds.old)
    context.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } });")
    page = context.new_page()
    page.goto(f"{server.address}/en/now.html", wait_until="networkidle")
    expect(page.locator(NUMBER)).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    assert "sw.js" not in server.asked


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE / 1000
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)
