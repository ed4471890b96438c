"""Synthetic playbooks by the thousand: varied Japanese content in the real schema, the same for every run."""

from __future__ import annotations

import json
import random
from itertools import product
from pathlib import Path

import yaml

SETTINGS = {"locales": {"ja": {"name": "日本語", "title": "大きなサイト", "description": "計測用"}}}


def _words(text: str) -> list[str]:
    return text.split()


FIELDS = _words(
    """
    建設 食品 医療 物流 印刷 金型 電子部品 包装 清掃 警備 人材 保険
    不動産 通信 教育 農業 水産 繊維 化粧品 自動車 鉄鋼 化学 製薬 飲食
    宿泊 旅行 広告 出版 電力 ガス
    """
)
THINGS = _words(
    """
    納期 見積 契約 請求 検収 在庫 図面 試作 保守 配送 設置 点検
    更新 返品 値引き 仕様 品質 数量 納品 発注 支払い 担当 窓口 会議
    資料 提案 説明 訪問 電話 研修
    """
)
TROUBLES = _words(
    """
    遅れ 誤り 漏れ 変更 中止 不足 破損 苦情 失念 行き違い 延期 取り消し
    重複 混乱 停滞
    """
)
ACTS = _words(
    """
    立て直す 防ぐ 伝える 確かめる 詫びる 引き継ぐ 断る 早める 見直す 記録する 提案する 引き受ける
    """
)
PEOPLE = _words(
    """
    課長 部長 社長 工場長 購買 経理 現場 受付 後任 新人
    """
)
SIGNS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ"


def write(root: Path, count: int) -> Path:
    """A site of ``count`` playbooks in ``root``."""
    (root / "docs").mkdir(parents=True, exist_ok=True)
    (root / "mkdocs.yml").write_text(
        "site_name: Big\nuse_directory_urls: false\nplugins: [playbooks]\n"
        "theme:\n  name: material\n  font: false\n  features: [navigation.prune, navigation.indexes]\n",
        encoding="utf-8",
    )
    folder = root / "playbooks" / "ja" / "recovery"
    folder.mkdir(parents=True, exist_ok=True)
    (root / "playbooks" / "site.yml").write_text(json.dumps(SETTINGS, ensure_ascii=False), encoding="utf-8")
    dice = random.Random(2026)
    titles = [f"{f}の{t}の{w}を{a}" for f, t, w, a in product(FIELDS, THINGS, TROUBLES, ACTS)]
    for number, title in enumerate(dice.sample(titles, count)):
        file = folder / f"case-{number:04}.yml"
        fields = playbook(dice, number, title)
        file.write_text(
            yaml.dump(fields, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=1000),
            encoding="utf-8",
        )
    return root


def playbook(dice: random.Random, number: int, title: str) -> dict[str, object]:
    """One recovery of ordinary length; its product name stands in no other."""
    pick = dice.choice
    product = "".join(dice.choices(SIGNS, k=5)) + "ー"

    def some() -> str:
        field, thing, trouble, act = map(dice.choice, (FIELDS, THINGS, TROUBLES, ACTS))
        return pick(
            (
                f"{field}の{thing}に{trouble}があり、{pick(PEOPLE)}が{act}ことにしました。",
                f"{pick(PEOPLE)}に{thing}の{trouble}を{act}まで、{dice.randint(1, 9)}日かかります。",
                f"{thing}の{trouble}は、{field}では{dice.randint(10, 90)}件中{dice.randint(1, 9)}件です。",
                f"まず{thing}を確かめ、{trouble}の理由を{pick(PEOPLE)}に伝えます。",
            )
        )

    steps = [
        {
            "id": f"step-{i}",
            "title": f"{pick(THINGS)}を{pick(ACTS)}",
            "text": some() + some(),
            "say": [some()],
        }
        for i in range(5)
    ]
    rows = [
        {"id": f"row-{i}", "action": f"{pick(PEOPLE)}に{pick(THINGS)}を聞く", "fairness": fairness}
        for i, fairness in enumerate(("outcome", "process", "person") * 2)
    ]
    return {
        "title": title,
        "summary": f"{product}の{pick(THINGS)}を{pick(ACTS)}",
        "stages": [pick(("acquaintance", "prospect", "customer", "repeater"))],
        "search_words": [
            product,
            *(f"{pick(FIELDS)}{pick(THINGS)}{pick(TROUBLES)}" for _ in range(9)),
        ],
        "owner": "営業部",
        "reviewed_on": "2026-11-21",
        "review_every": "1 year",
        "triggers": [some(), some()],
        "first_response_due": "1 hour",
        "call_card": {"say": [some(), some()], "ask": [some()]},
        "steps": steps,
        "checklist": {
            "mode": "read-do",
            "goal": some(),
            "completion": "上長に報告する",
            "sections": [{"id": "now", "title": "今すぐ", "items": rows}],
        },
        "exit_tests": [{"text": f"お客様は{some()}", "sources": ["ours"]}],
        "objections": [{"they_say": some(), "we_say": [some()]}, {"they_say": some(), "we_say": [some()]}],
        "why": [{"text": some() + some(), "sources": ["ours"]} for _ in range(3)],
        "cautions": [{"text": some() + some(), "sources": ["ours"]} for _ in range(2)],
    }
