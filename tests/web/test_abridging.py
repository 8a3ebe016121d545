"""Pages too long for a phone: what was read stays."""

from habeas.model import Event, EventType, Reading
from habeas.register.queries import SegmentView, Span
from habeas.web.abridging import ROOM, abridged
from habeas.web.marking import Marked, marked

QUOTE = "He was jailed for eight years."


def _page(text: str) -> Marked:
    start = text.index(QUOTE)
    event = Event(type=EventType.SENTENCE, segment="article", quote=QUOTE, start=start, end=start + len(QUOTE))
    reading = Reading(event=event, frame="f", reader="r")
    span = Span(start=start, end=event.end, event="e", type=event.type, reading="r", value=reading)
    return marked(SegmentView(segment="article", title="", date=None, date_source="", text=text, spans=(span,)), ())


def test_a_page_with_room_stays_as_it_is() -> None:
    page = _page(f"{QUOTE}\n" + "a" * 1000)
    assert abridged([page]) == (page,)


def test_many_lines_around_a_quote() -> None:
    lines = [f"line {number} of a page that never ends" for number in range(10_000)]
    lines[5_000] = QUOTE
    (page,) = abridged([_page("\n".join(lines))])
    assert [paragraph.text for paragraph in page.paragraphs] == [lines[0], lines[4_999], QUOTE, lines[5_001]]
    assert page.paragraphs[2].notes
    assert sum(p.left_out + len(p.text) for p in page.paragraphs) == sum(map(len, lines))


def test_one_endless_line() -> None:
    text = "a" * ROOM + QUOTE + "b" * 10_000_000
    (page,) = abridged([_page(text)])
    (line,) = page.paragraphs
    assert QUOTE in ["".join(run.text for run in piece.runs) for piece in line.pieces if piece.quoted]
    assert len(line.text) < 2000
    assert line.left_out > 10_000_000


def test_a_text_of_which_nothing_was_read() -> None:
    page = marked(SegmentView(segment="article", title="", date=None, date_source="", text="x\n" * ROOM, spans=()), ())
    assert [paragraph.text for paragraph in abridged([page])[0].paragraphs] == ["x"]
