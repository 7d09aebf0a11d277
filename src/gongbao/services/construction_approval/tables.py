"""The tables that 京政办发〔2018〕36号 prints or that its text amounts to: published registers with their entries."""

from collections.abc import Iterable, Mapping
from typing import Any

from gongbao.procedures import Role
from gongbao.rules import choices, fact
from gongbao.services import record
from gongbao.services.construction_approval.catalogue import ITEM, ITEMS, handled_with, reform_says
from gongbao.services.construction_approval.item import REFORM, STAGE
from gongbao.services.construction_approval.items import CONTRACT, PLANNING_PERMIT
from gongbao.services.construction_approval.roles import (
    approval_reform,
    civil_defence,
    cultural_relics,
    development_reform,
    economy_information,
    environment,
    finance,
    fire,
    general_office,
    government_services,
    housing,
    industry_commerce,
    landscape,
    leading_office,
    legal_affairs,
    planning_land,
    transport,
    urban_management,
    water,
)
from gongbao.services.construction_approval.tasks import ENDLESS, GROUPS, PRINT_NOTES, TASKS
from gongbao.services.construction_approval.vocabulary import (
    application,
    asked_document,
    evaluation,
    project_class,
    stage,
)
from gongbao.words import Words

Row = Mapping[str, Any]

at = fact.text("at", "依据", "Place")
label = fact.text("label", "名称", "Name")
number = fact.integer("number", "序号", "Number")
department = fact.text("department", "部门", "Department")


def all_labels(labels: Iterable[Words]) -> Words:
    """Several labels as one text."""
    listed = list(labels)
    return Words("、".join(each.zh for each in listed), ", ".join(each.en for each in listed))


ITEM_LABELS: dict[str, Words] = {each.code: each.label for each in ITEMS}
MILESTONES = {
    "construction-completed": Words("工程竣工", "works completed"),
    "drawing-certificate": Words("取得审查合格书", "drawing certificate obtained"),
}

# 二、（一）、二、（三）


def _stage(place: int, name: str, lead: Role, sentence: str, *codes: str) -> Row:
    return {
        "stage": name,
        "label": STAGE.choices[place - 1].label,
        "number": place,
        "lead": lead.label,
        "main_items": all_labels(ITEM_LABELS[code] for code in codes),
        "at": sentence,
    }


stages = record(
    "stages",
    "审批阶段",
    "Stages of approval",
    "二、（一）;二、（三）",
    planning_land,
    stage,
    label,
    number,
    fact.text("lead", "牵头部门", "Lead department"),
    fact.text("main_items", "主要事项", "Main items"),
    at,
    public=True,
    rows=(
        _stage(
            1,
            "land-use-planning",
            planning_land,
            "二、（一）第2句",
            "project-approval",
            "project-verification",
            "project-filing",
            "site-selection-opinion",
            "land-use-pre-review",
            "land-use-planning-permit",
        ),
        _stage(2, "construction-planning", planning_land, "二、（一）第3句", "design-scheme-review", PLANNING_PERMIT),
        _stage(3, "works", housing, "二、（一）第4句", "works-permit", "joint-drawing-review", "utility-application"),
        _stage(4, "completion", housing, "二、（一）第5句", "joint-acceptance", "completion-filing"),
    ),
)

# 附件4

approval_items = record(
    "approval-items",
    "事项清单",
    "Catalogue of items",
    "附件4;一、（二）第2分句;一、（二）第3分句",
    approval_reform,
    number,
    fact.enum("code", "事项", "Item", ITEM),
    label,
    department,
    fact.text("bases", "设定依据", "Bases in law"),
    fact.enum("reform", "改革意见", "Reform", REFORM),
    stage,
    fact.text("handled_in", "并入", "Handled in"),
    fact.text("reform_printed", "改革意见刊印处", "Where the reform is printed"),
    fact.text("reform_says", "改革内容", "What the reform says"),
    fact.text("reform_at", "改革依据", "Place of the reform"),
    public=True,
    rows=(
        {
            "number": each.number,
            "code": each.code,
            "label": each.label,
            "department": each.department.label,
            "bases": "；".join(each.bases) or None,
            "reform": each.reform,
            "stage": each.stage,
            "handled_in": handled_with(each),
            "reform_printed": f"附件4第{each.printed}项" if each.printed else None,
            "reform_says": reform_says(each),
            "reform_at": each.places,
        }
        for each in ITEMS
    ),
)

