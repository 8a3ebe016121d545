"""When: every date a text gives, in the many ways a news page has ("Thursday", "in May of last year", "November 20-22", "the
day before").

In: a text. Out: `DateMention`s in order, which `resolve` to EDTF once the segment's day, the tense and what was told before are
given. Always true: ages, counts, article numbers and the years in names of prizes, laws and summits are no dates, and a date of
unknown day stays unresolved.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from habeas.model import Edtf, ValueRefused
from habeas.reading.knowledge.language import kept_by_language
from habeas.reading.mentions import Kind, Mention
from habeas.reading.values.forms import Found
from habeas.reading.values.language import TEXTS_KEPT, Language, language, worded
from habeas.reading.values.moments import LAST_DAY, Anchor, Moment, ResolvedDate, Tense
from habeas.reading.values.numbers import number_value
from habeas.reading.values.resolving import Setting, Span, resolve
from habeas.reading.values.wording import Worded

_CENTURY: Final = 2000
_WORDS_BETWEEN_SHARERS: Final = 4
"""Two dates with more words between them do not share a year."""
_WORDS_BEHIND_AND: Final = 5
"""Words between "and" and the date at most."""
_SENTENCE_ENDS: Final = frozenset(".!?;\n")
_LOOK_BACK: Final = 6
"""Words between a preposition and its date ("since at least early May")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention(Mention):
    """A date as the text has it.

    `relation`: `point`, `since`, `until`, `before`, `after` or `interval`; `preposition`: the word that makes it so.
    """

    moment: Moment
    ending: Moment | None = None
    preposition: str | None = None
    relation: str = "point"
    approximate: bool = False

    @property
    def is_reference_bound(self) -> bool:
        """Whether it counts from what was told before ("the same day", "two days earlier")."""
        return self.moment.is_reference_bound

    def resolve(
        self, anchor: Anchor, tense: Tense = Tense.UNKNOWN, reference: Edtf | None = None, start: dt.date | None = None
    ) -> ResolvedDate | None:
        """The date in EDTF and the rule that gave it; `None` where it counts from a day that is not known.

        `reference` is the date told before; `start`, for an end ("until May 3"), the day from which it runs, where known.
        """
        setting = Setting(anchor.day, tense, reference, start, ends=self.relation == "until")
        span = self._span(setting)
        if span is None:
            return None
        try:
            point, whole = self._edtf(span, anchor)
            return ResolvedDate(Edtf.parse(whole), span.how, Edtf.parse(point))
        except ValueRefused:
            return None

    def _span(self, setting: Setting) -> Span | None:
        if self.ending is None:
            return resolve(self.moment, setting)
        last = resolve(self.ending, setting)
        opening = self.moment
        if last is not None and opening.year is None and opening.rule in ("calendar", "days"):
            opening = replace(opening, year=_year_before(opening, last.last))
        first = resolve(opening, setting)
        if first is None or last is None:
            return None
        return Span(first.first, last.last, last.inferred or first.inferred, last.how)

    def _edtf(self, span: Span, anchor: Anchor) -> tuple[str, str]:
        """The date itself, and the date with what its preposition makes of it."""
        mark = "?" if span.inferred and anchor.uncertain else ""
        if self.approximate:
            mark = "%" if mark else "~"
        first, last = f"{span.first}{mark}", f"{span.last}{mark}"
        point = first if span.first == span.last else f"{first}/{last}"
        if self.relation in ("since", "after"):
            return point, f"{_first_month(span.first)}{mark}/.."
        if self.relation == "before":
            return point, f"../{last}"
        return (last, last) if self.relation == "until" else (point, point)


def _first_month(text: str) -> str:
    """A season's first month, since an open interval needs a point to run from; any other date as it is."""
    return str(Edtf.parse(text).earliest)[:7] if text[5:6] == "2" else text


def _year_before(opening: Moment, last: str) -> int:
    """The year of an interval's first date that has none: the end's own, or the one before where it would come after it."""
    year, month, day = int(last[:4]), int(last[5:7] or 12), int(last[8:10] or 31)
    later = (opening.month or 1, opening.day or 1) > (month, day)
    return year - 1 if later else year


