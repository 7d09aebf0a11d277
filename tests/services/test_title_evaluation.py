"""Professional titles, as applicants, employers, experts and the bureau meet them."""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.law.places import Place
from gongbao.procedures import TODAY, Assign, Issue, NotOpen, OnlyAutomatic, SamePerson, advance, simulate
from gongbao.procedures.events import Done
from gongbao.rules.values import Span
from gongbao.services import registry

SERVICE = registry()["title-evaluation"]
DAY = date(2024, 6, 3)

#: A circuit engineer who qualifies for the senior title in every respect.
ENGINEER = {
    "scheme": "integrated-circuits",
    "target_level": "associate-senior",
    "direction": "materials",
    "employer_in_beijing": True,
    "employer_kind": "non-public-organization",
    "works_in_specialty": True,
    "law_abiding": True,
    "ethics_sound": True,
    "fit_for_duty": True,
    "continuing_education_done": True,
    "education": "master",
    "highest_degree": "master",
    "technical_school_class": "none",
    "specialty_years": 7,
    "specialty_start_date": "2017-05-02",
    "titles": [
        {"level": "intermediate", "series": "integrated-circuits", "date": "2020-12-01", "specialty_years_since": "3.5"}
    ],
    "ability_level": "associate-senior",
    "key_unit_technical_head": False,
}


def record(kind, **more):
    return {"kind": kind, "field": "integrated-circuits", "date": "2022-08-15", "status": "recognised"} | more


PATENT = record("invention-patent", rank=1)
PAPER = record("core-journal-paper", rank=2, quality="important")
TRANSFER = record("technology-transfer", role="main-lead", effect="considerable")
PROJECT = record("domain-project", role="main-participant", effect="remarkable")
RULES = record("management-system", role="main-participant")
WORKS = [PATENT, PAPER, TRANSFER, PROJECT, RULES]


def ask(name, as_of=DAY, **facts):
    return SERVICE.decide(name, SERVICE.parse(facts), as_of)


def apply(as_of=DAY, **changed):
    return ask("eligible-at-target-level", as_of, **(ENGINEER | {"achievements": WORKS} | changed))


def test_whoever_has_everything_may_apply():
    got = apply()
    assert got.text == "yes"
    assert "41号附件 三、（一）2.(2)" in [cause.place for cause in got.because]


@pytest.mark.parametrize(
    ("changed", "place"),
    [
        ({"employer_in_beijing": False}, "41号 一、"),
        ({"employer_kind": "government-organ"}, "41号 一、"),
        ({"continuing_education_done": False}, "41号附件 序言"),
        ({"ability_level": "intermediate"}, "41号附件 三、（一）1."),
        ({"specialty_years": "6.9"}, "41号附件 三、（一）2."),
        ({"achievements": [PATENT, PAPER, TRANSFER]}, "41号附件 三、（二）"),
        ({"achievements": [PATENT, PAPER, PROJECT, RULES]}, "41号附件 三、（三）"),
        ({"direction": "planning"}, "41号附件 三、（二）"),
        ({"titles": [{"level": "full-senior", "series": "integrated-circuits", "date": "2020-01-01",
                      "specialty_years_since": 4}]}, "41号 二、（一）"),
    ],
)  # fmt: skip
def test_each_missing_condition_is_a_no_with_its_place(changed, place):
    got = apply(**changed)
    assert got.text == "no"
    assert place in [cause.place for cause in got.because]


def test_the_measures_are_in_force_from_2024():
    assert apply(date(2024, 1, 1)).text == "yes"
    assert apply(date(2023, 12, 31)).text == "no"


def test_what_would_turn_a_no_is_told_and_when_time_does():
    short = [ENGINEER["titles"][0] | {"specialty_years_since": "3.5"}]
    got = apply(specialty_years="6.5", titles=short)
    assert got.text == "no"
    assert got.becomes_yes_on == date(2024, 12, 3)
    assert any("specialty_years" in change.facts or "key_unit_technical_head" in change.facts for change in got.changes)


def test_the_exceptional_route_lifts_education_and_experience_only():
    assert apply(specialty_years=1, key_unit_technical_head=True).text == "yes"
    assert apply(specialty_years=1, key_unit_technical_head=True, achievements=[]).text == "no"


def test_a_judgement_that_is_missing_leaves_it_open():
    without = {name: value for name, value in ENGINEER.items() if name != "ability_level"} | {"achievements": WORKS}
    got = ask("eligible-at-target-level", **without)
    assert (got.text, got.missing) == ("unknown", ("ability_level",))


