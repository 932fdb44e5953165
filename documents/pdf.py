"""The words of a PDF, as far as it has any: what was printed from a program has them, what was scanned has pictures."""

import re
from io import BytesIO
from typing import Final

from documents.package import FormFileError

MOST_PAGES: Final = 300  # of a file that is taken at all
READ_PAGES: Final = 20  # of which the words are read: a notice has two, a mark of classification stands on the first
MOST_CHARS: Final = 20_000  # what is longer is no message
_DAMAGED: Final = "PDF已损坏，无法读取，请重新打印为PDF后再发送，或送纸质件。"
GOES_ON: Final = re.compile(
    r"(?<=[^\n]{17}[^\n。；;：:！？!?])\n(?!\s*(?:[（(]?[一二三四五六七八九十\d]+[)）、.．]|\n))"
)


def pdf_text(data: bytes) -> str:
    """The words of the first pages, lines that were broken by the page's width put together; "" for pictures.

    Raises FormFileError, a Chinese sentence that says what to do, for what is encrypted, damaged or over 300 pages.
    """
    from pypdf import PdfReader  # on use only

    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FormFileError("PDF设有打开密码，请取消密码后再发送，或送纸质件。")
        count = len(reader.pages)
        if count > MOST_PAGES:
            raise FormFileError(f"PDF共{count}页，超过{MOST_PAGES}页，请拆分后再发送，或送纸质件。")
        pages = (page.extract_text() for page in reader.pages[:READ_PAGES])
        text = "\n".join(pages)[:MOST_CHARS]
    except FormFileError:
        raise
    except Exception as error:  # whatever a library makes of a file that is not what it says
        raise FormFileError(_DAMAGED) from error
    return GOES_ON.sub("", text.replace("\0", "")).strip()
