"""发送 and 取消发送: what was drafted for the office leaves in the group's name, or does not; after a backup, 确认恢复."""

from typing import Any

from actions.common.context import Context
from actions.common.errors import UserError
from actions.overview import together
from actions.running import restored
from actions.sending import digests, release
from actions.sending.digests import Digest
from actions.sending.release import Draft
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.numbered import not_found
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act, plainly
from policy.words.mentions import take_mentions


@verb(
    "release",
    "(?:取消|不|暂不)?(?:发送|发出|发)",
    Draft,
    Digest,
    unknown=True,
    roles=GROUP,
    usage="发送 编号",
    summary="审定后发出拟好的提醒；“取消发送 编号”则不发",
    examples=("发送 2026-0131", "取消发送 2026-0131"),
)
def release_or_drop(desk: Desk, _message: Message, found: Said) -> Reply:
    """A draft was shown with its readers; this is the office's word on it."""
    context, number, drop = desk.context, found.number or "", not found.word.startswith("发")
    if isinstance(found.item, Digest):
        return _digest(context, found.item, drop=drop)
    draft: Draft | None = found.item
    if draft is None:
        done = release.became(context, number)
        raise UserError(
            f"没有待发送的 {number}：{done}。回复“发出去了吗 {number}”可查看。" if done else not_found(number)
        )
    if drop:
        release.drop(context, draft)
        return Reply(f"好的，{number} 不再发送。")
    names, text = release.release(context, draft)
    if not names:
        return Reply(f"{draft.department.name}的有关事项均已报送或不再需要提醒，{number} 未发送，已撤销。")
    return Reply(f"{number} 已发送，接收人：{draft.department.name}{'、'.join(names)}。内容：\n{text}")


def _digest(context: Context, row: digests.Digest, drop: bool) -> Reply:
    """The first digest of a period: later ones go by themselves."""
    if drop:
        digests.drop(context, row)
        return Reply(f"好的，{row.number} 不再发布。")
    text = digests.release(context, row)
    if not text:
        return Reply(f"应报事项均已报送，{row.number} 未发布，已撤销。")
    names = digests.mentioned_names(context, text)
    told = f"，提醒{'、'.join(names)}" if names else ""
    return Reply(
        f"{row.number} 已发布到群“{row.chat.name}”{told}。本期以后的进度按设定日期自动发布。内容：\n{take_mentions(text)[0]}"
    )


@act(
    "waiting_drafts",
    words=r"(?:查看)?待(?:审定|发送|放行)(?:的?(?:提醒|督办|草稿|列表))?[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="待发送",
    summary="看拟好待审定的提醒",
    examples=("待发送", "待审定"),
)
def waiting_drafts(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Drafts to first responsible persons, and digests, that wait for the office's word."""
    lines = [each.what for each in together.waiting_for(desk.context, "发送")]
    ways = "回复“发送 编号”“取消发送 编号”，或“发送 全部”“发送 除交通局外”"
    return Reply(paged(desk, f"待发送{len(lines)}件，{ways}：", lines) if lines else "目前没有待发送的提醒。")


@act(
    "confirm_restore", words=r"确认恢复[。.]?", meant=plainly, at_once=True, roles=frozenset({"admin"}),
    usage="确认恢复", summary="由备份恢复数据后，恢复发送",
)  # fmt: skip
def confirm_restore(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«确认恢复»: planning and sending begin again; nothing of before is caught up."""
    restored.confirm(desk.context)
    return Reply("已确认恢复，提醒和消息自现在起恢复发送；恢复之前应发而未发的不再补发，可在“发送情况”中查看。")
