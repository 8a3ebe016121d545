"""From a date's words to the date: the arithmetic of the calendar, one small rule for each way of speaking.

In: a `Moment`, the segment's day, the tense, and the date told before. Out: a `Span` of first and last EDTF parts, or `None`
where a day it would have to count from is not known. Always true: nothing is worked out but from those; `inferred` is set where
the page did not say the year itself.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from habeas.model import Edtf
from habeas.reading.values.moments import LAST_DAY, Moment, Tense

_WEEK = 7
_HALF_A_DAY = 12
_WINTER = 24
_MONTHS_OF_A_SEASON = 3
NEAR_DAYS = 62
"""So near its own day a page leaves the month unsaid ("on the 23rd") where it has told of one."""
_DAYS_ON = 10
"""... or so few days after the day told of."""
_YEARS_IN_MIND = 2
"""Years back to a date in full behind which a recent day may still stand without its year."""
_HORIZON_OF_THE_PRESENT = 100
"""Days within which a bare date told in the present is rather ahead ("the trial resumes on October 10") than behind."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch from `first` to `last` (equal for one point), in EDTF without marks."""

    first: str
    last: str
    inferred: bool
    how: str
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What a moment is resolved in."""

    today: dt.date | None
    tense: Tense
    reference: Edtf | None
    start: dt.date | None = None
    """For the end of something: the day from which it runs, where known."""
    ends: bool = False
    """Whether it is the end of something that runs from `start` or from today."""


Rule = Callable[[Moment, Setting], Span | None]


def resolve(moment: Moment, setting: Setting) -> Span | None:
    """The stretch of time a moment means, or `None`."""
    try:
        return RULES[moment.rule](moment, setting)
    except (ValueError, OverflowError):
        return None


# --- days, months and years of the calendar ---------------------------------------------------------------------------------


def _calendar(moment: Moment, setting: Setting) -> Span | None:
    year, how = _year(moment, setting)
    inferred = moment.year is None
    if year is None or year < 1:
        return None
    return _point(_text(year, moment.month, moment.day), how, inferred=inferred)


def _year(moment: Moment, setting: Setting) -> tuple[int | None, str]:
    """The year said, or the one that `last year`, `that year` or the tense makes it."""
    if moment.year is not None:
        return moment.year, "the date as written"
    if moment.told is not None:
        told = setting.reference.earliest if setting.reference else None
        return (told.year + moment.told, f"year counted from what was told before ({setting.reference})") if told else (None, "")
    today = setting.today
    if today is None or moment.month is None:
        return None, ""
    if moment.which is not None:
        return today.year + moment.which, f"year counted from the segment's day ({today})"
    if moment.behind is not None and setting.tense is Tense.PAST and not _needs_no_year(moment, today):
        following = _year_following(moment.behind, moment.month, moment.day)
        if _exists(following, moment.month, moment.day) and _first_day(following, moment.month, moment.day) <= today:
            return following, f"first such date after the one before it in the sentence ({_text(*moment.behind)})"
    return _nearest_year(moment.month, moment.day, setting, today)


def _year_following(before: tuple[int, int, int], month: int, day: int | None) -> int:
    """The year of the first such day after a full date, or on it."""
    return before[0] if (month, day or LAST_DAY) >= before[1:] else before[0] + 1


def _needs_no_year(moment: Moment, today: dt.date) -> bool:
    """ "His trial began in December 2023 and was concluded *on August 28*", told in September 2025: a recent day, behind one
    of the last years.
    """
    if moment.month is None or moment.behind is None or today.year - moment.behind[0] > _YEARS_IN_MIND:
        return False
    nearest = _year_on_or_before(moment.month, moment.day, today)
    return nearest is not None and (today - _first_day(nearest, moment.month, moment.day)).days <= NEAR_DAYS


def _nearest_year(month: int, day: int | None, setting: Setting, today: dt.date) -> tuple[int | None, str]:
    if setting.ends:
        start = setting.start or today
        return _year_on_or_after(month, day, start), f"first such date on or after {start}"
    behind, ahead = _year_on_or_before(month, day, today), _year_on_or_after(month, day, today)
    if setting.tense is Tense.FUTURE or (setting.tense is not Tense.PAST and _is_rather_ahead(month, day, ahead, today)):
        return ahead, f"nearest such date on or after the segment's day ({today})"
    return behind, f"nearest such date on or before the segment's day ({today})"


def _is_rather_ahead(month: int, day: int | None, year: int | None, today: dt.date) -> bool:
    if year is None or day is None:
        return False
    return 0 < (dt.date(year, month, day) - today).days <= _HORIZON_OF_THE_PRESENT


def _year_on_or_before(month: int, day: int | None, limit: dt.date) -> int | None:
    return next(
        (y for y in range(limit.year, limit.year - 9, -1) if _exists(y, month, day) and _first_day(y, month, day) <= limit), None
    )


def _year_on_or_after(month: int, day: int | None, limit: dt.date) -> int | None:
    return next(
        (y for y in range(limit.year, limit.year + 9) if _exists(y, month, day) and _last_day(y, month, day) >= limit), None
    )


def _exists(year: int, month: int, day: int | None) -> bool:
    return day is None or day <= _days_in(year, month)


def _first_day(year: int, month: int, day: int | None) -> dt.date:
    return dt.date(year, month, day or 1)


def _last_day(year: int, month: int, day: int | None) -> dt.date:
    return dt.date(year, month, day or _days_in(year, month))


def _days_in(year: int, month: int) -> int:
    following = dt.date(year + month // 12, month % 12 + 1, 1)
    return (following - dt.timedelta(days=1)).day


def _days(moment: Moment, setting: Setting) -> Span | None:
    """Two days of one month: "November 20-22"."""
    year, how = _year(moment, setting)
    if year is None or moment.day is None or moment.end_day is None or moment.day > moment.end_day:
        return None
    first, last = _text(year, moment.month, moment.day), _text(year, moment.month, moment.end_day)
    return Span(first, last, moment.year is None, how)


def _months(moment: Moment, setting: Setting) -> Span | None:
    """Two months, the second perhaps of a later year: "between May and July 2023"."""
    if moment.month is None or moment.end_month is None:
        return None
    end = Moment(rule="calendar", year=moment.end_year, month=moment.end_month, which=moment.which, told=moment.told)
    end_year, how = _year(end, setting)
    if end_year is None:
        return None
    year = moment.year or (end_year if moment.month <= moment.end_month else end_year - 1)
    return Span(_text(year, moment.month), _text(end_year, moment.end_month), moment.end_year is None, how)


def _years(moment: Moment, setting: Setting) -> Span | None:
    del setting
    if moment.year is None or moment.end_year is None or moment.year >= moment.end_year:
        return None
    return Span(_text(moment.year), _text(moment.end_year), False, "the years as written")


def _which_month(moment: Moment, setting: Setting) -> Span | None:
    """ "Last December": the latest before this month; "this May": of this year; "next May": the first after this month."""
    if setting.today is None or moment.month is None or moment.which is None:
        return None
    year = setting.today.year
    if moment.which < 0 and moment.month >= setting.today.month:
        year -= 1
    if moment.which > 0 and moment.month <= setting.today.month:
        year += 1
    return _point(_text(year, moment.month), f"counted from the segment's day ({setting.today})", inferred=True)


def _season(moment: Moment, setting: Setting) -> Span | None:
    year, how = _year(Moment(rule="calendar", year=moment.year, month=1, which=moment.which, told=moment.told), setting)
    if year is None or moment.season is None:
        return None
    return _months_of_season(year, moment.season, how, inferred=moment.year is None)


def _which_season(moment: Moment, setting: Setting) -> Span | None:
    """ "Last autumn": the latest that had begun before the present season; "this spring": of this year."""
    if setting.today is None or moment.season is None or moment.which is None:
        return None
    year, how = setting.today.year, f"counted from the segment's day ({setting.today})"
    begun = (moment.season - 20) * 3
    if moment.which < 0 and begun + 2 >= setting.today.month:
        year -= 1
    if moment.which > 0 and begun <= setting.today.month:
        year += 1
    return _months_of_season(year, moment.season, how, inferred=True)


def _months_of_season(year: int, season: int, how: str, *, inferred: bool) -> Span:
    """Its three months: spring, from March, is 21; winter begins in December of the year before."""
    first = (season - 20) * _MONTHS_OF_A_SEASON
    if season == _WINTER:
        return Span(_text(year, first), _text(year + 1, 2), inferred, how)
    return Span(_text(year, first), _text(year, first + 2), inferred, how)


# --- days counted from the segment's own ---------------------------------------------------------------------------------


def _weekday(moment: Moment, setting: Setting) -> Span | None:
    today = setting.today
    if today is None or moment.weekday is None:
        return None
    back = (today.isoweekday() - moment.weekday) % _WEEK
    ahead = (moment.weekday - today.isoweekday()) % _WEEK
    if moment.which == -1:
        shift, how = -(back or _WEEK), "last such weekday before"
    elif moment.which == 1:
        shift, how = ahead or _WEEK, "next such weekday after"
    elif setting.tense in (Tense.FUTURE, Tense.PRESENT) or setting.ends:
        shift, how = ahead, "nearest such weekday on or after"
    else:
        shift, how = -back, "nearest such weekday on or before"
    return _day(today + dt.timedelta(days=shift), f"{how} the segment's day ({today})")


def _weekday_of_week(moment: Moment, setting: Setting) -> Span | None:
    if setting.today is None or moment.weekday is None or moment.which is None:
        return None
    monday = setting.today - dt.timedelta(days=setting.today.isoweekday() - 1 - _WEEK * moment.which)
    return _day(
        monday + dt.timedelta(days=moment.weekday - 1), f"weekday of a week counted from the segment's day ({setting.today})"
    )


def _weekend(moment: Moment, setting: Setting) -> Span | None:
    """The last weekend that has begun; "next": the first that has not."""
    if setting.today is None:
        return None
    ahead = moment.which == 1 or setting.tense is Tense.FUTURE
    since_saturday = (setting.today.isoweekday() + 1) % _WEEK
    if moment.which == -1 and since_saturday < 2:
        since_saturday += _WEEK
    saturday = setting.today + dt.timedelta(days=_WEEK * ahead - since_saturday)
    sunday = saturday + dt.timedelta(days=1)
    return Span(saturday.isoformat(), sunday.isoformat(), True, f"weekend counted from the segment's day ({setting.today})")


def _fixed(moment: Moment, setting: Setting) -> Span | None:
    if setting.today is None:
        return None
    return _day(setting.today + dt.timedelta(days=moment.which or 0), f"counted from the segment's day ({setting.today})")


def _which(moment: Moment, setting: Setting) -> Span | None:
    """ "Last week" (Monday to Sunday), "this month", "next year"."""
    if setting.today is None or moment.which is None:
        return None
    return _shifted(setting.today, moment.unit, moment.which, f"counted from the segment's day ({setting.today})")


def _ago(moment: Moment, setting: Setting) -> Span | None:
    if setting.today is None or moment.number is None:
        return None
    return _distance(setting.today, moment.unit, -moment.number, f"counted back from the segment's day ({setting.today})")


def _ago_today(moment: Moment, setting: Setting) -> Span | None:
    """ "Three years ago *today*": the very day, not the year."""
    today, number = setting.today, moment.number
    if today is None or number is None or moment.unit != "year":
        return _ago(moment, setting)
    return _point(
        _text(today.year - number, today.month, today.day), f"counted back from the segment's day ({today})", inferred=False
    )


# --- counted from what was told before -------------------------------------------------------------------------------------


def _told(setting: Setting) -> tuple[dt.date | None, str]:
    """The day told before, where it is one."""
    reference = setting.reference
    return (reference.day if reference else None), f"counted from what was told before ({reference})"


def _told_same(moment: Moment, setting: Setting) -> Span | None:
    reference = setting.reference
    if reference is None:
        return None
    how = f"the same as what was told before ({reference})"
    if moment.unit in ("day", None):
        return _span_of(reference, how)
    first, last = reference.earliest or reference.latest, reference.latest or reference.earliest
    if first is None or last is None or _shifted(first, moment.unit, 0, how) != _shifted(last, moment.unit, 0, how):
        return None
    return _shifted(first, moment.unit, 0, how)


def _told_month(moment: Moment, setting: Setting) -> Span | None:
    """ "*That December*": the first one from what was told before on."""
    reference = setting.reference
    told = reference.earliest if reference else None
    if told is None or moment.month is None:
        return None
    year = told.year + (moment.month < told.month and not _is_year(reference))  # type: ignore[arg-type]
    return _point(_text(year, moment.month), f"counted from what was told before ({reference})", inferred=True)


def _told_next(moment: Moment, setting: Setting) -> Span | None:
    """ "The following day", "the previous year"."""
    if moment.unit in ("day", None):
        day, how = _told(setting)
        return _day(day + dt.timedelta(days=moment.told or 0), how) if day else None
    if setting.reference is None or setting.reference.earliest is None:
        return None
    return _shifted(
        setting.reference.earliest, moment.unit, moment.told or 0, f"counted from what was told before ({setting.reference})"
    )


def _told_shift(moment: Moment, setting: Setting) -> Span | None:
    """ "Two days earlier" needs a day; "a year later" makes a month of a day or month, and a year of a year; "two hours later" is
    the same day.
    """
    reference = setting.reference
    if reference is None or reference.earliest is None or moment.number is None or moment.told is None:
        return None
    how, shift = f"counted from what was told before ({reference})", moment.number * moment.told
    if moment.unit in ("day", "week"):
        days = shift * (_WEEK if moment.unit == "week" else 1)
        return _day(reference.day + dt.timedelta(days=days), how) if reference.day else None
    if moment.unit == "year" and _is_year(reference):
        return _point(_text(reference.earliest.year + shift), how, inferred=True)
    if moment.unit not in ("month", "year"):
        return _told_day(moment, setting) if moment.number < _HALF_A_DAY else None
    return _distance(reference.earliest, "month", shift * (12 if moment.unit == "year" else 1), how)


def _told_monthday(moment: Moment, setting: Setting) -> Span | None:
    """ "On *the 23rd*": of the month told of where that is near, or a few days ahead of the day told; else the nearest one."""
    reference = setting.reference.day if setting.reference else None
    today, day = setting.today, moment.day
    if day is None:
        return None
    if reference is not None:
        told = _text(reference.year, reference.month, day)
        near = today is not None and abs((today - reference).days) <= NEAR_DAYS
        ahead = near and today is not None and told > today.isoformat() and setting.tense is not Tense.FUTURE
        if not ahead and (near or 0 < day - reference.day <= _DAYS_ON):
            return _point(told, f"day of the month told before ({reference})", inferred=True)
    return _nearest_monthday(day, today, setting) if today is not None else None


def _nearest_monthday(day: int, today: dt.date, setting: Setting) -> Span | None:
    ahead = setting.tense is Tense.FUTURE
    for shift in (0, 1 if ahead else -1):
        year, month = divmod(today.year * 12 + today.month - 1 + shift, 12)
        if day <= _days_in(year, month + 1):
            found = dt.date(year, month + 1, day)
            if found == today or (found > today) == ahead:
                return _day(found, f"nearest such day of a month to the segment's day ({today})")
    return None


def _told_day(moment: Moment, setting: Setting) -> Span | None:
    del moment
    reference = setting.reference
    return _span_of(reference, f"the day told before ({reference})") if reference else None


def _span_of(reference: Edtf, how: str) -> Span | None:
    first, _, last = reference.text.translate({ord(mark): None for mark in "?~%"}).partition("/")
    if first in ("", ".."):
        return None
    return Span(first, last if last not in ("", "..") else first, True, how)


def _is_year(date: Edtf) -> bool:
    return not date.is_interval and len(date.text.rstrip("?~%")) == len("2017")


# --- parts of the arithmetic -------------------------------------------------------------------------------------------------


def _shifted(day: dt.date, unit: str | None, shift: int, how: str) -> Span | None:
    """The week, month or year that is `shift` away from the one of `day`."""
    if unit == "week":
        monday = day - dt.timedelta(days=day.isoweekday() - 1 - _WEEK * shift)
        return Span(monday.isoformat(), (monday + dt.timedelta(days=_WEEK - 1)).isoformat(), True, how)
    if unit == "month":
        return _distance(day, "month", shift, how)
    if unit == "year":
        return _point(_text(day.year + shift), how, inferred=True)
    return None


def _distance(day: dt.date, unit: str | None, number: int, how: str) -> Span | None:
    """`number` of a unit away: a day for days and weeks, a month for months, a year for years."""
    if unit == "day":
        return _day(day + dt.timedelta(days=number), how)
    if unit == "week":
        return _day(day + dt.timedelta(days=_WEEK * number), how)
    if unit == "month":
        years, month = divmod(day.year * 12 + day.month - 1 + number, 12)
        return _point(_text(years, month + 1), how, inferred=True)
    if unit == "year":
        return _point(_text(day.year + number), how, inferred=True)
    return None


def _text(year: int, month: int | None = None, day: int | None = None) -> str:
    """EDTF of a year, month or day; raises `ValueError` where there is no such day."""
    dt.date(year, month or 1, day or 1)
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if month and day else "")


def _point(text: str, how: str, *, inferred: bool) -> Span:
    return Span(text, text, inferred, how)


def _day(day: dt.date, how: str) -> Span:
    return _point(day.isoformat(), how, inferred=True)


RULES: dict[str, Rule] = {
    "iso": _calendar,
    "dotted": _calendar,
    "slashed": _calendar,
    "calendar": _calendar,
    "days": _days,
    "months": _months,
    "years": _years,
    "which_month": _which_month,
    "season": _season,
    "which_season": _which_season,
    "weekday": _weekday,
    "weekday_of_week": _weekday_of_week,
    "weekend": _weekend,
    "fixed": _fixed,
    "which": _which,
    "ago": _ago,
    "ago_today": _ago_today,
    "told_same": _told_same,
    "told_month": _told_month,
    "told_next": _told_next,
    "told_eve": _told_next,
    "told_shift": _told_shift,
    "told_monthday": _told_monthday,
    "told_hours": _told_day,
    "told_since": _told_day,
}
