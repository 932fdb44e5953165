"""A post that changes hands, in everyday words: «交通局联络员王敏调走，12月1日起由周洁接手»: who gives and who takes.

The names are those of the list, so nothing has to be guessed from the words around them: a mark before or behind a name says
that this one takes, the other one gives.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from policy.text.asking import is_question
from policy.text.compare import any_of, fold
from policy.text.lazy import lazily

_SPEAKS: Final = lazily(
    r"交接|移交|接任|接替|接手|接管|接过|顶替|交给|转给|换(?!届|文|个)|更换|变更|改由|改为|→|->|由.{2,6}[接任]|由.{2,6}担任|接.{2,6}[的班]"
    r"|(?:调走|离任|离岗|退休|辞职|离职).*[由给]|接(?:了|的是)"
)
_OF_POSTS: Final = lazily(
    r"交接|移交|的班|的活|接任|接替|接班|顶替|换人|联络员|班子成员|负责人|岗位|职务|职责|这摊|工作|综合科|调走|调离|调任|调到|离任|离岗|退休|辞职|不再|不干"
)
_OTHER: Final = lazily(
    r"代理|请假|[休产病年]假|出差|交办|材料|文件|会议|议题|研究|党组|审议|意见|台账|清单|分管|电话|\d{4}-\d{4}|×|撤销|取消|确认|情况|交接单"
)
_SELF: Final = lazily(r"^(?:本人|我)(?!们|局|委|单位|办)|[,;。\s](?:本人|我)(?!们|局|委|单位|办)|把我|我的")
# Before the name of who takes: these are sure; of the weak ones «由王敏交给周洁» has one for either side.
_BEFORE: Final = "换成 换为 换 改成 改为 变更为 更换为 调整为 交接给 移交给 交给 转给 传给 给 向 → -> —> ➡ 接任的是 接任人是 接替的是 接手的是 接班的是 改由 接任人 接替人 接任者"
_WEAK: Final = r"由|让|请|是|为|:"
_FILLER: Final = r"(?:的)?\s*(?:新任|新来的|本单位的?|本局的?|我局的?)?\s*"
_BEHIND: Final = r"(?:同志)?\s*(?:来|去|负责)?(?:接|顶替)(?!受|收|触|待)"
_POST: Final = lazily(  # posts that mostly one person holds, and how they are called
    r"(?P<own>联络员|主要负责人|机关纪委)|副(?:[局院校馆站]长|主任)(?P<leader>)|(?<!副)(?:一把手|党组书记|[局院校馆站]长|主任)(?P<head>)"
)
_SINCE: Final = lazily(r"(?<=[周期][一二三四五六日天])起")  # «下周一起»: from that day on, not «together»
_NEW: Final = lazily(
    rf"(?:{any_of(_BEFORE)}|由)\s*(?!人|掉|了)(?P<name>[一-龥·]{{2,3}}?)(?:同志)?了?(?=接|担任|$|[,。;\s])"
)


@dataclass(frozen=True)
class HandoverWords:
    """Who gives and who takes, by name; `me` where the sender speaks of himself.

    Without a giver it is who holds the post named (`post`). `either` where two are named and not which of them takes; `unknown` where whoever takes is not on the list; `plain` where
    the command's own form was used.
    """

    giver: str
    taker: str
    me: bool = False
    either: bool = False
    unknown: bool = False
    plain: bool = False
    post: str = ""

    def bare(self) -> "HandoverWords":
        """Without the name of somebody who is on no list."""
        return replace(self, taker="" if self.unknown else self.taker)


def may_be_handover(text: str) -> bool:
    """Whether a text speaks of posts that change hands at all; the names come next."""
    said = fold(text)
    return (
        len(said) <= 80
        and bool(_SPEAKS.search(said) and _OF_POSTS.search(said))
        and not _OTHER.search(said)
        and not is_question(said)
    )


def read_handover(text: str, names: Iterable[str], me: str, strangers: Sequence[str] = ()) -> HandoverWords | None:
    """Who gives and who takes, of these names, or one of the `strangers` whom it names beside; None where it is not said."""
    said = fold(text)
    named = sorted({each for each in names if each in said}, key=said.index)
    speaks = _SELF.search(said) is not None and me not in named
    if speaks and len(named) == 1:
        return HandoverWords(me, named[0], me=True)
    if len(named) == 1 and (new := _NEW.search(said.replace(named[0], "。"))):
        return HandoverWords(named[0], new["name"], unknown=True)
    if len(named) == 1 and (post := _POST.search(said)) and _taker(said, named):
        return HandoverWords("", named[0], post=_post(post))
    if len(strangers) == 1 and len(named) <= 1:
        return _followed_by(strangers[0], named[0] if named else me if _SELF.search(said) else "", said, me)
    if len(named) != 2:
        return None
    taker = _taker(said, named)
    if taker is None:
        return HandoverWords(named[0], named[1], either=True) if "交接" in said else None
    giver = named[0] if taker == named[1] else named[1]
    return HandoverWords(giver, taker, me=giver == me)


def speaks_of_self(text: str) -> bool:
    """«我要调走了»: whoever says it gives."""
    return _SELF.search(fold(text)) is not None


def _followed_by(taker: str, giver: str, said: str, me: str) -> HandoverWords:
    return HandoverWords(giver, taker, me=giver == me, unknown=True, post=post_named(said))


def post_named(text: str) -> str:
    """The post that a text speaks of, by its own name; "" where it speaks of none."""
    found = _POST.search(fold(text))
    return _post(found) if found else ""


def _post(found: re.Match[str]) -> str:
    """The post by its own name: «局长» is 主要负责人."""
    return found["own"] or ("主要负责人" if found["head"] is not None else "班子成员")


def day_words(text: str, giver: str, taker: str) -> str:
    """What is left of the words to name the day."""
    for name in filter(None, (giver, taker)):
        text = text.replace(name, " ")
    return _SINCE.sub(" ", text)


def _taker(said: str, named: list[str]) -> str | None:
    """The one of the two that a sure mark points at, else a weak one; None where none or both are pointed at."""
    for marks in (f"(?:{any_of(_BEFORE)}){_FILLER}{{}}|{{}}{_BEHIND}", f"(?:{_WEAK}){_FILLER}{{}}"):
        found = [name for name in named if re.search(marks.replace("{}", name), said)]
        if len(found) == 1:
            return found[0]
    return None


_MASKED: Final = lazily(
    r"(?=.{5,60}$)(?!.*(?:研究|会议|议题|党组|审议))(?=.*×××).*(?:接替|接任|接手|接班|交给|转给|换成|移交|交接)"
)


def reads_masked(text: str) -> bool:
    """Whether a text speaks of a post that changes hands, with names that are not kept from personnel matters."""
    return bool(_MASKED.match(text.strip()))
