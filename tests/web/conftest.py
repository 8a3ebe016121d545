"""A register with the test pages, in a folder of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from habeas.register.accounts import Role
from habeas.register.accounts.keeping import add_account
from habeas.register.models import Account
from prepared import prepared
from web.registers import HOSTILE, PAGES, keep

PASSWORD = "seven quiet herons by night"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HABEAS_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture
def register(home: Path, db: None) -> list[str]:
    """The keys of the kept pages."""
    return prepared(_test_pages, home)


def _test_pages() -> list[str]:
    return keep(PAGES)


@pytest.fixture
def hostile(home: Path, db: None) -> str:
    """The key of a page that wishes its readers ill."""
    return prepared(_hostile_page, home)


def _hostile_page() -> str:
    return keep([HOSTILE])[0]


@pytest.fixture
def signed_in(home: Path, db: None) -> Callable[[Role], Client]:
    """A browser in which somebody with the role is signed in; their name is that of the role."""

    def client_of(role: Role) -> Client:
        account = Account.objects.filter(name=str(role)).first() or add_account(str(role), role, PASSWORD)
        client = Client()
        client.force_login(account)
        return client

    return client_of
