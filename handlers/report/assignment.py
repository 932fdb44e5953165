"""布置: one report by one date from many departments, shown with its addressees and sent after 确认."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from actions.common import departments
from actions.common.assigned import LONGEST_WORD
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.report import assignments
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, ask_department, confirm
from handlers.talk.registry import GROUP, act
from handlers.talk.slot_kinds import departments_slot, whole
from handlers.talk.slots import Slot, Wants
from policy.publication.audience import ROLE_NAMES, ROLES
from policy.text.ask import Ask
from policy.text.write import say_day
from policy.time.months import last_day
from policy.time.settings import AssignedObligation
from policy.when import read_deadline

_WHEN = (
    r"(?:\d|[本这下]{1,2}个?(?:[周月季]|星期|礼拜)|大?[今明后]天|[今明]晚|[明今]年|周[一二三四五六日天八]|星期|礼拜|月底|年底|年前|[一二两三四五六七八九十]{1,3}个?(?:工作日|天|日|周|星期|月)"
    r"|元旦|春节|清明|五一|劳动节|端午|中秋|国庆|十一|节[前后])"
)
_EVERYBODY = re.compile(r"(?:各|所有|全部|全体)(?:单位|部门)?")
_WAY = r"文字|文件|纸质"
_MAY = r"(?:可以?|以|用|只?收|只要|限|请|或者?|和|及|均|都|也|行|即|[、/，,])"
_WAYS = re.compile(
    rf"(?:[（(]|[，,；;\s])\s*{_MAY}*(?:{_WAY})(?:{_MAY}*(?:{_WAY}))*(?:方式|形式)?(?:报送?|{_MAY})*[)）]?$"
)
_BUT = re.compile(
    r"(?:(?:各|所有|全部|全体)(?:单位|部门)?)?[（(]?除(?P<but>.+?)(?:之|以)?外[)）]?(?:的?(?:各|所有|全部|全体)?(?:单位|部门)?)?"
)
_LEFT_OUT = re.compile(
    r"除(?:了|去|开)?(?P<but>[^，,。；]{2,30}?)(?:[以之]?外|其他|其余|别的)|(?:不含|不包括|不发)(?P<not>[^，,。；]{2,20})|(?P<last>[^，,。；]{2,20})除外"
)
_WHO = re.compile(
    rf"(?<=[局委办院厅位门心家所队校站处])的?(?P<who>{'|'.join(sorted(ROLES, key=len, reverse=True))})们?"
)
_ASKED = ("liaison", "leader", "in_charge", "principal")
_QUOTES = re.compile(r"[“”\"《》]")


@dataclass(frozen=True)
class Assigning:
    """What is assigned to whom; `hour` was said and is not kept, `unclear` is the name that is asked about."""

    names: list[str]
    due_on: date
    title: str
    hour: str = ""
    unclear: str = ""
    ways: tuple[str, ...] = ()
    role: str = "liaison"


_ALL = re.compile(r"各(?:个?单位|局|部门|家|股室)|所有(?:单位|部门)|全部(?:单位|部门)|大家|每个?单位")
_TITLE = re.compile(
    r"(?:把|将)(?P<given>[^，,。]{2,40}?)(?:交|报送?|发|提交|上报|递)(?:上来|过来|来|给\S{1,6}|到\S{1,6})?了?[。]?$"
    r"|(?:上报|报送|提交|交来|报来|交上?|报上?|发来?)(?:一?[份个])?(?P<named>[^，,。]{2,40}?)(?:过来|上来|来)?[。]?$"
)


def _whom(desk: Desk, message: Message) -> list[str]:
    named = _mentioned(desk, message.text)
    return ["、".join(named)] if named else ["各单位"] if _ALL.search(message.text) else []


def _due(desk: Desk, message: Message) -> list[str]:
    """«下个月五号前», «月底前»: shown and confirmed with its date, as all of it; «12月5日» alone where it is asked for."""
    calendar, end = desk.context.rules.calendar, last_day(message.text, message.at.date())
    due = read_deadline(message.text, message.at, calendar) or read_deadline(f"{message.text}前", message.at, calendar)
    day = due.last if due is not None and not isinstance(due, Ask) else end[1] if end else None
    return [day.isoformat()] if day else []


def _task(text: str) -> str:
    return _LEFT_OUT.sub("", text).rstrip("，,（(）)。 ")


def _title(desk: Desk, message: Message) -> list[str]:
    plain = departments.without_names(desk.context, _task(message.text), "各单位")  # 交通局 is no 交
    said = _TITLE.search(plain)
    return [_QUOTES.sub("", said["given"] or said["named"]).strip()] if said else []


def _role(_desk: Desk, message: Message) -> list[str]:
    role = _asked(_task(message.text))[1]
    return [] if role == "liaison" else [role]  # who is asked where nobody is named


def _spoken(desk: Desk, said: Mapping[str, str]) -> Assigning:
    names = _names(desk, "各单位") if said["names"] == "各单位" else said["names"].split("、")
    title, ways = _ways(said["title"])
    return Assigning(names, date.fromisoformat(said["due"]), title, ways=ways, role=said["role"] or "liaison")


@act(
    "assign_report",
    meant=Wants(
        Slot("names", _whom, "请问布置给哪些单位？也可回复“各单位”。", lambda _desk: ["各单位"]),
        Slot("due", _due, "请问哪一天前报？如“12月5日”"),
        Slot("title", _title, "请问报送什么？如“年度总结”", free=True, alone=whole),
        Slot("role", _role),
        into=_spoken,
    ),
    words=rf"布置[\s：:]*(?P<to>[^\s\d]+?)[\s，,]*(?:请)?(?:于|在)?(?P<when>{_WHEN}\S*?(?:\s+\d{{1,2}}[:：点时]\S{{0,4}}?)?\s*(?:(?:之|以)?[前内])?)[\s，,]*"
    r"(?:报送?|上报|提交)[\s：:]*(?P<title>\S[^\n]{1,39}?)[。]?",
    roles=GROUP,
    usage="布置 各单位 12月5日前报 年度总结",
    summary="向各单位布置一次性报送，列出单位后再确认",
    examples=("布置 各单位 12月5日前报 年度总结", "布置 交通局、水利局主要负责人 12月5日前报 述责述廉报告"),
)
def assign_report(desk: Desk, message: Message, found: Any) -> Reply:
    """Shown first; nothing happens before 确认."""
    if isinstance(found, Assigning):
        return _show(desk, found)
    context, title = desk.context, _QUOTES.sub("", found["title"]).strip()
    when, calendar = found["when"].removesuffix("前"), context.rules.calendar
    due = read_deadline(f"{when}前", message.at, calendar) or read_deadline(f"截止：{when}", message.at, calendar)
    if isinstance(due, Ask):
        raise UserError(f"{due.text}请连同日期重发整条“布置”。")
    if due is None:
        raise UserError("请写明截止日期，如“布置 各单位 12月5日前报 年度总结”。")
    hour = f"{due.at:%H:%M}" if due.at else ""
    title, ways = _ways(title)
    to, role = _asked(found["to"])
    return _show(desk, Assigning(_names(desk, to), due.last, title, hour, ways=ways, role=role))


def _mentioned(desk: Desk, text: str) -> list[str]:
    """The departments that are named; where some are only left out, all the others. Empty: nobody is named."""
    named = [each.name for each in departments.mentioned(desk.context, text)]
    said = "".join(filter(None, (part for found in _LEFT_OUT.finditer(text) for part in found.groups())))
    but = [each.name for each in departments.mentioned(desk.context, said)] if said else []
    if but and set(named) <= set(but):
        return _names(desk, f"除{'、'.join(but)}外")
    return [each for each in named if each not in but]


def _asked(words: str) -> tuple[str, str]:
    """«各单位主要负责人»: of whom, and who is asked there; the liaison where nobody is named."""
    found = _WHO.search(words)
    if found is None:
        return words, "liaison"
    return words[: found.start()], ROLES[found["who"]]


def _ways(title: str) -> tuple[str, tuple[str, ...]]:
    """«值班安排（文字、文件）», «年度总结，可文字可纸质»: the title, and how it may be answered."""
    found = _WAYS.search(title)
    return (title[: found.start()].strip(), tuple(re.findall(_WAY, found[0]))) if found else (title, ())


def _names(desk: Desk, words: str) -> list[str]:
    """The departments as they are named; «各单位» are those of the own groups that report by themselves."""
    but = _BUT.fullmatch(words)
    if not but and not _EVERYBODY.fullmatch(words):
        return [name for name in re.split(r"[、，,和]", words) if name]
    left_out = {_named(desk, name) for name in re.split(r"[、，,]", but["but"])} if but else set()
    own = [each for each in departments.visible(desk.context) if each.group_id in desk.context.me.group_ids]
    return [each.name for each in own if each.parent_id is None and not each.practice and each.id not in left_out]


def _named(desk: Desk, name: str) -> int:
    found = departments.resolve(desk.context, name)
    if not isinstance(found, Department):
        raise UserError(f"没有找到单位“{name}”，请核对名称后重发整条“布置”。")
    return found.id


def _show(desk: Desk, wanted: Assigning) -> Reply:
    """Ask for the first name that is no department's, else show the whole and wait for 确认."""
    if wanted.role not in _ASKED:
        raise UserError(
            "布置可写联络员、班子成员、分管领导或主要负责人；科室和机关纪委的任务请由本单位交办，请改后重发。"
        )
    found: list[Department] = []
    for name in wanted.names:
        department = departments.resolve(desk.context, name)
        if not isinstance(department, Department):
            return ask_department(desk, "assign_whom", name, department, replace(wanted, unclear=name))
        found.append(department)
    addressed = list(dict.fromkeys(found))
    assignments.check(desk.context, addressed, wanted.due_on, wanted.title)
    names = [each.name for each in addressed]
    text = assignments.assigned_text(desk.context, wanted.due_on, wanted.title, wanted.ways)
    hour = f"报送按日期认定，{wanted.hour}的钟点不另登记，如有必要请写入标题。\n" if wanted.hour else ""
    who = "" if wanted.role == "liaison" else f"的{ROLE_NAMES[wanted.role]}"
    question = f"将向{len(names)}个单位{who}布置：{'、'.join(names)}。内容：\n{text}\n{hour}"
    kept = replace(wanted, names=names, hour="")
    return confirm(desk, "confirm_assign", question, kept, verb="发出", dropped="好的，未布置。")


