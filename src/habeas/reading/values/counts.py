"""How many: every number in a text that counts people or things, with what it counts where that is said simply.

In: a text. Out: `CountMention`s in order. Always true: dates, terms, ages, percentages, sums of money, ordinals and article
numbers are none; an approximate number keeps the words that make it so ("nearly 60").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from habeas.model import CountPart
from habeas.reading.mentions import Kind, Mention
from habeas.reading.values.articles import find_articles
from habeas.reading.values.dates import find_dates
from habeas.reading.values.forms import Found
from habeas.reading.values.language import Language, language, worded
from habeas.reading.values.numbers import number_value
from habeas.reading.values.terms import find_terms
from habeas.reading.values.wording import Worded

_WORDS_OF_A_NOUN_PHRASE: Final = 6
_LISTED: Final = re.compile(r"(?m)^[\s•*\-–—]*(?P<of>[^\W\d_][^\n:–—]*?)\s*[:–—-]\s*(?P<n>\d[\d,]*)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountMention(Mention):
    """A number of people or things.

    `value`: the number, or the words where it is approximate. `of`: what is counted, as the text has it.
    """

    value: int | str
    number: int | None
    of: str | None = None


def find_counts(text: str) -> tuple[CountMention, ...]:
    """Every count in `text`, in order."""
    known, cut = language(), worded(text)
    taken = bytearray(len(text))  # marks the characters of values of another kind
    for start, end in _other_values(text):
        taken[start:end] = b"\x01" * (end - start)
    found = [each for place in known.amounts.find(cut) if (each := _count(place, cut, known, taken)) is not None]
    return tuple(sorted((*found, *_indefinite(cut, known), *_of_a_size(cut, known)), key=lambda m: m.start))


def _other_values(text: str) -> Iterator[tuple[int, int]]:
    yield from ((m.start, m.end) for m in find_dates(text))
    yield from ((m.start, m.end) for m in find_terms(text))
    yield from ((each.start, each.end) for each in find_articles(text))


def count_parts(text: str) -> tuple[tuple[CountPart, ...], int]:
    """The parts of a breakdown and their sum: "10 senators and 48 representatives", or lines such as "journalists - 11"."""
    listed = [CountPart(n=int(m["n"].replace(",", "")), of=m["of"].strip()) for m in _LISTED.finditer(text)]
    said = [CountPart(n=m.number, of=m.of) for m in find_counts(text) if m.number is not None and m.of]
    parts = tuple(listed if len(listed) >= len(said) else said)
    return parts, sum(part.n for part in parts)


def _count(found: Found, cut: Worded, known: Language, taken: bytearray) -> CountMention | None:
    first, last = found.first, found.last
    start, end = cut.start(first), cut.end(last)
    if any(taken[start:end]) or not _is_count(first, last, cut, known):
        return None
    number = int(number_value(cut.words[first : last + 1], known.numbers))
    qualifier = _qualifier(first, cut, known)
    from_word = first - len(qualifier)
    exact = not qualifier or " ".join(qualifier) in known.numbers.exact
    said = " ".join((*qualifier, cut.text[start:end])).lower()
    begin = start if exact else cut.start(from_word)
    return CountMention(
        kind=Kind.GROUP,
        start=begin,
        end=end,
        text=cut.text[begin:end],
        voice="count",
        value=number if exact else said,
        number=number,
        of=_counted(last + 1, cut, known),
    )


def _is_count(first: int, last: int, cut: Worded, known: Language) -> bool:
    before = cut.lower[first - 1] if first else ""
    after = cut.lower[last + 1] if last + 1 < len(cut.words) else ""
    numbers = known.numbers
    touches_before = first > 0 and cut.end(first - 1) == cut.start(first)
    touches_after = last + 1 < len(cut.words) and cut.end(last) == cut.start(last + 1)
    if (touches_before and before not in ('"', "“", "(", "«", "\n", "[")) or (
        touches_after and (after[0].isalnum() or after in "-–/:%$€")
    ):
        return False
    if before == "." and first > 1:
        before = cut.lower[first - 2]
    if any(after in spelled for spelled in known.calendar.units.values()):
        return False
    if before in numbers.numbered or before in numbers.currencies or after in numbers.not_counted or after in numbers.currencies:
        return False
    if before == "," and after in (",", ")", "."):
        return False  # an age: "Gasimova, 23, said"
    if before in known.small.before_an_age and after in (",", ")"):
        return False  # "the broadcaster, now 67, was"
    return not (first == last and cut.lower[first] in numbers.single)


def _qualifier(first: int, cut: Worded, known: Language) -> tuple[str, ...]:
    for length in (3, 2, 1):
        words = cut.lower[max(0, first - length) : first]
        if len(words) == length and " ".join(words) in known.numbers.approximate:
            verb = cut.lower[first - length - 1] if first > length else ""
            return () if verb in known.numbers.particle_verbs else words
    return ()


def _counted(at: int, cut: Worded, known: Language) -> str | None:
    """The words after a number up to the first noun in the plural: "political prisoners", "Thai fishermen"."""
    last = None
    for number in range(at, min(at + _WORDS_OF_A_NOUN_PHRASE, len(cut.words))):
        word = cut.lower[number]
        if not word[0].isalpha() and word not in ("-", "’", "'"):
            break
        if word in known.numbers.ends_of_counted:
            break
        if _is_plural(word, known):
            last = number
            if number + 1 >= len(cut.words) or not _is_plural(cut.lower[number + 1], known):
                break
    return cut.said(at, last) if last is not None else None


def _is_plural(word: str, known: Language) -> bool:
    return word in known.numbers.plurals or (
        len(word) > 3 and word.endswith(known.small.plural_endings) and not word.endswith(known.numbers.no_plural_endings)
    )


def _of_a_size(cut: Worded, known: Language) -> Iterator[CountMention]:
    """ "*Several hundred* protesters", "*a few dozen* people": of what size the number is, and no number."""
    numbers = known.numbers
    for at in range(1, len(cut.lower)):
        if cut.lower[at] not in numbers.multipliers or cut.lower[at - 1] not in numbers.vague:
            continue
        first = at - 1 - (at > 1 and cut.lower[at - 2] in numbers.single)
        yield _without_number(first, at, _counted(at + 1, cut, known), cut)


def _indefinite(cut: Worded, known: Language) -> Iterator[CountMention]:
    """ "Dozens of", "hundreds of journalists"."""
    many, indefinite, of = known.numbers.many, known.numbers.indefinite, known.numbers.of
    for number in [number for number, word in enumerate(cut.lower[:-1]) if word in many]:
        if cut.lower[number + 1] != of:
            continue
        first = number
        while first and f"{cut.words[first - 1]} {cut.said(first, number)}".lower() in indefinite:
            first -= 1
        if first >= 2 and f"{cut.words[first - 2]} {of} {cut.said(first, number)}".lower() in indefinite:
            first -= 2
        yield _without_number(first, number, _counted(number + 2, cut, known), cut)


def _without_number(first: int, last: int, of: str | None, cut: Worded) -> CountMention:
    start, end = cut.start(first), cut.end(last)
    text = cut.text[start:end]
    voice = "count: indefinite"
    return CountMention(kind=Kind.GROUP, start=start, end=end, text=text, voice=voice, value=text.lower(), number=None, of=of)
