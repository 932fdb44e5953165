"""What the judgement looks at in a text, as folded: its characters in ones, twos and threes, its sounds in twos, its subjects and their pairs."""

from collections.abc import Iterator
from itertools import combinations
from operator import add
from typing import Final

from policy.retrieval.sound import sounds
from policy.screening.folding import folded
from policy.text.fitted import runs

_WORDS: Final = {
    "kin": (
        "舅子 舅哥 连襟 妹夫 姐夫 妹妹 妹儿 弟弟 哥哥 姐姐 嫂子 侄 外甥 表弟 表哥 表妹 表姐 堂弟 堂哥 堂兄 胞弟 胞兄 妻弟 内弟 妻兄 老婆 媳妇 爱人 妻 婆娘 丈夫 老公 儿子 女儿 闺女 女婿 丈母娘 丈人 岳父 岳母 小姨 干女儿 "
        "干儿子 亲家 亲戚 亲属 家属 老乡 战友 同学 情人 情妇 相好 前女友 夫人 他妈 他爹 他爸 父母 老汉 其子 其弟 其女 老表 舅 叔 姑 姨 二代 自己人 自家 熟人 关系户 驾驶员 牌友 家人 老家"
    ),
    "post": (
        "局长 处长 科长 股长 所长 站长 队长 院长 校长 县长 市长 区长 镇长 乡长 部长 厅长 会长 社长 村长 园长 行长 馆长 场长 厂长 主任 书记 支书 主席 经理 会计 出纳 领导 一把手 村干部 干部 组长 护士长 班主任 队员 老大 头头 "
        "当官 当家 当领导 科员 司机 医生 大夫 专家 评委 采购员 班子 副职"
    ),
    "they": "他们 她们 他 她 佢 伊 其 人家 那位 那个人 此人 某人 某 那谁 有人 有些人 某些 这人 这家伙 对方 该同志 本人 当事人 谁 姓",
    "money": "万元 块钱 万块 现金 钱 元 万 款 账 转账 返点 个点 提成 差价 工资 补贴 补助 费 利息 存款 进账 分红 折现 钞票 资金",
    "gift": "茅台 好酒 烟酒 两条烟 中华 名表 手表 金条 项链 购物卡 加油卡 油卡 充值卡 卡密 红包 礼金 礼品 信封 好处 回扣 字画 茶叶 土特产 特产 年货 海鲜 名包 羊 腊肉 月饼 家具 红木 手提袋 后备箱 尾箱 纸箱 礼",
    "trade": "老板 承包 供应商 供货 包工头 施工 工地 厂家 药商 医药代 药代 开发商 中介 代理 企业 公司 商户 乙方 工程 项目 标段 中标 投标 招标 标书 采购 合同 验收 发包 供货商 店 药企 砂 砖",
    "take": (
        "收了 拿了 吃了 捞 贪 吞 索 要钱 敲 卡 占 分了 私分 截留 套取 虚报 冒领 克扣 挪 侵 卖 倒卖 骗 勒索 刮 揣 塞 送 给钱 孝敬 上供 打点 行贿 受贿 贿 洗钱 收钱 拿走 拉走 领走 报销 白拿 不入账 入账 私吞 拿回 变相 "
        "打赏 揩油 勾结 串通 围标 陪标 倒腾"
    ),
    "fake": "假 虚 造 编 伪 顶替 冒 代签 补签 白条 空饷 挂名 倒签 做账 平账 两本账 阴阳 瞒 糊弄 走形式 走过场 暗箱 内定 量身 萝卜 不开票 没票 没收据 无票 毁账 销毁 改成 换成 多报 名义 实际 死人 偷工 猫腻 蹊跷 邪门 鬼 缩水",
    "witness": (
        "我看见 看到 亲眼 亲耳 录音 照片 视频 截图 证据 拍 我有 凭证 不信 你去 你们去 去查 查查 查一 知道 晓得 听说 听讲 据说 据悉 有人说 都说 传 证人 作证 发誓 保证 属实 为证 实名 匿名 举报 检举 揭发 控告 反映 投诉 状告 "
        "告 信"
    ),
    "fear": "不敢 别说 别让 保密 穿小鞋 报复 打击 怕 忍 憋 没人管 敢怒 不服 凭什么 公道 做主 青天 良心 天理 冤 心寒 求求 跪 气愤 恳请 彻查 严查 盼 管管 管不管 没天 欺负 欺 黑 吃相 潜规则 手眼 后台 靠山 保护伞",
    "rich": (
        "豪车 宝马 奔驰 路虎 别墅 三套 两套 套房 买房 房子 豪宅 存折 留学 出国 国际 装修 名牌 奢 阔 开着 商铺 炒股 炒币 澳门 赌 度假 温泉 洗浴 会所 歌厅 ktv 打牌 麻将 牌 钓鱼 旅游 三亚 酒店 茶楼 农家乐 宴 喝酒 吃饭 "
        "饭局 喝茶 情"
    ),
    "public": "公车 公家 公款 低保 扶贫 救灾 征地 拆迁 补偿 安置 危房 五保 医保 社保 编制 招聘 职称 提拔 评优 名额 罚款 罚没 工会 食堂 营养餐 学费 校服 养老 殡葬 抚恤 退耕 农机 粮库 集体 国有 改制 公租房 慰问 捐款 加油 派车",
    "case": (
        "笔录 留置 初核 初步核 函询 立案 证人 口供 流水 搜查 供述 案卷 涉案 审理 线索 调查组 核查组 专案 谈话对 被谈话 被审查 被调查 被反映 审查调 移送 起诉 讯问 询问 问话 谈话室 谈话方 交代 认了 供 案子 案情 证言 物证 书证 "
        "扣押 暂扣 封存 查封 外调 处分决 处分建 处分意 双规 控制住 到案 卷 审查报 了结 并案 定性 上手段 忏悔 检讨 退缴 对象 查明 经查"
    ),
    "ask": "请问 怎么 咋 啷个 如何 吗 呢 么 是否 什么 啥 哪 几 多少 好多 好久 能不能 可不可 可以 行不 要不要 有没有 算不算 会不会 应该 区别 意思 求 有无 何时 需要 对不",
    "form": "台账 清单 报送 报表 填 表 模板 格式 附件 盖章 签字 邮箱 系统 登录 链接 退回 补报 补充 编号 材料 通知 会议 议题 文件 号文 建议书 整改 负面清 导出 提交 截止 几号 上报 期限 联络员 会议室 参会 开会 请假 报告 纪要 电话",
    "teach": "警示教 警示片 教育片 通报 案例 学习 观看 条例 培训 党课 课件 教材 知识 测试 题 心得 体会 讲 宣传 廉政教 公开 典型 规定 制度 办法 法律 纪律处 授课 讨论 论文 基地 研讨 八项规 条款 宣讲",
    "clean": (
        "登记 上交 退了 退回 退还 已退 报备 备案 公示 集体研 比价 三家 按程序 合规 未发现 没有发 没发现 无异议 零报告 已改 已整改 整改到 完成 符合 规范 自查 拒收 拒绝 严禁 不准 不得 禁止 申报 回避 督查 检查 抽查 提醒 承诺 "
        "上缴财 专户 归还 已补 补齐 手续齐 一致 谈话提 谈心 约谈 廉政谈"
    ),
    "count": "人次 同比 件 次 占比 合计 统计 季度 全年 份 月份 比上 下降 增长 截至 口径 本月 率 汇总 累计",
    "chat": "收到 好的 谢谢 辛苦 麻烦 老师 您好 你好 嗯 哦 马上 稍后 不好意 抱歉 明天 下周 今天 在吗 哈哈 请查 查收 知悉 转发 大家 各位 各科 各单位 请",
}

