"""The sorts of text a field can hold: a line, prose, an id, a time. Each says what may stand in it."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import Annotated, Any, ClassVar

from dateutil.relativedelta import relativedelta
from pydantic import BeforeValidator, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

VALUE_REFERENCE = r"\(\(([a-z0-9-]+)\)\)"
"""Stands for one of the site's values (``playbooks/site.yml``) in any text: ((meeting-end))."""
LONGEST_TEXT = 20_000  # characters; a longer field is a pasted document, not a sentence


def _written_out(value: object) -> object:
    """Only 2026-11-21 is a day; pydantic alone would also take ``0`` for one, in 1970."""
    if isinstance(value, str) and not re.fullmatch(r"\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*", value):
        raise PydanticCustomError("bad-date", "not a day")
    return value


_CURLY = re.compile(r"“[^“”]*”|‘[^‘’]*’")
_FULL_WIDTH = re.compile(r"＂[^＂]*＂|＇[^＇]*＇")
_compiled = cache(re.compile)
"""`re.fullmatch` looks its pattern up each time, which takes longer than most texts."""

Day = Annotated[date, BeforeValidator(_written_out)]
"""A day, as 2026-11-21."""


class Text(str):
    """A text field. Subclasses say what may stand in it; ``code`` names the diagnostic if it may not."""

    pattern: ClassVar[str | None] = None
    code: ClassVar[str]

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        plain = core_schema.str_schema(strip_whitespace=True)
        return core_schema.no_info_after_validator_function(cls._accept, plain)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        result: dict[str, Any] = {"type": "string", "minLength": 1}
        if cls.pattern:
            result["pattern"] = f"^(?:{cls.pattern}|.*{VALUE_REFERENCE}.*)$"
        return result

    @classmethod
    def _accept(cls, value: str) -> Text:
        if not value:
            raise PydanticCustomError("empty-value", "empty")
        if len(value) > LONGEST_TEXT:
            raise PydanticCustomError("too-long", "too long", {"limit": LONGEST_TEXT})
        if _CURLY.fullmatch(value):
            raise PydanticCustomError("curly-quotes", "in curly quotes")
        if _FULL_WIDTH.fullmatch(value):
            raise PydanticCustomError("full-width-quote", "in full-width quotes")
        if cls.pattern and not _compiled(cls.pattern).fullmatch(value):
            raise PydanticCustomError(cls.code, "not allowed", {"value": value[:60]})
        return cls(value)


class Line(Text):
    """One line of plain text, shown exactly as typed."""

    pattern = r"[^\r\n]+"
    code = "line-break"


class Prose(Text):
    """Text with **bold**, `code` and [links](playbook-id); a blank line starts a paragraph."""


class Id(Text):
    """A permanent name, unique in its file: small ASCII letters, digits and single hyphens."""

    pattern = r"[a-z][a-z0-9]*(-[a-z0-9]+)*"
    code = "bad-id"


class Colour(Text):
    """A colour as #17587e: red, green and blue in two hexadecimal digits each."""

    pattern = r"#[0-9a-fA-F]{6}"
    code = "bad-colour"


class PictureFile(Text):
    """The name of an SVG, PNG or ICO file in the folder ``brand/``."""

    pattern = r"[A-Za-z0-9][A-Za-z0-9_-]*\.(svg|png|ico)"
    code = "bad-brand-file"


class FontFile(Text):
    """The name of a WOFF2 file in the folder ``brand/``."""

    pattern = r"[A-Za-z0-9][A-Za-z0-9_-]*\.woff2"
    code = "bad-brand-file"


class FieldName(Text):
    """The name of a field: small ASCII letters, digits and underscores."""

    pattern = r"[a-z][a-z0-9_]*"
    code = "bad-field-name"


class Ref(Id):
    """The id of another playbook in the same language."""


class GateRef(Id):
    """The id of a gate of a stage playbook."""


class PartRef(Id):
    """The id of a step, row, gate ... of the same playbook."""


class ClaimRef(Text):
    """The id of a claim in ``playbooks/sources/``, or ``ours`` for what we added ourselves."""

    pattern = r"S[0-9]+-[0-9]+|ours"
    code = "bad-claim-id"


class Clock(Text):
    """A time of day such as 8:30, on the 24-hour clock."""

    pattern = r"([01]?[0-9]|2[0-3]):[0-5][0-9]"
    code = "bad-clock"


class Duration(Text):
    """A length of time such as ``10 minutes`` or ``6 months``."""

    pattern = r"[1-9][0-9]{0,2} (minute|hour|day|week|month|year)s?"
    code = "bad-duration"

    @property
    def amount(self) -> int:
        return int(self.split()[0])

    @property
    def unit(self) -> str:
        """``minute``, ``hour``, ``day``, ``week``, ``month`` or ``year``."""
        return self.split()[1].removesuffix("s")

    def after(self, start: date) -> date:
        """The day this length of time after ``start``. Time ends with the year 9999."""
        midnight = datetime.combine(start, time())  # hours would make a datetime of a date
        try:
            return (midnight + relativedelta(**{f"{self.unit}s": self.amount})).date()  # type: ignore[arg-type]  # months=6
        except (ValueError, OverflowError):
            return date.max

    @property
    def minutes(self) -> int:
        """Minutes, with months of 30 and years of 365 days: for sorting, not for the calendar."""
        per_unit = {"minute": 1, "hour": 60, "day": 1440, "week": 10080, "month": 43200, "year": 525600}
        return self.amount * per_unit[self.unit]
