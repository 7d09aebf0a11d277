"""The entitlement finder: one interview over many decisions, against each decision alone and against enumeration."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongbao.rules import (
    NONE,
    UNKNOWN,
    DefinitionError,
    Type,
    all_of,
    any_of,
    at_least,
    choices,
    decision,
    fact,
    judgement,
    no_if,
    not_,
    otherwise,
    yes_if,
)
from gongbao.rules.values import is_known
from gongbao.services import Document, Service, agency, common, person, registry
from gongbao.services.entitlement import entitlement
from gongbao.services.finder import Finder, offers, topics
from gongbao.words import Words

DAY = date(2026, 1, 5)
ME = person("me", "我", "Me")
OFFICE = agency("office", "机关", "Office")


def service_of(slug, facts, decisions, entitlements=None):
    """A service in which every decision gives something to ``me``."""
    if entitlements is None:
        entitlements = tuple(entitlement(each, ME, ("某物", "Something"), ("去办", "Go")) for each in decisions)
    return Service(
        slug=slug,
        title=Words(slug, slug),
        about=Words(slug, slug),
        documents=(Document("京试发〔2026〕1号", "试行办法", DAY, DAY),),
        role_list=(ME, OFFICE),
        fact_list=tuple(facts),
        decision_list=tuple(decisions),
        procedure_list=(),
        entitlements=entitlements,
    )


def played(finder, answer):
    """The interview to its end, with every question asked on the way."""
    asked = []
    while (question := finder.next_question()) is not None:
        assert question.key not in finder.answers
        asked.append(question)
        answers = {**finder.answers, question.key: answer(question)}
        finder = Finder(finder.offers, finder.as_of, answers, finder.figures)
    return finder, asked


# --- the real services


def values_of(each):
    """Values that people give, and those on which rules turn."""
    match each.kind.type:
        case Type.BOOLEAN:
            return st.booleans()
        case Type.ENUM:
            return st.sampled_from(each.kind.names)
        case Type.INTEGER:
            return st.integers(0, 70)
        case Type.NUMBER | Type.MONEY:
            return st.integers(0, 6000)
        case Type.DATE:
            return st.integers(0, 30_000).map(lambda days: DAY - timedelta(days=days))
        case Type.LIST:
            fields = {name: values_of(item) for name, item in each.item.items()}
            return st.lists(st.fixed_dictionaries(fields), max_size=2).map(tuple)
    return st.sampled_from(["甲", "乙"])


#: What a person with these shared facts is to each service, said once more by hand.
SHARED = {
    ("veteran-employment", "employed"): lambda me: me["state_of_work"] != "none",
    ("veteran-employment", "flexible_employment"): lambda me: me["state_of_work"] == "flexible",
    ("veteran-employment", "registered_unemployed"): lambda me: me["unemployment_registration"] == "unemployed",
    ("veteran-employment", "hardship_certified"): lambda me: me["hardship_certified"],
    ("veteran-employment", "household_zero_employment"): lambda me: me["household_without_work"],
    ("veteran-employment", "business_type"): lambda me: NONE if me["own_business"] == "none" else me["own_business"],
    ("employment-service", "employed"): lambda me: me["state_of_work"] not in ("none", "welfare-post"),
    ("employment-service", "unemployment_registered"): lambda me: me["unemployment_registration"] != "none",
    ("employment-service", "difficulty_certified"): lambda me: me["hardship_certified"],
    ("employment-service", "zero_employment_household"): lambda me: me["household_without_work"],
    ("resident-pension", "birth_date"): lambda me: me["birth_date"],
    ("intern-injury-insurance", "birth_date"): lambda me: me["birth_date"],
    ("intern-injury-insurance", "unit_in_beijing"): lambda me: me["organisation_in_beijing"],
    ("assistive-device-provider", "in_beijing"): lambda me: me["organisation_in_beijing"],
}
COMMON = [each for each in vars(common).values() if hasattr(each, "kind")]
OFFERS = {holder: offers(registry().values(), holder) for holder in ("person", "organisation")}


def test_every_shared_fact_of_a_service_is_named_above():
    declared = {
        (slug, each.name) for slug, one in registry().items() for each in one.fact_list if each.same_as is not None
    }
    assert declared == set(SHARED)


@pytest.mark.parametrize("holder", OFFERS)
@settings(max_examples=3, deadline=None)
@given(data=st.data())
def test_what_the_finder_settles_is_what_each_service_decides_on_all_the_facts(holder, data):
    shared = {each.name: data.draw(values_of(each), label=each.name) for each in COMMON}

    def whole(one, given):
        """Everything about this person in the service's own words, whatever was asked of it."""
        for each in one.fact_list:
            key = (one.slug, each.name)
            given[each.name] = SHARED[key](shared) if key in SHARED else own[key]
        return given

    finder = Finder(OFFERS[holder], DAY)
    own = {}
    for one in finder.services:
        for each in one.fact_list:
            if each.same_as is None:
                own[one.slug, each.name] = data.draw(values_of(each), label=f"{one.slug}/{each.name}")
    said = {f"{slug}/{name}": value for (slug, name), value in own.items()} | shared
    ended, asked = played(finder, lambda question: said[question.key])
    assert len({question.key for question in asked}) == len(asked)
    for question in asked:
        assert question.fact.evidence.means != "judgement"
        assert not question.fact.dated
    for finding in ended.findings:
        one, name = finding.offer.service, finding.offer.decision.name
        assert finding.answer.text == one.decide(name, ended.facts[one.slug], DAY).text
        if finding.verdict == "open":
            assert finding.judged_by or finding.figures
        else:
            assert finding.answer.value == one.decide(name, whole(one, {}), DAY).value
            assert (finding.verdict == "yes") == finding.offer.entitlement.grants(finding.answer.value)


