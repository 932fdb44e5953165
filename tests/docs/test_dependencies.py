"""The lock file holds every package with hashes and no address; each has its line in docs/dependencies.md."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[\w,]+\])?==(\S+)", re.MULTILINE)


def test_what_we_chose_is_locked_in_the_same_version() -> None:
    chosen = {name.lower(): version for name, version in PIN.findall((ROOT / "requirements.txt").read_text("utf-8"))}
    locked = dict(PIN.findall(LOCK))
    assert chosen == {name: locked.get(name) for name in chosen}, "run `make deps`"


def test_every_package_has_hashes_and_the_file_no_address() -> None:
    for package in re.split(r"\n(?=\S)", LOCK.strip()):
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+(?: ; [^\\]+)?(?: \\\n +--hash=sha256:[0-9a-f]{64})+", package), (
            package[:80]
        )


def test_every_package_has_its_licence_and_purpose() -> None:
    rows = re.findall(
        r"^\| ([a-z0-9-]+) \| ([^|?]+) \| ([^|?]+) \|$",
        (ROOT / "docs" / "dependencies.md").read_text("utf-8"),
        re.MULTILINE,
    )
    told = {name for name, _licence, _purpose in rows}
    assert [name for name, _version in PIN.findall(LOCK) if name not in told] == []
