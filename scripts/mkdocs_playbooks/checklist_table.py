"""Library -> ``checklists.csv``: every row of every checklist of one language, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from mkdocs_playbooks import inline
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.pages import playbook_address
from mkdocs_playbooks.templates import Labels

FILE = "checklists.csv"
BOM = "\ufeff"
"""Without it Excel on Windows takes UTF-8 for the code page of the country."""
COLUMNS = (
    "playbook",
    "title",
    "kind",
    "owner",
    "reviewed-on",
    "version",
    "section",
    "within",
    "number",
    "row",
    "action",
    "role",
    "critical",
    "fairness",
    "because",
    "blank",
    "if",
    "then",
    "stop",
    "meaning",
    "address",
)
"""Names of the columns' labels, in their order, which never changes; new ones come last."""
_FORMULA = tuple("=+-@＝＋－＠")
"""What makes a spreadsheet compute a cell; a Japanese Excel takes the full-width signs, too."""


def table(library: Library, locale: str, labels: Labels, site_url: str = "") -> str:
    """The whole file; lines end as Excel wants it."""
    site = f"{site_url.rstrip('/')}/{locale}/" if site_url else ""
    text = io.StringIO()
    lines = csv.writer(text)
    lines.writerow([labels(f"tools.columns.{name}") for name in COLUMNS])
    for playbook in (p for kind in library.kinds for p in library.of(locale, kind)):
        for cells in rows(library, playbook, labels, site):
            lines.writerow([_harmless(cell) for cell in cells])
    return BOM + text.getvalue()


def rows(library: Library, playbook: Playbook, labels: Labels, site: str = "") -> Iterator[tuple[str, ...]]:
    """The rows of one playbook; ``site`` is the address of its language, with a slash at its end."""

    def plain(text: str) -> str:
        return inline.plain(text, lambda id: library.playbooks[playbook.locale, id].content.title)

    content, number = playbook.content, 0
    for section in content.checklist.sections if content.checklist else ():
        for item in section.items:
            number += 1
            yield (
                playbook.id,
                content.title,
                labels(f"kind.{playbook.kind}.one"),
                content.owner,
                str(content.reviewed_on),
                playbook.version,
                section.title,
                labels.duration(section.within) if section.within else "",
                str(number),
                item.id,
                item.action,
                item.role or "",
                labels("tools.critical") if item.critical else "",
                labels(f"field.fairness.{item.fairness}") if item.fairness else "",
                plain(item.because) if item.because else "",
                item.blank or "",
                item.branch.when if item.branch else "",
                item.branch.then if item.branch else "",
                item.stop or "",
                str(item.meaning),
                f"{site}{playbook_address(playbook)}#{item.id}",
            )


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet shows and never computes."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
