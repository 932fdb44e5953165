"""Tables, forms and copied pages become «label：value» lines, which the readers know; a line is whole again where a page has cut it."""

import re
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import Final

from policy.notice.words import WORDS
from policy.text.compare import fold
from policy.text.lazy import lazily

_LABEL: Final = lazily(
    r"(?:会议|召开|开会|拟开|拟|上会|研究|审议)?"
    + WORDS["labels of forms"]
    + r"(?:\d{1,2}|[一二三四五六七八九十])?\s*(?:\([万千百]?元\))?\s*[:]?"
)
_TIME: Final = lazily(r"时间|日期")
_RULE: Final = lazily(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")  # | --- | --- |
_WIDE: Final = lazily(r"(?<=\S) {2,}(?=\S)")
_SPACED: Final = lazily(r"(?m)^[ ]*([一-龥](?:[ ]+[一-龥])+)(?:[ ]*[:][ ]*|[ ]{2,})(?=\S)")
_MATTER: Final = lazily(r"议题|议程|内容|事项")
_SUM: Final = lazily(r"金额|资金|预算|额度")
_OF_MATTER: Final = lazily(rf"{_MATTER.pattern}|{_SUM.pattern}|序号|类[别型]$")
_MATTER_LINE: Final = lazily(
    r"\s*(?:会议|上会|研究|审议|讨论|关联|拟?上会)?(?:议题|事项|项目|内容)(?:名称|内容)?(?:\d{1,2}|[一二三四五六七八九十])?\s*:\s*(?=\S\S)(?![(\[①]|\d{1,2}[.、)]|一[、是])(?!.*[;。].)"
)
_SUM_WORDS: Final = (
    r"(?!合计|总计|共计)[一-龥]{0,4}(?:金额|数额|资金|预算|额度|经费|[概估]算|投资)\s*(?:\([^)]*\))?\s*:\s*"
)
_CATEGORY: Final = lazily(r"\s*(?:事项|议题)?类[别型]\s*:\s*")
_OF_IT: Final = lazily(rf"{_CATEGORY.pattern}|\s*{_SUM_WORDS}\S")  # what a form says of the matter above
_INLINE: Final = lazily(rf"(?<=\S)\s+(?={_CATEGORY.pattern}|{_SUM_WORDS})")
_BRACKETED: Final = lazily(r"[ ;；]*【\s*([一-龥]{2,6})\s*】[ :：]*")
_NEXT_FIELD: Final = lazily(r"[;；]\s*(?=[一-龥]{2,6}\s*[:：])")
_SPACED_OUT: Final = lazily(r"[一-龥]\s+[一-龥]\s*[\s:：]")
_SHORT: Final = lazily(r"[一-龥]{1,5}")
_FIELDS: Final = 3  # labels make a form
_EVEN: Final = 4  # half-widths by which the lines of a page differ
_OWN_LINE: Final = lazily(
    r"\s|[一-龥\s]{2,8}:|\d{1,2}[.、)]|[\[【①-⑳▶•·*#>-]|\([一二三四五六七八九十\d]|[一二三四五六七八九十]{1,2}[、.]|(?:会议|召开)?(?:时间|地点|名称|类型|内容)\s|议题|联系|此致|特此|20\d\d年[^,。]{4,8}$"
)
_EVEN_CUT: Final = lazily(r"[\d.,:]\n[\d.,:月日号时点分万亿元]")  # in a number
_CUT: Final = lazily(
    r"\d\n(?:[月号点](?!名)|日(?!期)|时(?![间刻])|分(?![管工会])|[万亿]|元(?!旦))|\d:\d?\n\d|[万亿]\n元"
)
_RUNS_ON: Final = lazily("[，。、；,].")
_ENDED: Final = tuple("。；;：:！!？?”")


def without_tables(text: str) -> str:
    """The text with each table and form as lines of labels and values; another text as it is."""
    closed = _SPACED.sub(_label_closed, fold(text)) if _SPACED_OUT.search(text) else text
    return "\n".join(_with_sum(_fields(_without_cells(_unwrapped(closed))).split("\n")))


def _label_closed(found: re.Match[str]) -> str:
    label = "".join(found[1].split())
    return f"{label}：" if _is_label(label) else found[0]


def _unwrapped(text: str) -> str:
    """The lines of a page are whole again: «定于10月⏎14日下⏎午2:30»."""
    lines = text.split("\n")
    if len(lines) < 3 or "\t" in text or "|" in text or not ((even := _is_page(lines)) or _CUT.search(fold(text))):
        return text
    apart = [
        not before.strip() or before.endswith(_ENDED) or _OWN_LINE.match(fold(line)) is not None
        for before, line in pairwise(lines)
    ]
    if even:
        return text if sum(apart) * 2 >= len(lines) else "".join(lines)
    return lines[0] + "".join("\n" * own + line for own, line in zip(apart, lines[1:], strict=True))


def _is_page(lines: list[str]) -> bool:
    """Whether the lines are of one width, and a third of them runs on."""
    widths = [sum(2 if ord(char) > 0xFF else 1 for char in line) for line in lines[:-1]]
    sizes = [len(line) for line in lines[:-1]]
    uneven = max(widths) - min(widths) > _EVEN and max(sizes) - min(sizes) > 1
    if uneven or min(widths) < (12 if len(lines) > 3 else 30):
        return False
    pairs = (f"{line}\n{following}" for line, following in pairwise(map(fold, lines)))
    return any(map(_EVEN_CUT.search, pairs)) or sum(map(bool, map(_RUNS_ON.search, lines))) * 3 >= len(lines)


def _fields(text: str) -> str:
    """A form that is written in one line, field by field in lines."""
    for mark, line in ((_BRACKETED, r"\n\1："), (_NEXT_FIELD, "\n")):
        if len(mark.findall(text)) >= _FIELDS:
            text = mark.sub(line, text)
    return text


def _with_sum(lines: list[str]) -> list[str]:
    """The sums and categories of a form behind the matters that they stand below."""
    told: list[str] = []
    matter: int | None = None
    for line in lines:
        cuts = [0, *(place for found in _INLINE.finditer(fold(line)) for place in found.span()), len(line)]
        first, *said = (line[start:end] for start, end in zip(cuts[::2], cuts[1::2], strict=True))
        if _MATTER_LINE.match(fold(first)):
            matter = len(told)
            told.append(first)
        else:
            said = [first, *said]
        for each in said:
            if matter is None or not _OF_IT.match(fold(each)):
                told.append(each)
            else:
                told[matter] += f"（{each.strip()}）" if _CATEGORY.match(fold(each)) else f"，{each.strip()}"
    return told


def _without_cells(text: str) -> str:
    if "|" in text:
        text = "\n".join(_tabbed(line) for line in text.split("\n") if "|" not in line or not _RULE.fullmatch(line))
    elif _WIDE.search(text) and any(_heads(_WIDE.split(line.strip())) for line in text.split("\n")):
        text = "\n".join(_WIDE.sub("\t", line.strip()) for line in text.split("\n"))
    if "\t" not in text:
        return text
    lines: list[str] = []
    for tabbed, group in groupby(text.split("\n"), key=lambda line: "\t" in line.strip()):
        rows = list(group)
        lines += _lines([[cell.strip() for cell in row.rstrip().split("\t")] for row in rows]) if tabbed else rows
    return "\n".join(lines)


def _tabbed(line: str) -> str:
    """A row of Markdown, or of cells between strokes, with tabulators between its cells."""
    line = line.strip()
    cells = (line[1:-1] if line.startswith("|") and line.endswith("|") else line).split("|")
    return "\t".join(cell.strip() for cell in cells) if len(cells) > 2 or line.startswith("|") else line


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *below = rows
    under = next((place for place, row in enumerate(rows) if place and _heads(row)), None)
    if under is not None:  # labels and values above a table of matters
        return [*_lines(rows[:under]), *_under(rows[under], rows[under + 1 :])]
    known = sum(_is_label(row[0]) for row in rows)
    short = len(rows) > _FIELDS and all(_SHORT.fullmatch(row[0]) for row in rows)
    if below and all(len(row) == 2 for row in rows) and (known * 2 > len(rows) or short):  # 项目, 内容 may stand above
        told = rows if known == len(rows) or _is_label(head[0]) else below
        return [f"{label.rstrip(':：')}：{value}" for label, value in told]
    if below and _heads(head):
        return _under(head, below)
    return [_beside(row) for row in rows]


def _is_label(cell: str) -> bool:
    return _LABEL.fullmatch(fold(cell)) is not None


def _heads(row: Sequence[str]) -> bool:
    return len(row) > 1 and sum(_is_label(cell) for cell in row) * 4 >= len(row) * 3


def _under(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A row of headings above rows of values: of one meeting each, or of one matter each."""
    time = next((place for place, cell in enumerate(head) if _TIME.search(cell)), None)
    if time is None:
        return _matters(head, rows)
    if len(rows) > 1 and {row[time] for row in rows if len(row) > time} <= {"", rows[0][time]}:
        told = [f"{label}：{cell}" for label, cell in zip(head, rows[0], strict=False) if not _OF_MATTER.search(label)]
        return [*told, *_matters(head, rows)]
    fields = [[f"{label}：{cell}" for label, cell in zip(head, row, strict=False) if cell] for row in rows]
    return [line for each in fields for line in _with_sum(each)]


def _matters(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    column = next((place for place, cell in enumerate(head) if _MATTER.search(cell) or cell == "名称"), None)
    if column is None:
        return ["\t".join(row) for row in (head, *rows)]
    sums = next((place for place, cell in enumerate(head) if _SUM.search(cell)), None)
    lines = [f"{head[column]}："]
    for number, row in enumerate((row for row in rows if len(row) > column), 1):
        sum_said = f"，{head[sums]}：{row[sums]}" if sums is not None and len(row) > sums and row[sums] else ""
        lines.append(f"{number}、{row[column]}{sum_said}")
    return lines


def _beside(row: Sequence[str]) -> str:
    """Labels beside their values: 议题, 征地补偿, 金额, 230万元."""
    if not _is_label(row[0]):
        return "\t".join(row)
    parts = [f"{cell.rstrip(':：')}：" if _is_label(cell) else f"{cell}，" for cell in row if cell]
    return "".join(parts).rstrip("，")
