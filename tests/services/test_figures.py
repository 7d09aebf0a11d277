"""Published figures: which decisions rest on them, and by when a year's is due, out of the definitions."""

from datetime import date

from gongbao.services import registry
from gongbao.services.figures import decisions_on, figures_of, publication

PENSION = registry()["resident-pension"]


def test_a_year_s_contribution_standard_is_due_by_the_day_of_its_duty():
    due = publication(PENSION, PENSION.facts["lowest_grade"], 2026)
    assert due is not None
    assert (due.duty.name, due.last_day) == ("announce-standard", date(2026, 3, 31))
    assert not due.overdue(date(2026, 3, 31))
    assert due.overdue(date(2026, 4, 1))


def test_a_figure_for_which_no_document_names_a_day_is_never_due():
    assert publication(PENSION, PENSION.facts["increase_65_plus"], 2026) is None


def test_a_decision_names_its_figures_and_a_figure_its_decisions():
    increase = PENSION.decision("monthly-increase")
    assert {each.name for each in figures_of(increase)} == {"increase_65_plus", "increase_under_65"}
    for one in registry().values():
        for each in one.decision_list:
            for figure in figures_of(each):
                assert figure.dated
                assert any(found is each for found in decisions_on(one, figure))
    assert not figures_of(PENSION.decision("contribution-subsidy"))
