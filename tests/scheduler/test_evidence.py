"""A photo right after an entry is its evidence: fetched while WeCom keeps it, stored once, its loss told once."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select

from actions.ledger import attachments
from bot.config import Config
from bot.incoming import Incoming
from bot.wecom.channels import WecomChannels
from bot.wecom.client import WecomClient
from scheduler.deliver.channels import RefusedError, RetryError
from scheduler.run.evidence import PhotoFetcher
from simulator.server import SimulatorServer, SimulatorSettings
from storage.engine import Database
from storage.models import LedgerNote, StoredFile
from tests.bot.wire import CORP, KEY, TOKEN
from tests.scheduler.service import Service

JPEG = b"\xff\xd8\xff\xe0 a photo of the minutes"
PNG = b"\x89PNG\r\n\x1a\n a picture"


@pytest.fixture
def service(database: Database, tmp_path: Path) -> Service:
    made = Service(database, Config(files_folder=str(tmp_path / "files")), since="2026-11-22T10:00")
    made.say("zhangwei", "记台账 今天与规划科3名同志开展廉政谈话，提醒项目评审环节的风险")
    return made


def photo(service: Service, userid: str, media_id: str) -> str:
    return service.talk.dispatcher.dispatch(Incoming(userid, uuid4().hex, "image", "", media_id))


def fetcher(service: Service) -> PhotoFetcher:
    return PhotoFetcher(service.database, service.rules, service.clock, service.channels)


def stored(service: Service) -> list[tuple[str, str, int, str]]:
    with service.database.read() as session:
        rows = session.scalars(select(StoredFile).order_by(StoredFile.id))
        return [(row.subject, row.name, row.size, row.by) for row in rows]


def test_it_is_fetched_and_kept_with_hash_size_and_type(service: Service) -> None:
    service.channels.media = {"m1": JPEG, "m2": PNG}
    reply = photo(service, "zhangwei", "m1")
    assert reply == "已作为 2026-0001 的佐证登记（第1张）。请确认图片不涉密，涉密不上网。"
    assert "第2张" in photo(service, "zhangwei", "m2")
    assert fetcher(service).run() == 2
    assert fetcher(service).run() == 0
    assert stored(service) == [
        ("entry:2026-0001", "2026-0001佐证1.jpg", len(JPEG), "zhangwei"),
        ("entry:2026-0001", "2026-0001佐证2.png", len(PNG), "zhangwei"),
    ]
    with service.database.read() as session:
        context = service.assistant.context(session, "wangmin")
        row = session.scalars(select(StoredFile).order_by(StoredFile.id)).first()
        assert row is not None
        assert attachments.content(context, row) == JPEG
        assert session.scalars(select(LedgerNote.media_id).where(LedgerNote.kind == "photo")).all() == [None, None]


def test_over_the_wire_from_the_simulator(service: Service) -> None:
    settings = SimulatorSettings(
        corp_id=CORP, agent_id=1000002, secret="of-the-test", token=TOKEN, aes_key=KEY, users={"zhangwei": "张伟"}
    )
    with SimulatorServer(settings) as sim:
        media_id = sim.corp.media.add("image", "minutes.jpg", JPEG)
        client = WecomClient(sim.url, CORP, 1000002, "of-the-test", pause=0.01)
        photo(service, "zhangwei", media_id)
        photo(service, "zhangwei", "unknown-to-wecom")
        channels = WecomChannels(client)
        assert PhotoFetcher(service.database, service.rules, service.clock, channels).run() == 1
        client.close()
    assert [name for _, name, *_ in stored(service)] == ["2026-0001佐证1.jpg"]
    assert "请回复“佐证 2026-0001”后重新发送图片" in service.talk.pushes("zhangwei")[-1]


def test_the_loss_is_told_once_with_the_way_out_that_works(service: Service) -> None:
    service.channels.media = {"m1": RefusedError("企业微信返回 40007"), "m2": JPEG}
    photo(service, "zhangwei", "m1")
    for _ in range(3):
        assert fetcher(service).run() == 0
    told = [text for text in service.talk.pushes("zhangwei") if "未能保存" in text]
    assert len(told) == 1
    assert "纸质送" in told[0]
    assert "请直接发送 2026-0001 的佐证图片" in service.say("zhangwei", "佐证 2026-0001", "2026-11-23T09:00")
    assert "2026-0001 的佐证" in photo(service, "zhangwei", "m2")
    assert fetcher(service).run() == 1


def test_while_wecom_is_away_it_is_tried_again_for_three_days(service: Service) -> None:
    service.channels.media = {"m1": RetryError("无法连接企业微信")}
    photo(service, "zhangwei", "m1")
    fetcher(service).run()
    service.clock.time = service.clock.time.replace(day=25, hour=9)
    fetcher(service).run()
    assert not [text for text in service.talk.pushes("zhangwei") if "未能保存" in text]
    service.clock.time = service.clock.time.replace(hour=11)
    fetcher(service).run()
    assert "未能保存" in service.talk.pushes("zhangwei")[-1]


def test_what_is_no_picture_is_not_kept(service: Service) -> None:
    service.channels.media = {"m1": b"<html>not a picture</html>"}
    photo(service, "zhangwei", "m1")
    fetcher(service).run()
    assert stored(service) == []
    assert "未能保存（不是图片）" in service.talk.pushes("zhangwei")[-1]


def test_two_fetchers_store_it_once(service: Service) -> None:
    service.channels.media = {"m1": JPEG}
    photo(service, "zhangwei", "m1")
    one, other = fetcher(service), fetcher(service)
    first_download = service.channels.download

    def meanwhile(media_id: str) -> bytes:
        service.channels.download = first_download  # type: ignore[method-assign]
        assert other.run() == 1
        return first_download(media_id)

    service.channels.download = meanwhile  # type: ignore[method-assign]
    assert one.run() == 0
    assert len(stored(service)) == 1


def test_a_photo_belongs_to_nothing_after_half_an_hour(service: Service) -> None:
    service.clock.time = service.clock.time.replace(minute=31)
    assert "佐证登记" not in photo(service, "zhangwei", "m1")
    assert "佐证登记" not in photo(service, "gaofei", "m1")


def test_a_register_of_numbers_takes_no_photo(service: Service) -> None:
    service.say("wangmin", "记第一种形态 11月18日对2人批评教育 〔2026〕5号")
    assert "不接收图片，未作保存" in photo(service, "wangmin", "m1")
    assert "不接收图片，未作保存" in service.say("liujianguo", "佐证 2026-0002")
    with service.database.read() as session:
        assert session.scalars(select(LedgerNote)).all() == []


def test_who_does_not_see_the_entry_does_not_see_its_photo(service: Service) -> None:
    service.say("wangmin", "交办 周洁 12月4日前整理档案")
    service.channels.media = {"m1": JPEG}
    photo(service, "wangmin", "m1")
    assert fetcher(service).run() == 1
    with service.database.read() as session:
        (file_id,) = session.scalars(select(StoredFile.id))
        seen = {
            userid
            for userid in ("wangmin", "zhangwei", "zhaoli", "liqiang", "chenfang", "zhuting")
            if attachments.find(service.assistant.context(session, userid), file_id)
        }
    assert seen == {"wangmin", "zhangwei"}, "the group sees a task only after 共享"


def test_another_department_s_entry_takes_no_photo(service: Service) -> None:
    assert "没有找到编号 2026-0001" in service.say("chenfang", "佐证 2026-0001")
    assert "佐证登记" not in photo(service, "chenfang", "m1")
