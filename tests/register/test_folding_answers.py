"""Which response answers which appeal."""

from __future__ import annotations

from stories import told

from habeas.register.folding import Told, fold


def answers(*readings: Told) -> list[tuple[str, str, str]]:
    """(who asked, who answered, why)."""
    record = fold(readings)
    events = {event.key: event for event in record.events}
    return [(events[a.appeal_id].actor, events[a.response_id].actor, a.why) for a in record.answers]


def at(start: int, quote: str = "It was reported.") -> dict[str, object]:
    return {"start": start, "end": start + len(quote), "quote": quote}


LETTER = told(
    "p1", "2024-10-04", "appeal", actor="US lawmakers", addressee="Blinken", target="Aliyev", date="2024-10-03", **at(0)
)


def test_a_reply_after_the_appeal_in_the_same_text_answers_it() -> None:
    silence = told("p1", "2024-10-04", "response", actor="the presidency", outcome="no_comment", **at(90))
    assert [(a, b) for a, b, _ in answers(LETTER, silence)] == [("US lawmakers", "the presidency")]


def test_before_the_appeal_or_in_another_segment_it_is_no_answer() -> None:
    before = told("p1", "2024-10-04", "response", actor="the presidency", outcome="no_comment", quote="No.", start=0, end=3)
    later = told("p1", "2024-10-04", "appeal", actor="US lawmakers", **at(50))
    teaser = told("p1", "2024-10-04", "response", actor="the ministry", outcome="no_comment", segment="brief-1", **at(90))
    assert answers(later, before) == []
    assert answers(LETTER, teaser) == []


def test_a_prisoner_who_denies_or_refuses_answers_no_appeal() -> None:
    denial = told("p1", "2024-10-04", "response", "Ulvi Hasanli", actor="Ulvi Hasanli", outcome="denied", **at(90))
    refusal = told("p1", "2024-10-04", "response", "Ulvi Hasanli", actor="Ulvi Hasanli", outcome="refused", **at(120))
    assert answers(LETTER, denial, refusal) == []


def test_nobody_answers_themselves() -> None:
    own = told("p1", "2024-10-04", "response", actor="US lawmakers", outcome="no_comment", **at(90))
    assert answers(LETTER, own) == []


def test_whoever_was_asked_answers_from_another_page_where_both_name_a_person() -> None:
    asked = told("p1", "2024-01-10", "appeal", "Gubad Ibadoghlu", actor="CPJ", addressee="Foreign Ministry", date="2024-01-09")
    held = told("p1", "2024-01-10", "detention", "Gubad Ibadoghlu", date="2023-07-23")
    again = told("p2", "2024-01-20", "detention", "Gubad Ibadoghlu", date="2023-07-23")
    reply = told(
        "p2", "2024-01-20", "response", "Gubad Ibadoghlu", actor="Foreign Ministry", outcome="rejected", date="2024-01-19"
    )
    ((asker, answerer, why),) = answers(asked, held, again, reply)
    assert (asker, answerer) == ("CPJ", "Foreign Ministry")
    assert "is whom the appeal is addressed to" in why and "same person" in why
    early = told(
        "p2", "2024-01-20", "response", "Gubad Ibadoghlu", actor="Foreign Ministry", outcome="rejected", date="2023-12-19"
    )
    late = told(
        "p3", "2026-01-20", "response", "Gubad Ibadoghlu", actor="Foreign Ministry", outcome="rejected", date="2026-01-19"
    )
    assert answers(asked, held, again, early) == []
    assert answers(asked, held, again, late) == []
