"""Somebody leaves WeCom: the question who takes over goes to the liaison at once, and once."""

from sqlalchemy import select

from actions.common.context import Context, Rules
from actions.common.pushes import queue
from actions.people.handover_move import carry_out_due
from scheduler.deliver.channels import DroppedError, SendResult
from scheduler.run.tick import Ticker
from storage.engine import Database
from storage.models import Handover, Member
from tests.conftest import Conversation, HandClock, at
from tests.scheduler.outside import RecordingChannels, Sent


class Corp:
    """A scheduler whose WeCom does not know some accounts any more."""

    def __init__(self, database: Database, rules: Rules, clock: HandClock) -> None:
        self.gone: set[str] = set()
        self._database, self._rules, self._clock = database, rules, clock
        self.channels = RecordingChannels(self._answer)
        self.ticker = Ticker(database, rules, clock, self.channels, "w1")

    def _answer(self, call: Sent) -> SendResult:
        unknown = self.gone & set(call.targets)
        if unknown == set(call.targets):
            raise DroppedError("企业微信返回 81013（全部接收人不在应用可见范围）")
        return SendResult("msgid", invalid=frozenset(unknown))

    def push(self, *userids: str, text: str = "提醒") -> list[tuple[str, str]]:
        """Send to these people; gives what members were asked because of it."""
        with self._database.write() as session:
            queue(Context(session, self._clock.now(), self._rules), userids, text, "test")
        before = len(self.channels.shown)
        for _ in range(3):
            self.ticker.deliver()
            self.ticker.plan()
        return [shown for shown in self.channels.shown[before:] if "接任" in shown[1]]


def test_the_liaison_is_asked_once_for_each_person(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    bot.say("wangmin", "交办 张伟 12月5日前整理档案")
    corp = Corp(bot.assistant.database, rules, clock)
    corp.gone = {"zhangwei"}
    [(userid, text)] = corp.push("zhangwei", "gaofei")
    assert userid == "wangmin"
    assert text.startswith("交通局张伟同志（班子成员）的企业微信账号无法送达")
    assert "名下待办1项。" in text
    assert "交接 张伟 → 接任同志姓名 日期" in text
    for words in ("提醒二", "提醒三"):
        assert corp.push("zhangwei", text=words) == []
    corp.gone = set()
    corp.push("zhangwei", text="回来了")
    corp.gone = {"zhangwei"}
    assert [to for to, _ in corp.push("zhangwei", text="又走了")] == ["wangmin"]


def test_the_office_is_asked_when_the_liaison_left(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    corp = Corp(bot.assistant.database, rules, clock)
    corp.gone = {"wangmin", "liqiang"}
    asked = corp.push("wangmin", "liqiang", "gaofei")
    assert [(to, text[:8]) for to, text in asked] == [("zhaoli", "交通局王敏同志（")]
    assert corp.push("wangmin", "gaofei", text="再提醒") == []


def test_many_at_once_are_a_setting_of_the_app(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    corp = Corp(bot.assistant.database, rules, clock)
    corp.gone = {"zhangwei", "gaofei", "huqiang", "xuning", "hanbing", "hejun"}
    assert corp.push(*sorted(corp.gone), "zhaoli") == []


def test_the_liaison_hands_over_for_who_has_left(bot: Conversation, rules: Rules, clock: HandClock) -> None:
    bot.say("wangmin", "交办 张伟 12月5日前整理档案")
    assert "由主要负责人、派驻组、综合科提出" in bot.say("wangmin", "交接 张伟 → 高飞 12月1日")
    corp = Corp(bot.assistant.database, rules, clock)
    corp.gone = {"zhangwei"}
    corp.push("zhangwei")
    assert "待办1项" in bot.say("wangmin", "交接 张伟 → 高飞 12月1日")
    assert "由主要负责人、派驻组、综合科提出" in bot.say("chenfang", "交接 张伟 → 高飞 12月1日")  # not her department
    assert "待张伟同志确认" in bot.say("gaofei", "确认交接")
    assert "没有找到" in bot.say("zhenghui", "确认交接 2026-0002")  # the other group's office
    assert "双方已确认" in bot.say("zhaoli", "确认交接 2026-0002")
    with bot.at("2026-12-01T08:00").assistant.database.write() as session:
        carry_out_due(bot.assistant.context(session))
    assert "2026-0001" in bot.say("gaofei", "交办 我的")
    with bot.session() as session:
        assert session.scalars(select(Handover)).one().done_at is not None
        left = session.scalars(select(Member).where(Member.userid == "zhangwei")).one().gone_at
        assert left is not None
        assert left.astimezone(at("2026-11-22T00:00").tzinfo) == clock.now()
