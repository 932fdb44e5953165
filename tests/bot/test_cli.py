"""The command line as an operator meets it: real processes, exit codes, one line on stderr, never a traceback."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from sqlalchemy import func, select

from bot.commands.cli import main
from storage.engine import Database
from storage.migrate import upgrade
from storage.models import Department, Holding, InspectionGroup, LedgerEntry, Member, QaItem
from tests.ledgers.checklist_file import workbook
from tests.ledgers.test_what_existed import FINDINGS, OPEN, book

ROOT = Path(__file__).parent.parent.parent
ECHO = (
    "会议通知：定于11月27日（周五）下午2:30在局三楼会议室召开党组会议，研究：1.2027年部门预算编制；"
    "2.改造项目资金320万元的分配方案。"
)
HEADER = ["账号", "姓名", "单位", "角色", "监督组", "上级单位"]
ROWS = [
    ["wangmin", "王敏", "交通局", "联络员", "第一派驻纪检监察组", ""],
    ["zhangwei", "张伟", "交通局", "班子成员", "第一派驻纪检监察组", ""],
    ["sunjing", "孙静", "公路事务中心", "联络员", "第一派驻纪检监察组", "交通局"],
    ["zhaoli", "赵丽", "", "综合科", "第一派驻纪检监察组", ""],
]


BAD = [
    (["limei", "李梅", "交通局", "科长", "第一派驻纪检监察组", ""], "角色“科长”不认识"),
    (["limei", "李梅", "", "联络员", "第一派驻纪检监察组", ""], "角色“联络员”须填单位"),
    (["limei", "李梅", "交通局", "综合科", "第一派驻纪检监察组", ""], "角色“综合科”不填单位"),
    (["", "李梅", "交通局", "联络员", "第一派驻纪检监察组", ""], "账号为空"),
    (["limei", "李梅", "林业局", "联络员", "", ""], "林业局没有监督组"),
    (["limei", "李梅", "林业站", "联络员", "", "林业局"], "上级单位“林业局”不在名单中"),
]


class Shell:
    """Runs `python -m bot` in a folder of its own. `run` starts a process; `main` is its quick stand-in for tables."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.config = folder / "config.yaml"
        self.file = folder / "data" / "assistant.db"
        self.config.write_text("{}\n", encoding="utf-8")
        self._patch, self._capsys = monkeypatch, capsys
        monkeypatch.chdir(folder)
        for name in ("WECOM_SECRET", "WECOM_TOKEN", "WECOM_AES_KEY"):
            monkeypatch.delenv(name, raising=False)

    def run(self, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
        """Exit code, stdout and stderr of a real process in the poorest locale."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "C"}
        command = [sys.executable, "-m", "bot", *arguments]
        done = subprocess.run(command, input=stdin.encode(), capture_output=True, env=environment, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def main(self, *arguments: str) -> tuple[int, str, str]:
        """The same without the process."""
        self._patch.setattr(sys, "argv", ["bot", *arguments])
        try:
            main()
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, *self._capsys.readouterr()

    def count(self, table: Any) -> int:
        database = Database(f"sqlite:///{self.file}")
        with database.read() as session:
            number = session.scalar(select(func.count()).select_from(table)) or 0
        database.close()
        return number


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(tmp_path, monkeypatch, capsys)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that holds nothing yet: making one is most of what a command costs."""
    path = tmp_path_factory.mktemp("tables") / "assistant.db"
    database = Database(f"sqlite:///{path}")
    upgrade(database)
    database.close()
    return path


@pytest.fixture
def prepared(shell: Shell, tables: Path) -> Shell:
    """A folder in which init-db has run."""
    shell.file.parent.mkdir()
    shutil.copy(tables, shell.file)
    return shell


def well(done: tuple[int, str, str]) -> str:
    """What a command that succeeds prints."""
    code, out, err = done
    assert (code, err) == (0, "")
    return out


def refused(done: tuple[int, str, str]) -> str:
    """The one line that a command that fails prints."""
    code, out, err = done
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    return err.strip()


def write_csv(path: Path, rows: list[list[str]], encoding: str) -> Path:
    path.write_bytes("\n".join(",".join(row) for row in [HEADER, *rows]).encode(encoding))
    return path


def write_xlsx(path: Path, rows: list[list[str]]) -> Path:
    book = Workbook()
    for row in [HEADER, *rows]:
        book.worksheets[0].append(row)
    book.save(path)
    return path


def member_rows(shell: Shell) -> tuple[int, ...]:
    return tuple(shell.count(table) for table in (Member, Holding, Department, InspectionGroup))


def test_the_line_of_the_issue_word_for_word(shell: Shell) -> None:
    found = json.loads(well(shell.run("explain", "--now", "2026-11-22T10:00", stdin=f"{ECHO}\n")))
    meeting = found["meeting"]
    assert (meeting["starts_at"], meeting["place"]) == ("2026-11-27T14:30", "局三楼会议室")
    assert (meeting["lead_days"], meeting["on_time"], len(meeting["items"])) == (5, True, 2)
    assert (meeting["items"][1]["kind"], meeting["items"][1]["amount_yuan"]) == ("funds", 3_200_000)
    assert not shell.file.exists()


def test_explain_prints_one_object_per_line_as_whom_it_is_told(shell: Shell) -> None:
    printed = well(shell.run("explain", "--as", "zhaoli", "--now", "2026-11-22T10:00", stdin="谁没报\r\n\n第7问\n"))
    first, empty, third = map(json.loads, printed.splitlines())
    assert (first["handler"], third["question"]) == ("overview", 7)
    assert empty["question"] is None


def test_init_db_twice_is_once(shell: Shell) -> None:
    assert well(shell.run("init-db")) == well(shell.main("init-db"))
    assert (shell.count(QaItem), shell.count(Member)) == (16, 0)


def test_member_lists_of_every_kind_are_one_and_the_same(shell: Shell) -> None:
    folder = shell.folder
    files = [
        write_csv(folder / "bom.csv", ROWS, "utf-8-sig"),
        write_csv(folder / "gbk.csv", ROWS, "gbk"),
        write_xlsx(folder / "list.xlsx", ROWS),
    ]
    printed = [well(shell.main("import-members", str(path))) for path in files]
    assert printed == ["members: 4, departments: 2, inspection groups: 1\n"] * 3
    assert member_rows(shell) == (4, 4, 2, 1)


def test_a_preview_of_a_member_list_changes_nothing(prepared: Shell) -> None:
    well(prepared.main("import-members", str(write_csv(prepared.folder / "list.csv", ROWS, "utf-8"))))
    shorter = write_csv(
        prepared.folder / "new.csv", [*ROWS[:1], ["limei", "李梅", "交通局", "联络员", ROWS[0][4], ""]], "utf-8"
    )
    for option, word in ((), "离任"), (("--remove",), "移除"):
        printed = well(prepared.main("import-members", str(shorter), "--preview", *option)).splitlines()
        assert printed[0] == "新增 交通局 联络员 李梅（limei）"
        assert [line[:11] for line in printed[1:4]] == [
            f"{word} 交通局 班子成员",
            f"{word} 公路事务中心 联",
            f"{word} 第一派驻纪检监察",
        ]
        assert member_rows(prepared) == (4, 4, 2, 1)
    assert "离任 交通局 班子成员 张伟（zhangwei）" in well(prepared.main("import-members", str(shorter)))
    assert member_rows(prepared) == (5, 5, 2, 1)
    assert "移除 交通局 班子成员 张伟（zhangwei）" in well(prepared.main("import-members", str(shorter), "--remove"))
    assert member_rows(prepared) == (5, 5, 2, 1)  # what was held stays on file, ended


def test_a_bad_row_is_named_by_its_line_and_stops_everything(prepared: Shell) -> None:
    path = write_xlsx(prepared.folder / "list.xlsx", [*ROWS, BAD[0][0]])
    assert refused(prepared.main("import-members", str(path))).startswith("第6行：角色“科长”不认识")
    assert member_rows(prepared) == (0, 0, 0, 0)


@pytest.mark.parametrize(("row", "said"), BAD)
def test_every_bad_row_is_named(prepared: Shell, row: list[str], said: str) -> None:
    path = write_csv(prepared.folder / "list.csv", [*ROWS, row], "utf-8")
    line = refused(prepared.main("import-members", str(path)))
    assert line.startswith("第6行：")
    assert said in line


def test_a_compilation_comes_in_once_and_a_changed_answer_is_a_version(shell: Shell) -> None:
    path = shell.folder / "qa.yaml"
    path.write_text("items: [{number: 17, question: 问, answer: 答}]", encoding="utf-8")
    told = "问法不足3种：第17问，可用“试问”或“补充问法”补上。\n"
    assert well(shell.run("import-qa", str(path))) == f"{told}answers: 1 new, 0 changed\n"
    assert well(shell.main("import-qa", str(path))) == "answers: 0 new, 0 changed\n"
    path.write_text("items: [{number: 17, question: 问, answer: 新答}]", encoding="utf-8")
    assert well(shell.main("import-qa", str(path))) == f"{told}answers: 0 new, 1 changed\n"
    path.write_text("items: [{number: 17, question: 问}]", encoding="utf-8")
    assert "items[1]：没有答案" in refused(shell.main("import-qa", str(path)))


def test_a_preview_of_a_compilation_changes_nothing(shell: Shell) -> None:
    path = shell.folder / "qa.md"
    path.write_text("15．什么是一岗双责？\n新的答案。\n17．新问题？\n答。\n停用日期：2026-12-01\n", encoding="utf-8")
    said = well(shell.main("import-qa", str(path)))
    assert said.startswith("编号从第15问跳到第17问")
    assert said.endswith("answers: 1 new, 0 changed, 1 repealed\n")
    path.write_text("15．什么是一岗双责？\n改过的答案。\n17．新问题？\n答。\n停用日期：2026-12-01\n", encoding="utf-8")
    expected = "识别出2问\n修改：第15问\n不变：第17问\n缺号：第16问\n编号从第15问跳到第17问：第3行“新问题？”\n"
    assert well(shell.main("import-qa", str(path), "--preview")) == expected
    assert shell.count(QaItem) == 18
    assert well(shell.main("import-qa", str(path))).endswith("answers: 0 new, 1 changed\n")
    assert shell.count(QaItem) == 19
    assert "不变：第15、17问" in well(shell.main("import-qa", str(path), "--preview"))


def test_whose_compilation_it_is_must_be_said_where_there_are_several_groups(shell: Shell) -> None:
    names = ("第一派驻组", "第二派驻组")
    rows = [[f"u{place}", "赵丽", "", "综合科", name] for place, name in enumerate(names)]
    well(shell.main("import-members", str(write_csv(shell.folder / "members.csv", rows, "utf-8"))))
    path = shell.folder / "qa.md"
    path.write_text("1．新问题？\n答。\n", encoding="utf-8")
    told = refused(shell.main("import-qa", str(path)))
    assert all(name in told for name in names)
    assert "第三" in refused(shell.main("import-qa", str(path), "--group", "第三"))
    for option in (["--group", names[0]], ["--commission"]):
        assert well(shell.main("import-qa", str(path), *option)).endswith("answers: 1 new, 0 changed\n")


def test_preview_prints_pushes_and_makes_no_file(shell: Shell) -> None:
    code, printed, _notes = shell.run("preview", "--from", "2026-11-24T00:00", "--to", "2026-11-25T00:00")
    pushes = [json.loads(line) for line in printed.splitlines()]
    assert code == 0
    assert pushes
    assert all(push.keys() == {"at", "to", "reason", "text"} and push["to"] for push in pushes)
    assert not shell.file.exists()


MISTAKES = [
    (["--wrong"], "--wrong"),
    (["explain", "--wrong"], "--wrong"),
    (["fly"], "fly"),
    (["import-members"], "FILE"),
    (["explain", "--now", "tomorrow"], "--now"),
    (["preview", "--from", "2026-11-24T00:00"], "--to"),
    (["preview", "--from", "2026-11-25T00:00", "--to", "2026-11-24T00:00"], "--to"),
    (["preview", "--from", "x", "--to", "2026-11-24T00:00"], "--from"),
    (["--config", "none.yaml", "init-db"], "none.yaml"),
    (["import-members", "none.csv"], "none.csv"),
    (["import-members", "none.xlsx"], "none.xlsx"),
    (["import-members", "config.yaml"], "账号"),
    (["import-members", "."], "."),
    (["import-qa", "none.yaml"], "none.yaml"),
    (["import-qa", "config.yaml"], "items"),
    (["all"], "wecom.secret"),
    (["web"], "wecom.secret"),
    (["scheduler"], "wecom.secret"),
]


@pytest.mark.parametrize(("arguments", "named"), MISTAKES)
def test_a_mistake_is_one_line_that_names_it(shell: Shell, arguments: list[str], named: str) -> None:
    assert named in refused(shell.main(*arguments))


@pytest.mark.parametrize(("arguments", "named"), [MISTAKES[0], MISTAKES[8], MISTAKES[9], MISTAKES[15]])
def test_a_mistake_ends_a_process_with_one_line(shell: Shell, arguments: list[str], named: str) -> None:
    assert named in refused(shell.run(*arguments))


def test_an_unknown_key_is_named_with_its_file(shell: Shell) -> None:
    shell.config.write_text("server: {prot: 8000}\n", encoding="utf-8")
    assert refused(shell.run("init-db")) == "config.yaml: server.prot: unknown key"


@pytest.mark.parametrize("command", ["web", "scheduler"])
def test_serving_without_tables_says_what_to_run(shell: Shell, command: str) -> None:
    secrets = f"wecom: {{secret: s, token: t, encoding_aes_key: {'k' * 43}}}\n"
    shell.config.write_text(secrets, encoding="utf-8")
    assert "init-db" in refused(shell.main(command))


def test_a_database_that_is_away_is_said(shell: Shell) -> None:
    shell.config.write_text("database: postgresql+psycopg://nobody@127.0.0.1:9/none\n", encoding="utf-8")
    assert refused(shell.main("init-db")).startswith("database: ")


def test_a_database_that_cannot_be_made_is_said(shell: Shell) -> None:
    shell.config.write_text("database: sqlite:////dev/null/data/assistant.db\n", encoding="utf-8")
    assert refused(shell.main("init-db")) == "database: /dev/null/data: Not a directory"
    shell.config.write_text(f"database: sqlite:///{shell.folder}\n", encoding="utf-8")
    assert refused(shell.main("init-db")).startswith("database: ")


def test_what_concerns_several_keys_names_them_once(shell: Shell) -> None:
    twice = "{kind: weekly, title: 周报, short: 周报, rrule: FREQ=WEEKLY}"
    shell.config.write_text(f"obligations: [{twice}, {twice}]\n", encoding="utf-8")
    assert refused(shell.main("init-db")) == "config.yaml: obligations: two entries have the same kind"


def test_the_commands_that_serve_nothing_do_not_load_the_web_server(shell: Shell) -> None:
    program = (
        "import sys; from bot.commands.cli import main; sys.argv = ['bot', 'init-db']; main(); print(*sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, check=True
    )
    assert not {"flask", "waitress", "wechatpy", "dashboard.web", "apscheduler"} & set(done.stdout.decode().split())


def test_a_file_that_is_no_table_is_said(shell: Shell) -> None:
    path = shell.folder / "picture.xlsx"
    path.write_bytes(b"\x89PNG")
    assert "不是Excel（.xlsx）文件" in refused(shell.main("import-members", str(path)))
    binary = shell.folder / "binary.csv"
    binary.write_bytes(bytes(range(128, 256)))
    assert "编码既不是UTF-8也不是GBK" in refused(shell.main("import-members", str(binary)))


def test_a_checklist_is_previewed_brought_in_and_brought_in_again(prepared: Shell) -> None:
    well(prepared.main("import-members", str(write_csv(prepared.folder / "list.csv", ROWS, "utf-8"))))
    file = prepared.folder / "清单.xlsx"
    file.write_bytes(workbook([[1, "交通局", "班子成员", "推进巡察整改", "逐项销号", "张伟", "12月底"]]))
    told = well(prepared.main("import-checklist", str(file), "--as", "zhaoli", "--preview"))
    assert told.splitlines() == [
        "工作表“清单”第3行 交通局 推进巡察整改（新增）",
        "新增1条，修改0条，未变0条",
    ]
    assert prepared.count(LedgerEntry) == 0
    for counts in ("新增1条，修改0条，未变0条", "新增0条，修改0条，未变1条"):
        assert counts in well(prepared.main("import-checklist", str(file), "--as", "wangmin"))
    assert prepared.count(LedgerEntry) == 1


def test_what_existed_is_brought_into_any_register(prepared: Shell) -> None:
    well(prepared.main("import-members", str(write_csv(prepared.folder / "list.csv", ROWS, "utf-8"))))
    file = prepared.folder / "问题.xlsx"
    file.write_bytes(book(FINDINGS, OPEN[:1]))
    told = well(prepared.main("import-entries", "整改", str(file), "--as", "zhaoli", "--preview"))
    assert told.splitlines() == [
        "工作表“表1”第2行 交通局 3号桥项目变更未报批（新增）",
        "新增1条，修改0条，未变0条",
    ]
    assert prepared.count(LedgerEntry) == 0
    assert "新增1条" in well(prepared.main("import-entries", "rectification", str(file), "--as", "zhaoli"))
    assert "暂不能导入没有" in refused(prepared.main("import-entries", "没有", str(file), "--as", "zhaoli"))


def test_a_checklist_that_cannot_be_brought_in_is_one_line(prepared: Shell) -> None:
    well(prepared.main("import-members", str(write_csv(prepared.folder / "list.csv", ROWS, "utf-8"))))
    file = prepared.folder / "清单.xlsx"
    file.write_bytes(workbook([[1, "水利局", "班子成员", "推进巡察整改", "逐项销号", "张伟", "12月底"]]))
    assert "第3行“单位”：水利局不在" in refused(prepared.main("import-checklist", str(file), "--as", "wangmin"))
    assert "--as: no such member: nobody" in refused(prepared.main("import-checklist", str(file), "--as", "nobody"))
    assert "no such file" in refused(prepared.main("import-checklist", "none.xlsx", "--as", "wangmin"))
    assert "--as" in refused(prepared.main("import-checklist", str(file)))
    file.write_bytes(workbook([[1, "交通局", "班子成员", "我要举报张三收受红包", "", "张伟", "12月底"]]))
    assert "未作保存" in refused(prepared.main("import-checklist", str(file), "--as", "wangmin"))
    assert prepared.count(LedgerEntry) == 0


def test_an_older_python_is_named_in_one_line() -> None:
    script = "import runpy, sys; sys.version_info = (3, 9, 2); runpy.run_module('bot', run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Python 3.11 or newer is needed")
    assert done.stderr.count("\n") == 1
