"""``stage_map``: the drawing of stages and gates as shapes that fit into each other."""

from __future__ import annotations

from pathlib import Path

import pytest
import samples

from mkdocs_playbooks.load import load
from mkdocs_playbooks.stage_map import StageMap, stage_map

Files = dict[str, samples.Fields | str]
FOUR: Files = {
    "en/stage/d": samples.stage("acquaintance", "g1", "g2"),
    "en/stage/c": samples.stage("prospect", "g3"),
    "en/stage/b": samples.stage("customer", "g4", "g5", "g6"),
    "en/stage/a": samples.stage("repeater", "g7"),
    "en/stage/overview": samples.stage("acquaintance", stages=["acquaintance", "prospect"]),
}


def drawn(root: Path, files: Files, locale: str = "en") -> StageMap:
    return stage_map(load(samples.site(root, files)).library, locale)


def titled(root: Path, title: str) -> tuple[str, ...]:
    """The lines in which a gate's title is drawn."""
    one = samples.stage("acquaintance", "g1")
    one["gates"][0]["title"] = title
    return drawn(root, {"en/stage/one": one}).stages[0].gates[0].lines


def test_the_stages_come_in_their_order_with_their_gates_numbered_in_each(tmp_path: Path) -> None:
    shapes = drawn(tmp_path, FOUR).stages

    assert [(s.stage, s.depth, s.playbook.id) for s in shapes] == [
        ("acquaintance", 1, "d"),
        ("prospect", 2, "c"),
        ("customer", 3, "b"),
        ("repeater", 4, "a"),
    ]
    assert [(g.number, g.gate.id) for s in shapes for g in s.gates] == [
        ("1-1", "g1"),
        ("1-2", "g2"),
        ("2-1", "g3"),
        ("3-1", "g4"),
        ("3-2", "g5"),
        ("3-3", "g6"),
        ("4-1", "g7"),
    ]


def test_every_stage_is_narrower_and_lower_and_none_overlap(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, FOUR)
    for above, below in zip(drawing.stages, drawing.stages[1:], strict=False):
        assert below.width < above.width
        assert below.y > above.y + above.height
    assert all(shape.x + shape.width == drawing.width for shape in drawing.stages)
    assert drawing.stages[-1].y + drawing.stages[-1].height == drawing.height


def test_every_gate_lies_inside_its_stage(tmp_path: Path) -> None:
    for shape in drawn(tmp_path, FOUR).stages:
        heights = [gate.y for gate in shape.gates]
        assert heights == sorted(set(heights))
        assert shape.y < heights[0] and heights[-1] < shape.y + shape.height


def test_a_site_without_gates_has_an_empty_map(tmp_path: Path) -> None:
    assert drawn(tmp_path, {}) == StageMap(360, 0, ())
    assert drawn(tmp_path, {"en/stage/overview": samples.stage("customer")}).stages == ()
    assert drawn(tmp_path, FOUR, "ja").stages == ()


def test_a_missing_stage_leaves_no_gap_and_keeps_the_depth_of_the_others(tmp_path: Path) -> None:
    drawing = drawn(tmp_path, {"en/stage/b": samples.stage("customer", "g1")})

    assert [(shape.depth, shape.y) for shape in drawing.stages] == [(3, 0)]
    assert drawing.stages[0].gates[0].number == "3-1"


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("They know our name", ("They know our name",)),
        ("x" * 30, ("x" * 30,)),
        ("名" * 15, ("名" * 15,)),
        ("名" * 16, ("名" * 15, "名")),
        ("They ask us for advice before others", ("They ask us for advice before", "others")),
        ("x" * 31, ("x" * 30, "x")),
        ("名" * 30, ("名" * 15, "名" * 15)),
    ],
)
def test_a_title_is_broken_to_fit(tmp_path: Path, title: str, lines: tuple[str, ...]) -> None:
    assert titled(tmp_path, title) == lines


def test_only_a_title_too_long_for_two_lines_is_cut_short(tmp_path: Path) -> None:
    first, second = titled(tmp_path, "名" * 40)

    assert first == "名" * 15
    assert second == "名" * 14 + "…"


def test_no_word_of_a_real_gate_is_cut_off(repository: Path) -> None:
    library = load(repository).library
    for locale in library.locales:
        gates = [gate for shape in stage_map(library, locale).stages for gate in shape.gates]
        assert len(gates) == 9
        for shape in gates:
            assert "".join(shape.lines).replace(" ", "") == shape.gate.title.replace(" ", "")
