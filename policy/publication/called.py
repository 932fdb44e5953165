"""A meeting that the group calls: who calls it, and whom it invites (domain.md M10)."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from policy.publication.audience import Audience, Named, read_audience
from policy.publication.definition import PublicationDefinition
from policy.publication.wish import DAY, REPORTS, Wish, meeting_kind, meeting_of
from policy.text.lazy import lazily

_CALL: Final = lazily(r"(?P<when>[^，,。请让叫]{0,16}?)(?:请|让|叫|召集|组织|通知)(?P<rest>.+)", re.DOTALL)
_INVITES: Final = lazily(
    r"(?:(?:会议)?通知[\s：:，,]*)?(?P<what>.+?)[，,；;。\s]*(?:请|要求)(?P<who>[^，,。；;请]{2,40}?)(?:同志)?(?:准时|按时|务必|届时|都)*"
    r"(?:参加|出席|到会|参会|与会)[。]?",
    re.DOTALL,
)
_ATTENDS: Final = lazily(  # a clause: «各单位都来», «联络员参加»
    r"(?P<who>[^：:\s]{2,40}?)(?:同志)?们?(?:都|也|全|要|请|务必|必须|得|准时|按时|届时|派人|各派一人)*(?:来|到(?:会|场|齐)?|参加|参会|出席|与会)(?:一下|吧)?"
)
_OF_ROLE: Final = lazily(  # «开个联络员会»
    r"(?P<who>(?:各|全体|所有)?(?:单位|部门|局)?的?(?:联络员|班子成员|主要负责人|一把手|分管领导|机关纪委))(?:工作|全体|座谈|碰头)?会(?!议?(?:室|精神|纪要|材料))"
)
_HOLDS: Final = lazily(r"[开召办定](?:一?[个次场])?[^，,。；;\s]{0,8}会(?!议?(?:室|精神|纪要|材料))")
_PARTS: Final = lazily(r"[，,；;。\n]")
_OWN_MEETING: Final = lazily(r"党组|党委|办公会|班子会|局务会|研究|审议|议题")  # what a department decides in


def called(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«周五上午请各局分管领导来组里会商», «让联络员下周一来培训»: a meeting that the group calls."""
    call = _CALL.fullmatch(said)
    found = read_audience(call["rest"], named()) if call else None
    if call is None or found is None or not found[0].parts or REPORTS.match(found[1]):
        return None
    text = f"{call['when']}{found[1]}".strip()
    each = meeting_of(text, definitions)
    return Wish(each, found[0], text) if each else None


def invited(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«12月1日下午3点在三楼会议室召开工作会议，请各单位联络员参加»: a meeting of the group's, not one that a department decides in."""
    found = _INVITES.fullmatch(said)
    each = meeting_of(found["what"], definitions) if found and not _OWN_MEETING.search(said) else None
    to = read_audience(found["who"], named()) if found and each else None
    if found is None or each is None or to is None or to[1] or not to[0].parts:
        return None
    return Wish(each, to[0], found["what"].strip())


def attended(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«明天上午开个联络员会，8:30，二楼，各单位都来»: who comes is a clause of its own, or in the meeting's name."""
    if _OWN_MEETING.search(said) or not (_HOLDS.search(said) and DAY.search(said)):
        return None
    clauses = _PARTS.split(said)
    named_so = [(each, found["who"]) for each in clauses if (found := _ATTENDS.fullmatch(each.strip()))]
    named_so += [(each, each) for each in clauses]  # «各局主要负责人»
    named_so += [("", found["who"]) for found in [_OF_ROLE.search(said)] if found]
    for clause, who in named_so:
        to = read_audience(who.strip(), named())
        if to is not None and to[0].parts and not to[1] and (who is not clause or _many(to[0])):
            text = "，".join(each.strip() for each in clauses if each.strip() and each != clause)
            return Wish(meeting_kind(text, definitions), to[0], text)
    return None


def _many(to: Audience) -> bool:
    """«各局主要负责人»: a clause that names nobody but many is whom a meeting is for."""
    return any(each.kind in ("units", "everybody") for each in to.parts)


def invited_of(whole: str, text: str, named: Callable[[], Named]) -> Audience | None:
    """«各单位 …开部署会，请主要负责人参加»: of those addressed whoever is invited; None where nobody is."""
    found = _INVITES.fullmatch(text)
    to = read_audience(f"{whole.strip(' ：:，,')}{found['who']}", named()) if found else None
    return to[0] if to and to[0].parts and not to[1] else None
