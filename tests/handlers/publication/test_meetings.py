"""Meetings that the group calls: who comes, who does not and why, who instead; reminders, the list for signature, who was there."""

import pytest

from storage.engine import Database
from tests.scheduler.service import Service

OFFICE = "zhaoli"
CALL = "发通知 各单位 11月25日下午3点到三楼会议室开工作会议"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


@pytest.fixture
def called(service: Service) -> Service:
    service.say(OFFICE, CALL)
    assert "编号 2026-0001，接收4人" in service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    return service


def test_the_hour_is_asked_for(service: Service) -> None:
    assert "11月23日（周一）的开始时间没有写明" in service.say(OFFICE, "让联络员下周一来培训")
    reply = service.say(OFFICE, "上午9点")
    assert "【培训通知】" in reply
    assert "请回复“确认”" in reply


def test_everybody_says_whether_he_comes(called: Service) -> None:
    assert "工作会议" not in called.say("zhangwei", "参会 2026-0001")
    assert "参会" in called.say("wangmin", "参会 2026-0001")
    assert "请写明原因" in called.say("chenfang", "请假 2026-0001")
    assert "请假（外出开会），已告知综合科" in called.say("chenfang", "请假 2026-0001 外出开会")
    assert "代会（徐宁），已告知综合科" in called.say("yangxue", "代会 2026-0001 徐宁")
    reply = called.say(OFFICE, "签收情况 2026-0001")
    assert "参会1人，请假1人，代会1人" in reply
    assert "未答复：文旅局唐岚" in reply
    assert "水利局陈芳：请假（外出开会）" in reply


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("25号的会我请假，去市里汇报，韩冰代会", "代会（韩冰）"),
        ("25号那个会我去不了，省厅来检查", "请假（25号那个会我去不了，省厅来检查）"),
        ("那天的会我请个假，要去医院", "请假（那天的会我请个假，要去医院）"),
        ("我来不了，孩子发烧", "请假（孩子发烧）"),
        ("那天我在省里，让韩冰来", "代会（韩冰）"),
        ("派冯毅去参加", "代会（冯毅）"),
    ],
)
def test_who_misses_the_meeting_is_not_away_for_days(called: Service, words: str, state: str) -> None:
    assert state in called.say("tanglan", words)
    assert f"文旅局唐岚：{state}" in called.say(OFFICE, "签收情况 2026-0001")
    assert "目前没有请假登记" in called.say(OFFICE, "代理名单")


@pytest.mark.parametrize("words", ["我能去", "准时到", "我们一定参加"])
def test_who_comes_says_so_without_a_command(called: Service, words: str) -> None:
    assert "（2026-0001）：参会" in called.say("tanglan", words)


@pytest.mark.parametrize("invited", ["请派驻组参会", "请派驻纪检监察组参加", "由派驻组领导来参会"])
def test_a_notice_that_invites_the_group_sends_nobody_in_ones_place(called: Service, invited: str) -> None:
    notice = f"会议通知：定于11月27日下午2:30在局三楼会议室召开党组会议，研究年度预算。{invited}。"
    assert "予以登记，编号 2026-0002" in called.say("tanglan", notice)
    assert "文旅局唐岚：代会" not in called.say(OFFICE, "签收情况 2026-0001")


def test_somebody_without_a_name_is_asked_for(called: Service) -> None:
    assert "请写明代会同志的姓名" in called.say("tanglan", "那天我在外地，让办公室的人来")
    assert "未答复：交通局王敏、水利局陈芳、教育局杨雪、文旅局唐岚" in called.say(OFFICE, "签收情况 2026-0001")


def test_whoever_is_invited_in_the_text_is_called(service: Service) -> None:
    asked = service.say(OFFICE, "发通知 各单位 11月26日下午3点在组会议室开年度工作部署会，请主要负责人参加")
    assert "【会议通知】" in asked
    assert "水利局林海" in asked
    assert "陈芳" not in asked


def test_received_leaves_the_question_open(called: Service) -> None:
    assert "请另回复“参会 2026-0001”或“请假 2026-0001 原因”" in called.say("wangmin", "收到")
    assert "参会" in called.say("wangmin", "参会")


def test_leave_with_days_is_an_absence(called: Service) -> None:
    assert "值班" in called.say("wangmin", "请假 值班")
    reply = called.say("chenfang", "请假 11月25日至11月27日 年假")
    assert "会议" not in reply
    assert "陈芳：请假" not in called.say(OFFICE, "签收情况 2026-0001")


