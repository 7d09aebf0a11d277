"""Encryption of personal data at rest, the blind index to find it by, and masking for pages."""

import hashlib
import hmac
import re
from functools import cache
from typing import Any

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import models


@cache
def _box(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def encrypt(text: str) -> str:
    """The text under the first of ENCRYPTION_KEYS (Fernet: AES-128-CBC with HMAC-SHA256, never twice the
    same).
    """
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(text.encode()).decode()


def decrypt(token: str) -> str:
    """The text again. Raises cryptography's InvalidToken when no key of ENCRYPTION_KEYS fits."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(token.encode()).decode()


def encrypt_bytes(content: bytes) -> bytes:
    """A file, or a piece of one, as ``encrypt`` does it with texts."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).encrypt(content)


def decrypt_bytes(token: bytes) -> bytes:
    """The bytes again. Raises as ``decrypt`` does."""
    return _box(tuple(settings.ENCRYPTION_KEYS)).decrypt(token)


def blind_index(text: str) -> bytes:
    """The same 32 bytes for the same number however it is written, telling nothing without INDEX_KEY."""
    folded = "".join(text.split()).upper()
    return hmac.new(settings.INDEX_KEY.encode(), folded.encode(), hashlib.sha256).digest()


def mask(number: str) -> str:
    """``110101199003071234`` as ``110***********1234``; four and fewer characters are hidden wholly."""
    if len(number) <= 4:
        return "*" * len(number)
    head = 3 if len(number) > 8 else 0
    return number[:head] + "*" * (len(number) - head - 4) + number[-4:]


#: A resident's identity number (GB 11643-1999, with a day of birth that can be) and a mobile number.
_PERSONAL = re.compile(
    r"(?<![0-9A-Za-z])(?:[1-8]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]|1[3-9]\d{9})"
    r"(?![0-9A-Za-z])"
)


def hide_numbers(text: str) -> str:
    """The text with every identity or mobile number of a person masked; other numbers stay."""
    return _PERSONAL.sub(lambda found: mask(found[0]), text)


class EncryptedField(models.TextField):
    """Text that lies encrypted in the database; it cannot be searched for, only its blind index can."""

    def from_db_value(self, value: str | None, expression: object, connection: object) -> str:
        """The clear text. Raises InvalidToken without the right key: that is an error and no empty text."""
        return decrypt(value) if value else ""

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The encrypted text."""
        return encrypt(str(value)) if value else ""

    def value_to_string(self, obj: models.Model) -> str:
        """For serialisers: never the clear text."""
        return mask(self.value_from_object(obj))
