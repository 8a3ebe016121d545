"""Where it happens to somebody else than the one who stands there: whoever orders it, grants it, tells of it or answers for
another.

In: a match, or a party found for it. Out: yes or no, or the party without whoever it is not. Always true: nobody is found here,
only left out.
"""

from __future__ import annotations

from dataclasses import replace

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.cast import OFFICIAL, Party
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.neighbours import holds_people
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import stance_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import token_of
from habeas.reading.telling.people.kinds import ONLY_OF_THE_HELD, PUNISHED
from habeas.reading.telling.positions import positions
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.telling.themes import themes
from habeas.reading.trees import Token

_TWO_BEFORE = 2
_OPENING_QUOTES = ('"', "“", "«", "'", "‘")


def is_of_an_unknown_name(match: Match) -> bool:
    """ "*Kitaro*, who runs a company, was arrested", "*Kitaro* is unwell": a name that nobody has recognised, and none of those
    told of before.
    """
    verb = match.trigger
    if match.type is EventType.HEALTH and grammar.children(verb, "cop"):
        own = grammar.children(verb, "nsubj")
    elif match.type in PUNISHED and grammar.is_verbal(verb) and grammar.children(verb, "aux:pass"):
        own = grammar.children(verb, "nsubj:pass")
    else:
        return False
    if len(own) != 1 or own[0].pos_ != "PROPN" or any(holds_people(match.scene, t) for t in verb.doc[own[0].i : verb.i]):
        return False
    word = match.scene.parsed.words[own[0].i]
    return not word.mentions and word.form[:1].isupper()


def is_of_a_body_accused(match: Match) -> bool:
    """ "*Police* have been accused of beating Smith": nobody in particular is charged, and not Smith."""
    if match.type is not EventType.CHARGE or not grammar.is_verbal(match.trigger):
        return False
    own = grammar.children(match.trigger, "nsubj:pass")
    kinds = match.scene.seen[own[0].i].kinds if len(own) == 1 else frozenset()
    return bool(kinds & {Kind.BODY, Kind.PLACE, Kind.COURT}) and not kinds & {Kind.PERSON, Kind.GROUP}


def is_of_one_unnamed(match: Match) -> bool:
    """ "Five lawyers are in prison, including *one who* is held alone": one of several, whom nobody names."""
    clause = next((t for t in (match.trigger, *match.trigger.ancestors) if t.dep_ == "acl:relcl"), None)
    one = match.trigger if clause is None else clause.head
    unnamed = clause is not None and one.lower_ in pointing_words().one and one.i < match.trigger.i
    return unnamed and all(c.base in ("case", "punct", "acl") for c in one.children)


def happens_to_another(match: Match) -> bool:
    """ "A councillor was jailed, while *an owner* was cleared", "*everyone* held with Smith was freed", "*others* who know
    Smith were held": somebody else than the one who stands nearest.
    """
    subject = grammar.subject(match.trigger) if grammar.is_verbal(match.trigger) and grammar.is_passive(match.trigger) else None
    if subject is None:
        return False
    if subject.lower_ in pointing_words().everybody and grammar.children(subject, "acl"):
        return True
    if subject.lower_ in pointing_words().remaining and not grammar.children(subject, "det"):
        return True
    an_owner = any(c.lower_ in grammar_words().indefinite for c in grammar.children(subject, "det"))
    return an_owner and subject.tag_ == "NN" and subject.i > 0


def is_too_few(party: Party, match: Match) -> bool:
    """ "*They* are accused of mocking the verdict against *Smith*": several to whom it was done are not the one named behind."""
    own = _to_whom_it_is_done(match)
    several = len(own) == 1 and own[0].lower_ in pointing_words().they
    return several and len(party.people) == 1 and party.group is None and not party.pronoun


def is_not_the_one_meant(party: Party, match: Match) -> bool:
    """ "*He* was arrested on a complaint by *Smith*": whoever the pronoun means, he is not named behind it in the clause."""
    own, end = _to_whom_it_is_done(match), match.scene.parsed.words[match.trigger.i].end
    behind = bool(party.spans) and all(start > end for start, _ in party.spans)
    return len(own) == 1 and own[0].lower_ in pointing_words().genders and behind and not party.pronoun


def _to_whom_it_is_done(match: Match) -> list[Token]:
    return grammar.children(match.trigger, "nsubj:pass") if grammar.is_verbal(match.trigger) else []


