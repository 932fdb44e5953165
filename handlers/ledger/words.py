"""What a list of the 履责台账 is asked for: a month, who is missing, a department, in any order."""

import re
from dataclasses import dataclass

from actions.common import departments
from actions.common.departments import Department
from handlers.talk.message import Desk, Message
from policy.time.months import Span, month_of, read_span

_LIST = re.compile(
    r"(?:查看|看一?下|看看|看)?\s*(?P<mine>我的|本人|本单位|我局)?(?P<early>[^，。；？?台]{0,12}?)的?\s*(?:履责)?台[账帐]\s*(?P<rest>[^，。；？?]{0,20})"
)
_OTHER_COMMAND = re.compile(r"报送|上报|提交|代登|退回|审核|催办|布置|免报|(?:不?同意)?延期|领取|补?记|分管")
_LACKING = re.compile(r"还?(?:差|缺)(?:谁|哪些人|几个人)|谁还?没有?记?|谁没记")


@dataclass(frozen=True)
class WantedEntries:
    """What a list is asked for: the days, whether it is «who is missing», and a department where one is named."""

    span: Span
    lacking: bool
    department: Department | list[str] | None = None
    words: str = ""


def read_wanted(desk: Desk, message: Message) -> WantedEntries | None:
    """«我的台账 11月», «台账 本月 还差谁», «台账 交通局»; «台账怎么记» is a question and no list."""
    found = _LIST.fullmatch(message.text.strip()) if message.kind == "text" else None
    if found is None or _OTHER_COMMAND.match(found[0]) or desk.context.actor is None:
        return None
    span, rest = read_span(f"{found['early']} {found['rest']}".strip(), message.at.date())
    lacking = _LACKING.search(rest)
    rest = re.sub(r"\s|的$", "", _LACKING.sub("", rest))
    days = span or month_of(message.at.date())
    if not rest:
        return WantedEntries(days, bool(lacking)) if span or lacking or found["mine"] else None
    if len(rest) < 2:  # «交台账» names no department
        return None
    department = departments.resolve(desk.context, rest)
    return (
        WantedEntries(days, bool(lacking), department, rest)
        if department or departments.LIKE_A_NAME.search(rest)
        else None
    )


def wanted_of(desk: Desk, message: Message) -> WantedEntries | None:
    """What a sentence that was found to mean a list asks for; the group has to name a department."""
    span, _rest = read_span(message.text, message.at.date())
    named = departments.mentioned(desk.context, message.text)
    department = named[0] if len(named) == 1 else [each.name for each in named] if named else None
    return WantedEntries(span or month_of(message.at.date()), bool(_LACKING.search(message.text)), department)
