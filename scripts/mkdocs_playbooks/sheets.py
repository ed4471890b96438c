"""Library -> checklists on paper: each as one sheet, alone, in a pack and in the grab bag.

A sheet is rendered once and stands in several places: on the page of its playbook (for Ctrl+P), alone
at ``print/<id>.html``, in the pack and, for recoveries, in the grab bag. So it holds no relative link.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import segno
from markupsafe import Markup

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import Content
from mkdocs_playbooks.pages import GRAB_BAG, PRINT, playbook_address, sheet_address
from mkdocs_playbooks.phrases import phrases
from mkdocs_playbooks.templates import Labels, environment, template_text

STYLE = "components/sheet/sheet.css"
SCRIPT = "components/sheet/sheet.js"
PAPER = "print/paper.css"


class Sheets:
    """The sheets of one language."""

    def __init__(self, library: Library, root: Path, locale: str, labels: Labels, site_url: str = "") -> None:
        """``site_url`` is where readers find the site; without it the sheets have no QR code."""
        self._library = library
        self._root = root
        self._locale = locale
        self._labels = labels
        self._site_url = site_url.rstrip("/")
        self._jinja = environment(root)
        self._rendered: dict[str, Markup] = {}

    def of(self, *kinds: str) -> list[Playbook]:
        """The playbooks (of some kinds) that have a sheet, in the order of the navigation."""
        library = self._library
        found = (p for kind in kinds or library.kinds for p in library.of(self._locale, kind))
        return [p for p in found if p.content.checklist]

    def sheet(self, playbook: Playbook) -> Markup:
        """The sheet of one playbook, without a page around it."""
        if playbook.id not in self._rendered:
            address = (
                f"{self._site_url}/{self._locale}/{playbook_address(playbook)}" if self._site_url else ""
            )
            html = self._render(
                "components/sheet/sheet.html.j2",
                playbook=playbook,
                occasions=occasions(playbook.content),
                with_customer=set(playbook.content.stages) != {"team"},
                first_response=getattr(playbook.content, "first_response_due", None),
                address=address,
                qr=qr_code(address) if address else "",
            )
            self._rendered[playbook.id] = Markup(html)
        return self._rendered[playbook.id]

    def take(self, rendered: Mapping[str, Markup]) -> None:
        """Use these sheets, by id of their playbook, which were rendered elsewhere."""
        self._rendered |= rendered

    def grab_bag(self) -> dict[str, str]:
        """All recoveries in one page without a theme, by its address; nothing without recoveries."""
        recoveries = self.of("recovery")
        if not recoveries:
            return {}
        page = self._render(
            "print/grab-bag.html.j2",
            playbooks=recoveries,
            style=self._own(STYLE) + self._own(PAPER) + self._own("print/grab-bag.css"),
            script=self._own("plain.js") + self._own("print/grab-bag.js"),
        )
        return {GRAB_BAG: page}

    def pack(self, playbooks: Sequence[Playbook]) -> str:
        """A document of its own: a cover with the contents if there are several sheets, then the sheets."""
        style = self._own(STYLE) + self._own(PAPER) + self._own("components/pack/pack.css")
        return self._render("print/pack.html.j2", playbooks=playbooks, style=style)

    def assets(self) -> dict[str, str]:
        """The styles and the script that the sheets alone need, by file name."""
        return {path.rpartition("/")[2]: self._own(path) for path in (STYLE, SCRIPT, PAPER)}

    def document(self, playbook: Playbook) -> dict[str, str]:
        """The sheet of a playbook alone, as a page without a theme, by its address; else nothing."""
        if not playbook.content.checklist:
            return {}
        twins = []
        for other in self._library.locales:
            twin = self._library.find(other, playbook.id)
            there = sheet_address(twin) if twin and twin.content.checklist else PRINT
            if other != self._locale:
                twins.append((other, f"../../{other}/{there}"))
        page = f"../{playbook_address(playbook)}"
        alone = self._render("print/sheet.html.j2", playbook=playbook, page=page, twins=twins)
        return {sheet_address(playbook): alone}

    def _own(self, path: str) -> Markup:
        """One of our own files, to be put into a page as it is."""
        return Markup(template_text(self._root, path))

    def _render(self, template: str, **values: object) -> str:
        return self._jinja.get_template(template).render(
            t=self._labels,
            locale=self._locale,
            settings=self._library.settings,
            duration=self._labels.duration,
            phrases=lambda text: phrases(text, self._locale),
            sheet=self.sheet,
            **values,
        )


def in_every_language(
    library: Library, root: Path, labels: Mapping[str, Labels], site_url: str = ""
) -> dict[str, Sheets]:
    """The sheets of a whole site, by language."""
    return {locale: Sheets(library, root, locale, words, site_url) for locale, words in labels.items()}


def occasions(content: Content) -> tuple[str, ...]:
    """When the list is used: the customer's words, the signs, else what the playbook is for."""
    for field in ("triggers", "use_when"):
        if lines := getattr(content, field, ()):
            return tuple(lines)
    return (getattr(content, "purpose", content.summary),)


def qr_code(address: str) -> Markup:
    """``address`` as a QR code in SVG, without a size of its own; a seventh of it may be dirty."""
    svg = io.BytesIO()
    code = segno.make_qr(address, error="m", boost_error=False, mask=4)
    code.save(
        svg, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2, svgclass=None, lineclass=None
    )
    return Markup(svg.getvalue().decode("utf-8").strip())
