"""Where a cold build spends its time: run by ``make bench`` in a process of its own; prints a table.

It is told a site's folder. The build is done by one process, or most of it would happen out of sight; the
measuring makes it slower, so look at shares only. They overlap: each step compiles the templates it uses.
"""

from __future__ import annotations

import cProfile
import pstats
import sys

from mkdocs_playbooks import cli, parallel

STEPS = {
    "reading and checking": (("gather.py", "gather"),),
    "pages of playbooks and lists": (("render.py", "page"),),
    "compiling templates, ours and Material's": (("jinja2/environment.py", "compile"),),
    "search index": (("search_files.py", "files"),),
    "role-play kits": (("kits.py", "document"),),
    "sheets alone": (("sheets.py", "document"),),
    "cards, Markdown, former ids": (("tools.py", "document"),),
    "other lists, for programs and paper": (
        ("catalogue.py", "text"),
        ("checklist_table.py", "table"),
        ("feed.py", "feed"),
        ("llms.py", "contents"),
        ("questions.py", "script"),
        ("walks.py", "documents"),
        ("sheets.py", "grab_bag"),
    ),
    "pages through MkDocs": (
        ("commands/build.py", "_populate_page"),
        ("commands/build.py", "_build_page"),
    ),
    "writing what needs no theme": (("site_files.py", "put"),),
    "the offline worker's list": (("last_site.py", "look"), ("offline.py", "scripts")),
}


def main() -> None:
    parallel.FEWEST = sys.maxsize
    profile = cProfile.Profile()
    try:
        profile.runcall(cli.main, ["build", sys.argv[1]])
    except SystemExit as end:
        if end.code:
            raise
    stats = pstats.Stats(profile)
    seconds: float = stats.total_tt  # type: ignore[attr-defined]
    calls = stats.stats  # type: ignore[attr-defined]
    print(f"| Step | share of {seconds:.1f} s |\n|---|---|")
    shares = {
        step: sum(
            call[3] for (file, _, name), call in calls.items() for end, function in functions
            if name == function and file.replace("\\", "/").endswith(f"/{end}")
        )
        for step, functions in STEPS.items()
    }  # fmt: skip
    for step, spent in sorted(shares.items(), key=lambda share: -share[1]):
        print(f"| {step} | {spent / seconds:.0%} |")


if __name__ == "__main__":
    main()
