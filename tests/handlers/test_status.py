"""How things stand: 我的待办, 本周会议, 谁没报, 逾期, 催办 and a department's overview, each within its scope."""

import pytest
from sqlalchemy import func, select

from storage.models import Department, InspectionGroup, ReminderStep
from tests.conftest import Conversation
from tests.handlers.people import names_of, userid_of

NOTICE = "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究2027年部门预算编制。"


def reporting_departments(bot: Conversation, like: str) -> int:
    """How many departments of this department's group report by themselves."""
    with bot.session() as session:
        group = select(Department.group_id).where(Department.name == like).scalar_subquery()
        query = select(func.count(Department.id)).where(Department.group_id == group, Department.parent_id.is_(None))
        return session.scalar(query) or 0


def test_who_has_not_reported(bot: Conversation) -> None:
    total = reporting_departments(bot, "交通局")
    bot.say("wangmin", "报送 台账 11月 无")
    first, *others = bot.say("liqiang", "谁没报").splitlines()
    assert first.startswith(f"11月主体责任台账（11月25日（周三）截止）：{total}家已报1家，未报：")
    assert "水利局" in first
    assert "交通局" not in first.partition("未报：")[2]
    assert [line.partition("（")[0] for line in others] == [
        "四季度主体责任清单推进情况",
        "四季度“三重一大”推进落实情况",
    ]
    assert bot.say("zhaoli", "台账谁没报") == first
    for words in ("台账谁交了谁没交", "台帐哪些交了哪些没交，列一哈", "还没交台账的单位名单", "台账都交齐了没有"):
        assert bot.say("zhaoli", words) == first, words
    assert "谁交了" not in bot.say("zhaoli", "谁交了谁没交")
    assert "未报：" in bot.say("zhaoli", "把11月没交台账的名单导成表发我")
    for who in ("我们组", "咱们组里", "我们这边", "各单位", "本组各单位", "大家"):
        assert bot.say("zhaoli", f"{who}谁还没报台账") == first, who
        assert bot.say("zhaoli", f"{who}这个月谁没报") == bot.say("zhaoli", "谁没报 这个月"), who


def test_a_long_list_of_missing_departments_is_paged(bot: Conversation) -> None:
    with bot.assistant.database.write() as session:
        first = session.scalars(select(Department).where(Department.name == "交通局")).one()
        for number in range(20):
            name = f"第{number}示范局"
            session.add(Department(name=name, group_id=first.group_id, imported_at=first.imported_at))
    assert bot.say("zhaoli", "谁没报").endswith("回复“谁没报 台账”这样的一项，可分页查看全部名单。")
    total = reporting_departments(bot, "交通局")
    reply = bot.say("zhaoli", "谁没报 台账")
    assert reply.endswith(f"共{total}条，第1/{-(-total // 10)}页，回复“续”看下一页")
    assert "第2/" in bot.say("zhaoli", "续")


def test_a_department_reads_its_own(bot: Conversation) -> None:
    reply = bot.say("wangmin", "谁没报")
    assert reply.splitlines()[0] == "11月主体责任台账（11月25日（周三）截止）：未报"
    assert "水利局" not in reply


def test_a_missed_period_stays_beside_the_next(bot: Conversation) -> None:
    bot.say("wangmin", "我的待办")
    lines = bot.at("2026-11-28T09:00").say("zhaoli", "谁没报").splitlines()
    assert lines[0].startswith("11月主体责任台账")
    assert lines[1].startswith("12月主体责任台账")


def test_my_todo(bot: Conversation) -> None:
    bot.say("wangmin", "报送 清单 四季度 无")
    bot.say("wangmin", "确认")
    bot.say("zhaoli", "退回 交通局 清单 措施空泛")
    assert bot.say("zhaoli", "我的待办").startswith("您的待办：\n待您答复：将发给交通局联络员")
    bot.say("zhaoli", "确认")
    bot.say("wangmin", "会议通知：定于11月27日（周五）下午2:30召开党组会议，研究2027年部门预算编制。")
    lines = bot.say("wangmin", "我的待办").splitlines()
    assert lines[1].startswith("待您答复：")
    assert lines[2] == "四季度主体责任清单推进情况：12月25日（周五）截止，已退回待重报"
    assert lines[3] == "11月主体责任台账：11月25日（周三）截止"
    assert "待补地点" in lines[-1]


def test_nothing_to_do(bot: Conversation) -> None:
    assert bot.say("liqiang", "我的待办") == "暂无待办事项。"


