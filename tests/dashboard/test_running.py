"""How the service runs, on the page of settings."""

from datetime import timedelta

from actions.common import outages
from actions.running import alerts
from tests.conftest import NOW
from tests.dashboard.conftest import Pages


def test_the_admin_sees_what_is_wrong_and_what_was(pages: Pages) -> None:
    admin = pages.visit("liangchen")
    assert "运行情况" in admin.text("/settings")
    assert "曾停用" not in admin.text("/settings")
    with pages.assistant.database.write() as session:
        alerts.note(session, "wecom", "企业微信返回 48006。", NOW)
        outages.record(session, NOW - timedelta(hours=3), NOW - timedelta(hours=2))
    text = admin.text("/settings")
    assert "11月22日（周日）10:00起" in text
    assert "企业微信拒绝本应用的调用。企业微信返回 48006。" in text
    assert "11月22日（周日）07:00至11月22日（周日）08:00，其间到期的报送不计逾期" in text
    assert pages.visit("wangmin").get("/settings").status_code == 403
