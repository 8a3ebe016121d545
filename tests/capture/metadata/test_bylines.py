"""Who wrote a page: names that a reader of it sees, each with where it stands."""

import pytest
from stating import facts, json_ld

from habeas.capture import cut_with_facts
from habeas.model import MediaType, Page, PageFacts


def _byline(found: PageFacts) -> list[tuple[str, str]]:
    return [(name.value, name.source) for name in found.byline]


def test_a_name_stated_and_printed() -> None:
    found = facts(json_ld(author={"@type": "Person", "name": "Leyla Mustafa"}), "<p>Leyla Mustafa, Baku</p>")
    assert _byline(found) == [("Leyla Mustafa", "json-ld")]


def test_several_authors() -> None:
    found = facts(json_ld(author=[{"name": "Leyla Mustafa"}, {"name": "Orkhan Səfərov"}]), "<p>Leyla Mustafa, Orkhan Səfərov</p>")
    assert [name for name, _ in _byline(found)] == ["Leyla Mustafa", "Orkhan Səfərov"]


def test_a_name_given_family_first_is_the_one_printed() -> None:
    assert _byline(facts('<meta name="author" content="Mustafa, Leyla">', "<p>By Leyla Mustafa</p>")) == [
        ("Mustafa, Leyla", "meta:author")
    ]


@pytest.mark.parametrize(
    "head",
    [
        json_ld(author={"name": "Leyla Mustafa"}),
        '<meta name="author" content="Leyla Mustafa">',
        json_ld(author={"name": "Leyla Mustafa"}) + "<script>var author = 'Leyla Mustafa';</script>",
    ],
)
def test_a_name_that_no_reader_sees_is_of_the_account_that_put_the_page_up(head: str) -> None:
    assert facts(head).byline == ()


def test_a_printed_name_stands_where_the_stated_one_is_not_shown() -> None:
    found = facts(json_ld(author={"name": "web-desk"}), '<p><a rel="author" href="/lm">Leyla Mustafa</a></p>')
    assert _byline(found) == [("Leyla Mustafa", "rel:author")]


@pytest.mark.parametrize(
    ("printed", "source"),
    [
        ('<a rel="author" href="/lm">Leyla Mustafa</a>', "rel:author"),
        ('<span itemprop="author">Leyla Mustafa</span>', "itemprop:author"),
        ('<div class="article-author">By Leyla Mustafa</div>', "printed:class"),
        ('<span class="post-author">Eingestellt von Leyla Mustafa</span>', "printed:class"),
        ("<p>By Leyla Mustafa</p>", "printed"),
    ],
)
def test_where_a_printed_name_stands(printed: str, source: str) -> None:
    assert _byline(facts(body=printed)) == [("Leyla Mustafa", source)]


@pytest.mark.parametrize(
    "box",
    [
        '<li class="comment even"><span class="comment-author">Tomas Spahn</span>',
        '<div id="comments"><p><span class="author">Tomas Spahn</span></p>',
        '<article class="node-teaser"><span class="author">Tomas Spahn</span>',
        '<aside class="entry__related"><a rel="author" href="/ts">Tomas Spahn</a>',
        '<section class="box-zitiert"><span class="author">Tomas Spahn</span>',
    ],
)
def test_who_wrote_a_comment_or_another_story_did_not_write_this_one(box: str) -> None:
    assert facts(body=f"<div>{box}</div>").byline == ()


def test_a_box_that_holds_the_headline_is_this_story() -> None:
    text = '<main class="with-comments"><h1>Editor remanded</h1><p class="author">Leyla Mustafa</p><p>She was held.</p></main>'
    found = cut_with_facts(Page(id="page", text=f"<html><body>{text}</body></html>", media_type=MediaType.HTML), fast=True).facts
    assert _byline(found) == [("Leyla Mustafa", "printed:class")]


@pytest.mark.parametrize(
    ("stated", "url"),
    [
        ("Meydan Press", "https://www.meydanpress.example.org/a"),
        ("meydanpress.org", "https://meydanpress.org/a"),
        ("Meydan Press GmbH", None),
        ("Bund der Presse e.V.", None),
        ("admin", None),
        ("Super User", None),
        ("https://meydan.example.org/staff", None),
    ],
)
def test_sites_companies_and_accounts_are_nobody(stated: str, url: str | None) -> None:
    assert facts(f'<meta name="author" content="{stated}">', f"<p>{stated}</p>", url=url).byline == ()


def test_the_publisher_is_not_the_author() -> None:
    assert facts(json_ld(author={"name": "Khazri"}, publisher={"name": "Khazri"}), "<p>Khazri</p>").byline == ()


def test_characters_written_as_entities() -> None:
    found = facts(json_ld(author={"name": "Redacci&oacute;n del Sur"}), "<p>Redacción del Sur</p>")
    assert _byline(found) == [("Redacción del Sur", "json-ld")]


def test_an_author_referred_to_by_its_id() -> None:
    graph = '<script type="application/ld+json">{"@type": "Person", "@id": "#lm", "name": "Leyla Mustafa"}</script>'
    found = facts(graph + json_ld(author={"@id": "#lm"}), "<p>Leyla Mustafa</p>")
    assert _byline(found) == [("Leyla Mustafa", "json-ld")]
