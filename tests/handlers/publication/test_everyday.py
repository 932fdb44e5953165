"""What is said of the group's own publications in plain words and without a number: it reaches the thing that is meant, or is asked."""

import pytest

from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.scheduler.service import Service

pytestmark = ON_ONE_ENGINE
OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-20T09:20")


def _study(service: Service) -> None:
    service.say(OFFICE, "发学习材料 各单位联络员 《纪律处分条例》第一章，12月4日前学完", "2026-11-20T10:00")
    assert "编号 2026-0001" in service.say(OFFICE, "确认")


def _convene(service: Service) -> None:
    service.say(OFFICE, "下周三上午9点在二楼会议室开个专题会商，请各局联络员参加", "2026-11-20T10:00")
    assert "编号 2026-0001" in service.say(OFFICE, "确认")


@pytest.mark.parametrize(
    "words", ["学完了", "学习了", "材料看完了", "我们已经学完了", "自学完了", "学完了，昨天下午支部集中学的，12个人"]
)
def test_who_says_that_he_has_studied_has_studied(service: Service, words: str) -> None:
    _study(service)
    assert "（2026-0001）：已学习" in service.say("wangmin", words, "2026-11-20T10:30")
    standing = service.say(OFFICE, "学习情况")
    assert "已学习1人" in standing
    assert "昨天" not in standing or "11月19日" in standing  # whoever reads it later knows the day


@pytest.mark.parametrize("words", ["已学习 12月30日 集中学习", "我们打算下周三集中学", "已学习 2026-0001 明天"])
def test_nobody_has_studied_on_a_day_to_come(service: Service, words: str) -> None:
    _study(service)
    assert "还没有到，未作登记" in service.say("wangmin", words, "2026-11-20T10:30")
    assert "已学习" not in service.say(OFFICE, "学习情况")


def test_with_nothing_open_it_is_said_so(service: Service) -> None:
    assert service.say("wangmin", "学习材料学完了") == "目前没有等您学习或答复的发文，未作登记。"


def test_the_meeting_just_called_is_moved_and_called_off_without_its_number(service: Service) -> None:
    _convene(service)
    assert "11月25日（周三）14:30，地点：二楼会议室" in service.say(OFFICE, "改到下午两点半", "2026-11-20T10:05")
    assert "编号 2026-0002" in service.say(OFFICE, "确认")
    assert "14:30，地点：三楼会议室" in service.say(OFFICE, "地点换到三楼会议室")
    assert service.say(OFFICE, "取消") == "好的，未发出。"
    assert service.say(OFFICE, "会不开了，组长出差").startswith("将取消11月25日会商（2026-0002），并告知接收的4人。")
    assert service.say(OFFICE, "取消") == "好的，未取消。"
    service.say(OFFICE, "会不开了，组长出差")
    assert service.say(OFFICE, "确认") == "11月25日会商（2026-0002）已取消，已告知4人。"


def test_a_meeting_of_a_department_is_not_moved_by_it(service: Service) -> None:
    _convene(service)
    service.say("wangmin", "交通局定于11月27日上午9点在三楼会议室召开党组会，研究办公楼维修45万元", "2026-11-20T10:05")
    shown = service.say("wangmin", "改到下午两点半", "2026-11-20T10:06")
    assert "14:30" in shown
    assert "2026-0001" not in shown
    assert "09:00" in service.say(OFFICE, "查看 2026-0001")


@pytest.mark.parametrize("words", ["谁来谁不来", "现在有几家能来", "谁不来", "谁参加？"])
def test_who_comes_is_said_of_the_meeting_just_called(service: Service, words: str) -> None:
    _convene(service)
    service.say("wangmin", "我准时到", "2026-11-20T10:30")
    assert "发给4人，已回1人" in service.say(OFFICE, words)


def test_who_was_there_is_shown_and_entered_once(service: Service) -> None:
    _convene(service)
    shown = service.say(OFFICE, "唐岚和水利局没来，其他人都到了", "2026-11-25T16:00")
    assert shown == "11月25日会商（2026-0001）未到：唐岚、水利局，其余到会。请回复“确认”登记，或“取消”。"
    assert "到会2人，未到2人（含请假）。已记入专题会商" in service.say(OFFICE, "确认")
    assert "指出问题3个，提出建议2条" in service.say(OFFICE, "会上说了三个问题，提了两条建议")
    assert "全部到会。请回复“确认”" in service.say(OFFICE, "会商都到齐了，登记")
    assert "请写明11月25日会商（2026-0001）未到的单位或同志" in service.say(OFFICE, "登记一下今天会商到会情况")


