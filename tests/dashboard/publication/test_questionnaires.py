"""Anonymous questionnaires: codes on paper, no account, no order, no moment; figures from five answers on."""

import re
from io import BytesIO

import pytest
from docx import Document
from sqlalchemy import MetaData, func, select

from policy.publication.questionnaire import QuestionnaireDefinition
from storage.models import Questionnaire
from tests.dashboard.conftest import ADDRESS, CSRF, TOKEN, Pages

CODE = re.compile(r"[A-HJ-NP-Z2-9]{8}")


@pytest.fixture
def made(pages: Pages) -> tuple[str, list[str]]:
    """The address of the form, and the codes of the sheet."""
    desk = pages.visit("zhaoli")
    answer = desk.send("/questionnaires", department=str(pages.department("交通局")), codes="30")
    paper = Document(BytesIO(answer.data))
    cells = [cell.text for row in paper.tables[0].rows for cell in row.cells]
    words = "".join(each.text for each in paper.paragraphs)
    found = re.search(r"/q/[\w-]+", words)
    assert found
    return found[0].partition("本问卷")[0], [cell for cell in cells if CODE.fullmatch(cell)]


def fill(pages: Pages, path: str, code: str, overall: str = "5", **more: str) -> tuple[int, str]:
    visit = pages.visit(None)
    with visit.client.session_transaction(base_url=ADDRESS) as session:
        session["csrf"] = CSRF
    asked = pages.assistant.rules.questionnaire
    assert asked
    fields = {each.key: each.options[0] for each in asked.questions} | {"overall": overall, "code": code, **more}
    answer = visit.client.post(path, data={"csrf": CSRF, **fields}, base_url=ADDRESS)
    return answer.status_code, answer.text


def number(pages: Pages) -> str:
    with pages.assistant.database.read() as session:
        return session.scalars(select(Questionnaire.number)).one()


def test_anybody_with_a_code_answers_once(pages: Pages, made: tuple[str, list[str]]) -> None:
    path, codes = made
    assert len(codes) == len(set(codes)) == 30
    assert "不记名" in pages.visit(None).text(path)
    assert fill(pages, path, codes[0])[0] == 200
    assert "已经使用" in fill(pages, path, codes[0])[1]
    assert "编码不正确" in fill(pages, path, "AAAAAAAA")[1]
    assert "没有选择" in fill(pages, path, codes[1], overall="9")[1]
    assert pages.visit(None).get("/q/none").status_code == 404


def test_figures_come_from_five_answers_on(pages: Pages, made: tuple[str, list[str]]) -> None:
    path, codes = made
    where = f"/questionnaires/{number(pages)}"
    desk = pages.visit("zhaoli")
    for code in codes[:4]:
        fill(pages, path, code, overall="1")
    assert "暂不显示结果" in desk.text(where)
    fill(pages, path, codes[4], overall="3")
    shown = desk.text(where)
    assert "统计5份" in shown
    assert ".svg" in shown
    fill(pages, path, codes[5], overall="2")
    assert "统计5份" in desk.text(where), "the sixth waits for its batch"
    assert pages.visit("zhenghui").get(where).status_code == 404
    assert pages.visit("wangmin").get(where).status_code == 403


def counts(pages: Pages) -> dict[str, int]:
    with pages.assistant.database.read() as session:
        tables = MetaData()
        tables.reflect(session.connection())
        return {
            name: session.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables.tables.items()
        }


