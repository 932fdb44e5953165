"""A compilation typed as text: what opens a question is found by its surest sign, the paragraphs after it are the answer.

The signs, surest first: heading styles; «第7问», «问：»; bold type; a number with a question mark; a question mark; numbers that follow each other.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from documents.compilation_lines import Line, Typed, lines_of, question_and_answer

_ANSWERED = re.compile(r"(?:答案|答复|解答|答|A)\s*[\d一二三四五六七八九十]{0,3}\s*[:：]\s*", re.IGNORECASE)
_LABELLED = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,4})\s*[:：]\s*(?P<text>.*)", re.DOTALL)
_ATTACHED = ("short", "basis", "keywords", "ways", "related", "effective", "repealed")
_LONGEST_CHAPTER = 30  # characters of a heading over several questions


@dataclass
class Raw:
    """One question as it stands in a file: where, and its fields as written."""

    where: str
    fields: dict[str, Any] = field(default_factory=dict)


@dataclass
class Read:
    """The questions of a file, and what was unsure about them, in the words of the office."""

    raws: list[Raw] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_typed(paragraphs: Sequence[Typed], keys: Mapping[str, str]) -> Read:
    """The questions of a typed text; `keys` label → field. Text before the first question is a preface.

    Raises ValueError naming the place and quoting the text where a question would be lost in the answer before it.
    """
    lines = [line for line in lines_of(paragraphs) if line.text]
    opens = _with_gaps_filled(lines, next((found for sign in _SIGNS if (found := sign(lines))), frozenset()))
    chapters = _chapters(lines, opens)
    _check_swallowed(lines, opens, chapters)
    read = Read(notes=[f"{lines[at].where}“{lines[at].text}”作为章节标题，不计入答案" for at in sorted(chapters)])
    for at, line in enumerate(lines):
        if at in opens:
            _open(read, line, any(lines[other].asks for other in opens), keys)
        elif read.raws and at not in chapters:
            _attach(read.raws[-1].fields, line.text, keys)
    for raw in read.raws:
        if not raw.fields.get("answer"):
            raise ValueError(f"{raw.where}：“{raw.fields['question']}”没有答案")
    _number(read, restarts=bool(chapters))
    return read


def _open(read: Read, line: Line, others_ask: bool, keys: Mapping[str, str]) -> None:
    question, answer = question_and_answer(line)
    read.raws.append(Raw(line.where, {"number": line.number, "question": question}))
    if others_ask and not line.asks:
        read.notes.append(f"{line.where}“{line.text}”没有问号，按一个问题处理")
    if answer:
        _attach(read.raws[-1].fields, answer, keys)


Sign = Callable[[Sequence[Line]], frozenset[int]]


def _headings(lines: Sequence[Line]) -> frozenset[int]:
    """The deepest level of headings that stand over text, and ask where any do; shallower ones are chapters."""
    asking = Counter(line.level for line in lines if line.level and line.asks)
    levels = {level for level, count in asking.items() if count > 1} or {line.level for line in lines if line.level}
    for level in sorted(levels, reverse=True):
        found = [at for at, line in enumerate(lines) if line.level == level]
        over_text = [at for at in found if at + 1 < len(lines) and not lines[at + 1].level]
        if len(found) > 1 and 2 * len(over_text) >= len(found):
            return frozenset(found)
    return frozenset()


def _said(lines: Sequence[Line]) -> frozenset[int]:
    return frozenset(at for at, line in enumerate(lines) if line.says_question)


def _bold(lines: Sequence[Line]) -> frozenset[int]:
    """Bold lines over others; those of another kind of number than most are headings inside an answer or over several questions."""
    found = [at for at, line in enumerate(lines) if line.bold]
    over_text = [at for at in found if at + 1 < len(lines) and not lines[at + 1].bold]
    if len(over_text) < 2 or len(found) == len(lines):
        return frozenset()
    asking = [lines[at].style for at in over_text if lines[at].asks] or [lines[at].style for at in over_text]
    style = max(set(asking), key=asking.count)
    return frozenset(at for at in over_text if lines[at].style == style or lines[at].asks)


def _numbered(lines: Sequence[Line]) -> frozenset[int]:
    """Numbered lines that ask, of the kind of number that most of them have."""
    asking = [line.style for line in lines if line.style and line.asks]
    style = max(set(asking), key=asking.count) if asking else None
    return frozenset(at for at, line in enumerate(lines) if style and line.style == style and line.asks)


def _asking(lines: Sequence[Line]) -> frozenset[int]:
    found = [at for at, line in enumerate(lines) if line.asks and line.text.endswith(("?", "？"))]
    return frozenset(at for at in found if at + 1 not in found)


def _counted(lines: Sequence[Line]) -> frozenset[int]:
    """Numbers of the first one's kind and mark that follow each other."""
    found: set[int] = set()
    kind, expected = None, None
    for at, line in enumerate(lines):
        own = (line.style, line.mark)
        if line.number is not None and (expected is None or (own == kind and line.number == expected)):
            found.add(at)
            kind, expected = own, line.number + 1
    return frozenset(found)


