"""Articles stand as in the text; offences stand in its own words; lists are cut into their members."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.model import Charge
from habeas.reading.knowledge.values import law
from habeas.reading.values import find_charges

WORDS = sorted({*law().article_words, *law().part_words, *("charged with", "accused of", "for", "(", ")", "206.3.2")})


def charges(text: str) -> list[Charge]:
    return [charge for mention in find_charges(text) for charge in mention.charges]


@pytest.mark.parametrize(
    ("text", "law_name", "articles"),
    [
        ("under Article 206.3.2 of the Criminal Code", "Criminal Code", ["206.3.2"]),
        (
            "under Articles 127.2.3, 178.3.2 and 221.1 of the Criminal Code of Azerbaijan",
            "Criminal Code of Azerbaijan",
            ["127.2.3", "178.3.2", "221.1"],
        ),
        ("articles 234.4.1 and 234.4.3 were added", None, ["234.4.1", "234.4.3"]),
        ("under Art. 361-4 of the Criminal Code", "Criminal Code", ["361-4"]),
        ("under Part 3 of Article 284.1 of the Criminal Code", "Criminal Code", ["Part 3 of Article 284.1"]),
        ("under Article 361, part 2, of the Criminal Code", "Criminal Code", ["361, part 2"]),
        ("under Section 112 of the Penal Code", "Penal Code", ["112"]),
        ("under Section 124A", None, ["124A"]),
        ("under Section 505(A) of the Penal Code", "Penal Code", ["505(A)"]),
        ("the Criminal Code's Article 274", "Criminal Code", ["274"]),
        ("under Article 23 of the Safeguarding National Security Ordinance", "Safeguarding National Security Ordinance", ["23"]),
        ("under Article 258 of the country's Penal Code", "Penal Code", ["258"]),
        ("under Art. 365, 364 and 369 of the Criminal Code", "Criminal Code", ["365", "364", "369"]),
        ("under Article 361-4 and 15 people were held", None, ["361-4"]),
    ],
)
def test_articles_stand_as_they_are_written(text: str, law_name: str | None, articles: list[str]) -> None:
    assert charges(text) == [Charge(law=law_name, article=article) for article in articles]


@pytest.mark.parametrize(
    "text",
    [
        "Article 5 of the European Convention on Human Rights",
        "ARTICLE 19 said",
        "an article about 274 people",
        "Article 47 of the Constitution",
    ],
)
def test_articles_that_charge_nobody_are_left_out(text: str) -> None:
    assert charges(text) == []


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        (
            "under Article 206.3.2 of the Criminal Code (smuggling by a group)",
            Charge(law="Criminal Code", article="206.3.2", offence="smuggling by a group"),
        ),
        ("smuggling charges under Article 206", Charge(offence="smuggling")),
        (
            "charged with smuggling by prior conspiracy (Article 206.3.2 of the Criminal Code)",
            Charge(law="Criminal Code", article="206.3.2", offence="smuggling by prior conspiracy"),
        ),
        (
            "sentenced under Art. 368 of the Criminal Code for insulting the president",
            Charge(law="Criminal Code", article="368", offence="insulting the president"),
        ),
        ("under Article 274 (treason)", Charge(article="274", offence="treason")),
        ("The charge is smuggling (Article 206)", Charge(article="206", offence="smuggling")),
        ("On May 2, tax evasion was also added", Charge(offence="tax evasion")),
        ("jailed for taking part in the July 2021 protests", Charge(offence="taking part in the July 2021 protests")),
        ("found guilty of treason under Article 274", Charge(article="274", offence="treason")),
    ],
)
def test_an_offence_beside_an_article_is_one_charge(text: str, charge: Charge) -> None:
    assert charge in charges(text)


def test_brackets_belong_to_their_own_articles() -> None:
    found = charges("under Articles 204.3.1 (counterfeit money) and 167-3.1 (extremist materials) of the Criminal Code")
    assert found == [
        Charge(law="Criminal Code", article="204.3.1", offence="counterfeit money"),
        Charge(law="Criminal Code", article="167-3.1", offence="extremist materials"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("He was charged with currency smuggling and said so.", ["currency smuggling"]),
        ("a 15-year prison term for treason.", ["treason"]),
        ("convicted of smuggling, money laundering and tax evasion.", ["smuggling", "money laundering", "tax evasion"]),
        (
            "accused of leading a group, accepting bribes, extortion and bid-rigging.",
            ["leading a group", "accepting bribes", "extortion", "bid-rigging"],
        ),
        ("suspected, his lawyer said, of insulting the president.", ["insulting the president"]),
        ("sentenced to 16 years for treason and inciting hatred, charges he rejects", ["treason", "inciting hatred"]),
        (
            "found guilty of spreading false information about the army, because she wrote",
            ["spreading false information about the army"],
        ),
        (
            "two counts of conspiracy to collude with foreign forces and one of sedition",
            ["conspiracy to collude with foreign forces", "sedition"],
        ),
        ("arrested on treason charges", ["treason"]),
        ("detained on suspicion of extortion; he has been remanded", ["extortion"]),
        ("jailed for “picking quarrels and provoking trouble”", ["picking quarrels and provoking trouble"]),
        ("The prosecutor accused her of making provocative statements.", ["making provocative statements"]),
        ("accused of financing an extremist group on Tuesday", ["financing an extremist group"]),
        ("charged with illegal possession of weapons in Baku", ["illegal possession of weapons"]),
        ("convicted of high treason and was sentenced", ["high treason"]),
        ("found guilty on March 4 by a court in Minsk of insulting the president", ["insulting the president"]),
        ("accused of “discrediting” the army", ["“discrediting” the army"]),
        ("accused of insulting the president, of extremism and of treason", ["insulting the president", "extremism", "treason"]),
        ("accused of crimes such as sabotage, sedition and public disorder", ["sabotage", "sedition", "public disorder"]),
        ("charged Smith and his aide, Jones, with treason", ["treason"]),
        ("charged Smith, Jones and Brown with treason", ["treason"]),
        ("convicted Smith, a poet of seditious verse, of slander", ["slander"]),
        ("guilty of inciting riots and hatred and jailed", ["inciting riots and hatred"]),
        ("face group violence charges", ["group violence"]),
        ("accused of illegal possession of two pistols", ["illegal possession of two pistols"]),
        ("convicted of public insult of two judges", ["public insult of two judges"]),
    ],
)
def test_offences_in_the_texts_own_words(text: str, named: list[str]) -> None:
    assert [charge.offence for charge in charges(text)] == named


@pytest.mark.parametrize(
    "text",
    [
        "He was thanked for leading the team.",
        "They accused the authorities of torture.",
        "Nobody was accused of anything.",
        "a prize for courage",
        "charged with it",
        "She was found guilty for the first time in May.",
    ],
)
def test_what_charges_nobody_is_no_charge(text: str) -> None:
    assert charges(text) == []


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("He was charged under 126.2.4 with stabbing a man.", ["126.2.4"]),
        ("She was jailed over alleged hooliganism (221.1).", ["221.1"]),
        ("He is accused of “participation in a terrorist organisation” (205.5, part 2).", ["205.5, part 2"]),
        ("He was fined for false news on the radio station (101.5) in Baku.", []),
        ("The budget grew under 12.5 percent.", []),
        ("The rate stayed under 101.5 in May.", []),
    ],
)
def test_a_bare_number_is_an_article_beside_an_offence_or_behind_charged_under(text: str, articles: list[str]) -> None:
    assert [c.article for mention in find_charges(text) for c in mention.charges if c.article] == articles


def test_each_offence_of_a_list_keeps_the_article_in_brackets_behind_it() -> None:
    text = "He was charged with treason (Article 274), espionage (Article 276), and tax evasion (Article 213.2.1)."
    charges = [(c.article, c.offence) for mention in find_charges(text) for c in mention.charges]
    assert charges == [("274", "treason"), ("276", "espionage"), ("213.2.1", "tax evasion")]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*WORDS, "treason", "and", ",", "of", "insulting", "the president", '"', "with"]), st.text(max_size=4)
        ),
        max_size=16,
    ).map(" ".join)
)
def test_any_text_is_read_without_a_crash_and_with_right_spans(text: str) -> None:
    end = 0
    for mention in find_charges(text):
        assert mention.text == text[mention.start : mention.end]
        assert end <= mention.start < mention.end
        assert mention.charges
        end = mention.end
