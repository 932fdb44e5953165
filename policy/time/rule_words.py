"""A recurrence as people say it: «每月25日», «每季度末月25日»; one that has no such words by its next dates."""

from datetime import date, timedelta
from typing import Final

from policy.text.write import say_day
from policy.time.recurrence import dates

_QUARTERS: Final = {"1,4,7,10": "每季度首月", "3,6,9,12": "每季度末月"}
_DAYS: Final = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
_SHOWN = 3  # dates of a rule that has no words


def say_rule(rule: str, start: date) -> str:
    """The dates of an RRULE that is in force from `start`."""
    parts = dict(part.split("=", 1) for part in rule.removeprefix("RRULE:").split(";") if part)
    months, day, weekday = (parts.pop(key, "") for key in ("BYMONTH", "BYMONTHDAY", "BYDAY"))
    match parts:
        case {"FREQ": "WEEKLY", **more} if not more and weekday in _DAYS and not months and not day:
            return f"每周{_DAYS[weekday]}"
        case {"FREQ": "MONTHLY" | "YEARLY", **more} if (
            not more and day and not weekday and (months or parts["FREQ"] == "MONTHLY")
        ):
            return f"{_months(months)}{_days(day)}"
    coming = dates(rule, start, start, start + timedelta(days=3 * 366))[:_SHOWN]
    return "、".join(map(say_day, coming)) + "等"


def _months(said: str) -> str:
    if not said:
        return "每月"
    return _QUARTERS.get(said) or f"每年{'、'.join(f'{each}月' for each in said.split(','))}"


def _days(said: str) -> str:
    return "、".join("最后一天" if each == "-1" else f"{each}日" for each in said.split(","))
