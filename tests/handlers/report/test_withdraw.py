"""A department takes back what it reported, until it is accepted."""

from sqlalchemy import select

from storage.models import Deadline, LedgerEntry, Obligation, Submission
from tests.conftest import Conversation

ENTRY = "记台账 张伟 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险"


def report(bot: Conversation, kind: str = "ledger") -> Obligation:
    with bot.session() as session:
        query = select(Obligation).where(Obligation.kind == kind, Obligation.submissions.any())
        return session.scalars(query).one()


def state(bot: Conversation, kind: str = "ledger") -> tuple[str, str, int]:
    with bot.session() as session:
        owed = session.scalars(
            select(Obligation)
            .where(Obligation.kind == kind, Obligation.department.has(name="交通局"))
            .order_by(Obligation.due_on)
        ).first()
        assert owed is not None
        deadline = session.scalars(
            select(Deadline).where(Deadline.kind == "obligation", Deadline.subject_id == owed.id)
        )
        return owed.state, deadline.one().state, len(owed.submissions)


def reported(bot: Conversation) -> Conversation:
    bot.at("2026-11-23T10:00").say("wangmin", ENTRY)
    reply = bot.say("wangmin", "报送 台账 11月")
    if "确认" in reply:
        bot.say("wangmin", "确认")
    assert state(bot)[0] == "submitted"
    return bot


def test_a_report_is_taken_back_after_confirmation(bot: Conversation) -> None:
    reported(bot)
    asked = bot.say("wangmin", "撤回报送")
    assert "恢复为未报" in asked
    assert state(bot)[0] == "submitted"
    assert "已撤回交通局11月主体责任台账" in bot.say("wangmin", "确认")
    assert state(bot) == ("open", "open", 0)
    with bot.session() as session:
        assert session.scalars(select(LedgerEntry)).one().submission_id is None
    assert any("已撤回交通局11月主体责任台账" in text for text in bot.pushes("zhaoli"))


def test_in_everyday_words(bot: Conversation) -> None:
    reported(bot)
    assert "恢复为未报" in bot.say("wangmin", "报错了")
    assert "未撤回" in bot.say("wangmin", "取消")
    assert state(bot)[0] == "submitted"


def test_what_is_reported_again_is_judged_by_its_own_moment(bot: Conversation) -> None:
    reported(bot)
    bot.say("wangmin", "撤回报送")
    bot.say("wangmin", "确认")
    bot.at("2026-11-27T10:00").say("wangmin", "报送 台账 11月")
    bot.say("wangmin", "确认")
    with bot.session() as session:
        assert [row.on_time for row in session.scalars(select(Submission))] == [False]


def test_an_accepted_report_stays(bot: Conversation) -> None:
    reported(bot)
    bot.say("zhaoli", "审核通过 交通局 台账 11月")
    assert "已审核通过，不能撤回" in bot.say("wangmin", "撤回报送")
    assert state(bot)[0] == "accepted"


def test_accepted_between_question_and_answer(bot: Conversation) -> None:
    reported(bot)
    bot.say("wangmin", "撤回报送")
    bot.say("zhaoli", "审核通过 交通局 台账 11月")
    bot.say("wangmin", "确认")
    assert state(bot)[0] == "accepted"


def test_nothing_to_take_back_is_said(bot: Conversation) -> None:
    assert "没有可以撤回的报送" in bot.say("wangmin", "撤回报送")


def test_another_department_takes_nothing_back(bot: Conversation) -> None:
    reported(bot)
    assert "没有可以撤回的报送" in bot.say("luojun", "撤回报送") or "使用" in bot.say("luojun", "撤回报送")
    assert state(bot)[0] == "submitted"


def test_what_is_asked_is_said_once(bot: Conversation) -> None:
    reported(bot)
    assert bot.say("wangmin", "刚才报错了想撤回").count("恢复为未报") == 1