# 附件3, whose charts are missing: the order that the body sets, the same as decision item-may-be-requested

STAGE_ONE = (
    "project-approval",
    "site-selection-opinion",
    "land-use-pre-review",
    "land-allocation",
    "land-use-planning-permit",
    "land-approval-certificate",
)
STAGE_THREE = (
    "works-permit",
    "green-land-use-change",
    "green-and-tree-approval",
    "ancient-tree-protection",
    "joint-drawing-review",
)
#: What follows in every class: the item, what comes before it, and where that stands.
EVERY_CLASS = (
    ("utility-application", ("works-permit",), "三、（五）第二款第1句"),
    ("joint-acceptance", ("construction-completed", "drawing-certificate"), "三、（三）第三款;三、（六）第一款第2句"),
    ("utility-connection", ("construction-completed", "utility-application"), "三、（五）第二款第2句"),
    ("real-estate-registration", ("joint-acceptance",), "四、（二）第一款第2句"),
)


def _before(*codes: str | tuple[str, ...]) -> Words | None:
    """What must be done first; of an inner group, one."""
    names = {**ITEM_LABELS, **MILESTONES}
    parts = []
    for code in codes:
        group = [names[each] for each in ((code,) if isinstance(code, str) else code)]
        parts.append(Words("或者".join(each.zh for each in group), " or ".join(each.en for each in group)))
    return all_labels(parts) if parts else None


def _order(name: str, codes: Iterable[str], place: str, *before: str | tuple[str, ...]) -> Iterable[Row]:
    return [{"project_class": name, "item": code, "after": _before(*before), "at": place} for code in codes]


item_order = record(
    "item-order",
    "事项先后",
    "Order of the items",
    "附件3;二、（一）;二、（二）",
    planning_land,
    project_class,
    fact.enum("item", "事项", "Item", ITEM),
    fact.text("after", "此前须办结", "After"),
    at,
    public=True,
    rows=(
        *_order("internal-renovation", STAGE_THREE, "二、（二）第二款第4句"),
        *_order("existing-alteration", [PLANNING_PERMIT], "二、（二）第二款第5句"),
        *_order("new-extension", ["project-verification", "project-filing"], "二、（一）第2句"),
        *_order("new-extension", ["land-transfer-approval", CONTRACT], "二、（二）第二款第6句"),
        *_order(
            "new-extension",
            [PLANNING_PERMIT],
            "二、（一）;二、（二）第二款第6句",
            CONTRACT,
            ("project-filing", "project-verification"),
        ),
        *_order("government-funded", STAGE_ONE, "二、（一）第2句"),
        *_order("government-funded", ["design-scheme-review"], "二、（一）第3句", *STAGE_ONE),
        *_order("government-funded", [PLANNING_PERMIT], "二、（一）第3句", "design-scheme-review"),
        *(
            row
            for name in ("existing-alteration", "new-extension", "government-funded")
            for row in _order(name, STAGE_THREE, "二、（一）第4句;二、（二）第二款", PLANNING_PERMIT)
        ),
        *(
            row
            for name in project_class.kind.names
            for code, before, place in EVERY_CLASS
            for row in _order(name, [code], place, *before)
        ),
    ),
)

# 三、（一）

applies_to = fact.enum(
    "applies_to", "适用项目", "Projects", choices(("social", "社会投资", "Social investment"), ("all", "全部", "All"))
)
FOR_ANY = Words("任何申请", "any application")


