"""What a reader gets, and sees of it."""

import re

from django.test import Client


def read(client: Client, address: str, status: int = 200) -> str:
    """The page at the address."""
    response = client.get(address)
    assert response.status_code == status
    return response.content.decode()


def words(html: str) -> str:
    """What a reader sees, without marks and blanks."""
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", html))
