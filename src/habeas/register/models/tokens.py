"""Tokens by which programs ask the register: what a program shows in place of a name and a password.

Always true: of a token only its SHA-256 is kept; a row is added, or marked as revoked, and never deleted, so that a name stays
that of one token.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.accounts import Role


class Token(models.Model):
    """A program that may ask, under the name that people know it by."""

    name = models.CharField(max_length=80, unique=True)
    role = models.CharField(max_length=20, choices=[(str(role), str(role)) for role in Role])
    sha256 = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name