def _dropped(
    code: str, sentence: str, applies: str = "all", of: str = "works-permit", unless: Words | None = None
) -> Row:
    names = {choice.name: choice.label for choice in application.kind.choices}
    return {
        "document": code,
        "application": names.get(of, FOR_ANY),
        "applies_to": applies,
        "unless": unless,
        "at": sentence,
    }


document_changes = record(
    "document-changes",
    "取消的申报材料",
    "Documents no longer asked for",
    "三、（一）;三、（六）第一款第2句",
    housing,
    asked_document,
    fact.text("application", "申请", "Application"),
    applies_to,
    fact.text("unless", "例外", "Unless"),
    at,
    public=True,
    rows=(
        _dropped("proof-of-funds", "三、（一）第三款第1分句", "social"),
        _dropped("drawing-review-certificate", "三、（一）第三款第1分句", "social"),
        _dropped("civil-defence-drawing-filing", "三、（一）第三款第1分句", "social"),
        _dropped("fire-design-opinion", "三、（一）第三款第1分句", "social"),
        _dropped("annual-investment-plan", "三、（一）第三款第2分句", "social"),
        _dropped("safety-certificate-b", "三、（一）第三款第2分句", "social"),
        _dropped("drawing-review-certificate", "三、（六）第一款第2句"),
        _dropped("survey-design-tender-filing", "三、（一）第二款第2句", of=PLANNING_PERMIT),
        _dropped("works-contract-filing", "三、（一）第一款第4句", of="any"),
        _dropped(
            "supervision-contract-filing",
            "三、（一）第二款第4句",
            unless=Words("依法必须招标的除外", "except where law makes a tender compulsory"),
        ),
        _dropped("energy-design-filing", "三、（一）第一款第4句", of="any"),
    ),
)

# 三、（五）第一款

evaluation_order = record(
    "evaluation-order",
    "评价时序",
    "Timing of the evaluations",
    "三、（五）第一款;三、（四）第二款第3句",
    planning_land,
    evaluation,
    fact.text("before", "最迟在此之前完成", "To be completed before"),
    fact.text("not_a_condition_of", "不作为条件", "No condition of"),
    fact.boolean("regional", "可由区域评估代替", "Covered by a regional assessment"),
    at,
    public=True,
    rows=(
        {
            "evaluation": name,
            "before": before,
            "not_a_condition_of": before and Words("立项或核准、规划许可", "project approval, planning permit"),
            "regional": True,
            "at": "三、（五）第一款;三、（四）第二款第3句",
        }
        for name, before in (
            ("energy", Words("施工许可", "the works permit")),
            ("environment", Words("施工许可", "the works permit")),
            ("water", Words("施工许可", "the works permit")),
            ("traffic", Words("施工许可", "the works permit")),
            ("seismic", Words("工程设计", "engineering design")),
            ("archaeology", None),
        )
    ),
)

# 四、（二）


def _module(part: str, zh: str, en: str, about_zh: str, about_en: str) -> Row:
    return {"part": part, "label": Words(zh, en), "about": Words(about_zh, about_en)}


platform_modules = record(
    "platform-modules",
    "1+1+N系统架构",
    "Parts of the one system",
    "四、（二）",
    planning_land,
    fact.text("part", "部分", "Part"),
    label,
    fact.text("about", "内容", "What it covers"),
    public=True,
    rows=(
        _module(
            "1",
            "统一办事服务网",
            "One service site",
            "申请人在一处办全部事项",
            "Everything in one place for applicants",
        ),
        _module(
            "1",
            "统一审批管理系统",
            "One approval system",
            "中枢：知道每个项目的情况",
            "The hub, which knows every project",
        ),
        _module(
            "N",
            "多规合一协同平台",
            "Collaboration platform",
            "策划、控规研究、预咨询",
            "Planning, plan study, consultation",
        ),
        _module("N", "各部门原有审批系统", "Departments' own systems", "与中枢连通", "Connected with the hub"),
        _module("N", "全过程监管", "Supervision", "从许可到竣工的监督", "Supervision from permit to completion"),
        _module("N", "施工图联合审查", "Joint drawing review", "多审合一", "Several reviews in one"),
        _module("N", "市政公用报装", "Utilities", "水、电、气、热、通信", "Water, power, gas, heat, communications"),
        _module("N", "联合验收", "Joint acceptance", "多验合一", "Several acceptances in one"),
        _module("N", "不动产登记", "Property registration", "全周期的最后一环", "The last link of the chain"),
    ),
)

