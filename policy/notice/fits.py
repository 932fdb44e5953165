"""Whether words can be the answer to a field of a meeting: an answer only fills what it fits."""

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from policy.fields.fits import KNOWS_NOT
from policy.money import read_money
from policy.notice.change_words import read_change
from policy.notice.past import tells_of_past
from policy.notice.place_words import looks_like_place
from policy.notice.words import WORDS
from policy.text.asking import is_question as asks
from policy.text.choice import read_number, read_word
from policy.text.compare import fold
from policy.text.denied import denied
from policy.text.lazy import lazily
from policy.when import Calendar, read_when

_ASIDE: Final = lazily(WORDS["said aside"])  # said to who is listening, or asked for with no word that asks
_COMMAND: Final = lazily(r"\s*" + WORDS["commands"])
# Why a meeting came at short notice: «领导临时定的», «临时接到上级通知»; a reason, and no matter.
_SUDDEN: Final = lazily(
    r".{0,8}(?:临时|突然|紧急|刚刚?|才)(?:定|通知|安排|要求|决定)(?:的|了|下来)?.{0,2}|.{0,8}(?:临时|突然|刚刚?)(?:接到|收到).{0,10}通知"
)
_DONE: Final = lazily(r"\S{1,3}了")  # «定了», «说错了»: no basis, no source
_WORDS: Final = lazily(r"[一-龥]{2,}")


def _by_field(what: str) -> dict[str, re.Pattern[str]]:
    """The word lists «what field: …» as patterns by field."""
    return {name.removeprefix(what): lazily(words) for name, words in WORDS.items() if name.startswith(what)}


# What an answer in free words speaks of as a rule, by the field (those of the form by their keys).
_SPEAKS: Final = _by_field("speaks of ")
# What can hardly be said of any other field, and is taken without asking.
_PLAINLY: Final = _by_field("plainly ")
PLAIN_FIELDS: Final = tuple(_PLAINLY)
# Words of talk: nobody writes a basis, a source or a procedure so, but what is meant for the assistant.
_TALK: Final = lazily(WORDS["talk"])
_NOT_SO: Final = lazily(
    r"[,，]\s*(?:而)?不是\s*[\d一二两三四五六七八九十百]+[\d.]*\s*[万亿元号日点]"
)  # puts right what was said
_OF_HERE: Final = "取改换推延加请休撤催退删记"  # verbs of what is done here, by their first character
_AS_TOLD: Final = ("late_reason", "items", "preparatory", "approval")  # fields that people answer as they talk
_SUM: Final = lazily(
    r"(?:大概|大约|约|差不多|估计|可能|也就|将近)*\s*[\d一二两三四五六七八九十百千几多来余.,万亿元块wW]+\s*(?:元|块钱?)?(?:左右|上下|吧|的样子)*"
)
_PERSON: Final = lazily(
    r"[一-龥·]{2,4}(?:同志|主任|科长|处长|局长|书记)?[\s，,:：]*(?:电话)?[:：]?\s*(?:1\d{10}|\d{7,8}|\d{3,4}-\d{7,8})?"
)
_PEOPLE: Final = lazily(r"成员|班子|领导|科室|人员|全体|负责人|干部|职工|党员|代表|单位|部门|\d+\s*人")
_ABOUT_TIME: Final = lazily(
    r"^(?:会议)?(?:时间|日期)?(?:就|定|改|是|在|为|到|拟|于|开|召开|举行|开会|大概|应该|那就|吧|了|的|[，,。.\s])*$"
)


def is_sum(text: str) -> bool:
    """Whether a sum of money with its unit is all that is said: «38万», «大概50万元左右»."""
    said = fold(text).strip()
    return _SUM.fullmatch(said) is not None and said.strip("吧左右上下的样子")[-1:] in "万亿元块钱"


def is_question(text: str) -> bool:
    """Whether a text asks something: no field takes it."""
    return asks(text) or _ASIDE.search(fold(text)) is not None


