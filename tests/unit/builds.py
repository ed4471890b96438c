"""A site built in memory."""

from __future__ import annotations

from mkdocs_playbooks.build import Build, build
from mkdocs_playbooks.gather import Gathered


def built(gathered: Gathered, site_url: str = "") -> tuple[Build, dict[str, str]]:
    """Its pages, and the text of every other file by its path in the site."""
    files: dict[str, str] = {}
    return build(gathered, files.__setitem__, site_url), files
