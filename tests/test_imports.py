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
