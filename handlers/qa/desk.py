"""The office keeps the compilation alive in chat: answers edited and stopped, wordings added, what was not found."""

import re
from dataclasses import dataclass
from typing import Any

from actions.common.errors import UserError
from actions.qa import compilation, edit, questions
from actions.qa.compilation import QaItem
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import answers, confirm
from handlers.talk.registry import GROUP, OFFICE, act, plainly
from handlers.talk.slot_kinds import one_of
from handlers.talk.slots import Slot, Wants
from policy.text.compare import chinese_number

NUMBER = r"\s*第?(?P<number>\d{1,5}|[一二三四五六七八九十百]{1,5})问?"
STATES = {"停用": "停用", "恢复": "恢复使用", "启用": "恢复使用"}


_WHICH = re.compile(
    r"第\s*(?P<counted>\d{1,5}|[一二三四五六七八九十百]{1,5})\s*(?:问|题|条)?|(?P<said>\d{1,5})\s*(?:问|题)|^\s*(?P<alone>\d{1,5})\s*$"
)
_BEHIND = re.compile(r"(?:改成|改为|[：:])\s*[“\"]?(?P<rest>.{2,}?)[”\"]?$", re.DOTALL)


def _which(_desk: Desk, message: Message) -> list[str]:
    found = _WHICH.search(message.text)
    return [found["counted"] or found["said"] or found["alone"]] if found else []


def _behind(_desk: Desk, message: Message) -> list[str]:
    """What stands behind a colon or «改成»."""
    found = _BEHIND.search(message.text)
    return [found["rest"]] if found else []


def _whole(_desk: Desk, message: Message) -> list[str]:
    return [message.text.strip()] if message.text.strip() else []


def _on_or_off(_desk: Desk, message: Message) -> list[str]:
    if re.search("恢复|启用|重新|再用", message.text):
        return ["恢复"]
    return ["停用"] if re.search("停|不[用要]|作废|过时|删|撤", message.text) else []


QUESTION = Slot("number", _which, "请问是汇编第几问？写数字即可，如“7”")


@dataclass(frozen=True)
class NewAnswer:
    """The answer that was shown beside the old one; without `basis` the old basis stays."""

    number: int
    version: int
    answer: str
    basis: list[str] | None


@dataclass(frozen=True)
class Stopping:
    """Which version of which answer is to be stopped, or used again."""

    number: int
    version: int
    what: str


def item_named(desk: Desk, words: str) -> QaItem:
    """The newest version of the question whose number was said; raises UserError when there is none."""
    number = chinese_number(words) or 0
    item = edit.newest(desk.context, number)
    if item is None:
        raise UserError(f"汇编中没有第{number}问，回复“问答目录”查看全部。")
    return item


_ON_OR_OFF = {"启用": "用起来|可以用|能用了|生效|上线|审[定过]|定稿|开始用", "停用": "停|先不用|别用|撤下"}


@act(
    "enable_compilation",
    meant=Wants(one_of("off", "请问启用还是停用？", _ON_OR_OFF)),
    at_once=True,
    words=r"(?P<off>停用|启用)汇编",
    roles=GROUP,
    usage="启用汇编",
    summary="审定后启用问答汇编",
)
def enable_compilation(desk: Desk, _message: Message, found: Any) -> Reply:
    """The office has reviewed the compilation: answers lose the mark of a sample."""
    on, force = found["off"] == "启用", desk.compilation
    count = len(force.items)
    compilation.enable(desk.context, on)
    return Reply(
        f"问答汇编（现有{count}问）已启用，对本组各单位的答复不再标注“示范汇编”。"
        if on
        else "问答汇编已停用审定标记，答复将标注“示范汇编，未经本组审定”。"
    )


