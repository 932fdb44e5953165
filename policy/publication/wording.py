"""What the office says that it wants to send: the kind by its word, the audience, the text (domain.md M10, M14, M15)."""

import re
from collections.abc import Callable, Sequence
from typing import Final

from policy.publication.audience import Audience, Named, Part, read_audience
from policy.publication.called import attended, called, invited, invited_of
from policy.publication.definition import PublicationDefinition
from policy.publication.wish import NOTICE, REPORTS, Wish, kind_named, kind_of, wished
from policy.text.asking import is_question
from policy.text.compare import tidy
from policy.text.lazy import lazily

_LETTER: Final = 6  # characters of a text behind «各单位：»
IN_CHAT: Final = "群"  # as an audience's unknown name: which chat is asked
_REFUSES: Final = lazily(r"(?:先|都|暂时?|这次|也)*(?:别|不用|不要|不必)")  # «别发给教育局»
_SHORT: Final = 2  # 通知, 告诉: words that begin much else, where nobody is named behind them
_ASIDE: Final = lazily(r"^(?:请|麻烦|帮我|帮忙|再|我要|我想|现在)+(?=\S)")
_OF_DEPARTMENT: Final = lazily(r"请(?:派驻|纪检|监察)组|派驻组(?:领导)?(?:派员|参加|参会|列席)|我[局委院办]|我单位")
_FROM_LIBRARY: Final = lazily(  # «元旦快到了准备一条廉政短信»
    r"(?!.*(?:统计|情况|记录|[几多]少?[期条次]|收到|撤))[^：:给]{0,24}?(?:廉政|廉洁)(?:提醒|提示|短信|信息|寄语)"
    r"[^：:给]{0,8}?(?:给(?P<to>\S{2,20}?))?[。]?"
)
_BE_CLEAN: Final = lazily(  # «元旦前提醒大家廉洁过节»
    r"(?:\S{2,6}?(?:前|期间|节))?(?:提醒|叮嘱|嘱咐)(?:一下)?(?P<to>\S{1,16}?)(?:要|都|注意|务必)*(?:廉洁|清廉|廉政|守纪)(?:过\S{0,2}[节年]|自律|从政)?[。]?"
)
_GIVE: Final = lazily(r"(?:请)?(?:给|向|对)(?P<rest>.+)", re.DOTALL)
_SEND: Final = lazily(r"\s*(?:发|发送|下发|印发|发布)(?:一?下|出)?(?:一?[个条份篇])?(?P<rest>.*)", re.DOTALL)
_THING: Final = lazily(r"(?:提醒|消息|信息|短信|微信|话)(?=[\s：:，,])")  # what is sent without a kind's name
_TELL: Final = lazily(r"(?:给|跟|和|同|与|向|对)(?P<rest>.+)", re.DOTALL)
_SAYS: Final = lazily(  # «跟各单位说一声，……», «给联络员提个醒：……»
    r"\s*(?:都|再|也)*(?:说|讲|通知|交代|打|知会|带|捎|传|提)(?:一?[个句])?(?:招呼|话|醒|清楚)?(?:一?[声下]|(?=[\s：:，,。]))[\s：:，,。]*(?P<rest>.+)",
    re.DOTALL,
)
_AFTER: Final = lazily(  # «明天停电，跟各单位说一声»
    r"(?P<rest>\S.*?)[，,。；;\s]+(?:请|麻烦|帮我|帮忙|你)*(?:(?:给|跟|和|同|与|向)(?P<whom>\S{2,20}?)(?:都|再|也)*(?:说|讲|通知|交代|打|知会|带|捎|传)(?:一?[个句])?(?:招呼|话)?(?:一?[声下])?"
    r"|(?:通知|告诉|转告|告知)(?:一?下)?(?P<to>\S{2,20}?)(?:一?[声下])?)[。]?",
    re.DOTALL,
)
_HEEDS: Final = lazily(  # «所有单位主要负责人注意：……»
    r"(?:同志)?们?(?:请|都|务必|要)*注意(?:了|一下)?[\s：:，,。]+(?P<rest>.+)", re.DOTALL
)
_ADDRESSES: Final = lazily(r"注意|[：:]")
_HANDS: Final = lazily(  # «把这个转给所有联络员：……», «下发一个学习材料给各单位：……»
    r"(?P<what>[^：:，,。]{0,30}?(?:转发|转达|传达|下发|印发|群发|推送|发布|发送|转|发)(?:一?[下个条份篇则期]|出去|下去)*[^：:，,。]{0,16}?)(?:给|到|至)(?P<rest>.+)",
    re.DOTALL,
)
_ABOUT: Final = lazily(  # «把元旦封车的事知会各局联络员，29号前回话»
    r"(?:把|将)(?P<what>[^：:。]{2,60}?)(?:的(?:事情?|情况|安排|要求)|一事)(?:再|都|统一|尽快)*"
    r"(?:(?:知会|通知|告知|告诉|转告|传达)(?:一?[声下])?(?:给|到|至)?|(?:给|跟|向|和))(?P<rest>.+)",
    re.DOTALL,
)
_SAID_TO: Final = lazily(r"(?:都|再)*(?:说|讲|通知|交代|打|知会)(?:一?[声下个]|清楚)?(?:招呼)?[，,。\s]*")
_CHAT: Final = lazily(  # «群里说一声，……», «在联络员群里发个通知：……»
    r"(?:[在到往去]|发[到在]?)?(?P<name>[^，,。：:\s]{0,12}?)(?:工作|大)?群(?:里面?|中|内)?(?:再|统一|都|帮忙)*"
    r"(?:[说讲提通发告转喊][知话醒布示]?|吱)(?:一?[声下条个份则])?(?:招呼|通知|消息|公告|提醒)?[\s：:，,]+(?P<rest>\S.+)",
    re.DOTALL,
)
_BIDS: Final = lazily(r"(?:让|叫|请|麻烦)(?P<rest>.+)", re.DOTALL)
_COMES: Final = lazily(r"\s*(?:尽快|抓紧|马上|抽空|有空|明天|今天|下午|上午)*(?:给|跟|来|到|过来|回|联系|带)")
_WORK: Final = lazily(r"报|交|整改|补|修改|填|办结|台账|清单")  # what is owed is reminded of or assigned
_ME: Final = lazily(r"(?<=[给跟找系到])我(?!们|[局委院办])")
_OFFICE: Final = "综合科"
_ALONE: Final = lazily(
    r"(?:群发|发|转发|下发)(?:一?[个条份篇则期])(?:消息|信息|短信|通知)?[\s：:，,]+(?P<rest>.+)", re.DOTALL
)
_LEADS: Final = lazily(
    r"(?:^|[给向跟对让请叫喊约把和]|通知|告诉|告知|转告|转达|提醒|(?:转|下|印)?发[给到至]?)(?=(?P<to>.+))", re.DOTALL
)
_PLACES: Final = lazily(r"(?:^|[，,。；;：:\s]|[前内]|请|让|叫|由)(?=(?P<to>\S.+))", re.DOTALL)
_BIDDEN: Final = lazily(r"(?:把|将|都|要|请|务必|必须|须|应|得|抓紧|尽快|认真|做好|派|报|交|来|到|补|填|按)")
_BEHIND: Final = lazily(r"[：:]\s*(?P<text>.+)", re.DOTALL)
_FRAME: Final = lazily(  # «发个廉政提醒，内容是……», «要他们签收：……»: said of the text, and no part of it
    r"(?:[^：:，,。]{0,14}(?:提醒|提示|通知|消息|短信)[，,：:])?(?:内容|大意|意思)(?:就?是|为|如下|这样写)[\s：:，,]*"
    r"|(?:要|请|让|叫)?(?:他们|大家|各位|对方)?(?:都|务必)?(?:要|必须)?(?:签收|回执|回复收到)(?:一?下)?\s*[：:]\s*"
)
_FRAMED: Final = lazily(
    r"[，,。；;\s]+(?:麻烦|请|你)*(?:帮我|帮忙|替我|给我|你)(?:通知|转告|发|告知|告诉|说)(?:一?[下声])?(?:他们|大家|出去|吧|了)*[。]?$"
    r"|[，,]\s*看看?(?:谁|哪[个些]\S{0,3}?)(?:来不了|能来|去不了|不能来|不来)[。]?$"
)
_HOUR: Final = lazily(r"[上下中]午|晚上|[\d一二三四五六七八九十]\s*[点:：时]")


