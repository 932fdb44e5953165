"""The kind of a matter (三重一大), by rule, with the reason shown."""

import re
from typing import Final, Literal

Kind = Literal["decision", "personnel", "project", "funds", "other"]


def _any(words: str) -> re.Pattern[str]:
    return re.compile("|".join(words.split()))


# A rule about money or projects is a decision, not a payment; an amount makes it a payment again.
_RULES: Final = _any(
    r"(?:(?:补贴|补助|津贴|收费|工资|薪酬|费用|经费)标准|采购方式|(?:审计|检查|培训|招聘|课题|监督)?项目计划|办法|制度|规定|规则|细则|规程|条例|章程|规划|要点|预案|机制|准则|清单|指南|指引)(?:》|\)|）)?(?:\([^)]*\))?(?:的)?"
    r"(?:修订稿?|制定|修改稿?|审议|草案|征求意见稿|送审稿|初稿|编制|调整|完善|建设|事项|事宜|事|情况)*$"
    r" 制度改革 体制改革 《[^》]*(?:办法|制度|规定|规则|细则|规程|章程|规划|要点|预案)(?:\([^)]*\))?》"
)
_BUDGET: Final = _any(r"预算(?:草案)?(?:的)?(?:编制|草案|报告) 部门预算(?!.*(?:追加|调剂|调整)) 预决算 决算")
_PERSONNEL: Final = _any(
    "任免 任命 任职 免职 免去 聘任 聘用 提名 人事(?!档案|系统|科|处) (?<!老)(?<!退休)干部(?!学院|培训|教育|监督|作风|食堂|周转|宿舍|职工|体检) 职级 晋升 提拔 提任 选拔 后备"
    " 挂职 借调 轮岗 交流任职 试用期 分管(?:工作|分工|领域)?.{0,6}调整 调整.{0,12}(?:分管|分工|班子) 班子.{0,6}(?:分工|调整|成员)"
    " 分工(?:调整|事) 科级 处级 推荐.{0,8}(?:人选|代表|委员) 人选 招录 选调 招聘 遴选 离岗 退休(?!干部|职工) 辞职 定岗 转隶 编外招聘 (?:班子|干部|人员|领导)配备 处分 评聘 竞聘 职称 评优 推荐名单 先进.{0,4}推荐 优秀.{0,4}(?:推荐|等次) 人员调整 岗位调整 调任 科长 处长 任用 人员编制 拟任 (?:(?<=.)[局处科股所院校馆队站厂镇乡]长|秘书长|主任|书记|主席|经理|负责人|助理|人员|教师|干部|员额|代表)(?:等)?的?(?:公开)?(?:的调整|调整|调配|交流|轮换|配备|考察|选聘|选任|推荐|任职|人选|建议|转正|试用)"
)
_FUNDS: Final = _any(
    "采购 资金 拨付 拨款 经费 支付 付款 购置 购买 工程款 预算(?:分配|追加|调剂|调整|安排|支出) 追加.{0,6}预算 补助 补贴 奖金 绩效工资 借款 贷款 捐赠"
    r" 报销 费用 结余 货款 尾款 专项款 租赁费 租金 政府购买服务 付费 赔偿 补偿款 出借 结算 大额 公益金 保证金 公积金 慰问(?!信) 支出 投资款 费(?=$|[用的\d]|[一二两三四五六七八九十百]+[万千]) 款项 奖励"
)
_PROJECT: Final = _any(
    "项目 立项 工程 建设(?!方案的意见) 改造 招标 招投标 新建 扩建 改建 修缮 维修 装修 施工 可研 初步设计 初设 选址 EPC PPP 设计方案 变更设计 加固 信息化 (?:系统|平台)升级 征地 拆迁 征收 治理 更换 加装 翻新 翻建 翻修 粉刷"
)
_SOFT_BUILDING: Final = _any(
    "(?:党风廉政|作风|队伍|班子|制度|党的|法治政府|党组织|支部|政治|思想|组织|文化|法治|能力|机关|平安|纪律|清廉|文明|体系|机制|人才|家风|诚信|营商环境)建设"
)
_DECISION: Final = _any(
    "方案 规划 制度 改革 工作要点 要点 计划 办法 意见 决定 机构 考核 部署 预案 目标 责任(?:制|书|清单|分解) 总结 报告 安排 撤并 合并 改制 重组 处置 转让 出租"
    " 评估 整改 编制 修订 制定 重大 战略 调整 落实 措施 请示 巡察 督查 优化 分解 任务 政策 重点工作 述职 主体责任 民主生活会 预算 资产 党建 创建 执行 合同 协议 诉讼 续签 续聘 用工 外包 承包 合作 成立 组建 领导小组 专班 分工 审批 许可 基准"
)
_ASIDE: Final = re.compile(r"\([^()]*\)|,.*$")
_HEARD: Final = re.compile(r"^(?:集体)?(?:传达|学习|听取|通报|观看|集体学习|专题学习|宣读|警示教育)")
_REPORTED: Final = re.compile(r"(?:情况|进展)的?(?:汇报|通报)$|^部署.{0,12}(?:纪律|廉政|安全|作风).{0,4}$|主题党日")
_REST: Final = re.compile(r"^(?:研究)?其[他它](?:有关|需要研究的?|重要|相关)?(?:事项|事宜|议题|工作|问题)?$")


def kind_of(text: str, has_amount: bool = False) -> tuple[Kind, str]:
    """The kind of one item of an agenda and the words that speak for it, in Chinese.

    Order matters: a rule (办法, 规划) outweighs the thing that it rules, a person outweighs money, money a project;
    a written sum to be paid outweighs all.
    """
    plain = text.strip(" 。；;,，")
    if _REST.match(plain):
        return "other", "其他事项"
    if (_HEARD.match(plain) or _REPORTED.search(plain)) and not has_amount:
        return "other", "传达学习、听取汇报类"
    ordered: tuple[tuple[Kind, re.Pattern[str], str], ...] = (
        ("decision", _BUDGET, "预算编制类"),
        ("decision", _RULES, "制度规划类"),
        ("personnel", _PERSONNEL, "人事类"),
        ("funds", _FUNDS, "资金类"),
        ("project", _PROJECT, "项目类"),
        ("decision", _DECISION, "决策类"),
    )
    if has_amount and _FUNDS.search(plain):
        ordered = ordered[3:]
    for said in (_ASIDE.sub("", plain), plain):  # what a remark says of its money is told after the matter itself
        for kind, pattern, label in ordered:
            found = pattern.search(_SOFT_BUILDING.sub("", said) if kind == "project" else said)
            if found:
                return kind, f"{label}（含{found[0]}）"
    return ("funds", "写有金额") if has_amount else ("other", "未见四类事项的字样")
