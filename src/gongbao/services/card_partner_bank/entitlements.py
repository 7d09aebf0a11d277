"""What 京人社数据发〔2024〕2号 gives: admission of banks, and services free of charge for holders of the card."""

from gongbao.services.card_partner_bank.decisions import application_approvable, fee_due
from gongbao.services.card_partner_bank.procedures_admission import admission
from gongbao.services.card_partner_bank.vocabulary import applicant_bank, cardholder
from gongbao.services.entitlement import entitlement

ENTITLEMENTS = (
    entitlement(
        application_approvable,
        applicant_bank,
        ("成为社保卡合作银行", "Becoming a partner bank"),
        ("提出书面合作申请。", "File a written application."),
        begin=admission,
    ),
    entitlement(
        fee_due,
        cardholder,
        ("社保卡的这项费用免收", "This fee of the card is waived"),
        (
            "银行直接免收，不用申请；收了的请向银行要回。",
            "The bank waives it by itself; if it was taken, ask for it back.",
        ),
        grants=lambda fee: fee == 0,
    ),
)
