"""Those for whom something is asked: the people and groups that stand in the demand itself.

In: a match and the context. Out: a party. Always true: nobody asks for himself by a pronoun, and no official who is asked to do
it is in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import OFFICIAL, Party
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.demands import asked_clauses, complements, is_for_another
from habeas.reading.telling.people.holdable import is_holdable, may_be_held
from habeas.reading.telling.people.kin import kin_of_whose_kin
from habeas.reading.telling.positions import positions
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token

_CLAUSES = ("complement", "infinitive", "self", "after-to")


def demanded_for(match: Match, context: Context) -> Party:
    """Those for whom something is asked: the people and groups that stand in the demand itself."""
    known = positions()
    places = (*known.asked_for, *(p for p in match.frame.demands if p not in _CLAUSES))
    demanded = complements(match)
    standing = [c for p in places for c in match.at(p) if not (demanded and p == "object" and _is_to_do_it(c))]
    asked = [t for c in (*demanded, *standing) for t in _told_in(c)]
    if "self" in match.frame.demands:
        asked += list(match.trigger.subtree)
    callings = {p.i for o in grammar.objects(match.trigger) for p in grammar.possessors(o) if p.pos_ == "PRON"}
    asking = [t for p in match.frame.actor for t in match.at(p) if not is_for_another(match, t)]
    freeing = _those_who_are_to_free(match)
    makers = {name for t in asking for name in context.cast.party(match.scene, [t]).people}
    found, pronouns = Party(), pointing_words().demanded
    for token in asked:
        if token.i in freeing or (token.i in callings and not known.called_for.isdisjoint(match.frame.demands)):
            continue
        to_do = grammar.children(match.trigger, "xcomp")
        if token.pos_ == "PRON" and token in grammar.objects(match.trigger) and not all(grammar.is_passive(to) for to in to_do):
            continue  # "they wrote to the minister, begging *her* to raise it": who is asked
        if token.pos_ == "PRON" and token.dep_ == "nmod:poss" and match.scene.seen[token.head.i].lemma in themes().kin:
            continue  # "to pardon *her* son"
        if match.scene.seen[token.i].lemma in themes().kin:
            meant = [p for maker in asking if (p := kin_of_whose_kin(match.scene, token, maker, context)) is not None]
            found = found.joined(meant[0]) if meant else found
        named = match.scene.seen[token.i].kinds & {Kind.PERSON, Kind.GROUP} or token.lower_ in pronouns
        if named and ("self" in match.frame.demands or not grammar.is_passive(match.trigger)):
            party = context.cast.party(match.scene, [token])
            of_others = (party.pronoun or token.pos_ == "PRON") and makers and makers.issuperset(party.people)
            if of_others or (party.people and set(party.people) <= _officials_asked(match)):
                party = Party((), party.group, party.number, party.spans, party.role_classes)
            if may_be_held(party, EventType.APPEAL) and not party.role_classes & OFFICIAL and is_holdable(match.scene, token):
                found = found.joined(party)
    return found


def _told_in(token: Token) -> Iterator[Token]:
    """The words of a demand, less its relative clauses: "free Smith, *who was arrested with Jones*"."""
    yield token
    for child in token.children:
        if child.dep_ != "acl:relcl":
            yield from _told_in(child)


def _is_to_do_it(asked: Token) -> bool:
    """ "Urged *Smith's predecessor, Jones*, to free Brown", and not "called for *Brown* to be freed", "demanded *the release
    of Brown* to calm the streets".
    """
    infinitives = (c for c in asked.head.children if c.i > asked.i and grammar.is_infinitive(c))
    behind = [c for c in infinitives if not grammar.is_passive(c)]
    return bool(behind) and asked.lemma_.lower() not in themes().nouns


def _those_who_are_to_free(match: Match) -> set[int]:
    """ "Demanded that *Smith and the speaker* keep their word and release all prisoners": nothing is asked for whoever is to
    free others.
    """
    freeing = stance_words().freed
    clauses = (c for c in asked_clauses(match.trigger) if not grammar.is_passive(c))
    frees = (c for c in clauses if any(v.lemma_ in freeing and grammar.objects(v) for v in (c, *grammar.children(c, "conj"))))
    return {t.i for clause in frees for who in grammar.children(clause, "nsubj") for t in who.subtree}


def _officials_asked(match: Match) -> set[str]:
    """ "Urged *President Smith* to free the blogger and his wife": nothing is asked for whoever is to do it."""
    asked = [m for p in match.frame.addressee for t in match.at(p) for m in match.scene.parsed.words[t.i].mentions]
    return {m.full_name for m in asked if isinstance(m, PersonMention) and m.role_class in OFFICIAL}
