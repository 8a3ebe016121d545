"""Which branches of a tree are hung elsewhere, and which stay."""

from __future__ import annotations

import pytest

from habeas.reading.parsing import pipeline
from habeas.reading.regrafting import regraft
from habeas.reading.trees import Token, Tree, copied, move


def tree_of(text: str) -> Tree:
    parsed = pipeline("en")(text)
    return regraft(copied(parsed, [token.text for token in parsed]))


def word(tree: Tree, form: str) -> Token:
    return next(token for token in tree if token.text == form)


@pytest.mark.parametrize(
    ("text", "verb", "head"),
    [
        ("Smith was arrested on suspicion of planning a coup attempt and sentenced two years later.", "sentenced", "arrested"),
        ("A court convicted Smith of spreading lies, because he had written about it, and barred him.", "barred", "convicted"),
        ("Smith was arrested in May and sentenced in June.", "sentenced", "arrested"),
        ("A court rejected an appeal by a lawyer imprisoned on charges he has denied as made up.", "denied", "charges"),
        ("Smith was arrested in May, having questioned the result, and prosecuted for treason.", "prosecuted", "arrested"),
        ("Smith was detained on Monday and the next day arrested for 30 days.", "arrested", "detained"),
        ("They named Smith, who stands accused of treason and has been held since.", "held", "stands"),
        ("In January, six journalists and media workers associated with “Microsoft” were arrested.", "journalists", "arrested"),
        ("Smith spent a night in a lock-up, then on Wednesday was moved to prison.", "moved", "spent"),
        ("Ethiopia should immediately release Smith and cease arbitrarily detaining members of the press.", "detaining", "cease"),
        ("The officer who had beaten Smith was freed on Monday.", "Smith", "beaten"),
        ("The appeal which his lawyers filed in May failed.", "filed", "appeal"),
        ("The appeal which his lawyers filed in May failed.", "failed", "failed"),
        ("None of the requests which Smith made on Monday found support.", "made", "requests"),
        ("Smith was arrested, after police had searched his home, and charged with treason.", "charged", "arrested"),
        ("Smith was picked up on Monday, hours after he had posted a video, and remanded until May 20.", "remanded", "picked"),
        ("Smith was held in May, after the station he owned had reported on it, and charged with forgery.", "charged", "held"),
        ("Smith was seized in June, together with two friends who had hidden him, and beaten for days.", "beaten", "seized"),
        ("Smith was held over posts that appeared after a man had been killed, and charged with slander.", "charged", "held"),
        ("Smith was acquitted in May, when a court found that he was ill, but sentenced in June.", "sentenced", "acquitted"),
        ("Smith was arrested after his brother had been shot, and killed, by soldiers.", "killed", "shot"),
        ("A court sent these two to prison.", "prison", "sent"),
        ("A court sent both to prison.", "both", "sent"),
        ("And last fall, only weeks after being moved to a colony, she was put in a cell.", "fall", "put"),
    ],
)
def test_a_verb_hangs_where_it_belongs(text: str, verb: str, head: str) -> None:
    tree = tree_of(text)
    assert word(tree, verb).head is word(tree, head)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The king extended clemency to Smith on Monday.", "extended", "king"),
        ("Smith posted bail of 3,000 dollars on Friday.", "posted", "Smith"),
        ("A magistrate set Smith at liberty on Tuesday.", "set", "magistrate"),
        ("A London magistrate granted Smith bail.", "granted", "magistrate"),
    ],
)
def test_the_main_verb_is_no_participle_and_no_noun(text: str, verb: str, subject: str) -> None:
    tree = tree_of(text)
    assert word(tree, verb).dep_ == "ROOT"
    assert word(tree, subject).head is word(tree, verb)
    assert word(tree, subject).base == "nsubj"


def test_nothing_is_hung_on_what_hangs_on_it() -> None:
    tree = tree_of("Smith was arrested in London.")
    verb, town = word(tree, "arrested"), word(tree, "London")
    move(verb, town)
    assert verb.head is verb
    assert town.head is verb
    assert set(verb.subtree) == set(tree)


def test_a_trial_before_a_court_keeps_its_verb() -> None:
    tree = tree_of("Smith's hearing before the Court is set for Monday.")
    assert (word(tree, "set").dep_, word(tree, "hearing").head) == ("ROOT", word(tree, "set"))
    assert (word(tree, "Court").head, word(tree, "before").head) == (word(tree, "hearing"), word(tree, "Court"))


