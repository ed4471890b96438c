"""For every diagnostic a bad and a good example, in the sections and the order of the reference page.

``tests/unit/test_reference.py`` puts each one into a small site and sees that only the bad one is reported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from mkdocs_playbooks.diagnostics import Severity

Part = Literal["fields", "file", "rows", "names"]
"""What an example shows: fields, the whole (bad) file, rows of a checklist, names of files or commands."""


@dataclass(frozen=True)
class Example:
    """What an author may have typed, and what to type instead."""

    bad: str
    good: str
    part: Part = "fields"
    at: str = "lesson/send-notes"
    """The playbook it stands in, or ``site``, ``sources/S1``, ``words/readings`` or a kind of one's own."""
    severity: Severity = "error"
    why: tuple[str, str] | None = None
    """The reason for a rule of the trade, in English and Japanese."""
    untried: str = ""
    """Why a few lines cannot bring the problem about; ``tests/diagnostics/`` does it in other ways."""


class Section(NamedTuple):
    """The codes that belong together, under a title in English and Japanese."""

    title: tuple[str, str]
    examples: dict[str, Example]


LESSON, TWIN = "playbooks/en/lesson/send-notes.yml", "playbooks/ja/lesson/send-notes.yml"
TITLE = "title: Send notes the same day"
ROW = "- id: call-first\n  action: Call the customer"
QUESTION = "questions:\n  - id: reason-known\n    ask: Has the customer told you why?\n"
CLAIM = "    weight: A\n    home: send-notes\n    text: {en: Memory fades., ja: 記憶は薄れます。}"
FRENCH = "fr: {name: Français, title: Guide, description: Que dire}"
LANGUAGES = (
    "locales:\n  ja: {name: 日本語, title: 手順書, description: 話す言葉}\n"
    "  en: {name: English, title: Playbooks, description: What to say}"
)
ASK = "quiz:\n  - id: when-to-send\n    ask: When do you send the notes?\n"
WRONG = "      - text: Next week\n        because: Memory has faded by then."
RIGHT = "      - text: The same day\n        correct: true\n        because: Both still remember."
QUIZ = f"{ASK}    options:\n{WRONG}\n{RIGHT}"
CARD = "call_card:\n  say:\n    - There was a mistake in our quote. I'm very sorry."

