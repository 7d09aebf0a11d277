"""The tasks of Annex 2: what is to be done, by the end of which month, and who answers for it.

The annex was printed with its last rows shifted by one; they stand here as they belong together. The month of task 55
was lost, and task 57 has no end.
"""

from dataclasses import dataclass
from datetime import date

from gongbao.procedures import Role
from gongbao.services.construction_approval.roles import (
    approval_reform,
    approving,
    archives,
    bda,
    civil_defence,
    concerned,
    cultural_relics,
    development_reform,
    district_government,
    earthquake,
    economy_information,
    environment,
    finance,
    fire,
    general_office,
    government_services,
    housing,
    industry_commerce,
    inspectorate,
    landscape,
    leading_group,
    planning_land,
    quality,
    transport,
    urban_management,
    utility,
    water,
)
from gongbao.words import Words

JULY, AUGUST, SEPTEMBER, OCTOBER = (
    date(2018, 7, 31),
    date(2018, 8, 31),
    date(2018, 9, 30),
    date(2018, 10, 31),
)
ENDLESS = 57


@dataclass(frozen=True, slots=True)
class Task:
    """One task: ``at`` is the heading of the body that it carries out, ``due`` the last day of its month."""

    number: int
    at: str
    label: Words
    due: date | None
    responsible: tuple[Role, ...]


ACCEPTING = (
    housing,
    planning_land,
    transport,
    urban_management,
    quality,
    civil_defence,
    water,
    archives,
    fire,
)
CREDIT = (economy_information, industry_commerce, development_reform, concerned)


def _task(number: int, at: str, zh: str, en: str, due: date | None, *responsible: Role) -> Task:
    return Task(number, at, Words(zh, en), due, responsible)


