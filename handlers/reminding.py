"""催办 by hand: one department at once, all of them after 确认."""

import re
from typing import Any

from actions import departments, dialogue, reminders
from actions.departments import Department
from actions.reminders import Reminded
from actions.reports import Obligation
from handlers.asking import ask_department, confirms
from handlers.base import Desk, Message, Reply
from handlers.registry import GROUP, Order, act
from policy.report_words import read_report_words

_EVERYBODY = re.compile(r"全部|所有|各单位|全体|")


@act(
    "remind",
    words=r"催办[\s：:]*(?P<rest>.{0,40})",
    roles=GROUP,
    usage="催办 水利局",
    summary="提醒一个单位的联络员；“催办 全部 台账”提醒所有未报单位",
    examples=("催办 水利局", "催办 全部 台账"),
)
def remind(desk: Desk, _message: Message, found: Any) -> Reply:
    """One department: reminded now, at any hour. All: shown first, sent after 确认."""
    words = read_report_words(found["rest"], desk.context.rules.obligations)
    kind = words.settings.kind if words.settings else None
    short = words.settings.short if words.settings else ""
    if not words.before and kind is None:
        return Reply("请写明单位，如“催办 水利局”；提醒所有未报单位请回复“催办 全部 台账”。", "usage")
    if _EVERYBODY.fullmatch(words.before):
        return _ask_all(desk, kind, short)
    department = departments.resolve(desk.context, words.before)
    if not isinstance(department, Department):
        return ask_department(desk, words.before, department, lambda name: f"催办 {name} {short}".strip())
    return Reply(_result(department, reminders.remind(desk.context, department, kind)))


def _result(department: Department, done: Reminded) -> str:
    paper = "".join(f"{_title(row)}称已送纸质，请登记。" for row in done.announced)
    if not done.obligations:
        return f"{department.name}目前没有待报送事项，无需催办。" if not paper else f"{department.name}{paper}"
    titles = "、".join(_title(row) for row in done.obligations)
    if not done.names:
        return f"{department.name}待报：{titles}。名单中暂无该单位联络员，未能发出，请电话联系并补充名单。"
    return f"已提醒{department.name}联络员{'、'.join(done.names)}：{titles}。{paper}"


def _title(row: Obligation) -> str:
    return f"{row.label}{row.title}"


def _ask_all(desk: Desk, kind: str | None, short: str) -> Reply:
    names = reminders.lagging(desk.context, kind)
    if not names:
        return Reply(f"各单位{short}均已报送，无需催办。")
    question = f"将提醒{len(names)}个单位的联络员{'报送' + short if short else ''}：{'、'.join(names)}。请回复“确认”发出，或“取消”。"
    dialogue.ask(desk.context, "confirm_remind", question, {"kind": kind}, ["确认", "取消"])
    return Reply(question, "ask", {"ask": {"field": "confirm", "text": question, "choices": ["确认", "取消"]}})


@act("confirm_remind", match=confirms("confirm_remind"), order=Order.ANSWER, roles=GROUP)
def confirm_remind(desk: Desk, _message: Message, found: Any) -> Reply:
    """«确认»: everybody who has still not reported is reminded."""
    row, yes = found
    dialogue.close(desk.context)
    if not yes:
        return Reply("好的，未发出。")
    sent, unreached = reminders.remind_all(desk.context, row.state["kind"])
    failed = f"名单中暂无联络员、未能发出：{'、'.join(unreached)}。" if unreached else ""
    return Reply(f"已提醒{len(sent)}个单位的联络员。{failed}")
