"""The voices in their order: who claims words first, and how the claims become the mentions of one segment."""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading.names.aliases import Person
from habeas.reading.names.around import Phrase, PhraseFinder
from habeas.reading.names.bodies import (
    find_bodies_behind_their_kind,
    find_generic_bodies,
    find_headed_bodies,
    find_known_bodies,
)
from habeas.reading.names.claims import Claims
from habeas.reading.names.courts import find_courts
from habeas.reading.names.families import find_families, of_one_surname, own_surname
from habeas.reading.names.groups import find_groups
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import (
    BodyMention,
    CaseMention,
    CourtMention,
    GroupMention,
    OccasionMention,
    PersonMention,
    PlaceMention,
    PrisonMention,
    RoleClass,
)
from habeas.reading.names.occasions import find_occasions
from habeas.reading.names.people import PeopleFinder
from habeas.reading.names.places import case_mention, case_spans, find_described_places, find_listed_places, find_long_places
from habeas.reading.names.prisons import find_prisons
from habeas.reading.names.who import resolve
from habeas.reading.names.words import Words, words_of

NameMention = (
    PersonMention | GroupMention | BodyMention | CourtMention | PrisonMention | PlaceMention | CaseMention | OccasionMention
)
_PERSON_LABELS = frozenset(("PERSON", "PER"))


def mentions_of(
    text: str, title: str | None, recognised: Sequence[tuple[int, int, str]], lexicon: Lexicon
) -> tuple[NameMention, ...]:
    claims = _claimed(text, lexicon)
    title_names = _title_names(title, lexicon)
    found = find_families(claims, _people(claims, lexicon, _recognised_words(claims.words, recognised), title_names))
    people = [person for person in found if person.alias_of is None]
    aliases = [person for person in found if person.alias_of is not None]
    find_listed_places(claims, lexicon)
    phrases = PhraseFinder.over(claims, lexicon, people).phrases()
    persons = _person_mentions(claims, lexicon, people, aliases, phrases, title_names)
    cases = _cases(claims, lexicon)
    find_groups(claims, lexicon)
    others = [mention for _, _, mention in claims.spans if not isinstance(mention, Person)]
    return _apart(persons, cases, others)


def _claimed(text: str, lexicon: Lexicon) -> Claims[object]:
    """Everything but people, listed places, cases and groups."""
    claims: Claims[object] = Claims(words_of(text))
    find_occasions(claims, lexicon)
    find_prisons(claims, lexicon)
    find_courts(claims, lexicon)
    find_known_bodies(claims, lexicon)
    find_headed_bodies(claims, lexicon)
    find_bodies_behind_their_kind(claims, lexicon)
    find_generic_bodies(claims, lexicon)
    find_described_places(claims, lexicon)
    find_long_places(claims, lexicon)
    return claims


def _recognised_words(words: Words, recognised: Sequence[tuple[int, int, str]]) -> list[int]:
    spans = [(start, end) for start, end, label in recognised if label in _PERSON_LABELS]
    if not spans:
        return []
    return [at for at in range(len(words)) if any(s <= words.starts[at] and words.ends[at] <= e for s, e in spans)]


def _people(
    claims: Claims[object], lexicon: Lexicon, recognised: Sequence[int], title_names: Sequence[tuple[str, tuple[str, ...]]]
) -> list[Person]:
    people = PeopleFinder.over(claims, lexicon, recognised, (key for _, key in title_names)).people()
    for person in people:
        claims.claim(person.first, person.after, person)
    people += _named_like_places(claims, people, lexicon)
    return of_one_surname(claims, people, lexicon)


def _named_like_places(claims: Claims[object], people: Sequence[Person], lexicon: Lexicon) -> list[Person]:
    """ "Rocío San Miguel was held. *San Miguel* teaches law", "Amr Badr was held. *Badr* denies it": a surname of several words
    that is a town as well, or a surname that is a prison as well.
    """
    words = claims.words
    names = [tuple(words.lowers[p.first : p.after]) for p in people]
    found: list[Person] = []
    for first, after, held in claims.spans if names else ():
        said = tuple(words.lowers[first:after])
        gone_to = first > 0 and words.lowers[first - 1] in lexicon.grammar.locators
        named_so = isinstance(held, PrisonMention) or (isinstance(held, PlaceMention) and len(said) > 1)
        if named_so and not gone_to and any(name[-len(said) :] == said != name for name in names):
            found.append(Person(first, after, "part of a full name"))
    for person in found:
        claims.release(claims.holders[person.first])
        claims.claim(person.first, person.after, person)
    return found


def _title_names(title: str | None, lexicon: Lexicon) -> list[tuple[str, tuple[str, ...]]]:
    """Full names in the title, as they stand and as folded words."""
    if not title:
        return []
    claims = _claimed(title, lexicon)
    people = _people(claims, lexicon, [], [])
    return [
        (_name(claims.words, p, lexicon), _name_key(claims.words, p, lexicon))
        for p in people
        if (p.after - p.first > 1 or p.surname_of is not None) and p.alias_of is None
    ]


