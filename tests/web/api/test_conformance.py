"""The API keeps to its OpenAPI description: schemathesis asks it rightly and wrongly, on a register with the test pages."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.specs.openapi.checks import positive_data_acceptance

from habeas.register.accounts import Role
from habeas.register.accounts.tokens import add_token
from web.registers import PAGES, keep

_EXAMPLES = 30
_NOT_TOLD_BY_FORM = ("query cursor", "query q")
"""Whether a text is a cursor, or has a word in it, no schema says."""


@pytest.fixture
def described(home: object, db: None) -> Any:
    """The description as the register gives it, with a token to ask by."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "habeas.register.settings")
    keep(PAGES)
    token = add_token("schemathesis", Role.VIEWER)
    said = Client().get("/api/v1/openapi.json", headers={"Authorization": f"Bearer {token}"}).json()
    schema = schemathesis.openapi.from_dict(said)
    schema.app = get_wsgi_application()
    schema.config.generation.update(with_security_parameters=False)
    return schema, {"Authorization": f"Bearer {token}"}


def test_every_address_keeps_to_its_description(described: Any) -> None:
    schema, headers = described
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 10
    for operation in operations:
        for mode in (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE):
            _ask(operation, mode, headers)


def _ask(operation: Any, mode: Any, headers: dict[str, str]) -> None:
    quiet = settings(
        max_examples=_EXAMPLES,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )

    @quiet
    @given(case=operation.as_strategy(generation_mode=mode))
    def asked(case: Any) -> None:
        response = case.call(headers=headers)
        case.validate_response(response, headers=headers, excluded_checks=[positive_data_acceptance])
        if mode is schemathesis.GenerationMode.POSITIVE and response.status_code == 400:
            assert response.json()["where"] in _NOT_TOLD_BY_FORM

    try:
        asked()
    except Unsatisfiable:
        assert mode is schemathesis.GenerationMode.NEGATIVE, (
            operation.label
        )  # nothing can be asked wrongly where nothing is asked
