"""What the desk reads of what came back: counts, rates, and who has not."""

import re
from typing import Any

from actions.common.states import ReceiptState
from actions.publication import finding, handed_in, receipts
from actions.publication.finding import Publication
from actions.publication.totals import Total, totals
from actions.publication.urge import lacks
from handlers.publication.meeting_time import called_meeting
from handlers.publication.wish import SENDERS
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import act, plainly
from policy.text.write import say_day

_COMES = re.compile(
    r"会?(?:现在|目前|都|还)?(?:有)?(?:谁|哪些人|哪几家|几个人|多少人|几家)(?:都|能|要|会|不)*(?:来|参加|参会|到会|请假|报名)(?:谁不来|了)?[？?。]?"
)
_NAMES = 10  # that stand in one line


def _who_comes(desk: Desk, message: Message) -> Said | None:
    """«谁来谁不来», said of the meeting that the desk has just called; «27号的会谁报名了» of that day's."""
    found = called_meeting(desk, message.text.strip(), _COMES) if desk.context.me.has(*SENDERS) else None
    return Said("", found[0].number, "", found[0]) if found else None


@verb(
    "standing_of",
    "(?:查看)?(?:签收|学习|参会|答复|回复|回执)(?:情况|名单|进度)?|(?:还有)?(?:谁|哪些单位|哪几家)(?:还)?没(?:签收?|回复?|学习?|报名)",
    Publication,
    also=_who_comes,
    roles=SENDERS,
)
def standing_of(desk: Desk, _message: Message, found: Said) -> Reply:
    """Counts, rates, and who has not."""
    finding.check_own(desk.context, found.item)
    return standing(desk, found.item)


def standing(desk: Desk, row: Publication) -> Reply:
    """How far one has come back."""
    how = receipts.standing(desk.context, row)
    counts = "，".join(f"{state.word}{how.counts[state]}人" for state in ReceiptState if how.counts.get(state))
    left = [f"{unit}{name}" for unit, name in receipts.left(desk.context, row)]
    files = handed_in.files_of(desk.context, row)
    said = [
        receipts.line(each) + (f"，附件{len(files[each.id])}件" if each.id in files else "")
        for each in receipts.told_more(desk.context, row, files)
    ]
    title = f"{row.title}（{row.number}，{row.state.word}）：发给{how.total}人，已回{how.signed}人（{how.rate}）。{counts}。{outcome(row)}"
    lines = (
        [f"未{lacks(desk.context, row)}：{'、'.join(left[each : each + 20])}" for each in range(0, len(left), 20)]
        if left
        else [f"已全部{lacks(desk.context, row)}。"]
    ) + said
    return Reply(paged(desk, title, lines))


def owed(desk: Desk, said: str = "") -> list[str]:
    """Of each publication that asks for fields: how many have answered, by when, and who has not; of those named in `said`, or all."""
    lines = []
    for row, rows in receipts.owing(desk.context):
        kind = finding.definition_of(desk.context, row.kind)
        if said and kind.title not in said and row.title not in said:
            continue
        left = [f"{each.unit}{each.member.name}" for each in rows if each.state == ReceiptState.WAITING]
        by = f"，{say_day(row.due_on)}截止" if row.due_on else ""
        names = "、".join(left[:_NAMES]) + (f"等{len(left)}人" if len(left) > _NAMES else "")
        who = f"，未答复：{names}" if left else ""
        lines.append(f"{kind.title}（{row.number}）：已答复{len(rows) - len(left)}/{len(rows)}{by}{who}。")
    return lines


def overdue(desk: Desk) -> list[str]:
    """Who has not answered by the day."""
    today = desk.context.today
    return [
        f"{each.unit}{each.member.name} {finding.definition_of(desk.context, row.kind).title}（{row.number}）："
        f"{say_day(row.due_on)}截止，逾期{(today - row.due_on).days}天"
        for row, rows in receipts.owing(desk.context)
        for each in rows
        if row.due_on is not None and row.due_on < today and each.state == ReceiptState.WAITING
    ]


def outcome(row: Publication) -> str:
    """What came of a held meeting; nothing where nothing has been noted."""
    return f"指出问题{row.problems}个，提出建议{row.suggestions}条。" if row.problems is not None else ""


@act(
    "who_signed",
    words=r"(?:谁|哪些单位|哪几家|还有谁)(?:还)?没(?:有)?签收[。？?]?|谁没签[。？?]?|(?:通知|通报|发文)?的?(?:签收|学习|回复|回执)情况[。？?]?|提醒看了几家[。？?]?|(?:通知|通报|学习材料)(?:大家|各单位|他们)?(?:都|是否都?)?(?:[看收]到|看|签收?|学)了?(?:吗|没有?|么)[。？?]?",
    meant=plainly,
    roles=SENDERS,
    usage="谁没签收",
    summary="看谁还没有签收、学习或回复，也可“签收情况 编号”",
)
def who_signed(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Without a number: the newest one of which something is still to come back, and the others with their numbers."""
    rows = [row for row in finding.listing(desk.context, most=30) if finding.expects_something(desk.context, row)]
    waiting = [row for row in rows if receipts.standing(desk.context, row).left]
    if not rows:
        return Reply("目前没有需要签收的发文。")
    reply = standing(desk, (waiting or rows)[0])
    others = "、".join(f"{row.title}（{row.number}）" for row in waiting[1:4])
    return reply.plus(f"另有{len(waiting) - 1}件未签收完：{others}。" if others else "")


@act(
    "publication_totals",
    words=r"(?P<when>今年|本年|去年|上年)?(?:的)?发文(?:统计|期数|数量|汇总)\s*(?P<when2>今年|本年|去年|上年)?[。？?]?",
    meant=lambda _desk, message: {"when": "去年" if re.search("去年|上年", message.text) else "", "when2": None},
    roles=SENDERS,
    usage="发文统计",
    summary="看今年通知、通报、学习材料、会议各发几件、多少人次、回执率，也可“发文统计 去年”",
    examples=("发文统计", "发文统计 去年"),
)
def publication_totals(desk: Desk, _message: Message, found: Any) -> Reply:
    """By kind, with the months and, of meetings, what came of them."""
    year = desk.context.said_on.year - ((found["when"] or found["when2"]) in ("去年", "上年"))
    known = totals(desk.context, year)
    if not known:
        return Reply(f"{year}年没有发文。")
    title = f"{year}年发文{sum(each.issues for each in known.values())}件，{sum(each.reached for each in known.values()):,}人次："
    return Reply("\n".join([title, *(_total(desk, key, each) for key, each in known.items())]))


def _total(desk: Desk, key: str, each: Total) -> str:
    kind = finding.definition_of(desk.context, key)
    rate = f"，回执率{each.rate}" if kind.expects != "nothing" and each.reached else ""
    came = f"，指出问题{each.problems}个，提出建议{each.suggestions}条" if each.problems or each.suggestions else ""
    months = "、".join(f"{month}月{issues}件" for month, (issues, _people) in each.months.items())
    return f"{kind.title}{each.issues}件，{each.reached:,}人次{rate}{came}（{months}）"
