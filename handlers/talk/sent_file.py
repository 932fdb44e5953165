"""A file that was sent in chat: every room says what it could be for, and it is asked where that is not clear.

@use_of_file(roles=DEPARTMENT)
def report_form(desk: Desk, file: SentFile) -> Iterator[Use]: ...
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from actions.common.errors import UserError
from actions.talk import aside
from documents.attachment import PICTURES
from documents.photo import Photo
from handlers.talk import question
from handlers.talk.message import Desk, Message, Reply, SentFile
from handlers.talk.question import DROP
from handlers.talk.registry import Order, act

MOST = 8  # uses among which one chooses
SAFE = "请确认文件不涉密，涉密不上网。"
UNREAD = "照片中的文字未作读取；会议通知请在手机上用“提取文字”复制后发送，也可发送Word或PDF。"
NOTHING_READ = "照片中没有读到会议通知、报告表或登记表。"
MARK = "（不清，请核对）"
NOT_READ = "未读到，登记后再补充"


@dataclass(frozen=True)
class Use:
    """One thing that the file can be for: `label` as it is offered, `sure` where the file says so itself."""

    key: str
    label: str
    run: Callable[[], Reply]
    sure: bool = False


@dataclass(frozen=True)
class Kept:
    """The file while it is asked what it is; its bytes lie aside for a day."""

    name: str
    kind: str
    lines: tuple[str, ...]
    text: str
    aside: str
    photo: Photo | None = None


Uses = Callable[[Desk, SentFile], Iterator[Use]]
_USES: list[tuple[frozenset[str], Uses]] = []


def read_back(fields: Iterable[tuple[str, str, bool]]) -> str:
    """What was read of a photo: title, value and whether it is in doubt, field by field."""
    lines = [f"{title}：{value or NOT_READ}{MARK if value and doubt else ''}" for title, value, doubt in fields]
    return "照片上读到：\n" + "\n".join(lines) + "\n请与原件逐项核对。\n"


def use_of_file(roles: frozenset[str]) -> Callable[[Uses], Uses]:
    """Register what files can be for, for these roles; the rooms are asked in the order of the registry."""

    def register(uses: Uses) -> Uses:
        _USES.append((roles, uses))
        return uses

    return register


def _uses(desk: Desk, file: SentFile) -> list[Use]:
    return [each for roles, uses in _USES if desk.context.me.has(*roles) for each in uses(desk, file)]


@act("take_file", match=lambda _desk, message: message.file, order=Order.EVENT)
def take_file(desk: Desk, message: Message, file: SentFile) -> Reply:
    """What it says itself is done at once; else it is asked what it is, among what it can be."""
    uses = _uses(desk, file)
    sure = [each for each in uses if each.sure]
    if len(sure) == 1:
        return sure[0].run()
    note = "" if file.kind not in PICTURES or sure else UNREAD if file.photo is None else NOTHING_READ
    if not uses:
        return Reply(
            f"收到“{file.name}”。{note}没有您可以用它办理的事项，未作保存。如需报送请联系{desk.context.rules.office}。"
        )
    choices = {each.label: each.key for each in (sure or uses)[:MOST]} | {"都不是，不作登记": DROP}
    kept = Kept(file.name, file.kind, file.lines, file.text, aside.put(desk.context, file.data), file.photo)
    dropped = "好的，该文件未作登记，不作保存。"
    return question.ask(desk, "what_is_file", f"收到“{file.name}”。{note}请问这是：", choices, kept, dropped=dropped)


@question.answers("what_is_file")
def what_is_file(desk: Desk, kept: Kept, key: str) -> Reply:
    """One of its uses, if that is still one."""
    data = aside.take(desk.context, kept.aside)
    file = SentFile(kept.name, kept.kind, data, kept.lines, kept.text, kept.photo)
    use = next((each for each in _uses(desk, file) if each.key == key), None)
    if use is None:
        raise UserError("该事项已有变化，文件未作登记，请重新发送文件。")
    return use.run()
