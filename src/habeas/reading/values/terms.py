"""How long: every duration in a text that can be a term ("nine years", "18-month", "life imprisonment", "from five to eight
years").

In: a text. Out: `TermMention`s in order. Always true: ages ("77-year-old"), distances in time ("two years ago", "for the first
time in five years") and dates are none. A bare number that shares the unit of a term before it in its sentence ("nine years to
A, eight to B") is a term marked `elliptical`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from habeas.model import Term
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import kept_by_language
from habeas.reading.mentions import Kind, Mention
from habeas.reading.values.forms import Found
from habeas.reading.values.language import TEXTS_KEPT, Language, language, worded
from habeas.reading.values.numbers import number_value
from habeas.reading.values.wording import Worded

_SUBUNIT = {"year": ("month", 12), "month": ("day", 30), "week": ("day", 7), "day": ("hour", 24)}
_ORDER = ("year", "month", "week", "day", "hour")
_LITTLE_WORD = 2
_BESIDE_LIFE = 16
"""Words before a bare "life" in which a term of years stands."""
_WORDS_TO_A_CHANGE = 20
_WORDS_CARRIED = 60
"""So far behind a term a bare number still shares its unit: "He got nine years. The prosecutor had wanted *ten*."."""
_CARRIED = ("carried", "entry", "alike")
_WORDS_OF_WHAT_IS_CHANGED = 8
"""Words before a verb of change in which what is changed stands: "the *term* of Smith was later cut to two"."""
_LONGEST_SHARED = 100
"""No bare number above this shares a unit: it counts something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermMention(Mention):
    """A term. `bound`: the words that make it a limit ("up to"). `replaced`: a change starts from it ("cut from *six* to four").

    `elliptical`: a bare number that shares another's unit. `respective`: dealt out in the order of the people.
    """

    term: Term
    elliptical: bool = False
    respective: bool = False
    bound: str | None = None
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    """A term with the words it covers and the unit a bare number after it would share."""

    mention: TermMention
    first: int
    last: int
    unit: str | None


@kept_by_language(TEXTS_KEPT)
def find_terms(text: str) -> tuple[TermMention, ...]:
    """Every term in `text`, in order."""
    known, cut = language(), worded(text)
    full = [placed for found in known.durations.find(cut) for placed in _placed(found, cut, known)]
    shared = list(_shared(full, cut, known))
    placed = sorted((*full, *shared), key=lambda each: each.first)
    return tuple(_marked_respective(placed, cut, known))


# --- full terms -----------------------------------------------------------------------------------------------------------


def _placed(found: Found, cut: Worded, known: Language) -> Iterator[_Placed]:
    if not (_is_life(found, cut, known) if found.form.name == "life" else _is_term(found, cut, known)):
        return
    match found.form.name:
        case "life":
            yield _place(cut, found.first, found.last, Term.parse("life"), "life", known, unit=None)
        case "range" | "change_or_range" | "pair":
            yield from _of_two(found, cut, known)
        case _ if _are_two(found, cut, known):
            yield from _two_alike(found, cut, known)
        case _:
            length = _length(found, cut, known)
            if length is not None:
                unit, changed = _unit(found.slots["UNIT"], cut, known), _is_changed(found, cut, known)
                yield _place(cut, found.first, found.last, length, found.form.name, known, unit=unit, replaced=changed)


def _are_two(found: Found, cut: Worded, known: Language) -> bool:
    """ "12 months and six months", "44 months and three years": nobody counts one term in one unit twice, or in a larger last."""
    slots = found.slots
    if "AMOUNT" not in slots or "UNIT2" not in slots or "UNIT3" in slots:
        return False
    return _ORDER.index(_unit(slots["UNIT"], cut, known)) >= _ORDER.index(_unit(slots["UNIT2"], cut, known))


def _two_alike(found: Found, cut: Worded, known: Language) -> Iterator[_Placed]:
    for amount, unit in (("AMOUNT", "UNIT"), ("AMOUNT2", "UNIT2")):
        first, last = found.slots[amount], found.slots[unit]
        lengths: dict[str, int] = {}
        _add(lengths, _unit(last, cut, known), _amount(first, cut, known))
        length = _term(lengths)
        if length is not None:
            yield _place(cut, first[0], last[1], length, "duration", known, unit=_unit(last, cut, known))


def _is_life(found: Found, cut: Worded, known: Language) -> bool:
    if found.last > found.first:
        return True
    before = cut.lower[max(0, found.first - _BESIDE_LIFE) : found.first]
    if before and (before[-1] == "," or before[-1] in grammar_words().joining):
        terms = [at for at in range(max(0, found.first - _BESIDE_LIFE), found.first) if cut.lower[at] in known.terms.beside_life]
        return bool(terms) and _same_sentence(cut, terms[-1], found.first)  # "15 years to two of them *and life* to three"
    return known.terms.not_life.isdisjoint(before[-2:])


