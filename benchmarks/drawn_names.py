"""Invented names of every kind, drawn into the forms of tests/data/names: usual and rare surnames, words, two surnames, sounds, dots."""

import re
from random import Random

from benchmarks.fit_screening import DATA
from policy.screening.appointed import COMMON, COMPOUND, SURNAMES
from policy.screening.lexicon import OFFICE, SPEECH, rests
from tests.data.forms.names import CARRIERS as FORM_CARRIERS
from tests.data.forms.names import NAME_FORMS, NO_NAMES, PEOPLE

GIVEN = (
    "建国志强丽芳敏静伟军华明辉文斌海涛晓燕红梅春林玉兰秀英桂芝佳怡子涵雨欣浩宇思远博睿嘉宁若彤诗琪鹏飞振东立新庆生德福永康世昌栋家豪俊杰天翔少峰小满大勇长河青山一鸣自成金宝银花铁柱水木火旺土根树森向阳升西"
    "平南北正义和安乐喜如意吉祥有才得利来发财多余全胜连保田守业继承启望舒知秋见月听雪观澜怀瑾握瑜修致行学而齐念慈晚晴寒露谷夏惊蛰云帆沧桑榆松柏梧桐橙果然其琛牧野犇淼鑫焱垚喆卉芮芸苒苡茉莉萱薇蔷蕾丁三于万丈"
    "上下不丰书五亚京亮仁今介任会伦位佩依信倩健元兆光克入兵典冬冰凌凡凤刚力加勤化千半卓卫双可史叶合周咏品哲唐善园图圆坚坤堂墨声夕奇奕好妍妮姗娟婉婷宏宗定宜宣宪容宾密寿尚展岚岩岭崇川州工巧巍布希常年庄庭廷延"
    "弘彦彩彬影征律心必忠恒恩悦惠慧懿戈扬拓捷敬斯方旭时昆昊昕昭是晋晖景智曦曼朋朔朝本术杉杨杭极枫柔柳桃梦梨楠楚榕欢武毅民汉江池汝沁沐沛沙泉波泰泽洁洋洛洪津涌淑淳清渊温湘源溪滨滢漫潇灵炎炜烁烨煜照熙爱特玄玥"
    "珂珊珍珠理琢琦琳琴瑞瑶璇璐甜甫男画畅白皓盈盛益石砚硕礼社祖禾科程稳竹童端笑筠简粒素紫纯纲维绍绪绮美群翠耀聪能航良艺艾芊苏范茂茜茵荃荣莎莹菁菊菲萌萍落葵蓉蓓蓝虎虹蝶融衡裕言诚语谊谦贝贤贵赫起超路轩达迅近"
    "迪通逸道邦郁重钊钧铭锋锐锦闻阔陆陶隆雁雄集雯霄霖霞靖韬韵顺颖颜风香馨骁骏高鲁鸿鹃鹤麒麟黎龄龙"
)
SYLLABLES = [
    "阿依",
    "古丽",
    "买买提",
    "艾山",
    "吐尔逊",
    "努尔",
    "迪丽",
    "热依",
    "汗",
    "江",
    "娜",
    "扎西",
    "次仁",
    "多吉",
    "卓玛",
    "央金",
    "达瓦",
    "尼玛",
    "旺堆",
    "巴桑",
    "洛桑",
    "德吉",
    "格桑",
    "乌兰",
    "图雅",
    "其其格",
    "巴特尔",
    "额尔敦",
    "苏和",
    "那顺",
    "敖登",
    "格日勒",
    "斯琴",
    "吉木",
    "莫色",
    "岩",
    "罕",
    "玉",
    "木呷",
    "阿木",
    "库尔班",
    "艾合买提",
    "阿不都",
    "热合曼",
    "叶尔",
    "巴合提",
    "托合提",
    "肉孜",
    "玛依拉",
    "帕提",
    "萨仁",
    "高娃",
    "旺姆",
    "丹增",
    "平措",
    "才让",
    "拉姆",
    "次旦",
    "尕藏",
    "赞丹",
    "卓嘎",
    "索南",
    "措姆",
    "吾列",
    "哈提",
    "比列",
    "阿衣",
    "则甫",
    "麦麦",
    "毕力格",
    "呼和",
    "钦达",
    "惹曲",
]
CARRIERS = (
    *FORM_CARRIERS,
    "下周二上会：{x}",
    "{x}，请派驻组列席",
    "会议通知：12月8日上午9点，三楼，议题{x}",
    "那个{x}，要不要报",
    "{x} 12月3日党组会定",
    "议题二：{x}；议题三：车辆维修4.2万元",
)
FIELD = {*OFFICE.split(), *SPEECH.split()}
WORDS = sorted(  # that begin with a surname and are none of this field: 高峰, 方向
    {char + rest for char in SURNAMES for rest in rests(char) if len(rest) <= 2} - FIELD
)
LATIN = re.findall(
    r"\w+", "zhang wei li na wang fang liu yang chen jie zhao lei sun xiao hui ming ahmed khan anna smith david brown"
)
RARE, DOUBLE = sorted(SURNAMES), COMPOUND.pattern.split("|")


