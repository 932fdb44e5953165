"""Agendas: matters, the layouts in which lists are typed, and the texts that carry them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from tests.data.forms.numbers import full_width, numeral

Layout = Callable[[Sequence[str]], str]


@dataclass(frozen=True)
class Matter:
    """A matter with its kind and its sum in yuan."""

    text: str
    kind: str
    yuan: int | None = None


@dataclass(frozen=True)
class AgendaForm:
    """A text with a place for a list in one layout; `count` when the form holds so many matters and no others."""

    form: str
    layout: str
    note: str = ""
    count: int | None = None


def write_agenda(form: AgendaForm, rng: Random) -> tuple[str, list[Matter]]:
    """A drawn agenda: the text and the matters that stand in it."""
    matters = rng.sample(MATTERS, form.count or rng.randrange(2, 6))
    listed = LAYOUTS[form.layout]([matter.text for matter in matters])
    return form.form.replace("{items}", listed).replace("{n}", str(len(matters))), matters


def _marked(pattern: str, between: str = "\n", end: str = "") -> Layout:
    """A layout from the pattern of one item, where {x} is the matter and the other names are kinds of numbers."""

    def layout(matters: Sequence[str]) -> str:
        return between.join(_item(pattern, number, matter) for number, matter in enumerate(matters, 1)) + end

    return layout


def _item(pattern: str, number: int, matter: str) -> str:
    words = ("首先", "其次", "再次", "然后", "接着", "最后")
    return pattern.format(
        i=number,
        c=numeral(number),
        e="".join(f"{digit}\ufe0f\u20e3" for digit in str(number)),
        o=chr(0x245F + number),
        f=full_width(number),
        L=chr(64 + number),
        r="ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"[number - 1],
        p=chr(0x2473 + number),
        g=chr(0x2487 + number),
        k=chr(0x321F + number),
        h=words[min(number, 6) - 1],
        x=matter,
    )


def _lines(write: Callable[[int, str], str]) -> Layout:
    return lambda matters: "\n".join(write(number, matter) for number, matter in enumerate(matters, 1))


def _and_last(matters: Sequence[str]) -> str:
    return "、".join(matters[:-1]) + "以及" + matters[-1]


LAYOUTS: Final[dict[str, Layout]] = {
    'dot': _marked('{i}.{x}'),
    'dotsp': _marked('{i}. {x}'),
    'dot_semi': _marked('{i}.{x}', '；', '。'),
    'dot_run': _marked('{i}.{x}', ''),
    'dot_sp_line': _marked('{i}.{x}', ' '),
    'dun': _marked('{i}、{x}'),
    'dun_run': _marked('{i}、{x}', '；', '。'),
    'cn_dun': _marked('{c}、{x}'),
    'cn_dun_line': _marked('{c}、{x}', '，', '。'),
    'cn_paren': _marked('（{c}）{x}'),
    'cn_paren_half': _marked('({c}){x}', ' '),
    'paren': _marked('{i}){x}'),
    'paren2': _marked('（{i}）{x}', '；', '。'),
    'paren3': _marked('({i}) {x}'),
    'paren_cn_close': _marked('{i}）{x}', '\n'),
    'circ': _marked('{o}{x}', ''),
    'circ_nl': _marked('{o} {x}'),
    'bare_num': _marked('{i} {x}'),
    'bare_stuck': _marked('{i}{x}'),
    'topic_cn': _marked('议题{c}：{x}'),
    'topic_i': _marked('议题{i}：{x}'),
    'topic_sp': _marked('议题 {i} {x}'),
    'item_cn': _marked('第{c}项：{x}'),
    'item_topic': _marked('第{c}个议题，{x}', '，', '。'),
    'dash': _marked('- {x}'),
    'dash_long': _marked('—— {x}'),
    'dash_stuck': _marked('-{x}'),
    'bullet': _marked('• {x}'),
    'bullet2': _marked('●{x}'),
    'square': _marked('■ {x}'),
    'diamond': _marked('◆{x}'),
    'star': _marked('* {x}'),
    'wingdings': _marked('\uf06c{x}'),
    'keycap': _marked('{e}{x}'),
    'keycap_line': _marked('{e} {x}', '  '),
    'tab': _marked('{i}\t{x}'),
    'tab_row': _marked('{i}\t{x}\t局办公室'),
    'pipe': _marked('| {i} | {x} |'),
    'fw_dot': _marked('{f}．{x}'),
    'fw_paren': _marked('（{f}）{x}'),
    'g_dot': _marked('{g}{x}'),
    'p_paren': _marked('{p}{x}'),
    'k_paren': _marked('{k}{x}'),
    'letter': _marked('{L}. {x}'),
    'letter_paren': _marked('（{L}）{x}'),
    'roman': _marked('{r}、{x}'),
    'comma_cn': _marked('{i}，{x}', '。', '。'),
    'colon_i': _marked('{i}：{x}'),
    'shi': _marked('{c}是{x}', '；', '。'),
    'words': _marked('{h}{x}', '，', '。'),
    'plain_dun': _marked('{x}', '、'),
    'plain_semi': _marked('{x}', '；', '。'),
    'plain_nl': _marked('{x}'),
    'plain_sp': _marked('{x}', '  '),
    'plain_slash': _marked('{x}', '/'),
    'plain_plus': _marked('{x}', ' + '),
    'and_last': _and_last,
    'quoted': _marked('《{x}》', '、'),
    'indent': _marked('    {i}. {x}'),
    'blank_lines': _marked('{i}、{x}', '\n\n'),
    'ideo_indent': _marked('\u3000\u3000{c}、{x}；', '\n'),
    'nested': lambda matters: "一、审议事项\n" + _marked("（{c}）{x}")(matters),
    'all_ones': _marked('1.{x}'),
    'md_bold': _marked('**{i}. {x}**'),
    'checkbox': _marked('☐ {x}'),
    'md_check': _marked('- [ ] {x}'),
    'slip_skip': _lines(lambda number, matter: f"{number if number < 3 else number + 1}、{matter}"),
    'mixed': _lines(lambda number, matter: f"{number}{'.' if number % 2 else '、'}{matter}"),
    'report': _marked('{c}、{x}（汇报人：分管领导）'),
    'time_each': _lines(lambda number, matter: f"{number}. {matter}（{5 * number}分钟）"),
    'topic_colon_nl': _marked('议题{c}\n{x}'),
    'no_num': _marked('NO.{i} {x}'),
    'zero': _lines(lambda number, matter: f"{number:02d} {matter}"),
    'one': lambda matters: matters[0],
    'quote_mail': _marked('> {i}. {x}'),
    'dictated': _marked('第{c}个{x}', ' '),
}

AGENDAS: Final = (
    AgendaForm('会议议题：\n{items}', 'dot', '1.'),
    AgendaForm('议题:\n{items}', 'dotsp', '1. with space'),
    AgendaForm('议题：{items}', 'dot_semi', 'one line, semicolons'),
    AgendaForm('研究：{items}', 'dot_run', 'marks run into the text, nothing between: 1.预算2.设备'),
    AgendaForm('议程 {items}', 'dot_sp_line', 'only spaces between'),
    AgendaForm('主要议题：\n{items}', 'dun', '1、'),
    AgendaForm('会议内容：{items}', 'dun_run', '1、…；2、…。'),
    AgendaForm('三、会议议题\n{items}', 'cn_paren', 'heading number above the list; （一）'),
    AgendaForm('审议以下事项：\n{items}', 'cn_dun', '一、'),
    AgendaForm('会上要过这几个事：{items}', 'cn_dun_line', 'colloquial, commas, one line'),
    AgendaForm('议题 {items}', 'cn_paren_half', '(一) half-width, one line'),
    AgendaForm('上会事项\n{items}', 'paren', '1)'),
    AgendaForm('拟研究{items}', 'paren2', '（1）…；'),
    AgendaForm('Agenda:\n{items}', 'paren3', '(1) English heading'),
    AgendaForm('议题：\n{items}', 'paren_cn_close', '1） full-width closing bracket'),
    AgendaForm('党组会议题：{items}', 'circ', '①②③ run together'),
    AgendaForm('议题如下\n{items}', 'circ_nl', 'heading without colon'),
    AgendaForm('议题\n{items}', 'bare_num', '1 and a space only'),
    AgendaForm('研究事项：\n{items}', 'bare_stuck', '1 stuck to the text: 1预算调整, 22名干部 is item 2'),
    AgendaForm('{items}', 'topic_cn', '议题一： without heading'),
    AgendaForm('{items}', 'topic_i', '议题1：'),
    AgendaForm('{items}', 'topic_sp', '议题 1, no colon'),
    AgendaForm('今天上会\n{items}', 'item_cn', '第一项：'),
    AgendaForm('明天局长办公会研究，{items}', 'item_topic', 'dictated 第一个议题，'),
    AgendaForm('会议议程：\n{items}', 'topic_colon_nl', '议题一 on its own line, text on the next'),
    AgendaForm('讨论\n{items}', 'dash', '-'),
    AgendaForm('讨论以下几项：\n{items}', 'dash_long', '——'),
    AgendaForm('议题:\n{items}', 'dash_stuck', '-text; a number behind is no minus'),
    AgendaForm('议题：\n{items}', 'bullet', '•'),
    AgendaForm('议题：\n{items}', 'bullet2', '●'),
    AgendaForm('会议内容\n{items}', 'square', '■'),
    AgendaForm('内容：\n{items}', 'diamond', '◆'),
    AgendaForm('上会内容：\n{items}', 'star', '* of Markdown'),
    AgendaForm('会议议题\n{items}', 'wingdings', 'private-use bullet of Word'),
    AgendaForm('📋议题\n{items}', 'keycap', 'keycap emoji'),
    AgendaForm('📌 本次上会：{items}', 'keycap_line', 'keycaps in one line'),
    AgendaForm('序号\t议题\n{items}', 'tab', 'copied table'),
    AgendaForm('序号\t议题\t汇报单位\n{items}', 'tab_row', 'table with a third column'),
    AgendaForm('| 序号 | 议题名称 |\n|---|---|\n{items}', 'pipe', 'Markdown table'),
    AgendaForm('议题：\n{items}', 'fw_dot', '１．full-width'),
    AgendaForm('议题：\n{items}', 'fw_paren', '（１）'),
    AgendaForm('议题：\n{items}', 'g_dot', '⒈ single character'),
    AgendaForm('议题：\n{items}', 'p_paren', '⑴ single character'),
    AgendaForm('议题：\n{items}', 'k_paren', '㈠ single character'),
    AgendaForm('议题：\n{items}', 'letter', 'A.'),
    AgendaForm('议题：\n{items}', 'letter_paren', '（A）'),
    AgendaForm('议题：\n{items}', 'roman', 'Ⅰ、'),
    AgendaForm('会议要研究：{items}', 'comma_cn', '1，…。2，…。 dictated'),
    AgendaForm('议题：\n{items}', 'colon_i', '1：'),
    AgendaForm('会议主要研究以下事项，{items}', 'shi', '一是…；二是…。'),
    AgendaForm('会议{items}', 'words', '首先…，其次…'),
    AgendaForm('研究{items}等事项', 'plain_dun', '、 list with 等事项; matters may contain 、 themselves'),
    AgendaForm('议题：{items}', 'plain_semi', 'semicolons, no marks'),
    AgendaForm('议题\n{items}\n时间：明天上午9点', 'plain_nl', 'one a line, no marks, then another field'),
    AgendaForm('议题：{items}', 'plain_sp', 'two spaces between'),
    AgendaForm('议题：{items}', 'plain_slash', 'slashes between'),
    AgendaForm('上会：{items}', 'plain_plus', 'plus signs between'),
    AgendaForm('会议将审议{items}。', 'and_last', '以及 before the last'),
    AgendaForm('审议{items}', 'quoted', 'titles in 《》'),
    AgendaForm('会议议题：\n{items}', 'indent', 'indented'),
    AgendaForm('议题：\n\n{items}', 'blank_lines', 'blank lines between'),
    AgendaForm('\u3000\u3000会议议题：\n{items}', 'ideo_indent', 'ideographic indents and ； at line ends'),
    AgendaForm('{items}', 'nested', '一、审议事项 over （一）（二）'),
    AgendaForm('议题：\n{items}', 'all_ones', 'every item is 1. (auto-numbering lost)'),
    AgendaForm('**会议议题**\n{items}', 'md_bold', 'bold Markdown'),
    AgendaForm('待审：\n{items}', 'checkbox', '☐'),
    AgendaForm('待审：\n{items}', 'md_check', '- [ ]'),
    AgendaForm('议题：\n{items}', 'slip_skip', 'slip: 3 missing (1,2,4)'),
    AgendaForm('议题：\n{items}', 'mixed', '1. and 2、 mixed'),
    AgendaForm('议题及汇报人\n{items}', 'report', 'bracketed reporter behind each'),
    AgendaForm('议程安排\n{items}', 'time_each', 'minutes behind each: no amounts, no start'),
    AgendaForm('{items}', 'no_num', 'NO.1'),
    AgendaForm('议题：\n{items}', 'zero', '01 02'),
    AgendaForm('研究一下{items}', 'one', 'one matter without mark', count=1),
    AgendaForm('就一个议题，{items}', 'one', 'one matter, said so', count=1),
    AgendaForm('召开专题会，专题研究{items}。', 'one', 'one matter, official', count=1),
    AgendaForm('{items}，明天上党组会', 'one', 'the matter stands before the meeting', count=1),
    AgendaForm('议题：1.{items}', 'one', 'a single mark', count=1),
    AgendaForm('议题：{items}地点：三楼会议室', 'dot_semi', 'the next field follows without a break'),
    AgendaForm('议题：\n{items}\n参会人员：班子成员\n联系人：办公室', 'dun', 'other fields behind'),
    AgendaForm('会议内容：{items}参加人员：局班子成员、各科室负责人', 'plain_semi', 'next field stuck behind'),
    AgendaForm('议题：\n{items}\n\n局办公室\n2026年3月2日', 'cn_dun', 'signature behind'),
    AgendaForm('根据组里要求，三重一大事项要提前报备。现将会议议题报告如下：\n{items}', 'dot', 'preamble with 要求 before the list'),
    AgendaForm('按照上级部署和全市会议要求，我局拟召开党组会，研究：{items}', 'paren2', 'preamble with 部署/要求'),
    AgendaForm('会议先传达学习上级文件精神并部署近期工作，再研究以下议题：\n{items}', 'dun', 'study part before; the listed matters count'),
    AgendaForm('1.时间：明天上午9点\n2.地点：局小会议室\n3.议题：{items}', 'plain_semi', 'field numbers are no item marks'),
    AgendaForm('一、会议时间：3月5日上午9点\n二、会议地点：局会议室\n三、会议议题：\n{items}\n四、参会人员：党组成员', 'paren3', 'inner list within numbered fields'),
    AgendaForm('转发：\n{items}', 'quote_mail', '> quote marks'),
    AgendaForm('议题有{n}个：{items}', 'dictated', 'count said, then 第一个…'),
    AgendaForm('[图片]\n议题\n{items}\n以上，请审阅🙏', 'dotsp', 'chat tail behind the list'),
    AgendaForm('会议议题（共{n}项）\n{items}\n注：材料另附。', 'cn_dun', 'count in brackets, note behind'),
)

MATTERS: Final = (
    Matter('审议《机关内部控制制度（修订稿）》', 'decision'),
    Matter('研究年度重点工作任务分解方案', 'decision'),
    Matter('审定全面从严治党主体责任清单', 'decision'),
    Matter('研究机关党建工作要点', 'decision'),
    Matter('审议“十五五”交通运输发展规划（送审稿）', 'decision'),
    Matter('研究小学学区划分调整方案', 'decision'),
    Matter('审议河湖长制考核办法', 'decision'),
    Matter('关于撤并两个村级卫生室的请示', 'decision'),
    Matter('研究行政执法裁量权基准', 'decision'),
    Matter('审议保障性住房分配方案（第三批）', 'decision'),
    Matter('研究2号线公交线路优化', 'decision'),
    Matter('审定年度内部审计计划', 'decision'),
    Matter('研究防汛抗旱应急预案', 'decision'),
    Matter('关于成立安全生产专项整治领导小组的事', 'decision'),
    Matter('审议法治政府建设年度报告', 'decision'),
    Matter('研究农村集体产权制度改革试点方案', 'decision'),
    Matter('讨论一下食堂外包怎么弄', 'decision'),
    Matter('研究信访积案化解包案分工', 'decision'),
    Matter('审议局党组议事规则', 'decision'),
    Matter('民办幼儿园审批事项', 'decision'),
    Matter('2名科级干部任免', 'personnel'),
    Matter('研究干部调整事宜', 'personnel'),
    Matter('中层干部轮岗交流方案', 'personnel'),
    Matter('审议年度考核优秀等次人选', 'personnel'),
    Matter('关于招聘10名编外人员的请示', 'personnel'),
    Matter('研究下属事业单位负责人推荐人选', 'personnel'),
    Matter('3名同志职级晋升', 'personnel'),
    Matter('选派驻村第一书记人选', 'personnel'),
    Matter('干部试用期满转正事项', 'personnel'),
    Matter('研究副高级职称评聘推荐名单', 'personnel'),
    Matter('借调人员延期的问题', 'personnel'),
    Matter('县级先进个人推荐', 'personnel'),
    Matter('校长岗位竞聘方案', 'personnel'),
    Matter('2.2级主任科员晋升', 'personnel'),
    Matter('机关党委换届人选酝酿', 'personnel'),
    Matter('城南污水处理厂提标改造，总投资1.2亿元', 'project', 120000000),
    Matter('农村公路养护工程（概算860万元）', 'project', 8600000),
    Matter('中心医院门诊楼维修，预算95万', 'project', 950000),
    Matter('老旧小区改造三期项目施工招标，控制价3200万元', 'project', 32000000),
    Matter('高标准农田建设项目5000亩，投资1500万元', 'project', 15000000),
    Matter('灌区节水配套改造工程变更，增加45.6万元', 'project', 456000),
    Matter('智慧交通平台二期建设，投资约680万元', 'project', 6800000),
    Matter('研究第二小学操场改造项目', 'project'),
    Matter('审议垃圾中转站选址', 'project'),
    Matter('研究3座危桥改造工程立项', 'project'),
    Matter('山洪沟治理项目，中央资金2千万', 'project', 20000000),
    Matter('办公楼电梯更换2部，共计76万元', 'project', 760000),
    Matter('冷链仓储项目追加投资三百二十万元', 'project', 3200000),
    Matter('12个村供水管网延伸工程进度情况', 'project'),
    Matter('红旗水库除险加固（估算1亿2千万元）', 'project', 120000000),
    Matter('房屋征收补偿安置方案，涉及资金五千万', 'project', 50000000),
    Matter('研究工程监理单位比选', 'project'),
    Matter('学校食堂设备采购招标，预算￥1,280,000.00', 'project', 1280000),
    Matter('预算调整120万元', 'funds', 1200000),
    Matter('50万元设备采购', 'funds', 500000),
    Matter('拨付乡村医生补助36.8万元', 'funds', 368000),
    Matter('关于支付物业服务费18万元的请示', 'funds', 180000),
    Matter('研究慰问困难职工经费3万元', 'funds', 30000),
    Matter('追加会议费2万5', 'funds', 25000),
    Matter('购置执法车辆2台，44万', 'funds', 440000),
    Matter('拨付工程进度款人民币贰佰万元整', 'funds', 2000000),
    Matter('购买法律顾问服务8万元/年', 'funds', 80000),
    Matter('信息化运维费6万', 'funds', 60000),
    Matter('年度部门预算编制', 'funds'),
    Matter('研究专项债资金使用计划', 'funds'),
    Matter('国有资产报废处置', 'funds'),
    Matter('处置闲置房产，评估价约300万元', 'funds', 3000000),
    Matter('申请动用预备费五十万元', 'funds', 500000),
    Matter('奖励先进集体资金10万元', 'funds', 100000),
    Matter('大额资金支付：绿化养护费 1,260,500元', 'funds', 1260500),
    Matter('印刷宣传资料9800元', 'funds', 9800),
    Matter('救灾资金一百八十万分配方案', 'funds', 1800000),
    Matter('上半年预算执行情况', 'funds'),
    Matter('职工体检费每人800元，共5.6万元', 'funds', 56000),
    Matter('耕地地力保护补贴二千三百万元', 'funds', 23000000),
    Matter('支付审计服务费三万二', 'funds', 32000),
    Matter('慈善捐赠资金使用，20万块钱', 'funds', 200000),
    Matter('传达学习上级全会精神', 'other'),
    Matter('通报警示教育典型案例', 'other'),
    Matter('听取一季度安全生产工作汇报', 'other'),
    Matter('学习《中国共产党纪律处分条例》', 'other'),
    Matter('开展廉政谈话', 'other'),
    Matter('听取各科室近期工作情况', 'other'),
    Matter('部署节日期间纪律要求', 'other'),
    Matter('观看警示教育片', 'other'),
    Matter('通报第三方评估结果', 'other'),
    Matter('意识形态工作分析研判', 'other'),
    Matter('信访工作情况通报', 'other'),
    Matter('讨论主题党日活动安排', 'other'),
    Matter('集体学法', 'other'),
    Matter('其他事项', 'other'),
    Matter('巡察整改进展情况汇报', 'other'),
    Matter('听取12345热线办理情况', 'other'),
)
