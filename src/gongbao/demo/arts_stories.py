"""Prepaid arts training in the demo: escrow accounts opened, contracts, lessons, refunds, disputes, anomalies."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from gongbao.demo.city import ARTS
from gongbao.demo.stage import Stage, Story
from gongbao.hub.models import Case
from gongbao.periods import add_working_days


@dataclass(frozen=True)
class Cast:
    """Who takes part in a contract, by key."""

    school: str
    learner: str
    bank: str = "bank-1"
    office: str = "yunxi-culture"

    @property
    def holders(self) -> dict[str, str]:
        """The roles that are not the school's."""
        return {"learner": self.learner, "escrow-bank": self.bank, "mediator": "mediator"}


@dataclass(frozen=True)
class Course:
    """What is agreed: title, lessons, amount in yuan, and how many lessons are taught before something happens."""

    title: str
    lessons: int
    amount: str
    taught: int = 0
    cash: bool = False
    after: str = ""


def _named(stage: Stage, roles: dict[str, str]) -> dict[str, int]:
    return {role: stage.city.party(key) for role, key in roles.items()}


def opening(stage: Stage, school: str, bank: str, office: str, stop: int = 9, sent_back: bool = False) -> Story:
    """A school opens its escrow account; ``stop`` is the number of steps after which nobody goes on."""
    holders = _named(stage, {"escrow-bank": bank})
    title = f"{stage.city.parties[school].name}开户"
    case = stage.submit(school, ARTS, "escrow-opening", holders=holders, title=title)
    banks = 2 if sent_back else 1
    steps: list[tuple[str, str, str, dict[str, Any]]] = [
        (f"{office}-1", "start-guidance", "guided", {}),
        (school, "choose-bank", "chosen",
         {"bank_is_commercial": True, "bank_in_beijing": True, "escrow_bank_count": banks}),
        (school, "sign-escrow-agreement", "signed", {}),
        (bank, "open-account", "opened", {"escrow_account_count": 1, "all_funds_supervised": True}),
    ]  # fmt: skip
    for who, step, outcome, facts in steps[:stop]:
        yield 2
        stage.do(who, case, step, outcome, **facts)
    if stop <= len(steps):
        return
    yield 2
    stage.verify(f"{office}-2", case)
    if sent_back:
        stage.do(f"{office}-1", case, "district-review", "sent-back", "存管银行只能选一家。")
        return
    stage.do(f"{office}-1", case, "district-review", "entered")


def contract(stage: Stage, cast: Cast, course: Course, place: int) -> Story:
    """A contract from the offer to the money in escrow, then its lessons, and what ``course.after`` says."""
    start = stage.day + timedelta(days=10)
    facts = {
        "course_start": start.isoformat(),
        "course_end": (start + timedelta(days=84)).isoformat(),
        "lesson_count": course.lessons,
        "prepaid_amount": course.amount,
        "charge_date": stage.day.isoformat(),
    }
    holders = _named(stage, cast.holders)
    case = stage.submit(cast.school, ARTS, "collect-prepayment", facts, holders=holders, title=course.title)
    yield 1
    if course.after == "undecided":
        return
    if course.after == "declined":
        stage.do(cast.learner, case, "choose-method", "declined")
        return
    if course.after == "lesson-by-lesson":
        stage.do(cast.learner, case, "choose-method", "pay-per-lesson")
        stage.do(cast.learner, case, "sign-lesson-contract", "signed")
        return
    stage.do(cast.learner, case, "choose-method", "prepayment")
    stage.do(cast.learner, case, "sign-contract", "signed")
    yield 1
    if course.after == "over-limits":
        stage.do(cast.school, case, "check-limits", "over-limits", open_prepayments=[])
        return
    stage.do(cast.school, case, "check-limits", "within-limits", open_prepayments=[])
    yield 1
    yield from _pay(stage, cast, course, case)
    if course.after == "cash-held-back":
        return
    yield 1
    stage.do(cast.school, case, "register-course", "registered")
    yield 4
    for number in range(1, course.taught + 1):
        stage.start(lesson(stage, cast, case, number, (place + number) % 5), stage.day)
        yield 2
    if course.after:
        stage.start(_ENDINGS[course.after](stage, cast, course, case), stage.day)


