"""我的待办: everything that waits for the person, reports, meetings, tasks and questions alike."""

from typing import Any

from actions.common import departments
from actions.common.states import EntryState
from actions.ledger import waiting as register_waiting
from actions.meeting import opinions, report
from actions.overview import status, worktable
from actions.overview.together import DOES
from actions.overview.waiting import Kind
from actions.people import handover
from actions.people.departures import unreachable
from actions.publication import receipts
from actions.talk import dialogue
from handlers.ledger.lists import MOST_LINES
from handlers.ledger.view import line
from handlers.overview.lines import owed
from handlers.overview.status import owed_by
from handlers.overview.together_words import SAID_OF_MANY
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.open_question import OFFERED
from handlers.talk.paging import paged
from handlers.talk.question import is_open
from handlers.talk.registry import act, plainly
from handlers.talk.ways import MEANT
from policy.words.offers import Choice

_MISSING = {"starts_at": "开始时间", "place": "地点", "items": "议题"}


@act(
    "my_todo",
    meant=plainly,
    words=r"(?:查看)?(?:我的)?[待代]办(?:事项)?|(?:(?:我们?|[本我][局委院办]|本单位|我们[局委院办])?)(?:这个月|本月|现在|目前)?(?:都|还)?(?:有没有)?"
    r"(?:欠不欠(?:[你您]们?)?(?:什么|啥)?(?:东西|材料)?|(?:欠|差|缺)(?:[你您]们?)?(?:什么|哪些|啥)(?:东西|材料)?|(?:要|该)(?:报|交|办)(?:什么|哪些|啥)|有?(?:什么|哪些|啥)(?:没有?|要|该)(?:报|交|办|填))"
    r"(?:没[报办交])?(?:的|了)?[。？?]*",
    usage="我的待办",
    summary="看还有什么要办",
    examples=("我的待办", "我还欠什么"),
)
def my_todo(desk: Desk, message: Message, _found: Any) -> Reply:
    """What waits for the person: the open question, reports owed, meetings that still lack something.

    «水利局还有啥没交», said by the desk, asks what that department owes.
    """
    context = desk.context
    if context.me.is_group_side and (named := departments.mentioned(context, message.text)):
        return owed_by(desk, named, "", message)
    lines = []
    if (question := dialogue.waiting(context)) and not is_open(desk, MEANT):
        lines.append(f"待您答复：{question.splitlines()[0]}")
    lines += _of_departments(desk)
    lines += [f"岗位交接 {row.number}：请核对后回复“确认交接 {row.number}”。" for row in handover.waiting(context)]
    lines += receipts.waiting(context)
    lines += _of_desk(desk) if context.me.is_group_side else [*_tasks(desk), *_unreached(desk)]
    counts = worktable.counts(context) if context.me.is_group_side else {}
    more = sum(counts.values()) - MOST_LINES
    title = f"您的待办（另有{more}项，办理后续列，或用“待审核”查看）：" if more > 0 else "您的待办："
    return Reply(paged(desk, title, lines)).plus(_at_once(desk, counts)) if lines else Reply("暂无待办事项。")


def _at_once(desk: Desk, counts: dict[Kind, int]) -> str:
    """What may be done to all that wait of a kind; a card has it as buttons."""
    many = [verb for verb in SAID_OF_MANY if sum(counts.get(kind, 0) for kind in DOES[verb]) > 1]
    said = [f"{verb} 全部" for verb in many]
    one_by_one = [EntryState.SUBMITTED.word] if Kind.REPORT in counts or Kind.ENTRY in counts else []
    desk.context.read[OFFERED] = tuple(Choice(each, each) for each in (*one_by_one, *said))
    return f"一并办理请回复{'或'.join(f'“{each}”' for each in said)}，列出后确认一次。" if many else ""


def _of_departments(desk: Desk) -> list[str]:
    """Reports that one's own departments owe, and their meetings that lack something."""
    context = desk.context
    if not context.me.department_ids:
        return []
    several = len(context.me.department_ids) > 1
    lines = [owed(context, row, named=several) for row in status.open_obligations(context, context.me.department_ids)]
    for row in status.incomplete_meetings(context):
        lacks = "、".join(_MISSING[name] for name in report.missing(row))
        lines.append(f"会议 {row.number} {row.type}：待补{lacks}")
    return lines + [
        f"意见 {row.number}（会议 {row.meeting.number}）：{row.text[:30]}，请回复“答复 {row.number} ……”。"
        for row in opinions.open_opinions(context)
        if row.meeting.department_id in context.me.department_ids
    ]


def _tasks(desk: Desk) -> list[str]:
    """Entries of registers that are open or were returned, the earliest due first."""
    return [
        f"{definition.title} {line(desk, definition, row, named=False)}"
        for row, definition in register_waiting.waiting(desk.context)
    ]


def _unreached(desk: Desk) -> list[str]:
    """Colleagues whom no push reaches."""
    return [
        f"{member.name}同志的企业微信账号连续两次未能送达：请核对账号，已调离的请回复“交接 {member.name} → 接任同志姓名”。"
        for member in unreachable(desk.context)
    ]


def _of_desk(desk: Desk) -> list[str]:
    """Everything that waits for the group's desk, oldest first; what departments owe is another list."""
    late = len(status.overdue(desk.context))
    overdue = [f"逾期未报{late}项，回复“逾期”查看。"] if late else []
    return overdue + [each.line for each in worktable.first(desk.context, MOST_LINES)]
