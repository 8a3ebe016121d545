"""Entities come from layers beside the trees: Universal NER over EWT and PUD, GUM's own mentions, WikiGold by itself.

In: the layers' files, or a sentence with mention marks. Out: sentences whose words carry IOB2 tags of PER, ORG and LOC. A
sentence that a layer does not know, or whose words differ, keeps None: unknown is not the same as without entities.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from english.trees import OUTSIDE, Sentence, Word, entity_spans, head_of_span

LABELS = frozenset({"PER", "ORG", "LOC"})
_OF_MENTION = {"person": "PER", "organization": "ORG", "place": "LOC"}
_GLUE_IN_NAMES = frozenset(
    ["of", "the", "and", "for", "in", "on", "to", "de", "la", "al", "van", "von", "der", "del", "'s", "’s", "-", "&", ".", "/"]
)
_GLUE_IN_PERSONS = frozenset(["-", ".", "al", "bin", "ibn", "de", "van", "von"])
_MARK = re.compile(r"\((?P<opened>[^()]*)(?P<closed>\))?|(?P<ends>[^()]+)\)")

Layer = dict[str, list[tuple[str, str]]]


def read_layer(path: Path, key: str = "sent_id") -> Layer:
    """Forms and tags of each sentence of an IOB2 file, by the comment named `key`."""
    layer: Layer = {}
    current: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith(f"# {key} ="):
            current = layer.setdefault(line.split("=", 1)[1].strip(), [])
        elif line and not line.startswith("#"):
            _, form, tag, *_ = line.split("\t")
            current.append((form, tag))
    return layer


def add_layer(sentence: Sentence, layer: Layer, key: str) -> Sentence:
    """The sentence with the layer's entities; words may be cut differently as long as the letters are the same."""
    tagged = layer.get(key)
    if tagged is None or "".join(form for form, _ in tagged) != "".join(w.form for w in sentence.words):
        return sentence
    begins, ends = _letter_positions([w.form for w in sentence.words])
    tags = [OUTSIDE] * len(sentence.words)
    layer_begins, layer_ends = _letter_positions([form for form, _ in tagged])
    first_letters = {place: letter for letter, place in layer_begins.items()}
    last_letters = {place: letter for letter, place in layer_ends.items()}
    layer_words = [Word(form, "", "", "", "", 0, "", True, tag) for form, tag in tagged]
    for first, after, label in entity_spans(layer_words):
        begin, end = begins.get(first_letters[first]), ends.get(last_letters[after - 1])
        if label in LABELS and begin is not None and end is not None:
            _mark(tags, begin, end + 1, label)
    return sentence.with_entities(tags)


def _letter_positions(forms: Sequence[str]) -> tuple[dict[int, int], dict[int, int]]:
    """Which word begins, and which ends, at each count of letters."""
    begins, ends, letters = {}, {}, 0
    for place, form in enumerate(forms):
        begins[letters] = place
        letters += len(form)
        ends[letters] = place
    return begins, ends


def _mark(tags: list[str], first: int, after: int, label: str) -> None:
    for place in range(first, after):
        tags[place] = f"{'B' if place == first else 'I'}-{label}"


def from_mentions(sentence: Sentence) -> Sentence:
    """GUM's mentions are whole noun phrases: of those headed by a proper noun, the run of proper nouns round the head is kept."""
    names = set()
    for first, after, kind in _mention_spans(sentence.mentions):
        head = head_of_span(sentence.words, first, after)
        if kind in _OF_MENTION and head is not None and sentence.words[head].upos == "PROPN":
            label = _OF_MENTION[kind]
            names.add((*_name_round(sentence.words, head, first, after, label), label))
    tags = [OUTSIDE] * len(sentence.words)
    for first, after, label in sorted(names, key=lambda n: (n[0] - n[1], n[0])):
        if all(tag == OUTSIDE for tag in tags[first:after]):
            _mark(tags, first, after, label)
    return sentence.with_entities(tags)


