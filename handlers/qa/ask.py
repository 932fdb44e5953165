"""The compilation: by number, as a list, or in any words; below confidence it says so (M6)."""

import re
from collections.abc import Mapping
from typing import Any

from actions.common import departments
from actions.common.states import name_of
from actions.qa import compilation, questions
from actions.report import owed
from handlers.qa.answer import Nearest, answer, reply, whole_basis
from handlers.qa.desk import QUESTION
from handlers.qa.follow_up import WITHIN
from handlers.qa.meaning import clear_question, meant_act, search
from handlers.talk.how import done_here
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.paging import paged
from handlers.talk.question import answers, not_understood, repeat
from handlers.talk.registry import Order, act, plainly
from handlers.talk.slots import Slot, Wants
from policy.report.report_words import read_report_words
from policy.retrieval import Found, asks_for_list, asks_for_number
from policy.text.asking import is_question
from policy.text.compare import chinese_number
from policy.text.write import say_day

LOADING = "问答汇编正在载入，请一分钟后再问；已知编号的可直接回复“第7问”这样的编号。"
_DUE = 4  # reports whose day is named
WHOLE_LIST = 40  # questions that are listed in one reply; more are paged


@act(
    "qa_number",
    meant=Wants(QUESTION, into=lambda _desk, said: chinese_number(said["number"]) or 0),
    match=lambda _desk, message: asks_for_number(message.text),
    usage="第7问",
    summary="看汇编第几问",
)
def qa_number(desk: Desk, message: Message, found: int) -> Reply:
    """«第7问»: the answer with this number."""
    item = desk.compilation.items.get(found)
    if item is not None:
        return answer(desk, item, [{"question": found, "score": 1.0}], in_group=message.in_group)
    numbers = list(desk.compilation.items)
    scope = f"第{numbers[0]}问至第{numbers[-1]}问" if numbers else "暂无内容"
    text = f"汇编中没有第{found}问（现有{scope}）。回复“问答目录”查看全部。"
    return Reply(text, "refuse", {"question": None, "candidates": []})


def _named_or_last(desk: Desk, message: Message) -> list[str]:
    """«有依据吗» right after an answer asks on about that."""
    last = questions.last_answered(desk.context, WITHIN)
    return list(QUESTION.read(desk, message)) or ([str(last)] if last else [])


@act(
    "qa_basis",
    meant=Wants(Slot("number", _named_or_last, QUESTION.asks)),
    words=r"依据\s*第?\s*(?P<number>\d{1,4})\s*问?",
    usage="依据 第15问",
    summary="看一问所依据的条目",
)
def qa_basis(desk: Desk, _message: Message, found: Any) -> Reply:
    """«依据 第15问»: every article that the answer rests on."""
    number = chinese_number(found["number"]) or 0
    item = desk.compilation.items.get(number)
    return whole_basis(item) if item else Reply(f"汇编中没有第{number}问。回复“问答目录”查看全部。", "refuse")


