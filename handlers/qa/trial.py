"""The office looks its compilation over, and tries it: ten questions in its own words, one after the other («试问»)."""

from dataclasses import dataclass, replace
from typing import Any

from actions.common.errors import UserError
from actions.qa import compilation, edit
from actions.qa.review import remarks
from handlers.qa.desk import say_added
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.question import SKIP, answers, ask, own_words
from handlers.talk.registry import OFFICE, act, plainly

TRIED = 10  # questions in one go, those with the fewest ways of asking first
_TRIAL, _WORDING = "trial", "trial_wording"
_ADD, _LEAVE = "add", "leave"


@dataclass(frozen=True)
class Trial:
    """The questions that are tried, how many are done, how many were found, and how many wordings were added."""

    numbers: list[int]
    done: int = 0
    found: int = 0
    added: int = 0


@dataclass(frozen=True)
class Missed:
    """A wording that did not find its question, and the trial that goes on after it."""

    text: str
    trial: Trial


@act(
    "review_compilation",
    meant=plainly,
    words=r"(?:检查|体检)(?:问答)?汇编|(?:问答)?汇编(?:检查|体检)",
    roles=OFFICE,
    usage="检查汇编",
    summary="看汇编里问法不足、容易混淆和过长的问答",
)
def review_compilation(desk: Desk, _message: Message, _found: Any) -> Reply:
    """What is told after an import, at any time."""
    return Reply(
        "\n".join(["汇编检查：", *(remarks(desk.context) or ["未发现需要处理的问题。"]), "回复“试问”可逐题试问。"])
    )


@act("try_compilation", meant=plainly, words=r"试问(?:汇编)?", roles=OFFICE, usage="试问", summary="用自己的话试问十题，没找到的当场补充问法")  # fmt: skip
def try_compilation(desk: Desk, _message: Message, _found: Any) -> Reply:
    """Ten questions that are hardest to find for want of ways."""
    rows = [row for row in desk.compilation.items.values() if not compilation.is_repealed(row, desk.context.today)]
    if not rows:
        raise UserError("汇编暂无内容，请先导入。")
    ways = compilation.texts(desk.context.session, rows)
    return _next(desk, Trial([each.number for each in sorted(ways, key=lambda each: len(each.ways))[:TRIED]]))


def _next(desk: Desk, trial: Trial, said: str = "") -> Reply:
    """The next question of the trial, or what came of it."""
    left = trial.numbers[trial.done :]
    if left and left[0] not in desk.compilation.items:  # gone since
        return _next(desk, replace(trial, done=trial.done + 1), said)
    if not left:
        end = f"试问完毕：试{len(trial.numbers)}题，一问即得{trial.found}题，补充问法{trial.added}种。"
        return Reply(f"{said}\n{end}".strip())
    text = (
        f"试问第{trial.done + 1}题，共{len(trial.numbers)}题：请用平时的说法来问\n"
        f"“第{left[0]}问 {desk.compilation.items[left[0]].question}”\n（“跳过”看下一题，“取消”结束）"
    )
    shown = ask(desk, _TRIAL, text, kept=trial, dropped="好的，试问到此为止，已补充的问法保留。", skips=True)
    return replace(shown, text=f"{said}\n{text}".strip())


@own_words(_TRIAL, lambda _desk, _kept, message: message.text.strip() if 2 <= len(message.text.strip()) <= 100 else None, roles=OFFICE, questions=True)  # fmt: skip
def trial_words(desk: Desk, trial: Trial, text: str) -> Reply:
    """Found, or what was found instead, and whether the wording is to mean this question from now on."""
    number, index = trial.numbers[trial.done], desk.compilation.index
    got = index.search(text).question if index is not None else None
    if got == number:
        return _next(desk, replace(trial, done=trial.done + 1, found=trial.found + 1), f"这样问找到了第{number}问。")
    what = f"这样问得到的是第{got}问" if got else "这样问没有找到"
    choices = {f"把这句话补充为第{number}问的问法": _ADD, "不补充，看下一题": _LEAVE}
    return ask(desk, _WORDING, f"{what}，不是第{number}问：", choices, Missed(text, trial))


@answers(_TRIAL, roles=OFFICE)
def trial_skipped(desk: Desk, trial: Trial, key: str) -> Reply:
    """«跳过»: the next one."""
    return _next(desk, replace(trial, done=trial.done + (key == SKIP)))


@answers(_WORDING, roles=OFFICE)
def trial_missed(desk: Desk, missed: Missed, key: str) -> Reply:
    """The wording is added, or not; then the next one."""
    trial = replace(missed.trial, done=missed.trial.done + 1)
    if key != _ADD:
        return _next(desk, trial)
    number = trial.numbers[missed.trial.done]
    item = edit.newest(desk.context, number)
    if item is None:
        raise UserError(f"第{number}问已不在汇编中，未作补充。")
    added, known = edit.add_ways(desk.context, number, [missed.text])
    return _next(desk, replace(trial, added=trial.added + len(added)), say_added(item, added, known))
