"""The drawing of the relationship stages and their gates: Library -> shapes with coordinates.

A staircase that narrows downwards: the deeper the relationship, the fewer the customers and the
higher their value. Units are those of the SVG's view box, near to CSS pixels on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import east_asian_width

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import RELATIONSHIP_STAGES, Gate, StageName

WIDTH = 360
BAND_GAP = 10
HEAD = 34  # height of a stage's title row
GATE = 46  # height of a gate's row
INDENT = 16  # by how much each stage is narrower, on both sides together
TEXT_CELLS = 30  # half-width characters of a gate's title that fit in one line


@dataclass(frozen=True)
class GateShape:
    gate: Gate
    number: str
    """Stage and place in it: 2-1."""
    y: int
    lines: tuple[str, ...]
    """The gate's title, broken to fit."""


@dataclass(frozen=True)
class StageShape:
    stage: StageName
    playbook: Playbook
    depth: int
    """1 for the first stage."""
    x: int
    y: int
    width: int
    height: int
    gates: tuple[GateShape, ...]


@dataclass(frozen=True)
class StageMap:
    width: int
    height: int
    stages: tuple[StageShape, ...]


def stage_map(library: Library, locale: str) -> StageMap:
    """The map of one language; without stage playbooks it has no stages."""
    shapes: list[StageShape] = []
    y = 0
    for depth, stage in enumerate(RELATIONSHIP_STAGES, 1):
        playbook = _playbook_of(library, locale, stage)
        if playbook is None:
            continue
        gates: list[GateShape] = []
        top = y + HEAD
        for number, gate in enumerate(getattr(playbook.content, "gates", ()), 1):
            gates.append(GateShape(gate, f"{depth}-{number}", top + GATE // 2, _wrap(gate.title)))
            top += GATE
        x = INDENT * (depth - 1)
        shapes.append(StageShape(stage, playbook, depth, x, y, WIDTH - x, top - y + 6, tuple(gates)))
        y = top + 6 + BAND_GAP
    return StageMap(WIDTH, max(0, y - BAND_GAP), tuple(shapes))


def _playbook_of(library: Library, locale: str, stage: StageName) -> Playbook | None:
    for playbook in library.of(locale, "stage"):
        if getattr(playbook.content, "gates", ()) and stage in playbook.content.stages:
            return playbook
    return None


def _wrap(text: str) -> tuple[str, ...]:
    """``text`` in at most two lines that fit beside the gate's number, cut at a space where there is one."""
    if _cells(text) <= TEXT_CELLS:
        return (text,)
    cut = next(i for i in range(len(text)) if _cells(text[: i + 1]) > TEXT_CELLS)
    space = text.rfind(" ", 0, cut + 1)
    cut = space if space > cut // 2 else cut
    rest = text[cut:].strip()
    if _cells(rest) > TEXT_CELLS:
        end = next(i for i in range(len(rest)) if _cells(rest[: i + 2]) > TEXT_CELLS)
        rest = rest[:end] + "…"
    return (text[:cut].strip(), rest)


def _cells(text: str) -> int:
    return sum(2 if east_asian_width(c) in "WFA" else 1 for c in text)
