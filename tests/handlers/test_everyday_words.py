"""What people say between two phone calls: no command word for word, and other things while a question is open."""

import pytest
from sqlalchemy import func, select

from storage.models import Base, LedgerEntry, MeetingNotice
from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE
NOTICE = "后天上午10点开党组会，研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的分配方案"


def meeting(bot: Conversation) -> MeetingNotice:
    with bot.session() as session:
        return session.scalars(select(MeetingNotice)).one()


@pytest.fixture
def asked(bot: Conversation) -> Conversation:
    """A late notice without a place: asked for the place, the reason, then the form."""
    assert "请告知会议地点" in bot.at("2026-11-24T09:30").say("wangmin", NOTICE)
    return bot


def test_a_new_time_is_no_reason_for_lateness(asked: Conversation) -> None:
    assert "请说明原因" in asked.say("wangmin", "地点三楼")
    reply = asked.say("wangmin", "时间改成周五下午三点吧")
    assert "已改期" in reply
    assert "11月27日（周五）15:00" in reply
    assert meeting(asked).late_reason is None


def test_what_was_noted_is_said_again(asked: Conversation) -> None:
    assert "已补记会议地点（三楼）" in asked.say("wangmin", "地点三楼")
    assert "已补记迟报原因（上级临时通知）" in asked.say("wangmin", "上级临时通知")


@pytest.mark.parametrize("words", ["地点必须写吗？", "为什么要写原因", "地点可以以后再补吗"])
def test_a_question_is_no_answer(asked: Conversation, words: str) -> None:
    reply = asked.say("wangmin", words)
    assert "已补记" not in reply
    assert "请告知会议地点" in reply  # the open question stands, and is said again
    assert meeting(asked).place is None


@pytest.mark.parametrize("words", ["17号文", "给我发个会议报告模板", "还有什么没填", "今天科长跟3个科员谈了话"])
def test_the_open_form_takes_no_other_matter_for_an_answer(asked: Conversation, words: str) -> None:
    asked.say("wangmin", "地点三楼")
    assert "报告表还缺" in asked.say("wangmin", "上级临时通知")
    before = meeting(asked).form
    reply = asked.say("wangmin", words)
    assert not reply.startswith("报告表还缺")
    assert meeting(asked).form == before
    assert "已补记报告表内容" in asked.say("wangmin", "第1项决策依据：市政府会议纪要")


@pytest.mark.parametrize(
    "words",
    [
        "我还欠什么",
        "还缺什么",
        "有什么要报的",
        "这个月要交什么",
        "还有什么没填",
        "我有哪些没报",
        "我们局现在欠不欠你们东西",
        "我们局还差你们什么材料",
    ],
)
def test_what_do_i_owe(bot: Conversation, words: str) -> None:
    assert bot.at("2026-11-24T09:30").say("wangmin", words).startswith("您的待办：")


@pytest.mark.parametrize("words", ["报一下11月台账", "我们报11月台账", "交台账", "台账交一下"])
def test_reporting_in_other_words(bot: Conversation, words: str) -> None:
    assert "暂无可报送的记录" in bot.at("2026-11-24T09:30").say("wangmin", words)


@pytest.mark.parametrize("words", ["这个月台帐纸质交过去了", "台账纸质已送", "11月台账已经送纸质的了"])
def test_paper_in_other_words(bot: Conversation, words: str) -> None:
    assert "已送纸质" in bot.at("2026-11-24T09:30").say("wangmin", words)


@pytest.mark.parametrize("words", ["取消那个会", "取消会议", "会议取消"])
def test_cancelling_without_a_number_asks_which(asked: Conversation, words: str) -> None:
    reply = asked.say("wangmin", words)
    assert "取消" in reply
    assert "1 2026-0001" in reply
    assert meeting(asked).state == "registered"
    assert "已取消" in asked.say("wangmin", "1")
    assert meeting(asked).state == "cancelled"


@pytest.mark.parametrize("words", ["取消", "取消那个会"])
def test_nothing_to_cancel(bot: Conversation, words: str) -> None:
    assert "没有" in bot.say("wangmin", words)


@pytest.mark.parametrize("words", ["领取报告表", "要一份报告表模板", "给我发个会议报告模板", "17号文", "有没有17号文"])
def test_documents_in_other_words(bot: Conversation, words: str) -> None:
    assert "予以登记" in bot.say("wangmin", words)


