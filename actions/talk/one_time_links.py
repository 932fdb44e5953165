"""Forms that count once: a link from chat opens one already filled, and sending any form twice makes one record."""

import secrets
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, update

from actions.common.context import Context
from actions.common.errors import UserError
from storage.base import insert_if_absent
from storage.models import OneTimeForm

LIFETIME = timedelta(days=1)  # of a link, as of an open question in chat
KEPT = timedelta(days=7)
_DRAFT = "draft:"  # before the path of the form that a draft is of

__all__ = ["OneTimeForm"]


def new_token() -> str:
    """A token that nobody can guess, for one rendering of a form."""
    return secrets.token_urlsafe(24)


def make_link(context: Context, page: str, fields: Mapping[str, str]) -> str | None:
    """An address that opens the form at `page` for this person, once and within a day, filled with `fields`.

    None when no page address is configured: then the reply names the paper way.
    """
    if context.rules.public_url is None:
        return None
    row = OneTimeForm(
        token=new_token(),
        userid_key=context.userid.casefold(),
        page=page,
        fields=dict(fields),
        made_at=context.now,
        expires_at=context.now + LIFETIME,
    )
    context.session.add(row)
    return f"{context.rules.public_url.rstrip('/')}/link/{row.token}"


def keep(context: Context, fields: Mapping[str, Any], token: str = "") -> str:
    """Keep what a form has shown until it is confirmed, for this person alone; gives the token of the confirmation."""
    token, until = token or new_token(), context.now + LIFETIME
    kept = {"token": token, "userid_key": context.userid.casefold(), "made_at": context.now, "expires_at": until}
    context.session.add(OneTimeForm(fields=dict(fields), **kept))
    return token


def look(context: Context, token: str) -> Mapping[str, Any]:
    """What `keep` was given; nothing for another person's token, or after a day."""
    row = context.session.get(OneTimeForm, token)
    if row is None or row.userid_key != context.userid.casefold() or row.expires_at <= context.now:
        return {}
    return dict(row.fields)


def kept(context: Context, token: str) -> Mapping[str, Any]:
    """What `look` gives, and forgotten with this."""
    if fields := look(context, token):
        context.session.get_one(OneTimeForm, token).fields = {}
    return fields


def keep_draft(context: Context, page: str, fields: Mapping[str, str]) -> None:
    """Keep what was typed into the form at `page` until it is sent, at most 7 days; it takes the place of the draft before."""
    forget_draft(context, page)
    row = OneTimeForm(
        token=new_token(), userid_key=context.userid.casefold(), page=f"{_DRAFT}{page}", fields=dict(fields),
        made_at=context.now, expires_at=context.now + KEPT,
    )  # fmt: skip
    context.session.add(row)


def draft(context: Context, page: str) -> OneTimeForm | None:
    """The person's draft of the form at `page`."""
    query = select(OneTimeForm).where(_is_draft(context, page), OneTimeForm.expires_at > context.now)
    return context.session.scalar(query)


def forget_draft(context: Context, page: str) -> None:
    """The form was sent, or its draft is not wanted any more."""
    context.session.execute(delete(OneTimeForm).where(_is_draft(context, page)))


def _is_draft(context: Context, page: str) -> ColumnElement[bool]:
    return and_(OneTimeForm.userid_key == context.userid.casefold(), OneTimeForm.page == f"{_DRAFT}{page}")


def open_link(context: Context, token: str) -> OneTimeForm:
    """The form behind a link; raises UserError that says what to do when it is expired, sent or another person's."""
    row = context.session.get(OneTimeForm, token)
    if row is None or row.userid_key != context.userid.casefold() or not row.page.startswith("/"):
        raise UserError("该链接无效，或不是发给您的。请在企业微信中打开最近一条消息里的链接，或从菜单进入填写。")
    if row.used_at is not None:
        raise UserError("该链接的内容已经提交，无需重复提交。如需更正，请从“我的待办”进入办理。")
    if row.expires_at <= context.now:
        raise UserError("该链接已超过24小时，请从菜单进入填写，或在企业微信中重新获取链接。")
    return row


def claim(context: Context, token: str) -> str | None:
    """Take the token of a form that is being sent. None: go on; else the path of what the first sending made."""
    key = context.userid.casefold()
    fresh = OneTimeForm(
        token=token, userid_key=key, made_at=context.now, expires_at=context.now + LIFETIME, used_at=context.now
    )
    if not 20 <= len(token) <= 64:
        raise UserError("页面内容不完整，请返回后重新打开再提交。")
    if context.session.get(OneTimeForm, token) is None and insert_if_absent(context.session, fresh):
        return None
    taken = (
        update(OneTimeForm)
        .where(OneTimeForm.token == token, OneTimeForm.userid_key == key, OneTimeForm.used_at.is_(None))
        .values(used_at=context.now)
    )
    if context.session.execute(taken.returning(OneTimeForm.token)).first() is not None:
        return None
    row = context.session.get_one(OneTimeForm, token, populate_existing=True)
    if row.userid_key != key:
        raise UserError("页面内容不完整，请返回后重新打开再提交。")
    return row.result


def was_sent(context: Context, token: str) -> bool:
    """Whether this person has already sent the form: then it goes on to what it made, whatever has changed since."""
    row = context.session.get(OneTimeForm, token)
    return row is not None and row.used_at is not None and row.userid_key == context.userid.casefold()


def settle(context: Context, token: str, result: str) -> None:
    """Keep the path that shows what sending the form made, for whoever sends it again."""
    context.session.get_one(OneTimeForm, token).result = result


def forget(context: Context) -> None:
    """Remove what nobody will send again."""
    context.session.execute(delete(OneTimeForm).where(OneTimeForm.made_at < context.now - KEPT))
