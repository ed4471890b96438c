"""The files of a site -> its version, and the worker that keeps it readable without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from mkdocs_playbooks.last_site import digest_of
from mkdocs_playbooks.script_file import script_file
from mkdocs_playbooks.templates import template_text

WORKER = "sw.js"
VERSION = "version.js"
UNREAD = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "embed/")
"""Folders of Material's own search, which no page of ours uses, and of the cards for other programs."""
FOR_PROGRAMS = (".md", ".json", ".csv", ".xml", ".gz", ".txt", ".map", ".nojekyll")
"""Endings of what no page shows."""


def scripts(files: Mapping[str, str], root: Path) -> dict[str, str]:
    """The text of ``sw.js`` and ``version.js`` for a site; ``files`` are its digests by path, in order.

    The version is the hash of all files, so that it changes with every byte a reader could get and with
    nothing else. It stands in a script: in the pages, it would change all of them with each build.
    """
    read = {quote(path): digest for path, digest in files.items() if _is_read(path)}
    version = digest_of(json.dumps(read).encode())[:8]
    announcement = script_file("pbVersion", version)
    read[VERSION] = digest_of(announcement.encode())
    data = json.dumps({"version": version, "files": read}, separators=(",", ":"))
    worker = f"const SITE = {data};\n{template_text(root, f'root/{WORKER}')}"
    return {WORKER: worker, VERSION: announcement}


def none(root: Path) -> dict[str, str]:
    """The same two files for a site that changes while one looks: no version, and a worker that leaves."""
    return {WORKER: template_text(root, "root/sw-gone.js"), VERSION: script_file("pbVersion", "")}


def _is_read(path: str) -> bool:
    """Whether a reader can come to the file."""
    inside = path.partition("/")[2]
    for_others = inside == "404.html" or path.endswith(FOR_PROGRAMS)
    return not for_others and not inside.startswith(UNREAD) and path not in (WORKER, VERSION)
