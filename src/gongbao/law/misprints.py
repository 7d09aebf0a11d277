"""Known misprints of gazette issues: short word pairs, printed and likely, keyed by the document's number.

They need knowledge of the subject and cannot be found from the form of the text. A keeper adds to the list;
the text itself stays as printed, and the place is found by looking for the printed words.
"""

from collections.abc import Iterator, Sequence

from .model import Damage, Misprint, Provision
from .places import Place
from .relations import cited_places

KNOWN_MISPRINTS: tuple[Misprint, ...] = (
    Misprint("京政办发〔2018〕36号", "misread-caption", "办理事流程图", "办事流程图"),
    Misprint("京政办发〔2018〕36号", "misread-character", "勘察、设计招投", "勘察、设计招投标"),
    Misprint(
        "京政办发〔2018〕36号",
        "misread-character",
        "工程建设项目建设项目审批制度改革",
        "工程建设项目审批制度改革",
    ),
    Misprint("京政办发〔2018〕36号", "misread-character", "中华人民人民防空法", "中华人民共和国人民防空法"),
    Misprint("京政办发〔2018〕36号", "misread-character", "供业营业规则", "供电营业规则"),
    Misprint("京人社职介发〔2018〕153号", "misread-character", "互联网十人社", "互联网+人社"),
    Misprint("京人社职介发〔2018〕153号", "misread-character", "身仹证明", "身份证明"),
    Misprint("京人社事业发〔2023〕40号", "misread-character", "民政服务平台", "政务服务平台"),
    Misprint(
        "京人社事业发〔2023〕41号",
        "inconsistent-term",
        "集成电路产品应用和支撑 / 集成电路产品和支撑",
        "",
    ),
    Misprint("京退役军人局发〔2023〕44号", "misread-character", "心理调试", "心理调适"),
)


def misprints_in(number: str, provisions: Sequence[Provision], known: Sequence[Misprint]) -> tuple[Damage, ...]:
    """The known misprints of the document with that number, at the places where the words stand."""
    return tuple(
        Damage(misprint.kind, tuple(places), printed=misprint.printed, likely=misprint.likely)
        for misprint in known
        if misprint.document == number and (places := places_of(misprint, provisions))
    )


def places_of(misprint: Misprint, provisions: Sequence[Provision]) -> list[Place]:
    """Where the printed words stand and do not already read as they should; each of two terms, first place."""
    forms = misprint.printed.split(" / ")
    if len(forms) == 1:
        return list(dict.fromkeys(standing(forms[0], misprint.likely, provisions)))
    first = [next(standing(form, "", provisions), None) for form in forms]
    return [place for place in first if place is not None] if all(first) else []


def standing(printed: str, likely: str, provisions: Sequence[Provision]) -> Iterator[Place]:
    """The places whose words hold ``printed``, unless it is the beginning of ``likely`` there."""
    for top in provisions:
        for provision, place in cited_places(top):
            words = provision.text + provision.heading
            at = words.find(printed)
            while at >= 0:
                if not likely or likely == printed or not words.startswith(likely, at):
                    yield place
                    break
                at = words.find(printed, at + 1)
