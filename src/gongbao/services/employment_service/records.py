"""Ledgers, files, agreements and reports of 京人社职介发〔2018〕153号. Annexes 1 to 6 are not printed."""

from gongbao.services.employment_service.records_agencies import (
    analysis_report,
    check_report,
    satisfaction_survey,
    shared_result,
    staff_file,
)
from gongbao.services.employment_service.records_employers import (
    daily_service_agreement,
    employer_ledger,
    enterprise_demand_file,
    fair_record,
    key_enterprise_ledger,
    vacancy,
)
from gongbao.services.employment_service.records_general import (
    complaint_file,
    employer_e_file,
    integrity_record,
    personal_e_file,
)
from gongbao.services.employment_service.records_people import (
    aid_agreement,
    aid_ledger,
    aid_plan,
    booking,
    personal_demand_file,
    personal_ledger,
    referral,
    registry_feedback,
    transfer_form,
)

__all__ = [
    "aid_agreement",
    "aid_ledger",
    "aid_plan",
    "analysis_report",
    "booking",
    "check_report",
    "complaint_file",
    "daily_service_agreement",
    "employer_e_file",
    "employer_ledger",
    "enterprise_demand_file",
    "fair_record",
    "integrity_record",
    "key_enterprise_ledger",
    "personal_demand_file",
    "personal_e_file",
    "personal_ledger",
    "referral",
    "registry_feedback",
    "satisfaction_survey",
    "shared_result",
    "staff_file",
    "transfer_form",
    "vacancy",
]
