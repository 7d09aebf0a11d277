"""Facts as JSON Schema (draft 2020-12, as OpenAPI 3.1 has it): what ``Fact.parse`` reads, for other programs."""

from collections.abc import Iterable
from typing import Any

from gongbao.rules import Fact, Records
from gongbao.rules.kinds import LARGEST, Kind, Type

Schema = dict[str, Any]

_NULL: Schema = {"type": "null"}
_NONE: Schema = {"const": "none"}
#: The types whose value may be said not to exist.
_MAY_BE_NONE = (Type.DATE, Type.INTEGER, Type.NUMBER, Type.MONEY)
_DECIMAL = r"^-?[0-9]+(\.[0-9]+)?$"
_MONEY = r"^-?[0-9]+(\.[0-9]{1,2})?$"


def fact_schema(fact: Fact) -> Schema:
    """One fact: its type and limits, its label in both languages, null where it is not known."""
    kinds = _list(fact) if isinstance(fact, Records) else _kinds(fact.kind)
    return {"title": f"{fact.label.zh} {fact.label.en}", "description": _described(fact), "anyOf": [*kinds, _NULL]}


def facts_schema(facts: Iterable[Fact], *, required: Iterable[str] = (), at: str = "") -> Schema:
    """An object of facts by name; ``at`` is where each fact's own schema stands, put in here where there is none."""
    properties = {fact.name: {"$ref": f"{at}{fact.name}"} if at else fact_schema(fact) for fact in facts}
    needed = list(required)
    return {"type": "object", "properties": properties, "additionalProperties": False} | (
        {"required": needed} if needed else {}
    )


def _described(fact: Fact) -> str:
    unit = f"单位：{fact.unit.zh}。Unit: {fact.unit.en}." if fact.unit else ""
    choices = "".join(f"\n- {each.name}: {each.label.zh} {each.label.en}" for each in fact.kind.choices)
    evidence = f"{fact.evidence.label.zh} {fact.evidence.label.en}"
    about = f"{fact.about.zh}。{fact.about.en}." if fact.about else ""
    return "\n".join(filter(None, (about, unit, f"{fact.evidence.means}: {evidence}{choices}")))


def _kinds(kind: Kind) -> list[Schema]:
    """What the value may be, the plainest first."""
    none = [_NONE] if kind.type in _MAY_BE_NONE else []
    match kind.type:
        case Type.BOOLEAN:
            return [{"type": "boolean"}]
        case Type.INTEGER:
            return [{"type": "integer", **_limits(kind)}, *none]
        case Type.NUMBER:
            return [{"type": "number", **_limits(kind)}, {"type": "string", "pattern": _DECIMAL}, *none]
        case Type.MONEY:
            return [{"type": "string", "pattern": _MONEY}, {"type": "number", **_limits(kind)}, *none]
        case Type.DATE:
            return [{"type": "string", "format": "date"}, *none]
        case Type.ENUM:
            return [{"type": "string", "enum": list(kind.names)}]
    return [{"type": "string", "maxLength": 10_000}]


def _limits(kind: Kind) -> Schema:
    least = -LARGEST if kind.minimum is None else kind.minimum
    return {"minimum": int(least), "maximum": int(LARGEST)}


def _list(fact: Records) -> list[Schema]:
    return [{"type": "array", "items": facts_schema(fact.item.values())}]
