"""The packaged English pipeline: small, quick, alone, and right about the sentences that the reader rests on."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from habeas.reading import parsing

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PIPELINE = Path(parsing.__file__).parent / "knowledge/en/pipeline"
UNIVERSAL = frozenset(
    """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated expl fixed flat
    goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root vocative xcomp""".split()  # noqa: SIM905
)

LOAD_WITHOUT_NETWORK = """
import socket, sys, time

class Unreachable(socket.socket):
    def connect(self, address):
        raise AssertionError(f"connects to {address}")

socket.socket = Unreachable
import spacy
began = time.process_time()
nlp = spacy.load(sys.argv[1])
seconds = time.process_time() - began
print(seconds, nlp("Court released Smith .")[1].lemma_)
"""


def parse(text: str) -> Doc:
    """The tree over a sentence whose words are parted by spaces."""
    from spacy.tokens import Doc

    words = text.split()
    nlp = parsing.pipeline("en")
    return nlp(Doc(nlp.vocab, words=words, sent_starts=[i == 0 for i in range(len(words))]))


def one(tree: Doc, form: str) -> Token:
    (found,) = [token for token in tree if token.text == form]
    return found


def test_it_loads_within_a_second_in_a_fresh_process_and_asks_no_network() -> None:
    """Seconds of the processor, so that what else a machine does is not counted."""
    command = [sys.executable, "-c", LOAD_WITHOUT_NETWORK, str(PIPELINE)]
    runs = [subprocess.run(command, capture_output=True, text=True, check=True).stdout.split() for _ in range(3)]
    assert {lemma for _, lemma in runs} == {"release"}
    assert min(float(seconds) for seconds, _ in runs) < 1


def test_it_is_small() -> None:
    assert sum(path.stat().st_size for path in PIPELINE.rglob("*") if path.is_file()) <= 15_000_000


def test_it_says_what_it_was_trained_on_and_under_which_licence() -> None:
    attribution = (PIPELINE / "ATTRIBUTION.md").read_text(encoding="utf-8")
    meta = json.loads((PIPELINE / "meta.json").read_text(encoding="utf-8"))
    assert meta["license"].startswith("CC BY-SA 4.0")
    for source in ("English-EWT", "English-GUM", "Universal NER", "WikiGold"):
        assert source in attribution
        assert any(source in named["name"] and named["license"].startswith("CC BY") for named in meta["sources"])


def test_its_labels_are_universal_dependencies() -> None:
    nlp = parsing.pipeline("en")
    labels = {label.lower().split(":")[0] for label in nlp.pipe_labels["parser"]}
    assert labels <= UNIVERSAL
    assert {"nsubj", "obj", "iobj", "obl", "nmod", "acl", "xcomp", "ccomp", "advcl", "conj", "appos", "aux"} <= labels
    assert {"nsubj:pass", "aux:pass", "acl:relcl"} <= set(nlp.pipe_labels["parser"])
    assert {"VBD", "VBN", "MD"} <= set(nlp.pipe_labels["tagger"])


def test_the_reader_leaves_the_entity_recogniser_out_and_it_can_be_had() -> None:
    import spacy

    assert "ner" not in parsing.pipeline("en").pipe_names
    found = spacy.load(PIPELINE)("Ulvi Hasanli was taken to Baku.").ents
    assert [(entity.text, entity.label_) for entity in found] == [("Ulvi Hasanli", "PER"), ("Baku", "LOC")]


@pytest.mark.parametrize(
    ("text", "word", "relation", "head"),
    [
        ("Court sentenced Smith to nine years in prison .", "Court", "nsubj", "sentenced"),
        ("Court sentenced Smith to nine years in prison .", "Smith", "obj", "sentenced"),
        ("Court sentenced Smith to nine years in prison .", "years", "obl", "sentenced"),
        ("Smith , who was detained in May , was released .", "Smith", "nsubj:pass", "released"),
        ("Smith , who was detained in May , was released .", "who", "nsubj:pass", "detained"),
        ("Smith , who was detained in May , was released .", "detained", "acl:relcl", "Smith"),
        ("Police arrested Smith on Monday and released him on Tuesday .", "released", "conj", "arrested"),
        ("Police arrested Smith on Monday and released him on Tuesday .", "him", "obj", "released"),
        ("Arrested in May , Smith was released in July .", "Arrested", "advcl", "released"),
        ("Court extended the pre-trial detention of Smith by three months .", "detention", "obj", "extended"),
        ("Court extended the pre-trial detention of Smith by three months .", "Smith", "nmod", "detention"),
        ("Smith 's lawyer said that he had been tortured .", "tortured", "ccomp", "said"),
        ("Smith 's lawyer said that he had been tortured .", "he", "nsubj:pass", "tortured"),
        ("Court gave Smith eight years in prison .", "Smith", "iobj", "gave"),
        ("Court rejected the appeal filed by Smith .", "filed", "acl", "appeal"),
        ("Smith and Jones were arrested .", "Jones", "conj", "Smith"),
        ("Microsoft urged London to free Smith .", "free", "xcomp", "urged"),
        ("Microsoft urged London to free Smith .", "Smith", "obj", "free"),
        ("Court jails Smith for nine years", "Court", "nsubj", "jails"),
        ("Journalist detained in London", "Journalist", "nsubj:pass", "detained"),
    ],
)
def test_who_did_what_to_whom(text: str, word: str, relation: str, head: str) -> None:
    found = one(parse(text), word)
    assert (found.dep_, found.head.text) == (relation, head)


@pytest.mark.parametrize(
    ("text", "word", "tag", "lemma"),
    [
        ("Smith was remanded in custody .", "remanded", "VBN", "remand"),
        ("Court upheld the sentence .", "upheld", "VBD", "uphold"),
        ("Smith was acquitted .", "acquitted", "VBN", "acquit"),
        ("Smith was fined for hooliganism .", "fined", "VBN", "fine"),
        ("Court extends detention of activist", "extends", "VBZ", "extend"),
        ("Smith denies the charges .", "denies", "VBZ", "deny"),
        ("The sentence was commuted .", "commuted", "VBN", "commute"),
        ("Smith was summoned for questioning .", "summoned", "VBN", "summon"),
        ("Smith was beaten in his cell .", "beaten", "VBN", "beat"),
        ("Police freed Smith .", "freed", "VBD", "free"),
    ],
)
def test_verbs_of_the_field_are_known(text: str, word: str, tag: str, lemma: str) -> None:
    found = one(parse(text), word)
    assert (found.pos_, found.tag_, found.lemma_) == ("VERB", tag, lemma)
