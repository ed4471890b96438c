"""Whether a site stands as its last build left it, with nothing new to build it from.

To say so takes less time than to load what builds. A file counts as changed by its size and time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

FOLDER = ".playbooks"
RECORD = "last-build.json"
_IGNORE = "# made by `playbooks build`, safe to delete\n*\n"


def inputs(root: Path, site: Path) -> str:
    """A digest of everything that can change what a build of ``root`` makes, but for ``site`` itself."""
    package = Path(__file__).parent
    templates = package.parents[1] / "templates"  # of a checkout; a wheel has them inside the package
    folders = (root, package, templates) if templates.is_dir() else (root, package)
    found = [list(_files(folder, str(site))) for folder in folders]
    return hashlib.sha256(f"{machine()}\n{found}".encode()).hexdigest()


def machine() -> str:
    """Changes with the version of Python, and when a package was installed or removed."""
    # Its folder is newer then.
    libraries = [Path(path).stat().st_mtime_ns for path in sys.path if path.endswith("-packages")]
    return f"{sys.version}\n{libraries}"


def program() -> str:
    """A digest that changes with every file of this package, with Python and with what is installed."""
    files = sorted(stamps(Path(__file__).parent).items())
    return hashlib.sha256(f"{machine()}{files}".encode()).hexdigest()


def stamps(*places: Path) -> dict[str, tuple[int, int]]:
    """(size, time) of every file in some folders, and of single files, by path; hidden ones left out.

    A file that goes while one looks is not there.
    """
    found: dict[str, tuple[int, int]] = {}
    for place in places:
        with suppress(FileNotFoundError):
            if place.is_dir():
                found |= {path: (size, time) for path, size, time in _files(place)}
            else:
                status = place.stat()
                found[str(place)] = status.st_size, status.st_mtime_ns
    return found


def record(root: Path, site: Path, before: str, said: str) -> None:
    """Remember what a build said that began with the inputs ``before``.

    Where nothing can be kept, the next build does its work again.
    """
    kept = {"inputs": before, "asked": _asked(), "site": _outputs(site), "said": said}
    folder = root / FOLDER
    try:
        folder.mkdir(exist_ok=True)
        (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
        (folder / RECORD).write_text(json.dumps(kept), encoding="utf-8")
    except OSError:
        return


def said(root: Path, site: Path) -> str:
    """What the last build said, if another would make and say the same; else nothing."""
    try:
        kept = json.loads((root / FOLDER / RECORD).read_text(encoding="utf-8"))
        same = (
            kept["asked"] == _asked()
            and kept["inputs"] == inputs(root, site)
            and kept["site"] == _outputs(site)
        )
        return str(kept["said"]) if same else ""
    except (OSError, ValueError, KeyError, TypeError):  # none, or not as we wrote it
        return ""


def _asked() -> list[str | None]:
    """What the words and paths of an answer depend on besides the content."""
    variables = ("PLAYBOOKS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    return [str(Path.cwd()), *map(os.environ.get, variables)]


def _outputs(site: Path) -> str:
    return hashlib.sha256(str(list(_files(site))).encode()).hexdigest()


def _files(folder: Path | str, leave: str = "") -> Iterator[tuple[str, int, int]]:
    """(path, size, time) of every file below a folder but for one folder, hidden and compiled ones aside."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda entry: entry.name):
            if entry.name[0] == "." or entry.name == "__pycache__" or entry.path == leave:
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, leave)
            else:
                with suppress(FileNotFoundError):
                    status = entry.stat(follow_symlinks=False)
                    yield entry.path, status.st_size, status.st_mtime_ns
