"""Where templates lie, and the Jinja environment that renders them.

A site's own ``templates/`` wins over the packaged ones, file by file. In a checkout the packaged ones
are the top-level ``templates/``; in a wheel they lie inside the package.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from rjsmin import jsmin

from mkdocs_playbooks.compiled import keep_compiled
from mkdocs_playbooks.script_file import script_file
from mkdocs_playbooks.text import Duration

_FASTEST: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OWN = "templates"
"""The folder of a site's own templates."""


def packaged() -> Path:
    """The folder of the templates that come with the package."""
    inside = Path(__file__).parent / "templates"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "templates"


def folders(root: Path) -> list[Path]:
    """Template folders in the order they are searched."""
    own = root / OWN
    return [own, packaged()] if own.is_dir() and own.resolve() != packaged() else [packaged()]


def environment(root: Path) -> Environment:
    """Jinja over the site's and the packaged templates: HTML is escaped, unknown names fail.

    ``!playbook.html.j2`` is always the packaged one, so that a site's own can extend it and fill one block.
    """
    searched = tuple(folders(root))
    changed = max((file.stat().st_mtime_ns for folder in searched for file in folder.rglob("*")), default=0)
    return _environment(searched, changed)


@lru_cache(maxsize=4)  # compiling all templates takes longer than rendering a small site
def _environment(searched: tuple[Path, ...], changed: int) -> Environment:
    everywhere, ours = (FileSystemLoader(folders, encoding="utf-8") for folders in (searched, searched[-1]))
    found = Environment(
        loader=ChoiceLoader([everywhere, PrefixLoader({"": ours}, delimiter="!")]),
        auto_reload=False,  # Jinja would ask the disk at every include; a change makes another environment
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    keep_compiled(found)
    return found


def languages(root: Path) -> set[str]:
    """Codes of the languages that have labels."""
    return {file.stem for folder in folders(root) for file in (folder / "labels").glob("*.yml")}


class Labels:
    """The words of the interface in one language, by dotted name: ``field.steps``."""

    def __init__(self, root: Path, locale: str, kinds: tuple[str, ...]) -> None:
        self._words: dict[str, Any] = {}
        self._known: dict[str, Any] = {}
        for language in dict.fromkeys(("en", locale)):  # English stands in for words not there yet
            for folder in reversed(folders(root)):
                self._merge(self._words, _read(folder / "labels" / f"{language}.yml"))
                for kind in kinds:
                    words = _read(folder / "kinds" / kind / "labels.yml").get(language, {})
                    self._merge(self._words, {"kind": {kind: words}} if words else {})

    def __call__(self, name: str, **gaps: object) -> str:
        """The label ``name`` with its gaps filled; a missing label is a broken template."""
        words = str(self._find(name))
        return words.format(**gaps) if gaps else words

    def group(self, name: str) -> dict[str, Any]:
        """All labels below ``name`` with their gaps, for a script that fills them on the page."""
        return dict(self._find(name))

    def _find(self, name: str) -> Any:
        if name not in self._known:
            words: Any = self._words
            for part in name.split("."):
                words = words[part]
            self._known[name] = words
        return self._known[name]

    def duration(self, duration: Duration) -> str:
        """A length of time in words: 10分, 10 minutes."""
        number = "one" if duration.amount == 1 else "many"
        return self(f"duration.{duration.unit}.{number}", n=duration.amount)

    def _merge(self, target: dict[str, Any], more: dict[str, Any]) -> None:
        for key, value in more.items():
            if isinstance(value, dict) and isinstance(target.get(key), dict):
                self._merge(target[key], value)
            else:
                target[key] = value


def template_text(root: Path, path: str) -> str:
    """The file ``path`` of the templates as it is, the site's own or the packaged one."""
    file = next(folder / path for folder in folders(root) if (folder / path).is_file())
    return file.read_text(encoding="utf-8")


AT_THE_DESK = ("checklist", "learning", "path-days", "progress", "quiz", "runs", "sheet")
"""Components whose scripts only pages need on which something is ticked, answered or printed with ticks."""
ON_A_PAGE_OF_ITS_OWN = ("call-back", "pack", "stage-check", "talk")
"""Components that are the matter of one page each, which loads their scripts."""


def styles(root: Path, brand: str = "") -> str:
    """All styles as one text: those of the templates, the shared ones first, the brand's, the site's own."""
    shared = _tight(_without_remarks(_joined(root, ["*.css", "components/*/*.css"])))
    return shared + _without_remarks(f"{brand}\n{_own(root, 'css')}").strip() + "\n"


def scripts(root: Path) -> str:
    """The scripts that every page needs as one text: the shared ones first, the site's own last."""
    shared = _joined(root, ["*.js", "components/*/*.js"], leave=(*AT_THE_DESK, *ON_A_PAGE_OF_ITS_OWN))
    return _packed(shared) + _own(root, "js")


def desk_scripts(root: Path, labels: Labels) -> str:
    """The scripts of the components in ``AT_THE_DESK``, to stand after those of every page, as one text.

    It begins with the words they say: in the pages, every reader would get them with every page.
    """
    run = {"say": labels.group("run.say"), "text": labels.group("run.text")}
    words = script_file("pbDesk", {"run": run, "learn": labels.group("learn.say")})
    return words + _packed(_joined(root, [f"components/{name}/*.js" for name in AT_THE_DESK]))


def tool_scripts(root: Path) -> str:
    """The scripts of the components in ``ON_A_PAGE_OF_ITS_OWN``, to stand behind the same, as one text."""
    return _packed(_joined(root, [f"components/{name}/*.js" for name in ON_A_PAGE_OF_ITS_OWN]))


def lazy_scripts(root: Path, component: str) -> str:
    """The scripts of a component that are brought when it is first wanted, as one text."""
    return _packed(_joined(root, [f"components/{component}/lazy/*.js"]))


def _own(root: Path, suffix: str) -> str:
    """The site's ``own.css`` or ``own.js``, which comes last and so overrules all."""
    file = root / OWN / f"own.{suffix}"
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def _without_remarks(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


# Blanks before a colon or an operator may mean something; a string is kept whole, whatever stands in it.
_TEXT_OR_GAP = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|\s*([{};,])\s*|(:)\s+""")


def _tight(css: str) -> str:
    """Styles without the blanks that only their authors need."""
    return _TEXT_OR_GAP.sub(lambda found: found[1] or found[2] or found[3], css).strip() + "\n"


def _packed(script: str) -> str:
    """A script without the blanks and remarks that only its authors need; ``/*! licences */`` stay."""
    return str(jsmin(script, keep_bang_comments=True)) + "\n"


def _joined(root: Path, patterns: Sequence[str], leave: Sequence[str] = ()) -> str:
    parts: dict[str, Path] = {}
    for folder in reversed(folders(root)):
        for pattern in patterns:
            for file in folder.glob(pattern):
                path = file.relative_to(folder)
                if path.parent.name not in leave and path.stem != "own":
                    parts[path.as_posix()] = file
    # base, components, then print, which overrules them all
    shared_first = sorted(parts, key=lambda path: (path.startswith("print."), path.count("/"), path))
    return "\n".join(parts[path].read_text(encoding="utf-8") for path in shared_first)


def _read(file: Path) -> dict[str, Any]:
    if not file.is_file():
        return {}
    return copy.deepcopy(_parsed(file.read_text(encoding="utf-8")))


@cache  # a build asks for the same words once a language and again for every step of it
def _parsed(text: str) -> dict[str, Any]:
    return yaml.load(text, Loader=_FASTEST) or {}  # both are safe
