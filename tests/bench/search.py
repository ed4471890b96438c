"""Search beside its peers: what it finds first, what it costs. Run by ``make bench-search``; prints tables.

Everything is measured in a real browser on built sites: the queries that were kept aside, typed into each
box; the time from a key to the painted list with the CPU slowed four times; the time and the bytes until
the first hit with an empty cache on a line of 10 Mbit/s and 50 ms.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.corpus import write
from bench.engines import MATERIAL, OURS, Engine, build_material, build_ours
from bench.server import Served, packed_size, served
from conftest import REPOSITORY
from find_chromium import CHROMIUM_ARGUMENTS, chromium
from mkdocs_playbooks.library import Library
from mkdocs_playbooks.load import load
from search.queries import Query, queries, score

SORTS = ("all", "title", "body", "variant", "half", "kana", "mixed", "said", "several", "slip", "english")
LARGE = 2000
PATIENCE = 500  # ms after which the list is read, again and again until it no longer changes
PAINTED = """([selector, text, hits]) => new Promise(done => {
    const input = document.querySelector(selector);
    const box = document.querySelector(hits.split(" ")[0]);  // long pages hold many links
    const list = () => [...box.querySelectorAll("a[href]")].map(a => a.href + a.textContent).join();
    const before = list();
    const start = performance.now();
    let last = start;
    input.value = text;
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    input.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true, key: text.slice(-1) }));
    const watch = () => requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
            if (list() !== before) return done(performance.now() - start);
            if (performance.now() - start > 400) return done(-1);  // the same hits as before: nothing to time
            watch();
        };
        channel.port2.postMessage(0);
    });
    watch();
})"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        library = load(REPOSITORY).library
        real = {OURS: folder / "ours", MATERIAL: folder / "material"}
        build_ours(REPOSITORY, real[OURS])
        build_material(library, folder / "peer", real[MATERIAL])
        found(browser, real, library)
        costs(browser, real, f"{len(library.of('ja'))} playbooks (this site)", typed(library))
        root = write(folder / "large", LARGE)
        library = load(root).library
        real = {OURS: folder / "large-ours", MATERIAL: folder / "large-material"}
        build_ours(root, real[OURS])
        build_material(library, folder / "large-peer", real[MATERIAL])
        costs(browser, real, f"{LARGE} playbooks (synthetic)", typed(library))
        browser.close()


# --- What is found ----------------------------------------------------------------------------


def found(browser: Browser, sites: dict[Engine, Path], library: Library) -> None:
    asked = {part: list(queries(part)) for part in ("held-back", "blind", "unseen")}
    counts = ", ".join(f"{part} {len(found)}" for part, found in asked.items())
    print(f"Queries: {counts}; right page first / among the first three\n")
    print(f"| Engine | queries | {' | '.join(SORTS)} |\n|---|---|{'---|' * len(SORTS)}")
    for engine, site in sites.items():
        with served(site) as server:
            pages = {locale: opened(browser, server, engine, locale) for locale in library.locales}
            for part in asked:
                scores = score(asked[part], library, lambda query: hits(pages[query.locale], engine, query))  # noqa: B023
                shown = (str(scores[sort]) if scores[sort].queries else "" for sort in SORTS)
                print(f"| {engine.name} | {part} | {' | '.join(shown)} |", flush=True)
            for page in pages.values():
                page.context.close()
    print()


def visitor(browser: Browser) -> BrowserContext:
    """A visitor whose browser keeps no copy of the whole site in the background: search alone is measured."""
    return browser.new_context(viewport={"width": 1366, "height": 768}, service_workers="block")


def opened(browser: Browser, server: Served, engine: Engine, locale: str) -> Page:
    """A page with the box open and all that it loads in the background there."""
    page = visitor(browser).new_page()
    page.goto(server.address + engine.start.format(locale=locale))
    page.wait_for_timeout(1000)
    page.keyboard.press(engine.opens)
    page.locator(engine.input).press_sequentially("a")
    page.wait_for_timeout(1500)
    return page


