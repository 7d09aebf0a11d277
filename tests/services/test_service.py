"""A service is checked when it is loaded, found by its folder, and accounts for every provision."""

import shutil
import sys
from datetime import date
from pathlib import Path

import pytest

import gongbao.services
from gongbao.procedures import Procedure, ValueOf, assign, begin, end, outcome, procedure, register, step
from gongbao.rules import Decision, DefinitionError, decision, fact
from gongbao.services import Document, NoSuchService, Registry, Service, agency, person, provision, record, registry
from gongbao.services.service import NotInService
from gongbao.words import Words

READER = person("reader", "读者", "Reader")
LIBRARY = agency("library", "图书馆", "Library")
resident = fact.boolean("resident", "住在本区", "Lives in the district")
card = decision("card", "可以办证吗？", "May a card be issued?", resident.at("第一条"))


def make(**changes: object) -> Service:
    """A small service of our own, with parts changed."""
    ask = step(
        "ask",
        READER,
        Words("申请", "Ask"),
        at="第二条",
        form=[resident],
        outcomes=[outcome("asked", Words("已申请", "Asked"), guard=card)],
    )
    parts: dict[str, object] = {
        "slug": "reading-room",
        "title": Words("阅览室", "Reading room"),
        "about": Words("办证", "Cards"),
        "documents": (Document("京图发〔2024〕1号", "阅览室办法", date(2024, 1, 1), date(2024, 2, 1)),),
        "role_list": (READER, LIBRARY),
        "fact_list": (resident,),
        "decision_list": (card,),
        "procedure_list": (
            procedure("join", Words("办证", "Join"), steps=[ask], ends={ask: end("open", Words("已办", "Done"))}),
        ),
        "record_list": (record("cards", "借书证", "Cards", "第三条", LIBRARY, resident),),
        "provisions": (
            provision("第一条", "谁可以办", "Who may"),
            provision("第二条", "怎样办", "How"),
            provision("第三条", "登记", "Register"),
            provision("第四条", "施行日期", "In force", note=("日期", "A date")),
        ),
    }
    return Service(**(parts | changes))  # type: ignore[arg-type]


def test_coverage_is_worked_out_from_what_cites_a_place():
    covered = {each.at: each.carried_out_by for each in make().coverage}
    assert covered == {
        "第一条": ("decision:card",),
        "第二条": ("procedure:join/ask",),
        "第三条": ("record:cards",),
        "第四条": (),
    }


def test_a_place_may_be_carried_out_by_a_whole_procedure():
    ask = make().procedures["join"].by_name["ask"]
    whole = procedure(
        "join", Words("办证", "Join"), at="第四条", steps=[ask], ends={ask: end("open", Words("已办", "Done"))}
    )
    assert make(procedure_list=(whole,)).carried_out_by("第四条") == ("procedure:join",)


def test_the_version_changes_with_the_definition_and_only_then():
    other = decision("card", "可以办证吗？", "May a card be issued?", (~resident).at("第一条"))
    assert make().version == make().version
    assert make().version != make(decision_list=(other,)).version


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"fact_list": ()}, "没有名为 resident 的事实"),
        ({"fact_list": (resident, fact.text("resident", "重名", "Twice"))}, "两个同名的 fact：resident"),
        ({"decision_list": ()}, "没有名为 card 的决定"),
        ({"role_list": (LIBRARY,)}, "没有名为 reader 的角色"),
        ({"provisions": (provision("第一条", "一", "One"), provision("第1条", "一", "One"))}, "写了两次"),
        ({"record_list": (record("x", "表", "X", "第几条", LIBRARY),)}, "第几条"),
        (
            {"record_list": (record("x", "表", "X", "第三条", LIBRARY, resident, rows=[{"residant": True}]),)},
            "residant",
        ),
        ({"record_list": (record("x", "表", "X", "第三条", LIBRARY, resident, rows=[{"resident": 7}]),)}, "row 1"),
    ],
)
def test_a_mistake_is_found_when_the_service_is_loaded(changes, said):
    with pytest.raises(DefinitionError) as found:
        make(**changes)
    assert said in found.value.words.zh


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (register("card-index", {}), "没有名为 card-index 的登记簿"),
        (register("cards", {"colour": "red"}), "没有名为 colour 的栏目"),
        (register("cards", {"resident": ValueOf("residnet")}), "没有名为 residnet 的事实或决定"),
        (assign("residnet", True), "没有名为 residnet 的事实"),
        (begin("leave"), "没有名为 leave 的程序"),
    ],
)
def test_an_effect_on_what_is_not_there_is_found_when_the_service_is_loaded(effect, said):
    ask = step(
        "ask",
        READER,
        Words("申请", "Ask"),
        at="第二条",
        outcomes=[outcome("asked", Words("已申请", "Asked"), effects=[effect])],
    )
    join = procedure("join", Words("办证", "Join"), steps=[ask], ends={ask: end("open", Words("已办", "Done"))})
    with pytest.raises(DefinitionError) as found:
        make(procedure_list=(join,))
    assert said in found.value.words.zh


