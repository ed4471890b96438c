"""A build beside its peers: what it takes and what it weighs. Run by ``make bench``; prints tables.

The same synthetic playbooks are built by this project and, as Markdown with the same texts, by Material
(with its defaults and with ``navigation.prune``), Zensical and Hugo, one after the other on this machine.
Ours writes more from them: print sheets, role-play kits, the search index, the worker for reading offline.
Times are wall seconds of the whole process; look at ratios, machines differ. BENCH_SIZES sets the counts.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.corpus import write
from bench.edits import median, wait_to_see
from bench.engines import markdown
from bench.server import packed_size, served
from find_chromium import CHROMIUM_ARGUMENTS, chromium
from mkdocs_playbooks.load import load

SIZES = [int(size) for size in os.environ.get("BENCH_SIZES", "500 2000").split()]
ZENSICAL = "zensical==0.0.73"  # a part of those after it could not be had when this was written
CACHE = "PLAYBOOKS_CACHE"
ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", CACHE: ""}
PEERS_PAGE = "part-1/case-0001.html"
PEERS_SERVED = "part-1/{}.html"
OWN_SERVED = "ja/recovery/{}.html"
EDITED = "ことにしました。"
FOLDER = 50  # pages in each folder of the peers: in one of thousands, pruning could not help them
PRUNED = "  features: [navigation.prune]\n"
HUGO = {
    "hugo.toml": 'title = "Big"\nbaseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS"]\n',
    "layouts/_default/baseof.html": "<!doctype html><html lang=ja><head><meta charset=utf-8>"
    '<title>{{ .Title }}</title></head><body><a href="/">{{ site.Title }}</a>'
    '{{ block "main" . }}{{ end }}</body></html>',
    "layouts/_default/single.html": '{{ define "main" }}<main>{{ .Content }}</main>{{ end }}',
    "layouts/_default/list.html": '{{ define "main" }}<ul>{{ range .Pages }}'
    '<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}',
}


@dataclass(frozen=True)
class Run:
    """One whole process."""

    seconds: float
    processor: float
    """Seconds of all processors together."""
    peak: float
    """Megabytes that its largest process held."""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench") as name:
        folder = Path(name)
        zensical = _zensical(folder)
        for size in SIZES:
            builds(folder / str(size), size, zensical)
            edits(folder / str(size), zensical)
        checks(folder / str(SIZES[-1]))
        profile(folder / str(SIZES[-1]))
        weights(folder)


# --- Builds -----------------------------------------------------------------------------------


def builds(folder: Path, size: int, zensical: Path | None) -> None:
    root = write(folder / "playbooks", size)
    library = load(root).library
    print(f"\n{size} playbooks\n")
    _head("Builder", "seconds", "CPU s", "peak MB", "output MB", "of Material")
    peer = folder / "peer"
    for name, features in (("material", ""), ("prune", PRUNED), ("zensical", PRUNED)):
        markdown(library, "ja", peer / name, features, FOLDER)
    _hugo_site(peer / "material/docs", peer / "hugo")
    ours = ["-m", "mkdocs_playbooks", "build", str(root)]
    mkdocs = ["-m", "mkdocs", "build", "-q", "-f"]
    first: float | None = None
    for name, site, command in (
        (
            "Material, defaults",
            peer / "material/site",
            [sys.executable, *mkdocs, str(peer / "material/mkdocs.yml")],
        ),
        ("Material, prune", peer / "prune/site", [sys.executable, *mkdocs, str(peer / "prune/mkdocs.yml")]),
        ("Zensical, prune, cold", peer / "zensical/site", zensical and [str(zensical), "build"]),
        ("Zensical, prune, warm", peer / "zensical/site", zensical and [str(zensical), "build"]),
        ("Hugo, minimal theme", peer / "hugo/public", _found("hugo", "--quiet", "-s", str(peer / "hugo"))),
        ("this project, cold", root / "site", [sys.executable, *ours]),
        ("this project, again", root / "site", [sys.executable, *ours]),
        ("this project, one edit", root / "site", [sys.executable, *ours]),
    ):
        if name.endswith("one edit"):
            edited = sorted(root.glob("playbooks/ja/recovery/*.yml"))[0]
            edited.write_text(edited.read_text(encoding="utf-8").replace("。", f"{EDITED}。", 1), "utf-8")
        if not command:
            print(f"| {name} | not on this machine | | | | |")
            continue
        run = _run(command, peer / "zensical", {CACHE: str(folder / "cache")})
        first = first or run.seconds
        print(
            f"| {name} | {run.seconds:.1f} | {run.processor:.1f} | {run.peak:.0f} | {_size(site):.0f} "
            f"| 1/{first / run.seconds:.1f} |",
            flush=True,
        )


def edits(folder: Path, zensical: Path | None) -> None:
    """From saving a file to its page being served."""
    peer, root = folder / "peer", folder / "playbooks"
    mkdocs = ["-m", "mkdocs", "serve", "-q", "-a", "{address}", "-f", str(peer / "prune/mkdocs.yml")]
    own = ["-m", "mkdocs_playbooks", "serve", str(root), "--address", "{address}"]
    print()
    _head("From saving to seeing", "ms, median (least to most)")
    for name, site, command, files, page, times in (
        ("Material, prune", peer / "prune", [sys.executable, *mkdocs], "docs/part-1/*.md", PEERS_SERVED, 3),
        (
            "Zensical, prune",
            peer / "zensical",
            zensical and [str(zensical), "serve", "-a", "{address}"],
            "docs/part-1/*.md",
            PEERS_SERVED,
            9,
        ),
        ("this project", root, [sys.executable, *own], "playbooks/ja/recovery/*.yml", OWN_SERVED, 15),
    ):
        if command:
            edited = sorted(site.glob(files))[1 : times + 1]
            waits = wait_to_see(command, site, edited, EDITED, page)
            print(f"| {name} | {median(waits)} |", flush=True)


def checks(folder: Path) -> None:
    """``playbooks check`` beside the parser alone."""
    root = folder / "playbooks"
    parse = (
        "import sys, yaml, pathlib\n"
        "for file in pathlib.Path(sys.argv[1]).rglob('*.yml'):\n"
        "    yaml.load(file.read_text(encoding='utf-8'), Loader=yaml.CSafeLoader)"
    )
    alone = _run([sys.executable, "-c", parse, str(root / "playbooks")], root)
    check = _run([sys.executable, "-m", "mkdocs_playbooks", "check", str(root)], root)
    print(f"\n| {SIZES[-1]} files | seconds |\n|---|---|\n| PyYAML's C loader alone | {alone.seconds:.2f} |")
    print(
        f"| playbooks check | {check.seconds:.2f} ({check.seconds / alone.seconds:.1f} times) |", flush=True
    )


def profile(folder: Path) -> None:
    """Where our cold build spends its time."""
    root = folder / "playbooks"
    shutil.rmtree(root / "site")
    print(flush=True)
    script = Path(__file__).with_name("time_spent.py")
    subprocess.run([sys.executable, str(script), str(root)], check=True, env=ENVIRONMENT)


def _run(command: list[str], folder: Path, variables: dict[str, str] | None = None) -> Run:
    start = time.perf_counter()
    environment = ENVIRONMENT | (variables or {})
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - start
    if process.returncode:
        raise SystemExit(f"{command} failed")
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _head(*columns: str) -> None:
    print(f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}")


def _size(site: Path) -> float:
    return sum(file.stat().st_size for file in site.rglob("*") if file.is_file()) / 1e6


def _found(program: str, *arguments: str) -> list[str] | None:
    path = shutil.which(program)
    return [path, *arguments] if path else None


def _zensical(folder: Path) -> Path | None:
    subprocess.run([sys.executable, "-m", "venv", folder / "zensical"], check=True)
    program = folder / "zensical/bin"
    got = subprocess.run([program / "pip", "install", "-q", ZENSICAL], check=False, capture_output=True)
    return program / "zensical" if got.returncode == 0 else None


def _hugo_site(docs: Path, root: Path) -> None:
    for name, text in HUGO.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    shutil.copytree(docs, root / "content", ignore=shutil.ignore_patterns("index.md"))


# --- Pages ------------------------------------------------------------------------------------


def weights(folder: Path) -> None:
    """What a reader's first page brings with an empty cache, and when it is seen, on a CPU slowed 4 times."""
    small = write(folder / "small", 40)
    _run([sys.executable, "-m", "mkdocs_playbooks", "build", str(small)], small)
    large = folder / str(SIZES[-1])
    print()
    _head("First page", "KB of the page", "KB in all", "requests", "first paint ms", "layout shift")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGUMENTS)
        for name, site, address in (
            (f"Material, defaults, {SIZES[-1]}", large / "peer/material/site", PEERS_PAGE),
            (f"Material, prune, {SIZES[-1]}", large / "peer/prune/site", PEERS_PAGE),
            (f"this project, {SIZES[-1]}", large / "playbooks/site", "ja/recovery/case-0001.html"),
            ("this project, 40", small / "site", "ja/recovery/case-0001.html"),
        ):
            visits = [_visit(browser, site, address) for _ in range(5)]
            paint = statistics.median(paint for _, _, paint, _ in visits)
            requests, sent, _, shift = visits[0]
            page = packed_size(site / address) / 1000
            whole = f"{page:.1f} | {sent / 1000:.1f} | {requests} | {paint:.0f} | {shift:.3f}"
            print(f"| {name} | {whole} |", flush=True)


SEEN = """() => new Promise(done => {
    let shift = 0;
    new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value; }))
        .observe({ type: "layout-shift", buffered: true });
    setTimeout(() => done([performance.getEntriesByName("first-contentful-paint")[0].startTime, shift]), 500);
})"""


def _visit(browser: Browser, site: Path, address: str) -> tuple[int, int, float, float]:
    """(requests, compressed bytes, first contentful paint in ms, layout shift) without the offline worker."""
    with served(site) as server:
        context = browser.new_context(viewport={"width": 390, "height": 844}, service_workers="block")
        page = context.new_page()
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.goto(f"{server.address}/{address}", wait_until="networkidle")
        paint, shift = page.evaluate(SEEN)
        context.close()
        sent = [n for _, path, n in server.sent if "favicon" not in path]
        return len(sent), sum(sent), paint, shift


if __name__ == "__main__":
    main()
