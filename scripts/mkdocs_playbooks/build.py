"""Render: all that was gathered -> pages without the theme around them, and all files beside them."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_playbooks.asked import asked_library
from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.last_site import digest_of
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.pages import PRINT, Plan
from mkdocs_playbooks.parallel import aside, in_parallel
from mkdocs_playbooks.press import Press
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.site_files import SiteFiles
from mkdocs_playbooks.store import open_store
from mkdocs_playbooks.templates import Labels, folders
from mkdocs_playbooks.unchanged import machine, stamps


@dataclass(frozen=True)
class Build:
    """The pages of a site without the theme around them."""

    pages: list[Page]
    labels: dict[str, Labels]
    """Words of the interface, by language."""
    finish: Callable[[], None] = lambda: None
    """Waits until the files beside the pages are there too; to be called once."""


class _Pressed(NamedTuple):
    """A page, and what else comes of its playbook besides the files that are written at once."""

    page: Page
    id: str = ""
    sheet: Markup | None = None
    """For the pages that hold many."""


class _Papers(NamedTuple):
    """The other files of a playbook."""

    digests: dict[str, str]
    """By address."""
    texts: bytes
    """By address as well, pickled: as long as nothing changes, nobody looks into it."""


def build(gathered: Gathered, files: SiteFiles, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site.

    What needs no theme is put among the ``files`` as soon as it is made, since all of it is too much to
    hold at once: styles, scripts, everything on paper and for other programs.
    """
    root, library = gathered.root, asked_library(gathered.loaded)
    store = open_store(root, library, _base(gathered, site_url))
    press = Press(root, library, site_url, store)

    def put(locale: str, made: dict[str, str]) -> None:
        for address, text in made.items():
            files.put(f"{locale}/{address}", text)

    def of_one(locale: str, plan: Plan, playbook: Playbook) -> _Pressed:
        with store.shelf(f"playbooks/{locale}/{playbook.id}") as shelf:
            pressed, papers = shelf.made("all", partial(_of_one, press, locale, plan, playbook))
        if not all(files.take(f"{locale}/{address}", digest) for address, digest in papers.digests.items()):
            put(locale, pickle.loads(papers.texts))
        return pressed

    def of_list(locale: str, plan: Plan) -> _Pressed:
        return _Pressed(press.renderer.page(locale, plan))

    def of_all(locale: str, make: Callable[[], dict[str, str]]) -> None:
        put(locale, make())

    plans = [(locale, plan) for locale, plans in press.renderer.plans.items() for plan in plans]
    ones = [partial(of_one, locale, plan, plan.playbook) for locale, plan in plans if plan.playbook]
    alls = [
        partial(of_all, locale, make) for locale in library.locales for make in press.of_all(locale).values()
    ]
    # The pack and the grab bag are made of all sheets: they come last. Nothing else needs what others make.
    lists = [partial(of_list, *plan) for plan in plans if not plan[1].playbook and plan[1].address != PRINT]
    ready = {}
    jobs: list[Callable[[], _Pressed | None]] = [*ones[:1], *alls, *lists, *ones[1:]]
    for made in in_parallel(jobs):
        if made:
            ready[made.page.locale, made.page.address] = made.page
            if made.sheet is not None:
                press.sheets[made.page.locale].take({made.id: made.sheet})
    pages = [ready.get((locale, plan.address)) or press.renderer.page(locale, plan) for locale, plan in plans]

    def others() -> None:
        for locale in library.locales:
            put(locale, press.bundles(locale))
            for make in press.of_sheets(locale).values():
                put(locale, make())
        for name, text in press.at_root().items():
            files.put(name, text)
        store.tidy("playbooks", {f"{locale}/{id}" for locale, id in library.plain.playbooks})
        gathered.hand_over()

    return Build(pages, press.labels, aside(others))


def _of_one(press: Press, locale: str, plan: Plan, playbook: Playbook) -> tuple[_Pressed, _Papers]:
    """All that is made of one playbook: its page, and its other files."""
    texts = press.papers(locale, playbook)
    digests = {address: digest_of(text.encode()) for address, text in texts.items()}
    papers = _Papers(digests, pickle.dumps(texts, protocol=5))
    sheet = press.sheets[locale].sheet(playbook) if playbook.content.checklist else None
    return _Pressed(press.renderer.page(locale, plan), playbook.id, sheet), papers


def _base(gathered: Gathered, site_url: str) -> str:
    """Changes with all that pages can rest on but the playbooks."""
    loaded = gathered.loaded
    playbooks = {playbook.path for playbook in loaded.library.playbooks.values()}
    others = [(path, d.text) for path, d in sorted(loaded.documents.items()) if path not in playbooks]
    program = sorted(stamps(Path(__file__).parent, *folders(gathered.root)).items())
    return hashlib.sha256(f"{machine()}{site_url}{others}{program}".encode()).hexdigest()
