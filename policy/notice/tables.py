"""Tables copied into a message: cells between tabulators become «label：value» lines, which the readers know."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from policy.text.compare import any_of, fold
from policy.text.lazy import lazily

_LABEL: Final = lazily(
    r"(?:会议|召开|开会|拟开|拟|上会|研究|审议)?"
    + any_of(
        "会议 序号 编号 名称 类型 类别 单位 部门 时间 日期 地点 地址 议题 议程 内容 事项 (?:议题|事项)(?:名称|类[别型]|内容) 主持人? 汇报(?:单位|科室|部门|人) 责任(?:单位|科室|人) 提交(?:单位|科室) 承办(?:单位|科室)"
        " 参会(?:人员|范围) 参加人员 出席人员 列席人员 联系人 联系电话 电话 备注 金额 资金 预算 涉及金额 涉及资金"
    )
    + r"\s*(?:\([万千百]?元\))?\s*[:]?"
)
_TIME: Final = lazily(r"时间|日期")
_RULE: Final = lazily(r"\s*\|?[\s:|-]*-[\s:|-]*\|?\s*")  # | --- | --- |
_PIPED: Final = lazily(r"\s*\|(.+)\|\s*")
_UNIT: Final = lazily(r"单位\s*:\s*(万?元)")
_ROW: Final = lazily(r"(?m)^[ ]{0,4}(\d{1,2})[.、]?[ ]{2,}(\S.{0,80}?)[ ]{2,}(\d[\d,.]*)[ ]*$")
_MATTER: Final = lazily(r"议题|议程|内容|事项")
_SUM: Final = lazily(r"金额|资金|预算")


def without_tables(text: str) -> str:
    """The text with each table as lines of labels and values; a text without one as it is."""
    if "|" in text:
        text = "\n".join(_tabbed(line) for line in text.split("\n") if "|" not in line or not _RULE.fullmatch(line))
    text = _columns(text)
    if "\t" not in text:
        return text
    lines: list[str] = []
    for tabbed, group in groupby(text.split("\n"), key=lambda line: "\t" in line.strip()):
        rows = list(group)
        lines += _lines([[cell.strip() for cell in row.strip().split("\t")] for row in rows]) if tabbed else rows
    return "\n".join(lines)


def _columns(text: str) -> str:
    """Rows of number, matter and figure between wide blanks, under «单位：万元»."""
    unit = _UNIT.search(fold(text))
    if unit is None:
        return text
    figure = rf"\1、\2，金额（{unit[1]}）：\3"
    return _ROW.sub(figure, text)


def _tabbed(line: str) -> str:
    """A row of Markdown with tabulators between its cells."""
    row = _PIPED.fullmatch(line)
    return "\t".join(cell.strip() for cell in row[1].split("|")) if row else line


def _lines(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *below = rows
    under = next((place for place, row in enumerate(rows) if place and _heads(row)), None)
    if under is not None:  # labels and values above a table of matters
        return [*_lines(rows[:under]), *_under(rows[under], rows[under + 1 :])]
    if len(head) == 2 and below and all(_is_label(row[0]) for row in below):  # 项目, 内容 above labels and values
        return [_beside(row) for row in (rows if _is_label(head[0]) else below)]
    if below and _heads(head):
        return _under(head, below)
    return [_beside(row) for row in rows]


def _is_label(cell: str) -> bool:
    return _LABEL.fullmatch(fold(cell)) is not None


def _heads(row: Sequence[str]) -> bool:
    return len(row) > 1 and all(_is_label(cell) for cell in row)


def _under(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A row of headings above rows of values: of one meeting each, or of one matter each."""
    if any(_TIME.search(cell) for cell in head):
        return [f"{label}：{cell}" for row in rows for label, cell in zip(head, row, strict=False) if cell]
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