def a_name(rng: Random) -> str:
    """A name; six of ten are a surname with one or two given characters."""
    kind = rng.choices(
        ("common", "rare", "word", "double", "no surname", "sound", "spaced", "listed", "latin"),
        (42, 20, 8, 8, 6, 8, 4, 5, 2),
    )[0]
    given = "".join(rng.choices(GIVEN, k=rng.choice((1, 2, 2))))
    if kind == "sound":
        first = "".join(rng.choices(SYLLABLES, k=2))
        return first + rng.choice(("", f"·{rng.choice(SYLLABLES)}{rng.choice(['', rng.choice(SYLLABLES)])}"))
    return {
        "common": rng.choice(COMMON) + given,
        "rare": rng.choice(RARE) + given,
        "word": rng.choice(WORDS),
        "double": rng.choice(DOUBLE) + given,
        "no surname": rng.choice(GIVEN) + given,
        "spaced": f"{rng.choice(COMMON)}{rng.choice((' ', '  '))}{given[0]}",
        "latin": rng.choice(("{}{}", "{} {}")).format(*(rng.choice(LATIN).title() for _ in range(2))),
        "listed": rng.choice(PEOPLE),
    }[kind]


def drawn(draws: int, rng: Random) -> list[tuple[str, list[str]]]:
    """Sentences of every form, `draws` of each that has places for names, with the names that must go."""
    own, none = (
        (DATA / "names" / f"{file}.txt").read_text(encoding="utf-8").replace("\\t", "\t").replace("\\n", "\n")
        for file in ("forms", "none")
    )
    sentences = []
    for form in (*own.splitlines(), *NAME_FORMS):
        sentences += [_drawn(form, rng) for _ in range(draws)]
    for form in (*none.splitlines(), *NO_NAMES):
        sentences += [(_drawn(form, rng)[0], []) for _ in range(draws if "{" in form else 3)]
    return sentences


def _drawn(form: str, rng: Random) -> tuple[str, list[str]]:
    names = {slot: a_name(rng) for slot in sorted(set(re.findall(r"\{(\w+)\}", form)))}
    if re.search(r"[小老]\{", form):
        names = {slot: rng.choice(COMMON) + rng.choice(GIVEN) for slot in names}
    text = form.format(**names)
    if not re.search(r"[\n\t|]", text) and rng.random() < 0.45:
        text = rng.choice(CARRIERS).format(x=text)
    return text, [name for slot, name in names.items() if slot != "keep"]


def with_others(sentences: list[tuple[str, list[str]]], times: int, rng: Random) -> list[tuple[str, list[str]]]:
    """The sentences that name somebody, so many times, with other names drawn in."""
    written = []
    for text, names in sentences * times:
        spelt = "|".join(map(re.escape, sorted(set(names), key=len, reverse=True)))
        drawn_in: list[str] = []

        def other(found: re.Match[str], into: list[str] = drawn_in) -> str:
            called = found.start() and found.string[found.start() - 1] in "小老"
            into.append(rng.choice(COMMON) + rng.choice(GIVEN) if called else a_name(rng))
            return into[-1]

        if names:
            written.append((re.sub(spelt, other, text), drawn_in))
    return written
