"""Render: all that was gathered -> pages without the theme around them, and all files beside them."""

from __future__ import annotations

import hashlib
import pickle
from collections import deque
from collections.abc import Callable, Generator, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from mkdocs_playbooks.asked import asked_library
from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.last_site import digest_of
from mkdocs_playbooks.library import Playbook
from mkdocs_playbooks.pages import PRINT, Plan
from mkdocs_playbooks.parallel import in_background, in_parallel
from mkdocs_playbooks.press import Press
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.site_files import SiteFiles
from mkdocs_playbooks.store import open_store
from mkdocs_playbooks.templates import Labels, folders
from mkdocs_playbooks.unchanged import program, stamps


class Rest:
    """What is still being made while somebody goes on with the pages."""

    def __init__(self, results: Generator[object], others: Callable[[], None] = lambda: None) -> None:
        self._results, self._others = results, others

    def finish(self) -> None:
        """Wait until it is there; to be called once. Raises what went wrong."""
        deque(self._results, maxlen=0)
        self._others()

    def abandon(self) -> None:
        """Wait until nothing is written any more."""
        self._results.close()
        with suppress(Exception):  # told already, or of no interest any more
            self._others()


NOTHING = Rest(_ for _ in ())


@dataclass(frozen=True)
class Build:
    """The pages of a site without the theme around them."""

    pages: list[Page]
    labels: dict[str, Labels]
    """Words of the interface, by language."""
    rest: Rest = NOTHING
    """The files beside the pages."""


def build(gathered: Gathered, files: SiteFiles, site_url: str = "") -> Build:
    """Render what was gathered without errors; ``site_url`` is where readers will find the site.

    What needs no theme is put among the ``files`` as soon as it is made, since all of it is too much to
    hold at once: styles, scripts, everything on paper and for other programs.
    """
    works = _Works(gathered, files, site_url)
    plans = [(locale, plan) for locale, plans in works.press.renderer.plans.items() for plan in plans]
    ones = [partial(works.of_one, locale, plan, plan.playbook) for locale, plan in plans if plan.playbook]
    # The pack and the grab bag are made of all sheets: they come last. Nothing else needs what others make.
    lists = [
        partial(works.of_list, *plan) for plan in plans if not plan[1].playbook and plan[1].address != PRINT
    ]
    pages: list[Callable[[], _Pressed]] = [*ones[:1], *lists, *ones[1:]]
    results = in_parallel([*pages, *works.files_of_all()])
    try:
        pressed = [one for one in islice(results, len(pages)) if one]
        works.take_sheets(pressed)
        ready = {(page.locale, page.address): page for page, *_ in pressed}
        made = [works.page(locale, plan, ready.get((locale, plan.address))) for locale, plan in plans]
        return Build(made, works.press.labels, Rest(results, in_background(works.others)))
    except BaseException:
        results.close()  # then nobody writes any more
        raise


class _Pressed(NamedTuple):
    """A page, and what else comes of its playbook besides the files that are put in their places at once."""

    page: Page
    id: str = ""
    sheet: Markup | None = None
    """For the pages that hold many."""


class _Head(NamedTuple):
    """What is wanted of a playbook in every build."""

    pressed: _Pressed
    """Its page without a body."""
    digests: dict[str, str]
    """Of its other files, by address."""
    texts: str
    """Digest of the body and the other files by address, which lie elsewhere: mostly nobody wants them."""


