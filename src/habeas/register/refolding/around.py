"""Names that are new -> who is who among all that they may be held against, with what was found of the others before.

Always true: what comes out is what a resolver would give that has compared every name of the register, for those it gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q

from habeas.identity import Link, Mention, Resolution, Resolver, Weighed
from habeas.register.batches import batched
from habeas.register.decisions import human_decisions_about
from habeas.register.folding.linking import name_marks
from habeas.register.models import Name, NameMark, NamePair


class Around:
    """A resolver that is told of others as they come near. `gone`: the names whose rows hold no longer."""

    def __init__(self, gone: frozenset[str]) -> None:
        self.resolver = Resolver()
        self.mentions: dict[str, Mention] = {}
        self._gone = gone

    def put_together(self, new: Sequence[Mention], seeds: Iterable[str]) -> Resolution:
        """Everybody whom the new names touch, and everybody around the seeds."""
        self._know_candidates(new)
        self.mentions.update((mention.id, mention) for mention in new)
        self.resolver.add(sorted(new, key=lambda mention: mention.id))
        around = set(seeds)
        reached: set[str] = set()
        while waiting := (around | self.resolver.touched) - reached:
            self._recall(waiting)
            reached |= waiting
            around = {neighbour for mention in waiting for neighbour in self.resolver.beside(mention)}
        self.resolver.touch(reached)
        return self.resolver.resolution()

    def neighbours_of_gone(self) -> set[str]:
        """Those who were held against the names that are gone, or taken for one person with them."""
        found: set[str] = set()
        for batch in batched(sorted(self._gone)):
            for one, other in NamePair.objects.filter(Q(one__in=batch) | Q(other__in=batch)).values_list("one", "other"):
                found |= {one, other}
            together = Name.objects.order_by().filter(key__in=batch).values("together")
            found |= set(Name.objects.order_by().filter(together__in=together).values_list("key", flat=True))
            found |= {mention for decision in human_decisions_about(batch) for mention in decision.pair}
        return found - self._gone

    def _know_candidates(self, new: Iterable[Mention]) -> None:
        marks = {mark for name in {mention.name for mention in new} for mark in name_marks(name)}
        names: set[str] = set()
        for batch in batched(sorted(marks)):
            names |= set(NameMark.objects.filter(mark__in=batch).values_list("name", flat=True))
        for some in batched(sorted(names)):
            self._know(Name.objects.filter(name__in=some))

    def _know(self, rows: Iterable[Name]) -> None:
        for row in rows:
            if row.key not in self._gone and row.key not in self.mentions:
                self.mentions[row.key] = Mention.from_json(row.key, row.said)
                self.resolver.recall((self.mentions[row.key],), ())

    def _recall(self, mentions: Iterable[str]) -> None:
        """What was found of these before, and what people decided of them."""
        asked = sorted(mentions)
        pairs = list(self._pairs(asked))
        decisions = human_decisions_about(asked)
        near = {*asked, *(end for pair in pairs if pair.link is not None for end in (pair.one, pair.other))}
        near |= {mention for decision in decisions for mention in decision.pair}
        for batch in batched(sorted(near - self.mentions.keys())):
            self._know(Name.objects.filter(key__in=batch))
        self.resolver.recall((), pairs)
        self.resolver.decide(sorted(decisions, key=lambda decision: (decision.number, decision.pair)))

    def _pairs(self, mentions: Iterable[str]) -> Iterator[Weighed]:
        for batch in batched(mentions):
            for row in NamePair.objects.filter(Q(one__in=batch) | Q(other__in=batch)):
                if row.one not in self._gone and row.other not in self._gone:
                    link = Link.from_json(row.one, row.other, row.link) if row.link is not None else None
                    yield Weighed(row.one, row.other, link)
