"""Whatever is read stands in the text: every field of every event from all pages at hand is held to its quotes, or to the
segment's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from pages_at_hand import pages, sentences

from habeas.model import Event, Reading, Segment
from habeas.reading import read_segments

_OF_THE_READING = {"type", "stance", "confidence", "segment", "quote", "quote_more", "start", "end"}
_WORDED = ("group", "actor", "court", "judge", "case", "outcome", "addressee", "target", "occasion", "place", "attribution")
_DATED = ("date", "until", "occasion_date")
_WORD = re.compile(r"\w+")


@cache
def _readings() -> tuple[tuple[Segment, Reading], ...]:
    texts = [segments for _, segments in pages()] + [tuple(sentences())]
    return tuple(
        (segment, reading)
        for segments in texts
        for segment, outcome in zip(segments, read_segments(segments, "en"), strict=True)
        for reading in outcome.readings
    )


def _filled(event: Event) -> dict[str, Any]:
    return {name: value for name, value in event.to_json().items() if name not in _OF_THE_READING}


def _quoted(segment: Segment, event: Event) -> Iterator[tuple[int, int]]:
    yield event.start, event.end
    for quote in event.quote_more:
        for found in re.finditer(re.escape(quote), segment.text):
            yield found.span()


def _stands_in(words: str, text: str) -> bool:
    return set(_WORD.findall(words.lower())) <= set(_WORD.findall(text.lower()))


def _where(segment: Segment, reading: Reading) -> str:
    return f"{segment.id}: {reading.frame}: {reading.event.quote[:120]}"


def test_there_is_much_to_hold() -> None:
    assert len(_readings()) > 300


def test_every_quote_stands_where_it_says() -> None:
    for segment, reading in _readings():
        event = reading.event
        assert segment.text[event.start : event.end] == event.quote
        assert all(quote in segment.text for quote in event.quote_more)


def test_every_field_has_words_or_a_rule() -> None:
    for segment, reading in _readings():
        for name in _filled(reading.event):
            evidence = reading.evidence.get(name)
            assert evidence is not None, (name, _where(segment, reading))
            assert evidence.spans or evidence.rule, (name, _where(segment, reading))
            assert all(0 <= start < end <= len(segment.text) for start, end in evidence.spans)


def test_words_stand_in_the_quotes_unless_a_rule_says_why_not() -> None:
    for segment, reading in _readings():
        quoted = list(_quoted(segment, reading.event))
        for name, evidence in reading.evidence.items():
            if evidence.rule is None:
                outside = [s for s in evidence.spans if not any(a <= s[0] and s[1] <= b for a, b in quoted)]
                assert not outside, (name, [segment.text[a:b] for a, b in outside], _where(segment, reading))


@pytest.mark.parametrize("name", _WORDED)
def test_words_of_a_field_are_the_words_of_the_text(name: str) -> None:
    for segment, reading in _readings():
        value = getattr(reading.event, name)
        spans = reading.evidence[name].spans if value is not None else ()
        if spans:
            assert _stands_in(value, segment.text), (value, _where(segment, reading))


def test_people_are_named_in_the_segment_in_full() -> None:
    for segment, reading in _readings():
        for name in reading.event.people:
            assert _stands_in(name, f"{segment.title or ''} {segment.text}"), (name, _where(segment, reading))


def test_charges_and_demands_are_in_the_words_of_the_text() -> None:
    for segment, reading in _readings():
        for charge in reading.event.charges:
            for words in filter(None, (charge.article, charge.offence)):
                assert _stands_in(words, segment.text), (words, _where(segment, reading))
        for demand in reading.event.demands:
            assert _stands_in(demand, segment.text), (demand, _where(segment, reading))


def test_every_date_rests_on_words_and_on_what_they_say_of_the_year_or_on_the_segments_own_date() -> None:
    for segment, reading in _readings():
        for name in _DATED:
            date = getattr(reading.event, name)
            if date is None:
                continue
            evidence = reading.evidence[name]
            assert evidence.rule, (str(date), _where(segment, reading))
            years = set(re.findall(r"\d{4}", str(date)))
            given = set(re.findall(r"\d{4}", segment.text))
            if not years <= given:
                assert segment.date is not None, (str(date), _where(segment, reading))


def test_numbers_rest_on_words() -> None:
    for segment, reading in _readings():
        for name in ("term", "count", "count_sum"):
            if getattr(reading.event, name) is not None:
                assert reading.evidence[name].spans, (name, _where(segment, reading))
