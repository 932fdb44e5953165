"""The one open question of a person, asked with typed values and answered by a function (rooms.md 2).

A question has a name. Whoever asks keeps values, never a sentence to be read again; whoever answers gets them back,
with the key of the choice:

    ask(desk, WHOSE, "请问记在哪位同志名下？", {each.name: str(each.id) for each in owners}, kept=entry)

    @answers(WHOSE, roles=DEPARTMENT)
    def whose(desk: Desk, kept: EntryText, owner: str) -> Reply: ...

`kept` is a dataclass, a dict or a plain value of JSON types, days and moments; its type is read from the function.
What was kept under another `version`, or does not have that type, is not guessed at: the person is asked to send it again.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from actions.common import departments
from actions.common.departments import Department
from actions.common.errors import UserError
from actions.talk import dialogue
from handlers.talk.answering import KNOWN, answers, kept_of, named, not_understood, own_words
from handlers.talk.message import Desk, Reply
from handlers.talk.open_question import DROP, SKIP, Asked, give_up, leave_open, open_ones, opened, repeat, take

__all__ = ["DROP", "SKIP", "answers", "kept_of", "not_understood", "own_words", "repeat"]

YES = "yes"  # the key of a confirmation
DROPPED = "好的，未办理。"


def ask(
    desk: Desk,
    name: str,
    text: str,
    choices: Mapping[str, str] | None = None,
    kept: object = None,
    *,
    field: str = "",
    about: str = "",
    dropped: str = DROPPED,
    skips: bool = False,
    aside: bool = False,
) -> Reply:
    """Ask, and keep the values until the answer; a newer question takes the place of an older one.

    `choices` are the words as shown with the key that each stands for (`DROP`: none of them). `about` is the number of
    the thing asked about. `dropped` is said when the person drops it. With `skips`, «跳过» is answered with `SKIP`.
    An `aside` is a list to look at: the question that waits stays beneath it, and is open again after it.
    """
    known, before = KNOWN[name], opened(desk)
    asked = Asked(
        name=name,
        text=text,
        choices=tuple((choices or {}).items()),
        kept=known.kept.dump_python(kept, mode="json"),
        version=known.version,
        about=about,
        dropped=dropped,
        skips=skips,
        aside=aside,
        shown_at=desk.context.now,
        beneath=_beneath(before) if aside and before is not None else None,
    )
    give_up(desk, open_ones(desk), asked)
    leave_open(desk, asked)
    return Reply(asked.whole(), "ask", {"ask": {"field": field or name, "text": text, "choices": asked.labels}})


def _beneath(before: Asked) -> dict[str, Any] | None:
    """A list takes the place of a list; the question that waits stays beneath it."""
    return before.beneath if before.aside else before.model_dump(mode="json", exclude={"beneath"})


def confirm(
    desk: Desk, name: str, text: str, kept: object = None, *, verb: str = "", about: str = "", dropped: str = DROPPED
) -> Reply:
    """Show what will be done, and do it after «确认»: the answering function is called with `YES`, or not at all."""
    shown = (
        f"{text}请回复“确认”{verb}，或“取消”。"
        if text.endswith(("。", "\n"))
        else f"{text}\n请回复“确认”{verb}，或“取消”。"
    )
    reply = ask(desk, name, shown, {"确认": YES, "取消": DROP}, kept, field="confirm", about=about, dropped=dropped)
    return replace(reply, text=shown)


def ask_department(desk: Desk, name: str, words: str, names: Sequence[str], kept: object = None) -> Reply:
    """No department of the person's scope is called `words`, or none was named: the nearest, or all, as choices."""
    if not names:
        return Reply(f"未找到单位“{words}”：名称有误，或不在您可办理的范围内，请核对后重发。", "ask")
    choices = {each: each for each in names}
    text = f"未找到“{words}”，您是指：" if words else "请问是哪个单位？"
    return ask(desk, name, text, choices, kept, field="department")


def chosen_department(desk: Desk, name: str) -> Department:
    """The department of a choice; raises UserError when it is no longer in the person's scope."""
    found = departments.resolve(desk.context, name)
    if not isinstance(found, Department):
        raise UserError(f"{name}已不在您可办理的范围内，未作办理。")
    return found


def is_open(desk: Desk, name: str) -> bool:
    """Whether this question waits for the person."""
    return named(desk, name) is not None


def about(desk: Desk) -> str:
    """The number of the thing that the open question is about, or nothing."""
    return next((each.about for each in open_ones(desk) if not each.aside), "")


def give_way(desk: Desk, name: str) -> None:
    """The question of this name, if it is the one asked last, gives way to its successor; what it lay upon waits on."""
    asked = opened(desk)
    if asked is not None and asked.name == name:
        take(desk, asked)


def close(desk: Desk) -> None:
    """The question no longer matters."""
    dialogue.close(desk.context)
