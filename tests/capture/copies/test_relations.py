"""What two texts are to one another."""

from __future__ import annotations

import datetime as dt
import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import kinds, printed, related, story

from habeas.capture.copies import RelationKind, TextAlreadyThere, TextIndex, text_of

HEADLINE = "Court in Baku sends editor to prison for nine years"


def test_a_reprint_is_a_copy() -> None:
    told = story("verdict")
    found = related({"wire": printed(*told), "outlet": printed(HEADLINE, *told, "Photo: archive")})
    assert kinds(found) == {("wire", "outlet"): RelationKind.COPY}


def test_a_cut_down_is_an_excerpt_from_the_longer_text() -> None:
    told = story("verdict")
    found = related({"wire": printed(*told), "outlet": printed(HEADLINE, *told[:3])})
    assert kinds(found) == {("outlet", "wire"): RelationKind.EXCERPT}
    assert found[0].share == pytest.approx(0.9) and found[0].other_share == pytest.approx(0.5)


def test_a_paragraph_in_another_story_is_a_quotation() -> None:
    told, other = story("verdict"), story("protest", paragraphs=8)
    found = related({"wire": printed(*told), "outlet": printed(*other[:4], told[2], *other[4:])})
    assert kinds(found) == {("wire", "outlet"): RelationKind.QUOTATION}
    (stretch,) = found[0].stretches
    assert printed(*told)[stretch.start : stretch.end] == told[2]


def test_two_reports_of_one_event_by_different_writers_are_nothing_to_one_another() -> None:
    one = "The Baku Grave Crimes Court sentenced editor Rashad Hasanov to seven and a half years in prison on Tuesday, 6 May."
    two = "Rashad Hasanov, an editor, will spend seven and a half years in prison, the Baku Grave Crimes Court ruled on Tuesday."
    assert related({"one": one, "two": two}) == ()


def test_a_digest_is_a_roundup_of_the_stories_it_holds() -> None:
    verdict, protest = story("verdict"), story("protest")
    found = related(
        {"verdict": printed(*verdict), "protest": printed(*protest), "digest": printed("The week", *verdict[:4], *protest[:5])}
    )
    assert kinds(found) == {("verdict", "digest"): RelationKind.ROUNDUP, ("protest", "digest"): RelationKind.ROUNDUP}


def test_one_story_with_another_cut_of_itself_makes_no_roundup() -> None:
    told = story("verdict", paragraphs=9)
    cuts = {"lead": printed(*told[:4]), "longer": printed(*told[:6])}
    found = related({"wire": printed(*told), **cuts})
    assert set(kinds(found).values()) <= {RelationKind.EXCERPT, RelationKind.COPY}


def test_cuts_of_a_story_that_share_more_than_the_story_make_no_roundup() -> None:
    """Two outlets took different halves, and the same statement from elsewhere."""
    told, statement = story("verdict", paragraphs=9), story("statement", paragraphs=1)[0]
    texts = {"wire": printed(*told), "one": printed(*told[:4], statement), "two": printed(*told[5:], statement)}
    assert set(kinds(related(texts)).values()) == {RelationKind.EXCERPT, RelationKind.QUOTATION}


def test_a_digest_is_not_older_than_what_it_holds() -> None:
    told = story("verdict", paragraphs=9)
    texts = {"wire": printed(*told), "beginning": printed(*told[:4]), "end": printed(*told[5:])}
    days = {"wire": dt.date(2014, 5, 6), "beginning": dt.date(2014, 5, 7), "end": dt.date(2014, 5, 8)}
    assert set(kinds(related(texts)).values()) == {RelationKind.ROUNDUP}
    assert set(kinds(related(texts, days)).values()) == {RelationKind.EXCERPT}


def test_paragraphs_of_two_stories_woven_into_one_are_no_roundup() -> None:
    verdict, protest = story("verdict", paragraphs=4), story("protest", paragraphs=4)
    woven = printed(*itertools.chain(*zip(verdict, protest, strict=True)))
    found = related({"verdict": printed(*verdict), "protest": printed(*protest), "woven": woven})
    assert set(kinds(found).values()) == {RelationKind.EXCERPT}


@settings(max_examples=30)
@given(st.randoms(use_true_random=False), st.lists(st.lists(st.integers(0, 11), min_size=1, max_size=7), min_size=2, max_size=7))
def test_the_order_in_which_texts_come_leaves_no_trace(chance: random.Random, pages: list[list[int]]) -> None:
    paragraphs = [*story("verdict"), *story("protest")]
    texts = {f"page{number}": printed(*(paragraphs[each] for each in page)) for number, page in enumerate(pages)}
    order = list(texts)
    chance.shuffle(order)
    assert related({key: texts[key] for key in order}) == related(texts)


def test_a_key_is_given_once() -> None:
    index = TextIndex()
    index.add(text_of("page", "one"))
    with pytest.raises(TextAlreadyThere, match="'page'"):
        index.add(text_of("page", "two"))
    assert len(index) == 1
