"""发送 and 取消发送: what was drafted for the office leaves in the group's name, or does not."""

from typing import Any

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.numbers import NUMBER, read_number
from actions.overview import together
from actions.sending import digests, release
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act, plainly
from policy.words.mentions import take_mentions


@act(
    "release",
    words=rf"(?P<no>取消|不|暂不)?\s*(?:发送|发出|发)[\s：:]*(?P<number>{NUMBER.pattern})[。]?",
    roles=GROUP,
    usage="发送 编号",
    summary="审定后发出拟好的提醒；“取消发送 编号”则不发",
    examples=("发送 2026-0131", "取消发送 2026-0131"),
)
def release_or_drop(desk: Desk, _message: Message, found: Any) -> Reply:
    """A draft was shown with its readers; this is the office's word on it."""
    context, number = desk.context, read_number(found["number"]) or ""
    draft = release.find_draft(context, number)
    if draft is None and (digest := digests.find_digest(context, number)) is not None:
        return _digest(context, digest, drop=bool(found["no"]))
    if draft is None:
        done = release.became(context, number) or "编号有误"
        raise UserError(f"没有待发送的 {number}：{done}。回复“发出去了吗 {number}”可查看。")
    if found["no"]:
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
