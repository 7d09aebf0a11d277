"""The city: agencies in a tree, their staff, residents and firms. Every name is invented."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from gongbao.hub.actors import POLICY, SUPERVISOR, Actor
from gongbao.hub.commands.opening import CITY
from gongbao.hub.models import Agency, Party, PartyMember, Staff
from gongbao.words import Words

#: Everybody's password in the demo, which serves this machine only.
PASSWORD = "gongbao-demo"  # noqa: S105

ARTS, TITLES = "arts-training-prepayment", "title-evaluation"
YUNXI, SONGLIN = "110191", "110192"

_SURNAMES = "林苏沈陆顾江许叶唐程方石邵秦韩贺龚温柳闻"
_GIVEN = (
    "知远", "晓禾", "景行", "若溪", "思齐", "云舒", "子衿", "望舒", "怀瑾", "清和", "一诺", "书言", "明澈", "安然",
    "嘉树", "月白", "青禾", "既明", "星野", "南乔",
)  # fmt: skip


@dataclass(frozen=True)
class Office:
    """An agency to make: its roles, and how many people work there (four eyes need two)."""

    key: str
    name: Words
    kind: str
    district: str
    parent: str = ""
    roles: tuple[str, ...] = ()
    staff: int = 0


def _arts(*roles: str) -> tuple[str, ...]:
    return tuple(f"{ARTS}/{role}" for role in roles)


def _titles(*roles: str) -> tuple[str, ...]:
    return tuple(f"{TITLES}/{role}" for role in roles)


def _district(key: str, code: str, zh: str, en: str, streets: Iterable[tuple[str, str]]) -> list[Office]:
    """A district with its departments and streets."""
    return [
        Office(
            key, Words(f"{zh}人民政府", f"{en} District Government"), "district", code, "city", (SUPERVISOR,), 1
        ),
        Office(
            f"{key}-culture", Words(f"{zh}文化和旅游局", f"{en} Culture and Tourism Bureau"), "district", code, key,
            _arts("district-culture-department"), 3,
        ),
        Office(
            f"{key}-market", Words(f"{zh}市场监督管理局", f"{en} Market Supervision Bureau"), "district", code, key,
            _arts("district-joint-departments"), 1,
        ),
        Office(
            f"{key}-police", Words(f"{zh}公安分局", f"{en} Public Security Bureau"), "district", code, key,
            _arts("public-security"), 1,
        ),
        *(
            Office(
                f"{key}-street-{place}", Words(street, name), "street", code, key,
                _arts("subdistrict") if place == 1 else (), 1,
            )
            for place, (street, name) in enumerate(streets, 1)
        ),
    ]  # fmt: skip


OFFICES = (
    Office("city", Words("市人民政府", "City Government"), "city", CITY, "", (SUPERVISOR,), 1),
    Office(
        "city-culture", Words("市文化和旅游局", "City Culture and Tourism Bureau"), "city", CITY, "city",
        _arts("municipal-culture-department"), 1,
    ),
    Office("finance", Words("市地方金融监管局", "City Financial Regulator"), "city", CITY, "city",
           _arts("financial-regulator"), 1),
    Office("tribunal", Words("市仲裁委员会", "City Arbitration Commission"), "city", CITY, "city",
           _arts("tribunal"), 1),
    Office("hrss", Words("市人力资源和社会保障局", "City Human Resources Bureau"), "city", CITY, "city",
           (*_titles("hrss-bureau"), POLICY), 3),
    Office("services", Words("市政务服务局", "City Government Services Bureau"), "city", CITY, "city",
           _titles("government-services-bureau"), 1),
    Office("informatization", Words("市经济和信息化局", "City Economy and Informatization Bureau"), "city", CITY,
           "city", _titles("economy-informatization-bureau"), 1),
    Office("development", Words("市发展和改革委员会", "City Development and Reform Commission"), "city", CITY,
           "city", _titles("development-reform-commission"), 1),
    Office("institution", Words("市职称评审服务中心", "City Title Evaluation Centre"), "city", CITY, "hrss",
           _titles("evaluation-institution"), 2),
    Office("panel", Words("专业评议组", "Expert panel"), "city", CITY, "institution", _titles("expert-panel"), 3),
    Office("committee", Words("职称评审委员会", "Review committee"), "city", CITY, "institution",
           _titles("review-committee"), 5),
    *_district("yunxi", YUNXI, "云溪区", "Yunxi", [("柳荫街道", "Liuyin Street"), ("石桥街道", "Shiqiao Street")]),
    *_district("songlin", SONGLIN, "松林区", "Songlin", [("望山镇", "Wangshan Town"), ("竹园街道", "Zhuyuan Street")]),
)  # fmt: skip

#: key, name, district
FIRMS = (
    ("school-1", "春晓音乐培训学校", YUNXI),
    ("school-2", "墨禾美术培训中心", YUNXI),
    ("school-3", "踏歌舞蹈艺术学校", SONGLIN),
    ("bank-1", "云溪商业银行", YUNXI),
    ("bank-2", "松林农商银行", SONGLIN),
    ("mediator", "文化艺术培训行业协会", YUNXI),
    ("employer-1", "云溪政务服务中心", YUNXI),
    ("employer-2", "晶石集成电路有限公司", SONGLIN),
    ("employer-3", "远山工程咨询有限公司", YUNXI),
)
RESIDENTS = 28


@dataclass
class City:
    """Everybody by a short key: ``resident-3``, ``school-1``, ``yunxi-culture-2`` (the second person there)."""

    users: dict[str, User] = field(default_factory=dict)
    parties: dict[str, Party] = field(default_factory=dict)
    agencies: dict[str, Agency] = field(default_factory=dict)
    actors: dict[str, Actor] = field(default_factory=dict)

    def actor(self, key: str) -> Actor:
        """Whoever acts; kept, so that posts and parties are read once."""
        return self.actors.setdefault(key, Actor.of(self.users[key]))

    def party(self, key: str) -> int:
        """A party's id."""
        return self.parties[key].pk

    def add_user(self, key: str, name: str, word: str) -> None:
        """An account; ``word`` is the hashed password."""
        self.users[key] = User.objects.create(username=key, last_name=name, password=word)

    def add_office(
        self, key: str, name: Words, kind: str, district: str, above: str = "", roles: Iterable[str] = ()
    ) -> Agency:
        """An agency below the one of the key ``above``."""
        self.agencies[key] = Agency.objects.create(
            name=name.zh,
            name_en=name.en,
            kind=kind,
            district=district,
            parent=self.agencies.get(above),
            roles=list(roles),
        )
        return self.agencies[key]

    def add_party(self, key: str, kind: str, name: str, district: str, word: str, place: int) -> None:
        """A resident with an account, or an organisation with somebody who acts for it."""
        person = kind == "person"
        party = Party.objects.create(
            kind=kind,
            name=name,
            id_number=identity_number(place) if person else f"91110199MA{place:07d}X",
            phone=f"1990000{place:04d}",
            district=district,
        )
        self.add_user(key, name if person else f"{name}经办人", word)
        PartyMember.objects.create(party=party, user=self.users[key], is_self=person)
        self.parties[key] = party


