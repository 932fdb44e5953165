"""Whom words of the desk wish to be reminded, of which report: «催办 全部 台账», «没交的都催一下，文旅局除外»."""

import re
from dataclasses import replace
from typing import Final

from pydantic.dataclasses import dataclass

from actions.common import departments
from actions.common.departments import Department
from actions.report import urge
from actions.report.urge import Asked
from handlers.talk.message import Desk, Message
from handlers.talk.question import kept_of
from policy.report.report_words import read_report_words
from policy.text.asking import is_question
from policy.text.selection import Selection, read_selection

SAID: Final = re.compile(r"(?:请|帮我|麻烦)?(?:催办|催促|催一?催|催一?下)(?:一下)?[\s：:]*(?P<rest>.{0,40})", re.DOTALL)
EVERYBODY: Final = re.compile(r"全部|所有|各单位|全体|(?:还|都)?(?:没|未)有?(?:报|交)的?(?:单位)?|")
_URGES: Final = re.compile(  # «没交台账的催一下», «都提醒一遍»: beside who is left out it needs no beginning
    r"(?:(?:剩下|剩余|其余|其他|(?:没|未)有?(?:报|交))[^，,。；]{0,6}?|都)(?:再?催|提醒)"
)
_OTHERS: Final = re.compile(r"(?:剩下|剩余|其余|其他)的?(?:那?几?家|单位)?[都也再]*(?:催|提醒)\S{0,4}")
LAGGING: Final = re.compile(r"(?:没|未)有?(?:报|交)|剩下|剩余|其余|其他|全部|所有|各单位|都催")
_BUT: Final = re.compile(
    r"除(?:了|去|开)?[^，,。；]{2,20}?(?:[以之]?外|其他|其余|别的|剩下|都|全|[，,])"
    r"|[^，,。；]{2,20}(?:(?:不用|不必|不要|先别|先不|暂不|暂时?别|就别|就不|别)(?:再|去|管|给)*(?:催|提醒|发|说|$|(?=[，,。；]))|除外|例外)"
    r"|(?:不用|不必|不要|先别|先不|别)(?:再|去)*催[^，,。；]{2,20}"
)  # «除了文旅局都催一下», «民政局先别催»
UNNAMED: Final = "他们"  # whom it goes to is not said


@dataclass(frozen=True)
class Wanted:
    """Whom to remind of what: the words that name a department (empty: all), and the report, with how it is called."""

    whom: str
    of: Asked
    short: str
    among: Selection | None = None

    def bare(self) -> "Wanted":
        """`meant_whom` reads nothing but the names of departments and reports."""
        return self


@dataclass(frozen=True)
class Urging:
    """Who is to be reminded, of what."""

    of: Asked
    names: list[str]


def wanted(desk: Desk, text: str, whom: str | None = None) -> Wanted:
    """The report that a text names, and whom: `whom`, else the words before the report."""
    words = read_report_words(text, desk.context.obligations)
    of = urge.asked(desk.context, words.settings, words.period)
    short = f"{words.period}{words.settings.short if words.settings else ''}"
    return Wanted(words.before if whom is None else whom, of, short)


def said_whom(desk: Desk, message: Message) -> Wanted | None:
    """What «催办 水利局 台账», and a wish for the others or for all but some, says."""
    found = SAID.fullmatch(message.text.strip())
    if found is None:
        return _others(desk, message)
    among = read_selection(found["rest"])
    if among and not all(isinstance(departments.resolve(desk.context, each), Department) for each in among.names):
        return meant_whom(desk, message)  # «催一催教育局、水利局，台账都没交»: a sentence
    if among is None or not (among.but or among.names):
        return wanted(desk, found["rest"])
    return replace(wanted(desk, among.rest, ""), among=among)


def _others(desk: Desk, message: Message) -> Wanted | None:
    """«剩下的催», «都提醒一遍，水利局不用»; beside whom it was asked, or who is shown, «水利局别催» is enough."""
    if _OTHERS.fullmatch(message.text.strip()):
        return wanted(desk, message.text, "")
    shown, asked = kept_of(desk, "confirm_remind", Urging), kept_of(desk, "remind_whom", Wanted)
    if not _BUT.search(message.text) or not (shown or asked or _URGES.search(message.text)):
        return None
    meant = meant_whom(desk, message)
    if meant is None or meant.among is None or not meant.among.but:
        return None
    if shown is not None:
        left = tuple(each for each in shown.names if each not in meant.among.but)
        return replace(meant, of=shown.of, among=Selection(names=left))
    return replace(meant, of=asked.of, short=asked.short) if asked is not None else meant


def meant_whom(desk: Desk, message: Message) -> Wanted | None:
    """«提醒教育局交台账», «让他们快点报»: the departments that are named, or all but them; else all who lag, or nobody yet."""
    if is_question(message.text):
        return None
    named = tuple(each.name for each in departments.mentioned(desk.context, message.text))
    said_but = "".join(found[0] for found in _BUT.finditer(message.text))
    but = tuple(each.name for each in departments.mentioned(desk.context, said_but)) if said_but else ()
    if but and set(named) <= set(but):
        return replace(wanted(desk, message.text, ""), among=Selection(every=True, but=but))
    named = tuple(each for each in named if each not in but)
    if len(named) == 1:
        return wanted(desk, message.text, named[0])
    if named:
        return replace(wanted(desk, message.text, ""), among=Selection(names=named))
    return wanted(desk, message.text, "" if LAGGING.search(message.text) else UNNAMED)
