"""What a clause of a notice is: a matter of its agenda, a sum of one, or another field's (a place, a time, an invitation, a closing).

A weighted model over the characters of the clause tells matters; `benchmarks/fit_clauses.py` fits the weights on the corpora of
notices. A clause is what stands between two marks, breaks or blanks.
"""

from functools import lru_cache
from pathlib import Path
from typing import Final

from policy.money import read_money
from policy.notice.words import WORDS
from policy.text.fitted import Linear, runs
from policy.text.lazy import lazily

_LOOKED_AT: Final = 40  # characters of a clause
_DIGITS: Final = lazily(r"\d+")
_BETWEEN: Final = lazily(r",(?!\d{3}(?!\d))|[。;!\n|]|(?<!\d):|:(?!\d)|(?<=[一-龥\d)])\s+(?=[^\s\d])")
_EDGES: Final = " ,.。;:、)*>"
WEIGHTS: Final = Path(__file__).with_name("clause.fit")


def clause_spans(folded: str) -> list[tuple[int, int]]:
    """Where the clauses of a folded text stand: between marks, breaks and the blanks of dictation."""
    edges = [0, *(place for cut in _BETWEEN.finditer(folded) for place in cut.span()), len(folded)]
    pairs = zip(edges[::2], edges[1::2], strict=True)
    return [(first, last) for first, last in pairs if len(folded[first:last].strip()) > 1]


def grams(clause: str) -> set[str]:
    """What the model looks at in a folded clause; figures are alike."""
    return runs(_DIGITS.sub("0", clause.strip(_EDGES))[:_LOOKED_AT])


@lru_cache(maxsize=2048)
def matter_likeness(clause: str) -> float:
    """Above zero for what is rather a matter (食堂承包), below for the other clauses (请派员列席); the size says how surely."""
    return Linear.read(WEIGHTS).score(grams(clause))


_LONGEST: Final = 60
_NUMERALS: Final = lazily(r"[\d一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖]")
_AROUND: Final = lazily(r"(?:[\s,。;、:()/]|" + WORDS["around a sum"] + ")*")


def only_tells_sum(words: str) -> bool:
    """Whether folded words name a sum (or a bare figure behind a word of money) and nothing else."""
    said = words.strip()
    if not said or len(said) > _LONGEST or not _NUMERALS.search(said):
        return False
    spans = read_money(said).spans
    for start, end in spans:
        said = said[:start] + "\0" * (end - start) + said[end:]
    return bool(spans) and all(map(_AROUND.fullmatch, said.split("\0")))


_LABEL: Final = lazily(
    r"(?:\d{1,2}[.、])?(?:是否[一-龥]{2,10}|[一-龥]{0,6}(?:单位|对象|人员|时间|日期|地点|地址|会场|电话|方式|范围|要求|形式|名称|主持人?|记录人?|备注|联系人|(?:汇报|报告|填报|填表|经办|负责)人|纪律|材料|附件|(?:事项|会议|议题)类[别型]|来源|依据|程序|领导|科室|密级)|会议|参加|参会|出席|列席|主持|记录|注|说明|另)\s*(?::|——)"
    r"|(?:届时|特|现|烦|恳|敬|谨|还|并)*(?:请|麻烦|劳烦|望|盼|欢迎|邀请)(?!示|假|款)"
)
_FOREIGN: Final = -0.8  # a clause so unlike a matter belongs to another field
_LISTED: Final = lazily(
    r"[^一-龥《“A-Za-z]|[一二三四五六七八九十]{1,2}[、)是为]|(?:议题|事项).{1,2}[:、\s]|第.[个项]|[再另还]一个|首先|其次|最后"
)
_SUM: Final = lazily(
    r"[\d一二两三四五六七八九十百千][多余来]?[万亿]|\d元|元整|[\d一二两三四五六七八九十百][名位人个台辆套]"
)
_TIME: Final = lazily(
    r"(?:另外?|此外|同时|就|拟|定|安排|在|于|是|提交|提请)*(?:(?:本|下|这)?(?:周|星期|礼拜)[一二三四五六日天]|(?:20\d\d年)?[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}[日号](?!起|前|以)|[明后今]天|[明后]早|[上下]午|(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:点|:\d\d))(?!前|之前|以前|的)|[本我]?局?(?:党[组委]|局务|班子|支部|[一-龥]{2}办公)会议?$"
)


def is_labelled(clause: str) -> bool:
    """«地点：…», «请各科室…»: it begins with the label of another field, or with an invitation."""
    return _LABEL.match(clause.strip(" ,。;")) is not None


def other_field(clause: str) -> bool:
    """Whether a clause behind a comma, a stop or a break belongs to another field than the agenda."""
    words = clause.strip(" ,。;")
    if is_labelled(words) or _TIME.match(words):
        return True
    if len(words) < 3 or _LISTED.match(words) or _SUM.search(words):
        return False
    return matter_likeness(words) < _FOREIGN and not only_tells_sum(words)
