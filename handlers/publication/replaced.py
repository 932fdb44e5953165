"""发文 that went out before: a new version to everybody who had the old one, and a meeting moved."""

from dataclasses import replace
from typing import Any

from actions.common import states
from actions.common.errors import UserError
from actions.publication import draft as drafts
from actions.publication import finding
from actions.publication.draft import Draft
from actions.publication.finding import Publication
from handlers.publication.meeting_time import MOVED, when_and_where
from handlers.publication.publish import complete
from handlers.publication.wish import SENDERS
from handlers.talk.commands import MOVES, Said, verb
from handlers.talk.message import Desk, Message, Reply
from policy.publication.letter import say_when


@verb("replace_publication", "更新|更正|修订|修改|改为|改成", Publication, roles=SENDERS)
def replace_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """A new version to everybody who had the old one; own words in the place of what has not left yet."""
    row, text = found.item, found.rest
    finding.check_own(desk.context, row)
    if not text:
        raise UserError(f"请写明新的内容，如“更新 {row.number} 会议改到三楼会议室”。")
    if states.allows(row, "release"):
        drafts.rewrite(desk.context, row, text)
        return Reply(
            f"已修改。{row.number} {row.title}：{text}\n回复“发送 {row.number}”发出，“取消发送 {row.number}”不发。"
        )
    draft = Draft(row.kind, finding.audience_of(row), text, replaces=row.number)
    return complete(desk, replace(draft, **_set(desk, row)) if row.day else draft, message.at)


def _moved(desk: Desk, message: Message) -> Said | None:
    """«改到下午两点半», said of the meeting that the desk has just called."""
    found = MOVED.fullmatch(message.text.strip())
    row = finding.convened_last(desk.context) if found and desk.context.me.has(*SENDERS) else None
    return Said("改期", row.number, found["rest"], row) if found and row else None


@verb("move_publication", MOVES, Publication, also=_moved, roles=SENDERS)
def move_publication(desk: Desk, message: Message, found: Said) -> Reply:
    """«改期 2026-0001 12月2日上午9点», «改到 2026-0001 四楼会议室»: what is not said stays as it was; it is answered anew."""
    row: Publication = found.item
    finding.check_own(desk.context, row)
    if finding.definition_of(desk.context, row.kind).expects != "attendance":
        raise UserError(f"{row.title}（{row.number}）不是会议；更改内容请回复“更新 {row.number} 新的内容”。")
    if not found.rest:
        raise UserError(f"请写明新的时间或地点，如“改期 {row.number} 12月2日上午9点”。")
    known = _set(desk, row)
    text = f"原定{say_when(known['starts_at'], row.day)}的会议有变更，其他事项不变。"
    draft = Draft(row.kind, finding.audience_of(row), text, replaces=row.number, due_on=row.due_on, **known)
    return when_and_where(desk, draft, f"改到{found.rest}", message.at)


def _set(desk: Desk, row: Publication) -> dict[str, Any]:
    """When and where it was to be."""
    starts_at = desk.context.local(row.starts_at) if row.starts_at else None
    return {"starts_at": starts_at, "day": row.day, "place": row.place}
