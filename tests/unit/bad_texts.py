"""What can be wrong with one file: its encoding, slips of a Japanese keyboard, YAML."""

from __future__ import annotations

from unicodedata import normalize

import samples
from bad_inputs import GOOD, error, fine, laid_out, named, swapped, takeaway, warning, whole

ENCODING = [
    error(
        1, "a file in Shift_JIS", whole(GOOD.replace("Sales", "営業企画").encode("cp932")), "wrong-encoding"
    ),
    fine(2, "a byte order mark of UTF-8", whole(GOOD.encode("utf-8-sig"))),
    error(3, "UTF-16 with its mark", whole(GOOD.encode("utf-16")), "wrong-encoding"),
    fine(4, "lines that end in CR LF", whole(GOOD.replace("\n", "\r\n"))),
    fine(4, "lines that end in CR", whole(GOOD.replace("\n", "\r"))),
    error(5, "a NUL", takeaway("a\0b"), "control-character"),
    error(5, "a control character", takeaway("a\x1bb"), "control-character"),
    error(6, "an escape that means NUL", takeaway(r'"a\0b"'), "control-character"),
    error(7, "half a character", takeaway(r'"a\ud800b"'), "control-character"),
    error(7, "half a character as bytes", takeaway("a\ud800b"), "wrong-encoding"),
    error(8, "a line separator", takeaway("a\u2028b: c"), "control-character"),
    error(8, "a next-line character", takeaway("a\u0085b: c"), "control-character"),
    error(9, "nothing", whole(""), "empty-file"),
    error(9, "remarks only", whole("# one\n\n# two\n"), "empty-file"),
]
JAPANESE = [
    error(10, "a full-width colon", swapped("title: Notes", "title：Notes"), "full-width-colon"),
    error(10, "a full-width colon in the middle", swapped("owner: Sales", "owner：営業"), "full-width-colon"),
    error(11, "a full-width space as indent", swapped("    sources", "　　sources"), "full-width-space"),
    error(
        12, "a full-width space after the colon", swapped("title: Notes", "title:　Notes"), "full-width-space"
    ),
    error(13, "a full-width list dash", swapped("  - text", "  － text"), "full-width-dash"),
    error(13, "a full-width list dash alone", swapped("[notes]", "\n－notes"), "full-width-dash"),
    error(14, "curly quotes", takeaway("“Write it down.”"), "curly-quotes"),
    error(14, "full-width quotes", takeaway("＂Write it down.＂"), "full-width-quote"),
    error(15, "a no-break space as indent", swapped("    sources", "\u00a0   sources"), "no-break-space"),
    error(
        16,
        "a full-width id",
        laid_out({"en/recovery/a": samples.recovery(steps=[{"id": "ｓｔｅｐ１", "title": "a"}])}),
        "bad-id",
    ),
    fine(17, "characters of one maker", takeaway("株式会社㈱①髙")),
    error(
        18,
        "names that look the same",
        named(f"{normalize('NFC', 'が')}.yml", f"{normalize('NFD', 'が')}.yml"),
        "bad-file-name",
    ),
    fine(19, "kanji with variation selectors", takeaway("葛\U000e0100飾区")),
]
YAML = [
    *(fine(20, f"{word} as a text", takeaway(word)) for word in ("NO", "on", "off", "yes", "True")),
    *(fine(21, f"{word} as a text", takeaway(word)) for word in ("1:30", "9:00")),
    *(fine(22, f"{word} as a text", takeaway(word)) for word in ("010", "1_000", "1.20", "1e3", "0x1F")),
    error(23, "a day that is not there", swapped("2026-11-21", "2026-02-30"), "bad-date"),
    error(
        24, "a time zone that is not there", swapped("2026-11-21", "2026-11-21T00:00:00+99:99"), "bad-date"
    ),
    error(25, "a number of 5,000 digits as a day", swapped("2026-11-21", "9" * 5_000), "bad-date"),
    error(
        25,
        "a number of 5,000 digits as a revision",
        laid_out(
            {"en/recovery/a": samples.recovery(steps=[{"id": "a", "title": "a", "meaning": "9" * 5_000}])}
        ),
        "bad-revision",
    ),
    error(26, "a field twice", swapped("owner: Sales", "owner: Sales\nowner: Nobody"), "duplicate-key"),
    warning(27, "a remark in the text", takeaway("価格 #1 が下がる"), "cut-at-hash"),
    error(28, "a second colon", takeaway("注意: 予算"), "colon-in-text"),
    *(
        error(29, f"a text that starts with {sign}", takeaway(f"{sign}x y"), code)
        for sign, code in (
            ("@", "special-character"),
            ("%", "special-character"),
            ("`", "special-character"),
            ("*", "alias"),
            ("&", "alias"),
            ("!", "tag"),
            ("! ", "tag"),
            ("* ", "special-character"),
        )
    ),
    error(30, "a template's braces", takeaway("{{ x }}"), "complex-key"),
    error(31, "a tab as indent", swapped("    sources", "\tsources"), "tab-indent"),
    error(32, "a quote that is never closed", takeaway('"Write it down.'), "unclosed-quote"),
    error(33, "a list as a field name", swapped("owner: Sales", "? [owner]\n: Sales"), "complex-key"),
    error(33, "a number as a field name", swapped("owner: Sales", "owner: Sales\n1: x"), "unknown-field"),
    error(34, "a merge key", swapped("owner: Sales", "owner: Sales\n<<: {a: b}"), "unknown-field"),
    error(34, "a merge key with an alias", swapped("owner: Sales", "owner: &o Sales\n<<: *o"), "alias"),
    error(34, "a tag of one's own", takeaway("!mine x"), "tag"),
    error(34, "binary data", takeaway("!!binary R0lGODlhDAA"), "tag"),
    error(35, "an object of Python", takeaway("!!python/object/apply:os.system [ls]"), "tag"),
    error(36, "two documents", whole(f"{GOOD}---\n{GOOD}"), "second-document"),
    error(37, "a list at the root", whole("- a\n- b\n"), "not-a-mapping"),
    error(37, "a bare value at the root", whole("just words\n"), "not-a-mapping"),
    error(38, "nothing in a required field", swapped("owner: Sales", "owner:"), "empty-value"),
    error(38, "null in a required field", swapped("owner: Sales", "owner: ~"), "empty-value"),
    error(39, "an unknown field", swapped("owner: Sales", "ownr: Sales"), "unknown-field"),
]
