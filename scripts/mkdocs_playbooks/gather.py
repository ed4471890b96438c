"""Read and check: a site's folder -> all its content, and all that is wrong with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mkdocs_playbooks import brand, pages
from mkdocs_playbooks.checks import check, check_one
from mkdocs_playbooks.diagnostics import Diagnostic, Place, count, in_order
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.lint import lint, lint_one, overdue
from mkdocs_playbooks.load import SETTINGS, Loaded, leads_out, load, load_again
from mkdocs_playbooks.templates import Labels, languages
from mkdocs_playbooks.twins import twins


@dataclass(frozen=True)
class Gathered:
    """All content of a site and everything that is wrong with it."""

    root: Path
    loaded: Loaded
    diagnostics: list[Diagnostic]

    @property
    def library(self) -> Library:
        return self.loaded.library

    @property
    def lines(self) -> Mapping[str, Sequence[str]]:
        """The lines of every file that something is said about, by its path, to quote from."""
        named = {diagnostic.place.path for diagnostic in self.diagnostics} & self.loaded.documents.keys()
        return {path: self.loaded.documents[path].lines for path in named}

    def hand_over(self) -> None:
        """Let the next reading of the site know what this one has read and found right."""
        told = {diagnostic.place.path for diagnostic in self.diagnostics}
        right = {path: digest for path, digest in _rests_on(self.loaded).items() if path not in told}
        read = [(self.loaded.documents[p.path], p) for p in self.library.playbooks.values()]
        self.loaded.known.keep(right, [pair for pair in read if not pair[0].diagnostics])

    @property
    def ok(self) -> bool:
        return count(self.diagnostics, "error") == 0


def gather(root: Path, today: date | None = None) -> Gathered:
    """Read and check everything in ``root``, the folder of ``mkdocs.yml``; nothing is written.

    Overdue reviews are told only if ``today`` is given: what a build says depends on the content alone.
    """
    loaded = load(root)
    unsure = list(loaded.library.playbooks.values())
    if loaded.known:
        rests_on = _rests_on(loaded)
        unsure = [p for p in unsure if not loaded.known.is_right(p.path, rests_on[p.path])]
    problems = [*loaded.diagnostics, *check(loaded, unsure), *lint(loaded, unsure), *_links_out(root)]
    if today:
        problems += overdue(loaded, today)
    document = loaded.documents[SETTINGS]
    for locale in loaded.library.locales:
        if locale not in languages(root):
            place = document.key(("locales", locale))
            problems.append(Diagnostic("no-labels", place, details={"locale": locale}))
        elif count(problems, "error") == 0:
            problems += _taken_addresses(root, loaded.library, locale)
    problems += brand.problems(root, loaded.library.settings.brand, document)
    return Gathered(root, loaded, in_order(problems))


def gather_again(gathered: Gathered, path: str) -> Gathered:
    """What ``gather`` would give after the text of the file ``path`` has changed.

    Of thousands of playbooks only the one that was edited is read and checked again, with its twins, as long
    as the others do not see the difference: a page follows its author's hand within a blink.
    """
    before = gathered.loaded
    loaded = load_again(before, gathered.root, path) if gathered.ok else None
    if loaded is None:
        return gather(gathered.root)
    old, new = _at(before, path), _at(loaded, path)
    if old.outline != new.outline:
        return gather(gathered.root)
    checked = [new, *twins(loaded.library, new)]
    paths = {playbook.path for playbook in checked}
    problems = [diagnostic for diagnostic in gathered.diagnostics if diagnostic.place.path not in paths]
    for playbook in checked:
        problems += [*check_one(loaded, playbook), *lint_one(loaded, playbook)]
    return Gathered(gathered.root, loaded, in_order(problems))


def _rests_on(loaded: Loaded) -> dict[str, str]:
    """By path of each playbook: what changes when its checks can come out differently."""
    library, playbooks = loaded.library, loaded.library.playbooks.values()
    outlines = [(p.path, p.outline) for p in playbooks]
    others = hashlib.sha256(f"{outlines}{sorted(loaded.broken)}".encode()).hexdigest()

    def digest(playbook: Playbook) -> str:
        own = [loaded.documents[p.path].digest for p in (playbook, *twins(library, playbook))]
        return hashlib.sha256(f"{others}{own}".encode()).hexdigest()

    return {playbook.path: digest(playbook) for playbook in playbooks}


def _at(loaded: Loaded, path: str) -> Playbook:
    return next(playbook for playbook in loaded.library.playbooks.values() if playbook.path == path)


def _links_out(root: Path) -> Iterator[Diagnostic]:
    """Symbolic links through which something from elsewhere would be published or run as a template."""
    for name in ("docs", "templates", brand.FOLDER):
        folder = root / name
        for path in folder.rglob("*"):
            if path.is_symlink() and leads_out(path, folder):
                place = Place(path.relative_to(root).as_posix())
                yield Diagnostic("link-out", place, details={"folder": name})


def _taken_addresses(root: Path, library: Library, locale: str) -> Iterator[Diagnostic]:
    """Hand-written pages that would have the address of one of ours; MkDocs would drop one silently."""
    folder = root / "docs" / locale
    written = {file.relative_to(folder).with_suffix(".html").as_posix() for file in folder.rglob("*.md")}
    if written:
        plans = pages.plan(library, locale, Labels(root, locale, tuple(library.kinds)))
        former = [
            f"{playbook.kind}/{id}.html"
            for playbook in library.of(locale)
            for id in library.former_ids(playbook)
        ]
        for address in (*(plan.address for plan in plans), *former):
            if address in written:
                place = Place(f"docs/{locale}/{address.removesuffix('html')}md")
                yield Diagnostic("address-taken", place, details={"address": address})
