"""What the first message said is not lost when it has to be asked what was meant; its free words are not kept."""

import json

import pytest
from sqlalchemy import select

from bot.dispatcher import Dispatcher
from handlers.report.desk_words import spoken_for
from handlers.talk.message import Message
from handlers.talk.slots import dump, load
from storage.models import Dialogue, Obligation
from tests.conftest import ON_ONE_ENGINE, Conversation, at
from tests.leaks import in_rows

pytestmark = ON_ONE_ENGINE
NOW = "2026-11-20T10:00"


def kept(bot: Conversation) -> str:
    with bot.session() as session:
        return json.dumps([row.state for row in session.scalars(select(Dialogue))], ensure_ascii=False)


def test_department_and_day_go_on_with_the_act_chosen(bot: Conversation) -> None:
    bot.at(NOW).say("chenfang", "延期 台账 28号")
    bot.say("tanglan", "延期 台账 28号")
    asked = bot.say("zhaoli", "文旅局就29号吧")
    assert asked.startswith("您是要办理：")
    assert "就29号" not in kept(bot)
    number = next(line.split()[0] for line in asked.splitlines() if "同意一个单位延期" in line)
    assert "文旅局11月主体责任台账延期至11月29日" in bot.say("zhaoli", number)
    with bot.session() as session:
        row = select(Obligation).where(Obligation.kind == "ledger", Obligation.due_on == at("2026-11-29T00:00").date())
        assert [each.department.name for each in session.scalars(row)] == ["文旅局"]


def test_whom_to_remind_goes_on_though_somebody_is_spoken_of(bot: Conversation) -> None:
    assert "您是要提醒一个单位的联络员吗？" in bot.at(NOW).say("zhaoli", "文旅局再敲打一下，老唐太慢")
    assert "老唐" not in kept(bot)
    assert "已提醒文旅局联络员唐岚" in bot.say("zhaoli", "1")


def test_the_words_are_kept_by_no_question_and_go_on_where_they_were_heard(bot: Conversation) -> None:
    assert "您是要提醒一个单位的联络员吗？" in bot.at(NOW).say("zhaoli", "文旅局再敲打一下，太慢")
    assert "敲打" not in "".join(in_rows(bot.assistant.database).values())
    bot.dispatcher = Dispatcher(bot.assistant)  # another process: what was read of them goes on
    assert "已提醒文旅局联络员唐岚" in bot.say("zhaoli", "1")


@pytest.mark.parametrize("verb", ["审核通过", "审核", "退回", "同意延期", "不同意延期"])
def test_no_free_words_are_kept(bot: Conversation, verb: str) -> None:
    meant = spoken_for(verb)
    with bot.session() as session:
        desk = bot.assistant.desk(session, "zhaoli", at(NOW))
        said = dump(meant, desk, Message("zhaoli", "交通局四季度清单到12月28日，老赵家里有人住院", at(NOW)))
    assert "老赵" not in json.dumps(said, ensure_ascii=False)
    read = load(meant, said)
    assert (read.names, read.said.kind, read.said.period) == (("交通局",), "checklist", "四季度")
    assert load(meant, {"names": 1}) is None
