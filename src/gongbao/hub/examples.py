"""The worked examples that a service brings along: ``examples.yaml`` beside its module, whatever package that is in.

Needs neither Django nor a database.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import import_module
from importlib.resources import files
from typing import Any

from gongbao.services import registry
from gongbao.services.examples import ExampleProblem, Result, check_examples

FILE = "examples.yaml"


def parsed(text: str, name: str) -> Any:
    """A JSON or YAML document, JSON where ``name`` ends so; ``ExampleProblem`` with the reason where it is neither."""
    try:
        return json.loads(text) if name.endswith(".json") else _from_yaml(text)
    except ValueError as error:
        raise ExampleProblem(
            f"{name} 不是 JSON 或 YAML：{error}。", f"{name} is neither JSON nor YAML: {error}."
        ) from None


def _from_yaml(text: str) -> Any:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(text, Loader=loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(str(error).splitlines()[0]) from None


def of(slug: str) -> Mapping[str, Any]:
    """The examples of a service, with its name in ``service``; no cases and scenarios where it brings none."""
    return _read(text(slug), f"{slug}/{FILE}") | {"service": slug}


def results(slug: str) -> tuple[Result, ...]:
    """How the examples of a service come out, cases first, in the order of the file.

    They are played once for each version of the definition and of the file.
    """
    return _played(slug, registry()[slug].version, text(slug))


@lru_cache(maxsize=64)
def _played(slug: str, _version: str, _file: str) -> tuple[Result, ...]:
    return tuple(check_examples(registry()[slug], of(slug)))


@lru_cache(maxsize=64)
def _read(text: str, name: str) -> dict[str, Any]:
    examples = parsed(text, name) or {}
    if not isinstance(examples, dict):
        raise ExampleProblem(f"{name} 不是例子文件。", f"{name} is no file of examples.")
    return examples


def text(slug: str) -> str:
    """The file of a service's examples as it stands; empty where it brings none."""
    package = import_module(registry().module(slug)).__spec__.parent
    file = files(package) / FILE if package else None
    return file.read_text(encoding="utf-8") if file and file.is_file() else ""
