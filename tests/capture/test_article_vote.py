"""What the vote adds to the lines elected, and what it leaves out."""

from __future__ import annotations

from habeas.capture.article_vote import Voice, elected
from habeas.capture.html_layout import arrange
from habeas.capture.html_lines import PlacedLine, lines_of_html, parsed

LEAD = "Three reporters stay in custody after the court of appeal refused to hear their lawyers on Monday."
BODY = (
    "The court of appeal in Baku left the arrest of three reporters in force on Monday, their lawyer said.",
    "The prosecutor had asked for four more months, and the judge agreed after an hour behind closed doors.",
    "The lawyer will appeal to the Supreme Court, although he expects little of it before the new year.",
)
TEXT = "\n".join(BODY)
PARAGRAPHS = "".join(f"<p>{text}</p>" for text in BODY)
TITLE = "<h1>Reporters remain in custody</h1>"


def placed(markup: str) -> tuple[PlacedLine, ...]:
    root = parsed(f"<html><body>{markup}</body></html>")
    assert root is not None
    return lines_of_html(root, lang="en", latest=None)


def article(paragraphs: str = PARAGRAPHS, before: str = "", after: str = "") -> str:
    return f"<article><header>{TITLE}</header>{before}<div class=x>{paragraphs}</div>{after}</article>"


def paragraphs_of(markup: str, *voices: str) -> tuple[str, ...]:
    return arrange(placed(markup), voices=[Voice(text) for text in voices]).paragraphs


def test_a_summary_that_other_extractors_leave_out_leads_the_article() -> None:
    lines = placed(f"{TITLE}<article><p class=x>{LEAD}</p><div>{PARAGRAPHS}</div></article>")
    chosen = elected(lines, 0, [1, 2, 3, 4], [Voice(TEXT), Voice(TEXT)], lambda numbers: numbers)
    assert [lines[at].line.text for at in chosen] == [LEAD, *BODY]


def test_a_line_in_the_headings_own_part_is_no_summary() -> None:
    lines = placed(f"<div><header>{TITLE}<p>{LEAD}</p></header><div>{PARAGRAPHS}</div></div>")
    chosen = elected(lines, 0, [1, 2, 3, 4], [Voice(TEXT), Voice(TEXT)], lambda numbers: numbers)
    assert [lines[at].line.text for at in chosen] == list(BODY)


def test_a_teaser_right_under_the_title_is_of_this_story() -> None:
    assert paragraphs_of(article(before=f"<div class=teaser><p>{LEAD}</p></div>")) == (LEAD, *BODY)


def test_a_teaser_after_a_headline_that_links_is_of_another() -> None:
    other = f"<div class=teaser><a href=/b>Court frees two activists on bail</a><p>{LEAD}</p></div>"
    assert paragraphs_of(article(before=other)) == BODY


def test_a_closing_line_that_all_voices_have_ends_the_article() -> None:
    signed = article("".join(f"<p>{text}</p>" for text in (*BODY, "Aysel Umudova, Baku")))
    assert paragraphs_of(signed, f"{TEXT}\nAysel Umudova, Baku", f"{TEXT}\nAysel Umudova, Baku")[-1] == "Aysel Umudova, Baku"
    assert paragraphs_of(signed, f"{TEXT}\nAysel Umudova, Baku", TEXT) == BODY


def test_where_our_own_layout_finds_nothing_the_voices_are_heard() -> None:
    hidden_by_class = article("".join(f"<div class=gallery><p>{text}</p></div>" for text in BODY)).replace(
        "<div class=x>", "<div class=caption>"
    )
    assert paragraphs_of(hidden_by_class) == ()
    assert paragraphs_of(hidden_by_class, TEXT, TEXT) == BODY


def test_a_reading_above_a_character_is_no_word_of_the_text() -> None:
    (line,) = placed("<p><ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の新聞記者が逮捕された。</p>")
    assert line.line.text == "東京の新聞記者が逮捕された。"