def test_a_bachelors_degree_alone_counts_only_for_the_full_senior_level():
    degree = {"education": "college", "highest_degree": "bachelor", "technical_school_class": "none"}
    titles = [
        {"level": level, "series": "other", "date": "2015-01-01", "specialty_years_since": 9}
        for level in ("intermediate", "associate-senior")
    ]
    low = [titles[0]]
    assert ask("ec-senior-engineer-qualification-met", **degree, specialty_years=9, titles=low).text == "no"
    assert ask("ec-full-senior-engineer-qualification-met", **degree, titles=titles).text == "yes"


def test_a_title_of_the_same_specialty_opens_no_lateral_route():
    for series, answer in (("government-services", "no"), ("other-philosophy-social-sciences", "yes")):
        title = {"level": "associate-senior", "series": series, "date": "2020-01-01", "specialty_years_since": 3}
        facts = {"education": "college", "highest_degree": "none", "technical_school_class": "none"}
        got = ask("gs-associate-researcher-qualification-met", **facts, specialty_years=4, titles=[title])
        assert got.text == answer


# --- which works count

JUNIOR = {"level": "junior", "series": "other", "date": "2016-03-01", "specialty_years_since": 8}
LATER = {"level": "junior", "series": "integrated-circuits", "date": "2018-03-01", "specialty_years_since": 6}


@pytest.mark.parametrize(
    ("scheme", "target", "titles", "first_day"),
    [
        ("integrated-circuits", "associate-senior", [LATER, JUNIOR], "2016-03-01"),
        ("engineering-consulting", "associate-senior", [LATER, JUNIOR], "2014-07-01"),
        ("engineering-consulting", "intermediate", [LATER, JUNIOR], "2016-03-01"),
        ("government-services", "junior", [], "2014-07-01"),
        ("government-services", "junior", [JUNIOR], "2014-07-01"),
    ],
)
def test_works_count_from_the_lower_title_on(scheme, target, titles, first_day):
    facts = {"scheme": scheme, "target_level": target, "titles": titles, "specialty_start_date": "2014-07-01"}
    assert ask("achievement-window-start", **facts).text == first_day


def test_a_title_of_unknown_level_leaves_the_first_day_open_only_where_it_matters():
    facts = {"scheme": "engineering-consulting", "target_level": "intermediate", "specialty_start_date": "2014-07-01"}
    some_level = {name: value for name, value in JUNIOR.items() if name != "level"}
    assert ask("achievement-window-start", **facts, titles=[some_level]).text == "unknown"
    assert ask("achievement-window-start", **facts, titles=[JUNIOR, some_level | {"date": "2019-01-01"}]).text == (
        "2016-03-01"
    )


def count(works, decision="ic-senior-engineer-achievement-count"):
    return ask(decision, titles=ENGINEER["titles"], specialty_start_date="2017-05-02", achievements=works).value


def test_the_window_includes_both_of_its_days():
    days = ["2020-11-30", "2020-12-01", "2024-06-03", "2024-06-04"]
    assert [count([PATENT | {"date": day}]) for day in days] == [0, 1, 1, 0]


def test_another_specialty_does_not_count():
    assert count([PATENT | {"field": "other"}]) == 0


def test_one_work_serves_one_item_whichever_record_shows_it():
    patent, paper = PATENT | {"work": "laser"}, PAPER | {"work": "laser"}
    assert count([patent, paper]) == 1
    assert count([patent, paper, PAPER]) == 2


def test_works_are_shared_out_so_that_most_items_are_satisfied():
    # Two copyrights satisfy one item; one of them also shows the patent's work.
    rights = [record("software-copyright", rank=1, effect="some", work=name) for name in "ab"]
    assert count([*rights, PATENT | {"work": "a"}]) == 1
    assert count([*rights, PATENT | {"work": "c"}]) == 2


def test_an_item_of_two_needs_two_different_works():
    right = record("layout-design", rank=1, effect="some")
    assert count([right | {"work": "x"}, right | {"work": "x"}]) == 0
    assert count([right, right]) == 1


def test_an_unknown_rank_leaves_the_count_between_bounds():
    unranked = {name: value for name, value in PATENT.items() if name != "rank"}
    assert count([unranked, PAPER]) == Span(1, 2)
    assert count([unranked | {"work": "w"}, PAPER | {"work": "w"}]) == 1


