"""A site makes itself at home without touching the package: a kind, a brand, templates and styles."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from own_site import KIND, LABELS, own_kind, own_look, put
from playwright.sync_api import Page

from command import playbooks
from mkdocs_playbooks.brand import contrast
from search_box import Box

pytestmark = pytest.mark.xdist_group("own-site")  # one worker, so that it is built once
GROUNDS = ("--pb-paper", "--pb-card", "--pb-tint")
VISIT = "playbooks/en/visit/plant-tour.yml"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with a kind and a look of its own, built."""
    root = tmp_path_factory.mktemp("own") / "site"
    assert playbooks("init", root).returncode == 0
    own_kind(root)
    own_look(root)
    result = playbooks("build", root, "--strict")
    assert result.returncode == 0, result.stdout + result.stderr
    return root


@pytest.fixture
def with_kind(small_site: Path) -> Path:
    """A new site that declares the kind, free to be broken."""
    own_kind(small_site)
    return small_site


def told(root: Path) -> list[str]:
    """Place, severity and code of everything that ``check`` finds."""
    found = json.loads(playbooks("check", root, "--format", "json").stdout)
    return [f"{d['path']}:{d['line']}:{d['column']}: {d['severity']}[{d['code']}]" for d in found]


# --- A kind -------------------------------------------------------------------------------------


def test_every_field_of_a_kind_of_one_s_own_is_on_its_page_under_its_heading(own: Path) -> None:
    html = (own / "site/en/visit/plant-tour.html").read_text(encoding="utf-8")
    shown = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html[html.index("<article") :]))

    for text in (
        "Purpose The customer sees the press working",
        "Have ready Safety shoes in their size ours",
        "Course Greet at the gate",
        "Length 2 hours",
        "Begins 9:00",
        "Since 2024-04-01",
        "Questions What would you like to see?",
        "A case A buyer asked for Invite them to see the factory",
        "Read before Tactic",
        "Read after Recovery",
    ):
        assert text in shown, text
    assert 'id="greet-at-the-gate"' in html
    assert "目的" in (own / "site/ja/visit/plant-tour.html").read_text(encoding="utf-8")


def test_it_stands_in_the_navigation_on_its_own_list_and_at_home(own: Path, page: Page) -> None:
    page.goto((own / "site/en/index.html").as_uri())
    assert page.locator(".md-nav--primary a", has_text="Visits to us").count() >= 1
    page.locator(".pb-kinds a", has_text="Visits to us").click()
    assert page.locator("#_title").inner_text() == "Visits to us"
    page.locator(".pb-cards a", has_text="Tour of the plant").click()
    assert page.url.endswith("/en/visit/plant-tour.html")
    page.locator(".pb-bar__twin").click()
    assert page.locator("#_title").inner_text() == "工場見学"


def test_the_search_finds_it_by_its_own_fields(own: Path, page: Page) -> None:
    for query in ("factory tour", "safety shoes"):
        box = Box(page, own / "site/en/index.html")
        box.open()
        box.type(query)
        box.titles.first.wait_for()
        assert box.titles.first.inner_text() == "Tour of the plant", query


def test_a_mistake_in_one_of_its_playbooks_is_told_with_line_and_column(with_kind: Path) -> None:
    text = (with_kind / VISIT).read_text(encoding="utf-8")
    assert told(with_kind) == []

    bad = (
        text.replace("purpose:", "purpos:").replace("begins: 9:00", "begins: 9 am").replace("2 hours", "long")
    )
    bad = bad.replace("first_read: first-visit", "first_read: first-vist")
    (with_kind / VISIT).write_text(bad, encoding="utf-8")
    at = {line.partition(":")[0].strip(): number for number, line in enumerate(bad.splitlines(), 1)}
    assert told(with_kind) == [
        f"{VISIT}:{at['purpos']}:1: error[unknown-field]",
        f"{VISIT}:{at['length']}:9: error[bad-duration]",
        f"{VISIT}:{at['begins']}:9: error[bad-clock]",
    ]
    (with_kind / VISIT).write_text(text.replace("first_read: first-visit", "first_read: first-vist"), "utf-8")
    assert told(with_kind) == [f"{VISIT}:{at['first_read']}:13: error[unknown-playbook]"]


@pytest.mark.parametrize(
    ("file", "old", "new", "expected"),
    [
        ("kind.yml", "type: points", "type: point", "kind.yml:4:19: error[not-allowed]"),
        ("kind.yml", ", about: How long it takes.", "", "kind.yml:6:3: error[missing-field]"),
        ("kind.yml", "fields:", "field:", "kind.yml:2:1: error[unknown-field]"),
        ("labels.yml", "  one: Visit\n", "", "labels.yml:7:1: error[missing-field]"),
        ("labels.yml", "purpose: Purpose, ", "", "labels.yml:11:3: error[missing-field]"),
        ("labels.yml", "en:", "fr:", "labels.yml:1:1: error[missing-field]"),
        ("labels.yml", "about: How", "about: How: how", "labels.yml:10:13: error[colon-in-text]"),
    ],
)
def test_a_mistake_in_the_kind_itself_is_told_at_its_place_and_nowhere_else(
    with_kind: Path, file: str, old: str, new: str, expected: str
) -> None:
    text = {"kind.yml": KIND, "labels.yml": LABELS}[file]
    assert old in text
    put(with_kind, f"templates/kinds/visit/{file}", text.replace(old, new))
    found = told(with_kind)

    assert f"templates/kinds/visit/{expected}" in found
    assert all(line.startswith("templates/kinds/visit/") for line in found)
    assert playbooks("build", with_kind).returncode == 1


