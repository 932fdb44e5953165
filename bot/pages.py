"""The wiring of the page: loaded and registered when `server.public_url` is set, else there is no page at all."""

import base64
import hmac
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from urllib.parse import urlencode, urlsplit

from flask import Flask

from actions.common.context import Context
from actions.common.errors import UserError
from actions.common.trail import DOOR
from actions.talk.refusals import count_refusal
from bot.assistant import Assistant
from bot.background import make_client
from bot.faults import note_fault
from bot.metrics import REFUSED
from bot.wecom.client import WecomClient
from dashboard.frame.site import EXTENSION, Site
from dashboard.web import make_blueprint
from handlers.talk.refusal import refusal
from handlers.talk.registry import acts
from scheduler.deliver.channels import RefusedError, SendError

COOKIE = timedelta(days=7)  # the row of the session ends it after 12 idle hours


def register_pages(app: Flask, assistant: Assistant) -> None:
    """Put the pages into the application, under the path of `server.public_url`."""
    address = urlsplit(assistant.config.server.public_url or "")
    app.secret_key = session_key(assistant.config.wecom.encoding_aes_key)
    app.config.update(
        SESSION_COOKIE_NAME="lvze",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",  # the way back from WeCom is a top-level GET
        SESSION_COOKIE_SECURE=address.scheme == "https",
        SESSION_COOKIE_PATH=address.path.rstrip("/") or "/",
        PERMANENT_SESSION_LIFETIME=COOKIE,
        SESSION_REFRESH_EACH_REQUEST=False,
        SEND_FILE_MAX_AGE_DEFAULT=3600,
    )
    app.extensions[EXTENSION] = make_site(assistant)
    app.register_blueprint(make_blueprint(), url_prefix=address.path.rstrip("/") or None)


def session_key(aes_key: str) -> bytes:
    """The key that signs sessions: derived, so that one secret is enough and neither gives away the other."""
    return hmac.new(base64.b64decode(aes_key + "="), b"session of the page", "sha256").digest()


def make_site(assistant: Assistant) -> Site:
    """What the pages are given of this process."""
    rules = assistant.rules

    @cache
    def client() -> WecomClient:
        return make_client(assistant)  # when the first person logs in: it takes a while

    @contextmanager
    def open_context(userid: str, write: bool) -> Iterator[Context]:
        with assistant.database.write() if write else assistant.database.read() as session:
            context = assistant.context(session, userid)
            context.read[DOOR] = "page"
            yield context

    def refuse(userid: str, kind: str, text: str) -> str:
        with assistant.database.write() as session:
            count_refusal(assistant.context(session), assistant.key(userid.casefold(), text), kind)
        REFUSED.labels(kind).inc()
        return refusal(kind, rules.office).text

    return Site(
        rules=rules,
        public_url=rules.public_url or "",
        open=open_context,
        entrance=lambda back, state, inside: entrance(assistant, back, state, inside),
        login=lambda code: exchange(client(), code),
        refuse=refuse,
        fault=note_fault,
        usages=usages,
    )


def entrance(assistant: Assistant, back: str, state: str, inside: bool) -> str:
    """Where WeCom asks who it is: silently inside WeCom, by 扫码 in any other browser (contract §3.11)."""
    wecom = assistant.config.wecom
    if inside:
        query = {"appid": wecom.corp_id, "redirect_uri": back, "response_type": "code", "scope": "snsapi_base"}
        more = urlencode({**query, "state": state, "agentid": wecom.agent_id})
        return f"{wecom.oauth_url.rstrip('/')}/connect/oauth2/authorize?{more}#wechat_redirect"
    query = {"login_type": "CorpApp", "appid": wecom.corp_id, "agentid": str(wecom.agent_id), "redirect_uri": back}
    return f"{wecom.login_url.rstrip('/')}/wwlogin/sso/login?{urlencode({**query, 'state': state, 'lang': 'zh'})}"


def exchange(client: WecomClient, code: str) -> str | None:
    """Whose code it is; None for somebody outside the corp. Raises UserError that says what to do."""
    try:
        return client.get_login(code)
    except RefusedError as error:
        raise UserError("登录码已失效，请关闭本页，从企业微信的应用菜单重新打开。") from error
    except SendError as error:
        raise UserError("企业微信暂时没有回应，请稍后从应用菜单重新打开。") from error


def usages(roles: Collection[str]) -> list[tuple[str, str]]:
    """What these roles may say in chat, as 帮助 lists it."""
    return [(each.usage, each.summary) for each in acts() if each.usage and not each.roles.isdisjoint(roles)]
