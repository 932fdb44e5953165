"""«我收到了什么» and «发出去了吗»: the delivery ledger in chat."""

from typing import Any

from actions.publication import finding
from actions.sending import delivery_words
from actions.sending.delivery_words import Line
from actions.talk import spoken_of
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import DROP, answers, ask
from handlers.talk.registry import GROUP, act, plainly
from policy.text.write import say_moment

_MOST = 6  # choices


@act(
    "received",
    meant=plainly,
    words=r"(?:我)?(?:都)?(?:最近)?(?:收到了?(?:些)?什么|收到过什么|的?(?:收件|推送|消息)记录)(?:消息|通知|提醒)?[。？?]?",
    usage="我收到了什么",
    summary="看最近发给本人的提醒，便于核对",
)
def received(desk: Desk, _message: Message, _found: Any) -> Reply:
    """One's own last pushes: time and subject."""
    lines = [f"{say_moment(line.at)} {line.subject}（{line.state}）" for line in delivery_words.received(desk.context)]
    if not lines:
        return Reply("近期没有发给您的提醒。")
    return Reply(paged(desk, "近期发给您的：", lines))


@verb(
    "was_sent",
    r"(?:都)?(?:发出去?了?(?:吗|没有?)|送达(?:了)?(?:吗|情况|没有?))[？?]?",
    alone=True,
    unknown=True,
    meant=lambda desk, _message: Said("", spoken_of.last_number(desk.context), ""),
    roles=GROUP,
    usage="发出去了吗 编号",
    summary="看某一编号的通知发给了谁、是否发出",
    examples=("发出去了吗 2026-0123",),
)
def was_sent(desk: Desk, _message: Message, found: Said) -> Reply:
    """Per reader: sent, waiting, or why not."""
    number = found.number
    if number is None:
        rows = finding.listing(desk.context, most=_MOST)
        if not rows:
            return Reply("近期没有发出的通知。请写明编号，如“发出去了吗 2026-0123”。", "usage")
        choices = {f"{row.number} {row.title}": row.number for row in rows} | {"都不是": DROP}
        return ask(desk, "sent_which", "请问看哪一项的发送情况？", choices, field="number")
    return _delivery(desk, number)


@answers("sent_which", roles=GROUP)
def sent_which(desk: Desk, _kept: None, number: str) -> Reply:
    """Which of those sent lately."""
    return _delivery(desk, number)


def _delivery(desk: Desk, number: str) -> Reply:
    lines = [_line(line) for line in delivery_words.sent(desk.context, number)]
    if not lines:
        return Reply(f"没有找到 {number} 的发送记录，请核对编号。")
    return Reply(paged(desk, f"{number} 的发送情况（已发出不等于已读）：", lines))


def _line(line: Line) -> str:
    problem = f"，{line.problem}" if line.problem else ""
    return f"{line.who}：{line.subject}，{line.state}（{say_moment(line.at)}{problem}）"
