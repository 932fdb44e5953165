"""Free notices: one sentence to one or all, shown, confirmed, sent, answered, recalled."""

import pytest
from sqlalchemy import select

from storage.engine import Database
from storage.models import ChatGroup, Department
from tests.scheduler.service import Service

OFFICE = "zhaoli"
NOTICE = "发通知 各单位 请核对本单位联络员名单"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


@pytest.fixture
def sent(service: Service) -> Service:
    service.say(OFFICE, NOTICE)
    assert "已发出，编号 2026-0001，接收4人" in service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    return service


def test_it_is_shown_with_its_addressees_and_waits(service: Service) -> None:
    reply = service.say(OFFICE, NOTICE)
    assert "各单位4人：交通局王敏、水利局陈芳、教育局杨雪、文旅局唐岚" in reply
    assert "请核对本单位联络员名单" in reply
    assert "请回复“确认”" in reply
    assert not any("名单" in text for _, text in service.at("2026-11-18T09:21"))
    assert service.say(OFFICE, "取消") == "好的，未发出。"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("给各单位发个提醒：元旦期间严禁公车私用", "元旦期间严禁公车私用"),
        ("给水利局联络员发个消息：台账本到了 来领一下", "水利局联络员1人：水利局陈芳"),
        ("请水利局和教育局的联络员12月9日上午9点到综合科开个碰头会", "水利局陈芳、教育局杨雪"),
    ],
)
def test_it_is_said_as_one_says_it(service: Service, words: str, shown: str) -> None:
    reply = service.say(OFFICE, words)
    assert shown in reply
    assert "请回复“确认”" in reply


def test_what_a_department_does_is_not_called(service: Service) -> None:
    assert "代登" in service.say(OFFICE, "水利局明天下午3点开会研究采购")


def test_everybody_gets_the_same_text_in_one_call(sent: Service) -> None:
    shown = [each for each in sent.channels.shown if "【通知】" in each[1]]
    assert {userid for userid, _ in shown} == {"wangmin", "chenfang", "yangxue", "tanglan"}
    assert len({text for _, text in shown}) == 1
    assert shown[0][1].startswith("【通知】2026-0001\n请核对本单位联络员名单")


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("通知各单位联络员明天下午来综合科领台账本", "王敏、陈芳、杨雪、唐岚"),
        ("告诉 水利局 明天下午来综合科领台账本", "陈芳"),
        ("转告 班子成员 本周五前完成学习", "张伟、高飞、胡强、徐宁、韩冰"),
        ("发通知 水利局和教育局 请来领文件", "陈芳、杨雪"),
        ("发通知 除交通局外各单位 请来领文件", "陈芳、杨雪、唐岚"),
        ("发通知 各单位（不含交通局、水利局） 请来领文件", "杨雪、唐岚"),
        ("通知 王敏、徐宁 请来领文件", "王敏、徐宁"),
        ("通知水利局、教育局主要负责人 请来领文件", "林海、郭平"),
        ("通知 水利局联络员和主要负责人：请来领文件", "陈芳、林海"),
        ("发通知 各单位分管领导 请来领文件", "张伟、胡强、徐宁、韩冰"),
        ("给全体联络员发个通知：请来领文件", "王敏、陈芳、杨雪、唐岚"),
        ("请通知一下各局联络员，请来领文件", "王敏、陈芳、杨雪、唐岚"),
        ("给水利局陈芳发个通知，请来领文件", "陈芳"),
        ("告诉水利局联络员陈芳同志和交通局的张伟，请来领文件", "陈芳、张伟"),
        ("发通知 各下属单位 请来领文件", "孙静、陈芳"),
        ("发通知 交通局及所属单位 请来领文件", "王敏、孙静"),
        ("发通知 水利局下属单位主要负责人 请来领文件", "邓涛"),
    ],
)
def test_whom_the_words_mean(service: Service, words: str, people: str) -> None:
    reply = service.say(OFFICE, words)
    assert "请回复“确认”" in reply
    named = reply.split("。内容：")[0].split("人：")[1].split("、")
    assert [each[-2:] for each in named] == people.split("、")


def test_another_groups_department_cannot_be_meant(service: Service) -> None:
    reply = service.say(OFFICE, "发通知 财政局 请来领文件")
    assert "未找到" in reply
    assert "朱婷" not in reply
    assert not any("领文件" in text for _, text in service.at("2026-11-18T09:21"))


def test_without_words_they_are_asked_for(service: Service) -> None:
    assert "请写明要发给各单位联络员的内容" in service.say(OFFICE, "给全体联络员发个通知")
    assert "请明天来领台账本" in service.say(OFFICE, "请明天来领台账本")
    assert "已发出" in service.say(OFFICE, "确认")


def test_received_signs_and_names_it(sent: Service) -> None:
    assert sent.say("wangmin", "收到") == "已签收：请核对本单位联络员名单（2026-0001）。"
    assert sent.say("wangmin", "收到") == ""
    reply = sent.say(OFFICE, "谁没签收")
    assert "发给4人，已回1人（25.0%）" in reply
    assert "未签收：水利局陈芳、教育局杨雪、文旅局唐岚" in reply


