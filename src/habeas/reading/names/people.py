"""People by name: capitalised runs weighed by what the words are (given name, surname, ordinary word, place) and what stands around them.

In: the words of a text and the claims of courts, bodies and the rest. Out: `Person`s, the phrase around each not yet measured. Always true:
precision first — a run is a name only where the voices for it outweigh those against.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.runs import Run, is_eastern, is_given, is_initial, runs_of, surname_strength

_ENOUGH = 2.0
_LONGEST = 6
_QUOTES = frozenset('"“”«»')
_ARTICLE_LIKE = frozenset(
    ("el", "le", "la", "los", "las", "al", "de", "del", "der", "di", "du", "das", "dos", "da", "saint", "st")
)
"""Words that begin the names of newspapers and places as often as those of people."""
_LOCATORS = frozenset(("in", "near", "at", "from", "the", "around", "outside"))


@dataclass(slots=True)
class Person:
    """Words `first` to `after` (exclusive) are a person's name; `voice` says what spoke for it."""

    first: int
    after: int
    voice: str


@dataclass(slots=True)
class _Weight:
    """Points for and against, with the loudest voice kept."""

    total: float = 0.0
    voice: str = "capitalised run"
    _loudest: float = 0.0

    def add(self, points: float, voice: str) -> None:
        self.total += points
        if points > self._loudest:
            self._loudest, self.voice = points, voice


