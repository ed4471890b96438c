"""With what earlier builds made, a site has the bytes of a first build, whatever was edited in between."""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from bench import corpus
from command import playbooks
from folder_bytes import folder_bytes
from mkdocs_playbooks import parallel
from mkdocs_playbooks.gather import gather

Edit = Callable[[Path, random.Random], object]


def built(root: Path, cache: Path | str) -> dict[str, bytes]:
    """The site of ``root``, made with what lies in ``cache``, in the place of the last site that was."""
    out = root.parent / ("out" if cache else "out-without")
    result = playbooks("build", root, "--out", out, env=os.environ | {"PLAYBOOKS_CACHE": str(cache)})
    assert result.returncode == 0, result.stdout + result.stderr
    return folder_bytes(out)


def same(one: dict[str, bytes], other: dict[str, bytes]) -> bool:
    assert [path for path in sorted(one | other) if one.get(path) != other.get(path)] == []
    return True


def _file(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted(root.glob("playbooks/*/*/*.yml")))


def _rewrite(file: Path, pattern: str, replacement: str) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, replacement, text, count=1), encoding="utf-8")


def more_words(root: Path, chance: random.Random) -> None:
    _rewrite(_file(root, chance), r"(?m)^(summary: \"?)", rf"\g<1>{chance.random()} & <b> ")


def other_title(root: Path, chance: random.Random) -> None:
    _rewrite(_file(root, chance), r"(?m)^(title: \"?)", rf"\g<1>{chance.random()} ")


def other_stage_or_term(root: Path, chance: random.Random) -> None:
    kinds = [
        file for kind in ("stage", "glossary") for file in sorted(root.glob(f"playbooks/*/{kind}/*.yml"))
    ]
    if kinds:
        _rewrite(
            chance.choice(kinds), r"(?m)^(\s+(?:- )?(?:title|term): \"?)", rf"\g<1>{chance.randrange(9)} "
        )


def new_one(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(root.glob("playbooks/ja/[lr]e*/*.yml")))
    id = f"again-{chance.randrange(1000)}"
    for twin in root.glob(f"playbooks/*/*/{file.name}"):
        shutil.copy(twin, twin.with_name(f"{id}.yml"))


def renamed(root: Path, chance: random.Random) -> None:
    copies = sorted(root.glob("playbooks/ja/*/again-*.yml"))
    if copies:
        name, later = chance.choice(copies).name, f"again-{chance.randrange(1000, 2000)}.yml"
        for twin in root.glob(f"playbooks/*/*/{name}"):
            text = twin.read_text(encoding="utf-8")
            twin.with_name(later).write_text(f"formerly: [{name[:-4]}]\n{text}", encoding="utf-8")
            twin.unlink()


def gone(root: Path, chance: random.Random) -> None:
    for file in root.glob("playbooks/*/*/again-*.yml"):
        file.unlink()


def twin_gone(root: Path, chance: random.Random) -> None:
    for file in sorted(root.glob("playbooks/en/*/again-*.yml")):
        file.unlink()


def other_value(root: Path, chance: random.Random) -> None:
    _rewrite(root / "playbooks/site.yml", r"title: ", f"title: {chance.randrange(100)} ")


def own_template(root: Path, chance: random.Random) -> None:
    """A page that shows what its playbook has nothing to do with."""
    file = root / "templates/kinds/recovery/page.html.j2"
    file.parent.mkdir(parents=True, exist_ok=True)
    number = chance.randrange(100)
    file.write_text(
        '{% extends "!kinds/recovery/page.html.j2" %}{% block facts %}{{ super() }}'
        "<p>{% for key, p in library.playbooks.items() %}{{ p.content.title }}{% endfor %}</p>"
        f"{number}{{% endblock %}}",
        encoding="utf-8",
    )


def own_page(root: Path, chance: random.Random) -> None:
    (root / "docs/ja").mkdir(parents=True, exist_ok=True)
    (root / "docs/ja/own.md").write_text(f"# {chance.random()}\n\n## Two\n", encoding="utf-8")


EDITS: tuple[Edit, ...] = (more_words, other_title, other_stage_or_term, new_one, renamed, twin_gone, gone)
ROUNDS: tuple[tuple[Edit, ...], ...] = (
    (more_words,),
    (other_title, other_stage_or_term, new_one),
    (renamed, new_one),
    (twin_gone, other_stage_or_term),
    (gone, own_page, other_value),
    (own_template,),
    (more_words, other_title),
)


