"""Which runs of characters are words: those of a dictionary (benchmarks/build_lexicon.py) and this field's own."""

from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

# Words of offices: a stretch of them is no name.
OFFICE: Final = (
    "干部 职工 同志 人员 人事 人选 名单 事项 事宜 议题 问题 情况 工作 任免 任命 任用 任职 任期 任务 任前 免职 职务 职级 职称 职责 岗位 调整 调研 调动 调查 调解 调配 提拔 提升 提前 提请 提名 提任 晋升 推荐 考察 考核 选拔"
    " 选举 选调 选派 处分 聘任 聘用 录用 招录 招聘 借调 挂职 轮岗 交流 转正 试用 退休 辞职 后备 党员 预备 党组 党委 党支部 支部 班子 成员 领导 小组 方案 办法 制度 规定 意见 建议 报告 请示 程序 条件 标准 政策 改革 公示 文件 材料 档案"
    " 单位 部门 科室 机关 办公室 综合 规划 财务 组织 纪委 纪检 监察 局长 处长 科长 主任 书记 副职 正职 科级 处级 股级 副科 正科 副处 正处 中层 年轻 优秀 先进 个人 集体 高级 中级 初级 专业 技术 工程 项目 设备 资金 预算 培训 学习 会议 通知"
    " 研究 讨论 审议 审定 通过 决定 确定 同意 关于 进行 开展 组建 成立 设立 增设 撤销 合并 有关 相关 部分 全体 全部 各科 各单位 其他 其它 下属 所属 直属 事业 企业 公司 学校 医院 中心 教师 医生 护士 校长 院长 所长 站长 队长 村官 驻村 第一"
    " 商调 抽调 转正 周一 周二 周三 周四 周五 周六 周日 周天 星期 上午 下午 晚上 今天 明天 后天 会议室 地点 时间 纪律 程序性 督查 督办 督察 党办 政办 路段 劳模 下列 专职 兼职 老师 各位 女 男 编制 编外 临时 合同 劳务 派遣 社会 群众 代表 委员 候选 主席 常委 常务 分管 分工 主持 负责 领导 人大 政协 法律 顾问 车辆 采购 制定 修订 清理 自查"
    " 规范 管理 监督 检查 整改 落实 部署 传达 总结 评议 评审 评聘 评选 名额 数量 指标 待遇 工资 薪酬 绩效 奖励 津贴 一名 两名 三名 本人 个别 拟任 接任 继任 不再 担任 兼任 代理 接替 上报 上会 审批 备案 手续 流程 相应 范围 申报 危旧房 危房 危桥 房屋 房产 商铺 车库 车位 林地 林木 服务 水平 能力 质量 重点 当前"
    " 年度 季度 月度 全年 今年 明年 半年 三年 领域 业务 机构 管委会 街道 乡镇 新区 社区 城区 市区 县区 市局 省局 县局 区局 我局 本局 全局 我县 我市 结果 安全 金融 开发 建设 水利 交通 教育 卫生 农业 民政 司法 审计 统计 税务 公安 信访 应急 住建"
    " 增加 减少 成本 费用 经费 金额 拨款 支出 收入 款项 标段 广场 石油 石化 路桥 金水 白云 石桥 水库 温泉 江北 江南 工会 妇联 团委 科协 总工会 辅导员 任重道远 常态化 平安 高新 高职 高校 华侨 何种 何时 何人 曾任 现任 原任 连任 简历 严重 严肃 警告 记过"
    " 相互 互相 之间 以及 并且 如何 怎么 什么 是否 哪些 多少 干部任免 口径 公开 责任 主体 党纪 政纪 公职 商定 协商 计划 事务 主体责任 应当 应该 补助 困难 安置 施工 金融 高风险 向上 向下 车间 江湖 水平 石材 路灯 路面 林业 农业 农村 河道 温度 关心 严格 易地 支持 包括 项目组 党费 党课 党校 全面 全市 全县 全区 全省 解决 方向 安排 文明 文化 文书 金额 成果 成绩 章程 许可 于是 华东 华南 华北 方便 谢谢 万元 常规 通讯 通用 和谐 强化 相当 对象 姓名 科员 台账 党籍 党内 政务 行政 施工 草案 试行 暂行 参加 序号 备注 性别 处理 事件 项下 上述 以下 今后 目前 现将 竞聘 竞争 上岗 定岗 定编 定级 新进 引进 人才 军官 转业 博士 硕士 研究生 大学生 志愿者 公务员 参公 事业编 员工 民警 辅警 协管 司机 食堂 保安 保洁 门卫 退役 士兵 复员 党风 廉政 作风 谈话 警示 一科 二科 三科 四科 五科 六科 国有 林场 董事 监事 理事 校史馆 图审 减免 之家 布展 专家库"
)
SPEECH: Final = (
    "转正 退二线 内退 病退 离岗 换岗 顶岗 轮岗 定岗 平调 副科 正科 副处 正处 副股 正股 副高 正高 驻村 下派 抽调 借调 挂职 诫勉 提副 提正 上副 就地 到龄 续签 二线 实职 虚职 班子 评优 高工 总工 支委"
    " 周一 周二 周三 周四 周五 周六 周日 周天 周几 星期 礼拜 两个 三个 几个 各位 同志 等人 三人 两人 二人 四人 五人 去了 来了 想要 继续 不再 任职 免职 任免 主任 科长 局长 陈列 陈述 高明 周全 高升 周末 周期 周边 于是 任前 任期 方案 成立 成员 常务 单位"
    " 高新区 开发区 管委会 家村 高铁 高速 高桥 石桥 白马 江山 党组 党委 党支部 新进 编外 聘期 万元 关于 项目 计划 安全 任务 连续 应届 从严 路口 明天 后天 时间 地点 常态化 年度 工资 应发 实发 易地 付款 任满 任上 申报"
    " 程序性 康复 林政 政工 计财 入职 记功 另有 报到 记过 竞聘 晋升 改任 对调 互换 汇报 担任 政审 临时 负责 续聘 商调 聘用 分到 借到 轮到 提拔 任命 转为 要退 到龄 推荐 评为 要走 想走 老旧 老年 老师 老板 小区 小组 小学 小型 小额 危桥 危房 调解员 解聘 没提 转岗 临聘 经研究 就地 三个人 两个人 从严治党 管党治党 一岗双责 办公用房 师德 老师们 齐全 文旅 车补 值班表 查岗 商调 申请"
    " 光伏 充电桩 代登 补登 布置 冷链 冷库 山洪 雷达 云服务 云平台 种牛 种羊 种猪 种苗 种业 安置房 司机班 经局 经请示 交代 转告 情况 开学季 辛苦 曾用名 须有 雷锋 雷锋岗 卫健 人社 发改 工信 医保 城管 招商"
)

