"""What addressees hand in as files: a photo behind 已学习, which nobody has to send, and the materials of a called meeting."""

from pathlib import Path
from uuid import uuid4

import pytest

from bot.app import create_app
from bot.dispatcher import Dispatcher
from bot.incoming import Incoming
from documents.photo import can_read
from handlers.talk.message import Message, SentFile
from handlers.talk.registry import answer
from storage.engine import Database
from tests.dashboard.conftest import Pages, page_config
from tests.dashboard.test_files import choose, file_id
from tests.documents.pdfs import pdf
from tests.scheduler.service import Service

OFFICE = "zhaoli"
JPEG = b"\xff\xd8\xff\xe0" + bytes(2000)
WHERE = "/publications/2026-0001"


@pytest.fixture
def service(database: Database, tmp_path: Path) -> Service:
    config = page_config().model_copy(update={"files_folder": str(tmp_path / "files")})
    return Service(database, config, since="2026-11-18T09:20")


def published(service: Service, words: str) -> None:
    service.say(OFFICE, words)
    assert "已发出" in service.say(OFFICE, "确认")
    service.at("2026-11-18T09:22")


@pytest.fixture
def study(service: Service) -> Service:
    published(service, "学习材料：《廉洁自律准则》，请于11月25日前学习")
    return service


@pytest.fixture
def meeting(service: Service) -> Service:
    published(service, "通知会商 交通局、水利局 11月20日上午9点到三楼会议室会商工程监督，材料请于11月19日前报送")
    return service


def robot(service: Service, userid: str, name: str, kind: str, data: bytes) -> str:
    """What comes back when this person sends the robot this file."""
    now = service.clock.now()
    with service.database.write() as session:
        file = SentFile(name, kind, data)
        return answer(service.assistant.desk(session, userid, now), Message(userid, name, now, "file", file=file))[
            1
        ].text


def app_photo(service: Service, userid: str) -> str:
    dispatcher = Dispatcher(service.assistant, service.channels.download)
    service.channels.media = {"m1": JPEG}
    return dispatcher.dispatch(Incoming(userid, uuid4().hex, "image", "", "m1"))


def is_some_photo(service: Service, userid: str) -> bool:
    """Whether a photo is kept with nothing: where the machine can read pictures, it is asked what it is."""
    said = app_photo(service, userid)
    return ("请问这是" in said if can_read() else "照片未作登记" in said) and "附在" not in said


def pages_of(service: Service) -> Pages:
    return Pages(create_app(service.assistant), service.assistant)


def test_a_photo_behind_study_is_kept_with_it(study: Service) -> None:
    assert "已学习" in study.say("wangmin", "已学习 2026-0001 集中学习")
    assert "已收下，附在《廉洁自律准则》（2026-0001）" in app_photo(study, "wangmin")
    assert "交通局王敏：已学习（集中学习），附件1件" in study.say(OFFICE, "学习情况 2026-0001")
    assert "照片" in pages_of(study).visit(OFFICE).text(WHERE)
    assert "2026-0001" not in study.told("2026-11-25T09:10").get("wangmin", "")


def test_nobody_is_asked_for_a_photo(study: Service) -> None:
    said = study.say("wangmin", "已学习 2026-0001")
    assert "照片" not in said
    assert "图" not in said
    assert is_some_photo(study, "chenfang"), "who has not studied has sent some photo"


def test_later_it_is_no_photo_of_that(study: Service) -> None:
    study.say("wangmin", "已学习 2026-0001")
    study.clock.time = study.clock.time.replace(hour=14)
    assert is_some_photo(study, "wangmin")


def test_to_the_robot_it_is_one_of_what_a_picture_may_be(study: Service) -> None:
    said = robot(study, "chenfang", "学习.jpg", "jpg", JPEG)
    choice = next(line.split()[0] for line in said.splitlines() if "《廉洁自律准则》（2026-0001）学习情况" in line)
    assert "已收下" in study.say("chenfang", choice)
    assert "水利局陈芳：已学习，附件1件" in study.say(OFFICE, "学习情况 2026-0001")


def test_materials_end_the_reminding_and_reach_the_desk(meeting: Service) -> None:
    said = robot(meeting, "wangmin", "发言材料.pdf", "pdf", pdf("发言提纲"))
    choice = next(line.split()[0] for line in said.splitlines() if "材料" in line and "2026-0001" in line)
    assert "已收下" in meeting.say("wangmin", choice)
    told = meeting.at("2026-11-18T09:25")
    assert [userid for userid, text in told if "交通局王敏报送材料“发言材料.pdf”" in text] == [OFFICE]
    told = meeting.told("2026-11-19T09:10")
    assert "会商材料2026-0001" in told["chenfang"]
    assert "会商材料2026-0001" not in told.get("wangmin", "")
    assert "待回复2人" in meeting.say(OFFICE, "签收情况 2026-0001"), "who comes is another matter"


def test_on_the_page_too(meeting: Service) -> None:
    pages = pages_of(meeting)
    liaison, desk = pages.visit("wangmin"), pages.visit(OFFICE)
    assert "/files/new/receipt:2026-0001" in liaison.text(WHERE)
    looked = choose(liaison, "receipt:2026-0001", "发言材料.pdf", pdf("发言提纲"))
    token = looked.text.partition('name="token" value="')[2].partition('"')[0]
    liaison.done(f"/files/{file_id(looked)}/keep", token=token)
    for visit in (liaison, desk):
        assert "发言材料.pdf" in visit.text(WHERE)
    path = desk.text(WHERE).partition('href="/files/')[2].partition('"')[0]
    assert desk.get(f"/files/{path}").status_code == 200
    assert pages.visit("zhangwei").get(f"/files/{path}").status_code == 404, "another's"
    assert pages.visit("zhenghui").get(f"/files/{path}").status_code == 404, "another group's"
    meeting.at("2026-11-18T09:25")
    assert "会商材料2026-0001" not in meeting.told("2026-11-19T09:10").get("wangmin", "")


@pytest.mark.parametrize(("userid", "name"), [("zhoujie", "周洁"), ("maliang", "马亮")])
def test_whoever_else_was_addressed_hands_in_on_the_page_too(service: Service, userid: str, name: str) -> None:
    published(service, f"学习材料 {name}：《廉洁自律准则》，请于11月25日前学习")
    pages = pages_of(service)
    addressed = pages.visit(userid)
    looked = choose(addressed, "receipt:2026-0001", "心得.pdf", pdf("心得"))
    token = looked.text.partition('name="token" value="')[2].partition('"')[0]
    addressed.done(f"/files/{file_id(looked)}/keep", token=token)
    assert addressed.get(f"/files/{file_id(looked)}").status_code == 200
    for visit in (addressed, pages.visit(OFFICE)):
        assert "心得.pdf" in visit.text(WHERE)
    assert pages.visit("wangmin").get(f"/files/{file_id(looked)}").status_code == 404, "another's"


def test_after_the_end_nothing_is_taken(meeting: Service) -> None:
    meeting.clock.time = meeting.clock.time.replace(day=23)
    assert "2026-0001" not in robot(meeting, "wangmin", "发言材料.pdf", "pdf", pdf("发言提纲"))
    assert pages_of(meeting).visit("wangmin").get("/files/new/receipt:2026-0001").status_code == 422
