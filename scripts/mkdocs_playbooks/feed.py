"""Library -> ``feed.xml``: an Atom feed that tells when a playbook means something new.

An entry's id stays as long as its playbook means the same, whatever is reworded or reviewed; so a feed
reader shows it once for each revision. Its day is that of the review, never that of the build.
"""

from __future__ import annotations

from datetime import date
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.pages import playbook_address
from mkdocs_playbooks.revision import raised, revision
from mkdocs_playbooks.templates import Labels

FILE = "feed.xml"
MOST = 50
"""Entries; the ones reviewed last are news, the rest is an archive."""
ATOM = "http://www.w3.org/2005/Atom"


def feed(library: Library, locale: str, labels: Labels, site_url: str = "") -> str:
    """The whole file; its links are relative as long as the site's address is not set."""
    site = f"{site_url.rstrip('/')}/{locale}/" if site_url else ""
    settings = library.settings.locales[locale]
    newest = sorted(library.of(locale), key=lambda p: (-p.content.reviewed_on.toordinal(), p.id))[:MOST]
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": locale})
    _add(root, "id", f"{site}{FILE}" if site else _urn(f"{locale}/{settings.title}"))
    _add(root, "title", settings.title)
    _add(root, "subtitle", settings.description)
    _add(root, "updated", _moment(library.reviewed_on))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{site}{FILE}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{site}index.html")
    author = _add(root, "author")
    _add(author, "name", settings.title)
    for playbook in newest:
        root.append(entry(playbook, labels, site))
    ElementTree.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def entry(playbook: Playbook, labels: Labels, site: str = "") -> ElementTree.Element:
    """The entry of one playbook; ``site`` is the address of its language, with a slash at its end."""
    content = playbook.content
    found = ElementTree.Element("entry")
    _add(found, "id", _urn(f"{playbook.locale}/{playbook.id}/{revision(playbook)}"))
    _add(found, "title", content.title)
    _add(found, "updated", _moment(content.reviewed_on))
    _add(found, "link", rel="alternate", type="text/html", href=f"{site}{playbook_address(playbook)}")
    _add(_add(found, "author"), "name", content.owner)
    _add(found, "category", term=playbook.kind, label=labels(f"kind.{playbook.kind}.one"))
    changed = [playbook.name_of(part.id) for part in raised(playbook)]
    summary = [str(content.summary)]
    if changed:
        summary.append(labels("tools.changed", parts=labels("tools.comma").join(changed)))
    _add(found, "summary", "\n".join(summary), type="text")
    return found


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A new element; what XML cannot hold was refused when the content was read."""
    element = ElementTree.SubElement(parent, name, attributes)
    element.text = text or None
    return element


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _urn(name: str) -> str:
    """An id that depends on ``name`` alone: a site that moves tells nothing twice."""
    return uuid5(NAMESPACE_URL, f"mkdocs-playbooks:{name}").urn