def _mention_spans(marks: Sequence[str]) -> list[tuple[int, int, str]]:
    """(first, after the last, kind) of the mentions that open and close in this sentence: "(1-person-…", "1)", "(2-place-…)"."""
    spans: list[tuple[int, int, str]] = []
    opened: list[tuple[str, int, str]] = []
    for place, word_marks in enumerate(marks):
        for mark in _MARK.finditer(word_marks):
            if mark["ends"] is not None:
                at = next((i for i in reversed(range(len(opened))) if opened[i][0] == mark["ends"]), None)
                if at is not None:
                    _, first, kind = opened.pop(at)
                    spans.append((first, place + 1, kind))
                continue
            number, _, rest = mark["opened"].partition("-")
            kind = rest.partition("-")[0]
            if mark["closed"]:
                spans.append((place, place + 1, kind))
            else:
                opened.append((number, place, kind))
    return spans


def _name_round(words: Sequence[Word], head: int, first: int, after: int, label: str) -> tuple[int, int]:
    """The longest run of name words round the head, within the mention; names may be glued by up to two small words."""
    glue, longest_glue = (_GLUE_IN_PERSONS, 1) if label == "PER" else (_GLUE_IN_NAMES, 2)
    return _grown(words, head, first - 1, -1, glue, longest_glue), _grown(words, head, after, 1, glue, longest_glue) + 1


def _grown(words: Sequence[Word], place: int, limit: int, step: int, glue: frozenset[str], longest_glue: int) -> int:
    """How far the run of name words reaches from `place` in one direction, short of `limit`."""
    while (further := _next_name_word(words, place, limit, step, glue, longest_glue)) is not None:
        place = further
    return place


def _next_name_word(
    words: Sequence[Word], place: int, limit: int, step: int, glue: frozenset[str], longest_glue: int
) -> int | None:
    """Where the next name word stands, if nothing but a little glue comes before it."""
    for target in range(place + step, place + step * (longest_glue + 2), step):
        if target == limit:
            return None
        if _is_name_word(words, target):
            return target
        if words[target].form.lower() not in glue:
            return None
    return None


def _is_name_word(words: Sequence[Word], place: int) -> bool:
    word = words[place]
    if word.upos == "PROPN" or word.xpos in ("NNP", "NNPS"):
        return True
    return place > 0 and word.form[:1].isupper() and word.upos in ("NOUN", "ADJ", "NUM", "VERB", "ADV")


def read_wikigold(path: Path) -> list[Sentence]:
    """WikiGold's sentences: forms and tags, no parts of speech, no trees but that the words of a name hang on its first."""
    sentences: list[Sentence] = []
    rows: list[tuple[str, str]] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        form, _, tag = line.strip().rpartition(" ")
        if form and form != "-DOCSTART-":
            rows.append((form, tag))
        elif rows and not form:
            sentences.append(_entities_alone(f"wikigold-{len(sentences)}", rows))
            rows = []
    return sentences


_NO_SPACE_BEFORE = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "'s", "’s", "n't", "%", "''", "'"])
_NO_SPACE_AFTER = frozenset(["(", "[", "$", "``"])


def _entities_alone(key: str, rows: Sequence[tuple[str, str]]) -> Sentence:
    forms = [form for form, _ in rows]
    spaces = [
        after not in _NO_SPACE_BEFORE and form not in _NO_SPACE_AFTER for form, after in zip(forms, [*forms[1:], ""], strict=True)
    ]
    tags = [tag if tag[2:] in LABELS else OUTSIDE for _, tag in rows]
    tags = [
        f"B-{tag[2:]}" if tag.startswith("I-") and (i == 0 or tags[i - 1][2:] != tag[2:]) else tag for i, tag in enumerate(tags)
    ]
    heads = list(range(len(forms)))
    for i, tag in enumerate(tags):
        if tag.startswith("I-"):
            heads[i] = heads[i - 1]
    rows_with_spaces = zip(forms, heads, spaces, tags, strict=True)
    return Sentence(
        key, "", tuple(Word(form, "", "", "", "", head, "", spaced, tag) for form, head, spaced, tag in rows_with_spaces)
    )
