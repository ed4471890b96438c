"""Where a Japanese line may break: between phrases, never inside one."""

from __future__ import annotations

from functools import cache, lru_cache

import budoux
from markupsafe import Markup, escape


def phrases(text: str, locale: str) -> Markup:
    """``text`` as HTML with a ``<wbr>`` between phrases; other languages than Japanese break by themselves.

    Chromium finds phrases on its own (``word-break: auto-phrase``); this is for all other browsers.
    """
    return _japanese(text) if locale.startswith("ja") else escape(text)


@lru_cache(maxsize=4096)  # what stands on a sheet stands in the role-play kit, too
def _japanese(text: str) -> Markup:
    return Markup("<wbr>".join(map(escape, _parser().parse(text))))


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()
