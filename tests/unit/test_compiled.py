"""Compiled templates are kept, and only what is whole and still true is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from mkdocs_playbooks import compiled


def rendered(texts: dict[str, str], compiles: list[str], extensions: tuple[str, ...] = ()) -> str:
    """What a new environment makes of the template ``a``; what it compiled is put into ``compiles``."""

    class Noting(Environment):
        def _generate(self, source, name, filename, defer_init=False):  # type: ignore[no-untyped-def]
            compiles.append(name)
            return super()._generate(source, name, filename, defer_init)

    environment = Noting(loader=DictLoader(texts), extensions=extensions)
    compiled.keep_compiled(environment)
    return environment.get_template("a").render(word="word")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLAYBOOKS_CACHE", str(tmp_path))
    return tmp_path / "templates"


def test_a_template_is_compiled_once() -> None:
    compiles: list[str] = []
    texts = {"a": "{% include 'b' %}, {{ word }}", "b": "before"}
    assert rendered(texts, compiles) == "before, word"
    assert sorted(compiles) == ["a", "b"]
    assert rendered(texts, compiles) == "before, word"
    assert len(compiles) == 2


def test_another_text_another_extension_and_another_machine_compile_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    compiles: list[str] = []
    rendered({"a": "{{ word }}"}, compiles)
    assert rendered({"a": "{{ word }}!"}, compiles) == "word!"
    assert rendered({"a": "{{ word }}!"}, compiles, ("jinja2.ext.do",)) == "word!"
    monkeypatch.setattr(compiled, "machine", lambda: "another Python")
    assert rendered({"a": "{{ word }}!"}, compiles) == "word!"
    assert compiles == ["a"] * 4


def test_what_is_spoilt_is_compiled_again(folder: Path) -> None:
    compiles: list[str] = []
    rendered({"a": "{{ word }}"}, compiles)
    [file] = folder.iterdir()
    whole = file.read_bytes()
    for spoilt in (b"", whole[:-1], whole[:200] + b"?" + whole[201:], whole + b"?"):
        file.write_bytes(spoilt)
        assert rendered({"a": "{{ word }}"}, compiles) == "word"
    assert len(compiles) == 5
    assert rendered({"a": "{{ word }}"}, compiles) == "word"
    assert len(compiles) == 5


def test_nothing_is_kept_if_nothing_may_be(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLAYBOOKS_CACHE", "")
    rendered({"a": "{{ word }}"}, [])
    assert not folder.exists()
