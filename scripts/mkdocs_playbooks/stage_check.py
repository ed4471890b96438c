"""Library -> the gates with the one tactic that leads on from each: what a stage check needs."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_playbooks.kinds.tactic import Tactic
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import Gate, StageName


@dataclass(frozen=True)
class Check:
    """One gate as a place where a customer may stand."""

    stage: StageName
    playbook: Playbook
    """The stage playbook that holds the gate."""
    gate: Gate
    next: Playbook | None
    """The tactic to use now; None if the site has none."""


def stage_checks(library: Library, locale: str) -> list[Check]:
    """Every gate of one language, from the first contact on."""
    gates = [str(gate.id) for gate in library.gates(locale)]
    checks = []
    for playbook in library.of(locale, "stage"):
        for gate in getattr(playbook.content, "gates", ()):
            stage = playbook.content.stages[0]
            checks.append(Check(stage, playbook, gate, _next(library, locale, gates, gate.id, stage)))
    return sorted(checks, key=lambda check: gates.index(check.gate.id))


def first_tactic(library: Library, locale: str) -> Playbook | None:
    """The tactic for a customer who has passed no gate yet: the one that leads to the first."""
    gates = [str(gate.id) for gate in library.gates(locale)]
    ways = [p for p in library.of(locale, "tactic") if _ends(p, gates) and _ends(p, gates)[0] == 0]
    return ways[0] if ways else None


def _next(library: Library, locale: str, gates: list[str], gate: str, stage: StageName) -> Playbook | None:
    """The tactic that starts nearest before this gate and leads past it; at the last gate one that keeps."""
    here = gates.index(gate)
    tactics = library.of(locale, "tactic")
    onward = [p for p in tactics if (ends := _ends(p, gates)) and ends[0] <= here < ends[1]]
    if onward:
        return max(onward, key=lambda p: _ends(p, gates)[0])
    keeping = [p for p in tactics if stage in p.content.stages and not _ends(p, gates)]
    return min(keeping, key=lambda p: (len(p.content.stages), p.id)) if keeping else None


def _ends(playbook: Playbook, gates: list[str]) -> tuple[int, ...]:
    """Places of the gates a tactic starts from and leads to; empty unless it leads somewhere."""
    content = playbook.content
    if not isinstance(content, Tactic) or content.to_gate not in gates:
        return ()
    start = gates.index(content.from_gate) if content.from_gate in gates else 0
    return start, gates.index(content.to_gate)
