"""Times beside other times, what has to be asked, and what is no time."""

from datetime import timedelta
from typing import Final

from tests.data.forms.moments import month_end, week_day
from tests.data.forms.times import TimeForm, any_question, asked, lasts, nothing, starts

FORMS: Final = (
    # beside other times
    starts("{M}月{D}日{part}{h12r}点{mkr}报到，{h12}点{mk}正式开会", "any_half", whole=True),  # 报到 is not the start
    starts("请于{HHr}:{mmr}前签到，会议{HH}:{mm}开始，时间为{M}月{D}日", "any_h24", whole=True),  # 签到; the day follows
    starts("{M}月{D}日{HHr}:{mmr}在单位门口集合乘车，{HH}:{mm}开会", "any_h24", whole=True),  # 集合 is not the start
    starts("定于{M}月{D}日{part}{h12}点召开，请提前10分钟入场", "any_off0", whole=True),  # 提前入场 changes nothing
    starts("材料请于{Mp}月{Dp}日{Hp}:{mmp}前报综合科，会议时间{M}月{D}日{part}{h12}点", "any_off0", whole=True),  # deadline before the meeting
    starts("{M}月{D}日{part}{h12}点开会，参会名单{Mp}月{Dp}日前报办公室", "any_off0", whole=True),  # deadline behind the meeting
    starts("会议定在{M}月{D}日{part}{h12}点。请在收到通知后1个工作日内回复", "any_off0", whole=True),  # a reply term beside
    starts("原定{Ma}月{Da}日的会议提前到{M}月{D}日{part}{h12}点", "any_off0", whole=True),  # moved: the new time counts
    starts("会议时间由{Mp}月{Dp}日{Hp}:{mmp}调整为{M}月{D}日{HH}:{mm}", "any_h24", whole=True),  # moved, official
    starts("更正：会议时间为{M}月{D}日{part}{h12}点，不是{h12}点半", "any_off0", whole=True),  # correction with the wrong hour named
    starts("{M}月{D}日{part}{h12}点召开党组会，局办公室\n{nY}年{nM}月{nD}日", "any_off0", whole=True),  # signature date is not the meeting
    starts("根据{nM}月{nD}日碰头会意见，定于{M}月{D}日{part}{h12}点召开", "any_off0", whole=True),  # a past meeting beside
    starts("[{nM}-{nD} {nH}:{nmm}] 张某：{M}月{D}日{part}{h12}点开会", "any_off0", whole=True),  # forwarded chat stamp in front
    starts("{M}月{D}日{part}{h12}点，请各位班子成员准时参加，手机调静音", "any_off0", whole=True),
    lasts("开始：{M}月{D}日{HH}:{mm}\n结束：{M}月{D}日{HH2}:{mm2}", "any_h24", whole=True),
    lasts("日期：{M}月{D}日\n开始：{HH}:{mm}\n结束：{HH2}:{mm2}", "any_h24", whole=True),
    lasts("开始时间 {M}月{D}日{HH}:{mm}\n结束时间 {M}月{D}日{HH2}:{mm2}", "any_h24", whole=True),
    starts("日期：{M}月{D}日\n时刻：{HH}{mm}", "any_h24", whole=True),
    starts("时刻：{HH}:{mm}\n日期：{M}月{D}日", "any_h24", whole=True),
    starts("日  期：{M}月{D}日\n时  间：{part}{h12}:{mm}", "any_off", whole=True),
    starts("{D}号、周{wd}、{part}{h12}点", "dayno_off0"),
    starts("{M}月{D}日。{part}{h12}点。党组会", "any_off0", whole=True),
    starts("{M}月{D}日，{part}，{h12}点", "any_off0"),
    starts("{M}/{D} {HH}:{mm}", "any_h24"),
    starts("时间 {M}.{D} {HH}:{mm}\n地点 三楼会议室", "any_h24", whole=True),
    starts("{M}月{D}日（周{wd}）{HH}:{mm}开始", "any_h24"),
    starts("明天不开了，改到{M}月{D}日{part}{h12}点，党组会", "any_off0", whole=True),
    starts("时间定的是{M}月{D}日{part}{h12}点", "any_off0"),
    starts("会是{M}月{D}日{part}{h12}点的", "any_off0", whole=True),
    starts("呃{M}月{D}日吧{part}{h12}点", "any_off0", whole=True),
    starts("{M}月{D}日那天{part}{h12}点", "any_off0"),
    starts("{M}月{D}日星期{wd}{part}{HH}:{mm}时", "any_h24"),
    starts("{M}月{D}日｜{HH}:{mm}｜三楼会议室｜党组会", "any_h24", whole=True),
    starts("上报一场会议：党组会{M}月{D}日{part}{h12}点", "any_off0", whole=True),
    starts("{M}月{D}日{part}{h12}点（以此为准）", "any_off0", whole=True),
    starts("咱{part}{h12}点碰一下，明天哈", "tom_off0", whole=True),  # day behind the hour, chat
    starts("那就明天吧 {part} {h12}点", "tom_off0", whole=True),  # broken chat line
    starts("初定{M}月{D}日{part}{h12}点", "any_off0", whole=True),  # 初定 with one time is that time
    starts("暂定于下周{wd}{part}{h12}点{mtail}", "nextw_off", whole=True),
    starts("拟于{M}月{D}日{part}{h12}:{mm}", "any_off", whole=True),  # 拟
    starts("时间：{M}月{D}日{part}{h12}点（暂定，如有变化再通知）", "any_off0", whole=True),  # 暂定 in brackets behind
    starts("计划{M}月{D}日{H}:{mm}开", "any_h24", whole=True),  # 计划
    starts("{part}{h12}点视频会，{h2}点结束，就今天", "tod_rpm", whole=True),  # end hour said loosely; start counts
    # asks
    TimeForm("明天{h12}点", "tom_low0", lambda m: asked(m.t, m.other_half)),  # bare 1-5: ask, afternoon likely
    TimeForm("{M}月{D}日{hcn}点半", "any_lowhalf", lambda m: asked(m.t, m.other_half)),
    TimeForm("周{wd}{h12}:{mm}", "coming_lowhalf", lambda m: asked(m.t, m.other_half)),  # 2:30
    TimeForm("{M}月{D}日（周{wdx}）{part}{h12}点", "any_off0", lambda m: asked(m.t)),  # weekday contradicts the date
    TimeForm("下周{wdx}（{M}月{D}日）{part}{h12}点", "nextw_off0", lambda m: asked(m.t)),  # week word contradicts the date
    TimeForm("明天（{Ma}月{Da}日）{part}{h12}点", "tom_off0", lambda m: asked(m.t, m.next_day)),  # relative day contradicts the date
    TimeForm("本周{wd}{part}{h12}点", "wkend_off0", lambda m: asked(m.t + timedelta(days=7))),  # said on Saturday/Sunday
    TimeForm("{M}月{D}日{part}{h12}点", "pastmd_off0", any_question),  # passed recently: slip?
    TimeForm("{D}号{part}{h12}点", "dayask_off0", any_question),  # day number passed a few days ago
    TimeForm("{M}月{D}日{part}{h12}点或{Ma}月{Da}日{parta}{h12a}点", "any_off0", lambda m: asked(m.t, m.next_day)),  # two alternatives
    TimeForm("周{wd}或者周{wda}{part}{h12}点", "coming_off0", lambda m: asked(m.t, m.next_day)),  # 或者; the bare weekdays may also be this week's
    TimeForm("明天{part}{h12}点还是{h2}点？", "tom_rpm", lambda m: asked(m.t, m.end)),  # 还是
    TimeForm("{M}月{D}日{part}{h12}点/{h2}点（待定）", "any_rpm", lambda m: asked(m.t, m.end)),  # slash alternatives
    TimeForm("方案一：{M}月{D}日{part}{h12}点；方案二：{Ma}月{Da}日{parta}{h12a}点", "any_off0", lambda m: asked(m.t, m.next_day), whole=True),  # two options
    TimeForm("月底", "moon_am0", lambda m: asked(month_end(m.now))),  # no definite day
    TimeForm("下周", "clear_am0", any_question),  # week only
    TimeForm("这两天", "now", any_question),
    TimeForm("下周中", "clear_am0", any_question),
    TimeForm("周末", "wkmid_off0", lambda m: asked(week_day(m.now, 0, 5), week_day(m.now, 0, 6))),  # Saturday or Sunday
    TimeForm("{M}月上旬", "any_am0", any_question),  # ten-day period
    TimeForm("{M}月中下旬", "any_am0", any_question),
    TimeForm("国庆节后", "now", any_question),
    TimeForm("{M}月{D}日前后", "any_am0", lambda m: asked(m.t.date()), whole=True),  # around a day
    TimeForm("2月30日{part}{h12}点", "any_off0", any_question),  # no such day
    TimeForm("{M}月{D}日25:00", "any_off0", lambda m: asked(m.t.date())),  # no such hour
    TimeForm("{M}月{D}日下午9点", "any_off0", lambda m: asked(m.t.replace(hour=21), m.t.replace(hour=9))),  # 下午9点: slip for morning or evening?
    TimeForm("会议提前半小时", "now", any_question, whole=True),  # refers to a time not said here
    TimeForm("老时间", "now", any_question, whole=True),  # the usual time
    TimeForm("每周一上午{h12}点例会", "clear_am0", any_question, whole=True),  # recurring, no single meeting
    # none
    TimeForm("时间另行通知", "now", nothing, whole=True),  # no time given
    TimeForm("会议时间待定", "now", nothing, whole=True),  # no time given
    TimeForm("时间：待通知", "now", nothing, whole=True),  # label with no time
    TimeForm("具体时间、地点另行通知", "now", nothing, whole=True),  # no time given
    TimeForm("近期", "now", nothing, whole=True),  # no date
    TimeForm("择日召开", "now", nothing, whole=True),  # no time given
    TimeForm("时间：", "now", nothing, whole=True),  # empty field
    TimeForm("时间：   年  月  日   时", "now", nothing, whole=True),  # blank template
    TimeForm("会议因故取消", "now", nothing, whole=True),  # no time given
    TimeForm("会议延期，时间另行通知", "now", nothing, whole=True),  # no time given
    TimeForm("等领导定了再说", "now", nothing, whole=True),  # chat
    TimeForm("时间：/", "now", nothing, whole=True),  # slash for none
    TimeForm("XX月XX日XX时", "now", nothing, whole=True),  # template
    TimeForm("会期半天", "now", nothing, whole=True),  # length only
    TimeForm("24小时值班电话0000-1234567", "now", nothing, whole=True),  # 24小时 is no hour
    TimeForm("十五五规划编制", "now", nothing, whole=True),  # no date inside
    TimeForm("12345热线工单", "now", nothing, whole=True),  # number, no time
    TimeForm("3·15活动总结", "now", nothing, whole=True),  # event name
    TimeForm("八点工作要求", "now", nothing, whole=True),  # 点 as item counter: eight points
    TimeForm("三点意见如下", "now", nothing, whole=True),  # three points, no 3 o'clock
)
