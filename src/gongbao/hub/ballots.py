"""Secret ballots. Who has voted is stored, how is stored only as sealed sums, and nothing joins the two.

The sums of all choices are encrypted together, anew with every vote, and stored in one place: the same row changes in
the same way whatever was chosen. They are opened once, when the ballot is closed.
"""

import json
from collections.abc import Iterable
from datetime import date

from gongbao.hub.actors import Actor
from gongbao.hub.errors import Conflict, Forbidden, NotFound, Unprocessable
from gongbao.hub.models import Ballot, BallotVoter, Case, CaseRole, PartyMember, Staff
from gongbao.hub.secrecy import decrypt, encrypt
from gongbao.words import Words

CHOICES = {
    "agree": Words("同意", "In favour"),
    "against": Words("反对", "Against"),
    "abstain": Words("弃权", "Abstain"),
}


def open_ballot(case: Case, name: str, question: Words, voters: Iterable[CaseRole], on: date) -> Ballot:
    """Opens a ballot among the people who hold the role now. Raises Unprocessable when there is nobody."""
    users = sorted({user for holder in voters for user in _people(case.service, holder)})
    if not users:
        raise Unprocessable(
            "没有有表决权的人，不能开始表决。", "Nobody is entitled to vote, so no ballot can be opened."
        )
    ballot = Ballot.objects.create(
        case=case, name=name, zh=question.zh, en=question.en, box=_sealed(dict.fromkeys(CHOICES, 0)), opened_on=on
    )
    BallotVoter.objects.bulk_create(BallotVoter(ballot=ballot, user_id=user) for user in users)
    return ballot


def _people(service: str, holder: CaseRole) -> Iterable[int]:
    if holder.party_id is not None:
        return PartyMember.objects.filter(party_id=holder.party_id).values_list("user_id", flat=True)
    posts = Staff.objects.filter(agency_id=holder.agency_id, active=True, roles__contains=[f"{service}/{holder.role}"])
    return posts.values_list("user_id", flat=True)


def locked(ballot_id: int) -> Ballot:
    """The ballot, locked for this transaction. Raises NotFound, and Conflict when it is closed."""
    ballot = Ballot.objects.select_for_update().select_related(None).filter(pk=ballot_id).first()
    if ballot is None:
        raise NotFound("没有找到这次表决。", "There is no such ballot.")
    if ballot.closed_on is not None:
        raise Conflict("表决已经结束。", "The ballot is closed.")
    return ballot


def cast(ballot: Ballot, actor: Actor, choice: str) -> None:
    """One person's vote in a locked ballot. Raises Forbidden, Conflict (voted before), Unprocessable (no choice)."""
    if choice not in CHOICES:
        raise Unprocessable("请选择同意、反对或弃权。", "Choose agree, against or abstain.")
    voter = BallotVoter.objects.select_for_update().filter(ballot=ballot, user_id=actor.user_id).first()
    if voter is None:
        raise Forbidden("您不是这次表决的评审专家。", "You are not entitled to vote in this ballot.")
    if voter.has_voted:
        raise Conflict("您已经投过票，每人只能投一次。", "You have voted already; each person votes once.")
    voter.has_voted = True
    voter.save(update_fields=["has_voted"])
    sums = _opened(ballot)
    sums[choice] += 1
    ballot.box = _sealed(sums)
    ballot.save(update_fields=["box"])


def close(ballot: Ballot, on: date) -> dict[str, int]:
    """Opens the box of a locked ballot. Returns the votes for each choice; raises Conflict while nobody has voted."""
    sums = _opened(ballot)
    if not any(sums.values()):
        raise Conflict("还没有人投票，不能结束表决。", "Nobody has voted yet, so the ballot cannot be closed.")
    ballot.result, ballot.closed_on, ballot.box = sums, on, b""
    ballot.save(update_fields=["result", "closed_on", "box"])
    return sums


def _sealed(sums: dict[str, int]) -> bytes:
    # Always of the same length, so that the length tells nothing.
    return encrypt(json.dumps({name: f"{number:06d}" for name, number in sums.items()})).encode()


def _opened(ballot: Ballot) -> dict[str, int]:
    return {name: int(number) for name, number in json.loads(decrypt(bytes(ballot.box).decode())).items()}
