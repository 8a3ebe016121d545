"""People by name: capitalised runs weighed by their words and what stands around them, then single words that are part of one.

In: the words of a text and the claims of courts, bodies and the rest. Out: `Person`s, the phrase around each not yet measured.
Always true: precision first — a run is a name only where the voices for it outweigh those against.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from habeas.reading.names.aliases import Person, with_aliases
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import RoleClass
from habeas.reading.names.rows import BEHIND_A_NAME, Row, lists_of_rows
from habeas.reading.names.runs import Run, is_given, is_initial, runs_of, surname_strength
from habeas.reading.names.trimming import names_in
from habeas.reading.names.weighing import Scales, Weight
from habeas.reading.names.who import name_key

_CERTAIN = 2.0
_BRACKETS_REACH = 9
"""Words from one bracket of a list to the next at most."""
_LONGEST_IN_A_ROW = 5
_CERTAIN_SHARE = 3
_PARTS_OF_ONE_WORD = 3
_FEWEST_BESIDE = 2
_LONGEST_GLUE = 2
""" ", and"."""


@dataclass(slots=True)
class PeopleFinder:
    """Finds the people of one text."""

    claims: Claims[object]
    lexicon: Lexicon
    scales: Scales
    named_elsewhere: frozenset[str]
    """Keys of the words of names that the title gives."""

    @classmethod
    def over(
        cls, claims: Claims[object], lexicon: Lexicon, recognised: Sequence[int] = (), title_names: Iterable[Sequence[str]] = ()
    ) -> PeopleFinder:
        """`recognised` are the words in which an entity recogniser sees people; `title_names` those of names in the title."""
        named_elsewhere = frozenset(name_key(word) for name in title_names for word in name)
        return cls(claims, lexicon, Scales(claims.words, lexicon, frozenset(recognised)), named_elsewhere)

    def people(self) -> list[Person]:
        """In order. Full names first; then single words that are part of one, or that the words around them make a name."""
        found: list[Person] = []
        doubtful: list[tuple[Run, Weight]] = []
        singles: list[Run] = []
        for run in self._candidates():
            if found and run.first < found[-1].after:
                continue
            if len(run) == 1:
                singles.append(run)
                if self._is_of_one_word(run):
                    doubtful.append((run, self.scales.weigh(run)))
                continue
            weight = self.scales.weigh(run)
            if weight.total >= self.lexicon.voices.enough:
                found.append(Person(run.first, self._with_other_surname(run), weight.loudest))
            else:
                doubtful.append((run, weight))
        found += self._named_again(doubtful, found)
        found += self._listed_in_rows(doubtful, found)
        unsure = [*singles, *(run for run, _ in doubtful)]
        found = with_aliases(found, unsure, lambda: self._parts_of(found), self.claims, self.lexicon)
        while listed := self._listed_beside(doubtful, found):
            found += listed
        found += self._alone_in_a_list(singles, found)
        parts = self._parts_of(found) | self.named_elsewhere
        taken = {at for person in found for at in range(person.first, person.after)}
        singles = [run for run in singles if run.first not in taken]
        alone = [person for run in singles if (person := self._single(run, parts)) is not None]
        alone += self._called_like_a_role(found)
        titled = self._parts_of([person for person in alone if person.voice == "role before"]) - parts
        if titled:
            taken = {person.first for person in alone}
            alone += [Person(run.first, run.after, "named again") for run in singles if self._is_again(run, titled, taken)]
        return sorted((*found, *alone), key=lambda person: person.first)

    def _called_like_a_role(self, found: Sequence[Person]) -> list[Person]:
        """ "Asif *Sultan* was freed. On Monday *Sultan* said": a surname that is also a role, where it stands as no role does."""
        words, lexicon = self.claims.words, self.lexicon
        last = {words.lowers[person.after - 1] for person in found if person.after - person.first > 1}
        surnames = (last & lexicon.role_nouns) - self.scales.seen_lower
        if not surnames:
            return []
        alone = (run for run in runs_of(self.claims, lexicon) if len(run) == 1 and words.lowers[run.first] in surnames)
        return [
            Person(run.first, run.after, "part of a full name")
            for run in alone
            if not (run.first and words.lowers[run.first - 1] in lexicon.grammar.determiners)
        ]

    def _is_again(self, run: Run, titled: frozenset[str], taken: Set[int]) -> bool:
        """ "Reporter *Thuzar*", and then "Thuzar" alone: somebody of one name."""
        lower = self.claims.words.lowers[run.first]
        known = run.first not in taken and name_key(lower) in titled and not self._is_plain(lower)
        return known and not self._is_no_name(run) and self._stands_as_part(run, titled)

    def _named_again(self, doubtful: Sequence[tuple[Run, Weight]], found: Sequence[Person]) -> list[Person]:
        """Doubtful runs that say what is a name elsewhere on the page."""
        lowers = self.claims.words.lowers
        known = {tuple(lowers[person.first : person.after]) for person in found}
        return [
            Person(run.first, run.after, "named again") for run, _ in doubtful if tuple(lowers[run.first : run.after]) in known
        ]

    def _candidates(self) -> list[Run]:
        runs = runs_of(self.claims, self.lexicon)
        names = (name for run in runs for name in names_in(run, self.claims.words, self.lexicon))
        return [name for name in names if not self._is_credit(name)]

    def _is_credit(self, name: Run) -> bool:
        """ "[*Tyrone Lau*/Reuters]": who took the picture is nobody of the story."""
        return any("/" in form for form in self.claims.words.forms[name.first : name.after])

    def _with_other_surname(self, name: Run) -> int:
        """The position after the name; a bracket with one more surname belongs to it: "Sevinj Jabbarova (Tahirgizi)"."""
        words, lexicon, at = self.claims.words, self.lexicon, name.after
        bracketed = words.forms[at : at + 1] == ["("] and words.forms[at + 2 : at + 3] == [")"]
        if not bracketed or not words.capitals[at + 1] or not words.forms[at + 1][1:].islower() or self._is_one_of_several(at):
            return at
        alias = words.lowers[at + 1]
        plain = alias in lexicon.ordinary or alias in lexicon.single_places or lexicon.demonyms.at(words, at + 1)
        return at if plain or not self.claims.free(at, at + 3) else at + 3

    def _is_one_of_several(self, bracket: int) -> bool:
        """ "Smith *(Sun)*, Jones *(Evening Post)* and Brown *(Times)*": one bracket behind each name tells whom they work for."""
        forms, capitals = self.claims.words.forms, self.claims.words.capitals
        near = range(max(1, bracket - _BRACKETS_REACH), min(len(forms) - 1, bracket + _BRACKETS_REACH))
        others = (at for at in near if forms[at] == "(" and at != bracket)
        return any(capitals[at - 1] and capitals[at + 1] for at in others)

    def _listed_beside(self, doubtful: Sequence[tuple[Run, Weight]], found: Sequence[Person]) -> list[Person]:
        """Doubtful runs in a list with a name that is certain ("Aysel X, Yzabc Defg and Ramin Z")."""
        words, joiners = self.claims.words, self.lexicon.grammar.joiners
        ends = {person.after for person in found}
        starts = {person.first for person in found}
        added: list[Person] = []
        for run, weight in doubtful:
            if run.first in starts:
                continue
            glue = words.lowers[run.first - 1] if run.first else ""
            after_name = glue in joiners and (run.first - 1 in ends or (glue != "," and run.first - 2 in ends))
            before_name = run.after < len(words) and words.lowers[run.after] in joiners and run.after + 1 in starts
            if (after_name or before_name) and weight.total >= self.lexicon.voices.in_a_list:
                added.append(Person(run.first, run.after, "list of names"))
                ends.add(run.after)
        return added

    def _alone_in_a_list(self, singles: Sequence[Run], found: Sequence[Person]) -> list[Person]:
        """ "They are *Gulzadi*, Beebow Baloch and Ghaffar Baloch", "A B, C D, E F and *Lala*": an unknown word of its own beside
        names of a list, where it cannot be what one of them belongs to.
        """
        words, grammar = self.claims.words, self.lexicon.grammar
        firsts, ends = {p.first: p.after for p in found}, {p.after: p.first for p in found}
        added: list[Person] = []
        for run in singles:
            behind = self._names_listed(run.after, 1, firsts)
            before = self._names_listed(run.first - 1, -1, ends)
            if before + behind < _FEWEST_BESIDE or not self.scales.is_unknown(run.first):
                continue
            led = run.first > 0 and words.lowers[run.first - 1] in grammar.before_a_list
            last = not behind and words.lowers[run.first - 1] != ","
            if (led and not before) or ((behind or last) and before and before + behind > _FEWEST_BESIDE):
                added.append(Person(run.first, run.after, "list of names"))
        return added

    def _names_listed(self, at: int, step: int, beside: Mapping[int, int]) -> int:
        """How many names of a list stand in a row from a place on, forward or backward, joined by commas and the like."""
        words, joiners, names = self.claims.words, self.lexicon.grammar.joiners, 0
        while True:
            glued = at
            while 0 <= glued < len(words) and words.lowers[glued] in joiners and abs(glued - at) < _LONGEST_GLUE:
                glued += step
            end = beside.get(glued if step > 0 else glued + 1)
            if glued == at or end is None:
                return names
            names, at = names + 1, end if step > 0 else end - 1

    def _is_of_one_word(self, run: Run) -> bool:
        """ "Zia-ul-Haq": a given name and a surname with an article between, which may be a body as well."""
        parts = self.claims.words.lowers[run.first].split("-")
        return len(parts) == _PARTS_OF_ONE_WORD and parts[1] in self.lexicon.articles_inside

    def _listed_in_rows(self, doubtful: Sequence[tuple[Run, Weight]], found: Sequence[Person]) -> list[Person]:
        """Doubtful runs in a list of lines that open with a name, where at least a third of those names are certain."""
        firsts = {person.first for person in found}
        words, ordinary, enough = self.claims.words, self.lexicon.ordinary, self.lexicon.voices.in_a_row
        doubted = [
            run
            for run, weight in doubtful
            if weight.total >= enough
            and len(run) <= _LONGEST_IN_A_ROW
            and not all(lower in ordinary for lower in words.lowers[run.first : run.after])
        ]
        added: list[Person] = []
        for rows in lists_of_rows(words) if doubted else ():
            certain = sum(row.head in firsts or row.head + 1 in firsts for row in rows)
            if certain * _CERTAIN_SHARE < len(rows):
                continue
            listed = ((run, row) for row in rows for run in doubted if run.first not in firsts and self._is_entry(run, row))
            added += [Person(self._with_opening(run, row), run.after, "list of names") for run, row in listed]
        return added

    def _with_opening(self, run: Run, row: Row) -> int:
        """ "*Ma* Su May Aung": a word of the language that opens a row opens a name, unless it is a role or a title."""
        lower, lexicon = self.claims.words.lowers[row.head], self.lexicon
        other = lower in lexicon.honorifics or lower in lexicon.role_nouns or lower in lexicon.function_words
        return row.head if run.first - row.head == 1 and lower in lexicon.ordinary and not other else run.first

    def _is_entry(self, run: Run, row: Row) -> bool:
        """The name at the head of a row, behind one word that was cut off it at most, and one behind a comma that is the row's
        last or has an age.
        """
        forms, ends = self.claims.words.forms, run.after == row.after
        if not row.head <= run.first < row.after:
            return False
        if run.first - row.head <= 1:
            return ends or forms[run.after] in BEHIND_A_NAME
        return forms[run.first - 1] == "," and (ends or self.scales.is_aged(run.after))

    # --- single words

    def _parts_of(self, found: Sequence[Person]) -> frozenset[str]:
        words = self.claims.words
        positions = (at for person in found for at in range(person.first, person.after))
        return frozenset(name_key(words.lowers[at]) for at in positions if words.capitals[at] and not is_initial(words, at))

    def _single(self, run: Run, parts: frozenset[str]) -> Person | None:
        lower = self.claims.words.lowers[run.first]
        if self._is_no_name(run):
            return None
        if name_key(lower) in parts:
            return Person(run.first, run.after, "part of a full name") if self._stands_as_part(run, parts) else None
        voice = self._lone_voice(run)
        return Person(run.first, run.after, voice) if voice else None

    def _is_no_name(self, run: Run) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[run.first]
        following = words.lowers[run.after] if run.after < len(words) else ""
        return (
            len(lower) < 2
            or (lower in lexicon.never and not self._acts_by_surname(run))
            or lower in lexicon.honorifics
            or lower.endswith(lexicon.grammar.contraction_ending)
            or any(character.isdigit() for character in lower)
            or following in lexicon.thing_nouns
            or (run.first > 0 and words.lowers[run.first - 1] in lexicon.naming_nouns)
            or words.forms[run.first].isupper()
            or lexicon.demonyms.at(words, run.first) is not None
        )

    def _acts_by_surname(self, run: Run) -> bool:
        """ "Rafikul Islam was jailed. *Islam* denies it": what is also something else, behind a full name and before a verb."""
        words, lower = self.claims.words, self.claims.words.lowers[run.first]
        if lower not in self.lexicon.surnames or not self._acts(run):
            return False
        holders = (words.capitals[at - 1] for at in range(1, run.first) if words.lowers[at] == lower)
        return any(holders)

    def _stands_as_part(self, run: Run, parts: Set[str]) -> bool:
        """A part of a full name is that name again, unless it opens a sentence as an ordinary word or is a place gone to."""
        words, at = self.claims.words, run.first
        lower = words.lowers[at]
        if words.opens[at] and self._is_plain(lower):
            return self._acts(run) or self.scales.is_aged(run.after) or self._is_beside_another(run, parts)
        gone_to = at > 0 and words.lowers[at - 1] in self.lexicon.grammar.toward_places
        return not (lower in self.lexicon.single_places and gone_to)

    def _is_beside_another(self, run: Run, parts: Set[str]) -> bool:
        """ "*Zeng* and Zhu were sentenced", "*Chow* and two others": a list goes on with a part of another name, or a number."""
        words, after, grammar = self.claims.words, run.after, self.lexicon.grammar
        if after + 1 >= len(words) or words.lowers[after] not in grammar.joiners:
            return False
        following = words.lowers[after + 1]
        counted = following in grammar.numbers and words.lowers[after] in self.lexicon.small.joining
        return counted or (words.capitals[after + 1] and name_key(following) in parts)

    def _lone_voice(self, run: Run) -> str | None:
        """What makes a person of a word that is part of no full name: a title, a head of state, a sure surname that acts."""
        words, lexicon, at = self.claims.words, self.lexicon, run.first
        lower = words.lowers[at]
        if lower in lexicon.role_nouns or lower in lexicon.months or lower in lexicon.never:
            return None
        if lower not in lexicon.single_places and self._titled(at):
            return "role before"
        if words.in_heading[at]:
            return None
        if lower in lexicon.leaders and (not words.opens[at] or words.is_one(run.after, lexicon.grammar.doing_of_bodies)):
            return "head of state"
        if self._is_plain(lower) or lower in lexicon.single_places or lower in lexicon.function_words:
            return None
        if self.scales.is_aged(run.after):
            return "age"
        before = words.lowers[at - 1] if at else ""
        located = before in lexicon.grammar.locators or before in lexicon.small.indefinite  # "in Narimanov", "a Narimanov judge"
        located = located or self._is_ruled(at)  # "the president of Ambazonia"
        sure = surname_strength(lower, lexicon) == _CERTAIN and not is_given(lower, lexicon)
        located = located or (at > 1 and before in lexicon.small.of and self.scales.ends_a_name(at - 2))
        if not sure or located or (words.opens[at] and not self._acts(run)):
            return None
        return "surname" if not self._is_called_a_place(lower) else None

    def _is_ruled(self, at: int) -> bool:
        """ "The self-styled president *of Ambazonia*": what an official is one of, and nobody that the page knows."""
        words, lexicon = self.claims.words, self.lexicon
        of_it = at > 1 and words.lowers[at - 1] in lexicon.small.of and words.lowers[at] not in lexicon.surnames
        role = lexicon.roles.before(words, at - 1) if of_it else None
        return role is not None and role[1] is RoleClass.OFFICIAL

    def _is_called_a_place(self, lower: str) -> bool:
        """ "*The town of* Garayev", "*the village of* Ilyinov": what the page names one by is nobody's surname."""
        words, lexicon = self.claims.words, self.lexicon
        return any(
            word == lower
            and words.lowers[at + 1] in lexicon.small.of
            and words.lowers[at] in lexicon.place_words
            and not words.is_one(at + 3, lexicon.small.owning)
            for at, word in enumerate(words.lowers[2:])
        )

    def _is_plain(self, lower: str) -> bool:
        return lower in self.lexicon.ordinary or lower in self.scales.seen_lower

    def _titled(self, at: int) -> bool:
        """A title or a role of one person stands before a single word: "Mr. Lai", "economist X", but not "National Savings"."""
        words, lexicon = self.claims.words, self.lexicon
        if not self.scales.role_before(at):
            return False
        before = words.lowers[at - 1]
        if before == "." or before in lexicon.honorifics:
            return True
        lower = words.lowers[at]
        return not self._is_plain(lower) and before not in lexicon.grammar.general_roles and lower not in lexicon.thing_nouns

    def _acts(self, run: Run) -> bool:
        """What follows is a verb or a possessive mark: the word is somebody who does or has something."""
        words, grammar = self.claims.words, self.lexicon.grammar
        after = run.after
        if after < len(words) and words.lowers[after] in grammar.before_verbs:
            after += 1
        if after >= len(words):
            return False
        following = words.lowers[after]
        acting = following in grammar.acting_words or following.endswith(self.lexicon.small.past_endings)
        return acting or self.lexicon.person_verbs.at(words, after) is not None
