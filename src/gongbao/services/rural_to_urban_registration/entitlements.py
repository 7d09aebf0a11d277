"""What 京人社就发〔2018〕172号 gives: registration on the worker's own statement."""

from gongbao.services.entitlement import entitlement
from gongbao.services.rural_to_urban_registration.decisions import statement_required
from gongbao.services.rural_to_urban_registration.procedures import registration
from gongbao.services.rural_to_urban_registration.vocabulary import worker

ENTITLEMENTS = (
    entitlement(
        statement_required,
        worker,
        ("凭个人声明办就业失业登记", "Registration on your own statement"),
        ("到街道、乡镇的社保所交一份个人声明，不用身份确认表。",
         "Hand in a personal statement at the office of your street; the confirmation form is gone."),
        begin=registration,
    ),
)  # fmt: skip
