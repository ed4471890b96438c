"""Where a Japanese line may break: between phrases, never inside one."""

from __future__ import annotations

from functools import cache

import budoux
from markupsafe import Markup, escape


def phrases(text: str, locale: str) -> Markup:
    """``text`` as HTML with a ``<wbr>`` between phrases; other languages than Japanese break by themselves.

    Chromium finds phrases on its own (``word-break: auto-phrase``); this is for all other browsers.
    """
    if not locale.startswith("ja"):
        return escape(text)
    return Markup("<wbr>").join(_parser().parse(text))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