def _pay(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    if not course.cash:
        stage.do(cast.learner, case, "pay", "into-escrow")
        return
    stage.do(cast.learner, case, "pay", "in-cash")
    if course.after == "cash-held-back":
        return
    yield 1
    stage.do(cast.school, case, "deposit-cash", "deposited")
    stage.do(cast.school, case, "issue-invoice", "issued")


def lesson(stage: Stage, cast: Cast, contract_case: str, number: int, manner: int) -> Story:
    """One lesson: confirmed by the learner, deemed confirmed in silence, or disputed; then released, mostly."""
    case = stage.submit(cast.school, ARTS, "course-funds", parent=contract_case, title=f"第{number}课时")
    stage.do(cast.school, case, "complete-lesson", "done", lesson_number=number)
    yield 1
    if manner == 4:
        stage.do(cast.learner, case, "confirm-lesson", "disputed", "老师迟到，实际只上了半节课。")
        yield 4
        stage.do(cast.learner, case, "resolve-lesson-dispute", "lesson-upheld", "已补课。")
    elif manner % 2:
        stage.do(cast.learner, case, "confirm-lesson", "confirmed")
    while "disburse" not in stage.state(case):
        yield 1
    # Most lessons are released in time, some late, so that some are overdue on any day.
    yield 9 if number % 3 == 2 else 2
    if not _refunding(contract_case):
        stage.do(cast.bank, case, "disburse", "paid")
        return
    stage.do(cast.bank, case, "disburse", "held")
    while _refunding(contract_case, ended_on=None):
        yield 1
    stage.do(cast.bank, case, "await-refund", "settled-with-refund")


def _refunding(contract_case: str, **which: Any) -> bool:
    """Whether a refund of the contract was ever asked for, or is in hand (``ended_on=None``)."""
    return Case.objects.filter(parent__number=contract_case, procedure="refund", **which).exists()


def refund_untaught(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    """All of it back within seven days."""
    refund = _ask(stage, cast, case, 0)
    stage.do(cast.learner, refund, "request-refund", "within-7-days-untaught", lessons_completed=0,
             paid_service_received=False, trial_received=True)  # fmt: skip
    yield 2
    stage.do(cast.school, refund, "refund-in-full", "refunded")
    stage.rate(cast.learner, refund, 5, "退得很快。")


def refund_rest(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    """The rest back after some lessons, by agreement."""
    refund = yield from _asked(stage, cast, course, case)
    stage.do(cast.school, refund, "confirm-amounts", "both-confirmed", **_counted(course, case))
    yield 5
    stage.do(cast.bank, refund, "pay-remainder", "refunded")
    stage.rate(cast.learner, refund, 4)


def refund_waiting(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    """Agreed, and the bank lets the days go by."""
    refund = yield from _asked(stage, cast, course, case)
    stage.do(cast.school, refund, "confirm-amounts", "both-confirmed", **_counted(course, case))


def refund_disputed(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    """No agreement, and a complaint besides."""
    refund = yield from _asked(stage, cast, course, case)
    stage.do(cast.school, refund, "confirm-amounts", "disagreed", "双方对已上课时有争议。", **_counted(course, case))
    yield 1
    complaint = stage.submit(cast.learner, ARTS, "complaint", parent=case, title=f"{course.title}退费争议")
    stage.do(cast.learner, complaint, "raise-dispute", "negotiation")
    yield 2
    stage.do(cast.school, complaint, "negotiate", "failed", "机构坚持按合同扣费。")
    stage.do(cast.learner, complaint, "choose-route", "complaint")


def settled_by_mediator(stage: Stage, cast: Cast, course: Course, case: str) -> Story:
    """A dispute about a charge that the association settles."""
    yield 1
    complaint = stage.submit(cast.learner, ARTS, "complaint", parent=case, title=f"{course.title}收费争议")
    stage.do(cast.learner, complaint, "raise-dispute", "mediation")
    yield 4
    stage.do("mediator", complaint, "mediate", "settled", "双方达成调解协议。")
    stage.rate(cast.learner, complaint, 3)


def _ask(stage: Stage, cast: Cast, case: str, taught: int) -> str:
    return stage.submit(cast.learner, ARTS, "refund", parent=case, title=f"退费（已上{taught}课时）")


def _asked(stage: Stage, cast: Cast, course: Course, case: str) -> Any:
    refund = _ask(stage, cast, case, course.taught)
    stage.do(cast.learner, refund, "request-refund", "after-start", lessons_completed=course.taught,
             paid_service_received=True, trial_received=False)  # fmt: skip
    yield 2
    return refund


def _counted(course: Course, case: str) -> dict[str, int]:
    released = Case.objects.filter(parent__number=case, end_state="share-released").count()
    return {"lessons_completed": course.taught, "lessons_released": released}


_ENDINGS = {
    "refund-untaught": refund_untaught,
    "refund-rest": refund_rest,
    "refund-waiting": refund_waiting,
    "refund-disputed": refund_disputed,
    "settled": settled_by_mediator,
}


def anomaly(stage: Stage, bank: str, office: str, school: str, ending: str) -> Story:
    """A bank finds an unusual movement; the district assesses it, or has yet to."""
    district = stage.city.parties[bank].district
    case = stage.submit(bank, ARTS, "anomaly", title=f"{stage.city.parties[school].name}账户", district=district)
    stage.do(bank, case, "detect", "anomaly-found", "短时间内多笔大额转出申请。")
    stage.do(bank, case, "report-anomaly", "reported")
    yield 2
    if ending:
        stage.do(f"{office}-1", case, "assess-risk", ending, "已约谈机构负责人。")


def lead(stage: Stage, office: str) -> Story:
    """The district examines a lead."""
    case = stage.submit(f"{office}-1", ARTS, "violation-lead", title="群众反映机构收取现金不入账")
    yield 3
    stage.do(f"{office}-2", case, "examine-lead", "no-suspicion", "现金已按期存入专用账户。")


def _learner(place: int) -> str:
    return f"resident-{place % 14 * 2 + 1}"


COURSES = (
    Course("少儿钢琴启蒙", 20, "3600.00", taught=8),
    Course("硬笔书法", 24, "2880.00", taught=6, cash=True),
    Course("水彩基础", 16, "2400.00", taught=6, after="refund-rest"),
    Course("拉丁舞初级", 30, "4500.00", taught=7),
    Course("古筝入门", 20, "3000.00", taught=5, after="refund-disputed"),
    Course("素描提高", 12, "1980.00", taught=6),
    Course("中国舞考级", 36, "4800.00", taught=4, after="settled"),
    Course("声乐小组课", 18, "2700.00", taught=4, after="refund-waiting"),
    Course("国画花鸟", 15, "2250.00", taught=0, after="refund-untaught"),
    Course("尤克里里", 10, "1200.00", taught=4, cash=True),
    Course("儿童戏剧", 20, "3300.00", taught=4),
    Course("相声启蒙", 12, "1680.00", taught=3),
    Course("小提琴一对一", 20, "4900.00", after="over-limits"),
    Course("陶艺体验", 8, "960.00", after="lesson-by-lesson"),
    Course("街舞暑期班", 24, "3120.00", cash=True, after="cash-held-back"),
    Course("合唱团", 16, "1600.00", after="declined"),
    Course("书法精讲", 20, "2600.00", after="undecided"),
)
#: Working days before the last one on which the contracts begin, in the order of COURSES.
_BEGUN = (30, 26, 52, 60, 44, 48, 50, 40, 30, 22, 20, 18, 6, 12, 4, 20, 2)


def begin(stage: Stage, today: date) -> None:
    """Puts every story on its day."""
    schools = (("school-1", "bank-1", "yunxi-culture"), ("school-2", "bank-1", "yunxi-culture"),
               ("school-3", "bank-2", "songlin-culture"))  # fmt: skip
    for ahead, (school, bank, office) in enumerate(schools):
        stage.start(opening(stage, school, bank, office), add_working_days(today, -(78 - ahead)))
    stage.start(opening(stage, "school-2", "bank-2", "yunxi-culture", sent_back=True), add_working_days(today, -16))
    for stop in range(5):
        school, bank, office = schools[stop % 3]
        stage.start(opening(stage, school, bank, office, stop), add_working_days(today, -(12 - stop)))
    for place, (course, begun) in enumerate(zip(COURSES, _BEGUN, strict=True)):
        school, bank, office = schools[0 if place % 3 == 2 else place % 2]
        cast = Cast(school, _learner(place), bank, office)
        stage.start(contract(stage, cast, course, place), add_working_days(today, -begun))
    stage.start(anomaly(stage, "bank-1", "yunxi-culture", "school-2", ""), add_working_days(today, -3))
    stage.start(anomaly(stage, "bank-2", "songlin-culture", "school-3", "no-risk"), add_working_days(today, -33))
    stage.start(lead(stage, "yunxi-culture"), add_working_days(today, -25))
    stage.start(lead(stage, "songlin-culture"), add_working_days(today, -2))
