"""``templates``: a site's own templates win file by file, and a mistake in one is an error, not a gap."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from rjsmin import jsmin

from mkdocs_playbooks.kinds import KINDS
from mkdocs_playbooks.templates import (
    Labels,
    desk_scripts,
    environment,
    folders,
    languages,
    packaged,
    scripts,
    styles,
    tool_scripts,
)

ENGLISH = Labels(packaged().parent, "en", tuple(KINDS))


def write(root: Path, path: str, text: str) -> None:
    file = root / "templates" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def test_the_packaged_templates_hold_every_kind() -> None:
    assert {folder.name for folder in (packaged() / "kinds").iterdir()} == set(KINDS)


def test_a_site_s_own_folder_is_searched_first(tmp_path: Path) -> None:
    assert folders(tmp_path) == [packaged()]

    (tmp_path / "templates").mkdir()
    assert folders(tmp_path) == [tmp_path / "templates", packaged()]


def test_the_packaged_folder_is_not_searched_twice() -> None:
    assert folders(packaged().parent) == [packaged()]


def test_a_template_of_the_site_replaces_the_packaged_one_and_no_other(tmp_path: Path) -> None:
    write(tmp_path, "root/index.html.j2", "own {{ name }}")
    jinja = environment(tmp_path)

    assert jinja.get_template("root/index.html.j2").render(name="<b>") == "own &lt;b&gt;"
    assert jinja.get_template("playbook.html.j2").filename == str(packaged() / "playbook.html.j2")


def test_an_unknown_name_in_a_template_fails(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError, match="titel"):
        environment(tmp_path).from_string("{{ titel }}").render(title="a")


def test_labels_are_found_by_dotted_name_with_their_gaps_filled(tmp_path: Path) -> None:
    english, japanese = (Labels(tmp_path, locale, tuple(KINDS)) for locale in ("en", "ja"))

    assert english("stage.at-risk") == "At risk"
    assert english("duration.day.many", n=3) == "3 days"
    assert english("kind.tactic.one") == "Tactic"
    assert japanese("kind.tactic.one") == "施策"


@pytest.mark.parametrize("name", ["nothing", "stage.nobody", "kind.tactic.three"])
def test_a_label_that_is_not_there_fails(tmp_path: Path, name: str) -> None:
    with pytest.raises(KeyError):
        Labels(tmp_path, "en", tuple(KINDS))(name)


def test_a_group_of_labels_comes_with_its_gaps_and_in_the_words_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, "labels/en.yml", "run: {say: {undone: Taken back.}}")
    group = Labels(tmp_path, "en", ()).group("run.say")

    assert (group["undone"], group["unnamed"]) == ("Taken back.", "Run of {time}")


def test_a_gap_that_nobody_fills_fails(tmp_path: Path) -> None:
    with pytest.raises(KeyError):
        Labels(tmp_path, "en", ())("field.within", days=3)


def test_a_site_changes_single_labels(tmp_path: Path) -> None:
    write(tmp_path, "labels/en.yml", "stage: {customer: Client}\n")
    write(tmp_path, "kinds/tactic/labels.yml", "en: {one: Move}\n")
    labels = Labels(tmp_path, "en", tuple(KINDS))

    assert labels("stage.customer") == "Client"
    assert labels("stage.prospect") == "Prospect"
    assert (labels("kind.tactic.one"), labels("kind.tactic.many")) == ("Move", "Tactics")


def test_a_site_adds_a_language_by_its_labels(tmp_path: Path) -> None:
    assert languages(tmp_path) == {"en", "ja"}

    write(tmp_path, "labels/fr.yml", "stage: {customer: Client}\n")
    assert languages(tmp_path) == {"en", "ja", "fr"}


def packaged_shape(path: str) -> str:
    """A packaged style or script without what is left out on the way to the reader."""
    text = (packaged() / path).read_text(encoding="utf-8")
    if path.endswith(".css"):
        text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
        return re.sub(r"(:)\s+|\s*([{};,])\s*", r"\1\2", text).strip()
    return str(jsmin(text))


def all_scripts(root: Path) -> str:
    return scripts(root) + desk_scripts(root, ENGLISH) + tool_scripts(root)


def test_the_bundles_hold_every_component_once(tmp_path: Path) -> None:
    for suffix, text in (("css", styles(tmp_path)), ("js", all_scripts(tmp_path))):
        files = [*packaged().glob(f"*.{suffix}"), *packaged().glob(f"components/*/*.{suffix}")]

        assert files
        assert all(text.count(packaged_shape(str(file.relative_to(packaged())))) == 1 for file in files)


def test_scripts_that_few_pages_need_are_not_sent_with_all(tmp_path: Path) -> None:
    assert packaged_shape("components/runs/store.js") in desk_scripts(tmp_path, ENGLISH)
    assert packaged_shape("components/runs/store.js") not in scripts(tmp_path)
    assert packaged_shape("components/call-back/call-back.js") in tool_scripts(tmp_path)
    assert packaged_shape("components/call-back/call-back.js") not in scripts(tmp_path)
    assert packaged_shape("page.js") in scripts(tmp_path)


def test_base_styles_come_first_and_those_for_paper_last(tmp_path: Path) -> None:
    assert styles(tmp_path).startswith(packaged_shape("base.css"))
    assert styles(tmp_path).strip().endswith(packaged_shape("print.css"))


def test_styles_lose_blanks_but_none_that_means_something(tmp_path: Path) -> None:
    write(
        tmp_path,
        "zz.css",
        """.a :is(b, c) > d::after {
             content: "x : y; {z} , \\" /"; width: calc(1px + 2px); margin: 1px -2px;
           }
        """,
    )
    tight = '.a :is(b,c) > d::after{content:"x : y; {z} , \\" /";width:calc(1px + 2px);margin:1px -2px;}'
    assert tight in styles(tmp_path)


def test_scripts_lose_remarks_but_no_text_that_looks_like_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        "zz.js",
        """// All of this is a remark.
        /*! A licence */
        const a = 1; /* see // that */
        const b = "x // y", c = `
          // ${ a } a line`; // it's a text
        if (/a [ //] b/.test(c)) a /= 2;
        //
        """,
    )
    text = scripts(tmp_path)
    assert 'const a=1;const b="x // y",c=`\n          // ${ a } a line`;if(/a [ //] b/.test(c))a/=2;' in text
    assert "/*! A licence */" in text and "All of this" not in text


def test_a_site_s_own_script_comes_as_it_wrote_it(tmp_path: Path) -> None:
    write(tmp_path, "own.js", "const ours = `\n  // a line\n`;\n")
    assert scripts(tmp_path).endswith("const ours = `\n  // a line\n`;\n")


def test_a_site_s_own_styles_come_as_it_wrote_them(tmp_path: Path) -> None:
    write(tmp_path, "own.css", ".ours { margin: 0 , 1px }")
    assert styles(tmp_path).endswith(".ours { margin: 0 , 1px }\n")


def test_a_site_replaces_and_adds_styles_file_by_file(tmp_path: Path) -> None:
    write(tmp_path, "components/steps/steps.css", ".own-steps {}")
    write(tmp_path, "zz.css", ".own-zz {}")
    text = styles(tmp_path)

    assert ".own-steps{}" in text and ".own-zz{}" in text
    assert packaged_shape("components/steps/steps.css") not in text
    assert packaged_shape("components/cards/cards.css") in text
