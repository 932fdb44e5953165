"""Lists of a register: its name, then a month, 逾期, 我的, a department, in any order; and of what every leader keeps, who has none."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.ledger import entries, leaders
from handlers.ledger.view import kept_line, line
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.registry import ANYONE, act, plainly
from handlers.talk.safely import safely
from policy.ledger.definition import LedgerDefinition, in_force
from policy.report.statistic_words import read_named_span
from policy.time.months import Span, month_of, read_span

_LEAD = re.compile(r"^(?:请?(?:查看|看一?下|看看|看|查一?下|查询|查))?\s*(?P<mine>我的|本人的?)?\s*")
_MINE = re.compile(r"我的|本人的?|自己的?")
_OVERDUE = re.compile(r"逾期|超期|到期未\S{1,2}")
_WAITING = re.compile(r"未办结|未完成|在办|办理中|待审核|没办完的?|未销号")
_FILLING = re.compile(r"的|情况|列表|台账|全部|所有|[\s。，,]")
_ANOTHER_ACT = re.compile(r"退[回了]|催|提醒|免[了报]|谁[管负]|重写|延到|缓|暂停|不[行合]|通过|过了")
_LACKING = re.compile(r"还?(?:差|缺)(?:谁|哪些人|几个人)|谁还?没有?记?|谁没记")
_OTHER_COMMAND = re.compile(r"报送|上报|提交|代登|退回|审核|催办|布置|免报|(?:不?同意)?延期|领取|补?记|分管|导出")
MORE = 4  # characters that people add to a department's name: «市», «有限公司»
LONGEST = 30  # characters: a longer text is a sentence and no request for a list
MOST_LINES = 200  # of a list: twenty pages of «续»; who wants more names a department or a month
MOST_SAFE_LINES = 40  # of a list that is sent apart, and has no next page


@dataclass(frozen=True)
class Wanted:
    """A list as asked for; `words` name a department that may have to be asked about, `said` is the whole tail.

    `lacking` asks who has no entry yet, in a register that every leader keeps.
    """

    definition: LedgerDefinition
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool
    department: Department | list[str] | None
    words: str
    said: str
    lacking: bool = False

    @property
    def label(self) -> str:
        """What the title says of the choice."""
        marks = (("本人", self.mine), ("逾期", self.overdue), ("在办", self.waiting))
        chosen = [mark for mark, on in marks if on]
        return f"{self.span.label if self.span else ''}{'（' + '、'.join(chosen) + '）' if chosen else ''}"


@dataclass(frozen=True)
class _Filter:
    """A list whose department is asked for."""

    ledger: str
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool
    lacking: bool = False


def _seen(desk: Desk) -> list[LedgerDefinition]:
    return [each for each in entries.definitions(desk.context) if desk.context.me.roles & set(each.see)]


def _kept(desk: Desk) -> list[LedgerDefinition]:
    return [each for each in in_force(desk.context.rules.ledgers, desk.context.today) if each.kept_by]


def read_list(desk: Desk, text: str) -> Wanted | None:
    """None when the text names no register in view, or says something else beside (a question, a sentence)."""
    said = text.strip()
    if len(said) > LONGEST or re.search(r"[?？]|怎么|如何|什么|谁", said):
        return None
    lead = _LEAD.match(said)
    body = said[lead.end() :] if lead else said
    words = sorted(((name, each) for each in _seen(desk) for name in each.names), key=lambda pair: -len(pair[0]))
    for name, definition in words:
        if not definition.kept_by and body.startswith(name):
            return _tail(desk, definition, body[len(name) :], bool(lead and lead["mine"]))
    return None


def _tail(desk: Desk, definition: LedgerDefinition, tail: str, mine: bool) -> Wanted | None:
    span, rest = read_named_span(tail, desk.context.said_on)
    flags = {name: bool(mark.search(rest)) for name, mark in (("m", _MINE), ("o", _OVERDUE), ("w", _WAITING))}
    for mark in (_MINE, _OVERDUE, _WAITING, _FILLING):
        rest = mark.sub("", rest)
    department: Department | list[str] | None = None
    if rest:
        where = entries.departments_of(desk.context, definition.see, below=True)
        department = departments.resolve_among(where, rest)
        if isinstance(department, list) and not departments.LIKE_A_NAME.search(rest):
            return None
        if isinstance(department, Department) and len(rest) > len(department.name) + MORE:
            return None  # «交办 交通局 12月28日前报送……» says something, and asks for no list
    return Wanted(definition, span, mine or flags["m"], flags["o"], flags["w"], department, rest, tail.strip())


@cache
def _kept_words(names: tuple[str, ...]) -> re.Pattern[str]:
    """«我的台账 11月», «上个月台账», «台账 交通局»: what every leader keeps is named first or last."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)).replace("账", "[账帐]")
    return re.compile(
        rf"(?:查看|看一?下|看看|看)?\s*(?P<mine>我的|本人|本单位|我局)?(?P<early>[^，。；？?台]{{0,12}}?)的?\s*(?:{known})\s*(?P<rest>[^，。；？?]{{0,20}})"
    )


