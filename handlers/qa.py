"""The compilation: by number, as a list, or in any words; below confidence it says so (M6)."""

import re
from typing import Any

from actions import compilation, dialogue, questions
from actions.compilation import QaItem
from handlers.base import Desk, Message, Reply, numbered
from handlers.paging import paged
from handlers.registry import Order, act, nearest_usage, open_question
from policy.retrieval import Found, asks_for_list, asks_for_number
from policy.wording import say_day

QUESTION = re.compile(r"[?？]|什么|怎么|怎样|如何|哪些|哪个|哪几|多久|几号|几天|吗$|是不是|要不要|谁")
SAMPLE = "示例汇编，未经本组审定"
LOADING = "问答汇编正在载入，请一分钟后再问；已知编号的可直接回复“第7问”这样的编号。"
WHOLE_LIST = 40  # questions that are listed in one reply; more are paged
NOT_KEPT = ("person or case", "no question")  # reasons of a refusal after which nothing is kept


@act(
    "qa_number",
    match=lambda _desk, message: message.kind == "text" and asks_for_number(message.text),
    usage="第7问",
    summary="看汇编第几问",
    examples=("第7问",),
)
def qa_number(desk: Desk, message: Message, found: int) -> Reply:
    """«第7问»: the answer with this number."""
    item = compilation.find(desk.context, found)
    if item is not None:
        return answer(desk, message, item, [{"question": found, "score": 1.0}])
    numbers = [row.number for row in compilation.items(desk.context.session, desk.context.today)]
    scope = f"第{numbers[0]}问至第{numbers[-1]}问" if numbers else "暂无内容"
    text = f"汇编中没有第{found}问（现有{scope}）。回复“问答目录”查看全部。"
    return Reply(text, "refuse", {"question": None, "candidates": []})


@act(
    "qa_list",
    match=lambda _desk, message: message.kind == "text" and asks_for_list(message.text),
    usage="问答目录",
    summary="看汇编目录",
    examples=("问答目录", "目录"),
)
def qa_list(desk: Desk, _message: Message, _found: Any) -> Reply:
    """«问答目录»: every question with its number."""
    today = desk.context.today
    rows = compilation.items(desk.context.session, today)
    ended = "（已停用）"
    lines = [f"第{row.number}问 {row.question}{ended * compilation.is_repealed(row, today)}" for row in rows]
    hint = "回复“第7问”这样的编号，或直接提问。"
    if len(lines) > WHOLE_LIST:
        return Reply(paged(desk, f"问答汇编目录（{hint}）：", lines))
    return Reply("\n".join(["问答汇编目录：", *lines, hint]))


def _clear_question(desk: Desk, message: Message) -> Found | None:
    """A message that is a question by its words and has an answer: served even while a dialogue waits."""
    if desk.qa is None or message.kind != "text" or not QUESTION.search(message.text):
        return None
    found = desk.qa.search(message.text)
    return found if found.question is not None else None


@act("qa_question", order=Order.NOTICE, match=_clear_question)
def qa_question(desk: Desk, message: Message, found: Found) -> Reply:
    """A clear question of the compilation; an open dialogue stays open."""
    return _reply(desk, message, found)


@act(
    "qa_choice",
    order=Order.ANSWER,
    match=lambda desk, message: (
        (row := open_question(desk, "qa_choice"))
        and message.kind == "text"
        and dialogue.chosen(message.text, row.state["choices"])
    ),
)
def qa_choice(desk: Desk, message: Message, found: str) -> Reply:
    """«2» after a refusal: the second of the nearest questions."""
    row = open_question(desk, "qa_choice")
    number = row.state["numbers"][row.state["choices"].index(found)]
    if asked := row.state.get("asked"):
        questions.note_meant(desk.context, asked, number)
    dialogue.close(desk.context)
    item = compilation.find(desk.context, number)
    return answer(desk, message, item, []) if item else Reply("该问已不在汇编中，回复“问答目录”查看全部。")


@act(
    "qa_vote",
    words=r"(?:(?P<useful>很?有用|很?有帮助)|没用|没有用|无用|没有?帮助)[。.]?",
    usage="有用",
    summary="看到答复后评价，也可“没用”",
    examples=("有用", "没用"),
)
def qa_vote(desk: Desk, _message: Message, found: Any) -> Reply:
    """«有用», «没用» right after an answer: counted without the reader's name."""
    number = questions.last_answered(desk.context)
    if number is None:
        return Reply("请在看到问答汇编的答复后，紧接着回复“有用”或“没用”。")
    questions.vote(desk.context, number, bool(found["useful"]))
    if found["useful"]:
        return Reply("感谢反馈，已计数，不记录您的姓名。")
    return Reply(f"已计数，不记录您的姓名。您可以换个说法再问，或联系{desk.context.rules.office}。")


