"""Small sites in which one file can be broken at a time."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import samples

from mkdocs_playbooks import inline
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import walk
from mkdocs_playbooks.text import Prose, Ref

REPOSITORY = Path(__file__).parents[2]


class Sites:
    """Small sites round one file each, in ``folder``; made when first asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def plain(self) -> Path:
        """A site in two languages in which any file may lie, as good as new."""
        root = self._folder / "plain"
        shutil.rmtree(root, ignore_errors=True)
        lesson = samples.lesson()
        files = {"en/lesson/kept": lesson, "ja/lesson/kept": lesson, "sources/S2": samples.source("S2-01")}
        return samples.site(root, files, ("ja", "en"), week="7")

    def round(self, path: str) -> Path:
        """The real file ``path`` with its twin and, as small files, all it needs to be accepted."""
        root = self._folder / path.replace("/", "-")
        if not root.exists():
            samples.site(root, dict(_needed(path)))
            for file in {"playbooks/site.yml", path, *_twins(path)}:
                (root / file).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(REPOSITORY / file, root / file)
        return root


@cache
def _library() -> Library:
    return gather(REPOSITORY).library


def _twins(path: str) -> list[str]:
    mine = next((p for p in _library().playbooks.values() if p.path == path), None)
    return [p.path for p in _library().playbooks.values() if mine and p.id == mine.id]


def _needed(path: str) -> Iterator[tuple[str, samples.Fields]]:
    """Stand-ins for the playbooks that the file links to, and for the gates of the stages."""
    library, own = _library(), _twins(path)
    staged = "/stage/" in path or "/tactic/" in path
    for locale in library.locales:
        real = {p.path: p for p in library.of(locale)}
        wanted = {"week-one"} | {id for p in own if p in real for id in _links(real[p])}
        for playbook in real.values():
            gates = [gate.id for gate in getattr(playbook.content, "gates", ())]
            if playbook.path in own:
                continue
            if gates and staged:
                stage = samples.stage(playbook.content.stages[0], *gates)
                yield f"{locale}/stage/{playbook.id}", stage
            elif playbook.id in wanted:
                steps = [{"id": id, "title": id} for _, id in playbook.ids()]
                fields = {"steps": steps} if steps else {}
                yield f"{locale}/tactic/{playbook.id}", samples.tactic(**fields)
        gates = [gate.id for gate in library.gates(locale)] if staged else [None]
        yield f"{locale}/tactic/leads-on", samples.tactic(from_gate=gates[0], to_gate=gates[-1])


def _links(playbook: Playbook) -> Iterator[str]:
    for _, value in walk(playbook.content):
        if isinstance(value, Prose):
            yield from (target.partition("#")[0] for target in inline.link_targets(value))
        elif isinstance(value, Ref):
            yield value
