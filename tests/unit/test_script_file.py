"""Data as a script: the same data again, whatever stands in it."""

from __future__ import annotations

import json

import pytest

from mkdocs_playbooks.script_file import script_file

HOSTILE = "</script><!-- <script> \u2028\u2029 \\ \" ' `${1}` \u0000 \ud83d"


@pytest.mark.parametrize("text", [HOSTILE, f"<p>{HOSTILE}</p>", "言葉"])
def test_the_data_comes_back_and_nothing_ends_the_script_or_its_line(text: str) -> None:
    made = script_file("pbData", {text: [text]})
    assert made.startswith("window.pbData = ") and made.endswith(";\n")
    assert json.loads(made.removeprefix("window.pbData = ").removesuffix(";\n")) == {text: [text]}
    assert not [sign for sign in ("</", "<!--", "\u2028", "\u2029") if sign in made]
    assert made.count("\n") == 1
