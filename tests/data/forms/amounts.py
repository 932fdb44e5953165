"""Sums of money as offices write them, and numbers that are none.

A slot is (low, high) or (low, high, step), a list of choices, or an expression of earlier slots («=a+200»). `value` is an
expression of the slots in yuan, exact to the 分, or «ask» where no sum can be told. A range gives `low` and `high`.
"""
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random
from typing import Final

from tests.data.forms.numbers import Slots, draw, evaluate, write

@dataclass(frozen=True)
class AmountForm:
    """One way of writing a sum."""

    form: str
    slots: Slots = field(default_factory=dict)
    value: str = "ask"
    note: str = ""
    about: bool = False
    low: str = ""
    high: str = ""
    context: str = "{x}"
    bare: bool = False


@dataclass(frozen=True)
class Written:
    """A drawn sum as it is written; `yuan` is None where it has to be asked for, `low` where it is no range."""

    text: str
    yuan: Decimal | None
    about: bool
    low: Decimal | None = None

    @property
    def whole(self) -> bool:
        """Whether the words are a text of their own, which no sentence can carry."""
        return "\n" in self.text or "|" in self.text or "\t" in self.text or "：" in self.text[:9]


def write_amount(form: AmountForm, rng: Random) -> Written:
    """A drawn sum in this form."""
    values = draw(form.slots, rng)
    text = form.context.format(x=write(form.form, values))
    yuan = None if form.value == "ask" else evaluate(form.value, values)
    return Written(text, yuan, form.about, evaluate(form.low, values) if form.low else None)


CARRIERS: Final = (
    "办公楼维修经费{x}",
    "研究预算{x}的方案",
    "审议设备采购，金额{x}",
    "关于追加经费{x}的请示",
    "资金{x}，请审议",
    "项目资金{x}（另附材料）",
)
"""What says that it is money: the only carriers of a bare form, which does not say so itself."""
PLAIN_CARRIERS: Final = ("{x}", "研究{x}的物业服务", "设备购置{x}，请审议", "道路养护工程 {x}；", "办公家具（{x}）")
NEIGHBOURS: Final = (
    "",
    "参会12人，",
    "三楼301会议室，",
    "政发〔2026〕15号，",
    "联系电话13800000000，",
    "11月25日上午9点，",
    "2名科级干部任免；",
    "会议号123-456-789，",
    "覆盖5万人，",
    "新建公路36公里，",
    "第12次会议：",
)


def place_amount(form: AmountForm, written: Written, rng: Random) -> str:
    """A written sum in a drawn sentence behind a drawn neighbour."""
    if written.whole:
        return written.text
    carrier = rng.choice(CARRIERS if form.bare else CARRIERS + PLAIN_CARRIERS)
    return rng.choice(NEIGHBOURS) + carrier.format(x=written.text)


