"""A compilation typed as text: «1．问题» or «问：…», then the answer's paragraphs, then «依据：…» and the like."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from policy.text.compare import chinese_number, fold

_MARKS = re.compile(r"^[#>\s]+|\*\*|__|\s+$")
_NUMBERED = re.compile(
    r"(?:第\s*(?P<said>\d{1,5}|[一二三四五六七八九十百]{1,5})\s*(?:问|题)[:：、.．\s]*"
    r"|(?:问题|问|Q)?\s*(?P<typed>\d{1,5})\s*[、.．:：)）]\s*(?!\d))(?:问[:：]\s*)?(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKED = re.compile(r"(?:问题?|Q)\s*[:：]\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL)
_ANSWERED = re.compile(r"(?:答案?|答复|A)\s*[:：]\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,4})\s*[:：]\s*(?P<text>.*)", re.DOTALL)
_ATTACHED = ("short", "basis", "keywords", "ways", "related", "effective", "repealed")


@dataclass
class Raw:
    """One question as it stands in a file: where, and its fields as written."""

    where: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Typed:
    """One paragraph as typed: the words that name its place in errors, and the list in which Word itself numbers it."""

    where: str
    text: str
    listed: str | None = None


@dataclass(frozen=True)
class _Line:
    """One paragraph: its place, its text without marks, and the number and question if it may open one."""

    where: str
    text: str
    number: int | None
    question: str | None
    sure: bool  # «第7问», «问：»: nothing but a question begins so


def read_typed(paragraphs: Sequence[Typed], keys: Mapping[str, str]) -> list[Raw]:
    """The questions of a typed text; `keys` label → field. Text before the first question is a preface.

    Raises ValueError naming the place.
    """
    lines = list(_lines(paragraphs))
    opens = _openings(lines)
    _check_swallowed(lines, opens)
    found: list[Raw] = []
    for line in lines:
        if line.where in opens:
            found.append(Raw(line.where, {"number": line.number, "question": line.question}))
        elif found and line.text:
            _attach(found[-1].fields, line.text, keys)
    return number_all(found)


def _lines(paragraphs: Sequence[Typed]) -> Iterator[_Line]:
    counted: Counter[str] = Counter()
    for paragraph in paragraphs:
        where, listed = paragraph.where, paragraph.listed
        text = _MARKS.sub("", paragraph.text).strip()
        match = _NUMBERED.fullmatch(text)
        asked = _ASKED.fullmatch(text)
        if match and match["text"].strip():
            number = chinese_number(match["said"] or match["typed"])
            sure = bool(match["said"]) or bool(re.match(r"问|Q", text, re.IGNORECASE))
            yield _Line(where, text, number, match["text"].strip(), sure)
        elif listed and text:
            counted[listed] += 1
            yield _Line(where, text, counted[listed], asked["text"].strip() if asked else text, bool(asked))
        else:
            yield _Line(where, text, None, asked["text"].strip() if asked else None, bool(asked))


def _openings(lines: Sequence[_Line]) -> set[str]:
    """Which paragraphs open a question, and are not a numbered item of an answer.

    What says 问 by itself decides; else what ends with a question mark; else the numbers that follow each other.
    """
    may = [line for line in lines if line.question]
    if sure := {line.where for line in may if line.sure}:
        return sure
    if marked := {line.where for line in may if fold(line.text).endswith("?")}:
        return marked
    opens, expected = set(), None
    for line in may:
        if expected is None or line.number == expected:
            opens.add(line.where)
            expected = (line.number or 0) + 1
    return opens


def _check_swallowed(lines: Sequence[_Line], opens: Collection[str]) -> None:
    """A number that leads on from the question's, yet is read as part of its answer, is a slip: nothing is lost unsaid.

    It is none where it goes on with the answer's own numbering, or where Word counts by itself.
    """
    opened = {line.number for line in lines if line.where in opens}
    question = item = None
    for line in lines:
        if line.where in opens:
            question, item = line.number, None
        elif line.number is not None and _NUMBERED.fullmatch(line.text):
            if (
                question is not None
                and line.number > question
                and item != line.number - 1
                and line.number not in opened
            ):
                raise ValueError(
                    f"{line.where}: number {line.number} is not read as a question; write 第{line.number}问"
                )
            item = line.number


def _attach(fields: dict[str, Any], text: str, keys: Mapping[str, str]) -> None:
    """A paragraph after a question: a labelled line at the end, else a paragraph of the answer."""
    labelled = _LABELLED.fullmatch(text)
    key = keys.get(labelled["label"]) if labelled else None
    if labelled and key in _ATTACHED:
        before = fields.get(key)
        fields[key] = f"{before}\n{labelled['text']}" if before else labelled["text"]
        return
    paragraph = _ANSWERED.sub("", text, count=1) if _ANSWERED.match(text) else text
    fields["answer"] = f"{fields['answer']}\n{paragraph}" if fields.get("answer") else paragraph


def number_all(found: list[Raw]) -> list[Raw]:
    """Where none of the questions has a number they are numbered as they stand; where some have, all must."""
    if not any(raw.fields.get("number") for raw in found):
        for number, raw in enumerate(found, 1):
            raw.fields["number"] = number
    return found