# 附件2

task_register = record(
    "task-register",
    "工作任务分解表",
    "Table of tasks",
    "附件2",
    leading_office,
    number,
    fact.text("group", "任务", "Group"),
    label,
    fact.text("says", "正文位置", "Place in the body"),
    fact.text("due", "完成时限", "Due"),
    fact.text("responsible", "责任单位", "Responsible"),
    fact.text("ocr", "刊印说明", "Note on the print"),
    public=True,
    rows=(
        {
            "number": each.number,
            "group": GROUPS[each.at],
            "label": each.label,
            "says": each.at,
            "due": each.due.strftime("%Y-%m")
            if each.due
            else Words("持续", "continuing")
            if each.number == ENDLESS
            else None,
            "responsible": all_labels(role.label for role in each.responsible),
            "ocr": PRINT_NOTES.get(each.number),
        }
        for each in TASKS
    ),
)

# 附件1


def _member(position: Words, name: str, post: str, office: Role | None = None) -> Row:
    return {"position": position, "name": name, "post": post, "department": office.label if office else None}


HEAD, DEPUTY, MEMBER = Words("组长", "Head"), Words("副组长", "Deputy head"), Words("成员", "Member")
leading_group_members = record(
    "leading-group-members",
    "领导小组成员名单",
    "Members of the leading group",
    "附件1;六、（一）第1句第1分句",
    leading_office,
    fact.text("position", "职务", "Position"),
    fact.text("name", "姓名", "Full name"),
    fact.text("post", "所任职务", "Post"),
    department,
    public=True,
    rows=(
        _member(HEAD, "陈吉宁", "市长"),
        _member(DEPUTY, "隋振江", "副市长"),
        _member(MEMBER, "王军", "市政府副秘书长"),
        _member(MEMBER, "魏成林", "市政府办公厅巡视员", general_office),
        _member(MEMBER, "张维", "市规划国土委主任", planning_land),
        _member(MEMBER, "谈绪祥", "市发展改革委主任", development_reform),
        _member(MEMBER, "徐贱云", "市住房城乡建设委主任", housing),
        _member(MEMBER, "王刚", "市经济信息化委主任", economy_information),
        _member(MEMBER, "吴素芳", "市财政局局长", finance),
        _member(MEMBER, "方力", "市环保局局长", environment),
        _member(MEMBER, "孙新军", "市城市管理委主任", urban_management),
        _member(MEMBER, "李先忠", "市交通委主任", transport),
        _member(MEMBER, "潘安君", "市水务局局长", water),
        _member(MEMBER, "冀岩", "市工商局局长", industry_commerce),
        _member(MEMBER, "舒小峰", "市文物局局长", cultural_relics),
        _member(MEMBER, "邓乃平", "市园林绿化局局长", landscape),
        _member(MEMBER, "刘宝杰", "市民防局局长", civil_defence),
        _member(MEMBER, "赵金花", "市政务服务办主任", government_services),
        _member(MEMBER, "李世新", "市政府审改办主任", approval_reform),
        _member(MEMBER, "李富莹", "市政府法制办主任", legal_affairs),
        _member(MEMBER, "亓延军", "市公安局消防局局长", fire),
    ),
)
