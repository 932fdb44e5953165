"""Files and drawings that a page hands out."""

from urllib.parse import quote

from flask import Response, request

from dashboard.frame.access import looked
from documents.plot import NARROW, WIDTH, svg
from policy.words.paper import Plot

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KINDS = {
    "xlsx": XLSX, "docx": DOCX, "zip": "application/zip", "pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png",
}  # fmt: skip


def download(content: bytes, name: str, kind: str, of: str | None) -> Response:
    """A file to keep under a Chinese name; the trail notes `of` what it is: a number, a list. None: a blank form."""
    if of is not None:
        looked("download", of[:40])
    answer = Response(content, content_type=kind)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def drawing(plot: Plot) -> Response:
    """A plot as an image of a page, `?narrow` for a phone. Its style stands in it, and nothing else may be run or fetched from it."""
    width = NARROW if "narrow" in request.args else WIDTH
    answer = Response(svg(plot, width), content_type="image/svg+xml")
    answer.headers["Content-Security-Policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    return answer
