"""Whether words can be the answer to one open field, in the surroundings in which it is read: an answer only fills what it fits."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from policy.fields.field import Field
from policy.text.ask import Ask
from policy.text.compare import fold
from policy.text.lazy import lazily
from policy.when import Calendar


@dataclass(frozen=True)
class Reading:
    """The surroundings in which a text is read: `now` is aware and local."""

    now: datetime
    calendar: Calendar
    people: Sequence[str] = ()
    """Names of the department's members: who may be responsible."""
    unkept: Collection[str] | None = None
    """Where no person's name may stand in free words: names that are certainly persons'."""

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


class WrongValueError(Exception):
    """A value that cannot be; the text says why, politely."""


class UnclearValueError(Exception):
    """A value that may be read in two ways."""

    def __init__(self, ask: Ask) -> None:
        super().__init__(ask.text)
        self.ask = ask


KNOWS_NOT: Final = re.compile(
    r"(?:这个|我|现在|目前|暂时?)*(?:也|都|还)?(?:不?(?:知道|清楚|确定|好说)|不[行对要]|没有?|无|随便|都行|待定|未定|没定|不填|先不|先这样|再说|以后再)"
)
_NONE: Final = ("无", "没有", "没")  # what a text may well say
_LONGEST: Final = 40  # characters of an answer that is a day, a number, a choice or a name


_OF_DATES: Final = lazily(
    r"[\d一二三四五六七八九十零年月日号周星期礼拜天今明昨前后大上下中午早晚本这个的了是就在吧哦嗯啊呢底初末起至到之以以内.\-/:，,\s]"
)
_BESIDE_DATE: Final = 7  # characters beside a day: «昨天去的客运站», «等整改方案出来» (read as no day, and asked again)
_LOOKS: Final = lazily(r"给我|[看查找发]|帮|请|告诉|情况|那")  # «昨天那个会详细情况给我看看» is a request, and no day


def fits(field: Field, text: str) -> bool:
    """Whether a text that is no question and no command may be the field's value, readable or not.

    «待定» fills nothing; a sentence is no day, number, choice or name.
    """
    said = fold(text).strip(" 。.,")
    if field.type in ("text", "long_text"):
        return len(said) > 0 and len(text) <= field.longest and (said in _NONE or not KNOWS_NOT.fullmatch(said))
    if field.type == "date":
        rest = _OF_DATES.sub("", said)
        return len(rest) <= _BESIDE_DATE and _LOOKS.search(rest) is None
    return len(said) <= _LONGEST
