"""Tables of people's own making: encodings, Excel, missing columns."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from documents.tables import Line, TableError, read_table

COLUMNS = ("账号", "姓名")
TEXT = "姓名,账号\n王敏,wangmin\n,\n张伟 , zhangwei\n"
READ = [Line(2, {"账号": "wangmin", "姓名": "王敏"}), Line(4, {"账号": "zhangwei", "姓名": "张伟"})]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk"])
def test_a_csv_of_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(TEXT.encode(encoding))
    assert read_table(path, COLUMNS) == READ


def test_an_excel_file(tmp_path: Path) -> None:
    book = Workbook()
    for line in TEXT.splitlines():
        book.active.append(line.split(","))
    book.save(tmp_path / "list.xlsx")
    assert read_table(tmp_path / "list.xlsx", COLUMNS) == READ


@pytest.mark.parametrize(("name", "data", "says"), [
    ("no.csv", None, "no such file"),
    ("columns.csv", "姓名\n王敏\n".encode(), "line 1: missing column 账号"),
    ("bytes.csv", b"\xff\xfe\xff\x00\x81", "编码既不是UTF-8也不是GBK"),
    ("not.xlsx", b"no zip", "不是Excel"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(tmp_path: Path, name: str, data: bytes | None, says: str) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(TableError, match=says):
        read_table(tmp_path / name, COLUMNS)
