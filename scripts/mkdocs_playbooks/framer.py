"""MkDocs and its theme for one language, one page at a time: what a build does to all pages, done to the page
that somebody wants to see.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.files import File, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from mkdocs_playbooks.build import Build
from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.plugin import PlaybooksPlugin
from mkdocs_playbooks.ready_page import ReadyPage
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.site_files import SiteFiles

NOT_FOUND = "404.html"
SHOWN = InclusionLevel.is_in_serve


class NoFrameError(Exception):
    """MkDocs does not accept ``mkdocs.yml``; it has told why."""


class Framer:
    """Puts the theme round the pages of one language."""

    def __init__(self, content: tuple[Gathered, Build], locale: str, site: Path, site_url: str) -> None:
        """``site`` is the folder in which its files lie, ``site_url`` where readers find them.

        Raises ``NoFrameError`` if MkDocs does not accept the site's settings.
        """
        root = content[0].root
        try:
            self._config = load_config(str(root / "mkdocs.yml"), strict=False, site_url=site_url)
        except MkDocsException as error:
            raise NoFrameError(str(error)) from error
        plugin = self._config.plugins["playbooks"]
        assert isinstance(plugin, PlaybooksPlugin)
        self._plugin = plugin
        plugin.take(content, locale, site, SiteFiles(site))
        self._config.plugins.on_startup(command="serve", dirty=False)
        self._config = self._config.plugins.on_config(self._config)
        self._config.plugins.on_pre_build(config=self._config)
        self._env = self._config.theme.get_env()
        self.arrange(content)
        self._env = self._config.plugins.on_env(self._env, config=self._config, files=self._files)
        self._files.copy_static_files(inclusion=SHOWN)

    def arrange(self, content: tuple[Gathered, Build]) -> None:
        """Take pages that may be others, or have other titles, than those that were known."""
        self._plugin.content = content
        files = get_files(self._config)
        files.add_files_from_theme(self._env, self._config)
        self._files = self._config.plugins.on_files(files, config=self._config)
        set_exclusions(self._files, self._config)
        nav = get_navigation(self._files, self._config)
        self._nav = self._config.plugins.on_nav(nav, config=self._config, files=self._files)
        self._pages = self._files.documentation_pages(inclusion=SHOWN)
        self._by_address = {file.dest_uri: file for file in self._pages}
        for page in self._written():  # which tells at once what is wrong with their links
            self._populate(page)

    def update(self, gathered: Gathered) -> None:
        """Take other content of pages that are the same, with the same titles."""
        assert self._plugin.content
        self._plugin.content = gathered, self._plugin.content[1]

    def knows(self, address: str) -> bool:
        """Whether a page stands there that MkDocs knows."""
        return address in self._by_address

    def framed(self, address: str, made: Page | None) -> str:
        """The whole page at ``address``; ``made`` is what stands on it, unless it was written by hand."""
        page = _page(self._by_address[address], self._config)
        if made and isinstance(page, ReadyPage):
            page.become(made)
        config, plugins = self._config, self._config.plugins
        self._populate(page)
        page.active = True
        context = get_context(self._nav, self._pages, config, page)
        template = self._env.get_template(page.meta.get("template", "main.html"))
        context = plugins.on_page_context(context, page=page, config=config, nav=self._nav)
        output = plugins.on_post_page(template.render(context), page=page, config=config)
        page.active = False
        return str(output)

    def not_found(self) -> str:
        """The page for an address where nothing is."""
        config, plugins = self._config, self._config.plugins
        template = self._env.get_template(NOT_FOUND)
        template = plugins.on_pre_template(template, template_name=NOT_FOUND, config=config)
        # It shows at any address, so its links begin at the root.
        context = get_context(self._nav, self._pages, config, base_url=urlsplit(config.site_url or "/").path)
        context = plugins.on_template_context(context, template_name=NOT_FOUND, config=config)
        output = plugins.on_post_template(template.render(context), template_name=NOT_FOUND, config=config)
        return str(output)

    def _written(self) -> Iterator[MkDocsPage]:
        pages = (_page(file, self._config) for file in self._pages)
        return (page for page in pages if not isinstance(page, ReadyPage))

    def _populate(self, page: MkDocsPage) -> None:
        config, plugins, files = self._config, self._config.plugins, self._files
        page = plugins.on_pre_page(page, config=config, files=files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        page.render(config, files)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)


def _page(file: File, config: MkDocsConfig) -> MkDocsPage:
    return file.page or MkDocsPage(None, file, config)