def test_an_unclear_text_hears_what_is_still_open(asked: Conversation) -> None:
    asked.say("wangmin", "地点三楼")
    asked.say("wangmin", "上级临时通知")
    assert "您刚才发的内容是填写哪一项？" in asked.say("wangmin", "跟去年一样弄吧")
    reply = asked.say("wangmin", "都不是")
    assert "未记入" in reply
    reply = asked.say("wangmin", "……")
    assert "没有看懂这个答复" in reply
    assert "报告表还缺" in reply


@pytest.mark.parametrize("words", ["同意", "不知道", "没有", "好", "1"])
def test_a_bare_word_is_no_place(asked: Conversation, words: str) -> None:
    asked.say("wangmin", words)
    assert meeting(asked).place is None


@pytest.mark.parametrize("words", ["催一下水利局", "帮我催催水利局", "催下水利局", "催办水利局"])
def test_reminding_in_other_words(bot: Conversation, words: str) -> None:
    assert "水利局" in bot.at("2026-11-24T09:30").say("zhaoli", words)
    assert len(bot.pushes("chenfang")) == 1


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("liqiang", "看看交通局"),
        ("liqiang", "交通局怎么样"),
        ("liujianguo", "我们单位怎么样"),
        ("wangmin", "本单位情况"),
        ("wangmin", "我局情况如何"),
    ],
)
def test_a_look_at_a_department(bot: Conversation, who: str, words: str) -> None:
    assert bot.say(who, words).startswith("交通局（2026年）")


