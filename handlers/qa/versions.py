"""The versions of an answer: looked at by the office, and an earlier one brought back as the newest."""

from dataclasses import dataclass
from typing import Any

from actions.common.errors import UserError
from actions.qa import edit
from handlers.qa.desk import NUMBER, QUESTION, item_named, unchanged
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import OFFICE, act
from handlers.talk.slots import Wants
from policy.text.write import say_day

SHOWN = 10  # versions in one reply, the newest first
_LONGEST = 60  # characters of an answer in the list


@dataclass(frozen=True)
class BringingBack:
    """Which version was shown to be brought back, and which one was the newest then."""

    number: int
    version: int
    newest: int


@act(
    "answer_versions",
    meant=Wants(QUESTION),
    words=rf"问答(?:历史|各版|版本){NUMBER}",
    roles=OFFICE,
    usage="问答历史 7",
    summary="看一问的各版，可用“恢复问答 7 第1版”恢复",
)
def answer_versions(desk: Desk, _message: Message, found: Any) -> Reply:
    """Every version with its day and where it came from."""
    item = item_named(desk, found["number"])
    versions = edit.versions(desk.context, item.number)
    lines = [
        f"第{each.version}版，{say_day(each.effective_on)}起{'，停用' * (each.repealed_on is not None)}"
        f"{f'（{each.source}）' if each.source else ''}：{each.answer[:_LONGEST]}{'……' * (len(each.answer) > _LONGEST)}"
        for each in versions[:SHOWN]
    ]
    more = [f"共{len(versions)}版，以上为最近{SHOWN}版。"] if len(versions) > SHOWN else []
    how = f"恢复以前的一版，请回复“恢复问答 {item.number} 第1版”。" if len(versions) > 1 else "暂无以前的版本。"
    return Reply("\n".join([f"第{item.number}问 {item.question}", *lines, *more, how]))


@act("bring_back_answer", words=rf"恢复问答{NUMBER}\s*[，,]?\s*(?:到|为)?第(?P<version>\d{{1,5}})版", roles=OFFICE)
def bring_back_answer(desk: Desk, _message: Message, found: Any) -> Reply:
    """«恢复问答 7 第1版»: shows both; nothing changes before 确认."""
    item = item_named(desk, found["number"])
    old = edit.version_of(desk.context, item.number, int(found["version"]))
    if old is None:
        raise UserError(f"第{item.number}问没有第{int(found['version'])}版，请回复“问答历史 {item.number}”查看。")
    if old.version == item.version:
        return Reply(f"第{item.number}问现在就是第{old.version}版，无需办理。")
    text = (
        f"第{item.number}问 {item.question}\n现为第{item.version}版：{item.answer}\n"
        f"拟恢复第{old.version}版：{old.question}\n{old.answer}\n依据：{'；'.join(old.basis) or '（无）'}"
    )
    kept = BringingBack(item.number, old.version, item.version)
    return confirm(desk, "confirm_bring_back", text, kept, verb="恢复", dropped="好的，答案未作修改。")


@answers("confirm_bring_back", roles=OFFICE)
def confirm_bring_back(desk: Desk, kept: BringingBack, _yes: str) -> Reply:
    """«确认»: what the earlier version said holds from today, as a version of its own."""
    item = unchanged(desk, kept.number, kept.newest)
    old = edit.version_of(desk.context, kept.number, kept.version)
    if old is None:
        raise UserError(f"第{kept.number}问的第{kept.version}版已不在汇编中，未作恢复。")
    new = edit.bring_back(desk.context, item, old)
    return Reply(f"第{item.number}问已恢复为第{old.version}版的内容，自今日起为第{new.version}版，即时生效。")
