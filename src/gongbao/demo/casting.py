"""People for every service, from its roles alone: offices with two clerks each, three firms, and the residents."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from gongbao.demo.city import PASSWORD, YUNXI, City, names
from gongbao.hub.commands.opening import CITY
from gongbao.hub.models import Agency, Staff
from gongbao.procedures import Role
from gongbao.services import Service

_HOUSES = ("青禾", "远山", "晶石")
#: What a role's label says about the level of its office: kind, district, and the key of the office above it.
_LEVELS = {
    "社区": ("community", YUNXI, "yunxi-street-1"),
    "街": ("street", YUNXI, "yunxi"),
    "乡镇": ("street", YUNXI, "yunxi"),
    "区": ("district", YUNXI, "yunxi"),
    "属地": ("district", YUNXI, "yunxi"),
}
_CITY = ("city", CITY, "city")
#: Residents of Yunxi have odd places.
_RESIDENTS = tuple(f"resident-{place}" for place in range(3, 28, 2))


@dataclass
class Cast:
    """Who plays the roles of one service: two clerks for an agency's, the parties for the others."""

    clerks: dict[str, tuple[str, str]] = field(default_factory=dict)
    parties: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def party(self, role: str, place: int) -> str:
        """The key of the party that holds the role in the case number ``place``."""
        held = self.parties[role]
        return held[place % len(held)]


class Casting:
    """Fills the roles of services; an office of one name serves all of them."""

    def __init__(self, city: City) -> None:
        self.city = city
        self._word = make_password(PASSWORD)
        self._names = names(start=400)
        self._offices = {agency.name: key for key, agency in city.agencies.items()}
        self._firms = 100

    def cast(self, service: Service) -> Cast:
        """Somebody for each role of the service."""
        found = Cast()
        for place, role in enumerate(service.role_list):
            if role.holder == "agency":
                found.clerks[role.name] = self._clerks(service, role)
            elif role.was in found.parties:
                found.parties[role.name] = found.parties[role.was]
            elif role.holder == "organisation":
                found.parties[role.name] = tuple(self._found(service, role))
            else:
                found.parties[role.name] = _RESIDENTS[place:] + _RESIDENTS[:place]
        return found

    def _clerks(self, service: Service, role: Role) -> tuple[str, str]:
        name = f"{service.slug}/{role.name}"
        label = role.label.zh.removeprefix("北京")
        held = (key for key, agency in self.city.agencies.items() if name in agency.roles)
        key = next(held, self._offices.get(label))
        if key is None:
            key = self._offices[label] = f"{service.slug}.{role.name}"
            kind, district, above = next((level for mark, level in _LEVELS.items() if label.startswith(mark)), _CITY)
            self.city.add_office(key, role.label, kind, district, above)
        agency = self.city.agencies[key]
        _add(agency.roles, name)
        Agency.objects.filter(pk=agency.pk).update(roles=agency.roles)
        for number in (1, 2):
            if f"{key}-{number}" not in self.city.users:
                self.city.add_user(f"{key}-{number}", next(self._names), self._word)
            post, _ = Staff.objects.get_or_create(user=self.city.users[f"{key}-{number}"], agency=agency)
            _add(post.roles, name)
            post.save(update_fields=["roles"])
        return f"{key}-1", f"{key}-2"

    def _found(self, service: Service, role: Role) -> Iterator[str]:
        for number, house in enumerate(_HOUSES, 1):
            self._firms += 1
            key = f"{service.slug}.{role.name}-{number}"
            self.city.add_party(key, "organisation", f"{house}公司（{role.label.zh}）", YUNXI, self._word, self._firms)
            yield key


def _add(roles: list[str], name: str) -> None:
    if name not in roles:
        roles.append(name)
