"""Days that count from today, weekdays, several days, days without an hour."""

from datetime import timedelta
from typing import Final

from tests.data.forms.moments import day_at, month_day, month_end, q_month, workday
from tests.data.forms.times import TimeForm, at, day, on_day, span, starts

FORMS: Final = (
    # relative days
    starts("今天{part}{h12}点", "tod_off0"),
    starts("今儿{part}{h12}点半", "tod_half"),
    starts("今晚{h12}点", "tod_ev0"),
    starts("今日{part}{h12}时{mtail}", "tod_off"),  # official
    starts("{part}{h12}点", "tod_pm0"),  # no day at all: today (said in the morning)
    starts("明天{part}{h12}点{mtail}", "tom_off"),
    starts("明早{h12}点", "tom_am0"),
    starts("明儿一早{hcn}点{mk}", "tom_bhalf"),
    starts("明晚{hcn}点", "tom_ev0"),
    starts("明日{H}:{mm}", "tom_h24"),
    starts("名天{part}{h12}点", "tom_off0"),  # typo 名天
    starts("明天{part}{hcn}点钟", "tom_off0"),  # 点钟
    starts("明天{h12}点", "tom_bare0"),  # bare 7-11: as said
    starts("明天{H}点{mtail}", "tom_h24"),  # 24-hour 15点30分
    starts("明天中午12点{mtail}", "tom_noon"),  # noon
    starts("明天{part}{h12}点（周{wd}）", "tom_off0"),  # weekday behind
    starts("后天{part}{h12}点", "aft_off0"),
    starts("后天（{M}月{D}日）{part}{h12}:{mm}", "aft_off"),  # relative and date agree
    starts("大后天{part}{h12}点", "aft3_off0"),
    starts("大后儿{part}{hcn}点", "aft3_off0"),  # dialect
    starts("次日{part}{h12}点", "tom_off0"),  # 次日 from today
    starts("三天后{part}{h12}点", "aft3_off0"),
    starts("后天早晨{h12}点", "aft_rbare"),  # 早晨
    starts("明天清早{hcn}点", "tom_rbare"),  # 清早
    starts("明天傍晚{hcn}点", "tom_ev0"),  # 傍晚
    starts("明天凌晨{h12}点", "tom_dawn"),  # 凌晨 is said, so no question (防汛 duty)
    starts("明天午后{hcn}点", "tom_pm0"),  # 午后
    # weekdays
    starts("周{wd}{part}{h12}点", "coming_off0"),  # coming weekday
    starts("周{wdn}{part}{h12}点", "coming_off0"),  # digit 周3; Sunday is 周7
    starts("礼拜{wdt}{part}{hcn}点", "coming_off0"),
    starts("星期{wd}{H}:{mm}", "coming_h24"),
    starts("本周{wd}{part}{h12}点半", "thisw_half"),
    starts("这周{wd}{part}{h12}点", "thisw_off0"),
    starts("这个礼拜{wd}{part}{hcn}点", "thisw_off0"),
    starts("本星期{wd}{part}{h12}时", "thisw_off0"),
    starts("下周{wd}{part}{h12}点{mtail}", "nextw_off"),
    starts("下礼拜{wd}{part}{hcn}点", "nextw_off0"),
    starts("下个星期{wd}{part}{h12}:{mm}", "nextw_off"),
    starts("下周日{part}{h12}点", "nextsun_off0"),  # end of next week (weeks start on Monday)
    starts("下下周{wd}{part}{h12}点", "next2w_off0"),
    starts("下周一{part}{h12}点", "sunmon_off0"),  # said on Sunday: tomorrow
    starts("下周{wd} {M}.{D} {part}{h12}点", "nextw_off0"),
    starts("下周的周{wd}{part}{h12}点", "nextw_off0"),  # doubled
    starts("本周六{part}{h12}点", "wkmid_off0"),  # weekend meeting
    # several days
    TimeForm("{M}.{D}-{Mz}.{Dz}", "span", lambda m: span(m.t.date(), m.third.date())),  # 12.1-12.3
    TimeForm("{M}月{D}日至{Dz}日", "span", lambda m: span(m.t.date(), m.third.date())),  # month once
    TimeForm("{M}月{D}-{Dz}号", "span", lambda m: span(m.t.date(), m.third.date())),
    TimeForm("{M}月{D}、{Da}、{Dz}日", "span", lambda m: span(m.t.date(), m.third.date())),  # enumeration of three days
    TimeForm("{M}月{D}日—{Mz}月{Dz}日", "monthturn", lambda m: span(m.t.date(), m.third.date())),  # over the end of a month
    TimeForm("{Y}.{MM}.{DD}-{Yz}.{MMz}.{DDz}", "span", lambda m: span(m.t.date(), m.third.date())),
    TimeForm("{M}月{D}日起3天", "span", lambda m: span(m.t.date(), m.third.date())),  # duration in days
    TimeForm("自{M}月{D}日开始，为期三天", "span", lambda m: span(m.t.date(), m.third.date()), whole=True),
    TimeForm("{M}月{D}日（周{wd}）至{Mz}月{Dz}日（周{wdz}）", "span", lambda m: span(m.t.date(), m.third.date())),  # weekdays at both
    TimeForm("下周一至周三", "nwA_am0", lambda m: span(m.t.date(), m.third.date())),  # 下 counts for both
    TimeForm("下周一到下周三，每天{part}{h12}点", "nwA_off0", lambda m: span(m.t, m.third.date()), whole=True),  # daily hour: the first is the start
    TimeForm("{M}月{D}日{part}{h12}点至{Dz}日{part}{h12}点", "span", lambda m: span(m.t, m.third)),  # both hours said
    TimeForm("{M}月{D}日{part}{h12}点开班，{Dz}日结束", "span", lambda m: span(m.t, m.third.date()), whole=True),  # training
    TimeForm("{M}月{D}日至{Dz}日（{D}日报到）", "span", lambda m: span(m.t.date(), m.third.date()), whole=True),  # first day is for registration; dates as said
    # day only
    on_day("{M}月{D}日", "any_am0"),  # no hour
    on_day("{M}月{D}日上午", "any_am0"),  # part of day but no hour: none is invented
    on_day("明天上午", "tom_am0"),
    on_day("后天下午", "aft_pm0"),
    on_day("今天下午", "tod_pm0"),
    on_day("今晚", "tod_ev0"),
    on_day("下周{wd}", "nextw_am0"),
    on_day("周{wd}晚上", "coming_ev0"),
    on_day("大后天", "aft3_am0"),
    on_day("{Y}{MM}{DD}", "any_am0"),  # 20261208
    on_day("{Y}-{MM}-{DD}", "any_am0"),
    on_day("{Y}/{M}/{D}", "any_am0"),
    on_day("{M}.{D}", "any_am0"),  # 12.8; needs a 时间 label
    on_day("{M}/{D}", "any_am0"),  # 12/8
    on_day("{Ycn}年{Mcn}月{Dcn}日", "any_am0"),  # 〇 as zero
    on_day("{Y}年{M}月{D}日（星期{wd}）全天", "any_am0"),  # 全天
    on_day("{M}月{D}日（周{wd}），具体几点另行通知", "any_am0", whole=True),  # day known, hour to follow
    on_day("{M}月{D}日上午（具体时间以电话通知为准）", "any_am0", whole=True),
    on_day("{M}月{D}日局长办公会后接着开", "any_am0", whole=True),  # hour depends on another meeting
    on_day("{D}号", "dayno_am0"),  # day number still to come
    on_day("{D}日上午", "dayno_am0"),
    starts("{D}号{part}{h12}点", "dayno_off0"),  # day number with hour
    starts("{D}号（周{wd}）{part}{h12}点半", "dayno_half"),
    starts("{D}号{part}{h12}点", "daynext_off0"),  # passed at least 20 days ago, comes again within 10: next month
    TimeForm("下个工作日", "clear_am0", lambda m: day(workday(m.now, 1))),
    TimeForm("下一个工作日{part}{h12}点", "clear_off0", lambda m: at(day_at(workday(m.now, 1), m.t.hour, 0))),
    TimeForm("三个工作日后", "clear_am0", lambda m: day(workday(m.now, 3))),  # the third working day after today
    TimeForm("5个工作日后上午{h12}点", "clear_am0", lambda m: at(day_at(workday(m.now, 5), m.t.hour, 0))),
    TimeForm("一周后", "clear_am0", lambda m: day(m.now.date() + timedelta(days=7))),
    TimeForm("一周后的今天{part}{h12}点", "clear_off0", lambda m: at(day_at(m.now.date() + timedelta(days=7), m.t.hour, 0))),
    TimeForm("下周今天", "clear_am0", lambda m: day(m.now.date() + timedelta(days=7))),
    TimeForm("10天后", "clear_am0", lambda m: day(m.now.date() + timedelta(days=10))),
    TimeForm("下季度第一个月10号", "q_am0", lambda m: day(q_month(m.now, 1, 1, 10))),
    TimeForm("本季度最后一个月25日", "q_am0", lambda m: day(q_month(m.now, 0, 3, 25))),
    TimeForm("下季度首月5日{part}{h12}点", "q_off0", lambda m: at(day_at(q_month(m.now, 1, 1, 5), m.t.hour, 0))),  # 首月
    TimeForm("月底最后一天", "moon_am0", lambda m: day(month_end(m.now))),  # definite
    TimeForm("月末最后一日{part}{h12}点", "moon_off0", lambda m: at(day_at(month_end(m.now), m.t.hour, 0))),
    TimeForm("下月1日", "moon_am0", lambda m: day(month_day(m.now, 1, 1))),
)
