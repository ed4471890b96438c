"""Text fields as Markdown that shows what was typed, whichever program makes HTML of it.

A sign that could act as markup is written with a backslash or, where programs differ, as its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from urllib.parse import quote

from mkdocs_playbooks import inline

_ACTING = re.compile(r"[\\*_\[\]{}#]|[&<>`|~]")
_NUMBERED = "&<>`|~"
_FIRST = re.compile(r"\A([-+=:!?/%]|[0-9]+[.)])")
"""What would begin a list, a heading, a box or a block at the start of a line."""


def escaped(text: str) -> str:
    """Plain text, to stand anywhere in a line or to fill lines of its own."""
    return _guarded(_signs(text))


def markdown(text: str, resolve: Callable[[str], tuple[str, str]]) -> str:
    """One paragraph of a text field; ``resolve`` gives (address, title) of a link target."""
    parts: list[str] = []
    tokens = inline.parsed(text)
    href = ""
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            href, title = resolve(str(token.attrGet("href")))
            parts.append("[" + (_signs(title) if tokens[index + 1].type == "link_close" else ""))
        elif token.type == "link_close":
            parts.append(f"]({address(href)})")
        elif token.type == "code_inline":
            parts.append(_code(token.content))
        elif token.type == "softbreak":
            parts.append("\n")
        elif token.tag:
            parts.append("**" if token.tag == "strong" else "*")
        else:
            parts.append(_signs(token.content))
    return _guarded("".join(parts))


def link(words: str, href: str) -> str:
    """A link whose words are plain text."""
    return f"[{_signs(words)}]({address(href)})"


def address(href: str) -> str:
    """An address as it may stand between the brackets of a link."""
    return quote(href, safe=":/?#@!$&'+,;=%-._~")


def heading(level: int, words: str, id: str) -> str:
    """A heading with an id of its own; ``words`` are plain text."""
    return f"{'#' * level} {_signs(words)} {{#{id}}}"


def anchor_of(id: str) -> str:
    """A place to link to, for what is no heading."""
    return f'<a id="{id}"></a>'


def entry(paragraphs: str) -> str:
    """Paragraphs as one entry of a list."""
    return "- " + re.sub(r"\n(?!\n)", "\n    ", paragraphs)


def lines(*lines: str) -> str:
    """Lines one below the other, as entries of a list."""
    return "\n".join(lines)


def joined(blocks: Iterable[str]) -> str:
    """A file of blocks with an empty line between them, but none inside a list of single lines."""
    text = before = ""
    for block in filter(None, blocks):
        tight = before.startswith("- ") and block.startswith("- ") and "\n\n" not in before + block
        text += ("" if not text else "\n" if tight else "\n\n") + block
        before = block
    return f"{text}\n"


def _signs(text: str) -> str:
    return _ACTING.sub(lambda sign: f"&#{ord(sign[0])};" if sign[0] in _NUMBERED else f"\\{sign[0]}", text)


def _guarded(markdown: str) -> str:
    """Lines of which none begins like anything but text."""
    lines = (line.strip(" \t") for line in markdown.split("\n"))
    return "\n".join(_FIRST.sub(_number_last, line) for line in lines)


def _number_last(start: re.Match[str]) -> str:
    return f"{start[0][:-1]}&#{ord(start[0][-1])};"


def _code(text: str) -> str:
    """Text in equal width, between more backticks than it holds in a row."""
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    space = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{space}{text}{space}{fence}"
