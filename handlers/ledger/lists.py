"""What a list of a register is asked for: its name, then a month, 逾期, 我的, a department, in any order."""

import re
from dataclasses import dataclass

from actions.common import departments
from actions.common.departments import Department
from actions.ledger import entries
from actions.ledger.performance import LEDGER
from handlers.talk.message import Desk
from policy.ledger.definition import LedgerDefinition
from policy.report.statistic_words import read_named_span
from policy.time.months import Span

_LEAD = re.compile(r"^(?:请?(?:查看|看一?下|看看|看|查一?下|查询|查))?\s*(?P<mine>我的|本人的?)?\s*")
_MINE = re.compile(r"我的|本人的?|自己的?")
_OVERDUE = re.compile(r"逾期|超期|到期未\S{1,2}")
_WAITING = re.compile(r"未办结|未完成|在办|办理中|待审核|没办完的?|未销号")
_FILLING = re.compile(r"的|情况|列表|台账|全部|所有|[\s。，,]")
MORE = 4  # characters that people add to a department's name: «市», «有限公司»
LONGEST = 30  # characters: a longer text is a sentence and no request for a list


@dataclass(frozen=True)
class Wanted:
    """A list as asked for; `words` name a department that may have to be asked about, `said` is the whole tail."""

    definition: LedgerDefinition
    span: Span | None
    mine: bool
    overdue: bool
    waiting: bool
    department: Department | list[str] | None
    words: str
    said: str

    @property
    def label(self) -> str:
        """What the title says of the choice."""
        marks = (("本人", self.mine), ("逾期", self.overdue), ("在办", self.waiting))
        chosen = [mark for mark, on in marks if on]
        return f"{self.span.label if self.span else ''}{'（' + '、'.join(chosen) + '）' if chosen else ''}"


def read_list(desk: Desk, text: str) -> Wanted | None:
    """None when the text names no register in view, or says something else beside (a question, a sentence)."""
    said = text.strip()
    if len(said) > LONGEST or re.search(r"[?？]|怎么|如何|什么|谁", said):
        return None
    lead = _LEAD.match(said)
    body = said[lead.end() :] if lead else said
    seen = [each for each in entries.definitions(desk.context) if desk.context.me.roles & set(each.see)]
    words = sorted(((name, each) for each in seen for name in each.names), key=lambda pair: -len(pair[0]))
    for name, definition in words:
        if definition.key != LEDGER and body.startswith(name):
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
