"""Search: words in any spelling and script in; people, events and sentences out; the index follows the record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import example, given
from hypothesis import strategies as st

from habeas.model import EventType
from habeas.register.decisions import decide
from habeas.register.lists.keeping import import_list
from habeas.register.models import Mention, SearchEntry, SearchWord
from habeas.register.record import differences, rebuild
from habeas.register.search.asking import PersonHit, Question, SearchRefused, Way, events_found, pages_found, people_found
from habeas.register.search.snippets import snippet
from habeas.register.search.terms import Term, terms_of
from habeas.register.search.words import folded, forms, small, words_in, written
from register.keeping import ARREST, PAGES, VERDICT, Story, keep

pytestmark = pytest.mark.django_db

DAY = dt.date(2024, 1, 1)
ULVI = ("Ülvi Həsənli", "Ulvi Hasanly", "Ульви Гасанлы")
"""One name as it is written in Azerbaijani, in English and in Russian."""


def _held(name: str, place: str = "Baku") -> Story:
    said = f"{name} was detained in {place}."
    return {said: {"type": "detention", "people": [name], "date": "2023-11-20", "place": place}}


def _people(words: str, **asked: object) -> list[tuple[str, Way]]:
    return [(hit.spelling, hit.way) for hit in people_found(Question(words=words, **asked), on=DAY).hits]  # type: ignore[arg-type]


@pytest.fixture
def three_spellings() -> None:
    keep(*((f"{number}.txt", f"2023-11-2{number}", _held(name)) for number, name in enumerate(ULVI)))


@pytest.mark.usefixtures("three_spellings")
@pytest.mark.parametrize("words", ULVI)
def test_each_spelling_finds_the_others_the_same_first(words: str) -> None:
    found = _people(words)
    assert found[0] == (words, Way.WRITTEN)
    assert {spelling for spelling, _ in found} <= set(ULVI)
    hits = people_found(Question(words=words), on=DAY).hits
    assert {spelling for hit in hits for spelling in hit.summary.spellings} == set(ULVI)


@pytest.mark.usefixtures("three_spellings")
@pytest.mark.parametrize("words", ULVI)
def test_pages_and_events_in_each_spelling_are_found(words: str) -> None:
    pages = pages_found(Question(words=words)).hits
    assert {"".join(piece.text for piece in hit.snippet.pieces) for hit in pages} == {next(iter(_held(name))) for name in ULVI}
    assert pages[0].way is Way.WRITTEN
    assert [piece.text for piece in pages[0].snippet.pieces if piece.found] == words.split()
    (event,) = events_found(Question(words=words)).hits
    assert event.matched and set(event.matched) <= set(ULVI)


@pytest.mark.usefixtures("three_spellings")
def test_what_only_sounds_alike_comes_last_and_says_so() -> None:
    assert _people("Улви Хасанли")
    ways = [way for _, way in _people("Ulvi Hasanli")]
    assert ways == sorted(ways)
    assert ("Ulvi Hasanli", Way.WRITTEN) not in _people("Ulvi Hasanli")


def test_words_may_be_left_out_turned_and_shortened() -> None:
    keep(*PAGES)
    assert [spelling for spelling, _ in _people("hasanov rashad")] == ["Rashad Hasanov"]
    assert _people("Gurb") == [("Zaur Gurbanli", Way.FOLDED)]
    assert _people("Rashad Gurbanli") == []


def test_a_fit_says_how_well_the_name_goes_with_the_words() -> None:
    keep(*PAGES)
    (hit,) = people_found(Question(words="Заур Гурбанлы"), on=DAY).hits
    assert isinstance(hit, PersonHit) and hit.fit is not None and hit.fit > 0.85


def test_a_spelling_of_a_list_finds_the_person_of_the_pages() -> None:
    keep(*PAGES[:2])
    listed = "Name,Date of arrest\nРашад Гасанов,14.03.2013\n"
    import_list(listed.encode(), "list.csv", publisher="Union", as_of=dt.date(2024, 5, 1))
    (hit,) = people_found(Question(words="Рашад Гасанов"), on=DAY).hits
    assert (hit.spelling, hit.way) == ("Рашад Гасанов", Way.WRITTEN)
    assert "Rashad Hasanov" in hit.summary.spellings


def test_what_stands_in_quotation_marks_stands_together() -> None:
    keep(*PAGES)
    assert len(events_found(Question(words='"Court of Grave"')).hits) == 1
    assert events_found(Question(words='"Grave Court"')).hits == ()
    assert len(events_found(Question(words="Grave Court")).hits) == 1


def test_chinese_words_are_found_within_a_sentence() -> None:
    keep(("zh.txt", "2021-03-01", {"梁國雄昨日在法庭被還押。": {}}))
    assert len(pages_found(Question(words="梁國雄")).hits) == 1
    assert pages_found(Question(words="雄國梁")).hits == ()


def test_filters() -> None:
    keep(*PAGES)
    assert [hit.event.type for hit in events_found(Question(words="Gasanov", types=(EventType.SENTENCE,))).hits] == ["sentence"]
    assert _people("Zaur", types=(EventType.RELEASE,)) and not _people("Zaur", types=(EventType.SENTENCE,))
    assert _people("Hasanov", since=dt.date(2014, 5, 6)) and not _people("Hasanov", since=dt.date(2015, 1, 1))
    assert _people("Hasanov", country="azerbaijan") and not _people("Zaur", country="Azerbaijan")
    days = [hit.page.published for hit in pages_found(Question(words="Hasanov", until=dt.date(2014, 1, 1))).hits]
    assert days == [dt.date(2013, 3, 15)]
    assert [hit.page.page_id for hit in pages_found(Question(words="Hasanov", types=(EventType.RELEASE,))).hits] == ["pardon.txt"]


def test_hits_come_in_leaves_without_gap_or_repetition() -> None:
    keep(*((f"{n}.txt", f"2023-11-{n:02}", {f"Case {n}: Aliyev spoke.": {}}) for n in range(1, 8)))
    whole = [hit.key for hit in pages_found(Question(words="Aliyev")).hits]
    leaves = [pages_found(Question(words="Aliyev"), limit=3, first=first) for first in (0, 3, 6)]
    assert [hit.key for leaf in leaves for hit in leaf.hits] == whole
    assert [leaf.more for leaf in leaves] == [True, True, False]
    assert [hit.page.published.day for hit in leaves[0].hits if hit.page.published] == [7, 6, 5]


@pytest.mark.parametrize("words", ["", "  ", "…!?", '""', "a" * 201, " ".join(f"w{n}" for n in range(13))])
def test_what_cannot_be_searched_for_is_refused(words: str) -> None:
    for ask in (pages_found, events_found):
        with pytest.raises(SearchRefused):
            ask(Question(words=words))


_SIGNS = ["O'Brien", 'a"b', "x AND y OR NOT z", "NEAR(a b)", "written : x", "a* ^b", "a'; --", "a\\' & !b", "a%_", "ß ﬁ"]


@pytest.mark.parametrize("words", _SIGNS)
def test_signs_mean_nothing_to_the_database(words: str) -> None:
    keep(("a.txt", "2023-11-20", _held("Zaur O'Brien")))
    assert pages_found(Question(words=words)).more is False
    assert people_found(Question(words=words), on=DAY).more is False


# --- The index ------------------------------------------------------------------------------------------------------------


def test_the_index_follows_each_page_and_each_decision() -> None:
    keep(*PAGES)
    assert differences() == ()
    one, other = (
        Mention.objects.filter(spelling=name).values_list("key", flat=True)[0] for name in ("Rashad Hasanov", "Zaur Gurbanli")
    )
    decide(one, other, same=True, by="Tester", why="for the test")
    assert differences() == ()
    assert {hit.name for hit in people_found(Question(words="Gurbanli"), on=DAY).hits} == {"Rashad Hasanov"}


def test_pages_in_any_order_make_one_index() -> None:
    keep(*PAGES)
    entries = set(SearchEntry.objects.values_list("key", "written", "folded"))
    rebuild()
    assert set(SearchEntry.objects.values_list("key", "written", "folded")) == entries
    assert differences() == ()


@pytest.mark.parametrize("damage", ["row gone", "row changed", "row too many", "word gone", "index"])
def test_a_damaged_index_is_noticed_and_made_anew(damage: str) -> None:
    keep(*PAGES)
    first = SearchEntry.objects.filter(kind="person")[0]
    if damage == "row gone":
        first.delete()
    elif damage == "row changed":
        SearchEntry.objects.filter(pk=first.pk).update(spelling="other")
    elif damage == "row too many":
        SearchEntry.objects.create(key="surplus", kind="person", owner="nobody", written=" nobody ")
    elif damage == "word gone":
        SearchWord.objects.filter(word="gurbanli").delete()
    elif connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO register_search_person (rowid, written, folded) VALUES (9999, ' nobody ', '')")
    else:
        pytest.skip("PostgreSQL keeps its index itself")
    assert [difference.table for difference in differences()] == ["register_searchentry"]
    rebuild()
    assert differences() == ()
    assert _people("Gurbanly")


def test_a_very_long_text_is_kept_and_found_to_its_end(register_folder: Path) -> None:
    words = " ".join(f"слово{number}" for number in range(30_000))
    keep(("long.txt", "2023-11-20", {f"Aliyev {words} Mammadov.": {}}))
    assert SearchEntry.objects.filter(kind="text").count() > 1
    assert len(pages_found(Question(words="слово4711")).hits) == 1
    assert differences() == ()


def test_what_is_not_committed_is_not_found() -> None:
    keep(("a.txt", "2013-03-15", ARREST))
    before = SearchEntry.objects.count()
    with pytest.raises(ZeroDivisionError):
        _kept_and_failed()
    assert SearchEntry.objects.count() == before


def _kept_and_failed() -> None:
    from django.db import transaction

    with transaction.atomic():
        keep(("b.txt", "2014-05-07", VERDICT))
        raise ZeroDivisionError


# --- Words ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ülvi Həsənli’nin 228.1", ["ülvi", "həsənli", "nin", "228", "1"]),
        ("İLQAR", ["ilqar"]),
        ("梁國雄 said", ["梁", "國", "雄", "said"]),
        ("مُحَمَّد", ["مُحَمَّد"]),
        ("a_b-c", ["a", "b", "c"]),
        ("e\u0301te\u0301", ["été"]),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert [word.word for word in words_in(text)] == words


def test_what_differs_when_folded_stands_apart() -> None:
    assert folded(["plain", "words"]) == ""
    assert folded(["гасанлы", "said"]) == " gasanly said "
    assert written([]) == ""


@given(st.text(max_size=80))
@example("ŉ İ ß ﬀ ǰ \u0345 ℀ ½ 梁a國")
def test_words_are_clean_and_in_their_places(text: str) -> None:
    for word in words_in(text):
        assert word.word == small(text[word.start : word.end])
        assert word.word and " " not in word.word and not set("\"'\\") & set(word.word)
        assert all(form and not set(" \"'\\") & set(form) for form in forms(word.word))


@given(st.text(max_size=300), st.text(max_size=20))
def test_the_pieces_of_a_snippet_are_the_text(text: str, words: str) -> None:
    try:
        terms: tuple[Term, ...] = terms_of(words)
    except SearchRefused:
        return
    found = snippet(text, terms)
    if found is not None:
        assert found.text == text[found.start : found.end]
        assert any(piece.found for piece in found.pieces)
