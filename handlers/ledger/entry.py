"""What is done to an entry of a register by its number: 查看, 更正, 撤回, 进展, 办结, 共享."""

from typing import Any

from actions.common.errors import UserError
from actions.common.states import EntryState
from actions.ledger import changes, entries, finding
from actions.ledger.entries import LedgerEntry
from actions.ledger.history import history
from handlers.talk.commands import SHOW, Said, verb
from handlers.talk.message import Desk, Message, Reply
from handlers.talk.next_acts import next_acts
from handlers.talk.numbered import Numbered
from handlers.talk.safely import shown
from policy.ledger.definition import LedgerDefinition
from policy.ledger.reading import read_entry
from policy.text.write import say_day

Found = tuple[Said, LedgerEntry, LedgerDefinition]


def entry_of(found: Any) -> Found:
    """A command that names an entry in view: what was said, the entry, its register."""
    row, definition = found.item
    return found, row, definition


@verb("view_entry", SHOW, LedgerEntry)
def view_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """The whole entry and what has befallen it."""
    _said, row, definition = entry_of(found)
    lines = [
        f"{definition.title} {row.number}（{row.department.name}）：{row.state.word}{entries.say_marks(row)}",
        *entries.say_fields(definition, row),
        f"登记：{desk.context.local(row.filed_at):%Y年%m月%d日}，责任人{row.owner.name}同志",
        f"到期：{say_day(row.due_on)}" if row.due_on else "",
        *_history(desk, definition, row),
    ]
    text = "\n".join(line for line in lines if line)
    next_ = "" if definition.safe else next_acts(desk, row.number, Numbered(LedgerEntry, found.item))
    return shown(desk, definition, text, row.number).plus(next_)


def _history(desk: Desk, definition: LedgerDefinition, row: LedgerEntry) -> list[str]:
    found = history(desk.context, definition, row)
    return [f"· {each.at:%m月%d日}{each.kind}{'：' + each.text if each.text else ''}" for each in found]


@verb("correct_entry", "更正|修改(?!问答)|补充(?!问法)|(?:整改|办理)?措施|责任人", LedgerEntry)
def correct_entry(desk: Desk, message: Message, found: Any) -> Reply:
    """«更正 2026-0123 措施：……», «措施 2026-0123 ……»: both versions are kept."""
    said, row, definition = entry_of(found)
    named = any(said.word in field.labels for field in definition.fields)
    text, word = (f"{said.word}：{said.rest}", "更正") if named else (said.rest, said.word)
    changes.check_may_change(desk.context, definition, row, word, ())
    read = read_entry(
        definition, text, entries.reading_of(desk.context, definition, [row.department], message.at), partial=True
    )
    if read.problem or read.ask is not None:
        raise UserError(read.problem or f"{read.ask.text if read.ask else ''}请写明后重发整条。")
    if not read.values:
        titles = "、".join(field.title for field in definition.fields if field.type != "file")
        raise UserError(f"请写明{said.word}的内容，如“{said.word} {row.number} 栏目：……”，栏目有{titles}。")
    changes.check_may_change(desk.context, definition, row, word, read.values)
    changes.correct(desk.context, definition, row, read.values)
    return Reply(
        "\n".join(
            [
                f"已更正 {row.number}{entries.say_marks(row)}，原内容予以保留。",
                *([] if definition.safe else entries.say_fields(definition, row)),
            ]
        )
    )


@verb("withdraw_entry", "撤回|撤销|删除", LedgerEntry)
def withdraw_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """It counts no more, and stays on file as withdrawn."""
    said, row, definition = entry_of(found)
    changes.withdraw(desk.context, definition, row, said.rest)
    return Reply(f"{definition.title} {row.number} 已撤回，不再列入统计，原记录予以保留。")


@verb("entry_progress", "进展|反馈|落实|办理中", LedgerEntry)
def entry_progress(desk: Desk, _message: Message, found: Any) -> Reply:
    """A word of progress, or a step of the register; with the last step the entry is closed. «办理中» says it all."""
    said, row, definition = entry_of(found)
    text = said.rest or (said.word if said.word == EntryState.OPEN.word else "")
    if not text:
        steps = "、".join(gate.title for gate in definition.gates)
        raise UserError(f"请写明进展，如“进展 {row.number} {definition.gates[0].title if steps else '已完成……'}：……”。")
    gate = changes.progress(desk.context, definition, row, text)
    ahead = [each.title for each in definition.gates if each.key not in changes.passed(row)]
    tail = (
        "已全部完成，予以办结。" if row.state == EntryState.CLOSED else f"还有：{'、'.join(ahead)}。" if ahead else ""
    )
    return Reply(f"收悉，{row.number} {gate.title if gate else '进展'}已登记。{tail}")


@verb("close_entry", "办结|销号|完结|销假|返岗", LedgerEntry, examples=("办结 2026-0123 已现场核实",))
def close_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """Done with: reminders stop, the other side is told."""
    said, row, definition = entry_of(found)
    if finding.is_departments(desk.context, definition, row):
        finding.report_done(desk.context, definition, row, said.rest)
        return Reply(f"{definition.title} {row.number} 由派驻组核实后销号：已报请，提醒停止，结果另行告知。")
    changes.close(desk.context, definition, row, said.rest)
    return Reply(f"{definition.title} {row.number}（{row.department.name}）已办结，提醒停止。")


@verb("share_entry", "共享", LedgerEntry, examples=("共享 2026-0123",))
def share_entry(desk: Desk, _message: Message, found: Any) -> Reply:
    """From now on the group sees it."""
    _said, row, definition = entry_of(found)
    changes.share(desk.context, definition, row)
    return Reply(f"{definition.title} {row.number} 已共享，派驻组可查看。")
