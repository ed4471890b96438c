"""A site that is a company's own: a kind, a brand, and templates and styles over single blocks."""

from __future__ import annotations

import shutil
from pathlib import Path

import mkdocs

KIND = """\
# yaml-language-server: $schema=../../../playbooks/schema/kind.json
fields:
  purpose: {type: line, about: What the visit is for., required: true}
  prepare: {type: points, about: What to have ready., required: true}
  course: {type: steps, about: What happens on the spot.}
  length: {type: duration, about: How long it takes.}
  begins: {type: time, about: When it begins.}
  since: {type: day, about: Since when we do it.}
  questions: {type: lines, about: What to ask.}
  story: {type: text, about: A case.}
  first_read: {type: playbook, about: What to read before.}
  then_read: {type: playbooks, about: What to read after.}
"""
LABELS = """\
ja:
  one: 訪問
  many: 訪問の型
  about: 訪問の準備と進め方です。
  fields: {purpose: 目的, prepare: 用意, course: 進め方, length: 長さ, begins: 開始, since: いつから,
           questions: 尋ねること, story: 事例, first_read: 先に読む, then_read: 後で読む}
en:
  one: Visit
  many: Visits to us
  about: How to prepare a visit and how it goes.
  fields: {purpose: Purpose, prepare: Have ready, course: Course, length: Length, begins: Begins,
           since: Since, questions: Questions, story: A case, first_read: Read before, then_read: Read after}
"""
VISIT = """\
title: {title}
summary: Show a customer how we make it
stages: [prospect]
search_words: [factory tour]
owner: Sales
reviewed_on: 2026-11-21
review_every: 1 year
purpose: The customer sees the press working
prepare:
  - text: Safety shoes in **their** size
    sources: [ours]
course:
  - id: greet-at-the-gate
    title: Greet at the gate
length: 2 hours
begins: 9:00
since: 2024-04-01
questions: ["What would you like to see?"]
story: A buyer asked for [](first-visit).
first_read: first-visit
then_read: [late-delivery]
"""
STARTER = (
    VISIT.format(title="A visit").replace("2026-11-21", "__TODAY__").replace("greet-at-the-gate", "greet")
)
BRAND = """\
brand:
  logo: logo.svg
  favicon: mark.svg
  colour: "#0b5c3b"
  accent: "#8a1f6b"
  font: Lato.woff2
  font_bold: Lato-Bold.woff2
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M0 0h8v8H0z"/></svg>\n'
FACTS = """\
{% extends "!kinds/recovery/page.html.j2" %}
{% block facts %}
<p class="own-note">Call the plant: 1234</p>
{{ super() }}
{% endblock %}
"""
OWN_CSS = (
    ".pb-doc .own-note { border-top: 7px solid #0b5c3b; }\n.pb-doc .pb-head__title { letter-spacing: 3px; }\n"
)


def put(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def own_kind(root: Path) -> None:
    """Declare the kind ``visit`` in a site, with one playbook in each language and a starter."""
    put(root, "templates/kinds/visit/kind.yml", KIND)
    put(root, "templates/kinds/visit/labels.yml", LABELS)
    put(root, "templates/kinds/visit/starter.en.yml", STARTER)
    put(root, "playbooks/en/visit/plant-tour.yml", VISIT.format(title="Tour of the plant"))
    put(root, "playbooks/ja/visit/plant-tour.yml", VISIT.format(title="工場見学"))


def own_look(root: Path) -> None:
    """Give a site a brand of its own, one block of a page and a style sheet."""
    settings = root / "playbooks/site.yml"
    settings.write_text(f"{settings.read_text(encoding='utf-8')}{BRAND}", encoding="utf-8")
    for name in ("logo", "mark"):
        put(root, f"brand/{name}.svg", SQUARE)
    fonts = Path(mkdocs.__file__).parent / "themes/readthedocs/css/fonts"
    shutil.copy(fonts / "lato-normal.woff2", root / "brand/Lato.woff2")
    shutil.copy(fonts / "lato-bold.woff2", root / "brand/Lato-Bold.woff2")
    put(root, "templates/kinds/recovery/page.html.j2", FACTS)
    put(root, "templates/own.css", OWN_CSS)
