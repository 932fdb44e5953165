"""布置: one report by one date from many departments, shown with its addressees and sent after 确认."""

import re
from datetime import date
from functools import partial
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import assignments
from actions.report.assigned import LONGEST_WORD
from actions.talk import dialogue
from handlers.talk.asking import ask_department, confirms
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, Order, act
from policy.text.ask import Ask
from policy.text.write import say_day
from policy.when import read_deadline

_WHEN = (
    r"(?:\d|[本这下]{1,2}个?[周月季]|大?[今明后]天|[今明]晚|周[一二三四五六日天]|星期|月底|年底|[一二两三四五六七八九十]{1,3}个?(?:工作日|天|日|周|星期|月)"
    r"|元旦|春节|清明|五一|劳动节|端午|中秋|国庆|十一|节[前后])"
)
_EVERYBODY = re.compile(r"(?:各|所有|全部|全体)(?:单位|部门)?")
_QUOTES = re.compile(r"[“”\"《》]")


@act(
    "assign_report",
    words=rf"布置[\s：:]*(?P<to>[^\s\d]+?)[\s，,]*(?:请)?(?:于|在)?(?P<when>{_WHEN}\S*?(?:\s+\d{{1,2}}[:：点时]\S{{0,4}}?)?\s*(?:(?:之|以)?[前内])?)[\s，,]*"
    r"(?:报送?|上报|提交)[\s：:]*(?P<title>\S[^\n]{1,39}?)[。]?",
    roles=GROUP,
    usage="布置 各单位 12月5日前报 年度总结",
    summary="向各单位布置一次性报送，列出单位后再确认",
    examples=("布置 各单位 12月5日前报 年度总结", "布置 交通局、水利局 12月5日前报 安全自查报告"),
)
def assign_report(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown first; nothing happens before 确认."""
    context, title = desk.context, _QUOTES.sub("", found["title"]).strip()
    due = read_deadline(f"{found['when'].removesuffix('前')}前", message.at, context.rules.calendar)
    if isinstance(due, Ask):
        raise UserError(f"{due.text}请连同日期重发整条“布置”。")
    if due is None:
        raise UserError("请写明截止日期，如“布置 各单位 12月5日前报 年度总结”。")
    due_on = due.last
    addressed = _addressed(desk, found["to"], f"{found['when'].removesuffix('前')}前报 {title}")
    if isinstance(addressed, Reply):
        return addressed
    assignments.check(context, addressed, due_on, title)
    names = "、".join(each.name for each in addressed)
    text = assignments.assigned_text(context, due_on, title)
    hour = f"\n报送按日期认定，{due.at:%H:%M}的钟点不另登记，如有必要请写入标题。" if due.at else ""
    question = f"将向{len(addressed)}个单位布置：{names}。内容：\n{text}{hour}\n请回复“确认”发出，或“取消”。"
    state = {"departments": [each.id for each in addressed], "due_on": due_on.isoformat(), "title": title}
    dialogue.ask(context, "confirm_assign", question, state, ["确认", "取消"])
    return Reply(question, "ask", {"ask": {"field": "confirm", "text": question, "choices": ["确认", "取消"]}})


def _addressed(desk: Desk, words: str, rest: str) -> list[Department] | Reply:
    everybody = [each for each in departments.visible(desk.context) if each.group_id in desk.context.me.group_ids]
    if _EVERYBODY.fullmatch(words):
        return [each for each in everybody if each.parent_id is None]
    names = [name for name in re.split(r"[、，,和]", words) if name]
    found = []
    for name in names:
        department = departments.resolve(desk.context, name)
        if not isinstance(department, Department):
            return ask_department(desk, name, department, partial(_instead, words, rest, name))
        found.append(department)
    return list(dict.fromkeys(found))


def _instead(words: str, rest: str, said: str, meant: str) -> str:
    return f"布置 {words.replace(said, meant)} {rest}"


@act("confirm_assign", match=confirms("confirm_assign"), order=Order.ANSWER, roles=GROUP)
def confirm_assign(desk: Desk, _message: Message, found: Any) -> Reply:
    """«确认»: every department owes it from now on."""
    row, yes = found
    dialogue.close(desk.context)
    if not yes:
        return Reply("好的，未布置。")
    wanted, due_on = set(row.state["departments"]), date.fromisoformat(row.state["due_on"])
    addressed = [each for each in departments.visible(desk.context) if each.id in wanted]
    made = assignments.assign(desk.context, addressed, due_on, row.state["title"])
    return Reply(
        f"已布置，编号 {made.number}：{len(addressed)}个单位于{say_day(due_on)}前报送{made.title}，已告知联络员，"
        f"届时按时提醒。回复“谁没报 {made.title[:LONGEST_WORD]}”查看进度。"
    )
