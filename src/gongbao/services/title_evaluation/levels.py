"""The shape that the sections of the three annexes share: one level of one specialty, and what it takes."""

from dataclasses import dataclass

from gongbao.rules import (
    Decision,
    Expr,
    all_of,
    any_of,
    decision,
    distinct,
    item,
    items_satisfied,
    some,
    works,
)
from gongbao.rules.tree import value_words
from gongbao.rules.works import Item
from gongbao.services.title_evaluation.achievements import achievements, work
from gongbao.services.title_evaluation.counting import counted, shows, window_start
from gongbao.services.title_evaluation.measures import general_requirements_met, scheme_in_force, within_scope
from gongbao.services.title_evaluation.vocabulary import (
    ability_level,
    education,
    highest_degree,
    specialty_years,
    specialty_years_since,
    technical_school_class,
    title_level,
    title_series,
    titles,
)
from gongbao.words import Words

# 学历和专业工作经历

doctorate = ((highest_degree == "doctor") | (education >= "doctorate")).called(
    "博士学位或博士研究生毕业", "a doctor's degree or doctoral graduation"
)
masters = ((highest_degree >= "master") | (education >= "master")).called(
    "硕士学位或硕士研究生毕业", "a master's degree or postgraduate graduation"
)
bachelors = ((education >= "bachelor") | (technical_school_class >= "preparatory-technician")).called(
    "大学本科及以上学历或预备技师（技师）班毕业", "bachelor-level education or the preparatory technician class"
)
bachelors_or_degree = (bachelors | (highest_degree >= "bachelor")).called(
    "大学本科及以上学历、学士及以上学位或预备技师（技师）班毕业",
    "bachelor-level education, a bachelor's degree or the preparatory technician class",
)
college = ((education >= "college") | (technical_school_class >= "advanced-class")).called(
    "大学专科或高级工班毕业", "junior college or the advanced worker class"
)
secondary = ((education >= "secondary-vocational") | (technical_school_class >= "intermediate-class")).called(
    "中等职业学校或中级工班毕业", "secondary vocational school or the intermediate worker class"
)


def years(number: int) -> Expr:
    """At least so many years of technical work in the specialty."""
    return specialty_years >= number


def years_after(level: str, number: int) -> Expr:
    """At least so many years in the specialty after a title of that level, of any series."""
    label = value_words(level, title_level.kind)
    return some(titles, (title_level == level) & (specialty_years_since >= number)).called(
        f"取得{label.zh}职称后从事本专业满{number}年",
        f"at least {number} years in the specialty after a title of the level: {label.en}",
    )


def achievement(place: str, zh: str, en: str, *conditions: Expr, number: int = 1) -> Item:
    """A numbered item of a list of achievements: ``number`` different works that meet the conditions."""
    return item(place, zh, en, works(number, all_of(*conditions)))


@dataclass(frozen=True, slots=True)
class Specialty:
    """A specialty that one of the documents opens: ``alias`` begins its places, ``in_force`` is the place that does."""

    name: str
    prefix: str
    alias: str
    in_force: str
    label: Words

    def level(self, section: str, level: str, name: str, zh: str, en: str) -> "Level":
        """The level of a section of the annex (``二、``) and the name of its title."""
        label = Words(f"{self.label.zh}{zh}", f"{en}, {self.label.en}")
        return Level(self, level, f"{self.prefix}-{name}", label, f"{self.alias}附件 {section}")


