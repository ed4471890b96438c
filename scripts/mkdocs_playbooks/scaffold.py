"""New playbooks from a kind's starter, and new sites."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

from mkdocs_playbooks import schema
from mkdocs_playbooks.templates import folders, packaged
from mkdocs_playbooks.text import Id

FIRST_PLAYBOOKS = (
    ("recovery", "late-delivery"),
    ("tactic", "first-visit"),
    ("meeting", "weekly-meeting"),
    ("path", "week-one"),
    ("glossary", "terms"),
)
"""What a new site starts with."""


class RefusedError(Exception):
    """Nothing was written; the message says why."""


def new(root: Path, kind: str, id: str, locales: tuple[str, ...]) -> list[Path]:
    """Write a starter of ``kind`` in every language of the site and return the files."""
    if not re.fullmatch(Id.pattern or "", id):
        raise RefusedError(
            f"`{id}` cannot be an id: use small letters a-z, digits and single hyphens, as in late-delivery"
        )
    taken = [file for locale in locales for file in (root / "playbooks" / locale).glob(f"*/{id}.yml")]
    if taken:
        raise RefusedError(f"the id `{id}` is taken by {taken[0].relative_to(root).as_posix()}")
    files: list[Path] = []
    for locale in locales:
        file = root / "playbooks" / locale / kind / f"{id}.yml"
        text = _starter(root, kind, locale).read_text(encoding="utf-8")
        file.parent.mkdir(parents=True, exist_ok=True)
        text = text.replace("__ID__", id).replace("__TODAY__", date.today().isoformat())
        file.write_text(text, encoding="utf-8", newline="\n")
        files.append(file)
    return files


def init(root: Path) -> list[Path]:
    """Write a small working site into ``root``, which must be new or empty, and return its files."""
    if root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise RefusedError(f"{root} is not empty; choose a new folder")
    shutil.copytree(packaged() / "site", root, dirs_exist_ok=True)
    (root / "gitignore").rename(root / ".gitignore")  # under its own name it would rule the package's files
    for kind, id in FIRST_PLAYBOOKS:
        new(root, kind, id, ("ja", "en"))
    schema.write(root / "playbooks" / "schema")
    return sorted(file for file in root.rglob("*") if file.is_file())


def _starter(root: Path, kind: str, locale: str) -> Path:
    """The starter in ``locale``, else the English one."""
    for language in (locale, "en"):
        for folder in folders(root):
            file = folder / "kinds" / kind / f"starter.{language}.yml"
            if file.is_file():
                return file
    raise RefusedError(f"there is no starter for the kind `{kind}`")
