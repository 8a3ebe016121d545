"""Variations change the words that they say and leave the tree."""

from __future__ import annotations

from random import Random

import pytest
from english import variation
from english.trees import Sentence, Word

Row = tuple[str, str, str, str, int, str]


def sentence(*rows: Row, entities: dict[int, str] | None = None) -> Sentence:
    """(form, lemma, UPOS, XPOS, head as in CoNLL-U, relation) of each word."""
    tags = dict.fromkeys(range(len(rows)), "O") | (entities or {})
    words = tuple(
        Word(form, lemma, upos, xpos, "", head - 1 if head else i, relation, True, tags[i])
        for i, (form, lemma, upos, xpos, head, relation) in enumerate(rows)
    )
    return Sentence("s", "", words)


def said(tree: Sentence) -> str:
    return " ".join(word.form for word in tree.words)


FREED = sentence(
    ("The", "the", "DET", "DT", 2, "det"),
    ("journalist", "journalist", "NOUN", "NN", 6, "nsubj:pass"),
    ("Anar", "Anar", "PROPN", "NNP", 2, "appos"),
    ("Aliyev", "Aliyev", "PROPN", "NNP", 3, "flat"),
    ("was", "be", "AUX", "VBD", 6, "aux:pass"),
    ("freed", "free", "VERB", "VBN", 0, "root"),
    ("in", "in", "ADP", "IN", 8, "case"),
    ("Baku", "Baku", "PROPN", "NNP", 6, "obl"),
    (".", ".", "PUNCT", ".", 6, "punct"),
    entities={2: "B-PER", 3: "I-PER", 7: "B-LOC"},
)
EXTENDED = sentence(
    ("The", "the", "DET", "DT", 2, "det"),
    ("judge", "judge", "NOUN", "NN", 3, "nsubj"),
    ("ended", "end", "VERB", "VBD", 0, "root"),
    ("the", "the", "DET", "DT", 7, "det"),
    ("pre", "pre", "NOUN", "NN", 7, "compound"),
    ("-", "-", "PUNCT", "HYPH", 5, "punct"),
    ("trial", "trial", "NOUN", "NN", 3, "obj"),
    entities={},
)


def test_names_are_masked_as_the_reader_masks_them() -> None:
    masked = variation.mask_names(FREED, Random(1))
    assert said(masked) == "The journalist Smith was freed in London ."
    assert [word.head for word in masked.words] == [1, 4, 1, 4, 4, 6, 4, 4]
    assert masked.words[2].entity == "B-PER"


def test_a_new_name_hangs_flat_on_its_first_word() -> None:
    renamed = variation.rename(FREED, Random(1), {"LOC": lambda _: ["Gaspra", "Bay", "Town"]}, share=1)
    assert said(renamed) == "The journalist Anar Aliyev was freed in Gaspra Bay Town ."
    assert [(word.head, word.relation, word.entity) for word in renamed.words[7:]] == [
        (5, "obl", "B-LOC"),
        (7, "flat", "I-LOC"),
        (7, "flat", "I-LOC"),
        (5, "punct", "O"),
    ]


def test_a_passive_headline_has_no_article_no_auxiliary_and_no_stop() -> None:
    headlines = {said(variation.headline(FREED, Random(seed))) for seed in range(20)}
    assert headlines == {"Journalist Anar Aliyev freed in Baku", "Journalist Anar Aliyev Freed in Baku"}


def test_an_active_headline_is_told_in_the_present() -> None:
    headlines = [variation.headline(EXTENDED, Random(seed)) for seed in range(20)]
    assert {said(h).lower() for h in headlines} == {"judge ends pre - trial"}
    assert {h.words[1].xpos for h in headlines} == {"VBZ"}


def test_a_question_is_no_headline() -> None:
    asked = sentence(
        ("Who", "who", "PRON", "WP", 2, "nsubj"), ("died", "die", "VERB", "VBD", 0, "root"), ("?", "?", "PUNCT", ".", 2, "punct")
    )
    assert variation.headline(asked, Random(1)) == asked


def test_hyphenated_words_are_joined_where_nothing_parts_them() -> None:
    close = Sentence("s", "", tuple(word if i not in (4, 5) else _tight(word) for i, word in enumerate(EXTENDED.words)))
    assert said(variation.join_hyphens(close)) == "The judge ended the pre-trial"
    assert said(variation.join_hyphens(EXTENDED)) == said(EXTENDED)


def _tight(word: Word) -> Word:
    from dataclasses import replace

    return replace(word, space_after=False)


def test_words_of_the_field_come_in_the_form_of_those_they_replace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variation, "FIELD_VERB", 1)
    monkeypatch.setattr(variation, "FIELD_NOUN", 0)
    field = variation.FieldWords.read()
    for seed in range(50):
        freed = variation.put_field_words(FREED, Random(seed), field).words[5]
        assert (freed.form, freed.lemma) in field.transitive["VBN"]
        assert freed.xpos == "VBN"


@pytest.mark.parametrize(
    ("tag", "form", "lemma"),
    [
        ("VBZ", "denies", "deny"),
        ("VBD", "denied", "deny"),
        ("VBG", "releasing", "release"),
        ("VBN", "beaten", "beat"),
        ("VBD", "upheld", "uphold"),
        ("VBN", "acquitted", "acquit"),
        ("VBD", "delayed", "delay"),
    ],
)
def test_forms_of_verbs(tag: str, form: str, lemma: str) -> None:
    assert (form, lemma) in variation.FieldWords.read().transitive[tag]
