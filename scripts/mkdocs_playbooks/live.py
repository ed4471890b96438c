"""A site while its authors write: what somebody looks at is made when it is asked for, of the newest content.

A build of thousands of playbooks takes seconds, and of all its pages an author looks at one. So only what
was changed is read again, and only the page that is wanted is made.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from threading import Lock

from mkdocs_playbooks import brand, offline, templates
from mkdocs_playbooks.build import Build
from mkdocs_playbooks.framer import NOT_FOUND, Framer
from mkdocs_playbooks.gather import Gathered, gather, gather_again
from mkdocs_playbooks.press import Press
from mkdocs_playbooks.unchanged import stamps

CONTENT = "playbooks"
Stamps = dict[str, tuple[int, int]]


class Live:
    """The files of a site in a folder, each as new as its content whenever it is asked for."""

    def __init__(
        self, gathered: Gathered, site: Path, site_url: str, tell: Callable[[Gathered], None]
    ) -> None:
        """``tell`` hears of all content that was read anew; what has errors is not shown."""
        self._root, self._site, self._site_url, self._tell = gathered.root, site, site_url, tell
        self._lock = Lock()
        self._seen = self._stamps()
        self._accepted = True
        self._fresh: set[str] = set()
        """Files that are as new as the content, besides those that change with the templates alone."""
        self._begin(gathered)

    @property
    def locales(self) -> tuple[str, ...]:
        """The languages of the site, the main one first."""
        return self._gathered.library.locales

    def folders(self) -> list[Path]:
        """Where the files lie that can change what is shown."""
        known = [self._root / CONTENT, self._root / "docs", self._root / brand.FOLDER]
        return [folder for folder in (*known, *templates.folders(self._root)) if folder.is_dir()]

    def refresh(self) -> None:
        """Read what has changed since the last time; if something is wrong, all stays as it was."""
        with self._lock:
            self._refresh()

    def ensure(self, path: str) -> None:
        """Make the file ``path`` of the site, if something would be there and it is not the newest."""
        with self._lock:
            if path.endswith(".html"):  # whatever a page loads goes with the page
                self._refresh()
            locale, _, address = path.partition("/")
            if path in self._fresh or locale not in self._framers:
                return
            made = self._make(locale, address)
            for name, text in made.items():
                self._write(f"{locale}/{name}", text)
            self._fresh.update(f"{locale}/{name}" for name in made)

    # --- What has changed -----------------------------------------------------------------------

    def _refresh(self) -> None:
        now = self._stamps()
        changed = [path for path in {*now, *self._seen} if now.get(path) != self._seen.get(path)]
        if not changed:
            return
        in_place = all(path in now and path in self._seen for path in changed)
        self._seen = now
        if self._accepted and in_place and len(changed) == 1:
            gathered = gather_again(self._gathered, Path(changed[0]).relative_to(self._root).as_posix())
        else:
            gathered = gather(self._root)
        self._accepted = gathered.ok
        if gathered.ok and all(Path(path).is_relative_to(self._root / CONTENT) for path in changed):
            self._take(gathered)
        elif gathered.ok:
            self._begin(gathered)
        self._tell(gathered)

    def _stamps(self) -> Stamps:
        time = (self._root / "mkdocs.yml").stat().st_mtime_ns
        return {**stamps(*self.folders()), str(self._root / "mkdocs.yml"): (0, time)}

    def _begin(self, gathered: Gathered) -> None:
        """Take content that may look different in every respect."""
        self._press_anew(gathered)
        content = self._content()
        self._framers = {
            locale: Framer(content, locale, self._site, self._site_url) for locale in gathered.library.locales
        }
        for locale in self._framers:
            for address, text in self._press.bundles(locale).items():
                self._write(f"{locale}/{address}", text)
        for name, text in offline.none(self._root).items():
            self._write(name, text)
        for name, text in self._press.at_root().items():
            self._write(name, text)

    def _take(self, gathered: Gathered) -> None:
        """Take content in the same languages with the same templates."""
        before = self._outline()
        self._press_anew(gathered)
        if self._outline() == before:
            for framer in self._framers.values():
                framer.update(gathered)
        else:
            content = self._content()
            for framer in self._framers.values():
                framer.arrange(content)

    def _press_anew(self, gathered: Gathered) -> None:
        self._gathered = gathered
        self._press = Press(gathered, self._site_url)
        self._plans = {
            locale: {plan.address: plan for plan in plans}
            for locale, plans in self._press.renderer.plans.items()
        }
        for path in self._fresh:  # a page may have nothing to stand for any more
            (self._site / path).unlink()
        self._fresh.clear()

    def _content(self) -> tuple[Gathered, Build]:
        """The content and its pages as the navigation knows them."""
        blank = self._press.renderer.blank
        pages = [blank(locale, plan) for locale, plans in self._plans.items() for plan in plans.values()]
        return self._gathered, Build(pages, {}, self._press.labels, {})

    def _outline(self) -> list[tuple[str, str, str, str]]:
        """All that stands in the navigation."""
        return [
            (locale, plan.address, plan.title, plan.section)
            for locale, plans in self._plans.items()
            for plan in plans.values()
        ]

    # --- What is shown --------------------------------------------------------------------------

    def _make(self, locale: str, address: str) -> dict[str, str]:
        """The file at ``address`` and those that are made along with it; nothing if none can be made."""
        framer, press = self._framers[locale], self._press
        if address == NOT_FOUND:
            return {address: framer.not_found()}
        if framer.knows(address):
            plan = self._plans[locale].get(address)
            return {address: framer.framed(address, press.renderer.page(locale, plan) if plan else None)}
        for beginning, make in press.of_all(locale).items():
            if address.startswith(beginning):
                return make()
        id = PurePosixPath(address).stem
        library = self._gathered.library
        for playbook in library.of(locale):
            if id in (playbook.id, *library.former_ids(playbook)):
                papers = press.papers(locale, playbook)
                return papers if address in papers else {}
        return {}

    def _write(self, path: str, text: str) -> None:
        file = self._site / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
