"""What the killing tests need on their own server: ``scene N`` opens cases, ``fire`` fires what is due, ``verify``."""

import os
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["GONGBAO_DEMO"] = "1"
from gongbao.hub.serve import prepare

prepare()
from gongbao.services import registry  # noqa: E402

registry()._modules["sample"] = "hub.sample"


def scene(count: int) -> None:
    from hub.conftest import build

    city = build()
    print("\n".join(f"{city.submit()}/{city.users['wang'].pk}" for _ in range(count)))


def fire() -> None:
    from gongbao.hub import deadlines
    from hub.conftest import MONDAY

    print(deadlines.fire_due(MONDAY + timedelta(days=8), batch=5))


def verify() -> None:
    from gongbao.hub import audit

    print("\n".join(f"{finding.case}/{finding.seq}: {finding.words}" for finding in audit.verify()) or "whole")


match sys.argv[1:]:
    case ["scene", count]:
        scene(int(count))
    case ["fire"]:
        fire()
    case ["verify"]:
        verify()
