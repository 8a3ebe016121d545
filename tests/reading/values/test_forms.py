"""Templates over kinds of words find what they say, once and in order; a wrong one is refused with its text."""

import pytest

from habeas.reading.values.forms import Form, FormRefused, Forms
from habeas.reading.values.wording import Vocabulary, literal

VOCABULARY = Vocabulary({"ago": frozenset({"AGO"}), "the": frozenset({literal("the")})}, {"may": frozenset({"MONTH"})})


def found(template: str, text: str, **around: str) -> list[str]:
    worded = VOCABULARY.cut(text)
    forms = Forms([Form(name="here", template=template, **around)], {"MOMENT": "MONTH DAY? | DAY AGO"}, VOCABULARY)
    return [worded.said(each.first, each.last) for each in forms.find(worded)]


def test_a_name_is_known_only_with_its_capital() -> None:
    assert found("MONTH DAY?", "in May 5, may 6, MAY") == ["May 5", "MAY"]


def test_alternatives_options_and_parts() -> None:
    assert found("the? MOMENT", "the May 3 and 4 ago and the") == ["the May 3", "4 ago"]


def test_what_stands_around_decides() -> None:
    assert found("DAY", "the 5 and 6 ago", behind="the") == ["5"]
    assert found("DAY", "the 5 and 6 ago", ahead="AGO") == ["6"]
    assert found("DAY", "the 5 and 6 ago", not_ahead="AGO") == ["5"]
    assert found("DAY", "5 the 6", behind="^ MONTH") == ["5"]


@pytest.mark.parametrize("template", ["NOTHING", "(MONTH", "MONTH DAY)"])
def test_a_wrong_template_is_refused(template: str) -> None:
    with pytest.raises(FormRefused, match="form 'here'"):
        found(template, "May")
