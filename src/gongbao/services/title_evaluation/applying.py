"""Which of the twelve titles is applied for, and the highest that may be (三、, 五、（一）)."""

from gongbao.rules import Decision, Expr, choices, choose, decision, rule
from gongbao.rules.decision import Rule
from gongbao.services.title_evaluation.engineering_consulting import (
    ec_assistant_engineer_eligible,
    ec_engineer_eligible,
    ec_full_senior_engineer_eligible,
    ec_senior_engineer_eligible,
)
from gongbao.services.title_evaluation.government_services import (
    gs_assistant_researcher_eligible,
    gs_associate_researcher_eligible,
    gs_research_intern_eligible,
    gs_researcher_eligible,
)
from gongbao.services.title_evaluation.integrated_circuits import ic_assistant_engineer_eligible, ic_engineer_eligible
from gongbao.services.title_evaluation.integrated_circuits_senior import (
    ic_full_senior_engineer_eligible,
    ic_senior_engineer_eligible,
)
from gongbao.services.title_evaluation.vocabulary import LEVELS, scheme, target_level

OF_SERVICES = (
    gs_research_intern_eligible,
    gs_assistant_researcher_eligible,
    gs_associate_researcher_eligible,
    gs_researcher_eligible,
)
OF_CIRCUITS = (
    ic_assistant_engineer_eligible,
    ic_engineer_eligible,
    ic_senior_engineer_eligible,
    ic_full_senior_engineer_eligible,
)
OF_CONSULTING = (
    ec_assistant_engineer_eligible,
    ec_engineer_eligible,
    ec_senior_engineer_eligible,
    ec_full_senior_engineer_eligible,
)


def at_target(junior: Decision, intermediate: Decision, associate_senior: Decision, full_senior: Decision) -> Expr:
    """The answer for the level applied for."""
    return choose(
        target_level == "junior",
        junior,
        choose(
            target_level == "intermediate",
            intermediate,
            choose(target_level == "associate-senior", associate_senior, full_senior),
        ),
    )


eligible_at_target_level = decision(
    "eligible-at-target-level",
    "能否按所选专业和层级申报？",
    "May the applicant apply for the specialty and level chosen?",
    choose(
        scheme == "government-services",
        at_target(*OF_SERVICES).at("40号 三、第二款;40号 五、（一）;40号 五、（三）"),
        choose(
            scheme == "integrated-circuits",
            at_target(*OF_CIRCUITS).at("41号 三、第三款;41号 五、（一）;41号 五、（三）"),
            at_target(*OF_CONSULTING).at("42号 三、第二款;42号 五、（一）;42号 五、（三）"),
        ),
    ),
)


def from_the_top(
    name: str, place: str, junior: Decision, intermediate: Decision, associate_senior: Decision, full_senior: Decision
) -> tuple[Rule, ...]:
    """The levels of a specialty from the highest down; one that is unknown leaves the answer unknown."""
    chosen = scheme == name
    return (
        rule(chosen & full_senior, "full-senior").at(place, "正高级可以申报", "Full senior is open"),
        rule(chosen & associate_senior, "associate-senior").at(place, "副高级可以申报", "Associate senior is open"),
        rule(chosen & intermediate, "intermediate").at(place, "中级可以申报", "Intermediate is open"),
        rule(chosen & junior, "junior").at(place, "初级可以申报", "Junior is open"),
        rule(chosen, "none").at(place, "没有可申报的层级", "No level is open"),
    )


highest_eligible_level = decision(
    "highest-eligible-level",
    "在所选专业最高可申报哪一层级？",
    "What is the highest level open in the specialty chosen?",
    *from_the_top("government-services", "40号 三、第二款", *OF_SERVICES),
    *from_the_top("integrated-circuits", "41号 三、第三款", *OF_CIRCUITS),
    *from_the_top("engineering-consulting", "42号 三、第二款", *OF_CONSULTING),
    result=choices(("none", "无", "None"), *LEVELS),
)
