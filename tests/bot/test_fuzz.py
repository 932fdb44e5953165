"""Whatever arrives is answered: generated callbacks, texts and files. FUZZ_EXAMPLES says how many of each (`make slow`)."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import create_app
from documents.attachment import read_attachment
from documents.package import FormFileError
from storage.engine import Database
from tests.bot.wire import PATH, post, sign, text_xml, wire_config
from tests.conftest import HandClock, make_test_assistant

FUZZED = settings(
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "100")), deadline=None, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
XML_TEXT = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\0]>"), max_size=300)
WORDS = st.lists(
    st.sampled_from(["会议通知", "定于", "11月27日", "下午3点", "三楼会议室", "党组会", "研究", "1.", "320万元", "报送", "台账", "撤回", "2026-0001", "记台账",
                     "今天", "统计", "导出", "第", "9" * 30, "，", "：", "\n", "²", "\u202e", "𠀀", "谁看过"]), max_size=12,
).map("".join)  # fmt: skip


@pytest.fixture(scope="module")
def client(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    path = tmp_path_factory.mktemp("fuzz") / "assistant.db"
    shutil.copy(sqlite_template, path)
    database = Database(f"sqlite:///{path}")
    yield create_app(make_test_assistant(database, HandClock(), wire_config())).test_client()
    database.close()


@FUZZED
@given(body=st.binary(max_size=400), query=st.dictionaries(st.sampled_from(list(sign("x"))), st.text(max_size=60)))
def test_any_body_is_refused_and_never_a_fault(client: FlaskClient, body: bytes, query: dict[str, str]) -> None:
    assert client.post(PATH, query_string=query, data=body).status_code in (400, 403)
    assert client.post(PATH, query_string={**sign("x"), **query}, data=body).status_code in (400, 403)


@FUZZED
@given(words=st.one_of(WORDS, XML_TEXT), who=st.sampled_from(["wangmin", "zhangwei", "zhaoli", "luren"]))
def test_any_text_is_answered_without_a_fault(
    client: FlaskClient, capsys: pytest.CaptureFixture[str], words: str, who: str
) -> None:
    assert post(client, text_xml(who, words)).status_code == 200
    assert "fault" not in capsys.readouterr().out


@FUZZED
@given(inner=st.text(st.characters(blacklist_categories=("Cs",)), max_size=400))
def test_any_inner_message_gets_200(client: FlaskClient, inner: str) -> None:
    assert post(client, inner).status_code == 200
    assert post(client, f"<xml>{inner}</xml>").status_code == 200


@FUZZED
@given(
    data=st.one_of(st.binary(max_size=600), st.binary(max_size=300).map(lambda rest: b"PK\x03\x04" + rest)),
    name=st.sampled_from(["a.pdf", "a.docx", "a.xlsx", "a.jpg", "a.png", "a", ".docx", "表.DOCX"]),
)
def test_any_file_is_read_or_refused_in_words(data: bytes, name: str) -> None:
    with suppress(FormFileError):
        read_attachment(name, data)
