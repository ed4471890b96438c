"""``cli``: what a person at a terminal, an editor and a script get from the command ``playbooks``."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import samples

from command import Run
from mkdocs_playbooks import __version__
from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.schema import MODELS, as_text

FINE = {"en/lesson/a": samples.lesson()}
WRONG = {"en/lesson/a": samples.lesson(stages=["nobody"]), "en/lesson/b": samples.lesson(owner=None)}
WARNED = {"ja/lesson/a": samples.lesson()}
ENGLISH = os.environ | {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["check", "fine"], 0),
        (["check", "fine", "--strict"], 0),
        (["check", "wrong"], 1),
        (["check", "wrong", "--format", "json"], 1),
        (["check", "warned"], 0),
        (["check", "warned", "--strict"], 1),
        (["check", "warned", "--strict", "--format", "json"], 1),
        (["build", "wrong"], 1),
        (["serve", "wrong"], 1),
        (["new", "lesson", "A", "fine"], 1),
        (["init", "fine"], 1),
        (["check", "absent"], 2),
        (["check", "empty"], 2),
        (["check", "fine", "--format", "xml"], 2),
        (["new", "novel", "a", "fine"], 2),
        (["schema", "novel"], 2),
        (["unknown"], 2),
        (["--version"], 0),
        (["schema"], 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_exit_codes(run: Run, tmp_path: Path, arguments: list[str], status: int) -> None:
    samples.site(tmp_path / "fine", FINE)
    samples.site(tmp_path / "wrong", WRONG)
    samples.site(tmp_path / "warned", WARNED, ("en", "ja"))
    (tmp_path / "empty").mkdir()
    result = run(*arguments, cwd=tmp_path, env=ENGLISH)

    assert result.returncode == status, result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_json_lists_all_problems_at_once_and_nothing_else(run: Run, tmp_path: Path) -> None:
    result = run("check", samples.site(tmp_path, WRONG), "--format", "json", env=ENGLISH)
    problems = json.loads(result.stdout)

    assert result.stderr == ""
    fields = {"path", "line", "column", "severity", "code", "message", "help"}
    assert all(set(problem) == fields for problem in problems)
    assert [(p["path"], p["code"]) for p in problems] == [
        ("playbooks/en/lesson/a.yml", "not-allowed"),
        ("playbooks/en/lesson/b.yml", "empty-value"),
    ]
    assert all(isinstance(p["line"], int) and isinstance(p["column"], int) for p in problems)


def test_json_of_a_good_site_is_an_empty_list(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("check", samples.site(tmp_path, FINE), "--format", "json").stdout) == []


def test_paths_are_relative_to_the_site_wherever_the_command_runs(run: Run, tmp_path: Path) -> None:
    root = samples.site(tmp_path / "営業 site", WRONG)
    inside = run("check", cwd=root, env=ENGLISH)
    outside = run("check", root, cwd=tmp_path, env=ENGLISH)

    assert inside.stdout == outside.stdout
    assert inside.stdout.startswith("playbooks/en/lesson/a.yml:")


def test_a_folder_that_is_no_site_is_told_how_to_make_one(run: Run, tmp_path: Path) -> None:
    result = run("check", tmp_path, env=ENGLISH)

    assert "no mkdocs.yml" in result.stderr and "playbooks init" in result.stderr


@pytest.mark.parametrize(
    ("variables", "arguments", "word"),
    [
        ({"LC_ALL": "ja_JP.UTF-8"}, [], "エラー"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "ja_JP.UTF-8"}, [], "エラー"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "ja_JP.UTF-8"}, [], "errors"),
        ({"LC_ALL": "de_DE.UTF-8"}, [], "errors"),
        ({"LC_ALL": "C"}, ["--lang", "ja"], "エラー"),
        ({"LC_ALL": "ja_JP.UTF-8"}, ["--lang", "en"], "errors"),
    ],
)
def test_messages_are_in_the_language_of_the_system_or_the_one_asked_for(
    run: Run, tmp_path: Path, variables: dict[str, str], arguments: list[str], word: str
) -> None:
    root = samples.site(tmp_path, FINE)
    result = run(*arguments, "check", root, env=ENGLISH | variables)

    assert word in result.stdout


@pytest.mark.parametrize("encoding", ["cp932", "cp1252"])
def test_a_console_that_cannot_show_every_character_gets_an_escape_not_a_crash(
    run: Run, tmp_path: Path, encoding: str
) -> None:
    root = samples.site(tmp_path, {"en/lesson/a": samples.lesson(stages=["— ✓ é 営業"])})
    result = run(
        "--lang", "ja", "check", root, env=ENGLISH | {"PYTHONIOENCODING": encoding}, encoding=encoding
    )

    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "\\u2713" in result.stdout


def test_a_pipe_gets_no_colour(run: Run, tmp_path: Path) -> None:
    assert "\33" not in run("check", samples.site(tmp_path, WRONG)).stdout


def test_a_build_says_where_to_look_and_is_quiet_otherwise(run: Run, tmp_path: Path) -> None:
    root = samples.site(tmp_path, FINE)
    result = run("build", root, "--strict", cwd=root, env=ENGLISH)

    assert result.returncode == 0, result.stderr
    assert result.stdout.splitlines() == ["1 playbook read, 0 errors, 0 warnings", "site/index.html"]
    assert result.stderr == ""
    assert (root / "site/en/lesson/a.html").is_file()


def test_a_build_goes_where_it_is_told_to(run: Run, tmp_path: Path) -> None:
    root = samples.site(tmp_path / "in", FINE)
    result = run("build", root, "--out", "出力 先", cwd=tmp_path, env=ENGLISH)

    assert result.returncode == 0, result.stderr
    assert (tmp_path / "出力 先/en/lesson/a.html").is_file()
    assert not (root / "site").exists()


def test_a_build_that_fails_leaves_the_old_site_as_it_was(run: Run, tmp_path: Path) -> None:
    root = samples.site(tmp_path, WRONG)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("old", encoding="utf-8")
    result = run("build", root, env=ENGLISH)

    assert result.returncode == 1
    assert "error[not-allowed]" in result.stdout
    assert "2 errors" in result.stderr
    assert [file.name for file in (root / "site").iterdir()] == ["index.html"]
    assert sorted(file.name for file in root.iterdir()) == ["docs", "mkdocs.yml", "playbooks", "site"]


def test_a_new_playbook_is_named_and_passes(run: Run, small_site: Path) -> None:
    result = run("new", "tactic", "factory-tour", cwd=small_site, env=ENGLISH)

    assert result.stdout.splitlines() == [
        "playbooks/ja/tactic/factory-tour.yml",
        "playbooks/en/tactic/factory-tour.yml",
    ]
    assert run("check", small_site, "--strict").returncode == 0
    again = run("new", "lesson", "factory-tour", cwd=small_site, env=ENGLISH)
    assert (again.returncode, again.stdout) == (1, "")
    assert "error[duplicate-id]: the id `factory-tour` is used twice" in again.stderr
    assert "also at playbooks/ja/tactic/factory-tour.yml" in again.stderr


def test_a_new_site_says_what_to_do_next(run: Run, tmp_path: Path) -> None:
    result = run("init", "mine", cwd=tmp_path, env=ENGLISH)

    assert result.returncode == 0
    assert "playbooks serve" in result.stdout
    assert (tmp_path / "mine/mkdocs.yml").is_file()


def test_schemas_are_listed_printed_and_written(run: Run, tmp_path: Path) -> None:
    assert run("schema").stdout.split() == list(MODELS)
    assert run("schema", "tactic").stdout == as_text("tactic")

    written = run("schema", "--out", tmp_path / "schema", cwd=tmp_path)
    assert written.stdout.split() == [f"schema/{name}.json" for name in MODELS]
    assert (tmp_path / "schema/tactic.json").read_text(encoding="utf-8") == as_text("tactic")


def test_the_version_and_the_help_are_there(run: Run) -> None:
    assert run("--version").stdout.strip() == f"playbooks, version {__version__}"
    for arguments in ([], ["check"], ["new"]):
        result = run(*arguments, "-h")
        assert result.returncode == 0
        assert "Usage: " in result.stdout
    assert all(kind in result.stdout for kind in KINDS)
