"""Everything a build writes for other programs and places: one entrance to the modules that make it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from mkdocs_playbooks import catalogue, catalogue_format, checklist_table, embeds, feed, llms
from mkdocs_playbooks.as_markdown import MarkdownFiles
from mkdocs_playbooks.catalogue import Catalogue
from mkdocs_playbooks.embeds import Embeds
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.markdown_values import source_address
from mkdocs_playbooks.moved import Moved
from mkdocs_playbooks.pages import markdown_address, playbook_address
from mkdocs_playbooks.store import NO_STORE, Store
from mkdocs_playbooks.templates import Labels


class Tools:
    """What one language has for other programs and places."""

    def __init__(
        self,
        library: Library,
        root: Path,
        locale: str,
        labels: Labels,
        site_url: str = "",
        store: Store = NO_STORE,
    ) -> None:
        """``site_url`` is where readers find the site; without it addresses are relative."""
        self._store = store
        self._library = library
        self._root = root
        self._locale = locale
        self._labels = labels
        self._site_url = site_url.rstrip("/")
        self._markdown = MarkdownFiles(library, locale, labels)
        self._embeds = Embeds(library, root, locale, labels)
        self._moved = Moved(library, root, labels)

    def document(self, playbook: Playbook) -> dict[str, str]:
        """What is made of one playbook alone, by address: Markdown, card, pages at former addresses."""
        page = playbook_address(playbook)
        page = f"{self._site_url}/{self._locale}/{page}" if self._site_url else page.rpartition("/")[2]
        return {
            markdown_address(playbook): self._markdown.playbook(playbook, page),
            **self._embeds.document(playbook),
            **self._moved.document(playbook),
        }

    def of_all(self) -> dict[str, Callable[[], str]]:
        """What makes the text of each file that rests on all playbooks together, by address."""
        library, locale, labels, site_url = self._library, self._locale, self._labels, self._site_url
        makers: dict[str, Callable[[], str]] = {
            catalogue.FILE: self._catalogue,
            catalogue.SCHEMA: catalogue_format.schema_text,
            checklist_table.FILE: lambda: checklist_table.table(library, locale, labels, site_url),
            feed.FILE: lambda: feed.feed(library, locale, labels, site_url),
            llms.FILE: lambda: llms.contents(library, locale, labels),
        }
        for id, source in library.sources.items():
            makers[source_address(id)] = partial(self._markdown.source, source)
        return makers

    def _catalogue(self) -> str:
        with self._store.shelf(f"catalogue/{self._locale}") as shelf:
            return Catalogue(self._library, self._locale, self._labels, self._site_url).text(shelf)

    def assets(self) -> dict[str, str]:
        """The styles that the cards need, by file name."""
        return embeds.assets(self._library, self._root)
