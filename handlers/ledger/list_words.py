"""Which list of a register a message asks for: its name, then a month, 逾期, 我的, a department, in any order."""

import re
from dataclasses import dataclass, replace
from functools import cache

from actions.common import departments
from actions.common.departments import Department
from actions.ledger import entries
from actions.ledger.leaders import Leader, leaders
from handlers.talk.message import Desk, Message
from policy.ledger.definition import LedgerDefinition, in_force
from policy.report.statistic_words import read_named_span
from policy.text.lazy import lazily
from policy.time.months import Span, month_of

_LEAD = lazily(r"^(?:请?(?:查看|看一?下|看看|看|查一?下|查询|查))?\s*(?P<mine>我的|本人的?)?\s*")
_MINE = lazily(r"我的|本人的?|自己的?")
_OVERDUE = lazily(r"逾期|超期|到期未\S{1,2}")
_WAITING = lazily(r"未办结|未完成|在办|办理中|待审核|没办完的?|未销号")
_FILLING = lazily(r"的|情况|列表|台账|全部|所有|[\s。，,]")
_ANOTHER_ACT = lazily(
    r"导出|导成|下载|退[回了]|催|提醒|免[了报]|谁[管负]|分管|[归由]\S{2,4}?管|重写|延到|缓|暂停|不[行合]|通过|过了|报(?:个|上|一下|[无零了送的])|没啥|咋|怎么|截止|到期|最[晚迟]|还[要用]|审得|审[了过]|\s无$"
)
_LACKING = lazily(r"还?(?:差|缺)(?:谁|哪些人|几个人)|谁还?没有?记?|谁没记")
_OTHER_COMMAND = lazily(r"报送|上报|提交|代登|退回|审核|催办|布置|免报|(?:不?同意)?延期|领取|补?记|导出")
MORE = 4  # characters that people add to a department's name: «市», «有限公司»
LONGEST = 30  # characters: a longer text is a sentence and no request for a list


@dataclass(frozen=True)
class Wanted:
    """A list as asked for, of one leader where one is named; `words` name a department that may have to be asked about, `said` is the whole tail.

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
    leader: Leader | None = None

    @property
    def label(self) -> str:
        """What the title says of the choice."""
        marks = (("本人", self.mine), ("逾期", self.overdue), ("在办", self.waiting))
        chosen = [mark for mark, on in marks if on]
        return f"{self.span.label if self.span else ''}{'（' + '、'.join(chosen) + '）' if chosen else ''}"


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


_TOLD = lazily(
    r"[送报]|交(?!通)|说|给他|宽[到限]|晚[几一两\d]"
)  # «台账明天送纸的来» tells something and asks to see nothing


_OWN_DEEDS = lazily(
    r"我(?:本人|自己)?[^，,。我]{0,8}(?:谈|查|督|调研|听取|讲|记|学|履责)[^，,。]{0,6}?几[次回条场][话课]?[了呀啊]?[？?。]?"
)


@cache
def _kept_words(names: tuple[str, ...]) -> re.Pattern[str]:
    """«我的台账 11月», «上个月台账», «台账 交通局»: what every leader keeps is named first or last."""
    known = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)).replace("账", "[账帐]")
    return lazily(
        rf"(?:查看|看一?下|看看|看)?\s*(?P<mine>我的|本人|本单位|我局)?(?P<early>[^，。；？?台]{{0,12}}?)的?\s*(?:{known})\s*(?P<rest>[^，。；？?]{{0,20}})"
    )


def kept_list(desk: Desk, message: Message) -> Wanted | None:
    """«我的台账 11月», «台账 本月 还差谁», «台账 交通局»; «台账怎么记» is a question and no list."""
    if _OTHER_COMMAND.match(message.text.strip()):
        return None
    if _ANOTHER_ACT.search(message.text):  # «水利局台账退回重写»
        return None
    if _OWN_DEEDS.fullmatch(message.text.strip()) and desk.context.me.has("leader", "principal"):
        return kept_meant(desk, message)  # «我今年谈了几次话»: one's own, and no statistics of the department
    for definition in _kept(desk):
        found = _kept_words(definition.names).fullmatch(message.text.strip())
        if found and not _TOLD.search(found["rest"]):
            return _kept_wanted(desk, definition, message, found)
    return None


def _kept_wanted(desk: Desk, definition: LedgerDefinition, message: Message, found: re.Match[str]) -> Wanted | None:
    span, rest = read_named_span(f"{found['early']} {found['rest']}".strip(), message.at.date())
    lacking = bool(_LACKING.search(rest))
    rest = re.sub(r"\s|的$", "", _LACKING.sub("", rest))
    days = span or month_of(message.at.date())
    if not rest:
        if not (span or lacking or found["mine"]):
            return None
        return Wanted(definition, days, False, False, False, None, "", "", lacking)
    if leader := _leader_named(desk, rest):
        return Wanted(definition, days, False, False, False, None, "", "", lacking, leader)
    department = departments.resolve(desk.context, rest) if len(rest) > 1 else None  # «交台账» names no department
    if department or (len(rest) > 1 and departments.LIKE_A_NAME.search(rest)):
        return Wanted(definition, days, False, False, False, department, rest, rest, lacking)
    return None


def kept_meant(desk: Desk, message: Message) -> Wanted | None:
    """What a sentence that was found to mean a list asks for; the group has to name a department."""
    definition = next(iter(_kept(desk)), None)
    if definition is None:
        return None
    span, _rest = read_named_span(message.text, message.at.date())
    named = departments.mentioned(desk.context, message.text)
    department = named[0] if len(named) == 1 else [each.name for each in named] if named else None
    days, lacking = span or month_of(message.at.date()), bool(_LACKING.search(message.text))
    leader = _leader_named(desk, message.text)
    return Wanted(definition, days, False, False, False, None if leader else department, "", "", lacking, leader)


def lacking_this_month(desk: Desk, message: Message) -> Wanted | None:
    """Who has no entry of this month yet, in what every leader keeps."""
    found = kept_meant(desk, message)
    return replace(found, lacking=True) if found else None


def _leader_named(desk: Desk, words: str) -> Leader | None:
    """The one leader in view whose name stands in the words, other than the person who asks."""
    own = desk.context.me.member.id
    known = leaders(desk.context, [each.id for each in departments.visible(desk.context)])
    named = [each for each in known if each.name in words and each.member.id != own]
    return named[0] if len(named) == 1 else None


_SPOKEN = (
    ("rectification", lazily("问题|整改")),
    ("tasks", lazily("交办|任务|布置|事")),
    ("suggestions", lazily("建议")),
    ("checklist", lazily("清单")),
)


_LATE = lazily(r"逾期|超期|过期|超时|到期")
_UNDONE = lazily(r"没(?:有)?(?:办|改|完|弄|做)|未|还有|哪些")


def list_meant(desk: Desk, message: Message) -> Wanted | None:
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


def asks_for_list(desk: Desk, message: Message) -> Wanted | None:
    return read_list(desk, message.text)
