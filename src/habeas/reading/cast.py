"""Who is meant: names, pronouns and groups resolved to people inside one segment, carefully: unresolved rather than wrong.

In: the tokens that fill a role, sentence by sentence in order. Out: a `Party`: people by their fullest names in the segment, a
group in the page's words, a number. Always true: nobody is named who is not named in the segment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.listed import behind_number, follows, run_from
from habeas.reading.masking import Word
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention, RoleClass
from habeas.reading.names.families import FAMILY, surname_of
from habeas.reading.naming import Named
from habeas.reading.neighbours import before_who
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import Token, Tree
from habeas.reading.values import CountMention

_LONGEST_SOURCE = 20
"""Letters before a name in which "according to" stands."""
_SURE_OPENERS = ("–", "—", ":")
"""Behind these a list names a group also where nothing counts it."""
_LIST_OPENERS = (",", "-", *_SURE_OPENERS)
_REACH_OF_A_ROLE = 5
_REACH_OF_BELONGING = 8
_BESIDE = 60
"""Letters beside a word in which what belongs to it stands."""
_BEFORE_A_QUOTE = ' "“«'
_PAIR = 2
_BETWEEN = (",", "&")
"""Signs between two who are listed."""
_IN_A_NOUN_PHRASE = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "CCONJ")
_JOINED_GROUPS = re.compile(r"\s*[,;]?\s*(?:[^\W\d_]{2,3}\s+)?")
"""What stands between two groups of a list: a comma, a word such as "and"."""
_BEHIND_A_LIST = re.compile(r"\s*[,–—-]\s*")
_REACH = 4
"""How many sentences back a pronoun may point."""
OFFICIAL = frozenset(
    {RoleClass.OFFICIAL, RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON, RoleClass.POLICE, RoleClass.DIPLOMAT}
)
BYSTANDING = OFFICIAL | {RoleClass.LAWYER, RoleClass.RELATIVE, RoleClass.EXPERT}
JUDGING = frozenset({RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON})
_RULING = (RoleClass.JUDGE, RoleClass.PROSECUTOR)
_SENTENCE_END = re.compile(r"[.!?]\s|\n")


def is_part_of_more(group: GroupMention) -> bool:
    """ "*Two of them*", "*several of the men*": some of those spoken of, and the page does not say which."""
    return is_said_of_some(group.text.lower())


def is_said_of_some(text: str) -> bool:
    """The same of the words of a group, in lower case."""
    words = pointing_words()
    first, *rest = text.split()
    if first in words.some and not grammar_words().of.isdisjoint(rest[:1]):
        return True
    return text.endswith(words.of_more) and not text.startswith(words.the_whole) and first not in grammar_words().the


def _are_all_there_are(group: GroupMention) -> bool:
    """ "Free *all political prisoners*": more than were named, as "all the journalists" and "all defendants" are not."""
    known, (first, *rest) = pointing_words(), group.text.lower().split()
    pointed = known.referring | grammar_words().those | grammar_words().of
    return first in known.everybody and len(rest) > 0 and rest[0] not in pointed and group.head not in known.accused


def _without_article(before: str) -> str:
    """What stands before somebody, in lower case, less a "the" right before him."""
    before = before.rstrip().lower()
    article = next((a for a in grammar_words().the if before.endswith(f" {a}")), None)
    return before if article is None else before.removesuffix(f" {article}")


def _includes(tree: Tree, position: int) -> bool:
    """ "Four others who pleaded guilty *included* former deputy Smith", "*among* the prisoners freed *were* Smith and Jones",
    "thirty were freed, *among whom were* Smith and Jones": nothing but a role stands between.
    """
    including, known = pointing_words().including, grammar_words()
    inverted = tree[0].lower_ in known.among
    for token in reversed(tree[max(0, position - _REACH_OF_A_ROLE) : position]):
        of_whom = token.i > 1 and tree[token.i - 1].lower_ in known.whom and tree[token.i - 2].lower_ in known.among
        if token.lower_ in including or ((inverted or of_whom) and token.lemma_ in known.be):
            return True
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET"):
            return False
    return False


def _may_stand_in_a_list(word: Word, token: Token) -> bool:
    """A name, what joins it to the next, or a role before it."""
    return (
        word.kind is Kind.PERSON
        or word.form == ","
        or word.form in grammar_words().joining
        or token.pos_ in ("NOUN", "PROPN", "ADJ", "DET")
    )


def several_it_is_one_of(token: Token) -> list[Token]:
    """ "Another of *the accused*", "the youngest of *them*"."""
    if token.pos_ in ("NOUN", "PROPN", "VERB"):
        return []
    return [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in grammar_words().of]


def one_of_several_named(scene: Scene, token: Token) -> Token | None:
    """ "*Another of the accused, Smith*, denied it", "*the youngest of them, Jones*": the name behind who is one of several."""
    named = [c for c in grammar.children(token, "appos") if scene.parsed.words[c.i].kind is Kind.PERSON]
    return named[0] if several_it_is_one_of(token) and len(named) == 1 and not grammar.children(named[0], "conj") else None


@dataclass(frozen=True, slots=True)
class Party:
    """Those who fill a role."""

    people: tuple[str, ...] = ()
    group: str | None = None
    number: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    role_classes: frozenset[RoleClass] = frozenset()
    pronoun: bool = False
    summed: bool = False
    """Whether the number is that of several groups put together."""

    def __bool__(self) -> bool:
        return bool(self.people or self.group)

    @property
    def stands_by(self) -> bool:
        """Officials, lawyers, relatives or experts alone."""
        return bool(self.role_classes) and self.role_classes <= BYSTANDING

    def joined(self, other: Party) -> Party:
        people = tuple(dict.fromkeys((*self.people, *other.people)))
        group = self.group or other.group
        number = self.number if self.group else other.number
        spans = (*self.spans, *(s for s in other.spans if s not in self.spans))
        roles = self.role_classes | other.role_classes
        return Party(people, group, number, spans, roles, self.pronoun or other.pronoun, self.summed or other.summed)


@dataclass(frozen=True, slots=True)
class _Appearance:
    name: str
    sentence: int
    start: int
    end: int
    gender: str | None
    role_class: RoleClass
    quoted: bool = False
    beside: bool = False
    """Only there as one who is referred to, met or challenged: "a slogan *against* Smith"."""
    opens: bool = False
    """At the head of a paragraph."""
    belongs: bool = False
    """Named as somebody's: "*her colleague* Smith"."""
    callings: frozenset[str] = frozenset()
    """The words of the roles in which one is named: "*blogger* Smith"."""


