"""Reading what programs send: JSON whose numbers keep every digit, and whose texts the database can hold."""

import json
from decimal import Decimal
from typing import Any, NoReturn

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from ninja.parser import Parser

from gongbao.hub.errors import BadRequest, TooLarge, UnsupportedMediaType

_JSON = "application/json"


class ExactParser(Parser):
    """JSON with exact numbers. Raises UnsupportedMediaType, TooLarge, and BadRequest for what is no JSON."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The body: decimals as Decimal, never as binary fractions."""
        if request.content_type != _JSON:
            raise UnsupportedMediaType(_JSON)
        try:
            read = json.loads(request.body, parse_float=Decimal, parse_constant=_refuse)
        except RequestDataTooBig:
            raise TooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE) from None
        except (ValueError, RecursionError):
            raise _no_json() from None
        # Only an escape can bring in what UTF-8 itself cannot say, or what PostgreSQL cannot store.
        if b"\\u" in request.body and not _storable(read):
            raise BadRequest("文字中有不能保存的字符。", "A text holds characters that cannot be stored.")
        return read


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _no_json() -> BadRequest:
    return BadRequest("请求体不是有效的 JSON。", "The body is no valid JSON.")


def _storable(read: Any) -> bool:
    """Whether every text is one of Unicode, without NUL and halves of pairs."""
    if isinstance(read, dict):
        return all(_storable(name) and _storable(value) for name, value in read.items())
    if isinstance(read, list):
        return all(map(_storable, read))
    return not isinstance(read, str) or not any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in read)
