"""A Word or Excel file that was sent back filled in: its tables, and all its words for screening."""

from documents.excel_grid import excel_tables
from documents.grid import Table
from documents.package import FormFileError, open_package
from documents.word_grid import all_text, word_tables


def office_tables(name: str, data: bytes) -> tuple[list[Table], str]:
    """The tables of a .docx or .xlsx, and every word of it, hidden ones too. Raises FormFileError, a sentence for the sender."""
    kind, package = open_package(name, data)
    with package:
        try:
            return word_tables(package) if kind == "docx" else excel_tables(data), all_text(package)
        except FormFileError:
            raise
        except Exception as error:  # whatever a library makes of a file that is not what it says
            raise FormFileError("文件已损坏，无法读取，请用Word或WPS打开后另存为新文件再上传。") from error
