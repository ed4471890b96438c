"""What every part of a playbook is: frozen, strict about its fields, and able to name what it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, model_validator

from mkdocs_playbooks.text import ClaimRef, Id


class Part(BaseModel):
    """Anything that stands in a playbook: frozen, and strict about its fields."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        use_attribute_docstrings=True,
        defer_build=True,  # of all kinds, one edit needs one
    )

    @model_validator(mode="before")
    @classmethod
    def _leave_out_blanks(cls, data: object) -> object:
        """A field of ours that was left blank counts as not written; an unknown one stays, to be told."""
        if not isinstance(data, dict):
            return data
        return {k: v for k, v in data.items() if v is not None or k not in cls.model_fields}


class Sourced(Part):
    sources: tuple[ClaimRef, ...] = ()
    """Claims this rests on (S1-60), or `ours` for what we added ourselves."""


class Marked(Sourced):
    """A part that people refer to, tick or learn: it has a permanent name and a revision of its meaning."""

    id: Id
    """Permanent name; links, ticks and sign-offs depend on it, so never change it."""
    meaning: Annotated[int, Field(ge=1, le=9999)] = 1
    """Raise it by one when the meaning changes, not for a better wording."""
