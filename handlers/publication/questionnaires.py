"""无记名问卷: where its codes are made, how many have answered, and the figures from five answers on."""

from typing import Any

from actions.common.errors import UserError
from actions.publication import questionnaires
from actions.publication.questionnaires import Questionnaire
from handlers.publication.inspections import named_department
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import count_slot, department_slot
from handlers.talk.slots import Wants


@act(
    "questionnaire",
    meant=Wants(department_slot("who"), count_slot("codes", "份", "请问制作多少份？如“30份”")),
    words=r"(?:制作|发放|发)?(?:无记名)?问卷[\s：:]*(?P<who>[^\s\d]{2,14}?)[\s，,]*(?P<codes>\d{1,4})\s*份[。]?",
    roles=GROUP,
    usage="问卷 单位 30份",
    summary="制作无记名问卷，编码打印在纸上随机发放",
    examples=("问卷 交通局 30份",),
)
def questionnaire(desk: Desk, _message: Message, found: Any) -> Reply:
    """Where the sheet of codes is made: they are printed, and told in no message."""
    department = named_department(desk, found["who"])
    link = desk.link("制作并打印编码", "/questionnaires", {"department": str(department.id), "codes": found["codes"]})
    if not link:
        raise UserError("无记名问卷需在页面填写，尚未配置页面地址，请改用纸质问卷。")
    return Reply(
        f"{department.name}问卷{found['codes']}份，请在此{link}。编码只下载一次，请打印后剪开随机发放，不登记领取人。"
    )


@verb(
    "questionnaire_results",
    f"问卷(?:的)?(?:结果|统计|情况|回收情况)|{SHOW}",
    Questionnaire,
    without="问卷(?:的)?(?:结果|统计|情况|记录|回收情况)|问卷回收多少|无记名问卷",
    alone=True,
    roles=GROUP,
    usage="问卷结果 编号",
    summary="看问卷统计份数和各题结果，满5份后显示",
    meant=lambda _desk, _message: Said("", None, ""),
    examples=("问卷结果", "问卷结果 2026-0123"),
)
def questionnaire_results(desk: Desk, _message: Message, found: Said) -> Reply:
    """Of one its figures; without a number all of them, newest first."""
    if found.number:
        return _results(desk, found.item)
    rows = questionnaires.listing(desk.context)
    lines = [f"{row.number} {_counted(desk, row)}" for row in rows]
    return Reply(paged(desk, f"无记名问卷{len(rows)}次：", lines) if rows else "目前没有制作过问卷。")


def _counted(desk: Desk, row: Questionnaire) -> str:
    many, _found = questionnaires.results(desk.context, row)
    return f"{row.department.name}，发放{row.codes}份，已统计{many}份"


def _results(desk: Desk, row: Questionnaire) -> Reply:
    _many, found = questionnaires.results(desk.context, row)
    title = f"无记名问卷 {row.number}：{_counted(desk, row)}。"
    if found is None:
        return Reply(f"{title}不足5份，暂不显示结果。")
    asked = [each for each in questionnaires.definition(desk.context).questions if each.key in found]
    lines = [
        f"{place}. {each.title}：{'，'.join(f'{option} {count}' for option, count in found[each.key].items())}"
        for place, each in enumerate(asked, 1)
    ]
    return Reply(paged(desk, title, lines))