def test_nothing_tells_who_answered_what_or_in_which_order(
    pages: Pages, made: tuple[str, list[str]], caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    path, codes = made
    before, orders = counts(pages), set()
    for place in range(4):
        fill(pages, path, codes[place], overall=str(place + 1))
        with pages.assistant.database.read() as session:
            row = session.scalars(select(Questionnaire)).one()
            orders.add(
                tuple(each["overall"] for each in row.kept["pending"]) == tuple(str(n + 1) for n in range(place + 1))
            )
            assert row.kept["used"] == sorted(row.kept["used"])
            assert {key for each in row.kept["pending"] for key in each} == {
                each.key for each in pages.assistant.rules.questionnaire.questions
            }  # type: ignore[union-attr]
    assert counts(pages) == before, "no row anywhere else"
    with pages.assistant.database.read() as session:
        kept = str(session.scalars(select(Questionnaire)).one().kept)
    assert not [code for code in codes if code in kept]
    said = caplog.text + "".join(capsys.readouterr()) + pages.app.test_client().get("/metrics", base_url=ADDRESS).text
    assert not [word for word in (*codes, path) if word in said]


def everything(pages: Pages) -> dict[str, list[str]]:
    """Every row of the database as text; of answers that wait for their batch the order, which is chance's, is left out."""
    with pages.assistant.database.read() as session:
        row = session.scalars(select(Questionnaire)).one()
        tables = MetaData()
        tables.reflect(session.connection())
        found = {
            name: sorted(str(tuple(each)) for each in session.execute(select(table)))
            for name, table in tables.tables.items()
            if name != "questionnaire"
        }
        kept = {name: sorted(map(str, values)) for name, values in row.kept.items()}
        columns = {each.key: getattr(row, each.key) for each in Questionnaire.__table__.columns if each.key != "kept"}
        return {**found, "questionnaire": [str(columns), str(kept)]}


def rewind(pages: Pages, kept: dict[str, list[object]]) -> None:
    with pages.assistant.database.write() as session:
        session.scalars(select(Questionnaire)).one().kept = kept


@pytest.mark.slow
def test_of_two_people_nobody_can_tell_who_gave_which_answer(
    pages: Pages, made: tuple[str, list[str]], capsys: pytest.CaptureFixture[str]
) -> None:
    path, (one, other, *_) = made
    with pages.assistant.database.read() as session:
        blank = session.scalars(select(Questionnaire)).one().kept
    worlds, logs, first_is_first, times = [], [], 0, 24
    for turn in range(times):
        capsys.readouterr()
        said = [(one, "5"), (other, "1")] if turn % 2 else [(one, "1"), (other, "5")]
        for code, overall in said if turn % 4 < 2 else said[::-1]:  # whoever of them comes first
            assert fill(pages, path, code, overall=overall)[0] == 200
        worlds.append(everything(pages))
        logs.append(re.sub(r"[\d.:-]+", "", "".join(capsys.readouterr())))
        with pages.assistant.database.read() as session:
            pending = session.scalars(select(Questionnaire)).one().kept["pending"]
        came = said[0][1] if turn % 4 < 2 else said[1][1]
        first_is_first += pending[0]["overall"] == came
        rewind(pages, blank)
    assert all(each == worlds[0] for each in worlds), "the same rows, whoever said what and whoever came first"
    assert len(set(logs)) == 1
    assert 0 < first_is_first < times, "the order is that of chance: all alike once in eight million runs"


def test_the_order_of_answers_is_that_of_chance(pages: Pages, made: tuple[str, list[str]]) -> None:
    path, codes = made
    for place, code in enumerate(codes[:15]):
        fill(pages, path, code, overall=str(place // 5 + 1))
    with pages.assistant.database.read() as session:
        answers = session.scalars(select(Questionnaire)).one().kept["answers"]
    assert [each["overall"] for each in answers] != [str(place // 5 + 1) for place in range(15)]


def test_free_text_is_off_unless_it_is_allowed() -> None:
    text = {"key": "words", "title": "您的意见和建议", "type": "text"}
    with pytest.raises(ValueError, match="free_text"):
        QuestionnaireDefinition.model_validate({"key": "a", "title": "问卷", "questions": [text]})
    QuestionnaireDefinition.model_validate({"key": "a", "title": "问卷", "free_text": True, "questions": [text]})


def test_the_desk_is_led_to_the_page(pages: Pages) -> None:
    from tests.conftest import Conversation, HandClock

    clock = pages.assistant.clock
    assert isinstance(clock, HandClock)
    reply = Conversation(pages.assistant, clock).say("zhaoli", "问卷 交通局 30份")
    assert "制作并打印编码" in reply
    assert not CODE.search(reply.partition("href")[0])
    assert TOKEN.search(pages.visit("zhaoli").text("/questionnaires"))
