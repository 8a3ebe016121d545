"""Pages read whole: nothing that the page does not say, nothing from a teaser in the article, and what the page says of an
appeal.
"""

import datetime as dt
from pathlib import Path

import pytest

from habeas.capture import cut, inputs_from_manifest, page_from_input
from habeas.model import Edtf, Event, EventType, Reading, Segment
from habeas.reading import read, read_segment

EXAMPLES = Path(__file__).parents[2] / "examples" / "manifest.jsonl"


def _segment(text: str, day: str = "2024-05-17", *, id: str = "article", captured: bool = False) -> Segment:
    return Segment(id=id, text=text, date=Edtf.parse(day), anchored_on_capture=captured)


def _events(text: str, day: str = "2024-05-17", *, captured: bool = False) -> list[Event]:
    return [r.event for r in read_segment(_segment(text, day, captured=captured), "en").readings]


def _one(events: list[Event], kind: EventType) -> Event:
    found = [e for e in events if e.type is kind]
    assert len(found) == 1, found
    return found[0]


@pytest.fixture(scope="module")
def example_readings() -> list[tuple[Segment, Reading]]:
    found = []
    for given in inputs_from_manifest(EXAMPLES):
        segments = {s.id: s for s in cut(page_from_input(given))}
        found += [(segments[r.event.segment], r) for r in read(segments.values())]
    return found


def test_every_quote_stands_in_its_segment(example_readings: list[tuple[Segment, Reading]]) -> None:
    assert len(example_readings) > 100
    for segment, reading in example_readings:
        event = reading.event
        assert segment.text[event.start : event.end] == event.quote
        assert all(quote in segment.text for quote in event.quote_more)


def test_every_value_can_be_pointed_at(example_readings: list[tuple[Segment, Reading]]) -> None:
    for segment, reading in example_readings:
        for name, evidence in reading.evidence.items():
            assert evidence.spans or evidence.rule, (name, reading)
            assert all(0 <= start < end <= len(segment.text) for start, end in evidence.spans)


def test_nobody_is_named_who_is_not_named_in_the_segment(example_readings: list[tuple[Segment, Reading]]) -> None:
    for segment, reading in example_readings:
        for name in reading.event.people:
            assert all(word in segment.text for word in name.split()), (name, segment.text)


LETTER = (
    "More than 30 European lawmakers on Tuesday asked Commissioner Marta Lindqvist to press Georgia's President Davit Beradze to "
    "respect press freedom and release jailed reporters ahead of the Batumi energy forum, which will be held next month.\n"
    "The lawmakers, who include 12 deputies and 20 senators, urged Lindqvist to demand an inquiry.\n"
    "The presidential office did not immediately respond to a request for comment."
)


def test_an_appeal_is_read_with_its_arithmetic_and_its_answer() -> None:
    events = _events(LETTER)
    appeal = _one(events, EventType.APPEAL)
    assert appeal.count == "more than 30"
    assert [(p.n, p.of) for p in appeal.count_parts] == [(12, "deputies"), (20, "senators")]
    assert appeal.count_sum == 32
    assert appeal.addressee == "Marta Lindqvist"
    assert appeal.target == "Davit Beradze"
    assert "release jailed reporters" in appeal.demands
    assert str(appeal.date) == "2024-05-14"
    answer = _one(events, EventType.RESPONSE)
    assert (answer.actor, answer.outcome) == ("presidential office", "no_comment")
    assert not [e for e in events if e.type in (EventType.RELEASE, EventType.DETENTION)]


def test_a_teaser_is_anchored_on_the_capture() -> None:
    events = _events("On January 21, Nino Beridze met with Olaf Brandt in Davos.", "2025-01-22", captured=True)
    meeting = _one(events, EventType.MEETING)
    assert meeting.people == ("Nino Beridze", "Olaf Brandt")
    assert str(meeting.date) == "2025-01-21?"


