"""«下属单位 谁没报»: a department sees and collects what its subordinate institutions have, the desk those of all."""

from typing import Any

from actions.overview import subordinates
from handlers.overview.lines import owed
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act, plainly


@act(
    "subordinates",
    meant=plainly,
    words=r"(?:查看)?下属单位[\s，,]*(?:的)?(?:谁|哪些|还有谁)?(?:还|都)?(?:没报|没有报|没交|未报|情况|报送情况|[报交]齐?了?(?:没有?[报交]?|吗|么))?[。？?]?",
    roles=ANYONE,
    usage="下属单位 谁没报",
    summary="看下属单位自己应报的事项，和随本单位报送的记录",
    examples=("下属单位 谁没报", "下属单位情况"),
)
def show_subordinates(desk: Desk, _message: Message, _found: Any) -> Reply:
    """One line for each: what it owes by itself, and how many records of it go into the parent's report."""
    rows = subordinates.below(desk.context)
    if not rows:
        return Reply("您的范围内没有下属单位。")
    return Reply(paged(desk, f"下属单位{len(rows)}家：", [_line(desk, each) for each in rows]))


def _line(desk: Desk, each: subordinates.Below) -> str:
    parts = [owed(desk.context, row, named=False) for row in each.owed]
    parts += [
        f"随{row.department.name}报{row.label}{row.title}：{f'已有记录{count}条' if count else '暂无记录'}"
        for row, count in each.carried
    ]
    return f"{each.department.name}　{'；'.join(parts) or '目前没有应报事项'}"
