"""«groups.released_by: inspector»: what 综合科 writes waits for 组长's word, in chat and on the page."""

import pytest

from bot.app import create_app
from policy.time.settings import GroupsSettings
from storage.engine import Database
from tests.dashboard.conftest import Pages, page_config
from tests.scheduler.service import Service

OFFICE, HEAD = "zhaoli", "liqiang"


@pytest.fixture
def service(database: Database) -> Service:
    config = page_config().model_copy(update={"groups": GroupsSettings(released_by="inspector")})
    return Service(database, config, since="2026-11-18T09:20")


def told(service: Service, moment: str) -> set[str]:
    return {userid for userid, text in service.at(moment) if "【通知】" in text}


def test_it_leaves_by_the_heads_word(service: Service) -> None:
    service.say(OFFICE, "发通知 水利局、教育局 请核对名单")
    assert "编号 2026-0001，已报组长审定" in service.say(OFFICE, "确认")
    asked = service.at("2026-11-18T09:21")
    assert {userid for userid, text in asked if "拟发给水利局、教育局，请审定：\n请核对名单" in text} == {HEAD}
    assert not [text for userid, text in asked if userid == "chenfang" and "请核对名单" in text]
    assert "须由组长审定后发出" in service.say(OFFICE, "发送 2026-0001")
    assert "发送 2026-0001" in service.say(HEAD, "我的待办")
    assert "已发出，编号 2026-0001，接收2人" in service.say(HEAD, "发送 2026-0001")
    assert told(service, "2026-11-18T09:22") == {"chenfang", "yangxue"}


def test_a_new_version_waits_and_the_old_one_holds_until_then(service: Service) -> None:
    service.say(HEAD, "发通知 水利局 请核对名单")
    assert "已发出，编号 2026-0001" in service.say(HEAD, "确认")
    service.at("2026-11-18T09:21")
    service.say(OFFICE, "更新 2026-0001 请核对名单和电话")
    assert "已报组长审定" in service.say(OFFICE, "确认")
    assert "已答复（好）" in service.say("chenfang", "答复 2026-0001 好")
    service.say(HEAD, "发送 2026-0002")
    assert "已由新版代替" in service.say("chenfang", "答复 2026-0001 好")
    assert told(service, "2026-11-18T09:22") == {"chenfang"}


def test_on_the_page_the_office_cannot_let_it_go(service: Service) -> None:
    pages = Pages(create_app(service.assistant), service.assistant)
    desk, head, where = pages.visit(OFFICE), pages.visit(HEAD), "/publications/2026-0001"
    shown = desk.done("/publications/new", kind="notice", audience="水利局", text="请核对名单")
    assert "已报组长审定" in shown
    assert "确认发出" not in shown
    assert desk.send(f"{where}/release", where).status_code == 422
    assert "已发出" in head.done(f"{where}/release", where)


def test_what_was_not_approved_does_not_leave(service: Service) -> None:
    service.say(OFFICE, "发通知 水利局 请核对名单")
    service.say(OFFICE, "确认")
    assert "不再发出" in service.say(HEAD, "取消发送 2026-0001")
    assert not told(service, "2026-11-18T09:22")


def test_the_morning_brief_offers_what_its_reader_can_do(service: Service) -> None:
    told = service.told("2026-12-29T09:10")
    number = told[HEAD].partition("“发送 ")[2][:9]
    assert f"“发送 {number}”发出" in told[HEAD]
    assert "待组长审定1件" in told[OFFICE]
    assert f"“换一条 {number}”" in told[OFFICE]
    assert f"“发送 {number}”" not in told[OFFICE]
