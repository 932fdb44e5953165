"""Dates with their hours: full ones, month and day, numbers alone, English."""

from typing import Final

from tests.data.forms.times import nothing, starts

FORMS: Final = (
    # full dates with hours
    starts("{Y}年{M}月{D}日{part}{h12}:{mm}", "any_off"),  # official
    starts("{Y}年{M}月{D}日{H}时{m}分", "any_offm"),  # 时/分
    starts("{Y}年{M}月{D}日（星期{wd}）{part}{h12}时", "any_off0"),  # weekday in brackets, 时
    starts("{Y}-{MM}-{DD} {HH}:{mm}", "any_h24"),  # copied from a system
    starts("{Y}-{MM}-{DD} {HH}:{mm}:00", "any_h24"),  # with seconds
    starts("{Y}-{MM}-{DD}T{HH}:{mm}", "any_h24"),  # ISO T
    starts("{Y}/{M}/{D} {H}:{mm}", "any_h24"),  # spreadsheet cell
    starts("{Y}/{M}/{D} 星期{wd} {H}:{mm}", "any_h24"),  # spreadsheet cell with weekday
    starts("{Y}.{M}.{D} {part}{h12}点", "any_off0"),  # dots
    starts("{Y}{MM}{DD} {HH}{mm}", "any_h24"),  # compact 20261208 1430
    starts("{Y}{MM}{DD}{HH}{mm}", "any_h24"),  # compact, run together 202612081430
    starts("{Y}{MM}{DD}{part}{h12}点", "any_off0"),  # compact then colloquial
    starts("{y2}年{M}月{D}日{part}{h12}点半", "any_half"),  # two-digit year
    starts("{y2}.{M}.{D} {H}:{mm}", "any_h24"),  # 26.12.8 14:30
    starts("{Ycn}年{Mcn}月{Dcn}日{part}{hcn}时", "any_off0"),  # all in Chinese numerals
    starts("{Y:fw}年{M:fw}月{D:fw}日{H:fw}：{mm:fw}", "any_h24", whole=True),  # full-width digits and colon
    starts("{Y} 年 {M} 月 {D} 日 {part} {h12} : {mm}", "any_offm"),  # spaces of a Word template
    starts("{Y}年{M}月{D}号 {part}{hcn}点{mcn}", "any_offm"),  # 号, words for hours
    starts("明年{M}月{D}日{part}{h12}点", "newyear_off0"),  # said in Nov/Dec
    starts("今年{M}月{D}日{part}{h12}点", "md_off0"),  # 今年
    starts("{M}月{D}日{part}{h12}点", "newyear_off0"),  # no year, next January: long passed in this year
    starts("{fulls} {D}, {Y} {h12}:{mm} {ampm}", "any_off"),  # English mail
    starts("{D} {mon} {Y} {HH}:{mm}", "any_h24"),  # English day first
    starts("{mon} {D} {h12}:{mm}{ampm}", "md_off"),  # English phone language, no year
    starts("{h12}:{mm} {ampm}, {Y}/{M}/{D}", "any_off"),  # hour before the date
    # month-day with hours
    starts("{M}月{D}日{part}{h12}点{mtail}", "any_off"),  # everyday
    starts("{M}月{D}号{part}{h12}点半", "any_half"),
    starts("{M}.{D}{part}{h12}点", "any_off0"),  # 12.8下午3点
    starts("{M}/{D} {H}:{mm}", "any_h24"),  # 12/8 14:30
    starts("{M}-{D}日{part}{h12}:{mm}", "any_off"),  # 12-8日
    starts("{MM}{DD} {part}{h12}点", "any_off0"),  # 1208 下午3点
    starts("{MM}月{DD}日{HH}时{mm}分", "any_h24"),  # padded
    starts("{Mcn}月{Dcn}号{part}{hcn}点{mk}", "any_off"),  # dictated, all words
    starts("{M}月{D}日（周{wd}）{part}{h12}:{mm}", "any_off"),
    starts("{M}月{D}日(星期{wdt}){part}{h12}点", "any_off0"),  # half-width brackets, 星期天
    starts("周{wd}（{M}月{D}日）{part}{h12}点", "any_off0"),  # weekday first, date in brackets
    starts("周{wd}，{M}月{D}日，{part}{h12}点整", "any_off0", whole=True),  # commas between
    starts("{M}月{D}日，星期{wd}，{part}{h12}时{m}分", "any_offm", whole=True),
    starts("{part}{h12}点，{M}月{D}日", "any_off0", whole=True),  # hour before the date
    starts("{M}月{D}日礼拜{wdt}{part}{h12}点半", "any_half"),  # 礼拜
    starts("{M}月{D}日，也就是下周{wd}，{part}{h12}点", "nextw_off0", whole=True),  # date and week word agree
    starts("{M}月{D}日（周{wd}，调休上班）{part}{h12}点", "shift_off0", whole=True),  # swapped working day; remark in brackets
    starts("{M}月{D}日（{lunar}）{part}{h12}点", "lunar_off0"),  # Chinese-calendar remark
    starts("{M}月{D}日（{lunar}，星期{wd}）{part}{h12}:{mm}", "lunar_off", whole=True),  # two remarks
    starts("{M}月{D}日（节后上班第一天）{part}{h12}点", "any_off0"),  # remark that says nothing more
    starts("{M}月{D}日【周{wd}】{part}{h12}点", "any_off0"),  # heavy brackets
    starts("{M} 月{D} 日{part} {h12}点{mtail}", "any_off"),  # uneven spaces
    starts("{M:fw}月{D:fw}日{part}{h12:fw}点", "any_off0"),  # full-width digits
    starts("{M}月{D}日{H}:{mm}", "any_h24"),  # 24-hour clock
    starts("{M}月{D}日{part}{h12}∶{mm}", "any_offm"),  # ratio sign ∶
    starts("{M}月{D}日{part}{h12}︰{mm}", "any_offm"),  # vertical-form colon ︰
    starts("{M}月{D}日{part}{h12}：{mm}", "any_offm", whole=True),  # full-width colon
    starts("{M}月{D}日{part}{h12}；{mm}", "any_offm"),  # slip: semicolon as colon
    starts("{M}月{D}日{part}{h12}.{mm}", "any_offm"),  # dot as colon: 下午2.30
    starts("{M}月{D}日{part}{HH}:{mm}", "any_h24"),  # 下午14:30, doubled
    starts("{M}月{D}日{part}{h12}点{mm}", "any_offm"),  # 下午2点30, no 分
    starts("{M}月{D}日{part}{h12}店{mtail}", "any_off"),  # typo 店 for 点
    starts("{M}月{D}曰{part}{h12}点", "any_off0"),  # OCR 曰 for 日
    starts("{M}月{D}{part}{h12}点", "any_off0"),  # 日 forgotten: 12月8下午3点
    starts("本月{D}日{part}{h12}点", "md_off0"),
    starts("这个月{D}号{part}{h12}点半", "md_half"),
    starts("下个月{D}号{part}{h12}点", "nextm_off0"),
    starts("次月{D}日{part}{h12}时", "nextm_off0"),  # officialese
)
