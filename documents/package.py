"""Is an uploaded file a Word or Excel file that may be opened at all? Looked at before any library reads it."""

import re
import zlib
from io import BytesIO
from pathlib import PurePath
from typing import Final, Literal
from zipfile import BadZipFile, ZipFile, ZipInfo

MOST_BYTES: Final = 20 * 1024 * 1024  # of the file; WeCom's own limit for files
MOST_UNPACKED: Final = 50 * 1024 * 1024  # bytes of all entries together
MOST_XML: Final = 10 * 1024 * 1024  # bytes of the parts that are parsed; a form has some 100 KB
MOST_ENTRIES: Final = 1000
MOST_RATIO: Final = 200  # unpacked : packed; office files have 5 to 30
_SMALL: Final = 1024 * 1024  # bytes: below that any ratio is harmless
_OLE: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # .doc, .xls, and the envelope of a password-protected .docx
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_RESAVE: Final = "请用Word或WPS打开后“另存为”.docx（Excel为.xlsx）再上传。"
_OLD: Final = {".doc": ".docx", ".wps": ".docx", ".rtf": ".docx", ".xls": ".xlsx", ".et": ".xlsx"}
_ENCODING: Final = re.compile(rb"^<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8|us-ascii)", re.IGNORECASE)
_EXPANDED: Final = re.compile(rb"<(?:\w+:)?(?:mergeCell|hyperlink)\b[^>]*?\bref=\"([A-Z]+)(\d+):([A-Z]+)(\d+)\"")
_MOST_CELLS: Final = 100_000

Format = Literal["docx", "xlsx"]


class FormFileError(Exception):
    """The file cannot be taken: a polite Chinese sentence that says what to do."""


def open_package(name: str, data: bytes) -> tuple[Format, ZipFile]:
    """The file's true format and its entries. Raises FormFileError; nothing has been unpacked beyond the limits then.

    Limits: 20 MiB as sent, 50 MiB unpacked, 1,000 entries; neither macros, nor a password, nor hostile XML.
    """
    ending = PurePath(name.replace("\\", "/")).suffix.lower()
    if not data:
        raise FormFileError("上传的文件是空的，请核对后重新上传。")
    if len(data) >= MOST_BYTES:
        raise FormFileError("文件超过20 MB，请删去其中的图片或附件后再上传，附件可送纸质件。")
    if ending in _OLD:
        wanted = _OLD[ending]
        raise FormFileError(f"暂不能读取{ending}格式，请用Word或WPS打开后“另存为”{wanted}再上传。")
    if data.startswith(_OLE):
        protected = _ENCRYPTED in data
        raise FormFileError("文件设有打开密码，请取消密码后再上传。" if protected else f"文件是旧版格式，{_RESAVE}")
    if ending in (".docm", ".xlsm", ".dotm", ".xltm"):
        raise FormFileError(_macros())
    try:
        package = ZipFile(BytesIO(data))
    except (BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise FormFileError(f"文件已损坏或不是Word、Excel文件，{_RESAVE}") from error
    _check_entries(package.infolist())
    parts = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
    found: list[Format] = [kind for part, kind in parts.items() if part in package.namelist()]  # type: ignore[misc]
    if len(found) != 1:
        raise FormFileError(f"未识别为Word或Excel文件，{_RESAVE}")
    _check_xml(package)
    return found[0], package


def _macros() -> str:
    return "文件含有宏，不能接收，请另存为不含宏的.docx或.xlsx再上传。"


def _check_entries(entries: list[ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise FormFileError("文件设有打开密码，请取消密码后再上传。")
    if any(entry.filename.lower().endswith("vbaproject.bin") for entry in entries):
        raise FormFileError(_macros())
    total = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    of_xml = sum(entry.file_size for entry in entries if _is_xml(entry.filename))
    swollen = total > _SMALL and total > MOST_RATIO * max(packed, 1)
    if len(entries) > MOST_ENTRIES or total > MOST_UNPACKED or of_xml > MOST_XML or swollen:
        raise FormFileError("文件展开后过大，不能接收，请把内容填入新的报告表模板再上传。")


def _is_xml(name: str) -> bool:
    return name.lower().endswith((".xml", ".rels"))


def _check_xml(package: ZipFile) -> None:
    """No entities, no encodings in which they could hide, and no range of cells that would be spelled out."""
    cells = 0
    for name in filter(_is_xml, package.namelist()):
        try:
            part = package.read(name).removeprefix(b"\xef\xbb\xbf")
        except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise FormFileError(f"文件已损坏，{_RESAVE}") from error
        if b"\0" in part or b"<!DOCTYPE" in part or b"<!ENTITY" in part or _ENCODING.match(part):
            raise FormFileError(f"文件内容异常，不能接收，{_RESAVE}")
        cells += sum(_area(*found.groups()) for found in _EXPANDED.finditer(part))
    if cells > _MOST_CELLS:
        raise FormFileError("表格中合并的单元格过多，请把内容填入新的报告表模板再上传。")


def _area(first: bytes, top: bytes, last: bytes, bottom: bytes) -> int:
    return (_column(last) - _column(first) + 1) * (int(bottom) - int(top) + 1)


def _column(letters: bytes) -> int:
    value = 0
    for letter in letters:
        value = value * 26 + letter - 64
    return value
