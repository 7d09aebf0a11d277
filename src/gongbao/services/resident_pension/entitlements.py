"""What 京人社居发〔2018〕174号 gives to people insured in the residents' pension."""

from gongbao.services.entitlement import entitlement
from gongbao.services.resident_pension.decisions import contribution_subsidy, monthly_increase, tilt_applies
from gongbao.services.resident_pension.vocabulary import pensioner, resident

ENTITLEMENTS = (
    entitlement(
        contribution_subsidy,
        resident,
        ("养老保险缴费补贴", "Subsidy of the pension contribution"),
        ("缴费后由政府记入个人账户，不用申请。", "The government adds it to your account; no application is needed."),
    ),
    entitlement(
        tilt_applies,
        resident,
        ("65岁及以上多增加的养老金", "The greater increase from 65"),
        ("调整时自动计发，不用申请。", "Paid by itself when pensions are adjusted."),
    ),
    entitlement(
        monthly_increase,
        pensioner,
        ("养老金每月增加", "Monthly increase of the pension"),
        ("调整时自动计发，不用申请。", "Paid by itself when pensions are adjusted."),
    ),
)
