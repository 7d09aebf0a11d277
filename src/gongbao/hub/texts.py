"""Texts of a definition with facts in them: ``退费 {refund_amount} 元`` for one case, in both languages."""

import re
from collections.abc import Mapping
from typing import Any

from gongbao.rules.tree import value_words
from gongbao.services import Service
from gongbao.words import Words

_PLACE = re.compile(r"\{(\w+)\}")
_UNKNOWN = Words("（未填）", "(not given)")


def fill(text: Words, service: Service, values: Mapping[str, Any]) -> Words:
    """The words with each ``{fact_name}`` replaced by the fact's value, as people read it."""

    def shown(name: str) -> Words:
        if name not in values or name not in service.facts:
            return _UNKNOWN
        return value_words(values[name], service.facts[name].kind)

    return Words(
        _PLACE.sub(lambda match: shown(match[1]).zh, text.zh), _PLACE.sub(lambda match: shown(match[1]).en, text.en)
    )
