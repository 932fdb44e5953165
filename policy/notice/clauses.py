"""What a clause of a notice is: a matter of its agenda, a sum of one, or another field's (a place, a time, an invitation, a closing).

A weighted model over the characters of the clause tells matters; `benchmarks/fit_clauses.py` fits the weights on the corpora of
notices. A clause is what stands between two marks, breaks or blanks.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from policy.money import read_money
from policy.text.compare import any_of
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
    return _model().score(grams(clause))


@cache
def _model() -> Linear:
    return Linear.read(WEIGHTS)


_LONGEST: Final = 60
_NUMERALS: Final = lazily(r"[\d一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖]")
_AROUND: Final = lazily(
    r"(?:[\s,。;、:()/]|"
    + any_of(
        "[该此本其](?:项目?|工程|合同|批|次|笔)? 全部 拢共 可研 (?:项目|工程|设备|采购|方案)(?=[概预估匡]算|总|造价|价|合同|资金|经费|费用|金额|投资) \\([十百千]?[万亿]?元\\) 账面 (?:账面|净|原|市场)?[价残]?值 标的额? 额度 成本 所需 需款 人民币 应急 先 底价 资金 预算 概算 估算 控制价 评估价 中标价 合同价 合同 报价 单价 造价 总价 价款 补偿款 工程款 尾款 价 金额 总额 额 经费 费用 投资 缺口 年?租金 年[一-龥]{2,4}费 投入 总投资 合计 总计 共计 一共 总共 共 总 计划 计 应?为 是 在 约 大概 大约 估计 差不多 预计"
        " 涉及[一-龥]{0,6}? 需要? 需 要 花 得 付 拿 核增 核减 追加 新增 增加 申请 拟 安排 不超过 不足 左右 上下 以内 以下 以上 之内 多 余 元? 块钱? 整 吧 的样子 的 中央 省级 市级 县级 财政 自筹 上级 专项 配套 其中[一-龥]{0,6}? [/每][一-龥] [一两三]年 全年 下来 都 (?:[省市县区州]里?|上级|上面|财政)(?:给|拨|下达|安排|补|拿)了?(?:[一-龥]{0,4}(?:资金|款|补助|经费))? 等?事项 [一-龥]{1,3}款(?=[总共约为大预估合]) 钱"
        " (?:由|从|在).{0,12}(?:列支|解决|承担|安排|支付) \\d{1,4}[名位人户个台辆套平米方]+"
    )
    + ")*"
)


def only_tells_sum(words: str) -> bool:
    """Whether folded words name a sum (or a bare figure behind a word of money) and nothing else."""
    said = words.strip()
    if not said or len(said) > _LONGEST or not _NUMERALS.search(said):
        return False
    spans = read_money(said).spans
    rest, place = [], 0
    for start, end in sorted(spans):
        rest.append(said[place:start])
        place = max(place, end)
    rest.append(said[place:])
    return bool(spans) and all(_AROUND.fullmatch(part) for part in rest)


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