def test_an_inspection_is_told_in_a_sentence_and_its_findings_after_it(service: Service) -> None:
    shown = service.say("liqiang", "上周三到周五去交通局和水利局检查了，发了60份问卷，谈了12个人", "2026-11-25T10:00")
    assert "交通局、水利局，11月18日（周三）至11月20日（周五），问卷60份，谈话12人次" in shown
    assert "编号 2026-0001" in service.say("liqiang", "确认")
    shown = service.say(
        "liqiang", "检查发现的问题：交通局公车台账不全；水利局会议记录缺签字；共性：学习不够，12月20日前整改"
    )
    assert "交通局：公车台账不全；学习不够\n水利局：会议记录缺签字；学习不够" in shown
    assert "已转入问题整改4项" in service.say("liqiang", "确认")
    assert "共2条" in (mine := service.say("chenfang", "我的整改"))  # the liaison's are the department's
    assert "会议记录缺签字" in mine
    assert "暂无记录" in service.say("yangxue", "我的整改")


def test_what_an_inspection_lacks_is_asked(service: Service) -> None:
    assert "请问检查了哪些单位？" in service.say("liqiang", "检查完了登记一下", "2026-11-25T10:00")
    assert "请写明检查的起止日期" in service.say("liqiang", "水利局和交通局")
    assert "11月20日（周五），问卷0份" in service.say("liqiang", "上周五")


def test_who_has_not_signed_is_sent_the_whole_once_more(service: Service) -> None:
    service.say(OFFICE, "通知 各单位联络员 12月1日前把年度总结电子版发综合科", "2026-11-20T10:00")
    service.say(OFFICE, "确认")
    assert "1 重发全文\n2 立即提醒" in service.say(OFFICE, "没签收的再发一次", "2026-11-20T14:00")
    assert service.say(OFFICE, "1").startswith("已重发4人：")
    got = [text for target, text in service.at("2026-11-20T14:01") if target == "wangmin"]
    assert any("12月1日前把年度总结电子版发综合科" in text for text in got)


def test_the_desk_is_asked_which_of_the_waiting_is_ready(service: Service) -> None:
    service.say("wangmin", "台账本怎么领", "2026-11-20T10:00")
    assert "1 2026-0001 材料申领：交通局王敏申领“台账本”" in service.say(OFFICE, "可以来领了")
    assert service.say(OFFICE, "1") == "材料申领 2026-0001 已告知本人前来领取。"


def test_without_a_group_chat_it_is_asked_whom_it_is_for(service: Service) -> None:
    asked = service.say(OFFICE, "群里说一声，今天下午停电", "2026-11-20T10:00")
    assert asked.startswith("本组还没有可以发送的群")
    assert "将发给各单位联络员4人" in service.say(OFFICE, "发给各单位联络员")


def test_neither_a_yes_nor_a_number_is_a_text_to_send(service: Service) -> None:
    service.say(OFFICE, "发通知 各单位", "2026-11-20T10:00")
    assert "没有看懂" in service.say(OFFICE, "确认")
    assert "【通知】\n明天停电" in service.say(OFFICE, "明天停电")


@pytest.mark.parametrize("verb", ["准备一条", "发个", "编一则", "来条", "弄个"])
def test_an_integrity_text_is_chosen_from_the_library(service: Service, verb: str) -> None:
    for day in ("元旦", "春节", "中秋"):
        for noun in ("廉政短信", "廉洁提醒", "廉政寄语", "廉洁信息"):
            asked = service.say(OFFICE, f"{day}快到了，{verb}{noun}")
            assert asked.startswith(f"廉政提醒（{day}）请选一条"), asked
            service.say(OFFICE, "算了")


@pytest.mark.parametrize("what", ["讲讲报告表咋填", "讲一下年底怎么报"])
def test_what_is_taught_at_a_meeting_is_no_question(service: Service, what: str) -> None:
    reply = service.say("liqiang", f"下周二上午九点把各单位联络员叫过来，在五楼培训，{what}", "2026-11-20T10:00")
    assert reply.startswith("将发给各单位联络员4人")
    assert "时间：11月24日（周二）09:00" in reply