@act(
    "revise_answer",
    meant=Wants(QUESTION, Slot("answer", _behind, "请写明新的答案：", free=True, alone=_whole)),
    words=rf"修改问答{NUMBER}(?:[\s：:，,]+(?P<answer>.*))?",
    roles=OFFICE,
    usage="修改问答 7 新的答案……",
    summary="修改问答汇编的答案，可另起一行写“依据：……”",
    examples=("修改问答 7 每月25日前报送。",),
)
def revise_answer(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shows the old and the new answer; nothing changes before 确认."""
    item = item_named(desk, found["number"])
    answer, basis = _answer_and_basis((found["answer"] or "").strip())
    if not answer:
        raise UserError(f"请连同新的答案一起发送，如“修改问答 {item.number} 新的答案……”。")
    new_basis = item.basis if basis is None else basis
    text = (
        f"第{item.number}问 {item.question}\n原答案：{item.answer}\n新答案：{answer}\n"
        f"依据：{'；'.join(new_basis) or '（无）'}"
    )
    kept = NewAnswer(item.number, item.version, answer, basis)
    return confirm(desk, "confirm_revise", text, kept, verb="修改", dropped="好的，答案未作修改。")


def _answer_and_basis(words: str) -> tuple[str, list[str] | None]:
    """A last line «依据：…；…» is the new basis; None leaves it as it was."""
    answer, found, basis = words.replace("依据:", "依据：").rpartition("\n依据：")
    if not found:
        return words, None
    return answer.strip(), [part.strip() for part in basis.replace(";", "；").split("；") if part.strip()]


@answers("confirm_revise", roles=OFFICE)
def confirm_revise(desk: Desk, kept: NewAnswer, _yes: str) -> Reply:
    """«确认»: the new answer holds from today."""
    item = unchanged(desk, kept.number, kept.version)
    new = edit.revise(desk.context, item, kept.answer, kept.basis)
    short = "群聊用的简短答复已随之清除，群聊将使用全文。" if item.short else ""
    return Reply(f"第{item.number}问已修改，自今日起为第{new.version}版，即时生效。{short}")


def unchanged(desk: Desk, number: int, version: int) -> QaItem:
    """The item as it was shown; raises UserError when somebody has changed it since."""
    item = item_named(desk, str(number))
    if item.version != version:
        raise UserError(f"第{item.number}问在此期间已被修改，请回复“第{item.number}问”核对后重新办理。")
    return item


@act(
    "stop_answer",
    meant=Wants(QUESTION, Slot("what", _on_or_off, "请问停用还是恢复？", lambda _desk: ["停用", "恢复"])),
    words=rf"(?P<what>停用|恢复|启用)问答{NUMBER}",
    roles=OFFICE,
    usage="停用问答 7",
    summary="停用一问，也可“启用问答 7”",
    examples=("停用问答 7", "启用问答 7", "恢复问答 7"),
)
def stop_answer(desk: Desk, _message: Message, found: Any) -> Reply:
    """Shows which answer; nothing changes before 确认."""
    item, word = item_named(desk, found["number"]), STATES[found["what"]]
    if (item.repealed_on is not None) == (found["what"] == "停用"):
        return Reply(f"第{item.number}问{'已停用' if item.repealed_on else '正在使用'}，无需办理。")
    text = f"第{item.number}问 {item.question}\n将自今日起{word}。"
    kept = Stopping(item.number, item.version, found["what"])
    return confirm(desk, "confirm_stop_answer", text, kept, dropped="好的，未作变动。")


@answers("confirm_stop_answer", roles=OFFICE)
def confirm_stop_answer(desk: Desk, kept: Stopping, _yes: str) -> Reply:
    """«确认»: the answer is stopped, or in use again."""
    item, word = unchanged(desk, kept.number, kept.version), STATES[kept.what]
    change = edit.repeal if kept.what == "停用" else edit.restore
    change(desk.context, item)
    return Reply(f"第{item.number}问已自今日起{word}。")


@act(
    "add_wording",
    meant=Wants(QUESTION, Slot("way", _behind, "请写明这一问的另一种问法：", free=True, alone=_whole)),
    words=rf"补充问法{NUMBER}[\s：:，,]+(?P<way>.{{2,100}})",
    roles=OFFICE,
    usage="补充问法 7 党组会多久开一次",
    summary="给一问补充别的问法",
)
def add_wording(desk: Desk, _message: Message, found: Any) -> Reply:
    """One more wording finds this answer, at once."""
    item, way = item_named(desk, found["number"]), found["way"].strip()
    index = desk.compilation.index
    before = index.search(way).question if index else None
    text = say_added(item, *edit.add_ways(desk.context, item.number, [way]))
    hint = f"此前这样问得到的是第{before}问，请试问一次核对。" if before not in (None, item.number) else ""
    return Reply(f"{text}\n{hint}".strip())


def say_added(item: QaItem, added: list[str], known: dict[str, int]) -> str:
    """What came of adding wordings."""
    lines = [f"已为第{item.number}问（{item.question}）补充{len(added)}种问法，即时生效。"] if added else []
    lines += [f"“{way}”已是第{number}问的问法，未重复补充。" for way, number in known.items()]
    return "\n".join(lines)


@act(
    "qa_votes",
    meant=plainly,
    words="问答反馈",
    roles=GROUP,
    usage="问答反馈",
    summary="看各问“有用”“没用”的次数",
)
def qa_votes(desk: Desk, _message: Message, _found: Any) -> Reply:
    """How often each answer was found useful; nobody is named."""
    lines = [f"第{number}问：有用{good}次，没用{bad}次" for number, good, bad in questions.votes(desk.context)]
    return Reply("\n".join(["问答反馈（不记录评价人）：", *lines]) if lines else "暂无反馈。")
