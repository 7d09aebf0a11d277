"""When the pages for everybody changed."""

import uuid

from django.db import models


class PublicMark(models.Model):
    """One row with a mark that the database renews whenever something changes that pages for everybody show.

    A page made under one mark is right for as long as the mark stays, in whatever process it was made.
    """

    mark = models.UUIDField(default=uuid.uuid4)

    def __str__(self) -> str:
        return str(self.mark)
