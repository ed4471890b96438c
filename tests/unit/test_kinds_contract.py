"""What every kind must have. A new kind fails here until its page, labels, starters and schema are whole."""

from __future__ import annotations

import ast
import os
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml
from every_page import every_page
from filled_site import filled_site

from mkdocs_playbooks import inline
from mkdocs_playbooks.gather import gather
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.library import Library, Playbook
from mkdocs_playbooks.load import load
from mkdocs_playbooks.model import Content, Loc, walk
from mkdocs_playbooks.render import Page
from mkdocs_playbooks.scaffold import init, new
from mkdocs_playbooks.schema import MODELS, as_text, schema
from mkdocs_playbooks.source import read
from mkdocs_playbooks.templates import languages, packaged
from mkdocs_playbooks.text import Line, Prose

REPOSITORY = Path(__file__).parents[2]
TEMPLATES = packaged()
LANGUAGES = sorted(languages(REPOSITORY))
MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")
NOT_SHOWN = {"search_words"}
"""Fields that are there to be searched, not to be read."""
EVIL = ' <script>alert("x")</script> & {{ 7 * 7 }}'


class _Words(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def words(html: str) -> str:
    """What a reader sees of ``html``, with single spaces."""
    return " ".join("".join(_Words(html).found).split())


def texts(content: Content) -> list[tuple[Loc, str]]:
    """Every text of a playbook that a reader should meet on its page, as it looks there."""
    found: list[tuple[Loc, str]] = []
    for loc, value in walk(content):
        if type(value) is Line and loc[0] not in NOT_SHOWN:
            found.append((loc, " ".join(value.split())))
        elif type(value) is Prose:
            for part in inline.paragraphs(value):
                found.append((loc, words(inline.render(part, lambda target: (target, target)))))
    return found


def not_on(page: Page, content: Content) -> list[tuple[Loc, str]]:
    shown = words(page.html)
    return [(loc, text) for loc, text in texts(content) if text not in shown]


def pages_of(library: Library, root: Path) -> dict[tuple[str, str], Page]:
    return {(page.locale, page.address): page for page in every_page(library, root)}


def key_tree(labels: Any) -> Any:
    """The names of labels and the gaps in them, without the words."""
    if isinstance(labels, dict):
        return {key: key_tree(value) for key, value in labels.items()}
    return sorted(re.findall(r"\{(\w*)\}", str(labels)))


def load_labels(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


# --- Files of a kind --------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_page_its_labels_and_a_starter_in_every_language(kind: str) -> None:
    folder = TEMPLATES / "kinds" / kind
    starters = {f"starter.{language}.yml" for language in LANGUAGES}

    assert {file.name for file in folder.iterdir()} >= {"page.html.j2", "labels.yml", *starters}
    labels = load_labels(folder / "labels.yml")
    assert sorted(labels) == LANGUAGES
    for language in LANGUAGES:
        assert set(labels[language]) == {"one", "many", "about"}
        assert all(labels[language].values())


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_its_manual_in_its_module(kind: str) -> None:
    module = sys.modules[KINDS[kind].__module__]

    assert module.__name__ == f"mkdocs_playbooks.kinds.{kind}"
    assert module.__doc__ and ast.get_docstring(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
    assert KINDS[kind].__name__.lower() == kind
    assert issubclass(KINDS[kind], Content)


def test_every_module_and_folder_of_a_kind_is_in_the_list() -> None:
    package = Path(str(sys.modules["mkdocs_playbooks.kinds"].__file__)).parent

    assert {file.stem for file in package.glob("[a-z]*.py")} == set(KINDS)
    assert {folder.name for folder in (TEMPLATES / "kinds").iterdir()} == set(KINDS)


def test_the_labels_of_every_language_have_the_same_names_and_gaps() -> None:
    trees = {language: key_tree(load_labels(TEMPLATES / f"labels/{language}.yml")) for language in LANGUAGES}

    assert LANGUAGES == ["en", "ja"]
    assert trees["en"] == trees["ja"]


# --- Starters and pages -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_a_starter_passes_in_a_new_site_and_all_of_it_is_on_its_page(tmp_path: Path, kind: str) -> None:
    init(tmp_path)
    new(tmp_path, kind, "just-started", ("ja", "en"))
    gathered = gather(tmp_path)
    assert gathered.diagnostics == []

    made = pages_of(gathered.library, tmp_path)
    for language in LANGUAGES:
        playbook = gathered.library.playbooks[language, "just-started"]
        assert len(texts(playbook.content)) > 5
        assert not_on(made[language, f"{kind}/just-started.html"], playbook.content) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_typed_into_a_starter_becomes_code(tmp_path: Path, kind: str) -> None:
    init(tmp_path)
    new(tmp_path, kind, "evil", ("ja", "en"))
    library = load(tmp_path).library
    playbooks = dict(library.playbooks)
    for language in LANGUAGES:
        path = f"playbooks/{language}/{kind}/evil.yml"
        data = _poisoned(read(tmp_path / path, path).data, KINDS[kind])
        playbooks[language, "evil"] = Playbook(kind, language, "evil", path, KINDS[kind].model_validate(data))
    made = pages_of(Library(library.settings, playbooks), tmp_path)

    for page in made.values():
        assert "<script" not in page.html
        assert " 49" not in words(page.html)
    for language in LANGUAGES:
        assert not_on(made[language, f"{kind}/evil.html"], playbooks[language, "evil"].content) == []


def _poisoned(data: Any, kind: type[Content]) -> Any:
    """The fields of a playbook with code at the end of every text."""
    for loc, value in walk(kind.model_validate(data)):
        if type(value) in (Line, Prose):
            holder = data
            for part in loc[:-1]:
                holder = holder[part]
            holder[loc[-1]] += EVIL
    return data


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_that_an_author_can_fill_in_is_on_the_page(kind: str) -> None:
    """A field that no template shows would lose what was written into it, and nobody would notice."""
    library = filled_site()
    content = library.playbooks["en", kind].content
    page = pages_of(library, REPOSITORY)["en", f"{kind}/{kind}.html"]

    assert not_on(page, content) == []
    anchors = {id for _, id in library.playbooks["en", kind].ids()}
    assert anchors <= page.anchors


# --- Schemas ----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_of_a_kind_lists_exactly_its_fields(kind: str) -> None:
    assert list(schema(kind)["properties"]) == list(KINDS[kind].model_fields)


@pytest.mark.parametrize("name", MODELS)
def test_every_field_says_in_the_editor_what_it_is_for(name: str) -> None:
    made = schema(name)
    silent = [
        f"{part}.{field}"
        for part, shape in {name: made, **made.get("$defs", {})}.items()
        for field, about in shape.get("properties", {}).items()
        if not about.get("description")
    ]

    assert silent == []


@pytest.mark.parametrize("name", MODELS)
def test_the_schema_file_is_what_the_code_makes_now(repository: Path, name: str) -> None:
    file = repository / "playbooks" / "schema" / f"{name}.json"

    assert file.read_text(encoding="utf-8") == as_text(name), "run `make schema`"


def test_there_are_no_other_schema_files(repository: Path) -> None:
    assert {file.stem for file in (repository / "playbooks/schema").iterdir()} == set(MODELS)


def _schema_of(file: Path, playbooks: Path) -> Path:
    """The schema of a file, by the folder it lies in."""
    folder = file.parent.name
    name = {"sources": "source", "words": file.stem}.get(folder, folder)
    name = "site" if file.parent == playbooks else name
    return playbooks / "schema" / f"{name}.json"


@pytest.mark.parametrize(
    "playbooks", [REPOSITORY / "playbooks", TEMPLATES / "site" / "playbooks"], ids=["own", "new"]
)
def test_every_yaml_file_starts_with_the_line_that_names_its_schema(playbooks: Path) -> None:
    files = sorted(playbooks.rglob("*.yml"))
    wrong = []
    for file in files:
        found = MODELINE.match(file.read_text(encoding="utf-8"))
        target = os.path.normpath(file.parent / found[1]) if found else ""
        if target != str(_schema_of(file, playbooks)):
            wrong.append(file.name)

    assert files
    assert wrong == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_starter_names_its_schema_as_it_will_lie_in_a_site(kind: str) -> None:
    for language in LANGUAGES:
        text = (TEMPLATES / "kinds" / kind / f"starter.{language}.yml").read_text(encoding="utf-8")
        found = MODELINE.match(text)
        assert found and found[1] == f"../../schema/{kind}.json"
