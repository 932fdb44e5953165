"""«除了文旅局都催一下»: whoever is left out is never reminded; whom it goes to is shown first."""

import pytest

from tests.conftest import ON_ONE_ENGINE, Conversation

pytestmark = ON_ONE_ENGINE


@pytest.mark.parametrize(
    ("words", "shown", "left_out"),
    [
        ("除了文旅局都催一下", ("交通局", "水利局", "教育局"), "文旅局"),
        ("11月台账没交的都催下，文旅局先别催", ("交通局", "水利局", "教育局"), "文旅局"),
        ("催一下没报的，除文旅局、教育局外", ("交通局", "水利局"), "教育局"),
        ("先不催水利局，其他没报的都催", ("交通局", "教育局", "文旅局"), "水利局"),
        ("催交通局和水利局的台账，教育局不用催", ("交通局", "水利局"), "教育局"),
    ],
)
def test_who_is_left_out_is_not_reminded(bot: Conversation, words: str, shown: tuple[str, ...], left_out: str) -> None:
    reply = bot.at("2026-11-26T10:00").say("zhaoli", words)
    assert "已提醒" not in reply
    for each in shown:
        assert each in reply
    assert left_out not in reply.replace(f"除{left_out}", "")
    assert "已提醒" in bot.say("zhaoli", "确认")
