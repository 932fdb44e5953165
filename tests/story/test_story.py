"""Fourteen months of two groups: handovers, a leaver, a merger, a new department, absences, two turns of the year.

After each day the model, which knows the rules and not the product, says who must and who must not have been reminded, who
may act, and who is listed. `make test` tells the first four months, `make slow` sets STORY_MONTHS=14.
"""

import os
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from scheduler.deliver.channels import DroppedError, SendResult
from storage.models import ClosedFigure, Department, Holding, LedgerEntry, Member, YearClosing
from tests.conftest import Conversation, at
from tests.scheduler.outside import Sent
from tests.scheduler.service import Service
from tests.story.model import ZONE, Away, Held, Model, Report, works

MONTHS = int(os.environ.get("STORY_MONTHS", "4"))
BEGIN = date(2026, 11, 9)
END = {4: date(2027, 2, 28), 14: date(2028, 1, 31)}[MONTHS]
HEAD = re.compile(r"^(\S+?)有\d+项(?:报送|事项)(请予办理|尚未完成，请您督促办理)：$")
LINE = re.compile(r"^\d+\. (\S+?)：")
DRAFTED = re.compile(r"^· (\S+?)：(?:回复“发送 (\d{4}-\d{4})”|未登记主要负责人)", re.MULTILINE)
GROUPS = {"第一派驻纪检监察组": 1, "第二派驻纪检监察组": 2}


def d(text: str) -> date:
    return date.fromisoformat(text)