def test_who_has_not_declined_is_reminded(called: Service) -> None:
    called.say("chenfang", "请假 2026-0001 外出开会")
    eve = {userid for userid, text in called.at("2026-11-24T16:30") if "会议提醒" in text}
    hour = {userid for userid, text in called.at("2026-11-25T14:05") if "会议提醒" in text}
    assert eve == hour == {"wangmin", "yangxue", "tanglan"}
    assert not [text for _, text in called.at("2026-11-25T14:06") if "会议提醒" in text]


def test_who_was_there_is_recorded_after_the_meeting(called: Service) -> None:
    assert "尚未召开" in called.say(OFFICE, "缺席 2026-0001 水利局")
    assert "到会3人，未到1人" in called.say(OFFICE, "缺席 2026-0001 水利局", "2026-11-25T17:00")
    assert "已于11月25日（周三）结束" in called.say("tanglan", "参会 2026-0001", "2026-11-26T09:00")


def test_the_list_for_signature_is_made(called: Service) -> None:
    assert "签到表" in called.say(OFFICE, "签到表 2026-0001")
    assert "2026-0001签收情况" in called.say(OFFICE, "导出签收情况 2026-0001")


def test_materials_are_owed_by_their_day(service: Service) -> None:
    reply = service.say(OFFICE, f"{CALL}，请于11月20日前报送发言材料")
    assert "时间：11月25日（周三）15:00，地点：三楼会议室" in reply
    assert "材料请于11月20日（周五）前报送" in reply
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    service.say("wangmin", "参会")
    service.say("yangxue", "代会 2026-0001 徐宁")
    assert "代会（徐宁；材料已报送）" in service.say("yangxue", "答复 2026-0001 材料已报送")
    service.say("chenfang", "请假 2026-0001 外出开会")
    told = {userid for userid, text in service.at("2026-11-20T09:10") if "会议材料2026-0001" in text}
    assert told == {"wangmin", "tanglan"}
    assert "参会1人，请假1人，代会1人" in service.say(OFFICE, "签收情况 2026-0001")


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("改期 2026-0001 11月26日上午9点", "时间：11月26日（周四）09:00，地点：三楼会议室"),
        ("改到 2026-0001 四楼会议室", "时间：11月25日（周三）15:00，地点：四楼会议室"),
        ("更新 2026-0001 会议改到下午4点", "时间：11月25日（周三）16:00，地点：三楼会议室"),
    ],
)
def test_it_is_moved_and_what_is_not_said_stays(called: Service, words: str, when: str) -> None:
    called.say("wangmin", "参会 2026-0001")
    reply = called.say(OFFICE, words)
    assert when in reply
    assert "会议有变更，以本通知为准，请重新回复" in reply
    assert "编号 2026-0002，接收4人" in called.say(OFFICE, "确认")
    assert when in called.told("2026-11-18T09:22")["wangmin"]
    assert "已由新版代替" in called.say("wangmin", "参会 2026-0001")
    assert "参会" in called.say("wangmin", "参会 2026-0002")


@pytest.mark.parametrize(
    ("words", "kind", "people"),
    [
        ("11月25日下午3点在三楼会议室召开工作会议，请各单位联络员参加", "会议通知", "各单位联络员4人"),
        ("会议通知：11月25日上午9点召开集体约谈会，请交通局、水利局主要负责人参加", "约谈会通知", "主要负责人2人"),
        ("调度会 各单位 后天上午9点 三楼会议室", "调度会通知", "各单位4人"),
        ("会商 交通局 明天上午9点", "会商通知", "交通局1人"),
    ],
)
def test_the_offices_words_call_a_meeting(service: Service, words: str, kind: str, people: str) -> None:
    reply = service.say(OFFICE, words)
    assert f"【{kind}】" in reply
    assert people in reply


@pytest.mark.parametrize(
    "words",
    [
        "定于11月25日下午3点召开局党组会议，研究采购，请全体班子成员参加",
        "会商 11月",
        "记会商 交通局 11月17日上午9点与党组会商",
    ],
)
def test_what_calls_no_meeting_of_the_groups(service: Service, words: str) -> None:
    assert "将发给" not in service.say(OFFICE, words)


def hold(service: Service, words: str = "发通知 交通局 11月20日上午9点到三楼会议室会商工程领域监督") -> Service:
    """A 会商 that has been called, and the hour behind it."""
    assert "【会商通知】" in service.say(OFFICE, words)
    assert "编号 2026-0001" in service.say(OFFICE, "确认")
    service.at("2026-11-20T11:00")
    return service


