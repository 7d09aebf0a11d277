"""The other parties of an application: named once, found by number, offered again the next time."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from django import forms

from gongbao.hub.display import in_page_language
from gongbao.hub.errors import Unprocessable
from gongbao.hub.models import Agency, CaseRole, Party
from gongbao.hub.secrecy import blind_index
from gongbao.procedures import Notify, Procedure, Publish, Role
from gongbao.words import Problem, Words

MOST_OFFERED = 50


class PartiesForm(forms.Form):
    """For each role: one of the parties of earlier cases, or a name with the number on the identity card or licence.

    ``by``: who names them, a party or the staff of agencies.
    """

    use_required_attribute = False

    def __init__(
        self,
        roles: Sequence[Role],
        by: Party | Sequence[Agency],
        service: str,
        typed: Any = None,
        *,
        needed: frozenset[str] | None = None,
        quiet: bool = False,
    ) -> None:
        super().__init__(typed, prefix="party")
        self.roles = tuple(roles)
        self.needed = needed if needed is not None else frozenset(role.name for role in roles)
        self.quiet = quiet
        for role in self.roles:
            self._add(role, _met_before(by, service, role))

    def _add(self, role: Role, offered: Sequence[Party]) -> None:
        label = role.label
        if offered:
            choices = [
                ("", in_page_language(Words("另行填写", "Somebody else"))),
                *((str(each.pk), each.name) for each in offered),
            ]
            self.fields[f"{role.name}.known"] = forms.ChoiceField(
                choices=choices,
                required=False,
                label=label,  # type: ignore[arg-type]
                help_text=Words("曾经共同办件的可以直接选择。", "Those of your earlier cases can be chosen."),  # type: ignore[arg-type]
                widget=forms.Select,
            )
        person = role.holder == "person"
        name = Words("姓名", "name") if person else Words("名称", "name")
        number = Words("身份证件号码", "identity number") if person else Words("统一社会信用代码", "credit code")
        self.fields[f"{role.name}.name"] = forms.CharField(
            max_length=200,
            required=False,
            label=Words(f"{label.zh}的{name.zh}", f"{label.en}: {name.en}"),  # type: ignore[arg-type]
        )
        self.fields[f"{role.name}.number"] = forms.CharField(
            max_length=40,
            required=False,
            label=Words(f"{label.zh}的{number.zh}", f"{label.en}: {number.en}"),  # type: ignore[arg-type]
            help_text=(  # type: ignore[arg-type]
                Words("仅用于核对身份，页面上不显示。", "Only used to find the person; pages do not show it.")
                if person
                else Words("名称唯一时可以不填。", "Not needed where no other has the same name.")
            ),
        )

    def full_clean(self) -> None:
        """Django's, but a quiet form finds nothing wrong."""
        super().full_clean()
        if self.quiet:
            self._errors = forms.utils.ErrorDict()

    def clean(self) -> dict[str, Any]:
        """Finds each party that is named."""
        self.found: dict[str, Party] = {}
        for role in self.roles:
            party = self._find(role)
            if party is not None:
                self.found[role.name] = party
        return self.cleaned_data

    def _find(self, role: Role) -> Party | None:
        known = self.cleaned_data.get(f"{role.name}.known")
        if known:
            return Party.objects.get(pk=known)
        name = self.cleaned_data.get(f"{role.name}.name", "")
        number = self.cleaned_data.get(f"{role.name}.number", "")
        try:
            return find_party(role, name, number)
        except Problem as problem:
            self._refuse(role, problem.words)
        return None

    def _refuse(self, role: Role, words: Words) -> None:
        self.add_error(f"{role.name}.name", in_page_language(words))

    @property
    def groups(self) -> list[tuple[Role, list[forms.BoundField], bool]]:
        """The fields of each role, and whether the role is needed now."""
        return [(role, self._fields_of(role), role.name in self.needed) for role in self.roles]

    def _fields_of(self, role: Role) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(f"{role.name}.")]

    @property
    def has_later(self) -> bool:
        """Whether there are roles that only later matters need."""
        return len(self.needed) < len(self.roles)

    @property
    def later_typed(self) -> bool:
        """Whether anything was said about one of those."""
        return any(bound.value() for _, fields, needed in self.groups if not needed for bound in fields)

    @property
    def holders(self) -> Mapping[str, int]:
        """Role and party id, of a valid form."""
        return {role: party.pk for role, party in self.found.items()}

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was typed, for a draft."""
        names = [self.add_prefix(name) for name in self.fields]
        return {name: [str(self.data.get(name))] for name in names if name in self.data}


def find_party(role: Role, name: str, number: str) -> Party | None:
    """The party of this name and number, None where neither is given. Raises Unprocessable for one and for several."""
    if not name and not number:
        return None
    if not name or (role.holder == "person" and not number):
        raise Unprocessable("姓名和证件号码要一起填写。", "Give both the name and the number.")
    parties = Party.objects.filter(kind=role.holder, name=name)
    if number:
        parties = parties.filter(id_index=blind_index(number))
    found = list(parties[:2])
    if len(found) == 1:
        return found[0]
    raise Unprocessable(
        f"没有找到与所填名称和号码一致的{role.label.zh}，请核对，或请对方先在本站登记。",
        f"No {role.label.en} with this name and number is registered; please check, or have them register.",
    )


def admitted(role: Role, name: str, number: str, district: str) -> Party:
    """The party that has come in person and shown its document; entered here if it is not known yet.

    Raises Unprocessable for a number with a wrong check character, or one that is known under another name.
    """
    number = "".join(number.split()).upper()
    if not name or not number:
        raise Unprocessable("请填写证件上的姓名（名称）和号码。", "Enter the name and the number on the document.")
    if role.holder == "person" and not right_identity_number(number):
        raise Unprocessable(
            "身份证号码的校验位不对，请核对是否抄错。", "The check digit is wrong; please look for a slip."
        )
    known = Party.objects.filter(id_index=blind_index(number)).first()
    if known is None:
        return Party.objects.create(kind=role.holder, name=name, id_number=number, district=district)
    if known.name != name or known.kind != role.holder:
        raise Unprocessable(
            "这个号码已登记在另一个名称下，请核对证件。", "This number is registered under another name; please check."
        )
    return known


def right_identity_number(number: str) -> bool:
    """Whether a resident's number has its check character (GB 11643-1999, ISO 7064 MOD 11-2); others are not judged."""
    if len(number) != 18 or not number[:17].isdigit():
        return True
    total = sum(int(digit) * (2 ** (17 - place) % 11) for place, digit in enumerate(number[:17]))
    return number[17] == "10X98765432"[total % 11]


