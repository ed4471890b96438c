"""Render: all that was gathered -> pages without the theme around them, and all files beside them."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
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
from mkdocs_playbooks.unchanged import program, stamps


@dataclass(frozen=True)
class Build:
    """The pages of a site without the theme around them."""

    pages: list[Page]
    labels: dict[str, Labels]
    """Words of the interface, by language."""
    finish: Callable[[], None] = lambda: None
    """Waits until the files beside the pages are there too; to be called once."""


class _Pressed(NamedTuple):
    """A page, and what else comes of its playbook besides the files that are put in their places at once."""

    page: Page
    id: str = ""
    sheet: Markup | None = None
    """For the pages that hold many."""


class _Kept(NamedTuple):
    """All that is made of one playbook, as it is kept."""

    pressed: _Pressed
    """Its page without a body."""
    digests: dict[str, str]
    """Of its other files, by address."""
    texts: bytes
    """The body, and the other files by address, pickled: while nothing changes, nobody looks into it."""


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

    def kept(locale: str, plan: Plan, playbook: Playbook) -> _Kept:
        with store.shelf(f"playbooks/{locale}/{playbook.id}") as shelf:
            return shelf.made("all", partial(_of_one, press, locale, plan, playbook))

    def of_one(locale: str, plan: Plan, playbook: Playbook) -> _Pressed:
        pressed, digests, texts = kept(locale, plan, playbook)
        if all(files.take(f"{locale}/{address}", digest) for address, digest in digests.items()):
            return pressed  # then its page is most likely the last site's too, and nobody wants its body
        body, papers = pickle.loads(texts)
        put(locale, papers)
        return pressed._replace(page=replace(pressed.page, body=body))

    def body(locale: str, plan: Plan, playbook: Playbook) -> str:
        return str(pickle.loads(kept(locale, plan, playbook).texts)[0])

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
    pages = []
    for locale, plan in plans:
        page = ready.get((locale, plan.address)) or press.renderer.page(locale, plan)
        if plan.playbook and not page.body:
            page = replace(page, body=partial(body, locale, plan, plan.playbook))
        pages.append(page)

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


def _of_one(press: Press, locale: str, plan: Plan, playbook: Playbook) -> _Kept:
    papers, page = press.papers(locale, playbook), press.renderer.page(locale, plan)
    digests = {address: digest_of(text.encode()) for address, text in papers.items()}
    sheet = press.sheets[locale].sheet(playbook) if playbook.content.checklist else None
    alone = replace(page, body="", digest=digest_of(pickle.dumps(page, protocol=5)))
    texts = pickle.dumps((page.body, papers), protocol=5)
    return _Kept(_Pressed(alone, playbook.id, sheet), digests, texts)


def _base(gathered: Gathered, site_url: str) -> str:
    """Changes with all that pages can rest on but the playbooks."""
    loaded = gathered.loaded
    playbooks = {playbook.path for playbook in loaded.library.playbooks.values()}
    others = [(path, d.text) for path, d in sorted(loaded.documents.items()) if path not in playbooks]
    templates = sorted(stamps(*folders(gathered.root)).items())
    return hashlib.sha256(f"{program()}{site_url}{others}{templates}".encode()).hexdigest()
