"""What is to be sent: of which kind it is by its words, to whom, and the text (domain.md M10, M14, M15)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from policy.publication.audience import Audience
from policy.publication.definition import PublicationDefinition
from policy.text.lazy import lazily

NOTICE: Final = "notice"
MEETING: Final = "meeting"
_NO_MEETING: Final = lazily(r"会议(?:室|精神|纪要|记录|材料|决定|要求)")
DAY: Final = lazily(
    r"大?[今明后]天|[今明]晚|[本这下]{0,2}(?:周|星期|礼拜)[一二三四五六日天]|\d{1,2}\s*[日号]|[一二三十]{1,3}[日号]|\d\s*[点:：]"
)
REPORTS: Final = lazily(r"^\s*\S{0,12}?(?:报送|上报|报来|报一下|提交)")


@dataclass(frozen=True)
class Wish:
    """What is to be sent: the kind, to whom (None: nobody was named), and the words."""

    definition: PublicationDefinition
    audience: Audience | None
    text: str


def kind_named(words: str, definitions: Iterable[PublicationDefinition]) -> PublicationDefinition | None:
    """The kind whose title stands in the words, the longest: 学习材料, 通报."""
    known = [each for each in definitions if each.title in words and not each.hands_out]
    return max(known, key=lambda each: len(each.title), default=None)


def wished(
    kind: PublicationDefinition | None, to: Audience | None, text: str, definitions: Sequence[PublicationDefinition]
) -> Wish:
    """Of this kind, or a notice."""
    each = kind or next(each for each in definitions if each.key == NOTICE)
    text = text.strip(" ：:，,\n")
    return Wish(kind_of(text, each, definitions), to, text)


def meeting_kind(text: str, definitions: Sequence[PublicationDefinition]) -> PublicationDefinition:
    """The kind of meeting that the group calls with these words; where they name none, a working meeting."""
    return meeting_of(text, definitions) or next(each for each in definitions if each.key == MEETING)


def kind_of(
    text: str, said: PublicationDefinition, definitions: Iterable[PublicationDefinition]
) -> PublicationDefinition:
    """A plain notice whose text is about a meeting that the group calls is a notice of that meeting."""
    return (meeting_of(text, definitions) or said) if said.key == NOTICE else said


def meeting_of(text: str, definitions: Iterable[PublicationDefinition]) -> PublicationDefinition | None:
    """The kind whose word is said first, where a day is said with it: «培训会议» is a training; a meeting's room is none."""
    said = _NO_MEETING.sub("", text)
    about = [
        (said.find(word), -len(word), each.key, each) for each in definitions for word in each.about if word in said
    ]
    starts = [start for start, *_ in about]
    whole = [
        each for each in about if not any(each[0] < start < each[0] - each[1] for start in starts)
    ]  # «专题会商» is no 专题会
    return min(whole)[3] if whole and DAY.search(said) else None
