"""Excel lists as people make them: what is read, and what is named with its line and column."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from documents.list_xlsx import MOST_LINES, ListFileError, read_list
from tests.ledgers.checklist_file import HEADER, ROWS, workbook

COLUMNS = {
    "department": ("单位",), "list": ("清单类别", "类别"), "duty": ("责任内容", "责任事项"), "measures": ("措施", "具体措施"),
    "person": ("责任人",), "due": ("完成时限", "时限"),
}  # fmt: skip


def read(data: bytes, name: str = "清单.xlsx") -> Any:
    return read_list(name, data, COLUMNS, "duty")


def test_a_plain_list() -> None:
    found = read(workbook())
    assert [line.number for line in found.lines] == [3, 4, 5]
    assert found.lines[2].cells == {
        "department": "交通局", "list": "班子成员", "duty": "推进巡察整改", "measures": "逐项销号", "person": "张伟",
        "due": "2026-12-31",
    }  # fmt: skip
    assert found.notes == ()


def test_other_titles_line_breaks_and_brackets_in_the_header() -> None:
    header = ["序号", "单 位", "类别", "责任事项", "具体\n措施", "责任人（签字）", "时限"]
    assert read(workbook(header=header)).lines[0].cells["measures"] == "召开2次专题会议"


def test_cells_merged_downwards_count_for_each_row() -> None:
    rows = [ROWS[0], [2, None, None, "推进巡察整改", "逐项销号", "张伟", "12月"]]

    def merge(sheet: Any) -> None:
        sheet.merge_cells("B3:B4")
        sheet.merge_cells("C3:C4")

    assert [line.cells["list"] for line in read(workbook(rows, change=merge)).lines] == ["党组", "党组"]


def test_a_header_of_two_rows() -> None:
    header = ["序号", "单位", "清单类别", "责任内容", "落实", None, None]
    rows = [[None, None, None, None, "措施", "责任人", "完成时限"], *ROWS]
    found = read(workbook(rows, header, lambda sheet: sheet.merge_cells("E2:G2")))
    assert [line.number for line in found.lines] == [4, 5, 6]
    assert found.lines[2].cells["person"] == "张伟"


def test_three_lists_on_three_sheets() -> None:
    def add(sheet: Any) -> None:
        other = sheet.parent.create_sheet("班子成员清单")
        other.append(["责任内容", "措施"])
        other.append(["抓好分管领域", "每季度一次"])
        empty = sheet.parent.create_sheet("说明")
        empty.append(["填表说明"])
        empty.append(["请如实填写"])

    found = read(workbook(change=add))
    assert (found.lines[3].sheet, found.lines[3].cells["duty"]) == ("班子成员清单", "抓好分管领域")
    assert found.notes == ("工作表“说明”没有“责任内容”等表头，未读取。",)


def test_hidden_rows_and_feet_are_left_out_and_said() -> None:
    def hide(sheet: Any) -> None:
        sheet.row_dimensions[4].hidden = True
        sheet.append(["填表人：王敏"])

    found = read(workbook(change=hide))
    assert [line.number for line in found.lines] == [3, 5]
    assert "“填表人：王敏”不是清单内容" in found.notes[0]
    assert found.notes[1] == "工作表“清单”第4行是隐藏行，未读取。"


def test_a_date_cell_reads_as_its_date() -> None:
    assert read(workbook(change=put("G5", date(2026, 12, 31)))).lines[2].cells["due"] == "2026年12月31日"


def put(cell: str, value: Any) -> Callable[[Any], None]:
    def change(sheet: Any) -> None:
        sheet[cell] = value

    return change


def merge(area: str) -> Callable[[Any], None]:
    return lambda sheet: sheet.merge_cells(area)


def test_a_formula_counts_by_its_result() -> None:
    saved = BytesIO()
    with ZipFile(BytesIO(workbook(change=put("G5", "=DATE(2026,12,31)")))) as old, ZipFile(saved, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith("sheet1.xml"):  # what Excel adds when it saves
                part = part.replace(b"<v></v>", b"<v>12</v>").replace(b"<v />", b"<v>12</v>")
            new.writestr(name, part)
    assert read(saved.getvalue()).lines[2].cells["due"] == "12"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (workbook(change=put("H4", "张伟")), "工作表“清单”第4行H列有内容但没有表头"),
        (workbook(change=put("G5", "=TODAY()")), "工作表“清单”第5行“完成时限”是公式且没有结果"),
        (workbook(change=merge("D4:E4")), "工作表“清单”第4行“责任内容”与旁边的列合并"),
        (workbook(change=merge("D2:E2")), "工作表“清单”第2行表头“责任内容”合并了几列"),
        (workbook(header=[*HEADER[:4], "责任内容", *HEADER[5:]]), "表头有两列“责任内容”"),
        (workbook(header=["序号", "单位", "类", "内容", "办法", "谁", "何时"]), "没有找到清单内容：表头须有“责任内容”"),
        (workbook([]), "没有找到清单内容"),
        (workbook([ROWS[0]] * (MOST_LINES + 1)), f"共{MOST_LINES + 1}行，一次最多导入{MOST_LINES}行"),
        (b"PK not really", "文件已损坏或不是Word、Excel文件"),
        (b"", "上传的文件是空的"),
    ],
)
def test_what_is_wrong_is_named_with_line_and_column(data: bytes, said: str) -> None:
    with pytest.raises(ListFileError) as error:
        read(data)
    assert said in str(error.value)
    assert "\n" not in str(error.value)


def test_empty_rows_far_away_are_not_walked_through() -> None:
    with pytest.raises(ListFileError, match="请删去空白行"):
        read(workbook(change=put("A30000", "尾")))


def test_what_must_not_be_kept() -> None:
    rows = [*ROWS, [4, "交通局", "党组", "我要举报张三收受红包", "", "张伟", "12月"]]
    assert read(workbook(rows)).refusal == "complaint"
    marked = read(workbook(header=HEADER, change=put("A1", "秘密★ 主体责任清单")))
    assert (marked.refusal, marked.lines) == ("classified", ())
    named = read(workbook([[1, "交通局", "党组", "研究任命李四为科长", "", None, "12月"]]))
    assert "李四" not in str(named)
    assert "第3行人事事项中的姓名已隐去" in named.notes[0]
