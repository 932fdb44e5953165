import json
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handlers.talk.registry import acts
from policy.screening.screen import MOST_BYTES, Screened, mask_for_log, screen
from policy.screening.talks import mask_talks

DATA = Path(__file__).parents[1] / "data"
COMPLAINTS = (DATA / "complaints.txt").read_text(encoding="utf-8").splitlines()

CLASSIFIED = r"""
(特急·机密)全文如下：各区县
标有〔绝密〕字样的纪要，请查收
以下内容属国家秘密，请勿转发
m密★五年
M密★二年 名单
jimi材料一份，麻烦收下
mì件放哪个柜子
标密“秘密级”，期限三年，扫描好了
【机】【密】【★】【十】【年】
★★机★★密★★
★长期
保密期限：十年
机.密.文.件.第7号
省厅机密文件的要点如下：一、
（绝密·启用前）
密件，专人送达
秘密件复印件3份，已上传
决策依据：机 密，文号不写了
机密★10年
秘密★启用前
绝密 ★ 长期
机密☆5年 关于印发工作方案的通知
秘密* 关于干部调整的通知
机　密★
【秘密】关于开展专项检查的通知
[机密] 会议纪要
密级：秘密
密级:机密 文号省发1号
密 级：绝密
机密10年
机密\n关于某事项的请示
秘密 关于印发某方案的通知
机密件\n请阅
转发一份文件：秘密★1年，请各单位学习
（秘密）\n会议材料
会议纪要（机密）
這是機密★文件
这份文件是机密文件，请注意保管
★秘密 内部材料
請查收 絕密★
""".strip().splitlines()

ORDINARY = (DATA / "ordinary.txt").read_text(encoding="utf-8").splitlines()

PERSONNEL = [
    ("李强不在岗三年，免去职务，由高飞代理局长", "×××不在岗三年，免去职务，由×××代理局长"),
    ("我让赵丽去当科长", "我让×××去当科长"),
    ("任命张三为规划科科长", "任命×××为规划科科长"),
    ("张三、李四同志任免", "×××、×××同志任免"),
    ("提拔赵小明", "提拔×××"),
    ("关于王五等3名同志职级晋升", "关于×××等3名同志职级晋升"),
    ("免去张三办公室主任职务", "免去×××办公室主任职务"),
    ("免去李小红规划科科长职务", "免去×××规划科科长职务"),
    ("任命欧阳修文为财务科副科长", "任命×××为财务科副科长"),
    ("1.张三任规划科科长；2.李四同志不再担任办公室主任", "1.×××任规划科科长；2.×××同志不再担任办公室主任"),
    ("关于提拔赵小明、钱进、孙亮的事项", "关于提拔×××、×××、×××的事项"),
    ("给予吴刚党内警告处分", "给予×××党内警告处分"),
    ("对周杰的处分决定", "对×××的处分决定"),
    ("拟提拔对象：王小芳（女）", "拟提拔对象：×××（女）"),
    ("推荐王芳为副科长人选", "推荐×××为副科长人选"),
    ("研究科员王五拟提拔为副科长事宜", "研究科员×××拟提拔为副科长事宜"),
    ("任命张 三为科长", "任命×××为科长"),
    ("聘任张为民同志为总工", "聘任×××同志为总工"),
    ("阿里木·买买提同志任副局长", "×××同志任副局长"),
    ("研究干部任免：\n1.张三任规划科科长\n2.李四\n3.诸葛明", "研究干部任免：\n1.×××任规划科科长\n2.×××\n3.×××"),
    ("张三同志，拟提拔为副科长", "×××同志，拟提拔为副科长"),
    ("调整王强工作岗位", "调整×××工作岗位"),
    ("研究司马光同志转正", "研究×××同志转正"),
    ("郑伟同志试用期满转正", "×××同志试用期满转正"),
    ("张伟调任水利局", "×××调任水利局"),
    ("推荐后备干部人选为刘洋、陈晨", "推荐后备干部人选为×××、×××"),
    ("推荐优秀年轻干部王丽", "推荐优秀年轻干部×××"),
    ("审议孙丽华、周涛职级晋升", "审议×××、×××职级晋升"),
    ("拟将钱学民由科员调整为副科长", "拟将×××由科员调整为副科长"),
    ("由张三接任科长", "由×××接任科长"),
    ("任王五为局长助理", "任×××为局长助理"),
    ("拟对张三、李四进行考察", "拟对×××、×××进行考察"),
    ("研究给予李某党内警告处分的意见", "研究给予×××党内警告处分的意见"),
    ("研究周八、吴九两位同志的任免", "研究×××、×××两位同志的任免"),
    ("干部任免（张三、李四）", "干部任免（×××、×××）"),
    ("拟任命:张三(规划科科长)", "拟任命:×××(规划科科长)"),
    ("任命张三李四为副科长", "任命××××××为副科长"),
    ("派王磊到乡镇挂职", "派×××到乡镇挂职"),
    ("任命：张三 规划科科长；李四 财务科科长", "任命：××× 规划科科长；××× 财务科科长"),
    ("关于给张三处分", "关于给×××处分"),
    ("推荐冯  岚、彭  越为先进个人", "推荐×××、×××为先进个人"),
    ("科长何季平换成彭越，下周上会", "科长×××换成×××，下周上会"),
    ("关于liu yang任副科长的请示", "关于×××任副科长的请示"),
    ("研究張三同志任規劃科科長", "研究×××同志任规划科科长"),
    ("申请廉政意见 张三 李四 两人 12月30日前", "申请廉政意见 ××× ××× 两人 12月30日前"),
    ("廉政意见 2人 王敏、李强 12月30日前", "廉政意见 2人 ×××、××× 12月30日前"),
    ("廉政意见 2人：\n王敏\n李强", "廉政意见 2人：\n×××\n×××"),
    ("研究关于给予李某开除党籍处分的决定", "研究关于给予×××开除党籍处分的决定"),
]