@dataclass(frozen=True, slots=True)
class Level:
    """One section of an annex. Its methods make the decisions of the section, in the order of the text."""

    specialty: Specialty
    level: str
    name: str
    label: Words
    section: str

    @property
    def basic_conditions(self) -> str:
        """The place of the knowledge and ability needed."""
        return f"{self.section}（一）" if self.level == "junior" else f"{self.section}（一）1."

    @property
    def education_and_experience(self) -> str:
        """The place of the education and experience needed."""
        return f"{self.section}（二）" if self.level == "junior" else f"{self.section}（一）2."

    @property
    def counted(self) -> Expr:
        """What makes a record of a work count at this level."""
        return counted(self.specialty.name, window_start(self.specialty.name, self.level))

    def works(self, *conditions: Expr, number: int = 1) -> Expr:
        """At least ``number`` different works that count meet the conditions."""
        return shows(number, all_of(*conditions) & self.counted)

    def lateral_title(self, number: int) -> Expr:
        """A title of this level in another series or specialty, and at least so many years in the specialty since."""
        label = value_words(self.level, title_level.kind)
        return some(
            titles,
            all_of(title_level == self.level, title_series != self.specialty.name, specialty_years_since >= number),
        ).called(
            f"取得其他系列或专业的{label.zh}职称后从事本专业满{number}年",
            f"at least {number} years in the specialty after a title of this level in another series or specialty",
        )

    def qualification_met(self, *routes: Expr) -> Decision:
        """One of the alternatives of education and experience."""
        return decision(
            f"{self.name}-qualification-met",
            f"{self.label.zh}：学历和专业工作经历是否符合？",
            f"{self.label.en}: are education and experience sufficient?",
            any_of(*routes).at(
                self.education_and_experience,
                "符合学历和专业工作经历条件之一",
                "One of the alternatives of education and experience is met",
            ),
        )

    def performance_met(self, *alternatives: Expr) -> Decision:
        """One of the performance conditions of the direction applied in."""
        return decision(
            f"{self.name}-performance-met",
            f"{self.label.zh}：是否具备业绩条件之一？",
            f"{self.label.en}: is one of the performance conditions met?",
            any_of(*alternatives).at(
                f"{self.section}（二）",
                "从事本专业工作，具备业绩条件之一",
                "Works in the specialty and meets one of the performance conditions",
            ),
        )

    def works_count(self, *items: Expr) -> Decision:
        """How many works satisfy one of the items: the text asks for more works than it has items."""
        return self._achievement_count(distinct(achievements, by=work, where=any_of(*items) & self.counted))

    def items_count(self, *items: Item) -> Decision:
        """How many of the items are satisfied, each work serving at most one of them."""
        return self._achievement_count(items_satisfied(achievements, work, self.counted, *items))

    def _achievement_count(self, count: Expr) -> Decision:
        return decision(
            f"{self.name}-achievement-count",
            f"{self.label.zh}：成果计几项？",
            f"{self.label.en}: how many achievements count?",
            count.at(f"{self.section}（三）", "符合条件的成果项数", "Achievements that count"),
        )

    def achievements_met(self, count: Decision, needed: int) -> Decision:
        """Whether there are as many achievements as needed."""
        return decision(
            f"{self.name}-achievements-met",
            f"{self.label.zh}：成果项数是否达到？",
            f"{self.label.en}: are there enough achievements?",
            (count >= needed).at(f"{self.section}（三）"),
        )

    def exceptional_route_open(self, *grounds: Expr) -> Decision:
        """One of the grounds on which education and experience do not bind."""
        return decision(
            f"{self.name}-exceptional-route-open",
            f"{self.label.zh}：是否可破格申报？",
            f"{self.label.en}: is the exceptional route open?",
            any_of(*grounds).at(
                f"{self.section}（四）",
                "具备破格条件之一，不受学历和经历限制",
                "One of the grounds on which education and experience do not bind",
            ),
        )

    def eligible(
        self,
        qualification: Decision,
        performance: Decision | None = None,
        achievements: Decision | None = None,
        exceptional: Decision | None = None,
    ) -> Decision:
        """Whether the applicant may apply for the title of this level."""
        alias = self.specialty.alias
        merits = [
            each.at(f"{self.section}（{part}）")
            for each, part in ((performance, "二"), (achievements, "三"))
            if each is not None
        ]
        qualified: Expr = qualification
        words = Words("学历和专业工作经历符合", "Education and experience")
        if exceptional is not None:
            qualified = qualification | all_of(exceptional, *merits).at(
                f"{self.section}（四）",
                "破格只免学历和经历，业绩和成果仍须达到",
                "The exceptional route lifts education and experience only",
            )
            words = Words(f"{words.zh}，或者可以破格", f"{words.en}, or the exceptional route")
        conditions = [
            scheme_in_force.at(self.specialty.in_force),
            within_scope.at(f"{alias} 一、"),
            general_requirements_met.at(f"{alias}附件 序言"),
            # The text is silent on this; nobody is evaluated again for what they hold.
            (~some(titles, (title_series == self.specialty.name) & (title_level >= self.level))).at(
                f"{alias} 二、（一）",
                "尚未取得本专业该层级或更高层级职称",
                "Does not hold this or a higher title of the specialty yet",
            ),
            (ability_level >= self.level).at(self.basic_conditions),
            qualified.at(self.education_and_experience, words.zh, words.en),
            *merits,
        ]
        return decision(
            f"{self.name}-eligible",
            f"能否申报{self.label.zh}？",
            f"{self.label.en}: may the applicant apply?",
            all_of(*conditions).at(f"{alias} 五、（一）", "符合该层级的全部申报条件", "Every condition of the level"),
        )
