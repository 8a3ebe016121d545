"""Names of outlets, parties and groups that no list knows are nobody's, where what stands around them says so."""

from __future__ import annotations

import pytest

from habeas.reading.finding import mentions_in
from habeas.reading.names import PersonMention


def people(text: str) -> list[str]:
    return [m.full_name for m in mentions_in(text, None) if isinstance(m, PersonMention)]


@pytest.mark.parametrize(
    "text",
    [
        "Two activists of Hak Yolu, an Istanbul-based NGO, were detained.",
        "Hak Yolu, an Istanbul-based NGO, was searched.",
        "Nasha Nova Doroga (NND) was banned in May.",
        "Three members of Nova Doroga were arrested.",
        "The host of Nova Doroga was sent to jail.",
    ],
)
def test_an_unknown_body_is_nobody(text: str) -> None:
    assert people(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hak Yolu editor Kamran Aliyev was sentenced to two years.",
        "Nasha Nova Doroga (NND) leader Kamran Aliyev was freed.",
        "Journo Kamran Aliyev arrested over a post",
        "Kamran Aliyev, an editor of the newspaper Hak Yolu, was detained.",
        "Members of Kamran Aliyev’s family were not let in.",
        "The brother of Kamran Aliyev, a member of the party, was detained.",
    ],
)
def test_one_who_belongs_to_it_is_somebody(text: str) -> None:
    assert people(text) == ["Kamran Aliyev"]
