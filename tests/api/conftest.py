"""A program that asks the interface, in the town of the portal's tests."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.hub.conftest import City, build, sample_service
from tests.portal import town as towns
from tests.portal.town import Town

from gongbao.hub import tokens

__all__ = ["sample_service"]


class Program:
    """Asks by path below ``/api``, with a token or without."""

    def __init__(self, token: str = "") -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {token}"} if token else {}

    def get(self, path: str, **more: Any) -> HttpResponse:
        return self.client.get(f"/api{path}", headers=self.headers, **more)

    def post(self, path: str, body: Any, kind: str = "application/json", **headers: str) -> HttpResponse:
        sent = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.client.post(f"/api{path}", sent, content_type=kind, headers=self.headers | headers)


@pytest.fixture
def town(db: None) -> Town:
    """The town, on a Friday."""
    return towns.build()


@pytest.fixture
def anybody(db: None) -> Program:
    """A program without a token."""
    return Program()


class Clients(City):
    """The little city of the hub's tests, with a program for each person."""

    def program(self, name: str) -> Program:
        """A program with a token of this person."""
        _, text = tokens.make(self.users[name].pk, "程序", 30)
        return Program(text)


@pytest.fixture
def city(db: None) -> Clients:
    """The city, on a Monday."""
    made = build()
    return Clients(made.users, made.parties, made.agencies)
