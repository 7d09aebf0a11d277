"""A command tried in one statement: whatever else it asks is refused, and the transaction around it goes on."""

import pytest
from django.db import transaction

from gongbao.hub.commands.running import NeedsTransaction, nothing_else
from gongbao.hub.models import Notice


def test_what_is_refused_breaks_no_transaction(db: None) -> None:
    with transaction.atomic():
        with pytest.raises(NeedsTransaction), nothing_else():
            Notice.objects.update(taken_down_on=None)
        assert not Notice.objects.exists()
