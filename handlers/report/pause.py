"""暂停 and 恢复 of a department's reminders, by the office."""

from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import dates
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department, chosen_department
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import department_slot, reason_slot
from handlers.talk.slots import Slot, Wants

_PAUSES = r"[停暂缓]|[别不](?:用|要|再)?.{0,4}(?:催|提醒|发|打扰|推|报)|放一放|挂起"  # how it is said: no reason
_REASON = reason_slot("reason", "请问暂停的原因是？如“机构改革”", _PAUSES)


@act(
    "pause_department",
    meant=Wants(department_slot("name"), _REASON),
    at_once=True,
    words=r"暂停[\s：:]+(?P<name>\S+)(?:\s+(?P<reason>\S.{0,199}))?",
    roles=GROUP,
    usage="暂停 单位 原因",
    summary="暂停对一个单位的提醒，如机构改革期间",
    examples=("暂停 交通局 机构改革",),
)
def pause(desk: Desk, _message: Message, found: Any) -> Reply:
    """No reminders until 恢复; what is owed stays owed."""
    reason = (found["reason"] or "").strip(" 。")
    department = departments.resolve(desk.context, found["name"])
    if not isinstance(department, Department):
        return ask_department(desk, "pause_whom", found["name"], department, reason)
    return _pause(desk, department, reason)


@answers("pause_whom", roles=GROUP)
def pause_whom(desk: Desk, reason: str, department: str) -> Reply:
    """The department was asked for."""
    return _pause(desk, chosen_department(desk, department), reason)


def _pause(desk: Desk, department: Department, reason: str) -> Reply:
    if not reason:
        raise UserError(f"请写明原因，如“暂停 {department.name} 机构改革”。")
    dates.pause(desk.context, department, reason)
    return Reply(
        f"已暂停对{department.name}的提醒（{reason}），应报事项照常登记。需要时请回复“恢复 {department.name}”。"
    )


def _paused(desk: Desk) -> list[str]:
    return [each.name for each in departments.visible(desk.context) if each.paused_reason is not None]


@act(
    "resume_department",
    meant=Wants(
        Slot("name", department_slot().read, "请问恢复对哪个单位的提醒？", _paused, none="目前没有暂停提醒的单位。")
    ),
    at_once=True,
    words=r"恢复[\s：:]*(?:对)?(?P<name>\S{2,14}?)\s*(?:的?提醒)?[。]?",
    roles=GROUP,
    usage="恢复 单位",
    summary="恢复对一个单位的提醒",
    examples=("恢复 交通局",),
)
def resume(desk: Desk, _message: Message, found: Any) -> Reply:
    """The ladders run on from today; what fell into the pause is not made up for."""
    department = departments.resolve(desk.context, found["name"])
    if not isinstance(department, Department):
        return ask_department(desk, "resume_whom", found["name"], department)
    return _resume(desk, department)


@answers("resume_whom", roles=GROUP)
def resume_whom(desk: Desk, _nothing: None, department: str) -> Reply:
    """The department was asked for."""
    return _resume(desk, chosen_department(desk, department))


def _resume(desk: Desk, department: Department) -> Reply:
    if department.paused_reason is None:
        return Reply(f"{department.name}未在暂停中，提醒照常进行。")
    still = len(dates.resume(desk.context, department))
    return Reply(f"已恢复对{department.name}的提醒，目前在办{still}项；暂停期间的提醒不再补发。")
