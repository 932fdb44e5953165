"""Whatever stands in a definition, it is taken, or refused in one line that names the file; and a damaged file's bytes as well."""

import copy
from pathlib import Path
from typing import Any

import yaml
from hypothesis import strategies as st

from bot.config import ConfigError, load_config
from bot.ledgers import PROJECT, load_ledgers, load_publications
from tests.fuzz.harness import fuzz

SHIPPED = [
    *((path.relative_to(PROJECT).as_posix()) for folder in ("ledgers", "publications") for path in sorted((PROJECT / folder).glob("*.yaml"))),
    "config.yaml",
]  # fmt: skip
LOADED = {name: yaml.safe_load((PROJECT / name).read_text(encoding="utf-8")) for name in SHIPPED}
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates().map(str), st.just("9" * 400), st.just([]), st.just({}),
    st.lists(st.text(max_size=5), max_size=3), st.dictionaries(st.text(max_size=5), st.integers(), max_size=3),
    st.sampled_from(["${", "(", "FREQ=MONTHLY;BYMONTHDAY=31;BYMONTH=2", "RRULE:", "date", "person", "number", "25日", "!!python/object:os.system"]),
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> dict[str, Any]:
    """A shipped file with up to three of its values replaced, removed or put elsewhere."""
    name = draw(st.sampled_from(SHIPPED))
    tree = copy.deepcopy(LOADED[name])
    for _ in range(draw(st.integers(1, 3))):
        node, key = _somewhere(draw, tree)
        if node is None:
            break
        if draw(st.booleans()):
            node[key] = draw(ODD)
        elif isinstance(node, dict):
            node[draw(st.text(max_size=8))] = node.pop(key)
        else:
            node.append(copy.deepcopy(node[key]))
    return {"name": name, "text": yaml.safe_dump(tree, allow_unicode=True)}


def _somewhere(draw: st.DrawFn, tree: Any) -> tuple[Any, Any]:
    node, key, inner = None, None, tree
    while isinstance(inner, dict | list) and inner and (node is None or draw(st.booleans())):
        keys = list(inner) if isinstance(inner, dict) else list(range(len(inner)))
        node, key = inner, draw(st.sampled_from(keys))
        inner = node[key]
    return node, key


def read(file: dict[str, str], folder: Path) -> None:
    """As the program reads it: a definition among its neighbours' folder, the configuration by its path."""
    path = folder / Path(file["name"]).name
    for old in folder.iterdir():
        old.unlink()
    path.write_text(file["text"], encoding="utf-8")
    load = {"ledgers": load_ledgers, "publications": load_publications}.get(Path(file["name"]).parts[0])
    try:
        load(str(folder)) if load else load_config(path)
    except ConfigError as error:
        said = str(error)
        assert said.startswith(str(path)), said
        assert "\n" not in said


def test_any_damaged_definition_is_taken_or_refused_in_one_line(tmp_path: Path) -> None:
    fuzz("definition", damaged(), lambda file: read(file, tmp_path))


def test_any_text_is_no_fault_as_a_definition(tmp_path: Path) -> None:
    marks = st.text(st.sampled_from(list("abk:-[]{}#&*!|>'\"%@`,? \n\t日期0.")), max_size=80)
    texts = st.one_of(marks, st.text(st.characters(blacklist_categories=("Cs",)), max_size=80))
    files = st.builds(lambda name, text: {"name": name, "text": text}, st.sampled_from(SHIPPED), texts)
    fuzz("definition_text", files, lambda file: read(file, tmp_path))
