"""What is kept of the question that is open: the choices as they were shown, and whether their numbers still hold."""

import re
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from actions.talk import dialogue
from handlers.talk.message import Desk, numbered
from policy.text.asking import is_question
from policy.text.choice import Word, named, read_number, read_word
from policy.words.offers import Choice

NUMBERS_HOLD = timedelta(minutes=30)
DROP = ""  # the key of a choice that drops the question: «都不取消», «否»
SKIP = "skip"  # the key that «跳过» stands for, where one thing may be left out
_FORMAT = 1
_LISTED = re.compile(r"^(?:\d{1,2}[ .．、]|·|20\d\d-\d{4}|第\d+问)", re.MULTILINE)
_EXAMPLE = re.compile(r"[，,]?(?:例如|如)(?:[、或]?“[^”]{0,80}”)+")
_READ = "question_read"
OFFERED = "acts_offered"  # in `context.read`: the acts upon a thing that this run's reply names (next_acts.py)
_GIVEN_UP = "questions_given_up"  # in `context.read`: what this run leaves undone
_GIVEN_UP_SHOWN = 40  # characters of a question that is not waited for any more
_SHOWN = "question_shown"  # in `context.read`: this run's reply shows the choices itself


class Asked(BaseModel):
    """The open question as its row keeps it (format 1)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = _FORMAT
    name: str
    text: str
    choices: tuple[tuple[str, str], ...]  # shown, key
    kept: Any
    version: int  # of what is kept, as its owner counts
    about: str = ""  # the number of the thing that it is about
    dropped: str
    skips: bool = False
    aside: bool = False  # a list to look at, not a question that waits
    shown_at: datetime
    covered: bool = False  # another list was shown since
    unread: int = 0  # answers that were not understood
    repeated: bool = False
    nudged: bool = False
    beneath: dict[str, Any] | None = None  # the question that waits while a list is looked at

    @property
    def labels(self) -> list[str]:
        """The choices as shown."""
        return [label for label, _ in self.choices]

    @property
    def stamp(self) -> str:
        """What tells this question from every other, however often it is shown."""
        said = self.model_dump_json(include={"name", "text", "choices", "kept", "about"})
        return sha256(said.encode()).hexdigest()[:16]

    @property
    def confirms(self) -> bool:
        """Whether there is one thing to say yes to, and one way to say no."""
        return len(self.choices) == 2 and [key for _, key in self.choices].count(DROP) == 1

    def again(self) -> str:
        """The question shown once more: one without choices goes without its examples, so that it is not the same."""
        return self.whole() if self.choices else self.model_copy(update={"text": _EXAMPLE.sub("", self.text)}).whole()

    def whole(self) -> str:
        """The question as it is shown, with its choices and the way out."""
        lines = [self.text, *([numbered(self.labels)] if self.choices else [])]
        return "\n".join([*lines, *([] if self._offers_exit() else ["（可回“稍后”）"])])

    @property
    def offers_yes(self) -> bool:
        """Whether the word itself is what is chosen: then no part of it, and no sentence around it, will do."""
        return any(read_word(label) is Word.YES for label in self.labels)

    def _offers_exit(self) -> bool:
        return self.aside or any(key == DROP or label.startswith("稍后") for label, key in self.choices)

    def numbers_hold(self, now: datetime) -> bool:
        """Whether a number still means this list: shown last, and within half an hour."""
        return not self.covered and now - self.shown_at <= NUMBERS_HOLD

    def key_of(self, text: str, now: datetime) -> str | None:
        """The key that a text chooses, `DROP` or `SKIP` included; None when it names none of the choices."""
        number = read_number(text) if self.numbers_hold(now) else None
        if number is not None:
            return self.choices[number - 1][1] if 1 <= number <= len(self.choices) else None
        word = read_word(text)
        if text.strip() in self.labels or not (word or self.offers_yes or is_question(text)):
            position = named(text, self.labels)
            if position is not None:
                return self.choices[position][1]
        return self._by_word(word)

    def _by_word(self, word: Word | None) -> str | None:
        real = [key for _, key in self.choices if key != DROP]
        if word is Word.YES:
            return real[0] if len(real) == 1 else self._begins("是")
        if word is Word.ZERO:
            return next((key for label, key in self.choices if "零" in label or label == "无"), None)
        if word is Word.LATER:
            return next((key for label, key in self.choices if label.startswith("稍后")), None)
        if word is Word.SKIP and self.skips:
            return SKIP
        if word is Word.NO and (other := self._begins("否")):
            return other
        return DROP if word in (Word.NO, Word.CANCEL) else None

    def _begins(self, word: str) -> str | None:
        """The one choice that begins with 是 or 否: «否，另一事项» is chosen by «不是»."""
        found = [key for label, key in self.choices if label.startswith(word)]
        return found[0] if len(found) == 1 else None


def opened(desk: Desk) -> Asked | None:
    """The question that waits for this person; None when there is none, or when it cannot be read any more."""
    row = dialogue.pending(desk.context) if desk.context.actor is not None else None
    if row is None:
        return None
    known = desk.context.read.get(_READ)
    if known is None or known[0] is not row.state:  # read once a run, since many acts ask
        known = desk.context.read[_READ] = (row.state, _read(row.state))
    found: Asked | None = known[1]
    return found


def _read(state: dict[str, Any]) -> Asked | None:
    try:
        asked = Asked.model_validate(state)
    except ValidationError:
        return None  # written by an older version of the program
    return asked if asked.format == _FORMAT else None


def open_ones(desk: Desk) -> list[Asked]:
    """What an answer may be to: the question asked last; beneath a list that is looked at, the one that waits too.

    Numbers belong to the list.
    """
    asked = opened(desk)
    waiting = _read(asked.beneath) if asked is not None and asked.beneath else None
    return [each for each in (asked, waiting and waiting.model_copy(update={"covered": True})) if each is not None]


def give_up(desk: Desk, before: list[Asked], now: Asked) -> None:
    """What a newer question leaves undone is said once, with this run's reply; what has a number stays in 我的待办 by itself."""
    lost = before[:1] if now.aside else before  # what waits stays beneath a list
    lost = [each for each in lost if (each.confirms if each.aside else not now.aside)]
    words = [each.text.splitlines()[0] for each in lost if not each.about and not _gives_way(each, now)]
    desk.context.read.setdefault(_GIVEN_UP, []).extend(words)


