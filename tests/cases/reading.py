"""Whether what `explain` prints of one message is what a case wants: each key of `want` is one function of this file."""

import re
from collections.abc import Callable, Mapping
from typing import Any

Answer = Mapping[str, Any]  # what explain prints of one message
Holds = Callable[[Answer, Any], bool]
_MARKS = re.compile(r"[\s，。、；：,.;:（）()“”\"'《》]")


def failures(answer: Answer, want: Mapping[str, Any]) -> list[str]:
    """The keys of `want` that do not hold, with what was there instead; empty when all do."""
    found = [
        f"{key}: {_shown(answer, key)} ≠ {value}"
        for key, value in want.items()
        if key != "any_of" and not _WANTS[key](answer, value)
    ]
    if "any_of" in want and all(failures(answer, each) for each in want["any_of"]):
        found.append(f"any_of: none of {want['any_of']}")
    return found


def _shown(answer: Answer, key: str) -> Any:
    return _meeting(answer).get(key, answer.get(key, answer["reply"][:80]))


def _meeting(answer: Answer) -> Mapping[str, Any]:
    return answer.get("meeting") or {}


def _asks(answer: Answer) -> bool:
    return bool(answer.get("ask")) or "请问" in answer["reply"] or "是否" in answer["reply"]


def _of_meeting(key: str) -> Holds:
    return lambda answer, value: _meeting(answer).get(key) == value


def _starts(answer: Answer, value: Any) -> bool:
    return _meeting(answer).get("starts_at") == value and (answer.get("ask") or {}).get("field") != "starts_at"


def _day(answer: Answer, value: Any) -> bool:
    return _meeting(answer).get("day") == value and not _meeting(answer).get("starts_at")


def _bare(words: str | None) -> str:
    return _MARKS.sub("", words or "")


def _place(answer: Answer, value: Any) -> bool:
    wanted = value if isinstance(value, list) else [value]
    return _bare(_meeting(answer).get("place")) in [_bare(each) for each in wanted]


def _items(answer: Answer, wanted: list[Mapping[str, Any]]) -> bool:
    items = _meeting(answer).get("items", [])
    return len(items) == len(wanted) and all(map(_item, items, wanted))


def _item(item: Mapping[str, Any], want: Mapping[str, Any]) -> bool:
    return (
        want.get("has", "") in item["text"]
        and not any(each in item["text"] for each in _several(want.get("lacks", [])))
        and item["kind"] in want.get("kind_any", [want.get("kind", item["kind"])])
        and item.get("amount_yuan") == want.get("amount_yuan", item.get("amount_yuan"))
    )


def _asked(answer: Answer, want: Mapping[str, Any]) -> bool:
    if not want:
        return _asks(answer)
    ask = answer.get("ask") or {}
    choices = [str(each) for each in ask.get("choices", [])] + answer["reply"].split("\n")
    return (
        _asks(answer)
        and ("field" not in want or ask.get("field") == want["field"])
        and ("field_has" not in want or want["field_has"] in ask.get("field", ""))
        and all(any(each in choice for choice in choices) for each in want.get("choices_have", []))
    )


def _meetings(answer: Answer, wanted: list[Mapping[str, Any]]) -> bool:
    found = answer.get("meetings", [])
    return len(found) == len(wanted) and all(
        not failures({**answer, "meeting": each, "ask": None}, want) for each, want in zip(found, wanted, strict=True)
    )


def _fields(answer: Answer, wanted: Mapping[str, Any]) -> bool:
    fields = answer.get("fields", {})
    return all(str(value) in str(fields.get(key, "")) for key, value in wanted.items())


def _texts(answer: Answer) -> str:
    return "\n".join(item["text"] for item in _meeting(answer).get("items", []))


def _has_any(answer: Answer, wanted: list[str]) -> bool:
    return any(each in answer["reply"] for each in wanted)


_WANTS: dict[str, Holds] = {
    **{key: _of_meeting(key) for key in ("ends_at", "lead_days", "on_time", "type")},
    "starts_at": _starts,
    "starts_at_not": lambda answer, value: _meeting(answer).get("starts_at") != value,
    "day": _day,
    "place": _place,
    "place_has": lambda answer, value: value in (_meeting(answer).get("place") or ""),
    "items": _items,
    "items_count": lambda answer, value: len(_meeting(answer).get("items", [])) in _several(value),
    "items_lack": lambda answer, value: not any(each in _texts(answer) for each in _several(value)),
    "amount_null": lambda answer, _: all(item.get("amount_yuan") is None for item in _meeting(answer).get("items", [])),
    "contact_has": lambda answer, value: all(
        each in (_meeting(answer).get("contact") or "") for each in _several(value)
    ),
    "missing_has": lambda answer, value: all(each in _meeting(answer).get("missing", []) for each in _several(value)),
    "form_missing_has": lambda answer, value: any(value in each for each in _meeting(answer).get("form_missing", [])),
    "notice": lambda answer, value: bool(answer.get("meeting")) is value,
    "not_handler": lambda answer, value: answer["handler"] not in _several(value),
    "refused": lambda answer, value: (answer["action"] in {"refused_complaint", "refused_classified"}) is value,
    "ask": _asked,
    "ask_not": lambda answer, value: not (answer.get("ask") or {}).get("field", "-").startswith(value),
    "meetings": _meetings,
    "fields": _fields,
    "fields_lack": lambda answer, value: not any(each in str(answer.get("fields", {})) for each in _several(value)),
    "reply_has": _has_any,
    "reply_has_all": lambda answer, value: all(each in answer["reply"] for each in value),
    "reply_lacks": lambda answer, value: not any(each in answer["reply"] for each in value),
}


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
