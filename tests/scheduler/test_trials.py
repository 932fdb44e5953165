"""A trial of one department has its end; a practice department can do everything and counts nowhere."""

from collections import defaultdict

import pytest

from storage.engine import Database
from tests.scheduler.service import Service
from tests.scheduler.test_operator_rules import told_days


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database)


def done(service: Service, who: str, words: str, wanted: str) -> None:
    assert "请回复“确认”" in service.say(who, words)
    assert wanted in service.say(who, "确认")


def test_a_trial_of_one_department_reminds_its_liaisons_alone_until_its_day(service: Service) -> None:
    done(service, "zhaoli", "试运行 交通局 至11月26日", "已告知联络员")
    assert "试运行至11月26日" in service.say("zhaoli", "进度")
    assert [text for text in service.talk.pushes("wangmin") if "试运行" in text] == [
        "交通局试运行至11月26日（周四），期间提醒只发联络员。"
    ]
    service.at("2026-11-13T11:00")
    seen = told_days(service, "2026-11-14", "2026-12-04")
    assert seen["wangmin"] == ["11-16", "11-20", "11-24", "11-25", "11-26"]
    assert seen["zhangwei"] == [], "the leader's step fell on the last day of the trial"
    assert "11-26" in seen["huqiang"], "水利局 is on no trial"
    assert "试运行" not in service.say("zhaoli", "进度")
    drafts = [text for text in service.talk.pushes("zhaoli") if "拟提醒主要负责人" in text]
    assert any("· 交通局：" in text for text in drafts), "after its end the ladder goes on"


def test_a_trial_is_ended_before_its_day(service: Service) -> None:
    done(service, "zhaoli", "试运行 交通局、水利局 至12月31日", "交通局、水利局")
    done(service, "zhaoli", "结束试运行 交通局", "试运行已结束")
    seen = told_days(service, "2026-11-25", "2026-11-27")
    assert (seen["zhangwei"], seen["huqiang"]) == (["11-26"], [])


def test_a_trial_in_everyday_words(service: Service) -> None:
    done(service, "zhaoli", "让教育局先试用到年底", "试运行已登记：教育局")
    assert "试运行至12月31日" in service.say("zhaoli", "进度")
    done(service, "zhaoli", "教育局不用试了，转正式", "试运行已结束：教育局")


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("试运行 交通局", "请写明试运行到哪一天"),
        ("试运行 交通局 至2026年11月1日", "已过"),
        ("试运行 交通句 至12月31日", "您是指交通局"),
        ("试运行 财政局 至12月31日", "未找到单位"),
        ("结束试运行 交通局", "目前没有试运行"),
    ],
)
def test_what_is_no_trial_is_answered(service: Service, words: str, answer: str) -> None:
    assert answer in service.say("zhaoli", words)


def practise(service: Service) -> None:
    done(service, "zhaoli", "新增练习单位 练习局", "已新增单位练习局")
    done(service, "zhaoli", "增加 练习局 联络员 严冬 yandong", "已增加")
    done(service, "zhaoli", "增加 练习局 主要负责人 秦川 qinchuan", "已增加")


def answers_of_the_desk(service: Service) -> dict[str, str]:
    words = ("谁没报", "逾期", "本周会议", "统计 今年", "进度", "催办 全部 台账", "布置 各单位 12月5日前报 年度总结", "发通知 各单位 请准备年终检查")  # fmt: skip
    found = {each: service.say("zhaoli", each) for each in words}
    service.say("zhaoli", "取消")  # what is open at the end is named by whatever is said next
    return found | {"汇总": service.say("mayuan", "统计 今年")}


def test_nothing_of_a_practice_department_counts(service: Service) -> None:
    """What the desk and the commission read is the same with and without it, whatever it does."""
    service.clock.time = service.clock.time.replace(hour=10)
    before = answers_of_the_desk(service)
    practise(service)
    assert answers_of_the_desk(service) == before
    said = service.say(
        "yandong", "会议通知：定于11月20日下午2:30在三楼会议室召开党组会议，研究2027年预算编制。联系人：严冬"
    )
    assert "收悉" in said
    assert "收悉" in service.say("yandong", "报送 清单 四季度 无") or "收悉" in service.say("yandong", "确认")
    assert answers_of_the_desk(service) == before
    assert "严冬" in service.say("zhaoli", "谁是练习局联络员"), "asked for by name it is there"
    assert "不能抽查5项" in service.say("zhaoli", "抽查 5家单位")


def test_a_practice_department_is_reminded_and_nobody_above(service: Service) -> None:
    practise(service)
    service.at("2026-11-13T11:00")
    told = defaultdict(list)
    for moment in service.days("2026-11-14", "2026-12-31"):
        for userid, text in service.at(moment):
            if "练习局" in text:
                told[userid].append(text)
    assert set(told) == {"yandong"}
    assert len(told["yandong"]) > 4


@pytest.mark.parametrize("words", ["新增练习单位 数据局", "新增练习单位 练习所 上级单位 交通局"])
def test_a_practice_department_is_not_taken_for_another(service: Service, words: str) -> None:
    assert "名称须含“练习”二字" in service.say("zhaoli", words)
    assert "无需试运行" in (practise(service), service.say("zhaoli", "试运行 练习局 至12月31日"))[1]