@kept_by_language(TEXTS_KEPT)
def find_dates(text: str) -> tuple[DateMention, ...]:
    """Every date in `text`, in order."""
    known, cut = language(), worded(text)
    placed = [each for found in known.dates.find(cut) if (each := _placed(found, cut, known)) is not None]
    dated = _with_dates_before(_with_shared_years(placed, cut, known), cut, known)
    return tuple(mention for mention, _, _ in _joined(dated, cut, known))


_Placed = tuple[DateMention, int, int]


def _placed(found: Found, cut: Worded, known: Language) -> _Placed | None:
    moment = _READERS.get(found.form.name, _parts)(found, cut, known)
    if moment is None:
        return None
    preposition, relation, approximate = _preposition(found, cut, known)
    if moment.rule == "told_since":
        preposition, relation = known.calendar.prepositions["since"][0], "since"
    if moment.rule in ("days", "months", "years") and relation == "point":
        relation = "interval"
    last = _without_stop(found, cut, known)
    start, end = cut.start(found.first), cut.end(last)
    mention = DateMention(
        kind=Kind.DATE,
        start=start,
        end=end,
        text=cut.text[start:end],
        voice=f"date: {moment.rule}",
        moment=moment,
        preposition=preposition,
        relation=relation,
        approximate=approximate,
    )
    return mention, found.first, last


def _without_stop(found: Found, cut: Worded, known: Language) -> int:
    """The last word of a date, less a full stop that ends the sentence and no abbreviated month."""
    if cut.words[found.last] != "." or found.last == found.first:
        return found.last
    whole = {spelled[0] for spelled in known.calendar.months.values()}
    return found.last - 1 if cut.lower[found.last - 1] in whole else found.last


# --- the word before ---------------------------------------------------------------------------------------------------------


def _preposition(found: Found, cut: Worded, known: Language) -> tuple[str | None, str, bool]:
    """(the preposition, the relation it makes, whether a word in between makes the date approximate)."""
    approximate = False
    words = list(cut.lower[max(0, found.first - _LOOK_BACK) : found.first])
    while words:
        for length in (3, 2, 1):
            said = " ".join(words[-length:])
            if len(words) >= length and said in known.relations:
                if said in known.calendar.doing and "".join(cut.lower[found.last + 1 : found.last + 2]) in known.small.owning:
                    return None, "point", approximate  # "troubled *by Friday's* raid": no deadline
                return said, known.relations[said], approximate
        approximate = approximate or words[-1] in known.calendar.approximate
        if words[-1] not in known.calendar.passed_over:
            break
        if words.pop() in known.calendar.degrees and words:
            words.pop()  # "until *at least* May 3"
    return None, "point", approximate


# --- a year said once for two dates ------------------------------------------------------------------------------------------


def _with_shared_years(placed: list[_Placed], cut: Worded, known: Language) -> list[_Placed]:
    """ "On March 5 and April 10, 2023", "in September and in December of the same year": the first takes the second's year."""
    shared = list(placed)
    for number in range(len(shared) - 2, -1, -1):
        (mention, first, last), (following, next_first, _) = shared[number], shared[number + 1]
        between = cut.lower[last + 1 : next_first]
        if (
            len(between) <= _WORDS_BETWEEN_SHARERS
            and not known.calendar.sharers.isdisjoint(between)
            and _lends_year(following.moment, mention.moment)
        ):
            lent = following.moment
            moment = replace(mention.moment, year=lent.year, which=lent.which, told=lent.told)
            shared[number] = (replace(mention, moment=moment), first, last)
    return shared


def _lends_year(lender: Moment, taker: Moment) -> bool:
    if lender.rule != "calendar" or taker.rule != "calendar" or lender.month is None or taker.month is None:
        return False
    if (taker.year, taker.which, taker.told) != (None, None, None) or (lender.year, lender.which, lender.told) == (
        None,
        None,
        None,
    ):
        return False
    return (taker.month, taker.day or 0) <= (lender.month, lender.day or LAST_DAY)


