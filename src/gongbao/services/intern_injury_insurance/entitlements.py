"""What 京人社工发〔2023〕36号 gives to interns, and to the units that insure them."""

from gongbao.services.entitlement import entitlement
from gongbao.services.intern_injury_insurance.decisions import (
    enrolment_acceptable,
    lump_sum_medical_subsidy,
    recognition_acceptable,
    student_covered,
)
from gongbao.services.intern_injury_insurance.procedures_cover import enrolment
from gongbao.services.intern_injury_insurance.vocabulary import host, intern

ENTITLEMENTS = (
    entitlement(
        student_covered,
        intern,
        ("实习期间的工伤保险", "Work-injury insurance during the internship"),
        ("请实习单位为您参保，个人不缴费。", "Ask the host unit to insure you; you pay nothing."),
        unless=("not-covered",),
    ),
    entitlement(
        recognition_acceptable,
        intern,
        ("申请工伤认定", "Recognition of a work injury"),
        ("先请实习单位申请；单位不申请的，本人或近亲属向人力资源社会保障部门申请。",
         "Ask the host unit to apply; if it does not, you or a close relative apply to the department."),
    ),
    entitlement(
        lump_sum_medical_subsidy,
        intern,
        ("一次性工伤医疗补助金", "Lump-sum medical subsidy"),
        ("向社会保险经办机构领取。", "Claim it from the social insurance agency."),
    ),
    entitlement(
        enrolment_acceptable,
        host,
        ("为实习生单独参加工伤保险", "Insuring interns against work injury"),
        ("在实习开始前办理参保登记。", "Register before the internship starts."),
        begin=enrolment,
    ),
)  # fmt: skip
