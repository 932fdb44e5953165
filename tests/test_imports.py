"""The table of design.md: which folder may import which. Data flows one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
OURS = {"bot", "handlers", "dashboard", "scheduler", "actions", "policy", "documents", "storage", "simulator"}
MAY_IMPORT = {
    "bot": OURS - {"simulator"},
    "handlers": {"actions", "policy", "documents"},
    "dashboard": {"actions", "policy", "documents"},
    "scheduler": {"actions", "storage", "policy", "documents"},
    "actions": {"storage", "policy"},
    "policy": set(),
    "documents": {"policy"},
    "storage": set(),
    "simulator": set(),
}


def imported(path: Path) -> set[str]:
    """Our top-level folders that a file imports."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found.add(node.module.split(".")[0])
    return found & OURS


@pytest.mark.parametrize("folder", sorted(MAY_IMPORT))
def test_a_folder_imports_only_what_the_table_allows(folder: str) -> None:
    files = sorted((ROOT / folder).rglob("*.py"))
    assert files or folder == "dashboard"
    wrong = {
        f"{path.relative_to(ROOT)} imports {other}"
        for path in files
        for other in imported(path) - {folder} - MAY_IMPORT[folder]
    }
    assert not wrong


LAYERS = ("actions", "handlers", "policy", "dashboard", "scheduler", "bot")


def rooms(layer: str) -> dict[str, set[str]]:
    """For every room of a layer, the other rooms of that layer which it imports."""
    names = {path.name for path in (ROOT / layer).iterdir() if (path / "__init__.py").exists()}
    found: dict[str, set[str]] = {name: set() for name in names}
    for name in names:
        for path in (ROOT / layer / name).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    said = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
                elif isinstance(node, ast.Import):
                    said = [alias.name for alias in node.names]
                else:
                    continue
                parts = [each.split(".") for each in said]
                found[name] |= {each[1] for each in parts if each[0] == layer and len(each) > 1 and each[1] in names}
    return {name: others - {name} for name, others in found.items()}


@pytest.mark.parametrize("layer", LAYERS)
def test_the_rooms_of_a_layer_form_no_cycle(layer: str) -> None:
    left = rooms(layer)
    assert left
    while free := [name for name, others in left.items() if not others & left.keys()]:
        for name in free:
            del left[name]
    assert left == {}, "each of these imports another of them"
