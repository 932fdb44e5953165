"""What a text says is not to be done, or was not done: «先别通过», «不用再催了», «还没审»."""

import re
from dataclasses import dataclass
from typing import Final

_FORBIDS: Final = r"别|甭|勿|不要|不用|不必|不需要|用不着|不能|不该|不应该?|不许|不准|不可|不想|先不|暂不|不"
_NOT_YET: Final = r"没有?|未"
_BETWEEN: Final = r"(?:再|急着|忙着|着急|先|给\S{0,5}?|能|要|把\S{1,6}?|被|去|往下|对外|直接|全部?|都)*"
_VERB: Final = (
    r"审核通过|通过|审[核批定]?|批[准复]?|同意|退[回掉]?|打回|催[办促]?|提醒|发[送出给]|发(?=[了吧。，,]|$)|送|免[报掉]?|停|撤[回销掉]?|删[掉除]?|取消|登记?|记(?!录)"
    r"|报[送上]?(?![告表])|交(?![通流办货付工底])|改[期]?|换|延期?|推迟?|推送|建群|导出?|布置|销号?|销假|请假|休假|出差|申请|调[走离动]?|增?加(?!强)|提出?(?![前高醒到升])|过(?=[吧了。，,]|$)"
)
_DENIAL: Final = re.compile(  # «要不要催», «催不催» ask; «不错» and «不少» praise and count
    rf"(?<![要能是好行可该用想])(?:(?P<forbids>{_FORBIDS})|(?:{_NOT_YET})){_BETWEEN}(?P<verb>{_VERB})"
)


@dataclass(frozen=True)
class Denied:
    """A verb that is denied: it `forbids` what is to come, or says that it has not been done."""

    verb: str
    forbids: bool


def denied(text: str) -> tuple[Denied, ...]:
    """The verbs that are denied wherever the text has them; one that it also bids is not among them."""
    found = [Denied(each["verb"], each["forbids"] is not None) for each in _DENIAL.finditer(text)]
    left = _DENIAL.sub("", text)
    return tuple(each for each in found if each.verb[0] not in left)


def before_denial(text: str, verbs: str) -> str | None:
    """What stands before the denial of a verb that begins with one of these characters; None where none is denied."""
    found = next((each for each in _DENIAL.finditer(text) if each["verb"][0] in verbs), None)
    return text[: found.start()] if found else None


def denies(text: str, verb: str) -> bool:
    """Whether this verb, or one that begins as it does, is denied in the text."""
    return any(each["verb"][0] == verb[0] for each in _DENIAL.finditer(text))


_IF: Final = re.compile(r"如果|(?<![纪主需重首概])要是|假如|倘若|万一")  # and not «纪要是»
_DAY_TO_COME: Final = r"明[天早晚]|后天|下周[一二三四五六日天]?|下个?[周月]"
_HOUR: Final = r"(?:[早上下中]午|早上|一早|晚上)?(?:\d{1,2}|[一二两三四五六七八九十]{1,3})?(?:[点:：]半?\d{0,2}分?)?(?:的时候|左右|[之以]?[前后])?"
_LATER: Final = re.compile(  # «明天再催», «下午三点催一下»: and not «明天交的催一下»
    rf"(?:{_DAY_TO_COME}|回头|晚点|过[几两]天|到时候?|等[^，,。；;]{{1,12}})再{_BETWEEN}(?:{_VERB})"
    rf"|(?:{_DAY_TO_COME}){_HOUR}(?:帮我|给我|麻烦|请|你|记得|就|先|再)*(?:催|提醒|通知|发)"
)
_BEFORE: Final = re.compile(
    rf"(?:{_VERB}|[去来]|参加|列席)过(?![来去程关])|(?:已经?|早就?|昨天|前天|上个?[月周])[^，,。；;\s]{{0,6}}(?:{_VERB})了"
)
_MAY: Final = re.compile(
    r"(?:可能|也许|或许|没准|说不定|听说|好像|恐怕|不一定|万一)[^，,。；;]{0,12}?(?:取消|推|延|改|换|挪|提前|不开|开不|停开|缓)"
)


def not_now(text: str) -> bool:
    """Whether what is spoken of is left for later, depends on something, or was done before: «明天再催», «上午催过了»."""
    return any(each.search(text) for each in (_IF, _LATER, _BEFORE))


def may_change(text: str) -> bool:
    """Whether a change of a meeting is only possible: «4号的会可能要推迟», «要是局长回不来，会就改到8号»."""
    return _IF.search(text) is not None or _MAY.search(text) is not None