def read_wish(text: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """What a text wants to send; None where it wants nothing of that, or is a department's own notice.

    Who can be `named` is looked up only where the words may name somebody.
    """
    whole = tidy(text).strip()
    said = _ASIDE.sub("", whole)
    if _OF_DEPARTMENT.search(said) or refuses(said) or is_question(said):
        return None
    return (
        _library(said, definitions, named)
        or _by_word(said, definitions, named)
        or _given(said, definitions, named)
        or _in_chat(said, definitions, named)
        or _told(said, definitions, named)
        or _told_after(said, definitions, named)
        or _told_about(said, definitions, named)
        or _handed(said, definitions, named)
        or called(said, definitions, named)
        or called(whole, definitions, named)  # «请水利局的联络员明天来开会»: 请 is the verb
        or invited(whole, definitions, named)
        or attended(whole, definitions, named)
        or _bidden(whole, definitions, named)
        or _nobody_named(said, definitions)
    )


def unframed(text: str) -> str:
    """The text that is sent, without what was only said of it."""
    found = _FRAME.match(text)
    return _FRAMED.sub("", text[found.end() :] if found else text)


def refuses(said: str) -> bool:
    """«别发给教育局», «不要给水利局发通知»: nothing is to be sent."""
    return _REFUSES.match(said.strip()) is not None


def read_freely(text: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish:
    """What words that surely want to send something say of it: whom, where the words before tell that it is the addressee, and what stands behind."""
    said = tidy(text).strip()
    found = (read_audience(at["to"], named()) for at in _LEADS.finditer(said))
    to = next((each for each in found if each and each[0].parts), None)
    behind = _BEHIND.search(said)
    words = behind["text"] if behind else to[1] if to and len(to[1]) >= _LETTER else ""
    return wished(kind_named(said, definitions), to[0] if to else None, words, definitions)


def addressed_within(text: str, named: Named) -> Audience | None:
    """Whom a text bids in its middle: «周四前各单位把台账本交上来»; None where it bids nobody by name."""
    found = (read_audience(at["to"], named) for at in _PLACES.finditer(text))
    return next((each[0] for each in found if each and each[0].parts and _BIDDEN.match(each[1])), None)


def _library(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«发一条节前廉洁提醒给大家», «廉政提醒发一下»: one of the library's texts, which is chosen then."""
    each = next((each for each in definitions if each.library), None)
    found = (_FROM_LIBRARY.fullmatch(said) or _BE_CLEAN.fullmatch(said)) if each else None
    if each is None or found is None:
        return None
    to = read_audience(found["to"], named()) if found["to"] else None
    return Wish(each, to[0] if to and to[0].parts else None, "")


def _by_word(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«发通知 各单位 ……», «通知各单位联络员……»; «发通知 ……» names nobody: the kind's own audience, or it is asked for."""
    begins = {
        word: each
        for each in definitions
        for word in (*each.words, *(each.about if _HOUR.search(said) else ()))  # «调度会 各单位 后天上午9点 三楼会议室»
    }
    for word, each in sorted(begins.items(), key=lambda pair: -len(pair[0])):
        if not said.startswith(word):
            continue
        rest = said[len(word) :]
        rest = rest.removeprefix("会") if word in each.about else rest
        found = read_audience(rest, named())
        if found is not None and found[0].minus and REPORTS.match(found[1]):
            return None  # «通知到除教育局以外的单位，11月30日前上报……»: a report is assigned
        if found is not None:
            kind = kind_of(found[1], each, definitions)
            to = invited_of(rest.removesuffix(found[1]), found[1], named) if kind.expects == "attendance" else None
            return Wish(kind, to or found[0], found[1])
        if word in each.words and len(word) > _SHORT and (not rest.strip() or rest[0] in " ：:，,\n"):
            text = rest.strip(" ：:，,\n")
            return Wish(kind_of(text, each, definitions), None, text)
    return None


def _told(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«跟各单位说一声，……», «各单位注意，……», «各单位：……»."""
    tell = _TELL.fullmatch(said)
    to = read_audience(tell["rest"] if tell else said, named()) if tell or _ADDRESSES.search(said) else None
    if to is None or not to[0].parts:
        return None
    says = (_SAYS if tell else _HEEDS).fullmatch(to[1])
    if says is None and tell is None and _is_addressed(said, to):
        return wished(None, to[0], to[1], definitions)
    return wished(None, to[0], says["rest"], definitions) if says else None


def _told_after(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«明天停电，跟各单位说一声»: the text first, then whom it is for."""
    found = _AFTER.fullmatch(said)
    to = read_audience(found["whom"] or found["to"], named()) if found else None
    if found is None or to is None or to[1] or not to[0].parts or len(found["rest"]) < _SHORT:
        return None
    return wished(None, to[0], found["rest"], definitions)


def _in_chat(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«群里说一声，……»: to the chat that is named, to the only one, or it is asked which."""
    found = _CHAT.fullmatch(said)
    if found is None:
        return None
    fits = sorted(each for each in named().chats if found["name"] in each)
    to = Audience((Part("chat", fits[0]),)) if len(fits) == 1 else Audience(unknown=IN_CHAT)
    return wished(None, to, found["rest"], definitions)


def _is_addressed(said: str, to: tuple[Audience, str]) -> bool:
    """«各单位：……», as a letter begins."""
    many = all(part.kind in ("units", "everybody", "below") for part in to[0].parts)
    return many and len(to[1]) >= _LETTER and said.removesuffix(to[1]).rstrip().endswith(("：", ":"))


def _handed(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«把这个转给所有联络员：……»: what is said behind the addressee by itself is the text."""
    hand = _HANDS.fullmatch(said)
    to = read_audience(hand["rest"], named()) if hand else None
    if hand is None or to is None or not to[0].parts:
        return None
    if to[1] and hand["rest"].removesuffix(to[1])[-1] not in " ：:，,\n":  # «发给教育局的通知……» speaks of one
        return None
    return wished(kind_named(hand["what"], definitions), to[0], to[1], definitions)


def _told_about(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«把元旦封车的事知会各局联络员，29号前回话»: the matter is the text, with what is said behind the addressee."""
    found = _ABOUT.fullmatch(said)
    to = read_audience(found["rest"], named()) if found else None
    if found is None or to is None or not to[0].parts:
        return None
    more = _SAID_TO.sub("", to[1], count=1).lstrip("，,。")
    return wished(None, to[0], "，".join(filter(None, (found["what"], more))), definitions)


def _bidden(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«让教育局的联络员给我回个电话»."""
    bid = _BIDS.fullmatch(said)
    to = read_audience(bid["rest"], named()) if bid else None
    if to is None or not to[0].parts or not _COMES.match(to[1]) or _WORK.search(to[1]):
        return None
    return wished(None, to[0], f"请{_ME.sub(_OFFICE, to[1])}", definitions)


def _nobody_named(said: str, definitions: Sequence[PublicationDefinition]) -> Wish | None:
    """«群发一条：……»: whom it is for is asked."""
    found = _ALONE.fullmatch(said)
    return wished(kind_named(said, definitions), None, found["rest"], definitions) if found else None


def _given(said: str, definitions: Sequence[PublicationDefinition], named: Callable[[], Named]) -> Wish | None:
    """«给全体联络员发个通知：……»."""
    give = _GIVE.fullmatch(said)
    found = read_audience(give["rest"], named()) if give else None
    send = _SEND.fullmatch(found[1]) if found else None
    if found is None or send is None:
        return None
    rest = send["rest"].strip()
    if library := _library(rest, definitions, named):  # «给大家发一条元宵节廉政提醒»
        return Wish(library.definition, found[0], "")
    titles = {
        name: each
        for each in definitions
        for name in (each.title, each.title.removesuffix("通知"), *each.words)
        if name
    }
    thing = _THING.match(rest)
    title = next((name for name in sorted(titles, key=len, reverse=True) if rest.startswith(name)), None)
    if title is None and thing is None:
        return None
    kind = titles[title] if title else next(each for each in definitions if each.key == NOTICE)
    text = rest[len(title or (thing[0] if thing else "")) :].lstrip(" ：:，,。")
    return Wish(kind_of(text, kind, definitions), found[0], text)
