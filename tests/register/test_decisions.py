"""What people decide of who is who: it holds against the rules, and what it changed comes back when it is taken back."""

from __future__ import annotations

import pytest
from keeping import PAGES, keep

from habeas.register import record
from habeas.register.decisions import DecisionRefused, decide, open_questions, take_back
from habeas.register.models import Decision, Mention, Person
from habeas.register.verify import verify

pytestmark = pytest.mark.django_db


def people_named(name: str) -> int:
    return Person.objects.filter(mentions__spelling__contains=name).distinct().count()


def first_mentions() -> tuple[str, str]:
    hasanov, gasanov = (Mention.objects.get(spelling=name).key for name in ("Rashad Hasanov", "Rashad Gasanov"))
    return hasanov, gasanov


def test_a_human_different_splits_and_holds_and_taken_back_restores() -> None:
    keep(*PAGES[:2])
    before = list(record.lines())
    assert people_named("Rashad") == 1
    decided = decide(*first_mentions(), same=False, by="N. Reviewer", why="two fathers in the court file")
    assert people_named("Rashad") == 2
    keep(PAGES[2])
    assert people_named("Rashad") == 2
    assert record.rebuild() == () and record.differences() == ()
    take_back(decided.key, by="N. Reviewer", why="I read the wrong file")
    assert people_named("Rashad") == 1
    kept = {line["key"] for line in before if line["table"] == "people"}
    assert kept <= {line["key"] for line in record.lines() if line["table"] == "people"}
    assert list(verify()) == []


def test_a_human_same_joins_what_no_rule_would() -> None:
    keep(PAGES[0], PAGES[2])
    one = Mention.objects.get(spelling="Rashad Hasanov").key
    other = Mention.objects.get(spelling="Zaur Gurbanli").key
    before = list(record.lines())
    decided = decide(one, other, same=True, by="N. Reviewer", why="an alias, says his lawyer")
    assert Person.objects.filter(mentions__key__in=(one, other)).distinct().count() == 1
    assert record.differences() == ()
    take_back(decided.key, by="N. Reviewer", why="it was no alias")
    assert list(record.lines()) == before


def test_what_cannot_be_told_is_asked_until_somebody_decides() -> None:
    keep(
        ("a.txt", "2014-05-07", {"Nijat Aliyev was sentenced.": {"type": "sentence", "people": ["Nijat Aliyev"]}}),
        ("b.txt", "2019-02-01", {"Nicat Aliyev was detained.": {"type": "detention", "people": ["Nicat Aliyev"]}}),
    )
    (question,) = open_questions()
    assert set(question.names) == {"Nijat Aliyev", "Nicat Aliyev"} and "a name alone" in question.why
    decide(question.mention, question.other, same=False, by="N.", why="two fathers")
    assert open_questions() == ()


def test_a_later_decision_about_one_pair_holds() -> None:
    keep(*PAGES[:2])
    decide(*first_mentions(), same=False, by="A.", why="different towns")
    decide(*first_mentions(), same=True, by="B.", why="the same photograph")
    assert people_named("Rashad") == 1
    assert Decision.objects.filter(decided_by__in=("A.", "B.")).count() == 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"other": "nobody"}, "there is no mention"),
        ({"by": " "}, "by whom"),
        ({"by": "rule: x"}, "by whom"),
        ({"why": ""}, "why"),
    ],
)
def test_what_is_no_decision_is_refused(change: dict[str, str], said: str) -> None:
    keep(*PAGES[:2])
    one, other = first_mentions()
    given = {"mention": one, "other": other, "by": "N.", "why": "so", **change}
    with pytest.raises(DecisionRefused, match=said):
        decide(given["mention"], given["other"], same=True, by=given["by"], why=given["why"])
    with pytest.raises(DecisionRefused, match="no decision"):
        take_back(Decision.objects.filter(decided_by__startswith="rule").first().key, by="N.", why="so")


@pytest.mark.parametrize(("by", "why"), [("", "so"), ("N. Reviewer", " "), ("rule: names", "so")])
def test_taking_back_says_by_whom_it_is_and_why(by: str, why: str) -> None:
    keep(*PAGES[:2])
    decided = decide(*first_mentions(), same=False, by="N. Reviewer", why="two fathers in the court file")
    with pytest.raises(DecisionRefused):
        take_back(decided.key, by=by, why=why)
    assert people_named("Rashad") == 2
