"""A report form that was filled in and sent back → what a notice from chat would say (domain.md M1)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from documents.form_labels import form_labels, ticked_kinds
from documents.form_layout import HEAD, version_line
from documents.form_pairs import Pair, read_pairs
from documents.grid import Table
from documents.package import FormFileError
from documents.tables import office_tables
from policy.fields.report_form import FormSettings, FormVersion
from policy.meeting.kinds import Kind
from policy.notice.items import read_agenda, read_item
from policy.screening.names import mask_personnel
from policy.screening.screen import Refusal, screen
from policy.text.compare import fold

__all__ = ["FormFileError"]
_VERSION: Final = re.compile(r"表样版本\s*:?\s*(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})")
_NUMBERED: Final = re.compile(r"\s*(?:\(?[1一]\)|[1一]\s*[、.．]|①)")
_NO_UNIT: Final = re.compile(r"[\d,.]+")


@dataclass(frozen=True)
class FormMatter:
    """One matter of the form: its name, the kind that is ticked, and its other fields by their keys."""

    name: str
    kind: Kind | None = None
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class FormRead:
    """A form as it may be kept: names in personnel matters are masked. With `refusal` set nothing else is filled.

    `head` holds the meeting's fields by key (documents.form_layout.HEAD); `notes` are sentences for the sender.
    """

    head: dict[str, str] = field(default_factory=dict)
    items: tuple[FormMatter, ...] = ()
    version: date | None = None
    notes: tuple[str, ...] = ()
    refusal: Refusal | None = None

    @property
    def text(self) -> str:
        """The form as the text of a notice, one labelled line a field."""
        titles = {key: words[0] for key, words in HEAD.items()} | {"contact": "联系人"}
        order = ("type", "time", "place", "chair", "scope", "contact", "late_reason")
        lines = ["会议通知", *(f"{titles[key]}：{self.head[key]}" for key in order if self.head.get(key))]
        lines += ["议题：", *(f"{number}.{said(item)}" for number, item in enumerate(self.items, 1))]
        return "\n".join(lines if self.items else lines[:-1])


def said(item: FormMatter) -> str:
    """The matter in one line of an agenda, its amount added where its name does not hold one."""
    name, amount = item.name.rstrip("。；;"), item.fields.get("amount", "")
    if not amount or read_item(name)[0].amount_yuan is not None:
        return name
    return f"{name}，金额{amount}"


def read_form_file(name: str, data: bytes, settings: FormSettings, day: date) -> FormRead:
    """Read a .docx or .xlsx by its labels, however its cells are merged, nested or moved, as a report of this day.

    A file that carries an older version is read by that version's labels too, or refused, as the settings say.
    Raises FormFileError, with a Chinese sentence for the sender, when the file cannot be taken or holds no form.
    """
    tables, whole = office_tables(name, data)
    screened = screen(whole)
    if screened.refusal:
        return FormRead(refusal=screened.refusal)
    return _read(tables, _version(whole), settings, settings.on(day))


def read_form_tables(tables: Sequence[Table], settings: FormSettings, day: date) -> FormRead:
    """The same from rows of cells that were read from a picture and screened. Raises FormFileError where they hold no form."""
    return _read(tables, None, settings, settings.on(day))


def _version(whole: str) -> date | None:
    """The version that the file carries."""
    written = _VERSION.search(fold(whole))
    return _date(*written.groups()) if written else None


def _read(tables: Sequence[Table], version: date | None, settings: FormSettings, current: FormVersion) -> FormRead:
    if version and version < current.effective_from and settings.old_versions == "refuse":
        raise FormFileError(
            f"该表为{version}版，自{current.effective_from}起已停用，本表未登记；"
            "请使用现行表样填写后再上传（回复“领取 报告表模板”）。"
        )
    older = [each for each in settings.versions if each.effective_from == version]
    pairs = list(read_pairs(tables, form_labels(current, *older)))
    if not pairs:
        raise FormFileError("文件中未找到报告表的栏目，请使用报告表模板填写（回复“领取 报告表模板”）。")
    head, blocks = _head(pairs), _blocks(pairs)
    items = _items(blocks)
    if not head and not blocks:
        raise FormFileError("报告表尚未填写，请填写会议时间、事项名称等栏目后再上传。")
    masked = tuple(_masked(item) for item in items)
    notes = [_version_note(version, current), "人事事项中的姓名未予保存，已以×××代替。" if masked != items else ""]
    if not all(name for name, _fields in blocks):
        notes.append("有事项栏未写事项名称，该栏未登记，请补充。")
    for number, item in enumerate(masked, 1):
        notes += _item_notes(number, item)
    return FormRead(head, masked, version, tuple(note for note in notes if note))


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _version_note(version: date | None, current: FormVersion) -> str:
    if version == current.effective_from:
        return ""
    mine = f"为{version.isoformat()}版" if version else "未注明表样版本"
    return f"该表{mine}，已按现行表样登记；下次请使用现行表样（{version_line(current)}）。"


def _item_notes(number: int, item: FormMatter) -> list[str]:
    notes = []
    if len(ticked_kinds(item.fields.get("kind", ""))) > 1:
        notes.append(f"第{number}项勾选了多个类别，已按事项名称认定，请核对。")
    if _NO_UNIT.fullmatch(item.fields.get("amount", "")):
        notes.append(f"第{number}项金额“{item.fields['amount']}”未写明单位，请补充。")
    return notes


def _head(pairs: Sequence[Pair]) -> dict[str, str]:
    head: dict[str, str] = {}
    for name, value in pairs:
        place, _, key = name.partition(".")
        if place != "head" or not value or key == "days" or value == head.get(key):
            continue
        if key not in head:
            head[key] = value
        elif key == "time":  # a date and an hour in cells of their own
            head[key] += f" {value}"
    phone = head.pop("phone", "")
    contact = head.get("contact") or head.get("reporter", "")
    if contact or phone:
        head["contact"] = contact if not phone or phone in contact else f"{contact} {phone}".strip()
    return head


def _blocks(pairs: Sequence[Pair]) -> list[tuple[str, dict[str, str]]]:
    """The matters' names with their other fields. A matter begins with its name; empty blocks are left out."""
    found: list[tuple[str, dict[str, str]]] = []
    for name, value in pairs:
        place, _, key = name.partition(".")
        if place != "item":
            continue
        if key == "name":
            found.append((value, {}))
        elif found and value and (key != "kind" or ticked_kinds(value)):
            found[-1][1].setdefault(key, value)
    return [(name, fields) for name, fields in found if name or fields]


def _items(blocks: Sequence[tuple[str, dict[str, str]]]) -> tuple[FormMatter, ...]:
    matters = []
    for words, fields in blocks:
        kinds = ticked_kinds(fields.get("kind", ""))
        kind = kinds[0] if len(kinds) == 1 else None
        matters += [FormMatter(name, kind, fields) for name in _names(words)]
    return tuple(matters)


def _names(words: str) -> tuple[str, ...]:
    """The matters that one cell names: several when they are numbered, none when it is empty."""
    listed = words.replace("；", "\n")
    if _NUMBERED.match(fold(listed)):
        return tuple(item.text for item in read_agenda(f"议题：\n{listed}").items)
    return (words,) if words else ()


def _masked(item: FormMatter) -> FormMatter:
    """Names go from a personnel matter wherever they stand in it: its cells are read as one text."""
    lines = mask_personnel("\n".join([item.name, *item.fields.values()])).split("\n")
    return replace(item, name=lines[0], fields=dict(zip(item.fields, lines[1:], strict=True)))
