"""What a person may do in a case: commands offered and given, each once however often it is sent.

The commands are those of ``hub.commands.kinds``; what they take is read off them. Only whom a role is given to is said
by name and number, as on pages: keys of other people are nobody's business.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, get_args

import pydantic
from django.http import HttpRequest
from django.views.decorators.cache import never_cache
from ninja import Body, Router
from pydantic import BaseModel, TypeAdapter

from gongbao.api.applying import found_party
from gongbao.api.fact_schema import Schema, facts_schema
from gongbao.api.problems import wrong
from gongbao.api.sending import Key, ResultOut, told
from gongbao.api.shapes import Said, perhaps, said
from gongbao.api.tokens import Token, actor_of
from gongbao.hub import offers, queries
from gongbao.hub.actors import Actor
from gongbao.hub.commands import Command, execute, kinds
from gongbao.hub.errors import NotFound, Unprocessable
from gongbao.hub.fact_forms import asked_of
from gongbao.hub.party_forms import acting_roles, to_be_named
from gongbao.hub.queries import CaseView

router = Router(tags=["commands"], auth=Token())
# What one person is told, nobody on the way keeps.
router.add_decorator(never_cache, mode="view")


@dataclass(frozen=True, slots=True)
class AssignRole:
    """Gives a role that nobody holds in the case to the party of this name and number."""

    case: str
    role: str
    name: str
    number: str = ""


def _name(kind: type) -> str:
    """How a command is called: ``EnterFacts`` is ``enter-facts``."""
    return re.sub(r"(?<=.)([A-Z])", r"-\1", kind.__name__).lower()


_OF_CASES = [each for each in get_args(Command) if "case" in each.__slots__ and each is not kinds.AssignRole]
KINDS: Mapping[str, TypeAdapter[Any]] = {_name(kind): TypeAdapter(kind) for kind in (*_OF_CASES, AssignRole)}
_FIELDS = {_name(kind): frozenset(kind.__slots__) - {"case"} for kind in (*_OF_CASES, AssignRole)}


class Offer(BaseModel):
    """A command that the asker may give now; ``input`` is the JSON Schema of what it takes.

    ``label``: of the outcome of a step. ``refused`` says why the command would be refused as things stand.
    """

    command: str
    label: Said | None
    refused: Said | None
    input: dict[str, Any]


@router.get(
    "/cases/{number}/commands",
    response=list[Offer],
    operation_id="list_commands",
    summary="可以做什么 What may be done",
)
def offered(request: HttpRequest, number: str) -> list[Offer]:
    """The commands that the asker may give on the case now, each with the JSON Schema of its input."""
    view = queries.case_for(actor_of(request), number)
    return [*_steps(view), *_others(view)]


def _steps(view: CaseView) -> Iterator[Offer]:
    for task in view.tasks:
        form = asked_of(task.form, task.step.role.name)
        for choice in task.choices if task.mine else ():
            fixed: Schema = {
                "step": {"const": task.step.name},
                "outcome": {"const": choice.outcome.name},
                "facts": facts_schema(form),
            }
            schema = command_schema("do", fixed)
            yield Offer(command="do", label=said(choice.outcome.label), refused=perhaps(choice.refused), input=schema)


def _others(view: CaseView) -> Iterator[Offer]:
    fixed = {
        "enter-facts": lambda: {"facts": _stated(view)},
        "verify-fact": lambda: {"name": {"enum": offers.to_verify(view)}},
        "assign-role": lambda: {"role": {"enum": [role.name for role in offers.vacant_roles(view)]}},
        "extend": lambda: {"step": {"enum": offers.extendable(view)}},
        "urge": lambda: {"step": {"enum": offers.to_urge(view)}},
        "answer-urging": lambda: {"urging": {"enum": offers.to_answer(view)}},
        "rate": lambda: {"score": {"enum": [1, 2, 3, 4, 5]}},
    }
    for kind in offers.open_to(view):
        name = _name(kind)
        schema = command_schema(name, fixed[name]() if name in fixed else {})
        yield Offer(command=name, label=None, refused=None, input=schema)


def _stated(view: CaseView) -> Schema:
    """The facts that may be entered: an open norm by the role that judges it, nothing that came about in the case."""
    made = {name for name, known in view.known.items() if known.source == "system"}
    roles = view.my_roles
    stated = [each for each in view.service.fact_list if each.evidence.role is None or each.evidence.role in roles]
    return facts_schema(each for each in stated if each.name not in made)


def command_schema(name: str, fixed: Schema) -> Schema:
    """What a command takes, with properties that are ``fixed`` more narrowly."""
    schema = KINDS[name].json_schema()
    properties = {"command": {"const": name}, **schema["properties"], **fixed}
    del properties["case"]
    required = ["command", *(each for each in schema["required"] if each != "case")]
    return {
        "title": name,
        "description": schema.get("description", ""),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


@router.post("/cases/{number}/commands", response=ResultOut, operation_id="command", summary="办理 Give a command")
def command(request: HttpRequest, number: str, key: Key, sent: Annotated[dict[str, Any], Body()]) -> ResultOut:
    """Carries out a command, once however often it is sent with the same key; what came of it is told each time.

    A command that was seen on an older ``revision`` of the case is refused with 409.
    """
    actor = actor_of(request)
    read = read_command(number, sent)
    return told(execute(actor, key, _named(actor, read) if isinstance(read, AssignRole) else read))


def read_command(number: str, sent: Mapping[str, Any]) -> Any:
    """The command that a program sends. Raises Unprocessable."""
    name = sent.get("command")
    if not isinstance(name, str) or name not in KINDS:
        names = list(KINDS)
        raise Unprocessable(f"command 应为 {'、'.join(names)} 之一。", f"command must be one of {', '.join(names)}.")
    fields = {each: value for each, value in sent.items() if each != "command"}
    extra = sorted(fields.keys() - _FIELDS[name])
    if extra:
        raise Unprocessable(f"{name} 没有 {'、'.join(extra)}。", f"{name} does not take {', '.join(extra)}.")
    try:
        return KINDS[name].validate_python({"case": number, **fields})
    except pydantic.ValidationError as error:
        raise wrong(error.errors()[0]) from None


def _named(actor: Actor, asked: AssignRole) -> kinds.AssignRole:
    """The command for the party that is named, of somebody who may see the case."""
    view = queries.case_for(actor, asked.case)
    roles = to_be_named(acting_roles(view.procedure), frozenset())
    role = next((each for each in roles if each.name == asked.role), None)
    if role is None:
        raise NotFound("没有这个待定的身份。", "There is no such role to be given.")
    return kinds.AssignRole(asked.case, role.name, party=found_party(role, asked.name, asked.number))
