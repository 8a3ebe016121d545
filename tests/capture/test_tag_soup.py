"""Tags with more attributes than any page has lose the rest; everything else is left alone."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from habeas.capture import cut
from habeas.capture.html_lines import parsed
from habeas.capture.tag_soup import with_few_attributes
from habeas.model import MediaType, Page

SENTENCE = "The court left the sentence in force on Tuesday, as the lawyer had expected, and ended the session early."


def test_a_million_attributes_hold_nobody_up() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(1_000_000))
    page = Page(id="x", text=f"<article><p {attributes}>{SENTENCE}</p></article>", media_type=MediaType.HTML)
    begun = time.process_time()
    (article,) = cut(page)
    assert time.process_time() - begun < 10  # what grows with the square takes far longer
    assert article.text == SENTENCE


def test_attributes_with_tags_in_their_quotes_are_counted_too() -> None:
    markup = "<p " + " ".join(f"a{number}='>'" for number in range(50_000)) + f">{SENTENCE}</p>"
    begun = time.process_time()
    root = parsed(markup)
    assert time.process_time() - begun < 10  # what grows with the square takes far longer
    assert root is not None and SENTENCE in "".join(str(piece) for piece in root.itertext())


def test_markup_made_to_be_searched_again_and_again_is_passed_once() -> None:
    for markup in ("<a" * 1_000_000, "<p a=\"<p a='" * 100_000, "<p <p <p " * 100_000, '<p a=">" ' * 100_000):
        begun = time.process_time()
        with_few_attributes(markup)
        assert time.process_time() - begun < 10  # what grows with the square takes far longer


@given(st.lists(st.sampled_from(["<p", " a=1", ' b="x>y"', " c='", ">", "</p>", "text", "<", '"', "=", "/", "\n"]), max_size=60))
def test_any_markup_of_common_size_is_left_alone(pieces: list[str]) -> None:
    markup = "".join(pieces)
    assert with_few_attributes(markup) == markup