def test_a_held_meeting_is_entered_in_its_ledger_once(service: Service) -> None:
    reply = hold(service).say(OFFICE, "到会 2026-0001 全部")
    assert "到会1人，未到0人（含请假）。已记入专题会商：2026-0002" in reply
    assert service.say(OFFICE, "到会 2026-0001 全部").endswith("到会1人，未到0人（含请假）。")
    listed = service.say(OFFICE, "会商 11月")
    assert listed.count("2026-0002") == 1
    assert "工程领域监督" in listed


def test_a_like_entry_is_asked_about_and_never_counted_twice(service: Service) -> None:
    hold(service).say(OFFICE, "记会商 交通局 11月20日与交通局党组会商工程领域监督")
    service.say(OFFICE, "稍后")
    reply = service.say(OFFICE, "到会 2026-0001 全部")
    assert "专题会商已有 2026-0002（交通局，11月20日（周五）），请问是同一次吗？" in reply
    assert "不再登记台账" in service.say(OFFICE, "1")
    assert "已有" not in service.say(OFFICE, "到会 2026-0001 全部")
    assert "2026-0003" not in service.say(OFFICE, "会商 11月")


def test_another_one_of_the_same_day_is_entered_too(service: Service) -> None:
    hold(service).say(OFFICE, "记会商 交通局 11月20日与交通局党组会商工程领域监督")
    service.say(OFFICE, "稍后")
    service.say(OFFICE, "到会 2026-0001 全部")
    assert "已记入专题会商：2026-0003" in service.say(OFFICE, "2")


def test_who_was_talked_to_is_counted(service: Service) -> None:
    hold_talk = "发通知 交通局、水利局主要负责人 11月20日上午9点到三楼会议室参加集体约谈"
    assert "【约谈会通知】" in service.say(OFFICE, hold_talk)
    service.say(OFFICE, "确认")
    assert "已记入谈话情况：1人次" in service.say(OFFICE, "缺席 2026-0001 水利局", "2026-11-20T11:00")
    assert "约谈 1人次" in service.say(OFFICE, "统计 11月 交通局")


def test_what_came_of_it_is_numbers_findings_and_tasks(service: Service) -> None:
    hold(service).say(OFFICE, "到会 2026-0001 全部")
    assert "请写明数量" in service.say(OFFICE, "会商指出的问题和建议登一下")
    reply = service.say(OFFICE, "会后情况 2026-0001 问题3个 建议5条")
    assert "指出问题3个，提出建议5条" in reply
    assert "指出问题3个，提出建议5条" in service.say(OFFICE, "签收情况 2026-0001")
    assert "将转入问题整改，整改期限12月31日" in service.say(
        OFFICE, "会议问题 2026-0001 交通局：招标文件未公开 12月31日前整改"
    )
    assert "已转入问题整改1项" in service.say(OFFICE, "确认")
    assert "将转入督办事项，完成期限12月11日" in service.say(
        OFFICE, "会议交办 2026-0001 交通局：报送整改方案；开展自查 12月11日前完成"
    )
    assert "已转入督办事项2项" in service.say(OFFICE, "确认")
    assert "报送整改方案" in service.say("wangmin", "督办事项")
    assert "交通局：合同没有日期\n" in service.say(OFFICE, "会上指出的问题转成整改，交通局合同没有日期，给到12月31号")
    assert "不在本次范围内" in service.say(OFFICE, "会议问题 2026-0001 水利局：记录不全 12月31日前整改")


def test_before_it_is_held_nothing_came_of_it(called: Service) -> None:
    for words in ("会后情况 2026-0001 问题3个", "会议交办 2026-0001 交通局：开展自查 12月11日前完成"):
        assert "尚未召开" in called.say(OFFICE, words)


def test_it_is_cancelled_at_any_time_before(called: Service) -> None:
    reply = called.say(OFFICE, "取消 2026-0001 主要领导出差", "2026-11-24T10:00")
    assert "已取消，已告知4人" in reply
    told = {userid for userid, text in called.at("2026-11-24T10:01") if "不再召开，原因：主要领导出差" in text}
    assert told == {"wangmin", "chenfang", "yangxue", "tanglan"}
    assert not [text for _, text in called.at("2026-11-25T14:05") if "会议提醒" in text]
    assert "已撤回" in called.say("wangmin", "参会 2026-0001")


@pytest.mark.parametrize("said", ["时间改十点半", "改到上午10:30", "时间调到十点半吧"])
def test_a_meeting_on_the_screen_is_moved_before_it_is_called(service: Service, said: str) -> None:
    service.say(OFFICE, "下周一上午十点组里开个会商会，教育局和水利局参加，在三楼")
    shown = service.say(OFFICE, said)
    assert "时间：11月23日（周一）10:30，地点：三楼" in shown
    assert "十点组里" not in shown
    assert "接收2人" in service.say(OFFICE, "确认")
