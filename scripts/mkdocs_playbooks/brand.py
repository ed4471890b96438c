"""A company's logo, colours and typeface: what is wrong with them, and the styles they make."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_playbooks.diagnostics import Diagnostic
from mkdocs_playbooks.document import Document
from mkdocs_playbooks.library import Brand

FOLDER = "brand"
"""Where the files lie, beside ``mkdocs.yml``."""
ADDRESS = "assets/brand"
"""Where they are published, inside a language's folder."""
READABLE = 4.5
"""Least contrast of text (WCAG 2.2, 1.4.3)."""
LIGHT, DARK = "#f1f3f1", "#223039"
"""The darkest ground for text in the light scheme, the lightest in the dark one: ``--pb-tint``."""
WHITE, INK, NIGHT, BLACK = "#ffffff", "#0b2330", "#131b23", "#000000"


def problems(root: Path, brand: Brand, document: Document) -> Iterator[Diagnostic]:
    """Files that are not there, and colours nobody could read; ``document`` is that of the settings."""
    for field, name in brand.files().items():
        if not (root / FOLDER / name).is_file():
            place = document.place(("brand", field))
            yield Diagnostic("no-brand-file", place, details={"file": f"{FOLDER}/{name}"})
    for field, colour in (("colour", brand.colour), ("accent", brand.accent)):
        if colour and contrast(colour, LIGHT) < READABLE:
            place = document.place(("brand", field))
            ratio = f"{contrast(colour, LIGHT):.1f}"
            darker = _readable(colour, LIGHT, INK)
            details = {"value": str(colour), "ratio": ratio, "least": str(READABLE), "darker": darker}
            yield Diagnostic("pale-colour", place, details=details)


def style(brand: Brand) -> str:
    """The styles that put the brand over our own colours and type; empty without a brand."""
    rules = list(_type(brand))
    light, dark = dict(_colours(brand, dark=False)), dict(_colours(brand, dark=True))
    if light:
        rules.append(_rule('[data-md-color-primary="custom"]', light))
        rules.append(_rule('[data-md-color-primary="custom"][data-md-color-scheme="slate"]', dark))
    return "\n".join(rules)


def plain_style(brand: Brand) -> str:
    """The same for a page without the theme, whose scheme is that of the reader's system."""
    rules = list(_type(brand))
    light, dark = dict(_colours(brand, dark=False)), dict(_colours(brand, dark=True))
    if light:
        rules.append(_rule(":root", light))
        rules.append(f"@media (prefers-color-scheme: dark) {{ {_rule(':root', dark)} }}")
    return "\n".join(rules)


def contrast(one: str, other: str) -> float:
    """Contrast of two colours by WCAG 2.2: from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


# --- Colours ----------------------------------------------------------------------------------


def _colours(brand: Brand, dark: bool) -> Iterator[tuple[str, str]]:
    ground, towards = (DARK, WHITE) if dark else (LIGHT, INK)
    if brand.colour:
        main = _readable(brand.colour, ground, towards)
        yield "--pb-link", main
        yield "--md-primary-fg-color", main
        yield "--md-primary-fg-color--light", _mix(main, WHITE, 0.25)
        yield "--md-primary-fg-color--dark", _mix(main, INK, 0.25)
        base, shares = (NIGHT, (0.3, 0.55, 0.8, 1)) if dark else (WHITE, (0.15, 0.45, 0.75, 1))
        for number, share in enumerate(shares, 1):
            stage = _mix(base, main, share)
            yield f"--pb-stage-{number}", stage
            # White or black can be read on any colour.
            inks = (ink for ink in (WHITE, INK, BLACK) if contrast(ink, stage) >= READABLE)
            yield f"--pb-stage-{number}-ink", next(inks)
    if brand.accent:
        accent = _readable(brand.accent, ground, towards)
        yield "--pb-now", accent
        yield "--pb-now-tint", _mix(NIGHT if dark else WHITE, accent, 0.06)


def _readable(colour: str, ground: str, towards: str) -> str:
    """The colour itself, or the nearest on the way to ``towards`` that can be read on ``ground``."""
    shares = (step / 20 for step in range(21))
    mixed = (_mix(colour.lower(), towards, share) for share in shares)
    return next(found for found in mixed if contrast(found, ground) >= READABLE)


def _mix(one: str, other: str, share: float) -> str:
    """``one`` with ``share`` (0 to 1) of ``other``."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    parts = (part / 255 for part in _parts(colour))
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


# --- Type -------------------------------------------------------------------------------------


def _type(brand: Brand) -> Iterator[str]:
    if not brand.font:
        return
    for name, weight in ((brand.font, "normal"), (brand.font_bold, "bold")):
        if name:
            yield (
                f'@font-face {{ font-family: "Brand"; font-weight: {weight}; font-display: swap; '
                f'src: url("../brand/{name}") format("woff2"); }}'
            )
    yield ':root { --md-text-font: "Brand", var(--pb-font-en); }'
    yield 'html[lang="ja"] { --md-text-font: "Brand", var(--pb-font-ja); }'


def _rule(selector: str, values: dict[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in values.items())} }}"
