"""A form that could not be taken is shown again as it was sent, with what to mend at its field.

The answer to a mistake is the way back to the page (303), so that Back and reload send nothing twice; no form knows of it.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Response, redirect, request, session
from flask.typing import ResponseReturnValue

from actions.common.errors import NotKeptError, UserError
from actions.talk import one_time_links
from dashboard.frame.access import local_path
from dashboard.frame.forms import FormError, may_be_kept
from dashboard.frame.site import site

BACK: Final = "back"  # the field in which every form says on which page it stands
_MEND: Final = "mend"
_OWN: Final = ("csrf", BACK, "confirmed")
_LONGEST: Final = 20_000  # characters of one field
_AGAIN: Final = "请重新选择文件。"


def page_of_form() -> str:
    """The page on which a form stands: the one that is shown, or of a preview the one before it."""
    return request.form.get(BACK, "") if request.method == "POST" else request.full_path.rstrip("?")


def leads_back(error: UserError) -> ResponseReturnValue | None:
    """To the form that was sent, with its mistakes; None where it says no page, or what was typed must not be kept."""
    back = request.form.get(BACK, "")
    if not back or "userid" not in session or isinstance(error, NotKeptError):
        return None
    typed = {
        name: [may_be_kept(text, _LONGEST) for text in request.form.getlist(name)]
        for name in request.form
        if name not in _OWN
    }
    problems = dict(error.problems) if isinstance(error, FormError) else {}
    problems |= {name: _AGAIN for name, file in request.files.items() if file.filename}
    sent = {"action": request.path, "said": str(error), "typed": typed, "problems": problems}
    try:
        with site().open(session["userid"], True) as context:
            token = one_time_links.keep(context, sent)
    except NotKeptError:
        return None
    parts = urlsplit(local_path(back))
    kept = [pair for pair in parse_qsl(parts.query) if pair[0] != _MEND]
    return redirect(f"{parts.path}?{urlencode([*kept, (_MEND, token)])}", 303)


def show_again(answer: Response) -> Response:
    """The page with its form as it was sent, when the address asks for that."""
    token = request.args.get(_MEND, "")
    if not token or "userid" not in session or (answer.status_code, answer.mimetype) != (200, "text/html"):
        return answer
    with site().open(session["userid"], False) as context:
        sent = one_time_links.look(context, token)
    if sent.get("action"):
        answer.set_data(filled_again(answer.get_data(as_text=True), request.path, sent))
    return answer


def filled_again(text: str, path: str, sent: Mapping[str, Any]) -> str:
    """The page at `path` with the form that was `sent` filled in again; without that form it only says what was wrong."""
    from lxml import html  # heavy: on use only

    page = html.document_fromstring(text)
    form = max(_forms(page, path, sent["action"]), key=lambda each: _fits(page, each, sent["typed"]), default=None)
    problems: dict[str, str] = dict(sent["problems"])
    focus = said = html.fromstring('<p class="problem" role="alert" tabindex="-1"></p>')
    said.text = sent["said"]
    if form is None:
        page.get_element_by_id("main").insert(0, said)
    else:
        form.insert(0, said)
        typed = {name: list(values) for name, values in sent["typed"].items()}
        for control in _controls(page, form):
            name = control.get("name", "")
            _fill(control, typed.get(name, []))
            if name in problems:
                _mark(html, control, problems.pop(name))
                focus = control if focus is said else focus
        for details in form.iterancestors("details"):
            details.set("OPEN", "")  # names of attributes have no case; in small letters it would be a state
    focus.set("autofocus", "")
    return str(html.tostring(page, encoding="unicode", doctype="<!doctype html>"))


def _forms(page: Any, path: str, action: str) -> Iterator[Any]:
    """The forms, or their buttons', that lead where it was sent."""
    for form in page.forms:
        goes = {urlsplit(form.get("action") or path).path, *(each.get("formaction") for each in form.iter("button"))}
        if action in goes and form.get("method", "") == "post":
            yield form


def _fits(page: Any, form: Any, typed: Mapping[str, Any]) -> int:
    return len({each.get("name") for each in _controls(page, form)} & set(typed))


def _controls(page: Any, form: Any) -> list[Any]:
    """What can be filled in: inside the form, or said elsewhere to be of it."""
    own = form.get("id", "")
    return [
        each
        for each in page.iter("input", "textarea", "select")
        if (each.get("form") == own if each.get("form") else form in each.iterancestors("form"))
    ]


def _fill(control: Any, values: list[str]) -> None:
    """Put back what was typed; of several fields of one name the next of its values."""
    kind, name = control.get("type", ""), control.get("name", "")
    if kind == "file" or (kind == "hidden" and name != "token"):
        return
    if kind in ("checkbox", "radio"):
        control.attrib.pop("checked", None)
        if control.get("value", "on") in values:
            control.set("checked", "")
    elif not values:
        return
    elif control.tag == "select":
        for option in control.iter("option"):
            option.attrib.pop("selected", None)
            if option.get("value", option.text) == values[0]:
                option.set("selected", "")
    elif control.tag == "textarea":
        control.text = values.pop(0)
    else:
        control.set("value", values.pop(0))


def _mark(html: Any, control: Any, words: str) -> None:
    """What is wrong stands behind the field, and is read out with it."""
    key = f"{control.get('id') or control.get('name')}-problem"
    said = html.fromstring('<p class="problem"></p>')
    said.text = words
    said.set("id", key)
    control.set("aria-invalid", "true")
    control.set("aria-describedby", key)
    said.tail, control.tail = control.tail, None
    control.addnext(said)
