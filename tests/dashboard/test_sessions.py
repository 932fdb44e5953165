"""Sessions are rows: a copied cookie opens nothing after log-out, after 12 idle hours, or once another device ended it."""

from tests.conftest import HandClock, at
from tests.dashboard.conftest import ADDRESS, CSRF, Pages, Visit


def copy_of(pages: Pages, visit: Visit) -> Visit:
    """Somebody else with the same cookie."""
    other = pages.visit(None)
    cookie = visit.client.get_cookie("lvze", domain="page.example.cn")
    assert cookie is not None
    other.client.set_cookie("lvze", cookie.value, domain="page.example.cn", secure=True)
    return other


def test_a_copied_cookie_ends_with_the_log_out(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    thief = copy_of(pages, visit)
    assert thief.get("/todo").status_code == 200
    visit.client.post("/logout", data={"csrf": CSRF}, base_url=ADDRESS)
    assert thief.get("/todo").status_code == 302


def test_twelve_idle_hours_end_it_and_use_keeps_it(pages: Pages, clock: HandClock) -> None:
    visit = pages.visit("wangmin")
    for moment in ("2026-11-22T21:00", "2026-11-23T08:30"):
        clock.time = at(moment)
        assert visit.get("/todo").status_code == 200
    clock.time = at("2026-11-23T20:31")
    assert visit.get("/todo").status_code == 302


def test_one_sees_ones_own_and_ends_the_others(pages: Pages) -> None:
    phone, desk, stranger = pages.visit("wangmin"), pages.visit("wangmin"), pages.visit("chenfang")
    page = desk.text("/sessions")
    assert page.count("电脑浏览器") == 2
    assert "本机" in page
    assert "已结束其他1处登录" in desk.done("/sessions")
    assert phone.get("/todo").status_code == 302
    assert desk.get("/todo").status_code == 200
    assert stranger.get("/todo").status_code == 200


def test_a_cookie_of_somebody_else_does_not_carry_another_name(pages: Pages) -> None:
    visit, other = pages.visit("wangmin"), pages.visit("chenfang")
    with (
        visit.client.session_transaction(base_url=ADDRESS) as mine,
        other.client.session_transaction(base_url=ADDRESS) as theirs,
    ):
        mine["token"] = theirs["token"]
    assert visit.get("/todo").status_code == 302


def test_signing_in_and_out_is_in_the_trail_without_the_token(pages: Pages) -> None:
    visit = pages.visit("wangmin")
    visit.client.post("/logout", data={"csrf": CSRF}, base_url=ADDRESS)
    with visit.client.session_transaction(base_url=ADDRESS) as session:
        assert dict(session) == {}
    page = pages.visit("xiejing").text("/trail")
    assert page.count("wangmin") >= 2
