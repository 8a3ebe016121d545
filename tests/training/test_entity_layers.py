"""Entities from the layers beside the trees."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
import spacy
from english import variation
from english.docs import to_doc
from english.entity_layers import add_layer, from_mentions, read_layer, read_wikigold
from english.trees import Sentence, Word, entity_spans

WIKIGOLD = "-DOCSTART- O\n\nAnar I-PER\nAliyev I-PER\nleft O\nBaku I-LOC\n. O\n\nHe O\nsang O\nAida I-MISC\n. O\n"


def words(*tagged: str) -> tuple[Word, ...]:
    """Words written as form/UPOS, all on the first."""
    parted = [form.rsplit("/", 1) for form in tagged]
    return tuple(Word(form, form, upos, "NNP" if upos == "PROPN" else "NN", "", 0, "dep", True) for form, upos in parted)


@pytest.fixture
def wikigold(tmp_path: Path) -> list[Sentence]:
    path = tmp_path / "wikigold.txt"
    path.write_text(WIKIGOLD, encoding="utf-8")
    return read_wikigold(path)


def test_wikigold_keeps_persons_places_and_bodies_alone(wikigold: list[Sentence]) -> None:
    assert [entity_spans(s.words) for s in wikigold] == [[(0, 2, "PER"), (3, 4, "LOC")], []]


def test_renamed_wikigold_gives_documents_without_trees(wikigold: list[Sentence]) -> None:
    makers = {"PER": lambda _: ["Ilgar", "Ogly", "Novruzov"], "LOC": lambda _: ["New", "Town"]}
    renamed = variation.rename(wikigold[0], Random(1), makers, share=1)
    doc = to_doc(spacy.blank("en").vocab, [renamed])
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Ilgar Ogly Novruzov", "PER"), ("New Town", "LOC")]
    assert not doc.has_annotation("DEP")


def test_a_layer_may_cut_words_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "layer.iob2"
    path.write_text("# sent_id = s1\n1\tAl\tB-LOC\t-\n2\t-\tI-LOC\t-\n3\tQaim\tI-LOC\t-\n4\tfell\tO\t-\n", encoding="utf-8")
    sentence = Sentence("s1", "", words("Al-Qaim/PROPN", "fell/VERB"))
    assert entity_spans(add_layer(sentence, read_layer(path), "s1").words) == [(0, 1, "LOC")]
    other_words = Sentence("s1", "", words("Al-Qaim/PROPN", "stood/VERB"))
    assert add_layer(other_words, read_layer(path), "s1").words[0].entity is None


def test_a_mention_is_cut_down_to_the_name_round_its_head() -> None:
    heads = {"the": 3, "late": 3, "activist": 3, "Anar": 5, "Aliyev": 3, "left": 5}
    tagged = words("the/DET", "late/ADJ", "activist/NOUN", "Anar/PROPN", "Aliyev/PROPN", "left/VERB")
    tree = tuple(replace(word, head=heads[word.form]) for word in tagged)
    marks = ("(1-person-new", "", "", "", "1)", "")
    assert entity_spans(from_mentions(Sentence("s", "", tree, marks)).words) == [(3, 5, "PER")]
