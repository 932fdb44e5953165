"""The office changes the people of its departments one by one: 增加, 调到, 停用; each shown and confirmed."""

import re
from dataclasses import dataclass, replace
from typing import Any, Final

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.people import changes, handover
from actions.people.changes import Newcomer
from actions.people.members import ROLE_OF, ROLE_TITLES, WITHOUT_DEPARTMENT
from handlers.people import post_words
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm, own_words
from handlers.talk.registry import OFFICE, Matcher, act
from handlers.talk.slots import Read, Wants, complete
from policy.screening.names import MOVES

_ROLES = "|".join(title for title, role in ROLE_OF.items() if role not in WITHOUT_DEPARTMENT)
NAME = r"[\u4e00-\u9fff·]{2,10}?"
ACCOUNT = r"(?:账号|帐号)?[\s：:]*(?P<account>[A-Za-z0-9Ａ-Ｚａ-ｚ０-９][^\s，。]{0,63})"
NOTHING = "好的，名单不变。"


def of_known(words: str) -> Matcher:
    """Matches these words where their `name` is somebody on the list: «地点换成一楼报告厅» speaks of nobody."""
    pattern = re.compile(words)

    def match(desk: Desk, message: Message) -> Any:
        found = pattern.fullmatch(message.text.strip())
        return found if found and changes.is_known(desk.context, found["name"]) else None

    return match


def department_of(desk: Desk, words: str) -> Department:
    """The one department of the person's scope; raises UserError naming the nearest."""
    found = departments.resolve(desk.context, words)
    if isinstance(found, Department):
        return found
    near = f"，您是指{'、'.join(found)}？" if found else "，"
    raise UserError(f"未找到单位“{words}”{near}请核对后重发。")