def acting_roles(procedure: Procedure) -> list[Role]:
    """The roles of a procedure's steps; whoever objects to a notice needs no role beforehand."""
    hearing = {effect.until for effect in procedure.effects() if isinstance(effect, Publish)}
    return [role for step in procedure.steps if step.name not in hearing for role in step.doers]


def told_roles(procedure: Procedure) -> list[Role]:
    """The roles that get messages in a procedure, whether they act in it or not."""
    return [effect.to for effect in procedure.effects() if isinstance(effect, Notify)]


def to_be_named(roles: Iterable[Role], held: AbstractSet[str]) -> tuple[Role, ...]:
    """Those of people and organisations, each once, that nobody holds and that do not follow from another one."""
    wanted = {role.name: role for role in roles if role.holder != "agency" and role.name not in held}
    return tuple(role for role in wanted.values() if role.was not in held | wanted.keys())


def _met_before(by: Party | Sequence[Agency], service: str, role: Role) -> list[Party]:
    """Who held the role in earlier cases of the party, or of the agencies."""
    held = CaseRole.objects.filter(case__service=service, role=role.name, party__isnull=False)
    if isinstance(by, Party):
        mine = CaseRole.objects.filter(party=by, case__service=service).values("case")
        held = held.filter(case__in=mine).exclude(party=by)
    else:
        held = held.filter(case__roles__agency__in=by)
    return list(Party.objects.filter(pk__in=held.values("party")).order_by("name_key")[:MOST_OFFERED])
