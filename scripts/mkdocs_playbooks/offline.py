"""A finished site's folder -> its version, and the worker that keeps it readable without a network."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from mkdocs_playbooks.script_file import script_file
from mkdocs_playbooks.templates import template_text

WORKER = "sw.js"
VERSION = "version.js"
UNREAD = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "embed/")
"""Folders of Material's own search, which no page of ours uses, and of the cards for other programs."""
FOR_PROGRAMS = (".md", ".json", ".csv", ".xml", ".gz", ".txt", ".map", ".nojekyll")
"""Endings of what no page shows."""


def scripts(site: Path, root: Path) -> dict[str, str]:
    """The text of ``sw.js`` and ``version.js`` for the top of the finished ``site``.

    The version is the hash of all files, so that it changes with every byte a reader could get and with
    nothing else. It stands in a script: in the pages, it would change all of them with each build.
    """
    files = {quote(path): _digest(Path(file).read_bytes()) for path, file in _read(site)}
    version = _digest(json.dumps(files).encode())[:8]
    announcement = script_file("pbVersion", version)
    files[VERSION] = _digest(announcement.encode())
    data = json.dumps({"version": version, "files": files}, separators=(",", ":"))
    worker = f"const SITE = {data};\n{template_text(root, f'root/{WORKER}')}"
    return {WORKER: worker, VERSION: announcement}


def none(root: Path) -> dict[str, str]:
    """The same two files for a site that changes while one looks: no version, and a worker that leaves."""
    return {WORKER: template_text(root, "root/sw-gone.js"), VERSION: script_file("pbVersion", "")}


def _read(site: Path) -> Iterator[tuple[str, str]]:
    """Every file that a reader can come to, in order: its path in the site, and on the disk."""
    for path, file in sorted(_files(str(site), "")):
        inside = path.partition("/")[2]
        for_others = inside == "404.html" or path.endswith(FOR_PROGRAMS)
        if not for_others and not inside.startswith(UNREAD) and path not in (WORKER, VERSION):
            yield path, file


def _files(folder: str, path: str) -> Iterator[tuple[str, str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path, f"{path}{entry.name}/")
            else:
                yield f"{path}{entry.name}", entry.path


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
