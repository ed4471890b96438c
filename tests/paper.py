"""A printed PDF as facts: its pages, words, boxes and sizes, read with a PDF library."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pdfplumber
import zxingcpp

MILLIMETRE = 72 / 25.4  # points
A4 = (595.28, 841.89)  # points
DOTS = 150  # to the inch, as a plain office printer


@dataclass(frozen=True)
class Leaf:
    """One page of paper."""

    page: Any

    @cached_property
    def words(self) -> str:
        """All text in the order of the document, without any space: where lines break does not matter."""
        return re.sub(r"\s+", "", "".join(c["text"] for c in self.page.chars))

    @cached_property
    def lines(self) -> list[dict[str, Any]]:
        """Lines of text with their place (`top`, `bottom`, `x0`) and their characters."""
        return list(self.page.extract_text_lines(return_chars=True))

    @cached_property
    def boxes(self) -> list[dict[str, Any]]:
        """The squares to tick: stroked, not filled."""
        return [
            r
            for r in self.page.rects
            if r["stroke"] and not r["fill"] and abs(r["width"] - r["height"]) < 0.5 and r["width"] < 30
        ]

    @cached_property
    def grey(self) -> Any:
        """The page in 256 greys at 150 dpi, 0 being black."""
        return self.page.to_image(resolution=DOTS).original.convert("L")

    def crop(self, x0: float, top: float, x1: float, bottom: float) -> Any:
        """A part of the grey picture, by points."""
        scale = DOTS / 72
        return self.grey.crop(tuple(round(value * scale) for value in (x0, top, x1, bottom)))

    def qr_codes(self) -> list[str]:
        """What a phone reads from the paper."""
        return [code.text for code in zxingcpp.read_barcodes(self.grey)]


@dataclass(frozen=True)
class Paper:
    """A whole PDF."""

    raw: bytes
    leaves: tuple[Leaf, ...]

    @property
    def words(self) -> str:
        return "".join(leaf.words for leaf in self.leaves)

    @property
    def boxes(self) -> int:
        return sum(len(leaf.boxes) for leaf in self.leaves)

    def fonts(self) -> Iterator[Any]:
        """Every font dictionary of the document."""
        for leaf in self.leaves:
            fonts = leaf.page.page_obj.resources.get("Font") or {}
            for font in pdfplumber.utils.pdfinternals.resolve(fonts).values():
                yield pdfplumber.utils.pdfinternals.resolve_all(font)


def read(pdf: bytes) -> Paper:
    document = pdfplumber.open(io.BytesIO(pdf))
    return Paper(pdf, tuple(Leaf(page) for page in document.pages))


def contrast(grey: int) -> float:
    """Contrast of a grey of 256 against white paper, after WCAG 2."""
    part = grey / 255
    light = part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
    return 1.05 / (light + 0.05)


def squeezed(text: str) -> str:
    """``text`` as `Leaf.words` has it."""
    return re.sub(r"\s+", "", text)
