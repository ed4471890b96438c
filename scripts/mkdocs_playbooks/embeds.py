"""Library -> every playbook as a card for a frame: the side panel of a CRM, an intranet page.

A card needs neither theme nor script. The call card stands first; links open the full page in a new tab.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_playbooks import brand
from mkdocs_playbooks.field_labels import field_label
from mkdocs_playbooks.library import NAMES, Library, Playbook
from mkdocs_playbooks.model import Content
from mkdocs_playbooks.pages import embed_address, playbook_address, sheet_address
from mkdocs_playbooks.templates import Labels, environment, template_text
from mkdocs_playbooks.twins import twins

STYLE = "embed/embed.css"


class Embeds:
    """The cards of one language."""

    def __init__(self, library: Library, root: Path, locale: str, labels: Labels) -> None:
        self._library = library
        self._locale = locale
        self._labels = labels
        self._template = environment(root).get_template("embed/card.html.j2")

    def document(self, playbook: Playbook) -> dict[str, str]:
        """The card of a playbook, by its address."""
        card = self._template.render(
            t=self._labels,
            locale=self._locale,
            duration=self._labels.duration,
            playbook=playbook,
            page=f"../{playbook_address(playbook)}",
            sheet=f"../{sheet_address(playbook)}",
            parts=list(self._parts(playbook)),
            twins=[
                (
                    self._library.settings.locales[t.locale].name,
                    t.locale,
                    f"../../{t.locale}/{embed_address(t)}",
                )
                for t in twins(self._library, playbook)
            ],
        )
        return {embed_address(playbook): card}

    def _parts(self, playbook: Playbook) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        """What can be linked to on the page, by heading: (id, title) of each step, gate, sign ..."""
        for name, value in playbook.content:
            if name not in Content.model_fields and isinstance(value, tuple):
                found = [(str(part.id), _title(part)) for part in value if hasattr(part, "id")]
                if found:
                    yield field_label(self._labels, playbook, name), found


def assets(library: Library, root: Path) -> dict[str, str]:
    """The style of the cards, by file name."""
    style = template_text(root, STYLE) + brand.plain_style(library.settings.brand)
    return {STYLE.rpartition("/")[2]: style}


def _title(part: object) -> str:
    return next(str(getattr(part, name)) for name in NAMES if hasattr(part, name))
