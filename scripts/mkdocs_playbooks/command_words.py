"""What the command ``playbooks`` says besides its diagnostics, by language."""

from __future__ import annotations

from mkdocs_playbooks.diagnostics import Language, count
from mkdocs_playbooks.gather import Gathered

CHECKING = {"en": "checking", "ja": "確認中"}
BUILDING = {"en": "building", "ja": "作成中"}
PRINTING = {"en": "printing", "ja": "印刷中"}
UNCHANGED = {
    "en": "nothing has changed since the last build",
    "ja": "前回の作成から変わったものはありません",
}
SERVING = {
    "en": "{url}\nCtrl+C ends it",
    "ja": "{url}\nCtrl+C で終わります",
}
STAYS = {
    "en": "the pages stay as they were; save the mended file to try again",
    "ja": "ページは前のままです。直して保存すると、もう一度読みます",
}
NOT_SERVED = {
    "en": "{address} cannot be used: {reason}\n  help: choose another with --address 127.0.0.1:8001",
    "ja": "{address} は使えません: {reason}\n  ヒント: --address 127.0.0.1:8001 のように番号を変えてください",
}
EXPORTED = {
    "en": "{files} in {folder}\nnext:\n  cd {folder}\n  mkdocs build",
    "ja": "{folder} に{files}個のファイルを書き出しました\n次に:\n  cd {folder}\n  mkdocs build",
}
NO_BROWSER = {
    "en": "no Chromium, Chrome or Edge was found, and a PDF needs one\n  help: {command}",
    "ja": "PDF を作る Chromium・Chrome・Edge が見つかりません\n  ヒント: {command}",
}
NOT_PRINTED = {
    "en": "the browser made no PDF: {reason}",
    "ja": "ブラウザーが PDF を作れませんでした: {reason}",
}
OUTLINED = {
    "en": "some text is drawn as outlines (Type 3), because a font is missing\n  help: {command}",
    "ja": "書体が足りず、文字の一部が図形（Type 3）になりました\n  ヒント: {command}",
}
PRINTED = {"en": "{sheets} on {pages}\n{file}", "ja": "シート{sheets}枚、{pages}ページ\n{file}"}


def summary(gathered: Gathered, language: Language) -> str:
    """How much was read and what is wrong with it, in a line."""
    playbooks = len(gathered.library.playbooks)
    errors, warnings = (count(gathered.diagnostics, severity) for severity in ("error", "warning"))
    if language == "ja":
        return f"プレイブック{playbooks}件、エラー{errors}件、警告{warnings}件"
    named = ((playbooks, "playbook"), (errors, "error"), (warnings, "warning"))
    return "{} read, {}, {}".format(*(counted(number, word, language) for number, word in named))


def counted(number: int, word: str, language: Language) -> str:
    """1 page, 2 pages; in Japanese the number alone, since its counter stands in the sentence."""
    return str(number) if language == "ja" else f"{number} {word}{'' if number == 1 else 's'}"
