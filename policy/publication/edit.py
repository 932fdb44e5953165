"""What the desk changes of a draft while it is shown: who gets it, a sentence more, one wording for another."""

import re
from dataclasses import dataclass, replace
from typing import Final

from policy.publication.audience import Audience, Named, read_audience
from policy.text.lazy import lazily

_LONGEST: Final = 120  # characters: a longer text is no remark on a draft
_NOT: Final = r"(?:先|都|就|暂时?|这次)*(?:别|不用|不要|不必|不|免)"
_WITHOUT: Final = lazily(
    rf"(?:把|将|请)?(?P<before>\S{{2,20}}?)(?:那边|那里|那家|他们|的)?{_NOT}(?:再)?发(?:给)?(?:了|吧)?[。]?"
    rf"|{_NOT}发(?:给)?(?P<behind>\S{{2,20}}?)(?:了|吧)?[。]?"
    r"|(?:去掉|去除|除去|删掉|删去|拿掉|剔除|除了?)(?P<taken>\S{2,20}?)(?:以外|之外|除外|外)?(?:的?都发)?[。]?"
)
_WITH: Final = lazily(
    r"(?:再|还|另外|也)*(?:要|请|都|也)*(?:加上?|加发给?|发给|带上|算上|抄送给?)(?P<who>\S{2,20}?)(?:也?发(?:一份)?)?(?:吧)?[。]?"
    r"|(?P<also>\S{2,20}?)也(?:要)?(?:发|加上|带上)(?:一份)?(?:吧)?[。]?"
)
_ONLY: Final = lazily(
    r"(?:收件人|接收人|接收对象|对象|范围)(?:改[成为]|换成|只|是)(?:要|发给?|给)?(?P<only>\S{2,20}?)(?:就行|即可|吧)?[。]?"
    r"|(?:只|仅)(?:发给?|给)(?P<alone>\S{2,20}?)(?:就行|即可|吧)?[。]?"
)
_WHOLE: Final = lazily(
    r"(?:(?:正文|内容|文字|意见)(?:全部|整个|都)?(?:改成?|改为|换成)[\s：:，,]*|(?:改成|改为|换成)[：:]\s*)(?P<whole>\S.*)",
    re.DOTALL,
)
_TURNED: Final = lazily(
    r"(?:把|将)?(?:正文|内容|里面?|其中)?(?:里面?|中)?的?[“\"]?(?P<old>(?!(?:会议?|开会|时间|日期|地点|会场)(?:都|全)?[改换写])[^，,：:“”\"]{1,30}?)[”\"]?(?:都|全)?(?:改成|改为|改到|换成|换为|写成)[“\"]?(?P<new>[^“”\"]{1,60}?)[”\"]?(?:吧|就行)?[。]?"
)
_ADD: Final = r"(?:再|还|请)*(?:加|补|添)(?:上|写|充)?"
_AT_END: Final = r"(?:末尾|最后|结尾|后面|下面|后边)"
_MORE: Final = lazily(
    rf"(?:在)?(?:(?:正文|内容|通知|通报|文字)的?{_AT_END}?{_ADD}|{_AT_END}{_ADD}|{_ADD}(?=一?[句段行]))(?:一?[句条段行点])?(?:话|内容)?[\s：:，,]*[“\"]?(?P<more>\S.{{2,}}?)[”\"]?",
    re.DOTALL,
)
_NOTED: Final = lazily(
    r"(?:再|还|请|要)*(?:加上|补上|写上|注明|写明|强调|提醒)(?:一?[条点下])?[\s：:，,]*(?P<more>\S.{3,})", re.DOTALL
)  # of nobody who is to get it
_FIRST: Final = lazily(r"(?:等一?[下等]|等会儿?|哦|对了|不对|[还又]有|另外|那)+[，,\s]+")  # no part of a remark
_ENDS: Final = "。！!？?；;"


@dataclass(frozen=True)
class Edit:
    """The draft's audience and text as they are to be."""

    audience: Audience
    text: str


def read_edit(said: str, audience: Audience, text: str, named: Named) -> Edit | None:
    """What a remark makes of a draft; None for what changes nothing of it."""
    said = _FIRST.sub("", said.strip(), count=1)
    if len(said) > _LONGEST:
        return None
    if found := _WITHOUT.fullmatch(said):
        names = _named(found["before"] or found["behind"] or found["taken"], named)
        if names is not None:
            left = tuple(each for each in audience.parts if each not in names.parts)
            minus = tuple(
                dict.fromkeys([*audience.minus, *(each.name for each in names.parts if each not in audience.parts)])
            )
            return Edit(replace(audience, parts=left, minus=minus), text) if left else None
    if (found := _WITH.fullmatch(said)) and (names := _named(found["who"] or found["also"], named)):
        minus = tuple(each for each in audience.minus if each not in {part.name for part in names.parts})
        parts = tuple(
            dict.fromkeys([*audience.parts, *(each for each in names.parts if each.name not in audience.minus)])
        )
        return Edit(replace(audience, parts=parts, minus=minus), text)
    if (
        (found := _ONLY.fullmatch(said))
        and (only := read_audience(found["only"] or found["alone"], named))
        and not only[1]
    ):
        return Edit(only[0], text) if only[0].parts else None
    changed = reworded(said, text)
    return Edit(audience, changed) if changed is not None else None


def reworded(said: str, text: str) -> str | None:
    """What a remark makes of the text of a draft; None for what changes nothing of it."""
    if found := _WHOLE.fullmatch(said):
        return str(found["whole"])
    if (found := _TURNED.fullmatch(said)) and text.count(found["old"]) == 1:
        return text.replace(found["old"], found["new"])
    if found := _MORE.fullmatch(said) or _NOTED.fullmatch(said):
        return f"{text if text.endswith(tuple(_ENDS)) else f'{text}。'}{found['more']}"
    return None


def _named(words: str, named: Named) -> Audience | None:
    """Departments and persons, and nothing else."""
    found = read_audience(words, named)
    return found[0] if found and found[0].parts and not found[1] and all(each.name for each in found[0].parts) else None
