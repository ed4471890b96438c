"""Strategies for the real playbooks of this repository after mistakes in their nodes or in their text."""

from __future__ import annotations

import copy
from collections.abc import Callable

import yaml
from hostile_files import REPOSITORY, files
from hostile_texts import TEXTS
from hypothesis import strategies as st

REAL = sorted(p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "playbooks").rglob("*.yml"))
SLIPS = {":": "：", " ": "　", "-": "－", '"': "“", "'": "＇", "[": "［", "#": "＃", "\n": "\r", ",": "、"}
_TEXT, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_STYLES = (None, '"', "'", "|", ">")


@st.composite
def broken(draw: st.DrawFn, path: str) -> bytes:
    """The real file ``path`` after one to three mistakes in its nodes or in its text."""
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    if draw(st.booleans()):
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        assert root
        for _ in range(draw(st.integers(1, 3))):
            _break_a_node(draw, root)
        width = draw(st.sampled_from([80, 10_000]))
        text = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=width)
    else:
        for _ in range(draw(st.integers(1, 3))):
            text = draw(st.sampled_from(_TEXT_MISTAKES))(draw, text)
    return draw(files(st.just(text)))


real_path = st.sampled_from(REAL)


def _break_a_node(draw: st.DrawFn, root: yaml.Node) -> None:
    holders = [n for n in _nodes(root) if isinstance(n, yaml.CollectionNode) and n.value]
    if not holders:
        return
    holder = holders[draw(st.integers(0, len(holders) - 1))]
    at = draw(st.integers(0, len(holder.value) - 1))
    mistake = draw(
        st.sampled_from(["delete", "duplicate", "rename", "retype", "move", "write", "write", "write"])
    )
    if mistake == "delete":
        del holder.value[at]
    elif mistake == "duplicate":
        holder.value.insert(draw(st.integers(0, len(holder.value))), copy.deepcopy(holder.value[at]))
    elif mistake == "rename" and isinstance(holder, yaml.MappingNode):
        key, value = holder.value[at]
        name = draw(st.one_of(TEXTS, st.just(f"{key.value}s"), st.just(str(key.value)[1:])))
        holder.value[at] = (_scalar(name), value)
    elif mistake == "move":
        entry = holder.value.pop(at)
        others = [n for n in _nodes(root) if isinstance(n, yaml.CollectionNode)]
        target = others[draw(st.integers(0, len(others) - 1))]
        _insert(target, draw(st.integers(0, len(target.value))), entry)
    elif mistake == "retype":
        _replace(holder, at, draw(st.sampled_from(_TYPES))(_value(holder.value[at])))
    elif mistake == "write":
        leaves = [n for n in _nodes(root) if isinstance(n, yaml.ScalarNode)]
        leaf = leaves[draw(st.integers(0, len(leaves) - 1))]
        cut = draw(st.integers(0, len(leaf.value)))
        more = draw(TEXTS)
        leaf.value = draw(st.sampled_from([more, leaf.value[:cut] + more + leaf.value[cut:]]))
        leaf.tag, leaf.style = _TEXT, draw(st.sampled_from(_STYLES))


_Entry = yaml.Node | tuple[yaml.Node, yaml.Node]
_TYPES: tuple[Callable[[yaml.Node], yaml.Node], ...] = (
    lambda node: _scalar("", _NULL),
    lambda node: _scalar("x"),
    lambda node: _scalar("1:30"),
    lambda node: yaml.SequenceNode("tag:yaml.org,2002:seq", [node]),
    lambda node: yaml.SequenceNode("tag:yaml.org,2002:seq", []),
    lambda node: yaml.MappingNode("tag:yaml.org,2002:map", [(_scalar("text"), node)]),
    lambda node: yaml.MappingNode("tag:yaml.org,2002:map", []),
    lambda node: yaml.SequenceNode(
        "tag:yaml.org,2002:seq",
        [_value(e) for e in node.value] if isinstance(node.value, list) else [node, node],
    ),
)


def _nodes(node: yaml.Node) -> list[yaml.Node]:
    """``node`` and all below it, keys too."""
    found = [node]
    for at in found:
        for entry in at.value if isinstance(at.value, list) else ():
            found += entry if isinstance(entry, tuple) else [entry]
    return found


def _value(entry: _Entry) -> yaml.Node:
    return entry[1] if isinstance(entry, tuple) else entry


def _replace(holder: yaml.Node, at: int, node: yaml.Node) -> None:
    entry = holder.value[at]
    holder.value[at] = (entry[0], node) if isinstance(entry, tuple) else node


def _insert(holder: yaml.Node, at: int, entry: _Entry) -> None:
    if isinstance(holder, yaml.MappingNode):
        holder.value.insert(at, entry if isinstance(entry, tuple) else (_scalar("moved"), entry))
    else:
        holder.value.insert(at, _value(entry))


def _scalar(value: str, tag: str = _TEXT) -> yaml.Node:
    return yaml.ScalarNode(tag, value)


def _break_a_line(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    at = draw(st.integers(0, len(lines) - 1))
    line = lines[at]
    lines[at : at + 1] = draw(
        st.sampled_from(
            [[], [line, line], [f" {line}"], [line[1:]], [f"\t{line}"], [line.strip()], [line[::2]]]
        )
    )
    return "\n".join(lines)


def _insert_somewhere(draw: st.DrawFn, text: str) -> str:
    at = draw(st.integers(0, len(text)))
    return text[:at] + draw(TEXTS) + text[at:]


def _slip(draw: st.DrawFn, text: str) -> str:
    """One half-width sign typed full-width, or all of them after some place."""
    sign = draw(st.sampled_from(sorted(SLIPS)))
    at = draw(st.integers(0, len(text)))
    return text[:at] + text[at:].replace(sign, SLIPS[sign], draw(st.sampled_from([1, 1, 1, -1])))


_TEXT_MISTAKES = (_break_a_line, _insert_somewhere, _slip)
