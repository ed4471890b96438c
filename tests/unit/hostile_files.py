"""Strategies for files as nobody should write them: any bytes and any YAML."""

from __future__ import annotations

import json
from pathlib import Path

import samples
from hostile_texts import FIELDS, TEXTS
from hypothesis import strategies as st

REPOSITORY = Path(__file__).parents[2]
CODECS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp932", "euc-jp", "iso2022_jp", "latin-1")
NEWLINES = ("\n", "\r\n", "\r")


def encoded(text: str, codec: str) -> bytes:
    """The bytes of ``text``; what the codec does not know becomes a question mark."""
    return text.encode(codec, "surrogatepass" if codec == "utf-8" else "replace")


@st.composite
def files(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> bytes:
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
    files(st.text(st.characters(), max_size=500)),
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
any_yaml = files(st.one_of(_LINES, _TEXTS_IN_A_LESSON))
