"""Cutting and joining words leaves a tree."""

from __future__ import annotations

from english.trees import Sentence, Word, collapse, drop, entity_spans, head_of_span
from hypothesis import given
from hypothesis import strategies as st


@st.composite
def sentences(draw: st.DrawFn) -> Sentence:
    """A random tree: each word but the first of a random order hangs on one that came before it in that order."""
    size = draw(st.integers(1, 12))
    order = draw(st.permutations(range(size)))
    heads = {order[0]: order[0]}
    for at, place in enumerate(order[1:], start=1):
        heads[place] = order[draw(st.integers(0, at - 1))]
    words = tuple(Word(f"w{i}", f"w{i}", "NOUN", "NN", "", heads[i], "dep", True) for i in range(size))
    return Sentence("s", "", words)


def is_tree(sentence: Sentence) -> bool:
    """One root, and every word comes to it within as many steps as there are words."""
    heads = [word.head for word in sentence.words]
    reached = list(range(len(heads)))
    for _ in heads:
        reached = [heads[place] for place in reached]
    roots = [place for place, head in enumerate(heads) if place == head]
    return len(roots) == 1 and set(reached) == set(roots)


@given(sentences(), st.data())
def test_a_collapsed_span_is_one_word_in_a_tree(sentence: Sentence, data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(sentence.words) - 1))
    after = data.draw(st.integers(first + 1, len(sentence.words)))
    collapsed = collapse(sentence, first, after, "Smith")
    if head_of_span(sentence.words, first, after) is None:
        assert collapsed is None
        return
    assert collapsed is not None
    assert is_tree(collapsed)
    forms = [word.form for word in sentence.words]
    assert [word.form for word in collapsed.words] == [*forms[:first], "Smith", *forms[after:]]


@given(sentences(), st.data())
def test_what_is_dropped_leaves_a_tree_or_nothing_is_dropped(sentence: Sentence, data: st.DataObject) -> None:
    unwanted = data.draw(st.sets(st.integers(0, len(sentence.words) - 1)))
    left = drop(sentence, unwanted)
    if left is not None:
        assert is_tree(left)
        assert [w.form for w in left.words] == [w.form for i, w in enumerate(sentence.words) if i not in unwanted]


def test_neighbouring_entities_stay_apart() -> None:
    tags = ["B-PER", "I-PER", "B-PER", "O", None, "B-LOC"]
    words = [Word("w", "w", "", "", "", 0, "", True, tag) for tag in tags]
    assert entity_spans(words) == [(0, 2, "PER"), (2, 3, "PER"), (5, 6, "LOC")]
