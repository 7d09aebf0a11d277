"""Everything that is stored. A new service needs no new table: its facts, records and states are typed by its
definition and kept as JSON.
"""

from gongbao.hub.models.answers import KeptAnswers
from gongbao.hub.models.cases import (
    Case,
    CaseRole,
    Command,
    Deadline,
    Draft,
    Event,
    FactValue,
    Receipt,
    Task,
)
from gongbao.hub.models.duties import AgencyRole, DutyDone, DutyReminder
from gongbao.hub.models.flags import FlagFinding, ServiceFlag
from gongbao.hub.models.imports import Import, ImportRow
from gongbao.hub.models.law import LawDocument, LawIssue, LawProvision, LawRelation
from gongbao.hub.models.ledger import LedgerAccount, LedgerEntry, LedgerTransaction
from gongbao.hub.models.outward import (
    Attachment,
    AttachmentContent,
    Certificate,
    Message,
    Rating,
    RecordChange,
    RecordEntry,
)
from gongbao.hub.models.oversight import AuditRun, LogSearch, Urging
from gongbao.hub.models.people import AccessLog, Agency, Party, PartyMember, Staff, personal_data
from gongbao.hub.models.population import (
    NotLookedFor,
    PopulationInvitation,
    PopulationLine,
    PopulationPart,
    PopulationReading,
    PopulationRun,
)
from gongbao.hub.models.public import PublicMark
from gongbao.hub.models.publicity import Ballot, BallotVoter, Notice, Objection
from gongbao.hub.models.readers import Correction, DamageReport, Delivery, Subscription
from gongbao.hub.models.system import DemoClock, Parameter, RateCount, ServiceVersion
from gongbao.hub.models.tokens import ApiToken

__all__ = [
    "AccessLog",
    "Agency",
    "AgencyRole",
    "ApiToken",
    "Attachment",
    "AttachmentContent",
    "AuditRun",
    "Ballot",
    "BallotVoter",
    "Case",
    "CaseRole",
    "Certificate",
    "Command",
    "Correction",
    "DamageReport",
    "Deadline",
    "Delivery",
    "DemoClock",
    "Draft",
    "DutyDone",
    "DutyReminder",
    "Event",
    "FactValue",
    "FlagFinding",
    "Import",
    "ImportRow",
    "KeptAnswers",
    "LawDocument",
    "LawIssue",
    "LawProvision",
    "LawRelation",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerTransaction",
    "LogSearch",
    "Message",
    "NotLookedFor",
    "Notice",
    "Objection",
    "Parameter",
    "Party",
    "PartyMember",
    "PopulationInvitation",
    "PopulationLine",
    "PopulationPart",
    "PopulationReading",
    "PopulationRun",
    "PublicMark",
    "RateCount",
    "Rating",
    "Receipt",
    "RecordChange",
    "RecordEntry",
    "ServiceFlag",
    "ServiceVersion",
    "Staff",
    "Subscription",
    "Task",
    "Urging",
    "personal_data",
]
