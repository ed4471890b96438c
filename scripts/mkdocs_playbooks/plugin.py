"""The MkDocs plugin: hands finished pages to MkDocs, once for every language. As thin as it gets.

MkDocs builds one site in one language, so the plugin lets the build it sits in make the main language
and runs a further MkDocs build for each other one. All of them go to a folder aside, which takes the
place of ``site_dir`` when everything is done.

There is no ``on_startup``: MkDocs keeps the instance of a plugin that has one for all further builds of
the process, and each build here needs its own.
"""

from __future__ import annotations

import logging
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler

from mkdocs_playbooks import brand, offline, publish
from mkdocs_playbooks.build import Build, build
from mkdocs_playbooks.compiled import keep_compiled
from mkdocs_playbooks.diagnostics import as_text, interface_language
from mkdocs_playbooks.frames import Frames
from mkdocs_playbooks.gather import Gathered, gather
from mkdocs_playbooks.last_site import NO_SITE, LastSite
from mkdocs_playbooks.pages import HOME
from mkdocs_playbooks.press import ASSETS
from mkdocs_playbooks.ready_page import ReadyPage, add, is_alone
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.sidebar import sidebar
from mkdocs_playbooks.site_files import SiteFiles
from mkdocs_playbooks.templates import Labels, folders

log = logging.getLogger("mkdocs.plugins.playbooks")

_ASIDE = ".aside"
"""Folder in the one aside for what MkDocs has no part in, until MkDocs is done."""


class Options(Config):  # type: ignore[no-untyped-call]  # MkDocs leaves __init_subclass__ untyped
    """None: everything about the content is set in ``playbooks/site.yml``."""


class PlaybooksPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]  # as above
    """Renders ``playbooks/`` beside ``mkdocs.yml`` into one site for each language."""

    def __init__(self) -> None:
        self.gathered: Gathered | None = None
        """The content, if whoever starts MkDocs has read it already."""
        self.content: tuple[Gathered, Build] | None = None
        """The content and what was rendered of it."""
        self._locale = ""
        self._outer = True
        self._site = self._staging = Path()
        self._last, self._files = NO_SITE, SiteFiles(Path())

    def take(self, content: tuple[Gathered, Build], locale: str, site: Path, files: SiteFiles) -> None:
        """Make one language of a site, in the folder ``site``, out of what others have rendered.

        Pages that stand in the last site are taken over by ``files``.
        """
        self.content, self._locale, self._staging, self._outer = content, locale, site, False
        self._files = files

    # --- Set-up -------------------------------------------------------------------------------

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).parent
        if self._outer:
            self._warnings = CountHandler()
            self._warnings.setLevel(logging.WARNING)
            logging.getLogger("mkdocs").addHandler(self._warnings)
            gathered = self.gathered or _gather(root)
            self._locale = gathered.library.locales[0]
            self._site = Path(config.site_dir).resolve()
            self._staging = publish.staging_folder(self._site)
            self._last = LastSite(root, self._site)
            # Who runs `mkdocs build` would be told that each page MkDocs does not write is empty.
            quietly = self.gathered and is_alone(config)
            self._files = SiteFiles(self._staging, self._last if quietly else NO_SITE)
            without_theme = SiteFiles(self._staging / _ASIDE, self._last)
            self.content = gathered, build(gathered, without_theme, config.site_url or "")
        assert self.content
        gathered, made = self.content
        _shape(config, gathered, made.labels[self._locale], self._locale, self._staging)
        return config

    # --- Pages --------------------------------------------------------------------------------

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        assert self.content
        written = [file for file in files.documentation_pages() if file.src_dir == config.docs_dir]
        for file in written:
            if Path(config.docs_dir).name == self._locale:
                file.edit_uri = f"docs/{self._locale}/{file.src_uri}"
            else:  # no folder of hand-written pages for this language
                files.remove(file)
        left = [file.src_uri for file in written if file.src_uri in files.src_uris]
        pages = [page for page in self.content[1].pages if page.locale == self._locale]
        root, look = self.content[0].root, self.content[0].library.settings.brand
        for name in sorted(set(look.files().values())):
            path = str(root / brand.FOLDER / name)
            files.append(File.generated(config, f"{brand.ADDRESS}/{name}", abs_src_path=path))
        config.nav = _navigation([(page, add(page, files, config)) for page in pages], left)
        return files

    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        assert self.content
        if not isinstance(page, ReadyPage):  # MkDocs would take the day of the build
            page.update_date = str(self.content[0].library.reviewed_on)
        return markdown

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        keep_compiled(env)
        Frames(env, config, self._files)
        return env

    def on_page_context(
        self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        assert self.content
        library = self.content[0].library
        made = page.made if isinstance(page, ReadyPage) else None
        names = library.settings.locales
        twins = made.twins if made else _written_twins(page.file, self._locale, list(names))
        # Material binds the letters n and p to these: a key pressed by mistake, or a word said to a computer
        # that takes dictation, would leave the page in the middle of a call (WCAG 2.1.4).
        page.previous_page = page.next_page = None
        context["playbooks"] = {
            "locale": self._locale,
            "page": made,
            "twins": [{"code": c, "name": escape(names[c].name), "href": href} for c, href in twins],
            "t": self.content[1].labels[self._locale],
            "logo": library.settings.brand.logo and f"{brand.ADDRESS}/{library.settings.brand.logo}",
            "nav": nav,
        }
        context["nav"] = sidebar(nav, page)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        content = output.encode("utf-8", errors="xmlcharrefreplace")  # as MkDocs writes it
        taken = self._files.take_content(f"{self._locale}/{page.file.dest_uri}", content)
        return "" if taken else output  # MkDocs writes no empty page

    # --- The other languages, and the swap ------------------------------------------------------

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        assert self.content
        if not self._outer:
            return
        for locale in self.content[0].library.locales[1:]:
            self._build_language(config, locale)
        self.content[1].rest.finish()
        publish.merge(self._staging / _ASIDE, self._staging)
        root = self.content[0].root
        left = {} if _is_served(config) else self._last.look(self._staging, self._files.made_of)
        digests = {path: stamp.digest for path, stamp in left.items()}
        for name, text in (offline.scripts(digests, root) if left else offline.none(root)).items():
            self._files.put(name, text)
        warnings = sum(number for _, number in self._warnings.get_counts())
        self._stop_counting()
        if config.strict and warnings:
            # MkDocs would notice only after this event, when the new site already stood.
            self._clear()
            raise PluginError(f"Aborted with {warnings} warnings in strict mode; {self._site} is as it was")
        publish.swap_in(self._staging, self._site)
        if left:
            self._last.replace(left)
        config.site_dir = str(self._site)

    def on_build_error(self, *, error: Exception) -> None:
        self._stop_counting()
        self._clear()
        if isinstance(error, OSError):  # a full disk or a locked file is no fault of the program
            raise PluginError(f"the site cannot be written: {error}; {self._site} is as it was")

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        # A service manager's TERM shuts the server down as Ctrl+C does, and its temporary folder goes.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        root = Path(config.config_file_path).parent
        for folder in (root / "playbooks", root / "docs", root / brand.FOLDER, *folders(root)):
            if folder.is_dir():
                server.watch(str(folder))
        server.builder = _keep_serving(server.builder)
        return server

    def _build_language(self, outer: MkDocsConfig, locale: str) -> None:
        config = load_config(outer.config_file_path, strict=False, site_url=outer.extra["playbooks_site_url"])
        inner = config.plugins["playbooks"]
        assert isinstance(inner, PlaybooksPlugin)
        assert self.content
        inner.take(self.content, locale, self._staging, self._files)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)

    def _stop_counting(self) -> None:
        if self._outer and hasattr(self, "_warnings"):
            logging.getLogger("mkdocs").removeHandler(self._warnings)

    def _clear(self) -> None:
        if self._outer and self.content:
            self.content[1].rest.abandon()
        if self._outer and self._staging.name:
            shutil.rmtree(self._staging, ignore_errors=True)


