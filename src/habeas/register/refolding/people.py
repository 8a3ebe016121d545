"""Who is who, put together again around what has come: the people that are otherwise now, and those that are no more.

Always true: nobody outside what is given is taken for one person with anybody in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.identity import Mention as WeighedName
from habeas.register.batches import batched, values_where
from habeas.register.folding.fold import Holders
from habeas.register.folding.linking import ListedName, Who, compared, names, weighing, who_is_who
from habeas.register.folding.mentions import Spelled, is_full, mention_key, mentions_of
from habeas.register.folding.record import FoldedName, FoldedPair
from habeas.register.folding.told import NAMING_PRISONERS, NO_DAY, Told
from habeas.register.lists.editions import listed_name
from habeas.register.lists.kept_editions import edition_with
from habeas.register.models import ListRow, Mention, Name, NamePair
from habeas.register.refolding.around import Around
from habeas.register.refolding.changed import Changed
from habeas.register.refolding.tellings import Tellings


@dataclass(frozen=True)
class Refolded:
    """`who`: everybody around; `otherwise`: those of them who are otherwise now, by the keys of their identities; `before`: the
    identities that those had, or that are no more. `gone`: mentions that no page has any more, each with its page and
    spelling; `altered`: names of which something else is said now, and those."""

    who: Who
    otherwise: frozenset[str]
    before: frozenset[str]
    gone: Mapping[str, tuple[str, str]]
    altered: frozenset[str]
    names: tuple[FoldedName, ...]
    pairs: tuple[FoldedPair, ...]
    listed: Mapping[str, ListedName]

    @property
    def mentions(self) -> frozenset[str]:
        """The mentions and rows of lists that were looked at."""
        rows = (row for rows in self.who.on_lists_alone for row in rows)
        theirs = (row for identity in self.who.identities for row in identity.rows)
        return frozenset((*self.who.owner, *rows, *theirs))


def refold_people(changed: Changed, captures: Iterable[str], named: frozenset[str], tellings: Tellings) -> Refolded:
    """`captures`: the pages of which something is new; `named`: the mentions of which a reading is new or judged otherwise."""
    on_pages = mentions_of(sorted(tellings.on_pages(captures), key=lambda told: told.order))
    weighed = {mention.id: mention for mention in (*weighing(on_pages), *_on_lists(changed.files))}
    there = {row.key: row for batch in batched(captures) for row in Mention.objects.filter(capture__in=batch)}
    known = {row.key: row for row in _names({*there, *weighed})}
    altered = {key for key, mention in weighed.items() if key not in known or known[key].said != mention.to_json()}
    altered |= known.keys() - weighed.keys()
    around = Around(frozenset(altered))
    seeds = around.neighbours_of_gone() | changed.mentions | ((weighed.keys() - altered) & named)
    resolution = around.put_together([weighed[key] for key in sorted(altered & weighed.keys())], seeds)
    together = around.resolver.together()
    spelled = {mention.key: mention.spelled() for mention in on_pages.values()}
    spelled |= _spelled(together.keys() - spelled.keys())
    listed = _listed(together.keys() - spelled.keys(), around)
    who = who_is_who(resolution, spelled, listed)
    gone = {key: (row.capture_id, row.spelling) for key, row in there.items() if key not in on_pages}
    otherwise, before = _otherwise(who, named, gone)
    return Refolded(
        who=who,
        otherwise=otherwise,
        before=before,
        gone=gone,
        altered=frozenset(altered),
        names=tuple(names((around.mentions[key] for key in together), together)),
        pairs=tuple(compared(around.resolver.weighed(among=altered))),
        listed=listed,
    )


def _on_lists(files: Iterable[str]) -> Iterable[WeighedName]:
    """The full names of those on these editions, as `identity` weighs them."""
    for edition in (edition_with(file) for file in sorted(files)):
        if edition is not None and not edition.is_own:
            yield from (listed_name(row, edition).mention for row in edition.rows if is_full(row.name))


def _names(keys: Iterable[str]) -> Iterable[Name]:
    return (row for batch in batched(sorted(keys)) for row in Name.objects.filter(key__in=batch))


def _spelled(keys: Iterable[str]) -> dict[str, Spelled]:
    """Mentions on pages of which nothing is new."""
    found: dict[str, Spelled] = {}
    for batch in batched(sorted(keys)):
        for row in Mention.objects.filter(key__in=batch).select_related("capture"):
            day = row.capture.published or row.capture.captured or NO_DAY
            found[row.key] = Spelled(row.key, row.capture_id, row.segment, row.spelling, day, row.founds)
    return found


def _listed(keys: Iterable[str], around: Around) -> dict[str, ListedName]:
    found: dict[str, ListedName] = {}
    for batch in batched(sorted(keys)):
        for row in ListRow.objects.filter(key__in=batch).select_related("file"):
            found[row.key] = ListedName(around.mentions[row.key], (row.file.as_of, row.file_id, row.key))
    return found


def _otherwise(who: Who, named: frozenset[str], gone: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The identities with other mentions than before, or of which something else is said; and those that these had."""
    were = {row.key: row for batch in batched(sorted({*who.owner, *gone})) for row in Mention.objects.filter(key__in=batch)}
    members: defaultdict[str, set[str]] = defaultdict(set)
    registered: set[str] = set()
    for batch in batched(sorted({row.identity for row in were.values()})):
        for row in Mention.objects.filter(identity__in=batch):
            members[row.identity].add(row.key)
            registered |= {row.identity} if row.person_id else set()
    otherwise: set[str] = set()
    for identity in who.identities:
        now = {mention.key for mention in identity.mentions}
        same = members.get(identity.key) == now and (identity.key in registered) == identity.registered
        if not same or not now.isdisjoint(named):
            otherwise.add(identity.key)
    kept = {identity.key for identity in who.identities} - otherwise
    return frozenset(otherwise), frozenset(members.keys() - kept)


