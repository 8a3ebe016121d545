"""Voices for and against a capitalised run being a person's name, added up.

In: a run and the words around it. Out: a `Weight`: points, and the loudest voice for it. Always true: the points of each voice
are those of `name_voices.yaml`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from habeas.reading.knowledge.names import Voices
from habeas.reading.letters import CAPITAL
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.runs import Run, is_eastern, is_given, is_initial, surname_strength
from habeas.reading.names.things import voices_of_a_body
from habeas.reading.names.words import Words

_LONGEST = 6
_AGE = re.compile(r"[1-9]\d")
_MOST_UNKNOWN = 4
_HALF_UNKNOWN = 2
_OFTEN = 3
_CERTAIN = 2.0
_SHORTEST_OF_CAPITALS = 4
_REACH_OF_ROLE = 5
_INITIALS = re.compile(rf"(?:[{CAPITAL}]\.){{2,3}}")
_QUOTES = frozenset('"“”«»')
_OPEN_APPOSITION = frozenset((",", "(", "–", "—"))
_CLOSE_APPOSITION = frozenset(",.;:()\n")


@dataclass(slots=True)
class Weight:
    """The sum, and the voice that spoke loudest for a name."""

    voices: Voices
    total: float = 0.0
    loudest: str = "capitalised run"
    _points: float = 0.0

    def speak(self, name: str) -> None:
        points = self.voices.points(name)
        self.total += points
        if points > self._points:
            self._points, self.loudest = points, name.replace("_", " ")


@dataclass(slots=True)
class Scales:
    """Weighs the runs of one text. `recognised` are the words in which an entity recogniser sees people."""

    words: Words
    lexicon: Lexicon
    recognised: frozenset[int]
    seen_lower: frozenset[str] = field(init=False)
    _seen_capital: Counter[str] = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        cases = list(zip(words.lowers, words.capitals, words.opens, strict=True))
        self.seen_lower = frozenset(lower for lower, capital, _ in cases if not capital)
        self._seen_capital = Counter(lower for lower, capital, opens in cases if capital and not opens)

    def weigh(self, run: Run) -> Weight:
        weight = Weight(self.lexicon.voices)
        self._weigh_ends(run, weight)
        for at in range(run.first, run.after):
            if not self._is_nickname(at, run):
                self._weigh_word(at, run, weight)
        self._weigh_before(run, weight)
        self._weigh_after(run, weight)
        self._weigh_page(run, weight)
        self._weigh_unknown(run, weight)
        for voice in voices_of_a_body(self.words, self.lexicon, run):
            weight.speak(voice)
        return weight

    def _weigh_unknown(self, run: Run, weight: Weight) -> None:
        """Names from languages no list covers: the words themselves say nothing, what stands around them does."""
        named = (at for at in range(run.first, run.after) if self.words.forms[at] not in _QUOTES)
        inside = [at for at in named if not self._is_nickname(at, run)]
        if not 2 <= len(inside) <= _MOST_UNKNOWN:
            return
        opens_a_title = self.words.lowers[run.first] in self.lexicon.grammar.article_like
        half_unknown = (self._is_half_unknown(run) and self._is_led_to(run)) or self._has_a_word_for_surname(run)
        unknown = half_unknown or (not opens_a_title and all(self._may_be_in_a_name(at, run) for at in inside))
        if unknown:
            weight.speak("unknown_words")
            if self._stands_alone(run):
                weight.speak("surname_alone")
        if self._is_led_to(run) and (unknown or weight.total >= 1.0):
            weight.speak("lead")

    def _may_be_in_a_name(self, at: int, run: Run) -> bool:
        """A word no list knows, a listed name, or a surname cut down to its letter: "Mongkhon *T.*"."""
        cut_down = at == run.after - 1 and at > run.first and is_initial(self.words, at)
        shortened = at == run.first and self._is_shortened(at)
        of_a_town = self._is_surname_and_town(at, run) and (
            self._is_described(run) or self._is_led_to(run) or self._is_told_of_alone(at)
        )
        return cut_down or shortened or of_a_town or self.is_unknown(at) or self._is_only_a_name(at)

    def _is_surname_and_town(self, at: int, run: Run) -> bool:
        """ "Assefa *Adane*": the last word is a town's name, and those before it are none that any list knows."""
        unknown = at == run.after - 1 and all(self.is_unknown(before) for before in range(run.first, at))
        return unknown and at > run.first and self.words.lowers[at] in self.lexicon.single_places

    def _is_told_of_alone(self, at: int) -> bool:
        """ "Agba Jalingo … *Jalingo was arrested*": of no town is told what is done to people alone."""
        words, lower = self.words, self.words.lowers[at]
        return any(
            words.lowers[other] == lower and words.capitals[other] and self.lexicon.suffered.at(words, other + 1) is not None
            for other in range(len(words) - 1)
        )

    def _is_shortened(self, at: int) -> bool:
        """Initials of given names, and of no country or city: "*G.N.* Saibaba"."""
        form = self.words.forms[at]
        return _INITIALS.fullmatch(form) is not None and not form.startswith(self.lexicon.grammar.initials_of_places)

    def _is_nickname(self, at: int, run: Run) -> bool:
        """A word in quotation marks inside a name, whatever else it is: "Netiporn *“Bung”* Sanesangkhom"."""
        forms = self.words.forms
        return run.first < at - 1 and at + 2 < run.after and forms[at - 1] in _QUOTES and forms[at + 1] in _QUOTES

    def is_unknown(self, at: int) -> bool:
        """A capitalised word, or a particle inside a name, that no list knows as anything else."""
        words, lexicon = self.words, self.lexicon
        lower = words.lowers[at]
        if lower in lexicon.particles:
            return True
        plain = lower in lexicon.ordinary or lower in self.seen_lower or lower in lexicon.single_places or lower in lexicon.never
        return (
            not plain and lower.replace("-", "").replace("'", "").isalpha() and words.forms[at][1:].islower() and len(lower) > 1
        )

    def _is_half_unknown(self, run: Run) -> bool:
        """A word of the language before an unknown one, in the middle of a sentence: "sentenced *Slim Jaouadi*"."""
        lowers, first = self.words.lowers, run.first
        plain = lowers[first] in self.lexicon.ordinary and lowers[first] not in self.lexicon.function_words
        return len(run) == _HALF_UNKNOWN and plain and not self.words.opens[first] and self.is_unknown(first + 1)

    def _has_a_word_for_surname(self, run: Run) -> bool:
        """A word of the language behind an unknown one and a role: "MP *Bovi Bread*", not "editor *Sahar Media*"."""
        last = self.words.lowers[run.after - 1]
        word = last in self.lexicon.ordinary and last not in self.lexicon.thing_nouns and last not in self.lexicon.function_words
        return len(run) == _HALF_UNKNOWN and word and self.is_unknown(run.first) and self.role_before(run.first)

    def _is_only_a_name(self, at: int) -> bool:
        """A listed name that is no word of the language: beside unknown words it speaks for a name, not against one."""
        lower, lexicon = self.words.lowers[at], self.lexicon
        return lower not in lexicon.ordinary and lower not in self.seen_lower and self._is_name(lower)

    def _stands_alone(self, run: Run) -> bool:
        """Whether the family name, last or first of the run, stands elsewhere without the rest."""
        return self._without_neighbour(run.after - 1, run.after - 2) or self._without_neighbour(run.first, run.first + 1)

    def _without_neighbour(self, at: int, beside: int) -> bool:
        words, step = self.words, beside - at
        alone, neighbour = words.lowers[at], words.lowers[beside]
        return any(
            words.capitals[other] and 0 <= other + step < len(words) and words.lowers[other + step] != neighbour
            for other, lower in enumerate(words.lowers)
            if lower == alone
        )

    def _is_led_to(self, run: Run) -> bool:
        """What is done to people alone stands around: "arrested X", "X was jailed", "X's wife"."""
        words, lexicon, after = self.words, self.lexicon, run.after
        if run.first and lexicon.person_leads.before(words, run.first) is not None:
            return True
        if after < len(words) and lexicon.suffered.at(words, after) is not None:
            return True
        return words.is_one(after, lexicon.small.owning) and words.is_one(after + 1, lexicon.person_possessions)

    def _weigh_ends(self, run: Run, weight: Weight) -> None:
        words, lexicon = self.words, self.lexicon
        first, last = words.lowers[run.first], words.lowers[run.after - 1]
        given_first = is_given(first, lexicon)
        if is_eastern(words, run.first, run.after, lexicon):
            weight.speak("family_name_first")
        if given_first and first not in lexicon.grammar.article_like:
            weight.speak("given_name")
        elif is_initial(words, run.first):
            weight.speak("initial")
        strength = surname_strength(last, lexicon)
        if strength:
            weight.speak("surname" if strength == _CERTAIN else "weak_ending")
        elif last in lexicon.family_first and given_first:
            weight.speak("family_name_last")
        elif is_given(last, lexicon):
            weight.speak("given_name_last")
        if sum(lower not in lexicon.particles for lower in words.lowers[run.first : run.after]) > _LONGEST:
            weight.speak("too_long")

    def _weigh_word(self, at: int, run: Run, weight: Weight) -> None:
        words, lexicon = self.words, self.lexicon
        lower = words.lowers[at]
        if lower in lexicon.particles:
            return
        if lower in lexicon.ordinary or (lower in self.seen_lower and len(lower) > 2):
            self._weigh_ordinary(at, run, weight)
        elif (
            lower in lexicon.single_places
            and not self._is_name(lower)
            and not (at > run.first and (self._is_plain_given(run.first) or self._is_described(run)))
            and not self._is_surname_and_town(at, run)
        ):
            weight.speak("place")
        if any(character.isdigit() for character in lower):
            weight.speak("digits")
        if words.forms[at].isupper() and len(lower) > 2 and not words.in_heading[at]:
            weight.speak("capitals_in_a_name" if len(run) > 1 and len(lower) > _SHORTEST_OF_CAPITALS else "capitals")

    def _weigh_ordinary(self, at: int, run: Run, weight: Weight) -> None:
        """A word of the language inside the run: how much it speaks against a name depends on where it stands."""
        words, lexicon = self.words, self.lexicon
        lower, last = words.lowers[at], words.lowers[run.after - 1]
        begins_name = at == run.first and not words.opens[at] and is_given(lower, lexicon) and last not in lexicon.ordinary
        if begins_name:
            return
        if self._is_name(lower):
            weight.speak("ordinary_word_that_is_a_name")
        elif self._is_half_unknown(run) and self._is_led_to(run):
            weight.speak("ordinary_word_after_role")
        elif at > run.first and not words.in_heading[at] and self._is_plain_given(run.first):
            weight.speak("ordinary_word_after_given_name")
        elif last not in lexicon.ordinary and not words.in_heading[at] and self.role_before(run.first):
            weight.speak("ordinary_word_after_role")
        else:
            weight.speak("ordinary_word")

    def _is_described(self, run: Run) -> bool:
        """ "*Tesfalem Adane*, an editor, …": unknown words, the last a town's name too, and what somebody is behind them."""
        return self.is_unknown(run.first) and self._role_after(run.after)

    def _is_name(self, lower: str) -> bool:
        return is_given(lower, self.lexicon) or surname_strength(lower, self.lexicon) == _CERTAIN or lower in self.lexicon.burmese

    def _is_plain_given(self, at: int) -> bool:
        """A given name that is nothing else: "Donald" and not "Hope"."""
        lower, lexicon = self.words.lowers[at], self.lexicon
        return is_given(lower, lexicon) and lower not in lexicon.ordinary and lower not in lexicon.single_places

    def _weigh_before(self, run: Run, weight: Weight) -> None:
        words, lexicon = self.words, self.lexicon
        before = words.lowers[run.first - 1] if run.first else ""
        has_role = self.role_before(run.first)
        if has_role:
            weight.speak("role_before")
            if self._is_addressed(run.first):
                weight.speak("mister")
        if before in lexicon.small.the:
            weight.speak("article")
        elif before in lexicon.grammar.place_prepositions and not has_role:
            weight.speak("place_preposition")
        whose = run.first - 2 if before in lexicon.small.of else -1
        if whose >= 0 and (words.lowers[whose] in lexicon.of_places or self.ends_a_name(whose)):
            weight.speak("place_of")
        if before in _QUOTES and run.first > 1:
            before = words.lowers[run.first - 2]  # "the channel *"Severny Krug"*"
        if before in lexicon.naming_nouns:
            weight.speak("thing_before")
        if words.in_heading[run.first]:
            weight.speak("heading")

    def ends_a_name(self, at: int) -> bool:
        """ "*Smith* of Ofer", "*Smith, 36,* of Ofer": whoever is of it, it is no name of somebody."""
        words = self.words
        if at > 1 and words.forms[at] == "," and self.is_aged(at - 2):
            return True
        named = at > 0 and (self._is_plain_given(at - 1) or self.role_before(at - 1))
        surname = words.capitals[at] and words.capitals[at - 1] and not words.in_heading[at] and words.adjacent(at - 1)
        return named and surname and words.lowers[at] not in self.lexicon.ordinary

    def _weigh_after(self, run: Run, weight: Weight) -> None:
        words, lexicon, after = self.words, self.lexicon, run.after
        if after >= len(words):
            return
        following = words.lowers[after]
        certain = surname_strength(words.lowers[after - 1], lexicon) == _CERTAIN
        of_a_thing = run.first > 0 and words.lowers[run.first - 1] in lexicon.naming_nouns
        if not of_a_thing and self._role_after(after):  # "reporters of *the outlet* Severny Krug, who were held"
            weight.speak("role_after")
        if len(run) > 1 and self.is_aged(after) and words.forms[after + 2 : after + 3] == [","]:
            weight.speak("age_after")
        if lexicon.person_verbs.at(words, after):
            weight.speak("verb_of_a_person")
        counts = following[0].isdigit() and not certain and not self._opens_a_term(after)
        if following in lexicon.thing_nouns or counts:
            weight.speak("thing_after")
        if not words.capitals[after] and lexicon.roles.at(words, after):
            weight.speak("role_right_after")
        if following in _QUOTES and run.first and words.forms[run.first - 1] in _QUOTES:
            weight.speak("quotation_marks")

    def _opens_a_term(self, at: int) -> bool:
        """ "Smith got ten years, *Jones 3 years* and 2 months": no number of a thing."""
        return at + 1 < len(self.words) and self.words.lowers[at + 1] in self.lexicon.units

    def _weigh_page(self, run: Run, weight: Weight) -> None:
        last = self.words.lowers[run.after - 1]
        if self._seen_capital[last] > 1 and last not in self.lexicon.ordinary and last not in self.lexicon.single_places:
            weight.speak("repeated")
            if self._seen_capital[last] > _OFTEN:
                weight.speak("repeated_often")
        if self.recognised and self.recognised.issuperset(range(run.first, run.after)):
            weight.speak("recogniser")

    def role_before(self, first: int) -> bool:
        """A role or a title stands right before: "journalist X", "Judge X", "Mr. X"."""
        words, lexicon = self.words, self.lexicon
        if not first or not words.adjacent(first - 1):
            return False
        before = words.lowers[first - 1]
        if before == ".":
            return first > 1 and words.lowers[first - 2] in lexicon.honorifics
        return before in lexicon.honorifics or lexicon.roles.before(words, first) is not None

    def _is_addressed(self, first: int) -> bool:
        """ "*Ms* Song Srey", "*Mr.* Song": nothing but a name stands there, whatever its words mean."""
        lowers = self.words.lowers
        before = lowers[first - 2] if first > 1 and lowers[first - 1] == "." else lowers[first - 1]
        return bool(self.lexicon.honorifics.get(before))

    def is_aged(self, after: int) -> bool:
        """An age follows: ", 34,", "(34)"."""
        forms = self.words.forms[after : after + 3]
        aged = len(forms) > 1 and forms[0] in _OPEN_APPOSITION and bool(_AGE.fullmatch(forms[1]))
        return aged and (len(forms) == 2 or forms[2][0] in ",).\n")

    def _role_after(self, after: int) -> bool:
        """An apposition, an age or a relative clause about a person follows: ", an economist", ", 34,", ", who"."""
        words, grammar = self.words, self.lexicon.grammar
        if after + 1 >= len(words) or words.forms[after] not in _OPEN_APPOSITION:
            return False
        at = after + 1
        if self.is_aged(after):
            return True
        if words.lowers[at] in grammar.relative_pronouns:
            return True
        if words.lowers[at] in grammar.determiners:
            at += 1
        for step in range(at, min(at + _REACH_OF_ROLE, len(words))):
            if words.forms[step][0] in _CLOSE_APPOSITION:
                return False
            if self.lexicon.roles.at(words, step):
                return True
        return False