def _kept_list(desk: Desk, message: Message) -> Wanted | None:
    """«我的台账 11月», «台账 本月 还差谁», «台账 交通局»; «台账怎么记» is a question and no list."""
    if message.kind != "text" or desk.context.actor is None or _OTHER_COMMAND.match(message.text.strip()):
        return None
    if _ANOTHER_ACT.search(message.text):  # «水利局台账退回重写»
        return None
    for definition in _kept(desk):
        if found := _kept_words(definition.names).fullmatch(message.text.strip()):
            return _kept_wanted(desk, definition, message, found)
    return None


def _kept_wanted(desk: Desk, definition: LedgerDefinition, message: Message, found: re.Match[str]) -> Wanted | None:
    span, rest = read_span(f"{found['early']} {found['rest']}".strip(), message.at.date())
    lacking = bool(_LACKING.search(rest))
    rest = re.sub(r"\s|的$", "", _LACKING.sub("", rest))
    days = span or month_of(message.at.date())
    if not rest:
        if not (span or lacking or found["mine"]):
            return None
        return Wanted(definition, days, False, False, False, None, "", "", lacking)
    department = departments.resolve(desk.context, rest) if len(rest) > 1 else None  # «交台账» names no department
    if department or (len(rest) > 1 and departments.LIKE_A_NAME.search(rest)):
        return Wanted(definition, days, False, False, False, department, rest, rest, lacking)
    return None


def _kept_meant(desk: Desk, message: Message) -> Wanted | None:
    """What a sentence that was found to mean a list asks for; the group has to name a department."""
    definition = next(iter(_kept(desk)), None)
    if definition is None:
        return None
    span, _rest = read_span(message.text, message.at.date())
    named = departments.mentioned(desk.context, message.text)
    department = named[0] if len(named) == 1 else [each.name for each in named] if named else None
    days, lacking = span or month_of(message.at.date()), bool(_LACKING.search(message.text))
    return Wanted(definition, days, False, False, False, department, "", "", lacking)


_SPOKEN = (
    ("rectification", re.compile("问题|整改")),
    ("tasks", re.compile("交办|任务|布置|事")),
    ("suggestions", re.compile("建议")),
    ("checklist", re.compile("清单")),
)
_LATE = re.compile(r"逾期|超期|过期|超时|到期")
_UNDONE = re.compile(r"没(?:有)?(?:办|改|完|弄|做)|未|还有|哪些")


def _list_meant(desk: Desk, message: Message) -> Wanted | None:
    """The register that a sentence found to mean a list speaks of; None where it names none in view."""
    text = message.text
    seen = {each.key: each for each in _seen(desk) if not each.kept_by}
    named = [each for each in seen.values() if any(name in text for name in each.names)]
    spoken = [seen[key] for key, words in _SPOKEN if key in seen and words.search(text)]
    definition = next(iter(named + spoken), None)
    if definition is None:
        return None
    span, _rest = read_named_span(text, desk.context.said_on)
    late, where = bool(_LATE.search(text)), departments.mentioned(desk.context, text)
    department = where[0] if len(where) == 1 else None
    return Wanted(definition, span, False, late, not late and bool(_UNDONE.search(text)), department, "", text)


def _asks_for_list(desk: Desk, message: Message) -> Wanted | None:
    if message.kind != "text" or desk.context.actor is None:
        return None
    return read_list(desk, message.text)


@act(
    "list_entries",
    meant=_kept_meant,
    match=_kept_list,
    roles=ANYONE,
    usage="我的台账 11月",
    summary="查看履责记录；“台账 本月 还差谁”看缺记录的同志",
    examples=("我的台账 11月", "上个月台账", "台账 本月 还差谁"),
)
@act("register_list", match=_asks_for_list, meant=_list_meant)
def register_list(desk: Desk, _message: Message, found: Any) -> Reply:
    """«整改 逾期», «交办 我的», «我的台账 11月»: short lines with numbers, in pages."""
    wanted: Wanted = found
    if isinstance(wanted.department, list):
        kept = _Filter(wanted.definition.key, wanted.span, wanted.mine, wanted.overdue, wanted.waiting, wanted.lacking)
        return question.ask_department(desk, "register_list_of", wanted.words, wanted.department, kept)
    return _list(desk, wanted, wanted.department)