class Whose:
    """Whose any mention is: those around as they are now, all others as they were."""

    def __init__(self, people: Refolded) -> None:
        self._owner = dict(people.who.owner)
        self._registered = set(people.who.registered)
        self._asked = set(people.gone)
        self._were: dict[str, str | None] = {}

    def holders(self, told: Iterable[Told]) -> Holders:
        """Of the readings given so far and these."""
        keys = {key for one in told for key in _mentioned(one)} - self._owner.keys() - self._asked
        self._asked |= keys
        for batch in batched(sorted(keys)):
            for key, identity, person in Mention.objects.filter(key__in=batch).values_list("key", "identity", "person"):
                self._owner[key] = identity
                if person is not None:
                    self._registered.add(identity)
        return Holders(self._owner, self._registered)

    def ever(self, told: Told) -> frozenset[str]:
        """Whom a reading is about: now, and in the record as it was."""
        names = told.event.people if told.event.type in NAMING_PRISONERS else ()
        keys = sorted({mention_key(told, name) for name in names} - self._were.keys())
        self._were |= dict.fromkeys(keys) | dict(Mention.objects.filter(key__in=keys).values_list("key", "identity"))
        now = self.holders((told,)).owner
        mentions = [mention_key(told, name) for name in names]
        return frozenset(who for key in mentions for who in (now.get(key), self._were[key]) if who is not None)


def _mentioned(told: Told) -> Iterable[str]:
    names = told.event.people if told.event.type in NAMING_PRISONERS else ()
    return (mention_key(told, name) for name in (*names, *((told.event.actor,) if told.event.actor else ())))


def pairs_of(mentions: frozenset[str]) -> set[str]:
    """The keys of the pairs that have one of these."""
    return values_where(NamePair, "one", mentions, "key") | values_where(NamePair, "other", mentions, "key")
