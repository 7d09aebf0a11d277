"""Requests that the interface cannot understand, as sentences."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from gongbao.hub import errors
from gongbao.words import Problem, Words

_WRONG: Mapping[str, Words] = {
    "missing": Words("缺少", "is missing"),
    "extra_forbidden": Words("不是接口中的名称", "is no name of the interface"),
    "dict_type": Words("应为名称和值的对照", "must be names with values"),
    "string_type": Words("应为文字", "must be text"),
    "bool_type": Words("应为 true 或 false", "must be true or false"),
    "uuid_parsing": Words("应为 UUID", "must be a UUID"),
    "date_from_datetime_parsing": Words("应为实有的日期，写作 2024-03-01", "must be a real date, such as 2024-03-01"),
    "int_parsing": Words("应为整数", "must be a whole number"),
}


def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """The first thing that is wrong with a request."""
    return errors.respond(request, wrong(error.errors[0]))


def wrong(error: Mapping[str, Any]) -> errors.Unprocessable:
    """What pydantic found wrong, as a sentence that says where and what is allowed."""
    where = ".".join(map(str, error["loc"]))
    what = _WRONG.get(error["type"], Words("不合要求，见接口说明", f"is not as it should be: {error['msg']}"))
    return errors.Unprocessable(f"{where} {what.zh}。", f"{where} {what.en}.")


def not_read(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the parser found wrong with a body."""
    cause = error.__cause__
    return errors.respond(request, cause if isinstance(cause, Problem) else errors.BadRequest())


def not_authorised(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
    """No token, or none that is good."""
    return errors.respond(request, errors.Unauthorized())


def teach(api: NinjaAPI) -> None:
    """Makes the interface answer its own refusals like all others; every ``Problem`` goes on to the middleware."""
    api.add_exception_handler(ValidationError, not_understood)
    api.add_exception_handler(HttpError, not_read)
    api.add_exception_handler(AuthenticationError, not_authorised)