def _is_term(found: Found, cut: Worded, known: Language) -> bool:
    after = list(cut.lower[found.last + 1 : found.last + 3])
    before = list(cut.lower[max(0, found.first - 3) : found.first])
    terms = known.terms
    if _is_age(after, terms.ages):
        return False
    if any(" ".join(after[:n]) in terms.distances_after for n in (1, 2)):
        lasts = bool(before) and (before[-1] in terms.lasts | terms.serving or " ".join(before[-2:]) in terms.served_of)
        return lasts and after[0] in terms.starts_after
    if " ".join(before) in terms.lasting:
        return True
    if before and before[-1] in terms.distances_before:
        return False
    if found.form.name == "duration" and "AMOUNT" not in found.slots:
        return _single_is_served(before, after, known)
    return True


def _is_age(after: list[str], ages: Collection[str]) -> bool:
    """Whether "old" or "of age" follows, with at most a hyphen or a little word before it."""
    return any(word in ages for word in after) and (after[0] in ages or len(after[0]) <= _LITTLE_WORD)


def _single_is_served(before: list[str], after: list[str], known: Language) -> bool:
    """Whether "a year" is a term: a hyphen after it ("a one-year"), or words of serving around it, or "*a year* was added"."""
    terms = known.terms
    if before and before[-1] in terms.not_given:
        return False
    if not terms.added.isdisjoint(after):
        return True
    if len(after) > 1 and after[0] in terms.served_ahead and after[1] in terms.served_in:
        return True  # "Handed Smith *a year* in prison"
    closes = not after or not after[0].isalpha() or after[0] in terms.served_ahead | terms.served_alone | terms.joins
    return bool((before and before[-1] in terms.served_behind and closes) or (after and after[0] in terms.served_alone))


def _length(found: Found, cut: Worded, known: Language) -> Term | None:
    lengths: dict[str, int] = {}
    for amount, unit in (("AMOUNT", "UNIT"), ("AMOUNT2", "UNIT2"), ("AMOUNT3", "UNIT3")):
        if unit in found.slots:
            number = _amount(found.slots[amount], cut, known) if amount in found.slots else 1.0
            if found.form.name == "half":
                number = 0.5
            if found.form.name == "half_more":
                number += 0.5
            _add(lengths, _unit(found.slots[unit], cut, known), number)
    return _term(lengths)


def _of_two(found: Found, cut: Worded, known: Language) -> Iterator[_Placed]:
    """A range ("six to 15 years"), a change ("cut from nine to seven years"), or two terms ("25 and 23 years")."""
    slots = found.slots
    low = _end_of_range(found, cut, known, ("AMOUNT", "UNIT", "AMOUNT3", "UNIT3"))
    high = _end_of_range(found, cut, known, ("AMOUNT2", "UNIT2", "AMOUNT4", "UNIT4"))
    if low is None or high is None:
        return
    unit = _unit(slots["UNIT"], cut, known)
    first, second = slots["AMOUNT"], (slots["AMOUNT2"][0], found.last)
    rises = low.lengths < high.lengths
    if found.form.name == "pair":
        yield _place(cut, *first, low, "shares the unit after it", known, unit=unit, elliptical=True)
        yield _place(cut, *second, high, "duration", known, unit=unit)
    elif found.form.name == "change_or_range" and (not rises or _follows_a_change(found.first, cut, known)):
        last = slots.get("UNIT3", slots["UNIT"])[1] if "UNIT2" in slots else first[1]
        yield _place(cut, first[0], last, low, "what a change starts from", known, unit=unit, replaced=True)
        yield _place(cut, *second, high, "what a change comes to", known, unit=unit)
    elif not rises or _takes_people(first[0], cut, known):
        yield _place(cut, *second, high, "duration", known, unit=unit)
    else:
        yield _place(cut, found.first, found.last, Term.parse(f"{low}/{high}"), "range", known, unit=unit)


def _takes_people(first: int, cut: Worded, known: Language) -> bool:
    """ "Sentenced *two* to four years": the first number counts people."""
    return first > 0 and cut.lower[first - 1] in known.terms.takes_people


def _is_changed(found: Found, cut: Worded, known: Language) -> bool:
    """Whether a change starts from it: "reduced from four years to three and a half"."""
    before = cut.lower[found.first - 1] if found.first else ""
    return before in known.terms.from_ and _follows_a_change(found.first, cut, known)


def _follows_a_change(first: int, cut: Worded, known: Language) -> bool:
    return _verb_of_change(first, cut, known) is not None