def test_those_released_are_the_ones_of_whom_it_is_said() -> None:
    tree = tree_of("Those released include Smith and Jones.")
    assert (word(tree, "Those").base, word(tree, "released").head) == ("nsubj", word(tree, "Those"))


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Smith was arrested on Monday and bailed the next day.", "day"),
        ("Smith spent a night in a lock-up, then on Wednesday was moved to prison.", "Wednesday"),
    ],
)
def test_a_time_is_neither_object_nor_subject(text: str, time: str) -> None:
    assert word(tree_of(text), time).base == "obl"


@pytest.mark.parametrize(
    "text",
    [
        "Smith was arrested on suspicion of planning a coup attempt and sentenced two years later on bribery charges.",
        "Police detained Smith for shouting at them and charged him.",
        "The king extended clemency to Smith on Monday.",
        "A magistrate set Smith at liberty on Tuesday.",
        "A London magistrate granted Smith bail.",
        "Those released include Smith and Jones.",
        "Smith spent a night in a lock-up, then on Wednesday was moved to prison.",
    ],
)
def test_a_mended_tree_is_a_tree(text: str) -> None:
    _is_a_tree(tree_of(text))


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("A French journalist held in Iran since January was freed on Tuesday.", "freed"),
        ("On Monday, two students jailed since 2021 were pardoned, the ministry said.", "said"),
        ("The lawyer imprisoned in Minsk since 2020 was moved to a colony.", "moved"),
        ("The trial of union boss Smith ended on Monday but was reopened.", "ended"),
        ("The court found the beekeeper Smith guilty of treason.", "found"),
        ("Officials released jailed Smith on Monday.", "released"),
        ("The court freed detained Smith on Monday.", "freed"),
    ],
)
def test_a_tree_mended_by_what_is_known_of_its_words_is_a_tree(text: str, root: str) -> None:
    parsed = pipeline("en")(text)
    words = [token.text for token in parsed]
    people = frozenset(at for at, form in enumerate(words) if form == "Smith")
    days = frozenset(at for at, form in enumerate(words) if form in ("January", "Monday", "Tuesday", "2020", "2021"))
    tree = regraft(copied(parsed, words), people, days, people)
    _is_a_tree(tree)
    assert [token.text for token in tree if token.head is token] == [root]


def _is_a_tree(tree: Tree) -> None:
    for token in tree:
        assert token.head is token or token in token.head.children
        assert all(child.head is token for child in token.children)
        assert [c.i for c in token.children] == sorted(c.i for c in token.children)
    assert {t.i for root in tree if root.head is root for t in root.subtree} == {t.i for t in tree}


def test_what_is_somebodys_flat_is_a_noun_and_searched() -> None:
    flat = word(tree_of("Officers searched Smith's flat for six hours."), "flat")
    assert (flat.pos_, flat.dep_, flat.head.text) == ("NOUN", "obj", "searched")


def test_the_name_behind_a_noun_is_no_object_of_it() -> None:
    text = "The court charged two-time world champion Smith with treason."
    parsed = pipeline("en")(text)
    forms = [token.text for token in parsed]
    tree = regraft(copied(parsed, forms), frozenset({forms.index("Smith")}))
    assert [token.text for token in tree if token.base == "obj"] == ["champion"]
    assert word(tree, "Smith").dep_ == "appos"


@pytest.mark.parametrize(
    ("text", "clause", "verb"),
    [
        ("The union demanded on the day of the arrests that Smith be released.", "released", "demanded"),
        ("Amnesty insisted at a meeting with the minister that Smith be pardoned.", "pardoned", "insisted"),
        ("The lawyer said in a post on Telegram that Smith was arrested.", "arrested", "said"),
    ],
)
def test_what_is_said_behind_a_noun_tells_nothing_of_the_noun(text: str, clause: str, verb: str) -> None:
    said = word(tree_of(text), clause)
    assert (said.dep_, said.head.text) == ("ccomp", verb)


def test_a_verb_has_the_lemma_of_a_word() -> None:
    assert word(tree_of("Amnesty insisted that they be released."), "insisted").lemma_ == "insist"
