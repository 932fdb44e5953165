"""What a clerk says who knows no command: sent to whom, what is taken back, what is put right, who has not answered."""

import pytest

from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE
OFFICE = "zhaoli"
TEXT = "明天上午大楼停电，请提前保存文件"
FRAMES = (
    "跟{}说一声，{}", "给{}打个招呼：{}", "向{}通知一下：{}", "{}注意，{}", "请{}注意：{}", "把这个转给{}：{}", "将下面这条发给{}：{}",
    "把{1}的事知会{0}", "把{1}的事跟{0}说一声", "转发给{}：{}", "给{}发条短信：{}", "通知到{}，{}", "麻烦转告{}，{}", "群发一条消息给{}：{}", "和{}讲一下，{}", "请通知{}：{}",
)  # fmt: skip
WHOM = {
    "各单位": "王敏、陈芳、杨雪、唐岚",
    "所有联络员": "王敏、陈芳、杨雪、唐岚",
    "水利局和教育局": "陈芳、杨雪",
    "水利局陈芳": "陈芳",
    "各局一把手": "刘建国、林海、郭平、冯毅",
    "除教育局以外的所有单位": "王敏、陈芳、唐岚",
}


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


@pytest.mark.parametrize("frame", FRAMES)
def test_it_is_sent_to_whom_it_names_however_it_is_said(service: Service, frame: str) -> None:
    for turn, (whom, people) in enumerate(WHOM.items()):
        reply = service.say(OFFICE, words := frame.format(whom, TEXT), f"2026-11-18T10:{8 * turn:02d}")
        assert f"【通知】\n{TEXT}\n" in reply, words
        named = reply.split("。内容：")[0].split("人：")[1].split("、")
        assert [each.removeprefix(each[:3]) for each in named] == people.split("、"), words
        assert service.say(OFFICE, "取消") == "好的，未发出。"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("把通报发给各单位：关于违规吃喝典型问题的通报，请传达", "【通报】\n关于违规吃喝典型问题的通报，请传达"),
        ("下发一个学习材料给各单位班子成员：《纪律处分条例》，月底前学完", "学习后请于11月30日（周一）前"),
        ("发学习材料 《纪律处分条例》请学习", "学习后请于12月2日（周三）前"),  # the kind's own ten working days
        ("让教育局的联络员给我回个电话", "教育局杨雪。内容：\n【通知】\n请给综合科回个电话"),
        ("各单位：现将节前检查的有关要求通知如下，请遵照执行", "【通知】\n现将节前检查的有关要求通知如下"),
        ("群发一条：12月1日起启用新模板", "请写明发给谁"),
        ("把这件事转告各局", "请写明要发给各单位的内容"),
        ("这个文件转发各单位学习", "请写明要发给各单位的内容"),
        ("提醒各单位元旦前做好公车封存", "文旅局唐岚。内容：\n【通知】\n元旦前做好公车封存"),
        ("通知除交通局以外的单位，请来领文件", "3人：水利局陈芳、教育局杨雪、文旅局唐岚"),
        ("请各单位负责人周四上午十点到组里开个短会", "【会议通知】"),
        ("我要发个通知", "请写明发给谁"),
    ],
)
def test_it_is_of_its_kind_and_what_is_not_said_is_asked(service: Service, words: str, shown: str) -> None:
    assert shown in service.say(OFFICE, words)


@pytest.mark.parametrize(
    "words",
    [
        "把交通局的台账发给我",
        "发给教育局的通知收到了吗",
        "和水利局说的一样",
        "把发给各单位的通知撤回",
        "通知大家都看到了吗",
        "让水利局把台账交上来",
    ],
)
def test_what_sends_nothing_sends_nothing(service: Service, words: str) -> None:
    assert "将发给" not in service.say(OFFICE, words)


@pytest.mark.parametrize("frame", ["{1}，跟{0}说一声", "{1}，麻烦通知{0}", "{1}，给{0}打个招呼", "{1}。转告{0}一声"])
def test_the_text_may_come_first(service: Service, frame: str) -> None:
    for whom, people in WHOM.items():
        reply = service.say(OFFICE, words := frame.format(whom, "明天上午大楼停电"))
        assert "【通知】\n明天上午大楼停电\n" in reply, words
        assert f"{len(people.split('、'))}人" in reply, words
        assert service.say(OFFICE, "取消") == "好的，未发出。"


