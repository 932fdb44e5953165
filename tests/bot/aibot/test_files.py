"""Files sent to the robot: each enters the intake that the page has, is asked about when unclear, or is answered why not."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from actions.qa.compilation import QaItem
from bot.aibot import media
from bot.aibot.robot import Robot
from bot.assistant import Assistant
from bot.dispatcher import Dispatcher
from documents.sheets import make_sheet
from simulator.corp import Corp
from storage.models import (
    InboxMessage,
    LedgerEntry,
    MeetingItem,
    MeetingNotice,
    PublicationFile,
    RefusalCount,
    StoredFile,
    Submission,
)
from tests.bot.aibot.conftest import answers, asked
from tests.bot.aibot.test_markdown import shown
from tests.conftest import ON_ONE_ENGINE, HandClock
from tests.documents.forms import filled_docx, filled_xlsx
from tests.documents.pdfs import locked, pdf
from tests.ledgers.checklist_file import workbook
from tests.ledgers.test_what_existed import FINDINGS, OPEN, book
from tests.waiting import wait_for

pytestmark = ON_ONE_ENGINE
JPG = b"\xff\xd8\xff\xe0" + bytes(2000)
NOTICE = (
    "关于召开党组会议的通知\n各有关单位：定于11月27日（周五）下午2:30在局三楼会议\n室召开党组会议，研究：\n"
    "1.2027年部门预算编制；\n2.办公用房维修资金80万元。\n联系人：王敏"
)


@pytest.fixture(autouse=True)
def files_here(assistant: Assistant, tmp_path: Path) -> None:
    object.__setattr__(assistant.rules, "files_folder", tmp_path)


def sent(corp: Corp, userid: str, name: str, data: bytes, kind: str = "file") -> str:
    """Send a file and wait for what the robot says, as it is shown."""
    before = len(answers(corp, userid))
    corp.robot.send_file(userid, name, data, kind)
    wait_for(lambda: len(answers(corp, userid)) > before)
    return shown(answers(corp, userid)[before])


def all_rows(assistant: Assistant, kind: Any) -> list[Any]:
    with assistant.database.read() as session:
        return list(session.scalars(select(kind)))


@pytest.mark.parametrize(("name", "data"), [("报告表.docx", filled_docx()), ("报告表.xlsx", filled_xlsx())])
def test_a_report_form_is_registered_with_its_fields(
    robot: Robot, corp: Corp, assistant: Assistant, name: str, data: bytes
) -> None:
    said = sent(corp, "wangmin", name, data)
    assert "收悉，予以登记，编号 2026-0001" in said
    meeting = all_rows(assistant, MeetingNotice)[0]
    assert (meeting.place, meeting.form["2.source"]) == ("局三楼会议室", "财政预算")
    assert all_rows(assistant, InboxMessage)[0].text == name  # the address is gone, and the file is not kept
    assert all_rows(assistant, StoredFile) == []


def test_a_notice_as_pdf_is_registered_as_if_it_had_been_typed(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    assert "编号 2026-0001" in sent(corp, "wangmin", "通知.pdf", pdf(NOTICE))
    assert all_rows(assistant, MeetingNotice)[0].place == "局三楼会议室"
    assert [each.amount_yuan for each in all_rows(assistant, MeetingItem)] == [None, 800_000]


def test_what_is_unclear_is_asked_and_becomes_what_was_chosen(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    said = sent(corp, "wangmin", "年度材料.pdf", pdf("本年度工作总结。"))
    assert "请问这是" in said
    assert "报送" in said
    choice = next(line.split()[0] for line in said.splitlines() if "台账" in line)
    assert "尚未报送" in shown(asked(corp, "wangmin", choice))
    assert "收悉，予以登记" in asked(corp, "wangmin", "确认")
    assert [each.name for each in all_rows(assistant, StoredFile)] == ["年度材料.pdf"]
    assert all_rows(assistant, Submission)[0].way == "page"


def test_none_of_them_keeps_nothing(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    sent(corp, "wangmin", "随手.pdf", pdf("随手发的"))
    assert "不作保存" in asked(corp, "wangmin", "算了")
    assert all_rows(assistant, StoredFile) == []


def test_a_photo_behind_an_entry_is_its_evidence(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    asked(corp, "zhangwei", "记台账 今天检查工地安全，发现问题3个")
    assert "已作为 2026-0001 的佐证登记（第1件）" in sent(corp, "zhangwei", "照片.jpg", JPG, "image")
    file = all_rows(assistant, StoredFile)[0]
    assert (file.subject, file.kept_at is not None) == ("entry:2026-0001", True)


def test_words_and_a_photo_in_one_message_are_both_taken(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    corp.robot.send_mixed("zhangwei", "记台账 今天检查工地安全，发现问题3个", JPG, JPG[:-1])
    wait_for(lambda: len(answers(corp, "zhangwei")) == 3)
    said = [shown(each) for each in answers(corp, "zhangwei")]
    assert "2026-0001" in said[0]
    assert sorted("第1件" in each for each in said[1:]) == [False, True]
    assert [each.subject for each in all_rows(assistant, StoredFile)] == ["entry:2026-0001"] * 2


def test_photos_alone_in_one_message_are_each_asked_about(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    corp.robot.send_mixed("wangmin", "", JPG)
    wait_for(lambda: bool(answers(corp, "wangmin")))
    assert "请问这是" in shown(answers(corp, "wangmin")[0])
    assert len(answers(corp, "wangmin")) == 1


@pytest.mark.parametrize(
    ("name", "data", "told"), [("清单.xlsx", workbook(), "新增3条"), ("问题.xlsx", book(FINDINGS, OPEN), "新增")]
)  # fmt: skip
def test_a_list_is_compared_then_brought_in(
    robot: Robot, corp: Corp, assistant: Assistant, name: str, data: bytes, told: str
) -> None:
    assert told in sent(corp, "zhaoli", name, data)
    assert all_rows(assistant, LedgerEntry) == []
    assert "已导入" in asked(corp, "zhaoli", "确认")
    assert all_rows(assistant, LedgerEntry)


def test_a_compilation_comes_from_the_office_alone(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    data = make_sheet("汇编", ["编号", "问题", "答案"], [[1, "什么是一岗双责", "既抓业务，也抓廉政。"]])
    before = len(all_rows(assistant, QaItem))
    assert "识别出1问" in sent(corp, "zhaoli", "问答汇编.xlsx", data)
    assert len(all_rows(assistant, QaItem)) == before
    assert "已导入：1问" in asked(corp, "zhaoli", "确认")
    assert "识别出" not in sent(corp, "wangmin", "问答汇编.xlsx", data)


def test_the_desk_puts_up_a_document(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    said = sent(corp, "zhaoli", "关于加强三重一大监督的通知.pdf", pdf("关于加强监督的若干规定"))
    choice = next(line.split()[0] for line in said.splitlines() if "作为材料" in line)
    assert "请回复“发送 2026-0001”" in shown(asked(corp, "zhaoli", choice))
    assert "已发出" in asked(corp, "zhaoli", "发送 2026-0001")
    assert all_rows(assistant, PublicationFile)[0].name == "关于加强三重一大监督的通知.pdf"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("大文件.pdf", b"%PDF-" + bytes(21 * 1024 * 1024), "超过20 MB"),
        ("加密.pdf", locked(pdf(NOTICE)), "取消密码"),
        ("长.pdf", pdf(*["页"] * 500), "共500页"),
        ("坏.pdf", b"%PDF-1.4 broken", "已损坏"),
        ("旧.doc", b"\xd0\xcf\x11\xe0", "另存为"),
        ("动画.gif", b"GIF89a", "JPG或PNG"),
        ("程序.exe", b"MZ", "已损坏或不是"),
        ("空.docx", b"", "空的"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_answered_why(
    robot: Robot, corp: Corp, assistant: Assistant, name: str, data: bytes, words: str
) -> None:
    assert words in sent(corp, "wangmin", name, data)
    assert all_rows(assistant, StoredFile) == []
    assert all_rows(assistant, InboxMessage)[0].text == ""


def test_a_pdf_of_pictures_can_be_kept_though_not_read(robot: Robot, corp: Corp) -> None:
    assert "请问这是" in sent(corp, "wangmin", "扫描件.pdf", pdf(""))


def test_an_address_that_is_five_minutes_old_is_said(robot: Robot, corp: Corp, clock: HandClock) -> None:
    corp.robot.send_file("wangmin", "通知.pdf", pdf(NOTICE))
    wait_for(lambda: answers(corp, "wangmin"))
    old = corp.robot.files[next(iter(corp.robot.files))]
    old.at -= timedelta(minutes=6)
    corp.robot.repeat(next(iter(corp.robot.told)))  # told again: its row is known, and nothing is fetched
    msgid, frame = next(iter(corp.robot.told.items()))
    frame["body"]["msgid"] = "another"
    frame["headers"]["req_id"], corp.robot.asked["again"] = "again", corp.robot.asked[frame["headers"]["req_id"]]
    corp.robot.asked["again"].answered = corp.robot.asked["again"].finished = False
    corp.robot.repeat(msgid)
    wait_for(lambda: len(answers(corp, "wangmin")) == 2)
    assert "已经过期" in answers(corp, "wangmin")[1]


def test_a_marked_file_is_refused_and_forgotten(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    assert "涉密不上网" in sent(corp, "wangmin", "文件.pdf", pdf("机密★启封\n关于某事的通知"))
    row = all_rows(assistant, InboxMessage)[0]
    assert (row.text, row.userid) == ("", None)
    assert [each.kind for each in all_rows(assistant, RefusalCount)] == ["classified"]


def test_a_stranger_gets_one_sentence(robot: Robot, corp: Corp, assistant: Assistant) -> None:
    assert "不在成员名单" in sent(corp, "nobody", "通知.pdf", pdf(NOTICE))
    assert all_rows(assistant, MeetingNotice) == []


def test_a_file_whose_process_died_is_taken_over(corp: Corp, assistant: Assistant) -> None:
    """The message is stored with its address before it is fetched: another process fetches it."""
    corp.robot.send_file("wangmin", "通知.pdf", pdf(NOTICE))
    body = next(iter(corp.robot.told.values()))["body"]["file"]
    place = media.Place(body["url"], body["aeskey"], "file")
    with assistant.database.write() as session:
        row = InboxMessage(
            key="k", userid="wangmin", kind="file", text=place.kept(), received_at=assistant.clock.now(), claimed_by="dead",
            reply_to=json.dumps(["r", "wangmin", False, False, False]),
        )  # fmt: skip
        session.add(row)
        session.flush()
        row_id = row.id
    assert Dispatcher(assistant).take_over(row_id, "dead")
    assert len(all_rows(assistant, MeetingNotice)) == 1
