"""The reading room's measures as they were before: from sixty-five on, where it is now sixty."""

from dataclasses import replace

from reading_room import service as now

from gongbao.rules.variation import varied
from gongbao.words import Words

service = replace(
    now,
    slug="reading-room-before",
    title=Words("街道阅览室（旧办法）", "Reading room, before"),
    decision_list=(varied(now.decision("card-allowed"), {"age >= 60": "65"}),),
    procedure_list=(),
    duty_list=(),
    record_list=(),
    entitlements=(),
)
