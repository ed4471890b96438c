"""The files around the code are valid, and name only commands that exist."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

REPOSITORY = Path(__file__).parents[2]
WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
FORMS = sorted(
    set((REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml"))
    - {REPOSITORY / ".github/ISSUE_TEMPLATE/config.yml"}
)
OF_A_NEW_SITE = REPOSITORY / "templates/site/github/workflows/check.yml"
PINNED = re.compile(r"[\w.-]+/[\w.-]+@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+")
PROMISED = ["3.11", "3.12", "3.13", "3.14"]


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def targets() -> set[str]:
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))


def steps(workflow: Path) -> list[dict[str, Any]]:
    return [step for job in read(workflow)["jobs"].values() for step in job["steps"]]


def test_the_expected_workflows_are_there() -> None:
    assert [file.stem for file in WORKFLOWS] == ["check", "pages", "release", "test"]


@pytest.mark.parametrize("workflow", [*WORKFLOWS, OF_A_NEW_SITE], ids=lambda file: file.stem)
def test_a_workflow_may_only_read_and_ends_some_day(workflow: Path) -> None:
    content = read(workflow)

    assert content["permissions"] == {"contents": "read"}
    assert True in content  # `on`, which YAML 1.1 takes for a switch
    for job in content["jobs"].values():
        assert set(job) >= {"runs-on", "steps"}
        assert workflow == OF_A_NEW_SITE or job["timeout-minutes"] <= 60
        for step in job["steps"]:
            assert ("run" in step) != ("uses" in step)
            if "checkout@" in step.get("uses", ""):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize(
    "file", [*WORKFLOWS, OF_A_NEW_SITE, REPOSITORY / "docs/hosting.md"], ids=lambda file: file.name
)
def test_every_action_is_pinned_by_its_commit_and_says_which_release_that_is(file: Path) -> None:
    used = re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))

    assert used
    assert [action for action in used if not PINNED.fullmatch(action)] == []


def test_one_action_is_pinned_to_one_commit_everywhere() -> None:
    files = [*WORKFLOWS, OF_A_NEW_SITE, REPOSITORY / "docs/hosting.md"]
    used = {
        action for file in files for action in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))
    }
    names = [action.partition("@")[0] for action in used]

    assert len(names) == len(set(names))


def test_workflows_and_hooks_run_make_targets_that_exist() -> None:
    lines = [line for file in WORKFLOWS for step in steps(file) for line in step.get("run", "").splitlines()]
    hooks = [
        hook["entry"]
        for repo in read(REPOSITORY / ".pre-commit-config.yaml")["repos"]
        for hook in repo["hooks"]
    ]
    named = [word for line in (*lines, *hooks) if line.startswith("make ") for word in line.split()[1:]]

    assert {"test", "types", "lint", "check", "site", "dist"} <= set(named) <= targets()
    assert all(hook.startswith("make ") for hook in hooks)


def test_every_make_target_that_a_text_names_exists() -> None:
    pages = [
        *REPOSITORY.glob("*.md"),
        *(REPOSITORY / "docs").rglob("*.md"),
        *(REPOSITORY / ".github").rglob("*.md"),
    ]
    named = {
        t
        for page in pages
        for t in re.findall(r"(?:`|^)make ([a-z-]+)(?=`| *#| *$)", page.read_text("utf-8"), re.MULTILINE)
    }

    assert len(named) > 8
    assert named <= targets()


def test_make_help_lists_every_target_that_has_an_explanation() -> None:
    shown = subprocess.run(
        ["make", "help"], cwd=REPOSITORY, capture_output=True, text=True, check=True
    ).stdout

    assert {"site", "serve", "test", "pythons", "pictures", "dist"} <= set(
        re.findall(r"make ([a-z-]+)", shown)
    )


def test_everything_is_tried_on_three_systems_and_with_every_promised_python() -> None:
    jobs = read(REPOSITORY / ".github/workflows/test.yml")["jobs"]

    assert jobs["linux"]["strategy"]["matrix"]["python"] == PROMISED
    systems = [jobs["linux"]["runs-on"], *jobs["elsewhere"]["strategy"]["matrix"]["system"]]
    assert {system.partition("-")[0] for system in systems} == {"ubuntu", "macos", "windows"}
    paths = [
        word
        for step in steps(REPOSITORY / ".github/workflows/test.yml")
        for word in step.get("run", "").split()
    ]
    assert [
        path
        for path in paths
        if path.startswith(("tests/", "requirements/")) and not (REPOSITORY / path).exists()
    ] == []


def test_a_release_is_published_without_a_secret_by_a_job_that_does_nothing_else() -> None:
    text = (REPOSITORY / ".github/workflows/release.yml").read_text(encoding="utf-8")
    jobs = read(REPOSITORY / ".github/workflows/release.yml")["jobs"]

    assert "secrets." not in text
    assert jobs["publish"]["permissions"] == {"id-token": "write"}
    assert jobs["publish"]["environment"]
    assert not any("run" in step for step in jobs["publish"]["steps"])
    assert "permissions" not in jobs["build"]


@pytest.mark.parametrize("form", FORMS, ids=lambda file: file.stem)
def test_an_issue_form_can_be_shown(form: Path) -> None:
    content = read(form)

    assert {"name", "description", "body"} <= set(content)
    asked = [part for part in content["body"] if part["type"] != "markdown"]
    assert {part["type"] for part in asked} <= {"input", "textarea", "dropdown", "checkboxes"}
    assert all(part["attributes"]["label"] for part in asked)
    assert len({part["id"] for part in asked}) == len(asked)
    assert any(part.get("validations", {}).get("required") for part in asked)


def test_dependabot_watches_actions_and_python() -> None:
    content = read(REPOSITORY / ".github/dependabot.yml")

    assert content["version"] == 2
    watched = {(update["package-ecosystem"], update["directory"]) for update in content["updates"]}
    assert {("github-actions", "/"), ("pip", "/")} <= watched
    assert all((REPOSITORY / directory.lstrip("/")).is_dir() for _, directory in watched)


def test_the_devcontainer_has_its_dockerfile_and_runs_a_make_target() -> None:
    folder = REPOSITORY / ".devcontainer"
    content = json.loads((folder / "devcontainer.json").read_text(encoding="utf-8"))

    assert (folder / content["build"]["dockerfile"]).is_file()
    assert content["postCreateCommand"].removeprefix("make ") in targets()


def test_the_changelog_has_a_place_for_what_comes_next() -> None:
    text = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")

    assert "\n## [Unreleased]\n" in text


def test_every_line_of_text_ends_as_editorconfig_says() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=REPOSITORY, capture_output=True, check=True).stdout
    files = [REPOSITORY / name for name in listed.decode("utf-8").split("\0") if name]
    suffixes = {".py", ".yml", ".md", ".css", ".js", ".j2", ".html", ".toml", ".json"}
    texts = [
        file
        for file in files
        if file.suffix in suffixes and file.is_file() and "diagnostics" not in file.parts
    ]
    wrong = [
        file.name
        for file in texts
        if b"\r" in (raw := file.read_bytes()) or (raw and not raw.endswith(b"\n"))
    ]

    assert len(texts) > 300
    assert wrong == []
