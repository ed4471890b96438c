"""What a built HTML file points at and can be pointed to, read without a browser."""

from __future__ import annotations

from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

Attributes = dict[str, str]
LOADING_LINKS = {"stylesheet", "icon", "preload", "prefetch", "modulepreload", "preconnect", "dns-prefetch"}
LOADING_ATTRIBUTES = ("src", "srcset", "imagesrcset", "poster", "data", "action", "formaction", "background")


class HtmlFile(HTMLParser):
    """One page of a built site."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.file = file
        self.elements: list[tuple[str, Attributes]] = []
        self.feed(file.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    @cached_property
    def ids(self) -> list[str]:
        """Every id, as often as it stands there."""
        return [attributes["id"] for _, attributes in self.elements if "id" in attributes]

    def links(self) -> list[str]:
        """Every address in an ``href`` or ``src``, as written."""
        names = ("href", "xlink:href", "src")
        return [attributes[n] for _, attributes in self.elements for n in names if n in attributes]

    def loaded(self) -> list[str]:
        """Every address that a browser loads or sends to without a reader's click on a link."""
        found = [a[name] for _, a in self.elements for name in LOADING_ATTRIBUTES if name in a]
        for tag, attributes in self.elements:
            if tag == "link" and LOADING_LINKS & set(attributes.get("rel", "").lower().split()):
                found.append(attributes["href"])
            if tag in ("image", "use"):
                found += [attributes[n] for n in ("href", "xlink:href") if n in attributes]
        return [part for value in found for part in _candidates(value)]

    def twins(self) -> dict[str, Path]:
        """The files that the links to other languages lead to, by language."""
        return {
            attributes["hreflang"]: self.target(attributes["href"])[0]
            for tag, attributes in self.elements
            if tag == "a" and "hreflang" in attributes
        }

    def target(self, link: str) -> tuple[Path, str]:
        """The file a relative link leads to, and the place in it."""
        parts = urlsplit(link)
        file = (self.file.parent / unquote(parts.path)).resolve() if parts.path else self.file.resolve()
        return file, unquote(parts.fragment)


def is_internal(link: str) -> bool:
    parts = urlsplit(link)
    return not parts.scheme and not parts.netloc


def pages(site: Path) -> dict[str, HtmlFile]:
    """Every page of a site by its address, but for the pages that a server shows for unknown addresses.

    ``404.html`` is shown at any depth of the site, so its addresses must be absolute; they cannot
    be right in a folder whose place on the server is not known.
    """
    files = sorted(file for file in site.rglob("*.html") if file.name != "404.html")
    return {file.relative_to(site).as_posix(): HtmlFile(file) for file in files}


def _candidates(value: str) -> list[str]:
    """The addresses in a value of ``srcset``; any other value is one address."""
    if "data:" in value:
        return [value]
    return [part.split()[0] for part in value.split(",") if part.strip()]
