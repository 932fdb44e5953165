"""Sixty pictures of printed notices and report forms, turned, blurred and shadowed: what of day, hour and place is read right."""

import random
import resource
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from io import BytesIO
from zoneinfo import ZoneInfo

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from benchmarks.figures import Figure
from documents.photo import look, read
from policy.fields.report_form import FormSettings
from policy.time.calendar import WorkCalendar

COUNT = 60
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
PAGE = (1240, 1754)  # A4 at 150 dpi
FONTS = tuple(f"/usr/share/fonts/opentype/noto/Noto{kind}CJK-Regular.ttc" for kind in ("Serif", "Sans"))
PLACES = (
    "局三楼会议室", "机关五楼会议室", "县政府二号楼301会议室", "综合楼一楼多功能厅", "党群服务中心", "东楼402会议室",
    "水利局办公楼六楼会议室", "行政中心第3会议室",
)  # fmt: skip
TYPES = ("党组会议", "党委会议", "局长办公会", "局务会议")
MATTERS = (
    "2027年部门预算编制",
    "办公用房维修资金85万元",
    "XX路改造项目资金320万元的分配方案",
    "两名科级干部任免事项",
    "年度重点工作安排",
)


@dataclass(frozen=True)
class Picture:
    """One picture as a phone would send it, and what is printed on it."""

    data: bytes
    starts_at: datetime
    place: str
    form: bool


def pictures(count: int = COUNT, seed: int = 20261122) -> Iterator[Picture]:
    """The same pictures each time: two notices, then a form."""
    dice = random.Random(seed)
    for position in range(count):
        day = date(2026, 11, 25) + timedelta(days=dice.randrange(30))
        starts_at = datetime(
            day.year, day.month, day.day, dice.choice((8, 9, 10, 14, 15, 16)), dice.choice((0, 30)), tzinfo=NOW.tzinfo
        )
        place, is_form = dice.choice(PLACES), position % 3 == 2
        page = _form(dice, starts_at, place) if is_form else _notice(dice, starts_at, place)
        yield Picture(_photographed(dice, page), starts_at, place, is_form)


def _said(dice: random.Random, at: datetime) -> str:
    half = "上午" if at.hour < 12 else "下午"
    hour = at.hour if at.hour <= 12 else at.hour - 12
    clock = f"{half}{hour}:{at.minute:02}" if dice.random() < 0.5 else f"{half}{hour}点{'半' if at.minute else ''}"
    year = f"{at.year}年" if dice.random() < 0.5 else ""
    weekday = f"（周{'一二三四五六日'[at.weekday()]}）" if dice.random() < 0.6 else ""
    return f"{year}{at.month}月{at.day}日{weekday}{clock}"


def _font(dice: random.Random, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(dice.choice(FONTS), size, index=2)


def _notice(dice: random.Random, starts_at: datetime, place: str) -> Image.Image:
    page = Image.new("L", PAGE, 245)
    draw, font = ImageDraw.Draw(page), _font(dice, dice.choice((29, 31, 33)))
    kind, matters = dice.choice(TYPES), dice.sample(MATTERS, 2)
    listed = "；".join(f"{number}.{each}" for number, each in enumerate(matters, 1))
    body = (
        f"　　定于{_said(dice, starts_at)}在{place}召开{kind}，研究：{listed}。请派驻组参会。联系人：王敏 13800000000"
    )
    wide = 26 if font.size > 31 else 29
    lines = [f"关于召开{kind}的通知", "", "县纪委监委第一派驻纪检监察组："]
    lines += [body[start : start + wide] for start in range(0, len(body), wide)]
    lines += ["", "　　　　　　　　　　　　　　　交通局", "　　　　　　　　　　　　　2026年11月22日"]
    for number, line in enumerate(lines):
        draw.text((150, 180 + number * int(font.size * 1.9)), line, font=font, fill=25)
    return page


def _form(dice: random.Random, starts_at: datetime, place: str) -> Image.Image:
    page = Image.new("L", PAGE, 245)
    draw, font = ImageDraw.Draw(page), _font(dice, 28)
    draw.text((330, 120), "“三重一大”事项报告表", font=_font(dice, 44), fill=25)
    rows = [
        ("报告部门", "交通局", "联系人", "王敏"), ("会议类型", dice.choice(TYPES), "会议地点", place),
        ("会议时间", _said(dice, starts_at)), ("事项名称", dice.choice(MATTERS)), ("决策依据", "局务会议纪要"),
    ]  # fmt: skip
    top = 230
    for row in rows:
        edges = (100, 290, 620, 790, 1140) if len(row) == 4 else (100, 290, 1140)
        for left, right, text in zip(edges, edges[1:], row, strict=False):
            draw.rectangle((left, top, right, top + 84), outline=40, width=2)
            draw.text((left + 14, top + 22), text, font=font, fill=25)
        top += 84
    return page


def _photographed(dice: random.Random, page: Image.Image) -> bytes:
    """Turned by up to ten degrees, blurred, in the shadow of a hand, and packed as phones do."""
    turned = page.rotate(dice.uniform(-10, 10), resample=Image.Resampling.BICUBIC, fillcolor=200)
    blurred = turned.filter(ImageFilter.GaussianBlur(dice.uniform(0, 1.3)))
    shade = Image.linear_gradient("L").rotate(dice.choice((0, 90, 180, 270))).resize(PAGE)
    dark = dice.uniform(0.2, 0.5)
    shadowed = Image.composite(blurred, blurred.point(lambda value: int(value * (1 - dark))), shade)
    file = BytesIO()
    shadowed.save(file, "JPEG", quality=dice.choice((60, 75, 90)))
    return file.getvalue()


def figures() -> list[Figure]:
    """Shares of right days, hours and places, what was wrong without a mark of doubt, seconds and memory of one picture."""
    right_time = right_place = silent = doubted = 0
    calendar, form = WorkCalendar({}), FormSettings()
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for picture in pictures():
        found = read(look(picture.data), NOW, calendar, form)
        notice, is_doubted = found.notice, "starts_at" in found.doubts
        is_right = notice is not None and notice.starts_at == picture.starts_at
        right_time += is_right
        right_place += notice is not None and notice.place == picture.place
        doubted += is_doubted
        silent += notice is not None and notice.starts_at is not None and not is_right and not is_doubted
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    took = (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) / COUNT
    peak = after.ru_maxrss / 1024
    return [
        Figure("pictures: day and hour right", f"{right_time / COUNT:.0%}", "≥ 95 %"),
        Figure("pictures: place right", f"{right_place / COUNT:.0%}", "≥ 90 %"),
        Figure("pictures: wrong day or hour without a mark", str(silent), "0"),
        Figure("pictures: day and hour shown with a mark", f"{doubted / COUNT:.0%}", "-"),
        Figure("pictures: processor seconds and peak memory of one", f"{took:.1f} s, {peak:.0f} MiB", "-"),
    ]
