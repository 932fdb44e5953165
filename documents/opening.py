"""Opening what people keep as text or as a table: whatever encoding, and whatever WPS and old programs leave in an .xlsx."""

from collections.abc import Iterator
from contextlib import closing
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

_ENCODINGS = ("utf-8-sig", "gb18030")  # the second reads GBK and GB2312, too
_EMPTY_END = 200  # empty rows after which a sheet has ended: a cell far below is a slip of the hand
_MOST_COLUMNS = 60
_PROPERTIES = "docProps/"  # author and title: of no use to us, and now and then broken


def read_text(data: bytes) -> str:
    """The text of a file in UTF-8 or GBK/GB18030. Raises ValueError for neither."""
    for encoding in _ENCODINGS if b"\0" not in data else ():
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("不能读取：编码既不是UTF-8也不是GBK")


def sheet_rows(data: bytes) -> Iterator[tuple[Any, ...]]:
    """The rows of the first sheet as values, up to its last filled row; the range that the file claims for itself is not believed.

    Raises ValueError when it is no .xlsx.
    """
    from openpyxl import load_workbook  # heavy: on use only
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(_without_properties(data), read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError) as error:
        raise ValueError("不是Excel（.xlsx）文件") from error
    with closing(book):
        sheet = book.worksheets[0]
        sheet.reset_dimensions()
        yield from _until_the_end(sheet.iter_rows(values_only=True, max_col=_MOST_COLUMNS))


def _until_the_end(rows: Iterator[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    waiting: list[tuple[Any, ...]] = []
    for row in rows:
        waiting.append(row)
        if any(cell is not None for cell in row):
            yield from waiting
            waiting = []
        elif len(waiting) > _EMPTY_END:
            return


def _without_properties(data: bytes) -> BytesIO:
    """The workbook without its document properties, which openpyxl would refuse to open it for."""
    made = BytesIO()
    with ZipFile(BytesIO(data)) as package, ZipFile(made, "w", ZIP_DEFLATED) as copy:
        for entry in package.infolist():
            if not entry.filename.startswith(_PROPERTIES):
                copy.writestr(entry, package.read(entry))
    made.seek(0)
    return made