SUBJECTS_OF: Final[dict[str, list[str]]] = {}
"""Word → the subjects that it belongs to, each marked so that it is no run of characters."""
for _subject, _words in _WORDS.items():
    for _word in _words.split():
        SUBJECTS_OF.setdefault(_word, []).append(f"&{_subject}")


LINE: Final = 6  # characters: a shorter line is part of what stands around it
WINDOW: Final = 200
"""Characters that are judged at a time: a complaint inside a long text stands in some window nearly alone."""


def grams(folded: str) -> set[str]:
    """Every run of one to three characters and of two sounds, its subjects, and each two of them."""
    held, heard = runs(folded), list(sounds(f"^{folded}$"))
    subjects = sorted(set().union(*map(SUBJECTS_OF.__getitem__, SUBJECTS_OF.keys() & held)))
    held.update(map(add, heard, heard[1:]), subjects, map("".join, combinations(subjects, 2)))
    return held


def stretches(spelt: str, *, lines: bool = True) -> Iterator[str]:
    """What is judged of a text, folded: the whole, or its overlapping windows when it is long; and each line for itself."""
    whole = folded(spelt)
    if len(whole) <= WINDOW + WINDOW // 2:
        yield whole
    else:
        for start in range(0, len(whole) - WINDOW // 2, WINDOW // 2):
            yield whole[start : start + WINDOW]
    if lines and "\n" in spelt.strip():
        yield from (folded(line) for line in spelt.split("\n") if len(line) >= LINE)
