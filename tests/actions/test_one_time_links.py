"""A form counts once, on both engines, also when it is sent twice at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from actions.common.errors import UserError
from actions.talk import one_time_links
from bot.assistant import Assistant
from storage.models import OneTimeForm, TrailEntry
from tests.conftest import HandClock

TOKEN = "t" * 32


def send(assistant: Assistant, token: str = TOKEN, userid: str = "wangmin", *, fails: bool = False) -> str | None:
    """What sending a form does: the first leaves a row and its path, each later one is given that path."""
    with assistant.database.write() as session:
        context = assistant.context(session, userid)
        earlier = one_time_links.claim(context, token)
        if fails:
            raise UserError("请核对后重新提交。")
        if earlier is None:
            session.add(TrailEntry(at=context.now, actor=userid, act="sent"))
            one_time_links.settle(context, token, "/done")
        return earlier


def test_two_at_once_leave_one_row(assistant: Assistant) -> None:
    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda _place: send(assistant), range(12)))
    assert sorted(answers, key=str) == ["/done"] * 11 + [None]
    with assistant.database.read() as session:
        assert session.scalar(select(func.count(TrailEntry.id)).where(TrailEntry.act == "sent")) == 1


def test_what_failed_may_be_sent_again(assistant: Assistant) -> None:
    with pytest.raises(UserError):
        send(assistant, fails=True)
    assert send(assistant) is None


def test_old_tokens_are_forgotten(assistant: Assistant, clock: HandClock) -> None:
    send(assistant)
    clock.time += timedelta(days=8)
    send(assistant, "u" * 32)
    with assistant.database.write() as session:
        one_time_links.forget(assistant.context(session))
    with assistant.database.read() as session:
        assert list(session.scalars(select(OneTimeForm.token))) == ["u" * 32]