def _verb_of_change(first: int, cut: Worded, known: Language) -> int | None:
    """The last word before `first`, in its sentence, that says that a term was changed."""
    reach = range(first - 1, max(-1, first - 1 - _WORDS_TO_A_CHANGE), -1)
    at = next((number for number in reach if cut.lower[number] in known.terms.changing), None)
    return at if at is not None and _same_sentence(cut, at, first) else None


def _is_what_a_term_comes_to(first: int, cut: Worded, known: Language) -> bool:
    """ "Raised the *term* to five", "*it* was cut to two": and not "cut the staff to five"."""
    to = first > 0 and cut.lower[first - 1] in known.terms.changed_to
    verb = _verb_of_change(first, cut, known) if to else None
    if verb is None:
        return False
    around = (*cut.lower[verb + 1 : first], *cut.lower[max(0, verb - _WORDS_OF_WHAT_IS_CHANGED) : verb])
    return not known.terms.changed.isdisjoint(around)


def _end_of_range(found: Found, cut: Worded, known: Language, names: tuple[str, str, str, str]) -> Term | None:
    amount, unit, more, more_unit = names
    lengths: dict[str, int] = {}
    at = found.slots.get(unit, found.slots["UNIT"])
    _add(lengths, _unit(at, cut, known), _amount(found.slots[amount], cut, known))
    if more in found.slots:
        _add(lengths, _unit(found.slots[more_unit], cut, known), _amount(found.slots[more], cut, known))
    return _term(lengths)


# --- bare numbers that share a unit ----------------------------------------------------------------------------------------


def _shared(full: list[_Placed], cut: Worded, known: Language) -> Iterator[_Placed]:
    """Bare numbers after a term in its sentence, and numbers listed right before a term ("20 and 17 years")."""
    if not full:
        return
    taken = {n for placed in full for n in range(placed.first, placed.last + 1)}
    lenders = [placed for placed in full if placed.unit is not None]
    for found in known.shares.find(cut):
        if found.first in taken or found.last in taken:
            continue
        lender = _lender(found, lenders, cut, known)
        if lender is not None and lender.unit is not None:
            term = _of_shared(found, lender.unit, cut, known)
            if term is not None:
                first = found.slots["AMOUNT"][0]
                last = found.slots.get("AMOUNT2", found.slots["AMOUNT"])[1]
                yield _place(cut, first, last, term, "shares a unit", known, unit=lender.unit, elliptical=True)


def _of_shared(found: Found, unit: str, cut: Worded, known: Language) -> Term | None:
    """ "Had wanted *ten*", "had wanted *ten to twelve*"."""
    ends: list[Term] = []
    for name in ("AMOUNT", "AMOUNT2"):
        if name not in found.slots:
            continue
        number = _amount(found.slots[name], cut, known)
        lengths: dict[str, int] = {}
        _add(lengths, unit, number)
        term = _term(lengths)
        if term is None or number > _LONGEST_SHARED:
            return None
        ends.append(term)
    if len(ends) == 1:
        return ends[0]
    return Term.parse(f"{ends[0]}/{ends[1]}") if ends[0].lengths < ends[1].lengths else None


def _lender(found: Found, lenders: list[_Placed], cut: Worded, known: Language) -> _Placed | None:
    """The term whose unit a bare number shares: the nearest before it in its sentence, or, in a list, the one right after it.
    What a verb of giving or asking has as its whole object ("wanted *ten*.") shares that of a sentence before.
    """
    place = bisect_left(lenders, found.first, key=lambda lender: lender.first)
    if found.form.name == "listed":
        after = lenders[place] if place < len(lenders) else None
        return after if after is not None and _same_sentence(cut, found.last, after.first) else None
    before = lenders[place - 1] if place else None
    changed = _is_what_a_term_comes_to(found.first, cut, known)
    carried = changed or found.form.name in _CARRIED
    if before is None or (not carried and not _same_sentence(cut, before.last, found.first)):
        return None
    if found.form.name == "changed" and not changed:
        return None
    if found.form.name == "entry" and not cut.words[found.first - 2][:1].isupper():
        return None  # no name before the dash
    if found.form.name == "bracketed" and not _is_bracketed(before, cut):
        return None
    behind_names = _stands_behind_a_name(found.first, cut) and _stands_behind_a_name(before.first, cut)
    if found.form.name == "alike" and not (behind_names or _closes_an_aside(found.first, before, cut)):
        return None
    return before if found.first - before.last <= _WORDS_CARRIED else None


def _stands_behind_a_name(first: int, cut: Worded) -> bool:
    """ "Smith, *nine years*; Jones, *eight*": where the first is a term so is the other, and no age."""
    return first > 1 and cut.words[first - 1] == "," and cut.words[first - 2][:1].isupper()


