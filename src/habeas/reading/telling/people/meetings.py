"""Those who meet: all parties of a meeting, wherever they stand.

In: a match and the context. Out: a party. Always true: a meeting of one is none.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.cast import OFFICIAL, Party
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match, Scene
from habeas.reading.names import RoleClass
from habeas.reading.neighbours import holds_people, left_of, means_people, the_one_named
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.people.at_position import party_at
from habeas.reading.telling.positions import positions
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token

_OF_THE_NAME = ("amod", "compound", "nummod", "nmod")
_NO_PARTIES = frozenset({RoleClass.LAWYER, RoleClass.RELATIVE, RoleClass.EXPERT, RoleClass.CIVIC})
"""Who meets one of these, and is no official, pays a visit."""


def all_who_meet(match: Match, context: Context) -> Party:
    """All parties of a meeting, wherever they stand; a meeting of one is none."""
    met = Party()
    doer = grammar.subject(match.trigger) if grammar.is_verbal(match.trigger) else None
    same = None if doer is None else _who_does_it_above(match.scene, doer)
    for position in match.frame.people:
        own = [same] if position == "subject" and same is not None else []
        met = met.joined(context.cast.party(match.scene, own) if own else party_at(position, match, context))
    beside = left_of(match.scene, match.trigger) if same is None else None
    known = doer is not None and holds_people(match.scene, doer)
    if beside is not None and not match.is_nominal and not known:
        met = context.cast.party(match.scene, [beside]).joined(met)
    by_name = match.is_nominal and not positions().met_by.isdisjoint(match.frame.people)
    if by_name and not context.story.roles_of(met.people) & OFFICIAL:
        return Party()
    roles = met.role_classes | context.story.roles_of(met.people)
    unnamed = Party() if len(met.people) != 1 or met.group else _party_unnamed(match, bool(roles & OFFICIAL))
    if met.role_classes & _NO_PARTIES and not (roles & OFFICIAL or unnamed):
        return Party()
    acting = Party() if doer is None else context.cast.party(match.scene, [doer])
    if not unnamed and set(met.people) <= set(acting.people) and not match.frame.object_is and _met_others(match):
        return Party()
    met = met.joined(unnamed)
    return met if len(met.people) > 1 or met.group else Party()


def _who_does_it_above(scene: Scene, pronoun: Token) -> Token | None:
    """ "*Smith* raised the case when *he* met the president": whose name is the subject of the clause before is "he", also where
    he is an official.
    """
    if pronoun.lower_ not in pointing_words().genders:
        return None
    verbs = (a for a in pronoun.head.ancestors if grammar.is_verbal(a))
    subjects = (grammar.subject(verb) for verb in verbs)
    who = next((s for s in subjects if s is not None and s.i < pronoun.i and s.lower_ != pronoun.lower_), None)
    return who if who is not None and the_one_named(scene, who, pronoun) is not None else None


def _met_others(match: Match) -> bool:
    """ "Smith and Jones met *fans*", "spoke by telephone with *fans*": those who met somebody else did not meet each other, as
    those do who discuss something.
    """
    if not grammar.is_verbal(match.trigger) or grammar.is_passive(match.trigger):
        return False
    places = [p for p in match.frame.people if p not in ("subject", "object")]
    met = grammar.objects(match.trigger) if "object" in match.frame.people else [t for p in places for t in match.at(p)]
    others = [o for o in met if o.pos_ in ("NOUN", "PROPN")]
    return bool(others) and not any(means_people(match.scene, t) for o in others for t in grammar.conjuncts(o))


def _party_unnamed(match: Match, in_office: bool) -> Party:
    """ "*Embassy officials* received Smith": those who meet somebody and are named by their office alone; and whom an official
    meets, "the envoy sat down with *four mothers* of prisoners".
    """
    words = match.scene.parsed.words
    kin = statement_words().met_kin if in_office else frozenset()
    for token in (t for position in match.frame.people for t in match.at(position)):
        last = (
            words[token.i].form.lower() if not words[token.i].mentions else words[token.i].mentions[-1].text.lower().split()[-1]
        )
        named = match.scene.seen[token.i].lemma
        if (
            named in statement_words().parties
            or any(last.removesuffix(ending) in statement_words().parties for ending in grammar_words().plural_endings)
            or (named in kin and not any(p.pos_ == "PRON" for p in grammar.possessors(token)))
        ):
            start = min(
                words[t.i].start for t in (token, *token.children) if (t.i <= token.i and t.base in _OF_THE_NAME) or t is token
            )
            end = max(m.end for m in words[token.i].mentions) if words[token.i].mentions else words[token.i].end
            sentence = match.scene.parsed.sentence
            return Party(group=sentence.text[start - sentence.start : end - sentence.start], spans=((start, end),))
    return Party()
