"""Title evaluation in the demo: applications from the materials to the certificate, objections, ballots, rounds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from gongbao.demo.city import TITLES
from gongbao.demo.stage import Stage, Story
from gongbao.periods import add_working_days

EXPERTS = tuple(f"committee-{place}" for place in range(1, 6))
_SCHEMES = (
    ("government-services", "service-operations", "employer-1", "政务服务专业"),
    ("integrated-circuits", "design-software", "employer-2", "集成电路专业"),
    ("engineering-consulting", "planning", "employer-3", "工程咨询专业"),
)


@dataclass(frozen=True)
class Applicant:
    """An application: whose, for what, and which turn it takes (nothing: it goes through)."""

    who: str
    scheme: int
    turn: str = ""

    @property
    def employer(self) -> str:
        """The key of the employer."""
        return _SCHEMES[self.scheme][2]

    def facts(self, today: date) -> dict[str, Any]:
        """What is handed in, for the junior level."""
        scheme, direction, _, _ = _SCHEMES[self.scheme]
        return {
            "scheme": scheme,
            "target_level": "junior",
            "direction": direction,
            "employer_in_beijing": True,
            "employer_kind": "public-institution" if self.scheme == 0 else "non-public-organization",
            "works_in_specialty": True,
            "continuing_education_done": True,
            "education": "bachelor",
            "highest_degree": "bachelor",
            "technical_school_class": "none",
            "specialty_years": 3,
            "specialty_start_date": date(today.year - 3, 1, 8).isoformat(),
            "titles": [],
            "key_unit_technical_head": False,
            "achievements": [],
        }


def application(stage: Stage, person: Applicant) -> Story:
    """An application, step by step with everybody's usual delay."""
    holders = {"employer": stage.city.party(person.employer)}
    title = f"{_SCHEMES[person.scheme][3]}（初级）"
    case = stage.submit(person.who, TITLES, "title-application", person.facts(stage.day), holders=holders, title=title)
    yield 2
    outcome = "not-selected" if person.turn == "not-selected" else "selected"
    stage.do(person.employer, case, "screen-application", outcome, law_abiding=True, ethics_sound=True,
             fit_for_duty=True)  # fmt: skip
    if outcome == "not-selected":
        return
    yield 1
    yield from _employer_notice(stage, person, case)
    if "recommend" not in stage.state(case):
        return
    yield 1
    written = {"recommendation_in_writing": True}
    if person.turn == "not-recommended":
        stage.do(person.employer, case, "recommend", "not-recommended", **written)
        return
    stage.do(person.employer, case, "recommend", "recommended", **written)
    yield from _review(stage, person, case)


def _employer_notice(stage: Stage, person: Applicant, case: str) -> Story:
    stage.do(person.employer, case, "post-employer-notice", "posted")
    if person.turn.startswith("colleague"):
        yield 2
        stage.object(f"{person.employer}-colleague", case, "本人业绩与材料所述不一致。")
        yield 3
        upheld = person.turn == "colleague-upheld"
        note = "经核查，业绩不属实。" if upheld else "经核查，业绩属实。"
        stage.do(person.employer, case, "resolve-employer-objection", "upheld" if upheld else "dismissed", note)
        if upheld:
            return
        yield 1
        stage.do(person.employer, case, "post-employer-notice", "posted")
    yield 6


def _review(stage: Stage, person: Applicant, case: str) -> Story:
    yield 3
    if person.turn == "waits":
        return
    stage.verify("institution-2", case)
    judged = {"evaluation_mode": "review", "ability_level": "junior"}
    if person.turn == "rejected":
        judged["ability_level"] = "none"
        stage.do("institution-1", case, "review-materials", "rejected", "基本条件未达到。", **judged)
        return
    stage.do("institution-1", case, "review-materials", "passed", **judged)
    yield 3
    stage.do("panel-1", case, "assess-by-panel", "assessed", "答辩良好，同意提交表决。")
    yield from _ballot(stage, person, case)


