"""A segment marked: the text stays as it is, and every quote and value can be pointed at."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Event, EventType, Evidence, Reading
from habeas.register.queries import SegmentView, Span
from habeas.web.addresses import quote_anchor, value_anchor
from habeas.web.marking import Marked, marked

TEXT = "A court in Baku met.\nIt jailed Zaur Gurbanli for eight years. He left.\n\nThe end."


def _span(text: str, start: int, end: int, *evidence: tuple[int, int], more: tuple[str, ...] = ()) -> Span:
    event = Event(
        type=EventType.SENTENCE, people=("Zaur",), segment="article", quote=text[start:end], start=start, end=end, quote_more=more
    )
    reading = Reading(event=event, frame="f", evidence={"people": Evidence(spans=evidence)}, reader="r")
    return Span(start=start, end=end, event="e", type=event.type, reading=f"{start}-{end}", value=reading)


def _marked(text: str, *spans: Span, title: str = "") -> Marked:
    return marked(SegmentView(segment="article", title=title, date=None, date_source="", text=text, spans=spans), ())


def _quoted(segment: Marked) -> list[str]:
    return ["".join(run.text for run in piece.runs) for line in segment.paragraphs for piece in line.pieces if piece.quoted]


def test_quotes_and_values_stand_where_they_were_read() -> None:
    start = TEXT.index("It jailed")
    end = TEXT.index(" He left")
    name = TEXT.index("Zaur")
    segment = _marked(TEXT, _span(TEXT, start, end, (name, name + 13)))
    assert _quoted(segment) == ["It jailed Zaur Gurbanli for eight years."]
    assert [piece.anchor for piece in segment.paragraphs[1].pieces] == [quote_anchor("article", start), ""]
    read = [run for piece in segment.paragraphs[1].pieces for run in piece.runs if run.fields]
    assert [(run.text, run.anchor) for run in read] == [("Zaur Gurbanli", value_anchor("article", name))]
    assert [len(paragraph.notes) for paragraph in segment.paragraphs] == [0, 1, 0, 0]
    assert segment.paragraphs[1].notes[0].rows[0].values[0].anchor == value_anchor("article", name)


def test_a_quote_over_two_lines_is_marked_in_both_and_noted_once() -> None:
    segment = _marked(TEXT, _span(TEXT, 11, TEXT.index(" for")))
    assert _quoted(segment) == ["Baku met.", "It jailed Zaur Gurbanli"]
    assert [len(paragraph.notes) for paragraph in segment.paragraphs] == [1, 0, 0, 0]


def test_further_sentences_are_marked_as_well() -> None:
    assert _quoted(_marked(TEXT, _span(TEXT, 0, 20, more=("He left.", "not in the text")))) == [
        "A court in Baku met.",
        "He left.",
    ]


def test_a_reading_of_two_events_is_noted_once() -> None:
    span = _span(TEXT, 0, 20)
    assert len(_marked(TEXT, span, span).paragraphs[0].notes) == 1


def test_a_title_that_the_text_begins_with_stands_once() -> None:
    segment = _marked("Court  jails\nactivist", title="court jails")
    assert (segment.title, segment.heading_first) == ("", True)
    assert _marked("Body", title="Court jails").title == "Court jails"


@given(st.data())
def test_nothing_of_the_text_is_lost_or_changed(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet="ab \n\r\x00é🕊<&", min_size=1, max_size=60))
    at = st.integers(0, len(text))
    pairs = data.draw(st.lists(st.tuples(at, at), max_size=5))
    values = [(min(pair), max(pair)) for pair in data.draw(st.lists(st.tuples(at, at), max_size=3))]
    spans = [_span(text, min(pair), max(pair), *values) for pair in pairs if pair[0] != pair[1]]
    segment = _marked(text, *spans)
    assert "\n".join(paragraph.text for paragraph in segment.paragraphs) == text
    assert sum(len(paragraph.notes) for paragraph in segment.paragraphs) == len({span.reading for span in spans})
    quoted = {n for span in spans for n in range(span.start, span.end) if text[n] != "\n"}
    assert sum(len(piece) for piece in _quoted(segment)) == len(quoted)
    anchors = [piece.anchor for paragraph in segment.paragraphs for piece in paragraph.pieces if piece.anchor]
    assert set(anchors) == {quote_anchor("article", span.start) for span in spans if text[span.start] != "\n"}
    assert len(anchors) == len(set(anchors))
