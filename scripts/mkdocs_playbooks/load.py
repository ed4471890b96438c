"""Read a site's ``playbooks/`` folder: every file that is right becomes part of the Library,
everything that is wrong becomes a diagnostic. All problems are found in one run.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePosixPath

from mkdocs_playbooks.diagnostics import Diagnostic, Guess, Place
from mkdocs_playbooks.document import Data, Document
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.known import Known
from mkdocs_playbooks.library import Library, LocaleSettings, Playbook, Settings, Source, SourceContent
from mkdocs_playbooks.model import Content, Loc
from mkdocs_playbooks.own_kinds import own_kinds
from mkdocs_playbooks.parallel import in_parallel
from mkdocs_playbooks.slips import explain
from mkdocs_playbooks.source import opened, parse
from mkdocs_playbooks.text import VALUE_REFERENCE, Id, Line
from mkdocs_playbooks.validate import validate
from mkdocs_playbooks.words import WORDS, Readings, Synonyms

SETTINGS = "playbooks/site.yml"


@dataclass
class Loaded:
    """What a folder holds: the Library, the documents by path, and what is wrong so far."""

    library: Library
    known: Known
    """What was read before, and what is handed over to the next reading."""
    documents: dict[str, Document] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    broken: set[tuple[str, str]] = field(default_factory=set)
    """(locale, id) of playbooks that exist but could not be accepted."""


def load(root: Path) -> Loaded:
    """Everything in ``root/playbooks``; ``root`` is the folder of ``mkdocs.yml``."""
    documents = {SETTINGS: _read_settings(root)}
    settings = validate(documents[SETTINGS], Settings) or _guess_settings(root, documents[SETTINGS])
    own = own_kinds(root, settings.locales)
    documents |= own.documents
    kinds: dict[str, type[Content]] = {**KINDS, **own.kinds}
    playbooks: dict[tuple[str, str], Playbook] = {}
    sources: dict[str, Source] = {}
    readings, synonyms = Readings(readings={}), Synonyms(groups=())
    broken: dict[tuple[str, str], str] = {}
    misnamed: set[tuple[str, str]] = set()
    files = {file: file.opened(root) for file in _files(root, settings, {*kinds, *own.broken})}
    shared = [document.text for file, document in files.items() if file.kind in ("source", "words")]
    known = Known(root, [*(document.text for document in documents.values()), *shared])
    read = {file.path: known.playbook(document) for file, document in files.items()}
    unread = [document for document in files.values() if not read[document.path]]
    parsed = in_parallel([partial(parse, document) for document in unread])
    # What is parsed is validated here while the next ones are parsed.
    for file, document in files.items():
        before = read[file.path]
        documents[file.path] = document = document if before else next(parsed)
        if file.kind == "source" and (source := validate(document, SourceContent)):
            sources[file.id] = Source(file.id, file.path, source)
        elif file.kind == "words":
            words = validate(document, WORDS[file.id])
            readings = words if isinstance(words, Readings) else readings
            synonyms = words if isinstance(words, Synonyms) else synonyms
        elif file.kind in own.broken:  # what is wrong with its kind is told already
            broken[file.locale, file.id] = file.path
        elif file.kind in kinds:
            content = before.content if before else _content(document, kinds[file.kind], settings)
            key = (file.locale, file.id)
            if file.problem:  # its name is told already, and takes no other file's id
                misnamed.add(key)
            elif first := broken.get(key) or (playbooks[key].path if key in playbooks else None):
                details = {"id": file.id, "other": first}
                document.diagnostics.append(Diagnostic("duplicate-id", Place(file.path), details=details))
            elif content:
                playbooks[key] = before or Playbook(file.kind, file.locale, file.id, file.path, content)
            else:
                broken[key] = file.path
    problems = [explain(d, document.lines) for document in documents.values() for d in document.diagnostics]
    library = Library(settings, playbooks, sources, readings.readings, synonyms.groups, kinds)
    return Loaded(library, known, documents, problems, set(broken) | misnamed)


def load_again(loaded: Loaded, root: Path, path: str) -> Loaded | None:
    """What ``load`` would give after the text of one playbook has changed, but reading that file only.

    None if that cannot be told from this file alone: it is no playbook, or something is wrong.
    """
    library = loaded.library
    old = next((p for p in library.playbooks.values() if p.path == path), None)
    if old is None or loaded.diagnostics or loaded.broken:
        return None
    document = parse(_FilePlace(path).opened(root))
    content = _content(document, library.kinds[old.kind], library.settings)
    if content is None or document.diagnostics:
        return None
    playbooks = {**library.playbooks, (old.locale, old.id): replace(old, content=content)}
    documents = {**loaded.documents, path: document}
    return Loaded(replace(library, playbooks=playbooks), loaded.known, documents)


def _content(document: Document, kind: type[Content], settings: Settings) -> Content | None:
    """A playbook's file as what its kind says it is."""
    if "((" in document.text:
        document.data = _insert_values(document, settings.values)
    content = validate(document, kind)
    document.data = None  # the model holds it now, and of thousands of files twice is too much
    return content


