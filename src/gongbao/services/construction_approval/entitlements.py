"""What 京政办发〔2018〕36号 gives to whoever builds: shorter ways, and permits."""

from gongbao.services.construction_approval.commitments import build_first_project
from gongbao.services.construction_approval.conditions import (
    build_first_allowed,
    contracting_method_free,
    works_permit_may_issue,
)
from gongbao.services.construction_approval.one_stop import stage_approval
from gongbao.services.construction_approval.process import simplified_route_allowed
from gongbao.services.construction_approval.projects import internal_renovation_project
from gongbao.services.construction_approval.roles import unit
from gongbao.services.entitlement import entitlement

ENTITLEMENTS = (
    entitlement(
        simplified_route_allowed,
        unit,
        ("简化流程，直接办证", "The short way: straight to the permit"),
        ("内部改造的直接办施工许可证，现状改建的直接办规划许可证。",
         "For internal works apply for the works permit, for alterations for the planning permit."),
        begin=internal_renovation_project,
    ),
    entitlement(
        contracting_method_free,
        unit,
        ("自主决定发包方式", "Free choice of how to contract out"),
        ("自行发包，不必进场招标。", "Contract out as you choose; no tender is needed."),
    ),
    entitlement(
        works_permit_may_issue,
        unit,
        ("施工许可证", "Works permit"),
        ("在施工许可阶段申请。", "Apply in the works stage."),
        begin=stage_approval,
    ),
    entitlement(
        build_first_allowed,
        unit,
        ("先建后验", "Build first, inspected later"),
        ("由主管部门与企业办理承诺。", "The authority takes the enterprise's commitment."),
        begin=build_first_project,
    ),
)  # fmt: skip
