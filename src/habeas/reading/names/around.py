"""The noun phrase around a person's name: titles and roles before it, an apposition after it, and what they say of the person.

In: the words, the people and the claims of a text. Out: for each person the `Phrase`. Always true: the phrase contains the
name, stays in its line, and ends before anything that tells an event ("who was arrested…", "sentenced to nine years").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.reading.letters import QUOTES
from habeas.reading.names.aliases import Person
from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import BodyMention, BodySubtype, CourtMention, RoleClass
from habeas.reading.names.participles import describes
from habeas.reading.pointing import pointing_words

_CLOSERS = frozenset((",", ".", ";", ":", ")", "(", "–", "—", '"', "”", "?", "!", "»"))
_LONGEST_APPOSITION = 16
_REACH_OF_ROLE = 7
_LONGEST_TITLE = 9
_FAR_ENOUGH = 4
_LONGEST_GLUE = 3
_BRACKETED = 3
"""Words of a short name in brackets: "(MA)"."""
_CIVIL = (BodySubtype.NGO, BodySubtype.OUTLET, BodySubtype.PARTY, BodySubtype.OTHER)
_OF_OFFICE = (RoleClass.OFFICIAL, RoleClass.DIPLOMAT, RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.POLICE)


@dataclass(slots=True)
class Phrase:
    """Words `first` to `after` (exclusive) around a name; roles in the source's words."""

    first: int
    after: int
    roles: tuple[str, ...] = ()
    role_class: RoleClass = RoleClass.UNKNOWN
    gender: str | None = None
    shared: bool = False
    """The role before is a plural, and speaks for those listed after too."""