@act(
    "add_member",
    meant=Wants(post_words.PLACE, post_words.ROLE, post_words.NEWCOMER, post_words.ACCOUNT),
    words=rf"(?:增加|新增|添加)(?:成员|人员)?[\s：:]*(?P<place>\S{{2,20}}?)[\s的]*(?P<role>{_ROLES})[\s：:]*(?P<name>{NAME})(?:同志)?(?:[\s，,]+{ACCOUNT})?[。]?",
    roles=OFFICE,
    usage="增加 交通局 联络员 王敏 账号",
    summary="增加本组单位的一位成员",
    examples=("增加 交通局 联络员 王小敏 wangxm",),
)
def add_member(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with the account as it will be kept; it is asked for where it was not said."""
    department = department_of(desk, found["place"])
    new = Newcomer(department.name, ROLE_OF[found["role"]], found["name"], found["account"] or "")
    if not new.account:
        known = {"place": department.name, "role": found["role"]}
        return complete(desk, "add_member", Read(message.at, known, {}, {"name": new.name}))
    return _show(desk, new)


def _show(desk: Desk, new: Newcomer) -> Reply:
    department = department_of(desk, new.department)
    new = replace(new, account=changes.check_newcomer(desk.context, department, new))
    text = f"将增加：{department.name}{ROLE_TITLES[new.role]}{new.name}（账号{new.account}），今日起生效并告知本人。"
    return confirm(desk, "confirm_add_member", text, new, dropped=NOTHING)


@answers("confirm_add_member", roles=OFFICE)
def confirm_add_member(desk: Desk, new: Newcomer, _yes: str) -> Reply:
    """On the list from today on."""
    department = department_of(desk, new.department)
    changes.add(desk.context, department, new)
    return Reply(f"已增加：{department.name}{ROLE_TITLES[new.role]}{new.name}（账号{new.account}）。")


_IS: Final = r"(?:应该?|要)?(?:是|为|叫|改[成为]|换成|[:：])"
_PUT_RIGHT: Final = re.compile(
    rf"(?:(?:[写打说弄]?错了?|不对|更正|改一?下)[，,。\s]*)?(?:账号{_IS}?{ACCOUNT}|(?:姓名|名字){_IS}(?P<name>{NAME})|(?:岗位|角色|职务)?{_IS}(?P<role>{_ROLES}))[吧。]?"
)


def _put_right(_desk: Desk, new: Newcomer, message: Message) -> Newcomer | None:
    found = _PUT_RIGHT.fullmatch(message.text.strip())
    if found is None:
        return None
    if found["role"]:
        return replace(new, role=ROLE_OF[found["role"]])
    return replace(new, account=found["account"]) if found["account"] else replace(new, name=found["name"])


@own_words("confirm_add_member", _put_right, roles=OFFICE, first=True)
def put_right_member(desk: Desk, _before: Newcomer, new: Newcomer) -> Reply:
    """«写错了，账号是……»: shown as it is now."""
    return _show(desk, new)


@dataclass(frozen=True)
class Change:
    """Who is meant, and what becomes of the posts."""

    name: str
    place: str = ""
    other: str = ""  # the department to which the person goes
    role: str = ""


def _moves(desk: Desk, message: Message) -> Any:
    """«把王敏调到水利局», «刘建国退休了», of somebody on the list."""
    found = MOVES.fullmatch(message.text.strip())
    return found if found and changes.is_known(desk.context, found["name"]) else None


def _transfers(desk: Desk, message: Message) -> Any:
    found = _IN_FULL(desk, message) or _moves(desk, message)
    return found if found and found["other"] else None


def _leaves(desk: Desk, message: Message) -> Any:
    found = _STOPS(desk, message) or _moves(desk, message)
    return found if found and (found.re is not MOVES or found["leaves"]) else None


_STOPS = of_known(rf"(?:停用|移除)(?:成员|人员)?[\s：:]+(?:(?P<place>\S{{2,20}}?)\s+)?(?P<name>{NAME})(?:同志)?[。]?")
_IN_FULL = of_known(
    rf"调动[\s：:]+(?P<name>{NAME})(?:同志)?\s*(?:→|->|到|至|\s)\s*"
    rf"(?P<other>\S{{2,20}}?)(?:\s*(?:任|担任|做)?\s*(?P<role>{_ROLES}))?[。]?"
)


@act(
    "transfer_member",
    meant=Wants(post_words.MEMBER, post_words.TARGET, post_words.NEW_ROLE, post_words.DAY),
    match=_transfers,
    roles=OFFICE,
    usage="调动 王敏 水利局",
    summary="调动：原岗位停止，到新单位任同一岗位",
    examples=("调动 王敏 水利局", "调动 王敏 水利局 班子成员"),
)
def transfer_member(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shown with what would be left behind."""
    person = changes.find(desk.context, found["name"])
    target = department_of(desk, found["other"])
    role = ROLE_OF[found["role"]] if found["role"] else person.posts[0].role
    if role in WITHOUT_DEPARTMENT:
        raise UserError("派驻组、综合科人员的调动请联系管理员办理。")
    text = f"{person.member.name}将由{person.said}调任{target.name}{ROLE_TITLES[role]}，今日起生效。{_not_then(found)}{_behind(desk, person)}"
    kept = Change(found["name"], other=target.name, role=role)
    return confirm(desk, "confirm_transfer_member", text, kept, dropped=NOTHING)


@act("transfer_masked", words=r"×××(?:同志)?\s*(?:调到|调至|调往|调任)\s*(?P<other>\S{2,20}?)[。]?", roles=OFFICE)
def transfer_masked(_desk: Desk, _message: Message, found: Any) -> Reply:
    """«王敏调到水利局» reads like a personnel matter, whose names are masked before anything is read."""
    return Reply(f"办理本组单位人员调动，请写“调动 姓名 {found['other']}”。", "usage")


def _not_then(found: Any) -> str:
    """A later day that everyday words name: these acts have none."""
    day = found["day"] if isinstance(found, dict) else ""
    return f"您写的是{day}：此项自办理当日生效，如需届时再办，请回复“取消”，到时重新发送。" if day else ""


def _behind(desk: Desk, person: changes.Person) -> str:
    """What nobody would look after any more."""
    entries, alone = changes.left_open(desk.context, person), changes.without_liaison(desk.context, person)
    said = f"名下待办{entries}项将无人负责，如需移交请先“{person.member.name}换成接任同志”。" if entries else ""
    said += f"{'、'.join(alone)}将没有联络员。" if alone else ""
    undone = "、".join(row.number for row in handover.without_posts(desk.context, person.posts))
    return said + (f"正在办理的交接 {undone} 将一并撤销。" if undone else "")


@answers("confirm_transfer_member", roles=OFFICE)
def confirm_transfer_member(desk: Desk, said: Change, _yes: str) -> Reply:
    """The old posts end, the new one begins."""
    person, target = changes.find(desk.context, said.name, said.place), department_of(desk, said.other)
    changes.transfer(desk.context, person, target, said.role)
    return Reply(f"已办理：{said.name}同志今日起任{target.name}{ROLE_TITLES[said.role]}，已告知本人。")


@act(
    "retire_member",
    meant=Wants(post_words.MEMBER, post_words.WHERE, post_words.DAY),
    match=_leaves,
    roles=OFFICE,
    usage="停用 王敏",
    summary="停用一位成员：岗位停止，历史保留",
    examples=("停用 王敏", "停用 交通局 王敏"),
)
def retire_member(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shown with what would be left behind."""
    place = department_of(desk, found["place"]).name if found["place"] else ""
    person = changes.find(desk.context, found["name"], place)
    text = f"将停用{person.member.name}（{person.said}），今日起不再提醒，也不能办理；已登记的内容保留。{_not_then(found)}{_behind(desk, person)}"
    return confirm(desk, "confirm_retire_member", text, Change(found["name"], place), dropped=NOTHING)


@answers("confirm_retire_member", roles=OFFICE)
def confirm_retire_member(desk: Desk, said: Change, _yes: str) -> Reply:
    """The posts end today."""
    person = changes.find(desk.context, said.name, said.place)
    changes.retire(desk.context, person)
    return Reply(f"已停用：{said.name}同志（{person.said}），已登记的内容保留。")
