"""Two readings of a sentence compared, and how sure what comes of them is."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import Agreement, EventType, Reading, Segment
from habeas.reading import read_segment
from habeas.reading.cast import Party
from habeas.reading.sureness import Counted, Sureness, sureness
from habeas.reading.telling.voices import by_words, compared

SMITH, JONES = Party(("John Smith",), spans=((0, 10),)), Party(("Ann Jones",), spans=((20, 29),))


def _one(text: str) -> Reading:
    (reading,) = read_segment(Segment(id="article", text=text), "en").readings
    return reading


def test_they_agree_where_one_names_all_that_the_other_names() -> None:
    both = Party(("John Smith", "Ann Jones"), spans=((0, 29),))
    assert compared(SMITH, SMITH).agreement is Agreement.BOTH
    assert compared(both, JONES).agreement is Agreement.BOTH


def test_the_tree_speaks_alone_where_nobody_stands_beside() -> None:
    assert compared(SMITH, Party()).agreement is Agreement.TREE
    assert by_words().agreement is Agreement.WORDS


def test_a_dispute_says_what_each_says() -> None:
    voices = compared(SMITH, JONES)
    assert voices.agreement is Agreement.DISPUTED
    assert voices.dispute == "the tree names John Smith, the words around it Ann Jones"


def test_the_same_words_are_no_dispute() -> None:
    assert (
        compared(Party(group="reporters", spans=((0, 9),)), Party(("John Smith",), spans=((4, 14),))).agreement is Agreement.BOTH
    )


def test_each_reading_says_who_agrees_and_how_sure_it_is() -> None:
    reading = _one("Journalist Leyla Murtuzova was arrested on 3 March 2025.")
    assert reading.agreement is Agreement.BOTH
    assert reading.dispute is None
    assert reading.event.confidence == sureness().of(EventType.DETENTION, Agreement.BOTH)


def test_sureness_is_drawn_towards_what_is_known_of_more() -> None:
    table = Sureness(
        measured="Made up.",
        weight=5,
        agreement={Agreement.BOTH: Counted(right=90, of=100), Agreement.WORDS: Counted(right=5, of=10)},
        types={EventType.SEARCH: {Agreement.BOTH: Counted(right=0, of=1)}},
    )
    seldom, often = table.of(EventType.SEARCH, Agreement.BOTH), table.of(EventType.HEARING, Agreement.BOTH)
    assert 0.7 < seldom < often < 0.91
    assert table.of(EventType.HEARING, Agreement.WORDS) < often
    assert 0 < table.of(EventType.HEARING, Agreement.DISPUTED) < 1


@pytest.mark.parametrize("kind", list(EventType))
def test_the_counts_give_a_share_for_every_type(kind: EventType) -> None:
    table = sureness()
    assert all(0.3 < table.of(kind, agreement) < 1 for agreement in Agreement)


@pytest.mark.parametrize(
    ("text", "kind", "actor"),
    [
        ("The press freedom group CPJ condemned the arrest of Kamran Aliyev.", EventType.CONDEMNATION, "CPJ"),
        ("Kamran Aliyev was recognised as a political prisoner by the rights group Viasna.", EventType.LISTING, "Viasna"),
        ("The group condemned the arrest of Kamran Aliyev, CPJ said.", EventType.CONDEMNATION, "group"),
    ],
)
def test_an_organisation_is_named_and_not_only_described(text: str, kind: EventType, actor: str) -> None:
    assert [event.get("actor") for event in events(text, kind)] == [actor]