def test_paper_that_came_in_is_asked_about_then_recorded(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30")
    reply = bot.say("zhaoli", "交通局的台账收到了，纸质的，昨天下午")
    assert reply.startswith("是否代登交通局台账（纸质，11月23日（周一）收到）？")
    assert "已代登（纸质），编号 2026-0001" in bot.say("zhaoli", "1")


def test_a_call_noted_down_at_the_desk_is_recorded_for_its_department(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30")
    text = "交通局党组会议定于11月27日上午9点在三楼召开，研究预算 今天8:50电话"
    assert "1 代登交通局的会议" in bot.say("zhaoli", text)
    assert "收悉，予以登记，编号 2026-0001" in bot.say("zhaoli", "1")
    assert meeting(bot).department_id == 1


def test_attending_twice_is_told_once(asked: Conversation) -> None:
    assert "参会人员李强" in asked.say("liqiang", "我去参加 2026-0001")
    before = asked.pushes("wangmin")
    assert "此前已登记" in asked.say("liqiang", "参会 2026-0001 李强")
    assert asked.pushes("wangmin") == before


def test_an_opinion_is_answered_by_its_meeting(asked: Conversation) -> None:
    asked.say("liqiang", "意见 2026-0001 建议补充可研报告后再上会")
    asked.say("liqiang", "确认")
    assert "没有找到" not in asked.say("wangmin", "答复 2026-0001 已补充")


def test_a_bare_consent_asks_to_what(bot: Conversation) -> None:
    assert "没有待核实的申请" in bot.say("zhaoli", "同意")
    bot.say("luren", "申请 交通局 联络员 王小敏")
    assert "1 同意 2026-0001 交通局王小敏" in bot.say("zhaoli", "同意")
    assert "已同意" in bot.say("zhaoli", "1")


def test_what_is_asked_for_once_is_called_by_its_title(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30").say("zhaoli", "布置 各单位 12月5日前报 年度总结")
    bot.say("zhaoli", "确认")
    assert bot.say("chenfang", "报送 年度总结").startswith("年度总结暂无可报送的记录")
    assert "2026年年度总结" not in bot.say("zhaoli", "谁没报 年度总结") + bot.say("chenfang", "我的待办")
    bot.say("chenfang", "2")
    assert "回复“代登 水利局 年度总结 纸质" in "".join(bot.pushes("zhaoli"))


@pytest.mark.parametrize("words", ["恢复交通局", "恢复 交通局 的提醒", "恢复对交通局的提醒"])
def test_resuming_in_other_words(bot: Conversation, words: str) -> None:
    bot.say("zhaoli", "暂停 交通局 机构改革")
    assert "已恢复对交通局的提醒" in bot.say("zhaoli", words)


def test_a_task_stands_in_the_to_do_list_of_whoever_has_it(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30").say("liujianguo", "交办 周洁 11月30日前整理档案")
    assert "交办任务 2026-0001" in bot.say("zhoujie", "我的待办")
    assert "2026-0001" not in bot.say("chenfang", "我的待办") + bot.say("zhaoli", "我的待办")
    bot.say("liujianguo", "办结 2026-0001 已完成")
    assert bot.say("zhoujie", "我的待办") == "暂无待办事项。"


def test_the_desk_sees_who_wants_to_be_let_in(bot: Conversation) -> None:
    bot.say("luren", "申请 交通局 联络员 王小敏")
    assert "申请 2026-0001 交通局王小敏" in bot.say("zhaoli", "我的待办")
    assert "2026-0001" not in bot.say("zhenghui", "我的待办")


@pytest.mark.parametrize(
    ("who", "words", "register"),
    [
        ("zhaoli", "整改 交通局 招标程序不规范，来源：巡察，12月15日前整改完成", "问题整改"),
        ("wangmin", "精神传达 11月18日 传达省纪委全会精神", "精神传达落实"),
        ("liqiang", "调研：11月20日到交通局调研工程项目监管", "调研"),
    ],
)
def test_a_registers_name_without_its_verb_is_asked_about(
    bot: Conversation, who: str, words: str, register: str
) -> None:
    assert bot.at("2026-11-24T09:30").say(who, words) == f"是否登记为“{register}”？\n1 是\n2 否"
    assert bot.say(who, "1") != ""
    assert entries(bot) <= 1


def test_what_is_only_counted_is_stored_as_parsed_without_its_verb_too(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30")
    bot.say("zhaoli", "第一种形态 交通局 谈话提醒 11月20日 1人 赵铁柱 文号 派驻〔2026〕3号")
    assert "已计入：交通局 谈话提醒 3人次" in bot.say("zhaoli", "谈话提醒 3人次 交通局，赵铁柱等")
    assert "赵铁柱" not in everything(bot)


def entries(bot: Conversation) -> int:
    with bot.session() as session:
        return session.scalar(select(func.count(LedgerEntry.id))) or 0


def everything(bot: Conversation) -> str:
    """Every value of every row."""
    with bot.session() as session:
        return repr([tuple(row) for table in Base.metadata.sorted_tables for row in session.execute(table.select())])


@pytest.mark.parametrize("words", ["请假 张伟 11月25日到27日 事假", "请假 张伟 11月25日至11月27日"])
def test_leave_lies_ahead(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-24T09:30").say("wangmin", words)
    assert "已登记，编号 2026-0001" in reply
    assert "2026年11月25日（周三）" in reply
    assert "2026年11月27日（周五）" in reply


def test_a_bare_confirmation_is_of_what_waits(bot: Conversation) -> None:
    assert "目前没有等您答复的问题" in bot.say("zhangwei", "确认")
    bot.at("2026-11-24T09:30").say("zhaoli", "交接 张伟 → 高飞 12月1日")
    assert "待高飞同志确认后办结" in bot.say("zhangwei", "确认")
    bot.say("wangmin", "记台账 高飞 11月23日到项目工地检查安全")
    assert bot.say("gaofei", "确认") == "请问确认的是：\n1 确认交接 2026-0001\n2 确认代填\n（可回“稍后”）"
    assert "12月1日（周二）起岗位、待办和提醒转给" in bot.say("gaofei", "1")
    assert "已确认代填记录1条" in bot.say("gaofei", "确认")


@pytest.mark.parametrize("words", ["最晚什么时候报12月3日的会", "地点几点能定", "谁来定地点"])
def test_what_wonders_is_no_place(asked: Conversation, words: str) -> None:
    asked.say("wangmin", words)
    assert meeting(asked).place is None


def test_the_latest_time_is_told_however_it_is_asked(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30")
    assert "12月3日（周四）开会，最迟应于11月30日" in bot.say("wangmin", "最晚什么时候报12月3日的会")


@pytest.mark.parametrize(
    "words", ["都报了吗", "今天是25号 都报了吗", "台账报了几家", "台账交了没", "台账都报齐了吗", "帮忙看下台账交了没"]
)
def test_who_is_in(bot: Conversation, words: str) -> None:
    reply = bot.at("2026-11-25T20:10").say("zhaoli", words)
    assert "11月主体责任台账（11月25日（周三）截止）：4家已报0家" in reply


@pytest.mark.parametrize("words", ["我们局台账交了没", "台账报了没有", "帮我看下我们局台账交了没"])
def test_is_ours_in(bot: Conversation, words: str) -> None:
    assert "11月主体责任台账（11月25日（周三）截止）：未报" in bot.at("2026-11-25T20:10").say("tanglan", words)


def test_those_missing_are_reminded_after_a_look(bot: Conversation) -> None:
    assert "将提醒4个单位的联络员" in bot.at("2026-11-25T16:10").say("zhaoli", "没报的催一下")


def test_why_it_came_back(bot: Conversation) -> None:
    bot.at("2026-11-24T09:30")
    assert bot.say("yangxue", "为什么退回") == "目前没有退回待重报的材料。"
    bot.say("yangxue", "报送 清单 四季度 无")
    bot.say("yangxue", "确认")
    bot.say("zhaoli", "退回 教育局 清单 第3项措施空泛")
    bot.say("zhaoli", "确认")
    assert bot.say("yangxue", "为什么退回") == (
        "已退回待重报：\n四季度主体责任清单推进情况（编号 2026-0001）：第3项措施空泛"
    )
    assert bot.say("chenfang", "退回原因") == "目前没有退回待重报的材料。"


@pytest.mark.parametrize("words", ["三重一大四季度无", "三重一大 无", "三重一大四季度零报告"])
def test_a_zero_report_in_passing_is_asked_about(bot: Conversation, words: str) -> None:
    assert bot.at("2026-12-20T09:30").say("tanglan", words).startswith("是否报送")
    assert "零报告" in bot.say("tanglan", "1")


@pytest.mark.parametrize("words", ["我们局这个月没啥可报", "本月没有要报的", "这个月没什么可报的"])
def test_nothing_to_report_without_a_name_asks_which(bot: Conversation, words: str) -> None:
    assert "请问报送哪一项" in bot.at("2026-11-20T09:30").say("tanglan", words)
    assert "11月主体责任台账：零报告" in bot.say("tanglan", "台账")


@pytest.mark.parametrize(
    ("words", "until"),
    [("台账晚两天行不行", "至11月27日（周五）"), ("清单能不能宽限几天", ""), ("台账晚点报可以吗", "")],
)
def test_a_few_days_more_are_the_offices_to_give(bot: Conversation, words: str, until: str) -> None:
    assert f"申请延期{until}，请说明原因" in bot.at("2026-11-24T09:30").say("tanglan", words)
    assert "已转派驻纪检监察组综合科" in bot.say("tanglan", "系统搬家")


def test_nothing_to_report_while_something_is_on_file_is_asked_about(bot: Conversation) -> None:
    bot.at("2026-12-18T10:00").say("wangmin", "动议 XX路改造项目")
    assert "现有1项在办事项，与“无”不符" in bot.say("wangmin", "报送 三重一大 四季度 无")
    assert "收悉，予以登记" in bot.say("wangmin", "确认")


def test_an_order_to_a_department_is_no_list(bot: Conversation) -> None:
    assert "暂无记录" not in bot.at("2026-12-18T10:00").say("zhaoli", "交办 交通局 12月28日前报送工程项目清单")


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("水利局和教育局台账没交，催一催", "将提醒2个单位的联络员报送台账：水利局、教育局。"),
        ("催一催教育局、文旅局和水利局，台账都没交", "将提醒3个单位的联络员报送台账：水利局、教育局、文旅局。"),
    ],
)
def test_those_who_are_named_are_reminded_and_nobody_else(bot: Conversation, words: str, shown: str) -> None:
    assert shown in bot.say("zhaoli", words)


ASSIGNED = (
    ("下个月五号之前让各单位交年度述职报告", "4个单位", "12月5日（周六）前报送年度述职报告"),
    ("各单位12月3号前把2026年工作总结发过来", "4个单位", "12月3日（周四）前报送2026年工作总结"),
    ("给教育局和水利局布置一个任务，月底前交安全检查报告", "水利局", "11月30日（周一）前报送安全检查报告"),
    ("让大家下周五之前报一份值班表", "4个单位", "前报送值班表"),
)


@pytest.mark.parametrize(("words", "whom", "what"), ASSIGNED)
def test_an_assignment_in_passing_is_read_and_shown(bot: Conversation, words: str, whom: str, what: str) -> None:
    """Whom, by when and what are read from the sentence; nothing goes out before 确认."""
    shown = bot.say("zhaoli", words)
    assert whom in shown
    assert what in shown
    assert not bot.pushes("wangmin")


@pytest.mark.parametrize("words", ["布置个活，各单位交总结", "让各单位抓紧交述职报告"])
def test_an_assignment_without_a_day_is_not_guessed(bot: Conversation, words: str) -> None:
    assert "将向" not in bot.say("zhaoli", words)


@pytest.mark.parametrize("words", ["是", "确认", "不发了", "没有", "取消", "稍后"])
def test_an_answer_without_a_question_is_said_to_be_none(bot: Conversation, words: str) -> None:
    said = bot.say("zhangwei", words)
    assert any(each in said for each in ("未作办理", "没有可以取消的会议"))
    assert "汇编中没有找到" not in said


@pytest.mark.parametrize("words", ["张伟的台账记了没有", "张伟 台账 11月", "看看张伟这个月的台账"])
def test_a_leaders_ledger_is_named_as_his(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T09:30").say("zhangwei", "记台账 11月23日 到项目工地检查安全")
    bot.say("liujianguo", "记台账 11月23日 主持召开廉政工作会")
    said = bot.say("liujianguo", words)
    assert said.startswith("张伟同志11月台账")
    assert "检查安全" in said
    assert "廉政工作会" not in said


def test_a_number_with_nothing_asked_is_no_question_of_the_compilation(bot: Conversation) -> None:
    for words in ("1", "2", "选3", "②"):
        assert bot.say("wangmin", words).startswith("目前没有等您答复的问题"), words


def test_whether_one_department_has_reported(bot: Conversation) -> None:
    bot.at("2026-11-24T10:00")
    assert bot.say("zhaoli", "交通局报了没").startswith("交通局待报3项：\n· 11月主体责任台账：11月25日")
    bot.say("wangmin", "报送 台账 11月 无")
    reply = bot.say("zhaoli", "交通局报了没")
    assert "待报2项" in reply
    assert "台账" not in reply
    assert bot.say("wangmin", "台账交了没").startswith("11月主体责任台账")  # one's own, as before


def test_what_is_told_while_another_offer_waits_is_offered_beside_it(bot: Conversation) -> None:
    bot.say("zhangwei", "今天跟规划科小李谈了话，说了招投标要注意的地方")
    reply = bot.say("zhangwei", "昨天去工地检查了一下")
    assert reply.startswith("是否记入台账，共2条？\n第1条 11月22日（周日），廉政谈话")
    assert "\n第2条 11月21日（周六），检查督促：去工地检查了一下\n" in reply
    bot.say("zhangwei", "是")
    assert "共2条" in bot.say("zhangwei", "我的台账")


@pytest.mark.parametrize("words", ["记一条，", "再记一条：", "还有，帮我记一下 "])
def test_one_more_entry_needs_no_name_of_the_register(bot: Conversation, words: str) -> None:
    reply = bot.say("zhangwei", f"{words}昨天带队去养护中心查了接待台账")
    assert "编号 2026-0001" in reply
    assert "日期：11月21日（周六）" in reply


@pytest.mark.parametrize("words", ["刚才那个人数是9个人", "刚才说的联系人写老周"])
def test_what_was_said_a_moment_ago_is_no_reason_for_lateness(bot: Conversation, words: str) -> None:
    bot.at("2026-11-24T09:00")
    late = bot.say(
        "wangmin", "会议通知：定于11月25日（周三）上午9:00在局三楼会议室召开党组会议，研究防汛物资采购18万元。"
    )
    assert "请说明原因" in late
    assert "已补记迟报原因" not in bot.say("wangmin", words)
    assert "已补记迟报原因" in bot.say("wangmin", "刚接到上级通知，必须当天开")
