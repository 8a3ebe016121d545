"""People who are not named: "six journalists", "the defendants", "all seven", "Thirty-one of them".

In: the words of a text and the claims so far. Out: group mentions. Always true: a group's span holds its quantifier, its
modifiers and its noun, and other group nouns coordinated with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.reading.knowledge.values import numbers
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon, carrier
from habeas.reading.names.named import ANYBODY, BodyMention, GroupMention, PlaceMention
from habeas.reading.names.participles import describes
from habeas.reading.names.words import Words
from habeas.reading.values.numbers import number_value

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}")
_DECIMAL = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,6}(?:\.\d+)?")
_TEN = 10
_YEARS = range(1900, 2101)
_LIST_REACH = 6
_REACH_FOR_NUMBER = 4
_BEFORE_A_NOUN = 2
"""Words of no list that may stand before what somebody is, in a headline."""


@dataclass(slots=True)
class _Quantity:
    """The beginning of a noun phrase: its first word, how many, and whether anything counts or points."""

    first: int
    number: int | None = None
    definite: bool = False
    pointed: bool = False


def number_at(words: Words, at: int, lexicon: Lexicon) -> int | None:
    """The number that a word says, or `None`. Years are no numbers of people."""
    lower = words.lowers[at]
    if lower in lexicon.grammar.numbers:
        return lexicon.grammar.numbers[lower]
    if not _DIGITS.fullmatch(lower):
        return None
    value = int(lower.replace(",", ""))
    return None if "," not in lower and value in _YEARS else value


def number_ending(words: Words, at: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """The first word of the number whose last word is at `at`, and the number: "*one hundred and twenty* people", "*thirty two*
    reporters", "*1.2 thousand*".
    """
    if number_at(words, at, lexicon) is None:
        return None
    first = at
    while first and words.adjacent(first - 1) and (before := _goes_on_before(words, first, lexicon)):
        first -= before
    said = (part for lower in words.lowers[first : at + 1] for part in lower.split("-"))
    return first, int(number_value(said, numbers()))


def _goes_on_before(words: Words, first: int, lexicon: Lexicon) -> int:
    """How many words before a number, or a part of one, belong to it."""
    lowers, rounds, small = words.lowers, lexicon.grammar.round_numbers, lexicon.grammar.numbers
    lower, before = lowers[first], lowers[first - 1]
    if lower in rounds:
        many = before in small or before in lexicon.small.indefinite or _DECIMAL.fullmatch(before) is not None
        return 1 if many and not (before.isdecimal() and int(before) in _YEARS) else 0
    if lower not in small:
        return 0
    if before in rounds or (before in lexicon.grammar.tens and small[lower] < _TEN):
        return 1
    return 2 if before in lexicon.small.joining and first > 1 and lowers[first - 2] in rounds else 0


def find_groups(claims: Claims[object], lexicon: Lexicon) -> None:
    """Groups with a noun first, then numbers and pronouns that stand for people."""
    finder = _GroupFinder(claims, lexicon)
    done = 0
    for at in lexicon.group_nouns.beginnings(claims.words):
        done = (finder.by_noun(at) if at >= done else None) or done
    for at in range(len(claims.words)):
        if claims.holders[at] is None:
            finder.by_number(at)


@dataclass(slots=True)
class _GroupFinder:
    claims: Claims[object]
    lexicon: Lexicon

    # --- with a noun

    def by_noun(self, at: int) -> int | None:
        """Claims the group whose noun begins at `at`; the position after it."""
        words, grammar = self.claims.words, self.lexicon.grammar
        noun = self.lexicon.group_nouns.at(words, at)
        if noun is None or not self.claims.free(at, noun[0]) or self._is_part_of_something_else(noun[0]):
            return None
        after, (head, holdable) = noun
        quantity = self._quantity_before(at)
        if head in grammar.only_counted and quantity.number is None and not quantity.pointed:
            return None
        counted = quantity.number is not None and quantity.number > 1
        carrying = carrier(head)
        told_by = at + len(carrying.split()) - 1 if carrying != head else after - 1
        is_plural = self._is_plural(words.lowers[told_by], head) or (counted and head in grammar.plural_when_counted)
        if not is_plural and words.capitals[after - 1] and not words.opens[after - 1]:
            return None
        if not is_plural and not self._is_one(quantity) and not self._opens_a_headline(quantity):
            return None
        noun_end, after = after, self._with_coordinated(after) if is_plural else after
        if quantity.number is None and is_plural and after == noun_end:
            quantity.number = grammar.sets_alone.get(words.lowers[quantity.first])  # "*both* men", not "both men and women"
        self._take_over(quantity.first, after)
        if not self.claims.free(quantity.first, after):
            quantity.first = at
        speaks_for_others = words.lowers[quantity.first] in grammar.possessors or (
            head in grammar.for_others and quantity.number is None
        )
        number = quantity.number if is_plural or quantity.number is not None else 1
        self._claim(quantity.first, after, number, head, quantity.definite, holdable and not speaks_for_others, "group noun")
        return after

    def _take_over(self, first: int, after: int) -> None:
        """A place or body that only describes the group is part of it: "US lawmakers", "Meydan TV journalists"."""
        held = {
            id(holder): holder for holder in self.claims.holders[first:after] if isinstance(holder, PlaceMention | BodyMention)
        }
        for holder in held.values():
            self.claims.release(holder)

    def _is_plural(self, form: str, head: str) -> bool:
        grammar = self.lexicon.grammar
        return form in grammar.people_nouns or (form != carrier(head).rsplit(maxsplit=1)[-1] and form not in grammar.only_counted)

    def _is_one(self, quantity: _Quantity) -> bool:
        """A singular that an article or "one" makes one person: "the journalist", "one defendant"."""
        pointer = self.claims.words.lowers[quantity.first]
        return quantity.number == 1 or (quantity.pointed and pointer in self.lexicon.grammar.singular_pointers)

    def _opens_a_headline(self, quantity: _Quantity) -> bool:
        """ "*Editor* of Sunline jailed for a year", "*MTV journalist* denied bail": one whom nothing points to, in a text of one
        line without a full stop.
        """
        words = self.claims.words
        if quantity.number is not None or not words.text[-1:].isalnum() or "\n" in words.text:
            return False
        before = range(min(quantity.first, _BEFORE_A_NOUN))
        if quantity.first > _BEFORE_A_NOUN or not all(words.capitals[at] and self.claims.holders[at] is None for at in before):
            return False
        quantity.first = 0
        return True

    def _is_part_of_something_else(self, after: int) -> bool:
        """The noun only describes the next one: "prisoner exchange", "women's colony", "a general coordinator"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        if after >= len(words) or not words.adjacent(after - 1):
            return False
        lower, noun = words.lowers[after], words.lowers[after - 1]
        if self.claims.holders[after] is not None and not words.capitals[after]:
            return noun in grammar.people_nouns
        if (noun in grammar.people_nouns and lower in self.lexicon.small.owning) or self._is_whose_cause(after):
            return True
        describes_role = lower in self.lexicon.role_nouns and not words.capitals[after]
        return describes_role or lower in self.lexicon.thing_nouns or lower in grammar.not_people_after

    def _is_whose_cause(self, mark: int) -> bool:
        """ "Two *workers' rights* activists", "five *women's rights* campaigners": the mark of those who only describe others."""
        words, lexicon = self.claims.words, self.lexicon
        if mark < 1 or not words.is_one(mark + 1, lexicon.grammar.owned_by_several):
            return False
        owner, small = words.lowers[mark - 1], lexicon.small
        several = words.lowers[mark] in small.owning_of_several and owner.endswith(small.plural_endings)
        if not several and not (words.lowers[mark] in small.owning and owner in lexicon.grammar.people_nouns):
            return False
        behind = range(mark + 1, min(mark + 3, len(words)))
        return any(lexicon.group_nouns.at(words, at) is not None for at in behind)

    def _quantity_before(self, at: int) -> _Quantity:
        """The noun phrase that ends in the noun at `at`, walked back to its first word."""
        words, quantity = self.claims.words, _Quantity(at)
        while quantity.first > 0 and words.adjacent(quantity.first - 1) and self._takes_in(quantity):
            pass
        if quantity.number is None and not quantity.pointed:
            self._reach_for_number(quantity)
        while quantity.first < at and words.lowers[quantity.first] in self.lexicon.grammar.joiners:
            quantity.first += 1
        return quantity

    def _takes_in(self, quantity: _Quantity) -> bool:
        """Moves the beginning over the word before it, if that belongs to the phrase."""
        words, grammar = self.claims.words, self.lexicon.grammar
        before = quantity.first - 1
        lower = words.lowers[before]
        said = number_ending(words, before, self.lexicon)
        if said is not None and quantity.number is None:
            before, quantity.number = said
            quantity.pointed = True
        elif lower in grammar.definite:
            quantity.definite = quantity.pointed = True
        elif (lower in grammar.approximators and quantity.number is not None) or (
            lower in grammar.approximator_heads and words.lowers[quantity.first] in grammar.approximators
        ):
            pass
        elif lower in grammar.indefinite:
            quantity.pointed = True
        elif before > 1 and self._is_whose_cause(before):
            before -= 1
        elif before > 1 and self._is_out_of(before) and self._takes_in_part(quantity, before - 2):
            before -= 2
        elif before > 0 and self._takes_in_two(quantity, before):
            before -= 1
        elif lower in self.lexicon.months and quantity.number is not None:
            return False  # "on 8 *March* nine journalists"
        elif not self._modifies(before) or (quantity.number is not None and lower.endswith(self.lexicon.small.past_endings)):
            return False  # "*Listed* six journalists" tells what was done
        quantity.first = before
        return True

    def _is_out_of(self, at: int) -> bool:
        """ "Five *out of* the ten"."""
        words, lexicon = self.claims.words, self.lexicon
        return words.lowers[at] in lexicon.small.of and words.lowers[at - 1] in lexicon.grammar.before_of

    def _reach_for_number(self, quantity: _Quantity) -> None:
        """A number or an "a" a few words further left, where all between can only describe: "*two* Roman Catholic priests"."""
        words = self.claims.words
        for at in range(quantity.first - 1, max(-1, quantity.first - 1 - _REACH_FOR_NUMBER), -1):
            ending = number_ending(words, at, self.lexicon)
            first, number = ending or (at, None)
            counts = number is not None and number > 1 and not (at and words.lowers[at - 1] in self.lexicon.months)
            if counts or words.lowers[at] in self.lexicon.small.indefinite:
                quantity.first, quantity.number, quantity.pointed = first, number, True
                while quantity.first and words.adjacent(quantity.first - 1) and self._takes_in(quantity):
                    pass
                return
            if number is not None or not words.adjacent(at) or not self._may_describe(at):
                return

    def _may_describe(self, at: int) -> bool:
        """A word of no list that is no verb, no plural and no small word."""
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[at]
        return (
            self.claims.holders[at] is None
            and lower.replace("-", "").isalpha()
            and lower not in lexicon.function_words
            and lower not in lexicon.role_nouns
            and (
                describes(words, at, lexicon)
                if lower.endswith(lexicon.small.past_endings)
                else not lower.endswith(lexicon.small.plural_endings)
            )
        )

    def _takes_in_two(self, quantity: _Quantity, at: int) -> bool:
        """The word at `at` and the one before it: "*dozens of* protesters", "*current and* former staff"."""
        lower, lexicon = self.claims.words.lowers[at], self.lexicon
        if lower in lexicon.small.of:
            return self._takes_in_part(quantity, at - 1)
        return lower in lexicon.grammar.and_or and self._modifies(at - 1) and self.claims.words.adjacent(at - 1)

    def _takes_in_part(self, quantity: _Quantity, outer: int) -> bool:
        """A part of the group before "of": "Twelve of the defendants", "dozens of protesters", and what is as many
        as stand behind it: "a group of *52* prisoners".
        """
        words = self.claims.words
        number = number_at(words, outer, self.lexicon)
        if number is None and words.lowers[outer] not in self.lexicon.grammar.parts:
            return False
        if words.lowers[outer] not in self.lexicon.grammar.wholes:
            quantity.number = number
        quantity.pointed = True
        quantity.definite = quantity.definite and number is None
        return True

    def _modifies(self, at: int) -> bool:
        words, grammar = self.claims.words, self.lexicon.grammar
        lower = words.lowers[at]
        if self.claims.holders[at] is not None:
            return isinstance(self.claims.holders[at], PlaceMention | BodyMention)
        if lower in self.lexicon.group_modifiers:
            return lower not in grammar.participles or describes(words, at, self.lexicon)
        if words.capitals[at]:
            named = self.lexicon.demonyms.at(words, at) is not None or self.lexicon.demonyms.before(words, at + 1) is not None
            return named or self._is_what_they_belong_to(at)
        return lower.endswith(grammar.describing_endings)

    def _is_what_they_belong_to(self, at: int) -> bool:
        """ "Thousands of *Brotherhood* supporters", "two *PTM* members", "the former *Sunline* employee": a name that nothing
        else claims, behind what counts, points or describes.
        """
        words = self.claims.words
        if at == 0 or words.opens[at]:
            return False
        before = words.lowers[at - 1]
        if before in self.lexicon.grammar.definite or before in self.lexicon.group_modifiers:
            return True
        return words.lowers[at - 1] in self.lexicon.small.of or number_at(words, at - 1, self.lexicon) is not None

    def _with_coordinated(self, after: int) -> int:
        """Takes in "…, hostages, and POWs", "… and activists"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        while after < len(words) and words.lowers[after] in grammar.joiners and words.adjacent(after - 1):
            at = after + 1
            if words.lowers[after] == "," and at < len(words) and words.lowers[at] in grammar.joiners:
                at += 1
            while (
                at < len(words)
                and words.lowers[at] in self.lexicon.group_modifiers
                and number_at(words, at, self.lexicon) is None
            ):
                at += 1
            noun = self.lexicon.group_nouns.at(words, at) if at < len(words) else None
            if noun is None or not self._is_plural(words.lowers[noun[0] - 1], noun[1][0]) or not self.claims.free(after, noun[0]):
                break
            near = words.lowers[after - 3 : after + _LIST_REACH]
            if words.lowers[after] == "," and self.lexicon.small.joining.isdisjoint(near):
                break
            after = noun[0]
        return after

    # --- with a number or a pronoun alone

    def by_number(self, at: int) -> None:
        """Claims "all seven", "the three", "Thirty-one of them", "Five were …", "most of them", "those released" at `at`."""
        words, grammar = self.claims.words, self.lexicon.grammar
        lower = words.lowers[at]
        number = number_at(words, at, self.lexicon)
        if number is not None:
            self._by_plain_number(at, number)
        elif lower in grammar.parts and self._of_them(at):
            self._claim(at, at + 3, None, ANYBODY, lower in grammar.definite, True, "number of them")
        elif lower in grammar.sets and self._stands_for_a_set(at):
            self._claim(at - 1, at + 1, grammar.sets[lower], ANYBODY, True, True, "number alone")
        elif lower in grammar.round_parts and self._stands_for_people(at) and self._begins_a_clause(at):
            self._claim(at, at + 1, None, ANYBODY, False, True, "number alone")
        elif self.lexicon.aged.fullmatch(lower) and self._is_the_aged(at):
            self._claim(at - 1, at + 1, 1, ANYBODY, words.lowers[at - 1] in grammar.definite, True, "age alone")
        elif lower in grammar.sets_alone and self._stands_for_people(at):
            self._claim(at, at + 1, grammar.sets_alone[lower], ANYBODY, True, True, "number alone")
        elif (
            lower in self.lexicon.standing_alone
            and at
            and words.lowers[at - 1] in grammar.definite
            and words.lowers[at - 1] not in grammar.possessors  # "had *her imprisoned* for 15 days"
            and self.claims.free(at - 1, at)
        ):
            self._claim(at - 1, at + 1, None, ANYBODY, True, True, "those held")

    def _begins_a_clause(self, at: int) -> bool:
        words = self.claims.words
        return words.opens[at] or words.lowers[at - 1] in self.lexicon.small.joining

    def _stands_for_a_set(self, at: int) -> bool:
        """ "*The pair* were arrested", no pair of things."""
        words, lexicon = self.claims.words, self.lexicon
        pointed = words.is_one(at - 1, lexicon.small.the) and self.claims.free(at - 1, at + 1)
        return pointed and not words.is_one(at + 1, lexicon.grammar.after_sets_of_things)

    def _is_the_aged(self, at: int) -> bool:
        """ "*The 38-year-old* was detained": no noun behind it that it describes."""
        words, grammar = self.claims.words, self.lexicon.grammar
        pointed = at > 0 and words.lowers[at - 1] in grammar.singular_pointers and self.claims.free(at - 1, at + 1)
        following = words.lowers[at + 1] if at + 1 < len(words) else "."
        closes = not following[0].isalpha() or following in grammar.clause_openers or following in grammar.after_number
        return pointed and (closes or following in self.lexicon.function_words or self._is_verb(at + 1))

    def _by_plain_number(self, at: int, number: int) -> None:
        words, grammar = self.claims.words, self.lexicon.grammar
        before = words.lowers[at - 1] if at else ""
        whole = before in grammar.before_whole_number and number > 1 and self.claims.free(at - 1, at)
        if self._of_them(at):
            first = at - 1 if whole else at
            self._claim(first, at + 3, number, ANYBODY, whole, True, "number of them")
        elif self._of_those_held(at):
            self._claim(at, at + 4, number, ANYBODY, False, True, "number of those held")
        elif not self._stands_for_people(at) or (before in self.lexicon.small.before_an_age and words.lowers[at + 1] == ","):
            return
        elif whole:
            self._claim(at - 1, at + 1, number, ANYBODY, True, True, "number alone")
        elif words.opens[at] and words.capitals[at] and words.lowers[at + 1] in grammar.after_opening_number:
            self._claim(at, at + 1, number, ANYBODY, False, True, "number alone")

    def _of_them(self, at: int) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        of_them = words.is_one(at + 1, lexicon.small.of) and words.is_one(at + 2, lexicon.grammar.pronouns)
        return of_them and self.claims.free(at, at + 3)

    def _of_those_held(self, at: int) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        of_the = words.is_one(at + 1, lexicon.small.of) and words.is_one(at + 2, lexicon.small.the)
        return of_the and words.is_one(at + 3, lexicon.standing_alone) and self.claims.free(at, at + 4)

    def _stands_for_people(self, at: int) -> bool:
        """What follows is no noun that the number counts."""
        words, grammar, small = self.claims.words, self.lexicon.grammar, self.lexicon.small
        if at + 1 >= len(words):
            return False
        following = words.lowers[at + 1]
        if following in grammar.not_counted or following in small.of:
            return False
        return (
            following in grammar.after_number
            or following[0] == "\n"
            or following.endswith(small.past_endings)
            or self._is_verb(at + 1)
        )

    def _is_verb(self, at: int) -> bool:
        return self.lexicon.person_verbs.at(self.claims.words, at) is not None

    def _claim(self, first: int, after: int, number: int | None, head: str, definite: bool, holdable: bool, voice: str) -> None:
        words = self.claims.words
        mention = GroupMention(
            start=words.starts[first],
            end=words.ends[after - 1],
            text=words.span(first, after),
            voice=voice,
            number=number,
            head=head,
            definite=definite,
            holdable=holdable,
            gender=self.lexicon.role_genders.get(head) if number == 1 else None,
        )
        self.claims.claim(first, after, mention)