@dataclass
class Cast:
    """The people of one segment as they come up. Fed with each sentence before it is asked about it."""

    text: str
    saying: frozenset[str] = frozenset()
    """The forms of verbs of saying: whoever stands beside one is quoted, and seldom whom the story is about."""
    custody: frozenset[str] = frozenset()
    """Words that show a sentence to be about people held."""
    all_held: bool = False
    """Whether the title already speaks of people held or freed."""
    held: set[str] = field(default_factory=set)
    """Those named in a sentence that speaks of custody, officials, lawyers and relatives aside."""
    _appearances: list[_Appearance] = field(default_factory=list)
    _lists: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    _doing: set[tuple[str, ...]] = field(default_factory=set)
    """Lists of those who did what a sentence tells: "signed *by* Smith and Jones"."""
    _listed_as_held: set[tuple[str, ...]] = field(default_factory=set)
    """Lists in sentences that speak of custody, whoever stands in them."""
    parts: list[tuple[str, ...]] = field(default_factory=list)
    """Lists of some of those counted before: "four *of them* are still held: *A, B, C and D*", "*the other two*, *E and F*"."""
    _focus: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    _last_told: tuple[int, str, tuple[str, ...]] = (-1, "", ())
    """The sentence and the frame that told of somebody last, and all of whom it told."""
    _told: dict[str, None] = field(default_factory=dict)
    """Those of whom an event was told, in order."""
    _learnt: dict[str, str] = field(default_factory=dict)
    """The gender that a pronoun says somebody is of, whose name does not say it."""
    _roles: dict[str, set[RoleClass]] = field(default_factory=dict)
    """What everyone named so far was said to be."""
    _counted_back: tuple[int, int, int] | None = None
    """The last number of people that points back ("none of *the three*"): in which sentence, where, how many."""
    _group: tuple[int, str, int] | None = None
    """The group that was last told of without names: in which sentence, in what words, how many."""
    _some_of: dict[int, tuple[str, ...]] = field(default_factory=dict)
    """Those who were told of as some of so many: "*Smith and Jones* were among *49* people arrested"."""
    _sentence: int = -1
    _begins: int = 0
    """Where the sentence begins."""
    _paragraph: int = 0
    """The sentence that the paragraph begins with."""

    def enter(self, part: Part) -> None:
        """Takes note of who is named in the next sentence."""
        self._sentence += 1
        self._begins = part.start
        if part.start == 0 or self.text[part.start - 1] == "\n":
            self._paragraph = self._sentence
        self._learn_gender(part)
        words = {word.form.lower() for word in part.words}
        speaks_of_custody = not self.custody.isdisjoint(words) or any(
            m.kind is Kind.PRISON for w in part.words for m in w.mentions
        )
        for mention in part.mentions:
            if isinstance(mention, PersonMention):
                name = mention.full_name
                if (speaks_of_custody or self.all_held) and mention.role_class not in BYSTANDING:
                    self.held.add(name)
                self._roles.setdefault(name, set()).add(mention.role_class)
                self._appearances.append(self._appearance(part, mention))
        for listed in self._listed_in(part):
            names = tuple(m.full_name for m in listed)
            self._lists.append((self._sentence, names))
            if self._word_before(part, listed[0]) in pointing_words().done_by:
                self._doing.add(names)
            if speaks_of_custody:
                self._listed_as_held.add(names)
        self.parts += (names for names in self._parts_in(part) if names)
        for mention in part.mentions:
            if isinstance(mention, GroupMention | CountMention) and (mention.number or 0) >= _PAIR and self._points_back(mention):
                self._counted_back = self._sentence, mention.start, mention.number or 0
        if len(part.words) > 1 and part.words[1].form == ":" and part.words[0].kind is Kind.PERSON:
            self.told_of([m.full_name for m in part.words[0].mentions if isinstance(m, PersonMention)])

    def _appearance(self, part: Part, mention: PersonMention) -> _Appearance:
        is_the_topic = self._is_the_topic(part, mention)
        return _Appearance(
            mention.full_name,
            self._sentence,
            mention.start,
            mention.end,
            mention.gender or self._learnt.get(mention.full_name),
            mention.role_class,
            self._is_quoted(part, mention) or self.speaks(mention),  # "Smith, *who was let in*, said": a part of its own
            self._is_beside(part, mention) and not is_the_topic,
            self._opens_a_paragraph(mention.np_start) or is_the_topic,
            self.belongs(mention),
            frozenset(word for role in mention.roles for word in role.lower().split()),
        )

    def _points_back(self, mention: GroupMention | CountMention) -> bool:
        """ "*The* three", "all four", where nothing but people can be counted."""
        if isinstance(mention, GroupMention):
            return mention.holdable and mention.definite and not is_part_of_more(mention)
        before = self.text[max(0, mention.start - _BESIDE) : mention.start].lower().split()[-1:]
        return mention.of is None and not pointing_words().referring.isdisjoint(before)

    def _those_counted_back(self, before: int) -> tuple[str, ...]:
        """ "Smith was fined, Jones and Brown jailed; none of *the three* has appealed. *Their* trial …": those counted last,
        where nobody is named since.
        """
        if self._counted_back is None or self._sentence - self._counted_back[0] > 1:
            return ()
        _, at, number = self._counted_back
        if at >= before or any(at < a.start < before for a in self._appearances):
            return ()
        return self._plural(number, at)

    def _parts_in(self, part: Part) -> Iterator[tuple[str, ...]]:
        counted = ((m, m.number) for m in part.mentions if isinstance(m, GroupMention) and m.number is not None and m.number > 1)
        for group, number in counted:
            if is_part_of_more(group) or pointing_words().says_others(group.text):
                listed = behind_number(self.text, part.mentions, group, number)
                yield tuple(dict.fromkeys(person.full_name for person in listed))

    @staticmethod
    def _listed_in(part: Part) -> Iterator[list[PersonMention]]:
        """ "*Smith and Jones*", "*Smith, Jones*": two of a kind, as judge Smith who *sentenced* Jones and Jones are not."""
        for first, between, second in zip(part.words, part.words[1:], part.words[2:], strict=False):
            if not first.mentions or not second.mentions:
                continue
            listed = [m for m in (*first.mentions, *second.mentions) if isinstance(m, PersonMention)]
            joined = between.form.lower() in _BETWEEN or between.form.lower() in grammar_words().joining
            if joined and len(listed) == len(first.mentions) + len(second.mentions):
                yield listed

    def _learn_gender(self, part: Part) -> None:
        """ "Smith was jailed in May. *His wife* …": of the one person named and told of right before it is said what he is."""
        opening = self.text[part.start : part.start + _BESIDE].split(" ", 1)[0].lower()
        at = self._sentence - 1
        if opening not in pointing_words().ones_own or not self._focus or self._focus[-1][0] != at:
            return
        named = {a.name for a in self._appearances if a.sentence == at}
        told = {name for sentence, people in self._focus if sentence == at for name in people}
        if len(named) != 1 or told != named or any(a.gender for a in self._appearances if a.name in named):
            return
        gender = pointing_words().genders[opening]
        self._learnt |= dict.fromkeys(named, gender)
        self._appearances = [replace(a, gender=gender) if a.name in named else a for a in self._appearances]

    def _opens_a_paragraph(self, start: int) -> bool:
        """Whether nothing but quotation marks stands between a line's beginning and this place."""
        while start and self.text[start - 1] in _BEFORE_A_QUOTE:
            start -= 1
        return not start or self.text[start - 1] == "\n"

    def belongs(self, mention: PersonMention) -> bool:
        """Whether somebody is named as somebody's: "*her husband* Smith"."""
        first, *rest = self.text[mention.np_start : mention.end].lower().split(maxsplit=1)
        return bool(rest) and first in pointing_words().genders

    def _is_quoted(self, part: Part, person: PersonMention) -> bool:
        """ "Smith *said*", "*according to* Smith", "…, Smith *claimed*": a verb of saying right beside the name."""
        beside = [
            w for w in part.words if not w.mentions and (0 <= w.start - person.np_end <= 2 or 0 <= person.np_start - w.end <= 1)
        ]
        before = " ".join(self.text[max(0, person.np_start - _LONGEST_SOURCE) : person.np_start].lower().split())
        told = f" {before}".endswith(tuple(f" {source}" for source in pointing_words().sources))
        return told or any(w.form.lower() in self.saying for w in (*beside, *self._behind_what_is_inserted(part, person)))

    @staticmethod
    def _behind_what_is_inserted(part: Part, person: PersonMention) -> list[Word]:
        """ "Smith, who was let in to see him, *told* it": the word behind a name where a clause was cut out of the part."""
        behind = next(((w, after) for w, after in pairwise(part.words) if w.mentions and w.mentions[-1] is person), None)
        return [] if behind is None or behind[1].start <= person.np_end + _PAIR else [behind[1]]

    @staticmethod
    def _is_beside(part: Part, person: PersonMention) -> bool:
        return Cast._word_before(part, person) in pointing_words().beside

    @staticmethod
    def _word_before(part: Part, person: PersonMention) -> str | None:
        return next((w.form.lower() for w in reversed(part.words) if w.end <= person.np_start), None)

    @staticmethod
    def _is_the_topic(part: Part, person: PersonMention) -> bool:
        """ "*As for Smith*, his appeal was turned down": what the sentence says it is about."""
        opening = " ".join(w.form.lower() for w in part.words if w.end <= person.np_start)
        return opening in pointing_words().topics

    def named(self) -> tuple[Named, ...]:
        """Everyone named so far, in order; of whom nothing is told stands by where he is only referred to ("Smith, who is married
        *to Brown*"), there or where he is named first, or named as an official, lawyer or relative.
        """
        first = {a.name: a for a in reversed(self._appearances)}

        def stands_by(a: _Appearance) -> bool:
            return (a.role_class in BYSTANDING or a.beside or first[a.name].beside) and a.name not in self._told

        return tuple(Named(a.name, a.sentence, a.start, a.end, stands_by(a)) for a in self._appearances)

    def roles_of(self, people: Sequence[str]) -> frozenset[RoleClass]:
        """What the segment has said so far that these people are."""
        return frozenset[RoleClass]().union(*(self._roles.get(name, ()) for name in people))

    def told_of(self, people: Sequence[str], frame: str = "") -> None:
        """Takes note that an event was read about these people, by this frame: who a story is about is who "he" and "the
        defendants" are.
        """
        if people:
            shared = self._last_told[2] if frame and self._last_told[:2] == (self._sentence, frame) else ()
            self._last_told = self._sentence, frame, tuple(dict.fromkeys((*shared, *people)))
            self._focus.append((self._sentence, tuple(people)))
            self._told |= dict.fromkeys(people)

    def acted(self, actor: str) -> None:
        """Takes note that somebody named in this sentence asked for something, or condemned it: who does so is like one who says
        it, and seldom whom the next sentences are about.
        """
        self._appearances = [
            replace(a, quoted=True) if a.sentence == self._sentence and a.name == actor else a for a in self._appearances
        ]

    def told_of_group(self, group: str, number: int) -> None:
        """Takes note that an event was read about people who are only counted: they are who "they" is in the next sentence. Not
        where their words point at others told of before ("two of them", "the three", "eight more").
        """
        first, *rest = group.lower().split()
        known = pointing_words()
        if rest and known.pointing_back.isdisjoint((first, *rest)) and not group.lower().endswith(known.of_more):
            self._group = (self._sentence, group, number)

    def told_of_some_of(self, number: int, people: Sequence[str]) -> None:
        """ "*Smith and Jones* were among *49* people arrested. All 49 were charged": what happens to all happens to them."""
        if 0 < len(people) < number:
            self._some_of[number] = tuple(people)

    def _counted_before(self, span: tuple[int, int]) -> Party:
        """ "*Twelve activists* were arrested on Sunday. *They* were freed on Monday": where no names were told since."""
        if self._group is None or self._sentence - self._group[0] > 1 or (self._focus and self._focus[-1][0] >= self._group[0]):
            return Party()
        _, group, number = self._group
        return Party((), group, number, (span,), pronoun=True)

    def _counted_here(self, scene: Scene, span: tuple[int, int]) -> Party:
        """ "*The seven* had appealed against an order in which two judges dismissed *their* pleas": those whom the sentence
        counts before, where nobody stands between who could be meant.
        """
        before = [m for m in scene.mentions if m.end <= span[0] and m.kind in (Kind.PERSON, Kind.GROUP)]
        while before and isinstance(before[-1], PersonMention) and before[-1].role_class in BYSTANDING:
            before.pop()
        last = next((m for m in reversed(before) if not isinstance(m, GroupMention) or m.holdable), None)
        if last is not None and (part := self._part_counted(scene, last)) is not None:
            return Party((), self.text[part.start : last.end], part.number, ((part.start, last.end),))
        if isinstance(last, GroupMention):
            counted, start = last.definite and not is_part_of_more(last), last.start
            if last.number is None and self._is_the_subject_before(last, span[0]):
                return Party((), last.text, None, (span,), pronoun=True)
        elif isinstance(last, CountMention) and last.of is None:
            article = "".join(self.text[max(0, last.start - _BESIDE) : last.start].split()[-1:])
            counted, start = article.lower() in grammar_words().the, last.start - len(article) - 1
        else:
            return Party()
        if not counted or last.number is None or last.number < _PAIR:
            return Party()
        return Party(self._plural(last.number), self.text[start : last.end], last.number, (span,), pronoun=True)

    def _is_the_subject_before(self, group: GroupMention, at: int) -> bool:
        """ "*The prisoners* had been brought to Evin, and on Monday *they* went on hunger strike": those who are held, with whom
        the sentence begins, where nobody is named for them.
        """
        opens = group.definite and group.holdable and self.text[self._begins : group.start].strip() == ""
        return opens and not self._plural(None, at)

    def _part_counted(self, scene: Scene, whole: Mention) -> CountMention | None:
        """ "*Six of the eight* had their sentences reduced": how many of a number the sentence speaks of."""
        for count in (m for m in scene.mentions if isinstance(m, CountMention) and m.number):
            of, *the = self.text[count.end : whole.start].split() or ("",)
            if of in grammar_words().of and len(the) < _PAIR and grammar_words().the.issuperset(the):
                return count
        return None

    def focus(self) -> Party:
        """Whom the story was last about, where that is not long ago: those told of in this or the two sentences before, all
        among whom terms or charges were dealt out, else those named there. Whoever alone was named since, in a sentence about
        custody, is meant before them.
        """
        if (alone := self._alone_since_told(self._appearances)) in self.held and alone is not None:
            return Party((alone,), pronoun=True)
        if self._focus and self._sentence - self._told_last <= 2:
            return Party(self._last_told[2], pronoun=True)
        told = self.everyone_told_of()
        if len(told) == 1 and self._sentence - self._focus[-1][0] <= _REACH:
            return Party(told, pronoun=True)
        near = [a for a in self._appearances if 0 < self._sentence - a.sentence <= 1 and self._takes_part(a)]
        return Party(tuple(dict.fromkeys(a.name for a in near)), pronoun=True)

    def _stands_aside(self, appearance: _Appearance) -> bool:
        """An official, lawyer, relative or expert of whom nothing has been told yet: an economist can be the one held. Whoever
        was named as a judge or prosecutor stays one.
        """
        stands_by = appearance.role_class in BYSTANDING or not self._roles[appearance.name].isdisjoint(_RULING)
        return stands_by and appearance.name not in self._told

    def _takes_part(self, appearance: _Appearance) -> bool:
        """Neither stands aside nor only tells of it."""
        return not self._stands_aside(appearance) and not appearance.quoted

    @property
    def _told_last(self) -> int:
        """The sentence of the last event told, or -1."""
        return self._last_told[0]

    def an_official_spoke_last(self) -> bool:
        """Whether somebody in office of whom nothing was told speaks in the sentence before."""
        last = (a for a in self._appearances if a.sentence == self._sentence - 1 and a.quoted)
        return any(a.role_class in OFFICIAL and a.name not in self._told for a in last)

    def who_spoke_before(self, pronoun: str) -> str | None:
        """The one person quoted in the sentence before whom a pronoun can mean."""
        gender = pointing_words().genders.get(pronoun)
        last = [a for a in self._appearances if a.sentence == self._sentence - 1 and a.quoted]
        fitting = {a.name for a in last if a.gender in (None, gender)}
        return next(iter(fitting)) if len(fitting) == 1 else None

    def only_stand_by(self, party: Party) -> bool:
        """Whether a pronoun leads to officials, lawyers or relatives alone, of whom no event was told: it means somebody else."""
        if not (party.pronoun and party.people):
            return False
        return all(name in self._roles and self._roles[name] <= BYSTANDING and name not in self._told for name in party.people)

    def _everyone_named(self, before: int | None = None) -> tuple[str, ...]:
        """All who are named in the segment so far, or before a place in it, and are no officials, lawyers or relatives, nor only
        quoted.
        """
        named = (a for a in self._appearances if before is None or a.start < before)
        return tuple(dict.fromkeys(a.name for a in named if self._takes_part(a)))

    def speaks(self, mention: Mention) -> bool:
        """Whether somebody is named there only as the one who says it: "*Smith* reported"."""
        return any(a.start == mention.start and a.quoted for a in self._appearances)

    def listed_from(self, at: int, part: Part) -> list[PersonMention]:
        """Those of the list that begins there, up to the first who is named only as the one who says it."""
        return list(takewhile(lambda person: not self.speaks(person), run_from(self.text, part.mentions, at)))

    def listed_here(self, part: Part) -> list[list[PersonMention]]:
        """The lists of names of a sentence, as in "*Smith and Jones* met *Brown and Stone*"."""
        return list(self._listed_in(part))

    def the_only_ones(self) -> tuple[str, ...]:
        """Those of whom alone the segment has told, in every event the same, where nobody else is named who could be held."""
        told = {frozenset(people) for _, people in self._focus}
        if len(told) != 1 or not frozenset(self._everyone_named()) <= next(iter(told)):
            return ()
        return self._focus[-1][1]

    def everyone_told_of(self) -> tuple[str, ...]:
        """All of whom an event was told, in order."""
        return tuple(self._told)

    def _all_of_them(self, form: str) -> tuple[str, ...]:
        """ "*All* were charged": all of whom the paragraph has told, else the whole story; "*everyone* denied it": the whole."""
        here = self._told_in_paragraph() if form in pointing_words().all_here else ()
        return here or self.everyone_told_of()

    def party(self, scene: Scene, tokens: Iterable[Token], until: int | None = None) -> Party:
        """Those whom the tokens stand for, coordination unfolded; not what stands from position `until` on."""
        whole = Party()
        for token in tokens:
            listed = []
            for one in grammar.conjuncts(token):
                if one is not token and self._tells_of_it(scene, one):
                    continue
                if until is None or one.i < until or one is token:
                    listed.append(self._one(scene, one, alone=until is not None))
            for party in self._put_together(scene, listed):
                whole = whole.joined(party)
        return whole

    def _put_together(self, scene: Scene, listed: list[Party]) -> list[Party]:
        """ "*Three men and a woman*", "five journalists, two lawyers *and a student*": told in one breath, they are one group."""
        listed = [p for p in listed if p]
        if len(listed) < _PAIR or not all(p.group and len(p.spans) == 1 and not p.people for p in listed):
            return listed
        spans = [p.spans[0] for p in listed]
        if any(a[1] > b[0] or not _JOINED_GROUPS.fullmatch(self.text[a[1] : b[0]]) for a, b in pairwise(spans)):
            return listed
        start, end = spans[0][0], spans[-1][1]
        vague = any(isinstance(m, CountMention) and isinstance(m.value, str) and start <= m.start < end for m in scene.mentions)
        number = None if vague or any(p.number is None for p in listed) else sum(p.number or 0 for p in listed)
        roles = frozenset().union(*(p.role_classes for p in listed))
        return [Party((), self.text[start:end], number, ((start, end),), roles, summed=True)]

    def _tells_of_it(self, scene: Scene, token: Token) -> bool:
        """ "Smith, a worker, *her lawyer Jones* disclosed": who only tells of it is none of those in the list."""
        named = scene.named_at(token, PersonMention)
        return bool(named) and all(m.role_class in BYSTANDING and self.speaks(m) and m.full_name not in self._told for m in named)

    def of_mentions(self, mentions: Iterable[Mention]) -> Party:
        whole = Party()
        for mention in mentions:
            whole = whole.joined(self._of_mention(mention))
        return whole

    def _of_mention(self, mention: Mention) -> Party:
        span = ((mention.start, mention.end),)
        if isinstance(mention, PersonMention):
            return Party((mention.full_name,), spans=span, role_classes=frozenset({mention.role_class}))
        if isinstance(mention, GroupMention):
            return self._of_group(mention)
        return Party()

    def _of_group(self, mention: GroupMention) -> Party:
        if self._is_excepted(mention.start):
            return Party()
        people = self._meant_by(mention)
        return Party(people, mention.text, mention.number, ((mention.start, mention.end),), pronoun=bool(people))

    def _is_excepted(self, start: int) -> bool:
        """ "All but *the four*": what stands there is what it did not happen to."""
        before = _without_article(self.text[max(0, start - _BESIDE) : start])
        return before.endswith(pointing_words().excepting)

    def _meant_by(self, group: GroupMention) -> tuple[str, ...]:
        """The people a group word stands for, where the page has named them before."""
        if group.voice == FAMILY:
            return self._of_one_surname(group)
        if group.head in pointing_words().companions and group.number:
            if group.text.split()[0].lower() in grammar_words().indefinite:
                return ()  # "he had met *a colleague* who was freed": any one
            apart = group.head in pointing_words().remaining
            if apart:
                return self._told_apart_from(group.number)
            return self._others(group.number) or (
                self._all_but_the_last(group.number) if group.head in pointing_words().co_accused else ()
            )
        if group.text.lower().endswith(pointing_words().of_more) and group.text.split()[0].lower() in pointing_words().each:
            return self._plural(None) or self._each_told_of()  # "*Each of them* was fined"
        if not group.definite or is_part_of_more(group):
            return ()
        if pointing_words().says_others(group.text):
            return self._told_apart_from(None) if group.number is None else self._rest_of_list(group.number, group.start)
        if group.number is None and any(letter.isdigit() for letter in group.text):
            return ()  # "Each of *the 11*" are no two named before
        if group.number is None and pointing_words().all_those.match(group.text):
            return ()  # "All *those detained*" are more than were named
        if group.number is None and _are_all_there_are(group):
            return ()
        if group.head in pointing_words().accused and group.number is None:
            everyone = self.everyone_told_of()
            return everyone if len(everyone) > 1 else ()
        if group.number == 1 and group.head in pointing_words().kin:
            return ()  # "*The brother* and *the sister* of Smith were given nine and eight years"
        if group.number is not None and (ends := self._at_the_ends(group.text.lower().split(), group.number)) is not None:
            return ends
        people = self._plural(group.number, group.start)
        if not people and group.number is None and group.text.lower().endswith(pointing_words().of_more):
            everyone = self._all_of_them(group.text.lower().split()[0])
            return everyone if len(everyone) > 1 else ()
        return people if group.number is not None or self._are_all_or_near(people) else ()

    def _of_one_surname(self, group: GroupMention) -> tuple[str, ...]:
        """ "*The Ahtarovs*", "the Ahtarov *brothers*": all who were named so far and bear it, officials aside."""
        surnames = surname_of(group.text)
        bearers = [a for a in self._appearances if a.start < group.start and a.name.lower().split()[-1] in surnames]
        names = tuple(dict.fromkeys(a.name for a in bearers if " " in a.name and a.role_class not in OFFICIAL))
        return names if len(names) == (group.number or max(_PAIR, len(names))) else ()

    def _are_all_or_near(self, people: tuple[str, ...]) -> bool:
        """Whether "*the journalists*" can only be these: the paragraph tells of them, or nothing is told of anybody else."""
        near = any(at >= self._paragraph and set(people) <= set(told) for at, told in self._focus)
        return near or self._told.keys() <= set(people)

    def _rest_of_list(self, number: int, before: int) -> tuple[str, ...]:
        """ "Smith and *the other two* were charged": those of the last list, larger by the one named right before."""
        named = [a.name for a in self._appearances if a.sentence == self._sentence and a.end < before]
        lists = (people for _, people in (*reversed(self._focus), *reversed(self._lists)))
        whole = next((p for p in lists if len(p) == number + 1 and named and named[-1] in p), ())
        return tuple(name for name in whole if name != named[-1])

    def _told_apart_from(self, number: int | None) -> tuple[str, ...]:
        """ "Smith, Jones and Brown were held. Brown was fined, *the other two*, *the others* were freed": those of a list less
        whoever was named again since; nobody after "one of them was fined".
        """
        for at, people in (*reversed(self._focus), *reversed(self._lists)):
            again = [name for name in people if self._is_named_since(name, at)]
            rest = tuple(name for name in people if name not in again)
            if again and (len(rest) == number if number is not None else len(rest) > 1):
                return rest
        return ()

    def _is_named_since(self, name: str, sentence: int) -> bool:
        """Whether somebody of a list is named once more in its sentence, or in one behind it."""
        there = [a.sentence for a in self._appearances if a.name == name and a.sentence >= sentence]
        return there.count(sentence) > 1 or any(at > sentence for at in there)

    def _others(self, number: int) -> tuple[str, ...]:
        """ "her two colleagues": those of the last list that is larger by the one just spoken of."""
        last = self._appearances[-1].name if self._appearances else ""
        lists = [
            people
            for _, people in (*reversed(self._focus), *reversed(self._lists))
            if len(people) == number + 1 and last in people
        ]
        return tuple(name for name in lists[0] if name != last) if lists else ()

    def _all_but_the_last(self, number: int) -> tuple[str, ...]:
        """ "Smith and *his seven co-defendants*": all of whom the story has told less the one just named, if they are as many."""
        last = self._appearances[-1].name if self._appearances else ""
        others = tuple(name for name in self._told if name != last)
        return others if last in self._told and len(others) == number else ()

    def _one(self, scene: Scene, token: Token, *, alone: bool = False) -> Party:
        """`alone`: where a name is no part of a list: "thirty inmates, among them *Smith, who* was freed"."""
        word = scene.parsed.words[token.i]
        if people := scene.named_at(token, PersonMention):
            return (not alone and self._whole_of(scene, word)) or self.of_mentions(people)
        groups = [m for m in scene.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end]
        if groups and (listed := self._all_of_those_before(scene, groups[0])):
            return listed
        if token.pos_ == "NUM" or token.tag_ == "CD":
            counted = self._bare_number(scene, token)
            if counted:
                return counted
        if self.is_represented(token) and (represented := self._represented(scene, token)):
            return represented
        if token.dep_ == "appos" and scene.parsed.words[token.head.i].kind is Kind.PERSON and token.tag_ in ("NN", "NNP"):
            return self.of_mentions(scene.parsed.words[token.head.i].mentions)
        if groups:
            return self._of_group_at(scene, token, groups[0])
        if token.tag_ == "NNS" and token.lower_ in pointing_words().remaining and (others := self._others_named(scene, word)):
            return others
        if token.lower_ in pointing_words().of_two and any(c.lower_ in grammar_words().the for c in token.children):
            return self._first_or_last_of_two(token, (word.start, word.end))
        if (named_behind := one_of_several_named(scene, token)) is not None:
            return self.of_mentions(scene.parsed.words[named_behind.i].mentions)
        if token.pos_ in ("PRON", "DET") or token.lower_ in pointing_words().genders or token.lower_ in pointing_words().plural:
            return self._pronoun(scene, token, (word.start, word.end))
        if token.lemma_ in pointing_words().accused and any(c.lower_ in pointing_words().each for c in token.children):
            everyone = self._each_told_of()
            return Party(everyone, spans=((word.start, word.end),), pronoun=True)
        if token.lower_ in grammar_words().those and token.head.dep_ == "ROOT":
            return self.party(scene, [s for s in grammar.children(token, "nsubj") if s.i < token.i])
        named = [c for c in grammar.children(token, "appos", "flat", "nmod:desc") if scene.parsed.words[c.i].kind is Kind.PERSON]
        named = named or self._named_behind_its_place(scene, token)
        return self.party(scene, named[:1]) if named else Party()

    def _others_named(self, scene: Scene, word: Word) -> Party:
        """ "*Others* who were arrested in May are free again, *among them Smith and Jones*": where some of them are named."""
        span = (word.start, word.end)
        others = GroupMention(
            kind=Kind.GROUP,
            start=word.start,
            end=word.end,
            text=word.form,
            voice="others",
            number=None,
            head=word.form.lower(),
            definite=False,
            holdable=True,
        )
        named = self._among_them(scene, others)
        return Party((), word.form, None, (span,)).joined(named) if named else Party()

    def _of_group_at(self, scene: Scene, token: Token, group: GroupMention) -> Party:
        """Those whom the group at a word means: somebody told of, those named beside it, or so many."""
        if group.number == 1 and grammar.is_measured_by(token):
            return Party()
        if group.number == 1 and (borne := self._said_to_be(scene, token)):
            return borne
        of_one = token.tag_ == "NN" or pointing_words().age.search(group.text) is not None
        if of_one and group.definite and group.number in (None, 1):
            return self._definite_singular(scene, token, group)
        if token.tag_ in ("NN", "CD") and group.number == 1 and (described := self._named_beside(scene, token)):
            return described
        if group.number is None and not self._is_excepted(group.start) and self._listed_behind(scene, group):
            unnamed = Party((), group.text, None, ((group.start, group.end),))  # and nobody told of before
            return unnamed.joined(self._among_them(scene, group))
        counted = self._joined_before(scene, group).joined(self._of_group(group))
        return counted.joined(self._himself_among(scene, group)).joined(self._among_them(scene, group))

    def _all_of_those_before(self, scene: Scene, group: GroupMention) -> Party:
        """ "*Smith, an editor, and Jones*, both of them arrested in May", "*forty students* came, all of them were held":
        those listed right before, else the group that stands last in the sentence; where it names nobody before, those of whom
        the sentence before tells, be it another paragraph's.
        """
        text, known = group.text.lower(), pointing_words()
        if not text.endswith(known.of_more) or not text.startswith(known.the_whole):
            return Party()
        before = [m for m in scene.mentions if isinstance(m, PersonMention | GroupMention) and m.end <= group.start]
        last = self._last_told[2] if self._sentence - self._told_last == 1 else ()
        number = _PAIR if text.split()[0] in known.pair else group.number
        others = any(a.sentence == self._sentence - 1 and self._takes_part(a) and a.name not in last for a in self._appearances)
        if not before and len(last) == (number or max(_PAIR, len(last))) and not others:
            return Party(last, group.text, group.number, ((group.start, group.end),), pronoun=True)
        if before and isinstance(before[-1], GroupMention):
            told = before[-1].holdable and before[-1].number != 1 and not is_part_of_more(before[-1])
            return self._of_group(before[-1]) if told else Party()
        listed = list[PersonMention]()
        for person in reversed(before):
            if not isinstance(person, PersonMention):
                break
            if not (follows(self.text, person, listed[0]) if listed else self._ends_right_before(person, group)):
                break
            listed.insert(0, person)
        return self.of_mentions(listed) if len(listed) == (group.number or max(_PAIR, len(listed))) else Party()

    def _ends_right_before(self, person: PersonMention, group: GroupMention) -> bool:
        end = max(person.end, person.np_end)
        return end > group.start or _BEHIND_A_LIST.fullmatch(self.text, end, group.start) is not None

    def _whole_of(self, scene: Scene, word: Word) -> Party:
        """ "Thirty inmates, A and *B* among them, …", "Five of those questioned, among them *A*, …": where the tree hands over a
        name of the list, the group is meant and all who are listed.
        """
        at = min((m.np_start for m in word.mentions if isinstance(m, PersonMention)), default=word.start)
        before, behind = self.text[max(0, at - _BESIDE) : at], self.text[word.end : word.end + _BESIDE]
        among_them = " ".join(pointing_words().among_them)
        opened = _without_article(before).endswith(f", {among_them}")
        if not opened and not behind.lower().startswith(f" {among_them}"):
            return Party()
        groups = (m for m in scene.mentions if isinstance(m, GroupMention) and m.end <= word.start)
        counted = [m for m in groups if m.number is not None and m.number > 1 and m.holdable]
        if not counted:
            return Party()
        return self._of_group(counted[-1]).joined(self._among_them(scene, counted[-1]))

    def _named_behind_its_place(self, scene: Scene, token: Token) -> list[Token]:
        """ "The minister of security, *Smith*", "the organiser of Open Door, *Smith*, and five others": the name behind a comma
        that the parser hangs on what the role is held in.
        """
        words = scene.parsed.words
        held_in = [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in pointing_words().held_in]
        behind = [
            t
            for c in held_in
            for t in grammar.children(c, "appos", *(("conj",) if words[c.i].kind is Kind.BODY else ()))
            if words[t.i].kind is Kind.PERSON
        ]
        return [t for t in behind if self._opens_behind_comma(words[t.i])]

    def _bare_number(self, scene: Scene, token: Token) -> Party:
        """ "All seven", "the three", "Five arrested": a number that stands for people."""
        word = scene.parsed.words[token.i]
        counts = [m for m in scene.mentions if isinstance(m, CountMention) and m.start <= word.start < m.end]
        if not counts or counts[0].number is None or any(c.i > token.i for c in grammar.children(token, "nmod", "flat")):
            return Party()
        number = counts[0].number
        if self._is_excepted(word.start) or self._is_of_a_term(scene, token) or token.dep_ == "flat":
            return Party()  # "Republic Act *10168*"
        if number == 1 and any(c.base == "amod" and c.i < token.i for c in token.children):
            return Party()  # "a term that the court changed to *a suspended one*"
        if (first := self._first_of_the_rest(token)) is not None:
            listed, start = self._listed_further_on(scene, counts[0], number), scene.parsed.words[first.i].start
            others = listed.people or self._told_apart_from(number)
            return Party(others, self.text[start : word.end], number, ((start, word.end),), pronoun=bool(others))
        if (part := self._part_of_those(scene, token, number)) is not None:
            return part
        if (ends := self._at_the_ends({c.lower_ for c in grammar.children(token, "amod")}, number)) is not None:
            return Party(ends, word.form, number, ((word.start, word.end),), pronoun=bool(ends))
        referring = pointing_words().referring
        refers = any(c.lower_ in referring for c in token.children) or (
            token.i == 1 and token.doc[0].lower_ in pointing_words().referring_first
        )
        if listed := self._listed_further_on(scene, counts[0], number):
            return Party((), word.form, number, ((word.start, word.end),)).joined(listed)
        meant = self._plural(number, word.start) if refers else ()
        return Party(meant, word.form, number, ((word.start, word.end),), pronoun=refers)

    def _at_the_ends(self, words: Iterable[str], number: int) -> tuple[str, ...] | None:
        """ "Smith and Jones were cleared, Brown and White fined. *The first two* were freed": as many of those last told of, in
        the order of the text; `None` where it is not said so.
        """
        known = pointing_words()
        first, last = (not named.isdisjoint(words) for named in (known.first_ones, known.last_ones))
        if first == last:
            return None
        told = {name for at, people in self._focus if at == self._told_last for name in people}
        order = tuple(dict.fromkeys(a.name for a in self._appearances if a.sentence == self._told_last and a.name in told))
        if len(order) <= number:
            return ()
        return order[:number] if first else order[-number:]

    def _part_of_those(self, scene: Scene, whole: Token, number: int) -> Party | None:
        """ "*Two of the three* were freed": some of those spoken of, and the page does not say which."""
        part = whole.head
        of_those = whole.dep_ == "nmod" and any(c.lower_ in grammar_words().of and c.i > part.i for c in whole.children)
        described = any(c.base == "acl" for c in (*part.children, *whole.children))  # "two of the three *arrested*"
        if part.pos_ != "NUM" or not of_those or described:
            return None
        words = scene.parsed.words
        counts = [m for m in scene.mentions if isinstance(m, CountMention) and m.start <= words[part.i].start < m.end]
        count = counts[0].number if counts else None
        start, end = words[part.i].start, words[whole.i].end
        return Party((), self.text[start:end], count if count and 1 < count < number else None, ((start, end),))

    @staticmethod
    def _first_of_the_rest(number: Token) -> Token | None:
        """ "*The other two* were freed": the first word, where those are none of whom was told right before."""
        at = number.i - 1
        if at < 0 or number.doc[at].lower_ not in pointing_words().remaining:
            return None
        return number.doc[at - 1] if at and number.doc[at - 1].lower_ in pointing_words().referring else number.doc[at]

    @staticmethod
    def _is_of_a_term(scene: Scene, token: Token) -> bool:
        """ "Cut to three years, *from four*", "four years, cut *to two* on appeal": years and no people."""
        before = token.doc[token.i - 1].lower_ if token.i else ""
        known = pointing_words()
        told = any(m.kind is Kind.TERM for m in scene.mentions) or any(seen.lemma in known.terms for seen in scene.seen)
        return before in known.changing_a_term and told

    def _named_beside(self, scene: Scene, token: Token) -> Party:
        """ "A colleague of his, *camera operator Smith*, …": the name that an apposition gives to somebody described."""
        words = scene.parsed.words
        named = [c for c in grammar.children(token, "appos") if words[c.i].kind is Kind.PERSON]
        if not named:
            behind = (t for t in token.subtree if t.i > token.i and words[t.i].kind is Kind.PERSON)
            named = [t for t in behind if self._opens_behind_comma(words[t.i])][:1]
        return self.of_mentions(words[named[0].i].mentions) if len(named) == 1 else Party()

    def _opens_behind_comma(self, word: Word) -> bool:
        """Whether a comma stands right before a name and the roles that go with it."""
        opening = min((m.np_start for m in word.mentions if isinstance(m, PersonMention)), default=word.start)
        return self.text[:opening].rstrip().endswith(",")

    def _definite_singular(self, scene: Scene, token: Token, group: GroupMention) -> Party:
        """ "the director of the publication, Smith": the name beside it; else "the journalist": whom the story was last about."""
        span = ((group.start, group.end),)
        beside = [
            t
            for t in token.subtree
            if scene.parsed.words[t.i].kind is Kind.PERSON and t.i > token.i and self._is_set_off(scene, t)
        ]
        if beside:
            return self.of_mentions(scene.parsed.words[beside[0].i].mentions)
        if borne := self._bears_name_behind_body(scene, group):
            return borne
        if group.head in pointing_words().companions:
            others = self._told_apart_from(1) if group.head in pointing_words().remaining else self._others(1)
            return Party(others, spans=span, pronoun=True) if others else Party((), group.text, 1, span)
        if group.head in pointing_words().spouses:
            spouse = self._spouse(pointing_words().spouses[group.head])
            return Party((spouse,), spans=span, pronoun=True) if spouse else Party((), group.text, 1, span)
        name = self.client(scene) if group.head in pointing_words().clients else self.called(group)
        acts_or_is_met = not group.holdable and token.base in ("nsubj", "obj") and not grammar.has_so_many_children(token)
        if not name and not acts_or_is_met:  # "Smith was freed when Jones met *the president*"
            name = self._singular(group.gender, group.start, never=self._called_otherwise(group))
        beyond = {m.full_name for t in token.subtree for m in scene.named_at(t, PersonMention)}
        if not name or name in beyond:  # "*the officer* who beat Smith" is somebody else
            return Party((), group.text, 1, span)
        return Party((name,), spans=span, pronoun=True)

    def _is_set_off(self, scene: Scene, name: Token) -> bool:
        """ "The editor, *Smith*, was held"; "the editor of Morning Star, *Smith*, was held" if two names look like a list."""
        word, before = scene.parsed.words[name.i], name.doc[name.i - 1]
        if before.text == ",":
            return True
        paired = (
            before.i > 1
            and before.lower_ in grammar_words().joining
            and name.dep_ == "conj"
            and len(list(name.head.children)) <= _PAIR
        )
        behind = word.end < len(self.text) and self.text[word.end] in _BETWEEN
        return (
            paired and behind and self.text[: word.start].endswith(", ") and scene.parsed.words[name.i - 2].end == word.start - 2
        )

    def called(self, group: GroupMention) -> str | None:
        """ "*The blogger* had been held", "*the 29-year-old* was freed": the only one whom the segment has called so, or whose
        age it has told.
        """
        before = [a for a in self._appearances if a.start < group.start]
        age = pointing_words().age.search(group.text)
        if age:
            told = re.compile(rf"\W{{1,2}}{age[1]}\b(?!-)")
            named = {a.name for a in before if told.match(self.text, a.end) or self.text.endswith(f"{age[0]} ", 0, a.start)}
        else:
            named = {a.name for a in before if group.head in a.callings}
        return named.pop() if len(named) == 1 else None

    def _called_otherwise(self, group: GroupMention) -> frozenset[str]:
        """ "Smith, *the physician* who treated Jones, may not see him although *the politician* is ill": who is something else,
        where one other is named in the sentence, of whom nothing is said.
        """
        here = [a for a in self._appearances if a.sentence == self._sentence and a.start < group.start]
        others = frozenset(a.name for a in here if a.callings and group.head not in a.callings)
        return others if len({a.name for a in here if not a.callings} - others) == 1 else frozenset()

    def _bears_name_behind_body(self, scene: Scene, group: GroupMention) -> Party:
        """ "The activist *of the Popular Front Party (PFPA) Smith* was held": the name right behind the body one belongs to."""
        behind = [word for word in scene.parsed.words if word.start >= group.end]
        if not behind or behind[0].form not in grammar_words().of:
            return Party()
        past = [w for w in behind[1:4] if w.kind is not Kind.BODY and w.form not in grammar_words().the]
        if len(past) == len(behind[1:4]) or not past or past[0].kind is not Kind.PERSON:
            return Party()
        return self.of_mentions(past[0].mentions)

    def _among_them(self, scene: Scene, group: GroupMention) -> Party:
        """The names given for a group: "123 prisoners, *among them Smith and Jones*", "five men …: *A, B and C*", and a list
        right behind it of just as many as it counts: "four more prisoners, *A, B, C and D*".
        """
        words, tree, known = scene.parsed.words, scene.parsed.tree, pointing_words()
        joining = grammar_words().joining | {","}
        listed = self._listed_behind(scene, group)
        if listed and group.number is not None:
            return listed
        named, by_colon = Party(), False
        for position in range(1, len(words)):
            if words[position].start < group.end or words[position].kind is not Kind.PERSON:
                continue
            before = [t.lower_ for t in tree[max(0, position - 2) : position]]
            if named and any(self.speaks(m) for m in words[position].mentions):
                break  # "Thirty were freed, among them Smith, *Jones said*"
            opens = tuple(before[-2:]) == known.among_them or before[-1] in (*known.leading_to_names, ":")
            if opens or _includes(tree, position) or (named and before[-1] in joining):
                by_colon = by_colon or (not named and before[-1] == ":")
                named = named.joined(self.of_mentions(words[position].mentions))
            elif named:
                break
        if by_colon and group.number is not None and len(named.people) != group.number:
            named = Party()  # "Two were freed: *Smith* thanked Jones"
        first = named.spans[0][0] if named else 0
        if by_colon and any(isinstance(m, GroupMention) and group.end < m.start < first for m in scene.mentions):
            named = Party()  # "*Activists* learned that three prisoners were freed: Smith, Jones and Brown"
        named = named or self._part_among_them(scene, group) or self._before_among_them(scene, group)
        return named or listed or self._listed_further_on(scene, group, group.number)

    def _part_among_them(self, scene: Scene, group: GroupMention) -> Party:
        """ "Five were freed, *among them two members of the Front, Smith and Jones*": those named for a part of the group."""
        words, known = scene.parsed.words, pointing_words()
        for part in (m for m in scene.mentions if isinstance(m, GroupMention) and m.start > group.end and m.number is not None):
            before = " ".join(word.form.lower() for word in words if group.end <= word.start < part.start).split()
            if before and (before[-1] in known.leading_to_names or tuple(before[-2:]) == known.among_them):
                tell = any(self.speaks(m) for m in scene.mentions if isinstance(m, PersonMention) and m.start > part.end)
                return Party() if tell else self._listed_behind(scene, part, led_to=True)
        return Party()

    def _himself_among(self, scene: Scene, group: GroupMention) -> Party:
        """ "He recalled that three activists, *including himself*, were held": who tells it is one of the group."""
        words, tree, known = scene.parsed.words, scene.parsed.tree, pointing_words()
        for token in tree[1:]:
            word = words[token.i]
            led = tree[token.i - 1].lower_ in known.leading_to_names and 0 < word.start - group.end < _BESIDE
            if led and token.lower_ in grammar_words().oneself and token.lower_ in known.genders:
                name = self._singular(known.genders[token.lower_], word.start)
                return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()
        return Party()

    def _before_among_them(self, scene: Scene, group: GroupMention) -> Party:
        """ "Thirty inmates, *Smith and Jones* among them, were moved": the names right before "among them", be it with so many
        more behind them ("*Smith, Jones* and two citizens of Georgia among them").
        """
        words, tree = scene.parsed.words, scene.parsed.tree
        among_them = pointing_words().among_them
        ends = [t.i for t in tree[1:-1] if (t.lower_, tree[t.i + 1].lower_) == among_them]
        behind = [end for end in ends if words[end].start > group.end]
        if not behind:
            return Party()
        first = behind[0] - 1
        while words[first].kind is not Kind.PERSON and tree[first].pos_ in _IN_A_NOUN_PHRASE and words[first].start > group.end:
            first -= 1
        counted = any(isinstance(m, GroupMention) and words[first].end < m.start < words[behind[0]].start for m in scene.mentions)
        if words[first].kind is not Kind.PERSON or (first < behind[0] - 1 and not counted):
            return Party()
        while first > 1 and words[first - 1].start > group.end and _may_stand_in_a_list(words[first - 1], tree[first - 1]):
            first -= 1
        listed = [m for word in words[first : behind[0]] for m in word.mentions if isinstance(m, PersonMention)]
        return self.of_mentions(listed)

    def _joined_before(self, scene: Scene, group: GroupMention) -> Party:
        """ "*Smith and* 76 co-accused were cleared": the name an "and" joins to a number of people, whatever the tree says."""
        words = scene.parsed.words
        first = next((i for i, word in enumerate(words) if word.start >= group.start), 0)
        if (
            group.number is None
            or first < 2
            or words[first - 1].form not in grammar_words().joining
            or words[first - 2].kind is not Kind.PERSON
        ):
            return Party()
        named = self.of_mentions(m for m in words[first - 2].mentions if isinstance(m, PersonMention))
        return Party() if named.stands_by else named

    def _listed_behind(self, scene: Scene, group: GroupMention, *, led_to: bool = False) -> Party:
        """The names right behind a group, where a comma or a dash opens the list and it is as long as the group's number; where
        nothing counts the group, several names behind a dash, a colon or "namely", or between commas: "*the* journalists, *Smith,
        Jones and Brown*, were jailed". Officials and lawyers only where words such as "among them" have `led_to` the group.
        """
        words = scene.parsed.words
        behind = next((i for i, word in enumerate(words) if word.start >= group.end), len(words))
        if (
            behind + 1 < len(words)
            and words[behind].form in pointing_words().place_of_origin
            and words[behind + 1].kind is Kind.PLACE
        ):
            behind += 2  # "three believers *from Chita* – Smith, …"
        opener = words[behind].form if behind < len(words) else ""
        namely = opener in _LIST_OPENERS and behind + 1 < len(words) and words[behind + 1].form in pointing_words().namely
        between_commas = group.number is None and opener == "," and group.definite and not namely
        if namely:
            behind += 1
        elif opener not in (_LIST_OPENERS if group.number is not None else _SURE_OPENERS) and not between_commas:
            counted = group.number is not None
            belonging = self._behind_what_they_belong_to(scene, behind, known_of=counted or group.definite)
            if belonging is None:
                return Party()
            behind, between_commas = belonging, not counted and words[belonging].form == ","
        named, closed = Party(), False
        for word, before in zip(words[behind + 1 :], words[behind:], strict=False):
            if word.kind is Kind.PERSON:
                named = named.joined(self.of_mentions(m for m in word.mentions if isinstance(m, PersonMention)))
            elif word.form != "," and word.form not in grammar_words().joining:
                closed = before.form == ","
                break
        if between_commas and not closed:
            return Party()
        number = len(named.people) + self._one_unnamed_behind(scene, named)
        counted = number == group.number if group.number is not None else number > 1
        return named if counted and (led_to or not named.stands_by) else Party()

    def _one_unnamed_behind(self, scene: Scene, named: Party) -> int:
        """ "Two, Smith *and a minor*, were freed": how many stand in the list without a name, behind those who are named."""
        end = max((end for _, end in named.spans), default=None)
        ones = (m for m in scene.mentions if isinstance(m, GroupMention) and m.number == 1 and end is not None and m.start > end)
        return sum(self.text[end : m.start].strip(" ,") in grammar_words().joining for m in ones)

    def _listed_further_on(self, scene: Scene, group: Mention, number: int | None) -> Party:
        """ "Two were freed on bail: *Smith and Jones*", "two women seized in the square, *Smith and Jones*, were fined"."""
        listed = self.of_mentions(behind_number(self.text, scene.mentions, group, number or 1))
        return Party() if listed.stands_by else listed

    @staticmethod
    def _behind_what_they_belong_to(scene: Scene, at: int, *, known_of: bool) -> int | None:
        """ "Two members *of the youth movement* — Smith and Jones — were held": where the list of names is opened, if a dash or a
        colon opens it right behind the body or place the group belongs to, or a comma, where they are counted or `known_of`.
        """
        words, tree = scene.parsed.words, scene.parsed.tree
        if at >= len(words) or words[at].form not in pointing_words().belonging_to:
            return None
        for position in range(at + 1, min(len(words), at + _REACH_OF_BELONGING)):
            if words[position].form in (*_SURE_OPENERS, "-") or (known_of and words[position].form == ","):
                return position
            in_the_phrase = tree[position].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM") or tree[position].base == "amod"
            if words[position].kind is Kind.PERSON or not in_the_phrase:
                return None
        return None

    def _first_or_last_of_two(self, token: Token, span: tuple[int, int]) -> Party:
        """ "*The former* was released, *the latter* is still held"."""
        pairs = [people for at, people in reversed(self._lists) if len(people) == _PAIR and self._sentence - at <= _REACH]
        if not pairs:
            return Party()
        return Party((pairs[0][0 if token.lower_ in pointing_words().first_of_two else 1],), spans=(span,), pronoun=True)

    def _spouse(self, gender: str) -> str | None:
        """ "*The wife* was given three years": the one of the last pair named, where it can only be one of the two."""
        couple = next((p for at, p in reversed(self._lists) if len(p) == _PAIR and self._sentence - at <= _REACH), ())
        known = {name: {a.gender for a in self._appearances if a.name == name} - {None} for name in couple}
        fitting = [name for name, genders in known.items() if genders == {gender}]
        other = [name for name, genders in known.items() if genders and gender not in genders]
        if len(fitting) == 1:
            return fitting[0]
        rest = [name for name in couple if name not in other]
        if len(other) == 1 and len(rest) == 1:
            return rest[0]
        like = [name for name in couple if name.endswith(pointing_words().womens_names) == (gender == "f")]
        return like[0] if len(like) == 1 else None

    @staticmethod
    def is_represented(token: Token) -> bool:
        """ "*His client*", "*her defendant*": one person, and somebody's."""
        owned = any(p.pos_ in ("PRON", "DET") for p in grammar.possessors(token))
        return token.tag_ == "NN" and owned and token.lemma_.lower() in pointing_words().represented

    def _represented(self, scene: Scene, token: Token) -> Party:
        """Whom the lawyer who says "his client" speaks for: the one whose name stands behind ("his client *Smith*"), the one
        named as his, else whom the story is about.
        """
        word = scene.parsed.words[token.i]
        behind = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
        if scene.parsed.words[behind.i].kind is Kind.PERSON:
            return self.of_mentions(scene.parsed.words[behind.i].mentions)
        if behind.tag_ == "NNP" and not scene.parsed.words[behind.i].mentions:
            bearers = {a.name for a in self._appearances if behind.text in a.name.split() or a.name == behind.text}
            name = bearers.pop() if len(bearers) == 1 else None
            return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()
        told = self.focus().people
        name = self.client(scene) or (told[0] if len(told) == 1 else self._only_one_told_of(None))
        return Party((name,), spans=((word.start, word.end),), pronoun=True) if name else Party()

    def client(self, scene: Scene) -> str | None:
        """ "*Smith's lawyer* said that *her client* had been beaten": whose lawyer is told of in the sentence."""
        for token in scene.parsed.tree:
            if token.lemma_.lower() in pointing_words().counsel:
                owners = [self._owner(scene, p) for p in grammar.possessors(token)]
                owners = [p for p in owners if scene.parsed.words[p.i].kind is Kind.PERSON]
                people = self.party(scene, owners).people
                if len(people) == 1:
                    return people[0]
        counsel = [m for m in scene.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.LAWYER]
        named = [m for m in scene.mentions if isinstance(m, PersonMention) and m not in counsel]
        owners_of = {o.full_name for m in counsel for o in named if m.np_start <= o.start and o.end <= m.start}
        return owners_of.pop() if len(owners_of) == 1 else None

    @staticmethod
    def _owner(scene: Scene, possessor: Token) -> Token:
        """ "*Smith*, a host *whose lawyer* said …": who is meant by the "whose"."""
        antecedent = before_who(scene, possessor) if possessor.lower_ in grammar_words().whose else None
        return possessor if antecedent is None else antecedent

    def _only_tells(self, scene: Scene, token: Token) -> frozenset[str]:
        """ "*Jones*, a deputy, wrote that they had accused Smith and threatened *him*": who says it, and is told nothing of."""
        telling = (grammar.subject(a) for a in token.ancestors if a.lower_ in self.saying)
        spoken = (scene.parsed.words[who.i].mentions for who in telling if who is not None and who.i < token.i)
        names = {m.full_name for mentions in spoken for m in mentions if isinstance(m, PersonMention)}
        return frozenset(names - self._told.keys())

    @staticmethod
    def _only_rule(scene: Scene, token: Token) -> frozenset[str]:
        """ "Judge *Jones* granted *her* bail": who rules on somebody does not rule on himself."""
        if token.dep_ in grammar.SUBJECTS:
            return frozenset()
        return frozenset(m.full_name for m in scene.mentions if isinstance(m, PersonMention) and m.role_class in _RULING)

    def _speaks_for_another(self, scene: Scene, token: Token) -> frozenset[str]:
        """ "Smith was jailed. *Jones* called for *his* release", "*Jones* condemned *his* arrest": who speaks up, and is told
        nothing of, where others are, does not do so for himself.
        """
        if not self._told or token.dep_ in grammar.SUBJECTS:
            return frozenset()
        speaking = (grammar.subject(a) for a in token.ancestors if a.lemma_.lower() in pointing_words().speaking_up)
        spoken = (scene.named_at(who, PersonMention) for who in speaking if who is not None and who.i < token.i)
        return frozenset(m.full_name for named in spoken for m in named) - self._told.keys()

    def _pronoun(self, scene: Scene, token: Token, span: tuple[int, int]) -> Party:
        form, words = token.lower_, pointing_words()
        if form in words.genders and self._is_the_judges_own(scene, token):
            return Party()
        if form in words.genders:
            if having := self._having(scene, token) or self._named_behind_the_opening(scene, token):
                return Party(having.people, spans=(span,), pronoun=True)
            if (described := self._telling_of_himself(scene, token)) is not None:
                return described
            never, at = self._only_rule(scene, token) | self._speaks_for_another(scene, token), span[0]
            if (said_before := self._same_before(scene, token)) is not None:
                at = scene.parsed.words[said_before.i].start
            name = self._singular(words.genders[form], at, self._only_tells(scene, token), never)
            described = self._described_before(scene, span[0]) if name is None else None
            return described or Party((name,) if name else (), spans=(span,), pronoun=True)
        if form in words.everybody and self.text[span[1] : span[1] + _BESIDE].lstrip().startswith(words.otherwise):
            return Party()
        if form in words.everybody and any(c.base == "acl" and c.i > token.i for c in token.children):
            return Party()  # "freedom for *everyone who was detained*": more than were named
        if form in words.each and token.dep_ in ("det", "advmod"):
            return Party()  # "ten years *each*", "on *each* count"
        if form in words.each and not any(c.i > token.i for c in token.children):
            return Party(self._each_told_of() or self._plural(None), spans=(span,), pronoun=True)
        if form in words.plural:
            if having := self._having(scene, token):
                return having
            everyone = form in words.everybody or any(s.lower_ in words.everybody for s in token.head.children)
            people = self._all_of_them(form) if everyone else ()
            if len(people) < 2 and (group := self._group_telling_of_itself(scene, token)):
                return group
            if form in words.they and not everyone and (here := self._counted_here(scene, span)):
                return here
            counted = self._counted_before(span)
            if counted and (form in words.they or (form in words.pair and counted.number == _PAIR)):
                return counted
            if len(people) < 2 and (told := self._telling_of_themselves(scene, token)):
                return Party(told.people, spans=(span,), pronoun=True) if len(told.people) > 1 else told
            if len(people) < 2 and form not in words.pair and not everyone:
                people = self._listed_since_told()
            if len(people) < 2:
                people = self._plural(2 if form in words.pair else None, span[0]) or self._told_one_by_one()
            return Party(people, spans=(span,), pronoun=True)
        return Party()

    @staticmethod
    def _is_the_judges_own(scene: Scene, token: Token) -> bool:
        """ "Judge Smith, who had reserved *his* order": what a judge gives is his own."""
        given, ruled = token.head, stance_words().ruled
        if token.dep_ != "nmod:poss" or given.base != "obj" or given.lemma_.lower() not in ruled:
            return False
        who = grammar.subject(given.head)
        named = [] if who is None else scene.named_at(who, PersonMention)
        unnamed = who is not None and who.lemma_.lower() in stance_words().ruling
        return unnamed or any(m.role_class is RoleClass.JUDGE for m in named)

    def _named_behind_the_opening(self, scene: Scene, token: Token) -> Party:
        """ "Since *his* release in May, *Smith* has lived abroad": what stands before its subject means the subject, where that
        is no lawyer, relative or official.
        """
        opening = token.head
        if token.dep_ != "nmod:poss" or opening.base != "obl" or not grammar.is_verbal(opening.head):
            return Party()
        who = next((s for s in grammar.children(opening.head, "nsubj", "nsubj:pass") if s.i > opening.right_edge.i), None)
        named = [] if who is None else scene.named_at(who, PersonMention)
        gender = pointing_words().genders.get(token.lower_)
        fits = len(named) == 1 and named[0].role_class not in BYSTANDING and named[0].gender in (None, gender)
        return self.of_mentions(named) if fits else Party()

    @staticmethod
    def _same_before(scene: Scene, token: Token) -> Token | None:
        """ "*He* was seized at a rally for Smith, and a court jailed *him*": the pronoun that is the subject of the verb before,
        where no other name stands between than one in a phrase of that verb.
        """
        verb, words = token.head, scene.parsed.words
        if verb.dep_ != "conj" or not grammar.is_verbal(verb.head):
            return None
        genders = pointing_words().genders
        before = [s for s in grammar.children(verb.head, *grammar.SUBJECTS) if genders.get(s.lower_) == genders[token.lower_]]
        between = scene.parsed.tree[before[0].i + 1 : token.i] if len(before) == 1 else ()
        named = [t for t in between if words[t.i].kind is Kind.PERSON]
        return before[0] if named and all(t.base == "nmod" for t in named) else None

    def _said_to_be(self, scene: Scene, token: Token) -> Party:
        """ "*Smith* is *a journalist* who has been held since March": who is said to be one."""
        subjects = grammar.children(token, "nsubj") if grammar.children(token, "cop") else []
        named = [s for s in subjects if scene.parsed.words[s.i].kind is Kind.PERSON]
        return self.of_mentions(scene.parsed.words[named[0].i].mentions) if len(named) == 1 else Party()

    def _described_before(self, scene: Scene, before: int) -> Party | None:
        """ "*A bookseller* stays in custody after a judge turned down *his* application": the one whom the
        sentence only describes.
        """
        ones = [m for m in scene.mentions if isinstance(m, GroupMention) and m.number == 1 and m.end <= before and m.holdable]
        return self._of_group(ones[0]) if len(ones) == 1 else None

    def _having(self, scene: Scene, token: Token) -> Party:
        """ "His lawyer, *Smith*, had *his* licence withdrawn", "*ten* have seen *their* licences go": what somebody
        has done to him is done to his own.
        """
        above = next((a for a in token.ancestors if a.lemma_ in pointing_words().having_done and a.pos_ == "VERB"), None)
        if above is None or token.dep_ != "nmod:poss":
            return Party()
        gender = pointing_words().genders.get(token.lower_)
        who = [s for s in grammar.children(above, "nsubj") if s.i < token.i]
        if token.lower_ in pointing_words().their:
            several = self.party(scene, [s for s in who if s.pos_ != "PRON"])
            return several if len(several.people) > 1 or several.number is not None else Party()
        named = [t for s in who for t in (s, *grammar.children(s, "appos")) if scene.parsed.words[t.i].kind is Kind.PERSON]
        having = [m for t in named[:1] for m in scene.named_at(t, PersonMention)]
        fits = all(m.role_class not in JUDGING and (gender is None or m.gender in (None, gender)) for m in having)
        return self.of_mentions(having) if fits else Party()

    def _telling_of_themselves(self, scene: Scene, token: Token) -> Party:
        """ "*Both* say *they* were beaten", "*Smith and Jones* described how guards beat *them*", "five men, *Smith* among them,
        have learned that *they* are accused": those who tell or know of it, where they are several.
        """
        clauses = (
            a
            for a in token.ancestors
            if a.dep_ in ("ccomp", "xcomp") or any(c.lower_ in pointing_words().how for c in grammar.children(a, "advmod"))
        )
        above = (a.head for a in clauses if a.head.i < token.i)
        for teller in (grammar.subject(verb) for verb in above):
            if teller is None or teller.i >= token.i or teller.pos_ == "PRON":
                continue
            told = self.party(scene, [teller])
            several = len(told.people) > 1 or (bool(told.people) and told.number is not None and told.number > 1)
            if several and not told.stands_by:
                return told
        return Party()

    def _said_above(self, token: Token) -> Token | None:
        """The verb of saying in whose clause a word stands: "Smith *claimed* that he was beaten"."""
        return next((a.head for a in token.ancestors if a.dep_ == "ccomp" and a.head.lower_ in self.saying), None)

    def _telling_of_himself(self, scene: Scene, token: Token) -> Party | None:
        """ "*A former officer who claimed he* was beaten": the one described tells of himself."""
        said = self._said_above(token)
        if said is None or not any(s.lower_ in grammar_words().who for s in grammar.children(said, *grammar.SUBJECTS)):
            return None
        teller = grammar.subject(said)
        if teller is None or teller.tag_ != "NN" or scene.parsed.words[teller.i].kind is Kind.PERSON:
            return None
        told = self._one(scene, teller)
        return told if told.group and told.number == 1 else None

    def _group_telling_of_itself(self, scene: Scene, token: Token) -> Party:
        """ "*Several of the men* said that *they* had been beaten": a group that nobody names, and that tells of itself."""
        said = self._said_above(token)
        teller = None if said is None else grammar.subject(said)
        if teller is None or teller.i >= token.i or teller.pos_ == "PRON" or not scene.seen[teller.i].kinds & {Kind.GROUP}:
            return Party()
        word, told = scene.parsed.words[teller.i], self._one(scene, teller)
        groups = (m for m in scene.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end)
        several = teller.tag_ != "NN" or told.number not in (None, 1)
        may_be_held = any(m.holdable and m.head not in pointing_words().counsel for m in groups)
        return told if several and told.group and not told.people and may_be_held else Party()

    def _singular(
        self, gender: str | None, before: int, telling: frozenset[str] = frozenset(), never: frozenset[str] = frozenset()
    ) -> str | None:
        """The one a singular pronoun means: whom the story was last about, else who was last named, genders agreeing; one of
        those who only tell of it where nobody else can be meant.
        """
        near = [
            a for a in self._appearances if a.start < before and self._sentence - a.sentence <= _REACH and a.name not in never
        ]
        fitting = [a for a in near if gender is None or a.gender in (None, gender)]
        names = {a.name for a in fitting}
        officials = {a.name for a in near if a.role_class in OFFICIAL}
        told = [people[0] for at, people in reversed(self._focus) if len(people) == 1 and self._sentence - at <= _REACH]
        last_told = [name for name in told if name not in officials]
        here = [a for a in fitting if a.sentence == self._sentence and not self._stands_aside(a)]
        if here and self._is_meant_before(here, gender):
            here = []
        if here and last_told and all(a.name in telling and a.quoted for a in here):
            here = [a for a in here if a.name in last_told]
        if here:
            return next((a.name for a in here if a.name not in telling), here[0].name)
        if (before_semicolon := self._in_part_before(fitting, before)) is not None:
            return before_semicolon
        alone = self._alone_since_told(fitting)
        if alone is not None:
            return alone
        opening = self._opened_since_told(fitting) or self._alone_in_the_paragraph(fitting)
        if opening is not None:
            return opening
        for name in self._without_those_passed_by(last_told):
            if name in names or not any(
                a.name == name for a in self._appearances if gender is not None and a.gender not in (None, gender)
            ):
                return name
        leading = [a for a in fitting if self._takes_part(a)]
        leading = [a for a in leading if not a.beside] or leading
        if not leading and (only := self._only_one_told_of(gender)) is not None:
            return only
        leading = leading or [a for a in fitting if a.role_class not in OFFICIAL and not a.quoted]
        leading = leading or [a for a in fitting if a.role_class not in JUDGING and not (a.quoted and self._stands_aside(a))]
        if not leading:
            return None
        latest = max(a.sentence for a in leading)
        return next(a.name for a in leading if a.sentence == latest)

    def _is_meant_before(self, here: Sequence[_Appearance], gender: str | None) -> bool:
        """ "*He* says the order came from Smith; they have called *him* …": where those named in the sentence are only there as
        ones referred to, a pronoun before them still means whoever it meant there.
        """
        if gender is None or not all(a.beside for a in here):
            return False
        words = self.text[self._begins : min(a.start for a in here)].lower().split()
        return any(pointing_words().genders.get(word) == gender for word in words)

    def _without_those_passed_by(self, told: Sequence[str]) -> list[str]:
        """ "Police detained Smith. *Her colleague Jones* had been jailed in May. 35 are in prison. *She* was taken …": who comes
        up as somebody's is not meant any more once the story has gone on, where others were told of.
        """
        here = {a.name for a in self._appearances if a.sentence >= self._sentence - 1}
        belonging = {a.name for a in self._appearances if a.belongs} - here
        return [name for name in told if name not in belonging] or list(told)

    def _only_one_told_of(self, gender: str | None) -> str | None:
        """Where the whole story so far is about one person, he or she is meant however far back the name stands."""
        told = self.everyone_told_of()
        if len(told) != 1:
            return None
        other = {a.gender for a in self._appearances if a.name == told[0]} - {None, gender}
        return None if gender is not None and other else told[0]

    def _in_part_before(self, fitting: Sequence[_Appearance], before: int) -> str | None:
        """ "Prosecutors had an indictment ready against *Smith*; *she* is to answer for it": the one whom the part before the
        semicolon names.
        """
        near = [a for a in fitting if a.sentence == self._sentence - 1 and self._takes_part(a)]
        here = [a for a in near if ";" in self.text[a.end : before] and not _SENTENCE_END.search(self.text, a.end, before)]
        names = {a.name for a in here}
        return names.pop() if len(names) == 1 else None

    def _alone_since_told(self, fitting: Sequence[_Appearance]) -> str | None:
        """The one person whom the sentence right before names, where that came after the last event told: a new story's hero."""
        last = [a for a in fitting if a.sentence == self._sentence - 1 and self._takes_part(a)]
        names = {a.name for a in last}
        is_hero = len(names) == 1 and self._told_last < self._sentence - 1 and not all(a.beside for a in last)
        return last[0].name if is_hero else None

    def _opened_since_told(self, fitting: Sequence[_Appearance]) -> str | None:
        """The one at whose name the last paragraph begins, where no event was told since: whom it goes on about."""
        opening = [a for a in fitting if a.opens and a.sentence > self._told_last and self._takes_part(a)]
        return opening[-1].name if opening else None

    def _alone_in_the_paragraph(self, fitting: Sequence[_Appearance]) -> str | None:
        """ "Nor was *Smith*, a teacher. The ministry said nothing of it. *His* brother …": the only one whom the paragraph names,
        where it has told of nobody.
        """
        if self._told_last >= self._paragraph:
            return None
        names = {a.name for a in fitting if a.sentence >= self._paragraph and self._takes_part(a) and not a.beside}
        return names.pop() if len(names) == 1 else None

    def _last_told_of(self, number: int) -> tuple[str, ...]:
        """ "Smith was given four years. Jones was fined. *Both* say …": as many as that, told of just before one by one."""
        near = [people[0] for at, people in self._focus if len(people) == 1 and self._sentence - at <= number]
        last = tuple(dict.fromkeys(reversed(near)))
        return tuple(reversed(last)) if len(last) == number else ()

    def _listed_since_told(self) -> tuple[str, ...]:
        """The one list that the sentence right before names, where that came after the last event told: a new story's heroes."""
        listed = {people for at, people in self._lists if at == self._sentence - 1}
        names = {name for people in listed for name in people}
        before = [a for a in self._appearances if a.sentence == self._sentence - 1]
        alone = {a.name for a in before} == names and all(self._takes_part(a) and not a.beside for a in before)
        return next(iter(listed)) if len(listed) == 1 and alone and self._told_last < self._sentence - 1 else ()

    def _counted_since_told(self, number: int) -> tuple[str, ...]:
        """ "They summoned *Smith and Jones, who edit the daily, and Brown*. *All three* were arrested": as many as the sentence
        right before names, where that came after the last event told.
        """
        if self._told_last >= self._sentence - 1:
            return ()
        last = [a for a in self._appearances if a.sentence == self._sentence - 1]
        new = all(self._takes_part(a) and not (a.beside or a.belongs) for a in last)
        names = tuple(dict.fromkeys(a.name for a in last))
        return names if new and len(names) == number and number >= _PAIR else ()

    def _plural(self, number: int | None, before: int | None = None) -> tuple[str, ...]:
        """The people a plural means: the last list of that many, or where no number stands the last list told of; none that its
        sentence names behind it ("*they* urged the court to free Smith and Jones", "*both* were freed, unlike Smith and Jones").
        """
        told = [people for _, people in reversed(self._focus) if len(people) > 1]
        listed = [people for at, people in reversed(self._lists) if number is not None or self._sentence - at <= _REACH]
        if before is not None:
            here = {a.name for a in self._appearances if a.start < before}
            listed = [people for people in listed if here.issuperset(people)]
        everyone = self.everyone_told_of()
        if number is not None:
            since = self._counted_since_told(number)
            near = self._told_in_paragraph()
            candidates = [since, near, *told, *listed, everyone, self._last_told_of(number), self._everyone_named(before)]
            return next((people for people in candidates if len(people) == number), self._some_of.get(number, ()))
        if before is not None and (counted := self._those_counted_back(before)):
            return counted
        listed = [people for people in listed if people not in self._doing]
        people = next((people for people in (*told, *listed) if not self._all_stand_by(people)), ())
        return self._dealt_with_them(people)

    def _dealt_with_them(self, people: tuple[str, ...]) -> tuple[str, ...]:
        """ "Smith got ten years, *Jones and Brown* seven each. *The defendants* …": all to whom the sentence dealt out terms that
        told of these last.
        """
        at, _, dealt = self._last_told
        if not people and len(dealt) > 1 and self._sentence - at <= _PAIR:
            return dealt
        return dealt if people and set(people) < set(dealt) and (at, people) in (*self._focus, *self._lists) else people

    def _all_stand_by(self, people: Sequence[str]) -> bool:
        """Officials, lawyers or relatives, of none of whom anything was told, in no sentence about custody."""
        if tuple(people) in self._listed_as_held or not self._told.keys().isdisjoint(people):
            return False
        return all(name in self._roles and self._roles[name] <= BYSTANDING for name in people)

    def _told_in_paragraph(self) -> tuple[str, ...]:
        """All of whom the paragraph has told."""
        return tuple(dict.fromkeys(name for at, people in self._focus if at >= self._paragraph for name in people))

    def _each_told_of(self) -> tuple[str, ...]:
        """ "Smith got five years. Jones got four. The prosecutor had asked for ten for *each*": all of whom the paragraph has
        told, where they are several.
        """
        told = self._told_in_paragraph()
        return told if len(told) > 1 else ()

    def _told_one_by_one(self) -> tuple[str, ...]:
        """ "Smith got three years and Jones two. *Their* release …", "Smith got three years. Jones got two. *They* …": those of
        whom the sentence right before told, each alone, or the two before it in the paragraph, where they name nobody else.
        """
        for sentences in (1, _PAIR):
            first = self._sentence - sentences
            told = dict.fromkeys(name for at, people in self._focus for name in people if first <= at < self._sentence)
            named = {a.name for a in self._appearances if first <= a.sentence < self._sentence}
            if len(told) > 1 and (sentences == 1 or (named == told.keys() and first >= self._paragraph)):
                return tuple(told)
        return ()
