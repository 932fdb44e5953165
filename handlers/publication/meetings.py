"""Of a meeting that the group calls: the list for signature, who was there, and the sheet of what came back."""

import re
from typing import Any

from actions.common.errors import UserError
from actions.publication import publish, receipts
from actions.publication.publish import Publication
from handlers.overview.exports import hand_out
from handlers.publication.publish import of_desk
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.registry import GROUP, act

_NAMES = re.compile(r"[、，,和\s]+")
_ALL = re.compile(r"全部|全体|都|均|全员|齐|无|全部到会")


@act("signing_list", match=of_desk("(?:导出|生成|打印)?签到(?:表|册|名单)"), roles=GROUP)
def signing_list(desk: Desk, _message: Message, found: tuple[Publication, str]) -> Reply:
    """Word, with a column to sign in."""
    return hand_out(desk, f"{found[0].title}签到表", "signing.docx", {"number": found[0].number})


@act("export_receipts", match=of_desk("导出(?:签收|回执|回复)?(?:情况|名单|表)?"), roles=GROUP)
def export_receipts(desk: Desk, _message: Message, found: tuple[Publication, str]) -> Reply:
    """Excel: everybody with state, moment and words."""
    return hand_out(desk, f"{found[0].number}签收情况", "receipts.xlsx", {"number": found[0].number})


@act("record_attendance", match=of_desk("(?:登记)?(?:到会|实到|缺席|未到会?)"), roles=GROUP)
def record_attendance(desk: Desk, message: Message, found: tuple[Publication, str]) -> Reply:
    """«缺席 2026-0001 水利局»: everybody else was there; «到会 2026-0001 全部»."""
    row, words = found
    if publish.definition_of(desk.context, row.kind).expects != "attendance":
        raise UserError(f"{row.title}（{row.number}）不是会议，无需登记到会。")
    if row.starts_at is not None and row.starts_at > desk.context.said_at:
        raise UserError(f"{row.title}（{row.number}）尚未召开，请会后登记。")
    everybody = _ALL.fullmatch(words) is not None
    if not words or ("到会" in message.text and "未到" not in message.text and not everybody):
        raise UserError(
            f"请写明未到的单位或同志，如“缺席 {row.number} 水利局”；全部到会的回复“到会 {row.number} 全部”。"
        )
    names: list[Any] = [] if everybody else [name for name in _NAMES.split(words) if name]
    came, away = receipts.attend(desk.context, row, names)
    return Reply(f"已登记：{row.title}（{row.number}），到会{came}人，未到{away}人（含请假）。")
