"""Certificates on paper: PDF/A by Typst, with the fonts that come with the package and the QR code to check it by."""

import io
import json
from functools import cache
from pathlib import Path

import pylopdf_fonts_zh_cn
import segno
import typst
from django.conf import settings

from gongbao.hub import certificates
from gongbao.hub.models import Certificate

_TEMPLATE = """
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, date: datetime(year: data.day.at(0), month: data.day.at(1), day: data.day.at(2)))
#set page(paper: "a4", margin: 3cm)
#set text(font: ("Noto Serif SC", "Noto Sans SC"), size: 13pt, lang: "zh", region: "cn")
#set par(leading: 1em)
#rect(width: 100%, height: 100%, inset: 1.6cm, stroke: 1.5pt + rgb("#8b1a1a"))[
  #align(center)[#text(size: 28pt)[#data.title] #v(2pt) #text(size: 12pt)[#data.title_en]]
  #v(1.2cm)
  #grid(columns: (5cm, 1fr), row-gutter: 0.9em,
    ..data.lines.map(line => ([#line.at(0)], [#line.at(1)])).flatten())
  #v(1fr)
  #grid(columns: (1fr, auto), align: bottom,
    [编号 No. #data.number \\ 发证日期 Issued on #data.issued],
    image(bytes(data.code), format: "svg", width: 3cm, alt: data.address))
]
"""


@cache
def _fonts() -> typst.Fonts:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(folder)])


def address_of(certificate: Certificate) -> str:
    """Where anybody may check the certificate."""
    return f"{settings.PUBLIC_ADDRESS}/certificates/{certificate.token}/"


def code_of(certificate: Certificate) -> str:
    """The QR code of that address, as SVG."""
    output = io.BytesIO()
    segno.make(address_of(certificate), error="m").save(output, kind="svg", scale=4, border=2)
    return output.getvalue().decode()


def pdf_of(certificate: Certificate) -> bytes:
    """The certificate's PDF: the stored one, or made now when its job has not run yet."""
    if not certificate.pdf:
        print_certificate(certificate.pk)
        certificate.refresh_from_db(fields=["pdf"])
    return bytes(certificate.pdf or b"")


def print_certificate(certificate_id: int) -> None:
    """Makes and stores the PDF; one that is there stays as it was issued."""
    certificate = Certificate.objects.select_related("holder", "case").get(pk=certificate_id)
    if certificate.pdf:
        return
    lines = [("持有人 Holder", certificate.holder.name)]
    lines += [(f"{label.zh} {label.en}", _both(value.zh, value.en)) for label, value in certificates.lines(certificate)]
    data = {
        "title": certificate.zh,
        "title_en": certificate.en,
        "lines": lines,
        "number": certificate.number,
        "day": [certificate.issued_on.year, certificate.issued_on.month, certificate.issued_on.day],
        "issued": certificate.issued_on.isoformat(),
        "code": code_of(certificate),
        "address": address_of(certificate),
    }
    compiler = typst.Compiler(
        _TEMPLATE.encode(), font_paths=_fonts(), sys_inputs={"data": json.dumps(data, ensure_ascii=False)}
    )
    pdf = compiler.compile(format="pdf", pdf_standards=["a-2b"])
    Certificate.objects.filter(pk=certificate_id, pdf=None).update(pdf=pdf)


def _both(zh: str, en: str) -> str:
    return zh if zh == en else f"{zh} {en}"
