"""Sentences as the reader will meet them: names masked or foreign, words of the field, hyphens kept, headlines.

In: a tree of a treebank and a source of chance. Out: a tree of the same language, changed in words and never in who depends
on whom. Masks are those of `habeas.reading.masking`; foreign names come from Habeas's own gazetteers, words of the field
from `field_words.yaml`. Always true: the same chance gives the same sentence.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from random import Random
from typing import Any

import yaml

from english.trees import OUTSIDE, Sentence, Word, collapse, drop, entity_spans

Vary = Callable[[Sentence, Random], Sentence]

FIELD_WORDS = Path(__file__).with_name("field_words.yaml")
PERSON_MASK, SECOND_PERSON_MASK, BODY_MASK, COURT_MASK, PLACE_MASK = "Smith", "Jones", "Microsoft", "Court", "London"

MASKED, RENAMED = 0.45, 0.2
HYPHENS_JOINED = 0.6
FIELD_VERB, FIELD_NOUN = 0.2, 0.05
IN_PRESENT = 0.1
HEADLINE, HEADLINE_IN_TITLE_CASE = 0.15, 0.25
BODY_AS_COURT = 0.2
RENAMED_FOR_NAMES = 0.35

_TITLE_RELATIONS = ("compound", "det", "amod", "flat")
_LONGEST_HEADLINE = 30
_LIGHT_VERBS = frozenset(["take", "have", "make", "get", "give", "do", "let"])
_VOWELS = "aeiou"


@dataclass(frozen=True)
class Gazetteers:
    """Names of many countries, read from the folder of Habeas's reading knowledge."""

    folder: Path

    @cached_property
    def given(self) -> list[str]:
        return self._names("gazetteers/given_names.csv")

    @cached_property
    def surnames(self) -> list[str]:
        return self._names("gazetteers/surnames.csv")

    @cached_property
    def places(self) -> list[str]:
        countries = [row["country"] for row in self._rows("gazetteers/countries.csv")]
        return self._names("gazetteers/cities.csv") + countries * 3

    @cached_property
    def bodies(self) -> list[str]:
        known = yaml.safe_load((self.folder / "en/names/bodies.yaml").read_text(encoding="utf-8"))["known"]
        return [name for names in known.values() for name in names]

    @cached_property
    def court_kinds(self) -> list[str]:
        kinds = yaml.safe_load((self.folder / "en/names/courts.yaml").read_text(encoding="utf-8"))["kinds"]
        return [kind.title() for kind in kinds if kind.isalpha()]

    def person(self, rng: Random) -> list[str]:
        surname = rng.choice(self.surnames)
        return [surname] if rng.random() < 0.4 else [rng.choice(self.given), surname]

    def body(self, rng: Random) -> list[str]:
        if rng.random() < 0.3:
            return [*rng.choice(self.places).split(), rng.choice(self.court_kinds), "Court"]
        return rng.choice(self.bodies).replace("'s ", " 's ").split()

    def place(self, rng: Random) -> list[str]:
        return rng.choice(self.places).split()

    def _rows(self, name: str) -> list[dict[str, str]]:
        with (self.folder / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def _names(self, name: str) -> list[str]:
        return [row["name"].title() for row in self._rows(name) if len(row["name"]) > 2]


Forms = Mapping[str, list[tuple[str, str]]]
"""(form, lemma) by Penn tag."""


@dataclass(frozen=True)
class FieldWords:
    transitive: Forms
    intransitive: Forms
    nouns: Forms

    @classmethod
    def read(cls, path: Path = FIELD_WORDS) -> FieldWords:
        listed = yaml.safe_load(path.read_text(encoding="utf-8"))
        nouns = {
            "NN": [(noun, noun) for noun in listed["nouns"]],
            "NNS": [(with_s(noun), noun) for noun in listed["nouns"]],
        }
        return cls(_verb_forms(listed["transitive_verbs"]), _verb_forms(listed["intransitive_verbs"]), nouns)


def _verb_forms(listed: Mapping[str, Any]) -> Forms:
    inflected = {lemma: _regular_forms(lemma) for lemma in listed["regular"]}
    inflected |= {lemma: tuple(forms) for lemma, forms in listed["irregular"].items()}
    verbs = {tag: [(lemma, lemma) for lemma in inflected] for tag in ("VB", "VBP")}
    for place, tag in enumerate(("VBZ", "VBG", "VBD", "VBN")):
        verbs[tag] = [(forms[place], lemma) for lemma, forms in inflected.items()]
    return verbs


def with_s(word: str) -> str:
    """Third person of a verb but "be", or plural of a regular noun."""
    if word == "have":
        return "has"
    if word.endswith(("s", "x", "z", "o", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _regular_forms(lemma: str) -> tuple[str, str, str, str]:
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    past = stem + "ed" if not (lemma.endswith("y") and lemma[-2] not in _VOWELS) else lemma[:-1] + "ied"
    return with_s(lemma), stem + "ing", past, past


def for_syntax(names: Gazetteers, field: FieldWords) -> Vary:
    """What the tagger, lemmatiser and parser are trained on."""

    def vary(sentence: Sentence, rng: Random) -> Sentence:
        fate = rng.random()
        if fate < MASKED:
            sentence = mask_names(sentence, rng)
        elif fate < MASKED + RENAMED:
            sentence = rename(sentence, rng, {"PER": names.person, "LOC": names.place}, share=0.7)
        if rng.random() < HYPHENS_JOINED:
            sentence = join_hyphens(sentence)
        sentence = put_field_words(sentence, rng, field)
        fate = rng.random()
        if fate < HEADLINE:
            return headline(sentence, rng)
        return in_present(sentence) if fate < HEADLINE + IN_PRESENT else sentence

    return vary


def for_entities(names: Gazetteers) -> Vary:
    """What the entity recogniser is trained on: unmasked, since it has to find the names."""

    def vary(sentence: Sentence, rng: Random) -> Sentence:
        return rename(sentence, rng, {"PER": names.person, "ORG": names.body, "LOC": names.place}, share=RENAMED_FOR_NAMES)

    return vary


def mask_names(sentence: Sentence, rng: Random) -> Sentence:
    """Each name, mostly with the titles before it, becomes the one word that the reader puts for names of its kind."""
    for first, after, label in reversed(entity_spans(sentence.words)):
        words = sentence.words
        mask = _mask_for(words, first, after, label, rng)
        start = first
        if rng.random() < 0.6:
            start = _with_title(words, first, after) if label == "PER" else _with_article(words, first, after)
        masked = collapse(sentence, start, after, mask, mask) or collapse(sentence, first, after, mask, mask)
        if masked is not None:
            sentence = _as_proper_noun(masked, start if len(masked.words) == len(words) - (after - start) + 1 else first)
    return sentence


def _mask_for(words: tuple[Word, ...], first: int, after: int, label: str, rng: Random) -> str:
    if label == "LOC":
        return PLACE_MASK
    if label == "ORG":
        return COURT_MASK if rng.random() < BODY_AS_COURT else BODY_MASK
    joined_to_another = any(words[i].relation == "conj" for i in range(first, after))
    return SECOND_PERSON_MASK if joined_to_another else PERSON_MASK


def _with_title(words: tuple[Word, ...], first: int, after: int) -> int:
    """Where the name begins once titles and articles before it belong to it: "the late President X"."""
    start = first
    while start > 0:
        word = words[start - 1]
        if word.relation not in _TITLE_RELATIONS or not start <= word.head < after or word.entity not in (None, OUTSIDE):
            break
        start -= 1
    return start


def _with_article(words: tuple[Word, ...], first: int, after: int) -> int:
    has_article = first > 0 and words[first - 1].relation == "det" and first <= words[first - 1].head < after
    return first - 1 if has_article else first


def _as_proper_noun(sentence: Sentence, place: int) -> Sentence:
    proper = replace(sentence.words[place], upos="PROPN", xpos="NNP", feats="Number=Sing")
    return _with_word(sentence, place, proper)


def rename(sentence: Sentence, rng: Random, makers: Mapping[str, Callable[[Random], list[str]]], share: float) -> Sentence:
    """Part of the names become others of their kind; the words of a name hang flat on its first."""
    for first, after, label in reversed(entity_spans(sentence.words)):
        if label not in makers or rng.random() >= share:
            continue
        one = collapse(sentence, first, after)
        if one is not None:
            sentence = _spread(one, first, makers[label](rng), label)
    return sentence


def _spread(sentence: Sentence, place: int, forms: list[str], label: str) -> Sentence:
    """One word becomes the several words of a name."""
    old = sentence.words[place]
    added = len(forms) - 1
    moved = [i if i <= place else i + added for i in range(len(sentence.words))]
    words = [replace(w, head=moved[w.head]) for w in sentence.words]
    name = [
        replace(
            old,
            form=form,
            lemma=form,
            upos="PROPN",
            xpos="NNP",
            feats="Number=Sing",
            head=words[place].head if k == 0 else place,
            relation=old.relation if k == 0 else "flat",
            space_after=(old.space_after if k == added else forms[k + 1] != "'s"),
            entity=f"{'B' if k == 0 else 'I'}-{label}",
        )
        for k, form in enumerate(forms)
    ]
    return replace(sentence, text="", words=(*words[:place], *name, *words[place + 1 :]))


def join_hyphens(sentence: Sentence) -> Sentence:
    """ "pre - trial" as the reader's own words have it: "pre-trial"."""
    place = 1
    while place + 1 < len(sentence.words):
        before, hyphen = sentence.words[place - 1], sentence.words[place]
        if hyphen.form == "-" and not before.space_after and not hyphen.space_after and before.form[-1:].isalnum():
            sentence = collapse(sentence, place - 1, place + 2) or sentence
        place += 1
    return sentence


def put_field_words(sentence: Sentence, rng: Random, field: FieldWords) -> Sentence:
    """Some verbs and common nouns give their places to words of the field in the same form."""
    for place, word in enumerate(sentence.words):
        share = FIELD_NOUN if word.upos == "NOUN" else FIELD_VERB
        forms = _exchangeable(sentence, place, field).get(word.xpos)
        if forms and rng.random() < share:
            form, lemma = rng.choice(forms)
            sentence = _with_word(sentence, place, replace(word, form=_cased_like(form, word.form), lemma=lemma))
    return sentence


def _exchangeable(sentence: Sentence, place: int, field: FieldWords) -> Forms:
    """The words of the field that fit where this word stands; verbs with a particle, a clause or two objects are left alone."""
    word = sentence.words[place]
    if word.upos == "NOUN":
        return field.nouns if word.entity in (None, OUTSIDE) else {}
    if word.upos != "VERB" or word.lemma in _LIGHT_VERBS:
        return {}
    if sentence.children(place, "compound:prt", "xcomp", "ccomp", "iobj", "expl"):
        return {}
    objects = len(sentence.children(place, "obj", "nsubj:pass"))
    if objects == 1 or (word.relation == "acl" and word.xpos == "VBN"):
        return field.transitive
    return field.intransitive if objects == 0 and sentence.children(place, "nsubj") and word.xpos != "VBN" else {}


def _cased_like(form: str, model: str) -> str:
    if len(model) > 1 and model.isupper():
        return form.upper()
    return form[:1].upper() + form[1:] if model[:1].isupper() else form


def headline(sentence: Sentence, rng: Random) -> Sentence:
    """The statement in headline style: no articles, no "was" before participles, the past told in the present, no full stop."""
    root = sentence.root
    words = sentence.words
    told = words[root].upos == "VERB" and sentence.children(root, "nsubj", "nsubj:pass") and words[-1].form != "?"
    if not told or len(words) > _LONGEST_HEADLINE:
        return sentence
    short = drop(sentence, _unsaid_in_headlines(sentence))
    if short is None:
        return sentence
    short = in_present(short)
    if rng.random() < HEADLINE_IN_TITLE_CASE:
        return replace(short, words=tuple(replace(w, form=_title_cased(w.form)) for w in short.words))
    first = short.words[0]
    return _with_word(short, 0, replace(first, form=first.form[:1].upper() + first.form[1:]))


def _unsaid_in_headlines(sentence: Sentence) -> set[int]:
    words, root = sentence.words, sentence.root
    unsaid = {i for i, w in enumerate(words) if w.xpos == "DT" and w.lemma in ("the", "a") and not sentence.children(i)}
    helpers = sentence.children(root, "aux", "aux:pass")
    only_be_or_have = all(words[i].lemma in ("be", "have") for i in helpers)
    if words[root].xpos in ("VBN", "VBG") and only_be_or_have and _is_plain(sentence, root):
        unsaid |= set(helpers)
    if words[-1].form == ".":
        unsaid.add(len(words) - 1)
    return unsaid


def _is_plain(sentence: Sentence, verb: int) -> bool:
    """Neither negated nor an active perfect ("has arrested" without "has" would change its reading)."""
    denied = any(sentence.words[i].lemma in ("not", "never") for i in sentence.children(verb, "advmod"))
    active_perfect = sentence.words[verb].xpos == "VBN" and not sentence.children(verb, "aux:pass")
    return not denied and not active_perfect


def in_present(sentence: Sentence) -> Sentence:
    """The sentence's main verbs told in the present instead of the past."""
    root = sentence.root
    plural = _is_plural(sentence, root)
    for place in [root, *sentence.children(root, "conj")]:
        word = sentence.words[place]
        if word.xpos == "VBD" and word.upos == "VERB" and word.lemma != "be" and word.lemma.isalpha():
            form, tag = (word.lemma, "VBP") if plural else (with_s(word.lemma), "VBZ")
            number = "Number=Plur" if plural else "Number=Sing"
            present = replace(word, form=form, xpos=tag, feats=f"Mood=Ind|{number}|Person=3|Tense=Pres|VerbForm=Fin")
            sentence = _with_word(sentence, place, present)
    return sentence


def _is_plural(sentence: Sentence, verb: int) -> bool:
    subjects = sentence.children(verb, "nsubj")
    if not subjects:
        return False
    subject = sentence.words[subjects[0]]
    many = subject.xpos in ("NNS", "NNPS") or bool(sentence.children(subjects[0], "conj"))
    return many or subject.form.lower() in ("i", "we", "you", "they")


def _title_cased(form: str) -> str:
    return form[:1].upper() + form[1:] if len(form) > 3 else form


def _with_word(sentence: Sentence, place: int, word: Word) -> Sentence:
    return replace(sentence, text="", words=(*sentence.words[:place], word, *sentence.words[place + 1 :]))
