"""The demo: a small invented city with people, cases in every state, and a clock that can be moved."""

from gongbao.demo.running import run

__all__ = ["run"]
