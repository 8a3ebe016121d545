"""Where an article ends under a heading that no list of words knows, and where a section's name is its own heading."""

from __future__ import annotations

from habeas.capture import cut
from habeas.model import MediaType, Page

BODY = [
    "Editor sent back to prison",
    "An appeal court has sent the editor Pablo Ruiz back to prison, six months after he was let out.",
    "The ruling follows a motion of the prosecution, which had called the earlier decision mild.",
    "His son called the ruling an act of revenge and said that the family would go to the Supreme Court.",
]


def article_of(*lines: str) -> str:
    page = Page(id="x", text="\n".join(lines), media_type=MediaType.PLAIN)
    return next(segment.text for segment in cut(page) if segment.is_article)


def test_dated_teasers_under_an_unknown_heading_are_other_stories() -> None:
    teasers = ["On May 3, the trial of four reporters was put off.", "On May 2, a student was let go on bail."]
    assert article_of(*BODY, "Dispatches", *teasers) == "\n".join(BODY[1:])


def test_paragraphs_under_the_article_s_own_heading_stay() -> None:
    own = ["A year of waiting", "The family has written eleven letters to the ministry.", "None of them was answered."]
    assert article_of(*BODY, *own) == "\n".join([*BODY[1:], *own])


def test_a_chronicle_stays_whole() -> None:
    chronicle = [
        "How it came to this",
        "On May 3, 2023, he was detained at the airport of the capital.",
        "A week of silence",
        "On May 10, 2023, he was charged with spying for a foreign state.",
    ]
    assert article_of(*BODY, *chronicle).endswith("charged with spying for a foreign state.")


def test_a_section_s_name_over_much_prose_is_the_article_s_heading() -> None:
    prose = [f"Paragraph {n} says how the prisoners were treated in that year." for n in range(6)]
    assert article_of(*BODY, "Health", *prose).endswith(prose[-1])


def test_a_section_s_name_over_a_single_paragraph_heads_another_story() -> None:
    assert article_of(*BODY, "World", "Two lawyers were barred from leaving the country.") == "\n".join(BODY[1:])


def test_whatever_stands_under_a_heading_after_the_article_s_note_is_other_stories() -> None:
    note = "*Ruiz was first detained in March 2022, on the day that his paper was closed."
    assert article_of(*BODY, note, "Dispatches", "Two lawyers were barred from leaving the country.") == "\n".join(
        [*BODY[1:], note]
    )