_SIGNS: tuple[Sign, ...] = (_headings, _said, _bold, _numbered, _asking, _counted)


def _with_gaps_filled(lines: Sequence[Line], opens: frozenset[int]) -> frozenset[int]:
    """With the lines that fill a gap in the questions' numbers in their own style: questions typed without their mark."""
    taken, found = {lines[at].number for at in opens}, set(opens)
    for step in (1, -1):  # on from each question, and back from the first
        last = item = None
        for at in range(len(lines))[::step]:
            line = lines[at]
            leads_on = last is not None and (last.style, last.mark, (last.number or -1) + step) == _place(line)
            if leads_on and line.number not in taken and item != (line.number or 0) - step:
                found.add(at)
            if at in found:
                last, item = line, None
            else:  # the answer's own numbers go on
                item = line.number or item
    return frozenset(found)


def _place(line: Line) -> tuple[str, str, int | None]:
    return line.style, line.mark, line.number


def _chapters(lines: Sequence[Line], opens: frozenset[int]) -> frozenset[int]:
    """Headings over several questions: shallower than these, or counted through the file and each right above a question."""
    if not opens:
        return frozenset()
    level = max(lines[at].level for at in opens)
    if level:
        return frozenset(at for at, line in enumerate(lines) if 0 < line.level < level and at > min(opens))
    above = [
        at
        for at in range(len(lines))
        if at + 1 in opens and at not in opens and _may_head(lines[at], lines[min(opens)])
    ]
    if not above or above[0] > min(opens):
        return frozenset()
    found, expected = set(), lines[above[0]].number
    for at in above:
        if lines[at].number == expected and lines[at].style == lines[above[0]].style:
            found.add(at)
            expected = None if expected is None else expected + 1
    return frozenset(found)


def _may_head(line: Line, question: Line) -> bool:
    return not line.asks and len(line.text) <= _LONGEST_CHAPTER and bool(line.style) and line.style != question.style


def _check_swallowed(lines: Sequence[Line], opens: frozenset[int], chapters: frozenset[int]) -> None:
    """A number that leads on from the question's, yet is read as part of its answer, is a slip: nothing is lost unsaid.

    It is none where it goes on with the answer's own numbering, or where Word counts by itself.
    """
    opened = {lines[at].number for at in opens}
    question = item = None
    for at, line in enumerate(lines):
        if at in opens:
            question, item = line, None
        elif line.number is not None and line.style != "listed" and at not in chapters and question is not None:
            leads_on = question.number is not None and line.number > question.number and line.style == question.style
            if leads_on and item != line.number - 1 and line.number not in opened:
                raise ValueError(f"{line.where}：“{line.text[:30]}”未识别为问题，如是问题请写作“第{line.number}问”")
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


def _number(read: Read, *, restarts: bool) -> None:
    """Numbers as typed; counted anew where there are none, or where each chapter begins with 1 again."""
    numbers = [raw.fields.get("number") for raw in read.raws]
    if restarts and len(set(numbers)) < len(numbers):
        read.notes.append("各章编号重复，已从第1问起连续编号")
        numbers = []
    if not any(numbers):
        number_all(read.raws)
    for before, raw in pairwise(read.raws):
        last, this = before.fields.get("number"), raw.fields.get("number")
        if last and this and this > last + 1:
            read.notes.append(f"编号从第{last}问跳到第{this}问：{raw.where}“{raw.fields['question']}”")


def number_all(raws: Sequence[Raw]) -> None:
    """Number the questions as they stand."""
    for number, raw in enumerate(raws, 1):
        raw.fields["number"] = number
