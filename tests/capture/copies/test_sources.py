"""How many independent sources there are among the reports of one event."""

from __future__ import annotations

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from printed import kinds, printed, related, story

from habeas.capture.copies import RelationKind, Report, independent_sources

VERDICT, PROTEST = story("verdict", paragraphs=8), story("protest", paragraphs=8)


def count(texts: dict[str, str], **given: tuple[tuple[int, int], ...]) -> int:
    return len(counted(texts, **given))


def counted(texts: dict[str, str], **spans: tuple[tuple[int, int], ...]) -> list[tuple[str, ...]]:
    """The texts of each source; `spans`: the characters that tell of the event, by text."""
    reports = [Report(key, key, spans=spans.get(key, ())) for key in texts]
    return [source.texts for source in independent_sources(reports, related(texts))]


def test_a_wire_story_printed_by_five_outlets_is_one_source() -> None:
    outlets = {
        f"outlet{number}": printed(f"Headline of outlet {number}", *VERDICT, f"Outlet {number} takes donations")
        for number in range(5)
    }
    assert count(outlets) == 1


def test_reports_in_words_of_their_own_are_sources_of_their_own() -> None:
    assert count({"one": printed(*VERDICT), "two": printed(*PROTEST)}) == 2
    assert count({}) == 0


def test_an_excerpt_of_two_stories_does_not_make_them_one() -> None:
    short = printed(*VERDICT[:2])
    one, two = printed(*VERDICT[:2], *PROTEST[:4]), printed(*story("other", paragraphs=5), *VERDICT[:2])
    texts = {"short": short, "one": one, "two": two}
    assert kinds(related(texts))["short", "one"] is kinds(related(texts))["short", "two"] is RelationKind.EXCERPT
    assert count(texts) == 2


def test_an_excerpt_is_folded_onto_the_text_it_is_from() -> None:
    texts = {"cut": printed(*VERDICT[:3]), "wire": printed(*VERDICT)}
    sources = independent_sources([Report(key, key) for key in texts], related(texts))
    assert [(source.page, source.texts) for source in sources] == [("wire", ("cut", "wire"))]


def test_a_roundup_adds_no_source_and_merges_none() -> None:
    texts = {
        "verdict": printed(*VERDICT),
        "protest": printed(*PROTEST),
        "digest": printed("The week in court", *VERDICT[:6], *PROTEST[:6]),
    }
    assert count(texts) == 2
    reports = [Report(key, key) for key in ("digest", "verdict")]
    assert [source.page for source in independent_sources(reports, related(texts))] == ["verdict"]


def test_copies_that_drift_apart_fold_no_further_than_they_are_copies() -> None:
    """A shares three quarters with B, and B with C; A and C share half."""
    texts = {"a": printed(*VERDICT), "b": printed(*VERDICT[2:], *PROTEST[:2]), "c": printed(*VERDICT[4:], *PROTEST[:4])}
    found = kinds(related(texts))
    assert found["a", "b"] is found["b", "c"] is RelationKind.COPY
    assert found["a", "c"] is RelationKind.EXCERPT
    far = {**texts, "d": printed(*VERDICT[6:], *PROTEST[:6]), "e": printed(*PROTEST)}
    assert kinds(related(far))["d", "e"] is RelationKind.COPY
    assert ("a", "e") not in kinds(related(far))
    assert count(far) == 2


def test_editions_of_one_text_are_one_source() -> None:
    """Each drops the oldest paragraph of the one before and adds a new one; the last has nothing of the first."""
    told = story("edition", paragraphs=25)
    editions = {f"edition{number:02d}": printed(*told[number : number + 10]) for number in range(15)}
    assert ("edition00", "edition14") not in kinds(related(editions))
    assert count(editions) == 1


def test_a_quotation_folds_what_it_tells_and_nothing_else() -> None:
    quoted = VERDICT[3]
    one, two = printed(*VERDICT), printed(*PROTEST[:4], quoted, *PROTEST[4:])
    in_one, in_two = one.index(quoted), two.index(quoted)
    texts = {"one": one, "two": two}
    assert count(texts, one=((0, 40),), two=((0, 40),)) == 2
    assert count(texts, one=((in_one, in_one + 40),), two=((in_two, in_two + 40),)) == 1


def test_the_younger_quotes_the_older() -> None:
    """Two quote a third; where it is the oldest, neither is a source of its own, and it alone remains."""
    wire = printed(*VERDICT)
    one, two = printed(*PROTEST, VERDICT[1]), printed(VERDICT[6], *story("other", paragraphs=8))
    texts = {"wire": wire, "one": one, "two": two}
    found = related(texts)
    spans = {
        "wire": ((wire.index(VERDICT[1]), wire.index(VERDICT[1]) + 9), (wire.index(VERDICT[6]), wire.index(VERDICT[6]) + 9)),
        "one": ((one.index(VERDICT[1]), len(one)),),
        "two": ((0, 20),),
    }
    oldest_first = {"wire": 1, "one": 2, "two": 3}
    youngest_last = {"wire": 3, "one": 1, "two": 2}
    for days, expected in ((oldest_first, [("one", "two", "wire")]), (youngest_last, [("one", "wire"), ("two",)])):
        reports = [Report(key, key, dt.date(2014, 5, days[key]), spans[key]) for key in texts]
        assert [source.texts for source in independent_sources(reports, found)] == expected


def test_a_page_counts_once_in_however_many_of_its_texts_it_tells() -> None:
    reports = [Report("a/article", "a"), Report("a/brief-1", "a"), Report("b/article", "b")]
    assert [source.page for source in independent_sources(reports, ())] == ["a", "b"]


def test_relations_of_texts_that_tell_nothing_of_the_event_do_not_matter() -> None:
    texts = {"one": printed(*VERDICT[:5]), "two": printed(*VERDICT[5:]), "whole": printed(*VERDICT)}
    reports = [Report(key, key) for key in ("one", "two")]
    assert len(independent_sources(reports, related(texts))) == 2


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.lists(st.lists(st.integers(0, 15), min_size=1, max_size=9), min_size=1, max_size=7))
def test_every_report_has_one_source_whatever_the_order(chance: random.Random, pages: list[list[int]]) -> None:
    paragraphs = [*VERDICT, *PROTEST]
    texts = {f"page{number}": printed(*(paragraphs[each] for each in page)) for number, page in enumerate(pages)}
    found = related(texts)
    reports = [Report(key, key, spans=((0, len(text)),)) for key, text in texts.items()]
    sources = independent_sources(reports, found)
    assert sorted(text for source in sources for text in source.texts) == sorted(texts)
    assert 1 <= len(sources) <= len(texts)
    shuffled = [*found]
    chance.shuffle(reports)
    chance.shuffle(shuffled)
    assert independent_sources(reports, shuffled) == sources


@settings(max_examples=25)
@given(st.lists(st.lists(st.integers(0, 15), min_size=2, max_size=9, unique=True), min_size=1, max_size=6), st.data())
def test_printing_a_page_again_adds_no_source(pages: list[list[int]], data: st.DataObject) -> None:
    paragraphs = [*VERDICT, *PROTEST]
    texts = {f"page{number}": printed(*(paragraphs[each] for each in page)) for number, page in enumerate(pages)}
    again = data.draw(st.sampled_from(sorted(texts)))
    assert count({**texts, "again": texts[again]}) <= count(texts)