@question.answers("register_list_of")
def register_list_of(desk: Desk, kept: _Filter, name: str) -> Reply:
    """The department was chosen."""
    definition = entries.definition_of(desk.context, kept.ledger)
    if definition is None:
        raise UserError("该台账已停用，请回复“登记目录”查看可用台账。")
    department = question.chosen_department(desk, name)
    wanted = Wanted(definition, kept.span, kept.mine, kept.overdue, kept.waiting, department, name, "", kept.lacking)
    return _list(desk, wanted, department)


def _list(desk: Desk, wanted: Wanted, department: Department | None) -> Reply:
    definition = wanted.definition
    if wanted.lacking and wanted.span:
        return _without_entry(desk, wanted.span, department)
    post_of = leaders.own_ledger(desk.context, definition) if department is None else None
    within = [department] if department else departments.own(desk.context) if post_of else None
    rows, total = entries.first(
        desk.context, definition, MOST_LINES, within=within, post_of=post_of, span=wanted.span, mine=wanted.mine,
        overdue=wanted.overdue, waiting=wanted.waiting,
    )  # fmt: skip
    title = _title(desk, wanted, department, post_of is not None)
    if not rows:
        more = (
            f"回复“{definition.words[0]} 今天……”即可登记。"
            if definition.kept_by and desk.context.me.department_ids
            else ""
        )
        return Reply(f"{title}：暂无记录。{more}")
    several = len({row.department_id for row in rows}) > 1
    if definition.kept_by:
        lines = [kept_line(row, post_of) for row in rows]
    else:
        lines = [line(desk, definition, row, several, disclose=definition.safe) for row in rows]
    if definition.safe:
        return safely(
            desk, "\n".join([f"{title}，共{total}条：", *lines[:MOST_SAFE_LINES]]), looked_at=definition.title
        )
    more = f"，列出前{MOST_LINES}条（其余请加单位、月份查看或导出）" if total > len(rows) else ""
    return Reply(paged(desk, f"{title}，共{total}条{more}：", lines))


def _title(desk: Desk, wanted: Wanted, department: Department | None, own: bool) -> str:
    """«我的11月台账», «本组11月台账», «交通局问题整改（逾期）»."""
    if not wanted.definition.kept_by:
        return f"{department.name if department else ''}{wanted.definition.title}{wanted.label}"
    where = departments.visible(desk.context)
    whose = (
        "我的" if own else where[0].name if len(where) == 1 else "本组" if desk.context.me.is_group_side else "本单位"
    )
    return f"{department.name if department else whose}{wanted.label}{wanted.definition.names[0]}"


def _without_entry(desk: Desk, span: Span, department: Department | None) -> Reply:
    """The group's side reads counts per department; a department reads its own names."""
    where = [department] if department else departments.visible(desk.context)
    found = leaders.without_entry(desk.context, where, span)
    lacking = {name: names for name, names in found.items() if names}
    if not lacking:
        return Reply(f"{span.label}台账：班子成员均已有记录。")
    if desk.context.me.is_group_side:
        lines = [f"{name}：{len(names)}名班子成员尚无记录" for name, names in lacking.items()]
    else:
        lines = [f"{name}：{'、'.join(names)}尚无记录" for name, names in lacking.items()]
    return Reply(paged(desk, f"{span.label}台账还差：", lines))


@act(
    "registers",
    meant=plainly,
    words=r"(?:查看)?(?:可登记事项|登记目录|台账目录|有哪些台账|登记事项)[。？?]?",
    usage="登记目录",
    summary="查看各类台账怎么记、怎么查",
    examples=("登记目录",),
)
def list_registers(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Every register in force that the person may write or read, with its words."""
    roles = desk.context.me.roles
    lines = []
    for each in entries.definitions(desk.context):
        write = f"登记“{each.words[0]} ……”" if each.words and roles & set(each.write) else ""
        if each.kinds and roles & set(each.write):
            write = f"登记“记 {each.kinds[0].title} 3{each.kinds[0].unit} 单位”"
        see = f"查看“{each.names[0]}”" if each.names and roles & set(each.see) else ""
        lines.append(f"{each.title}：{'，'.join(part for part in (write, see) if part) or '计入“统计”'}")
    tail = "按编号办理：查看、更正、撤回、进展、办结。"
    return Reply(f"{paged(desk, f'可用台账{len(lines)}类：', lines)}\n{tail}" if lines else "您的岗位暂无可用台账。")
