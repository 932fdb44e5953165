"""The words of a report command: which department, which obligation, which period, and the rest; and of verdicts on requests for time."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from policy.text.compare import tidy
from policy.text.lazy import lazily
from policy.time.settings import ObligationSettings

_PERIOD: Final = re.compile(
    r"(?:(?:20\d\d|\d\d|[今去本明])年\s*(?:的\s*)?)?"
    r"(?:(?<!\d)\d{1,2}\s*月(?:份)?(?!\s*\d)|(?:十[一二]?|[一二三四五六七八九])月(?:份)?|第?\s*[一二三四1-4]\s*季度?"
    r"|[上本这当下]\s*一?个?(?:月|季度?|期)(?:份)?|(?:20\d\d|[今去本明])年度?)(?!\s*(?:[\d一二三四五六七八九十]{1,3}\s*[月日号]|最后|第.{1,2}个?(?:月|周|星期|工作日|天)))"
)
_QUOTES: Final = frozenset('“”"《》')
# What people add to the name of a report without meaning more by it.
_FILLING: Final = re.compile(r"制度|落实|推进|进展|情况|报告|主体责任|党风廉政建设|材料|的|[“”\"《》]")


@dataclass(frozen=True)
class ReportWords:
    """What stands in a command: words before the obligation (a department), its period as said, and what follows."""

    before: str
    settings: ObligationSettings | None
    period: str
    rest: str


def read_report_words(text: str, obligations: Sequence[ObligationSettings]) -> ReportWords:
    """Split «交通局 清单 四季度 无». Without an obligation's word everything is `before`."""
    text = tidy(text).strip()
    words = "".join(char for char in text if char not in _QUOTES).replace("台帐", "台账")
    head = words.partition("\n")[0]  # what follows on further lines is the report itself
    where = head if any(name in head for each in obligations for name in names_of(each)) else words
    named = [(where.find(name), len(name), each) for each in obligations for name in names_of(each) if name in where]
    if not named:
        period, before = _take_period(words)
        return ReportWords(_plain(before), None, period, "")
    start, length, settings = max(named, key=lambda each: (each[1], -each[0]))
    before, after = words[:start], words[start + length :]
    period, before = _take_period(before)
    leading = re.match(rf"(?:{_FILLING.pattern}|[\s：:，,])*({_PERIOD.pattern})", after)
    if not period and leading:
        period, after = leading[1], after[leading.end() :]
    return ReportWords(_plain(before), settings, period, _as_written(text, after).strip(" ，,：:。"))


def _as_written(text: str, after: str) -> str:
    """The end of the text that is `after`, with the quotes and brackets that stand in it."""
    left, start = len(after), len(text)
    while left and start:
        start -= 1
        left -= text[start] not in _QUOTES
    return text[start:].replace("台帐", "台账")


def only_period(text: str) -> str:
    """The one period that a sentence speaks of («12月的没内容»); "" where it speaks of none, or of several."""
    found = {each[0] for each in _PERIOD.finditer(text) if re.match(r"份?(?:[的也没无]|$)", text[each.end() :])}
    return found.pop() if len(found) == 1 else ""


def report_command(short: str, label: str, *more: str) -> str:
    """How a report is sent in chat: «报送 台账 11月», «报送 年度总结» of what has no period."""
    return " ".join(filter(None, ("报送", short, label, *more)))


def names_of(settings: ObligationSettings) -> tuple[str, str]:
    """How people call an obligation: its full title and its short word."""
    return settings.title.replace("“", "").replace("”", ""), settings.short


def _take_period(words: str) -> tuple[str, str]:
    found = _PERIOD.search(words)
    return (found[0], words[: found.start()] + words[found.end() :]) if found else ("", words)


def _plain(words: str) -> str:
    return _FILLING.sub("", words).strip(" ，,：:。、")


_WISHED: Final = lazily(r"想[延晚缓拖推]|要[宽延晚缓推]|延期|宽限|缓[交报几]|晚[交报几]|推迟")
_ONE: Final = lazily(
    r"[，,。；;\s]*(?P<whose>[^，,。；;\s]{2,20}?)[，,]?(?:就|那就|我)?(?:(?P<no>(?<![行准批可以同意])不(?:准|批准?|同意|答应|行|可以|给延?)|驳回)|(?P<sure>准|批)|(?P<may>同意|答应|行|可以))"
    r"(?:[了吧的]|延期?)*(?=[，,。；;\s]|$)"
)
_REST: Final = lazily(r"[，,。；;\s]*(?:还是)?(?:按(?:原来|时|期)|照旧|照原来)?的?(?:报|交|办)?[。]?")


def read_verdicts(text: str) -> list[tuple[str, bool]]:
    """Whose request, in the words said of it, and whether it is granted; nothing where anything else is said.

    «可以», «不行» alone may be said of much else: they count where the words speak of more time.
    """
    found, at = list[tuple[str, bool]](), 0
    while at < len(text) and (one := _ONE.match(text, at)):
        if one["may"] and not _WISHED.search(text):
            return []
        found.append((one["whose"], one["no"] is None))
        at = one.end()
    return found if found and _REST.fullmatch(text, at) else []
