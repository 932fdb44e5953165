"""Pictures of papers for docs/images: `python -m tests.render_papers` (needs LibreOffice and poppler; no test runs it).

Word files name 方正小标宋简体 and 仿宋. Where those are not installed Noto Serif CJK SC stands in for them, Noto Sans CJK SC for
黑体; the fonts that did are told.
"""

import os
import subprocess
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from actions.overview import export_views
from documents.exported import render
from storage.engine import Database
from storage.migrate import upgrade
from tests.conftest import SHANGHAI, HandClock, make_test_assistant
from tests.office import to_pdf
from tests.year import NOW, OFFICE, make_year

IMAGES = Path(__file__).parent.parent / "docs" / "images"
_ALIAS = "<alias binding='strong'><family>{}</family><prefer><family>{}</family></prefer></alias>"
STAND_IN = f"""<?xml version="1.0"?><fontconfig>
{"".join(_ALIAS.format(name, "Noto Serif CJK SC") for name in ("方正小标宋简体", "仿宋", "宋体"))}
{_ALIAS.format("黑体", "Noto Sans CJK SC")}<include>/etc/fonts/fonts.conf</include></fontconfig>"""
PAPERS = {
    "paper-ledger": ("ledger.docx", {"span": "2026年9月", "department": "退役军人局"}),
    "paper-circular": ("circular.docx", {"span": "2026年三季度"}),
    "paper-summary": ("summary.docx", {"span": "2026年三季度"}),
}


def main() -> None:
    """Make the year, the papers, their PDF and of each the first page."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/year.db")
        upgrade(database)
        assistant = make_test_assistant(database, HandClock(datetime(2026, 1, 1, 9, tzinfo=SHANGHAI)))
        with database.write() as session:
            make_year(database, assistant.context(session))
        assistant.clock.time = NOW  # type: ignore[attr-defined]
        for name, (view, asked) in PAPERS.items():
            with database.read() as session:
                made = render(export_views.view(assistant.context(session, OFFICE), view, asked))
            picture(Path(folder), name, made)
        database.close()


def picture(folder: Path, name: str, document: bytes) -> None:
    """The first page of a Word file as docs/images/<name>.png."""
    word = folder / f"{name}.docx"
    word.write_bytes(document)
    (folder / "fonts.conf").write_text(STAND_IN, encoding="utf-8")
    surroundings = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
    (pdf,) = map(str, to_pdf(folder, [word], surroundings))
    fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
    told = sorted({line.split()[0].rpartition("+")[2] for line in fonts.splitlines()[2:]})
    sys.stdout.write(f"{name}: {', '.join(told)}\n")
    subprocess.run(
        ["pdftoppm", "-png", "-r", "70", "-f", "1", "-l", "1", "-singlefile", pdf, str(IMAGES / name)], check=True
    )


if __name__ == "__main__":
    main()
