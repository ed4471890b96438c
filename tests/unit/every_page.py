"""Every page of a library, as a build makes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_playbooks.library import Library
from mkdocs_playbooks.render import Page, Renderer
from mkdocs_playbooks.sheets import in_every_language
from mkdocs_playbooks.templates import Labels


def labels(library: Library, root: Path) -> dict[str, Labels]:
    return {locale: Labels(root, locale, tuple(library.kinds)) for locale in library.locales}


def every_page(library: Library, root: Path) -> Iterator[Page]:
    words = labels(library, root)
    renderer = Renderer(library, root, words, in_every_language(library, root, words))
    for locale, plans in renderer.plans.items():
        for plan in plans:
            yield renderer.page(locale, plan)