TASKS = (
    _task(
        1,
        "二、（一）",
        "划分四个阶段，定合并办理规定",
        "Four stages, and rules on merged handling",
        JULY,
        planning_land,
        housing,
        development_reform,
        economy_information,
        approving,
    ),
    _task(
        2,
        "二、（一）",
        "其他事项纳入阶段或者并行",
        "Other items join a stage or run beside it",
        JULY,
        planning_land,
        development_reform,
        housing,
        approving,
        utility,
    ),
    _task(
        3,
        "二、（二）",
        "分类管理，分类画流程图",
        "Manage by class, with a flow chart for each",
        JULY,
        planning_land,
        housing,
        development_reform,
        economy_information,
    ),
    _task(
        4, "二、（二）", "三类社会投资项目的标准", "Criteria of the three social classes", JULY, planning_land, housing
    ),
    _task(
        5,
        "二、（三）",
        "每个阶段一家牵头",
        "One lead department for each stage",
        JULY,
        planning_land,
        housing,
        development_reform,
        economy_information,
        approving,
    ),
    _task(
        6,
        "二、（三）",
        "牵头部门定规程、守时限",
        "The leads set working rules and keep the limits",
        JULY,
        planning_land,
        housing,
        approving,
    ),
    _task(7, "三、（一）", "精简前置条件和材料", "Fewer conditions and documents", JULY, approving),
    _task(8, "三、（一）", "不再要资金落实证明", "No more proof of funds", JULY, housing),
    _task(
        9,
        "三、（一）",
        "勘察设计不强制招标，免备案、免收费",
        "No forced survey and design tenders, no filing, no fee",
        JULY,
        planning_land,
    ),
    _task(10, "三、（一）", "施工监理自主发包", "Builder and supervisor chosen freely", JULY, housing),
    _task(
        11, "三、（一）", "社会投资施工许可减六项材料", "Six documents fewer for social works permits", JULY, housing
    ),
    _task(12, "三、（一）", "施工合同不再备案", "Works contracts are no longer filed", AUGUST, housing),
    _task(13, "三、（一）", "节能设计审查不再备案", "Energy design reviews are no longer filed", AUGUST, housing),
    _task(
        14,
        "三、（一）",
        "公布事项清单和统一规范",
        "Publish the item list and uniform standards",
        AUGUST,
        approval_reform,
        government_services,
        concerned,
    ),
    _task(
        15, "三、（二）", "规划用地手续下放到区", "Planning and land formalities go to districts", AUGUST, planning_land
    ),
    _task(16, "三、（三）", "五件事随出让合同办", "Five matters go with the land contract", JULY, planning_land),
    _task(17, "三、（三）", "质量安全监督并入施工许可", "Quality and safety go with the works permit", JULY, housing),
    _task(
        18,
        "三、（三）",
        "多审合一",
        "Several reviews in one",
        JULY,
        planning_land,
        fire,
        civil_defence,
        finance,
    ),
    _task(
        19,
        "三、（三）",
        "统一审查标准，定多图联审办法",
        "One review standard, and rules on joint review",
        JULY,
        planning_land,
        fire,
        civil_defence,
    ),
    _task(20, "三、（三）", "多验合一", "Several acceptances in one", JULY, *ACCEPTING),
    _task(
        21,
        "三、（三）",
        "联合验收办法和平台，多测合一",
        "Rules and platform of joint acceptance, one survey",
        JULY,
        *ACCEPTING,
    ),
    _task(
        22,
        "三、（四）",
        "区域评估",
        "Regional assessment",
        AUGUST,
        planning_land,
        development_reform,
        environment,
        water,
        transport,
        earthquake,
        cultural_relics,
    ),
    _task(
        23,
        "三、（四）",
        "体感评价指标",
        "Experience index",
        OCTOBER,
        planning_land,
        approval_reform,
        government_services,
    ),
    _task(
        24,
        "三、（五）",
        "评价改在设计或者施工许可前完成",
        "Evaluations move to before design or works permit",
        JULY,
        planning_land,
        development_reform,
        environment,
        transport,
        water,
        earthquake,
    ),
    _task(25, "三、（五）", "市政报装提前", "Utilities are applied for earlier", JULY, urban_management, utility),
    _task(
        26, "三、（五）", "五件事与出让合同同步", "Five matters at the same time as the contract", JULY, planning_land
    ),
    _task(
        27,
        "三、（六）",
        "法人承诺书，告知承诺和内部协作的规定",
        "Corporate commitment, rules on commitments and inner cooperation",
        AUGUST,
        housing,
        approving,
    ),
    _task(28, "三、（六）", "施工图合格书后置", "The drawing certificate comes later", AUGUST, housing),
    _task(
        29,
        "三、（六）",
        "开发区先建后验，再推广",
        "Build first in the development area, then elsewhere",
        AUGUST,
        development_reform,
        approval_reform,
        bda,
        concerned,
        district_government,
    ),
    _task(
        30,
        "四、（一）",
        "一本规划一张蓝图",
        "One plan and one blueprint",
        SEPTEMBER,
        planning_land,
        development_reform,
        concerned,
    ),
    _task(
        31,
        "四、（一）",
        "空间规划体系和协同平台",
        "Spatial planning and the platform",
        OCTOBER,
        planning_land,
        concerned,
    ),
    _task(
        32,
        "四、（一）",
        "平台提供预沟通预咨询",
        "Early consultation on the platform",
        OCTOBER,
        planning_land,
        concerned,
    ),
    _task(
        33,
        "四、（二）",
        "一个系统的建设方案",
        "Plan for building the one system",
        OCTOBER,
        planning_land,
        economy_information,
        development_reform,
        housing,
        environment,
        water,
        landscape,
        earthquake,
        civil_defence,
        approving,
    ),
    _task(
        34,
        "四、（三）",
        "综合窗口",
        "Comprehensive windows",
        AUGUST,
        planning_land,
        approving,
        government_services,
        district_government,
    ),
    _task(
        35,
        "四、（四）",
        "一份指南一张表单一套材料",
        "One guide, one form, one set",
        AUGUST,
        planning_land,
        development_reform,
        housing,
        approving,
    ),
    _task(36, "四、（五）", "协同平台运行规则", "Running rules of the platform", OCTOBER, planning_land),
    _task(37, "四、（五）", "精简要件的具体政策", "Policy on cutting documents", OCTOBER, planning_land, housing),
    _task(38, "四、（五）", "全过程监管办法", "Rules on whole-process supervision", OCTOBER, planning_land, approving),
    _task(
        39, "四、（五）", "多图联审机制", "Running of joint drawing review", OCTOBER, planning_land, fire, civil_defence
    ),
    _task(40, "四、（五）", "竣工联合验收办法", "Rules on joint acceptance", OCTOBER, housing, approving),
    _task(
        41,
        "四、（五）",
        "提出法规规章修改建议",
        "Propose changes of regulations and rules",
        OCTOBER,
        planning_land,
        concerned,
    ),
    _task(
        42,
        "四、（五）",
        "清理规范性文件",
        "Clean up normative documents",
        OCTOBER,
        planning_land,
        housing,
        environment,
        concerned,
    ),
    _task(
        43, "四、（五）", "废止京建法〔2005〕709号", "Repeal the 2005 circular on energy standards", OCTOBER, housing
    ),
    _task(44, "五、（一）", "事中事后监管", "Supervision during and after", JULY, planning_land, concerned),
    _task(45, "五、（二）", "按信用差别监管", "Supervision by credit standing", OCTOBER, *CREDIT),
    _task(46, "五、（二）", "黑名单公示和联合惩戒", "Published blacklist, joint punishment", JULY, *CREDIT),
    _task(47, "五、（二）", "黑名单制度", "A blacklist system", OCTOBER, *CREDIT),
    _task(48, "五、（三）", "清理中介服务事项", "Clean up intermediary services", OCTOBER, approval_reform, concerned),
    _task(49, "五、（三）", "中介服务管理制度", "Rules on intermediary services", OCTOBER, concerned),
    _task(
        50,
        "五、（三）",
        "中介服务网上交易平台",
        "Online trading platform of intermediaries",
        OCTOBER,
        development_reform,
        economy_information,
        government_services,
    ),
    _task(51, "五、（三）", "中介资格管理和追责", "Qualifications and liability of intermediaries", OCTOBER, concerned),
    _task(
        52,
        "五、（三）",
        "市政公用企业进大厅",
        "Utilities in the service hall",
        AUGUST,
        urban_management,
        government_services,
        utility,
    ),
    _task(53, "六、（一）", "成立领导小组", "Set up the leading group", JULY, general_office, leading_group),
    _task(54, "六、（一）", "各部门定实施方案、报进展", "Departments plan and report", JULY, concerned),
    _task(55, "六、（一）", "各区定试点实施意见", "Districts write their opinions", None, district_government),
    _task(
        56,
        "六、（二）",
        "督查和考核",
        "Inspection and assessment",
        JULY,
        inspectorate,
        concerned,
        district_government,
    ),
    _task(
        ENDLESS,
        "六、（三）",
        "宣传培训，不设期限",
        "Publicity and training, without end",
        None,
        concerned,
        district_government,
    ),
)