def test_government_services_counts_works_and_not_items():
    report = {
        "kind": "service-report", "field": "government-services", "date": "2023-05-01", "rank": 2,
        "status": "recognised", "adopted_by": "provincial", "effect": "considerable",
    }  # fmt: skip
    facts = {"titles": [JUNIOR | {"level": "intermediate"}], "specialty_start_date": "2014-07-01"}
    got = ask("gs-associate-researcher-achievements-met", **facts, achievements=[report] * 3)
    assert got.text == "yes"
    shared = [report | {"work": "one"}] * 3
    assert ask("gs-associate-researcher-achievement-count", **facts, achievements=shared).value == 1


def test_reports_count_in_the_direction_applied_in():
    report = {
        "kind": "project-report", "field": "engineering-consulting", "date": "2023-05-01", "role": "main-lead",
        "status": "completed", "investment": "30000000",
    }  # fmt: skip
    facts = {"titles": [JUNIOR | {"level": "intermediate"}], "achievements": [report] * 5}
    name = "ec-senior-engineer-achievement-count"
    assert ask(name, **facts, direction="project").value == 1
    assert ask(name, **facts, direction="planning").value == 0
    assert ask(name, **facts).value == Span(0, 1)
    less = [*[report] * 4, report | {"investment": "29999999.99"}]
    assert ask(name, **facts | {"achievements": less}, direction="project").value == 0


def satisfied_by_hand(works):
    """The most items that these records of five kinds satisfy: every way of sharing the works out is tried."""
    kinds = {
        "invention-patent": 1, "core-journal-paper": 1, "technology-transfer": 1, "software-copyright": 2,
        "new-product-development": 2,
    }  # fmt: skip
    shown = {kind: {work["work"] for work in works if work["kind"] == kind} for kind in kinds}
    return most(list(kinds.items()), shown, frozenset())


def most(kinds, shown, used):
    if not kinds:
        return 0
    (kind, needed), rest = kinds[0], kinds[1:]
    best = most(rest, shown, used)
    for chosen in combinations(sorted(shown[kind] - used), needed):
        best = max(best, 1 + most(rest, shown, used | set(chosen)))
    return best


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    PATENT,
                    PAPER,
                    TRANSFER,
                    record("software-copyright", rank=1, effect="some"),
                    record("new-product-development", role="chief", rank=1, quality="high", effect="major"),
                ]
            ),
            st.sampled_from("abcdef"),
        ),
        max_size=9,
    )
)
def test_the_count_is_the_best_way_of_sharing_works_out(drawn):
    works = [each | {"work": work} for each, work in drawn]
    assert count(works) == satisfied_by_hand(works)


@settings(deadline=None, max_examples=40)
@given(st.sets(st.sampled_from(sorted(ENGINEER)), max_size=5), st.lists(st.sampled_from(WORKS), max_size=6))
def test_what_is_settled_stays_settled_when_more_becomes_known(hidden, works):
    everything = ENGINEER | {"achievements": works}
    known = ask("highest-eligible-level", **everything).text
    partly = {name: value for name, value in everything.items() if name not in hidden}
    assert ask("highest-eligible-level", **partly).text in (known, "unknown")


def test_the_highest_open_level():
    assert ask("highest-eligible-level", **ENGINEER, achievements=WORKS).text == "associate-senior"
    assert ask("highest-eligible-level", **ENGINEER | {"titles": []}, achievements=[]).text == "junior"
    assert ask("highest-eligible-level", **ENGINEER | {"law_abiding": False}, achievements=WORKS).text == "none"


# --- ballots


@settings(deadline=None)
@given(st.integers(0, 60), st.integers(0, 60))
def test_two_thirds_pass_and_never_nobody(experts, agree):
    passed = ask("ballot-passed", ballot_experts=experts, ballot_agree=agree).value
    needed = ask("ballots-needed", ballot_experts=experts).value
    assert passed is (experts > 0 and agree >= needed)
    assert needed == next(votes for votes in range(1, 62) if 3 * votes >= 2 * experts)


# --- the application

APPLICATION = SERVICE.procedure("title-application")
TO_THE_NOTICE = [
    ("2024-06-03", "submit-application", "submitted"),
    ("2024-06-04", "screen-application", "selected"),
    ("2024-06-05", "post-employer-notice", "posted"),
]
TO_THE_BALLOT = [
    *TO_THE_NOTICE,
    ("2024-06-17", "recommend", "recommended"),
    ("2024-06-18", "review-materials", "passed"),
    ("2024-06-19", "assess-by-panel", "assessed"),
]
TO_THE_RESULT = [
    *TO_THE_BALLOT,
    ("2024-06-20", "vote", "passed"),
    ("2024-06-21", "accept-round", "accepted"),
    ("2024-06-24", "post-final-notice", "posted"),
]
BALLOT = {"ballot_experts": 9, "ballot_agree": 6, "ballot_secret": True}


