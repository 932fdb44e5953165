"""Amounts of money, and what is none."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policy.money import Money, read_money, read_sum


@pytest.mark.parametrize(
    ("text", "yuan", "approximate"),
    [
        ("资金320万元的分配方案", 3_200_000, False),
        ("五十多万", 500_000, True),
        ("大概50多万", 500_000, True),
        ("300余万元", 3_000_000, True),
        ("1.2亿", 120_000_000, False),
        ("1.2个亿", 120_000_000, False),
        ("￥85,000", 85_000, False),
        ("85000元", 85_000, False),
        ("救助资金2,350.6万元分配方案", 23_506_000, False),
        ("８５０００元", 85_000, False),
        ("1亿2000万元", 120_000_000, False),
        ("一亿二千万元", 120_000_000, False),
        ("三百二十万元", 3_200_000, False),
        ("八万五", 85_000, False),
        ("8万5", 85_000, False),
        ("八万五千元", 85_000, False),
        ("320w", 3_200_000, False),
        ("人民币50万元", 500_000, False),
        ("近百万元", 1_000_000, True),
        ("3.2万余元", 32_000, True),
        ("经费5千", 5_000, False),
        ("约三十六万元", 360_000, True),
        ("50万元左右", 500_000, True),
        ("预算50万3楼会议室", 500_000, False),
        ("五十万三名干部", 500_000, False),
        ("85,000.50元", Decimal("85000.50"), False),
        ("12,345.67元", Decimal("12345.67"), False),
        ("1.23456789亿元", 123_456_789, False),
        ("3.5元", Decimal("3.5"), False),
        ("叁佰元伍角", Decimal("300.5"), False),
        ("12元3角4分", Decimal("12.34"), False),
        ("每次12元3分钟", 12, False),
        ("约3.5元", Decimal("3.5"), True),
        ("3、180000元用于残疾人托养", 180_000, False),
    ],
)
def test_it_reads_an_amount(text: str, yuan: Decimal | int, approximate: bool) -> None:
    assert [(amount.yuan, amount.approximate) for amount in read_money(text).amounts] == [(yuan, approximate)]


@pytest.mark.parametrize(
    "text",
    [
        "两名科级干部",
        "320万平方米",
        "5万人",
        "17号文",
        "2027年部门预算编制",
        "A3楼102室",
        "13800000000",
        "请千万注意",
        "元旦值班",
        "3单元",
        "会议号123-456-789",
        "大额资金支付30万元以上事项",
        "百万工程",
    ],
)
def test_what_is_counted_is_no_amount(text: str) -> None:
    assert read_money(text) == Money()


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("资金320", ("320元", "320万元")),
        ("资金约320，请审议", ("320元", "320万元")),
        ("预算85000", ("85000元", "85000万元")),
        ("300-500万元", ("500万元", "300万元")),
        ("二三十万元", ("三十万元", "二十万元")),
        ("几十万元", ()),
        ("2.320万元改造资金的分配方案", ("2.32万元", "320万元")),
    ],
)
def test_it_asks_where_an_amount_is_unclear(text: str, choices: tuple[str, ...]) -> None:
    money = read_money(text)
    ask = money.doubts[0].ask()
    assert (ask.field, ask.choices) == ("amount_yuan", choices)
    assert money.amounts == ()
    assert all(choice in ask.text for choice in choices)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("每人500元", "500元"),
        ("采购桌椅，每套不超过700元", "不超过700元"),
        ("租用中巴3辆，每辆每天600元", "600元"),
        ("支付第二期监理费（合同总价60万元）", "60万元"),
        ("20万美元", "20万美元"),
        ("-5万元", "-5万元"),
        ("0元", "0元"),
        ("99999亿", "99999亿"),
        ("1,20,000元", "1,20,000元"),
        ("1亿2千元", "1亿2千元"),
        ("A50万元", "A50万元"),
        ("12.345元", "12.345元"),
        ("12元34角", "12元34角"),
        ("××万元", "××万元"),
        ("上午9点30万元设备采购", "9点30万元"),
        ("会议室305，200万元设备采购", "305,200万元"),
        ("贴息 2 680 万元", "2 680 万元"),
        ("搬家费至少80万元", "80万元"),
        ("装修不低于上百万", "百万"),
        ("采购不超过60万元，具体金额会上定", "具体金额会上定"),
        ("培训费控制在8万元以内再定", "以内再定"),
        ("原概算90万元、现申请120万元，差额待议", "差额待议"),
        ("十二万五人员招录", "十二万"),
        ("报销差旅费3276.5", "3276.5"),
        ("装修30万元起步，上不封顶", "元起步"),
        ("罚款超过30万的部分另议", "的部分另议"),
        ("合同额360万，本次付30%", "本次付30%"),
    ],
)
def test_money_that_cannot_be_read_to_its_end_is_asked_for_in_its_own_words(text: str, said: str) -> None:
    total = read_sum(text)
    assert total.amount is None
    assert total.ask is not None
    assert f"“{said}”" in total.ask.text


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("由100万元调整为135万元", 1_350_000),
        ("追加30万，合计80万", 800_000),
        ("职工体检费每人800元，共5.6万元", 56_000),
        ("追加20万元（原批复300万元）", 200_000),
        ("人民币（大写）：贰拾万元整（小写：¥200,000.00）", 200_000),
        ("建安费90万、设备费20万、预备费10万，总概算120万元", 1_200_000),
        ("预算由“120万元”更正为“102万元”", 1_020_000),
        ("不是320万是230万", 2_300_000),
        ("四十万哦不四十四万", 440_000),
        ("可研估算42万元，初设概算40万元，本次以概算为准", 400_000),
        ("审减11.3万元后为76.5万元", 765_000),
        ("12万美元，折合人民币约85万元", 850_000),
        ("单位：万元 轨道维修 23.6", 236_000),
        ("贰佰万另叁仟元", 2_003_000),
        ("改造资金一点二个亿的事", 120_000_000),
        ("除雪机械租赁 38万5 处长说的", 385_000),
        ("保证金6万元、中标价180万元的绿化合同", 1_800_000),
        ("四个标段分别为10万元、20万元、30万元和40万元", 1_000_000),
        ("奖补资金分配，其中奖补资金总额96万元", 960_000),
        ("单位：万元，闸门维修 23.6", 236_000),
        ("奖金池二百万封顶", 2_000_000),
    ],
)
def test_the_sum_of_the_matter_is_found_among_several(text: str, yuan: int) -> None:
    total = read_sum(text)
    assert total.amount is not None
    assert total.amount.yuan == yuan


@pytest.mark.parametrize("text", ["1" * 60_000, "一" * 60_000, "1," * 30_000, "1-" * 30_000 + "元", "(万元" * 15_000])
def test_no_text_holds_it_up(text: str) -> None:
    before = time.process_time()
    read_money(text)
    assert time.process_time() - before < 5


def test_several_amounts_keep_their_order_and_words() -> None:
    money = read_money("A项目20万元、B项目30.5万元")
    assert [(amount.yuan, amount.text) for amount in money.amounts] == [(200_000, "20万元"), (305_000, "30.5万元")]


@given(st.text(alphabet="0123456789.,万亿千百十元多余约几一二三五资金预算 -￥人", max_size=30))
def test_no_text_breaks_it(text: str) -> None:
    assert all(amount.yuan > 0 for amount in read_money(text).amounts)


@pytest.mark.parametrize("slip", ["32O,5万元", "1l.5万元", "10I,000元", "1 28 万元"])
def test_what_stands_among_digits_is_asked_about(slip: str) -> None:
    found = read_sum(f"驻外招商点房租{slip}")
    assert found.amount is None
    assert found.ask is not None


@pytest.mark.parametrize("word", ["年初结余", "账户余额", "上年结转", "现有", "账上尚有"])
def test_what_there_is_is_not_what_is_decided_on(word: str) -> None:
    used = read_sum(f"研究使用资金：{word}411万元，拟动用其中的137万元改造档案库").amount
    assert used is not None
    assert used.yuan == 1_370_000


def test_digits_that_a_scanner_set_apart_are_one_number() -> None:
    found = read_sum("驻外招商点房租 1 2 8 . 5 万元").amount
    assert found is not None
    assert found.yuan == 1_285_000
