"""Departments begin, are renamed, go into another, are closed or change their group, from a day on; each shown and confirmed."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.common.errors import UserError
from actions.people import department_changes, supervised
from actions.people.department_changes import Wanted
from handlers.people import department_slots as slots
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import act
from handlers.talk.slots import Slot, Wants
from policy.text.ask import Ask
from policy.when import read_day

MAY = frozenset({"admin", "office"})
NOTHING = "好的，单位名单不变。"
_NAME = r"[^\s\d，。]{2,30}?"
_WHEN = r"(?:[\s，,]*(?:自|从)?(?P<when>(?:\d|今|明|下|本)\S*?)(?:起|开始|生效)?)?[。]?"


def read_first(desk: Desk, words: str | None, at: Any) -> date:
    """The day from which it is so: today where none is named."""
    found = read_day(words, at, desk.context.rules.calendar, "future") if words else at.date()
    if isinstance(found, Ask):
        raise UserError(f"{found.text}请连同日期重发。")
    if found is None:
        raise UserError("请写明起始日期，如“2027年3月1日起”。")
    return found


@dataclass(frozen=True)
class Newly:
    """A department to begin."""

    name: str
    group: str
    parent: str
    first: date
    practice: bool = False


@act(
    "begin_department",
    meant=Wants(slots.NEW, slots.PARENT, slots.GROUP, slots.FROM),
    words=rf"(?:新增|新设|增加)(?P<practice>练习)?单位[\s：:]+(?P<name>{_NAME})(?:[\s，,]+上级单位[\s：:]*(?P<parent>{_NAME}))?(?:[\s，,]+(?P<group>[^\s\d，。]{{2,30}}组))?{_WHEN}",
    roles=MAY,
    usage="新增单位 数据局 第一派驻纪检监察组 1月1日起",
    summary="新设一个单位，自该日起的报送任务随之产生；可加“上级单位 交通局”；“新增练习单位 练习局”供试用，不计入统计",
    examples=("新增单位 数据局 第一派驻纪检监察组 1月1日起", "新增练习单位 练习局"),
)
def begin_department(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown with its group, its parent and the day."""
    context = desk.context
    supervised.check_name(context, found["name"])
    parent = supervised.find(context, found["parent"]) if found["parent"] else None
    group = parent.group if parent and not found["group"] else supervised.find_group(context, found["group"] or "")
    first = read_first(desk, found["when"], message.at)
    new = Newly(found["name"], group.name, parent.name if parent else "", first, bool(found["practice"]))
    text = supervised.shown_new(new.name, group, parent, first, practice=new.practice)
    return confirm(desk, "confirm_begin_department", text, new, dropped=NOTHING)


@answers("confirm_begin_department", roles=MAY)
def confirm_begin_department(desk: Desk, new: Newly, _yes: str) -> Reply:
    """On the list; its people come next."""
    context = desk.context
    parent = supervised.find(context, new.parent) if new.parent else None
    made = supervised.begin(
        context, new.name, supervised.find_group(context, new.group), parent, new.first, practice=new.practice
    )
    return Reply(f"已新增单位{made.name}。请接着登记人员，如“增加 {made.name} 联络员 姓名 账号”。")


@answers("confirm_department", roles=MAY)
def confirm_department(desk: Desk, wanted: Wanted, _yes: str) -> Reply:
    """At once, or noted for its day."""
    change = department_changes.order(desk.context, wanted)
    undo = "" if change.done_at is not None else f"此前可回复“取消单位变更 {change.department.name}”。"
    return Reply(department_changes.said_when_ordered(change) + undo)


def _orders(kind: str, name: str, needs: tuple[Slot, ...], words: str, usage: str, summary: str) -> None:
    """An act that changes a department from a day on: shown with what follows, done after 确认."""

    @act(name, meant=Wants(*needs, slots.FROM), words=words + _WHEN, roles=MAY, usage=usage, summary=summary)
    def order(desk: Desk, message: Message, found: Any) -> Reply:
        after = "" if kind == "ended" else found["after"]
        wanted = Wanted(found["name"], kind, after, read_first(desk, found["when"], message.at))
        shown = department_changes.shown(desk.context, wanted)
        return confirm(desk, "confirm_department", shown, wanted, dropped=NOTHING)


_orders(
    "renamed", "rename_department", (slots.CHANGED, slots.RENAMED),
    rf"单位(?:改名|更名)[\s：:]+(?P<name>{_NAME})\s*(?:→|->|为|\s)\s*(?P<after>{_NAME})",
    "单位改名 交通局 交通运输局 1月1日起", "单位更名，历史记录保留",
)  # fmt: skip
_orders(
    "merged", "merge_department", (slots.GOING, slots.INTO),
    rf"(?:合并单位|单位合并)[\s：:]+(?P<name>{_NAME})\s*(?:并入|→|->|\s)\s*(?P<after>{_NAME})",
    "合并单位 文旅局 并入 教育局 1月1日起", "一个单位并入另一个，未办结事项转入",
)  # fmt: skip
_orders(
    "ended", "close_department", (slots.CHANGED,),
    rf"(?:撤销单位|单位撤销)[\s：:]+(?P<name>{_NAME})",
    "撤销单位 文旅局 1月1日起", "单位撤销，报送和提醒停止",
)  # fmt: skip
_orders(
    "moved", "move_department", (slots.CHANGED, slots.TO_GROUP),
    rf"(?:划转单位|单位划转)[\s：:]+(?P<name>{_NAME})\s*(?:→|->|至|到|\s)\s*(?P<after>{_NAME}组)",
    "划转单位 水利局 第二派驻纪检监察组 1月1日起", "单位划转另一监督组，由管理员办理",
)  # fmt: skip


@act(
    "keep_department",
    meant=Wants(slots.ORDERED),
    at_once=True,
    words=rf"取消单位变更[\s：:]+(?P<name>{_NAME})[。]?",
    roles=MAY,
    usage="取消单位变更 文旅局",
    summary="取消尚未生效的单位变更",
)
def keep_department(desk: Desk, _message: Message, found: Any) -> Reply:
    """Until its day."""
    change = department_changes.take_back(desk.context, supervised.find(desk.context, found["name"]))
    return Reply(f"已取消：{department_changes.said(change)}，单位不变。")