@act(
    "ask_compilation",
    order=Order.LAST,
    match=lambda _desk, _message: True,
    usage="一岗双责是什么",
    summary="直接提问，从问答汇编找答案",
    examples=("一岗双责是什么", "三重一大要提前几天报", "yigangshuangze"),
)
def ask_compilation(desk: Desk, message: Message, _found: Any) -> Reply:
    """Whatever nothing else took: the compilation's answer, or a kind word that there is none."""
    if desk.qa is None:
        return Reply(LOADING, "refuse", {"question": None, "candidates": []})
    return _reply(desk, message, desk.qa.search(message.text)).plus(_still_open(desk))


def _still_open(desk: Desk) -> str:
    """What was asked before and waits: said again where a text was not understood as its answer."""
    waiting = dialogue.pending(desk.context)
    return f"待您答复：{waiting.question}" if waiting is not None and waiting.handler != "qa_choice" else ""


def _reply(desk: Desk, message: Message, found: Found) -> Reply:
    candidates = [{"question": each.question, "score": round(each.score, 4)} for each in found.candidates]
    if found.question is not None:
        item = compilation.find(desk.context, found.question)
        if item is not None:
            return answer(desk, message, item, candidates)
    return _refuse(desk, message, found, candidates)


def _refuse(desk: Desk, message: Message, found: Found, candidates: list[dict[str, Any]]) -> Reply:
    context, office = desk.context, desk.context.rules.office
    facts = {"question": None, "candidates": candidates, "reason": found.reason}
    near = [item for each in found.candidates if (item := compilation.find(context, each.question))]
    meant = nearest_usage(desk, message.text)
    if meant:
        words = f"没有看懂“{message.text}”。您是不是想说“{meant}”？请重发，或回复“帮助”查看全部用法。"
        return Reply(words, "refuse", facts)
    asked = _note(desk, message, found)
    if not near:
        return Reply(f"汇编中没有找到。请换个说法，或联系{office}；回复“帮助”查看可以办理的事项。", "refuse", facts)
    choices = [f"第{item.number}问 {item.question}" for item in near]
    waiting = dialogue.pending(context)
    if context.actor is not None and (waiting is None or waiting.handler == "qa_choice"):
        state = {"numbers": [item.number for item in near], "asked": asked}
        dialogue.ask(context, "qa_choice", "您想问的是不是：", state, choices=choices)
    text = f"汇编中没有找到。您想问的是不是：\n{numbered(choices)}\n请回复序号；都不是请联系{office}。"
    return Reply(text, "refuse", facts)


def _note(desk: Desk, message: Message, found: Found) -> str | None:
    """Keep what was not found for the office, without the asker; never what is about a person or no question."""
    if desk.context.actor is None or message.kind != "text" or found.reason in NOT_KEPT:
        return None
    nearest = found.candidates[0].question if found.candidates else None
    return questions.note_unanswered(desk.context, message.text, nearest)


def answer(desk: Desk, message: Message, item: QaItem, candidates: list[dict[str, Any]]) -> Reply:
    """The compilation's own text, with number, basis, version and date; in a group chat the short form."""
    in_group = message.chat == "group"
    lines = [f"第{item.number}问 {item.question}"]
    if compilation.is_repealed(item, desk.context.today) and item.repealed_on:
        lines.append(f"本问自{say_day(item.repealed_on)}起已停止使用，请联系{desk.context.rules.office}。")
    else:
        lines.append(item.short if in_group and item.short else item.answer)
        lines.append(f"依据：{'；'.join(item.basis)}（{_edition(item)}）" if item.basis else f"（{_edition(item)}）")
    if in_group:
        lines.append(f"单独向本助手发送“第{item.number}问”可看全文。")
    elif item.related:
        lines.append(f"相关问题：{'、'.join(f'第{number}问' for number in item.related)}")
    if not compilation.is_enabled(desk.context.session):
        lines.append(SAMPLE)
    return Reply("\n".join(lines), "answer", {"question": item.number, "candidates": candidates})


def _edition(item: QaItem) -> str:
    day = item.effective_on
    return f"第{item.version}版，{day.year}年{day.month}月{day.day}日起"
