"""``gongbao demo``: fills the city once and serves it on this machine only."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

HOST = "127.0.0.1"
WEB_WORKERS = 1


def run(gazettes: Sequence[Path], port: int = 8000) -> None:
    """Prepares the database, imports ``gazettes`` (else the sample), fills the city once, and serves until stopped.

    Raises a Problem for a file that cannot be read or imported, and for a database with real data.
    """
    os.environ["GONGBAO_DEMO"] = "1"
    os.environ.setdefault("GONGBAO_ADDRESS", f"http://{HOST}:{port}")
    from gongbao.hub import serve

    serve.prepare()
    fonts = serve.build_fonts()
    from gongbao.demo import filling

    for words in filling.import_gazettes(gazettes):
        print(words.zh, words.en, sep="\n")
    if not filling.is_filled():
        print("正在准备演示城市（只在第一次）… Preparing the city (the first time only) …")
        sys.stdout.flush()
        filling.fill()
    if fonts is not None:
        # A bare machine has no Chinese font: the first page shows boxes unless ours are there.
        fonts.wait()
    _greet(port)
    from django.db import connection

    connection.close()
    serve.serve(HOST, port, WEB_WORKERS)


def _greet(port: int) -> None:
    from gongbao.demo.city import PASSWORD
    from gongbao.demo.people import SAMPLES

    print(f"\n公报演示 Gongbao demo: http://{HOST}:{port}/demo/\n密码都是 {PASSWORD}，或在该页一点即登录。")
    print(f"Everybody's password is {PASSWORD}; that page signs you in with one click.\n")
    for sample in SAMPLES:
        print(f"  {sample.key:<18}{sample.what.zh}  {sample.what.en}")
    print("\nCtrl-C 停止 stops everything.")
    sys.stdout.flush()