def _with_dates_before(placed: list[_Placed], cut: Worded, known: Language) -> list[_Placed]:
    """ "Was held on *June 5, 2023*, and on July 7 was charged": the day without a year knows the full date before it, where the
    sentence goes on from there; what "was charged on July 7" after "Smith, held on June 5, 2023," was so this year.
    """
    dated: list[_Placed] = []
    full: tuple[int, int, int] | None = None
    behind = 0
    for mention, first, last in placed:
        moment = mention.moment
        if moment.rule == "calendar" and moment.month is not None:
            between = cut.text[behind : mention.start]
            if moment.year is not None:
                full, behind = (moment.year, moment.month, moment.day or 1), mention.end
            elif full is not None and (moment.which, moment.told) == (None, None):
                if _SENTENCE_ENDS.isdisjoint(between):
                    moment = replace(moment, behind=full) if _goes_on(cut, first, known) else moment
                elif _opens_behind_semicolon(between):
                    moment = replace(moment, behind=full)
        dated.append((replace(mention, moment=moment) if moment is not mention.moment else mention, first, last))
    return dated


def _opens_behind_semicolon(between: str) -> bool:
    """ "Was fined on June 5, 2023; *on* July 7 he was held": what the part behind the semicolon opens with."""
    part = between.rpartition(";")[2]
    return part != between and len(part.split()) <= 1 and _SENTENCE_ENDS.isdisjoint(between[: -len(part) - 1])


def _goes_on(cut: Worded, first: int, known: Language) -> bool:
    """ "*And* on July 7", "*and* was charged on July 7": nobody else is named in between."""
    for word in reversed(cut.words[max(0, first - _WORDS_BEHIND_AND) : first]):
        if word in known.calendar.onward:
            return True
        if not word.islower():
            return False
    return False


# --- two dates that are one stretch ------------------------------------------------------------------------------------------


def _joined(placed: list[_Placed], cut: Worded, known: Language) -> Iterator[_Placed]:
    """The dates, two that stand for the ends of one stretch made one."""
    number = 0
    while number < len(placed):
        here = placed[number]
        if number + 1 < len(placed) and _are_one_stretch(here, placed[number + 1], cut, known):
            yield _stretch(here, placed[number + 1], cut)
            number += 2
        else:
            yield here
            number += 1


def _are_one_stretch(first: _Placed, second: _Placed, cut: Worded, known: Language) -> bool:
    between = list(cut.lower[first[2] + 1 : second[1]])
    if first[0].moment.is_reference_bound or second[0].moment.is_reference_bound or not between:
        return False
    if len(between) > 1 and between[-1] in known.calendar.before_the_end:
        between = between[:-1]
    joiners = known.calendar.stretches.get(first[0].preposition or "", ()) or known.calendar.stretches.get("", ())
    return len(between) == 1 and between[0] in joiners


def _stretch(first: _Placed, second: _Placed, cut: Worded) -> _Placed:
    start, end = cut.start(first[1]), cut.end(second[2])
    mention = replace(
        first[0],
        end=end,
        text=cut.text[start:end],
        voice="date: interval",
        ending=second[0].moment,
        relation="interval",
    )
    return mention, first[1], second[2]


# --- reading the parts -------------------------------------------------------------------------------------------------------


def _word(slot: tuple[int, int], cut: Worded) -> str:
    return cut.lower[slot[0]]


def _of(spelled: Mapping[int, tuple[str, ...]], word: str) -> int | None:
    return next((number for number, words in spelled.items() if word in words), None)


