"""What the desk sends out, walked form by form on the page and read in chat, on both engines: notices, texts, documents, lots, questionnaires."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from bot.app import create_app
from documents.package import MOST_BYTES
from storage.engine import Database
from storage.models import Questionnaire
from tests.conftest import at
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages, Visit, page_config
from tests.documents.pdfs import pdf
from tests.scheduler.service import Service

OFFICE = "zhaoli"
FILE = pdf("公务接待管理办法")
CODE = re.compile(r"[A-HJ-NP-Z2-9]{8}")
WHERE = "/publications/2026-0001"


@pytest.fixture
def service(database: Database) -> Service:
    return Service(database, page_config(), since="2026-11-18T09:20")


@pytest.fixture
def pages(service: Service) -> Pages:
    return Pages(create_app(service.assistant), service.assistant)


def with_file(desk: Visit, name: str, data: bytes, **form: str) -> TestResponse:
    """A new publication with a file."""
    token = TOKEN.search(desk.text("/publications/new"))
    assert token
    fields = {"csrf": CSRF, "token": token[1], **form, "file": FileStorage(BytesIO(data), name)}
    boundary, body = encode_multipart(fields)
    kind = f"multipart/form-data; boundary={boundary}"
    return desk.client.post("/publications/new", data=body, content_type=kind, base_url=ADDRESS)


def leave(service: Service, desk: Visit, moment: str, where: str = WHERE) -> list[tuple[str, str]]:
    """Released, and what people see of it."""
    assert "已发出" in desk.done(f"{where}/release", where)
    return service.at(moment)


def test_a_notice_to_one_and_to_all(service: Service, pages: Pages) -> None:
    desk = pages.visit(OFFICE)
    shown = desk.done("/publications/new", kind="notice", audience="水利局、教育局班子成员", text="请来综合科领台账本")
    assert "将发给水利局班子成员、教育局班子成员：水利局胡强、教育局徐宁" in shown
    told = leave(service, desk, "2026-11-18T09:22")
    assert {userid for userid, text in told if "请来综合科领台账本" in text} == {"huqiang", "xuning"}
    leader = pages.visit("huqiang")
    assert "已答复（下午来领）" in leader.done(f"{WHERE}/back", WHERE, verb="answer", words="下午来领")
    assert "的答复吗" in service.say("xuning", "我明天去拿")
    assert "已答复（我明天去拿）" in service.say("xuning", "1")
    for shown in (desk.text(WHERE), service.say(OFFICE, "签收情况 2026-0001")):
        assert "下午来领" in shown
        assert "我明天去拿" in shown
    assert "已撤回" in desk.done(f"{WHERE}/recall", WHERE)
    assert leader.send(f"{WHERE}/back", WHERE, verb="answer", words="好", token="t" * 32).status_code == 422


def test_study_material_is_chased_until_it_is_studied(service: Service, pages: Pages) -> None:
    desk = pages.visit(OFFICE)
    desk.done(
        "/publications/new", kind="study", audience="", title="《廉洁自律准则》", text="请学习", due_on="2026-11-25"
    )
    leave(service, desk, "2026-11-18T09:22")
    done = pages.visit("wangmin").done(f"{WHERE}/back", WHERE, verb="study", words="11月19日集中学习")
    assert "已学习（11月19日集中学习）" in done
    assert "已回1人（25.0%）" in desk.text(WHERE)
    sheet = load_workbook(BytesIO(desk.get("/exports/receipts.xlsx?number=2026-0001").data)).active
    assert any(cell.value == "11月19日集中学习" for row in sheet.iter_rows() for cell in row)
    assert "已提醒3人" in desk.done(f"{WHERE}/urge", WHERE)
    assert "已提醒过，再次提醒" in desk.text(WHERE)
    assert {userid for userid, text in service.at("2026-11-18T09:25") if "您尚未学习" in text} == {"chenfang", "yangxue", "tanglan"}  # fmt: skip
    told = service.told("2026-11-25T09:10")
    assert "2026-0001" in told["chenfang"]
    assert "2026-0001" not in told.get("wangmin", "")


def test_a_document_is_put_up_asked_for_and_counted(service: Service, pages: Pages) -> None:
    desk = pages.visit(OFFICE)
    named = {"title": "公务接待管理办法", "other_names": "公务接待"}
    answer = with_file(desk, "办法.pdf", FILE, kind="document", **named)
    where = answer.headers["Location"]
    leave(service, desk, "2026-11-18T09:22", where)
    assert f"{ADDRESS}{where}/file" in service.say("wangmin", "找 公务接待")
    assert pages.visit("wangmin").get(f"{where}/file").data == FILE
    assert "由本科室发放" not in service.say(OFFICE, "领取 公务接待")
    service.say("wangmin", "领取 17号文")
    assert "17号文" in service.say(OFFICE, "我的待办")
    assert "17号文1次" in service.say(OFFICE, "材料申领")


def test_an_inspection_and_what_it_found(service: Service, pages: Pages) -> None:
    desk = pages.visit(OFFICE)
    where = [str(pages.department(name)) for name in ("交通局", "水利局")]
    desk.send(
        "/inspections", department=where, first="2026-11-10", last="2026-11-12", questionnaires="267", interviews="34"
    )  # type: ignore[arg-type]
    found = {f"of.{where[0]}": "招标文件未公开", "common": "台账登记不及时"}
    assert "已转入问题整改3项" in desk.done("/inspections/2026-0001", due="2026-12-31", **found)
    told = service.at("2026-11-18T09:25")
    assert {userid for userid, text in told if "招标文件未公开" in text} == {"wangmin"}
    assert {userid for userid, text in told if "台账登记不及时" in text} == {"wangmin", "chenfang"}
    assert "问卷267份，谈话34人次，问题3项" in service.say(OFFICE, "检查记录")


def test_lots_are_drawn_and_drawn_again(service: Service, pages: Pages) -> None:
    desk = pages.visit(OFFICE)
    assert "赵丽从本组单位4项中抽取2项" in desk.done("/spot-checks", "/inspections", what="本组单位", size="2")
    assert "结果一致" in desk.text("/spot-checks/2026-0001")
    assert "与原结果一致" in service.say(OFFICE, "复核抽查 2026-0001")
    assert "从本组单位4项中抽取" in service.say(OFFICE, "抽查记录")


def fill(pages: Pages, path: str, code: str, overall: str) -> str:
    visit = pages.visit(None)
    with visit.client.session_transaction(base_url=ADDRESS) as session:
        session["csrf"] = CSRF
    asked = pages.assistant.rules.questionnaire
    assert asked
    fields = {each.key: each.options[0] for each in asked.questions} | {"overall": overall, "code": code}
    return visit.client.post(path, data={"csrf": CSRF, **fields}, base_url=ADDRESS).text


def test_a_questionnaire_from_the_word_to_its_figures(service: Service, pages: Pages) -> None:
    reply = service.say(OFFICE, "问卷 交通局 30份")
    desk = pages.visit(OFFICE)
    link = re.search(rf"{ADDRESS}(/link/[\w-]+)", reply)
    assert link, reply
    led_to = desk.get(link[1]).headers["Location"]
    answer = desk.send("/questionnaires", led_to, department=str(pages.department("交通局")), codes="30")
    paper = Document(BytesIO(answer.data))
    codes = [cell.text for row in paper.tables[0].rows for cell in row.cells if CODE.fullmatch(cell.text)]
    with service.database.read() as session:
        row = session.query(Questionnaire).one()
        path, number = f"/q/{row.address}", row.number
    for place, code in enumerate(codes[:4]):
        assert "已提交" in fill(pages, path, code, str(place % 2 + 4))
    assert f"{number} 交通局，发放30份，已统计0份" in service.say(OFFICE, "问卷结果")
    assert "不足5份，暂不显示结果" in service.say(OFFICE, f"问卷结果 {number}")
    fill(pages, path, codes[4], "5")
    assert "已经使用" in fill(pages, path, codes[4], "1")
    reply = service.say(OFFICE, f"问卷结果 {number}")
    assert "发放30份，已统计5份" in reply
    assert "对本单位党风廉政建设的总体评价：5 3，4 2，3 0，2 0，1 0" in reply
    assert "没有找到编号" in service.say("zhenghui", f"问卷结果 {number}")
    assert "已统计5份" not in service.say("wangmin", f"问卷结果 {number}")
    assert not [
        text for _, text in service.at("2026-11-18T09:30") if path in text or any(code in text for code in codes)
    ]


def with_macros() -> bytes:
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<w:document/>")
        package.writestr("word/vbaProject.bin", "macro")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        ("通报.docm", b"PK\x03\x04", "宏"),
        ("通报.docx", with_macros(), "宏"),
        ("通报.pdf", b"%PDF-1.4" + b"\0" * MOST_BYTES, "20 MB"),
    ],
)
def test_a_file_that_cannot_go_out_says_why(
    service: Service, pages: Pages, name: str, data: bytes, answer: str
) -> None:
    sent = with_file(pages.visit(OFFICE), name, data, kind="circular", audience="水利局", text="见附件")
    assert sent.status_code == 422
    assert answer in sent.text
    assert "目前没有发文记录" in service.say(OFFICE, "发文记录")


@pytest.fixture
def called(service: Service, pages: Pages) -> Visit:
    """The desk, and a 会商 with its hour that has been called on the page."""
    desk = pages.visit(OFFICE)
    meeting = {"day": "2026-11-20", "time": "09:00", "place": "三楼会议室", "due_on": "2026-11-19"}
    shown = desk.done(
        "/publications/new", kind="consultation", audience="交通局、水利局", text="会商工程领域监督", **meeting
    )
    assert "时间：11月20日（周五）09:00，地点：三楼会议室" in shown
    assert "材料请于11月19日（周四）前报送" in shown
    told = leave(service, desk, "2026-11-18T09:22")
    assert {userid for userid, text in told if "会商工程领域监督" in text} == {"wangmin", "chenfang"}
    return desk


def test_a_meeting_from_its_call_to_what_came_of_it(service: Service, pages: Pages, called: Visit) -> None:
    liaison = pages.visit("wangmin")
    assert "参会" in liaison.done(f"{WHERE}/back", WHERE, verb="come")
    done = pages.visit("chenfang").done(f"{WHERE}/back", WHERE, verb="excuse", words="外出开会")
    assert "请假（外出开会）" in done
    paper = Document(BytesIO(called.get("/exports/signing.docx?number=2026-0001").data))
    names = "".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    assert "王敏" in names
    assert "陈芳" not in names
    assert called.send(f"{WHERE}/attendance", WHERE).status_code == 422, "it has not been held"
    reminded = {userid for userid, text in service.at("2026-11-20T08:05") if "会议提醒" in text}
    assert reminded == {"wangmin"}
    service.clock.time = at("2026-11-20T11:00")
    desk = pages.visit(OFFICE)
    assert "到会1人，未到1人（含请假）。已记入专题会商：2026-0002" in desk.done(f"{WHERE}/attendance", WHERE)
    assert desk.done(f"{WHERE}/attendance", WHERE).count("已记入专题会商") == 0, "counted once"
    assert "指出问题3个，提出建议5条" in desk.done(f"{WHERE}/outcome", WHERE, problems="3", suggestions="5")
    own = {f"of.{pages.department('交通局')}": "报送整改方案\n开展自查", "due": "2026-12-11"}
    assert "已转入督办事项2项" in desk.done(f"{WHERE}/findings", WHERE, register="supervised_tasks", **own)
    assert "报送整改方案" in service.say("wangmin", "督办事项")
    assert pages.visit("wangmin").send(f"{WHERE}/outcome", WHERE, problems="1", token="t" * 32).status_code == 403
    assert pages.visit("zhenghui").send(f"{WHERE}/outcome", "/publications/new", problems="1").status_code == 404


def test_a_like_entry_is_asked_about_on_the_page(service: Service, pages: Pages, called: Visit) -> None:
    service.clock.time = at("2026-11-20T11:00")
    service.say(OFFICE, "记会商 交通局 11月20日与交通局党组会商工程领域监督")
    service.say(OFFICE, "稍后")
    desk = pages.visit(OFFICE)
    assert "专题会商已有 2026-0002" in desk.done(f"{WHERE}/attendance", WHERE)
    assert "不再登记台账" in desk.done(f"{WHERE}/entry", WHERE, which="same")
    assert "请问是同一次吗" not in desk.text(WHERE)
    assert "2026-0003" not in service.say(OFFICE, "会商 11月")


def test_a_meeting_is_changed_and_called_off(service: Service, pages: Pages, called: Visit) -> None:
    form = called.text("/publications/new?replaces=2026-0001")
    assert 'value="09:00"' in form
    assert "发出后代替" in form
    changed = {"day": "2026-11-20", "time": "10:00", "place": "四楼会议室", "replaces": "2026-0001"}
    called.done("/publications/new", kind="consultation", audience="交通局、水利局", text="会商", **changed)
    new = "/publications/2026-0002"
    assert "请假" in pages.visit("chenfang").done(f"{WHERE}/back", WHERE, verb="excuse", words="出差"), (
        "not yet replaced"
    )
    told = dict(leave(service, called, "2026-11-18T09:24", new))
    assert "会议有变更，以本通知为准" in told["chenfang"]
    assert "时间：11月20日（周五）10:00，地点：四楼会议室" in told["wangmin"]
    assert "已由新版代替" in called.text(WHERE)
    assert (
        called.send(
            "/publications/new", kind="consultation", audience="交通局", text="会商", replaces="2026-0001"
        ).status_code
        == 422
    )
    assert "已取消，已告知2人" in called.done(f"{new}/cancel", new, reason="主要领导出差")
    assert any("不再召开，原因：主要领导出差" in text for _, text in service.at("2026-11-18T09:26"))


def test_an_integrity_text_is_proposed_changed_and_released(service: Service, pages: Pages) -> None:
    service.at("2026-12-29T08:40")
    desk = pages.visit(OFFICE)
    number = re.search(r"2026-\d{4}", desk.text("/publications"))
    assert number
    where = f"/publications/{number[0]}"
    before = desk.text(where).partition("<blockquote>")[2].partition("</blockquote>")[0]
    after = desk.done(f"{where}/another", where).partition("<blockquote>")[2].partition("</blockquote>")[0]
    assert before != after
    own = "元旦将至，请各位同志廉洁过节。"
    assert "已修改" in service.say(OFFICE, f"更新 {number[0]} {own}")
    assert own in desk.text(where)
    own = own.replace("廉洁", "文明廉洁")
    assert own in desk.done(f"{where}/rewrite", where, text=own)
    told = [userid for userid, text in leave(service, desk, "2026-12-29T09:00", where) if own in text]
    assert {"wangmin", "luming"} <= set(told)
    assert "caiyun" not in told
    assert desk.send(f"{where}/another", "/publications/new").status_code == 422
    assert f"今年已发1期，{len(told)}人次" in service.say(OFFICE, "廉政提醒统计")
    chosen = desk.done("/publications/new", kind="integrity", audience="", title="任职廉政提醒", text="")
    assert "确认发出" in chosen
    assert "换一条" in chosen