#: The headings of the body that group the tasks.
GROUPS = {
    "二、（一）": Words("优化审批阶段", "Stages"),
    "二、（二）": Words("分类细化流程", "Classes of projects"),
    "二、（三）": Words("推广并联审批", "Approval in parallel"),
    "三、（一）": Words("精简事项和条件", "Fewer items and conditions"),
    "三、（二）": Words("下放权限", "Delegation"),
    "三、（三）": Words("合并事项", "Merged items"),
    "三、（四）": Words("转变管理方式", "New ways of managing"),
    "三、（五）": Words("调整时序", "Re-timing"),
    "三、（六）": Words("告知承诺制", "Commitments"),
    "四、（一）": Words("一张蓝图", "One blueprint"),
    "四、（二）": Words("一个系统", "One system"),
    "四、（三）": Words("一个窗口", "One window"),
    "四、（四）": Words("一张表单", "One form"),
    "四、（五）": Words("一套机制", "One mechanism"),
    "五、（一）": Words("事中事后监管", "Supervision"),
    "五、（二）": Words("信用体系", "Credit"),
    "五、（三）": Words("中介和市政公用服务", "Intermediaries and utilities"),
    "六、（一）": Words("组织领导", "Leadership"),
    "六、（二）": Words("考评机制", "Assessment"),
    "六、（三）": Words("宣传引导", "Publicity"),
}
ONE_ROW_UP = Words("内容刊印在上一行，已复原", "Text printed one row up; restored")
ALL_ONE_ROW_UP = Words("整行刊印在上一行，已复原", "The whole row printed one up; restored")
#: How the print of the annex was read where it is damaged.
PRINT_NOTES = {
    33: Words("责任单位中有一个重复", "One department is printed twice"),
    50: Words("本行还刊有第51项的内容，已分开", "The text of task 51 stands in this row too; split"),
    **dict.fromkeys((51, 52, 53, 54), ONE_ROW_UP),
    55: Words("内容刊印在第54行，月份缺失", "Text printed in row 54; its month is lost"),
    56: ALL_ONE_ROW_UP,
    ENDLESS: ALL_ONE_ROW_UP,
}
