"""Files that cannot be taken: each gets one polite sentence that says what to do, and costs little."""

import struct
import time
import tracemalloc
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook

from documents.form_intake import FormFileError, read_form_file
from tests.documents.forms import DAY, SETTINGS, filled_docx, filled_xlsx, with_part

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>&b;</w:body></w:document>'
)


def refused(name: str, data: bytes) -> str:
    with pytest.raises(FormFileError) as caught:
        read_form_file(name, data, SETTINGS, DAY)
    said = str(caught.value)
    assert said.endswith("。")
    assert "请" in said
    assert not {"!", "！"} & set(said)
    return said


def bomb(parts: int, size: int) -> bytes:
    file = BytesIO(filled_docx())
    with ZipFile(file, "a", ZIP_DEFLATED) as package:
        for number in range(parts):
            package.writestr(f"word/media/{number}.png", bytes(size))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("报告表.docx", b"", "空的"),
        ("报告表.doc", OLE, "“另存为”.docx"),
        ("报告表.DOC", OLE, "“另存为”.docx"),
        ("报告表.wps", OLE, "“另存为”.docx"),
        ("报告表.xls", OLE, "“另存为”.xlsx"),
        ("报告表.docx", OLE, "旧版格式"),
        ("报告表.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
        ("报告表.docx", b"PK\x03\x04" + bytes(100), "已损坏"),
        ("报告表.docx", b"%PDF-1.7 ...", "不是Word、Excel文件"),
        ("报告表", b"\xff\xd8\xff\xe0 a photo", "不是Word、Excel文件"),
        ("报告表.docx", bytes(20 * 1024 * 1024), "超过20 MB"),
    ],
)
def test_a_file_that_is_no_office_file(name: str, data: bytes, words: str) -> None:
    assert words in refused(name, data)


def test_a_file_cut_off_on_its_way() -> None:
    whole = filled_docx()
    assert "已损坏" in refused("报告表.docx", whole[: len(whole) // 2])


def outcome(data: bytes) -> str:
    """The names of the matters that were read, or the sentence of the refusal; any other error is the test's."""
    try:
        return "、".join(item.name for item in read_form_file("报告表.docx", data, SETTINGS, DAY).items)
    except FormFileError as error:
        return str(error)


def test_every_damaged_byte_gives_a_form_or_a_sentence() -> None:
    whole = filled_docx()
    damaged = [
        whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
        for place in range(0, len(whole), len(whole) // 60)
    ]
    said = {outcome(data) for data in damaged}
    assert any("请" in words for words in said)
    assert all("请" in words or words == outcome(whole) for words in said)


def test_a_zip_with_a_password() -> None:
    data = bytearray(filled_docx())
    place = data.index(b"PK\x01\x02") + 8  # general purpose flags in the central directory
    data[place : place + 2] = struct.pack("<H", 1)
    assert "打开密码" in refused("报告表.docx", bytes(data))


@pytest.mark.parametrize("name", ["报告表.docm", "报告表.xlsm"])
def test_macros_by_name(name: str) -> None:
    assert "宏" in refused(name, filled_docx())


def test_macros_by_content() -> None:
    assert "宏" in refused("报告表.docx", with_part(filled_docx(), "word/vbaProject.bin", b"macro"))


@pytest.mark.parametrize(("parts", "size"), [(6, 9_000_000), (1100, 10), (2, 5_000_000)])
def test_a_bomb_is_not_unpacked(parts: int, size: int) -> None:
    data = bomb(parts, size)
    tracemalloc.start()
    assert "展开后过大" in refused("报告表.docx", data)
    assert tracemalloc.get_traced_memory()[1] < 5_000_000
    tracemalloc.stop()


def test_parts_that_would_be_parsed_are_smaller_still() -> None:
    import secrets

    noise = secrets.token_hex(6_000_000).encode()
    assert "展开后过大" in refused("报告表.docx", with_part(filled_docx(), "customXml/item1.xml", noise))


def test_entities_are_not_even_looked_at() -> None:
    assert "内容异常" in refused("报告表.docx", with_part(filled_docx(), "word/document.xml", LAUGHS))
    hidden = LAUGHS.decode().encode("utf-16")
    assert "内容异常" in refused("报告表.docx", with_part(filled_docx(), "word/document.xml", hidden))


def test_a_sheet_merged_to_its_last_cell_is_not_spelled_out() -> None:
    data = filled_xlsx()
    with ZipFile(BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
    wide = sheet.replace(b'<mergeCell ref="A1:D1"', b'<mergeCell ref="A1:XFD1048576"')
    assert wide != sheet
    started = time.process_time()
    assert "合并的单元格过多" in refused("报告表.xlsx", with_part(data, "xl/worksheets/sheet1.xml", wide))
    assert time.process_time() - started < 2


def test_a_stray_cell_far_away_does_no_harm() -> None:
    book = load_workbook(BytesIO(filled_xlsx()))
    book.worksheets[0]["XFD1048576"] = "x"
    file = BytesIO()
    book.save(file)
    started = time.process_time()
    assert len(read_form_file("报告表.xlsx", file.getvalue(), SETTINGS, DAY).items) == 3
    assert time.process_time() - started < 2


def test_a_wrong_ending_is_no_reason_to_refuse() -> None:
    assert len(read_form_file("报告表.docx", filled_xlsx(), SETTINGS, DAY).items) == 3
    assert len(read_form_file("C:\\下载\\报告表", filled_docx(), SETTINGS, DAY).items) == 3


def test_a_picture_beside_the_form_is_welcome() -> None:
    import secrets

    form = read_form_file(
        "报告表.docx", with_part(filled_docx(), "word/media/a.jpg", secrets.token_bytes(3_000_000)), SETTINGS, DAY
    )
    assert len(form.items) == 3
