"""Of a meeting that the group calls: who was there."""

import re
from typing import Any

from actions.common.errors import UserError
from actions.publication import finding, receipts
from actions.publication.finding import Publication
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP

_NAMES = re.compile(r"[、，,和\s]+")
_ALL = re.compile(r"全部|全体|都|均|全员|齐|无|全部到会")


@verb("record_attendance", "(?:登记)?(?:到会|实到|缺席|未到会?)", Publication, roles=GROUP)
def record_attendance(desk: Desk, _message: Message, found: Said) -> Reply:
    """«缺席 2026-0001 水利局»: everybody else was there; «到会 2026-0001 全部»."""
    row, words = found.item, found.rest
    if finding.definition_of(desk.context, row.kind).expects != "attendance":
        raise UserError(f"{row.title}（{row.number}）不是会议，无需登记到会。")
    if row.starts_at is not None and row.starts_at > desk.context.said_at:
        raise UserError(f"{row.title}（{row.number}）尚未召开，请会后登记。")
    everybody = _ALL.fullmatch(words) is not None
    if not words or (found.word.endswith("到会") and "未" not in found.word and not everybody):
        raise UserError(
            f"请写明未到的单位或同志，如“缺席 {row.number} 水利局”；全部到会的回复“到会 {row.number} 全部”。"
        )
    names: list[Any] = [] if everybody else [name for name in _NAMES.split(words) if name]
    came, away = receipts.attend(desk.context, row, names)
    return Reply(f"已登记：{row.title}（{row.number}），到会{came}人，未到{away}人（含请假）。")
