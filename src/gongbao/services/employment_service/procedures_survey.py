"""Surveys of the wish to work among people in difficulty (第十八条至第二十二条 of 京人社职介发〔2018〕153号)."""

from gongbao.periods import DAYS, WORKING_DAYS
from gongbao.procedures import (
    TODAY,
    Effect,
    Outcome,
    assign,
    end,
    notify,
    outcome,
    procedure,
    register,
    step,
    within,
)
from gongbao.services import facts_in
from gongbao.services.employment_service import records
from gongbao.services.employment_service.decisions_aid import survey_stop_allowed
from gongbao.services.employment_service.decisions_people import difficulty_score
from gongbao.services.employment_service.roles import client, registry, street
from gongbao.services.employment_service.vocabulary_people import (
    collected_on,
    difficulty_certified,
    follow_up_surveys,
    job_registered,
    last_contact_on,
    last_survey_on,
    ledger_opened_on,
    person_class,
    planned_survey_on,
    recorded_grade,
    survey_deferral,
    willing_to_work,
)
from gongbao.words import Words


def asked(willingness: str, *more: Effect) -> list[Effect]:
    """The survey goes on file with what the person said."""
    return [
        assign(last_survey_on, TODAY),
        *more,
        register(records.personal_demand_file, {"last_survey_on": TODAY, "willingness": willingness}),
    ]


#: What a survey can show.
SHOWN: tuple[Outcome, ...] = (
    outcome("registers", Words("要求职登记", "Registers"), effects=asked("registers", assign(job_registered, True))),
    outcome("willing", Words("有意愿，暂不登记", "Willing, not registering"), effects=asked("willing")),
    outcome(
        "willing-deferred",
        Words("有意愿，因生育陪护等推迟", "Willing, deferred for childbirth or care"),
        effects=asked("willing", assign(survey_deferral, True)),
    ),
    outcome("unwilling", Words("暂无意愿", "Unwilling"), effects=asked("unwilling")),
)
NO_LONGER = outcome(
    "no-longer-certified",
    Words("已不是认定人员", "No longer certified"),
    effects=[assign(difficulty_certified, False)],
)
STOP = outcome("stop", Words("停止服务", "Stop"), guard=survey_stop_allowed, effects=asked("stop"))
FOLLOWING = [willing_to_work, follow_up_surveys, job_registered, last_contact_on, survey_deferral, planned_survey_on]

first_survey = step(
    "first-survey",
    street,
    Words("首次摸查就业意愿", "Ask about the wish to work"),
    at="第十九条",
    form=[person_class, willing_to_work, survey_deferral, planned_survey_on],
    outcomes=[*SHOWN, NO_LONGER],
)
open_ledger_and_file = step(
    "open-ledger-and-file",
    street,
    Words("当天建立台账和需求档案", "Open ledger and demand file the same day"),
    at="第二十条",
    after=first_survey,
    due=within(0, DAYS, since=first_survey),
    outcomes=[
        outcome(
            "opened",
            Words("已建立", "Opened"),
            effects=[assign(ledger_opened_on, TODAY), register(records.personal_ledger, {"opened_on": TODAY})],
        )
    ],
)
follow_up = step(
    "follow-up",
    street,
    Words("跟踪摸查", "Ask again"),
    at="第二十一条第（二）项;第二十一条第（三）项",
    about=Words("联系不上的不算一次摸查", "Reaching nobody is no survey"),
    after=[
        first_survey.willing,
        first_survey.unwilling,
        "follow-up:willing",
        "follow-up:unwilling",
        "deferred-follow-up:willing",
        "deferred-follow-up:unwilling",
    ],
    due=within(10, WORKING_DAYS),
    form=FOLLOWING,
    outcomes=[*SHOWN, STOP, NO_LONGER],
)
deferred_follow_up = step(
    "deferred-follow-up",
    street,
    Words("推迟的跟踪摸查", "Ask again, deferred"),
    at="第二十一条第（二）项",
    after=[first_survey.willing_deferred, follow_up.willing_deferred, "deferred-follow-up:willing-deferred"],
    due=within(30, DAYS),
    form=FOLLOWING,
    outcomes=[*SHOWN, STOP, NO_LONGER],
)
collect_registration = step(
    "collect-registration",
    street,
    Words("采集登记和服务信息", "Take registration and service data"),
    at="第二十一条第（一）项",
    after=[first_survey.registers, follow_up.registers, deferred_follow_up.registers],
    form=facts_in(difficulty_score),
    outcomes=[
        outcome(
            "collected",
            Words("已采集", "Taken"),
            effects=[assign(collected_on, TODAY), register(records.personal_ledger, {"entered_on": TODAY})],
        )
    ],
)


def graded(name: str, zh: str, en: str) -> Outcome:
    """This grade is recorded."""
    return outcome(
        name,
        Words(zh, en),
        effects=[assign(recorded_grade, name), register(records.personal_ledger, {"recorded_grade": name})],
    )


survey_grade = step(
    "grade",
    street,
    Words("评定困难等级", "Grade the difficulty"),
    at="第二十二条;第十二条",
    after=collect_registration,
    outcomes=[
        graded("grade-1", "一级", "Grade one"),
        graded("grade-2", "二级", "Grade two"),
        graded("grade-3", "三级", "Grade three"),
        graded("grade-4", "四级", "Grade four"),
    ],
)
survey_feed_back = step(
    "feed-back",
    street,
    Words("向登记部门反馈", "Tell the registry"),
    at="第二十一条第（二）项;第二十一条第（三）项",
    after=[follow_up.stop, deferred_follow_up.stop],
    outcomes=[
        outcome(
            "fed-back",
            Words("已反馈", "Told"),
            effects=[
                register(records.registry_feedback, {"ground": "survey", "fed_back_on": TODAY}),
                notify(registry, Words("摸查后停止服务，见反馈单。", "Service stopped after surveys; see the form.")),
                notify(client, Words("多次摸查后服务已停止。", "After several surveys the service has stopped.")),
            ],
        )
    ],
)
NOT_CERTIFIED = end("no-longer-certified", Words("已不是认定人员", "No longer certified"))
willingness_survey = procedure(
    "willingness-survey",
    Words("就业意愿摸查", "Survey of the wish to work"),
    about=Words("对认定的就业困难人员主动摸查和跟踪", "Certified people are asked, and asked again"),
    at="第十八条",
    steps=[
        first_survey,
        open_ledger_and_file,
        follow_up,
        deferred_follow_up,
        collect_registration,
        survey_grade,
        survey_feed_back,
    ],
    ends={
        survey_grade: end("ready-for-aid-agreement", Words("可签援助协议", "Ready for an aid agreement")),
        survey_feed_back.fed_back: end("service-stopped", Words("已停止服务", "Service stopped")),
        first_survey.no_longer_certified: NOT_CERTIFIED,
        follow_up.no_longer_certified: NOT_CERTIFIED,
        deferred_follow_up.no_longer_certified: NOT_CERTIFIED,
    },
)
