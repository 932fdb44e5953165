"""Every kind of question that there is, with whatever it may have kept: it can be left, and what is no answer to it does nothing.

The questions are put by hand, so that a new kind is tried without a word here; what each asks for is tried where it is asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from datetime import timedelta
from typing import Any, get_type_hints

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Table

from actions.talk.dialogue import LAPSES_AFTER
from handlers.talk.answering import KNOWN
from handlers.talk.open_question import DROP, NUMBERS_HOLD, Asked
from handlers.talk.registry import acts
from policy.screening.complaint import NEAR
from policy.screening.screen import refusal_of
from storage.base import Base
from storage.models import Dialogue
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
acts()  # whatever is asked is known now
st.register_type_strategy(Mapping, st.just({}))
# Words of our own sources are drawn, too: no question keeps 绝密.
st.register_type_strategy(str, st.text().filter(lambda said: refusal_of(said, above=NEAR) is None))
WHO = "wangmin"
LEAVE = ["取消", "算了", "不用了", "稍后", "先不报", "跳过"]
SHAPES = [{}, {"甲局": "甲", "乙局": "乙", "都不是": DROP}, {"确认": "yes", "取消": DROP}, {"是": "yes", "否": DROP}]
OURS = {
    "dialogue",
    "inbox_message",
    "worker",
    "lease",
    "outage",
    "version",
    "listing",
    "refusal_count",
}  # of talking itself


def anything_kept(kind: Any) -> st.SearchStrategy[Any]:
    """Whatever a question may keep; of what is said to be anything, nothing."""
    if not is_dataclass(kind):
        return st.from_type(kind)
    return st.builds(kind, **{name: _field(hint) for name, hint in get_type_hints(kind).items()})


def _field(hint: Any) -> st.SearchStrategy[Any]:
    return st.just({}) if "Any" in str(hint) else anything_kept(hint)


def ask(bot: Conversation, name: str, choices: dict[str, str], kept: Any, **more: Any) -> None:
    """Leave this question open, as `question.ask` does."""
    known, now = KNOWN[name], bot.clock.now()
    asked = Asked(
        name=name, text="请问是哪一项？", choices=tuple(choices.items()), kept=known.kept.dump_python(kept, mode="json"),
        version=known.version, dropped="好的，未办理。", shown_at=now, **more,
    )  # fmt: skip
    state, lapses = asked.model_dump(mode="json"), now + LAPSES_AFTER
    row = Dialogue(userid_key=WHO, handler=name, question=asked.text, state=state, asked_at=now, expires_at=lapses)
    with bot.assistant.database.write() as session:
        session.merge(row)


def everything(bot: Conversation) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table but those of talking itself."""
    with bot.session() as session:
        raw: Any = session.connection().connection.driver_connection  # a hundred tables, five times a question
        return {each.name: raw.execute(f"SELECT * FROM {each.name}").fetchall() for each in _tables()}


def _tables() -> Iterator[Table]:
    return (each for each in Base.metadata.sorted_tables if each.name not in OURS)


def is_open(bot: Conversation) -> bool:
    with bot.session() as session:
        row = session.get(Dialogue, WHO)
        return row is not None and row.expires_at > bot.clock.now()


def later(bot: Conversation, wait: timedelta) -> dict[str, list[tuple[Any, ...]]]:
    """Everything as it is then, what fell due meanwhile included."""
    bot.clock.time += wait
    bot.tick()
    return everything(bot)


@pytest.mark.parametrize("name", sorted(KNOWN))
@settings(
    max_examples=2,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_it_can_be_left_and_nothing_but_an_answer_answers_it(bot: Conversation, name: str, data: st.DataObject) -> None:
    kept = data.draw(anything_kept(KNOWN[name].kept._type))
    choices = data.draw(st.sampled_from(SHAPES))
    bot.say(WHO, "帮助")  # whatever a first contact writes is written
    before = everything(bot)

    ask(bot, name, choices, kept)
    bot.say(WHO, data.draw(st.sampled_from(["收到", "好的", "谢谢"])))
    assert is_open(bot), "a reflex is no answer"
    assert len(bot.say(WHO, data.draw(st.sampled_from(LEAVE)))) < 100
    assert not is_open(bot), "every question can be left"

    ask(bot, name, choices, kept)
    bot.say(WHO, "问答目录")
    assert is_open(bot), "a command is served, and the question stays"
    assert everything(bot) == before
    if choices:
        bot.say(WHO, data.draw(st.sampled_from(["7", "9"])))
        assert is_open(bot), "the list has no such line"

    ask(bot, name, choices, kept)
    bot.clock.time += NUMBERS_HOLD + timedelta(minutes=1)
    bot.say(WHO, "1")
    assert everything(bot) == before, "a number of a list that is no longer on the screen answers nothing"

    before = later(bot, LAPSES_AFTER)
    bot.say(WHO, data.draw(st.sampled_from(["1", "是", "确认", "甲局"])))
    assert everything(bot) == before, "a question that has lapsed is answered by nothing"
