"""Web login: the page that hands out a code, and the exchange of the code (contract §3.11)."""

from __future__ import annotations

import re
import secrets
from datetime import timedelta
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from simulator.call import Call
from simulator.corp import Corp
from simulator.limits import ApiError
from simulator.records import Login

blueprint = Blueprint("oauth", __name__)
CODE_LIFETIME = timedelta(minutes=5)
STATE = re.compile(r"[a-zA-Z0-9]{0,128}")
OUTSIDER = "-"  # somebody who is not in the corp; no userid looks like this


@blueprint.get("/connect/oauth2/authorize")
@blueprint.get("/wwlogin/sso/login")
def authorize() -> AnyResponse:
    """Show who may be logged in as; WeCom would take the member who holds the phone (here: cookie sim_member)."""
    corp: Corp = current_app.extensions["corp"]
    problem = _problem(corp)
    if problem:
        return make_response(problem, 400)
    chosen = request.args.get("as")
    if chosen is None:
        current = request.cookies.get("sim_member", "").casefold()
        members = sorted(corp.members.values(), key=lambda member: member.userid.casefold() != current)
        return make_response(render_template("login.html", members=members, outsider=OUTSIDER, query=request.args))
    if chosen != OUTSIDER and chosen.casefold() not in corp.members:
        return make_response("60111 没有这个成员", 400)
    code = secrets.token_urlsafe(32)
    with corp.lock:
        corp.logins[code] = Login(None if chosen == OUTSIDER else corp.member(chosen).userid, corp.now())
    return redirect(_with_code(request.args["redirect_uri"], code, request.args.get("state", "")))


def _problem(corp: Corp) -> str | None:
    """Return what WeCom would show instead of the page."""
    target = urlsplit(request.args.get("redirect_uri", ""))
    if request.args.get("appid") != corp.settings.corp_id:
        return "-31027 appid 不正确"
    if request.args.get("agentid") not in (None, str(corp.settings.agent_id)):
        return "-31028 agentid 不正确"
    if target.scheme not in ("http", "https") or not target.netloc:
        return "50001 redirect_uri 不正确"
    if corp.settings.trusted_domain not in (None, target.netloc):
        return "50001 redirect_uri 与可信域名不一致"
    if not STATE.fullmatch(request.args.get("state", "")):
        return "state 只能是128个以内的字母和数字"
    return None


def _with_code(redirect_uri: str, code: str, state: str) -> str:
    parts = urlsplit(redirect_uri)
    query = [*parse_qsl(parts.query, keep_blank_values=True), ("code", code), ("state", state)]
    return urlunsplit(parts._replace(query=urlencode(query)))


def getuserinfo(call: Call) -> dict[str, object] | Response:
    """Tell whose code it is, once and within five minutes; an outsider gets an openid and errcode 0 all the same."""
    login = call.corp.logins.get(call.query.get("code", ""))
    if login is None:
        raise ApiError(40029, "invalid code")
    if login.used:
        raise ApiError(42022, "code has been used")
    login.used = True
    if call.corp.now() - login.at > CODE_LIFETIME:
        raise ApiError(42003, "oauth_code expired")
    if login.userid is None:
        return {"openid": "o-outsider-0001", "external_userid": "wm-outsider-0001"}
    return {"userid": login.userid}
