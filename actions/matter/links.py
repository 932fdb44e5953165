"""Which matter an item of an agenda continues: proposed by likeness, confirmed by the sender (domain.md M2)."""

from collections.abc import Sequence

from sqlalchemy import Integer, Row, bindparam

from actions.common.context import Context
from actions.common.scope import every, of_one, one
from actions.common.states import MatterStage, MeetingState
from actions.common.trail import record
from actions.matter.matters import CLOSED, KINDS, link, of_item
from policy.meeting.matter_match import core
from policy.meeting.matter_match import likest as likest_title
from policy.notice import Item, Notice
from policy.notice.items import read_item
from storage.models import Department, Matter, MeetingItem, MeetingNotice

_Titled = Sequence[Row[str, int]]
LOOKED_AT = 300  # earlier items compared with a new one


def subject_items(notice: Notice) -> tuple[Item, ...]:
    """«XX路改造项目评审会» without an agenda has one: its subject."""
    subject = (notice.type or "").removesuffix("会议").removesuffix("会")
    if not notice.preparatory or not core(subject):
        return ()
    return (read_item(subject)[0],)


def propose_links(context: Context, meeting: MeetingNotice) -> None:
    """Note for each item the earlier matter of the department that it may continue; the sender is asked."""
    fresh = [item for item in meeting.items if item.kind in KINDS and not (item.matter_id or item.proposed_id)]
    if not fresh:
        return
    matters, items = _earlier(context, meeting)
    known = [*matters, *items]
    titles = [title for title, _ in known]
    for item in fresh:
        best = likest_title(item.text, titles)
        if best is not None and best < len(matters):
            item.proposed = one(context, Matter, known[best][1])
        elif best is not None:
            item.proposed = of_item(context, one(context, MeetingItem, known[best][1]))


def likest(text: str, items: Sequence[MeetingItem]) -> MeetingItem | None:
    """Of a meeting's former items the one that this text continues: the same words, else alike."""
    texts = [item.text for item in items]
    best = texts.index(text) if text in texts else likest_title(text, texts)
    return None if best is None else items[best]


def forget_empty(context: Context, rows: Sequence[Matter]) -> None:
    """After an agenda was corrected: a matter that no item, no proposal and no note speaks of any more is gone."""
    for matter in rows:
        context.session.expire(matter, ["items"])
        proposed = context.session.scalar(every(MeetingItem).where(MeetingItem.proposed_id == matter.id).limit(1))
        if not matter.items and not matter.notes and proposed is None and matter.stage != MatterStage.MOTION:
            context.session.delete(matter)
    context.session.flush()


# Every notice asks these, so they are put together once.
_MATTERS = (
    of_one(Matter, Department)
    .with_only_columns(Matter.title, Matter.id)
    .where(Matter.stage.not_in(CLOSED))
    .order_by(Matter.id.desc())
    .limit(LOOKED_AT)
)
_ITEMS = (
    of_one(MeetingItem, Department)
    .with_only_columns(MeetingItem.text, MeetingItem.id)
    .where(
        MeetingNotice.id.is_distinct_from(bindparam("meeting", type_=Integer)),  # it may have none yet
        MeetingNotice.state != MeetingState.CANCELLED,
        MeetingItem.matter_id.is_(None),
        MeetingItem.kind.in_(KINDS),
    )
    .order_by(MeetingItem.id.desc())
    .limit(LOOKED_AT)
)


def _earlier(context: Context, meeting: MeetingNotice) -> tuple[_Titled, _Titled]:
    """What the department's open matters are called, and its items that have no matter yet, each with its id, newest first."""
    matters = context.session.execute(_MATTERS, {"of": meeting.department.id})
    items = context.session.execute(_ITEMS, {"of": meeting.department.id, "meeting": meeting.id})
    return matters.all(), items.all()


def refuse(context: Context, item: MeetingItem) -> None:
    """The sender says that it is another matter: it becomes one of its own."""
    item.proposed = None
    of_item(context, item)


def answer_link(context: Context, meeting: MeetingNotice, same: bool) -> str:
    """The sender's word on the first proposed link of this meeting, and what the reply says of it."""
    item = next((each for each in meeting.items if each.proposed), None)
    if item is None or item.proposed is None:
        return "该议题已登记事项。"
    if same:
        link(context, item, item.proposed)
    else:
        refuse(context, item)
    number = of_item(context, item).number
    record(context, "link_matter", number)
    return f"第{item.position}项已关联事项 {number}。" if same else f"第{item.position}项已另立事项 {number}。"
