"""A part of an agenda that only says what a matter costs: «预算38万元», «所需经费计人民币柒佰伍拾万元，由财政列支»."""

from typing import Final

from policy.money import read_money
from policy.text.compare import any_of
from policy.text.lazy import lazily

LONGEST: Final = 60
_NUMERALS: Final = lazily(r"[\d一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖]")
_AROUND: Final = lazily(
    r"(?:[\s,。;、:()/]|"
    + any_of(
        "[该此本其](?:项目?|工程|合同|批|次|笔)? 全部 拢共 可研 (?:项目|工程|设备|采购|方案)(?=[概预估匡]算|总|造价|价|合同|资金|经费|费用|金额|投资) \\([十百千]?[万亿]?元\\) 账面 (?:账面|净|原|市场)?[价残]?值 标的额? 额度 成本 所需 需款 人民币 应急 先 底价 资金 预算 概算 估算 控制价 评估价 中标价 合同价 合同 报价 单价 造价 总价 价款 补偿款 工程款 尾款 价 金额 总额 额 经费 费用 投资 缺口 年?租金 投入 总投资 合计 总计 共计 一共 总共 共 总 计划 计 为 是 在 约 大概 大约 估计 差不多 预计"
        " 涉及[一-龥]{0,6}? 需要? 需 要 花 得 付 拿 核增 核减 追加 新增 增加 申请 拟 安排 不超过 不足 左右 上下 以内 以下 以上 之内 多 余 元? 块钱? 整 吧 的样子 的 中央 省级 市级 县级 财政 自筹 上级 专项 配套 其中[一-龥]{0,6}? [/每][一-龥] [一两三]年 全年 下来 都 (?:[省市县区州]里?|上级|上面|财政)(?:给|拨|下达|安排|补|拿)了?(?:[一-龥]{0,4}(?:资金|款|补助|经费))? 等?事项 [一-龥]{1,3}款(?=[总共约为大预估合]) 钱"
        " (?:由|从|在).{0,12}(?:列支|解决|承担|安排|支付) \\d{1,4}[名位人户个台辆套平米方]+"
    )
    + ")*"
)


def only_tells_sum(words: str) -> bool:
    """Whether folded words name a sum (or a bare figure behind a word of money) and nothing else."""
    said = words.strip()
    if not said or len(said) > LONGEST or not _NUMERALS.search(said):
        return False
    spans = read_money(said).spans
    rest, place = [], 0
    for start, end in sorted(spans):
        rest.append(said[place:start])
        place = max(place, end)
    rest.append(said[place:])
    return bool(spans) and all(_AROUND.fullmatch(part) for part in rest)
