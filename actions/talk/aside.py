"""Bytes that wait for an answer: what a sent file is for is asked, and after a day without an answer it is gone."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Final

from actions.common.context import Context
from actions.common.errors import UserError
from storage import files

LIVES: Final = timedelta(days=1)  # as an open question


def put(context: Context, data: bytes) -> str:
    """Lay them aside; gives the name by which they are found again."""
    name = files.write(_folder(context), data)
    os.utime(files.place(_folder(context), name), times=(context.now.timestamp(),) * 2)
    return name


def take(context: Context, name: str) -> bytes:
    """The bytes; raises UserError when they are gone."""
    try:
        return files.read(_folder(context), name)
    except FileNotFoundError as error:
        raise UserError("该文件已不在，未作登记，请重新发送文件。") from error


def forget(context: Context) -> None:
    """Remove what nobody has answered for."""
    before = (context.now - LIVES).timestamp()
    for each in _folder(context).glob("*/*"):
        if each.stat().st_mtime < before:
            each.unlink(missing_ok=True)


def _folder(context: Context) -> Path:
    return context.rules.files_folder / "aside"
