"""«30号太晚了，27号», «是5个人不是3个», «时间改成下午三点»: values that a few words put in place of those said before, and whom a clause holds back."""

from typing import Final, NamedTuple

from policy.text.lazy import lazily

_N: Final = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_HALF: Final = r"(?:上午|下午|早上|晚上|中午)"
_WEEKDAY: Final = r"(?:周|星期|礼拜)[一二三四五六日天]"
_DAY: Final = (
    rf"(?:(?:{_N}月)?{_N}[日号]|{_N}月\d{{1,2}}|(?:[上下本这]个?)?{_WEEKDAY}|今[天日]|大?[明后昨]天|前天|月[底末])"
)
_CLOCK: Final = rf"(?:{_HALF}?{_N}(?:[点时](?:半|整|[一三]刻|{_N}分?)?|[:：]\d\d))"
_SUM: Final = r"(?:\d+(?:\.\d+)?[千百十]?[万亿]元?)"
_COUNT: Final = rf"(?:{_N}(?:个?人次?|[名位个家件条份次]))"
_KINDS: Final = tuple(lazily(each) for each in (_SUM, _DAY, _CLOCK, _COUNT))
_NUMBER: Final = lazily(_N)
_PREFIX: Final = lazily(rf"{_N}月(?={_N})|{_HALF}|[上下本这]个?(?=周|星期|礼拜)")
_VALUE: Final = rf"(?:{_SUM}|{_DAY}|{_CLOCK}|{_COUNT})"
_LEAD: Final = r"(?:(?:不对|(?:我?[说写记弄搞看打]|日期|时间|人数)?错了|改了|等一?下|等等|哦|嗯|哎|更正|[改换]一?下|日期|时间|日子|截止|期限|人数|金额|[就也])+[啊呀，,。：:\s]*)*"
_RIGHT: Final = lazily(
    rf"{_LEAD}(?:(?:不是|别)?(?P<old>{_VALUE}|(?<=不是)\d{{1,2}})的?(?:太[晚早迟赶紧急多少]|不行|来不及|不合适|不对|有点[晚早紧赶]|错)*[了吧]*[，,\s]+)?"
    rf"(?:(?P<of>[一-龥]{{2,5}})(?=是|[改换]))?(?:还是|那就|就|应该?|而|[只才]|是|[改换调放推提定宽延缓挪学写算填去请][迟前后]?)*[成为到在至]?(?P<new>{_VALUE}(?:的?[，,、\s]*{_VALUE})*)"
    rf"(?:吧|[了的]|以?前|就行|就好|算了|好了|才对|为准|为?止|截止|起|开始?|结束)*(?:[，,\s]*不是(?P<not>{_VALUE})[的了]?)?[。]?"
)
_CLAUSES: Final = lazily(r"[，,。；;\n]")
_HELD: Final = lazily(
    r"(?:先|暂时?|就)*(?:压|放|搁|缓|等|留|停)(?:[一着住后]|$)|暂[缓停]|先[不别压放缓等留]|(?:不|别)(?:用|要|必)?(?:再|给)?(?:发|催|提醒|报|过|通过|办|批|登|算|动|含|包括|来|参加|通知|了|$)"
    r"|^(?:不用|不要|别|不必)(?:叫|让|请|给|发)?[一-龥]|再(?:问|看|核|想|等|议|查)|的?不(?:是|算)(?:吧|了)?$|除外|例外"
)  # «教育局的先压着», «文旅局零报告我再问问», «文旅局的不是»


class Righted(NamedTuple):
    """What takes the place of its like: `new`, each of its own kind; `old` is what was wrong, `of` whose it is, where that is said."""

    of: str
    old: str
    new: tuple[str, ...]


def read_righted(text: str) -> Righted | None:
    """None for what is more, or something else, than values put right."""
    found = _RIGHT.fullmatch(text.strip())
    if found is None or found["new"] == text.strip():  # a value alone may answer another question
        return None
    return Righted(found["of"] or "", found["old"] or found["not"] or "", tuple(_values(found["new"])))


def put_right(text: str, righted: Righted) -> str | None:
    """The text with each value in place of the one of its kind, or of the one that was wrong; None where it has none, or several."""
    for new in righted.new:
        kind = next(each for each in _KINDS if each.fullmatch(new))
        found = [each for each in kind.finditer(text) if not righted.old or _same(each[0], righted.old)]
        if len(found) > 1 and righted.of:
            found = [each for each in found if text[: each.start()].endswith(righted.of)]
        if len(found) != 1:
            return None
        text = f"{text[: found[0].start()]}{_in_place(found[0][0], new)}{text[found[0].end() :]}"
    return text


def held_back(text: str) -> str:
    """The clauses that say of something that it is to be left as it is: what they name is not meant by the others."""
    return "，".join(each for each in _CLAUSES.split(text) if _HELD.search(each))


def _values(text: str) -> list[str]:
    return [each[0] for each in lazily(_VALUE).finditer(text)]


def _same(said: str, old: str) -> bool:
    """«3个» is «3人次», «30号» is «11月30日»."""
    return said.endswith(old) or _digits(said)[-1:] == _digits(old)[-1:] != []


def _digits(value: str) -> list[str]:
    return [each[0] for each in _NUMBER.finditer(value)]


def _in_place(old: str, new: str) -> str:
    """A count keeps its unit, a day its month or week and an hour its half of the day, where the new one names none."""
    if lazily(_COUNT).fullmatch(new):
        return _NUMBER.sub(_digits(new)[0], old, count=1)
    prefix = _PREFIX.match(old)
    bare = lazily(rf"{_WEEKDAY}|{_CLOCK}|{_N}[日号]").fullmatch(new) and not _PREFIX.match(new)
    return f"{prefix[0]}{new}" if prefix and bare else new