@answers("assign_whom", roles=GROUP)
def assign_whom(desk: Desk, wanted: Assigning, department: str) -> Reply:
    """The department that was not clear; the others and all else stand."""
    names = [department if name == wanted.unclear else name for name in wanted.names]
    return _show(desk, replace(wanted, names=names, unclear=""))


@answers("confirm_assign", roles=GROUP)
def confirm_assign(desk: Desk, kept: Assigning, _yes: str) -> Reply:
    """«确认»: every department owes it from now on."""
    due_on = kept.due_on
    addressed = [each for each in departments.visible(desk.context) if each.name in kept.names]
    made = assignments.assign(desk.context, addressed, due_on, kept.title, kept.ways, kept.role)
    return Reply(
        f"已布置，编号 {made.number}：{len(addressed)}个单位于{say_day(due_on)}前报送{made.title}，已告知{ROLE_NAMES[kept.role]}，"
        f"届时按时提醒。回复“谁没报 {made.title[:LONGEST_WORD]}”查看进度。"
    )


@dataclass(frozen=True)
class Cancelling:
    """An assignment that is to be cancelled, for these departments or (none named) for all."""

    number: str
    departments: list[int]


def _assigned(desk: Desk) -> list[str]:
    return [each.title for each in desk.context.obligations if isinstance(each, AssignedObligation)]