def test_terms_are_dealt_out_to_those_they_belong_to() -> None:
    events = _events(
        "On Friday a court in Tbilisi sentenced Nino Beridze, Gela Kapanadze and Irma Loladze to nine, eight and seven years "
        "respectively."
    )
    dealt = {e.people: str(e.term) for e in events if e.type is EventType.SENTENCE}
    assert dealt == {("Nino Beridze",): "P9Y", ("Gela Kapanadze",): "P8Y", ("Irma Loladze",): "P7Y"}


@pytest.mark.parametrize(
    "text",
    [
        "The committee urged Georgia to release Nino Beridze.",
        "Nino Beridze may be sentenced to nine years.",
        "Nino Beridze faces up to nine years in prison.",
        "Nino Beridze was not arrested.",
        "If convicted, Nino Beridze would be jailed for nine years.",
        "If convicted, Nino Beridze will be jailed for nine years.",
        "A petition launched by Amnesty International to obtain the release of Nino Beridze has 10,000 signatures.",
        "Her lawyers intend to appeal.",
        "The group released a report on Nino Beridze.",
    ],
)
def test_what_is_wished_for_possible_or_denied_did_not_happen(text: str) -> None:
    told = {e.type for e in _events(text)}
    assert not told & {EventType.RELEASE, EventType.SENTENCE, EventType.DETENTION, EventType.APPEAL_RULING}


def test_what_is_passed_over_says_why() -> None:
    outcome = read_segment(_segment("The committee urged Georgia to release Nino Beridze."), "en")
    assert [d.reason for d in outcome.doubts] == ["it is wished for, refused, feared or possible, not told as a fact"]


def test_the_same_event_told_twice_is_one_with_two_quotes() -> None:
    events = _events(
        "Nino Beridze was arrested in March.\nPolice arrested Nino Beridze on March 3 in Batumi. She denies the charges.",
        "2024-05-17",
    )
    arrest = _one(events, EventType.DETENTION)
    assert str(arrest.date) == "2024-03-03"
    assert len(arrest.quote_more) == 1
    assert _one(events, EventType.RESPONSE).people == ("Nino Beridze",)


def test_a_page_without_a_date_gives_no_invented_one() -> None:
    segment = Segment(id="article", text="Nino Beridze was arrested on Tuesday.")
    events = [r.event for r in read_segment(segment, "en").readings]
    assert events
    assert events[0].date is None


def test_an_empty_segment_is_read_as_nothing() -> None:
    assert read_segment(Segment(id="article", text="", date=Edtf.of_day(dt.date(2024, 1, 1))), "en").readings == ()


def test_a_group_is_named_where_the_numbers_leave_no_doubt() -> None:
    events = _events(
        "Three reporters were remanded on Friday by a court in Tbilisi.\n"
        "They are Nino Beridze, Gela Kapanadze and Irma Loladze, who work for a local site."
    )
    assert _one(events, EventType.REMAND).people == ("Nino Beridze", "Gela Kapanadze", "Irma Loladze")


def test_whoever_is_quoted_on_an_arrest_is_not_one_of_the_arrested() -> None:
    events = _events(
        "Three reporters were detained on Friday.\n"
        "Nino Beridze and Gela Kapanadze were remanded for two months, according to Irma Loladze, another reporter."
    )
    assert _one(events, EventType.DETENTION).people == ()


@pytest.mark.parametrize(
    ("text", "people", "count"),
    [
        ("Reporter Thuzar was sentenced. Thuzar had been arrested in Yangon on May 1.", ("Thuzar",), None),
        ("At least 20 were arrested recently.", (), 20),
        ("In May, six journalists and media workers associated with “Amnesty International” were arrested on charges.", (), 6),
    ],
)
def test_those_arrested_are_found_where_the_tree_is_crooked(text: str, people: tuple[str, ...], count: int | None) -> None:
    arrest = _one(_events(text), EventType.DETENTION)
    assert (arrest.people, arrest.count) == (people, count)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "In a letter dated May 6, twenty-three economists from nine countries, among them two laureates, asked the Fund "
            "to raise Kamran Aliyev's case with the government.",
            "economists from nine countries",
        ),
        (
            "The Committee Against Torture found that the trial was unfair and asked Tunisia to free Kamran Aliyev.",
            "Committee Against Torture",
        ),
    ],
)
def test_who_asks_is_found_where_the_tree_is_crooked(text: str, actor: str) -> None:
    assert _one(_events(text), EventType.APPEAL).actor == actor


