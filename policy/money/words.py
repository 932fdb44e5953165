"""The words around a number that make it money, make it something else, or leave it open."""

import re
from typing import Final

from policy.money.numeral import DIGIT_CHARS, SMALL_CHARS
from policy.text.compare import any_of
from policy.text.lazy import lazily

_N: Final = rf"[\d{DIGIT_CHARS}]"
_FOREIGN_NAMES: Final = any_of(
    "美元 美金 欧元 港元 港币 港纸 日元 日圆 英镑 韩元 韩币 澳元 加元 加币 新元 新加坡元 瑞郎 瑞士法郎 法郎 卢布 卢比 泰铢 新台币 台币 澳门元 澳门币"
    " 越南盾 林吉特 比索 迪拉姆 里亚尔"
)
_CODES: Final = any_of(r"USD EUR HKD JPY GBP KRW AUD CAD CHF SGD TWD MOP THB RUB US\$ HK\$ NT\$ A\$ C\$ S\$ [$€£]")
FOREIGN: Final = lazily(rf"\s?[多余来]?\s?(?:{_FOREIGN_NAMES}|{_CODES})")
FOREIGN_BEFORE: Final = lazily(rf"(?:{_FOREIGN_NAMES}|{_CODES})\s?$")
SIGN: Final = lazily(r"(?:[￥¥]|RMB|CNY|人民币)\s?(?:\(?[大小]写\)?)?\s?[:]?\s?$", re.IGNORECASE)
_ABOUT_BEFORE: Final = (
    "约 大约 大概 将近 接近 近 差不多 估计 预计 不超过 不到 不足 超过 超 最多 最高 不高于 上限 逾 ~ 好像"
)
ABOUT: Final = lazily(any_of(_ABOUT_BEFORE) + r"\s?(?:为|是|需|要)?\s?(?:人民币|[￥¥])?\s?$")
AT_LEAST: Final = lazily(r"(?:至少|最少|少说|起码|不低于|不少于|下限)[也都得要需为是花\s]*上?\s?$")
ABOUT_UNIT: Final = lazily(r"(?<![以会早晚])上\s?$")
AFTER: Final = lazily(r"\s?(?:左右|上下|以内|之内|以上|以下|不到|出头|许)|吧")
_NO_YUAN: Final = "(?![旦月宵素老件首化帅谋勋凶])"
_JIAO: Final = "[角毛](?![色度落笔利])"
_FEN: Final = "分(?![钟之公局店队行院支会])"
_LAST: Final = rf"(?![\d{DIGIT_CHARS}{SMALL_CHARS}万亿])"
CENTS_LEFT: Final = lazily(rf"[\d{DIGIT_CHARS}{SMALL_CHARS}.]{{1,9}}(?:{_JIAO}|{_FEN})")
YUAN: Final = lazily(
    rf"\s{{0,2}}(?P<more>[多余来把几+])?\s{{0,2}}"
    rf"(?:(?P<yuan>元{_NO_YUAN}|圆(?![桌满形通明梦])|块钱?)"
    rf"(?P<part>零?(?P<tens>{_N})(?:{_JIAO}|(?<=块.){_LAST})(?:零?(?P<ones>{_N})(?:{_FEN}|(?<=[角毛].){_LAST}))?"
    rf"|零?(?P<fen>{_N}{{1,2}}){_FEN})?(?:整|正(?!式|在|常))?\s?(?:人民币)?|(?P<name>人民币))?"
)
# 块 is a piece of something where a thing follows; it is money before a pause or 钱.
PAUSE: Final = lazily(r"\s?(?:[,。;:、()!?\n]|$|左右|上下|以内|的|吧|多|钱|整)|\s")
_MEASURES: Final = (
    r"个(?!亿) 人(?!民币) 名 位 户 平方? 平米 ㎡ m 吨 公里 公顷 公斤 千克 斤 克 米 厘米 毫米 亩 册 份 次 件 台 辆 套 棵 株 千瓦 兆瓦 瓦 度 立方 升 字 条 头 只 羽"
    r" 家 处 座 栋 幢 间 所 条 根 张 把 双 箱 瓶 盒 袋 包 批 年 月 日 号 天 周 小时 分钟 点 时 楼 层 室 届 期 步 岁 级 项 场 封(?!顶) 本 篇 幅 面 片 块(?!钱) 支 枚 颗 粒 艘 架 盏 桌 床 页"
    r" % ‰ 倍 成 分之 号 股 票 代 里 海里 类 种 门 组 队 排 班 科 县 市 乡 镇 村 省 国 方面 大 点 kw kwh mw"
)
_WHO: Final = "群众 人口 居民 村民 农民 市民 学生 学员 师生 教师 职工 干部 党员 团员 会员 民工 工人 老人 儿童 用户 企业 网民 粉丝 考生 劳动力 贫困 脱贫 移民 牧民 农户 商户 旅客 游客 观众 读者"
COUNTED: Final = lazily(rf"\s?[多余来几]?\s?(?!.[长里务])(?:{any_of(_MEASURES)}|{any_of(_WHO)})", re.IGNORECASE)
# «一» that belongs to the next word: 8万一并研究.
NEXT_WORD: Final = lazily(r"[并般起致同律直定些旦体切样概经边律行](?!个)|次性")
THRESHOLD: Final = lazily(
    r"\s?元?\s?\(?(?:含|不含)?\)?以[上下]\s?的?\s?\(?(?:含|不含)?\)?(?:事项|项目|资金|支出|采购|费用|款项|合同|工程|物资|设备|资产|单位|企业)"
)
_MONEY: Final = "资金 预算 经费 金额 投资 总价 造价 费用 价格 价款 工程款 货款 合同价 标的 拨款 补助 补贴 款项 款 费 奖金 工资 租金 概算 估算 控制价 中标价 报价 评估价 尾款 借款 贷款 捐赠 支出 收入 金 合计 共计 总计 借支 赔偿"
MONEY_JUST_BEFORE: Final = lazily(
    any_of(_MONEY) + r"(?:额|总额|规模|概算|预算)?\s?(?:\([^)]{0,6}\))?\s?[:为是共计约需要大概花了\s]{0,5}$"
)
MONEY_BEFORE: Final = lazily(any_of(_MONEY) + r".{0,8}$", re.DOTALL)
BARE_BEFORE: Final = lazily(
    r"(?:资金|预算|经费|金额|投资|总价|造价|费用|工程款|货款|合同价|拨款|补助|补贴|奖金|租金|概算|估算|控制价|报价|价款)(?:额|总额|规模)?\s?[:为是共计约大概需要]{0,4}\s?$|(?:大概|大约|差不多)\s?$"
)
NEGATIVE: Final = lazily(r"(?:(?:^|[:,;\s(为是])[-−]|负)\s?$")
CONTINUES: Final = lazily(
    r"[A-Za-z\d]$|\d[OolI]\s?[,.]\s?$|(?:^|[^\d.])\d{1,2}\s?[;,]\s?$|[^\d.\n]\d{1,2}\s?、\s?$|\d[-/]$|\d[.。]{2,}$|(?:(?<![\d.])\d|[一-龥]\d{1,3}) \d? ?$|[^\s:;。]\d{1,3}[.,] $"
)
EACH: Final = lazily(r"(?:每(?!年)[一-龥]{0,3}|人均|户均|单价|均价|日均|月租)\s?(?:约|为|是|[:])?\s?$")
YEARLY: Final = lazily(r"(?:年租金?|每年)\s?(?:约|为|是|[:])?\s?$")  # all that the matter costs, unless a term is named
PER_YEAR: Final = lazily(r"\s?(?:/|每)\s?年")
TERM: Final = lazily(r"(?:(?<!\d)(?!1年)\d{1,2}|[二两三四五六七八九十])\s?年(?![度级底终])")
EACH_AFTER: Final = lazily(rf"\s?(?:/|每)\s?(?!年)(?:{any_of(_MEASURES)}|人|月|吨)")
FORMER: Final = lazily(
    r"(?:原(?:批复|预算|定|合同|概算|计划|核定|价值?|值|投资|金额|有|来|批准|申报|安排)?|此前|上年|去年|以前|从|由)(?:金额|资金|价|额|预算|概算)?(?:的|为|是|[:])?\s?$"
)
PART: Final = lazily(r"其中(?!的)(?P<of>[^,。;\d]{0,8}?)(?:总额|总计|[共约为])*$")
SHARE: Final = lazily(r"\s?的?\s?\d{1,3}(?:\.\d+)?\s?%")  # 合同价500万元的30%
JOIN: Final = lazily(
    r"\s?(?:元|块|人民币)?\s?(?:\(不?含\))?\s?(?:-{1,2}|—{1,2}|–|−|~|至|到|以上(?:至|到|,|、)?)\s?(?:人民币|[￥¥])?\s?"
)
_UNIT: Final = r"(?:人民币)?(?P<unit>[十百千]?[万亿]|[百千])?元"
HEADING: Final = lazily(
    rf"(?:[(/]\s?(?:单位\s?:?\s?)?|单位\s?:?\s?|(?:^|[\n,;。])(?=[十百千万亿]*元\s?:)){_UNIT}\s?(?=[):;,\s]|\d|$)|(?<=\s){_UNIT.replace('unit', 'loose')}\s?(?=\d)"
)
UNIT_AFTER: Final = lazily(r"\s?\((?:单位\s?:?\s?)?" + _UNIT + r"\)")
UNDER_HEADING: Final = lazily(
    r"(?:[\s):;约为是|]|[合总共]计|[一-龥]{0,6}(?:申请|金额|预算|资金|经费|投[入资]|费用?|[概估]算|[总单合同]价|款项?|额度)(?=\s?:))*"
)
MONEY_AFTER: Final = lazily(r"(?:左右|上下)?的[一-龥]{0,10}(?:费用?|款|资金|经费|采购)")  # 20k的印刷费
CELL_ENDS: Final = lazily(r"[ ]{0,3}(?:[;\n]|$)")
NAMED_BY_UNIT: Final = lazily(r"元?(?:GDP|产值|增加值|[户村乡镇县级]|大关|项目|工程|企业|以[上下])")
MORE: Final = lazily(r"\s?[多余来](?![一-龥])|多(?!功能|媒体|样|元|个|次|方|项|年|层|级)|余(?![一-龥]|款|额)|余(?=的)")
BLANK: Final = lazily(r"(?:[×xX*_□?…]{1,9}|若干|多少|[:]\s{0,9}|^\s*|\s{2,})$")
