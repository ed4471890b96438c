"""Library -> pages at the addresses a playbook had before it was renamed; each leads on to the new one."""

from __future__ import annotations

import posixpath
from pathlib import Path

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.pages import (
    embed_address,
    has_kit,
    kit_address,
    playbook_address,
    sheet_address,
    walk_address,
)
from mkdocs_playbooks.templates import Labels, environment


class Moved:
    """The pages of one language that lead on."""

    def __init__(self, library: Library, root: Path, labels: Labels) -> None:
        self._library = library
        self._labels = labels
        self._template = environment(root).get_template("moved.html.j2")

    def document(self, playbook: Playbook) -> dict[str, str]:
        """The pages at all former addresses of a playbook, by address."""
        found = {}
        for address in addresses(playbook):
            folder = posixpath.dirname(address)
            for id in self._library.former_ids(playbook):
                found[f"{folder}/{id}.html"] = self._template.render(
                    t=self._labels,
                    locale=playbook.locale,
                    title=playbook.content.title,
                    href=posixpath.basename(address),
                )
        return found


def addresses(playbook: Playbook) -> list[str]:
    """Every address with the id in it that people may have kept; the last part of each is the id."""
    found = [playbook_address(playbook), embed_address(playbook)]
    if playbook.content.checklist:
        found.append(sheet_address(playbook))
    if has_kit(playbook):
        found.append(kit_address(playbook))
    if playbook.kind == "decision":
        found.append(walk_address(playbook))
    return found
