"""The queries of ``queries.tsv``, and how well a list of found pages answers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mkdocs_playbooks.library import Library
from mkdocs_playbooks.spelling import folded

FILE = Path(__file__).with_name("queries.tsv")


class Query(NamedTuple):
    """What somebody types, and the pages that help."""

    part: str
    """``tuning``, ``read`` and ``fresh`` are for choosing weights and rules; the others only judge."""
    locale: str
    sort: str
    typed: str
    pages: frozenset[str]


@dataclass
class Score:
    """How many queries there were, and how many had a right page first and among the first three."""

    queries: int = 0
    first: int = 0
    three: int = 0

    def add(self, place: int) -> None:
        self.queries += 1
        self.first += place == 0
        self.three += 0 <= place < 3

    def __str__(self) -> str:
        return f"{self.first / self.queries:.3f} / {self.three / self.queries:.3f}"


def queries(*parts: str) -> Iterator[Query]:
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            part, locale, sort, typed, pages = line.split("\t")
            if part in parts:
                yield Query(part, locale, sort, typed, frozenset(pages.split()))


def right_pages(library: Library, query: Query) -> frozenset[str]:
    """The pages that are known to help, and those whose author gave the query itself as a search word."""
    typed = folded(query.typed)
    return query.pages | {
        playbook.id
        for playbook in library.of(query.locale)
        if typed in map(folded, playbook.content.search_words)
    }


def score(
    asked: Iterable[Query], library: Library, find: Callable[[Query], Sequence[str]]
) -> Mapping[str, Score]:
    """By sort of query, and for ``all``; ``find`` gives addresses of pages in the order of the list."""
    scores: dict[str, Score] = defaultdict(Score)
    for query in asked:
        right = right_pages(library, query)
        ids = [a.partition("#")[0].rpartition("/")[2].removesuffix(".html") for a in find(query)]
        found = list(dict.fromkeys(ids))  # a page counts once, however many of its sections are listed
        place = next((i for i, id in enumerate(found) if id in right), -1)
        scores[query.sort].add(place)
        scores["all"].add(place)
    return scores
