"""Accounts of those who work with the register, and what signing in needs. No evidence: rows here change.

Always true: passwords and recovery codes are kept as hashes alone; an account is closed and never deleted, so that the names in
decisions and notes stay somebody's; two names that differ in case or width alone are one.
"""

from __future__ import annotations

import unicodedata
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from habeas.register.accounts import Role

NAME_LENGTH = 80


def folded(name: str) -> str:
    """What names are compared by."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold()).strip()


class Accounts(BaseUserManager["Account"]):
    """Accounts are found by their name in any case."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(folded_name=folded(username or ""))


class Account(AbstractBaseUser):
    """Somebody who may sign in. `totp_secret` is empty where there is no second step; `totp_step` is the last one used."""

    name = models.CharField(max_length=NAME_LENGTH, unique=True)
    folded_name = models.CharField(max_length=NAME_LENGTH * 4, unique=True)
    role = models.CharField(max_length=20, choices=[(str(role), str(role)) for role in Role])
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    totp_secret = models.CharField(max_length=64, blank=True)
    totp_step = models.PositiveBigIntegerField(default=0)

    objects = Accounts()

    USERNAME_FIELD = "name"
    REQUIRED_FIELDS: ClassVar = []

    class Meta:
        ordering: ClassVar = ["folded_name"]

    def __str__(self) -> str:
        return self.name

    def has(self, role: Role) -> bool:
        """Whether the account is open and may do what `role` may."""
        return self.is_active and Role(self.role).includes(role)


class RecoveryCode(models.Model):
    """The SHA-256 of a code that stands once for a code of the second step."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="recovery_codes")
    sha256 = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["account", "sha256"], name="one_recovery_code")]

    def __str__(self) -> str:
        return f"a recovery code of {self.account_id}"


class SignInAttempt(models.Model):
    """An attempt to sign in that failed, or is not decided yet. `name_mark` is a digest of what was typed as the name."""

    name_mark = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["name_mark", "at"], name="attempts_by_name"),
            models.Index(fields=["address", "at"], name="attempts_by_address"),
        ]

    def __str__(self) -> str:
        return f"{self.address}, {self.at}"
