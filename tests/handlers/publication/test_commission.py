"""The commission sends to its groups; each group's office answers, and the commission reads it (nothing below the groups)."""

import pytest

from bot.app import create_app
from storage.engine import Database
from tests.conftest import ON_ONE_ENGINE
from tests.dashboard.conftest import Pages, page_config
from tests.scheduler.service import Service

COMMISSION = "luojun"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, page_config(), since="2026-11-18T09:20")


@pytest.fixture
def sent(service: Service) -> Service:
    reply = service.say(COMMISSION, "发通知 各派驻组 请于11月25日前报送年度总结")
    assert "将发给各派驻组2人：第一派驻纪检监察组赵丽、第二派驻纪检监察组郑慧" in reply
    assert "编号 2026-0001，接收2人" in service.say(COMMISSION, "确认")
    assert "派出机关" in reply
    told = {userid for userid, text in service.at("2026-11-18T09:21") if "【通知】2026-0001" in text}
    assert told == {"zhaoli", "zhenghui"}
    return service


def test_the_offices_answer_and_the_commission_reads_it(sent: Service) -> None:
    assert "请于11月25日前报送年度总结" in sent.say("zhaoli", "我的待办")
    assert "已签收：请于11月25日前报送年度总结（2026-0001）" in sent.say("zhaoli", "收到")
    assert "已答复（总结已报）" in sent.say("zhaoli", "答复 2026-0001 总结已报")
    told = [text for userid, text in sent.at("2026-11-18T09:30") if userid == COMMISSION]
    assert any("第一派驻纪检监察组赵丽：已答复（总结已报）" in text for text in told)
    reply = sent.say(COMMISSION, "签收情况 2026-0001")
    assert "已回1人（50.0%）" in reply
    assert "未签收：第二派驻纪检监察组郑慧" in reply


def test_one_group_or_all_but_one(service: Service) -> None:
    assert "第二派驻纪检监察组1人：第二派驻纪检监察组郑慧" in service.say(COMMISSION, "发通知 第二派驻组 请来领文件")
    assert "1人：第一派驻纪检监察组赵丽" in service.say(COMMISSION, "发通知 除第二派驻组外各派驻组 请来领文件")


@pytest.mark.parametrize("words", ["发通知 交通局 请来领文件", "发通知 各单位 请来领文件", "发通知 王敏 请来领文件"])
def test_nothing_below_the_groups_can_be_meant(service: Service, words: str) -> None:
    assert "将发给" not in service.say(COMMISSION, words)
    service.say(COMMISSION, "确认")
    assert not [text for _, text in service.at("2026-11-18T09:21") if "领文件" in text]


def test_what_the_commission_sends_is_its_own(sent: Service) -> None:
    assert "2026-0001" not in sent.say("zhaoli", "发文记录")
    for words in ("撤回 2026-0001", "更新 2026-0001 不用报了", "签收情况 2026-0001"):
        assert "不是由您发出的" in sent.say("zhaoli", words)
    assert "没有找到编号" in sent.say("wangmin", "收到 2026-0001")
    sent.say("zhaoli", "发通知 交通局 请来领文件")
    sent.say("zhaoli", "确认")
    assert "没有找到编号" in sent.say(COMMISSION, "签收情况 2026-0002")
    assert "2026-0002" not in sent.say(COMMISSION, "发文记录")
    assert "已撤回，0人未收到，2人可能已阅" in sent.say(COMMISSION, "撤回 2026-0001")


@ON_ONE_ENGINE
def test_it_is_read_and_answered_on_the_page(sent: Service) -> None:
    pages = Pages(create_app(sent.assistant), sent.assistant)
    where = "/publications/2026-0001"
    office, commission = pages.visit("zhenghui"), pages.visit(COMMISSION)
    assert "请于11月25日前报送年度总结" in office.text("/publications")
    assert "已登记：已签收" in office.done(f"{where}/back", where, verb="sign")
    assert "已回1人（50.0%）" in commission.text(where)
    assert office.send(f"{where}/recall", where).status_code == 404
    assert pages.visit("wangmin").get(where).status_code == 404
    shown = commission.done("/publications/new", kind="notice", audience="各派驻组", title="来文", text="请来领文件")
    assert "将发给各派驻组" in shown
