"""A pipeline that tells forms by Universal Dependencies features alone."""

from __future__ import annotations

import pytest
from told import events

from habeas.model import EventType
from habeas.reading.parsing import pipeline
from habeas.reading.word_forms import NAMES, form

_SENTENCE = "The two men were arrested on Monday and a colleague is being tried , but she has refused to leave her lawyers ."


@pytest.mark.parametrize(
    ("pos", "features", "name"),
    [
        ("VERB", "Aspect=Perf|Gender=Masc|Mood=Ind|Number=Sing|Tense=Past|VerbForm=Fin|Voice=Act", "VBD"),  # арестовал
        ("VERB", "Aspect=Perf|Gender=Masc|Number=Sing|Tense=Past|Variant=Short|VerbForm=Part|Voice=Pass", "VBN"),  # арестован
        ("VERB", "Aspect=Perf|Mood=Ind|Number=Plur|Person=3|Tense=Fut|VerbForm=Fin|Voice=Act", ""),  # осудят
        ("VERB", "Aspect=Imp|Tense=Pres|VerbForm=Conv|Voice=Act", "VBG"),  # находясь
        ("VERB", "Mood=Imp|VerbForm=Fin", "VB"),
        ("AUX", "VerbForm=Fin", "MD"),
        ("NOUN", "Case=Nom|Number=Plur", "NNS"),
        ("PROPN", "", "NNP"),
        ("PRON", "Gender=Fem|Poss=Yes|PronType=Rel", "WP$"),
        ("DET", "Number=Sing|Poss=Yes|PronType=Prs", ""),
        ("ADP", "", ""),
    ],
)
def test_the_form_by_features(pos: str, features: str, name: str) -> None:
    assert form(pos, features) == name


def test_features_and_tags_of_our_own_pipeline_agree() -> None:
    doc = pipeline("en")(_SENTENCE)
    asked = [(t.text, t.tag_, form(t.pos_, str(t.morph))) for t in doc if t.tag_ in NAMES]
    assert len(asked) > 10
    assert [one for one in asked if one[1] != one[2]] == []


def test_events_are_read_without_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Police arrested Ali Hasanov on Monday. He was sentenced to five years in prison. Two colleagues were freed."
    kinds = (EventType.DETENTION, EventType.SENTENCE, EventType.RELEASE)
    with_tags = [events(text, kind) for kind in kinds]
    monkeypatch.setattr("habeas.reading.trees.NAMES", frozenset[str]())  # so that no tag is known
    assert all(with_tags)
    assert [events(text, kind) for kind in kinds] == with_tags