@pytest.mark.parametrize("holder", OFFERS)
def test_an_interview_in_which_nothing_is_known_ends_with_every_answer_open_and_says_what_is_missing(holder):
    ended, asked = played(Finder(OFFERS[holder], DAY), lambda question: UNKNOWN)
    assert len({question.key for question in asked}) == len(asked)
    for finding in ended.findings:
        assert finding.verdict == "open"
        assert finding.unanswered or finding.judged_by or finding.figures


def test_who_is_no_veteran_is_asked_once_and_nothing_more_about_veterans():
    only = [offer for offer in OFFERS["person"] if offer.service.slug == "veteran-employment"]
    without_soldier = tuple(o for o in only if o.decision.name not in ("adaptive-training-required", "reapply-allowed"))
    ended, asked = played(Finder(without_soldier, DAY), lambda question: False)
    assert [question.key for question in asked] == ["veteran-employment/is_veteran"]
    assert {finding.verdict for finding in ended.findings} == {"no"}


def test_two_services_that_ask_the_same_share_one_question():
    wanted = ("next-assistance", "aid-rules-usable", "appeal-open")
    both = tuple(offer for offer in OFFERS["person"] if offer.decision.name in wanted)
    given_answers = {"hardship_certified": True, "employment-service/service_substandard": False}
    _, asked = played(Finder(both, DAY), lambda q: given_answers.get(q.key, q.fact.kind.type is Type.BOOLEAN or "none"))
    assert sum(question.key == "hardship_certified" for question in asked) <= 1
    first = Finder(both, DAY, {"veteran-employment/is_veteran": True, "state_of_work": "none"})
    known = Finder(both, DAY, {**first.answers, "hardship_certified": True})
    assert known.facts["veteran-employment"]["hardship_certified"] is True
    assert known.facts["employment-service"]["difficulty_certified"] is True


def test_a_shared_question_stands_in_the_service_s_own_words_while_it_is_the_only_one_to_ask_it():
    unit = tuple(offer for offer in OFFERS["person"] if offer.decision.name == "student-covered")
    known = {
        "intern-injury-insurance/internship_kind": "post-internship",
        "intern-injury-insurance/placement": "school-arranged",
        "intern-injury-insurance/school_type": "vocational-school",
        "intern-injury-insurance/internship_start": date(2025, 9, 1),
        "birth_date": date(2006, 1, 3),
    }
    question = Finder(unit, DAY, known).next_question()
    assert (question.key, question.label.zh) == ("organisation_in_beijing", "实习单位在本市")


def test_topics_choose_what_is_asked_and_hold_what_a_person_may_have():
    found = {topic.zh: len(offered) for topic, offered in topics(registry().values(), "person").items()}
    assert "工程建设" not in found
    pensions = offers(registry().values(), "person", ["养老"])
    assert {offer.service.slug for offer in pensions} == {"resident-pension"}
    assert found["养老"] == len(pensions)
    assert len({offer.key for offer in OFFERS["person"]}) == len(OFFERS["person"])


def test_a_figure_that_is_not_published_is_not_asked_for_and_the_answer_waits_for_it():
    only = tuple(offer for offer in OFFERS["person"] if offer.decision.name == "monthly-increase")
    said = {"resident-pension/benefit": "basic-pension", "birth_date": date(1950, 1, 1)}
    ended, _ = played(Finder(only, DAY), lambda question: said[question.key])
    [waiting] = ended.findings
    assert (waiting.verdict, [each.name for each in waiting.figures]) == ("open", ["increase_65_plus"])
    figures = {"resident-pension": {"increase_65_plus": 60}}
    [settled] = Finder(only, DAY, ended.answers, figures).findings
    assert (settled.verdict, settled.answer.text) == ("yes", "60.00")


# --- random services, against enumeration

FLAGS = [fact.boolean(f"flag_{n}", f"标志{n}", f"Flag {n}") for n in range(4)]
COLOURS = choices(("red", "红", "Red"), ("green", "绿", "Green"), ("blue", "蓝", "Blue"))
COLOUR = fact.enum("colour", "颜色", "Colour", COLOURS)
JUDGED = fact.boolean("judged", "合适", "Fit", evidence=judgement("office", "机关判断", "judged by the office"))
DOMAINS = {each.name: (True, False) for each in (*FLAGS, JUDGED)} | {"colour": COLOURS.names}

