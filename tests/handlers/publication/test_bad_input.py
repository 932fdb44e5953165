"""What cannot be sent or answered: each has its answer, and nothing leaves."""

import pytest
from sqlalchemy import func, select

from storage.engine import Database
from storage.models import Publication, Receipt
from tests.scheduler.service import Service

OFFICE = "zhaoli"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, since="2026-11-18T09:20")


def kept(service: Service) -> tuple[int, int]:
    with service.database.read() as session:
        counted = [session.scalar(select(func.count()).select_from(kind)) or 0 for kind in (Publication, Receipt)]
    return counted[0], counted[1]


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("发通知 教育局机关纪委 请来领文件", "目前没有可以接收的人员"),
        ("发通知 除交通局、水利局、教育局、文旅局外各单位 请来领文件", "目前没有可以接收的人员"),
        ("发通知 财政局 请来领文件", "未找到"),
        ("发通知 各单位和财政局 请来领文件", "未找到"),
        ("发通知 请来领文件", "请写明发给谁"),
        ("发通知 各单位", "请写明要发给各单位的内容"),
        ("发通知 各单位 机密★ 请来领文件", "未作保存"),
        ("发通知 各单位 水利局张三收了老板的好处费，请核实", "未作保存"),
        ("发通知 各单位 " + "请认真核对名单。" * 400, "超过3000字"),
    ],
)
def test_it_is_refused_with_its_reason(service: Service, words: str, answer: str) -> None:
    reply = service.say(OFFICE, words)
    assert answer in reply
    assert "将发给" not in reply
    service.say(OFFICE, "确认")
    assert kept(service) == (0, 0)
    assert not [text for _, text in service.at("2026-11-18T09:22") if "【通知】" in text]


def test_a_due_date_on_a_holiday_is_said(service: Service) -> None:
    assert "截止日11月22日（周日）不是工作日" in service.say(OFFICE, "发通知 各单位 请于11月22日前报送联络员名单")
    assert "已发出" in service.say(OFFICE, "确认")


def test_a_due_date_that_has_passed_is_asked_about(service: Service) -> None:
    reply = service.say(OFFICE, "发通知 各单位 请于11月10日前报送联络员名单")
    assert "“11月10日”已过" in reply
    assert "2 2027年11月10日（周三）" in reply
    assert "请于12月10日（周四）前" in service.say(OFFICE, "1")


def test_what_a_text_is_about_is_no_due_date(service: Service) -> None:
    assert "12月31日" not in service.say(OFFICE, "发通知 各单位 现将节前检查情况通报如下，请传达")


def test_whom_it_is_for_is_asked_once(service: Service) -> None:
    assert "请写明发给谁" in service.say(OFFICE, "发通知 请来领文件")
    assert "水利局主要负责人1人：水利局林海" in service.say(OFFICE, "水利局主要负责人")
    assert "接收1人" in service.say(OFFICE, "确认")


@pytest.fixture
def sent(service: Service) -> Service:
    service.say(OFFICE, "发通知 各单位联络员 请核对联络员名单")
    service.say(OFFICE, "确认")
    service.at("2026-11-18T09:21")
    return service


def test_what_has_been_recalled_or_ended_takes_no_answer(sent: Service) -> None:
    assert "没有发给您" in sent.say("zhangwei", "答复 2026-0001 同意")
    assert "没有找到编号 2026-0001" in sent.say("zhuting", "答复 2026-0001 同意"), "of another group nothing is said"
    sent.say("wangmin", "答复 2026-0001 已核对")
    assert "此前已有1人签收或答复" in sent.say(OFFICE, "撤回 2026-0001")
    assert "已撤回" in sent.say("chenfang", "答复 2026-0001 已核对")


def test_an_answer_after_the_end_is_told_so(sent: Service) -> None:
    sent.say(OFFICE, "发通知 各单位 11月25日下午3点到三楼会议室开工作会议")
    sent.say(OFFICE, "确认")
    assert "已于11月25日（周三）结束，未作登记" in sent.say("wangmin", "参会 2026-0002", "2026-11-26T09:00")
    assert "参会" not in sent.say("wangmin", "收到 2026-0002"), "nothing is asked for any more"
