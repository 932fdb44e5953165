"""The address book as an app may read it."""

import httpx
import pytest

from simulator.server import SimulatorServer, SimulatorSettings


def get(sim: SimulatorServer, path: str, **query: str) -> dict[str, object]:
    with httpx.Client(base_url=f"{sim.url}/cgi-bin/", trust_env=False) as http:
        token = http.get("gettoken", params={"corpid": "ww1", "corpsecret": "s"}).json()["access_token"]
        found: dict[str, object] = http.get(path, params={"access_token": token, **query}).json()
        return found


@pytest.fixture
def settings() -> SimulatorSettings:
    users = {"wangmin": "王敏", "LiQiang": "李强"}
    return SimulatorSettings(corp_id="ww1", agent_id=7, secret="s", token="t", aes_key="a" * 43, users=users)


def test_only_the_visible_are_listed(settings: SimulatorSettings) -> None:
    settings.invisible = frozenset({"WANGMIN"})
    with SimulatorServer(settings) as sim:
        assert get(sim, "department/simplelist")["department_id"] == [{"id": 1, "parentid": 0, "order": 1}]
        found = get(sim, "user/simplelist", department_id="1")["userlist"]
        assert isinstance(found, list)
        assert [each["userid"] for each in found] == ["LiQiang", "stranger"]
        assert get(sim, "user/simplelist", department_id="2")["errcode"] == 60003
        assert get(sim, "user/get", userid="wangmin")["errcode"] == 60111


def test_a_range_of_single_members_lists_no_department(settings: SimulatorSettings) -> None:
    settings.range_is_departments = False
    with SimulatorServer(settings) as sim:
        assert get(sim, "department/simplelist")["department_id"] == []
        assert get(sim, "user/get", userid="wangmin")["errcode"] == 0


def test_an_address_that_is_not_trusted_gets_a_token_and_nothing_else(settings: SimulatorSettings) -> None:
    settings.untrusted_ip = True
    with SimulatorServer(settings) as sim:
        assert get(sim, "getcallbackip")["errcode"] == 60020


def test_the_menu_belongs_to_one_agent(settings: SimulatorSettings) -> None:
    with SimulatorServer(settings) as sim:
        assert get(sim, "menu/get", agentid="7")["errcode"] == 46003
        assert get(sim, "menu/get", agentid="8")["errcode"] == 301002
