"""Makes the pages and files of a site, each by itself: all of them for a build, one for who looks at it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from mkdocs_playbooks import brand, furigana, kits, llms, pages, questions, search_files, templates, walks
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.render import Renderer, language_choice
from mkdocs_playbooks.sheets import in_every_language
from mkdocs_playbooks.store import NO_STORE, Store
from mkdocs_playbooks.templates import Labels
from mkdocs_playbooks.tools import Tools

ASSETS = "assets/playbooks"
"""Folder of our styles and scripts inside a language's folder."""


class Press:
    """What can be made of the content of a site."""

    def __init__(self, root: Path, library: Library, site_url: str, store: Store = NO_STORE) -> None:
        """``root`` is the folder of ``mkdocs.yml``, ``site_url`` where readers will find the site."""
        self._root, self._library, self._store = root, library, store
        self.labels = {locale: Labels(root, locale, tuple(library.kinds)) for locale in library.locales}
        self.sheets = in_every_language(library, root, self.labels, site_url)
        self.renderer = Renderer(library, root, self.labels, self.sheets)
        self._kits = {
            locale: kits.Kits(library, root, locale, self.labels[locale]) for locale in library.locales
        }
        self._tools = {
            locale: Tools(library, root, locale, words, site_url, store)
            for locale, words in self.labels.items()
        }

    def papers(self, locale: str, playbook: Playbook) -> dict[str, str]:
        """Everything of a playbook that is not its page, by address: on paper, as a card, as Markdown."""
        makers = (self.sheets[locale], self._kits[locale], self._tools[locale])
        return {address: text for maker in makers for address, text in maker.document(playbook).items()}

    def bundles(self, locale: str) -> dict[str, str]:
        """Styles and scripts, by address: they change with the templates alone."""
        root = self._root
        own = {
            "playbooks.css": templates.styles(root, brand.style(self._library.settings.brand)),
            "playbooks.js": templates.scripts(root),
            "desk.js": templates.desk_scripts(root, self.labels[locale]),
            "tools.js": templates.tool_scripts(root),
            "search/code.js": templates.lazy_scripts(root, "search"),
        }
        own |= self.sheets[locale].assets() | kits.assets(root) | walks.assets(root)
        own |= self._tools[locale].assets()
        return {f"{ASSETS}/{name}": text for name, text in own.items()}

    def of_all(self, locale: str) -> Mapping[str, Callable[[], dict[str, str]]]:
        """What makes the files that rest on all playbooks, by how their addresses begin."""
        library, root, labels = self._library, self._root, self.labels[locale]

        def search() -> dict[str, str]:
            with self._store.shelf(f"search/{locale}") as shelf:
                files = search_files.files(library, locale, labels, shelf)
            return {f"{ASSETS}/search/{name}": text for name, text in files.items()}

        single = {
            f"{ASSETS}/questions.js": lambda: questions.script(
                library, root, locale, labels, self.sheets[locale]
            ),
            f"{ASSETS}/furigana.js": lambda: furigana.script(library, locale),
            **self._tools[locale].of_all(),
        }
        return {
            f"{ASSETS}/search/": search,
            pages.WALKS: lambda: walks.documents(library, root, locale, labels),
            **{address: partial(_one, address, make) for address, make in single.items()},
        }

    def of_sheets(self, locale: str) -> Mapping[str, Callable[[], dict[str, str]]]:
        """What makes the files that hold every sheet, by address."""
        return {pages.GRAB_BAG: self.sheets[locale].grab_bag}

    def at_root(self) -> dict[str, str]:
        """The files beside the languages' folders, by name."""
        return {
            "index.html": language_choice(self._library, self._root),
            llms.FILE: llms.languages(self._library),
            ".nojekyll": "",  # GitHub would make pages of the Markdown, which then took the place of ours
        }


def _one(address: str, make: Callable[[], str]) -> dict[str, str]:
    return {address: make()}
