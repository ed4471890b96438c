"""The reference of all diagnostics as a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs_playbooks.diagnostics import Language
from mkdocs_playbooks.examples import SECTIONS, Example, Section
from mkdocs_playbooks.messages import MESSAGES, PHRASES

NAME = "diagnostics.md"
HEAD = """\
# Diagnostics

<!-- Made by `make reference` from messages.py and examples.py; do not edit. -->

What `playbooks check` can report. An **error** keeps the site from being built; a **warning** does so only
with `--strict`. Words in braces stand for what the file holds. Where the right word can be guessed, the help
is “did you mean ...?” instead, with the list of all that is allowed where it is short. The usual ones are
explained in the [authors' guide](../authors.md).

`playbooks check` が知らせることの一覧です。**エラー**があるとサイトは作られません。**警告**で止まるのは
`--strict` を付けたときだけです。波括弧の中には、ファイルに書かれた言葉が入ります。正しい言葉を推測できる
ときは、ヒントが「ではありませんか」や、書けるものの一覧に変わります。よくある間違いは
[執筆ガイド](../authors.ja.md)で説明しています。
"""


def page() -> str:
    """The whole page as Markdown."""
    return "\n".join((HEAD, *(_contents(s) for s in SECTIONS), "", *(_section(s) for s in SECTIONS)))


def _contents(section: Section) -> str:
    codes = " · ".join(f"[{code}](#{code})" for code in section.examples)
    return f"- {' / '.join(section.title)}: {codes}"


def _section(section: Section) -> str:
    codes = (_code(code, example) for code, example in section.examples.items())
    return "\n".join((f"## {' / '.join(section.title)}\n", *codes))


def _code(code: str, example: Example) -> str:
    return "\n".join((f"### {code}\n", *_wording(code, example), *_examples(example)))


def _wording(code: str, example: Example) -> Iterator[str]:
    severities = {"error": ("error", "エラー"), "warning": ("warning", "警告")}[example.severity]
    languages: tuple[Language, Language] = ("en", "ja")
    for number, language in enumerate(languages):
        message, help = MESSAGES[code][language]
        # What lies in angle brackets would be taken for HTML.
        told = f"{message}\\\n{help or PHRASES[language]['allowed']}".replace("<", "\\<")
        yield f"**{severities[number]}**: {told}\n"
        if example.why:
            yield f"{example.why[number]}\n"


def _examples(example: Example) -> Iterator[str]:
    language = "text" if example.part == "names" else "yaml"
    for name, text in (("Bad / 悪い例", example.bad), ("Good / 良い例", example.good)):
        yield f"{name}:\n\n```{language}\n{text}\n```\n"


def write(folder: Path) -> Path:
    """Write the page to ``folder`` and return the file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / NAME
    file.write_text(page(), encoding="utf-8", newline="\n")
    return file
