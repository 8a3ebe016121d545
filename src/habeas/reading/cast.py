"""Who is meant: names, pronouns and groups resolved to people inside one segment, carefully: unresolved rather than wrong.

In: the tokens that fill a role, sentence by sentence in order. Out: a `Party`: people by their fullest names in the segment, a group in the
page's words, a number. Always true: nobody is named who is not named in the segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from habeas.reading import grammar
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention, RoleClass

if TYPE_CHECKING:
    from spacy.tokens import Token

_SINGULAR = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PLURAL = {"they", "them", "their", "themselves", "all", "both", "everyone"}
_REACH = 4
"""How many sentences back a pronoun may point."""
OFFICIAL = frozenset(
    {RoleClass.OFFICIAL, RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON, RoleClass.POLICE, RoleClass.DIPLOMAT}
)
BYSTANDING = OFFICIAL | {RoleClass.LAWYER, RoleClass.RELATIVE, RoleClass.EXPERT}


@dataclass(frozen=True, slots=True)
class Party:
    """Those who fill a role."""

    people: tuple[str, ...] = ()
    group: str | None = None
    number: int | None = None
    spans: tuple[tuple[int, int], ...] = ()
    role_classes: frozenset[RoleClass] = frozenset()
    pronoun: bool = False

    def __bool__(self) -> bool:
        return bool(self.people or self.group)

    def joined(self, other: Party) -> Party:
        people = tuple(dict.fromkeys((*self.people, *other.people)))
        group = self.group or other.group
        number = self.number if self.group else other.number
        spans = (*self.spans, *(s for s in other.spans if s not in self.spans))
        return Party(people, group, number, spans, self.role_classes | other.role_classes, self.pronoun or other.pronoun)


@dataclass(frozen=True, slots=True)
class _Appearance:
    name: str
    sentence: int
    start: int
    gender: str | None
    role_class: RoleClass


@dataclass
class Cast:
    """The people of one segment as they come up. Fed with each sentence before it is asked about it."""

    text: str
    _appearances: list[_Appearance] = field(default_factory=list)
    _lists: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    _focus: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    _sentence: int = -1

    def enter(self, scene: Scene) -> None:
        """Takes note of who is named in the next sentence."""
        self._sentence += 1
        for mention in scene.mentions:
            if isinstance(mention, PersonMention):
                name = mention.full_name
                self._appearances.append(_Appearance(name, self._sentence, mention.start, mention.gender, mention.role_class))
        for first, second in zip(scene.parsed.words, scene.parsed.words[2:], strict=False):
            listed = (*first.mentions, *second.mentions)
            if len(listed) > 1 and first.mentions and second.mentions and all(isinstance(m, PersonMention) for m in listed):
                self._lists.append((self._sentence, tuple(m.full_name for m in listed if isinstance(m, PersonMention))))

    def told_of(self, people: Sequence[str]) -> None:
        """Takes note that an event was read about these people: who a story is about is who "he" and "the defendants" are."""
        if people:
            self._focus.append((self._sentence, tuple(people)))

    def everyone_told_of(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(name for _, names in self._focus for name in names))

    def party(self, scene: Scene, tokens: Iterable[Token]) -> Party:
        """Those whom the tokens stand for, coordination unfolded."""
        whole = Party()
        for token in tokens:
            for one in grammar.conjuncts(token):
                whole = whole.joined(self._one(scene, one))
        return whole

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
        people = self._plural(mention.number) if mention.definite else ()
        return Party(people, mention.text, mention.number, ((mention.start, mention.end),), pronoun=bool(people))

    def _one(self, scene: Scene, token: Token) -> Party:
        word = scene.parsed.words[token.i]
        people = [m for m in word.mentions if isinstance(m, PersonMention)]
        if people:
            return self.of_mentions(people)
        groups = [m for m in scene.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end]
        if groups:
            return self._of_group(groups[0])
        if token.pos_ in ("PRON", "DET") or token.lower_ in _SINGULAR or token.lower_ in _PLURAL:
            return self._pronoun(token, (word.start, word.end))
        named = [c for c in grammar.children(token, "appos", "flat", "nmod:desc") if scene.parsed.words[c.i].kind is Kind.PERSON]
        return self.party(scene, named[:1]) if named else Party()

    def _pronoun(self, token: Token, span: tuple[int, int]) -> Party:
        form = token.lower_
        if form in _SINGULAR:
            name = self._singular(_SINGULAR[form], span[0])
            return Party((name,) if name else (), spans=(span,), pronoun=True)
        if form in _PLURAL:
            people = self._plural(2 if form == "both" else None)
            return Party(people, spans=(span,), pronoun=True)
        return Party()

    def _singular(self, gender: str, before: int) -> str | None:
        """The one a singular pronoun means: whom the story was last about, else who was last named, genders agreeing."""
        near = [a for a in self._appearances if a.start < before and self._sentence - a.sentence <= _REACH]
        fitting = [a for a in near if a.gender in (None, gender)]
        names = {a.name for a in fitting}
        last_told = [people[0] for at, people in reversed(self._focus) if len(people) == 1 and self._sentence - at <= _REACH]
        here = [a for a in fitting if a.sentence == self._sentence and a.role_class not in BYSTANDING]
        if here:
            return here[0].name
        for name in last_told:
            if name in names or not any(a.name == name for a in self._appearances if a.gender not in (None, gender)):
                return name
        leading = [a for a in fitting if a.role_class not in BYSTANDING] or fitting
        if not leading:
            return None
        latest = max(a.sentence for a in leading)
        return next(a.name for a in leading if a.sentence == latest)

    def _plural(self, number: int | None) -> tuple[str, ...]:
        """The people a plural means: the last list of that many, or where no number stands the last list told of."""
        told = [people for _, people in reversed(self._focus) if len(people) > 1]
        listed = [people for _, people in reversed(self._lists)]
        everyone = self.everyone_told_of()
        if number is not None:
            candidates = [*told, *listed, everyone]
            return next((people for people in candidates if len(people) == number), ())
        return told[0] if told else ()
