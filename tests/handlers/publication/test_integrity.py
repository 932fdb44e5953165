"""廉政提醒: proposed before each holiday, chosen, changed, released by one word; never twice in two years; counted by issue."""

from pathlib import Path

import pytest

from bot.ledgers import load_library
from policy.publication.library import fresh, occasion_of
from policy.screening.screen import screen
from storage.engine import Database
from tests.scheduler.service import Service

OFFICE = "zhaoli"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-12-24T09:20")


def test_it_is_proposed_in_the_brief_three_working_days_before(service: Service) -> None:
    told = {day[5:10]: service.told(day).get(OFFICE, "") for day in service.days("2026-12-25", "2026-12-31", "08:40")}
    first = min(day for day, text in told.items() if "待发出1件" in text)
    assert first == "12-29"
    assert "元旦廉政提醒" in told["12-29"]
    assert "“发送 2026-" in told["12-29"]
    assert not any("廉政提醒" in text for userid, text in service.channels.shown if userid == "wangmin")


def test_one_for_a_holiday_that_is_over_stands_in_no_list(service: Service) -> None:
    service.at("2026-12-29T08:40")
    assert "元旦廉政提醒" in service.say(OFFICE, "发文")
    service.at("2027-01-04T09:00")
    assert "元旦廉政提醒" not in service.say(OFFICE, "发文")


def test_one_word_releases_it(service: Service) -> None:
    service.at("2026-12-29T08:40")
    number = _number(service)
    before = service.say(OFFICE, f"换一条 {number}")
    assert "已更换" in before
    assert "已发出" in service.say(OFFICE, f"发送 {number}")
    got = [userid for userid, text in service.at("2026-12-29T09:00") if "【廉政提醒】" in text]
    assert {"wangmin", "zhoujie", "luming"} <= set(got)
    assert "caiyun" not in got
    assert len(set(got)) == len(got)
    assert f"今年已发1期，{len(got)}人次" in service.say(OFFICE, "廉政提醒统计")
    again = service.say(OFFICE, f"取消发送 {number}")
    assert "已发出，无需取消" in again


def _number(service: Service) -> str:
    text = next(text for userid, text in reversed(service.channels.shown) if userid == OFFICE and "待发出" in text)
    return text.partition("待发出1件：\n")[2][:9]


def test_one_is_chosen_from_the_library_or_written(service: Service) -> None:
    reply = service.say(OFFICE, "发一条节前廉洁提醒给大家")
    assert "廉政提醒（元旦）请选一条" in reply
    assert "全体人员" in service.say(OFFICE, "1")
    assert "已发出" in service.say(OFFICE, "确认")
    again = service.say(OFFICE, "廉政提醒发一下")
    assert reply.splitlines()[1][2:] not in again, "not twice in two years"
    assert "请各单位值班同志按时到岗" in service.say(OFFICE, "请各单位值班同志按时到岗，注意节日安全")
    assert "已发出" in service.say(OFFICE, "确认")


@pytest.mark.parametrize("words", ["发廉政提醒 元宵节", "给大家发一条元宵节廉政提醒"])
def test_an_occasion_is_no_text(service: Service, words: str) -> None:
    assert "廉政提醒（元宵）请选一条" in service.say(OFFICE, words)


def test_what_waits_stands_in_the_worktable(service: Service) -> None:
    service.at("2026-12-29T08:40")
    assert "元旦廉政提醒" in service.say(OFFICE, "我的待办")
    assert "元旦廉政提醒" not in service.say("wangmin", "我的待办")


def test_the_library_is_large_and_cites_only_what_can_be_cited() -> None:
    library = load_library()
    texts = [each for found in library.texts.values() for each in found]
    assert len(texts) >= 60
    assert len({each.text for each in texts}) == len(texts)
    lines = (ROOT / "tests" / "data" / "citable.tsv").read_text(encoding="utf-8").splitlines()
    citable = {" ".join(line.split("\t")[:3]) for line in lines}
    assert [rule for each in texts for rule in each.rules if rule not in citable] == []
    for each in texts:
        named = {rule.split()[0] for rule in each.rules}
        assert all(name.split("《")[-1] in named for name in each.text.split("》")[:-1]), each.text


def test_the_library_speaks_like_a_clerk() -> None:
    for found in load_library().texts.values():
        for each in found:
            assert screen(each.text).refusal is None, f"what reads like a clue cannot be sent: {each.text}"
            assert not set("！!") & set(each.text)
            assert not [word for word in ("违纪", "问责", "批评", "严惩", "查处", "你们") if word in each.text], (
                each.text
            )


@pytest.mark.parametrize(
    "holiday", ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节", "国庆节、中秋节"]
)
def test_every_holiday_of_the_calendar_has_texts(holiday: str) -> None:
    first = next(fresh(load_library(), occasion_of(holiday), ()))
    assert not first.key.startswith("平常")
