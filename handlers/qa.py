"""The compilation: by number, as a list, or in any words; below confidence it says so (M6)."""

import re
from typing import Any

from actions import compilation, dialogue
from actions.compilation import QaItem
from handlers.base import Desk, Message, Reply, numbered
from handlers.registry import GROUP, Order, act, nearest_usage, open_question
from policy.retrieval import Found, asks_for_list, asks_for_number
from policy.wording import say_day

QUESTION = re.compile(r"[?？]|什么|怎么|怎样|如何|哪些|哪个|哪几|多久|几号|几天|吗$|是不是|要不要|谁")
SAMPLE = "示例汇编，未经本组审定"


@act(
    "qa_number",
    match=lambda _desk, message: message.kind == "text" and asks_for_number(message.text),
    usage="第7问",
    summary="看汇编第几问",
    examples=("第7问",),
)
def qa_number(desk: Desk, _message: Message, found: int) -> Reply:
    """«第7问»: the answer with this number."""
    item = compilation.find(desk.context, found)
    if item is not None:
        return answer(desk, item, [{"question": found, "score": 1.0}])
    numbers = [row.number for row in compilation.items(desk.context.session)]
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
    rows = compilation.items(desk.context.session)
    lines = [f"第{row.number}问 {row.question}" for row in rows]
    return Reply("\n".join(["问答汇编目录：", *lines, "回复“第7问”这样的编号，或直接提问。"]))


@act(
    "enable_compilation",
    words=r"(?P<off>停用|启用)汇编",
    roles=GROUP,
    usage="启用汇编",
    summary="审定后启用问答汇编",
    examples=("启用汇编",),
)
def enable_compilation(desk: Desk, _message: Message, found: Any) -> Reply:
    """The office has reviewed the compilation: answers lose the mark of a sample."""
    on = found["off"] == "启用"
    compilation.enable(desk.context, on)
    return Reply(
        "问答汇编已启用，答复不再标注“示例汇编”。" if on else f"问答汇编已停用审定标记，答复将标注“{SAMPLE}”。"
    )


def _clear_question(desk: Desk, message: Message) -> Found | None:
    """A message that is a question by its words and has an answer: served even while a dialogue waits."""
    if message.kind != "text" or not QUESTION.search(message.text):
        return None
    found = desk.qa.search(message.text)
    return found if found.question is not None else None


@act("qa_question", order=Order.NOTICE, match=_clear_question)
def qa_question(desk: Desk, message: Message, found: Found) -> Reply:
    """A clear question of the compilation; an open dialogue stays open."""
    return _reply(desk, found, message.text)


@act(
    "qa_choice",
    order=Order.ANSWER,
    match=lambda desk, message: (
        (row := open_question(desk, "qa_choice"))
        and message.kind == "text"
        and dialogue.chosen(message.text, row.state["choices"])
    ),
)
def qa_choice(desk: Desk, _message: Message, found: str) -> Reply:
    """«2» after a refusal: the second of the nearest questions."""
    row = open_question(desk, "qa_choice")
    number = row.state["numbers"][row.state["choices"].index(found)]
    dialogue.close(desk.context)
    item = compilation.find(desk.context, number)
    return answer(desk, item, []) if item else Reply("该问已不在汇编中，回复“问答目录”查看全部。")


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
    return _reply(desk, desk.qa.search(message.text), message.text)


def _reply(desk: Desk, found: Found, said: str) -> Reply:
    candidates = [{"question": each.question, "score": round(each.score, 4)} for each in found.candidates]
    if found.question is not None:
        item = compilation.find(desk.context, found.question)
        if item is not None:
            return answer(desk, item, candidates)
    return _refuse(desk, found, candidates, said)


def _refuse(desk: Desk, found: Found, candidates: list[dict[str, Any]], said: str) -> Reply:
    office = desk.context.rules.office
    facts = {"question": None, "candidates": candidates, "reason": found.reason}
    near = [item for each in found.candidates if (item := compilation.find(desk.context, each.question))]
    meant = nearest_usage(desk, said)
    if meant:
        return Reply(f"没有看懂“{said}”。您是不是想说“{meant}”？请重发，或回复“帮助”查看全部用法。", "refuse", facts)
    if not near:
        return Reply(f"汇编中没有找到。请换个说法，或联系{office}；回复“帮助”查看可以办理的事项。", "refuse", facts)
    choices = [f"第{item.number}问 {item.question}" for item in near]
    if desk.context.actor is not None and dialogue.pending(desk.context) is None:
        state = {"numbers": [item.number for item in near]}
        dialogue.ask(desk.context, "qa_choice", "您想问的是不是：", state, choices=choices)
    text = f"汇编中没有找到。您想问的是不是：\n{numbered(choices)}\n请回复序号；都不是请联系{office}。"
    return Reply(text, "refuse", facts)


def answer(desk: Desk, item: QaItem, candidates: list[dict[str, Any]]) -> Reply:
    """The compilation's own text, with number, basis, version and date."""
    source = f"第{item.version}版，{item.effective_on.year}年{item.effective_on.month}月{item.effective_on.day}日起"
    lines = [
        f"第{item.number}问 {item.question}",
        item.answer if item.repealed_on is None else f"本问自{say_day(item.repealed_on)}起已停止使用。",
        f"依据：{'；'.join(item.basis)}（{source}）",
    ]
    if item.related:
        lines.append(f"相关问题：{'、'.join(f'第{number}问' for number in item.related)}")
    if not compilation.is_enabled(desk.context.session):
        lines.append(SAMPLE)
    return Reply("\n".join(lines), "answer", {"question": item.number, "candidates": candidates})
