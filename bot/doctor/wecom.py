"""WeCom: secrets, token, trusted IP, agent id, the machine's clock; with the console's menu where each is mended."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from bot.config import WecomSettings
from bot.doctor.finding import Finding, bad, ok
from bot.doctor.probe import AWAY, Answer, Probe

APP = "应用管理 → 自建 → the app"
CLOCK_OFF = timedelta(seconds=60)
_CODES = {
    40001: ("wecom.secret", "wrong Secret", f"{APP} → Secret; into WECOM_SECRET, then restart"),
    40013: ("wecom.corp_id", "WeCom knows no such corp", "我的企业 → 企业信息 → 企业ID"),
    40091: ("wecom.secret", "the Secret belongs to another corp", f"{APP} → Secret"),
    41002: ("wecom.corp_id", "empty", "我的企业 → 企业信息 → 企业ID"),
    41004: ("wecom.secret", "empty", f"{APP} → Secret; into WECOM_SECRET"),
    40056: ("wecom.agent_id", "WeCom knows no such app", f"{APP} → AgentId"),
    301002: ("wecom.agent_id", "the Secret belongs to another app", f"{APP} → AgentId and Secret of the same app"),
    45009: (
        "wecom.token",
        "asked too often",
        "stop every process for an hour: many wrong Secrets get an address banned",
    ),
    48001: ("wecom.app", "the app may not do this", f"{APP} → 权限"),
    48006: ("wecom.app", "switched off as unused", f"{APP} → 启用"),
    50003: ("wecom.app", "switched off", f"{APP} → 启用"),
    60020: ("wecom.ip", "this machine's address is not trusted", f"{APP} → 企业可信IP; works after about a minute"),
    AWAY: (
        "wecom.base_url",
        "cannot be reached",
        "network, DNS and proxy of this machine; wecom.base_url in the config",
    ),
}


def of_code(answer: Answer) -> Finding:
    """What a refusal stands for."""
    key, text, do = _CODES.get(answer.code, ("wecom.app", "refused", "look the errcode up in WeCom's 全局错误码"))
    said = answer.problem or f"errcode {answer.code}"
    return bad(key, f"{text} ({said})", do)


def secrets_are_set(wecom: WecomSettings) -> Iterator[Finding]:
    """Every secret that serving needs."""
    wanted = {"secret": "WECOM_SECRET", "token": "WECOM_TOKEN", "encoding_aes_key": "WECOM_AES_KEY"}
    missing = [key for key in wanted if not getattr(wecom, key)]
    for key in missing:
        where = f"{APP} → {'Secret' if key == 'secret' else '接收消息 → 设置API接收'}"
        yield bad(f"wecom.{key}", "empty", f"{where}; into the environment as {wanted[key]}")
    if not missing:
        yield ok("wecom.secrets", "all three are set")


def check_app(probe: Probe, wecom: WecomSettings, now: datetime) -> Iterator[Finding]:
    """Token, trusted IP, agent id and clock; stops at the first refusal that stands in the way of the rest."""
    token = probe.log_in(wecom.corp_id, wecom.secret)
    yield from _clock(token, now)
    if token.code:
        yield of_code(token)
        return
    yield ok("wecom.token", "gettoken answers")
    address = probe.get("getcallbackip")
    if address.code:
        yield of_code(address)
        return
    yield ok("wecom.ip", "this machine's address is trusted")
    agent = probe.get("menu/get", agentid=str(wecom.agent_id))
    if agent.code not in (0, 46003):  # 46003: the app has no menu
        yield of_code(agent)
        return
    yield ok("wecom.agent_id", "belongs to the Secret")


def _clock(answer: Answer, now: datetime) -> Iterator[Finding]:
    if answer.date is None:
        return
    off = now - answer.date
    if abs(off) > CLOCK_OFF:
        ahead = "ahead of" if off > timedelta() else "behind"
        yield bad("clock", f"{abs(off.total_seconds()):.0f} s {ahead} WeCom's", "set up NTP (timedatectl set-ntp true)")
    else:
        yield ok("clock", "agrees with WeCom's to the minute")