def test_a_remark_on_whom_it_is_for_is_no_text(service: Service) -> None:
    service.say(OFFICE, "发通知 各单位")
    assert "将发给" not in service.say(OFFICE, "水利局那边别发")


def test_a_department_sends_nothing_in_the_groups_name(service: Service) -> None:
    for frame in FRAMES:
        assert "将发给" not in service.say("wangmin", frame.format("各单位", TEXT)), frame


@pytest.fixture
def sent(service: Service) -> Service:
    service.say(OFFICE, "发通知 各单位联络员 请于11月25日前核对名单")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    return service


@pytest.mark.parametrize(
    "words",
    [
        "那条通知作废吧",
        "收回刚才那条",
        "刚发的通知撤回来",
        "请把上一条撤了",
        "刚才的通知发错了，撤回",
        "刚发各单位的错了，撤了吧",
        "发给联络员那个撤掉",
    ],
)
def test_what_was_just_sent_is_taken_back_after_yes(sent: Service, words: str) -> None:
    assert "将撤回“请于11月25日前核对名单”（2026-0001），接收4人" in sent.say(OFFICE, words)
    assert "4人可能已阅" in sent.say(OFFICE, "确认")
    assert "将撤回" not in sent.say(OFFICE, words), "it is back"


@pytest.mark.parametrize(
    "words",
    [
        "刚才那条通知日期写错了，应为11月27日",
        "上午发的通知时间有误，改为11月27日",
        "把早上那条通知改一下，截止时间改到11月27日",
        "不好意思，刚才通知里日期打错了，是11月27日",
    ],
)
def test_a_wrong_day_is_put_right_in_a_new_version(sent: Service, words: str) -> None:
    reply = sent.say(OFFICE, words)
    assert "已更新，请重阅" in reply
    assert "请于11月27日前核对名单\n请于11月27日（周五）前" in reply
    assert "编号 2026-0002，接收4人" in sent.say(OFFICE, "确认")
    assert "已由新版代替" in sent.say("wangmin", "收到 2026-0001")


def test_what_cannot_be_put_right_by_itself_is_asked_for(sent: Service) -> None:
    assert "请写明更正后的全文，代替“请于11月25日前核对名单”（2026-0001）" in sent.say(
        OFFICE, "刚才那个通知内容有误，应为核对分管领导名单"
    )
    assert "请于11月27日前核对分管领导名单" in sent.say(OFFICE, "请于11月27日前核对分管领导名单")
    assert "编号 2026-0002" in sent.say(OFFICE, "确认")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("刚才通知里时间写错了，应为下午4点", "时间：11月25日（周三）16:00，地点：三楼会议室"),
        ("上午发的会议通知地点不对，改到四楼会议室", "时间：11月25日（周三）15:00，地点：四楼会议室"),
    ],
)
def test_a_meeting_is_moved(service: Service, words: str, when: str) -> None:
    service.say(OFFICE, "通知各单位联络员 11月25日下午3点来三楼会议室开会")
    service.say(OFFICE, "确认")
    reply = service.say(OFFICE, words)
    assert when in reply
    assert "会议有变更" in reply


@pytest.mark.parametrize(
    "words", ["谁还没回执", "通知的回执情况", "我上午发的那个通知有多少人看了", "通知大家都看到了吗", "还有谁没签"]
)
def test_who_has_not_answered_is_asked_in_own_words(sent: Service, words: str) -> None:
    sent.say("wangmin", "收到")
    assert "水利局陈芳、教育局杨雪、文旅局唐岚" in sent.say(OFFICE, words)


@pytest.mark.parametrize("words", ["再催一下没签的", "催一催没回执的", "提醒一下还没签收的"])
def test_who_has_not_signed_is_reminded_in_own_words(sent: Service, words: str) -> None:
    assert "尚未签收的4人" in sent.say(OFFICE, words)