KEPT = """
跟班子成员谈了话
元旦快到了，给各单位发个廉政提醒，内容是严禁收送礼品
标有“机密”字样的文件一律走机要渠道
学习机密文件管理办法，要点如下
保密期限一般是十年
请登记：收密件1份已交机要室
本周重点：★10项任务
我下周不在，代理高飞
张伟年假，代理高飞
周五的会我让赵丽去吧
何军
定于10月22日下午3点在三楼会议室召开党组会，研究：1.租赁费叁万陆仟圆整
会议通知：定于12月17日召开党组会，研究：1.印刷费六万柒仟伍佰元
第八条 讨论干部任免事项须有三分之二以上成员到会
谢谢主任提醒，议题的事我跟局长汇报过了
两名科级干部任免事项
联系人：王敏 13800000000
研究：1.2027年部门预算编制；2.XX路改造项目资金320万元的分配方案；3.两名科级干部任免事项。请派驻组参会。联系人：王敏 13800000000
研究干部任免，联系人：王敏同志 13800000000
研究干部任免事项，请李强同志参会
任命党支部书记
提拔任用干部工作方案
调整高新区管委会机构
研究人事任免方案、高级职称评聘、任前公示安排
推荐常务副局长人选
关于李庄镇、王村乡干部任免
任命江北县水利局局长
考察黄石项目
免去安全科科长职务
提拔金融科干部
人事任免、金额调整
关于科级干部选拔任用工作方案
研究部分干部职务调整事项
调整领导小组成员
妥否，请示。两名干部任职方案
研究文化市场巡查车更新、编外讲解员聘用
调度室人员岗位调整，防滑链采购60条
讨论预备党员转正
任免事项，金额为50万元，成本为3万元
对单位中层干部进行调整
关于万达广场项目负责人调整事项
研究党组成员分工调整
研究預算編制，聯繫人：王敏
廉政意见 5人 12月1日前报综合科
廉政意见 三人 下周五前，联系人：王敏 13800000000
答复 2026-0005 廉政意见已出具
申请 交通局 联络员 王敏
关于路桥公司负责人任免
关于石桥水库管理所所长任免
研究白云街道干部调整
关于金水区干部调整
参会 2026-0123 李强
分管 交通局 张伟
开除党籍多久能重新入党
""".strip().splitlines()


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_is_refused_and_nothing_of_it_is_kept(text: str) -> None:
    assert screen(text) == Screened("", "complaint")


@pytest.mark.parametrize("text", [text.replace("\\n", "\n") for text in CLASSIFIED])
def test_a_text_with_a_classification_mark_is_refused(text: str) -> None:
    assert screen(text) == Screened("", "classified")


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_speech_about_the_same_subjects_goes_on(text: str) -> None:
    assert screen(text) == Screened(mask_talks(text))


@pytest.mark.parametrize(("text", "masked"), PERSONNEL)
def test_names_in_personnel_matters_are_masked(text: str, masked: str) -> None:
    assert screen(text) == Screened(masked, masked=True)


@pytest.mark.parametrize("text", KEPT)
def test_posts_places_and_contacts_are_no_personnel_names(text: str) -> None:
    assert screen(text) == Screened(mask_talks(text))


def test_in_a_notice_only_the_personnel_item_is_masked() -> None:
    text = "定于11月27日召开党组会，研究：1.采购设备50万元；2.任命张三为科长。请李强同志参会。联系人：王敏 13800000000"
    assert screen(text).text == text.replace("张三", "×××")


