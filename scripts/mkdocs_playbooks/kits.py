"""Library -> role-play kits: three sheets of paper each, for the salesperson, the customer and the observer.

A kit is made from what its playbook holds anyway: triggers and objections, the call card, the exit tests.
Where the playbook has a ``role_play``, that case is acted out; else the customer chooses a hidden condition.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.pages import has_kit, kit_address, playbook_address
from mkdocs_playbooks.phrases import phrases
from mkdocs_playbooks.templates import Labels, environment, template_text

STYLE = "print/role-play.css"
PUSHES = 4
"""So many further sentences of the customer fit the sheet."""


class Row(NamedTuple):
    """One row of the observer's sheet."""

    look_for: str
    """Empty where what not to say and what to say instead speak for themselves."""
    weak: str
    strong: str


@dataclass(frozen=True)
class Kit:
    """What the three sheets of a playbook show besides the playbook itself."""

    opening: str
    """The customer's first words."""
    pushes: tuple[str, ...]
    """What the customer says next if nothing helps."""
    rows: tuple[Row, ...]
    """What the observer judges, apart from the rows that every kit has."""


def kit(playbook: Playbook) -> Kit:
    """The kit of a playbook that has one."""
    content, play, card = playbook.content, playbook.content.role_play, playbook.content.call_card
    objections = [str(objection.they_say) for objection in content.objections]
    if play:
        rows = [Row(anchor.look_for, anchor.weak, anchor.strong) for anchor in play.anchors]
        return Kit(play.opening, _pushes(objections, play.opening), tuple(rows))
    said: list[str] = [*getattr(content, "triggers", ()), *objections]
    # What not to say is how it sounds at its weakest, what to say instead at its best.
    rows = [Row("", pair.phrase, pair.instead) for pair in (card.avoid[:3] if card else ())]
    return Kit(said[0], _pushes(said, said[0]), tuple(rows))


def _pushes(said: Sequence[str], opening: str) -> tuple[str, ...]:
    """What else is said aloud; a line that begins with a bracket is written, or done."""
    spoken = [line for line in said if line != opening and not line.startswith(("(", "（"))]
    return tuple(dict.fromkeys(spoken))[:PUSHES]


class Kits:
    """The kits of one language."""

    def __init__(self, library: Library, root: Path, locale: str, labels: Labels) -> None:
        self._library = library
        self._locale = locale
        self._labels = labels
        self._template = environment(root).get_template("print/role-play.html.j2")

    def document(self, playbook: Playbook) -> dict[str, str]:
        """The kit of a playbook as a page without a theme, by its address; nothing if it has none."""
        if not has_kit(playbook):
            return {}
        twins = [
            (other, f"../../../{other}/{kit_address(twin)}")
            for other in self._library.locales
            if other != self._locale and (twin := self._library.find(other, playbook.id)) and has_kit(twin)
        ]
        page = self._template.render(
            t=self._labels,
            locale=self._locale,
            settings=self._library.settings,
            duration=self._labels.duration,
            phrases=lambda text: phrases(text, self._locale),
            paragraphs=self._paragraphs,
            playbook=playbook,
            kit=kit(playbook),
            page=f"../../{playbook_address(playbook)}",
            twins=twins,
        )
        return {kit_address(playbook): page}

    def _paragraphs(self, text: str) -> list[str]:
        return [inline.plain(part, self._title) for part in inline.paragraphs(text)]

    def _title(self, id: str) -> str:
        target = self._library.find(self._locale, id.partition("#")[0])
        return target.content.title if target else id


def assets(root: Path) -> dict[str, str]:
    """The style that the kits need besides that of all sheets, by file name."""
    return {STYLE.rpartition("/")[2]: template_text(root, STYLE)}
