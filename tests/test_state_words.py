"""A state's value and its word stand in storage/states.py alone: nobody else writes them down, and nobody else sets one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from storage import states
from storage.states import State

ROOT = Path(__file__).parent.parent
ENUMS = [
    each for each in vars(states).values() if isinstance(each, type) and issubclass(each, State) and each is not State
]
KNOWN = {member.value for each in ENUMS for member in each} | {member.word for each in ENUMS for member in each}
ROOMS = {path.name for path in (ROOT / "handlers").iterdir() if path.is_dir()}
NAMES = {
    "act": (0,),
    "verb": (0, 1),
    "Next": (0,),
    "Reply": (1,),
    "info": (0,),
    "Part": (0,),
}  # calls in which a constant is a name: of an act and how it is said, of what a reply did, of a log line
OWN_ROOMS = ("report", "ledger", "meeting", "matter", "people")


def constants(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Every whole string of a file but names, and what 帮助 says of an act; a part of an f-string is part of a sentence."""
    names = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in NAMES:
                names |= {id(node.args[place]) for place in NAMES[called] if place < len(node.args)}
                names |= {id(each.value) for each in node.keywords if each.arg == "action"}
            if called in ("act", "verb"):
                said = [
                    each.value
                    for each in node.keywords
                    if each.arg in ("words", "without", "usage", "summary", "examples")
                ]
                names |= {id(part) for each in said for part in ast.walk(each)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in names:
            yield node.lineno, node.value


@pytest.mark.parametrize("folder", ["handlers", "dashboard", "scheduler"])
def test_no_file_writes_a_state_down(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line} {text}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, text in constants(ast.parse(path.read_text(encoding="utf-8")))
        if text in KNOWN - ROOMS
    ]
    assert found == []


def test_no_template_writes_a_state_down() -> None:
    found = [
        f"{path.name}:{node.lineno} {node.value}"
        for path in sorted((ROOT / "dashboard" / "templates").glob("*.html"))
        for node in Environment(autoescape=True).parse(path.read_text(encoding="utf-8")).find_all(nodes.Const)
        if node.value in KNOWN
    ]
    assert found == []


@pytest.mark.parametrize("room", OWN_ROOMS)
def test_only_the_one_function_sets_a_state(room: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sorted((ROOT / "actions" / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and node.attr in ("state", "stage")
    ]
    assert found == []


def test_within_one_kind_no_two_states_are_called_alike() -> None:
    for each in ENUMS:
        words = [member.word for member in each]
        assert len(set(words)) == len(words), each
