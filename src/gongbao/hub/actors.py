"""Whoever gives a command: a signed-in person with the parties they act for and the posts they hold."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from gongbao.hub.models import Agency, Case, CaseRole, Notice, Party, Staff, personal_data
from gongbao.hub.prepared import Statement
from gongbao.hub.rows import Columns, parsed

#: The role of a post, of no service, whose holder supervises the agency and all below it.
SUPERVISOR = "oversight/supervisor"
#: The role of a post, of no service, whose holder asks what a policy does to the people of the agency's part.
POLICY = "oversight/policy"

_PARTY, _POST, _AGENCY = Columns(Party, without=personal_data()), Columns(Staff), Columns(Agency)
_STANDING = Statement(f"""
SELECT (SELECT json_agg({_PARTY.of("p")} ORDER BY m.is_self DESC, p.kind, p.name_key, p.id)
          FROM hub_partymember m JOIN hub_party p ON p.id = m.party_id WHERE m.user_id = %(user)s::integer),
       (SELECT json_agg(json_build_array({_POST.of("s")}, {_AGENCY.of("a")}) ORDER BY s.id)
          FROM hub_staff s JOIN hub_agency a ON a.id = s.agency_id WHERE s.user_id = %(user)s::integer AND s.active)
""")  # noqa: S608 every part is written here


@dataclass(frozen=True)
class Actor:
    """A person; ``user_id`` None is the system itself, which only lets time run out."""

    user_id: int | None

    @classmethod
    def of(cls, user: Any) -> "Actor":
        """The actor behind a request's user; nobody is signed in: an actor who may nothing."""
        return cls(user.pk if user.is_authenticated else 0)

    @cached_property
    def _standing(self) -> tuple[tuple[Party, ...], tuple[Staff, ...]]:
        """Parties and posts: a page of a signed-in person wants both."""
        [[parties, posts]] = _STANDING.rows({"user": self.user_id})
        return tuple(map(_PARTY.read, parsed(parties))), tuple(map(_post, parsed(posts)))

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The parties this person acts for, oneself first."""
        return self._standing[0]

    @cached_property
    def party_ids(self) -> frozenset[int]:
        """Their ids."""
        return frozenset(party.pk for party in self.parties)

    @cached_property
    def posts(self) -> tuple[Staff, ...]:
        """The posts this person holds now, each with its agency."""
        return self._standing[1]

    def fills(self, service: str, role: str, holders: "list[CaseRole]") -> bool:
        """Whether this person may act in ``role``, given who holds the roles of the case."""
        return any(self._fills(service, holder) for holder in holders if holder.role == role)

    def _fills(self, service: str, holder: CaseRole) -> bool:
        if holder.party_id is not None:
            return holder.party_id in self.party_ids
        name = f"{service}/{holder.role}"
        return any(post.agency_id == holder.agency_id and name in post.roles for post in self.posts)

    def roles_in(self, service: str, holders: "list[CaseRole]") -> tuple[str, ...]:
        """The roles this person may act in, in the case with these holders."""
        return tuple(dict.fromkeys(holder.role for holder in holders if self._fills(service, holder)))

    def may_see(self, case: Case, holders: "list[CaseRole] | None" = None) -> bool:
        """Own cases, and for staff those of agencies in their part of the tree."""
        if holders is None:
            holders = list(case.roles.select_related("agency"))
        if case.applicant_id in self.party_ids or any(h.party_id in self.party_ids for h in holders if h.party_id):
            return True
        agencies = [h.agency for h in holders if h.agency] + ([case.agency] if case.agency else [])
        return self.oversees(*agencies)

    def oversees(self, *agencies: Agency) -> bool:
        """Whether one of the agencies is this person's own or lies below it."""
        return any(agency.path.startswith(post.agency.path) for agency in agencies for post in self.posts)

    @cached_property
    def supervised(self) -> tuple[Agency, ...]:
        """The agencies whose part of the tree this person supervises."""
        return tuple(post.agency for post in self.posts if SUPERVISOR in post.roles)

    @cached_property
    def asks_for(self) -> tuple[Agency, ...]:
        """The agencies for whose part of the tree this person may ask questions to a population."""
        return tuple(post.agency for post in self.posts if {SUPERVISOR, POLICY} & set(post.roles))

    def supervises(self, agency: Agency) -> bool:
        """Whether the agency lies in a part of the tree that this person supervises."""
        return any(agency.path.startswith(above.path) for above in self.supervised)

    def may_see_notice(self, notice: Notice) -> bool:
        """A public notice is for everybody, another one for the people of the parties in its case."""
        return notice.public or self.may_see(notice.case)


def _post(row: list[Any]) -> Staff:
    post = _POST.read(row[0])
    post.agency = _AGENCY.read(row[1])
    return post


SYSTEM = Actor(None)
