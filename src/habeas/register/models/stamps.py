"""What time-stamp authorities answered: a row for each time one was asked, whether it granted a stamp or not. Only ever grows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH


class TimeStamp(models.Model):
    """One answer about one finished WARC file: a token in a file beside it, or the `problem` for which there is none."""

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    file = models.CharField(max_length=120, db_index=True)
    file_sha256 = models.CharField(max_length=64)
    authority = models.TextField()
    asked_at = models.DateTimeField()
    granted_at = models.DateTimeField(null=True)
    token_sha256 = models.CharField(max_length=64, blank=True)
    problem = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["file", "asked_at", "key"]

    def __str__(self) -> str:
        return f"{self.file}: {self.problem or self.granted_at}"
