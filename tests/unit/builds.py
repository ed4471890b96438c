"""A site built without a theme."""

from __future__ import annotations

import tempfile
from pathlib import Path

from mkdocs_playbooks.build import Build, build
from mkdocs_playbooks.gather import Gathered
from mkdocs_playbooks.site_files import SiteFiles


def built(gathered: Gathered, site_url: str = "") -> tuple[Build, dict[str, str]]:
    """Its pages, and the text of every other file by its path in the site."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = build(gathered, SiteFiles(folder), site_url)
        made.rest.finish()
        files = [file for file in folder.rglob("*") if file.is_file()]
        return made, {f.relative_to(folder).as_posix(): f.read_text("utf-8") for f in files}