def test_meetings_of_the_week_are_scoped(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    assert "暂无已报会议" in bot.say("liqiang", "本周会议")
    reply = bot.say("liqiang", "下周会议")
    assert "2026-0001 11月27日（周五）14:30 交通局党组会议，局三楼会议室" in reply
    assert "2026-0001" in bot.at("2026-11-23T09:00").say("zhangwei", "本周会议")
    assert "2026-0001" not in bot.say(userid_of(bot, "水利局", "liaison"), "本周会议")


def test_overdue_with_days(bot: Conversation) -> None:
    bot.say("zhaoli", "谁没报")  # what the first tick would open
    assert bot.say("zhaoli", "逾期") == "目前没有逾期未报事项。"
    reply = bot.at("2026-11-28T09:00").say("zhaoli", "逾期")
    assert "交通局 11月主体责任台账：11月25日（周三）截止，已逾期3天" in reply
    own = bot.say("wangmin", "逾期").splitlines()
    assert len(own) == 2
    assert "水利局" not in own[1]


def test_remind_one_department_at_any_hour(bot: Conversation) -> None:
    bot.at("2026-11-28T23:10")
    liaison = userid_of(bot, "水利局", "liaison")
    reply = bot.say("zhaoli", "催办 水利局")
    assert reply.startswith("已提醒水利局联络员")
    assert names_of(bot, "水利局", "liaison")[0] in reply
    [text] = bot.pushes(liaison)
    assert "回复“报送 台账 11月”" in text
    assert "四季度" not in text, "a month before its date nobody is reminded of it"
    with bot.session() as session:
        steps = session.scalars(select(ReminderStep)).all()
    assert steps
    assert all(step.step.startswith("manual:") and step.state == "pushed" for step in steps)
    assert bot.pushes("wangmin") == []


def test_nothing_to_remind_of(bot: Conversation) -> None:
    for words in ("台账", "清单", "三重一大"):
        if "请回复“确认”" in bot.say("wangmin", f"报送 {words} 无"):  # long before its date
            bot.say("wangmin", "确认")
    assert bot.say("zhaoli", "催办 交通局") == "交通局目前没有到催办期的待报事项，未发出；如要提前提醒请写明事项。"
    assert bot.pushes("wangmin") == []


def test_remind_all_waits_for_confirmation(bot: Conversation) -> None:
    bot.say("wangmin", "报送 台账 无")
    question = bot.say("zhaoli", "催办 全部 台账")
    assert "水利局" in question
    assert "交通局" not in question
    liaison = userid_of(bot, "水利局", "liaison")
    assert bot.pushes(liaison) == []
    assert bot.say("zhaoli", "确认").startswith("已提醒")
    assert "11月主体责任台账" in bot.pushes(liaison)[0]
    assert bot.pushes("wangmin") == []


def test_a_wrong_name_is_asked_about_and_goes_on(bot: Conversation) -> None:
    question = bot.say("zhaoli", "催办 水利巨")
    assert question.startswith("未找到“水利巨”，您是指：\n1 水利局")
    assert bot.say("zhaoli", "1").startswith("已提醒水利局联络员")


def test_a_department_does_not_remind(bot: Conversation) -> None:
    assert "您的岗位暂不能办理" in bot.say("wangmin", "催办 水利局")


def test_overview_of_a_department(bot: Conversation) -> None:
    bot.say("wangmin", NOTICE)
    bot.say("wangmin", "报送 台账 11月 无")
    for words in ("交通局情况", "交通局 情况"):
        reply = bot.say("liqiang", words)
        assert "报送：应报1项，已报1项，按时1项，逾期未报0项。" in reply
        assert "会议：报告1次，按时1次。" in reply
        assert "四季度主体责任清单推进情况：12月25日（周五）截止" in reply


def test_out_of_scope_is_as_if_it_did_not_exist(bot: Conversation) -> None:
    with bot.session() as session:
        groups = session.scalars(select(InspectionGroup)).all()
        assert groups
    assert "未找到单位“水利局”" in bot.say("wangmin", "水利局情况")


def test_remind_several_and_all_but_one(bot: Conversation) -> None:
    assert "将提醒2个单位的联络员报送台账：交通局、水利局。" in bot.say("zhaoli", "催办 交通局、水利局 台账")
    bot.say("zhaoli", "取消")
    shown = bot.say("zhaoli", "催办 全部 台账 除交通局外")
    assert "交通局" not in shown
    bot.say("zhaoli", "确认")
    assert bot.pushes("wangmin") == []
    assert bot.pushes("chenfang")


def test_remind_an_unknown_one_reminds_nobody(bot: Conversation) -> None:
    assert "没有找到单位“卫星局”" in bot.say("zhaoli", "催办 全部 台账 除卫星局外")


def test_what_was_given_to_a_department_is_no_overview_of_it(bot: Conversation) -> None:
    assert "（2026年）" in bot.say("zhaoli", "水利局怎么样")
    assert "（2026年）" not in bot.say("zhaoli", "水利局交办的办得怎么样")


@pytest.mark.parametrize(("unit", "offered"), [("交通局", True), ("水利局", False)])
def test_only_a_thing_of_the_department_that_is_named_is_offered(bot: Conversation, unit: str, offered: bool) -> None:
    bot.say("zhaoli", "记整改 交通局 监督检查 招标不规范，12月15日前整改")
    assert ("问题整改的登记（交通局）" in bot.say("zhaoli", f"{unit}那条现场核实过了，销号")) is offered