@act(
    "qa_list",
    meant=plainly,
    match=lambda _desk, message: asks_for_list(message.text),
    usage="问答目录",
    summary="看汇编目录",
    examples=("问答目录", "目录"),
)
def qa_list(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«问答目录»: every question with its number."""
    today = desk.context.today
    rows = desk.compilation.items.values()
    ended = "（已停用）"
    lines = [f"第{row.number}问 {row.question}{ended * compilation.is_repealed(row, today)}" for row in rows]
    hint = "回复“第7问”这样的编号，或直接提问。"
    if len(lines) > WHOLE_LIST:
        return Reply(paged(desk, f"问答汇编目录（{hint}）：", lines))
    return Reply("\n".join(["问答汇编目录：", *lines, hint]))


@act("qa_question", order=Order.MEANWHILE, match=clear_question)
def qa_question(desk: Desk, message: Message, found: Found) -> Reply:
    """A clear question of the compilation; what waits for an answer is said again, once."""
    return _answered(desk, message, found).plus(repeat(desk))


@answers("qa_choice")
def qa_choice(desk: Desk, kept: Nearest, number: str) -> Reply:
    """«2» after a refusal: the second of the nearest questions."""
    if kept.asked:
        questions.note_meant(desk.context, kept.asked, int(number))
    item = desk.compilation.items.get(int(number))
    return (
        answer(desk, item, [], in_group=kept.in_group) if item else Reply("该问已不在汇编中，回复“问答目录”查看全部。")
    )


_NO_HELP = re.compile("[没不无未差]|答非所问")


def _vote(_desk: Desk, message: Message) -> Mapping[str, str]:
    return {"useful": "" if _NO_HELP.search(message.text) else "有用", "number": ""}


@act(
    "qa_vote",
    meant=_vote,
    words=r"(?:(?P<useful>很?有用|很?有帮助)|没用|没有用|无用|没有?帮助)(?: *第(?P<number>\d{1,4})问)?[。.]?",
    usage="有用",
    summary="看到答复后评价，也可“没用”",
    examples=("有用", "没用"),
)
def qa_vote(desk: Desk, _message: Message, found: Any) -> Reply:
    """«有用», «没用» right after an answer, or of the one that is named: counted without the reader's name."""
    number = int(found["number"]) if found["number"] else questions.last_answered(desk.context)
    if number is None or number not in desk.compilation.items:
        return Reply("请在看到问答汇编的答复后，紧接着回复“有用”或“没用”。")
    questions.vote(desk.context, number, bool(found["useful"]))
    if found["useful"]:
        return Reply("感谢反馈，已计数，不记录您的姓名。")
    return Reply(f"已计数，不记录您的姓名。您可以换个说法再问，或联系{desk.context.rules.office}。")


@act(
    "ask_compilation",
    order=Order.REST,
    match=lambda _desk, _message: True,
    meant=plainly,
    usage="一岗双责是什么",
    summary="直接提问，从问答汇编找答案",
    examples=("一岗双责是什么", "三重一大要提前几天报", "yigangshuangze"),
)
def ask_compilation(desk: Desk, message: Message, _found: Any) -> Reply:
    """Whatever nothing else took: no answer to what waits, else the compilation's answer, or that there is none."""
    found = search(desk, message)
    if (found is None or found.question is None) and not is_question(message.text):
        again = not_understood(desk, message.text)
        if again is not None:
            return again
    if found is None:
        return Reply(LOADING, "refuse", {"question": None, "candidates": []}, forgotten=True)
    return _answered(desk, message, found).plus(repeat(desk))


def _answered(desk: Desk, message: Message, found: Found) -> Reply:
    """The answer, and beneath it how what it is about is done here, and when what the person owes of it is due."""
    said = reply(desk, message, found)
    if found.question is not None:
        said = said.plus(done_here(desk, meant_act(desk, message)))
    return said.plus("" if message.in_group else _when_due(desk, message.text))


_ASKS_WHEN = re.compile(
    r"(?:哪一?天|几号|什么时候|啥时候?|何时|几时|多会儿?|什么日子).{0,4}(?:[交报]|截止|到期)|(?:[交报]|截止).{0,6}(?:哪一?天|几号|什么时候|啥时候?|何时)"
)


def _when_due(desk: Desk, text: str) -> str:
    """«我们台账到底哪天交»: the rule is the compilation's, the day is that of the person's own departments, extensions included."""
    settings = read_report_words(text, desk.context.obligations).settings if _ASKS_WHEN.search(text) else None
    own = {each.id for each in departments.own(desk.context)} if settings else set()
    rows = (
        [each for each in owed.open_obligations(desk.context, own) if each.kind == settings.kind]
        if settings and own
        else []
    )
    return "\n".join(f"{name_of(each)}：{say_day(each.due_on)}截止。" for each in rows[:_DUE])
