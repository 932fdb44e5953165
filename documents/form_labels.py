"""The labels of a paper form as people write them, and which field each names."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from documents.form_layout import HEAD, ITEM, field_rows
from policy.fields.report_form import FormVersion
from policy.meeting.kinds import Kind
from policy.text.compare import fold, tidy

_LONGEST: Final = 40  # characters of a label with its hint
_HINT: Final = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_AROUND: Final = re.compile(
    r"^[*★\s]*(?:第?[\d一二三四五六七八九十]+[项、.]|事项[\d一二三四五六七八九十]+(?=\D))?|[\s:*]+"
)
_UNIT: Final = re.compile(r"[(](?:单位[:])?(?P<unit>[万亿]?元)[)]")
_NUMBER: Final = re.compile(r"[\d,]+(?:\.\d+)?")
_TICKS: Final = "☑☒√✓✔■●"
_BOXES: Final = "□☐○◯"
_NAMES: Final[dict[Kind, str]] = {
    "decision": "重大(?:事项)?决策|决策",
    "personnel": "重要人事任免|重要干部任免|人事任免|干部任免|人事",
    "project": "重大项目安排|重要项目安排|重大项目|项目安排|项目",
    "funds": "大额度?资金(?:使用|运作)?|资金使用|资金",
}
_KINDS: Final = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _NAMES.items()))


class Labels:
    """What a paper calls its fields: the field's name for each of the words by which it may be labelled."""

    def __init__(self, fields: Mapping[str, str]) -> None:
        self._fields = fields
        words = sorted(self._fields, key=len, reverse=True)
        spaced = "|".join(r"\s*".join(map(re.escape, word)) for word in words)
        self._inline = re.compile(rf"(?:^|(?<=[\s;；，,。]))(?P<label>(?:{spaced})\s*(?:[(（][^)）\n]*[)）])?)\s*[:：]")

    def field(self, text: str) -> str | None:
        """The field that a cell names, if it is a label and nothing else: «会 议 时 间：», «资金来源（必填）»."""
        folded = fold(text)
        if not folded.strip() or len(folded) > _LONGEST:
            return None
        return self._fields.get(_AROUND.sub("", re.sub(r"\s", "", _HINT.sub("", folded))))

    def inline(self, text: str) -> Iterator[tuple[str, str]]:
        """The fields of a text that holds label and value together: «会议时间：12月1日  地点：机关五楼»."""
        found = list(self._inline.finditer(text))
        ends = [*(each.start() for each in found), len(text)][1:]
        for each, end in zip(found, ends, strict=True):
            field = self.field(each["label"])
            if field:
                yield field, with_unit(text[each.end() : end], each["label"])


def form_labels(*versions: FormVersion) -> Labels:
    """The fields that may stand on a form of these versions, the newest first; named «head.time», «item.source»."""
    fields = {word: f"item.{key}" for key, words in ITEM.items() for word in words}
    for row in (row for version in versions for row in field_rows(version)):
        for word in row.words:
            fields.setdefault(word, f"item.{row.key}")
    return Labels(fields | {word: f"head.{key}" for key, words in HEAD.items() for word in words})


def with_unit(value: str, label: str) -> str:
    """A value in plain digits and one line; a bare number takes the unit that its label names: «金额（万元）»."""
    plain = re.sub(r"\s*\n\s*", "；", tidy(value).strip(" \t\n；;，,"))
    unit = _UNIT.search(fold(label).replace(" ", ""))
    return plain + unit["unit"] if unit and _NUMBER.fullmatch(plain) else plain


def ticked_kinds(value: str) -> tuple[Kind, ...]:
    """The kinds of matter that are ticked, before or after their names; one that is written alone counts as ticked."""
    folded = re.sub(r"\(\s*\)", "□", fold(value))
    names = list(_KINDS.finditer(folded))
    between = [_marks(folded[end:start]) for end, start in _gaps(names, len(folded))]
    if not any(between):
        return tuple(_kind(name) for name in names) if len(names) == 1 else ()
    before = bool(between[0])  # where a mark stands before the first name, marks stand before their names
    ticked = []
    for place, name in enumerate(names):
        ahead, behind = between[place], between[place + 1]
        own = ahead[-1:] if before else behind[:1]
        late = behind[:-1] if place < len(names) - 1 else behind  # «□重大决策√ □…»
        if any(mark in _TICKS for mark in (own + late if before else own)):
            ticked.append(_kind(name))
    return tuple(dict.fromkeys(ticked))


def _kind(name: re.Match[str]) -> Kind:
    return next(kind for kind in _NAMES if name[kind])


def _gaps(names: list[re.Match[str]], length: int) -> list[tuple[int, int]]:
    edges = [0, *(edge for name in names for edge in name.span()), length]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _marks(words: str) -> str:
    return "".join(char for char in words if char in _TICKS + _BOXES)
