"""The markup inside a text field: **bold**, `code` and [links](playbook-id). Nothing else.

HTML stays text. What a link may point at is decided by the caller, who gets every target.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline.state_inline import Delimiter, StateInline
from markdown_it.token import Token
from markupsafe import Markup, escape

LONGEST_PARSED = 4_000
"""Characters of a text that are searched for markup; the parser's time grows with the square."""


def link_targets(text: str) -> Iterator[str]:
    """Every link target in ``text``, as typed."""
    for paragraph in paragraphs(text) if "](" in text else ():
        for token in parsed(paragraph):
            if token.type == "link_open":
                yield str(token.attrGet("href"))


def render(text: str, resolve: Callable[[str], tuple[str, str]]) -> Markup:
    """``text`` as HTML without paragraph tags; ``resolve`` gives (address, title) of a link target."""
    html: list[str] = []
    tokens = parsed(text)
    for index, token in enumerate(tokens):
        if token.type == "link_open":
            href, title = resolve(str(token.attrGet("href")))
            html.append(f'<a href="{escape(href)}">')
            if tokens[index + 1].type == "link_close":
                html.append(escape(title))
        elif token.type == "code_inline":
            html.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "softbreak":
            html.append("\n")
        elif token.tag:
            html.append(f"</{token.tag}>" if token.nesting < 0 else f"<{token.tag}>")
        else:
            html.append(escape(token.content))
    return Markup("").join(Markup(part) for part in html)


def plain(text: str, title: Callable[[str], str]) -> str:
    """``text`` without its markup; ``title`` names the target of a link that has no words of its own."""
    if not _MARKUP.search(text):
        return text.strip()
    words: list[str] = []
    for paragraph in paragraphs(text):
        tokens = parsed(paragraph)
        for token, following in zip(tokens, [*tokens[1:], None], strict=True):
            if token.type == "link_open" and following and following.type == "link_close":
                words.append(title(str(token.attrGet("href")).partition("#")[0]))
            words.append("\n" if token.type == "softbreak" else token.content)
        words.append("\n")
    return "".join(words).strip()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``; blank lines part them."""
    return [part.strip() for part in text.split("\n\n") if part.strip()]


_MARKUP = re.compile(r"[*`\[\]\n\\]")
"""Without one of these a text is a text, and the parser is not asked."""


@lru_cache(maxsize=65536)  # a text is asked for its links, its words and its HTML, and parsed once
def parsed(text: str) -> tuple[Token, ...]:
    """One paragraph as markdown-it's tokens: text, code, breaks, and the starts and ends of the rest."""
    if len(text) > LONGEST_PARSED or not _MARKUP.search(text):
        return (Token("text", "", 0, content=text),)
    inline = _parser().parseInline(text)
    return tuple(inline[0].children or ())


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": 8}).enable(["emphasis", "backticks", "link"])
    parser.inline.ruler.at("emphasis", _strong)
    # Targets are checked by checks.py, with a message; the parser's own filter would drop them silently.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _strong(state: StateInline, silent: bool) -> bool:
    """Take ``**`` for the start or end of bold wherever no space stands inside.

    CommonMark's own rule looks at punctuation and leaves **「重要」**です as typed: there is no space
    between words in Japanese that could tell.
    """
    run = re.match(r"\*\*(?!\*)", state.src[state.pos :])
    if silent or not run or (state.pos and state.src[state.pos - 1] == "*"):
        return False
    before = state.src[state.pos - 1 : state.pos] or " "
    after = state.src[state.pos + 2 : state.pos + 3] or " "
    for _ in range(2):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=2,
                token=len(state.tokens) - 1,
                end=-1,
                open=not after.isspace(),
                close=not before.isspace(),
            )
        )
    state.pos += 2
    return True
