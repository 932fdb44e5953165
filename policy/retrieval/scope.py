"""What the compilation is not for: other fields, single persons and cases, chatter, commands to a machine or to this bot.

Two kinds. A text that `foreign` is refused whatever the compilation holds. A term of `claimed_terms` may be answered
only by an item that names the term itself, so a group that adds a question about 党费 answers it from then on.
"""

from __future__ import annotations

import re

_NOT_A_QUESTION = re.compile(
    r"忽略(以上|之前|前面|所有)|无视(以上|之前|所有)|(系统|初始)提示词|系统指令|扮演|假装|管理员(身份|权限)|开发者模式|越狱|"
    r"你现在(是|不是)|把所有人的|全部数据|ignore (all|the|any|previous)|system ?prompt|prompt|\bsystem\s*:|\bdan\b|"
    r"讲个|讲一个|笑话|(帮|替|给)我写|写(一)?首|作文|翻译成|天气|下雨|股票|彩票|汇率|电影|好吃|你是谁|你叫什么|你是(机器|真)人|"
    r"\d{4}-\d{4}|1\d{10}|联系人|请派驻组参(会|加)|请领导参加|"
    r"(定于|拟于|兹定).*(召开|开会)|^会议通知[:： ]|"
    r"^(报送|改期|取消|补充|退回|催办|代登|布置|参会|意见|领取|统计|暂停|预览|认可|撤回|交办|签收|记|审核)\s|"
    r"^(记台账|我的台账|上个月台账|谁没报|逾期|本周会议|本期|帮助|菜单|待办|我的待办)|还差谁|^.{2,6}(局|委|办|厅|中心|院)情况$"
)
_PERSON_OR_CASE = re.compile(
    r"(我要|我想|怎么|想要|如何|匿名|实名)(去)?(举报|检举|控告|告发)|举报(单位|我们|领导|局长|电话|他|她|人|信箱|材料)|"
    r"(收|拿|送|给)(了|过|受)?.{0,4}(红包|贿|礼金|好处费)|(局长|领导|主任|书记|科长)(被|是不是|有没有)(查|带走|双规|留置|贪)|"
    r"被(查|留置|双规|带走|立案|调查)了|是不是被|谁被|哪些?(个|位)?(人|领导|干部)被|被处分的是|案子(办|查|进展|怎么样)|线索(处置|查|办)到|的(廉政档案|案子)|"
    r"贪污|受贿|行贿|出轨|包养"
)
_OTHER_FIELDS = tuple(
    "党费 预备党员 发展党员 入党 积极分子 三会一课 主题党日 换届 组织关系 党员大会 党课 党徽 党龄 党员权利 誓词 "
    "组织生活会 民主评议党员 双重组织生活 理论学习中心组 述职评议 党建述职 中心组 谈心谈话 "
    "接待 用餐 喝酒 白酒 上酒 差旅 出差 住宿 补助 报销 发票 公务用车 公车 津补贴 津贴 补贴 办公用房 会议费 培训费 "
    "工资 奖金 绩效 公积金 社保 医保 年休假 年假 休假 请假 产假 婚假 退休年龄 职称 职级 晋升 试用期 挂职 招聘 报名 任前公示 "
    "公务员考核 年度考核优秀 优秀比例 考核等次 不称职 个人有关事项 个人事项 出国 护照 经商办企业 兼职 婚丧 "
    "安全生产 安全隐患 消防 环保 生态环境 环境保护 食品安全 河长 耕地 粮食安全 乡村振兴 扶贫 疫情 防疫 法治建设 普法 信访件多久 信访件办理 信访件多少天 信访答复 "
    "信访台账 统计造假 网络安全 保密 涉密 密级 意识形态责任 意识形态工作 国企 国有企业 企业 公司 董事会 股东 职代会 "
    "函询函 函询回复 回复函询 收到函询 谈话函询的程序 影响期 不能提拔 几年不能 留党察看期满 重新入党 恢复党员 "
    "巡察整改 巡视整改 巡察反馈 巡视反馈 反馈意见 留置 初步核实 初核 立案审查 办案流程 追诉 刑事 行政复议 行政处罚 听证 "
    "干部任用程序 选拔任用程序 任前公示 招标投标法 采购限额 合同怎么 合同法 固定资产台账 固定资产怎么 档案保管 保管期限 公文 会议纪要怎么写 "
    "密码 登录 打印机 电脑连 上网 wifi 邮箱 手机号 软件 系统打不开 食堂 停车 会议室预 预订 "
    "孩子 上学 离婚 贷款 房贷 权力清单 负面清单 八项规定是 四风是 四个意识 二十大 党章 红包 送礼 廉洁家访 两个维护是 岗位职责".split()
)
_NEAR_TERMS = ("监督责任", "第二种形态", "第三种形态", "第四种形态", "述职述廉", "谈话提醒")
_WITHOUT_CHOICES = frozenset(_OTHER_FIELDS)


def foreign(plain: str) -> str | None:
    """Why a text is no question to any compilation («person or case», «no question»), or None. `plain` is simplified."""
    if _PERSON_OR_CASE.search(plain):
        return "person or case"
    return "no question" if _NOT_A_QUESTION.search(plain) else None


def claimed_terms(plain: str) -> list[str]:
    """The terms in a text that only an item naming them may answer."""
    return [term for term in (*_OTHER_FIELDS, *_NEAR_TERMS) if term in plain]


def is_other_field(term: str) -> bool:
    """True when offering the nearest questions of the compilation would mislead."""
    return term in _WITHOUT_CHOICES
