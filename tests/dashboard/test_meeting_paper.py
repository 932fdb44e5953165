"""会前情况单: a meeting's matters with their earlier meetings, opinions and answers, and what the department has open, on one page."""

import re

import pytest

from tests.conftest import Conversation
from tests.dashboard.conftest import Pages, Visit, content

INSPECTOR, LIAISON = "liqiang", "wangmin"
FIRST = "会议通知：定于11月24日上午9点在局三楼会议室召开党组会议，研究：1.城区道路改造项目立项。联系人：王敏"
SECOND = "会议通知：定于12月10日上午9点在局三楼会议室召开党组会议，研究：1.城区道路改造项目资金320万元的分配方案；2.年度培训计划。联系人：王敏"


@pytest.fixture
def desk(bot: Conversation, pages: Pages) -> Visit:
    bot.at("2026-11-20T09:00").say(LIAISON, FIRST)
    bot.say(INSPECTOR, "意见 2026-0001 建议补充可研报告后再上会")
    bot.say(INSPECTOR, "确认")
    bot.at("2026-11-23T09:00").say(LIAISON, "可研报告已补充")
    bot.say("zhaoli", "记整改 交通局 监督检查 会议记录要素不全 12月20日前")
    bot.at("2026-12-01T09:00").say(LIAISON, SECOND)
    bot.say(LIAISON, "1")
    return pages.visit(INSPECTOR)


def path(pages: Pages) -> str:
    return f"/meetings/{pages.meeting('交通局')}"


def test_what_was_decided_and_said_before_stands_on_it(desk: Visit, pages: Pages) -> None:
    assert f'href="{path(pages)}/paper"' in desk.text(path(pages))
    page = desk.text(f"{path(pages)}/paper")
    words = re.sub(r"<[^>]+>", " ", page)
    for said in (
        "一、城区道路改造项目资金320万元的分配方案", "11月24日（周二）", "建议补充可研报告后再上会", "二、年度培训计划",
        "此前没有该事项的会议记录", "会议记录要素不全", "12月20日（周日）", "列席人员签字",
    ):  # fmt: skip
        assert said in words, said


def test_a_matter_opens_the_meeting_that_took_it_up_last(desk: Visit, pages: Pages) -> None:
    shown = desk.text("/matters")
    assert f'<a href="{path(pages)}">城区道路改造项目' in shown
    assert 'href="/meetings/2026-0001"' not in shown


def test_word_says_the_same(desk: Visit, pages: Pages) -> None:
    answer = desk.get(f"{path(pages)}/paper.docx")
    assert answer.status_code == 200
    assert "建议补充可研报告后再上会" in content(answer)


def test_it_is_the_group_s(desk: Visit, pages: Pages) -> None:
    for who, code in ((LIAISON, 403), ("wutao", 404)):
        for kind in ("paper", "paper.docx"):
            assert pages.visit(who).get(f"{path(pages)}/{kind}").status_code == code
    assert "会前情况单" not in pages.visit(LIAISON).text(path(pages))


def test_chat_offers_it_to_the_group(desk: Visit, pages: Pages, bot: Conversation) -> None:
    number = pages.meeting("交通局")
    assert "会前情况单" in bot.say(INSPECTOR, f"会议 {number}")
    assert "会前情况单" not in bot.say(LIAISON, f"会议 {number}")