def test_what_has_not_arrived_is_not_signed(service: Service) -> None:
    service.say(OFFICE, NOTICE)
    service.say(OFFICE, "确认")
    assert service.say("wangmin", "收到") == ""


def test_an_answer_reaches_the_desk_and_stands_in_one_list(sent: Service) -> None:
    assert "已答复（联络员改为李伟）" in sent.say("wangmin", "答复 2026-0001 联络员改为李伟")
    assert any("交通局王敏：已答复（联络员改为李伟）" in text for _, text in sent.at("2026-11-18T09:30"))
    assert "交通局王敏：已答复（联络员改为李伟）" in sent.say(OFFICE, "签收情况 2026-0001")


def test_free_words_of_an_addressee_are_not_lost(sent: Service) -> None:
    assert "请问这是对请核对本单位联络员名单（2026-0001）的答复吗" in sent.say("chenfang", "我们这边名单没有变化")
    assert "已答复（我们这边名单没有变化）" in sent.say("chenfang", "1")
    assert "水利局陈芳：已答复（我们这边名单没有变化）" in sent.say(OFFICE, "签收情况 2026-0001")


def test_who_was_not_asked_is_told_so(sent: Service) -> None:
    assert "没有发给您" in sent.say("zhangwei", "答复 2026-0001 同意")
    assert "已答复" not in sent.say(OFFICE, "签收情况 2026-0001")


def test_it_is_recalled_within_a_day(sent: Service) -> None:
    sent.say("wangmin", "收到")
    reply = sent.say(OFFICE, "撤回 2026-0001")
    assert "4人可能已阅" in reply
    assert "此前已有1人签收或答复" in reply
    assert "已撤回" in sent.say("chenfang", "答复 2026-0001 好")
    assert "此前已撤回" in sent.say(OFFICE, "撤回 2026-0001")


def test_after_a_day_it_is_replaced(sent: Service) -> None:
    assert "已超过24小时" in sent.say(OFFICE, "撤回 2026-0001", "2026-11-20T09:20")
    sent.say(OFFICE, "更新 2026-0001 请核对本单位联络员和分管领导名单")
    assert "编号 2026-0002" in sent.say(OFFICE, "确认")
    assert any("已更新，请重阅" in text for _, text in sent.at("2026-11-20T09:21"))
    assert "已由新版代替" in sent.say("wangmin", "答复 2026-0001 好")
    old = sent.say("wangmin", "查看 2026-0001")
    assert old.startswith("2026-0001 已由新版代替，请看 2026-0002。")
    assert "回复“收到”" not in old, "nothing is asked for any more"


def test_a_chat_is_told_what_holds_now(service: Service) -> None:
    with service.database.write() as session:
        group = session.scalars(select(Department.group_id).where(Department.name == "水利局")).one()
        row = ChatGroup(
            name="联络员群",
            kind="liaisons",
            channel="appchat",
            state="active",
            group_id=group,
            address="c1",
            members=[],
            created_at=service.clock.now(),
            created_by=OFFICE,
        )
        session.add(row)
    assert "并发到群“联络员群”" in service.say(OFFICE, "发通知 联络员群、水利局：请核对名单")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    service.say(OFFICE, "更新 2026-0001 请核对名单和电话")
    service.say(OFFICE, "确认")
    told = service.told("2026-11-18T09:22")
    assert told["c1"].startswith("此前通知（2026-0001）作废，以本通知（2026-0002）为准。\n【通知】2026-0002")
    assert "作废" not in told["chenfang"]
    service.say(OFFICE, "撤回 2026-0002")
    assert service.told("2026-11-18T09:23") == {"c1": "此前通知（2026-0002）作废，以派驻纪检监察组综合科另行通知为准。"}


def test_the_other_groups_desk_sees_nothing_of_it(sent: Service) -> None:
    assert "没有" in sent.say("zhenghui", "发文记录")
    assert "没有找到编号 2026-0001" in sent.say("zhenghui", "签收情况 2026-0001")


def test_a_departments_own_notice_is_none_of_the_groups(service: Service) -> None:
    said = (
        "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制。请派驻组参会。"
    )
    assert "将发给" not in service.say(OFFICE, said)
    assert "编号 2026-" in service.say("wangmin", said)
    assert "参会" not in service.say("wangmin", "通知 各单位 来开会")


def test_a_clue_is_refused_and_forgotten(service: Service) -> None:
    reply = service.say(OFFICE, "发通知 各单位 绝密★ 明天来领文件")
    assert "确认" not in reply
    assert service.say(OFFICE, "确认") != "已发出"


def test_words_that_are_something_else_are_no_answer(sent: Service) -> None:
    assert "的答复吗" not in sent.say("chenfang", "一岗双责")
    assert "的答复吗" not in sent.say("chenfang", "公务接待标准是什么")
    assert "请核对本单位联络员名单：" in sent.say("chenfang", "我的待办")
    assert "的答复吗" not in sent.say("chenfang", "这边没有变化", "2026-11-25T10:00"), (
        "a week later it is about something else"
    )
