"""The same playbook in another language: what the two must share, and which of them lags behind."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from mkdocs_playbooks.diagnostics import Diagnostic, Place
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.load import Loaded


def twins(library: Library, playbook: Playbook) -> Iterator[Playbook]:
    """The playbook in the other languages of the site, where it is there."""
    for locale in library.locales:
        twin = library.find(locale, playbook.id)
        if twin and twin.kind == playbook.kind and locale != playbook.locale:
            yield twin


def behind(library: Library, playbook: Playbook) -> dict[str, Playbook]:
    """By id of a step, row, gate ...: the twin whose meaning was raised and not followed here."""
    late: dict[str, Playbook] = {}
    for twin in twins(library, playbook):
        theirs = {part.id: part.meaning for _, part in twin.marked}
        late |= {p.id: twin for _, p in playbook.marked if theirs.get(p.id, 1) > p.meaning}
    return late


def check_twins(loaded: Loaded, playbook: Playbook) -> Iterator[Diagnostic]:
    """Every other language has the playbook, with the same ids in the same order and the same meanings."""
    library = loaded.library
    found = {twin.locale: twin for twin in twins(library, playbook)}
    for locale in library.locales:
        if locale == playbook.locale or (locale, playbook.id) in loaded.broken:
            continue
        if locale not in found:
            path = f"playbooks/{locale}/{playbook.kind}/{playbook.id}.yml"
            details = {"language": library.settings.locales[locale].name, "twin": path}
            yield Diagnostic("missing-twin", Place(playbook.path), "warning", details)
        elif library.locales.index(locale) < library.locales.index(playbook.locale):
            yield from _same_ids(loaded, playbook, found[locale])
    document = loaded.documents[playbook.path]
    late = behind(library, playbook)
    for loc, part in playbook.marked:
        if twin := late.get(part.id):
            theirs = next(p.meaning for _, p in twin.marked if p.id == part.id)
            details = {"id": part.id, "mine": str(part.meaning), "theirs": str(theirs), "twin": twin.path}
            yield Diagnostic("twin-behind", document.place((*loc, "id")), "warning", details)


def _same_ids(loaded: Loaded, playbook: Playbook, twin: Playbook) -> Iterator[Diagnostic]:
    """The first id in which the two differ; the rest would only follow from it."""
    pairs = zip_longest(playbook.ids(), [id for _, id in twin.ids()])
    for mine, theirs in pairs:
        if mine is None or mine[1] != theirs:
            document = loaded.documents[playbook.path]
            place = document.place(mine[0]) if mine else Place(playbook.path)
            difference = f"{mine[1] if mine else '-'} / {theirs or '-'}"
            yield Diagnostic("twins-differ", place, details={"twin": twin.path, "difference": difference})
            return
