"""Whom a pronoun means in its sentence: who tells of himself, has something done to him, or only speaks for another.

In: the cast, a scene and a pronoun in it. Out: a party. Always true: nobody is meant who is not named or described in the
segment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.reading import grammar
from habeas.reading.cast.described import described_before
from habeas.reading.cast.groups import of_mentions
from habeas.reading.cast.lately import all_of_them, each_told_of, listed_since_told, told_one_by_one
from habeas.reading.cast.numbers import counted_before, counted_here, told_beside_others
from habeas.reading.cast.party import BYSTANDING, JUDGING, RULING, Party
from habeas.reading.cast.plural import meant_by_plural
from habeas.reading.cast.reach import BESIDE, PAIR
from habeas.reading.cast.singular import meant_by_singular
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention, RoleClass
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.trees import Token, first_under

if TYPE_CHECKING:
    from habeas.reading.cast.cast import Cast


def meant_by_pronoun(cast: Cast, scene: Scene, token: Token, span: tuple[int, int]) -> Party:
    """Those whom "he", "they", "both", "everyone" or "each" means there."""
    form, words = token.lower_, pointing_words()
    if form in words.genders and _is_the_judges_own(scene, token):
        return Party()
    if form in words.genders:
        if having := _those_having_it_done(cast, scene, token) or _named_behind_the_opening(cast.story, scene, token):
            return Party(having.people, spans=(span,), pronoun=True)
        if (described := _telling_of_himself(cast, scene, token)) is not None:
            return described
        never, at = _only_rule(scene, token) | _speaks_for_another(cast.story, scene, token), span[0]
        if (said_before := _same_before(scene, token)) is not None:
            at = scene.parsed.words[said_before.i].start
        name = meant_by_singular(cast.story, words.genders[form], at, _only_tells(cast.story, scene, token), never)
        described = described_before(cast.story, scene, span[0]) if name is None else None
        return described or Party((name,) if name else (), spans=(span,), pronoun=True)
    if form in words.everybody and cast.story.text[span[1] : span[1] + BESIDE].lstrip().startswith(words.otherwise):
        return Party()
    if form in words.everybody and any(c.base == "acl" and c.i > token.i for c in token.children):
        return Party()  # "freedom for *everyone who was detained*": more than were named
    if form in words.each and token.dep_ in ("det", "advmod"):
        return Party()  # "ten years *each*", "on *each* count"
    if form in words.each and not any(c.i > token.i for c in token.children):
        return Party(each_told_of(cast.story) or meant_by_plural(cast.story, None), spans=(span,), pronoun=True)
    if form in words.plural:
        if having := _those_having_it_done(cast, scene, token) or _those_it_is_about(cast, scene, token):
            return having
        everyone = form in words.everybody or any(s.lower_ in words.everybody for s in token.head.children)
        people = all_of_them(cast.story, form) if everyone else ()
        if len(people) < 2 and (group := _group_telling_of_itself(cast, scene, token)):
            return group
        if form in words.they and not everyone and (here := counted_here(cast.story, scene, span)):
            return here
        counted = counted_before(cast.story, span)
        if counted and (form in words.they or (form in words.pair and counted.number == PAIR)):
            return counted
        if len(people) < 2 and form not in words.pair and (beside := told_beside_others(cast.story, span)):
            return beside
        if len(people) < 2 and (told := _telling_of_themselves(cast, scene, token)):
            return Party(told.people, spans=(span,), pronoun=True) if len(told.people) > 1 else told
        if len(people) < 2 and form not in words.pair and not everyone:
            people = listed_since_told(cast.story)
        if len(people) < 2:
            people = meant_by_plural(cast.story, 2 if form in words.pair else None, span[0]) or told_one_by_one(cast.story)
        return Party(people, spans=(span,), pronoun=True)
    return Party()


def _is_the_judges_own(scene: Scene, token: Token) -> bool:
    """ "Judge Smith, who had reserved *his* order": what a judge gives is his own."""
    given, ruled = token.head, stance_words().ruled
    if token.dep_ != "nmod:poss" or given.base != "obj" or given.lemma_.lower() not in ruled:
        return False
    who = grammar.subject(given.head)
    named = [] if who is None else scene.named_at(who, PersonMention)
    unnamed = who is not None and who.lemma_.lower() in stance_words().ruling
    return unnamed or any(m.role_class is RoleClass.JUDGE for m in named)


def _those_having_it_done(cast: Cast, scene: Scene, token: Token) -> Party:
    """ "His lawyer, *Smith*, had *his* licence withdrawn", "*ten* have seen *their* licences go": what somebody
    has done to him is done to his own.
    """
    above = next((a for a in token.ancestors if a.lemma_ in pointing_words().having_done and a.pos_ == "VERB"), None)
    if above is None or token.dep_ != "nmod:poss":
        return Party()
    gender = pointing_words().genders.get(token.lower_)
    who = [s for s in grammar.children(above, "nsubj") if s.i < token.i]
    if token.lower_ in pointing_words().their:
        several = cast.party(scene, [s for s in who if s.pos_ != "PRON"])
        return several if len(several.people) > 1 or several.number is not None else Party()
    named = [t for s in who for t in (s, *grammar.children(s, "appos")) if scene.parsed.words[t.i].kind is Kind.PERSON]
    having = [m for t in named[:1] for m in scene.named_at(t, PersonMention)]
    fits = all(m.role_class not in JUDGING and (gender is None or m.gender in (None, gender)) for m in having)
    return of_mentions(cast.story, having) if fits else Party()


def _named_behind_the_opening(story: Story, scene: Scene, token: Token) -> Party:
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
    return of_mentions(story, named) if fits else Party()


def _those_it_is_about(cast: Cast, scene: Scene, token: Token) -> Party:
    """ "*As for Smith and Jones*, *they* were let go": of whom the sentence says that it tells, where they are several."""
    for verb in (a for a in token.ancestors if grammar.is_verbal(a)):
        for about in grammar.children(verb, "obl"):
            if about.i >= token.i or first_under(about):
                continue
            opening = " ".join(t.lower_ for t in scene.parsed.tree[: about.i] if t.base not in ("det", "amod"))
            if opening in pointing_words().topics:
                several = cast.party(scene, [about])
                return Party(several.people, spans=several.spans) if len(several.people) > 1 else Party()
    return Party()


def _telling_of_himself(cast: Cast, scene: Scene, token: Token) -> Party | None:
    """ "*A former officer who claimed he* was beaten": the one described tells of himself."""
    said = _said_above(cast.story, token)
    if said is None or not any(s.lower_ in grammar_words().who for s in grammar.children(said, *grammar.SUBJECTS)):
        return None
    teller = grammar.subject(said)
    if teller is None or teller.tag_ != "NN" or scene.parsed.words[teller.i].kind is Kind.PERSON:
        return None
    told = cast.one(scene, teller)
    return told if told.group and told.number == 1 else None


def _said_above(story: Story, token: Token) -> Token | None:
    """The verb of saying in whose clause a word stands: "Smith *claimed* that he was beaten"."""
    return next((a.head for a in token.ancestors if a.dep_ == "ccomp" and a.head.lower_ in story.saying), None)


def _only_rule(scene: Scene, token: Token) -> frozenset[str]:
    """ "Judge *Jones* granted *her* bail": who rules on somebody does not rule on himself."""
    if token.dep_ in grammar.SUBJECTS:
        return frozenset()
    return frozenset(m.full_name for m in scene.mentions if isinstance(m, PersonMention) and m.role_class in RULING)


def _speaks_for_another(story: Story, scene: Scene, token: Token) -> frozenset[str]:
    """ "Smith was jailed. *Jones* called for *his* release", "*Jones* condemned *his* arrest": who speaks up, and is told
    nothing of, where others are, does not do so for himself.
    """
    if not story.told or token.dep_ in grammar.SUBJECTS:
        return frozenset()
    speaking = (grammar.subject(a) for a in token.ancestors if a.lemma_.lower() in pointing_words().speaking_up)
    spoken = (scene.named_at(who, PersonMention) for who in speaking if who is not None and who.i < token.i)
    return frozenset(m.full_name for named in spoken for m in named) - story.told.keys()


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


def _only_tells(story: Story, scene: Scene, token: Token) -> frozenset[str]:
    """ "*Jones*, a deputy, wrote that they had accused Smith and threatened *him*": who says it, and is told nothing of."""
    telling = (grammar.subject(a) for a in token.ancestors if a.lower_ in story.saying)
    spoken = (scene.parsed.words[who.i].mentions for who in telling if who is not None and who.i < token.i)
    names = {m.full_name for mentions in spoken for m in mentions if isinstance(m, PersonMention)}
    return frozenset(names - story.told.keys())


def _group_telling_of_itself(cast: Cast, scene: Scene, token: Token) -> Party:
    """ "*Several of the men* said that *they* had been beaten": a group that nobody names, and that tells of itself."""
    said = _said_above(cast.story, token)
    teller = None if said is None else grammar.subject(said)
    if teller is None or teller.i >= token.i or teller.pos_ == "PRON" or not scene.seen[teller.i].kinds & {Kind.GROUP}:
        return Party()
    told = cast.one(scene, teller)
    several = teller.tag_ != "NN" or told.number not in (None, 1)
    may_be_held = any(m.holdable and m.head not in pointing_words().counsel for m in scene.groups_at(teller))
    return told if several and told.group and not told.people and may_be_held else Party()


def _telling_of_themselves(cast: Cast, scene: Scene, token: Token) -> Party:
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
        told = cast.party(scene, [teller])
        several = len(told.people) > 1 or (bool(told.people) and told.number is not None and told.number > 1)
        if several and not told.stands_by:
            return told
    return Party()
