"""Receipts of decisions that counted in a case, and their replay years later."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongbao.hub.facts import Known
from gongbao.hub.models import Case, LawDocument, Receipt
from gongbao.rules import Answer
from gongbao.services import Service, registry


def keep(case: Case, service: Service, answer: Answer, known: Mapping[str, Known], seq: int) -> Receipt:
    """Stores, with the event ``seq``, the answer with the definition's version, the facts it could see, their sources
    and the places.
    """
    entered = {name: each for name, each in known.items() if each.source != "parameter"}
    dated = {name: each for name, each in known.items() if each.source == "parameter"}
    return Receipt.objects.create(
        case=case,
        seq=seq,
        decision=answer.decision.name,
        as_of=answer.as_of,
        version=service.version,
        law=_law(service),
        facts={name: _dumped(service, name, each) for name, each in entered.items()},
        parameters={name: _dumped(service, name, each) for name, each in dated.items()},
        answer=answer.text,
        because=service.because(answer.because),
    )


def _dumped(service: Service, name: str, known: Known) -> dict[str, Any]:
    return {
        "value": service.facts[name].dump(known.value),
        "source": known.source,
        "row": known.row,
        "verified": known.verified,
    }


def _law(service: Service) -> list[dict[str, Any]]:
    numbers = [document.number for document in service.documents]
    imported = LawDocument.objects.filter(number__in=numbers, issue__current=True).select_related("issue")
    versions = {each.number: {"issue": each.issue.key, "version": each.issue.version} for each in imported}
    return [{"document": number} | versions.get(number, {}) for number in numbers]


@dataclass(frozen=True)
class Replay:
    """A decision made again from its receipt: ``same`` answer, on the ``same_version`` of the definition or not."""

    receipt: Receipt
    answer: Answer
    same: bool
    same_version: bool


def replay(receipt: Receipt) -> Replay:
    """The answer that the definition in force gives on the facts, the parameters and the day of the receipt."""
    service = registry()[receipt.case.service]
    stored = receipt.parameters | receipt.facts
    facts = {name: service.facts[name].parse(each["value"]) for name, each in stored.items() if name in service.facts}
    answer = service.decide(receipt.decision, facts, receipt.as_of)
    return Replay(receipt, answer, answer.text == receipt.answer, receipt.version == service.version)
