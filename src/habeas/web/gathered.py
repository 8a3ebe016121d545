"""Everybody on a day, gathered so that narrowing them down takes no look at each: sets of people as the bits of numbers.

In: a roll. Out: who has which value of which facet, who stands where in which order. Always true: a set has the bit of a person's
place in the roll; what is answered is what one pass over the people would answer.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from operator import and_, or_
from typing import Final

from habeas.register import clocks
from habeas.register.clocks import Moment, Roll, Stood
from habeas.register.remembered import Remembered
from habeas.web.facets import Chosen, Facet, values_of
from habeas.web.forms import Sort, Standing
from habeas.web.standing import in_order

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
        self._having: Mapping[Facet, Mapping[str, People]] = {
            facet: {value: self.at(places) for value, places in values.items()} for facet, values in having.items()
        }
        self._orders: dict[Sort, list[int]] = {}

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


def _chosen_of(places: Iterable[int], people: People, size: int) -> Iterator[int]:
    bits = people.to_bytes(size // 8 + 1, "little")
    return (place for place in places if bits[place >> 3] >> (place & 7) & 1)


_GATHERED: Final = Remembered[Gathered](4)


def gathered(moment: Moment) -> Gathered:
    """Everybody of whom something was known at the moment; remembered for as long as the record is the same."""
    return _GATHERED.answer(moment, lambda: Gathered(clocks.roll(moment)))