def _is_served(config: MkDocsConfig) -> bool:
    """Whether this build is for `serve`, which gives a site the address of its own server."""
    served = f"http://{config.dev_addr.host}:{config.dev_addr.port}/"
    return str(config.extra["playbooks_site_url"]).startswith(served)


def _gather(root: Path) -> Gathered:
    gathered, language = gather(root), interface_language()
    if not gathered.ok:
        raise PluginError(as_text(gathered.diagnostics, gathered.lines, language))
    for diagnostic in gathered.diagnostics:
        log.warning(as_text([diagnostic], gathered.lines, language))
    return gathered


def _keep_serving(build: Callable[[], None]) -> Callable[[], None]:
    """Rebuild, and go on serving the pages that are there if something is wrong with the content."""

    def rebuild() -> None:
        try:
            build()
        except Abort:
            log.error("the pages stay as they were; save the mended file to try again")

    return rebuild


def _shape(config: MkDocsConfig, gathered: Gathered, labels: Labels, locale: str, staging: Path) -> None:
    """Turn the site's configuration into that of one language."""
    settings = gathered.library.settings.locales[locale]
    root = Path(config.config_file_path).parent
    site_url = config.extra.setdefault("playbooks_site_url", config.site_url or "")
    config.site_name = str(escape(settings.title))
    config.site_description = str(escape(settings.description))
    config.site_url = f"{site_url.rstrip('/')}/{locale}/" if site_url else ""
    if (root / "docs" / locale).is_dir():
        config.docs_dir = str(root / "docs" / locale)
    config.site_dir = str(staging / locale)
    config.use_directory_urls = False
    config.theme["language"] = locale
    config.theme["font"] = False
    if favicon := gathered.library.settings.brand.favicon:
        config.theme["favicon"] = f"{brand.ADDRESS}/{favicon}"
    after_own = 1 if config.theme.custom_dir else 0
    config.theme.dirs[after_own:after_own] = [str(folder / "theme") for folder in folders(root)]
    if not config.theme.get("palette"):
        config.theme["palette"] = _palette(labels)
    config.extra_css.append(f"{ASSETS}/playbooks.css")
    config.extra_javascript.append(f"{ASSETS}/playbooks.js")


def _written_twins(file: File, locale: str, locales: list[str]) -> list[tuple[str, str]]:
    """(language, address) of a hand-written page in the other languages, else of their home pages."""
    up = "../" * (file.dest_uri.count("/") + 1)
    docs = Path(file.abs_src_path or "").parents[file.src_uri.count("/") + 1]
    return [
        (other, f"{up}{other}/{file.dest_uri if (docs / other / file.src_uri).is_file() else HOME}")
        for other in locales
        if other != locale
    ]


def _palette(labels: Labels) -> list[dict[str, Any]]:
    """Our colours: as the reader's system has them, also when that changes in the evening, light, or dark."""
    return [
        {
            "media": f"(prefers-color-scheme{wanted})",
            "scheme": scheme,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": labels(f"action.scheme-{next_one}")},
        }
        for wanted, next_one, scheme, icon in (
            ("", "light", "default", "material/brightness-auto"),
            (": light", "dark", "default", "material/weather-sunny"),
            (": dark", "system", "slate", "material/weather-night"),
        )
    ]


def _navigation(pages: list[tuple[Page, str]], written: list[str]) -> list[Any]:
    """MkDocs' ``nav``: our pages in their sections, then the hand-written ones."""
    nav: list[Any] = []
    sections: dict[str, list[Any]] = {}
    for page, path in pages:
        entry = {str(escape(page.title)): path}
        if not page.section:
            nav.append(entry)
            continue
        if page.section not in sections:
            sections[page.section] = []
            nav.append({str(escape(page.section)): sections[page.section]})
        sections[page.section].append(entry)
    return nav + written
