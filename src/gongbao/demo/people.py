"""The sample people of the start page: what there is to do for some, and who plays the roles of each service."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.auth.models import User

from gongbao.hub.models import CaseRole, Staff
from gongbao.services import Service, registry
from gongbao.words import Words


@dataclass(frozen=True)
class Sample:
    """An account by its name, and whether its pages are at the desk or on the portal."""

    key: str
    what: Words
    desk: bool = True


SAMPLES = (
    Sample("resident-1", Words("居民：学琴、申报职称", "A resident: piano lessons, a title"), desk=False),
    Sample("resident-9", Words("居民：退费、投诉", "A resident: a refund and a complaint"), desk=False),
    Sample("school-1", Words("培训机构：授课、收费", "A training school: lessons and fees")),
    Sample("bank-1", Words("存管银行：拨付、退费", "The escrow bank: releases and refunds")),
    Sample("employer-1", Words("用人单位：审核、公示、推荐", "An employer: screening, notices, recommendations")),
    Sample("yunxi-culture-1", Words("区文旅局窗口：核对、投诉", "District culture bureau: reviews and complaints")),
    Sample("institution-1", Words("评审机构：审核材料、计票", "Evaluation centre: materials, counting ballots")),
    Sample("committee-5", Words("评审专家：无记名投票", "A committee member: secret ballots")),
    Sample("panel-1", Words("评议组专家：评议", "A panel member: assessments")),
    Sample("hrss-1", Words("市人社局：验收、公示", "Human resources bureau: acceptance and notices")),
    Sample("hrss-2", Words("市人社局（另一人）：发证", "Human resources bureau, another person: certificates")),
    Sample("city-1", Words("市政府：监督全市办理、督办", "City government: oversight of the whole city")),
    Sample("yunxi-1", Words("区政府：看全区事项", "District government: everything in the district")),
    Sample("mediator", Words("行业协会：调解", "The association: mediation")),
    Sample("gazette.archive-keeper-1", Words("公报档案：更正损伤的文字", "Gazette archive: correcting texts")),
    Sample("gazette.archive-keeper-2", Words("公报档案（另一人）：确认", "Gazette archive, another person")),
    Sample("admin", Words("管理员", "Administrator"), desk=False),
)

#: So many people are shown for a role.
_SHOWN = 2


@dataclass(frozen=True)
class Player:
    """Somebody who plays a role of a service."""

    user: User
    role: Words
    whose: str


def by_service() -> list[tuple[Service, list[Player]]]:
    """Who plays the roles of each service, in the order of the definition."""
    found: dict[str, list[tuple[User, str]]] = defaultdict(list)
    for post in Staff.objects.select_related("user", "agency").order_by("pk"):
        for name in post.roles:
            found[name].append((post.user, post.agency.name))
    held = CaseRole.objects.exclude(party=None).order_by("case__service", "role", "party").select_related("party")
    for holder in held.distinct("case__service", "role", "party").select_related("case"):
        user = User.objects.filter(memberships__party=holder.party).order_by("pk").first()
        if user is not None and holder.party is not None:
            found[f"{holder.case.service}/{holder.role}"].append((user, holder.party.name))
    return [(service, list(_players(service, found))) for service in registry().values()]


def _players(service: Service, found: dict[str, list[tuple[User, str]]]) -> Iterator[Player]:
    for role in service.role_list:
        for user, whose in found[f"{service.slug}/{role.name}"][:_SHOWN]:
            yield Player(user, role.label, whose)