def test_who_is_convicted_is_not_what_of() -> None:
    conviction = _one(_events("The conviction of Kamran Aliyev raised serious concerns."), EventType.SENTENCE)
    assert (conviction.people, conviction.charges) == (("Kamran Aliyev",), ())
    murder = _one(_events("Kamran Aliyev was found guilty of Leyla Karimova's murder."), EventType.SENTENCE)
    assert [charge.offence for charge in murder.charges] == ["Leyla Karimova's murder"]


def test_a_reply_is_owed_by_who_was_asked_a_sentence_or_two_before() -> None:
    asked = "Germany called on Baku to free Kamran Aliyev. No reply had been received by Monday."
    assert _one(_events(asked), EventType.RESPONSE).actor == "Baku"
    later = f"{asked.split('. ', maxsplit=1)[0]}. {'The weather was fine in Berlin. ' * 4}No reply had been received by Monday."
    assert not [e for e in _events(later) if e.type is EventType.RESPONSE]


@pytest.mark.parametrize(
    ("text", "is_release"),
    [
        ("He was working for the release of Kamran Aliyev.", False),
        ("She fought for years to win the release of Kamran Aliyev.", False),
        ("The envoy was working on the release of Kamran Aliyev.", False),
        ("Washington lifted sanctions in exchange for the release of Kamran Aliyev on May 3.", True),
        ("The government was praised for the release of Kamran Aliyev on May 3.", True),
    ],
)
def test_what_is_striven_for_has_not_happened(text: str, is_release: bool) -> None:
    assert any(e.type is EventType.RELEASE for e in _events(text)) is is_release


@pytest.mark.parametrize(
    ("text", "people", "date"),
    [
        ("The editor Kamran Aliyev and 76 co-accused were acquitted on March 3.", ("Kamran Aliyev",), "2025-03-03"),
        (
            "Not so for Kamran Aliyev, for whom the bench saw fit to impose ten months on March 3.",
            ("Kamran Aliyev",),
            "2025-03-03",
        ),
        ("Kamran Aliyev had been convicted two weeks before, on March 3, by a court in Minsk.", ("Kamran Aliyev",), "2025-03-03"),
        ("Kamran Aliyev was jailed for ten years for the May 9, 2023 attack on an office.", ("Kamran Aliyev",), None),
        ("In May Kamran Aliyev was charged.", ("Kamran Aliyev",), "2024-05"),
        ("Opposition spokesman Kamran Aliyev was sentenced to five years in May.", ("Kamran Aliyev",), "2024-05"),
        (
            "A court sentenced 108 workers to ten years in May, Emin Ibrahimov and Kamran Aliyev among them.",
            ("Emin Ibrahimov", "Kamran Aliyev"),
            "2024-05",
        ),
    ],
)
def test_who_is_sentenced_and_when_is_found_where_the_tree_is_crooked(
    text: str, people: tuple[str, ...], date: str | None
) -> None:
    event = _events(text, "2025-03-14")[0]
    assert event.people == people
    assert (None if event.date is None else str(event.date)) == date


def test_what_each_of_a_group_got_is_told_behind_a_colon() -> None:
    text = "The court gave the five men between three and seven years: seven for Kamran Aliyev, three for Emin Ibrahimov."
    told = {e.people or (e.group,): str(e.term) for e in _events(text)}
    assert told == {("the five men",): "P3Y/P7Y", ("Kamran Aliyev",): "P7Y", ("Emin Ibrahimov",): "P3Y"}


def test_what_somebody_is_accused_of_is_no_part_of_who_accuses() -> None:
    event = _one(_events("Kamran Aliyev has been accused by prosecutors of financing terrorism."), EventType.CHARGE)
    assert event.actor == "prosecutors"
