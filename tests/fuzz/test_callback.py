"""Whatever arrives by the callback or as a file is answered or refused in words."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import strategies as st

from bot.app import create_app
from documents.attachment import read_attachment
from documents.package import FormFileError
from storage.engine import Database
from tests.bot.wire import PATH, post, sign, text_xml, wire_config
from tests.conftest import HandClock, make_test_assistant
from tests.fuzz.harness import fuzz

XML_TEXT = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0]>"), max_size=300)
WORDS = st.lists(
    st.sampled_from(["会议通知", "定于", "11月27日", "下午3点", "三楼会议室", "党组会", "研究", "1.", "320万元", "报送", "台账", "撤回", "2026-0001", "记台账",
                     "今天", "统计", "导出", "第", "9" * 30, "，", "：", "\n", "²", "\u202e", "𠀀", "谁看过"]), max_size=12,
).map("".join)  # fmt: skip
WHO = st.sampled_from(["wangmin", "zhangwei", "zhaoli", "luren"])
NAMES = st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.jpg", "a.png", "a", ".docx", "表.DOCX"])


@pytest.fixture(scope="module")
def client(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    path = tmp_path_factory.mktemp("fuzz") / "assistant.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield create_app(make_test_assistant(database, HandClock(), wire_config())).test_client()
    database.close()


def test_any_body_is_refused_and_never_a_fault(client: FlaskClient) -> None:
    def check(body: bytes) -> None:
        assert client.post(PATH, data=body).status_code == 400
        assert client.post(PATH, query_string=sign("x"), data=body).status_code in (400, 403)

    fuzz("body", st.binary(max_size=400), check)


def test_any_address_is_refused_and_never_a_fault(client: FlaskClient) -> None:
    def check(query: dict[str, str]) -> None:
        assert client.post(PATH, query_string=query, data=b"x").status_code in (400, 403)
        assert client.get(PATH, query_string={**sign("x"), **query}).status_code in (400, 403)

    fuzz("address", st.dictionaries(st.sampled_from(list(sign("x"))), st.text(max_size=60)), check)


def test_any_text_is_answered_without_a_fault(client: FlaskClient, capsys: pytest.CaptureFixture[str]) -> None:
    def check(said: list[str]) -> None:
        assert post(client, text_xml(*said)).status_code == 200
        assert "fault" not in capsys.readouterr().out

    fuzz("text", st.tuples(WHO, st.one_of(WORDS, XML_TEXT)).map(list), check)


def test_any_inner_message_gets_200(client: FlaskClient) -> None:
    def check(inner: str) -> None:
        assert post(client, inner).status_code == 200
        assert post(client, f"<xml>{inner}</xml>").status_code == 200

    fuzz("inner", st.text(st.characters(blacklist_categories=("Cs",)), max_size=400), check)


def test_any_file_is_read_or_refused_in_words() -> None:
    def check(file: list[str]) -> None:
        with suppress(FormFileError):
            read_attachment(file[0], file[1].encode("latin-1"))

    content = st.one_of(st.binary(max_size=600), st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest))
    fuzz("file", st.tuples(NAMES, content.map(lambda each: each.decode("latin-1"))).map(list), check)