def _parts(found: Found, cut: Worded, known: Language) -> Moment | None:
    """Whatever kinds of words a form has, each in its place."""
    slots, calendar = found.slots, known.calendar
    said = {kind: _word(slot, cut) for kind, slot in slots.items()}
    unit = said.get("UNIT") or said.get("DAYUNIT") or said.get("DAYTIME")
    number = (
        int(number_value(cut.words[slots["NUMBER"][0] : slots["NUMBER"][1] + 1], known.numbers)) if "NUMBER" in slots else None
    )
    return Moment(
        rule=found.form.name,
        year=_int(said.get("YEAR1" if "MONTH2" in said else "YEAR")),
        month=_of(calendar.months, said["MONTH"]) if "MONTH" in said else None,
        day=_int(said.get("DAY")),
        end_year=_int(said.get("YEAR" if "MONTH2" in said else "YEAR2")),
        end_month=_of(calendar.months, said["MONTH2"]) if "MONTH2" in said else None,
        end_day=_int(said.get("DAY2")),
        weekday=_of(calendar.weekdays, said["WEEKDAY"]) if "WEEKDAY" in said else None,
        season=_of(calendar.seasons, said["SEASON"]) if "SEASON" in said else None,
        unit=_unit(unit, known) if unit else None,
        number=number if number is not None else (1 if "SINGLE" in slots else None),
        which=calendar.which.get(said.get("WHICH", "")),
        told=_told(found, cut, said, known),
    )


def _told(found: Found, cut: Worded, said: Mapping[str, str], known: Language) -> int | None:
    if "TOLD" in said:
        return known.calendar.told[said["TOLD"]]
    words = list(cut.lower[found.first : found.last + 1])
    if found.form.name in ("told_shift", "told_next"):
        return known.calendar.told_directions.get(words[-1])
    if found.form.name == "told_eve":
        return -1
    of_that_year = words[-1] in known.calendar.units["year"] and "YEAR" not in said and "WHICH" not in said
    return 0 if of_that_year and found.form.name in ("calendar", "season", "months") else None


def _unit(word: str, known: Language) -> str | None:
    if word in known.calendar.day_units or word in known.calendar.daytimes:
        return "day"
    return next((unit for unit, spelled in known.calendar.units.items() if word in spelled), None)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _iso(found: Found, cut: Worded, known: Language) -> Moment | None:
    del known
    year, month, day = (int(part) for part in cut.words[found.first].split("-"))
    return _written(found, year, month, day)


def _dotted(found: Found, cut: Worded, known: Language) -> Moment | None:
    """Day, month, year with dots; a year of two digits only after a slash, a bracket or a break, where no article stands."""
    parts = cut.words[found.first].split(".")
    if [len(part) for part in parts] == [4, 2, 2]:
        return _written(found, int(parts[0]), int(parts[1]), int(parts[2]))
    if len(parts) != 3 or len(parts[0]) > 2 or len(parts[1]) > 2 or len(parts[2]) not in (2, 4):
        return None
    day, month, year = (int(part) for part in parts)
    if len(parts[2]) == 2:
        opened = found.first == 0 or cut.words[found.first - 1] in ("/", "\n", "(", "[")
        if not opened or len(parts[0]) != 2 or len(parts[1]) != 2:
            return None
        year += _CENTURY
    return _written(found, year, month, day)


def _slashed(found: Found, cut: Worded, known: Language) -> Moment | None:
    """Only where it is plain which is the day."""
    del known
    first, second, year = (int(part) for part in cut.words[found.first].split("/"))
    if first > LAST_DAY:
        return _written(found, first, second, year)
    if first > 12 >= second or first == second:
        return _written(found, year, second, first)
    return _written(found, year, first, second) if second > 12 >= first else None


def _written(found: Found, year: int, month: int, day: int) -> Moment | None:
    try:
        dt.date(year, month, day)
    except ValueError:
        return None
    return Moment(rule=found.form.name, year=year, month=month, day=day)


def _fixed(found: Found, cut: Worded, known: Language) -> Moment | None:
    words = list(cut.lower[found.first : found.last + 1])
    if "FIXED" in found.slots:
        return Moment(rule="fixed", which=known.calendar.fixed[_word(found.slots["FIXED"], cut)])
    shift = sum(known.calendar.fixed.get(word, 0) * 2 for word in words)
    return Moment(
        rule="fixed", which=shift if shift else known.calendar.which.get(next(w for w in words if w in known.calendar.which), 0)
    )


_READERS: Final = {"iso": _iso, "dotted": _dotted, "slashed": _slashed, "fixed": _fixed}