_TITLE_OF = Slot(
    "title",
    lambda desk, message: [each for each in _assigned(desk) if each in message.text],
    "请问取消哪一项布置？",
    _assigned,
    none="目前没有可以取消的布置。",
)
_OF_WHOM = Slot("names", departments_slot().read)  # nobody named: all


@act(
    "cancel_assignment",
    meant=Wants(_TITLE_OF, _OF_WHOM, into=lambda _desk, said: {"what": f"{said['names']} {said['title']}"}),
    words=r"(?:取消|撤回|撤销|收回)布置[\s：:]*(?P<what>\S.{0,60}?)[。]?",
    roles=GROUP,
    usage="取消布置 年度总结",
    summary="取消一次布置，也可只取消几个单位，列出后再确认",
    examples=("取消布置 年度总结", "取消布置 教育局 安全自查报告"),
)
def cancel_assignment(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shown with the departments that need not report any more; done after 确认."""
    *names, title = _QUOTES.sub("", found["what"]).split()
    row = assignments.find(desk.context, title)
    if row is None:
        raise UserError(f"没有找到名为“{title}”的布置，请核对名称或编号后重发。")
    among = [
        _named(desk, each) for name in names for each in re.split(r"[、，,]", name) if not _EVERYBODY.fullmatch(each)
    ]
    owed = assignments.open_of(desk.context, row, among or None)
    if not owed:
        raise UserError(f"{row.title}没有尚未报送的单位，无需取消。")
    text = f"将取消布置{row.title}（{row.number}），已报的保留，告知{len(owed)}个单位联络员：{'、'.join(each.department.name for each in owed)}。"
    kept = Cancelling(row.number, among)
    return confirm(desk, "confirm_cancel_assignment", text, kept, verb="取消布置", dropped="好的，布置不变。")


@answers("confirm_cancel_assignment", roles=GROUP)
def confirm_cancel_assignment(desk: Desk, kept: Cancelling, _yes: str) -> Reply:
    """«确认»: nobody of them is reminded any more."""
    row = assignments.find(desk.context, kept.number)
    if row is None:
        return Reply("该布置此前已取消，无需办理。")
    names = assignments.cancel(desk.context, row, kept.departments or None)
    return Reply(f"已取消布置{row.title}：{'、'.join(names)}无需报送，提醒停止，已告知联络员。")
