"""Whatever a frame looks for is something that a text, cut into words and masked, can show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from habeas.reading.finding import mentions_in
from habeas.reading.frames import Frame, frames
from habeas.reading.masking import mask
from habeas.reading.mentions import Kind, Mention
from habeas.reading.phrases import Phrase, Seen, phrase
from habeas.reading.sentences import Sentence

_NAME = "Smith"
_NAMES = "The U.N. Working Group, from U.S. soil, wrote to the prosecutor's office."
"""Names with words that patterns ask for and that are no words by themselves."""

One = tuple[int, str]
"""An item of a pattern, by its place, and one of its alternatives, a word or a kind of mention in capitals."""


def _patterns(frame: Frame) -> Iterator[Phrase]:
    yield from (*frame.phrases, *frame.near, *frame.and_near, *frame.not_near)
    yield from map(phrase, frame.outcomes)


def _shown(words: Sequence[str]) -> list[Seen]:
    """The words in a row as patterns see them, a name standing for each kind of mention."""
    text, mentions = "", []
    for word in words:
        text += " " if text else ""
        start = len(text)
        is_kind = word.lower() in set(Kind) and word.isupper()
        text += _NAME if is_kind else word
        if is_kind:
            mentions.append(Mention(kind=Kind(word.lower()), start=start, end=len(text), text=_NAME, voice="test"))
    shown = mask(text, Sentence(0, len(text), text), mentions)
    kinds = [frozenset(m.kind for m in mentions if m.start <= word.start < m.end) for word in shown]
    return [Seen("" if own else word.form.lower(), "", own) for word, own in zip(shown, kinds, strict=True)]


def _fits(row: Sequence[One]) -> bool:
    """Whether a pattern of just these alternatives, one after another, is found in the text that they are."""
    words = [word for _, word in row]
    shown = _shown(words)
    return phrase(" ".join(words)).match_at(shown, 0) == len(shown)


def _choices(pattern: Phrase) -> list[list[One]]:
    found = [sorted(item.words) + [kind.upper() for kind in sorted(item.kinds)] for item in pattern.items]
    return [[(at, word) for word in own] for at, own in enumerate(found) if own]


def _turns(choices: Sequence[Sequence[One]]) -> Iterator[list[One]]:
    """Rows in each of which every item takes part, until each of its alternatives has."""
    for turn in range(max(map(len, choices))):
        yield [own[turn % len(own)] for own in choices]


def _dead(pattern: Phrase, in_names: frozenset[str] = frozenset()) -> list[str]:
    """The alternatives of the pattern's items that no text can show where the pattern asks for them."""
    choices = _choices(pattern)
    alive = {one for row in _turns(choices) if _fits(row) for one in row}
    left = [one for own in choices for one in own if one not in alive and one[1] not in in_names]
    return [one[1] for one in left if not any(map(_fits, _turns([[one] if one in own else own for own in choices])))]


def test_no_item_of_a_pattern_is_dead() -> None:
    in_names = frozenset(word for mention in mentions_in(_NAMES, None) for word in mention.text.lower().split())
    found = [(frame.id, each.text, _dead(each, in_names)) for _, frame in frames().numbered for each in _patterns(frame)]
    assert [one for one in found if one[2]] == []


def test_no_word_that_triggers_a_frame_or_stands_in_its_roles_is_cut() -> None:
    words = {word for _, frame in frames().numbered for word in (*frame.verbs, *frame.nouns, *frame.object_is, *frame.subject_is)}
    assert [word for word in sorted(words) if not word.isupper() and not _fits([(0, word)])] == []


@pytest.mark.parametrize(
    ("pattern", "dead"),
    [
        ("cannot|not move|walk", ["cannot"]),
        ("days' * arrest", ["days'", "arrest"]),
        ("TERM' arrest", ["TERM'", "arrest"]),
        ("Critics|critics say", ["Critics"]),
        ("called on PERSON", ["called", "on", "PERSON"]),
        ("not|n't|never * move", []),
        ("TERM of|in custody?", []),
    ],
)
def test_what_no_text_shows_is_found(pattern: str, dead: list[str]) -> None:
    assert _dead(phrase(pattern)) == dead


def test_a_verb_and_its_not_in_short_are_two_words() -> None:
    for text in ("They didn't reply", "They didn’t reply", "She can't come", "They won't reply"):
        forms = [word.form.replace("’", "'") for word in mask(text, Sentence(0, len(text), text), [])]
        assert forms[-2] == "n't", forms
