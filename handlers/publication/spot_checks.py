"""抽查: lots drawn in the open out of a list, with a seed that anybody can check."""

from typing import Any

from actions.publication import spot_checks
from actions.publication.spot_checks import SpotCheck
from handlers.talk.commands import Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act, plainly
from handlers.talk.slot_kinds import count_slot
from handlers.talk.slots import Slot, Wants
from policy.text.compare import chinese_number

_WHAT = {"下属": "下属单位", "联络员": "联络员", "问题": "问题整改", "整改": "问题整改"}


def _what(_desk: Desk, message: Message) -> list[str]:
    """The list that is drawn from, where a word of it is said."""
    return list(dict.fromkeys(name for word, name in _WHAT.items() if word in message.text))[:1]


@act(
    "spot_check",
    meant=Wants(count_slot("before", "[家个名位项条件]", "请问抽取几家？如“3家”"), Slot("what", _what)),
    at_once=True,
    words=r"(?:从\S{2,8}?(?:里面?|中|当中)?)?(?:随机)?抽(?:查|取)?\s*(?P<before>[一二三四五六七八九十两\d]{1,3})\s*(?:家|个|名|位|项|条|件)(?:的)?(?P<what>(?:单位|部门|下属(?:单位|机构)|联络员|(?:在办|整改)?问题(?:整改)?|整改(?:事项)?)?)[。]?",
    roles=GROUP,
    usage="抽查 3家",
    summary="从本组单位中随机抽取，种子留存可复核；“复核抽查 编号”",
    examples=("抽查 3家单位", "抽查 5项问题整改"),
)
def spot_check(desk: Desk, message: Message, found: Any) -> Reply:
    """Out of the departments of the own groups, unless another list is named."""
    what = next((name for word, name in _WHAT.items() if word in f"{found['what']}{message.text}"), "本组单位")
    names = spot_checks.names_of(desk.context, what) or []
    row = spot_checks.draw(desk.context, what, names, chinese_number(found["before"]) or 0)
    return Reply(
        f"抽查 {row.number}：从{what}{len(row.names)}项中抽取{len(row.drawn)}项：{'、'.join(row.drawn)}。种子 {row.seed}，回复“复核抽查 {row.number}”可复核。"
    )


@verb("check_draw", "复核抽查|复核", SpotCheck, roles=GROUP, examples=("复核抽查 2026-0123",))
def check_draw(desk: Desk, _message: Message, found: Said) -> Reply:
    """Drawn once more with the seed that was kept."""
    row: SpotCheck = found.item
    again = spot_checks.pick(row.names, len(row.drawn), row.seed)
    same = "一致" if spot_checks.agrees(row) else "不一致，请联系系统管理员"
    at = desk.context.local(row.at)
    return Reply(
        f"抽查 {row.number}（{at:%m月%d日%H:%M}，{spot_checks.drawn_by(desk.context, row)}）：名单{'、'.join(row.names)}，种子 {row.seed}，重新抽取为{'、'.join(again)}，与原结果{same}。"
    )


@act(
    "spot_checks",
    words=r"(?:查看|看看)?抽查(?:记录|情况|结果|列表)[。？?]?",
    meant=plainly,
    roles=GROUP,
    usage="抽查记录",
    summary="看历次抽查的名单、数量和结果",
)
def list_spot_checks(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Newest first: when, by whom it can be asked for, out of how many."""
    rows = spot_checks.listing(desk.context, most=60)
    lines = [
        f"{row.number} {desk.context.local(row.at):%m月%d日} 从{row.what}{len(row.names)}项中抽取：{'、'.join(row.drawn)}"
        for row in rows
    ]
    return Reply(paged(desk, f"抽查{len(rows)}次：", lines) if rows else "目前没有抽查记录。")