# --- Files ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _FilePlace:
    """A file and what its folder says it is; ``problem`` is the code if it may not lie there."""

    path: str
    kind: str = ""
    locale: str = ""
    id: str = ""
    problem: str = ""

    def opened(self, root: Path) -> Document:
        """The file's document; one that has a problem already is not opened."""
        document = Document(self.path)
        file, problem = root / self.path, self.problem
        if file.is_symlink() and leads_out(file, root / "playbooks"):
            problem = "link-out"
        if problem:
            details = {"name": PurePosixPath(self.path).name, "folder": "playbooks"}
            document.diagnostics.append(Diagnostic(problem, Place(self.path), details=details))
            return document
        return opened(file, self.path)


def _files(root: Path, settings: Settings, kinds: Collection[str]) -> Iterator[_FilePlace]:
    """Every file of the playbooks folder that is, or was meant to be, a source or a playbook, by path."""
    folder = root / "playbooks"
    for file in sorted(folder.rglob("*")):
        path, parts = file.relative_to(root).as_posix(), file.relative_to(folder).parts
        is_folder = file.is_dir()
        if is_folder and file.is_symlink():  # what lies behind it would be missed silently
            yield _FilePlace(path, problem="link-out")
        if path == SETTINGS or is_folder or file.name.startswith("."):
            continue
        ending = "" if file.suffix == ".yml" else "wrong-ending"
        if len(parts) == 2 and parts[0] == "sources":
            name = "" if re.fullmatch(r"S[0-9]+", file.stem) else "bad-source-name"
            yield _FilePlace(path, "source", id=file.stem, problem=ending or name)
        elif len(parts) == 2 and parts[0] == "words" and file.stem in WORDS:
            yield _FilePlace(path, "words", id=file.stem, problem=ending)
        elif len(parts) == 3 and parts[0] in settings.locales and parts[1] in kinds:
            name = "" if may_be_id(file.stem) else "bad-file-name"
            yield _FilePlace(path, parts[1], parts[0], file.stem, ending or name)
        elif file.suffix in (".yml", ".yaml"):
            yield _FilePlace(path, problem="misplaced-file")


def leads_out(path: Path, folder: Path) -> bool:
    """Whether a path ends outside ``folder`` when all symbolic links are followed; circles end inside."""
    return not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


_RESERVED = re.compile(r"index|grab-bag|con|prn|aux|nul|com[0-9]|lpt[0-9]")
"""The list of a kind, the grab bag, and names that Windows keeps for its devices, with any ending."""
LONGEST_ID = 100  # characters; with its ending and folders a path stays below what Windows can open


def may_be_id(stem: str) -> bool:
    """Whether a playbook's file may have this name, without its ending."""
    shaped = re.fullmatch(Id.pattern or "", stem)
    return bool(shaped) and not _RESERVED.fullmatch(stem) and len(stem) <= LONGEST_ID


# --- Settings ---------------------------------------------------------------------------------


def _read_settings(root: Path) -> Document:
    if (root / SETTINGS).is_file():
        return parse(_FilePlace(SETTINGS).opened(root))
    return Document(SETTINGS, diagnostics=[Diagnostic("no-settings", Place(SETTINGS))])


def _guess_settings(root: Path, document: Document) -> Settings:
    """What the settings would most likely be, so that the other files can be checked in the same run."""
    folders = [
        f.name for f in sorted((root / "playbooks").glob("*")) if any((f / kind).is_dir() for kind in KINDS)
    ]
    locales = {
        name: LocaleSettings(name=Line(name), title=Line(name), description=Line(name)) for name in folders
    }
    values = document.data.get("values") if isinstance(document.data, dict) else None
    plain = (
        {Id(k): Line(v) for k, v in values.items() if isinstance(v, str)} if isinstance(values, dict) else {}
    )
    return Settings.model_construct(locales=locales, values=plain)


# --- Values -----------------------------------------------------------------------------------

_VALUE = re.compile(VALUE_REFERENCE)


def _insert_values(document: Document, values: Mapping[Id, Line]) -> Data:
    """The document's data with every ((name)) replaced by the site's value of that name."""
    guess = Guess()

    def insert(data: Data, loc: Loc) -> Data:
        if isinstance(data, dict):
            return {key: insert(value, (*loc, key)) for key, value in data.items()}
        if isinstance(data, list):
            return [insert(value, (*loc, index)) for index, value in enumerate(data)]
        if data is None:
            return None
        for name in _VALUE.findall(data):
            if Id(name) not in values:
                details = {"name": name, "suggestion": guess(name, values)}
                place = document.find(loc, f"(({name}))")
                document.diagnostics.append(Diagnostic("unknown-value", place, details=details))
        return _VALUE.sub(lambda found: values.get(Id(found[1]), found[0]), data)

    return insert(document.data, ())
