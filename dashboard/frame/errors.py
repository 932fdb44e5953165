"""Every way in which a request can fail, as a page that says what to do."""

from flask import Blueprint, g, make_response, render_template, session
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from actions.common.errors import UserError
from dashboard.frame.access import protect
from dashboard.frame.forms import RefusedError
from dashboard.frame.mend import leads_back
from dashboard.frame.site import site

_SAID = {
    400: ("页面已过期", "请返回上一页，刷新后重新提交。您填写的内容没有保存。"),
    401: ("登录已过期", "请重新登录后再提交。您填写的内容没有保存，可按浏览器的返回键找回。"),
    403: ("无权查看", "该页面不在您的岗位或单位范围内。如有疑问请联系{office}。"),
    404: ("没有找到", "地址不正确，或该内容不在您的范围内。请从菜单进入。"),
    405: ("没有找到", "请从菜单进入后再办理。"),
    413: ("文件过大", "每个文件不超过20MB。请压缩图片或分开上传，也可送纸质材料到{office}。"),
}


def handle_errors(blueprint: Blueprint) -> None:
    """Register the pages on the blueprint; those for unknown addresses on the whole application."""

    @blueprint.errorhandler(UserError)
    def mistake(error: UserError) -> ResponseReturnValue:
        try:
            back = leads_back(error)
        except RefusedError as found:
            return refused(found)
        return back or _page("请核对后再办理", str(error), 422)

    @blueprint.errorhandler(RefusedError)
    def refused(error: RefusedError) -> ResponseReturnValue:
        words = site().refuse(session.get("userid", ""), error.kind, error.text)
        return _page("内容未接收", words, 422)

    @blueprint.errorhandler(HTTPException)
    def known(error: HTTPException) -> ResponseReturnValue:
        return _known(error)

    @blueprint.app_errorhandler(404)
    def unknown_address(error: HTTPException) -> ResponseReturnValue:
        return protect(make_response(_known(error)))

    @blueprint.errorhandler(Exception)
    def fault(error: Exception) -> ResponseReturnValue:
        words = "请稍后再试；如仍不行，请联系{office}并告知编号 " + site().fault(error) + "。您填写的内容没有保存。"
        return _page("暂未办理成功", words, 500)


def _known(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    title, words = _SAID.get(code, ("暂未办理成功", "请返回后重试；如仍不行，请联系{office}。"))
    return _page(title, words, code)


def _page(title: str, words: str, code: int) -> ResponseReturnValue:
    visitor = g.get("visitor") if code != 403 or "userid" in session else None
    text = words.replace("{office}", site().rules.office)
    return render_template("error.html", title=title, words=text, code=code, visitor=visitor), code
