"""A file that somebody hands over: what it truly is, and what stands in it, to be looked at and screened."""

from dataclasses import dataclass
from itertools import islice
from pathlib import PurePath
from typing import Final

from documents.grid import excel_tables
from documents.package import MOST_BYTES, FormFileError, open_package
from documents.pdf import pdf_text
from documents.word_grid import all_text, word_tables
from policy.screening.screen import Refusal, screen

SHOWN: Final = 40  # lines of the preview
LONGEST: Final = 80  # characters of a line there
_HEADS: Final = {b"%PDF-": "pdf", b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png"}
PICTURES: Final = ("jpg", "png")  # kinds whose words can only be looked at
_OTHER_PICTURES: Final = (".heic", ".heif", ".gif", ".bmp", ".webp", ".tif", ".tiff")
_ACTIVE: Final = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")


@dataclass(frozen=True)
class Attachment:
    """`kind` by content: pdf, jpg, png, docx, xlsx. `lines` is the beginning of its `text`, rows of tables first; `refusal` why it is not kept."""

    kind: str
    lines: tuple[str, ...] = ()
    refusal: Refusal | None = None
    text: str = ""


def read_attachment(name: str, data: bytes) -> Attachment:
    """Look at a file before it is kept. Raises FormFileError: a polite Chinese sentence that says what to do."""
    if len(data) >= MOST_BYTES:
        raise FormFileError("文件超过20 MB，请压缩或分开后再上传，也可送纸质件。")
    kind = next((kind for head, kind in _HEADS.items() if data.startswith(head)), None)
    if kind == "pdf" and any(word in data for word in _ACTIVE):
        raise FormFileError("PDF中含有脚本或内嵌文件，不能接收，请重新打印为PDF后再上传。")
    if kind is not None:
        text = pdf_text(data) if kind == "pdf" else ""
        read = (line.strip()[:LONGEST] for line in text.splitlines())
        return Attachment(kind, tuple(islice(filter(None, read), SHOWN)), screen(f"{name}\n{text}").refusal, text)
    if PurePath(name).suffix.lower() in _OTHER_PICTURES:
        raise FormFileError("照片请使用JPG或PNG格式：在手机上截屏或转换后再上传。")
    office, package = open_package(name, data)
    refusal = screen(f"{name}\n{all_text(package)}").refusal
    text = all_text(package, ("word/document",))
    tables = word_tables(package) if office == "docx" else excel_tables(data)
    lines = ("　".join(cell.text for cell in row if cell.text).strip()[:LONGEST] for table in tables for row in table)
    return Attachment(office, tuple(islice(filter(None, lines), SHOWN)), refusal, text)