def test_a_field_used_outside_its_list_is_a_mistake():
    amount = fact.money("amount", "金额", "Amount")
    rows = fact.records("rows", "明细", "Rows", amount)
    loose = decision("loose", "？", "?", (amount > 1).at("第一条"))
    with pytest.raises(DefinitionError, match="amount"):
        make(fact_list=(resident, rows), decision_list=(card, loose))


def test_what_is_not_there_is_answered_with_what_there_is():
    with pytest.raises(NoSuchService, match="arts-training-prepayment"):
        registry()["library"]
    with pytest.raises(NotInService, match="card"):
        make().decision("cart")


def test_a_service_folder_copied_under_another_name_is_another_service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    source = Path(gongbao.services.__file__).parent / "arts_training_prepayment"
    package = tmp_path / "elsewhere"
    shutil.copytree(source, package / "sports_training", ignore=shutil.ignore_patterns("__pycache__"))
    (package / "__init__.py").write_text("")
    for module in (package / "sports_training").glob("*.py"):
        text = module.read_text(encoding="utf-8")
        text = text.replace("gongbao.services.arts_training_prepayment", "elsewhere.sports_training")
        text = text.replace('slug="arts-training-prepayment"', 'slug="sports-training"')
        module.write_text(text.replace("lesson_count <= 60", "lesson_count <= 40"), encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)

    services = Registry({"sports-training": "elsewhere.sports_training"})
    sports = services["sports-training"]
    facts = {"lesson_count": 50}
    assert sports.decide("prepayment-allowed", facts, date(2024, 3, 1)).text == "no"
    assert (
        registry()["arts-training-prepayment"].decide("prepayment-allowed", facts, date(2024, 3, 1)).text == "unknown"
    )
    assert len(sports.procedures) == len(registry()["arts-training-prepayment"].procedures)


@pytest.mark.parametrize("slug", list(registry()))
def test_every_provision_of_every_service_has_an_owner_or_a_reason(slug):
    service = registry()[slug]
    assert service.provisions
    assert [each.at for each in service.coverage if not each.carried_out_by and not each.note] == []


@pytest.mark.parametrize("slug", list(registry()))
def test_everything_that_people_read_is_there_in_both_languages(slug):
    service = registry()[slug]
    words = [service.title, service.about]
    words += [each.label for each in (*service.role_list, *service.fact_list, *service.record_list, *service.duty_list)]
    words += [each.question for each in service.decision_list]
    for each in service.procedure_list:
        words += [each.label, *(one.label for one in each.steps)]
        words += [way.label for one in each.steps for way in one.outcomes]
    for fact_ in service.fact_list:
        words += [choice.label for choice in fact_.kind.choices]
    assert [each for each in words if not each.zh or not each.en or each.en == each.zh] == []


@pytest.mark.parametrize("slug", list(registry()))
def test_everything_defined_in_a_folder_is_part_of_its_service(slug):
    service = registry()[slug]
    folder = type(service).__module__.rpartition(".")[0] + "." + slug.replace("-", "_")
    modules = [module for name, module in sys.modules.items() if name.startswith(folder + ".")]
    defined = [thing for module in modules for thing in vars(module).values()]
    assert len(modules) >= 4
    known = {id(each) for each in (*service.decision_list, *service.procedure_list)}
    left_out = {thing.name for thing in defined if isinstance(thing, Decision | Procedure) and id(thing) not in known}
    assert left_out == set()