def is_no_answer(text: str, at: datetime, calendar: Calendar) -> bool:
    """A question, a command, a change, a place in a list, or a way out: no field takes it."""
    said = fold(text).strip()
    if not said or is_question(said) or _COMMAND.match(said) or KNOWS_NOT.fullmatch(said.strip("。.,")):
        return True
    if not said.isdigit() and read_number(text) is not None:
        return True  # «第一个»: of a list
    if _NOT_SO.search(said) or any(each.forbids and each.verb[0] in _OF_HERE for each in denied(said)):
        return True  # «金额是80万，不是50万», «不要撤回台账», «我不请假了»
    return read_word(text) is not None or read_change(text, at, calendar) is not None


def tells_progress(text: str) -> bool:
    """Whether words can be the progress of a matter: no question, no way out, no yes or no, no command."""
    said = fold(text).strip()
    return len(said) > 1 and not is_question(said) and read_word(text) is None and _COMMAND.match(said) is None


def fits(field: str, text: str, at: datetime, calendar: Calendar) -> bool:
    """Whether a text can fill the field by itself; what `is_no_answer` holds has been looked at before."""
    said = fold(text).strip(" 。,;")
    if field == "place":
        return looks_like_place(said)
    if field == "starts_at":
        return _is_time(said, at, calendar)
    if field == "contact":
        return _PERSON.fullmatch(said) is not None
    if field == "scope":
        return _PEOPLE.search(said) is not None
    if looks_like_place(said) or _is_time(said, at, calendar):
        return False
    if field == "items":
        return len(said) > 1 and _SUDDEN.fullmatch(said) is None and not tells_of_past(said)
    if field == "late_reason":  # no place, no time, no sum
        return _WORDS.search(said) is not None and not (
            _SUM.fullmatch(said) or (len(said) < 10 and read_money(said).amounts)
        )
    return field == "form" and _WORDS.search(said) is not None and _DONE.fullmatch(said) is None


def speaks_of(field: str, text: str) -> bool:
    """Whether free words that may fill this field (late_reason, items, or a key of the form) speak of what such a field holds.

    If not, it is asked whether they were meant for it. A field that a group has added to its form takes any words.
    """
    known, said = _SPEAKS.get(field), fold(text)
    if known is None:
        return True
    if field != "late_reason" and _SUDDEN.fullmatch(said.strip(" 。,;")):
        return False
    return known.search(said) is not None and (field in _AS_TOLD or _TALK.search(said) is None)


def speaks_most_of(fields: Sequence[str], text: str) -> int | None:
    """The place of the field that free words speak of most, the first of equals; None where they speak of none of them."""
    if (plain := says_plainly(fields, text)) is not None:
        return plain
    said = fold(text)
    hits = [len(_SPEAKS[each].findall(said)) if each in _SPEAKS else 0 for each in fields]
    return hits.index(max(hits)) if any(hits) else None


def says_plainly(fields: Sequence[str], text: str) -> int | None:
    """The place of the one field that words say by themselves to fill: «财政专项», «用于抢险物资», «论证会开过两次»; None in doubt."""
    said = fold(text)
    meant = [place for place, each in enumerate(fields) if each in _PLAINLY and _PLAINLY[each].search(said)]
    return meant[0] if len(meant) == 1 and (fields[meant[0]] in _AS_TOLD or not _TALK.search(said)) else None


def _is_time(said: str, at: datetime, calendar: Calendar) -> bool:
    """A time and hardly anything else: «记一下：今天局长谈话了» is none."""
    read = read_when(said, at, calendar, at.date())
    words = fold(read.text) if read.text else ""
    if not words:
        return False
    return all(_ABOUT_TIME.fullmatch(part.strip()) for part in _around(said, words))


def _around(said: str, words: str) -> list[str]:
    """What stands around the words of the time; several times of one answer count as one."""
    rest = said
    for each in words.split("、"):
        rest = rest.replace(each, "\n", 1)
    return [part for part in rest.split("\n") if part.strip()]