AMOUNTS: Final = (
    AmountForm('{a}元', {'a': (100, 9999)}, 'a', note='bare yuan'),
    AmountForm('{a}万元', {'a': (1, 999)}, 'a*10**4', note='the usual unit'),
    AmountForm('{a}万', {'a': (1, 9999)}, 'a*10**4', note='unit without 元'),
    AmountForm('{a}亿元', {'a': (1, 90)}, 'a*10**8'),
    AmountForm('{a}亿{b}千万元', {'a': (1, 9), 'b': (1, 9)}, 'a*10**8+b*10**7', note='mixed: 1亿2千万元'),
    AmountForm('{a}亿{b}万元', {'a': (1, 9), 'b': (100, 9999)}, 'a*10**8+b*10**4', note='mixed: 1亿3500万元'),
    AmountForm('{a}亿零{b}万', {'a': (1, 9), 'b': (10, 999)}, 'a*10**8+b*10**4', note='零 between digits'),
    AmountForm('{a}千{b}百万元', {'a': (1, 9), 'b': (1, 9)}, '(a*1000+b*100)*10**4', note='3千5百万: both before 万'),
    AmountForm('{a}千万元', {'a': (1, 9)}, 'a*10**7'),
    AmountForm('{a}百万', {'a': (1, 9)}, 'a*10**6', note='digit+百万'),
    AmountForm('{a}百{b}万', {'a': (1, 9), 'b': (10, 99)}, '(a*100+b)*10**4', note='1百20万 = 120万'),
    AmountForm('{a}百{b}十万', {'a': (1, 9), 'b': (1, 9)}, '(a*100+b*10)*10**4', note='2百3十万'),
    AmountForm('{a}万{b:liang}千', {'a': (1, 300), 'b': (1, 9)}, 'a*10**4+b*1000', note='100万两千: digits then words'),
    AmountForm('{a}万{b}千元', {'a': (1, 99), 'b': (1, 9)}, 'a*10**4+b*1000'),
    AmountForm('{a}万{b}千{c}百元', {'a': (1, 99), 'b': (1, 9), 'c': (1, 9)}, 'a*10**4+b*1000+c*100'),
    AmountForm('{a}万{b}', {'a': (1, 9), 'b': (1, 9)}, 'a*10**4+b*1000', note='2万5 = 25000: the last digit counts the next lower unit'),
    AmountForm('{a}千{b}', {'a': (1, 9), 'b': (1, 9)}, 'a*1000+b*100', note='3千5 = 3500', bare=True),
    AmountForm('{a}亿{b}', {'a': (1, 9), 'b': (1, 9)}, 'a*10**8+b*10**7', note='1亿2 = 1.2亿'),
    AmountForm('{a}万零{b}元', {'a': (1, 500), 'b': (1, 999)}, 'a*10**4+b', note='12万零500元'),
    AmountForm('{a}万{b}元', {'a': (1, 500), 'b': (1000, 9999)}, 'a*10**4+b', note='36万4800元'),
    AmountForm('{a}个亿', {'a': (1, 20)}, 'a*10**8', note='colloquial 个亿'),
    AmountForm('{a:liang}个亿', {'a': (1, 9)}, 'a*10**8', note='两个亿'),
    AmountForm('半个亿', {}, '5*10**7', note='colloquial half'),
    AmountForm('{a}亿半', {'a': (1, 9)}, 'a*10**8+5*10**7', note='1亿半'),
    AmountForm('{a:liang}万半', {'a': (1, 9)}, 'a*10**4+5000', note='两万半, southern colloquial'),
    AmountForm('{a}百个万', {'a': (1, 9)}, 'a*10**6', note='dictated 2百个万'),
    AmountForm('{a}.{b}万亿元', {'a': (1, 9), 'b': (1, 9)}, '(a*10+b)*10**11', note='万亿 with decimal'),
    AmountForm('{a:cn}万亿元', {'a': (1, 30)}, 'a*10**12', note='万亿 in numerals'),
    AmountForm('{a:cn}万元', {'a': (11, 999)}, 'a*10**4', note='三百二十万元, official'),
    AmountForm('{a:liang}万', {'a': (200, 2999)}, 'a*10**4', note='两百二十万, spoken'),
    AmountForm('{a:liang}', {'a': (20000, 990000, 500)}, 'a', note='full sum in words without 元 (dictated): 两万零五百'),
    AmountForm('{a:cn}块钱', {'a': (20, 999)}, 'a', note='块钱'),
    AmountForm('{a:liang}百{b:cn}', {'a': (1, 9), 'b': (1, 9)}, 'a*100+b*10', note='三百二 = 320 (colloquial, small sum)', bare=True),
    AmountForm('{a:cn}百{b:cn}万', {'a': (1, 9), 'b': [11, 12, 13, 15, 16, 18]}, '(a*100+b)*10**4', note='sloppy 一百十五万 (without 一十)'),
    AmountForm('{a:liang}万{b:cn}', {'a': (1, 30), 'b': (1, 9)}, 'a*10**4+b*1000', note='一万五, 两万三'),
    AmountForm('{a:liang}亿{b:liang}千万', {'a': (1, 9), 'b': (1, 9)}, 'a*10**8+b*10**7', note='两亿三千万'),
    AmountForm('{a:cn}亿零{b:cn}万元', {'a': (1, 9), 'b': (11, 999)}, 'a*10**8+b*10**4', note='三亿零五十六万元'),
    AmountForm('{a:dig}万元', {'a': (101, 999)}, 'a*10**4', note='digit by digit 三二〇万元 (lists in Word)'),
    AmountForm('廿{b:cn}万元', {'b': (1, 9)}, '(20+b)*10**4', note='廿五万元, old-style writers'),
    AmountForm('{a}.{b}万元', {'a': (0, 999), 'b': (1, 9)}, '(a*10+b)*1000', note='one decimal'),
    AmountForm('{a}.{b:d2}万元', {'a': (1, 999), 'b': (1, 99)}, '(a*100+b)*100', note='two decimals'),
    AmountForm('{a}.{b:d2}{c:d2}万元', {'a': (1, 999), 'b': (0, 99), 'c': (1, 99)}, 'a*10**4+b*100+c', note='four decimals: exact to the yuan'),
    AmountForm('{a}.{b}亿', {'a': (0, 20), 'b': (1, 9)}, '(a*10+b)*10**7', note='1.2亿 / 0.6亿'),
    AmountForm('{a}.{b:d2}亿元', {'a': (0, 20), 'b': (1, 99)}, '(a*100+b)*10**6'),
    AmountForm('{a}.{b}千万', {'a': (1, 9), 'b': (1, 9)}, '(a*10+b)*10**6', note='1.5千万'),
    AmountForm('{a}.{b}个亿', {'a': (1, 9), 'b': (1, 9)}, '(a*10+b)*10**7'),
    AmountForm('{a:cn}点{b:dian}亿', {'a': (1, 30), 'b': (1, 9)}, '(a*10+b)*10**7', note='dictated 一点二亿'),
    AmountForm('{a:cn}点{b:dian}万元', {'a': (11, 300), 'b': [12, 25, 36, 48, 75, 86]}, '(a*100+b)*100', note='三十六点二五万元'),
    AmountForm('{a}点{b}万', {'a': (1, 300), 'b': (1, 9)}, '(a*10+b)*1000', note='digit 点 digit: 3点5万'),
    AmountForm('{a}。{b}万元', {'a': (1, 300), 'b': (1, 9)}, '(a*10+b)*1000', note='slip: Chinese full stop as decimal point'),
    AmountForm('{a}·{b}万元', {'a': (1, 300), 'b': (1, 9)}, '(a*10+b)*1000', note='slip: middle dot as decimal point'),
    AmountForm('{a:comma}元', {'a': (1000, 9999999)}, 'a', note='1,200,000元'),
    AmountForm('{a:comma}.00元', {'a': (1000, 9999999)}, 'a', note='copied spreadsheet cell'),
    AmountForm('{a:comma}.{b:d2}元', {'a': (1000, 999999), 'b': (1, 99)}, 'a+b/100', note='cents'),
    AmountForm('{a:comma}.{b:d2}万元', {'a': (1000, 9999), 'b': (1, 99)}, '(a*100+b)*100', note='1,280.50万元'),
    AmountForm('{a:space}元', {'a': (100000, 9999999)}, 'a', note='space as thousands separator'),
    AmountForm('{a:fwcomma}元', {'a': (10000, 999999)}, 'a', note='full-width digits and comma'),
    AmountForm('{a:fw}万元', {'a': (1, 999)}, 'a*10**4', note='３２０万元'),
    AmountForm('{a:fw}．{b:fw}亿元', {'a': (1, 9), 'b': (1, 9)}, '(a*10+b)*10**7', note='１．５亿元'),
    AmountForm('{a} 万 元', {'a': (1, 999)}, 'a*10**4', note='stray spaces from a PDF copy'),
    AmountForm('{a}\n万元', {'a': (1, 999)}, 'a*10**4', note='line break inside a narrow Word cell'),
    AmountForm('￥{a}', {'a': (500, 999999)}, 'a', note='full-width yen sign'),
    AmountForm('¥{a:comma}.00', {'a': (500, 9999999)}, 'a'),
    AmountForm('¥ {a}万', {'a': (1, 300)}, 'a*10**4', note='sign AND 万'),
    AmountForm('RMB{a}万元', {'a': (1, 300)}, 'a*10**4'),
    AmountForm('RMB {a:comma}', {'a': (10000, 9999999)}, 'a'),
    AmountForm('CNY {a:comma}.00', {'a': (10000, 9999999)}, 'a'),
    AmountForm('人民币{a}万元整', {'a': (1, 300)}, 'a*10**4'),
    AmountForm('人民币{a:cn}元整', {'a': (1000, 990000, 100)}, 'a', note='numerals with 元整'),
    AmountForm('{a}元人民币', {'a': (1000, 990000, 100)}, 'a', note='currency behind'),
    AmountForm('{a}块', {'a': (20, 9999)}, 'a'),
    AmountForm('{a}元{b}角{c}分', {'a': (10, 9999), 'b': (1, 9), 'c': (1, 9)}, 'a+b/10+c/100', note='角分'),
    AmountForm('{a}块{b}毛', {'a': (10, 99), 'b': (1, 9)}, 'a+b/10'),
    AmountForm('{a}块{b}', {'a': (10, 99), 'b': (1, 9)}, 'a+b/10', note='25块8'),
    AmountForm('{a}块{b}毛{c}', {'a': (10, 99), 'b': (1, 9), 'c': (1, 9)}, 'a+b/10+c/100', note='12块3毛5'),
    AmountForm('{a}元{c:d2}分', {'a': (10, 9999), 'c': (10, 99)}, 'a+c/100'),
    AmountForm('{a}.{b}元', {'a': (3, 9999), 'b': (1, 9)}, 'a+b/10', note='3.5元'),
    AmountForm('¥{a:comma}.{b:d2}', {'a': (1000, 9999999), 'b': (1, 99)}, 'a+b/100'),
    AmountForm('{a}.{b:d2}{c:d2}{d:d2}万元', {'a': (1, 999), 'b': (0, 99), 'c': (0, 99), 'd': (1, 99)}, 'a*10**4+b*100+c+d/100', note='six decimals: exact to the 分'),
    AmountForm('{a:cn}元{b:cn}角', {'a': (20, 999), 'b': (1, 9)}, 'a+b/10'),
    AmountForm('金额（元）：{a:comma}.{b:d2}', {'a': (1000, 999999), 'b': (1, 99)}, 'a+b/100'),
    AmountForm('{a}.{b:d2}{c}元', {'a': (10, 9999), 'b': (1, 99), 'c': (1, 9)}, note='finer than a 分: no sum of money'),
    AmountForm('{a}元{b}角', {'a': (10, 99), 'b': (10, 99)}, note='more 角 than a yuan has'),
    AmountForm('{a}w', {'a': (1, 999)}, 'a*10**4', note='w = 万'),
    AmountForm('{a}.{b}W元', {'a': (1, 99), 'b': (1, 9)}, '(a*10+b)*1000', note='W = 万'),
    AmountForm('{a:fw}ｗ', {'a': (1, 99)}, 'a*10**4', note='full-width w'),
    AmountForm('{a:cn}个w', {'a': (2, 99)}, 'a*10**4', note='五十个w'),
    AmountForm('0.{a}元', {'a': (11, 99)}, 'a/100', note='interest of a few 分'),
    AmountForm('打印机维修{a:cn}千{b:cn}', {'a': (3, 9), 'b': (1, 9)}, 'a*1000+b*100', note='said without 元', context='税务大厅{x}'),
    AmountForm('{a}，000万元', {'a': (1, 99)}, 'a*10**7', note='the comma of Chinese typing'),
    AmountForm('年租金{a}万元', {'a': (2, 90)}, 'a*10**4', context='应急物资库租赁（{x}）'),
    AmountForm('租期{n}年，年租金{a}万元', {'n': (2, 9), 'a': (2, 90)}, context='应急物资库租赁（{x}）'),
    AmountForm('{a}K元', {'a': (1, 99)}, 'a*1000', note='K = 千'),
    AmountForm('{a}’{b}’000元', {'a': (1, 99), 'b': (100, 999)}, 'a*1000000+b*1000', note='grouped by apostrophes'),
    AmountForm('单位：万元 合计 {a}.50', {'a': (1, 999)}, 'a*10000+5000', note='the unit stands before the total'),
    AmountForm('项目总价{b}万元，已付{c}万元，本次研究支付尾款{a}万元', {'a': (2, 90), 'c': (100, 200), 'b': '=a+c'}, 'a*10**4', note='what this meeting decides on', context='{x}'),
    AmountForm('工程款结算总额{b}万元，前期已拨付{c}万元，本次拟拨付{a}万元', {'a': (2, 90), 'c': (100, 200), 'b': '=a+c'}, 'a*10**4', context='{x}'),
    AmountForm('总投资{b}万元，此次研究一期工程{a}万元', {'a': (2, 90), 'b': (100, 900)}, 'a*10**4', context='{x}'),
    AmountForm('合同价{b}万元，按30%支付预付款{a}万元', {'a': (2, 90), 'b': (100, 900)}, 'a*10**4', note='what the share comes to', context='{x}'),
    AmountForm('首付30%即{a}万元，合同价{b}万元', {'a': (2, 90), 'b': (100, 900)}, 'a*10**4', context='{x}'),
    AmountForm('支付工程预付款（合同价{b}万元的30%）', {'b': (100, 900)}, note='only that of which a share is paid', context='{x}'),
    AmountForm('投资，其中土建{a}万元，其余待概算批复', {'a': (2, 90)}, note='only a part', context='{x}'),
    AmountForm('经费{a}万元，比上年减少{b}万元', {'a': (20, 90), 'b': (2, 9)}, 'a*10**4', note='a comparison', context='{x}'),
    AmountForm('追加{a}万元，追加后总额{b}万元', {'a': (20, 90), 'b': (100, 900)}, 'a*10**4', context='{x}'),
    AmountForm('费{a}万元的说法有误，应为{b}万元', {'a': (20, 90), 'b': (100, 900)}, 'b*10**4', context='{x}'),
    AmountForm('{n}台，每台{a}元', {'n': (2, 90), 'a': (100, 9000)}, 'n*a', note='a price and how many', context='采购{x}'),
    AmountForm('{n}人，每人{a}元', {'n': (2, 90), 'a': (100, 9000)}, 'n*a', context='慰问困难职工{x}'),
    AmountForm('{n}台套，每台{a}元，安装{m}人', {'n': (2, 90), 'a': (100, 9000), 'm': (2, 9)}, note='another figure may count', context='采购{x}'),
    AmountForm('支付进度款{a}万元，总投资{b}万元', {'a': (2, 90), 'b': (100, 900)}, context='{x}'),
    AmountForm('支付尾款{a}万元（合同总额{b}万元）', {'a': (2, 90), 'b': (100, 900)}, 'a*10**4', note='a remark in brackets', context='{x}'),
    AmountForm('货款{b}万元（拟先支付首付款{a}万元）', {'a': (2, 90), 'b': (100, 900)}, note='which of the two is not said', context='{x}'),
    AmountForm('追加{a}万元后，合同总价达到{b}万元', {'a': (2, 90), 'b': (100, 900)}, context='{x}'),
    AmountForm('已付{c}万元，尚欠{a}万元', {'a': (2, 90), 'c': (100, 900)}, context='{x}'),
    AmountForm('金额单位：元　本次申请：{a}', {'a': (10000, 990000)}, 'a', note='the unit as a heading'),
    AmountForm('单位：万元　预算金额：{a}.{b}', {'a': (10, 999), 'b': (1, 9)}, 'a*10**4+b*1000'),
    AmountForm('{a}k的宣传册印刷费', {'a': (2, 99)}, 'a*1000', context='{x}'),
    AmountForm('{a}k', {'a': (1, 99)}, 'a*1000', note='k = 千, young clerks', bare=True),
    AmountForm('{a:sci}', {'a': (1200000, 99000000, 100000)}, 'a', note='spreadsheet scientific notation, bare; column said to be 元', context='金额（元）：{x}'),
    AmountForm('{a:sci}元', {'a': (100000, 99000000, 10000)}, 'a', note='1.25E+06元'),
    AmountForm('{a}.{b}e{c}元', {'a': (1, 9), 'b': (1, 9), 'c': [5, 6, 7]}, '(a*10+b)*10**(c-1)', note='lower-case e without plus'),
    AmountForm('{a}万（{b:comma}元）', {'a': (1, 300), 'b': '=a*10**4'}, 'a*10**4', note='same sum twice, must count once'),
    AmountForm('金额（万元）：{a}', {'a': (1, 3000)}, 'a*10**4', note='unit in the heading'),
    AmountForm('预算金额(万元)\t{a}.{b:d2}', {'a': (1, 3000), 'b': (1, 99)}, '(a*100+b)*100', note='tab from a spreadsheet'),
    AmountForm('单位：万元\n办公设备购置 {a}', {'a': (5, 300)}, 'a*10**4', note='unit declared above'),
    AmountForm('项目名称\t金额（万元）\n道路养护\t{a}', {'a': (5, 3000)}, 'a*10**4', note='two-row copy'),
    AmountForm('| 事项 | 总投资（亿元） |\n| 污水处理厂二期 | {a}.{b} |', {'a': (0, 9), 'b': (1, 9)}, '(a*10+b)*10**7', note='Markdown-like table, 亿元 column'),
    AmountForm('采购金额/元 {a}', {'a': (10000, 990000, 100)}, 'a', note='unit after a slash'),
    AmountForm('资金（千元）：{a:comma}', {'a': (100, 9000)}, 'a*1000', note='千元 column (statistics offices)'),
    AmountForm('{a}千元', {'a': (10, 900)}, 'a*1000'),
    AmountForm('{a}.{b}百万元', {'a': (1, 90), 'b': (1, 9)}, '(a*10+b)*10**5', note='百万元 as a unit'),
    AmountForm('金额:{a}(单位:万元)', {'a': (1, 900)}, 'a*10**4', note='unit AFTER the figure in brackets'),
    AmountForm('合计（元）{a}.00', {'a': (10000, 9900000, 100)}, 'a'),
    AmountForm('项目资金 万元 {a}', {'a': (1, 900)}, 'a*10**4', note='broken table: unit before figure, no brackets'),
    AmountForm('{a:daxie}元整', {'a': (1000, 9990000, 10)}, 'a', note='complete 大写'),
    AmountForm('{a:daxie}圆整', {'a': (10000, 9990000, 100)}, 'a', note='圆'),
    AmountForm('人民币{a:daxie}万元整', {'a': (10, 999)}, 'a*10**4'),
    AmountForm('人民币（大写）：{a:daxie}元整（小写：¥{a:comma}.00）', {'a': (10000, 9990000, 100)}, 'a', note='both, count once'),
    AmountForm('{a:daxie}元{b:daxie}角{c:daxie}分', {'a': (1000, 99999), 'b': (1, 9), 'c': (1, 9)}, 'a+b/10+c/100'),
    AmountForm('{a:daxie}元{b:daxie}角整', {'a': (1000, 99999), 'b': (1, 9)}, 'a+b/10'),
    AmountForm('{a:daxie}元零{c:daxie}分', {'a': (1000, 99999), 'c': (1, 9)}, 'a+c/100'),
    AmountForm('{a:daxie}亿{b:daxie}仟万元正', {'a': (1, 9), 'b': (1, 9)}, 'a*10**8+b*10**7', note='元正'),
    AmountForm('大写：{a:daxie}元，小写：{a}元', {'a': (10000, 990000, 100)}, 'a'),
    AmountForm('{a:cn}多万', {'a': (20, 90, 10)}, 'a*10**4', note='五十多万 -> 500000', about=True),
    AmountForm('{a}余万元', {'a': (100, 900, 100)}, 'a*10**4', note='300余万元', about=True),
    AmountForm('{a}多万块', {'a': (10, 90, 10)}, 'a*10**4', about=True),
    AmountForm('{a:cn}来万', {'a': (10, 90, 10)}, 'a*10**4', note='二十来万', about=True),
    AmountForm('近{a}万元', {'a': (10, 990, 10)}, 'a*10**4', about=True),
    AmountForm('近千万', {}, '10**7', note='no digit: 近千万', about=True),
    AmountForm('百来万', {}, '10**6', note='no digit: 百来万', about=True),
    AmountForm('上百万元', {}, '10**6', about=True),
    AmountForm('万把块', {}, '10**4', note='colloquial', about=True),
    AmountForm('{a}万左右', {'a': (5, 300)}, 'a*10**4', about=True),
    AmountForm('{a}万元上下', {'a': (5, 300)}, 'a*10**4', about=True),
    AmountForm('大概{a}个W吧', {'a': (5, 300)}, 'a*10**4', note='chat', about=True),
    AmountForm('约{a}.{b}亿元', {'a': (1, 9), 'b': (1, 9)}, '(a*10+b)*10**7', about=True),
    AmountForm('{a}万元以内', {'a': (5, 300)}, 'a*10**4', note='upper bound', about=True),
    AmountForm('不超过{a}万元', {'a': (5, 300)}, 'a*10**4', note='upper bound', about=True),
    AmountForm('{a}万以上', {'a': (5, 300)}, 'a*10**4', note='lower bound', about=True),
    AmountForm('{a}万不到', {'a': (5, 300)}, 'a*10**4', note='colloquial: nearly', about=True),
    AmountForm('{a}亿多元', {'a': (1, 9)}, 'a*10**8', about=True),
    AmountForm('{a}万多', {'a': (1, 9)}, 'a*10**4', note='3万多', about=True),
    AmountForm('{a:liang}千多万', {'a': (1, 9)}, 'a*10**7', note='两千多万', about=True),
    AmountForm('{a}+万', {'a': (50, 300, 10)}, 'a*10**4', note='200+万, chat', about=True),
    AmountForm('~{a}万元', {'a': (50, 300, 10)}, 'a*10**4', note='tilde as about', about=True),
    AmountForm('十几万', note='eleven to nineteen: no figure'),
    AmountForm('{a:cn}几万', {'a': (20, 90, 10)}, 'a*10**4', note='三十几万 -> 300000', about=True),
    AmountForm('{a}-{b}万元', {'a': (100, 400, 10), 'b': '=a+200'}, 'b*10**4', note='300-500万元: unit once', low='a*10**4', high='b*10**4'),
    AmountForm('{a}万元至{b}万元', {'a': (10, 90), 'b': '=a+20'}, 'b*10**4', low='a*10**4', high='b*10**4'),
    AmountForm('{a}～{b}万', {'a': (10, 90), 'b': '=a+20'}, 'b*10**4', note='full-width tilde', low='a*10**4', high='b*10**4'),
    AmountForm('{a}到{b}个亿', {'a': (1, 5), 'b': '=a+1'}, 'b*10**8', low='a*10**8', high='b*10**8'),
    AmountForm('{a}—{b}亿元', {'a': (1, 5), 'b': '=a+2'}, 'b*10**8', note='dash', low='a*10**8', high='b*10**8'),
    AmountForm('三五十万', {}, '5*10**5', note='30 to 50 万', about=True, low='3*10**5', high='5*10**5'),
    AmountForm('{a:cn}{b:cn}十万', {'a': [1, 3, 4, 5, 6, 7], 'b': '=a+1'}, 'b*10**5', note='三四十万 (一二十万)', about=True, low='a*10**5', high='b*10**5'),
    AmountForm('{a:liang}{b:cn}百万', {'a': [2, 3, 4, 5, 6, 7], 'b': '=a+1'}, 'b*10**6', note='两三百万', about=True, low='a*10**6', high='b*10**6'),
    AmountForm('{a:cn}{b:cn}万块', {'a': [3, 4, 5, 6, 7, 8], 'b': '=a+1'}, 'b*10**4', note='七八万块', about=True, low='a*10**4', high='b*10**4'),
    AmountForm('{a}万以上{b}万以下', {'a': (20, 60, 10), 'b': '=a+50'}, 'b*10**4', note='legal range', low='a*10**4', high='b*10**4'),
    AmountForm('{a}（含）—{b}万元（不含）', {'a': (50, 100, 10), 'b': '=a*2'}, 'b*10**4', note='threshold of a rule', low='a*10**4', high='b*10**4'),
    AmountForm('{a}千到{b}万元', {'a': (3, 9), 'b': (1, 3)}, 'b*10**4', note='two units; 5千到1万元', low='a*1000', high='b*10**4'),
    AmountForm('{a}万美元', {'a': (1, 300)}, note='foreign'),
    AmountForm('USD {a:comma}', {'a': (1000, 300000)}, note='foreign'),
    AmountForm('${a:comma}', {'a': (1000, 300000)}, note='foreign sign'),
    AmountForm('{a}万欧元', {'a': (1, 300)}, note='foreign'),
    AmountForm('€{a}', {'a': (1000, 9000)}, note='foreign sign'),
    AmountForm('港币{a}万元', {'a': (1, 300)}, note='港币 prefix with 元 behind'),
    AmountForm('{a:comma}日元', {'a': (10000, 900000)}, note='foreign 日元'),
    AmountForm('HK${a}万', {'a': (1, 99)}, note='foreign'),
    AmountForm('{a:cn}万英镑', {'a': (1, 99)}, note='foreign'),
    AmountForm('几十万', note='no figure'),
    AmountForm('数百万元', note='no figure'),
    AmountForm('好几万块', note='no figure'),
    AmountForm('若干万元', note='no figure'),
    AmountForm('经费{a}', {'a': (10, 900)}, note='bare figure, no unit anywhere'),
    AmountForm('每年{a}万元，租期{b}年', {'a': (5, 50), 'b': (2, 5)}, note='rate, total not said'),
    AmountForm('单价{a}元/台，数量见清单', {'a': (2000, 9000, 100)}, note='unit price only'),
    AmountForm('××万元', note='template not filled in'),
    AmountForm('   万元', note='blank in a form'),
    AmountForm('单价{a}元×{b}台＝{c}元', {'a': (2000, 9000, 100), 'b': (2, 30), 'c': '=a*b'}, 'c', note='total is the last figure'),
    AmountForm('共{b}台、单价{a}元，合计{c}.{d}万元', {'b': [20, 30, 40, 50], 'a': [3300, 4700, 5100, 7300], 'c': '=a*b//10000', 'd': '=a*b//1000%10'}, 'a*b', note='合计 rules (product is a multiple of 1000)'),
    AmountForm('由{a}万元调整为{b}万元', {'a': (100, 300), 'b': '=a+35'}, 'b*10**4', note='the new sum counts'),
    AmountForm('追加{a}万元（原批复{b}万元）', {'a': (5, 50), 'b': (100, 300)}, 'a*10**4', note='the sum of this matter is the addition'),
)

NOT_AMOUNTS: Final = (
    '参会12人',
    '三楼301会议室',
    '政发〔2026〕15号',
    '联系电话0000-1234567',
    '2.2名科级干部',
    '新建公路36公里',
    '第3季度',
    '完成率98.5%',
    '覆盖5万人',
    '种植面积1.2万亩',
    '3号楼2单元',
    '第十二次局长办公会',
    '一般公共服务支出201款',
    '编制25名',
    '发放宣传册3千份',
    '日处理污水2万吨',
    '谈话35人次',
    '万元以上项目清单',
    '百日攻坚行动',
    '千村示范工程',
    '装机容量1.5万千瓦',
    '500强企业',
    '亿元村',
    '一式两份',
    '邮编100000',
)