def build() -> City:
    """Makes the people and the agencies."""
    city, named = City(), names()
    word = make_password(PASSWORD)
    for office in OFFICES:
        agency = city.add_office(office.key, office.name, office.kind, office.district, office.parent, office.roles)
        for place in range(1, office.staff + 1):
            key = f"{office.key}-{place}"
            city.add_user(key, next(named), word)
            Staff.objects.create(user=city.users[key], agency=agency, roles=list(office.roles))
    for place in range(1, RESIDENTS + 1):
        city.add_party(f"resident-{place}", "person", next(named), YUNXI if place % 2 else SONGLIN, word, place)
    for place, (key, name, district) in enumerate(FIRMS, 1):
        city.add_party(key, "organisation", name, district, word, place)
    for key in ("employer-1", "employer-2", "employer-3"):
        # Sees what is posted inside the unit.
        colleague = f"{key}-colleague"
        city.add_user(colleague, next(named), word)
        PartyMember.objects.create(party=city.parties[key], user=city.users[colleague])
    return city


def names(start: int = 0) -> Iterator[str]:
    """Different names without end; a character of each list in turn, so that none comes twice soon."""
    count = start
    while True:
        surname = _SURNAMES[count % len(_SURNAMES)]
        given = _GIVEN[(count * 7 + count // len(_SURNAMES)) % len(_GIVEN)]
        yield surname + given
        count += 1


def identity_number(place: int) -> str:
    """An identity number with a right check character (GB 11643), of a place code that nobody has."""
    return with_check(f"110199{1975 + place % 25}{place % 12 + 1:02d}{place % 28 + 1:02d}{place:03d}")


def with_check(body: str) -> str:
    """The 17 digits of an identity number with their check character."""
    total = sum(int(digit) * 2 ** (17 - position) for position, digit in enumerate(body))
    return body + "10X98765432"[total % 11]