FILE = {
    "unreadable": Example(
        "# open in a program that locks it, or no right to read it",
        "# closed everywhere else",
        untried="it is the system that refuses",
    ),
    "wrong-encoding": Example(
        "title: 納期に遅れたとき # saved as Shift_JIS",
        "title: 納期に遅れたとき # saved as UTF-8",
        untried="the bytes differ, not the text",
    ),
    "file-too-large": Example(
        f"{TITLE}\n# ... and 600 KB more",
        f"{TITLE}\n# ... and 20 KB more",
        untried="it would fill this page",
    ),
    "control-character": Example('title: "Send notes\\a the same day"', TITLE),
    "invisible-character": Example(
        "title: Send notes\u200b the same day  # U+200B after notes", TITLE, severity="warning"
    ),
    "empty-file": Example("# nothing but remarks", TITLE, "file"),
    "misplaced-file": Example("playbooks/en/send-notes.yml", LESSON, "names"),
    "wrong-ending": Example(f"{LESSON}.txt", LESSON, "names"),
    "bad-file-name": Example("playbooks/en/lesson/Send Notes.yml", LESSON, "names"),
    "bad-source-name": Example("playbooks/sources/blog.yml", "playbooks/sources/S1.yml", "names"),
    "link-out": Example(
        "# send-notes.yml is a symbolic link to ../../../secret.yml",
        "# send-notes.yml is a file of its own",
        untried="it is no text",
    ),
    "address-taken": Example("docs/en/learn.md", "docs/en/our-school.md", "names"),
    "no-settings": Example("playbooks/settings.yml", "playbooks/site.yml", "names"),
    "no-labels": Example(f"{LANGUAGES}\n  {FRENCH}", LANGUAGES, at="site"),
    "folder-not-empty": Example(
        "playbooks init .",
        "playbooks init my-site",
        "names",
        untried="it is a command that is refused",
    ),
    "no-starter": Example(
        "templates/kinds/letter/page.html.j2",
        "templates/kinds/letter/page.html.j2\ntemplates/kinds/letter/starter.en.yml",
        "names",
        untried="it is a command that is refused",
    ),
    "cannot-write": Example(
        "playbooks new tactic open-day  (no right to write there, or a full disk)",
        "playbooks new tactic open-day  (in a folder of your own)",
        "names",
        untried="it is the system that refuses",
    ),
}
YAML = {
    "full-width-colon": Example("title：Send notes the same day", TITLE),
    "full-width-space": Example("title:\u3000Send notes the same day", TITLE),
    "full-width-dash": Example("search_words:\n  － minutes", "search_words:\n  - minutes"),
    "full-width-bracket": Example("stages: ［customer］", "stages: [customer]"),
    "full-width-quote": Example("title: ＂Notes: the same day＂", 'title: "Notes: the same day"'),
    "curly-quotes": Example("title: “Send notes the same day”", TITLE),
    "no-break-space": Example("search_words:\n\u00a0\u00a0- minutes", "search_words:\n  - minutes"),
    "tab-indent": Example("search_words:\n\t- minutes", "search_words:\n  - minutes"),
    "missing-space": Example("title:Send notes the same day", TITLE),
    "colon-in-text": Example("title: Notes: the same day", 'title: "Notes: the same day"'),
    "cut-at-hash": Example("title: Order #123 is late", 'title: "Order #123 is late"', severity="warning"),
    "special-character": Example("title: @head office first", 'title: "@head office first"'),
    "unclosed-quote": Example('title: "Send notes the same day', 'title: "Send notes the same day"'),
    "duplicate-key": Example("owner: Sales planning\nowner: Service desk", "owner: Sales planning"),
    "complex-key": Example("title: {{ name }} is late", 'title: "{{ name }} is late"'),
    "alias": Example("owner: &planning Sales planning", "owner: Sales planning"),
    "tag": Example("owner: !team Sales planning", "owner: Sales planning"),
    "second-document": Example(f"owner: Sales planning\n---\n{TITLE}", "owner: Sales planning"),
    "nesting-too-deep": Example(f"stages: {'[' * 21}customer{']' * 21}", "stages: [customer]"),
    "not-a-mapping": Example("- Send notes the same day", TITLE, "file"),
    "bad-yaml": Example("search_words: [minutes, notes", "search_words: [minutes, notes]"),
}
FIELDS = {
    "unknown-field": Example("sumary: What it is for", "summary: What it is for"),
    "missing-field": Example(TITLE, f"{TITLE}\nowner: Sales planning"),
    "empty-value": Example("owner:", "owner: Sales planning"),
    "expected-text": Example("owner: [Sales, planning]", "owner: Sales planning"),
    "expected-list": Example("search_words: minutes", "search_words: [minutes]"),
    "expected-fields": Example("call_card: I'm very sorry.", "call_card:\n  say: [I'm very sorry.]"),
    "too-few": Example("search_words: []", "search_words: [minutes]"),
    "too-many": Example(
        "\n".join(f"- {{id: row-{n}, action: Call customer {n}}}" for n in range(1, 11)),
        "\n".join(f"- {{id: row-{n}, action: Call customer {n}}}" for n in range(1, 4)),
        "rows",
    ),
    "too-long": Example(
        "takeaway: Send notes ... # 20,001 characters",
        "takeaway: Send notes the same day.",
        untried="it would fill this page",
    ),
    "line-break": Example("takeaway: |\n  Send notes\n  the same day.", "takeaway: Send notes the same day."),
    "not-allowed": Example("stages: [customers]", "stages: [customer]"),
    "bad-date": Example("reviewed_on: 21.11.2026", "reviewed_on: 2026-11-21"),
    "bad-duration": Example("review_every: half a year", "review_every: 6 months"),
    "bad-clock": Example(
        "window:\n  start: 8.30\n  end: 9:00", "window:\n  start: 8:30\n  end: 9:00", at="meeting/weekly"
    ),
    "bad-reading": Example("readings:\n  納期: ノウキ", "readings:\n  納期: のうき", at="words/readings"),
    "bad-switch": Example(f"{ROW}\n  critical: very", f"{ROW}\n  critical: true", "rows"),
    "bad-revision": Example(f"{ROW}\n  meaning: second", f"{ROW}\n  meaning: 2", "rows"),
    "bad-id": Example(ROW.replace("call-first", "Call_First"), ROW, "rows"),
    "bad-claim-id": Example(f"{ROW}\n  sources: [S1]", f"{ROW}\n  sources: [S1-01]", "rows"),
    "unknown-value": Example("takeaway: Call by ((closing)).", "takeaway: Call by ((meeting-end))."),
}
ACROSS = {
    "duplicate-id": Example(f"{ROW}\n{ROW}", f"{ROW}\n- id: call-again\n  action: Call again", "rows"),
    "unknown-playbook": Example("related: [wrong-qoute]", "related: [wrong-quote]"),
    "unknown-step": Example(
        "why:\n  - text: See [](wrong-quote#call).", "why:\n  - text: See [](wrong-quote#call-first)."
    ),
    "bad-link": Example("why:\n  - text: See [](wrong-quote.html).", "why:\n  - text: See [](wrong-quote)."),
    "unknown-claim": Example(f"{ROW}\n  sources: [S1-99]", f"{ROW}\n  sources: [S1-01]", "rows"),
    "foreign-claim": Example(
        f"claims:\n  - id: S2-01\n{CLAIM}", f"claims:\n  - id: S1-01\n{CLAIM}", at="sources/S1"
    ),
    "former-id-in-use": Example("formerly: [wrong-quote]", "formerly: [send-minutes]"),
    "former-id-twice": Example(
        "formerly: [old-quote] # so has recovery/wrong-quote", "formerly: [old-minutes]"
    ),
    "synonym-twice": Example(
        "groups:\n  - [complaint, grievance]\n  - [anger, complaint]",
        "groups:\n  - [complaint, grievance, anger]",
        at="words/synonyms",
    ),
    "unknown-target": Example(
        f"{QUESTION}    yes: agree\n    no: ask-the-reason",
        f"{QUESTION}    yes: agree-with-terms\n    no: ask-the-reason",
        at="decision/discount",
    ),
    "circle": Example(
        f"{QUESTION}    yes: agree-with-terms\n    no: reason-known",
        f"{QUESTION}    yes: agree-with-terms\n    no: ask-the-reason",
        at="decision/discount",
    ),
    "one-answer-form": Example(f"{ASK}    because: Both still remember.", QUIZ),
    "no-right-option": Example(
        f"{ASK}    options:\n{WRONG}\n      - text: Never\n        because: Nobody asks.", QUIZ
    ),
    "no-wrong-option": Example(
        f"{ASK}    options:\n{RIGHT}\n{RIGHT.replace('The same day', 'Today')}",
        QUIZ,
    ),
    "same-answer": Example(f"{QUIZ}\n{WRONG}", f"{QUIZ}\n      - text: Never\n        because: Nobody asks."),
    "unknown-about": Example(
        f"{QUIZ}\n    about: call-fist", f"{QUIZ}\n    about: call-first", at="recovery/wrong-quote"
    ),
    "several-stages": Example("stages: [prospect, customer]", "stages: [prospect]", at="stage/second"),
    "stage-taken": Example("stages: [acquaintance]", "stages: [prospect]", at="stage/second"),
    "unknown-gate": Example(
        "from_gate: gate-1-1\nto_gate: gate-21", "from_gate: gate-1-1\nto_gate: gate-2-1", at="tactic/visit"
    ),
    "gates-backwards": Example(
        "from_gate: gate-2-1\nto_gate: gate-1-1", "from_gate: gate-1-1\nto_gate: gate-2-1", at="tactic/visit"
    ),
    "gate-without-tactic": Example(
        "goal: They come back",
        "goal: They come back\nfrom_gate: gate-1-1\nto_gate: gate-2-1",
        at="tactic/visit",
    ),
}
TWINS = {
    "missing-twin": Example(LESSON, f"{LESSON}\n{TWIN}", "names", severity="warning"),
    "twins-differ": Example(ROW.replace("call-first", "ring-first"), ROW, "rows"),
    "twin-behind": Example(ROW, f"{ROW}\n  meaning: 2", "rows", severity="warning"),
    "overdue-review": Example(
        "reviewed_on: 2001-02-03",
        "reviewed_on: 2026-11-21",
        severity="warning",
        untried="it depends on the day",
    ),
}
OWN_KIND = "templates/kinds/visit/kind"
OWN_FIELD = "fields:\n  {}: {{type: line, about: What the visit is for.}}"
SITE = {
    "no-brand-file": Example("brand: {logo: logo.svg}  # there is no brand/logo.svg", "brand: {}", at="site"),
    "bad-brand-file": Example("brand: {logo: ../logo.svg}", "brand: {}", at="site"),
    "bad-colour": Example("brand: {colour: blue}", 'brand: {colour: "#17587e"}', at="site"),
    "pale-colour": Example('brand: {colour: "#8fc7e8"}', 'brand: {colour: "#17587e"}', at="site"),
    "name-taken": Example(OWN_FIELD.format("title"), OWN_FIELD.format("aim"), at=OWN_KIND),
    "bad-field-name": Example(OWN_FIELD.format("Aim"), OWN_FIELD.format("aim"), at=OWN_KIND),
}
TRADE = {
    "critical-last": Example(
        f"{ROW}\n- id: letter-sent\n  action: Write to them\n  critical: true",
        f"- id: letter-sent\n  action: Write to them\n  critical: true\n{ROW}",
        "rows",
        severity="warning",
        why=(
            "If the work is interrupted, what comes first was done. So the rows that matter most come first.",
            "途中で中断しても、先にある行は済んでいます。だから、外せない行ほど先に置きます。",
        ),
    ),
    "two-actions": Example(
        "- id: call-first\n  action: Call the customer, then write to them",
        f"{ROW}\n- id: letter-sent\n  action: Write to them",
        "rows",
        severity="warning",
        why=(
            "A box can be ticked or not. With two actions in a row nobody knows which of them was done.",
            "チェック欄には、付けるか付けないかしかありません。1行に2つあると、どちらが済んだのか分かりません。",
        ),
    ),
    "loose-call-back": Example(
        "- id: call-promised\n  action: Promise a call-back",
        "- id: call-promised\n  action: Promise a call-back at a time you can keep\n"
        "  blank: Time, owner, backup",
        "rows",
        severity="warning",
        why=(
            "One missed call-back can end a relationship. It is kept when a time and a person stand on paper,"
            " and somebody else who calls if that person cannot.",
            "折り返しの約束は、一度破るだけで取引が終わることがあります。時刻と担当、担当が出られないときに代わりにかける人を決めておけば守れます。",
        ),
    ),
    "one-sided-recovery": Example(
        "- {id: quote-replaced, action: Send the correct quote, fairness: outcome}",
        "- {id: apology-made, action: Apologise by phone, fairness: person}\n"
        "- {id: time-promised, action: Promise a time, fairness: process}\n"
        "- {id: quote-replaced, action: Send the correct quote, fairness: outcome}",
        "rows",
        at="recovery/wrong-quote",
        severity="warning",
        why=(
            "After a failure customers judge what they got, how it went and how they were treated."
            " A recovery that leaves one of them out is felt as unfair.",
            "失敗のあと、お客様は結果・過程・接し方の3つで対応を判断します。1つでも欠けると、公平でないと感じます。",
        ),
    ),
    "sellers-exit-test": Example(
        "exit_tests:\n  - text: The case is closed in our list.",
        'exit_tests:\n  - text: The customer says "that is settled".',
        at="recovery/wrong-quote",
        severity="warning",
        why=(
            "Whether trust is back is decided by the customer. What only we can see proves our own work.",
            "信頼が戻ったかどうかを決めるのはお客様です。当社にしか見えないことは、こちらの作業が済んだ証拠にしかなりません。",
        ),
    ),
    "long-call-card": Example(
        f"{CARD}\n    # ... and forty more sentences",
        CARD,
        at="recovery/wrong-quote",
        severity="warning",
        why=(
            "The card is read while somebody is talking. What needs scrolling is not found in time.",
            "カードは、相手の話を聞きながら読むものです。画面を送らないと見えない言葉は、間に合いません。",
        ),
        untried="it would fill this page",
    ),
}

SECTIONS = (
    Section(("Files", "ファイル"), FILE),
    Section(("Signs and indents", "記号と字下げ"), YAML),
    Section(("Fields", "項目"), FIELDS),
    Section(("Across fields and files", "項目やファイルどうしの関係"), ACROSS),
    Section(("Twins", "対訳"), TWINS),
    Section(("A site's own look and kinds", "サイト独自の見た目と種類"), SITE),
    Section(("Rules of the trade", "仕事の決まり"), TRADE),
)
