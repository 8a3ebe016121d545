"""Accounts: names, passwords, roles; limits on attempts; the second step."""

from __future__ import annotations

import datetime as dt

import pyotp
import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone

from habeas.register.accounts import Role, second_step, signing_in
from habeas.register.accounts.keeping import AccountRefused, account_named, add_account, any_account, change_role, close_account
from habeas.register.accounts.signing_in import TooManyAttempts, account_signing_in
from habeas.register.models import Account, RecoveryCode, SignInAttempt

pytestmark = pytest.mark.django_db

PASSWORD = "seven quiet herons by night"
HERE = "192.0.2.1"


@pytest.fixture
def account() -> Account:
    return add_account("Aysel Umudova", Role.REVIEWER, PASSWORD)


def test_no_account_is_there_that_nobody_made() -> None:
    assert get_user_model() is Account
    assert not any_account()
    assert account_signing_in("admin", "admin", "", HERE) is None


def test_a_password_is_kept_as_an_argon2_hash(account: Account) -> None:
    assert account.password.startswith("argon2$argon2id$")
    assert PASSWORD not in str(list(Account.objects.values()))


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("short words", "at least 12 characters"),
        ("password1234", "too common"),
        ("918273645546372819", "entirely numeric"),
        ("Aysel Umudova1", "too similar to the name"),
        ("", "at least 12"),
    ],
)
def test_a_weak_password_is_refused_and_nothing_is_kept(password: str, why: str) -> None:
    with pytest.raises(AccountRefused, match=why):
        add_account("Aysel Umudova", Role.VIEWER, password)
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "name", ["", "  ", "x" * 81, "a\nb", "a\x00b", "a\u202eb", "rule: identity 1", "AYSEL UMUDOVA", "Aysel Umudova "]
)
def test_a_name_that_nobody_could_have_or_somebody_has_is_refused(account: Account, name: str) -> None:
    with pytest.raises(AccountRefused):
        add_account(name, Role.VIEWER, PASSWORD)
    assert Account.objects.count() == 1


def test_a_role_includes_those_before_and_a_closed_account_has_none(account: Account) -> None:
    assert account.has(Role.VIEWER) and account.has(Role.REVIEWER) and not account.has(Role.ADMINISTRATOR)
    assert change_role("aysel umudova", Role.ADMINISTRATOR).has(Role.ADMINISTRATOR)
    assert not close_account("Aysel Umudova").has(Role.VIEWER)
    assert account_signing_in("Aysel Umudova", PASSWORD, "", HERE) is None
    with pytest.raises(AccountRefused, match="closed already"):
        close_account("Aysel Umudova")
    with pytest.raises(AccountRefused, match="there is no account"):
        account_named("Nobody")


def test_limits_count_addresses_of_one_ipv6_network_as_one(account: Account) -> None:
    for number in range(3):
        account_signing_in(f"name {number}", "x", "", f"[2001:db8:1:2::{number}]")
    assert set(SignInAttempt.objects.values_list("address", flat=True)) == {"2001:db8:1:2::/64"}


def test_a_limit_ends_when_the_first_attempt_is_old(account: Account) -> None:
    now = timezone.now()
    mark = signing_in.mark_of("Aysel Umudova")
    for number in range(signing_in.MOST_BY_NAME):
        SignInAttempt.objects.create(name_mark=mark, address=HERE, at=now - dt.timedelta(minutes=10 - number))
    with pytest.raises(TooManyAttempts) as refused:
        account_signing_in("Aysel Umudova", PASSWORD, "", HERE)
    assert refused.value.minutes == 5
    first = SignInAttempt.objects.earliest("at")
    SignInAttempt.objects.filter(pk=first.pk).update(at=now - signing_in.WINDOW)
    assert account_signing_in("Aysel Umudova", PASSWORD, "", HERE) == account


def test_codes_follow_rfc_6238_and_each_counts_once(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the key of the RFC's appendix B
    monkeypatch.setattr(second_step.time, "time", lambda: 1111111109)
    assert second_step.switch_on(account, secret, "000000") == ()
    assert second_step.switch_on(account, secret, "081 804")
    assert not second_step.passes(account, "081804")
    assert not second_step.passes(account, "")
    monkeypatch.setattr(second_step.time, "time", lambda: 1234567890)
    assert not second_step.passes(account, "005925")
    assert second_step.passes(account, "005924")
    assert not second_step.passes(account, "005924")
    later = pyotp.TOTP(secret).at(1234567890 + 30)
    assert second_step.passes(account, later), "a phone's clock may be half a minute ahead"
    assert not second_step.passes(account, pyotp.TOTP(secret).at(1234567890 + 90))


def test_recovery_codes_are_kept_as_digests_and_count_once(account: Account) -> None:
    secret = second_step.new_secret()
    codes = second_step.switch_on(account, secret, pyotp.TOTP(secret).now())
    assert len(set(codes)) == 10 and all(len(code) == 19 for code in codes)
    kept = str(list(RecoveryCode.objects.values()))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)
    assert account_signing_in("Aysel Umudova", PASSWORD, "", HERE) is None
    assert account_signing_in("Aysel Umudova", PASSWORD, codes[3].upper(), HERE) == account
    assert account_signing_in("Aysel Umudova", PASSWORD, codes[3], HERE) is None
    second_step.switch_off(account)
    assert account_signing_in("Aysel Umudova", PASSWORD, "", HERE) == account
    assert not RecoveryCode.objects.exists()


def test_the_tables_are_those_of_the_migrations() -> None:
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
