"""The paragraphs of a typed compilation as lines with what distinguishes them: heading, bold type, number, a question mark."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from policy.text.compare import chinese_number, fold

_MARKDOWN = re.compile(r"^(?P<level>#{1,6})\s+|^>\s*")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?P<text>.+)(?P=mark)")
_CHINESE = "一二三四五六七八九十百"
_NUMBERED = re.compile(
    rf"(?:(?P<said>第\s*(?P<nth>\d{{1,5}}|[{_CHINESE}]{{1,5}})\s*(?:问|题)[:：、.．\s]*)"
    rf"|(?P<asked>(?:问题|问|Q)\s*(?P<which>\d{{1,5}}|[{_CHINESE}]{{1,5}})(?:\s*[、.．:：)）]\s*|\s+))"
    rf"|(?P<part>第\s*(?P<of>\d{{1,3}}|[{_CHINESE}]{{1,3}})\s*(?:部分|[章节篇编])[:：、.．\s]*)"
    r"|(?P<digit>(?P<number>\d{1,5})\s*[、.．:：)）]\s*(?!\d))"
    rf"|(?P<chinese>(?P<count>[{_CHINESE}]{{1,5}})、\s*)"
    rf"|(?P<bracket>[(（](?P<inner>\d{{1,3}}|[{_CHINESE}]{{1,3}})[)）]\s*))(?:问[:：]\s*)?(?P<text>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBERS = {"said": "nth", "asked": "which", "part": "of", "digit": "number", "chinese": "count", "bracket": "inner"}
_ASKED = re.compile(r"(?:问题?|Q)\s*[:：]\s*(?P<text>.+)", re.IGNORECASE | re.DOTALL)
_COUNT = re.compile(rf"[\d{_CHINESE}\s]")
_WITH_ANSWER = re.compile(r"(?P<question>.*?\S)\s*(?=(?:答案|答复|解答|答|A)\s*[:：])", re.DOTALL)
_ASKS_AND_GOES_ON = re.compile(r"(?P<question>.*[?？][”’』」)）]*)(?P<answer>[^?？]{2,})", re.DOTALL)


@dataclass(frozen=True)
class Typed:
    """One paragraph as typed: the words that name its place in errors, the list in which Word numbers it, its level as a heading (0: none), bold."""

    where: str
    text: str
    listed: str | None = None
    level: int = 0
    bold: bool = False


@dataclass(frozen=True)
class Line:
    """One line: its place, the text as typed, and without the number; `style` is the kind of number («digit», «chinese», «said» …)."""

    where: str
    text: str
    words: str
    style: str = ""
    number: int | None = None
    level: int = 0
    bold: bool = False

    @property
    def asks(self) -> bool:
        """Whether it holds a question mark."""
        return "?" in fold(self.text)

    @property
    def mark(self) -> str:
        """What stands with the number: «1、» and «1.» are counted apart."""
        return _COUNT.sub("", fold(self.text).removesuffix(fold(self.words)))

    @property
    def says_question(self) -> bool:
        """«第7问», «问：»: nothing but a question begins so."""
        return self.style in ("said", "asked")


def lines_of(paragraphs: Sequence[Typed]) -> Iterator[Line]:
    """The lines of the paragraphs; a soft break begins a new line, numbers that Word writes by itself are counted."""
    counted: Counter[str] = Counter()
    for paragraph in paragraphs:
        for position, text in enumerate(paragraph.text.splitlines() or [""]):
            line = _line(paragraph, text)
            if paragraph.listed and line.words and position == 0 and line.number is None:
                counted[paragraph.listed] += 1
                line = Line(
                    line.where,
                    line.text,
                    line.words,
                    line.style or "listed",
                    counted[paragraph.listed],
                    line.level,
                    line.bold,
                )
            yield line


def _line(paragraph: Typed, typed: str) -> Line:
    where, level, bold = paragraph.where, paragraph.level, paragraph.bold
    text = typed.strip()
    if mark := _MARKDOWN.match(text):
        level, text = len(mark["level"] or ""), text[mark.end() :].strip()
    if marked := _BOLD.fullmatch(text):
        bold, text = True, marked["text"].strip()
    text = text.replace("**", "")
    found = _NUMBERED.fullmatch(text)
    if found and found["text"].strip():
        style = str(found.lastgroup) if found.lastgroup in _NUMBERS else next(each for each in _NUMBERS if found[each])
        return Line(where, text, found["text"].strip(), style, chinese_number(found[_NUMBERS[style]]), level, bold)
    asked = _ASKED.fullmatch(text)
    return Line(where, text, asked["text"].strip() if asked else text, "asked" if asked else "", None, level, bold)


def question_and_answer(line: Line) -> tuple[str, str]:
    """A line that opens a question, cut where its answer begins in the same paragraph; ("…", "") when it does not."""
    if labelled := _WITH_ANSWER.match(line.words):
        return labelled["question"], line.words[labelled.end() :]
    goes_on = _ASKS_AND_GOES_ON.fullmatch(line.words)
    return (goes_on["question"], goes_on["answer"].strip()) if goes_on else (line.words, "")