def test_a_classified_complaint_is_first_of_all_classified() -> None:
    assert screen("机密★ 我要举报局长受贿").refusal == "classified"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("联系人：王敏 13800000000", "联系人××× ***"),
        ("电话138 0000 0000或0571-88886666", "电话***或***"),
        ("证件110101199003071234", "证件***"),
        ("张局长、李强同志来电", "×××、×××同志来电"),
        ("任命张三为科长", "任命×××为科长"),
        ("金额320万元，编号2026-0123", "金额320万元，编号2026-0123"),
    ],
)
def test_logs_hold_no_telephone_identity_number_or_name(text: str, masked: str) -> None:
    assert mask_for_log(text) == masked


@given(st.text(alphabet="我要举报局长收红包任命张三、李四为科长，。\n机密★1 　", max_size=60))
def test_screening_is_stable_and_never_raises(text: str) -> None:
    once = screen(text)
    assert once.refusal is not None or screen(once.text).text == once.text


AUTHORS = {
    author: [
        line.replace("\\n", "\n").split("\t", 1)
        for line in (DATA / "screening" / f"author_{author}.tsv").read_text(encoding="utf-8").splitlines()
    ]
    for author in "abcdefghijklm1290"
}


@pytest.mark.parametrize("author", AUTHORS)
def test_the_weights_are_those_of_the_labelled_texts(author: str) -> None:
    """Fitted on these very texts; how the texts of an author not seen are judged is in docs/screening.md."""
    said = AUTHORS[author]
    missed = [text for label, text in said if label != "ok" and screen(text).refusal is None]
    wrong = [text for label, text in said if label == "ok" and screen(text).refusal]
    assert (missed[len(said) // 100 :], wrong[len(said) // 100 :]) == ([], [])


def test_every_mark_of_the_labelled_texts_is_called_one() -> None:
    said = [(label, text) for texts in AUTHORS.values() for label, text in texts]
    assert [text for label, text in said if (screen(text).refusal == "classified") != (label == "mark")] == []


@pytest.mark.parametrize(
    "text",
    [
        "会议通知（秘密）：定于12月10日上午9点在三楼会议室召开党组会，研究年度计划",
        "鸡密★10年",
        "禾必密★一年",
        "ｍｉｍｉ★2年",
        "绝mi★ 长期",
        "ji密★",
        "祕\n密★半年",
        "机\u200b密★",
        "此件机密",
        "本件属于秘密级",
        "绝★密 30年 附件一",
        "秘.密.★.二.年 各单位遵照执行",
        "保密等级 机密 份号000017 请局领导传阅",
        "标着JM★的那页我录入了",
        "觉蜜★ 传达提纲如下",
        "机~密~ 下半年部署",
        "绝密级通报我转给科室了",
        "密件：储备点位图，请提意见",
        "涉密材料我打了字，分三段发来",
        "内部机密，勿外传：名单如下",
        "“绝密”件，阅后退还：布防安排",
        "【密级】秘密 【期限】2年 请示",
    ],
)
def test_a_mark_is_one_however_it_is_written(text: str) -> None:
    assert screen(text).refusal == "classified"


@given(
    st.sampled_from(["这份是", "手上这份", "刚收到一份", "上级转来的", "我这有份", ""]),
    st.sampled_from(["涉密文件", "机密级的材料", "密件", "秘密级通报", "机要件", "涉密的会议纪要"]),
    st.sampled_from(["", "，会上要用", "，不好走交换", "，等级没细看", "，领导催得急"]),
    st.sampled_from(
        ["，我拍给您看看", "，我先截图传上来", "，我直接发您行吗", "，我抄一段给您", "，先转给你", "，打成字了，如下"]
    ),
)
def test_who_sends_a_secret_paper_here_is_refused(held: str, paper: str, remark: str, sent: str) -> None:
    assert screen(held + paper + remark + sent).refusal == "classified"


@given(
    st.sampled_from(["涉密文件", "机密级的材料", "密件", "秘密级通报", "机要件", "涉密会议纪要"]),
    st.sampled_from(
        [
            "能不能拍照发给您",
            "不得拍照转发",
            "清退清单我发您",
            "登记表我传上来了",
            "管理台账我转给您",
            "自查情况我先发您",
            "怎么交",
        ]
    ),
)
def test_who_speaks_of_secret_papers_sends_none(paper: str, said: str) -> None:
    assert screen("单位的" + paper + said).refusal is None


@pytest.mark.parametrize(
    "text",
    [
        "机密★是什么意思",
        "密级分为绝密、机密、秘密三级",
        "手机密码忘了",
        "涉密文件不能打成字发出来",
        "机密级文件登记本放在机要室",
        "工作秘密★",
        "内部★不外传",
        "无记名（秘密）投票",
    ],
)
def test_who_speaks_of_secrecy_shows_no_mark(text: str) -> None:
    assert screen(text).refusal is None


@pytest.mark.parametrize(
    "text",
    [
        "我要举\u200b报我们局长受贿",
        "我要举报我们局长受賄",
        "我 要 举 报 我 们 局 长 受 贿",
        "我要举\n报我们局\n长受贿",
        "我要举抱我们局长收会扣",
        "我要ju bao局长shou hui",
        "ju报：食堂采购，吃hui扣",
        "他们挪yong公kuan去炒币，亏了",
        "zhu ren tan wu gong kuan",
        "局掌收了老板的前",
    ],
)
def test_what_hides_the_words_is_undone_first(text: str) -> None:
    assert screen(text).refusal == "complaint"


@pytest.mark.parametrize(
    "text",
    [
        "ok",
        "excel表发我",
        "v我50",
        "m a y a 是谁",
        "qing wen tai zhang zen me tian",
        "住建局报来了",
        "信箱锁换了",
    ],
)
def test_letters_and_sounds_that_hide_nothing_do_no_harm(text: str) -> None:
    assert screen(text).refusal is None


@pytest.mark.parametrize(
    "text", ["想要个去年那个采购负面清单", "采购那个负面清单去年的给一份", "要一份去年的采购负面清单"]
)
def test_who_wants_a_document_complains_of_nobody(text: str) -> None:
    assert screen(text).refusal is None


@pytest.mark.parametrize("text", ["拟任高桥镇水利站站长的是沈从军", "监管所所长配备", "检验科主任竞聘"])
def test_who_is_to_have_a_post_is_complained_of_by_nobody(text: str) -> None:
    assert screen(text).refusal is None


def test_a_complaint_inside_a_long_text_is_found() -> None:
    notices = [json.loads(line)["text"] for line in (DATA / "notices.jsonl").read_text(encoding="utf-8").splitlines()]
    long = "。".join(notices[:12])
    told = "另外我实名举报我们副局长收了施工老板二十万现金，工程都给了他小舅子，职工敢怒不敢言，请你们派人来查一查账"
    assert screen(long).refusal is None
    assert screen(f"{long}。{told}。{long}").refusal == "complaint"


def test_a_text_above_the_limit_is_refused_unread() -> None:
    assert screen("通知" * (MOST_BYTES // 6)).refusal is None
    assert screen("通知" * (MOST_BYTES // 6 + 1)) == Screened("", "too_long")


def test_a_refusal_says_what_spoke_for_it() -> None:
    assert "举报" in screen("我要举报我们局长").reasons[0]
    assert "读音" in screen("shu ji shou le lao ban de qian").reasons[0]
    assert screen("机密★10年 部署方案").reasons == ("密级标志：机密★",)


def test_no_word_of_the_product_is_refused() -> None:
    """Every usage and example of an act, every question of the shipped compilation with its ways to ask."""
    said = [said for act in acts() for said in (act.usage, *act.examples)]
    compilation = yaml.safe_load(Path("knowledge/compilation.yaml").read_text(encoding="utf-8"))
    said += [said for item in compilation["items"] for said in (item["question"], item["answer"], *item["ways"])]
    assert [text for text in said if screen(text).refusal] == []


def test_no_question_of_the_compilation_and_no_notice_is_refused() -> None:
    questions = [line.split("\t") for line in (DATA / "questions.tsv").read_text(encoding="utf-8").splitlines() if line]
    texts = [question[0] for question in questions if question[1] != "0"]
    for name in ("notices", "notices_sloppy", "notices_blind"):  # the model has not seen the last
        lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        texts += [json.loads(line)["text"] for line in lines]
    assert [text for text in texts if screen(text).refusal] == []


TALKS = [line.split("\t") for line in Path("tests/data/talk_names.tsv").read_text(encoding="utf-8").splitlines()]


def test_who_was_talked_to_is_not_kept_by_name() -> None:
    """60 sentences of the 履责台账 with the names in them (none: departments, posts and places that look like names)."""
    said = [(text, names.split()) for text, names in TALKS]
    kept = [(text, name) for text, names in said for name in names if name in screen(text).text]
    changed = [text for text, names in said if not names and screen(text).text != text]
    assert changed == []
    assert len(kept) <= 2, kept  # of 41 names


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("记台账 今天与规划科张三谈话", "记台账 今天与规划科×××谈话"),
        ("记台账 今天找财务科科长马晓东谈心", "记台账 今天找财务科科长×××谈心"),
        ("记台账 今天与张三、李四等5名同志谈话", "记台账 今天与×××、×××等5名同志谈话"),
        ("记台账 今天与文静科长谈话", "记台账 今天与×××科长谈话"),
        ("今天找王小六同志谈了廉政", "今天找×××同志谈了廉政"),
        ("记台账 张伟 今天到建设科检查", "记台账 张伟 今天到建设科检查"),  # whose entry it is
    ],
)
def test_only_the_name_goes(text: str, stored: str) -> None:
    assert screen(text) == Screened(stored)
