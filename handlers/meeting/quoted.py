"""«把这条登记为会议» on a quoted notice. A quote has no moment: absolute days are read, relative ones are asked for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.meeting.notice import report_meeting
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import DEPARTMENT, Order, act, said_of_quote
from policy.notice import looks_like_notice, read_notices

_EARLIER = (timedelta(0), timedelta(days=9), timedelta(days=40))  # no relative day means the same date from each


@act(
    "record_quoted",
    order=Order.GROUP,
    match=said_of_quote(
        r"(?:请?把|将)?(?:这|那|上面|引用的?)?[条个则]?(?:消息|通知|内容)?(?:登记|报|记)(?:为|成|作)?(?:一次|一个)?会议(?:通知|报告)?[。]?"
    ),
    roles=DEPARTMENT,
)
def record_quoted(desk: Desk, message: Message, _found: Any) -> Reply:
    """The quoted notice is registered as if it had been sent, unless its days hang on when it was sent."""
    if not looks_like_notice(message.quote):
        return Reply("引用的内容不像会议通知，未作登记。请引用写明时间和议题的通知原文，或单独向本助手发送原文。")
    calendar = desk.context.rules.calendar
    days = {
        tuple((each.day, each.starts_at) for each in read_notices(message.quote, message.at - earlier, calendar))
        for earlier in _EARLIER
    }
    if len(days) > 1:
        return Reply(
            "引用的消息不带发送时间，其中的日期写法要看是哪天发的，未作登记。请单独向本助手发送原文，把日期写成几月几日。"
        )
    reply = report_meeting(desk, replace(message, text=message.quote, quote="", chat=""), None)
    return reply.plus("后续补充请单独与本助手会话。") if message.in_group else reply