def test_after_any_edits_the_site_is_that_of_a_first_build(copy_of_repository: Path, tmp_path: Path) -> None:
    root, chance = copy_of_repository, random.Random(8)
    before = built(root, tmp_path / "cache")
    for edits in ROUNDS:
        for edit in edits:
            edit(root, chance)
        after = built(root, tmp_path / "cache")
        assert after != before, edits
        assert same(after, built(root, "")), edits
        before = after


def test_so_is_a_large_site(tmp_path: Path) -> None:
    root, chance = corpus.write(tmp_path / "big", 2 * parallel.FEWEST), random.Random(9)
    first = built(root, tmp_path / "cache")
    assert "ja/assets/playbooks/search/shard-0.js" in first
    for _ in range(4):
        for edit in chance.sample(EDITS, 2):
            edit(root, chance)
        assert same(built(root, tmp_path / "cache"), built(root, ""))


def test_a_site_that_is_gone_is_made_of_what_is_kept(small_site: Path, tmp_path: Path) -> None:
    built(small_site, tmp_path / "cache")
    shutil.rmtree(tmp_path / "out")
    more_words(small_site, random.Random(12))
    assert same(built(small_site, tmp_path / "cache"), built(small_site, ""))


def test_what_an_edit_leaves_is_taken_over(small_site: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    before = built(small_site, tmp_path / "cache")
    places = {path: (out / path).stat().st_ino for path in before}
    more_words(small_site, random.Random(13))
    after = built(small_site, tmp_path / "cache")
    left = {path for path in after if (out / path).stat().st_ino == places.get(path)}
    ours = {path for path in after if path.endswith((".html", ".md")) and not path.endswith("404.html")}
    assert {path for path in ours if after[path] == before.get(path)} <= left
    assert not [path for path in left if after[path] != before[path]]
    assert (out / next(iter(left))).stat().st_nlink == 1  # the old site is gone


def meddle(site: Path, chance: random.Random) -> None:
    """What other programs, and people, do to a finished site."""
    for file in sorted(file for file in site.rglob("*") if file.is_file() and file.name != "index.html"):
        content = file.read_bytes()
        match chance.randrange(6):
            case 0:
                file.write_bytes(content[::-1])
            case 1:
                file.write_bytes(content + b"more")
            case 2:
                file.unlink()
            case 3:
                file.unlink()
                file.mkdir()
            case 4:
                file.unlink()
                file.symlink_to(site / "index.html")


def test_what_others_changed_in_the_site_is_made_again(small_site: Path, tmp_path: Path) -> None:
    built(small_site, tmp_path / "cache")
    meddle(tmp_path / "out", random.Random(14))
    more_words(small_site, random.Random(15))
    assert same(built(small_site, tmp_path / "cache"), built(small_site, ""))


HOOK = """
from mkdocs.plugins import event_priority

@event_priority(-100)
def on_post_page(output, page, config):
    if page.title == {bad!r}:
        raise OSError("the disk is full")
    return output + "<!-- by a hook -->"

def on_post_build(config):
    from pathlib import Path
    for file in Path(config.site_dir).rglob("*.html"):
        file.write_text(file.read_text(encoding="utf-8") + "<!-- by another -->", encoding="utf-8")
"""


def hook(root: Path, bad: str) -> None:
    (root / "hook.py").write_text(HOOK.format(bad=bad), encoding="utf-8")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    if "hooks:" not in settings:
        (root / "mkdocs.yml").write_text(f"{settings}\nhooks: [hook.py]\n", encoding="utf-8")


def test_hooks_see_every_page_and_never_the_site_that_stands(small_site: Path, tmp_path: Path) -> None:
    before = built(small_site, tmp_path / "cache")
    page = gather(small_site).library.of("en")[0].content.title
    hook(small_site, bad=page)
    out, settings = tmp_path / "out", os.environ | {"PLAYBOOKS_CACHE": str(tmp_path / "cache")}
    failed = playbooks("build", small_site, "--out", out, env=settings)
    assert failed.returncode == 1, failed.stdout
    assert same(folder_bytes(out), before)
    hook(small_site, bad="no page")
    after = built(small_site, tmp_path / "cache")
    assert b"<!-- by a hook -->" in after["ja/index.html"]
    assert same(after, built(small_site, ""))


def test_who_may_read_a_file_is_mended_by_a_build(small_site: Path, tmp_path: Path) -> None:
    built(small_site, tmp_path / "cache")
    page = tmp_path / "out/ja/index.html"
    usual = page.stat().st_mode
    page.chmod(0o600)
    more_words(small_site, random.Random(19))
    built(small_site, tmp_path / "cache")
    assert page.stat().st_mode == usual


def test_what_was_put_away_and_is_lost_is_kept_again(small_site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = built(small_site, cache)
    names = {name for name in kept(cache) if "/texts/" in name}
    for texts in cache.glob("*/texts"):
        shutil.rmtree(texts)
    shutil.rmtree(tmp_path / "out")
    assert same(built(small_site, cache), first)
    assert {name for name in kept(cache) if "/texts/" in name} == names


def test_mkdocs_does_not_call_what_is_taken_over_empty(
    small_site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PLAYBOOKS_CACHE", str(tmp_path / "cache"))
    for _ in range(2):
        more_words(small_site, random.Random(18))
        with caplog.at_level("INFO", logger="mkdocs"):
            build(load_config(str(small_site / "mkdocs.yml")))
    assert "Documentation built" in caplog.text
    assert "empty" not in caplog.text


def kept(cache: Path) -> dict[str, int]:
    """When each file of the cache was written."""
    return {file.relative_to(cache).as_posix(): file.stat().st_mtime_ns for file in cache.rglob("*.kept")}


def test_one_edit_makes_again_what_is_linked_with_it_and_nothing_else(
    copy_of_repository: Path, tmp_path: Path
) -> None:
    root, cache = copy_of_repository, tmp_path / "cache"
    id = "failure-to-fan"
    built(root, cache)
    before = kept(cache)
    _rewrite(root / f"playbooks/en/recovery/{id}.yml", r"(?m)^(summary: \"?)", r"\g<1>Another ")
    built(root, cache)
    after = kept(cache)
    made = {Path(name).stem for name in after if after[name] != before.get(name)} - {"ja", "en"}
    made -= {"last-site", "playbooks"}  # of all files, and of all readings

    linked = {p.id for p in gather(root).library.of("en") if id in (p.id, *p.links)}
    linked |= {"terms"}  # the glossary looks for its words in all
    assert id in made
    assert made <= linked | set(gather(root).library.playbooks["en", id].links)
    assert after.keys() == before.keys()


def spoil(cache: Path, chance: random.Random) -> None:
    for file in sorted(cache.rglob("*.kept")):
        whole = bytearray(file.read_bytes())
        match chance.randrange(4):
            case 0:
                whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
            case 1:
                del whole[chance.randrange(len(whole)) :]
            case 2:
                whole += b"more"
            case 3:
                whole.clear()
        file.write_bytes(whole)


def test_a_spoilt_cache_costs_time_and_nothing_else(small_site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = built(small_site, cache)
    spoil(cache, random.Random(10))
    assert same(built(small_site, cache), first)
    shutil.rmtree(cache)
    assert same(built(small_site, cache), first)
    shutil.rmtree(cache)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert same(built(small_site, cache), first)


@pytest.mark.parametrize("places", [4, 1])
def test_builds_at_once_share_it(small_site: Path, tmp_path: Path, places: int) -> None:
    """Also if they write the same site, and take files over from each other's."""
    built(small_site, tmp_path / "cache")
    more_words(small_site, random.Random(16))
    first = built(small_site, "")
    outs = [tmp_path / ("out" if places == 1 else f"out-{number}") for number in range(4)]
    settings = os.environ | {"PLAYBOOKS_CACHE": str(tmp_path / "cache")}
    with ThreadPoolExecutor() as pool:
        results = pool.map(lambda out: playbooks("build", small_site, "--out", out, env=settings), outs)
    assert [result.returncode for result in results] == [0] * 4
    assert all(same(folder_bytes(out), first) for out in outs)


def test_what_is_gone_is_not_kept(small_site: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    new_one(small_site, random.Random(11))
    built(small_site, cache)
    assert [name for name in kept(cache) if "again-" in name]
    gone(small_site, random.Random(11))
    built(small_site, cache)
    assert not [name for name in kept(cache) if "again-" in name]

    other = small_site.rename(tmp_path / "elsewhere")
    built(other, cache)
    assert len(list(cache.glob("*/site.txt"))) == 1


@pytest.mark.parametrize("cache", ["", "somewhere"])
def test_the_site_s_own_folder_holds_nothing_of_it(small_site: Path, tmp_path: Path, cache: str) -> None:
    built(small_site, cache and tmp_path / cache)
    assert not list(small_site.rglob("*.kept"))
