"""SECURITY.md promises nothing that no test holds."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

NAMED = re.compile(r"`(tests/[a-z_/]+\.py)::(test_[a-z0-9_]+)`")


@pytest.fixture(scope="module")
def text(repository: Path) -> str:
    return (repository / "SECURITY.md").read_text(encoding="utf-8")


def test_every_promise_names_a_test(text: str) -> None:
    promised = text.partition("## What is not promised")[0]
    promises = re.split(r"^- ", promised, flags=re.MULTILINE)[1:]
    assert len(promises) > 15
    assert [promise for promise in promises if not NAMED.search(promise)] == []


def test_every_test_named_exists(text: str, repository: Path) -> None:
    named = NAMED.findall(text)
    assert len(named) == text.count("::")
    assert [f"{file}::{test}" for file, test in named if test not in _tests(repository / file)] == []


def test_the_policy_shown_is_the_one_that_is_tested(text: str, repository: Path) -> None:
    shown = re.search(r"^Content-Security-Policy: (.+)$", text, flags=re.MULTILINE)
    assert shown
    tree = ast.parse(
        (repository / "tests/browser/test_content_security_policy.py").read_text(encoding="utf-8")
    )
    tested = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and node.targets[0].id == "POLICY"
    )
    assert shown[1] == tested


def _tests(file: Path) -> set[str]:
    """Names of the test functions of a file."""
    if not file.is_file():
        return set()
    return {
        node.name
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
