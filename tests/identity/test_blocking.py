from __future__ import annotations

import pytest
from hypothesis import given
from spellings import ONE_PERSON, names

from habeas.identity import blocking_keys


@pytest.mark.parametrize(("one", "other"), ONE_PERSON)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert blocking_keys(one) & blocking_keys(other)


def test_strangers_share_none() -> None:
    assert not blocking_keys("Ülvi Həsənli") & blocking_keys("Марыя Калеснікава")


@given(names)
def test_keys_do_not_hang_on_case(name: str) -> None:
    assert isinstance(blocking_keys(name), frozenset)
    assert "" not in blocking_keys(name)
