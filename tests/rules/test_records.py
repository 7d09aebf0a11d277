"""Terms over lists: what is left where no record qualifies, and how much of a record is told."""

from datetime import date

from gongbao.rules import INTEGER, all_of, choices, decision, earliest, fact, some, table

DAY = date(2024, 3, 1)
grade = fact.integer("grade", "级", "Grade")
gained = fact.date("gained", "取得日", "Gained on")
badges = fact.records("badges", "徽章", "Badges", grade, gained)
joined = fact.date("joined", "加入日", "Joined on")

since = decision("since", "从何时起？", "Since when?", earliest(badges, gained, where=grade == 2, otherwise=joined))


def ask(**facts):
    return since.examine(facts, DAY).text


def badge(number, day):
    return {"grade": number, "gained": date.fromisoformat(day)}


def test_without_a_record_the_other_value_is_taken():
    start = date(2020, 1, 1)
    assert ask(badges=(), joined=start) == "2020-01-01"
    assert ask(badges=(badge(1, "2021-05-01"),), joined=start) == "2020-01-01"
    assert ask(badges=(badge(2, "2021-05-01"), badge(2, "2020-05-01")), joined=start) == "2020-05-01"
    assert since.value({"badges": (), "joined": start}, DAY) == start


def test_the_other_value_need_not_be_known_where_a_record_qualifies():
    assert ask(badges=(badge(2, "2021-05-01"),)) == "2021-05-01"
    assert ask(badges=(badge(1, "2021-05-01"),)) == "unknown"


def test_a_record_that_may_qualify_leaves_both_values_possible():
    doubtful = {"gained": date(2021, 5, 1)}
    assert ask(badges=(doubtful,), joined=date(2020, 1, 1)) == "unknown"
    assert ask(badges=(doubtful,), joined=date(2021, 5, 1)) == "2021-05-01"
    assert ask(badges=(doubtful, badge(2, "2020-05-01")), joined=date(2019, 1, 1)) == "2020-05-01"


def test_of_a_record_the_first_reason_is_told_and_of_the_applicant_all():
    old = fact.boolean("old", "年长", "Old")
    rich = fact.boolean("rich", "富有", "Rich")
    both = decision("both", "都符合？", "Both?", all_of(old.at("一、"), rich.at("二、")))
    told = both.examine({"old": False, "rich": False}, DAY).named
    assert [cause.place for cause in told] == ["一、", "二、"]
    fits = decision("fits", "有合适的？", "Does one fit?", some(badges, all_of(grade == 2, gained >= DAY)))
    record = fits.examine({"badges": (badge(1, "2021-05-01"),)}, DAY).explanation.children[0].children[-1]
    assert [child.words.zh for child in record.children] == ["级为2"]


def test_a_condition_may_have_a_name_of_its_own():
    senior = (grade >= 3).called("高级", "senior")
    assert (senior & (gained <= DAY)).words().en.startswith("senior, and ")


def test_the_other_rows_of_a_table_decide_nothing():
    size = fact.enum("size", "大小", "Size", choices(("s", "小", "S"), ("m", "中", "M"), ("l", "大", "L")))
    urgent = fact.boolean("urgent", "急", "Urgent")
    fee = decision(
        "fee",
        "收多少？",
        "How much?",
        *table(
            (size, urgent),
            ("s", None, 1, "一、"),
            ("m", True, 2, "二、"),
            ("m", None, 3, "三、"),
            ("l", None, 4, "四、"),
        ),
        result=INTEGER,
    )

    def places(**facts):
        return [cause.place for cause in fee.examine(facts, DAY).because]

    assert places(size="l") == ["四、"]
    assert places(size="m", urgent=False) == ["二、", "三、"]
