"""One word for many things that wait: shown with their names, done after one 确认, each by itself."""

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import Obligation, Push, PushRecipient
from tests.conftest import Conversation
from tests.scheduler.service import Service

OFFICE, OTHER_OFFICE = "zhaoli", "zhenghui"


def states(bot: Conversation, *names: str) -> list[str]:
    with bot.session() as session:
        rows = session.scalars(
            select(Obligation).where(Obligation.kind == "ledger", Obligation.period == "2026-11")
        ).all()
        return [next(row.state.value for row in rows if row.department.name == name) for name in names]


@pytest.fixture
def two_in(bot: Conversation) -> Conversation:
    bot.at("2026-11-18T09:20").say("wangmin", "报送 台账 11月 无")
    bot.say("yangxue", "报送 台账 11月 无")
    return bot


def test_reports_are_accepted_together(two_in: Conversation) -> None:
    shown = two_in.say(OFFICE, "审核通过 全部 台账 11月")
    assert shown.splitlines()[:3] == [
        "将审核通过2项：", "1. 交通局11月主体责任台账：零报告（未打开）", "2. 教育局11月主体责任台账：零报告（未打开）",
    ]  # fmt: skip
    assert states(two_in, "交通局", "教育局") == ["submitted", "submitted"]
    assert two_in.say(OFFICE, "确认") == "已审核通过2项。"
    assert states(two_in, "交通局", "教育局") == ["accepted", "accepted"]
    assert any("已审核通过" in text for text in two_in.pushes("wangmin"))


@pytest.mark.parametrize(
    ("words", "accepted"),
    [
        ("审核通过 除交通局外", ["submitted", "accepted"]),
        ("除了教育局都审核通过", ["accepted", "submitted"]),
        ("审核通过 交通局、教育局", ["accepted", "accepted"]),
        ("全部审核通过", ["accepted", "accepted"]),
        ("11月台账都审核通过", ["accepted", "accepted"]),
        ("12月台账都审核通过", ["submitted", "submitted"]),
        ("交通局和水利局都审核通过", ["accepted", "submitted"]),
    ],
)
def test_a_part_of_them(two_in: Conversation, words: str, accepted: list[str]) -> None:
    two_in.say(OFFICE, words)
    two_in.say(OFFICE, "确认")
    assert states(two_in, "交通局", "教育局") == accepted


def test_nothing_is_done_without_the_word(two_in: Conversation) -> None:
    two_in.say(OFFICE, "审核通过 全部")
    assert two_in.say(OFFICE, "取消") == "好的，未审核通过。"
    assert states(two_in, "交通局", "教育局") == ["submitted", "submitted"]


def test_what_was_settled_meanwhile_is_named_and_the_rest_is_done(two_in: Conversation) -> None:
    two_in.say(OFFICE, "审核通过 全部")
    two_in.say(OFFICE, "审核通过 交通局 台账 11月")
    assert two_in.say(OFFICE, "确认") == "已审核通过1项。\n未办1项：\n有一项此前已经办理"
    assert states(two_in, "交通局", "教育局") == ["accepted", "accepted"]


def test_numbers_are_those_of_the_list_on_the_screen(two_in: Conversation) -> None:
    assert "序号须对应刚才列出的清单" in two_in.say(OFFICE, "审核通过 1-2")
    listed = two_in.say(OFFICE, "待审核")
    assert "1 交通局11月主体责任台账：零报告（未打开）" in listed
    assert "交通局11月主体责任台账" in two_in.say(OFFICE, "1")
    assert "没有第3项" in two_in.say(OFFICE, "审核通过 1-3")
    shown = two_in.say(OFFICE, "审核通过 1")
    assert "1. 交通局11月主体责任台账：零报告\n" in shown, "looked at by now"
    two_in.say(OFFICE, "确认")
    assert states(two_in, "交通局", "教育局") == ["accepted", "submitted"]


def test_an_unknown_department_is_said(two_in: Conversation) -> None:
    assert "没有找到单位“卫星局”" in two_in.say(OFFICE, "审核通过 除卫星局外")
    assert states(two_in, "交通局", "教育局") == ["submitted", "submitted"]


def test_another_desk_s_things_are_not_there(two_in: Conversation) -> None:
    assert "没有符合条件的待办" in two_in.say(OTHER_OFFICE, "审核通过 全部")


def test_paper_of_several_departments_is_recorded_together(bot: Conversation) -> None:
    shown = bot.at("2026-11-26T09:00").say(OFFICE, "代登 交通局、教育局 台账 11月 纸质 11月24日")
    assert "将代登2个单位11月主体责任台账（纸质，11月24日（周二）收到）：交通局、教育局。" in shown
    assert states(bot, "交通局", "教育局") == ["open", "open"]
    done = bot.say(OFFICE, "确认")
    assert done.startswith("已代登（纸质）2个单位，并已告知联络员：\n交通局 2026-0001：按时报送")
    assert states(bot, "交通局", "教育局") == ["submitted", "submitted"]
    assert any("已代登交通局11月主体责任台账（纸质）" in text for text in bot.pushes("wangmin"))


