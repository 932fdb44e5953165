"""What the desk reads of what came back: counts, rates, and who has not."""

from typing import Any

from actions.common.states import ReceiptState
from actions.publication import finding, receipts
from actions.publication.finding import Publication
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act, plainly


@verb(
    "standing_of",
    "(?:查看)?(?:签收|学习|参会|答复|回复|回执)(?:情况|名单|进度)?|(?:还有)?(?:谁|哪些单位|哪几家)(?:还)?没(?:签收?|回复?|学习?|报名)|催签",
    Publication,
    roles=GROUP,
)
def standing_of(desk: Desk, _message: Message, found: Said) -> Reply:
    """Counts, rates, and who has not."""
    return standing(desk, found.item)


def standing(desk: Desk, row: Publication) -> Reply:
    """How far one has come back."""
    how = receipts.standing(desk.context, row)
    counts = "，".join(f"{state.word}{how.counts[state]}人" for state in ReceiptState if how.counts.get(state))
    left = [f"{each.department.name}{each.member.name}" for each in receipts.open_ones(desk.context, row)]
    said = [
        receipts.line(each)
        for each in receipts.receipts(desk.context, row)
        if each.answer or each.state in (ReceiptState.EXCUSED, ReceiptState.DEPUTED)
    ]
    title = f"{row.title}（{row.number}，{row.state.word}）：发给{how.total}人，已回{how.signed}人（{how.rate}）。{counts}。{outcome(row)}"
    lines = (
        [f"未签收：{'、'.join(left[each : each + 20])}" for each in range(0, len(left), 20)]
        if left
        else ["已全部签收。"]
    ) + said
    return Reply(paged(desk, title, lines))


def outcome(row: Publication) -> str:
    """What came of a held meeting; nothing where nothing has been noted."""
    return f"指出问题{row.problems}个，提出建议{row.suggestions}条。" if row.problems is not None else ""


@act(
    "who_signed",
    words=r"(?:谁|哪些单位|哪几家|还有谁)(?:还)?没(?:有)?签收[。？?]?|(?:谁没签|签收情况|学习情况|回复情况)[。？?]?|提醒看了几家[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="谁没签收",
    summary="看谁还没有签收、学习或回复，也可“签收情况 编号”",
    examples=("谁没签收",),
)
def who_signed(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Without a number: the newest one of which something is still to come back, and the others with their numbers."""
    rows = [row for row in finding.listing(desk.context, most=30) if finding.expects_something(desk.context, row)]
    waiting = [row for row in rows if (how := receipts.standing(desk.context, row)).signed < how.total]
    if not rows:
        return Reply("目前没有需要签收的发文。")
    reply = standing(desk, (waiting or rows)[0])
    others = "、".join(f"{row.title}（{row.number}）" for row in waiting[1:4])
    return reply.plus(f"另有{len(waiting) - 1}件未签收完：{others}。" if others else "")
