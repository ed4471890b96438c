"""What can be found -> the script files that bring it to the browser, in pieces of the size that is needed.

Plain scripts also load from a folder, where nothing else does. A small site hands over the lines that
count most at once (``first.js``) and all others afterwards (``rest.js``); a scan of them is exact and
quick. A large one hands over only shards: which pages may hold a pair of characters or a word, from
which the browser learns whose ``page-….js`` to load. Both are ranked by the same ``match.js``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from operator import sub
from typing import NamedTuple

from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.model import STAGES
from mkdocs_playbooks.script_file import literal
from mkdocs_playbooks.search import Entry, Found, entry, readings
from mkdocs_playbooks.spelling import KANJI, folded, grams, loose, skeleton, stem
from mkdocs_playbooks.store import NO_SHELF, Shelf
from mkdocs_playbooks.templates import Labels

SMALL = 130_000
"""Bytes of the first lines up to which a site counts as small: some 35 KB when compressed."""
SHARD = 8000
"""Bytes that a shard is meant to have: some 2 KB when compressed."""
LABELS = ("say", "recent", "used", "found", "none")
_KATAKANA = re.compile(r"[ァ-ヴー]{2,}")


def files(library: Library, locale: str, labels: Labels, shelf: Shelf = NO_SHELF) -> dict[str, str]:
    """The text of every search file of one language, by its name."""
    shared: dict[str, object] = {
        "kinds": [labels(f"kind.{kind}.one") for kind in library.kinds],
        "stages": [labels(f"stage.{stage}") for stage in STAGES],
        "labels": {name: labels(f"search.{name}") for name in LABELS},
    }
    found = _if_few(library, locale)
    if found is None:
        return _of_many(library, locale, shared, shelf)
    return _of_few(library, locale, shared, found)


def _if_few(library: Library, locale: str) -> list[Entry] | None:
    """What can be found, unless the lines that count most are too many to be handed over at once."""
    found = []
    size = 0
    for playbook in library.of(locale):
        one = entry(library, playbook)
        found.append(one)
        size += len(literal(_page(one, one.first_words, one.first)).encode())
        if size > SMALL:
            return None
    return found


def _of_few(library: Library, locale: str, shared: dict[str, object], found: list[Entry]) -> dict[str, str]:
    words = readings(library, locale)
    texts = ["\n".join(_texts(one, one.first_words, one.first)) for one in found]
    at_once = _rows(words, "\n".join(texts))
    later = (text for one in found for text in (*one.later_words, *(line.text for line in one.later)))
    rows = {*_rows(words, "\n".join(later)), *_rows_of_members(words, library)}.difference(at_once)
    first = [_page(one, one.first_words, one.first) for one in found]
    rest = [["\n".join(one.later_words), "\n".join(one.foreign), _lines(one.later)] for one in found]
    return {
        "first.js": _script("first", shared | {"pages": first, "rows": "\n".join(at_once)}),
        "rest.js": _script("rest", _synonyms(library) | {"pages": rest, "rows": "\n".join(sorted(rows))}),
    }


def _of_many(library: Library, locale: str, shared: dict[str, object], shelf: Shelf) -> dict[str, str]:
    found = [shelf.made(p.id, partial(_piece, library, p)) for p in library.of(locale)]
    shards = _shards(found, readings(library, locale))
    facets = [piece.facets for piece in found]
    numbers = {"shards": len(shards), "pages": len(found), "facets": facets}
    vocabulary = sorted({word for piece in found for word in piece.names})
    return {
        "first.js": _script("first", shared | _synonyms(library) | {"large": numbers}),
        "words.js": _script("words", "\n".join(vocabulary)),
        **{f"shard-{i}.js": _script(f"shard-{i}", shard) for i, shard in enumerate(shards)},
        **{f"page-{i}.js": _script_of(f"page-{i}", piece.page) for i, piece in enumerate(found)},
    }


def _synonyms(library: Library) -> dict[str, object]:
    return {"synonyms": [list(group) for group in library.synonyms]}


def _script(name: str, data: object) -> str:
    """A script that puts ``data`` where the search box looks for it."""
    return _script_of(name, literal(data))


def _script_of(name: str, data: str) -> str:
    return f'(window.pbSearchFiles=window.pbSearchFiles||{{}})["{name}"]={data};\n'


# --- Pages ------------------------------------------------------------------------------------


def _page(entry: Entry, words: Iterable[str], lines: Iterable[Found]) -> list[object]:
    """[address, kind, stages, title, summary, search words, lines]."""
    title, summary = entry.playbook.content.title, entry.playbook.content.summary
    return [entry.address, entry.kind, _stages(entry), title, summary, "\n".join(words), _lines(lines)]


def _lines(lines: Iterable[Found]) -> list[object]:
    """rank, anchor, text, rank, anchor, text ...: 0 stands for the anchor of the line before."""
    flat: list[object] = []
    before = ""
    for line in lines:
        flat += [line.rank, 0 if line.anchor == before else line.anchor, line.text]
        before = line.anchor
    return flat


def _stages(entry: Entry) -> list[int]:
    return [STAGES.index(stage) for stage in entry.playbook.content.stages]


def _texts(entry: Entry, words: Iterable[str], lines: Iterable[Found]) -> Iterator[str]:
    content = entry.playbook.content
    yield from (content.title, content.summary, *words, *(line.text for line in lines))


# --- Words ------------------------------------------------------------------------------------


def _rows_of_members(readings: dict[str, list[str]], library: Library) -> set[str]:
    """A row for each synonym: typed in kana, it has to be known too; what it is made of need not."""
    members = [str(word) for group in library.synonyms for word in group]
    read = (" ".join([word, *readings[word]]) for word in members if word in readings)
    return {*_loans("\n".join(members)), *read}


def _loans(text: str) -> set[str]:
    """The words in katakana that can be typed without their long vowels."""
    return {word for word in _KATAKANA.findall(text) if "ー" in word.rstrip("ー")}


def _rows(readings: dict[str, list[str]], text: str) -> list[str]:
    """A row for each word of ``text`` that can be typed in another way: 会議 かいぎ, or クレーム alone."""
    read = (" ".join([word, *kana]) for word, kana in readings.items() if stem(word) in text)
    return sorted({*_loans(text), *read})


# --- Large sites ------------------------------------------------------------------------------


class _Piece(NamedTuple):
    """What one page gives to the search of a large site."""

    page: str
    """Its file as a literal."""
    grams: tuple[str, ...]
    """By place, from the title (0) to reasons (3): the grams that no better place has, parted by blanks."""
    facets: list[int]
    """Its kind and its stages, as places among all."""
    names: tuple[str, ...]
    """Its title and its search words."""
    summary: str


def _piece(library: Library, playbook: Playbook) -> _Piece:
    one, content = entry(library, playbook), playbook.content
    page = literal([_page(one, one.words, one.lines), "\n".join(one.foreign)])
    facets = [one.kind, *_stages(one)]
    return _Piece(page, _best(one), facets, (str(content.title), *one.words), str(content.summary))


def _shards(found: list[_Piece], words: dict[str, list[str]]) -> list[dict[str, object]]:
    """Which pages hold a gram, and how words are typed, parted by the first two characters."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for number, piece in enumerate(found):
        for rank, held in enumerate(piece.grams, number * 4):
            for gram in held.split():
                places[gram].append(rank)
    size = sum(3 * len(at) + 8 for at in places.values())
    shards: list[dict[str, object]] = [{"grams": {}, "rows": []} for _ in range(size // SHARD + 1)]
    for gram, at in sorted(places.items()):
        shards[_shard(gram, len(shards))]["grams"][gram] = [at[0], *map(sub, at[1:], at)]  # type: ignore[index]
    text = "\n".join(line for piece in found for line in (*piece.names, piece.summary))
    everything = {*_rows(words, text), *(" ".join([word, *kana]) for word, kana in words.items())}
    for row in sorted(everything):
        word, *kana = row.split(" ")
        keys = {*map(loose, map(folded, kana or [word])), skeleton(folded(word))} - {""}
        for shard in sorted({_shard(key, len(shards)) for key in keys}):
            shards[shard]["rows"].append(row)  # type: ignore[attr-defined]
    return [{"grams": s["grams"], "rows": "\n".join(s["rows"])} for s in shards]  # type: ignore[arg-type]


def _best(entry: Entry) -> tuple[str, ...]:
    content = entry.playbook.content
    tiers: list[list[str]] = [[content.title], list(entry.words), [], [content.summary, *entry.foreign]]
    for line in entry.lines:
        tiers[{2: 1, 3: 1, 4: 2, 5: 2}.get(line.rank, 3)].append(line.text)
    seen: set[str] = set()
    best = []
    for texts in tiers:
        held = grams(folded(" ".join(texts))) - seen
        seen |= held
        best.append(" ".join(sorted(held)))
    return tuple(best)


def _shard(key: str, count: int) -> int:
    """The shard of everything that begins with the same two characters; after a kanji one is enough."""
    one = len(key) == 1 or re.match(f"[{KANJI}]", key)
    return (ord(key[0]) * 31 + (0 if one else ord(key[1]))) % count