def test_calls_and_documents_are_settled_together(bot: Conversation) -> None:
    bot.at("2026-11-18T09:20").say("wangmin", "转人工")
    bot.say("yangxue", "转人工")
    assert "将登记回电2项" in bot.say(OFFICE, "已回电 2026-0001、2026-0002")
    assert bot.say(OFFICE, "确认") == "已登记回电2项。"
    assert bot.say(OFFICE, "待办") == "暂无待办事项。"


@pytest.fixture
def service(database: Database) -> Service:
    made = Service(database)
    made.at("2026-11-26T08:46")
    made.at("2026-11-30T08:46")
    return made


def held(service: Service) -> int:
    with service.assistant.database.read() as session:
        return len(session.scalars(select(PushRecipient).where(PushRecipient.state == "held")).all())


def released(service: Service) -> list[str]:
    with service.assistant.database.read() as session:
        query = select(PushRecipient.target).join(Push).where(Push.reason == "released").order_by(PushRecipient.id)
        return list(session.scalars(query))


def test_every_draft_is_shown_with_its_reader_and_leaves_after_one_word(service: Service) -> None:
    before = held(service)
    shown = service.say(OFFICE, "发送 全部", "2026-12-01T09:00")
    assert "交通局主要负责人刘建国：11月主体责任台账" in shown, shown
    assert shown.endswith("请回复“确认”发送，或“取消”。")
    assert held(service) == before > 1
    assert service.say(OFFICE, "确认").startswith("已发送")
    assert "liujianguo" in released(service)
    assert service.say(OFFICE, "待发送") == "目前没有待发送的提醒。"


def test_one_department_is_kept_back(service: Service) -> None:
    service.say(OFFICE, "发送 除交通局外", "2026-12-01T09:00")
    service.say(OFFICE, "确认")
    assert released(service)
    assert "liujianguo" not in released(service)
    assert "交通局" in service.say(OFFICE, "待发送")


def test_drafts_of_earlier_days_are_listed(service: Service) -> None:
    assert "交通局主要负责人刘建国" in service.say(OFFICE, "待发送", "2026-12-02T09:00")
    assert "待发提醒" in service.say(OFFICE, "我的待办")


@pytest.fixture
def busy(two_in: Conversation) -> Conversation:
    two_in.say("wangmin", "转人工")
    two_in.say("chenfang", "延期 台账 11月 主要负责人外出学习，请延到11月30日")
    return two_in


def test_extensions_are_granted_together_with_the_day_that_was_asked(busy: Conversation) -> None:
    shown = busy.say(OFFICE, "同意延期 全部")
    assert "延期至11月30日（周一）" in shown, shown
    assert busy.say(OFFICE, "确认") == "已同意延期1项。"
    assert any("已同意延期至11月30日" in text for text in busy.pushes("chenfang"))


def test_without_a_day_the_office_is_asked_for_it(two_in: Conversation) -> None:
    two_in.say("chenfang", "延期 台账 11月 主要负责人外出学习")
    assert "未写明延期到哪一天" in two_in.say(OFFICE, "同意延期 全部")
    assert "延期至12月1日（周二）" in two_in.say(OFFICE, "同意延期 全部 12月1日")


def test_what_is_in_the_list_goes_back_by_its_number(busy: Conversation) -> None:
    busy.say(OFFICE, "待审核")
    shown = busy.say(OFFICE, "退回 2 请补记本月履责情况")
    assert "将退回1项：" in shown
    assert "告知杨雪：请补记本月履责情况" in shown
    assert states(busy, "教育局") == ["submitted"]
    assert busy.say(OFFICE, "确认") == "已退回1项。"
    assert states(busy, "交通局", "教育局") == ["submitted", "returned"]


def test_several_acts_are_said_at_once_and_confirmed_once(busy: Conversation) -> None:
    busy.say(OFFICE, "待审核")
    shown = busy.say(OFFICE, "退回 2 请补记\n审核通过 其余\n同意延期 全部\n已回电 全部\n催办 全部")
    heads = [line for line in shown.splitlines() if line.startswith("将")]
    assert heads == ["将退回1项：", "将审核通过1项：", "将同意延期1项：", "将登记回电1项：", heads[-1]]
    assert heads[-1].startswith("将提醒2个单位的联络员：")
    assert states(busy, "交通局", "教育局") == ["submitted", "submitted"]
    done = busy.say(OFFICE, "确认")
    assert done.splitlines()[:4] == ["已退回1项。", "已审核通过1项。", "已同意延期1项。", "已登记回电1项。"]
    assert states(busy, "交通局", "教育局") == ["accepted", "returned"]
    assert busy.say(OFFICE, "待办") == "暂无待办事项。"


def test_a_line_that_is_no_act_for_many_does_nothing(busy: Conversation) -> None:
    assert "将" not in busy.say(OFFICE, "审核通过 全部\n下午开个会")[:1]
    assert states(busy, "交通局", "教育局") == ["submitted", "submitted"]
