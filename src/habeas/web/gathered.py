"""Everybody on a day, gathered so that narrowing them down takes no look at each: sets of people as the bits of numbers.

In: a roll. Out: who has which value of which facet, who stands where in which order. Always true: a set has the bit of a person's
place in the roll; what is answered is what one pass over the people would answer.
"""

from __future__ import annotations

from bisect import insort
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from functools import reduce
from operator import and_, or_
from typing import Final

from habeas.register import clocks
from habeas.register.batches import BATCH
from habeas.register.clocks import Moment, Roll, Stood
from habeas.register.remembered import Remembered, making_what_stays
from habeas.web.facets import Chosen, Facet, values_of
from habeas.web.forms import Sort, Standing
from habeas.web.standing import in_order, place_in

People = int
"""A set of people: the bit of each one's place."""


class Gathered:
    """The people of a roll."""

    def __init__(self, roll: Roll) -> None:
        self.roll = roll
        self.everyone: People = (1 << len(roll.people)) - 1
        self._places = {one.key: place for place, one in enumerate(roll.people)}
        having: dict[Facet, defaultdict[str, list[int]]] = {facet: defaultdict(list) for facet in Facet}
        for place, one in enumerate(roll.people):
            for facet, values in values_of(one).items():
                for value in values:
                    having[facet][value].append(place)
        self._having: dict[Facet, dict[str, People]] = {
            facet: {value: self.at(places) for value, places in values.items()} for facet, values in having.items()
        }
        self._orders: dict[Sort, list[int]] = {}

    def brought(self, roll: Roll) -> Gathered:
        """The people of a later roll. Where it has the same in the same places, those alone are looked at again of whom something
        else is said: of all others a roll that was brought up to date has what the earlier one had."""
        if [one.key for one in roll.people] != list(self._places):
            return Gathered(roll)
        places = [place for place, one in enumerate(roll.people) if one is not self.roll.people[place]]
        if len(places) > BATCH:
            return Gathered(roll)
        now = copy(self)
        now.roll = roll
        rest = self.everyone & ~self.at(places)
        now._having = {facet: {value: at & rest for value, at in having.items()} for facet, having in self._having.items()}
        for place in places:
            for facet, values in values_of(roll.people[place]).items():
                for value in values:
                    now._having[facet][value] = now._having[facet].get(value, 0) | 1 << place
        now._orders = {sort: _with_these_again(order, places, roll, sort) for sort, order in list(self._orders.items())}
        return now

    def at(self, places: Iterable[int]) -> People:
        """Those at these places."""
        bits = bytearray(len(self.roll.people) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def with_keys(self, keys: Iterable[str]) -> People:
        """Those of these keys who are in the roll."""
        return self.at(self._places[key] for key in keys if key in self._places)

    def of_standing(self, standing: Standing) -> int:
        """How many of everyone have this status."""
        return self._having[Facet.STATUS].get(str(standing), 0).bit_count()

    def narrowed(self, among: People, chosen: Chosen) -> tuple[People, dict[Facet, Counter[str]]]:
        """Who of these has one of the chosen values of every facet; and for each facet how many have each value. Somebody whom
        one facet alone leaves out still counts among its own values."""
        fitting = {facet: self._with_any(facet, values) for facet, values in chosen.items()}

        def left_by(facets: Iterable[Facet]) -> People:
            return reduce(and_, (fitting[facet] for facet in facets), among)

        left = left_by(fitting)
        counts = {}
        for facet, values in self._having.items():
            base = left_by(fitting.keys() - {facet}) if facet in fitting else left
            found = ((value, (people & base).bit_count()) for value, people in values.items())
            counts[facet] = Counter({value: count for value, count in found if count})
        return left, counts

    def _with_any(self, facet: Facet, values: Iterable[str]) -> People:
        return reduce(or_, (self._having[facet].get(value, 0) for value in values), 0)

    def in_order(self, people: People, sort: Sort) -> list[Stood]:
        """These in the order asked for."""
        if sort not in self._orders:
            self._orders[sort] = [self._places[one.key] for one in in_order(self.roll.people, sort)]
        everyone = self.roll.people
        return [everyone[place] for place in _chosen_of(self._orders[sort], people, len(everyone))]


def _with_these_again(order: Sequence[int], places: Collection[int], roll: Roll, sort: Sort) -> list[int]:
    """The order with those at these places where they belong now."""
    again = set(places)
    found = [place for place in order if place not in again]
    place_of = place_in(sort)
    for place in places:
        insort(found, place, key=lambda each: place_of(roll.people[each]))
    return found


def _chosen_of(places: Iterable[int], people: People, size: int) -> Iterator[int]:
    bits = people.to_bytes(size // 8 + 1, "little")
    return (place for place in places if bits[place >> 3] >> (place & 7) & 1)


def _gathered(moment: Moment) -> Gathered:
    roll = clocks.roll(moment)
    with making_what_stays():
        return Gathered(roll)


_GATHERED: Final = Remembered[Gathered](4)


def gathered(moment: Moment) -> Gathered:
    """Everybody of whom something was known at the moment; remembered for as long as the record is the same."""
    now = moment.known is None and moment.recorded is None
    return _GATHERED.answer(
        moment,
        lambda: _gathered(moment),
        (lambda before, _people: before.brought(clocks.roll(moment))) if now else None,
    )