def _ballot(stage: Stage, person: Applicant, case: str) -> Story:
    for place, expert in enumerate(EXPERTS):
        if place % 2 == 0:
            yield 1
        against = person.turn == "failed" and place > 1
        stage.vote(expert, case, "against" if against else "abstain" if place == 4 else "agree")
    yield 1
    stage.close_ballot("institution-1", case)
    if person.turn == "failed":
        stage.do("committee-1", case, "vote", "failed")
        return
    stage.do("committee-1", case, "vote", "passed")
    yield from _result(stage, person, case)


def _result(stage: Stage, person: Applicant, case: str) -> Story:
    yield 3
    stage.do("hrss-1", case, "accept-round", "accepted")
    yield 1
    stage.do("hrss-2", case, "post-final-notice", "posted")
    if person.turn.startswith("public"):
        yield 2
        stage.object("resident-2", case, "继续教育学时存疑。")
        yield 3
        upheld = person.turn == "public-upheld"
        stage.do("hrss-1", case, "resolve-final-objection", "upheld" if upheld else "dismissed", "已调取学时记录核对。")
        if upheld:
            return
        yield 1
        stage.do("hrss-2", case, "post-final-notice", "posted")
    yield 7
    stage.do("hrss-2", case, "issue-certificate", "issued")
    yield 2
    stage.rate(person.who, case, 5 if person.scheme else 4)
    yield from _appointment(stage, person)


def _appointment(stage: Stage, person: Applicant) -> Story:
    holders = {"applicant": stage.city.party(person.who)}
    name = stage.city.parties[person.who].name
    case = stage.submit(person.employer, TITLES, "title-appointment", holders=holders, title=f"聘任{name}")
    yield 2
    stage.do(person.employer, case, "decide-appointment", "appointed", certificate_issued=True)
    if person.scheme == 1:
        stage.do(person.employer, case, "use-result", "recorded")


def round_of(stage: Stage, scheme: int, finished: bool) -> Story:
    """A round in the year's plan."""
    name = _SCHEMES[scheme][0]
    case = stage.submit("hrss-1", TITLES, "evaluation-round", title=f"{_SCHEMES[scheme][3]}年度评审")
    stage.do("hrss-1", case, "schedule-round", "annual", scheme=name, rounds=[])
    yield 20
    if finished:
        stage.do("institution-1", case, "run-round", "completed")
        yield 4
        stage.do("hrss-2", case, "accept-review-work", "accepted")


def autonomy(stage: Stage) -> Story:
    """A unit asks to evaluate by itself; the bureau has yet to decide."""
    facts = {"scheme": "integrated-circuits", "employer_category": "industry-leading-enterprise"}
    stage.submit("employer-2", TITLES, "independent-evaluation", facts, title="申请自主评聘")
    yield 1


_TURNS = {
    1: "public-upheld", 4: "not-selected", 6: "colleague-dismissed", 8: "rejected", 9: "public-dismissed",
    11: "failed", 13: "colleague-upheld", 16: "not-recommended", 21: "colleague-dismissed",
}  # fmt: skip
APPLICATIONS = 24
#: Handed in together and waiting for the institution's review.
BATCH = 10


def begin(stage: Stage, today: date) -> None:
    """Puts every story on its day."""
    for place in range(APPLICATIONS):
        person = Applicant(f"resident-{place % 26 + 1}", place % 3, _TURNS.get(place, ""))
        stage.start(application(stage, person), add_working_days(today, -(66 - 8 * place // 3)))
    for place in range(BATCH):
        person = Applicant(f"resident-{place % 26 + 1}", place % 3, "waits")
        stage.start(application(stage, person), add_working_days(today, -(14 + place % 4)))
    stage.start(round_of(stage, 0, True), add_working_days(today, -60))
    stage.start(round_of(stage, 1, False), add_working_days(today, -30))
    stage.start(autonomy(stage), add_working_days(today, -5))
