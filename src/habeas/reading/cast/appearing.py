"""How somebody comes up in a sentence: quoted, beside somebody else, as whom it is about, in a list.

In: a part of a sentence and the mentions in it. Out: an `Appearance`, and the lists of names. Always true: only the sentence
itself is asked, and no other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from habeas.reading.cast.group_words import is_part_of_more
from habeas.reading.cast.reach import BESIDE, BETWEEN, PAIR
from habeas.reading.grammar_words import grammar_words
from habeas.reading.masking import Word
from habeas.reading.names import GroupMention, PersonMention, RoleClass
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words
from habeas.reading.values import CountMention

_LONGEST_SOURCE = 20
"""Letters before a name in which "according to" stands."""
BEFORE_A_QUOTE = ' "“«'
"""Signs that may stand between a beginning and the first word."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """One time that somebody is named, and how."""

    name: str
    sentence: int
    start: int
    end: int
    gender: str | None
    role_class: RoleClass
    quoted: bool = False
    beside: bool = False
    """Only there as one who is referred to, met or challenged: "a slogan *against* Smith"."""
    opens: bool = False
    """At the head of a paragraph."""
    belongs: bool = False
    """Named as somebody's: "*her colleague* Smith"."""
    callings: frozenset[str] = frozenset()
    """The words of the roles in which one is named: "*blogger* Smith"."""


def is_quoted(text: str, saying: frozenset[str], part: Part, person: PersonMention) -> bool:
    """ "Smith *said*", "*according to* Smith", "…, Smith *claimed*": a verb of saying right beside the name."""
    beside = [
        w for w in part.words if not w.mentions and (0 <= w.start - person.np_end <= 2 or 0 <= person.np_start - w.end <= 1)
    ]
    before = " ".join(text[max(0, person.np_start - _LONGEST_SOURCE) : person.np_start].lower().split())
    told = f" {before}".endswith(tuple(f" {source}" for source in pointing_words().sources))
    return told or any(w.form.lower() in saying for w in (*beside, *_behind_what_is_inserted(part, person)))


def _behind_what_is_inserted(part: Part, person: PersonMention) -> list[Word]:
    """ "Smith, who was let in to see him, *told* it": the word behind a name where a clause was cut out of the part."""
    behind = next(((w, after) for w, after in pairwise(part.words) if w.mentions and w.mentions[-1] is person), None)
    return [] if behind is None or behind[1].start <= person.np_end + PAIR else [behind[1]]


def is_beside(part: Part, person: PersonMention) -> bool:
    return word_before(part, person) in pointing_words().beside


def word_before(part: Part, person: PersonMention) -> str | None:
    return next((w.form.lower() for w in reversed(part.words) if w.end <= person.np_start), None)


def says_it_is_about(part: Part, person: PersonMention) -> bool:
    """ "*As for Smith*, his appeal was turned down": what the sentence says it is about."""
    opening = " ".join(w.form.lower() for w in part.words if w.end <= person.np_start)
    return opening in pointing_words().topics


def opens_a_paragraph(text: str, start: int) -> bool:
    """Whether nothing but quotation marks stands between a line's beginning and this place."""
    while start and text[start - 1] in BEFORE_A_QUOTE:
        start -= 1
    return not start or text[start - 1] == "\n"


def belongs(text: str, mention: PersonMention) -> bool:
    """Whether somebody is named as somebody's: "*her husband* Smith"."""
    first, *rest = text[mention.np_start : mention.end].lower().split(maxsplit=1)
    return bool(rest) and first in pointing_words().genders


def listed_in(part: Part) -> Iterator[list[PersonMention]]:
    """ "*Smith and Jones*", "*Smith, Jones*": two of a kind, as judge Smith who *sentenced* Jones and Jones are not."""
    for first, between, second in zip(part.words, part.words[1:], part.words[2:], strict=False):
        if not first.mentions or not second.mentions:
            continue
        listed = [m for m in (*first.mentions, *second.mentions) if isinstance(m, PersonMention)]
        joined = between.form.lower() in BETWEEN or between.form.lower() in grammar_words().joining
        if joined and len(listed) == len(first.mentions) + len(second.mentions):
            yield listed


def points_back(text: str, mention: GroupMention | CountMention) -> bool:
    """ "*The* three", "all four", where nothing but people can be counted."""
    if isinstance(mention, GroupMention):
        return mention.holdable and mention.definite and not is_part_of_more(mention)
    before = text[max(0, mention.start - BESIDE) : mention.start].lower().split()[-1:]
    return mention.of is None and not pointing_words().referring.isdisjoint(before)