def without_whoever_orders_it(party: Party, match: Match, context: Context) -> Party:
    """ "Minister Smith ordered the arrest of *the blogger*", "ordered *him* arrested": whoever is meant is not the official who
    orders it.
    """
    orders = (*stance_words().commanding, *stance_words().granting)
    above = next((t for t in match.trigger.ancestors if grammar.is_verbal(t)), None)
    acts = grammar.is_verbal(match.trigger) and not grammar.is_passive(match.trigger)
    verb = match.trigger if acts else above if above is not None and above.lemma_.lower() in orders else None
    doer = None if verb is None else grammar.subject(verb)
    if doer is None or not (party.pronoun and party.people):
        return party
    ordering = context.cast.party(match.scene, [doer])
    if not (ordering.role_classes and ordering.role_classes <= OFFICIAL) or not set(party.people) <= set(ordering.people):
        return party
    return Party((), party.group, party.number, party.spans if party.group else ())


def without_the_one_wronged(party: Party, match: Match, context: Context) -> Party:
    """ "Convicted of insulting *King Smith*, bringing *his* term to nine years": an official to whom it was done, and of whom
    nothing was told.
    """
    if match.type not in PUNISHED or not party.people:
        return party
    officials = [m for m in match.scene.mentions if isinstance(m, PersonMention) and m.role_class in OFFICIAL]
    wronged = {m.full_name for m in officials if m.full_name in party.people and is_wronged(m, match)}
    if not wronged:
        return party
    return replace(party, people=tuple(name for name in party.people if name not in wronged))


def is_wronged(named: PersonMention, match: Match) -> bool:
    """ "For *insulting* King Smith", "plotting *to kill* King Smith", "over a *caricature* of King Smith"."""
    token, known = token_of(named, match), themes().wronging
    if token is None or token.i < _TWO_BEFORE:
        return False
    before, further = token.doc[token.i - 1], token.doc[token.i - 2]
    if before.lower_ in known:
        leading = circumstance_words().punished_for | grammar_words().by | grammar_words().joining
        gerund = before.lower_.endswith(grammar_words().gerund_endings)
        return further.lower_ in leading if gerund else further.lower_ == grammar_words().infinitive
    return before.lower_ in grammar_words().of and further.lower_ in known


def only_tells_of_it(position: str, party: Party, kind: EventType, context: Context) -> bool:
    """ "His *counsel* reported a loss of six kilograms", "letters from *his sister*": a lawyer, relative or official as subject,
    or as the one with whom or from whom something is kept, tells of another's health or treatment, where nothing was told of him.
    """
    return (
        kind in ONLY_OF_THE_HELD
        and position in positions().of_another
        and not party.pronoun
        and party.stands_by
        and not set(party.people) <= set(context.story.everyone_told_of())
    )


def grants_it(party: Party, match: Match, context: Context) -> bool:
    """ "Freed by a pardon of *President Smith*": an official of whom nothing was told, and who is no former one."""
    granted = match.type is EventType.RELEASE and match.is_nominal and match.trigger.lemma_.lower() in themes().granted_by_rulers
    in_office = party.role_classes | context.story.roles_of(party.people)
    return granted and bool(in_office & OFFICIAL) and set(party.people).isdisjoint(context.story.everyone_told_of())


def answers_for_another(party: Party, match: Match, context: Context) -> bool:
    """ "*His lawyer* denied the charges", "*the minister* denied it": whoever answers for another is not the one it is about."""
    if match.type is EventType.RESPONSE and party.people and _speaks_of_another(match):
        return True
    of_office = party.stands_by and not party.pronoun
    return match.type is EventType.RESPONSE and of_office and context.held.isdisjoint(party.people)


def _speaks_of_another(match: Match) -> bool:
    """ "*“He* is innocent,” Smith said", "*“my husband* is innocent,” she said": whoever is quoted speaks of somebody else."""
    for said in grammar.children(match.trigger, "ccomp"):
        who = next(iter(grammar.children(said, *grammar.SUBJECTS)), None)
        if who is None or who.i > match.trigger.i:
            continue
        before = who.doc[who.left_edge.i - 1].text if who.left_edge.i else ""
        if before[:1] in _OPENING_QUOTES and (who.lower_ in pointing_words().genders or who.lemma_.lower() in themes().kin):
            return True
    return False
