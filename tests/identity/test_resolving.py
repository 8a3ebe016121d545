from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spellings import mentions

from habeas.identity import Decision, Mention, MentionRefused, Resolver, Verdict, resolve, weigh
from habeas.model import Edtf


@st.composite
def situations(draw: st.DrawFn) -> tuple[list[Mention], list[Decision]]:
    some = draw(mentions())
    ids = [mention.id for mention in some]
    pairs = list(itertools.combinations(ids, 2))
    chosen = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    decisions = [
        Decision(number=number, one=one, other=other, same=draw(st.booleans()), by="a reviewer")
        for number, (one, other) in enumerate(chosen)
    ]
    return some, decisions


@given(situations(), st.randoms(use_true_random=False))
def test_any_order_of_arrival_gives_the_same(situation: tuple[list[Mention], list[Decision]], shuffled: random.Random) -> None:
    some, decisions = situation
    at_once = resolve(some, decisions)
    steps: list[Mention | Decision] = [*some, *decisions]
    shuffled.shuffle(steps)
    resolver = Resolver()
    for number, step in enumerate(steps):
        resolver.add([step]) if isinstance(step, Mention) else resolver.decide([step])
        if number % 2:
            resolver.resolution()
    assert resolver.resolution() == at_once


@given(situations())
def test_a_human_different_is_never_overruled(situation: tuple[list[Mention], list[Decision]]) -> None:
    some, decisions = situation
    last = {decision.pair: decision for decision in decisions}
    for people in resolve(some, decisions).partition:
        for pair in itertools.combinations(sorted(people), 2):
            assert pair not in last or last[pair].same


@given(situations())
def test_taking_back_restores(situation: tuple[list[Mention], list[Decision]]) -> None:
    some, decisions = situation
    resolver = Resolver()
    resolver.add(some)
    before = resolver.resolution()
    resolver.decide(decisions)
    resolver.resolution()
    for decision in decisions:
        resolver.undo(decision)
    assert resolver.resolution() == before
    late = Mention(id="late", name="Nijat Aliyev", case="Abzas Media", outlet="Turan", birth_year=1980)
    resolver.add([late])
    resolver.resolution()
    resolver.withdraw("late")
    assert resolver.resolution() == before


@given(mentions())
def test_no_rule_links_against_fathers_years_or_within_a_page(some: list[Mention]) -> None:
    by_id = {mention.id: mention for mention in some}
    for people in resolve(some).partition:
        for one, other in itertools.combinations([by_id[mention] for mention in people], 2):
            assert not (one.page and one.page == other.page)
            assert one.birth_year is None or other.birth_year is None or one.birth_year == other.birth_year
            assert {"Nazim", "Yaser"} - set(f"{one.name} {other.name}".split()), "two fathers in one person"


def test_every_mention_is_in_one_person() -> None:
    some = [Mention(id=str(number), name="Ülvi Həsənli", case="Abzas Media") for number in range(5)]
    people = resolve(some).people
    assert [person.mentions for person in people] == [("0", "1", "2", "3", "4")]
    assert people[0].links[0].why.endswith("the same case abzas media")


def test_never_on_a_name_alone_nor_on_an_initial() -> None:
    alone = weigh(Mention(id="1", name="Ülvi Həsənli"), Mention(id="2", name="Ulvi Hasanli"))
    assert (alone.verdict, alone.why.split(";")[0]) == (Verdict.UNSURE, "a name alone is not enough")
    same_case = {"case": "Abzas Media", "outlet": "Turan", "court": "Sabail", "arrest_date": Edtf.parse("2023-11-20")}
    initial = weigh(Mention(id="1", name="Ü. Həsənli", **same_case), Mention(id="2", name="Ulvi Hasanli", **same_case))
    assert initial.verdict is Verdict.UNSURE


def test_context_decides_between_endings() -> None:
    context = {"case": "EMDS", "arrest_date": Edtf.parse("2024-04-29")}
    much = weigh(Mention(id="1", name="Anar Məmmədli", **context), Mention(id="2", name="Anar Mammadov", **context))
    little = weigh(Mention(id="1", name="Anar Məmmədli", case="EMDS"), Mention(id="2", name="Anar Mammadov", case="EMDS"))
    assert (much.verdict, little.verdict) == (Verdict.SAME, Verdict.UNSURE)


def test_a_patronymic_given_apart_counts() -> None:
    nazim = Mention(id="1", name="Nicat Əliyev", patronymic="Nazim oğlu")
    assert weigh(nazim, Mention(id="2", name="Nijat Aliyev", patronymic="Yaser", case="x")).verdict is Verdict.DIFFERENT
    assert weigh(nazim, Mention(id="2", name="Алиев, Ниджат Назим оглы")).verdict is Verdict.SAME


def test_a_third_mention_does_not_join_two_namesakes() -> None:
    case = {"case": "Abzas Media"}
    people = resolve(
        [
            Mention(id="1", name="Nijat Nazim oglu Aliyev", **case),
            Mention(id="2", name="Nijat Yaser oglu Aliyev", **case),
            Mention(id="3", name="Nijat Aliyev", **case),
        ]
    ).partition
    assert frozenset({"1", "2"}) not in {people & {"1", "2"} for people in people}


def test_a_human_same_runs_into_a_human_different() -> None:
    some = [Mention(id="a", name="Ülvi Həsənli"), Mention(id="b", name="Sevinc Abbasova"), Mention(id="c", name="Nicat Əliyev")]
    decisions = [
        Decision(number=1, one="a", other="b", same=False, by="R."),
        Decision(number=2, one="a", other="c", same=True, by="R."),
        Decision(number=3, one="b", other="c", same=True, by="R."),
    ]
    found = resolve(some, decisions)
    assert found.partition == {frozenset("ac"), frozenset("b")}
    assert found.in_conflict == (decisions[2],)


def test_a_taken_id_is_refused() -> None:
    resolver = Resolver()
    resolver.add([Mention(id="1", name="Ülvi Həsənli")])
    resolver.add([Mention(id="1", name="Ülvi Həsənli")])
    with pytest.raises(MentionRefused, match="this id is taken"):
        resolver.add([Mention(id="1", name="Sevinc Abbasova")])
    with pytest.raises(MentionRefused, match="is not known"):
        resolver.withdraw("2")
