"""Offences in plain words: what follows "charged with", "on suspicion of", "sentenced to nine years for"; "treason charges".

In: a text. Out: `Offences`: those named together, each in the text's own words. Always true: after plain "for" an offence is
only what is known as one; a list ("smuggling, money laundering and tax evasion") is cut into its members.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import values as known
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.values.dates import find_dates
from habeas.reading.values.language import worded
from habeas.reading.values.wording import Worded

_LONGEST: Final = 28
"""Words of one offence at most; what runs longer is a sentence."""
_WORDS_TO_ITS_NAME: Final = 6
"""An offence is named within so many words of its beginning ("large-scale illegal smuggling of…")."""
_WORDS_TO_ITS_PUNISHMENT: Final = 16
"""A word of punishment stands at most so many words before "for" ("sentenced by a court in Moscow to nine years for…")."""
_WORDS_OF_A_REMARK: Final = 12
_WORDS_OF_PEOPLE: Final = 10
_WORDS_BESIDE: Final = 4
_WORDS_OF_PEOPLE_TOLD_OF: Final = 18
"""Where something is told of them between commas."""
_PEOPLE: Final = "PEOPLE"
_QUOTES: Final = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»"}
_BETWEEN: Final = frozenset(",\"”'’»")
_DASHES: Final = frozenset("-–")
_INSIDE_A_PHRASE: Final = frozenset("-–'’\"“”/«»")


@dataclass(frozen=True, slots=True)
class Offences:
    """Offences named together, with the characters they cover; each with its own span."""

    start: int
    end: int
    spans: tuple[tuple[int, int], ...]


_Sayings = dict[str, tuple[tuple[str, ...], ...]]
"""First word -> the sayings that begin with it, as words, longer ones first."""


@dataclass(frozen=True, slots=True)
class _Known:
    """The lists of offences made ready to be asked."""

    offences: known.Offences
    leads: _Sayings
    """The strong ones."""
    weak_leads: _Sayings
    names: _Sayings
    """The names of offences."""

    def name_at(self, words: tuple[str, ...], at: int) -> int:
        """How many words the name of an offence that begins at `at` has; 0 where none does."""
        return _words_at(self.names, words, at)

    def weak_lead_at(self, words: tuple[str, ...], at: int) -> int:
        """How many words the weak lead that begins at `at` has; 0 where none does."""
        return _words_at(self.weak_leads, words, at)


def _words_at(sayings: _Sayings, words: tuple[str, ...], at: int) -> int:
    found = sayings.get(words[at], ()) if at < len(words) else ()
    return next((len(saying) for saying in found if words[at : at + len(saying)] == saying), 0)


def find_offences(
    text: str,
    stops: Collection[int] = (),
    openings: Collection[int] = (),
    closings: Collection[int] = (),
) -> tuple[Offences, ...]:
    """Offences named in `text`, in order; none overlap, and none reaches past one of the offsets `stops` or a date.

    `openings` and `closings` are offsets at which an offence may begin or end with no lead before it: beside an article of law.
    """
    lists, cut = _known(), worded(text)
    dates = {mention.start for mention in find_dates(text)}
    reader = _Walk(cut, lists, dates.union(stops))
    found: list[Offences] = []
    for each in sorted(
        (
            *_after_leads(reader),
            *_before_carriers(reader),
            *_before_joining(reader),
            *_at(openings, reader),
            *_right_before(closings, reader),
        ),
        key=lambda o: (o.start, -o.end),
    ):
        if not found or each.start >= found[-1].end:
            found.append(each)
    return tuple(found)


def _after_leads(reader: _Walk) -> Iterator[Offences]:
    lists = reader.lists
    for number in [number for number, word in enumerate(reader.words) if word in lists.leads or word in lists.weak_leads]:
        at = reader.past_lead(number)
        if at is not None:
            found = reader.offences(at, strict=False)
        elif (
            (length := lists.weak_lead_at(reader.words, number))
            and reader.begins_offence(number + length)
            and reader.punished_before(number + 1)
        ):
            found = reader.offences(number + length, strict=True)
        else:
            continue
        if found is not None:
            yield found
            yield from _of_others(found, reader)


def _of_others(found: Offences, reader: _Walk) -> Iterator[Offences]:
    """ "Charged with smuggling, *Jones with tax evasion* and Brown with forgery": the lead is not said again."""
    cut = reader.cut
    lead = cut.lower[bisect_left(cut.starts, found.start) - 1]
    at = bisect_left(cut.starts, found.end)
    while lead in reader.lists.offences.leads_left_out and at < len(cut.words) and cut.words[at] not in (".", ";", "\n"):
        if cut.lower[at] == lead and cut.words[at - 1][:1].isupper() and reader.begins_offence(at + 1):
            more = reader.offences(at + 1, strict=True)
            if more is not None:
                yield more
                at = bisect_left(cut.starts, more.end)
        at += 1


def _at(openings: Collection[int], reader: _Walk) -> Iterator[Offences]:
    for opening in openings:
        at = bisect_left(reader.cut.starts, opening)
        found = reader.offences(at, strict=True) if reader.begins_offence(at) else None
        if found is not None:
            yield found


def _before_carriers(reader: _Walk) -> Iterator[Offences]:
    """ "Treason charges", "a drug trafficking case": the name of an offence right before."""
    for number, word in enumerate(reader.words):
        if word not in reader.lists.offences.carriers:
            continue
        for first in range(max(0, number - 4), number):
            if first + reader.lists.name_at(reader.words, first) == number:
                yield reader.one(first, number - 1)
                break


def _before_joining(reader: _Walk) -> Iterator[Offences]:
    """ "*Tax evasion and forgery* were later added": a list that ends right before the verb."""
    known, words = reader.lists.offences, reader.words
    for number, word in enumerate(words):
        last = number
        while word in known.joined and last > 0 and words[last - 1] in known.joining:
            last -= 1
        if last < number:
            yield from _ending_at(last, reader)


def _right_before(closings: Collection[int], reader: _Walk) -> Iterator[Offences]:
    for closing in closings:
        yield from _ending_at(bisect_left(reader.cut.starts, closing), reader)


def _ending_at(end: int, reader: _Walk) -> Iterator[Offences]:
    """The longest list of known offences, begun behind a mark, a day or a verb, whose last word is the one before `end`."""
    words, ends = reader.words, reader.lists.offences.ends
    for first in range(max(0, end - _LONGEST), end):
        before = words[first - 1] if first else "."
        if before[0].isalnum() and before not in ends and reader.cut.starts[first - 1] not in reader.stops:
            continue
        found = reader.offences(first, strict=True) if reader.begins_offence(first) else None
        if found is not None and found.end == reader.cut.end(end - 1):
            yield found
            return


class _Walk:
    """Walks over a text's words from where offences begin to where they end."""

    def __init__(self, cut: Worded, lists: _Known, stops: set[int]) -> None:
        self.cut = cut
        self.words = cut.lower
        self.lists = lists
        self.stops = stops

    def one(self, first: int, last: int) -> Offences:
        start, end = self.cut.start(first), self.cut.end(last)
        return Offences(start, end, ((start, end),))

    def past_lead(self, number: int) -> int | None:
        """The word after a strong lead that begins at `number`."""
        for lead in self.lists.leads.get(self.words[number], ()):
            at: int | None = number + 1
            for part, following in zip(lead[1:], (*lead[2:], ""), strict=True):
                at = self._past_people(at, following) if part == _PEOPLE else self._past_word(at, part)
                if at is None:
                    break
            if at is not None:
                return at
        return None

    def _past_word(self, at: int | None, part: str) -> int | None:
        """The word after `part`, a remark between commas before it passed over ("suspected, he said, of")."""
        if at is None or at >= len(self.words):
            return None
        while self.words[at] in _QUOTES.values() and at + 1 < len(self.words):
            at += 1
        if self.words[at] == part:
            return at + 1
        if self.words[at] != ",":
            return self._past_a_remark(at, part)
        if self.words[at + 1 : at + 2] == (part,):
            return at + 2
        for closing in range(at + 1, min(at + _WORDS_OF_A_REMARK, len(self.words) - 1)):
            if self.words[closing] == ",":
                return closing + 2 if self.words[closing + 1] == part else None
        return None

    def _past_a_remark(self, at: int, part: str) -> int | None:
        """The word after `part` where when or by whom stands before it ("found guilty on Monday by a court of treason")."""
        lists = self.lists.offences
        if (
            self.words[at] not in lists.prepositions
            and self.words[at] not in lists.ends
            and self.cut.starts[at] not in self.stops
        ):
            return None
        for number in range(at, min(at + _WORDS_OF_A_REMARK, len(self.words) - 1)):
            if self.words[number] == part and number > at and self.begins_offence(number + 1):
                return number + 1
            if not (self.words[number][0].isalnum() or self.words[number][0] in "'’-"):
                return None
        return None

    def _past_people(self, at: int | None, following: str) -> int | None:
        """The word after the people between the halves of a lead: up to the word `following`, nobody in office among them. Behind
        a comma ("charged Smith and his aide, Jones, *with* treason") only a known offence follows, at best a second comma before.
        """
        if at is None or self.words[at : at + 1] == (following,):
            return None  # "accused *of possession of* a pistol"
        first, aside = None, False
        reach = at + _WORDS_OF_PEOPLE
        for number in range(at, min(at + _WORDS_OF_PEOPLE_TOLD_OF, len(self.words))):
            word = self.words[number]
            if word == following and number > at and self.words[number - 1] not in self.lists.offences.belonging:
                if self.begins_offence(number + 1) and (not aside or self.words[number - 1] == ","):
                    return number
                if not aside or self.begins_offence(number + 1):
                    first = first or number
            elif word == "," and (aside or first is None):
                aside = True
            elif not self._may_be_accused(word) or (number >= reach and not aside):
                break
        return first

    def _may_be_accused(self, word: str) -> bool:
        offences = self.lists.offences
        ends = word in offences.not_accused or word in offences.prepositions or word in offences.ends
        return not ends and (word[0].isalnum() or word[0] in "'’-.")

    def punished_before(self, at: int) -> bool:
        """Whether a word of punishment stands before `at` in its sentence."""
        for number in range(at - 1, max(-1, at - _WORDS_TO_ITS_PUNISHMENT), -1):
            if self.words[number] in ("\n", ".", ";") and len(self.words[max(0, number - 1)]) > 2:
                return False
            if self.words[number] in self.lists.offences.punished:
                return True
        return False

    def begins_offence(self, at: int) -> bool:
        """Whether a known deed or the name of an offence begins here, words such as "alleged large-scale" passed over."""
        at = self._past_quotes_and_articles(at)
        lists = self.lists.offences
        if at < len(self.words) and (self.words[at] in lists.deeds or self.words[at] in lists.qualities):
            return True
        if self.words[at : at + 1] == (lists.omitting,) and self.words[at + 1 : at + 2] and self._is_a_deed(at + 1):
            return True  # "accused at first of *not paying* taxes"
        for number in range(at, min(at + _WORDS_TO_ITS_NAME, len(self.words))):
            word = self.words[number]
            if self.lists.name_at(self.words, number):
                return True
            if not (word[0].isalpha() or word in _DASHES) or self._closes_a_name(word):
                return False
        return False

    def _is_a_deed(self, at: int) -> bool:
        return self.words[at].endswith(grammar_words().gerund_endings)

    def _closes_a_name(self, word: str) -> bool:
        lists = self.lists.offences
        return word in lists.conjunctions or word in lists.repeated or word in lists.prepositions or word in lists.ends

    def offences(self, at: int, *, strict: bool) -> Offences | None:
        """The offences listed from `at` on; where `strict`, only known ones."""
        begun = self._past_counts(at)
        at = self._past_vague(begun)
        parts: list[tuple[int, int]] = []
        listed = at != begun
        while at < len(self.words):
            end = self._end_of_one(at, listed=listed)
            if end <= at:
                break
            if self._is_offence(at, end, strict=strict):
                parts.append((at, end - 1))
            following = self._next_of_list(end)
            if following is None:
                break
            listed = listed or self.words[end] == ","
            at = self._past_counts(following)
        spans = tuple(span for first, last in parts if (span := self._bare(first, last)) is not None)
        return Offences(spans[0][0], spans[-1][1], spans) if spans else None

    # --- where one offence ends ---

    def _end_of_one(self, at: int, *, listed: bool) -> int:
        """The word after the last of the offence that begins at `at`."""
        closing = _QUOTES.get(self.cut.words[at]) if at < len(self.words) else None
        if closing is not None:
            quoted = next((n for n in range(at + 1, min(at + _LONGEST, len(self.words))) if self.cut.words[n] == closing), None)
            if quoted is not None and not self._runs_on(quoted + 1):
                return quoted + 1
        for number in range(at, min(at + _LONGEST, len(self.words))):
            if self._ends(number, at, listed=listed):
                return number
        return min(at + _LONGEST, len(self.words))

    def _runs_on(self, at: int) -> bool:
        """Whether a phrase goes on behind its closing quotation mark ("“discrediting” the army")."""
        word = self.words[at] if at < len(self.words) else ""
        return word[:1].isalpha() and not self._closes_a_name(word) and word not in self.lists.offences.between

    def _ends(self, number: int, first: int, *, listed: bool) -> bool:
        word = self.words[number]
        if first + self.lists.name_at(self.words, first) > number:
            return False
        if not word[0].isalnum():
            return not (word[0] in _INSIDE_A_PHRASE and self._goes_on(number))
        if self.cut.starts[number] in self.stops and self.words[number - 1] not in self.lists.offences.determiners:
            return True  # but in "taking part in *the July 2021 protests*" the day is that of the protests
        if word in self.lists.offences.ends and number > first:
            return True
        if word in self.lists.offences.conjunctions and number > first:
            return self._ends_at_and(number, first, listed=listed)
        if word in self.lists.offences.range_ends and listed and self.begins_offence(number + 1):
            return True
        rule = self.lists.offences.prepositions.get(word)
        if rule is None or number == first:
            return False
        if " ".join(self.words[number : number + 2]) in self.lists.offences.apart:
            return True  # "disorder *in connection* with the protests"
        before, ahead = self.words[number - 1], self._ahead(number)
        return not (before in rule.after or any(each in rule.ahead for each in ahead))

    def _goes_on(self, number: int) -> bool:
        """Whether a dash, quote or apostrophe stands inside a phrase: a word touches it on the far side."""
        return number + 1 < len(self.words) and self.words[number + 1][0].isalnum()

    def _ends_at_and(self, number: int, first: int, *, listed: bool) -> bool:
        following = self.words[number + 1] if number + 1 < len(self.words) else ""
        lists = self.lists.offences
        if not following or not (following[0].isalpha() or following[0] in _QUOTES):
            return True
        if following in lists.verbs_that_go_on or following in lists.ends or following in lists.goes_on:
            return True
        if following.endswith(lists.participle_endings) and following not in lists.deeds_in_ed:
            return True
        repeated = following in lists.repeated or self._past_counts(number + 1) > number + 1
        if not self.begins_offence(number + 1) and not repeated:
            return self.cut.words[number + 1][0].isupper()  # "nine years for treason and *Smith* eight"
        deed_first = self.words[first] in lists.deeds and not self.lists.name_at(self.words, first)
        deed_next = following in lists.deeds or repeated or following in _QUOTES
        return listed or deed_next or (not deed_first and self.begins_offence(first))

    def _ahead(self, number: int) -> tuple[str, ...]:
        """The next word that is no determiner."""
        ahead = [word for word in self.words[number + 1 : number + 4] if word not in self.lists.offences.determiners]
        return tuple(ahead[:1])

    # --- what follows it ---

    def _next_of_list(self, end: int) -> int | None:
        """Where the next offence of a list begins, the comma or "and" at `end` passed over; `None` where the list is over."""
        at, lists = end, self.lists.offences
        while at < len(self.words) and (self.words[at] in lists.between or self.words[at] in _BETWEEN) and not self._opens(at):
            at += 1
        if at == end or at >= len(self.words):
            return None
        if self.words[at] in lists.repeated and (
            not lists.conjunctions.isdisjoint(self.words[end:at]) or self.begins_offence(at + 1)
        ):
            at += 1
        ruling = at < len(self.words) and self.words[at] in lists.rulings
        if ruling and not lists.ruled_on.isdisjoint(self.words[at + 1 : at + _WORDS_TO_ITS_NAME]):
            return None  # "charged with treason, *rejecting a request* for his release": what the court does
        if self._opens(at) and self.words[end - 1] in _QUOTES.values():
            return at  # "“spreading false news”, *“misusing social media”* and …": quoted like the one before
        return at if self._past_counts(at) > at or self.begins_offence(at) else None

    def _opens(self, at: int) -> bool:
        """Whether a quotation mark stands before a word and touches only that."""
        if not 0 < at < len(self.words) - 1 or self.words[at] not in _QUOTES:
            return False
        return self.cut.end(at - 1) < self.cut.start(at) and self.cut.end(at) == self.cut.start(at + 1)

    def _is_offence(self, at: int, end: int, *, strict: bool) -> bool:
        first = self._past_quotes_and_articles(at)
        if first >= end or (self.words[first] in self.lists.offences.vague and not self.begins_offence(first)):
            return False
        if not self.cut.words[first][0].isalpha() or self.words[end - 1] in self.lists.offences.how_often:
            return False
        if (
            end - first <= _WORDS_BESIDE
            and self.words[end - 1] in self.lists.offences.beside_whom
            and not self.begins_offence(first)
        ):
            return False
        return not strict or self.begins_offence(at)

    # --- what is passed over ---

    def _past_quotes_and_articles(self, at: int) -> int:
        determiners = self.lists.offences.determiners
        while at < len(self.words) and (self.words[at] in determiners or self.words[at] in _QUOTES):
            at += 1
        return at

    def _past_counts(self, at: int) -> int:
        """ "Two counts of", "one of", "one count of" passed over."""
        lists = self.lists.offences
        for number in range(at, min(at + 3, len(self.words) - 1)):
            counted = self.words[number] in lists.counts or (number == at and self.words[number] in lists.numbers_of_counts)
            if counted and self.words[number + 1] in lists.repeated:
                return number + 2
        return at

    def _past_vague(self, at: int) -> int:
        """ "2,548 crimes, from genocide": to where the details begin."""
        details = self.lists.offences.details
        for number in range(at, min(at + 5, len(self.words) - 2)):
            if self.words[number] in self.lists.offences.vague:
                after = number + 2 if self.words[number + 1] in (",", ":", "(") else number + 1
                for length in (2, 1):
                    if " ".join(self.words[after : after + length]) in details:
                        return after + length
        return at

    def _bare(self, first: int, last: int) -> tuple[int, int] | None:
        """The characters of a part without quotes around it and little words at its end."""
        lists = self.lists.offences
        while first <= last and (
            not self.words[first][0].isalnum() or self.words[first] in lists.repeated or self.words[first] in lists.hedges
        ):
            first += 1
        little = lists.between | lists.determiners | lists.repeated
        while last >= first and (not self.words[last][0].isalnum() or self.words[last] in little):
            last -= 1
        by_somebody = not lists.agents.isdisjoint(self.words[last + 1 : last + 2])
        if last > first and by_somebody and self.words[last].endswith(lists.participle_endings):
            last -= 1
        if first > last:
            return None
        opened = first > 0 and self.cut.words[first - 1] in _QUOTES
        closed_inside = opened and _QUOTES[self.cut.words[first - 1]] in self.cut.words[first:last]
        return self.cut.start(first - 1 if closed_inside else first), self.cut.end(last)


@once_a_language
def _known() -> _Known:
    offences = known.offences()
    leads, weak_leads = ([tuple(lead.split()) for lead in listed] for listed in (offences.leads, offences.weak_leads))
    names = [worded(name).lower for name in (*offences.names, *offences.wholes)]
    return _Known(offences, _by_first_word(leads), _by_first_word(weak_leads), _by_first_word(names))


def _by_first_word(sayings: list[tuple[str, ...]]) -> _Sayings:
    """The sayings by their first word, longer ones first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for words in sorted(sayings, key=len, reverse=True):
        found.setdefault(words[0], []).append(words)
    return {first: tuple(each) for first, each in found.items()}
