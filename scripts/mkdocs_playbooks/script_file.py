"""Data as a plain script, which a page can load from a folder without a server."""

from __future__ import annotations

import json

_ESCAPED = {"</": "<\\/", "<!--": "\\u003c!--", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def script_file(name: str, data: object) -> str:
    """The script that puts ``data`` into ``window.<name>``; no text in it ends a script or a line."""
    return f"window.{name} = {literal(data)};\n"


def literal(data: object) -> str:
    """``data`` as it may stand in any script."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for sign, escaped in _ESCAPED.items():
        text = text.replace(sign, escaped)
    return text
