"""The manual tells the truth: every usage of the registry, every entry of the menu. WRITE_MANUAL=1 renews the list."""

import os
import re
from pathlib import Path

from actions.people.members import ROLE_TITLES
from dashboard.frame import menu
from dashboard.overview import guide
from handlers.talk.registry import acts
from tests.dashboard.conftest import Pages

MANUAL = Path(__file__).parent.parent.parent / "docs" / "manual.zh-CN.md"
HEAD, BEGIN, END = "| 这样说 | 用途 | 岗位 |\n|---|---|---|\n", "<!-- usages -->\n", "<!-- /usages -->"


def usages() -> str:
    """A line for each act that 帮助 lists."""
    lines = []
    for act in acts():
        if act.usage:
            everybody = len(act.roles) == len(ROLE_TITLES)
            holders = (
                "所有人" if everybody else "、".join(name for role, name in ROLE_TITLES.items() if role in act.roles)
            )
            lines.append(f"| {act.usage.replace('|', '／')} | {act.summary.replace('|', '／')} | {holders} |")
    return HEAD + "\n".join(lines) + "\n"


def test_every_usage_stands_in_the_manual() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    listed, after = rest.split(END)
    if os.environ.get("WRITE_MANUAL"):
        MANUAL.write_text(f"{before}{BEGIN}{usages()}{END}{after}", encoding="utf-8")
        return
    missing = [line for line in usages().splitlines() if line not in listed.splitlines()]
    stale = [line for line in listed.splitlines() if line not in usages().splitlines()]
    assert (missing, stale) == ([], []), "run this test with WRITE_MANUAL=1"


def test_every_entry_of_the_menu_is_explained() -> None:
    text = MANUAL.read_text(encoding="utf-8")
    titles = [entry.title for entry, _roles in menu.MENU]
    assert [title for title in titles if f"| {title} |" not in text] == []


def test_every_role_s_guide_begins_with_what_it_may_say(pages: Pages) -> None:
    said = {role: pages.visit("zhaoli").text(f"/guide/{role}") for role in ROLE_TITLES}
    for role, text in said.items():
        found = re.findall(r'<td data-label="这样说"><b>([^<]+)', text)[:3]
        assert found == list(guide.SAMPLES[role]), role


def test_one_line_of_the_menu_is_the_page_s(pages: Pages) -> None:
    sheet = f"/reports/{pages.obligation('交通局')}/sheet"
    for userid, path, title in (
        ("liangchen", "/members", "成员"), ("liangchen", "/settings", "设置"), ("liangchen", "/holidays", "设置"),
        ("liangchen", "/guide", "使用说明"), ("wangmin", sheet, "报送"), ("wangmin", "/upload", "会议"),
        ("wangmin", "/meetings", "会议"), ("zhaoli", "/statistics/rows?of=报告会议", "工作统计"),
        ("zhaoli", sheet.removesuffix("/sheet"), "审核"),
    ):  # fmt: skip
        text = pages.visit(userid).text(path).partition("<main")[0]
        assert set(re.findall(r'aria-current="page">([^<]+)</a>', text)) == {title}, path