@dataclass(slots=True)
class PhraseFinder:
    """Measures the phrases of one text's people."""

    claims: Claims[object]
    lexicon: Lexicon
    people: Sequence[Person]
    _starts: dict[int, Person]
    _ends: dict[int, Person]

    @classmethod
    def over(cls, claims: Claims[object], lexicon: Lexicon, people: Sequence[Person]) -> PhraseFinder:
        return cls(claims, lexicon, people, {p.first: p for p in people}, {p.after: p for p in people})

    def phrases(self) -> list[Phrase]:
        """One for each person, in the same order."""
        found: list[Phrase] = []
        for person in self.people:
            phrase = self._phrase(person)
            if found and phrase.first < found[-1].after <= person.first:
                if self.claims.words.is_one(found[-1].after, self.lexicon.small.owning):
                    phrase.first = found[-1].after + 1  # "*Smith's* brother Jones"
                else:
                    phrase = self._phrase(person, from_behind=True)
            if not phrase.roles and found and found[-1].shared and self._listed_after(found[-1], person):
                phrase.roles, phrase.role_class, phrase.shared = found[-1].roles, found[-1].role_class, True
                phrase.gender = phrase.gender or self._gender_of(found[-1].roles)
            found.append(phrase)
        return found

    def _gender_of(self, roles: Sequence[str]) -> str | None:
        """What the words of a shared role say of everybody whose role it is, and not what one of their names says of him."""
        said = (self.lexicon.role_genders.get(word) for role in roles for word in role.lower().split())
        return next(filter(None, said), None)

    def _listed_after(self, before: Phrase, person: Person) -> bool:
        between = self.claims.words.lowers[before.after : person.first]
        return 0 < len(between) <= _LONGEST_GLUE and self.lexicon.grammar.joiners.issuperset(between)

    def _phrase(self, person: Person, *, from_behind: bool = False) -> Phrase:
        """Only what stands behind the name where what stands before says who another is: "Smith, *an editor*, Jones, a poet"."""
        phrase = Phrase(person.first, person.others_after or person.after)
        self._take_honorific(phrase)
        if not from_behind:
            self._take_role_before(phrase)
            self._take_kinship_before(phrase)
        self._take_after(phrase)
        first = self.claims.words.lowers[person.first]
        several = person.after - person.first > 1
        family_first = first in self.lexicon.family_first or first in self.lexicon.burmese or self._ends_in_syllables(person)
        if phrase.gender is None and several and not family_first:
            phrase.gender = self.lexicon.given.get(first) or None
        return phrase

    def _ends_in_syllables(self, person: Person) -> bool:
        """ "Lee *Cheuk-yan*": a given name of two syllables behind that of the family."""
        first, _, last = self.claims.words.forms[person.after - 1].partition("-")
        return first[:1].isupper() and last.islower()

    # --- before the name

    def _take_honorific(self, phrase: Phrase) -> None:
        words, honorifics = self.claims.words, self.lexicon.honorifics
        while phrase.first > 0:
            at = phrase.first - 1
            if at > 0 and words.forms[at] == "." and words.lowers[at - 1] in honorifics:
                at -= 1
            if words.lowers[at] not in honorifics or not words.capitals[at]:
                return
            phrase.gender = honorifics[words.lowers[at]] or phrase.gender
            phrase.first = at

    def _take_role_before(self, phrase: Phrase) -> None:
        """Takes "the outlet's director X", "Azerbaijani President X", "his lawyer, X,", "President of the State of Israel X"."""
        words = self.claims.words
        name_at = phrase.first
        found = self._role_ending_at(name_at) or self._role_of_before(name_at)
        if found is None and name_at and words.forms[name_at - 1] == "," and phrase.first > 1:
            found = self._role_with_comma(name_at, phrase.after) or self._role_of_a_body_with_comma(name_at, phrase.after)
            name_at -= 1
        if found is None:
            self._take_participle_before(phrase)
            return
        at, role_class = found
        head = words.lowers[self._head_of(at, name_at)]
        phrase.shared = self._is_plural(head) or self._is_plural_of_people(head)
        first = self._with_roles_listed_before(self._modified_from(at))
        role_first = first + 1 if words.lowers[first] in self.lexicon.grammar.determiners else first
        phrase.roles = (words.span(role_first, name_at),)
        phrase.role_class = self._class_with_bodies(role_class, role_first, name_at)
        phrase.gender = phrase.gender or self.lexicon.role_genders.get(head)
        phrase.first = first

    def _take_participle_before(self, phrase: Phrase) -> None:
        """ "They freed *jailed* X", "the case of *accused* X": no role, and yet no verb, behind another verb or a preposition."""
        words, grammar, at = self.claims.words, self.lexicon.grammar, phrase.first - 1
        if at < 1 or words.lowers[at] not in grammar.participles or words.capitals[at] or not words.adjacent(at):
            return
        before = words.lowers[at - 1]
        behind_a_verb = before.endswith(self.lexicon.small.past_endings) and words.lowers[at] in grammar.participles_of_the_held
        if before in grammar.before_participles or behind_a_verb:
            phrase.first = at

    def _take_kinship_before(self, phrase: Phrase) -> None:
        """ "*His father*, veteran leftist X,": what stands before a comma and the rest of the phrase."""
        words = self.claims.words
        if phrase.role_class not in (RoleClass.UNKNOWN, RoleClass.CIVIC):
            return
        at = phrase.first
        while at > 1 and phrase.first - at < _FAR_ENOUGH and words.forms[at - 1].isalpha() and not words.capitals[at - 1]:
            at -= 1
        if at < 2 or words.forms[at - 1] != ",":
            return
        first, role_class = self._role_ending_at(at - 1) or (0, RoleClass.UNKNOWN)
        if first and role_class is RoleClass.RELATIVE and words.lowers[first - 1] in self.lexicon.grammar.possessors:
            phrase.role_class = RoleClass.RELATIVE

    def _is_plural(self, head: str) -> bool:
        grammar = self.lexicon.grammar
        looks_so = head.endswith(self.lexicon.small.plural_endings) and not head.endswith(grammar.no_plural_endings)
        return looks_so and head not in self.lexicon.role_genders

    def _is_plural_of_people(self, head: str) -> bool:
        return head.endswith(self.lexicon.grammar.plural_endings_of_people) and head not in self.lexicon.role_genders

    def _head_of(self, at: int, after: int) -> int:
        """The last word of the role phrase that begins at `at`."""
        found = self.lexicon.roles.at(self.claims.words, at)
        return (found[0] if found else after) - 1

    def _role_ending_at(self, at: int) -> tuple[int, RoleClass] | None:
        words = self.claims.words
        if not at or not words.adjacent(at - 1):
            return None
        found = self.lexicon.roles.before(words, at)
        if found is None:
            return None
        first, role_class = found
        joining = self.lexicon.small.joining | {"/"}
        while first > 1 and words.lowers[first - 1] in joining and (other := self.lexicon.roles.before(words, first - 1)):
            first = other[0]
            role_class = RoleClass.RELATIVE if other[1] is RoleClass.RELATIVE else role_class
        return first, role_class

    def _role_of_before(self, at: int) -> tuple[int, RoleClass] | None:
        """A role, "of", and what it belongs to, up to the name: "President of the State of Israel X", "founder of the newspaper
        'Trud' X".
        """
        words, of = self.claims.words, self.lexicon.small.of
        back = at - 1
        named_so = back > 0 and words.lowers[back] in self.lexicon.thing_nouns and not words.capitals[back]
        if named_so and not (self._has_its_name_before(back) or words.lowers[back - 1] in self.lexicon.grammar.same_things):
            return None  # "the editor of the newspaper *Yeni Hayat*, Smith": its name; not so in "of Trud newspaper Smith"
        while (
            back > 0
            and at - back < _LONGEST_TITLE
            and words.adjacent(back)
            and not isinstance(self.claims.holders[back], Person)
            and (words.capitals[back] or self._leads_to_a_name(back) or self._is_of_a_thing(back))
        ):
            if words.lowers[back] in of and (found := self.lexicon.roles.before(words, back)) and back < at - 1:
                return found
            back -= 1
        return None

    def _leads_to_a_name(self, at: int) -> bool:
        """What may stand between a role and the name: "of the", "the *opposition* party"."""
        lower = self.claims.words.lowers[at]
        return lower in self.lexicon.grammar.title_links or lower in self.lexicon.role_modifiers

    def _has_its_name_before(self, noun: int) -> bool:
        """ "*Trud* newspaper", "the *Chyndyk* political party"."""
        words = self.claims.words
        described = noun > 1 and words.forms[noun - 1].isalpha() and words.lowers[noun - 2] not in self.lexicon.small.of
        return words.capitals[noun - 1] or (described and words.capitals[noun - 2] and words.adjacent(noun - 1))

    def _is_of_a_thing(self, at: int) -> bool:
        """A thing by what it is, its name and the quotation marks around that: "*newspaper 'Trud'*"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        lower = words.lowers[at]
        thing = lower in self.lexicon.thing_nouns or lower in grammar.before_things or lower in grammar.same_things
        return thing or words.forms[at] in QUOTES or isinstance(self.claims.holders[at], BodyMention)

    def _role_with_comma(self, name_at: int, after: int) -> tuple[int, RoleClass] | None:
        """A role with a comma, "his lawyer, X,": only where an article or possessive makes it a noun phrase of one person."""
        words, grammar = self.claims.words, self.lexicon.grammar
        found = self._role_ending_at(name_at - 1)
        if found is None or after == len(words):
            return None
        first = self._modified_from(found[0])
        if words.forms[after] not in grammar.after_introduced and not (
            words.opens[first] and words.lowers[first] in grammar.possessors
        ):
            return None  # "a judge, X of the High Court, …"; but "*Their lawyer*, X said"
        joiners = grammar.joiners
        listed = first > 1 and words.lowers[first - 1] in joiners and words.lowers[after] in joiners
        owned = listed or self._is_pointed(words.lowers[first : found[0]])
        plural = words.lowers[self._head_of(found[0], name_at - 1)].endswith(self.lexicon.small.plural_endings)
        return found if owned and not plural else None

    def _role_of_a_body_with_comma(self, name_at: int, after: int) -> tuple[int, RoleClass] | None:
        """A role and what it belongs to, with a comma: "*the spokeswoman of the ministry*, X,", "*its envoy in Geneva*, X,"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        if words.forms[after : after + 1] not in ([","], [")"], [";"], ["."]):
            return None
        back = name_at - 2
        while back > 0 and name_at - back < _LONGEST_TITLE and words.adjacent(back):
            lower = words.lowers[back]
            if lower in grammar.office_prepositions:
                found = self.lexicon.roles.before(words, back)
                if found is not None:
                    head = words.lowers[back - 1]
                    plural = head.endswith(self.lexicon.small.plural_endings) and head not in self.lexicon.role_genders
                    pointed = self._is_pointed(words.lowers[self._modified_from(found[0]) : found[0]])
                    return found if back < name_at - 2 and pointed and not plural else None
            holder = self.claims.holders[back]
            held = holder is not None and not isinstance(holder, Person)
            whose = lower in self.lexicon.small.owning or lower in self.lexicon.role_modifiers
            small = lower in grammar.office_prepositions or lower in self.lexicon.small.the
            if not (held or words.capitals[back] or small or whose):
                return None
            back -= 1
        return None

    def _modified_from(self, at: int) -> int:
        """The first word of the noun phrase whose role stands at `at`: modifiers, bodies, peoples, possessives, article."""
        words, first = self.claims.words, at
        while first > 0 and words.adjacent(first - 1):
            first = self._before_short_name(first)
            if words.lowers[first - 1] in self.lexicon.grammar.determiners:
                return first - 1
            owner = self._owner_ending_at(first)
            if owner is None and not self._belongs_before_role(first - 1, first):
                break
            first = first - 1 if owner is None else owner
            if first in self._starts:
                break
        return first

    def _before_short_name(self, first: int) -> int:
        """Before the brackets of "Mesopotamia Agency *(MA)* correspondent X": the short name of the body before them."""
        words, opens = self.claims.words, first - _BRACKETED
        if opens < 1 or words.forms[first - 1] != ")" or words.forms[opens] != "(" or not words.forms[opens + 1].isupper():
            return first
        return opens if isinstance(self.claims.holders[opens - 1], BodyMention) else first

    def _with_roles_listed_before(self, first: int) -> int:
        """The first word of several roles of one person: "*researcher, peace activist, and* OC Media contributor X"."""
        words, lexicon = self.claims.words, self.lexicon
        while first > 1:
            glue = first - 1
            if words.lowers[glue] in lexicon.small.joining:
                glue -= 1 if words.lowers[glue - 1] == "," else 0
            elif words.lowers[glue] != ",":
                break
            found = lexicon.roles.before(words, glue) if glue else None
            if found is None or found[1] not in (RoleClass.CIVIC, RoleClass.LAWYER):
                break
            if words.lowers[glue - 1].endswith(lexicon.small.plural_endings):
                break
            begin = self._modified_from(found[0])
            if words.lowers[begin] in lexicon.grammar.determiners:
                break
            first = begin
        return first

    def _owner_ending_at(self, first: int) -> int | None:
        """The first word of who owns the role: "Toplum TV's", "Rahimli's"."""
        words = self.claims.words
        if first < 2 or words.lowers[first - 1] not in self.lexicon.small.owning:
            return None
        owner = self._ends.get(first - 1)
        return owner.first if owner else first - 2

    def _belongs_before_role(self, at: int, first: int) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[at]
        if at + 1 in self._ends or (lower in lexicon.grammar.participles and not describes(words, at, lexicon)):
            return False
        if (
            self.claims.holders[at] is not None
            or lower in lexicon.role_modifiers
            or lower.endswith(lexicon.grammar.describing_endings)
        ):
            return True
        if words.capitals[at]:
            return not self._opens_plainly(at)
        return lower == "," and at > 0 and {words.lowers[at - 1], words.lowers[first]} <= lexicon.role_modifiers

    def _opens_plainly(self, at: int) -> bool:
        words, lexicon = self.claims.words, self.lexicon
        lower = words.lowers[at]
        return lower in lexicon.months or (lower in lexicon.function_words and words.opens[at])

    def _class_with_bodies(self, role_class: RoleClass, first: int, after: int) -> RoleClass:
        """The head of a ministry is an official, the head of an outlet is not; a former minister is none any more."""
        past = not self.lexicon.grammar.past_roles.isdisjoint(self.claims.words.lowers[first:after])
        if past and role_class in _OF_OFFICE:
            return RoleClass.CIVIC
        held = self.claims.holders[first:after]
        if role_class is RoleClass.OFFICIAL and self._heads_no_state(first, after):
            return RoleClass.CIVIC
        if role_class is not RoleClass.CIVIC:
            return role_class
        return RoleClass.OFFICIAL if any(isinstance(h, BodyMention) and h.subtype.is_of_a_state for h in held) else role_class

    def _heads_no_state(self, first: int, after: int) -> bool:
        """ "The *president* of the Centre for Human Rights", "*secretary-general* of the Green Party"."""
        words, heads = self.claims.words, self.lexicon.grammar.heads_of_anything
        held = list(zip(words.lowers[first:after], self.claims.holders[first:after], strict=True))
        bodies = [holder for _, holder in held if isinstance(holder, BodyMention)]
        civil = bool(bodies) and all(body.subtype in _CIVIL for body in bodies)
        roles = [lower for lower, holder in held if holder is None and lower in self.lexicon.role_nouns]
        return civil and bool(roles) and heads.issuperset(roles)

    # --- after the name

    def _take_after(self, phrase: Phrase) -> None:
        words = self.claims.words
        after = self._past_brackets(phrase.after)
        if after + 1 < len(words) and (words.lowers[after] in self.lexicon.small.of or self._leads_to_an_outlet(after)):
            after = self._past_of(after) or after
        phrase.after = after
        apposition = self._apposition(after)
        if apposition is not None and (
            self._is_of_several(apposition[0], apposition[1], phrase) or self._is_whom_a_source_tells_of(apposition[1], phrase)
        ):
            apposition = None
        if apposition is None and (office := self._office_told(after)) is not None:
            phrase.after, told = office
            phrase.role_class = told if phrase.role_class is RoleClass.UNKNOWN else phrase.role_class
            return
        if apposition is None:
            if phrase.role_class is RoleClass.UNKNOWN:
                phrase.role_class = self._class_by_predicate(phrase.first, after)
            return
        first, end, role_class = apposition
        text_first = first + 1 if words.lowers[first] in self.lexicon.grammar.determiners else first
        phrase.roles = (*phrase.roles, words.span(text_first, end))
        if phrase.role_class is RoleClass.UNKNOWN:
            phrase.role_class = self._class_with_bodies(role_class, first, end)
        if phrase.gender is None:
            phrase.gender = next((g for w in words.lowers[first:end] if (g := self.lexicon.role_genders.get(w))), None)
        phrase.after = end

    def _is_whom_a_source_tells_of(self, end: int, phrase: Phrase) -> bool:
        """ "*According to* her lawyer X, *the journalist* was beaten": who is told of, where no comma closes it off."""
        words = self.claims.words
        before = " ".join(words.lowers[max(0, phrase.first - _LONGEST_GLUE) : phrase.first])
        return words.forms[end : end + 1] != [","] and before.endswith(pointing_words().sources)

    def _is_of_several(self, first: int, end: int, phrase: Phrase) -> bool:
        """ "In a letter to X, *twelve senators*, *deputies of the Duma* asked": a plural after one who is not the last of a list
        tells of others; "one of the senators" may be he.
        """
        words, grammar = self.claims.words, self.lexicon.grammar
        if phrase.first and words.lowers[phrase.first - 1] in grammar.joiners:
            return False
        role = self._role_within(first)
        head = words.lowers[role[0] - 1] if role else ""
        several = grammar.numbers.get(words.lowers[first], 1) > 1 or self._is_plural(head)
        one_of_them = words.is_one(first + 1, self.lexicon.small.of) and role is not None and role[0] > first + 1
        return several and not one_of_them and end > first

    def _class_by_predicate(self, first: int, after: int) -> RoleClass:
        """What the predicate makes of the name: "X presided over the panel", "presided over by X", "the Khatai court, chaired by
        X" is a judge.
        """
        words = self.claims.words
        found = self.lexicon.role_predicates.at(words, after) if after < len(words) else None
        found = found or self.lexicon.role_predicates_before.before(words, first) or self._role_behind_court(first)
        return found[1] if found else RoleClass.UNKNOWN

    def _role_behind_court(self, first: int) -> tuple[int, RoleClass] | None:
        words = self.claims.words
        found = self.lexicon.roles_behind_courts.before(words, first)
        if found is None:
            return None
        before = found[0] - 2 if found[0] > 1 and words.forms[found[0] - 1] == "," else found[0] - 1
        return found if before >= 0 and isinstance(self.claims.holders[before], CourtMention) else None

    def _office_told(self, after: int) -> tuple[int, RoleClass] | None:
        """The position after, and the class, of ", *who heads the press department of the ministry*": an office at a body, told
        in a clause that tells nothing else.
        """
        words, relatives = self.claims.words, self.lexicon.grammar.relative_pronouns
        if words.forms[after : after + 1] != [","] or not words.is_one(after + 1, relatives):
            return None
        found = self.lexicon.offices_told.at(words, after + 1)
        end = self._apposition_end(found[0]) if found else None
        if found is None or end is None or (end < len(words) and words.forms[end] not in _CLOSERS):
            return None
        held = [holder for holder in self.claims.holders[found[0] : end] if isinstance(holder, BodyMention)]
        return (end, self._class_with_bodies(found[1], found[0], end)) if held else None

    def _past_brackets(self, after: int) -> int:
        """A short bracket right after the name: an age, a party."""
        words = self.claims.words
        if after < len(words) and words.forms[after] == "(":
            for at in range(after + 1, min(after + 6, len(words))):
                if words.forms[at] == ")":
                    return at + 1
                if words.lowers[at] in self.lexicon.grammar.clause_openers:
                    break
        return after

    def _leads_to_an_outlet(self, at: int) -> bool:
        """ "X *from* Radio Liberty", "X *with* the Sun": the outlet or party that somebody is from."""
        words, grammar = self.claims.words, self.lexicon.grammar
        if words.lowers[at] not in grammar.belonging_prepositions:
            return False
        body = self.claims.holders[self._past_article(at + 1)]
        return isinstance(body, BodyMention) and body.subtype in (BodySubtype.OUTLET, BodySubtype.PARTY)

    def _past_article(self, at: int) -> int:
        """Where a body's name begins: behind "the", "his" and the like."""
        words = self.claims.words
        return at + 1 if at + 1 < len(words) and words.lowers[at] in self.lexicon.grammar.before_own_body else at

    def _past_of(self, at: int) -> int | None:
        """The position after a body that the name is "of": "X of Toplum TV", "X of the Popular Front Party"."""
        words, holders = self.claims.words, self.claims.holders
        begin = self._past_article(at + 1)
        if not isinstance(holders[begin], BodyMention) and not (words.capitals[begin] and begin not in self._starts):
            return None
        end = begin + 1
        while (
            end < len(words)
            and words.adjacent(end - 1)
            and (holders[end] is not None or words.capitals[end])
            and end not in self._starts
        ):
            end += 1
        of_a_people = end < len(words) and self.lexicon.demonyms.at(words, end - 1) is not None
        goes_on = of_a_people and words.adjacent(end - 1) and words.forms[end].isalpha()  # "of the *Kurdish* agency"
        return None if goes_on else end

    def _apposition(self, after: int) -> tuple[int, int, RoleClass] | None:
        """(first word, position after, class) of ", an economist working with Radio Liberty"."""
        words = self.claims.words
        if after + 1 >= len(words) or words.forms[after] != ",":
            return None
        first = after + 1
        if words.forms[first].isdigit() and first + 2 < len(words) and words.forms[first + 1] == ",":
            first += 2
        role = self._role_within(first)
        if role is None:
            return None
        end = self._apposition_end(role[0])
        if end is None or self._leads_to_next_name(first, end) or self._tells(end):
            return None
        return first, end, role[1]

    def _tells(self, at: int) -> bool:
        """ "They urged Baku to free Smith, *a spokesman said*": who tells it is not who Smith is."""
        words = self.claims.words
        return at < len(words) and words.lowers[at] in self.lexicon.grammar.telling_words

    def _leads_to_next_name(self, first: int, end: int) -> bool:
        """In "director, A, editor, B, and reporter C" a bare role before a comma and a name belongs to that name, and so it does
        in "A, barrister and former chairwoman B".
        """
        words = self.claims.words
        if self._is_pointed(words.lowers[first:end]):
            return False
        if words.is_one(end, self.lexicon.small.joining):
            name_at = self._person_within(end + 1)
            return name_at is not None and self._role_ending_at(name_at) is not None
        return words.forms[end : end + 1] == [","] and end + 1 in self._starts

    def _is_pointed(self, lowers: Sequence[str]) -> bool:
        """An article begins the phrase, or a possessive stands in it."""
        lexicon = self.lexicon
        return bool(lowers) and (lowers[0] in lexicon.grammar.determiners or any(mark in lowers for mark in lexicon.small.owning))

    def _role_within(self, first: int) -> tuple[int, RoleClass] | None:
        """The position after the first role phrase, where nothing but modifiers leads up to it."""
        words, lexicon = self.claims.words, self.lexicon
        pointed = self._is_pointed(words.lowers[first : first + _FAR_ENOUGH])
        for at in range(first, min(first + _REACH_OF_ROLE, len(words))):
            found = lexicon.roles.at(words, at)
            if found and not self._is_inside_body(at, found[0]):
                longer = lexicon.roles.at(words, found[0]) if found[0] < len(words) else None
                return longer or found
            if at in self._starts or not self._leads_to_role(at, first, pointed=pointed):
                return None
        return None

    def _begins_another_phrase(self, at: int, first: int) -> bool:
        """ "According to Smith, a court extended *the* journalist's arrest": one noun phrase has one article."""
        words, grammar = self.claims.words, self.lexicon.grammar
        second = words.lowers[at] in grammar.definite and at > first and words.lowers[at - 1] not in grammar.links
        return second and words.lowers[first] in grammar.determiners

    def _is_inside_body(self, at: int, after: int) -> bool:
        """A role word that is part of a body's name: the journalists of the Committee to Protect *Journalists*."""
        holder = self.claims.holders[at]
        return (
            isinstance(holder, BodyMention)
            and at > 0
            and self.claims.holders[at - 1] is holder
            and (after >= len(self.claims.holders) or self.claims.holders[after] is not holder)
        )

    def _leads_to_role(self, at: int, first: int, *, pointed: bool) -> bool:
        """A word that may stand between the comma and the role: article, modifier, name of a body, possessive, "one of"."""
        words, lexicon, grammar = self.claims.words, self.lexicon, self.lexicon.grammar
        lower = words.lowers[at]
        if lower in grammar.no_apposition or self._begins_another_phrase(at, first):
            return False
        if words.capitals[at] or self.claims.holders[at] is not None:
            return True
        if lower in grammar.determiners or lower in lexicon.role_modifiers or lower in grammar.numbers:
            return True
        if lower in lexicon.small.owning or words.is_one(at + 1, lexicon.small.owning):
            return True
        if lower in lexicon.small.of and words.lowers[at - 1] in grammar.numbers:
            return True
        is_word = lower.replace("-", "").isalpha() and lower not in grammar.clause_openers
        return pointed and is_word and at - first <= _FAR_ENOUGH

    def _apposition_end(self, at: int) -> int | None:
        """Where the apposition that goes on at `at` closes; `None` where it turns out to lead to another name or to be none."""
        words, joining = self.claims.words, self.lexicon.small.joining
        if at in self._starts:
            return None
        of_another = False
        for end in range(at, min(at + _LONGEST_APPOSITION, len(words))):
            form, lower = words.forms[end], words.lowers[end]
            if form in _CLOSERS or form[0] == "\n":
                return end
            of_another = of_another or (self._opens_clause(end) and self._is_of_another(at, end))
            if not of_another and (self._opens_clause(end) or self._tells_where_held(end)):
                return end - 1 if words.lowers[end - 1] in joining else end
            if end in self._starts and words.lowers[end - 1] not in self.lexicon.grammar.links:
                return self._before_other(at, end)
            if lower in joining and not self._goes_on(end + 1):
                return end
        return None

    def _opens_clause(self, at: int) -> bool:
        """ "A journalist *who* …", "a journalist *arrested in* March", but "a reporter and *jailed* blogger"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        lower = words.lowers[at]
        if lower not in grammar.clause_openers:
            return False
        goes_on = at + 1 < len(words) and words.lowers[at + 1] in grammar.after_participles
        return goes_on or not (lower in grammar.participles and describes(words, at, self.lexicon))

    def _is_of_another(self, at: int, clause_at: int) -> bool:
        """ "X, the mother *of a student* arrested in March": whom the clause tells of is not X."""
        words, links = self.claims.words, self.lexicon.grammar.links
        found = self.lexicon.roles.before(words, clause_at)
        return found is not None and not links.isdisjoint(words.lowers[at : found[0]])

    def _before_other(self, at: int, name_at: int) -> int | None:
        """Where the apposition ends before another's role and name ("wife of | the jailed opponent X"); `None` for a title."""
        words, lexicon = self.claims.words, self.lexicon
        if lexicon.roles.before(words, name_at) is None or words.capitals[name_at - 1]:
            return None
        return next((link for link in range(at, name_at) if words.lowers[link] in lexicon.grammar.links), None)

    def _tells_where_held(self, at: int) -> bool:
        """A state that is told, not who somebody is: "in custody", "on trial", "under house arrest"."""
        words, grammar = self.claims.words, self.lexicon.grammar
        if words.lowers[at] not in self.lexicon.small.in_a_state:
            return False
        return not grammar.states_told.isdisjoint(words.lowers[at + 1 : at + 3])

    def _goes_on(self, at: int) -> bool:
        """After "and" the apposition goes on with another role, or inside a name of a body."""
        words = self.claims.words
        if at >= len(words) or at in self._starts:
            return False
        if self.claims.holders[at] is not None and self.claims.holders[at] is self.claims.holders[at - 1]:
            return True
        if words.lowers[at] in self.lexicon.grammar.determiners or words.capitals[at]:
            found = self._role_within(at)
            return found is not None and found[0] not in self._starts
        return not self._opens_clause(at) and self._person_within(at) is None

    def _person_within(self, at: int) -> int | None:
        """The first name that stands before the next comma or stop."""
        words = self.claims.words
        for near in range(at, min(at + _REACH_OF_ROLE, len(words))):
            if near in self._starts:
                return near
            if words.forms[near] in _CLOSERS or words.forms[near][0] == "\n":
                return None
        return None