def hits(page: Page, engine: Engine, query: Query) -> list[str]:
    page.locator(engine.input).fill("")
    page.wait_for_timeout(60)
    page.locator(engine.input).fill(query.typed)
    page.locator(engine.input).press("Shift")  # some listen to keys only
    found: list[str] = []
    while True:
        page.wait_for_timeout(PATIENCE)
        before, found = found, page.locator(engine.hits).evaluate_all("all => all.map(a => a.pathname)")
        if found == before:
            return found


# --- What it costs ----------------------------------------------------------------------------


def typed(library: Library) -> list[str]:
    """Queries that are typed letter by letter: search words and title words of pages all over the site."""
    playbooks = library.of("ja")
    return [str(p.content.search_words[0])[:8] for p in playbooks[:: max(1, len(playbooks) // 12)]][:12]


def costs(browser: Browser, sites: dict[Engine, Path], title: str, words: Sequence[str]) -> None:
    print(f"{title}\n")
    columns = ("Engine", "key to paint ms, p50 / p95", "first hit ms, from key / from address")
    print(f"| {' | '.join(columns)} | KB until then | KB in all |\n|---|---|---|---|---|")
    for engine, site in sites.items():
        with served(site) as server:
            times = keystrokes(browser, server, engine, words)
            key, whole, sent = sorted(cold(browser, server, engine, words[1]) for _ in range(5))[2]
            p95 = statistics.quantiles(times, n=20)[-1]
            files = [
                f for f in (site / "ja").rglob("*") if any(part in f.as_posix() for part in engine.files)
            ]
            print(
                f"| {engine.name} | {statistics.median(times):.1f} / {p95:.1f} ({len(times)} keys) "
                f"| {key:.0f} / {whole:.0f} | {sent / 1000:.1f} "
                f"| {sum(map(packed_size, files)) / 1000:.0f} |",
                flush=True,
            )
    print(f"| an empty change of a page | {floor(browser)} | | | |\n")


def keystrokes(browser: Browser, server: Served, engine: Engine, words: Sequence[str]) -> list[float]:
    page = opened(browser, server, engine, "ja")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    times = []
    for word in words:
        for end in range(1, len(word) + 1):
            times.append(page.evaluate(PAINTED, [engine.input, word[:end], engine.hits]))
            page.wait_for_timeout(120)
        page.evaluate(PAINTED, [engine.input, "", engine.hits])
        page.wait_for_timeout(120)
    page.context.close()
    return [t for t in times if t >= 0]


def floor(browser: Browser) -> str:
    """What the measure itself takes: the next frame after one character has changed."""
    page = browser.new_page()
    page.set_content("<input><p><a href='#'>0</a></p>")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.evaluate(
        """() => {
            const link = document.querySelector("a");
            document.querySelector("input").oninput = event => { link.textContent = event.target.value; };
        }"""
    )
    times = [page.evaluate(PAINTED, ["input", str(n), "p a"]) for n in range(1, 60)]
    page.close()
    return f"{statistics.median(times):.1f} / {statistics.quantiles(times, n=20)[-1]:.1f}"


def cold(browser: Browser, server: Served, engine: Engine, word: str) -> tuple[float, float, int]:
    """Milliseconds to the first hit, from the key and from the address, and search's bytes until then."""
    page = visitor(browser).new_page()
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    speed = {"downloadThroughput": 1_250_000, "uploadThroughput": 1_250_000}
    session.send("Network.emulateNetworkConditions", {"offline": False, "latency": 50, **speed})
    page.add_init_script(
        f"""const seen = new MutationObserver(() => {{
            if (!document.querySelector({engine.hits!r})) return;
            window.firstHit = Date.now();
            seen.disconnect();
        }});
        const within = {{ childList: true, subtree: true }};
        addEventListener("DOMContentLoaded", () => seen.observe(document.body, within));"""
    )
    server.sent.clear()
    start = time.time()
    page.goto(server.address + engine.start.format(locale="ja"), wait_until="domcontentloaded")
    wanted = time.time()
    page.keyboard.press(engine.opens)
    page.locator(engine.input).fill(word)
    page.locator(engine.input).press("Shift")
    page.wait_for_function("window.firstHit", timeout=60_000)
    seen = page.evaluate("window.firstHit") / 1000
    page.context.close()
    return (seen - wanted) * 1000, (seen - start) * 1000, server.bytes_until(seen, engine.files)


if __name__ == "__main__":
    main()
