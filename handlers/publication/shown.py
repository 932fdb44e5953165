"""A draft as the desk sees it before it leaves: with its addressees by count and names."""

from actions.publication import addressing
from actions.publication import draft as drafts
from actions.publication.draft import Draft, Reach
from handlers.talk import question
from handlers.talk.message import Desk, Reply
from policy.publication.audience import Audience
from policy.text.write import say_day

_SHOWN = 12  # names of addressees that a draft lists


def show(desk: Desk, draft: Draft) -> Reply:
    """The whole, with its addressees by count and names; it waits for 确认."""
    context = desk.context
    reach = drafts.check(context, draft)
    notes = []
    if draft.due_on and not context.rules.calendar.is_workday(draft.due_on):
        notes.append(f"截止日{say_day(draft.due_on)}不是工作日，提醒提前到前一工作日。")
    text = f"将发给{whom(draft.audience, reach)}。内容：\n{addressing.letter_of(context, draft, '')}\n" + "".join(notes)
    return question.confirm(desk, "confirm_publish", text, draft, verb="发出", dropped="好的，未发出。")


def whom(audience: Audience, reach: Reach) -> str:
    """«各单位联络员4人：交通局王敏、水利局陈芳……»."""
    names = "、".join(f"{each.unit}{each.member.name}" for each in reach.people[:_SHOWN])
    more = f"等{len(reach.people)}人" if len(reach.people) > _SHOWN else ""
    rooms = "".join(f"，并发到群“{row.name}”" for row in reach.chats)
    return (f"{audience.said}{len(reach.people)}人：{names}{more}" if reach.people else audience.said) + rooms
