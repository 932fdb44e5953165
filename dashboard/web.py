"""All pages as one blueprint: its parts, its filters, its errors."""

from datetime import date, datetime

from flask import Blueprint, g, request

from actions.talk.one_time_links import new_token
from dashboard.frame import login
from dashboard.frame.access import csrf_token, guard
from dashboard.frame.errors import handle_errors
from dashboard.frame.mend import page_of_form, show_again
from dashboard.frame.menu import current
from dashboard.frame.site import site
from dashboard.ledger import bring_in, checklist, exports, files, kept, lists
from dashboard.ledger import entry as entries
from dashboard.meeting import matters, meetings, upload
from dashboard.overview import charts, find, guide, profile, statistics, todo, totals, worktable
from dashboard.people import deputies, holidays, member_file, organisation, people, staff
from dashboard.publication import convened, inspections, publications, questionnaires
from dashboard.qa import answers, compilation_file
from dashboard.report import board, reports, review, sheet
from dashboard.sending import chats, deliveries
from documents.plot import height
from policy.text.write import say_day, say_moment, say_yuan

PARTS = (
    login, todo, worktable, find, meetings, reports, sheet, kept, matters, board, review, deliveries, charts, profile, totals, people, guide,
    upload, exports, lists, entries, checklist, bring_in, files, answers, compilation_file, deputies, chats, statistics, publications,
    questionnaires, inspections, convened, organisation, staff, member_file, holidays,
)  # fmt: skip


def make_blueprint() -> Blueprint:
    """The blueprint `page` with every part of it nested."""
    blueprint = Blueprint(
        "page", __name__, template_folder="templates", static_folder="static", static_url_path="/assets"
    )
    for part in PARTS:
        blueprint.register_blueprint(part.blueprint)
    guard(blueprint)
    handle_errors(blueprint)
    blueprint.after_request(show_again)
    blueprint.add_app_template_filter(_day, "day")
    blueprint.add_app_template_filter(height, "height")
    blueprint.add_app_template_filter(_moment, "moment")
    blueprint.add_app_template_filter(say_yuan, "yuan")
    blueprint.add_app_template_global(csrf_token, "csrf_token")
    blueprint.add_app_template_global(new_token, "new_token")
    blueprint.add_app_template_global(page_of_form, "page_of_form")
    blueprint.app_context_processor(_shared)
    return blueprint


def _day(day: date | None) -> str:
    return say_day(day) if day else "时间待定"


def _moment(moment: datetime | None) -> str:
    return say_moment(moment.astimezone(site().rules.zone)) if moment else "时间待定"


def _shared() -> dict[str, object]:
    """What every template may use."""
    return {
        "visitor": g.get("visitor"),
        "office": site().rules.office,
        "office_name": site().rules.office_name,
        "endpoint": request.endpoint or "",
        "current": current,
        "sought": request.args.get("q", "") if request.endpoint == "page.find.show" else "",
    }
