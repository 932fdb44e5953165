"""«沿用清单»: last year's checklist shown as a draft, and filed for this year after 确认."""

from typing import Any

from actions.common.departments import Department
from actions.ledger import carry_over
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department, chosen_department, confirm
from handlers.talk.registry import act, plainly

_ROLES = frozenset({"liaison", "principal"})
_SHOWN = 8


@act(
    "carry_checklist",
    meant=plainly,
    words=r"沿用(?:去年|上年|上一年|20\d\d年)?(?:的)?(?:主体责任)?清单[。]?",
    roles=_ROLES,
    usage="沿用清单",
    summary="以上年清单为草稿登记本年清单，核对后确认",
)
def carry_checklist(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Of several departments, for which one."""
    mine = carry_over.whose(desk.context)
    if len(mine) > 1:
        return ask_department(desk, "carry_whose", "", [each.name for each in mine])
    return _shown(desk, mine[0])


@answers("carry_whose", roles=_ROLES)
def carry_whose(desk: Desk, _kept: None, department: str) -> Reply:
    """The department was asked for."""
    return _shown(desk, chosen_department(desk, department))


def _shown(desk: Desk, department: Department) -> Reply:
    draft = carry_over.draft(desk.context, department)
    lines = [f"· {each.text[:40]}" for each in draft.items[:_SHOWN]]
    more = f"\n……共{len(draft.items)}项" if len(draft.items) > _SHOWN else ""
    text = (
        f"{department.name}{draft.year}年清单草稿（沿用{draft.year - 1}年）{len(draft.items)}项，完成时限顺延一年：\n"
        + "\n".join(lines)
        + more
    )
    return confirm(desk, "confirm_carry", text, department.name, dropped="好的，未登记。")


@answers("confirm_carry", roles=_ROLES)
def confirm_carry(desk: Desk, department: str, _yes: str) -> Reply:
    """What is there to take over at this moment."""
    draft = carry_over.draft(desk.context, chosen_department(desk, department))
    made = carry_over.take_over(desk.context, draft)
    return Reply(
        f"已登记{draft.department.name}{draft.year}年清单{len(made)}项（{made[0].number}至{made[-1].number}），"
        "待派驻组审核；如需调整请回复“更正 编号 ……”。"
    )