def test_a_kind_without_words_is_told(with_kind: Path) -> None:
    (with_kind / "templates/kinds/visit/labels.yml").unlink()

    assert told(with_kind) == ["templates/kinds/visit/labels.yml:1:1: error[unreadable]"]


def test_the_commands_know_it(with_kind: Path) -> None:
    made = playbooks("new", "visit", "second-tour", with_kind)
    assert made.returncode == 0, made.stderr
    assert told(with_kind) == []
    schema = json.loads(playbooks("schema", "visit", cwd=with_kind).stdout)
    assert schema["properties"]["purpose"]["description"] == "What the visit is for."
    assert {"purpose", "prepare", "title"} <= set(schema["required"])
    unknown = playbooks("new", "visti", "third", with_kind)
    assert unknown.returncode == 2
    assert "glossary, visit" in unknown.stderr


def test_a_page_of_its_own_takes_the_place_of_the_general_one(with_kind: Path) -> None:
    lead = '{% block lead %}<p class="own">{{ content.purpose }}</p>{% endblock %}'
    page = '{% extends "!own-kind.html.j2" %}\n' + lead
    put(with_kind, "templates/kinds/visit/page.html.j2", page)
    assert playbooks("build", with_kind, "--strict").returncode == 0
    html = (with_kind / "site/en/visit/plant-tour.html").read_text(encoding="utf-8")

    assert '<p class="own">The customer sees the press working</p>' in html
    assert "Have ready" in html


def test_words_of_a_kind_and_of_its_playbooks_show_as_typed(with_kind: Path, page: Page) -> None:
    evil = "<script>document.title='ran'</script>{{ 7 * 7 }}"
    labels = LABELS.replace("one: Visit\n", f"one: {json.dumps(evil)}\n").replace(
        "Purpose,", f"{json.dumps(evil)},"
    )
    put(with_kind, "templates/kinds/visit/labels.yml", labels.replace("Visits to us", json.dumps(evil)))
    text = (
        (with_kind / VISIT).read_text(encoding="utf-8").replace("The customer sees the press working", evil)
    )
    (with_kind / VISIT).write_text(text.replace(evil, json.dumps(evil)), encoding="utf-8")
    assert playbooks("build", with_kind, "--strict").returncode == 0

    for address in ("visit/plant-tour.html", "visit/index.html", "index.html", "stages/index.html"):
        page.goto((with_kind / "site/en" / address).as_uri())
        assert evil in page.locator("body").inner_text(), address
        assert page.title() != "ran"


# --- A look -------------------------------------------------------------------------------------


def test_one_block_of_a_page_is_filled_and_the_rest_stays(own: Path) -> None:
    html = (own / "site/en/recovery/late-delivery.html").read_text(encoding="utf-8")

    assert '<p class="own-note">Call the plant: 1234</p>' in html
    assert html.index("own-note") < html.index('class="pb-facts"')
    assert 'class="pb-due"' in html and "pb-call" in html
    assert "own-note" not in (own / "site/en/tactic/first-visit.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["ja", "en"])
def test_the_brand_is_on_every_page_from_files_of_the_site(
    own: Path, page: Page, locale: str, scheme: str
) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((own / f"site/{locale}/recovery/late-delivery.html").as_uri())

    assert page.locator(".pb-bar__logo").evaluate("logo => logo.complete && logo.naturalWidth > 0")
    assert page.locator('link[rel="icon"]').get_attribute("href") == "../assets/brand/mark.svg"
    page.evaluate("document.fonts.ready")
    faces = "[...document.fonts].filter(f => f.status === 'loaded').map(f => f.family.replaceAll('\"', ''))"
    assert "Brand" in page.evaluate(faces)
    assert (
        page.locator(".pb-doc")
        .evaluate("doc => getComputedStyle(doc).fontFamily")
        .startswith(("Brand", '"Brand"'))
    )
    link = page.locator(".pb-doc a:not([class])").first.evaluate("a => getComputedStyle(a).color")
    assert (link == "rgb(11, 92, 59)") == (scheme == "light")
    assert page.locator(".own-note").evaluate("p => getComputedStyle(p).borderTopWidth") == "7px"
    assert page.locator("#_title").evaluate("h => getComputedStyle(h).letterSpacing") == "3px"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_brand_colour_can_be_read_in_both_schemes(own: Path, page: Page, scheme: str) -> None:
    """Contrast as the browser has computed it, of links, of what is urgent and of the marks of the stages."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto((own / "site/en/recovery/late-delivery.html").as_uri())
    pairs = [(text, ground) for ground in GROUNDS for text in ("--pb-link", "--pb-now")]
    pairs += [
        ("--pb-now", "--pb-now-tint"),
        *((f"--pb-stage-{n}-ink", f"--pb-stage-{n}") for n in range(1, 5)),
    ]
    value = "name => getComputedStyle(document.body).getPropertyValue(name).trim()"
    ratios = {pair: contrast(*(page.evaluate(value, name) for name in pair)) for pair in pairs}

    assert len(ratios) == 11
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 4.5} == {}


def test_a_new_site_has_no_brand_and_its_styles_none(small_site: Path) -> None:
    assert playbooks("build", small_site, "--strict").returncode == 0
    css = (small_site / "site/en/assets/playbooks/playbooks.css").read_text(encoding="utf-8")

    assert "@font-face" not in css
    assert not (small_site / "site/en/assets/brand").exists()


def test_a_file_of_the_brand_may_not_lie_elsewhere(small_site: Path) -> None:
    own_look(small_site)
    (small_site / "brand/logo.svg").rename(small_site.parent / "secret.svg")
    (small_site / "brand/logo.svg").symlink_to(small_site.parent / "secret.svg")

    assert told(small_site) == ["brand/logo.svg:1:1: error[link-out]"]
