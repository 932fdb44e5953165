"""«进度» for the desk: how far the departments have come; «邀请 交通局» is the text to pass on."""

from datetime import date
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.people import onboarding
from actions.people.onboarding import POSTS, Progress
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, ask_department, chosen_department
from handlers.talk.registry import GROUP, act, plainly
from handlers.talk.slot_kinds import department_slot
from handlers.talk.slots import Wants
from policy.text.write import say_day


@act(
    "onboarding",
    meant=plainly,
    words=r"(?:查看)?(?:接入|上线|启用|推广)?进度[。？?]?",
    roles=GROUP,
    usage="进度",
    summary="看各单位接入情况：缺哪些岗位、谁还没有联系、谁不可见",
    examples=("进度", "接入进度"),
)
def show_progress(desk: Desk, _message: Message, _found: Any) -> Reply:
    """The totals, then every department that still lacks something."""
    rows = onboarding.progress(desk.context)
    heads = [each for each in rows if each.department.parent_id is None]
    have = "、".join(f"有{title}{sum(bool(each.names.get(role)) for each in heads)}个" for role, title in POSTS.items())
    counts = "、".join(
        f"{what}{sum(len(getattr(each, name)) for each in rows)}人次"
        for what, name in (("已联系", "greeted"), ("已发过消息", "written"), ("不可见", "unseen"))
    )
    head = f"接入进度：{len(heads)}个单位（另有下属单位{len(rows) - len(heads)}个），{have}；{counts}。"
    lines = [line for each in rows if (line := _line(each, desk.context.today))]
    if not lines:
        return Reply(f"{head}\n各单位均已就绪。")
    return Reply(f"{paged(desk, head, lines)}\n回复“邀请 单位”取转发用的邀请。")


def _line(each: Progress, today: date) -> str:
    last = each.department.trial_until
    parts = [f"试运行至{say_day(last)}"] if last and today <= last else []
    parts += [f"缺{'、'.join(each.lacks)}"] if each.lacks else []
    parts += [f"联络员{'、'.join(each.silent)}尚未联系"] if each.silent else []
    parts += [f"不可见：{'、'.join(each.unseen)}"] if each.unseen else []
    return f"· {each.department.name}：{'；'.join(parts)}" if parts else ""


@act(
    "invitation",
    meant=Wants(department_slot()),
    words=r"邀请(?:函)?[\s：:]+(?P<department>\S{2,20}?)[。]?",
    roles=GROUP,
    usage="邀请 交通局",
    summary="取一个单位的邀请文字，供转发",
)
def invitation(desk: Desk, _message: Message, found: Any) -> Reply:
    """To be copied; nothing is sent."""
    department = departments.resolve(desk.context, found["department"])
    if not isinstance(department, Department):
        return ask_department(desk, "invite_whom", found["department"], department)
    return Reply(_invite(desk, department))


@answers("invite_whom", roles=GROUP)
def invite_whom(desk: Desk, _kept: None, department: str) -> Reply:
    """The department was asked for."""
    return Reply(_invite(desk, chosen_department(desk, department)))


def _invite(desk: Desk, department: Department) -> str:
    return f"（以下供转发）\n{onboarding.invitation(desk.context, department)}"
