"""What outcomes bring about in the projects of 京政办发〔2018〕36号: messages, the clock's ledger, shared documents."""

from gongbao.procedures import TODAY, Effect, Outcome, Stage, assign, messages_to, outcome, register, stage
from gongbao.rules import Decision
from gongbao.services.construction_approval import records
from gongbao.services.construction_approval.catalogue import ITEMS
from gongbao.services.construction_approval.item import STAGE
from gongbao.services.construction_approval.process import total_limit
from gongbao.services.construction_approval.roles import unit
from gongbao.services.construction_approval.vocabulary import accepted_on
from gongbao.words import Words

ITEM = {each.code: each for each in ITEMS}
STAGES: dict[str, Stage] = {choice.name: stage(choice.name, choice.label) for choice in STAGE.choices}
LAND, PLANNING = STAGES["land-use-planning"], STAGES["construction-planning"]
WORKS, COMPLETION = STAGES["works"], STAGES["completion"]

told = messages_to(unit)


def handled(code: str) -> Effect:
    """The line of the clock's ledger for an item that has left the authority."""
    return register(records.clock_ledger, {"item": code, "issued_on": TODAY, "limit": total_limit})


def granted(name: str, zh: str, en: str, code: str, *effects: Effect) -> Outcome:
    """The outcome that grants the item ``code``: its result goes to the unit and to the departments."""
    item = ITEM[code]
    return outcome(
        name,
        Words(zh, en),
        effects=[
            *effects,
            handled(code),
            register(
                records.issued_documents, {"item": code, "issued_on": TODAY, "department": item.department.label.zh}
            ),
            told(f"{item.label.zh}：{zh}。", f"{item.label.en}: {en.lower()}."),
        ],
    )


def sent_back(code: str) -> Outcome:
    """The item goes back to the construction unit, and its clock stands."""
    label = ITEM[code].label
    return outcome(
        "returned",
        Words("退回修改", "Returned"),
        effects=[
            handled(code),
            told(f"{label.zh}：材料退回，请修改后再交。", f"{label.en}: returned, please correct and hand in again."),
        ],
    )


def refused(code: str) -> Outcome:
    """The item is refused, with reasons."""
    label = ITEM[code].label
    return outcome(
        "refused",
        Words("不予批准", "Refused"),
        effects=[
            handled(code),
            told(f"{label.zh}：不予批准，理由见决定。", f"{label.en}: refused; the decision gives the reasons."),
        ],
    )


def applied(at_stage: Stage, *effects: Effect, guard: Decision | None = None) -> Outcome:
    """One form and one set are handed in; from the next working day on the clock counts."""
    return outcome(
        "applied",
        Words("已申报", "Applied"),
        guard=guard,
        effects=[*effects, assign(accepted_on, TODAY), received(at_stage.name)],
    )


def received(stage_name: str | None = None) -> Effect:
    """The line of a set of documents, for the stage named or the one that the case is about."""
    return register(records.application_set, {"received_on": TODAY} | ({"stage": stage_name} if stage_name else {}))


def checked(finding: str) -> Effect:
    """A line in the record of supervision."""
    return register(records.supervision_record, {"date": TODAY, "finding": finding})
