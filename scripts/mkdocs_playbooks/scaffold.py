"""New playbooks from a kind's starter, and new sites."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

from mkdocs_playbooks import schema
from mkdocs_playbooks.diagnostics import Diagnostic, Place, as_text
from mkdocs_playbooks.load import may_be_id
from mkdocs_playbooks.templates import folders, packaged

FIRST_PLAYBOOKS = (
    ("recovery", "late-delivery"),
    ("tactic", "first-visit"),
    ("meeting", "weekly-meeting"),
    ("path", "week-one"),
    ("glossary", "terms"),
)
"""What a new site starts with."""
DOTTED = ("gitignore", "github", "pre-commit-config.yaml")
"""What gets a leading dot in a new site; with the dot it would rule this repository and the package."""


class RefusedError(Exception):
    """Nothing was written; the diagnostic says why."""

    def __init__(self, code: str, path: str, **details: str) -> None:
        self.diagnostic = Diagnostic(code, Place(path), details=details)
        super().__init__(as_text([self.diagnostic], {}))


def new(root: Path, kind: str, id: str, locales: tuple[str, ...]) -> list[Path]:
    """Write a starter of ``kind`` in every language of the site and return the files."""
    if not may_be_id(id):
        raise RefusedError("bad-file-name", f"playbooks/{locales[0]}/{kind}", name=id)
    taken = [file for locale in locales for file in (root / "playbooks" / locale).glob(f"*/{id}.yml")]
    if taken:
        path = f"playbooks/{locales[0]}/{kind}/{id}.yml"
        raise RefusedError("duplicate-id", path, id=id, other=taken[0].relative_to(root).as_posix())
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
        raise RefusedError("folder-not-empty", str(root))
    shutil.copytree(packaged() / "site", root, dirs_exist_ok=True)
    for name in DOTTED:
        (root / name).rename(root / f".{name}")
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
    raise RefusedError("no-starter", f"templates/kinds/{kind}", kind=kind)