def _name(words: Words, person: Person, lexicon: Lexicon) -> str:
    own = words.span(person.first, person.after)
    return own if person.surname_of is None else f"{own} {words.span(*own_surname(words, person.surname_of, lexicon))}"


def _name_key(words: Words, person: Person, lexicon: Lexicon) -> tuple[str, ...]:
    own = tuple(lower for lower in words.lowers[person.first : person.after] if lower not in "()")
    if person.surname_of is None:
        return own
    first, after = own_surname(words, person.surname_of, lexicon)
    return (*own, *words.lowers[first:after])


def _person_mentions(
    claims: Claims[object],
    lexicon: Lexicon,
    people: Sequence[Person],
    aliases: Sequence[Person],
    phrases: Sequence[Phrase],
    title_names: Sequence[tuple[str, tuple[str, ...]]],
) -> list[PersonMention]:
    words, named = claims.words, [*people, *aliases]
    texts = [_name(words, p, lexicon) for p in named] + [text for text, _ in title_names]
    keys = [_name_key(words, p, lexicon) for p in named] + [key for _, key in title_names]
    relatives = frozenset(i for i, phrase in enumerate(phrases) if phrase.role_class is RoleClass.RELATIVE)
    fullest = resolve(keys, lexicon, relatives=relatives, titles_from=len(named))
    fullest = _without_other_names(fullest, keys, people, aliases)
    facts = _facts_by_person(fullest, phrases)
    return [
        PersonMention(
            start=words.starts[person.first],
            end=words.ends[person.after - 1],
            text=words.span(person.first, person.after),
            voice=person.voice,
            np_start=words.starts[phrase.first],
            np_end=words.ends[phrase.after - 1],
            roles=phrase.roles,
            role_class=_role_class(person, phrase, facts[fullest[index]][0]),
            full_name=texts[fullest[index]],
            gender=phrase.gender or facts[fullest[index]][1],
        )
        for index, (person, phrase) in enumerate(zip(people, phrases, strict=True))
    ]


def _without_other_names(
    fullest: Sequence[int], keys: Sequence[tuple[str, ...]], people: Sequence[Person], aliases: Sequence[Person]
) -> list[int]:
    """ "Ali Kato alias *Nubian Lee*": who is named by another name is named by that one."""
    if not aliases:
        return list(fullest)
    at = {person.first: index for index, person in enumerate(people)}
    owners = {alias.first: fullest[at[alias.alias_of.first]] for alias in aliases if alias.alias_of is not None}
    named = {keys[index]: owners[alias.first] for index, alias in enumerate(aliases, len(people))}
    others = {fullest[index]: owners[alias.first] for index, alias in enumerate(aliases, len(people))}
    return [named.get(keys[index], others.get(full, full)) for index, full in enumerate(fullest)]


def _role_class(person: Person, phrase: Phrase, elsewhere: RoleClass) -> RoleClass:
    """What the words around a name say, else what they say elsewhere; a head of state needs no title."""
    for said in (phrase.role_class, elsewhere):
        if said is not RoleClass.UNKNOWN:
            return said
    return RoleClass.OFFICIAL if person.voice == "head of state" else RoleClass.UNKNOWN


def _facts_by_person(fullest: Sequence[int], phrases: Sequence[Phrase]) -> dict[int, tuple[RoleClass, str | None]]:
    """What the first phrases that say so tell of each person: class of role, gender."""
    facts: dict[int, tuple[RoleClass, str | None]] = dict.fromkeys(fullest, (RoleClass.UNKNOWN, None))
    for index, phrase in zip(fullest, phrases, strict=False):
        role_class, gender = facts[index]
        facts[index] = (phrase.role_class if role_class is RoleClass.UNKNOWN else role_class, gender or phrase.gender)
    return facts


def _cases(claims: Claims[object], lexicon: Lexicon) -> list[CaseMention]:
    spans = [span for span in case_spans(claims, lexicon) if not _is_somebodys(claims, lexicon, span[0])]
    return [case_mention(claims, first, after) for first, after in spans]


def _is_somebodys(claims: Claims[object], lexicon: Lexicon, first: int) -> bool:
    """ "The case of Smith" names a person rather than a case."""
    return claims.words.is_one(first + 1, lexicon.small.of) and isinstance(claims.holders[first + 2], Person)


def _apart(persons: Sequence[PersonMention], cases: Sequence[CaseMention], others: Sequence[object]) -> tuple[NameMention, ...]:
    """In order and apart: a case keeps what it is made of, a group gives way to the person whose role it is."""
    phrases = [(p.np_start, p.np_end) for p in persons]
    kept: list[NameMention] = list(cases)
    for mention in (*persons, *others):
        if not isinstance(mention, NameMention) or any(case.start < mention.end and mention.start < case.end for case in cases):
            continue
        if isinstance(mention, GroupMention) and any(start < mention.end and mention.start < end for start, end in phrases):
            continue
        kept.append(mention)
    return tuple(sorted(kept, key=lambda mention: mention.start))
