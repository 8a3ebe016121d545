"""What holds for any text whatever: cutting never fails, never invents, never says a thing twice."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from habeas.capture import cut
from habeas.capture.html_lines import parsed
from habeas.capture.lines import tidy
from habeas.model import MediaType, Page, Segment

SENTENCE = st.sampled_from(
    [
        "The Baku Court of Appeal left the sentence in force on Tuesday.",
        "Her lawyer, Zibeyda Sadigova, says that the charges are invented.",
        "«Он ни в чём не виноват», — сказала мать задержанного журналиста.",
        "Həbs qətimkan tədbiri üç ay müddətinə uzadılıb, vəkil bildirib.",
        "*Earlier, six people were detained in the same case, as relatives told us.",
        "On June 3, the trial of four reporters was put off until autumn...",
    ]
)
FURNITURE = st.sampled_from(
    [
        "",
        "-",
        "•",
        "* * *",
        "Politics",
        "Read also",
        "Read also: Two more were held at the airport",
        "Share",
        "Comments (3)",
        "Leave a review",
        "- 4 October 2024 12:36",
        "4 октября 2024, 15:28",
        "12.03.2024",
        "Photo: archive",
        "By our correspondent",
        "Court frees two reporters on bail",
        "Mammadli",
        "© The Paper. All rights reserved.",
        "Tags: courts, media",
        "Yol hərəkəti dayandırılıb və açılmayıb",
    ]
)
LINE = st.one_of(SENTENCE, FURNITURE, st.text(max_size=60))
TAG = st.sampled_from(
    ["p", "div", "li", "td", "h1", "h3", "span", "a href='/x'", "time datetime='2024-05-06'", "article", "aside", "b", "form"]
)
DAY = st.none() | st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1))


@st.composite
def markup(draw: st.DrawFn) -> str:
    """Elements opened and closed in any order, with lines between."""
    pieces = []
    for _ in range(draw(st.integers(0, 25))):
        tag = draw(TAG)
        pieces.append(draw(st.sampled_from([f"<{tag}>", f"</{tag.split()[0]}>", "<br>", f"<{tag}>"])))
        pieces.append(draw(LINE))
    return "".join(pieces)


def without_spaces(text: str) -> str:
    return "".join(tidy(text).split())


def check(page: Page, segments: tuple[Segment, ...]) -> None:
    articles = [n for n, segment in enumerate(segments) if segment.is_article]
    assert articles in ([], [0])
    assert [s.id for s in segments[len(articles) :]] == [f"brief-{n}" for n in range(1, len(segments) + 1 - len(articles))]
    assert all(segment.text.strip() for segment in segments)
    assert all((segment.date is None) == (segment.date_source is None) for segment in segments)
    of_the_page = {s.id for s in segments if not s.is_article and s.date_source in ("captured", "article")}
    assert {segment.id for segment in segments if segment.anchored_on_capture} == of_the_page
    briefs = [segment.text for segment in segments if not segment.is_article]
    assert len(set(briefs)) == len(briefs)


@given(st.lists(LINE, max_size=40), DAY, DAY)
def test_a_plain_text_is_cut_into_its_own_lines_each_used_once(
    lines: list[str], published: dt.date | None, captured: dt.date | None
) -> None:
    page = Page(id="any", text="\n".join(lines), media_type=MediaType.PLAIN, published=published, captured=captured)
    segments = cut(page)
    check(page, segments)
    flat = tidy(" ".join(tidy(line) for line in page.text.splitlines()))
    used: Counter[str] = Counter()
    for segment in segments:
        for line in filter(None, segment.text.split("\n")):
            assert tidy(line) in flat
            used[tidy(line)] += 1
    for line, times in used.items():
        assert times <= max(1, flat.count(line))


@given(markup(), DAY, st.booleans())
def test_any_markup_is_cut_without_failing(text: str, captured: dt.date | None, fast: bool) -> None:
    page = Page(id="any", text=text, media_type=MediaType.HTML, captured=captured)
    segments = cut(page, fast=fast)
    check(page, segments)
    root = parsed(text)
    shown = without_spaces("".join(str(piece) for piece in root.itertext())) if root is not None else ""
    for segment in segments:
        for line in segment.text.split("\n"):
            assert without_spaces(line) in shown


@given(st.text(max_size=400))
def test_any_characters_are_cut_without_failing(text: str) -> None:
    for media_type in MediaType:
        page = Page(id="any", text=text, media_type=media_type)
        check(page, cut(page, fast=True))


def test_deep_nesting_is_read_without_recursion() -> None:
    sentence = "The court left the sentence in force on Tuesday, as the lawyer had expected, and ended the session early."
    for depth, expected in ((1_500, [sentence]), (20_000, [])):
        page = Page(id="deep", text="<div>" * depth + f"<p>{sentence}</p>", media_type=MediaType.HTML)
        assert [segment.text for segment in cut(page, fast=True)] == expected


def test_the_same_page_is_cut_the_same_way_twice() -> None:
    title = "A title of a story"
    text = f"{title}\n{title}\nThe court left the sentence in force on Tuesday, and that was all it said.\n-\nOther words."
    page = Page(id="twice", text=text, media_type=MediaType.PLAIN)
    assert cut(page) == cut(page)
