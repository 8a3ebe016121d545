"""Counts over months -> a picture in SVG that needs neither colour nor a script: bars full up to the least number, and outlined
from there up to the most.

Always true: everything in it stands in the table beside it as well; its words are text, and its colours are those of the page.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from django.utils.dateformat import format as formatted
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from habeas.register.today import MonthCount

_WIDTH: Final = 360
_HEIGHT: Final = 168
_LEFT: Final = 34
_TOP: Final = 10
_BOTTOM: Final = 26
_LINES: Final = 4


def months_chart(months: Sequence[MonthCount]) -> SafeString:
    """The picture; nothing where there is nobody to count."""
    highest = max((month.held.most for month in months), default=0)
    if not highest:
        return SafeString("")
    step = _step(highest)
    top = step * math.ceil(highest / step)
    return format_html(
        '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>',
        _WIDTH,
        _HEIGHT,
        _said(months),
        format_html_join("", "{}", ((_line(value, top),) for value in range(0, top + 1, step))),
        format_html_join("", "{}", ((_bar(at, len(months), month, top),) for at, month in enumerate(months))),
        format_html_join("", "{}", ((_label(at, months),) for at in _labelled(len(months)))),
    )


def _said(months: Sequence[MonthCount]) -> str:
    first, last = months[0], months[-1]
    return _("Held: %(then)s in %(first)s, %(now)s in %(last)s") % {
        "then": _span(first),
        "first": formatted(first.day, "F Y"),
        "now": _span(last),
        "last": formatted(last.day, "F Y"),
    }


def _span(month: MonthCount) -> str:
    held = month.held
    return str(held.most) if held.least == held.most else f"{held.least}–{held.most}"


def _step(highest: int) -> int:
    """A round number, a few of which reach up to the highest."""
    power: int = 10 ** max(0, len(str(highest // _LINES)) - 1)
    return next(step * power for step in (1, 2, 5, 10) if step * power * _LINES >= highest)


def _y(value: float, top: int) -> float:
    return round(_TOP + (_HEIGHT - _TOP - _BOTTOM) * (1 - value / top), 1)


def _line(value: int, top: int) -> SafeString:
    y = _y(value, top)
    return format_html(
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{}</text>',
        _LEFT,
        _WIDTH,
        y,
        y,
        _LEFT - 5,
        y + 4,
        value,
    )


def _bar(at: int, number: int, month: MonthCount, top: int) -> SafeString:
    room = (_WIDTH - _LEFT) / number
    x, width = round(_LEFT + at * room + room * 0.18, 1), round(room * 0.64, 1)
    least, most = month.held.least, month.held.most
    sure = _rectangle("least", x, width, _y(least, top), _y(0, top)) if least else SafeString("")
    perhaps = _rectangle("most", x, width, _y(most, top), _y(least, top)) if most > least else SafeString("")
    return format_html("<g>{}{}</g>", sure, perhaps)


def _rectangle(kind: str, x: float, width: float, upper: float, lower: float) -> SafeString:
    return format_html('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', kind, x, upper, width, round(lower - upper, 1))


def _labelled(number: int) -> range:
    return range(number - 1, -1, -6)


def _label(at: int, months: Sequence[MonthCount]) -> SafeString:
    x = round(_LEFT + (at + 0.5) * (_WIDTH - _LEFT) / len(months), 1)
    last = at == len(months) - 1
    anchor = "end" if last else "middle"
    return format_html(
        '<text x="{}" y="{}" text-anchor="{}">{}</text>',
        _WIDTH if last else x,
        _HEIGHT - 8,
        anchor,
        formatted(months[at].day, "M Y"),
    )
