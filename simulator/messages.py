"""message/send and message/recall (contract §3.2, §3.5)."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from datetime import timedelta

from simulator import cards
from simulator.call import Call
from simulator.contents import Content, read_content
from simulator.limits import DAY, ApiError
from simulator.timeline import Shown

KINDS = {"text", "image", "voice", "video", "file", "textcard", "news", "markdown", "template_card"}
MOST_DUPLICATE_SECONDS = 14400
MOST_USERS, USERID_BYTES = 1000, 64


def send(call: Call) -> dict[str, object]:
    """Push one content to up to 1,000 members; errcode 0 does not mean that everybody saw it."""
    _check_agent(call)
    content = read_content(call, KINDS)
    userids, missing, answer = _targets(call)
    msgid = secrets.token_urlsafe(32)
    if not _repeated(call):
        corp = call.corp
        if not corp.app_rate.admit(corp.now().strftime("%Y-%m-%d"), corp.now(), len(userids)):
            raise ApiError(45009, "api freq out of limit")
        corp.recallable[msgid] = call.corp.now()
        if content.card is not None and cards.calls_back(content.card):
            if not call.corp.callback_url:
                raise ApiError(43012, "callback url required")
            call.corp.cards.keep(content.card, msgid, userids)
            answer["response_code"] = call.corp.cards.new_code(content.card["task_id"], call.corp.now())
        _show(call, userids, content, msgid)
    if missing:
        answer["invaliduser"] = "|".join(missing)
    return {**answer, "msgid": msgid}


def _check_agent(call: Call) -> None:
    agent = call.body.get("agentid")
    if agent is None:
        raise ApiError(41011, "missing agentid")
    if not isinstance(agent, int) or isinstance(agent, bool):
        raise ApiError(40056, "invalid agentid")
    if agent != call.corp.settings.agent_id:
        raise ApiError(301002, "not allow operate another agent with this accesstoken")


def _targets(call: Call) -> tuple[list[str], list[str], dict[str, object]]:
    """Return (userids to reach, lower-cased ones that cannot be, answer's other fields)."""
    users, parties, tags = (_split(call.string(name)) for name in ("touser", "toparty", "totag"))
    if not users and not parties and not tags:
        raise ApiError(82001, "All touser & toparty & totag empty")
    for names, most, code in ((users, MOST_USERS, 40032), (parties, 100, 82002), (tags, 100, 82003)):
        if len(names) > most:
            raise ApiError(code, f"more than {most} targets")
    if any(len(name.encode()) > USERID_BYTES for name in users):
        raise ApiError(40058, f"userid exceed max length {USERID_BYTES}")
    corp = call.corp
    if users == ["@all"]:
        return [member.userid for member in corp.members.values() if corp.visible(member.userid)], [], {}
    folded = list(dict.fromkeys(name.casefold() for name in users))
    found = [corp.member(name).userid for name in folded if corp.visible(name)]
    if not found:
        raise ApiError(81013, "user & party & tag all invalid")
    answer: dict[str, object] = {}  # the corp has neither departments nor tags: all of them are invalid
    if parties:
        answer["invalidparty"] = "|".join(parties)
    if tags:
        answer["invalidtag"] = "|".join(tags)
    return found, [name for name in folded if not corp.visible(name)], answer


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("|") if name.strip()]


def _repeated(call: Call) -> bool:
    """Tell whether this very body went out within the interval that it asks for itself."""
    if call.integer("enable_duplicate_check") != 1:
        return False
    interval = timedelta(seconds=min(call.integer("duplicate_check_interval", 1800), MOST_DUPLICATE_SECONDS))
    digest = hashlib.sha256(call.raw).digest()
    now = call.corp.now()
    before = call.corp.sent_bodies.get(digest)
    if before is not None and now - interval < before <= now:
        return True
    call.corp.sent_bodies[digest] = now
    return False


def _show(call: Call, userids: list[str], content: Content, msgid: str) -> None:
    corp = call.corp
    now = corp.now()
    shown: list[Shown] = []
    for userid in userids:
        row = content.shown_in(userid, now, msgid)
        (shown if corp.member_rate.admit(userid, now) else corp.silently_dropped).append(row)
    corp.timeline.append(shown)


def recall(call: Call) -> dict[str, object]:
    """Take a push back within 24 hours; raise ApiError 40058 for an unknown msgid, 42052 when it is too late."""
    msgid = call.string("msgid")
    sent_at = call.corp.recallable.get(msgid)
    if sent_at is None:
        raise ApiError(40058, "invalid Request Parameter")
    if call.corp.now() - sent_at > DAY:
        raise ApiError(42052, "cannot recall after 24 hours")
    call.corp.timeline.append(replace(row, recalled=True) for row in call.corp.timeline.with_msgid(msgid))
    return {}


def update_card(call: Call) -> dict[str, object]:
    """Change a card once per response_code: grey its buttons, or put another card in its place."""
    corp = call.corp
    users, everybody = call.strings("userids"), call.integer("atall") == 1
    if call.body.get("agentid") != corp.settings.agent_id:
        raise ApiError(42015, "invalid agentid")
    if not users and not everybody:
        raise ApiError(82101, "empty targets")
    if len(users) > MOST_USERS:
        raise ApiError(40032, f"more than {MOST_USERS} targets")
    button, card = call.part("button"), call.part("template_card")
    if not card and not button.get("replace_name"):
        raise ApiError(42018, "missing replace_name")
    if card:
        cards.check(card)
    sent = corp.cards.use(call.string("response_code"), corp.now())
    has_it = {each.casefold() for each in sent.targets}
    wrong = [each for each in users if each.casefold() not in has_it]
    if users and len(wrong) == len(users):
        raise ApiError(82102, "targets have no such message")
    new = card or {**sent.card, "replaced": button["replace_name"]}
    wanted = has_it if everybody else {each.casefold() for each in users}
    rows = [row for row in corp.timeline.with_msgid(sent.msgid) if row.chat.casefold() in wanted]
    corp.timeline.append(replace(row, card=new, text=cards.as_text(new), changed=True) for row in rows)
    return {"invaliduser": wrong}