conditions = st.recursive(
    st.one_of(st.sampled_from([*FLAGS, JUDGED]), st.sampled_from(COLOURS.names).map(lambda name: COLOUR == name)),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda each: all_of(*each)),
        st.lists(inner, min_size=1, max_size=3).map(lambda each: any_of(*each)),
        inner.map(not_),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: at_least(2, *each)),
    ),
    max_leaves=6,
)
# Of two conditions that lead to the same answer the second often no longer matters, although it is open.
bodies = st.one_of(
    conditions.map(lambda tree: (tree,)),
    st.tuples(conditions, conditions).map(lambda two: (no_if(two[0] & two[1]), yes_if(any_of(*two)), otherwise(False))),
)


def two_services(trees):
    """All but the last decision in one service, the last in another."""
    asked = [decision(f"asked-{n}", "？", "?", *tree) for n, tree in enumerate(trees)]
    facts = (*FLAGS, COLOUR, JUDGED)
    return offers([service_of("one", facts, asked[:-1]), service_of("two", facts, asked[-1:])], "person")


def completions(known):
    names = [name for name in DOMAINS if name not in known]
    for values in product(*(DOMAINS[name] for name in names)):
        yield known | dict(zip(names, values, strict=True))


def could_change(offer, known, name):
    """Whether some way of filling in everything makes the answer hang on ``name``; by trying them all."""
    rest = {key: value for key, value in known.items() if key != name}
    answers = {}
    for full in completions(rest):
        others = tuple((key, value) for key, value in sorted(full.items()) if key != name)
        answers.setdefault(others, set()).add(offer.decision.value(full, DAY))
    return any(len(each) > 1 for each in answers.values())


@settings(max_examples=30, deadline=None)
@given(st.lists(bodies, min_size=2, max_size=4), st.data())
def test_no_question_is_asked_that_could_change_no_answer_and_none_is_left_out_that_could(trees, data):
    try:
        found = two_services(trees)
    except DefinitionError:
        return  # the two conditions of a rule list were the same
    finder = Finder(found, DAY)

    def answer(question):
        slug, name = question.key.split("/")
        now = Finder(found, DAY, asked_so_far)
        offered = [offer for offer in found if offer.service.slug == slug]
        assert any(could_change(offer, dict(now.facts[slug]), name) for offer in offered)
        value = data.draw(st.sampled_from(DOMAINS[name]))
        asked_so_far[question.key] = value
        return value

    asked_so_far = {}
    ended, asked = played(finder, answer)
    assert len(asked) <= 2 * (len(DOMAINS) - 1)
    for finding in ended.findings:
        known = dict(ended.facts[finding.offer.service.slug])
        still = [name for name in DOMAINS if name not in known and name != "judged"]
        assert not any(could_change(finding.offer, known, name) for name in still)
        if finding.verdict != "open":
            answers = {finding.offer.decision.value(full, DAY) for full in completions(known)}
            assert answers == {finding.answer.value}


@settings(max_examples=60, deadline=None)
@given(st.lists(conditions, min_size=2, max_size=3), st.permutations(FLAGS))
def test_a_judged_fact_is_never_asked_and_is_named_where_the_answer_waits_for_it(trees, flags):
    found = two_services([(all_of(tree, JUDGED, flags[0]),) for tree in trees])
    ended, asked = played(Finder(found, DAY), lambda question: DOMAINS[question.fact.name][0])
    assert all(question.fact is not JUDGED for question in asked)
    for finding in ended.findings:
        if finding.verdict == "open":
            assert [role.name for role in finding.judged_by] == ["office"]


# --- definitions


def test_an_entitlement_that_names_what_the_service_does_not_have_is_refused():
    mine = decision("mine", "？", "?", FLAGS[0])
    nobody = agency("nobody", "无人", "Nobody")
    for decisions, role, named in (([], ME, "mine"), ([mine], nobody, "nobody"), ([mine], OFFICE, "Office")):
        offered = (entitlement(mine, role, ("某物", "Something"), ("去办", "Go")),)
        with pytest.raises(DefinitionError) as refused:
            service_of("one", FLAGS[:1], decisions, offered)
        assert named in refused.value.words.en


def test_a_fact_is_the_same_as_a_term_of_its_own_type_only():
    with pytest.raises(DefinitionError):
        fact.integer("age", "年龄", "Age", same_as=common.birth_date)


def test_what_gives_nothing_is_a_no():
    amount = fact.money("amount", "金额", "Amount")
    given_amount = decision("given", "多少？", "How much?", amount + 0)
    [offer] = offers([service_of("one", (amount,), [given_amount])], "person")
    verdicts = [Finder((offer,), DAY, {"one/amount": each}).findings[0].verdict for each in (0, 5, UNKNOWN)]
    assert verdicts == ["no", "yes", "open"]
    assert not is_known(Finder((offer,), DAY, {"one/amount": UNKNOWN}).findings[0].answer.value)
