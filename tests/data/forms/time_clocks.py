"""Hours: halves and quarters, ranges, durations; and what follows a label."""

from datetime import timedelta
from typing import Final

from tests.data.forms.times import TimeForm, asked, at, lasts, starts

FORMS: Final = (
    # field labels, weekday right behind the colon
    starts("时间：周{wd}{part}{h12}点", "coming_off0", whole=True),  # weekday right behind the colon
    starts("时间:星期{wdt}{part}{hcn}点{mk}", "coming_off", whole=True),  # half-width colon
    starts("时间 {M}月{D}日{part}{h12}点", "any_off0", whole=True),  # no colon
    starts("会议时间∶{M}月{D}日{part}{h12}点", "any_off0", whole=True),  # ratio sign as label colon
    starts("【时间】{M}.{D}（周{wd}）{H}:{mm}", "any_h24", whole=True),
    starts("一、时间\n{M}月{D}日（星期{wd}）{part}{h12}:{mm}", "any_off", whole=True),  # heading and value on two lines
    starts("时  间：{Y}年{M}月{D}日\n      {part}{h12}时{mtail}", "any_off", whole=True),  # date and hour on two lines
    starts("日期：{Y}/{M}/{D}\n时间：{HH}:{mm}", "any_h24", whole=True),  # two fields
    starts("日期\t{M}月{D}日\t时间\t{part}{h12}:{mm}", "any_off", whole=True),  # table row with tabs
    starts("| 时间 | {M}月{D}日{part}{h12}:{mm} |", "any_off", whole=True),  # table row
    # halves, quarters, to the hour
    starts("{M}月{D}日{part}{hcn}点半", "any_half"),  # 两点半
    starts("{M}月{D}日{part}{hcn}点一刻", "any_q1"),
    starts("明天{part}{hcn}点三刻", "tom_q3"),
    starts("明天{part}{hcn}点3刻", "tom_q3"),
    starts("明天{part}差一刻{hnextcn}点", "tom_q3"),  # 差一刻三点; part fits both hours
    starts("明天{part}差{left}分{hnext}点", "tom_m55"),  # 差5分3点
    starts("明天{part}{hnextcn}点差{left}分", "tom_m55"),  # 三点差五分
    starts("明天{part}{hcn}点过五分", "tom_m5"),
    starts("明天{part}{hcn}点零五分", "tom_m5"),
    starts("{Hcn}点{mcn}分，{M}月{D}日", "any_h24", whole=True),  # 十四点三十分 dictated
    starts("明天{Hcn}点{mcn}", "tom_h24"),  # 十四点三十 dictated, 24-hour
    starts("明天{H}点半", "tom_lowhalf"),  # 14点半
    starts("明天{part}{h12}时整", "tom_off0"),  # 时整
    starts("明天{HH}{mm}", "tom_h24"),  # 1430, no colon, radio style
    starts("明天{h12}:{mm}{ampm}", "tom_off"),  # 2:30PM
    starts("明天{ampm} {h12}:{mm}", "tom_off"),  # PM 2:30
    starts("明天{part}{h12}:{mm}{ampm}", "tom_off"),  # doubled 下午2:30PM
    starts("明天{h12}点{ampm}", "tom_off0"),  # 3点PM
    starts("明天{H}h{mm}", "tom_h24"),  # 14h30
    starts("明天{part}{h12:fw}：{mm:fw}", "tom_off", whole=True),  # full-width
    starts("明天{part}{h12:daxie}点", "tom_off0"),  # financial numerals by slip (叁点)
    # ranges
    lasts("{M}月{D}日上午{h12}-{h2}点", "any_ramm"),  # first hour without 点
    lasts("{M}月{D}日{H}-{H2}时", "any_h240"),  # 14-16时
    lasts("明天晚上{h12}-{h2}点", "tom_rev"),
    lasts("明天{h12}-{h2}点", "tom_rbare"),  # 9-11点, bare but 7 or later
    lasts("{M}月{D}日下午{h12}点到{h2}点", "any_rpm"),  # part counts for both
    lasts("{M}月{D}日下午{hcn}点半至{h2cn}点半", "any_lowhalf"),
    lasts("{M}月{D}日{HH}:{mm}-{HH2}:{mm2}", "any_h24"),
    lasts("{M}月{D}日{HH}:{mm}—{HH2}:{mm2}", "any_ramm"),  # dash; leading zero 08:00
    lasts("{M}月{D}日{part}{h12}:{mm}～{part2}{h2}:{mm2}", "any_across"),  # from morning over noon
    lasts("周{wd}{part}{h12}点至{part2}{h2}点", "coming_off0"),  # part said twice
    lasts("{Y}-{MM}-{DD} {HH}:{mm} 至 {Y}-{MM}-{DD} {HH2}:{mm2}", "any_h24"),  # system export
    lasts("{Y}/{M}/{D} {H}:{mm}~{H2}:{mm2}", "any_h24"),
    lasts("明天从{part}{h12}点开到{h2}点", "tom_rpm", whole=True),  # colloquial 从…开到
    lasts("明天下午{hcn}点、{h2cn}点之间", "tom_rpm"),  # between
    lasts("{M}月{D}日下午{hcn}至{h2cn}时", "any_rpm"),  # 三至五时
    lasts("{M:fw}月{D:fw}日{H:fw}：{mm:fw}－{H2:fw}：{mm2:fw}", "any_h24", whole=True),  # all full-width
    lasts("明天{part}{h12}点开始，大约两小时", "tom_rpm", whole=True),  # length said
    lasts("{M}月{D}日{HH}:{mm}（时长2小时）", "any_h24"),  # 腾讯会议 style
    lasts("会议时间：{Y}/{MM}/{DD} {HH}:{mm}-{HH2}:{mm2} (GMT+08:00) 中国标准时间", "any_h24", whole=True),  # pasted invitation of a meeting app
    lasts("开始时间：{Y}-{MM}-{DD} {HH}:{mm}\n结束时间：{Y}-{MM}-{DD} {HH2}:{mm2}", "any_h24", whole=True),  # two fields
    TimeForm("{M}月{D}日{h12}-{h2}点", "any_rpm", lambda m: asked(m.t, m.other_half)),  # bare 2-4点: ask
    # durations from now
    TimeForm("半小时后", "now", lambda m: at(m.now + timedelta(minutes=30))),
    TimeForm("两小时后", "now", lambda m: at(m.now + timedelta(hours=2))),
    TimeForm("一个半小时后", "now", lambda m: at(m.now + timedelta(minutes=90))),
    TimeForm("40分钟后", "now", lambda m: at(m.now + timedelta(minutes=40))),
    TimeForm("一刻钟以后", "now", lambda m: at(m.now + timedelta(minutes=15))),
    TimeForm("过1个小时", "now", lambda m: at(m.now + timedelta(hours=1))),  # 过…
    TimeForm("俩小时之后", "now", lambda m: at(m.now + timedelta(hours=2))),  # 俩
)
