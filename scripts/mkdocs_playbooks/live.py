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
from mkdocs_playbooks.framer import NOT_FOUND, Framer, NoFrameError
from mkdocs_playbooks.gather import Gathered, gather, gather_again
from mkdocs_playbooks.load import SETTINGS
from mkdocs_playbooks.press import Press
from mkdocs_playbooks.render import Page
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
        self._accepted, self._whole = True, False
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
        content_alone = all(map(self._is_playbook, changed))
        in_place = all(path in now and path in self._seen for path in changed)
        self._seen = now
        if self._accepted and content_alone and in_place and len(changed) == 1:
            gathered = gather_again(self._gathered, Path(changed[0]).relative_to(self._root).as_posix())
        else:
            gathered = gather(self._root)
        # What was refused once is looked at as a whole the next time.
        self._whole = self._whole or not content_alone
        self._accepted = gathered.ok
        if gathered.ok and not self._whole:
            self._take(gathered)
        elif gathered.ok:
            self._accepted = self._begin(gathered)
            self._whole = not self._accepted
        self._tell(gathered)

    def _is_playbook(self, path: str) -> bool:
        """Whether a change of the file can only change what stands on pages."""
        return Path(path).is_relative_to(self._root / CONTENT) and Path(path) != self._root / SETTINGS

    def _stamps(self) -> Stamps:
        return stamps(*self.folders(), self._root / "mkdocs.yml")

    def _begin(self, gathered: Gathered) -> bool:
        """Take content that may look different in every respect; whether MkDocs accepts its settings."""
        press = Press(self._root, gathered.library, self._site_url)
        content = gathered, Build(_blank_pages(press), press.labels)
        try:
            framers = {
                locale: Framer(content, locale, self._site, self._site_url)
                for locale in gathered.library.locales
            }
        except NoFrameError:  # MkDocs has told why
            return False
        self._framers = framers
        self._press_anew(gathered, press)
        for locale in self._framers:
            for address, text in self._press.bundles(locale).items():
                self._write(f"{locale}/{address}", text)
        for name, text in offline.none(self._root).items():
            self._write(name, text)
        for name, text in self._press.at_root().items():
            self._write(name, text)
        return True

    def _take(self, gathered: Gathered) -> None:
        """Take content in the same languages with the same templates."""
        before = self._outline()
        self._press_anew(gathered, Press(self._root, gathered.library, self._site_url))
        if self._outline() == before:
            for framer in self._framers.values():
                framer.update(gathered)
        else:
            content = gathered, Build(_blank_pages(self._press), self._press.labels)
            for framer in self._framers.values():
                framer.arrange(content)

    def _press_anew(self, gathered: Gathered, press: Press) -> None:
        self._gathered, self._press = gathered, press
        self._plans = {
            locale: {plan.address: plan for plan in plans} for locale, plans in press.renderer.plans.items()
        }
        for path in self._fresh:  # a page may have nothing to stand for any more
            (self._site / path).unlink(missing_ok=True)
        self._fresh.clear()

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
        for beginning, make in {**press.of_all(locale), **press.of_sheets(locale)}.items():
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


def _blank_pages(press: Press) -> list[Page]:
    """All pages as the navigation knows them."""
    renderer = press.renderer
    return [renderer.blank(locale, plan) for locale, plans in renderer.plans.items() for plan in plans]