def _gives_way(before: Asked, now: Asked) -> bool:
    """The same question once more, or another draft of the same, which stands on the screen instead."""
    return before.text == now.text or (before.name == now.name and before.offers_yes and now.offers_yes)


def leave_open(desk: Desk, asked: Asked) -> None:
    """Ask it from now on."""
    desk.context.read[_SHOWN] = not asked.covered
    dialogue.leave_open(desk.context, asked.name, asked.text, asked.model_dump(mode="json"))


def choices_shown(desk: Desk) -> tuple[Choice, ...]:
    """The choices of the question that this run's reply shows, each for this question alone; else the acts that it offers."""
    asked = opened(desk) if desk.context.read.get(_SHOWN) else None
    if asked is not None and asked.choices:
        return tuple(Choice(label, label, asked.stamp) for label in asked.labels)
    offered: tuple[Choice, ...] = desk.context.read.get(OFFERED, ())
    return offered if asked is None and len(offered) > 1 else ()  # one thing is no choice, and the words name it


def change(desk: Desk, asked: Asked, **values: object) -> Asked:
    """The same question with one of its own remarks changed."""
    changed = asked.model_copy(update=values)
    dialogue.note(desk.context, changed.model_dump(mode="json"))
    return changed


def take(desk: Desk, asked: Asked) -> bool:
    """Close it for this answer; what waited beneath is open again. False: another process was faster."""
    if not dialogue.take(desk.context):
        return False
    waiting = _read(asked.beneath) if asked.beneath else None
    if waiting is not None:
        leave_open(desk, waiting.model_copy(update={"covered": True}))  # its choices are not on the screen now
    return True


def repeat(desk: Desk) -> str:
    """After an answer to something else: the question that waits, once."""
    asked = opened(desk)
    if asked is not None and asked.aside:
        return _repeat_beneath(desk, asked)
    if asked is None or asked.repeated or desk.context.read.get(_SHOWN):  # what was just asked is not said twice
        return ""
    if asked.offers_yes:  # a confirmation names its words; no number that was not asked for confirms it
        change(desk, asked, covered=True, repeated=True)
        return f"待您答复：{asked.text}"
    return restate(desk)


def _repeat_beneath(desk: Desk, shown: Asked) -> str:
    """What waits beneath a list, once; not with choices of its own, whose numbers would meet those of the list."""
    waiting = _read(shown.beneath) if shown.beneath else None
    if waiting is None or waiting.choices or waiting.repeated:
        return ""
    told = waiting.model_copy(update={"repeated": True})
    change(desk, shown, beneath=told.model_dump(mode="json", exclude={"beneath"}))
    return f"待您答复：{waiting.again()}"


def restate(desk: Desk, why: str = "待您答复：") -> str:
    """The open question, whole and with its choices; from here on its numbers hold again. Empty when none is open."""
    asked = opened(desk)
    return f"{why}{show_again(desk, asked, repeated=True).again()}" if asked is not None else ""


def show_again(desk: Desk, asked: Asked, **values: object) -> Asked:
    """This run's reply shows its choices, so that their numbers hold from here on."""
    desk.context.read[_SHOWN] = True
    return change(desk, asked, shown_at=desk.context.now, covered=False, **values)


def put_back(desk: Desk, over: Asked | None) -> str:
    """An offer that lay over the question just answered is made again; where that answer raised another question, it is given up."""
    if over is None or not over.confirms:
        return ""
    if (now := opened(desk)) is not None:
        give_up(desk, [over], now)
        return ""
    leave_open(desk, over.model_copy(update={"aside": False, "beneath": None}))
    return restate(desk)


def on_screen(desk: Desk, text: str) -> str:
    """Called with every reply: the reply with what it leaves undone; what is not the question's own takes the numbers away from it.

    From choices that stand numbered on the screen only another list does; a confirmation names its word, and a number
    is taken for that only as long as nothing else was answered.
    """
    asked = None if desk.context.read.get(_SHOWN) or not text else opened(desk)
    if asked is not None and not asked.covered and (asked.offers_yes or len(_LISTED.findall(text)) > 1):
        change(desk, asked, covered=True)
    shown = (
        f"{each[:_GIVEN_UP_SHOWN]}{'…' if len(each) > _GIVEN_UP_SHOWN else ''}"
        for each in desk.context.read.pop(_GIVEN_UP, ())
    )
    return "\n".join([*(f"您未答复“{each}”，该项未作办理。" for each in shown), text])