@dataclass(slots=True)
class PeopleFinder:
    """Finds the people of one text. `recognised` are the word spans in which an entity recogniser sees a person."""

    claims: Claims[object]
    lexicon: Lexicon
    recognised: frozenset[int]
    _seen_capital: Counter[str]
    _seen_lower: frozenset[str]

    @classmethod
    def over(cls, claims: Claims[object], lexicon: Lexicon, recognised: Sequence[int] = ()) -> PeopleFinder:
        words = claims.words
        seen = Counter(
            lower
            for lower, capital, opens in zip(words.lowers, words.capitals, words.opens, strict=True)
            if capital and not opens
        )
        lower_case = frozenset(lower for lower, capital in zip(words.lowers, words.capitals, strict=True) if not capital)
        return cls(claims, lexicon, frozenset(recognised), seen, lower_case)

    def people(self) -> list[Person]:
        """In order. Full names first; then single words that are part of one, or that the words around them make a name."""
        doubtful: list[tuple[Run, _Weight]] = []
        found: list[Person] = []
        singles: list[Run] = []
        for run in list(runs_of(self.claims, self.lexicon)):
            for name in self._names_in(run):
                if found and name.first < found[-1].after:
                    continue
                if len(name) == 1:
                    singles.append(name)
                    continue
                weight = self._weight(name)
                if weight.total >= _ENOUGH:
                    found.append(Person(name.first, self._with_other_surname(name), weight.voice))
                else:
                    doubtful.append((name, weight))
        found += self._listed_beside(doubtful, found)
        parts = self._parts_of(found)
        found += [person for run in singles if (person := self._single(run, parts)) is not None]
        return sorted(found, key=lambda person: person.first)

    def _with_other_surname(self, name: Run) -> int:
        """The position after the name; a bracket with one more surname belongs to it: "Sevinj Abbasova (Vagifgizi)"."""
        words, at = self.claims.words, name.after
        bracketed = words.forms[at : at + 1] == ["("] and words.forms[at + 2 : at + 3] == [")"]
        if not bracketed or not words.capitals[at + 1] or not words.forms[at + 1][1:].islower():
            return at
        alias = words.lowers[at + 1]
        plain = alias in self.lexicon.ordinary or alias in self.lexicon.single_places or self.lexicon.demonyms.at(words, at + 1)
        return at if plain or not self.claims.free(at, at + 3) else at + 3

    # --- a run cut down to the name in it

    def _names_in(self, run: Run) -> list[Run]:
        """The run without what precedes and follows a name in it: "Azerbaijani President Ilham Aliyev" keeps the last two words."""
        words = self.claims.words
        first, after = run.first, run.after
        first = self._past_openers(first, after)
        while after > first and self._no_end_of_name(after - 1):
            after -= 1
        if after <= first:
            return []
        cut = self._cut_inside(first, after)
        if cut is not None:
            return [*self._names_in(Run(first, cut)), *self._names_in(Run(cut + 1, after))]
        if words.lowers[first] in self.lexicon.particles and after - first == 1:
            return []
        return [Run(first, after)]

    def _past_openers(self, first: int, after: int) -> int:
        """Skips titles, roles, peoples, months and words that only open the sentence."""
        words, lexicon = self.claims.words, self.lexicon
        moved = True
        while moved and first < after:
            moved = False
            lower = words.lowers[first]
            skips = lower in lexicon.function_words and not (is_given(lower, lexicon) and self._names_on(first, after))
            if skips or (lower in lexicon.months and not self._names_on(first, after)) or lower in lexicon.honorifics:
                first, moved = first + 1, True
                if first < after and words.lowers[first] == ".":
                    first += 1
                continue
            for book in (lexicon.demonyms, lexicon.roles):
                skipped = book.at(words, first)
                if skipped and skipped[0] <= after and not self._is_full_name(first, after):
                    first, moved = skipped[0], True
                    break
            if moved:
                continue
            state = lexicon.states.at(words, first)
            if state and state[0] < after - 1 and (not is_given(lower, lexicon) or is_given(words.lowers[state[0]], lexicon)):
                first, moved = state[0], True
            elif (
                words.opens[first]
                and lower in lexicon.ordinary
                and after - first > 1
                and not self._could_begin_name(first, after)
            ) or (lower in lexicon.role_modifiers and after - first > 2 and not is_given(lower, lexicon)):
                first, moved = first + 1, True
        return first

    def _names_on(self, first: int, after: int) -> bool:
        """The word after this one looks like a surname: "April Johnson", "Will Smith"."""
        return after - first >= 2 and surname_strength(self.claims.words.lowers[first + 1], self.lexicon) == 2.0

    def _is_full_name(self, first: int, after: int) -> bool:
        lower = self.claims.words.lowers[first]
        return is_given(lower, self.lexicon) and after - first == 2 and self._names_on(first, after)

    def _could_begin_name(self, first: int, after: int) -> bool:
        lower = self.claims.words.lowers[first]
        if is_given(lower, self.lexicon) and lower not in self.lexicon.function_words:
            return True
        return is_eastern(self.claims.words, first, after, self.lexicon)

    def _no_end_of_name(self, at: int) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[at]
        if lower in lexicon.closing_particles:
            return False
        if lower in lexicon.months:
            return True
        return lower in lexicon.particles and not words.capitals[at]

    def _cut_inside(self, first: int, after: int) -> int | None:
        """A word inside the run that no name holds, so that the run is cut there."""
        words, lexicon = self.claims.words, self.lexicon
        for at in range(first, after):
            lower = words.lowers[at]
            if lower in lexicon.never or (
                at > first
                and lower in lexicon.function_words
                and not is_given(lower, lexicon)
                and surname_strength(lower, lexicon) < 2
                and lower not in lexicon.family_first
                and lower not in lexicon.burmese
                and lower not in lexicon.particles
            ):
                return at
            if at > first and lower in lexicon.role_nouns and lower not in lexicon.surnames and lower not in lexicon.given:
                return at
        return None

    # --- weighing

    def _weight(self, run: Run) -> _Weight:
        weight = _Weight()
        self._weigh_words(run, weight)
        self._weigh_neighbours(run, weight)
        self._weigh_page(run, weight)
        return weight

    def _weigh_words(self, run: Run, weight: _Weight) -> None:
        words, lexicon = self.claims.words, self.lexicon
        first, last = run.first, run.after - 1
        if is_eastern(words, first, run.after, lexicon):
            weight.add(3.0, "family name first")
        if is_given(words.lowers[first], lexicon) and words.lowers[first] not in _ARTICLE_LIKE:
            weight.add(2.0, "given name")
        elif is_initial(words, first):
            weight.add(1.0, "initial")
        strength = surname_strength(words.lowers[last], lexicon)
        if strength:
            weight.add(strength, "surname")
        elif words.lowers[last] in lexicon.family_first and is_given(words.lowers[first], lexicon):
            weight.add(1.5, "family name last")
        elif is_given(words.lowers[last], lexicon):
            weight.add(1.0, "given name last")
        for at in range(first, run.after):
            self._weigh_against(at, run, weight)
        if len(run) > _LONGEST:
            weight.add(-2.0, "too long")

    def _weigh_against(self, at: int, run: Run, weight: _Weight) -> None:
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[at]
        known_name = is_given(lower, lexicon) or surname_strength(lower, lexicon) == 2.0 or lower in lexicon.burmese
        if lower in lexicon.particles:
            return
        if lower in lexicon.ordinary or (lower in self._seen_lower and len(lower) > 2):
            after_given = at > run.first and not words.in_heading[at] and self._is_plain_given(run.first)
            begins_name = (
                at == run.first
                and not words.opens[at]
                and is_given(lower, lexicon)
                and words.lowers[run.after - 1] not in lexicon.ordinary
            )
            weight.add(0.0 if begins_name else -0.5 if known_name else -0.25 if after_given else -1.75, "ordinary word")
        elif lower in lexicon.single_places and not known_name:
            weight.add(-1.0, "place")
        if any(character.isdigit() for character in lower):
            weight.add(-2.0, "digits")
        if words.forms[at].isupper() and len(lower) > 2 and not words.in_heading[at]:
            weight.add(-1.0 if len(run) > 1 and len(lower) > 4 else -2.0, "capitals")

    def _is_plain_given(self, at: int) -> bool:
        """A given name that is nothing else: "Donald" and not "Hope"."""
        lower, lexicon = self.claims.words.lowers[at], self.lexicon
        return is_given(lower, lexicon) and lower not in lexicon.ordinary and lower not in lexicon.single_places

    def _weigh_neighbours(self, run: Run, weight: _Weight) -> None:
        words, lexicon = self.claims.words, self.lexicon
        first, after = run.first, run.after
        if self.role_before(first):
            weight.add(2.0, "role before")
        before = words.lowers[first - 1] if first else ""
        if before == "the":
            weight.add(-2.0, "article")
        elif before in ("in", "near") and not self.role_before(first):
            weight.add(-1.0, "place preposition")
        if before == "of" and first > 1 and words.lowers[first - 2] in lexicon.place_words:
            weight.add(-4.0, "place")
        if self._role_after(after):
            weight.add(2.0, "role after")
        following = words.lowers[after] if after < len(words) else ""
        if lexicon.person_verbs.at(words, after) if after < len(words) else False:
            weight.add(1.0, "person's verb")
        surname = surname_strength(words.lowers[after - 1], lexicon) == 2.0
        if following in lexicon.thing_nouns or (following and following[0].isdigit() and not surname):
            weight.add(-3.0, "thing")
        if following and not words.capitals[after] and lexicon.roles.at(words, after):
            weight.add(-3.0, "name before a role")
        if before in _QUOTES and following in _QUOTES:
            weight.add(-1.5, "quotation marks")
        if words.in_heading[first]:
            weight.add(-0.5, "heading")
        if self.recognised and all(at in self.recognised for at in range(first, after)):
            weight.add(2.0, "recogniser")

    def _weigh_page(self, run: Run, weight: _Weight) -> None:
        """Repetition: the last word stands elsewhere in the page by itself."""
        words = self.claims.words
        last = words.lowers[run.after - 1]
        if self._seen_capital[last] > 1 and last not in self.lexicon.ordinary and last not in self.lexicon.single_places:
            weight.add(0.5, "repeated")

    def role_before(self, first: int) -> bool:
        """A role or a title stands right before: "journalist X", "Judge X", "Mr. X"."""
        words, lexicon = self.claims.words, self.lexicon
        at = first
        if at and words.forms[at - 1] == "." and at > 1 and words.lowers[at - 2] in lexicon.honorifics:
            return True
        if not at or not words.adjacent(at - 1):
            return False
        return lexicon.roles.before(words, at) is not None or words.lowers[at - 1] in lexicon.honorifics

    def _role_after(self, after: int) -> bool:
        """ ", an economist", ", director of", ", 34,"."""
        words, lexicon = self.claims.words, self.lexicon
        if after + 1 >= len(words) or words.forms[after] not in (",", "(", "–", "—"):
            return False
        at = after + 1
        if words.forms[at].isdigit() and len(words.forms[at]) == 2:
            return words.forms[at + 1 : at + 2] in ([","], [")"], ["."])
        if words.lowers[at] in ("a", "an", "the", "his", "her", "their", "who", "whose"):
            if words.lowers[at] in ("who", "whose"):
                return True
            at += 1
        for step in range(at, min(at + 5, len(words))):
            if words.forms[step] in ",.;:()\n":
                return False
            if lexicon.roles.at(words, step):
                return True
        return False

    def _listed_beside(self, doubtful: Sequence[tuple[Run, _Weight]], found: Sequence[Person]) -> list[Person]:
        """A doubtful run in a list with a name that is certain ("Aysel Umudova, Xyz Abc and Ramin Deko")."""
        words = self.claims.words
        ends = {person.after: person for person in found}
        starts = {person.first: person for person in found}
        added: list[Person] = []
        for run, weight in doubtful:
            glue = words.lowers[run.first - 1] if run.first else ""
            before = ends.get(run.first - 1) or (ends.get(run.first - 2) if glue == "and" else None)
            after = starts.get(run.after + 1) if run.after < len(words) and words.lowers[run.after] in (",", "and") else None
            beside = (glue in (",", "and") and before is not None) or after is not None
            if beside and weight.total >= 0.5:
                person = Person(run.first, run.after, "list of names")
                added.append(person)
                ends[person.after] = person
        return added

    # --- single words

    def _parts_of(self, found: Sequence[Person]) -> frozenset[str]:
        words = self.claims.words
        return frozenset(
            words.lowers[at]
            for person in found
            for at in range(person.first, person.after)
            if words.capitals[at] and not is_initial(words, at)
        )

    def _single(self, run: Run, parts: frozenset[str]) -> Person | None:
        words, lexicon = self.claims.words, self.lexicon
        at, lower = run.first, words.lowers[run.first]
        if (
            len(lower) < 2
            or lower in lexicon.never
            or lower.endswith("n't")
            or lower in lexicon.honorifics
            or any(character.isdigit() for character in lower)
        ):
            return None
        following = words.lowers[run.after] if run.after < len(words) else ""
        if following in lexicon.thing_nouns or lexicon.demonyms.at(words, at) or words.forms[at].isupper():
            return None
        plain = lower in lexicon.ordinary or lower in self._seen_lower
        if lower in parts:
            if (words.opens[at] and plain and not self._acts(run)) or (lower in lexicon.single_places and self._located(at)):
                return None
            return Person(run.first, run.after, "part of a full name")
        if lower in lexicon.role_nouns or lower in lexicon.months:
            return None
        if self._titled(at) and lower not in lexicon.single_places:
            return Person(run.first, run.after, "role before")
        if lower in lexicon.leaders and not words.opens[at] and not words.in_heading[at]:
            return Person(run.first, run.after, "head of state")
        if plain or lower in lexicon.single_places or words.in_heading[at] or lower in lexicon.function_words:
            return None
        strength = surname_strength(lower, lexicon)
        located = at > 0 and words.lowers[at - 1] in _LOCATORS
        if strength == 2.0 and (not words.opens[at] or self._acts(run)) and not located and not is_given(lower, lexicon):
            return Person(run.first, run.after, "surname")
        return None

    def _titled(self, at: int) -> bool:
        """A title or a role of one person stands before a single word: "Mr. Lai", "economist X", but not "National Savings"."""
        words, lexicon = self.claims.words, self.lexicon
        if not self.role_before(at):
            return False
        plain = words.lowers[at] in lexicon.ordinary or words.lowers[at] in self._seen_lower
        before = words.lowers[at - 1]
        if before == "." or before in lexicon.honorifics:
            return True
        generic = before in (
            "national",
            "resident",
            "citizen",
            "man",
            "woman",
            "member",
            "father",
            "mother",
            "supporter",
            "friend",
        )
        return not plain and not generic and words.lowers[at] not in lexicon.thing_nouns

    def _located(self, at: int) -> bool:
        return at > 0 and self.claims.words.lowers[at - 1] in ("in", "near", "from", "to", "at", "of")

    def _acts(self, run: Run) -> bool:
        words = self.claims.words
        if run.after >= len(words):
            return False
        following = words.lowers[run.after]
        return (
            following in ("'s", "’s", "said", "told", "is", "has", "had", "will")
            or following.endswith("ed")
            or self.lexicon.person_verbs.at(words, run.after) is not None
        )