class _Works:
    """The jobs of a build."""

    def __init__(self, gathered: Gathered, files: SiteFiles, site_url: str) -> None:
        self._gathered, self._files = gathered, files
        self._library = asked_library(gathered.loaded)
        self._store = open_store(gathered.root, self._library, _base(gathered, site_url))
        self.press = Press(gathered.root, self._library, site_url, self._store)

    def of_one(self, locale: str, plan: Plan, playbook: Playbook) -> _Pressed:
        """A playbook's page, after its other files."""
        head, texts = self._made(locale, plan, playbook)
        pressed, digests, _ = head
        if all(self._files.take(f"{locale}/{address}", digest) for address, digest in digests.items()):
            return pressed  # then its page is most likely the last site's too, and nobody wants its body
        body, papers = pickle.loads(texts or self._texts(head, locale, plan, playbook))
        self._put(locale, papers)
        return pressed._replace(page=replace(pressed.page, body=body))

    def of_list(self, locale: str, plan: Plan) -> _Pressed:
        """A page that is made of many playbooks."""
        return _Pressed(self.press.renderer.page(locale, plan))

    def files_of_all(self) -> list[Callable[[], None]]:
        """What makes the files that rest on all playbooks."""

        def job(locale: str, make: Callable[[], dict[str, str]]) -> None:
            self._put(locale, make())

        press, locales = self.press, self._library.locales
        return [partial(job, locale, make) for locale in locales for make in press.of_all(locale).values()]

    def take_sheets(self, pressed: Iterable[_Pressed]) -> None:
        """Have the sheets for those who hold many."""
        for page, id, sheet in pressed:
            if sheet is not None:
                self.press.sheets[page.locale].take({id: sheet})

    def page(self, locale: str, plan: Plan, ready: Page | None) -> Page:
        """A page that is made now, unless it was, with a body that is read when somebody wants it."""
        page = ready or self.press.renderer.page(locale, plan)
        if plan.playbook and not page.body:
            return replace(page, body=partial(self._body, locale, plan, plan.playbook))
        return page

    def others(self) -> None:
        """All other files, and what is handed over to the next build."""
        for locale in self._library.locales:
            self._put(locale, self.press.bundles(locale))
            for make in self.press.of_sheets(locale).values():
                self._put(locale, make())
        for name, text in self.press.at_root().items():
            self._files.put(name, text)
        names = {f"{locale}/{id}" for locale, id in self._library.plain.playbooks}
        self._store.tidy(("playbooks", "texts"), names)
        self._gathered.hand_over()

    def _put(self, locale: str, made: dict[str, str]) -> None:
        for address, text in made.items():
            self._files.put(f"{locale}/{address}", text)

    def _body(self, locale: str, plan: Plan, playbook: Playbook) -> str:
        head, texts = self._made(locale, plan, playbook)
        return str(pickle.loads(texts or self._texts(head, locale, plan, playbook))[0])

    def _made(self, locale: str, plan: Plan, playbook: Playbook) -> tuple[_Head, bytes]:
        """The head of what is made of one playbook, and its texts if that was made now."""
        texts = b""

        def make() -> _Head:
            nonlocal texts
            head, texts = self._make(locale, plan, playbook)
            return head

        with self._store.shelf(f"playbooks/{locale}/{playbook.id}") as shelf:
            return shelf.made("head", make), texts

    def _texts(self, head: _Head, locale: str, plan: Plan, playbook: Playbook) -> bytes:
        """What was put away with a head, or is made once more."""
        kept = self._store.get_out(f"texts/{locale}/{playbook.id}", head.texts)
        return kept or self._make(locale, plan, playbook)[1]

    def _make(self, locale: str, plan: Plan, playbook: Playbook) -> tuple[_Head, bytes]:
        papers, page = self.press.papers(locale, playbook), self.press.renderer.page(locale, plan)
        digests = {address: digest_of(text.encode()) for address, text in papers.items()}
        sheet = self.press.sheets[locale].sheet(playbook) if playbook.content.checklist else None
        all_of_it = sorted(page.anchors), replace(page, anchors=frozenset())  # a set has no order of its own
        alone = replace(page, body="", digest=digest_of(pickle.dumps(all_of_it, protocol=5)))
        texts = pickle.dumps((page.body, papers), protocol=5)
        self._store.put_away(f"texts/{locale}/{playbook.id}", texts)
        return _Head(_Pressed(alone, playbook.id, sheet), digests, digest_of(texts)), texts


def _base(gathered: Gathered, site_url: str) -> str:
    """Changes with all that pages can rest on but the playbooks."""
    loaded = gathered.loaded
    playbooks = {playbook.path for playbook in loaded.library.playbooks.values()}
    others = [(path, d.text) for path, d in sorted(loaded.documents.items()) if path not in playbooks]
    templates = sorted(stamps(*folders(gathered.root)).items())
    return hashlib.sha256(f"{program()}{site_url}{others}{templates}".encode()).hexdigest()
