"""Coming in and going out: OAuth inside WeCom, 扫码 on a desktop, links from chat, log-out (contract §3.11)."""

import re
import secrets

from flask import flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from actions.common.context import Context
from actions.common.errors import UserError
from actions.people import page_sessions
from actions.report import obligations
from actions.talk import one_time_links
from dashboard.frame.access import Part, local_path
from dashboard.frame.menu import menu
from dashboard.frame.site import site

blueprint = Part("entry", __name__)
_IN_WECOM = re.compile(r"wxwork|MicroMessenger", re.IGNORECASE)


@blueprint.shows("/")
def index(context: Context) -> ResponseReturnValue:
    """The first page of the person's menu."""
    return redirect(url_for(menu(context.me)[0].endpoint))


@blueprint.get("/login")
def login() -> ResponseReturnValue:
    """Send the browser to WeCom, which sends it back with a code."""
    session["state"] = secrets.token_hex(16)  # letters and digits only (§3.11)
    session["next"] = local_path(request.args.get("next", ""))
    back = site().public_url.rstrip("/") + _within(url_for("page.entry.come_back"))
    inside = _IN_WECOM.search(request.headers.get("User-Agent", "")) is not None
    return redirect(site().entrance(back, session["state"], inside))


def _within(path: str) -> str:
    """The part of our path behind the public address, which may have a path of its own."""
    return path.removeprefix(url_for("page.entry.index").rstrip("/"))


@blueprint.get("/login/return")
def come_back() -> ResponseReturnValue:
    """Whose code it is. An outsider gets an openid with errcode 0: only a userid of the member list comes in."""
    state, code = session.pop("state", ""), request.args.get("code", "")
    if not state or not secrets.compare_digest(state.encode(), request.args.get("state", "").encode()):
        raise UserError("登录没有完成，请关闭本页，从企业微信的应用菜单重新打开。")
    if not 0 < len(code.encode()) <= 512:
        raise UserError("登录码已失效，请关闭本页，从企业微信的应用菜单重新打开。")
    userid = site().login(code)
    goes_on = session.get("next", url_for("page.entry.index"))
    session.clear()
    if userid is None:
        return render_template("stranger.html"), 403
    with site().open(userid, True) as context:
        if context.actor is None:
            return render_template("stranger.html"), 403
        obligations.open_periods(context)  # what the first page lists has its rows
        session["userid"], session["token"] = context.me.userid, page_sessions.begin(context, _device())
        session.permanent = True
    return redirect(goes_on)


def _device() -> str:
    """What the browser says that it is, in the person's words."""
    agent = request.headers.get("User-Agent", "")
    where = "手机" if re.search(r"Mobile|Android|iPhone", agent) else "电脑"
    return f"{where}企业微信" if _IN_WECOM.search(agent) else f"{where}浏览器"


@blueprint.post("/logout")
def logout() -> ResponseReturnValue:
    """End the session on this device, and every copy of its cookie."""
    userid, token = session.get("userid"), session.get("token", "")
    session.clear()
    if userid is not None:
        with site().open(userid, True) as context:
            page_sessions.end(context, token)
    return render_template("bye.html")


@blueprint.shows("/sessions")
def sessions(context: Context) -> ResponseReturnValue:
    """Where this person is signed in."""
    this = page_sessions.find(context, session["token"])
    return render_template("sessions.html", rows=page_sessions.mine(context), this=this)


@blueprint.does("/sessions")
def end_others(context: Context) -> str:
    """End every other session of this person."""
    count = page_sessions.end_others(context, session["token"])
    flash(f"已结束其他{count}处登录。" if count else "没有其他登录。")
    return url_for("page.entry.sessions")


@blueprint.shows("/link/<token>")
def link(context: Context, token: str) -> ResponseReturnValue:
    """A link from chat: the form that it names, already filled; it counts as used when the form is sent."""
    row = one_time_links.open_link(context, token)
    return redirect(local_path(f"{url_for('page.entry.index').rstrip('/')}{row.page}?link={row.token}"))