class Story:
    """The cast on its first day, and what happens on which day."""

    def __init__(self, bot: Conversation) -> None:
        self.service = Service(bot.assistant.database, since=f"{BEGIN}T09:00")
        self.service.channels.answer = self._answer
        self.drafts: set[str] = set()
        self.quarters: dict[str, int] = {}
        self.model = self._cast()
        self.acts: dict[date, Callable[[], None]] = {
            d("2026-11-10"): lambda: self._hand_over("zhaoli", "wangmin", "zhoujie", "交接 王敏 → 周洁 11月12日"),
            d("2026-11-27"): lambda: self._hand_over("liangchen", "zhaoli", "liqiang", "交接 赵丽 → 李强 12月1日"),
            d("2026-12-18"): lambda: self._say("liqiang", "请假 唐岚 12月21日至12月25日 代理 韩冰", "已登记"),
            d("2027-01-18"): self._after_the_leaver,
            d("2027-01-22"): lambda: self._close(2026),
            d("2027-02-01"): self._new_department,
            d("2027-05-07"): lambda: self._hand_over("liqiang", "chenfang", "huqiang", "交接 陈芳 → 胡强 5月10日"),
            d("2027-06-28"): self._merge,
            d("2027-10-22"): lambda: self._say("liqiang", "请假 张伟 10月26日至11月2日 代理 高飞", "已登记"),
            d("2028-01-12"): lambda: self._close(2027),
        }
        self.days_of_note = {each + timedelta(days=n) for each in self.acts for n in (0, 1)}
        self.days_of_note |= {d("2026-11-12"), d("2026-12-01"), d("2026-12-21"), d("2026-12-26"), d("2027-01-20"), d("2027-05-10"),
                              d("2027-07-01"), d("2027-10-26"), d("2027-11-03"), d("2027-01-01"), d("2028-01-01")}  # fmt: skip

    def _cast(self) -> Model:
        """The posts of the list, with what the script makes of them, written by hand."""
        with self.service.database.read() as session:
            rows = list(session.scalars(select(Holding).order_by(Holding.id)))
            posts = [
                Held(r.member.userid, r.role, (r.department or r.group).name if r.department or r.group else "")
                for r in rows
            ]
            groups = {
                r.name: GROUPS[r.group.name]
                for r in session.scalars(select(Department).order_by(Department.id))
                if r.parent_id is None
            }
        posts = [self._ends(each) for each in posts]
        posts += [
            Held("zhoujie", "liaison", "交通局", d("2026-11-12")),
            Held("liqiang", "office", "第一派驻纪检监察组", d("2026-12-01")),
            Held("xuning", "liaison", "教育局", d("2027-01-20")),
            Held("yandong", "liaison", "数据局", d("2027-02-01")),
            Held("huqiang", "liaison", "水利局", d("2027-05-10")),
            Held("huqiang", "liaison", "水库管理所", d("2027-05-10")),
        ]
        lives = {name: (date.min, d("2027-07-01") if name == "文旅局" else date.max) for name in groups}
        lives["数据局"] = (d("2027-02-01"), date.max)
        away = [
            Away("tanglan", "hanbing", d("2026-12-21"), d("2026-12-25")),
            Away("zhangwei", "gaofei", d("2027-10-26"), d("2027-11-02")),
        ]
        return Model(posts, away, lives, {**groups, "数据局": 1}, {"yangxue": d("2027-01-11")})

    def _ends(self, post: Held) -> Held:
        left = {
            ("wangmin", "liaison"): "2026-11-12", ("zhaoli", "office"): "2026-12-01", ("yangxue", "liaison"): "2027-01-20",
            ("chenfang", "liaison"): "2027-05-10",
        }  # fmt: skip
        until = left.get((post.who, post.role), "2027-07-01" if post.place == "文旅局" else "")
        return Held(post.who, post.role, post.place, until=d(until)) if until else post

    def _answer(self, call: Sent) -> SendResult:
        today = self.service.clock.now().date()
        unknown = {who for who, since in self.model.unreachable.items() if today >= since} & set(call.targets)
        if unknown and unknown == set(call.targets):
            raise DroppedError("企业微信返回 81013（全部接收人不在应用可见范围）")
        return SendResult("msgid", invalid=frozenset(unknown))

    # What people do.

    def _say(self, who: str, words: str, wanted: str) -> str:
        said = self.service.say(who, words)
        assert wanted in said, (self.service.clock.now(), who, words, said)
        return said

    def _done(self, who: str, words: str, wanted: str) -> None:
        self._say(who, words, "请回复“确认”")
        self._say(who, "确认", wanted)

    def _hand_over(self, by: str, giver: str, taker: str, words: str) -> None:
        self._say(by, words, "交接单")
        self._say(giver, "确认交接", "确认")
        self._say(taker, "确认交接", "双方已确认")

    def _after_the_leaver(self) -> None:
        """The office was asked on the first morning that a message could not be delivered; it answers for her."""
        asked = [text for who, text in self.service.channels.shown if who == "liqiang" and "请问由哪位同志接任" in text]
        assert len([each for each in asked if "杨雪" in each]) == 1
        sheet = self._say("liqiang", "交接 杨雪 → 徐宁 1月20日", "交接单")
        found = re.search(r"\d{4}-\d{4}", sheet)
        assert found
        self._say("xuning", "确认交接", "确认")
        self._say("liqiang", f"确认交接 {found[0]}", "双方已确认")

    def _new_department(self) -> None:
        self._done("liangchen", "新增单位 数据局 第一派驻纪检监察组", "已新增单位")
        self._done("liqiang", "增加 数据局 联络员 严冬 yandong", "已增加")

    def _merge(self) -> None:
        self._say("liqiang", "记整改 文旅局 检查发现台账不完整，2028年6月20日前整改", "编号")
        self._done("liqiang", "合并单位 文旅局 并入 教育局 7月1日起", "届时自动生效")

    def _close(self, year: int) -> None:
        """Both desks; drafts that wait come first, and until then nothing is closed."""
        for group, place in ((1, "第一派驻纪检监察组"), (2, "第二派驻纪检监察组")):
            (office, *_) = self.model.holders("office", place, self.service.clock.now().date())
            refused = self._say(office, f"{year}年结转", "草稿待审定")
            for number in sorted(self.drafts):
                if number in refused:
                    self.service.say(office, f"不发送 {number}")
            self._done(office, f"{year}年结转", f"{year}年已结转")
            self._frozen(group, year)
            self._say(office, f"{year}年结转", "无需重复办理")

    def _frozen(self, group: int, year: int) -> None:
        """What was owed and in time, by the model."""
        now = self.service.clock.now()
        with self.service.database.read() as session:
            rows = session.scalars(
                select(ClosedFigure)
                .join(YearClosing, YearClosing.id == ClosedFigure.closing_id)
                .where(YearClosing.year == year)
            )
            kept = {(row.department.name, row.title): row for row in rows}
        for name, its in self.model.groups.items():
            end = self.model.lives[name][1]
            if its != group or self.model.lives[name][0] > now.date():
                continue
            due = [r for r in self.model.reports(name, date(year, 12, 31)) if r.due.year == year and r.at.date() < end]
            timely = sum(len(r.names) for r in due if r.at.date() <= r.due and r.at <= now)
            figure = kept.get((name, "按时报送"))
            assert (figure.value if figure else 0) == timely, (name, year)

    # A day.

    def reports_of(self, day: date) -> Iterator[Report]:
        for name, (_, end) in self.model.lives.items():
            for report in self.model.reports(name, day + timedelta(days=40)):
                if report.at.date() == day < end:
                    yield report

    def run(self, day: date) -> None:
        shown = self.service.at(f"{day}T09:20")
        self._reminded(day, shown)
        self._drafted(day, shown)
        self._quarter(day, shown)
        self.service.clock.time = at(f"{day}T10:00")
        if day in self.acts:
            self.acts[day]()
        for report in sorted(self.reports_of(day), key=lambda each: each.department):
            self._report(day, report)
        if day in self.days_of_note or day.day in (1, 26):
            self.service.clock.time = at(f"{day}T16:00")
            self._may(day)
            self._listed(day)

    def _report(self, day: date, report: Report) -> None:
        """The liaison of the day, or the deputy, reports; nobody else may in the name of who has left."""
        self.service.clock.time = report.at
        who = self.model.holders("liaison", report.department, day)
        assert who, (day, report.department)
        for name in report.names:
            short = "台账" if name.endswith("台账") else "清单" if "清单" in name else "三重一大"
            label = re.match(r"\d+月|.季度", name)
            assert label
            said = self.service.say(who[0], f"报送 {short} {label[0]} 无")
            said = self.service.say(who[0], "确认") if "请回复“确认”" in said else said
            assert "收悉" in said, (day, who[0], name, said)
            late = report.at.date() > report.due
            assert ("晚报" in said or "逾期" in said or "迟" in said) == late or ("按时报送" in said) != late, said

    def _reminded(self, day: date, shown: list[tuple[str, str]]) -> None:
        """Exactly those whom the rules name, of exactly these reports."""
        seen: dict[tuple[str, str, str], set[str]] = {}
        for who, text in shown:
            key = None
            for line in text.splitlines():
                if head := HEAD.match(line):
                    key = who, "liaison" if head[2] == "请予办理" else "leader", head[1]
                elif key and (item := LINE.match(line)):
                    if not re.search(r"\d{4}-\d{4}", item[1]):  # an entry of a register is none of the model's business
                        seen.setdefault(key, set()).add(item[1])
                else:
                    key = None
        assert {key: frozenset(names) for key, names in seen.items()} == self.model.told(day), day

    def _drafted(self, day: date, shown: list[tuple[str, str]]) -> None:
        """What waits for the office's word, and the group's list."""
        for place, group in GROUPS.items():
            desk = [*self.model.holders("office", place, day), *self.model.holders("inspector", place, day)]
            texts = [text for who, text in shown if who == desk[0]] if desk else []
            drafts = [found for text in texts if "拟提醒主要负责人" in text for found in DRAFTED.findall(text)]
            self.drafts |= {number for _, number in drafts if number}
            assert {name for name, _ in drafts} == self.model.late_at(day, 3, group), (day, place)
            listed = {line[2:].split(" ")[0] for text in texts for line in _below(text, "列入本组清单：")}
            assert listed == self.model.late_at(day, 5, group), (day, place)

    def _quarter(self, day: date, shown: list[tuple[str, str]]) -> None:
        """One calm line to everybody who is principal on a quarter's last working day, on no other day."""
        told = [who for who, text in shown if "季度报送情况" in text]
        last = works(day) and day.month % 3 == 0 and not any(
            works(day + timedelta(days=n)) and (day + timedelta(days=n)).month == day.month for n in range(1, 12)
        )  # fmt: skip
        principals = {p.who for p in self.model.posts if p.role == "principal" and p.on(day)}
        assert sorted(told) == (sorted(principals) if last else []), day

    def _may(self, day: date) -> None:
        """Members are answered, whoever has left is a stranger, and the office's acts are the office's."""
        everybody = {each.who for each in self.model.posts if each.on(day - timedelta(days=400)) or each.first <= day}
        for who in sorted(everybody):
            said = self.service.say(who, "2024年结转")
            if self.model.may(who, "office", day):
                assert "没有记录" in said, (day, who, said)
            elif who in self.model.members(day):
                assert "由综合科使用" in said, (day, who, said)
            else:
                assert "暂不在成员名单中" in said, (day, who, said)

    def _listed(self, day: date) -> None:
        now = datetime(day.year, day.month, day.day, 16, 0, tzinfo=ZONE)
        for place, group in GROUPS.items():
            (office, *_) = self.model.holders("office", place, day)
            said = self.service.say(office, "谁没报")
            while "回复“续”" in said.splitlines()[-1]:
                said = "\n".join([*said.splitlines()[:-1], self.service.say(office, "续")])
            listed: dict[str, set[str]] = {}
            for name, missing in re.findall(r"^(?:\d{4}年)?(\S+?)（[^\n]*?，未报：(\S+)$", said, re.MULTILINE):
                listed.setdefault(name, set()).update(missing.split("、"))
            assert listed == self.model.missing(now, group), (day, place, said)


def _below(text: str, head: str) -> Iterator[str]:
    """The lines of a list beneath its head."""
    inside = False
    for line in text.splitlines():
        if inside and not line.startswith("· "):
            return
        if inside:
            yield line
        inside = inside or line.endswith(head)


@pytest.fixture
def story(bot: Conversation) -> Story:
    return Story(bot)


def test_the_story(story: Story) -> None:
    day = BEGIN
    while day <= END:
        story.run(day)
        day += timedelta(days=1)
    with story.service.database.read() as session:
        gone = session.scalars(select(Member).where(Member.userid == "yangxue")).one()
        assert gone.gone_at is not None
        for entry in session.scalars(select(LedgerEntry)):
            assert entry.department.name == "教育局", "what was open at the merged department goes on"
