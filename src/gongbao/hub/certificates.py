"""Certificates: issued in a case, checked by anybody by number or QR code, printed as PDF/A by Typst."""

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from gongbao.hub import numbers
from gongbao.hub.errors import NotFound
from gongbao.hub.models import Case, Certificate, Party
from gongbao.rules.tree import value_words
from gongbao.services import Service, registry
from gongbao.words import Words


def issue(case: Case, service: Service, kind: str, holder: Party, values: Mapping[str, Any], on: date) -> Certificate:
    """Stores a certificate with the case's values of its record's contents; the PDF follows as a job."""
    from gongbao.hub import jobs

    record = service.records.get(kind)
    title = record.label if record else case_title(case)
    fields = record.fields if record else {}
    data = {name: fact.dump(values[name]) for name, fact in fields.items() if name in values}
    certificate = Certificate.objects.create(
        case=case,
        number=numbers.certificate_number(on),
        kind=kind,
        holder=holder,
        zh=title.zh,
        en=title.en,
        data=data,
        issued_on=on,
    )
    jobs.print_certificate.defer(certificate_id=certificate.pk)
    return certificate


def case_title(case: Case) -> Words:
    """The name of the case's procedure."""
    return registry()[case.service].procedure(case.procedure).label


def lines(certificate: Certificate) -> list[tuple[Words, Words]]:
    """What the certificate says, as label and value."""
    service = registry()[certificate.case.service]
    record = service.records.get(certificate.kind)
    fields = record.fields if record else {}
    return [
        (fact.label, value_words(fact.parse(certificate.data[name]), fact.kind))
        for name, fact in fields.items()
        if name in certificate.data
    ]


def find(text: str) -> Certificate:
    """The certificate with this number, or with this token from a QR code. Raises NotFound."""
    folded = "".join(text.split())
    try:
        found = Certificate.objects.filter(token=uuid.UUID(folded))
    except ValueError:
        found = Certificate.objects.filter(number=folded.upper())
    certificate = found.select_related("holder", "case").first()
    if certificate is None:
        raise NotFound(
            f"没有编号为 {folded[:40]} 的证书，请核对编号。",
            f"There is no certificate {folded[:40]}; please check the number.",
        )
    return certificate
