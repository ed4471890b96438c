"""Strategies for files as nobody should write them: any bytes, any YAML, and real playbooks, broken."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import samples
import yaml
from hypothesis import strategies as st
from pydantic import BaseModel

from mkdocs_playbooks import library, model
from mkdocs_playbooks.kinds import KINDS

REPOSITORY = Path(__file__).parents[2]
REAL = sorted(p.relative_to(REPOSITORY).as_posix() for p in (REPOSITORY / "playbooks").rglob("*.yml"))
FIELDS = sorted(
    {
        field
        for part in (*KINDS.values(), *vars(model).values(), *vars(library).values())
        if isinstance(part, type) and issubclass(part, BaseModel)
        for field in part.model_fields
    }
)
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp932", "euc-jp", "iso2022_jp", "latin-1")
NEWLINES = ("\n", "\r\n", "\r")
SLIPS = {":": "：", " ": "　", "-": "－", '"': "“", "'": "＇", "[": "［", "#": "＃", "\n": "\r", ",": "、"}
HOSTILE = (
    *(
        "<script>alert(1)</script>",
        "</title></script><b>&amp;",
        "{{7*7}}{% raw %}",
        '"\' onclick="x"',
        "<!--",
    ),
    *("[x](javascript:alert(1))", "[](no-such)", "[a](week-one#nowhere)", "[](((x)))", "[a](b c)", "[a]("),
    *(
        "**",
        "**a",
        "***a**",
        "`",
        "``a`",
        "**「重要」**です",
        "*a*",
        "\\",
        "\\*",
        "**a `b** c`",
        "[**a**](week-one)",
    ),
    *(
        "((meeting-end))",
        "((nope))",
        "((",
        "株式会社㈱①髙",
        "葛\U000e0100飾区",
        "👨‍👩‍👧",
        "か\u3099",
        "ｓｔｅｐ１",
    ),
    *(
        "\u202e",
        "\u200b",
        "\ufeff",
        "\u2028",
        "\x85",
        "\x00",
        "\x1b[31m",
        "\ud800",
        "\ufffe",
        "\u00a0",
        "\t",
        " ",
    ),
    *(
        "\n",
        "\n\n",
        "\r\n\r\n",
        "a\n \nb",
        "価格 #1",
        "注意: 予算",
        "：",
        "－x",
        "“引用”",
        "> a",
        "# a",
        "- a",
        "1. a",
    ),
    *(
        "NO",
        "1:30",
        "010",
        "2026-02-30",
        "0000-01-01",
        "9999-12-31",
        "１２",
        "9" * 5000,
        "1e400",
        "~",
        "null",
    ),
    *("999 years", "0 days", "24:00", "S1-60", "ours", "S１-1", "../x", "C:\\x", "con", "index", "a" * 300),
    *(
        "",
        "-",
        "---",
        "...",
        "%YAML 1.1",
        "@a",
        "*a",
        "&a b",
        "!x",
        "!!python/object:os.system",
        "<<",
        "? a",
        "|",
        ">",
    ),
    *(
        "[" * 2000,
        "あ" * 5000,
        "**" * 1500,
        "`a" * 1500,
        "[a](week-one)" * 300,
        "し、" * 3000 + "x",
        "tell " * 3000,
    ),
)
ANY_TEXT = st.text(st.characters(), max_size=30)
TEXTS = st.one_of(st.sampled_from(HOSTILE), ANY_TEXT, st.sampled_from(FIELDS))


def encoded(text: str, codec: str) -> bytes:
    """The bytes of ``text``; what the codec does not know becomes a question mark."""
    return text.encode(codec, "surrogatepass" if codec == "utf-8" else "replace")


@st.composite
def _files(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
    """``texts`` as files: mostly UTF-8 with line feeds, now and then as other programs save them."""
    text = draw(texts)
    if draw(st.integers(0, 3)) == 0:
        text = text.replace("\n", draw(st.sampled_from(NEWLINES)))
        return encoded(text, draw(st.sampled_from(CODECS)))
    return encoded(text, "utf-8")


# --- Any bytes, any YAML ----------------------------------------------------------------------

any_bytes = st.one_of(
    st.binary(max_size=3000),
    st.builds(
        lambda start, rest: start + rest, st.sampled_from([b"title: ", b"\xef\xbb\xbf", b"- "]), st.binary()
    ),
    _files(st.text(st.characters(), max_size=500)),
)

_LINE = st.tuples(
    st.sampled_from(["", "", "  ", "    ", " ", "\t", "　", "\u00a0", " \t"]),
    st.sampled_from(["", "", "- ", "-", "－ ", "- - ", "? ", "[", "{", "}", "]", "–"]),
    st.one_of(
        st.sampled_from(["", "タイトル", "ｔｉｔｌｅ", '"title"', "<<", "[a]", "1", "~"]),
        st.sampled_from(FIELDS),
    ),
    st.sampled_from([": ", ": ", ": ", ":", "：", ":　", ":\t", " : ", "", ", "]),
    st.sampled_from(
        [""] * 8 + ["&a ", "*a", "!!str ", "!!binary ", "! ", "|\n ", ">-\n  ", '"', "'", "“", "[", "{"]
    ),
    TEXTS,
    st.sampled_from([""] * 8 + ['"', "'", "”", "]", "}", " #x", " # x", ": b"]),
    st.sampled_from(["\n"] * 8 + ["\r\n", "\r", "\n\n", "\u2028", "\x85", "", "\n---\n", "\n...\n"]),
).map("".join)
_FLOOD = st.builds(
    lambda unit, times: unit * times,
    st.sampled_from(
        ["- ", "[", "{a: ", "? ", "a:\n", "a: b\n", "- x\n", '"', "　", "あ", "!", "&a ", "[a, ", "#", "\r"]
    ),
    st.sampled_from([19, 20, 21, 1000, 5000]),
)
_LADDER = st.integers(2, 40).map(lambda deep: "".join(f"{' ' * n}a:\n" for n in range(deep)))
_LESSON = (
    (REPOSITORY / "templates/kinds/lesson/starter.en.yml")
    .read_text("utf-8")
    .replace("__TODAY__", "2026-11-21")
)

_LINES = st.builds(
    lambda start, lines, flood, more: start + "".join(lines) + flood + "".join(more),
    st.sampled_from(["", "", "title: x\n", _LESSON, "\ufeff", "%YAML 1.2\n---\n"]),
    st.lists(_LINE, max_size=12),
    st.one_of(st.just(""), st.just(""), _FLOOD, _LADDER),
    st.lists(_LINE, max_size=3),
)
_TEXTS_IN_A_LESSON = st.builds(
    lambda title, takeaway, texts, ascii: json.dumps(
        samples.lesson(title=title, takeaway=takeaway, why=[{"text": text} for text in texts]),
        ensure_ascii=ascii,
        indent=1,
    ),
    st.one_of(TEXTS, st.just("A title")),
    st.one_of(TEXTS, st.just("A thought")),
    st.lists(TEXTS, min_size=1, max_size=5),
    st.booleans(),
)
any_yaml = _files(st.one_of(_LINES, _TEXTS_IN_A_LESSON))

# --- Real playbooks, broken -------------------------------------------------------------------

_TEXT, _NULL = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_STYLES = (None, '"', "'", "|", ">")


@st.composite
def broken(draw: st.DrawFn, path: str) -> bytes:
    """The real file ``path`` after one to three mistakes in its nodes or in its text."""
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    if draw(st.booleans()):
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        for _ in range(draw(st.integers(1, 3))):
            _break_a_node(draw, root)
        width = draw(st.sampled_from([80, 10_000]))
        text = yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True, width=width)
    else:
        for _ in range(draw(st.integers(1, 3))):
            text = draw(st.sampled_from(_TEXT_MISTAKES))(draw, text)
    return draw(_files(st.just(text)))


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