def decide(name, facts, on):
    known = {fact: value for fact, value in facts.items() if fact in SERVICE.facts}
    return SERVICE.decide(name, SERVICE.parse(known), on).text


def play(events, until, **given):
    told = [{"on": day, "step": step, "outcome": outcome} for day, step, outcome in events]
    return simulate(APPLICATION, {"start": "2024-06-03", "given": given, "events": told, "until": until}, decide)


def test_from_the_application_to_the_certificate():
    played = play([*TO_THE_RESULT, ("2024-07-02", "issue-certificate", "issued")], "2024-07-02", **BALLOT)
    assert played.ended == "certified"
    automatic = [(step.step, step.on) for step in played.done if step.automatic]
    assert automatic == [("hear-employer-objections", date(2024, 6, 14)), ("hear-final-objections", date(2024, 7, 2))]
    assert any(isinstance(effect, Issue) for effect in played.effects)


def test_the_dragon_boat_day_is_no_day_of_the_notice():
    played = play(TO_THE_NOTICE, "2024-06-13")
    assert [(step.step, step.due) for step in played.open] == [("hear-employer-objections", date(2024, 6, 13))]


@pytest.mark.parametrize(
    ("given", "events", "refused"),
    [
        (ENGINEER | {"employer_in_beijing": False}, TO_THE_NOTICE[:1], "eligible-at-target-level"),
        (BALLOT | {"ballot_agree": 5}, [*TO_THE_BALLOT, ("2024-06-20", "vote", "passed")], "ballot-passed"),
        (
            BALLOT | {"ballot_secret": False},
            [*TO_THE_RESULT, ("2024-07-02", "issue-certificate", "issued")],
            "certificate-may-be-issued",
        ),
    ],
)
def test_what_the_text_forbids_is_refused(given, events, refused):
    with pytest.raises(Exception, match=refused) as problem:
        play(events, "2024-07-31", **given)
    assert problem.value.status == 409


def test_nobody_chooses_that_there_is_no_objection():
    with pytest.raises(OnlyAutomatic):
        play([*TO_THE_NOTICE, ("2024-06-06", "hear-employer-objections", "no-objection")], "2024-06-30")


def test_nobody_recommends_while_the_notice_is_up():
    with pytest.raises(NotOpen):
        play([*TO_THE_NOTICE, ("2024-06-13", "recommend", "recommended")], "2024-06-30")


def test_whoever_accepts_a_round_does_not_issue_its_certificates():
    state = play(TO_THE_RESULT, "2024-07-02", **BALLOT).state
    accepted = state.step("accept-round")
    state = state.with_step("accept-round", type(accepted)(None, accepted.outcome, accepted.on, "clerk"))
    with pytest.raises(SamePerson):
        advance(APPLICATION, state, Done("issue-certificate", "issued", date(2024, 7, 2), "clerk"))
    assert advance(APPLICATION, state, Done("issue-certificate", "issued", date(2024, 7, 2), "other")).state.ended


def test_the_days_of_the_notice_are_kept():
    assigned = {effect.fact: effect.value for effect in play(TO_THE_NOTICE, "2024-06-05").effects
                if isinstance(effect, Assign)}  # fmt: skip
    assert assigned["publicity_start"] == TODAY
    assert assigned["objection_open"] is False


# --- the documents


def test_every_provision_is_carried_out_or_says_why_not():
    idle = [each.at for each in SERVICE.coverage if not each.carried_out_by and each.note is None]
    assert idle == []
    assert {each.document for each in SERVICE.coverage} == {document.number for document in SERVICE.documents}


def test_every_place_that_is_cited_is_a_provision():
    listed = {Place.parse(each.at).key for each in SERVICE.provisions}
    cited = {(name, place.key) for name, _, places in SERVICE.carriers for place in places}
    assert [each for each in cited if each[1] not in listed] == []


def test_degrees_of_influence_are_judged_and_never_worked_out():
    graded = SERVICE.facts["achievements"].item
    for name in ("effect", "quality", "reach"):
        assert (graded[name].evidence.means, graded[name].evidence.role) == ("judgement", "evaluation-institution")
    assert SERVICE.facts["ability_level"].evidence.means == "judgement"
