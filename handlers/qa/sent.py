"""A question-and-answer compilation as a file: shown with what it would change, brought in after 确认."""

from collections.abc import Iterator

from actions.common.errors import UserError
from actions.qa import compilation, edit
from documents.compilation_file import Compilation, CompilationFileError, read_content
from handlers.talk import question
from handlers.talk.message import Desk, Reply, SentFile
from handlers.talk.registry import OFFICE
from handlers.talk.sent_file import Use, use_of_file

_NAMES = ("汇编", "问答")


@use_of_file(OFFICE)
def compilation_files(desk: Desk, file: SentFile) -> Iterator[Use]:
    """What can be read as questions with answers may be one; that it is one its name says."""
    read = _read(file)
    if isinstance(read, Compilation):
        yield Use("compilation", f"问答汇编（{len(read.entries)}问）", lambda: _compare(desk, read), _is_named(file))
    elif _is_named(file) and file.kind in ("docx", "xlsx"):
        yield Use("compilation", "问答汇编", lambda: Reply(f"“{file.name}”未能读作问答汇编：{read}"), sure=True)


def _is_named(file: SentFile) -> bool:
    return any(each in file.name for each in _NAMES)


def _read(file: SentFile) -> Compilation | str:
    if file.kind not in ("docx", "xlsx"):
        return ""
    try:
        return read_content(f"{file.name.rpartition('.')[0] or file.name}.{file.kind}", file.data)
    except CompilationFileError as error:
        return str(error)


def _compare(desk: Desk, read: Compilation) -> Reply:
    changes, _ = edit.compare(desk.context, read.entries, read.source, compilation.group_of(desk.context.actor))
    text = "\n".join((*changes.lines, *read.notes))
    return question.confirm(desk, "bring_in_compilation", f"{text}\n", read, verb="导入", dropped="好的，未导入。")


@question.answers("bring_in_compilation", roles=OFFICE)
def bring_in_compilation(desk: Desk, read: Compilation, _yes: str) -> Reply:
    """It becomes the compilation of the office's group, as it was shown."""
    if desk.context.actor is None:
        raise UserError("您已不在成员名单中，未导入。")
    edit.load(desk.context, read.entries, read.source, compilation.group_of(desk.context.actor))
    return Reply(f"问答汇编已导入：{len(read.entries)}问，即时生效。")
