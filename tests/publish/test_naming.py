"""Texts that name somebody who is not published, in every way in which names are written."""

from __future__ import annotations

import pytest

from habeas.publish.naming import KnownName, Names


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(
        [
            KnownName("Mammad Azizov", "p1", public=True),
            KnownName("Rashad Hasanov", "p1", public=False),
            KnownName("Rashad Azizov", "p2", public=False),
            KnownName("Мамедова Лейла", "p3", public=False),
            KnownName("王怡", "p4", public=False),
            KnownName("Li Wu", "p4", public=False),
            KnownName("Ali Aliyev", "p5", public=True),
            KnownName("Ali Aliyev", "p6", public=False),
        ]
    )


@pytest.mark.parametrize(
    "text",
    [
        "Rashad Hasanov was beaten.",
        "Hasanov's lawyer came.",
        "HASANOV and others",
        "rashad hasanov",
        "Рашада Гасанова перевели.",
        "Рашад Гасанов",
        "Həsənov Rəşad",
        "Rashad Gasanov",
        "Gasanov was beaten.",
        "In Baku Gasanov was beaten.",
        "journalist Hasanov",
        "the Hasanov-Guliyev case",
        "Hasanova, his wife",
        "Лейлу Мамедову",
        "Leyla Mammadova",
        "律师会见了王怡。",
        "Li Wu was there",
        "They visited Li.",
        "Has\u00adanov was beaten.",
        "Has\u200banov was beaten.",
        "the lawyer of Hasa-\nnov",
        "Rashad was there",
        "Rashad Azizov",
        "H\u0259s\u0259nov",
    ],
)
def test_a_name_that_must_not_be_shown(names: Names, text: str) -> None:
    assert names.hides(text, ("p1",))


@pytest.mark.parametrize(
    "text",
    [
        "Mammad Azizov was sentenced to seven years.",
        "Azizov's lawyer, Elchin Sadigov, said so in Baku.",
        "The Khatai District Court remanded him for three months.",
        "Judge Javid Huseynov of the Baku court",
        "They called on President Ilham Heydarov.",
        "P7Y6M",
        "2014-05-06",
        "",
    ],
)
def test_what_may_be_shown(names: Names, text: str) -> None:
    assert not names.hides(text, ("p1",))


def test_a_name_of_two_people_is_that_of_whoever_stands_in_the_page(names: Names) -> None:
    assert not names.hides("Ali Aliyev was freed.", ("p5",))
    assert names.hides("Ali Aliyev was freed.", ("p6",))
    assert names.hides("Ali Aliyev was freed.", ("p5", "p6"))
    assert names.hides("Ali Aliyev was freed.", ("p7",))
    assert names.hides("Azizov was freed.", ("p2",))


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("https://example.org/rashad-hasanov-remanded", True),
        ("https://example.org/rashadhasanov.html", True),
        ("https://hasanov.example.org/", True),
        ("https://example.org/?for=Gasanov%20R.", True),
        ("https://example.org/?q=%D0%A0%D0%B0%D1%88%D0%B0%D0%B4%20%D0%93%D0%B0%D1%81%D0%B0%D0%BD%D0%BE%D0%B2+Hasanov", True),
        ("https://example.org/%25D0%259C%25D0%25B0%25D0%25BC%25D0%25B5%25D0%25B4%25D0%25BE%25D0%25B2%25D0%25B0", True),
        ("https://xn--80aacnkbb9e.example/", False),
        ("https://example.org/news/2014/05/sentences", False),
        ("https://example.org/mammad-azizov-sentenced", False),
    ],
)
def test_addresses(names: Names, address: str, hidden: bool) -> None:
    assert names.hides_address(address, ("p1",)) is hidden


def test_without_names_nothing_is_hidden() -> None:
    assert not Names(()).hides("Rashad Hasanov", ())