def _closes_an_aside(first: int, before: _Placed, cut: Worded) -> bool:
    """ "Smith got nine years and Jones, *who had left*, eight": the number behind what is told of somebody aside."""
    opening = next((at for at in range(first - 2, before.last, -1) if cut.words[at] == ","), 0)
    told_aside = opening > 0 and cut.lower[opening + 1] in grammar_words().who and cut.words[opening - 1][:1].isupper()
    return told_aside and _same_sentence(cut, before.last, first)


def _is_bracketed(placed: _Placed, cut: Worded) -> bool:
    """ "(41)" is an age where the term before it stands in no bracket."""
    return placed.first > 0 and cut.words[placed.first - 1] == "(" and cut.words[placed.last + 1 : placed.last + 2] == (")",)


def _same_sentence(cut: Worded, first: int, last: int) -> bool:
    """Whether no sentence ends between two words: no break, no stop before a capital."""
    for number in range(first + 1, last):
        word = cut.words[number]
        if word == "\n" or (word in ".!?" and cut.words[number + 1][:1].isupper() and len(cut.words[number - 1]) > 1):
            return False
    return True


# --- parts -----------------------------------------------------------------------------------------------------------------


def _amount(slot: tuple[int, int], cut: Worded, known: Language) -> float:
    words = list(cut.lower[slot[0] : slot[1] + 1])
    if "/" in words:
        return number_value(words[: words.index("/") - 1], known.numbers) + 0.5
    for half in known.terms.halves:
        if half in words:
            joined = next((number for number, word in enumerate(words) if word in known.terms.joins), 0)
            return number_value(words[:joined], known.numbers) + 0.5
    return number_value(words, known.numbers)


def _unit(slot: tuple[int, int], cut: Worded, known: Language) -> str:
    word = cut.lower[slot[0]]
    return next(unit for unit, spelled in known.calendar.units.items() if word in spelled)


def _add(lengths: dict[str, int], unit: str, number: float) -> None:
    """Add a number of a unit, what is left of a whole one in the unit below: half a year is six months."""
    whole = int(number)
    lengths[unit] = lengths.get(unit, 0) + whole
    if number != whole and unit in _SUBUNIT:
        below, factor = _SUBUNIT[unit]
        lengths[below] = lengths.get(below, 0) + round((number - whole) * factor)


def _term(lengths: dict[str, int]) -> Term | None:
    if not any(lengths.values()) or max(lengths.values()) >= 10_000:
        return None
    return Term.of(**{f"{unit}s": lengths.get(unit, 0) for unit in _ORDER})


def _place(
    cut: Worded,
    first: int,
    last: int,
    term: Term,
    voice: str,
    known: Language,
    *,
    unit: str | None,
    elliptical: bool = False,
    replaced: bool = False,
) -> _Placed:
    start, end = cut.start(first), cut.end(last)
    mention = TermMention(
        kind=Kind.TERM,
        start=start,
        end=end,
        text=cut.text[start:end],
        voice=f"term: {voice}",
        term=term,
        elliptical=elliptical,
        replaced=replaced,
        bound=_bound(first, cut, known),
    )
    return _Placed(mention, first, last, unit)


def _bound(first: int, cut: Worded, known: Language) -> str | None:
    words = list(cut.lower[max(0, first - 3) : first])
    for length in (3, 2, 1):
        said = " ".join(words[-length:])
        if len(words) >= length and said in known.terms.bounds:
            return said
    return None


def _marked_respective(placed: list[_Placed], cut: Worded, known: Language) -> Iterator[TermMention]:
    """The terms in order; those that are listed with the last one before "respectively", or the first after it, are marked so."""
    marked: set[int] = set()
    for number in [number for number, word in enumerate(cut.lower) if word in known.terms.respective]:
        before = [p for p in placed if p.last < number and _same_sentence(cut, p.last, number)]
        after = [p for p in placed if p.first > number and _same_sentence(cut, number, p.first)]
        for listed in (_listed(before[::-1], cut, known), _listed(after, cut, known)):
            marked |= {p.first for p in listed} if len(listed) > 1 else set()
    for each in placed:
        yield replace(each.mention, respective=True) if each.first in marked else each.mention


def _listed(placed: list[_Placed], cut: Worded, known: Language) -> list[_Placed]:
    """As many of the terms, from the first on, as have a comma or "and" between each and the next."""
    listed = placed[:1]
    for here, following in pairwise(placed):
        low, high = sorted((here, following), key=lambda p: p.first)
        if known.calendar.sharers.isdisjoint(cut.lower[low.last + 1 : high.first]):
            break
        listed.append(following)
    return listed
