"""A page of ours as MkDocs wants it: nothing is left to be read or rendered."""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import get_toc

from mkdocs_playbooks.render import Page
from mkdocs_playbooks.sidebar import is_long


class ReadyPage(MkDocsPage):
    """Brings its HTML along; MkDocs would set up Python-Markdown for it, which takes longer."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(str(escape(made.title)), file, config)
        self.become(made)

    def become(self, made: Page) -> None:
        """Show something else under the same title."""
        self.made = made
        # For the site map. MkDocs would take the day of the build: the same content, other bytes tomorrow.
        self.update_date = str(made.reviewed_on)

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        # Neither MkDocs nor Material escapes these.
        self.meta = {"title": str(escape(self.made.title)), "description": str(escape(self.made.description))}

    @property
    def is_framed(self) -> bool:
        """Whether it is put into the frame that all pages of its section have."""
        return bool(self.made.source and is_long(self.parent) and len(self.made.headings) > 1)

    def render(self, config: MkDocsConfig, files: Files) -> None:
        # What stands in a frame is put there without MkDocs, and is read only if it has to be.
        self.content = "" if self.is_framed and is_alone(config) else self.made.html
        self.toc = get_toc(_outline(self.made))
        self.present_anchor_ids = set(self.made.anchors)


def is_alone(config: MkDocsConfig) -> bool:
    """Whether no other plugin or hook can want the content of pages or change what is written."""
    return list(config.plugins) == ["playbooks"]  # a hook counts as a plugin


def add(made: Page, files: Files, config: MkDocsConfig) -> str:
    """Put a page among the files of the site; the path under which MkDocs knows it."""
    file = File.generated(config, made.address.removesuffix("html") + "md", content="")
    file.edit_uri = made.source or None
    file.inclusion = InclusionLevel.INCLUDED
    files.append(file)
    ReadyPage(made, file, config)  # which makes itself known to the file
    return file.src_uri


def _outline(page: Page) -> list[Any]:
    """The headings as Python-Markdown's table of contents, sections below the title."""
    tokens: list[Any] = []
    for heading in page.headings:
        token = {"level": heading.level, "id": heading.id, "name": str(escape(heading.title)), "children": []}
        (tokens[0]["children"] if tokens and heading.level > 1 else tokens).append(token)
    return tokens