LEXICON: Final = Path(__file__).with_name("lexicon.txt")
WORD_SIZES: Final = ((), (2,), (3,), (2, 3), (4,), (2, 4), (3, 4), (2, 3, 4))
"""The lengths that a number of `words_at` stands for."""


def words_at(text: str) -> list[int]:
    """For each place which words begin there, as a sum: 1 for one of two characters, 2 for one of three, 4 for one of four."""
    found = [0] * len(text)
    seconds, rests_of = (each.get for each in _words())
    for place, (char, then) in enumerate(pairwise(text)):
        if then in seconds(char, ""):
            found[place] = 1
        if (longer := rests_of(char)) and f" {then}" in longer:
            near = text[place + 1 : place + 4]
            found[place] += 2 * (f" {near[:2]} " in longer) + 4 * (len(near) == 3 and f" {near} " in longer)
    return found


def rests(char: str) -> list[str]:
    """What makes a character a word: «务», «命» and «免制» are some of 任."""
    seconds, longer = _words()
    return [*seconds.get(char, ""), *longer.get(char, "").split()]


@cache
def _words() -> tuple[dict[str, str], dict[str, str]]:
    """For each character the second ones of its words of two, and the rests of its longer words between blanks: a tenth of what a set would hold in memory."""
    _, *lines = LEXICON.read_text(encoding="utf-8").splitlines()
    held = {line[0]: line[1:].split() for line in lines}
    for word in (*OFFICE.split(), *SPEECH.split()):
        held.setdefault(word[0], []).append(word[1:])
    seconds = {char: "".join(rest for rest in rests if len(rest) == 1) for char, rests in held.items()}
    longer = {char: " ".join(["", *(rest for rest in rests if len(rest) > 1), ""]) for char, rests in held.items()}
    return seconds, {char: rests for char, rests in longer.items() if rests != " "}
