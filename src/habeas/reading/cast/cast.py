"""For whom the words of a sentence stand, whatever they are: names, numbers, groups, descriptions, pronouns.

In: a scene, the tokens that fill a role in it, and the story so far. Out: a `Party`. Always true: nobody is named who is not
named in the segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from habeas.reading import grammar
from habeas.reading.cast.described import (
    definite_singular,
    is_represented,
    named_behind_its_place,
    named_beside,
    said_to_be,
    the_one_represented,
)
from habeas.reading.cast.group_words import is_excepted, one_of_several_named
from habeas.reading.cast.groups import of_group, of_mentions, put_together, the_accused
from habeas.reading.cast.lately import each_told_of
from habeas.reading.cast.members import (
    all_of_those_before,
    himself_among,
    joined_before,
    listed_behind,
    members_named,
    others_named,
    whole_group_of,
)
from habeas.reading.cast.numbers import bare_number, told_as_a_group
from habeas.reading.cast.others import first_or_last_of_two
from habeas.reading.cast.party import BYSTANDING, Party
from habeas.reading.cast.pronouns import meant_by_pronoun
from habeas.reading.cast.reach import PAIR
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is meant by the words of a sentence, given the story so far."""

    story: Story

    def party(self, scene: Scene, tokens: Iterable[Token], until: int | None = None) -> Party:
        """Those whom the tokens stand for, coordination unfolded; not what stands from position `until` on."""
        whole = Party()
        for token in tokens:
            listed, chain = [], list(grammar.conjuncts(token))
            if (others := self._all_but(scene, chain)) is not None:
                whole = whole.joined(others)
                continue
            for one in chain:
                if one is not token and self._tells_of_it(scene, one):
                    continue
                if until is None or one.i < until or one is token:
                    listed.append(self.one(scene, one, alone=until is not None))
            for party in put_together(self.story.text, scene, listed):
                whole = whole.joined(party)
        return whole

    def _all_but(self, scene: Scene, chain: Sequence[Token]) -> Party | None:
        """ "*All but Smith* were fined": everybody told of but those who are named, or nobody where that is not certain."""
        named = [scene.named_at(one, PersonMention) for one in chain]
        first = next((at for at, people in enumerate(named) if people and is_excepted(self.story.text, people[0].np_start)), None)
        if first is None or any(named[:first]):
            return None
        excepted = {m.full_name for people in named[first:] for m in people}
        told = self.story.everyone_told_of()
        others = tuple(name for name in told if name not in excepted) if excepted <= set(told) else ()
        return Party(others, spans=tuple((m.start, m.end) for m in named[first]), pronoun=bool(others))

    def _tells_of_it(self, scene: Scene, token: Token) -> bool:
        """ "Smith, a worker, *her lawyer Jones* disclosed": who only tells of it is none of those in the list."""
        named = scene.named_at(token, PersonMention)
        return bool(named) and all(
            m.role_class in BYSTANDING and self.story.speaks(m) and m.full_name not in self.story.told for m in named
        )

    def one(self, scene: Scene, token: Token, *, alone: bool = False) -> Party:
        """`alone`: where a name is no part of a list: "thirty inmates, among them *Smith, who* was freed"."""
        word = scene.parsed.words[token.i]
        if people := scene.named_at(token, PersonMention):
            return (not alone and whole_group_of(self.story, scene, word)) or of_mentions(self.story, people)
        groups = scene.groups_at(token)
        if groups and (listed := all_of_those_before(self.story, scene, groups[0])):
            return listed
        if token.pos_ == "NUM" or token.tag_ == "CD":
            counted = bare_number(self.story, scene, token)
            if counted:
                return counted
        if is_represented(token) and (represented := the_one_represented(self, scene, token)):
            return represented
        if token.dep_ == "appos" and scene.parsed.words[token.head.i].kind is Kind.PERSON and token.tag_ in ("NN", "NNP"):
            return of_mentions(self.story, scene.parsed.words[token.head.i].mentions)
        if groups:
            return self._of_group_at(scene, token, groups[0])
        if (
            token.tag_ == "NNS"
            and token.lower_ in pointing_words().remaining
            and (others := others_named(self.story, scene, word))
        ):
            return others
        if token.lower_ in pointing_words().of_two and any(c.lower_ in grammar_words().the for c in token.children):
            return first_or_last_of_two(self.story, token, (word.start, word.end))
        if (named_behind := one_of_several_named(scene, token)) is not None:
            return of_mentions(self.story, scene.parsed.words[named_behind.i].mentions)
        if token.lower_ in pointing_words().the_group and (told := told_as_a_group(self.story, token, (word.start, word.end))):
            return told
        if token.pos_ in ("PRON", "DET") or token.lower_ in pointing_words().genders or token.lower_ in pointing_words().plural:
            meant = meant_by_pronoun(self, scene, token, (word.start, word.end))
            return meant if len(meant.people) < PAIR else replace(meant, people=self.story.without_the_excepted(meant.people))
        if token.lemma_ in pointing_words().accused and any(c.lower_ in pointing_words().each for c in token.children):
            everyone = each_told_of(self.story)
            return Party(everyone, spans=((word.start, word.end),), pronoun=True)
        if token.lower_ in grammar_words().those and token.head.dep_ == "ROOT":
            return self.party(scene, [s for s in grammar.children(token, "nsubj") if s.i < token.i])
        named = [c for c in grammar.children(token, "appos", "flat", "nmod:desc") if scene.parsed.words[c.i].kind is Kind.PERSON]
        named = named or named_behind_its_place(self.story, scene, token)
        return self.party(scene, named[:1]) if named else Party()

    def _of_group_at(self, scene: Scene, token: Token, group: GroupMention) -> Party:
        """Those whom the group at a word means: somebody told of, those named beside it, or so many."""
        if group.number == 1 and grammar.is_measured_by(token):
            return Party()
        if group.number == 1 and (borne := said_to_be(self.story, scene, token)):
            return borne
        if several := self._the_accused_at(scene, token, group):
            return several
        of_none = token.lower_ in pointing_words().parts  # "*none* of the defendants"
        of_one = (token.tag_ == "NN" and not of_none) or pointing_words().age.search(group.text) is not None
        if of_one and group.definite and group.number in (None, 1):
            return definite_singular(self, scene, token, group)
        if token.tag_ in ("NN", "CD") and group.number == 1 and (described := named_beside(self.story, scene, token)):
            return described
        if group.number is None and not is_excepted(self.story.text, group.start) and listed_behind(self.story, scene, group):
            unnamed = Party((), group.text, None, ((group.start, group.end),))  # and nobody told of before
            return unnamed.joined(members_named(self.story, scene, group))
        counted = joined_before(self.story, scene, group).joined(of_group(self.story, group))
        return counted.joined(himself_among(self.story, scene, group)).joined(members_named(self.story, scene, group))

    def _the_accused_at(self, scene: Scene, token: Token, group: GroupMention) -> Party:
        """ "*The accused, Smith and Jones*, complained", "*the accused* maintain their innocence", and of six on trial "*the
        accused* did not appear": several, though their noun does not say so.
        """
        may_be_several = group.text.lower().split()[-1] in pointing_words().one_or_several
        if not may_be_several or not group.definite or group.number not in (None, 1):
            return Party()
        span = ((group.start, group.end),)
        if listed := listed_behind(self.story, scene, replace(group, number=None)):
            return Party((), group.text, None, span).joined(listed)
        people = the_accused(self.story)
        verb = [token.head] if token.base in grammar.SUBJECTS else []
        helpers = [c for v in verb for c in grammar.children(v, "aux", "aux:pass", "cop")]
        of_one = any(t.tag_ == "VBZ" or t.lower_ in grammar_words().of_one for t in (*verb, *helpers))
        if len(people) < PAIR or of_one:
            return Party()
        of_several = any(t.tag_ == "VBP" for t in (*verb, *helpers)) or any(t.tag_ == "VBD" for t in helpers)
        one_told_of = len(self.story.last_told[2]) == 1
        return Party(people, group.text, None, span, pronoun=True) if of_several or not one_told_of else Party()
