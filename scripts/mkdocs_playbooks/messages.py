"""The wording of every diagnostic: message and help by code and language of the interface.

A message is lower-case and plain and names the field as written; only the help says what to do.
"""

from __future__ import annotations

from typing import TypedDict


class Wording(TypedDict):
    """(message, help) in each language of the interface."""

    en: tuple[str, str]
    ja: tuple[str, str]


PHRASES: dict[str, dict[str, str]] = {
    "en": {
        "help": "help",
        "and": " ",
        "did-you-mean": "did you mean `{suggestion}`?",
        "allowed": "allowed here: {allowed}",
    },
    "ja": {
        "help": "ヒント",
        "and": "",
        "did-you-mean": "`{suggestion}` ではありませんか。",
        "allowed": "ここに書けるもの: {allowed}",
    },
}

MESSAGES: dict[str, Wording] = {
    # The file
    "unreadable": {
        "en": ("the file cannot be read: {reason}", "close it in other programs and check its permissions"),
        "ja": (
            "ファイルを読み込めません: {reason}",
            "ほかのソフトで開いていないか、アクセス権があるかを確かめてください。",
        ),
    },
    "wrong-encoding": {
        "en": ("the file is not UTF-8; it looks like {encoding}", "save it again with the encoding UTF-8"),
        "ja": (
            "文字コードが UTF-8 ではありません（{encoding}）",
            "文字コードに UTF-8 を選んで保存し直してください。",
        ),
    },
    "file-too-large": {
        "en": ("the file is larger than {limit}", "split it into several playbooks"),
        "ja": ("ファイルが {limit} を超えています", "いくつかのプレイブックに分けてください。"),
    },
    "control-character": {
        "en": ("invisible character {character}", "delete it"),
        "ja": ("見えない文字 {character} があります", "この文字を削除してください。"),
    },
    "misplaced-file": {
        "en": ("no playbook may lie here", "move it to playbooks/<language>/<kind>/<id>.yml"),
        "ja": ("プレイブックを置けない場所です", "playbooks/<言語>/<種類>/<id>.yml に移してください。"),
    },
    "bad-file-name": {
        "en": (
            "`{name}` cannot be an id",
            "use small letters a-z, digits and single hyphens, as in late-delivery.yml, and no name of a Windows device",
        ),
        "ja": (
            "`{name}` は id に使えません",
            "半角の小文字・数字・ハイフンの名前にしてください。例: late-delivery.yml（con や nul など Windows の予約名は使えません）",
        ),
    },
    "bad-source-name": {
        "en": ("`{name}` cannot be the name of a source", "name it S and a number, as in S1.yml"),
        "ja": ("`{name}` は出典のファイル名に使えません", "S1.yml のように S と数字にしてください。"),
    },
    "folder-not-empty": {
        "en": ("the folder is not empty", "choose a new folder for the new site"),
        "ja": ("フォルダが空ではありません", "新しいサイトには新しいフォルダを選んでください。"),
    },
    "no-starter": {
        "en": ("there is no starter for the kind `{kind}`", "add starter.en.yml to this folder"),
        "ja": ("種類 `{kind}` のひな形がありません", "このフォルダに starter.ja.yml を足してください。"),
    },
    "cannot-write": {
        "en": ("the file cannot be written: {reason}", "check the folder's permissions and the free space"),
        "ja": ("ファイルを書き込めません: {reason}", "フォルダのアクセス権と空き容量を確かめてください。"),
    },
    "link-out": {
        "en": ("a symbolic link out of the {folder} folder", "put the file itself here"),
        "ja": ("{folder} フォルダの外を指すリンクです", "ファイルそのものを置いてください。"),
    },
    "no-settings": {
        "en": ("the file is missing", "it names the languages of the site; `playbooks init` writes one"),
        "ja": ("ファイルがありません", "サイトの言語を決めるファイルです。`playbooks init` で作れます。"),
    },
    "no-brand-file": {
        "en": ("there is no {file}", "put the file into the folder brand/ beside mkdocs.yml"),
        "ja": (
            "{file} がありません",
            "mkdocs.yml と同じ場所の brand/ フォルダーにファイルを置いてください。",
        ),
    },
    "bad-brand-file": {
        "en": (
            "`{value}` cannot be used",
            "name a file in brand/: an SVG, PNG or ICO picture, or a WOFF2 font; letters, digits, - and _ may be in the name",
        ),
        "ja": (
            "`{value}` は使えません",
            "brand/ に置いたファイルの名前を書いてください。画像は SVG・PNG・ICO、書体は WOFF2 で、名前は半角の英数字と - _ です。",
        ),
    },
    "bad-colour": {
        "en": ("`{value}` is not a colour", 'write it as "#17587e", in quotes'),
        "ja": ("`{value}` は色として読めません", '`"#17587e"` のように、引用符で囲んで書いてください。'),
    },
    "pale-colour": {
        "en": (
            "text in `{value}` is hard to read: its contrast is {ratio}, not {least}",
            'take a darker one, such as "{darker}"',
        ),
        "ja": (
            "`{value}` の文字は読みにくすぎます（コントラスト比 {ratio}、必要なのは {least}）",
            'もっと濃い色、たとえば `"{darker}"` にしてください。',
        ),
    },
    "name-taken": {
        "en": ("`{name}` means something else already", "choose another name"),
        "ja": ("`{name}` は別の意味で使われています", "別の名前にしてください。"),
    },
    "bad-field-name": {
        "en": (
            "`{value}` cannot name a field",
            "use small letters a-z, digits and underscores, as in next_step",
        ),
        "ja": (
            "`{value}` は項目の名前に使えません",
            "半角の小文字・数字・下線の名前にしてください。例: next_step",
        ),
    },
    "no-labels": {
        "en": ("no labels for the language `{locale}`", "remove it, or add templates/labels/{locale}.yml"),
        "ja": (
            "言語 `{locale}` の表示語がありません",
            "この言語を外すか、templates/labels/{locale}.yml を足してください。",
        ),
    },
    # YAML
    "empty-file": {
        "en": ("the file is empty", "fill it in, or delete it; `playbooks new` writes a starter"),
        "ja": (
            "ファイルが空です",
            "中身を書くか、ファイルを削除してください。`playbooks new` でひな形を作れます。",
        ),
    },
    "not-a-mapping": {
        "en": ("the file must consist of `field: value` lines", "start with `title: ...`"),
        "ja": ("「項目: 値」の形で書かれていません", "`title: ...` から書き始めてください。"),
    },
    "bad-yaml": {
        "en": (
            "not valid YAML: {problem}",
            "check the indent, the quotes and the colons on this line and the one before",
        ),
        "ja": (
            "YAML として読めません: {problem}",
            "この行と前の行の字下げ、引用符、コロンを確かめてください。",
        ),
    },
    "tab-indent": {
        "en": ("a tab in the indent", "indent with spaces"),
        "ja": ("字下げにタブが使われています", "半角スペースで字下げしてください。"),
    },
    "unclosed-quote": {
        "en": ("this quote is never closed", "add the closing quote"),
        "ja": ("引用符が閉じていません", "閉じる引用符を足してください。"),
    },
    "full-width-colon": {
        "en": ("a full-width colon `：` after the field name", "write `: ` (half-width colon and space)"),
        "ja": ("項目名のあとのコロンが全角「：」です", "半角のコロンと半角スペース `: ` にしてください。"),
    },
    "full-width-space": {
        "en": ("a full-width space where YAML needs a half-width one", "type half-width spaces here"),
        "ja": (
            "ここは半角スペースが必要ですが、全角スペースになっています",
            "半角スペースに直してください。",
        ),
    },
    "no-break-space": {
        "en": (
            "a no-break space in the indent, as text pasted from a web page brings along",
            "type plain spaces here",
        ),
        "ja": (
            "字下げに改行しないスペースが混じっています（ウェブページからの貼り付けに多い）",
            "半角スペースに打ち直してください。",
        ),
    },
    "missing-space": {
        "en": (
            "no space after this sign",
            "write `name: value` and `- entry`, with a half-width space after the sign",
        ),
        "ja": (
            "記号のあとに半角スペースがありません",
            "`項目: 値` や `- 内容` のように、記号のあとに半角スペースを入れてください。",
        ),
    },
    "full-width-dash": {
        "en": (
            "a full-width dash at the start of the line",
            "start list entries with `- ` (half-width hyphen and space)",
        ),
        "ja": ("行頭の横棒が全角です", "箇条書きは半角の `- ` で始めてください。"),
    },
    "full-width-bracket": {
        "en": ("a full-width bracket", "write half-width brackets, as in [customer, repeater]"),
        "ja": ("括弧が全角です", "[customer, repeater] のように半角の括弧で書いてください。"),
    },
    "wrong-ending": {
        "en": (
            "the name does not end in .yml",
            "rename the file; in Windows, show the endings of file names first",
        ),
        "ja": (
            "ファイル名の末尾が .yml ではありません",
            "名前を変えてください。Windows ではまず「ファイル名拡張子」を表示します。",
        ),
    },
    "full-width-quote": {
        "en": ("a full-width quotation mark", 'write half-width quotes, as in "text", or none at all'),
        "ja": ("引用符が全角です", '半角の " で囲むか、引用符を外してください。'),
    },
    "curly-quotes": {
        "en": (
            "`{field}` stands in curly quotes, which would be shown",
            'write straight quotes, as in "text", or none at all',
        ),
        "ja": (
            "`{field}` が曲がった引用符で囲まれていて、そのまま表示されます",
            '半角の " で囲むか、引用符を外してください。',
        ),
    },
    "cut-at-hash": {
        "en": (
            "the text ends before `{rest}`: YAML takes that for a remark",
            "put the whole text in double quotes if it belongs to it",
        ),
        "ja": (
            "`{rest}` から後ろは注記とみなされ、表示されません",
            '文の一部なら、文全体を半角の二重引用符 " で囲んでください。',
        ),
    },
    "invisible-character": {
        "en": (
            "the invisible character {character} can change the order of the letters",
            "delete it unless it is meant",
        ),
        "ja": (
            "文字の並びを変えることのある見えない文字 {character} があります",
            "意図したものでなければ削除してください。",
        ),
    },
    "colon-in-text": {
        "en": ("a second `: ` on this line", "put the whole text in double quotes"),
        "ja": ("1行に `: ` が2つあります", '文全体を半角の二重引用符 " で囲んでください。'),
    },
    "special-character": {
        "en": ("a text may not start with `{character}`", "put the whole text in double quotes"),
        "ja": (
            "`{character}` で始まる文はそのまま書けません",
            '文全体を半角の二重引用符 " で囲んでください。',
        ),
    },
    "duplicate-key": {
        "en": ("`{field}` stands twice; first on line {first}", "keep one of the two"),
        "ja": ("`{field}` が2回書かれています（1回目は{first}行目）", "どちらか一方にしてください。"),
    },
    "complex-key": {
        "en": (
            "a field name must be plain text",
            "write `name: value`; a text with braces goes in double quotes",
        ),
        "ja": (
            "項目名は文字だけで書きます",
            '`項目: 値` の形にしてください。波括弧のある文は二重引用符 " で囲みます。',
        ),
    },
    "alias": {
        "en": (
            "YAML anchors and aliases (& and *) are not used here",
            "write the text out, or put it in quotes",
        ),
        "ja": ("YAML の参照（& と *）は使えません", "文をそのまま書くか、引用符で囲んでください。"),
    },
    "tag": {
        "en": ("YAML tags such as `{tag}` are not used here", "remove it, or put the text in quotes"),
        "ja": ("YAML のタグ `{tag}` は使えません", "削除するか、文を引用符で囲んでください。"),
    },
    "second-document": {
        "en": ("a second document starts here", "one file holds one playbook; remove the `---`"),
        "ja": (
            "ここから2つ目の文書が始まっています",
            "1ファイルに1プレイブックです。`---` を消してください。",
        ),
    },
    "nesting-too-deep": {
        "en": ("nested more than {limit} levels deep", "check the indent and the brackets"),
        "ja": ("入れ子が{limit}段を超えています", "字下げと括弧を確かめてください。"),
    },
    # Fields
    "unknown-field": {
        "en": ("unknown field `{field}`", "remove it"),
        "ja": ("`{field}` という項目はありません", "この項目を削除してください。"),
    },
    "missing-field": {
        "en": ("the field `{field}` is missing", "add `{field}: ...`{meaning}"),
        "ja": ("項目 `{field}` がありません", "`{field}: ...` を足してください。{meaning}"),
    },
    "empty-value": {
        "en": ("`{field}` is empty", "fill it in"),
        "ja": ("`{field}` が空です", "中身を書いてください。"),
    },
    "too-few": {
        "en": ("`{field}` needs at least {limit}", "add what is missing"),
        "ja": ("`{field}` には少なくとも {limit} つ必要です", "足りない分を書いてください。"),
    },
    "too-many": {
        "en": ("`{field}` holds more than {limit}", "split it in two"),
        "ja": ("`{field}` が {limit} を超えています", "2つに分けてください。"),
    },
    "too-long": {
        "en": ("`{field}` is longer than {limit} characters", "shorten it"),
        "ja": ("`{field}` が{limit}字を超えています", "短くしてください。"),
    },
    "expected-text": {
        "en": ("`{field}` must be a text", "write one text after `{field}:`"),
        "ja": ("`{field}` は文章で書きます", "`{field}:` のあとに文を1つ書いてください。"),
    },
    "expected-list": {
        "en": ("`{field}` must be a list", "put each entry on a line of its own that starts with `- `"),
        "ja": ("`{field}` は箇条書きで書きます", "1件ずつ `- ` で始まる行にしてください。"),
    },
    "expected-fields": {
        "en": (
            "`{field}` must hold fields of its own",
            "write them on the next lines, indented, as `name: value`",
        ),
        "ja": (
            "`{field}` には下位の項目が必要です",
            "次の行から字下げして `項目: 値` の形で書いてください。",
        ),
    },
    "not-allowed": {
        "en": ("`{value}` is not allowed for `{field}`", ""),
        "ja": ("`{field}` に `{value}` は使えません", ""),
    },
    "bad-date": {
        "en": ("`{value}` is not a day", "write it as 2026-11-21"),
        "ja": ("`{value}` は日付ではありません", "2026-11-21 の形で書いてください。"),
    },
    "bad-switch": {
        "en": ("`{value}` is neither true nor false", "write true or false"),
        "ja": ("`{value}` は true でも false でもありません", "true か false と書いてください。"),
    },
    "bad-revision": {
        "en": ("`{value}` is not a revision", "write a whole number from 1 to 9999"),
        "ja": ("`{value}` は改訂番号ではありません", "1 から 9999 までの整数を書いてください。"),
    },
    "bad-duration": {
        "en": (
            "`{value}` is not a length of time",
            "write it as `10 minutes`, `24 hours`, `3 days` or `6 months`",
        ),
        "ja": (
            "`{value}` は期間ではありません",
            "`10 minutes`、`24 hours`、`3 days`、`6 months` の形で書いてください。",
        ),
    },
    "bad-reading": {
        "en": (
            "`{value}` is not a reading in hiragana",
            "write it in hiragana only; a space parts two ways to read the word",
        ),
        "ja": (
            "`{value}` はひらがなの読みではありません",
            "ひらがなだけで書いてください。読みが2通りあるときは、空白で区切ります。",
        ),
    },
    "bad-clock": {
        "en": ("`{value}` is not a time of day", "write it as 8:30, on the 24-hour clock"),
        "ja": ("`{value}` は時刻ではありません", "24時間制で 8:30 の形に書いてください。"),
    },
    "bad-id": {
        "en": (
            "`{value}` cannot be an id",
            "use small letters a-z, digits and single hyphens, as in call-back",
        ),
        "ja": ("`{value}` は id に使えません", "半角の小文字・数字・ハイフンで書いてください。例: call-back"),
    },
    "bad-claim-id": {
        "en": (
            "`{value}` is not the id of a claim",
            "write it as S1-60, or `ours` for what we added ourselves",
        ),
        "ja": (
            "`{value}` は出典の番号ではありません",
            "S1-60 の形で、自社で足したものは `ours` と書いてください。",
        ),
    },
    "line-break": {
        "en": ("`{field}` must be a single line", "write it in one line, without `|`"),
        "ja": ("`{field}` は1行で書きます", "`|` を使わず1行にしてください。"),
    },
    "unknown-value": {
        "en": ("there is no value `{name}`", "add it under `values` in playbooks/site.yml"),
        "ja": ("値 `{name}` は決められていません", "playbooks/site.yml の `values` に足してください。"),
    },
    # Across fields and files
    "duplicate-id": {
        "en": ("the id `{id}` is used twice; also at {other}", "give one of them another id"),
        "ja": ("id `{id}` が2か所で使われています（もう1か所: {other}）", "どちらかの id を変えてください。"),
    },
    "unknown-playbook": {
        "en": (
            "there is no playbook `{id}` in this language",
            "check the id: it is the file name without .yml",
        ),
        "ja": (
            "この言語に `{id}` というプレイブックはありません",
            "id はファイル名から .yml を除いたものです。",
        ),
    },
    "unknown-step": {
        "en": ("the playbook `{id}` has no step `{step}`", "link to the page alone"),
        "ja": ("プレイブック `{id}` に `{step}` という手順はありません", "ページだけにリンクしてください。"),
    },
    "bad-link": {
        "en": (
            "`{target}` cannot be linked",
            "link to a playbook id, an https:// address, mailto: or tel:",
        ),
        "ja": (
            "`{target}` にはリンクできません",
            "プレイブックの id、https:// の URL、mailto:、tel: のどれかにしてください。",
        ),
    },
    "unknown-gate": {
        "en": ("there is no gate `{id}`", "gates are declared in the stage playbooks"),
        "ja": ("`{id}` という関門はありません", "関門は stage のプレイブックで決めています。"),
    },
    "unknown-claim": {
        "en": ("no source has the claim `{id}`", "check the number in playbooks/sources/"),
        "ja": ("出典に `{id}` という主張はありません", "playbooks/sources/ の番号を確かめてください。"),
    },
    "unknown-target": {
        "en": ("neither a question nor an outcome here is called `{id}`", "use the id of one of them"),
        "ja": ("`{id}` という質問も結論もこのファイルにありません", "どれかの id を書いてください。"),
    },
    "circle": {
        "en": ("the questions go round in a circle: {way}", "let one answer end on an outcome"),
        "ja": ("質問が堂々巡りになっています: {way}", "どこかの答えを結論につないでください。"),
    },
    "one-answer-form": {
        "en": (
            "the question `{id}` has {found} sorts of answers",
            "write exactly one of `options`, `order` and `pairs`",
        ),
        "ja": (
            "質問 `{id}` の答え方が{found}種類になっています",
            "`options`・`order`・`pairs` のうち1つだけを書いてください。",
        ),
    },
    "no-right-option": {
        "en": ("none of the options is right", "add `correct: true` to the right one"),
        "ja": ("正解の選択肢がありません", "正しい選択肢に `correct: true` を足してください。"),
    },
    "no-wrong-option": {
        "en": ("all options are right", "add a mistake that people really make, with its reason"),
        "ja": ("選択肢がすべて正解になっています", "実際によくある間違いを、理由を添えて足してください。"),
    },
    "same-answer": {
        "en": ("`{text}` stands twice", "nobody can tell the two apart; reword or remove one"),
        "ja": ("`{text}` が2回書かれています", "見分けが付きません。片方を書き換えるか、消してください。"),
    },
    "unknown-about": {
        "en": (
            "nothing in this playbook is called `{id}`",
            "use the id of a step, row, gate, sign or term of this file, or leave `about` out",
        ),
        "ja": (
            "`{id}` という id の手順や行はこのファイルにありません",
            "このファイルの手順・行・関門・兆候・用語の id を書くか、`about` を外してください。",
        ),
    },
    "several-stages": {
        "en": ("a stage playbook with gates belongs to exactly one stage", "keep one entry under `stages`"),
        "ja": ("関門のある stage は1つのステージだけに属します", "`stages` を1つだけにしてください。"),
    },
    "stage-taken": {
        "en": ("the stage `{stage}` already has its gates in {other}", "move the gates into one file"),
        "ja": ("ステージ `{stage}` の関門はすでに {other} にあります", "1つのファイルにまとめてください。"),
    },
    "gates-backwards": {
        "en": ("`{to}` does not come after `{start}`", "swap them, or choose a later gate"),
        "ja": ("`{to}` は `{start}` より先の関門ではありません", "入れ替えるか、先の関門を選んでください。"),
    },
    "gate-without-tactic": {
        "en": (
            "no tactic leads on from the gate `{id}`",
            "write a tactic whose `from_gate` is `{id}` or earlier and whose `to_gate` is later",
        ),
        "ja": (
            "関門 `{id}` から先へ進む施策がありません",
            "`from_gate` が `{id}` 以前で `to_gate` がその先の tactic を書いてください。",
        ),
    },
    "address-taken": {
        "en": ("the address {address} belongs to a page made from playbooks", "rename this file"),
        "ja": (
            "{address} はプレイブックから作るページと同じ場所です",
            "このファイルの名前を変えてください。",
        ),
    },
    "former-id-in-use": {
        "en": (
            "`{id}` is still in use, by {other}",
            "remove it here: its address shows that playbook and cannot lead on to this one",
        ),
        "ja": (
            "`{id}` は今も使われている id です（{other}）",
            "そのアドレスにはそのプレイブックが出るため、ここへは案内できません。この行を消してください。",
        ),
    },
    "former-id-twice": {
        "en": (
            "`{id}` leads on to two playbooks; also to {other}",
            "keep it where most of the old text went, and link the other one from there",
        ),
        "ja": (
            "旧 id `{id}` の案内先が2つあります（もう1つは {other}）",
            "元の内容の大半が移ったほうにだけ残し、もう一方へはそこからリンクしてください。",
        ),
    },
    "foreign-claim": {
        "en": (
            "the claim `{id}` does not belong to the source {source}",
            "number the claims of this file {source}-01, {source}-02 and so on",
        ),
        "ja": (
            "主張 `{id}` は出典 {source} のものではありません",
            "このファイルの番号は {source}-01、{source}-02 のように付けてください。",
        ),
    },
    "synonym-twice": {
        "en": (
            "`{word}` stands in two groups of synonyms; also at {other}",
            "put all words that mean the same in one group",
        ),
        "ja": (
            "`{word}` が同義語の2つの組に入っています（もう1か所: {other}）",
            "同じ意味の言葉は1つの組にまとめてください。",
        ),
    },
    # Rules of the trade
    "critical-last": {
        "en": (
            "a critical row stands after rows that are not: {action}",
            "put it before them, or mark as critical only what must never be left out",
        ),
        "ja": (
            "重要な行が、そうでない行の後にあります: {action}",
            "先に置くか、絶対に外せない行だけを critical にしてください。",
        ),
    },
    "two-actions": {
        "en": ("this row holds two actions: {action}", "make two rows of it, so that each can be ticked"),
        "ja": ("1行に行動が2つあります: {action}", "1つずつ印を付けられるよう、2行に分けてください。"),
    },
    "loose-call-back": {
        "en": (
            "a call-back is promised without {lost}",
            "fix its time, its owner and a backup in the checklist",
        ),
        "ja": (
            "折り返しの約束に足りないものがあります（{lost}）",
            "時刻・担当・代わりの3つをチェックリストで決めてください。",
        ),
    },
    "one-sided-recovery": {
        "en": (
            "no row of the checklist covers: {lost}",
            "customers judge the outcome, the process and how they were treated; mark rows with `fairness:`",
        ),
        "ja": (
            "チェックリストに {lost} の行がありません",
            "お客様は結果・過程・接し方の3つで判断します。行に `fairness:` を付けてください。",
        ),
    },
    "sellers-exit-test": {
        "en": (
            "only we can see whether this holds",
            "say what the customer thinks or does when the case is closed",
        ),
        "ja": (
            "この条件は当社にしか確かめられません",
            "お客様がどう思い、何をしたら完了かを書いてください。",
        ),
    },
    "long-call-card": {
        "en": (
            "the call card fills {rows} rows of a phone; {limit} can be read during a call",
            "keep the first sentences only",
        ),
        "ja": (
            "電話口カードがスマホで{rows}行になります（通話中に読めるのは{limit}行まで）",
            "最初の言葉だけに絞ってください。",
        ),
    },
    "overdue-review": {
        "en": (
            "the review was due on {day}",
            "let {owner} see whether it still holds, then set `reviewed_on` to that day",
        ),
        "ja": (
            "見直しの期限は{day}でした",
            "{owner}が内容を確かめ、`reviewed_on` をその日に直してください。",
        ),
    },
    "twin-behind": {
        "en": (
            "`{id}` has meaning {mine}, its twin {twin} has {theirs}",
            "bring this text up to the twin's meaning, then raise `meaning` to {theirs}",
        ),
        "ja": (
            "`{id}` の meaning は{mine}、対訳 {twin} は{theirs}です",
            "対訳の内容に合わせてから `meaning` を{theirs}にしてください。",
        ),
    },
    "missing-twin": {
        "en": ("there is no {language} twin", "write {twin}"),
        "ja": ("{language} の対訳がありません", "{twin} を書いてください。"),
    },
    "twins-differ": {
        "en": ("ids differ from the twin {twin}: {difference}", "give both the same ids in the same order"),
        "ja": ("対訳 {twin} と id が違います: {difference}", "両方に同じ id を同じ順で付けてください。"),
    },
}
