"""Persons talked to: a talk is recorded by post and count, never by name (domain.md, «What is taken only as a number»).

Told by what surrounds a name: «与…谈», «找…谈», «约谈…». Who performs the talk, or is only present, is left alone.
"""

import re
from typing import Final

from policy.screening.words import NAME, TITLE, surnamed
from policy.text.lazy import lazily

MASK: Final = "×××"
# Ordinary words that begin like a name and stand where somebody talked to would.
_WORDS: Final = (
    "司[机法仪乘]|文[书员职]|车[主站务]|农[户民]|安[保监检]|房[东管]|卫[生健]|苗[圃木]|管[道网护]|路[段面长]|应急|金融|黄[河土石]"
    "|石[料材油化]|温[泉州]|江[河苏西]|马路|田间|连长|游客|景区|阳光|池塘|关口|解放|高[速铁中]|万[元户]|时任|常[委住]|党[员群务支]|钱款|华侨|商[户家]"
    "|纪[检委]|计[生量]|谈[话心]|成员|群众|汤|项目|余款|郑州|武汉|于|边|明确|全[体科]|[牛林]场"
)
_POST: Final = f"(?:副?{TITLE}|[\u4e00-\u9fff]员|职工|干部|同志|会计|出纳|工程师|司机|代表|分子)"
_BODY: Final = "(?:[科处股室局委办院站所队校厂部组班的]|中心|公司|大厅|任)"
_WHO: Final = rf"(?!{_WORDS})(?:{NAME})(?<!副)"
_SOMEBODY: Final = rf"(?:{_WHO}(?:同志)?|(?!{_WORDS}){surnamed()})"
_RUN: Final = rf"{_SOMEBODY}(?:[、，,和与及]\s*{_SOMEBODY}){{0,12}}"
_WHERE: Final = rf"(?:[^，。；,;\n]{{0,14}}?(?:{_BODY}|{_POST}))?"
_NEXT: Final = rf"(?=同志|{_POST}|等|[两二三四五六七八九十\d]+\s*[名位个]?(?:同志|人)|进行|开展|作|做|谈|沟通|提醒|就|任前|廉政|集体|见面|单独|当面|诫勉|批评)"
_TALK: Final = r"[^，。；\n]{0,16}?(?:谈(?!判)|沟通|交心|提醒|诫勉|批评教育|见面)"
_TALKED: Final = tuple(
    lazily(pattern)
    for pattern in (
        rf"(?P<lead>(?:与|和|找|同|跟|对|给|向){_WHERE})(?P<run>{_RUN}){_NEXT}(?={_TALK})",
        rf"(?P<lead>(?:约谈了?|约见了?|谈话提醒了?|提醒谈话|廉政谈话|诫勉谈话){_WHERE})(?P<run>{_RUN})"
        rf"(?=[，,。；;\s]|$|{_POST}|等|[两二三四五六七八九十\d]+\s*[名位人]|[^，。；\n]{{0,4}}谈)",
    )
)
_TITLE_END: Final = lazily(rf"副?{TITLE}$")
_MARKS: Final = lazily(r"([、，,和与及]\s*)")


def mask_talks(text: str) -> str:
    """The text with ××× for the name of everybody who was talked to."""
    if not re.search("谈|沟通|交心|提醒|诫勉|约见|见面", text):
        return text
    for pattern in _TALKED:
        text = pattern.sub(_hide, text)
    return text


def _hide(found: re.Match[str]) -> str:
    return found["lead"] + "".join(
        part if place % 2 else _masked(part) for place, part in enumerate(_MARKS.split(found["run"]))
    )


def _masked(somebody: str) -> str:
    """«张三», «张三同志» and «王科长» keep what is no name."""
    title = _TITLE_END.search(somebody)
    kept = title[0] if title else "同志" if somebody.endswith("同志") else ""
    return MASK + kept
