"""Those to whom it happens: found where the frame looks for them in the tree, else right beside the trigger, and type-checked.

In: a match and the cast so far. Out: a party. Always true: judges, prosecutors and officials are not taken for those they act
upon.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.model import CountOf, EventType
from habeas.reading import grammar
from habeas.reading.cast import (
    BYSTANDING,
    JUDGING,
    OFFICIAL,
    Party,
    belongs,
    client_told_of,
    in_focus,
    of_mentions,
    the_one_called,
)
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import CaseMention, GroupMention, PersonMention, RoleClass
from habeas.reading.names.families import FAMILY
from habeas.reading.neighbours import (
    before_who,
    behind_term,
    holds_people,
    is_headline,
    left_of,
    means_people,
    neighbour_words,
    right_of,
    the_one_named,
)
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import said_by, stance_words
from habeas.reading.telling.context import Context
from habeas.reading.telling.demands import complements, is_for_another
from habeas.reading.telling.naming_lines import those_listed_below
from habeas.reading.telling.own_case import those_of_the_case
from habeas.reading.telling.positions import positions
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.telling.profiles import whose_entry
from habeas.reading.telling.shares import those_dealt_to
from habeas.reading.telling.themes import people_of_themes, themes
from habeas.reading.telling.voices import Voices, by_words, compared
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token, first_under
from habeas.reading.values import CountMention

_PEOPLE_MAY_BE_ANYBODY = (EventType.MEETING, EventType.RESPONSE, EventType.SANCTION)
_ONLY_OF_THE_HELD = (
    EventType.ILL_TREATMENT,
    EventType.HEALTH,
    EventType.APPEAL_RULING,
    EventType.HEARING,
    EventType.REMAND_EXTENSION,
)
"""What a doctor, a guard, a judge or a lawyer can do as well ("a tumour, doctors say"): told only of those who can be held."""
_GIVEN_INSTEAD = (EventType.RESTRICTION, EventType.REMAND, EventType.DETENTION, EventType.RELEASE)
_PUNISHED = (EventType.SENTENCE, EventType.DETENTION, EventType.REMAND, EventType.CHARGE, EventType.ACQUITTAL, EventType.RELEASE)
_DONE_TO_ANYBODY = (EventType.DETENTION, EventType.CHARGE, EventType.RELEASE)
_AT_COURT = frozenset({RoleClass.JUDGE, RoleClass.PROSECUTOR})
_OF_A_BODY = (EventType.HUNGER_STRIKE, EventType.DEATH, EventType.TRANSFER)
"""What somebody does or suffers himself."""
_OF_ONE = (EventType.ILL_TREATMENT, EventType.HEALTH, EventType.RESTRICTION, EventType.HUNGER_STRIKE, EventType.SEARCH)
"""Told with nobody named only of the one person a story is about."""
_TOLD_BY_ONESELF = (EventType.ILL_TREATMENT, EventType.HEALTH, EventType.HUNGER_STRIKE)
_DONE_IN_CUSTODY = (EventType.ILL_TREATMENT, EventType.HEALTH)
"""Not told of a judge, an official or a relative of whom nothing else is told."""
_DONE_BY_JUDGES = (EventType.DETENTION, EventType.REMAND, EventType.REMAND_EXTENSION, EventType.SENTENCE, EventType.ACQUITTAL)
"""Of which "a judge" can be the subject without being held."""
_KEPT_APART = "denial"
"""The family of frames that tell of visits, letters and care denied."""
_SHALLOW = ("clause", "focus", "held", "everyone", "kin")
"""Positions for which the tree is not asked who stands in which role."""
_OF_THE_NAME = ("amod", "compound", "nummod", "nmod")
_NO_PARTIES = frozenset({RoleClass.LAWYER, RoleClass.RELATIVE, RoleClass.EXPERT, RoleClass.CIVIC})
"""Who meets one of these, and is no official, pays a visit."""


def people_of(match: Match, context: Context) -> tuple[Party, Voices]:
    """Those it happens to, and which of the two readings of the sentence name them."""
    if match.type is EventType.MEETING:
        met = _all_who_meet(match, context)
        return met, compared(met, _beside(match, context))
    if _is_of_a_relative(match, context) or _is_of_an_unknown_name(match) or _is_of_a_body_accused(match):
        return Party(), by_words()
    if (apart := _who_is_kept_apart(match, context)) is not None:
        return apart, by_words()
    if left := _left_without_a_verb(match, context):
        return left, by_words()
    of_kin = _is_done_to_a_relative(match, context)
    for position in match.frame.people:
        party = _without_whoever_orders_it(_party_at(position, match, context), match, context)
        if (of_kin and party.people) or _is_only_kin_of(party, match):
            continue
        if _answers_for_another(party, match, context) or _grants_it(party, match, context):
            continue
        if party.number == 1 and not party.people:
            party = whose_entry(match, context) or party  # "Smith: *A student*, detained in May"
        if party and _may_be_held(party, match.type, position) and not _only_tells_of_it(position, party, match.type, context):
            if match.type in _DONE_IN_CUSTODY and context.story.only_stand_by(party):
                continue
            party = _those_kept_from(_those_spoken_for(party, match, context), match, context)
            return party, by_words() if position in _SHALLOW else compared(party, _beside(match, context))
    if match.type in _TOLD_BY_ONESELF and (oneself := _who_tells_it_of_himself(match, context)):
        return oneself, by_words()
    if of_kin:
        return those_dealt_to(match, context), by_words()
    beside = Party() if _happens_to_another(match) else _beside(match, context)
    if _is_only_kin_of(beside, match):
        return Party(), by_words()
    aside = beside or those_dealt_to(match, context) or those_of_the_case(match, context)
    return aside or those_listed_below(match, context) or whose_entry(match, context), by_words()


def _left_without_a_verb(match: Match, context: Context) -> Party:
    """ "Seven were placed in detention, *the other two* under supervision": for whom the verb is left out."""
    noun, holder = match.trigger, match.trigger.head
    if match.type not in _GIVEN_INSTEAD or noun.dep_ != "nmod" or not grammar.is_verbal(holder.head):
        return Party()
    first = first_under(holder)
    set_off = "," in (holder.doc[first].text, holder.doc[first - 1].text)
    people = holder.pos_ == "NUM" or means_people(match.scene, holder)
    if not (set_off and people and holder.head.i < first < noun.i):
        return Party()
    if holder.pos_ != "NUM":
        return context.cast.party(match.scene, [holder], until=noun.i)
    words = match.scene.parsed.words
    counted = match.scene.mentions_over(frozenset((holder.i,)), Kind.GROUP)
    number = next((m.number for m in counted if isinstance(m, CountMention)), None)
    span = (words[first + (holder.doc[first].text == ",")].start, words[holder.i].end)
    return Party((), context.text[slice(*span)], number, (span,)) if number else Party()


def _is_only_kin_of(party: Party, match: Match) -> bool:
    """ "Acquitted *Smith's* brother": whose brother somebody is says nothing of what happens to Smith."""
    if match.type not in (*_PUNISHED, EventType.CONDEMNATION):
        return False
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    at = [t for t in tree if any(start <= words[t.i].start < end for start, end in party.spans)]
    named = [t for t in at if words[t.i].kind is Kind.PERSON]
    return bool(named) and all(
        t.dep_ == "nmod:poss" and t.head.lemma_.lower() in themes().kin and words[t.head.i].kind is not Kind.PERSON for t in named
    )


def _is_of_an_unknown_name(match: Match) -> bool:
    """ "*Kitaro*, who runs a company, was arrested", "*Kitaro* is unwell": a name that nobody has recognised, and none of those
    told of before.
    """
    verb = match.trigger
    if match.type is EventType.HEALTH and grammar.children(verb, "cop"):
        own = grammar.children(verb, "nsubj")
    elif match.type in _PUNISHED and grammar.is_verbal(verb) and grammar.children(verb, "aux:pass"):
        own = grammar.children(verb, "nsubj:pass")
    else:
        return False
    if len(own) != 1 or own[0].pos_ != "PROPN" or any(holds_people(match.scene, t) for t in verb.doc[own[0].i : verb.i]):
        return False
    word = match.scene.parsed.words[own[0].i]
    return not word.mentions and word.form[:1].isupper()


def _is_of_a_body_accused(match: Match) -> bool:
    """ "*Police* have been accused of beating Smith": nobody in particular is charged, and not Smith."""
    if match.type is not EventType.CHARGE or not grammar.is_verbal(match.trigger):
        return False
    own = grammar.children(match.trigger, "nsubj:pass")
    kinds = match.scene.seen[own[0].i].kinds if len(own) == 1 else frozenset()
    return bool(kinds & {Kind.BODY, Kind.PLACE, Kind.COURT}) and not kinds & {Kind.PERSON, Kind.GROUP}


def _without_whoever_orders_it(party: Party, match: Match, context: Context) -> Party:
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


def _who_tells_it_of_himself(match: Match, context: Context) -> Party:
    """ "They hit *me*," Smith wrote; "*my* ribs were broken," *he* recalls: whoever is quoted, where it happened to himself."""
    known = statement_words()
    suffers = match.type is not EventType.ILL_TREATMENT or grammar.is_passive(match.trigger)
    oneself = known.myself | known.i if suffers else known.myself
    if not any(match.scene.parsed.tree[i].lower_ in oneself for i in match.clause):
        return Party()
    voice = said_by(match.trigger)
    if voice is not None and means_people(match.scene, voice.speaker):
        told = context.cast.party(match.scene, [voice.speaker])
    else:
        at = match.scene.parsed.words[match.trigger.i].start
        quoted = next((q for q in context.quotations if q.start < at < q.end), None)
        told = of_mentions(context.story, [quoted.speaker]) if quoted is not None else Party()
    aside = told.stands_by or (not told.role_classes and context.story.only_stand_by(told))
    return Party() if aside and not set(told.people) <= set(context.story.everyone_told_of()) else told


def _happens_to_another(match: Match) -> bool:
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


def _beside(match: Match, context: Context) -> Party:
    """Those who stand right beside the trigger, where they can be the ones; by whom something is done has nothing done to him."""
    near = [t for t in _neighbours(match) if t.dep_ != "obl:agent"]
    if match.type is EventType.HEARING:
        near = [t for t in near if not _is_heard(match.scene, t)]
    if match.type in _DONE_IN_CUSTODY:
        near = [t for t in near if _is_holdable(match.scene, t)]
    party = context.cast.party(match.scene, near)
    if match.type in _DONE_IN_CUSTODY and context.story.only_stand_by(party):
        return Party()
    may_be = _may_be_held(party, match.type) and (
        match.type in _PEOPLE_MAY_BE_ANYBODY or not party.role_classes or not party.role_classes <= OFFICIAL
    )
    return party if may_be else Party()


def _only_tells_of_it(position: str, party: Party, kind: EventType, context: Context) -> bool:
    """ "His *counsel* reported a loss of six kilograms", "letters from *his sister*": a lawyer, relative or official as subject,
    or as the one with whom or from whom something is kept, tells of another's health or treatment, where nothing was told of him.
    """
    return (
        kind in _ONLY_OF_THE_HELD
        and position in positions().of_another
        and not party.pronoun
        and party.stands_by
        and not set(party.people) <= set(context.story.everyone_told_of())
    )


def _grants_it(party: Party, match: Match, context: Context) -> bool:
    """ "Freed by a pardon of *President Smith*": an official of whom nothing was told, and who is no former one."""
    granted = match.type is EventType.RELEASE and match.is_nominal and match.trigger.lemma_.lower() in themes().granted_by_rulers
    in_office = party.role_classes | context.story.roles_of(party.people)
    return granted and bool(in_office & OFFICIAL) and set(party.people).isdisjoint(context.story.everyone_told_of())


def _answers_for_another(party: Party, match: Match, context: Context) -> bool:
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


_OPENING_QUOTES = ('"', "“", "«", "'", "‘")


def _is_of_a_relative(match: Match, context: Context) -> bool:
    """ "*His father* has diabetes", "*her mother* was taken to hospital", "because *the judge* was ill": how a relative is, or
    somebody at court, whom nobody names and holds.
    """
    verb = match.trigger
    while not grammar.is_verbal(verb) and not grammar.children(verb, "cop") and verb.head is not verb:
        verb = verb.head
    if match.type is not EventType.HEALTH or verb.lemma_.lower() in stance_words().saying:
        return False
    who = grammar.subject(verb)
    aside = themes().kin | pointing_words().counsel
    if who is None or match.scene.parsed.words[who.i].kind is Kind.PERSON:
        return False
    if who.lemma_.lower() not in aside:
        is_said_of_it = match.trigger.base == "xcomp" or bool(grammar.children(verb, "cop"))
        return is_said_of_it and not _is_holdable(match.scene, who)
    of_the_subject = "subject" in match.frame.people  # and not "his mother found *Smith* thinner"
    return of_the_subject and _whose_kin_tells(match, who, context) is None


def _is_done_to_a_relative(match: Match, context: Context) -> bool:
    """ "*Smith's brother* was detained", "*his mother* ended her hunger strike": what is done to or by a relative or a lawyer
    whom nobody names is not done to Smith; "*the lawyer*" may be the one whom the story is about.
    """
    verb: Token | None = match.trigger
    if match.type is EventType.HUNGER_STRIKE:
        verb = next((t for t in (match.trigger, *match.trigger.ancestors) if grammar.is_verbal(t)), None)
    if (
        verb is None
        or match.type not in (*_PUNISHED, *_OF_A_BODY, EventType.RESTRICTION)
        or verb.lemma_.lower() in stance_words().saying
    ):
        return False
    bare = is_headline(match.scene) and not grammar.objects(verb)  # "Wife of jailed blogger Smith *arrested*"
    own = grammar.children(verb, "nsubj:pass") or (grammar.children(verb, "nsubj") if bare or match.type in _OF_A_BODY else [])
    aside, around = themes().kin | pointing_words().counsel, themes().around
    return any(
        (s.lemma_.lower() in aside or (s.lemma_.lower() in around and grammar.children(s, "nmod", "nmod:poss")))
        and match.scene.parsed.words[s.i].kind is not Kind.PERSON
        and not _is_named(match.scene, s)
        and not grammar.has_so_many_children(s)
        and not _is_told_of_by_that_word(match.scene, s, context)
        and not any(m.voice == FAMILY for m in match.scene.mentions_over(frozenset({s.i}), Kind.GROUP))
        for s in own
    )


def _is_told_of_by_that_word(scene: Scene, token: Token, context: Context) -> bool:
    """ "The union wants *lawyer Smith* freed. *The lawyer* was given ten years": the one of whom the story tells is called so."""
    word = scene.parsed.words[token.i]
    groups = [m for m in _groups_over(scene, word.start, word.end) if m.definite and m.number in (None, 1)]
    if not groups or grammar.possessors(token) or grammar.children(token, "nmod"):
        return False
    return the_one_called(context.story, groups[0]) in context.story.everyone_told_of()


def _is_named(scene: Scene, relative: Token) -> bool:
    """ "His brother, *Jones*, was detained"; in "the mother of one of the defendants, *Jones*" it may be either."""
    named = [c for c in grammar.children(relative, "appos", "flat", "nmod:desc") if scene.parsed.words[c.i].kind is Kind.PERSON]
    return bool(named) and not any(
        c.i < named[0].i and c.tag_ not in ("NNS", "NNPS") and means_people(scene, c)
        for c in grammar.children(relative, "nmod")
        if scene.parsed.words[c.i].kind is not Kind.PERSON and c.pos_ != "PRON"
    )


def _whose_kin_are_kept_away(match: Match, context: Context) -> Party:
    """ "*Smith's* wife was told that her weekly call is cancelled", "the gates stayed shut to *his* lawyers": the one person in
    the sentence whose relatives or lawyers it speaks of.
    """
    tree, kin = match.scene.parsed.tree, themes().kin | pointing_words().counsel
    owners = [p for t in tree if match.scene.seen[t.i].lemma in kin for p in (*grammar.possessors(t), *grammar.belonging(t))]
    parties = [context.cast.party(match.scene, [p]) for p in owners if means_people(match.scene, p)]
    relatives = (m for m in match.scene.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.RELATIVE)
    named = [o for r in relatives for o in _named_before(match.scene, r)]
    parties += [of_mentions(context.story, [o]) for o in named]
    found = {p.people: p for p in parties if p.people and not (p.pronoun and context.story.only_stand_by(p))}
    here = match.scene.mentions_over(match.clause, Kind.PERSON)
    others = {m.full_name for m in here if isinstance(m, PersonMention) and m.role_class not in BYSTANDING}
    if others - {name for people in found for name in people}:
        return Party()
    return next(iter(found.values())) if len(found) == 1 else Party()


def _named_before(scene: Scene, relative: PersonMention) -> list[PersonMention]:
    """ "*Smith's* wife Jones", "the wife of *Smith*, Jones": those whose relative or lawyer somebody is."""
    text, start = scene.parsed.sentence.text, scene.parsed.sentence.start
    others = [m for m in scene.mentions if isinstance(m, PersonMention) and m.start < relative.start]
    owning = grammar_words().owning
    return [
        m for m in others if m.start >= relative.np_start or text[m.end - start : relative.np_start - start].strip() in owning
    ]


def _whose_they_are(party: Party, scene: Scene) -> list[PersonMention]:
    aside = (m for m in scene.mentions if isinstance(m, PersonMention) and m.full_name in party.people)
    return [owner for person in aside for owner in _named_before(scene, person)]


def _those_kept_from(party: Party, match: Match, context: Context) -> Party:
    """ "*Smith's* sister Jones was denied visits": a relative or lawyer who is kept from somebody is not the one held."""
    held = {*context.story.everyone_told_of(), *context.held}
    if match.frame.family != _KEPT_APART or not party.stands_by or party.pronoun or held.intersection(party.people):
        return party
    named = _whose_they_are(party, match.scene)
    focus = in_focus(context.story)
    return of_mentions(context.story, named) if named else focus if len(focus.people) == 1 else Party()


def _whose_kin_tells(match: Match, token: Token, context: Context) -> Party | None:
    """ "*Smith's* mother said that *her son* had been beaten", "*his* wife, Jones, said that *her husband* …": a relative's
    relative is the one whose relative tells of it.
    """
    voice = said_by(match.trigger)
    return None if voice is None else _kin_of_whose_kin(match.scene, token, voice.speaker, context)


def _kin_of_whose_kin(scene: Scene, token: Token, relative: Token, context: Context) -> Party | None:
    """ "*Smith's mother* … *her son*": whom the relative of a relative means."""
    if scene.parsed.words[token.i].kind is Kind.PERSON:
        return None
    called, converse = scene.seen[token.i].lemma, themes().converse
    tellers = (relative, *relative.subtree)
    kin = [t for t in tellers if called in converse.get(scene.seen[t.i].lemma, ())]
    owners = (p for t in kin for p in (*grammar.possessors(t), *grammar.belonging(t)))
    if (owner := next((p for p in owners if means_people(scene, p)), None)) is not None:
        return context.cast.party(scene, [owner])
    for person in (m for t in tellers for m in scene.named_at(t, PersonMention)):
        if any(called in converse.get(role.split()[-1].lower(), ()) for role in person.roles if role):
            named = _named_before(scene, person)
            focus = in_focus(context.story)
            return of_mentions(context.story, named) if named else focus if len(focus.people) == 1 else None
    return None


def _who_is_kept_apart(match: Match, context: Context) -> Party | None:
    """ "Jones has not been allowed to see *her husband, Smith*": of the two the one whom the story tells to be held, and nobody
    where it tells that of neither.
    """
    verbs = [c for c in grammar.children(match.trigger, "xcomp", "advcl") if grammar.is_infinitive(c)]
    seen = [o for verb in verbs for o in grammar.objects(verb) if _is_somebodys_own(match.scene, o, context)]
    subject = grammar.subject(match.trigger)
    if match.type is not EventType.ILL_TREATMENT or not seen or subject is None:
        return None
    if subject.pos_ != "PRON" and match.scene.parsed.words[subject.i].kind is not Kind.PERSON:
        return None
    theirs = [*grammar.children(seen[0], "appos"), seen[0]]
    named = next((t for t in theirs if match.scene.parsed.words[t.i].kind is Kind.PERSON), seen[0])
    both = [context.cast.party(match.scene, [subject]), context.cast.party(match.scene, [named])]
    if not both[1].people:
        both.append(in_focus(context.story))
    told = {*context.story.everyone_told_of(), *context.story.held}
    return next((one for one in both if told.intersection(one.people)), Party())


def _is_somebodys_own(scene: Scene, token: Token, context: Context) -> bool:
    people = scene.named_at(token, PersonMention)
    owned = any(p.lower_ in pointing_words().genders for p in grammar.possessors(token))
    return (owned and scene.seen[token.i].lemma in themes().kin) or any(belongs(context.text, m) for m in people)


def _all_who_meet(match: Match, context: Context) -> Party:
    """All parties of a meeting, wherever they stand; a meeting of one is none."""
    met = Party()
    doer = grammar.subject(match.trigger) if grammar.is_verbal(match.trigger) else None
    same = None if doer is None else _who_does_it_above(match.scene, doer)
    for position in match.frame.people:
        own = [same] if position == "subject" and same is not None else []
        met = met.joined(context.cast.party(match.scene, own) if own else _party_at(position, match, context))
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


def _asks_for_others(match: Match, context: Context) -> bool:
    """ "Ten women wrote to the envoy, *demanding a stop to executions*": nothing in it points at those the story is about."""
    if match.type is not EventType.APPEAL:
        return False
    words, about = pointing_words(), neighbour_words().about_the_held
    said = [*match.trigger.subtree, *(match.scene.parsed.tree[i] for i in match.clause)]
    if any(t.lemma_.lower() in about or t.lower_ in about for t in said):
        return False
    pointing = [t for t in said if t.lower_ in words.pronouns and not _is_asked_to(t)]
    told = set(context.story.everyone_told_of())
    return not any(told.intersection(context.cast.party(match.scene, [t]).people) for t in pointing)


def _opens_with_another_case(match: Match, context: Context) -> bool:
    """ "*The Open Door case* was put off": a paragraph that opens with a case not named before is not about those the last was
    about.
    """
    at = match.scene.parsed.sentence.start
    if at and context.text[at - 1] != "\n":
        return False
    cases = [m for m in match.scene.mentions if isinstance(m, CaseMention)]
    return bool(cases) and context.text.find(cases[0].text, 0, at) < 0


def _is_asked_to(token: Token) -> bool:
    """ "Asking *him* to free her": the one who is to do it."""
    return token.base in ("obj", "iobj") and any(c.base == "xcomp" for c in token.head.children)


def _party_at(position: str, match: Match, context: Context) -> Party:
    match position:
        case "clause":
            return _anybody_near(match, context)
        case "focus":
            if (client := client_told_of(context.cast, match.scene)) is not None:
                return Party((client,), pronoun=True)
            if _opens_with_another_case(match, context):
                return Party()
            focus = Party() if _names_somebody(match) or _asks_for_others(match, context) else in_focus(context.story)
            if match.type in _DONE_IN_CUSTODY and not set(focus.people) <= set(context.story.everyone_told_of()):
                return Party()
            return focus if len(focus.people) == 1 or match.type not in _OF_ONE else Party()
        case "theme":
            themed = people_of_themes(match)
            if match.type is EventType.APPEAL_RULING:
                themed = [t for one in themed for t in _spoken_for(match.scene, one)]
            party = context.cast.party(match.scene, themed)
            return party if party.people or all(_is_holdable(match.scene, t) for t in themed) else Party()
        case "equated":
            return context.cast.party(match.scene, _equated(match))
        case "listed":
            return context.cast.party(match.scene, _listed(match))
        case "above":
            return context.cast.party(match.scene, _subject_above(match))
        case "kept":
            return context.cast.party(match.scene, _kept(match))
        case "demanded":
            return _demanded_for(match, context)
        case "held":
            return _only_one_held(match, context)
        case "everyone":
            return _everyone_in_the_clause(match, context)
        case "kin":
            return _whose_kin_are_kept_away(match, context)
        case "titled":
            who = grammar.subject(match.trigger) if is_headline(match.scene) and grammar.is_verbal(match.trigger) else None
            party = Party() if who is None else context.cast.party(match.scene, [who])
            return Party() if party.role_classes & OFFICIAL else party
        case "counted":
            return _counted(match)
        case "bearer":
            if match.who is not None and (said_of := before_who(match.scene, match.who)) is not None:
                return context.cast.party(match.scene, [said_of], match.who.i)
            bearer = _in_that_state(match)
            return Party() if bearer is None else context.cast.party(match.scene, [bearer], bearer.i)
        case "likened":
            return context.cast.party(match.scene, _likened(match))
        case "accused":
            return _accused_who_tells(match, context)
        case "proclaimed":
            return context.cast.party(match.scene, _proclaimed(match))
        case "spending":
            return context.cast.party(match.scene, _spending(match))
        case "owner":
            owners = _owners(match)
            if match.type is EventType.HEALTH:
                owners = [t for t in owners if t.head.lemma_.lower() not in themes().kin]
            return context.cast.party(match.scene, owners)
        case "receiver":
            return context.cast.party(match.scene, _receivers(match))
        case _:
            return _in_the_place(position, match, context)


def _in_the_place(position: str, match: Match, context: Context) -> Party:
    """Those who stand in a position of grammar, or who are meant by what stands there."""
    found, counted = list[Token](), set[int]()
    for token in match.at(position):
        named = _those_named(match, token)
        found += named
        counted |= set() if named == [token] else _numbers_at(match.scene, token)
    if match.type is EventType.APPEAL_RULING:
        found = [t for token in found for t in _spoken_for(match.scene, token)]
    if match.type in _DONE_IN_CUSTODY and len(found) == 1:
        meant = _whose_kin_tells(match, found[0], context)
        if meant is not None:
            return meant
    if position == "subject" and match.type in _DONE_BY_JUDGES:
        found = [t for t in found if t.lemma_.lower() not in proceeding_words().at_the_bar]
    if match.type is EventType.HEARING:
        found = [t for t in found if not _is_heard(match.scene, t)]
    if match.type is EventType.SEARCH:
        found = [_of_whose_kin(match.scene, t) for t in found]
    if match.type is EventType.HEALTH and position == "possessor":
        found = [t for t in found if t.head.lemma_.lower() not in themes().kin]
    if match.type in _ONLY_OF_THE_HELD or match.type is EventType.RESTRICTION:
        found = [t for t in found if _is_holdable(match.scene, t)]
    if position in ("patient", "object", "iobject") and _means_the_doer(match, found, context):
        focus = in_focus(context.story)
        return focus if len(focus.people) == 1 and not _is_doer(match, focus, context) else Party()
    if position == "patient" and len(found) == 1 and found[0].lower_ in neighbour_words().objects:
        found = _same_object(match, found, context)
    found = [
        t for t in found if not (t.dep_ == "obj" and any(o.dep_ == "obj" and o.head == t.head for o in found[: found.index(t)]))
    ]
    together = _companions(match) if position == "patient" and found else []
    behind = None if match.who is None else match.who.i  # "Smith, *who* was held in May, and Jones": Smith alone
    if behind is not None and any(t.i > behind for t in found):
        behind = None  # "Among those *who* left prison were *Smith and Jones*"
    party = context.cast.party(match.scene, found, behind)
    for number in counted:
        context.story.told_of_some_of(number, party.people)
    return party.joined(context.cast.party(match.scene, together, behind)) if party else party


def _numbers_at(scene: Scene, token: Token) -> set[int]:
    """How many the people are that a word stands for: "among *49 people*"."""
    start, end = scene.parsed.words[token.i].start, scene.parsed.words[token.i].end
    groups = (m for m in scene.mentions if isinstance(m, GroupMention) and m.start < end and start < m.end)
    return {m.number for m in groups if m.number is not None}


def _equated(match: Match) -> list[Token]:
    """ "The longest *sentence*, of 14 months, was *Smith's*", "the one with the longest *sentence* was *Smith*"."""
    noun = match.trigger
    while noun.base in ("nmod", "appos") and noun.head is not noun:
        noun = noun.head
    is_told = noun.dep_ == "nsubj" and holds_people(match.scene, noun.head) and grammar.children(noun.head, "cop")
    return [noun.head] if is_told else []


_DIVIDERS = (":", "-", "–", "—")


def _listed(match: Match) -> list[Token]:
    """ "*Smith and Jones*: not guilty", "*Smith*, a blogger – nine years": those before the colon or dash of an entry."""
    tree, words = match.scene.parsed.tree, match.scene.parsed.words
    last = match.trigger.right_edge.i
    dividers = [t.i for t in tree if t.text in _DIVIDERS and t.i <= last]
    named = [t for t in tree if words[t.i].kind is Kind.PERSON and dividers and t.i < dividers[-1]]
    after = dividers[-2] if len(dividers) > 1 else -1
    return [t for t in named if t.i > after]


def _subject_above(match: Match) -> list[Token]:
    """ "*Smith* stays in custody after a judge saw no ground to soften the measure": of whom the sentence tells that the clause
    belongs to, what somebody only says aside.
    """
    below = match.trigger
    while below.head is not below and below.base in ("advcl", "acl", "conj", "parataxis", "obl", "nmod", "xcomp"):
        below = below.head
        who = grammar.subject(below) if grammar.is_verbal(below) and below is not match.trigger else None
        if who is not None and holds_people(match.scene, who) and _is_holdable(match.scene, who):
            return [who]
    return []


def _kept(match: Match) -> list[Token]:
    """ "Dismissed the complaint and *left Smith* in custody": whom the ruling leaves where he was."""
    further = [c for c in grammar.children(match.trigger, "conj", "advcl") if c.lemma_ in themes().keeping]
    return [t for verb in further for t in (*grammar.patients(verb), *grammar.children(verb, "nsubj")) if t.i > match.trigger.i]


def _of_whose_kin(scene: Scene, token: Token) -> Token:
    """ "Searched *his* parents' home": what is searched at a relative's is searched for him."""
    if scene.seen[token.i].lemma not in themes().kin:
        return token
    return next((p for p in grammar.possessors(token) if means_people(scene, p)), token)


def _spoken_for(scene: Scene, token: Token) -> list[Token]:
    """ "Motions by *Smith's* lawyers were rejected": a ruling is about the one for whom it was asked."""
    asked_by = themes().asked_by
    if token.lemma_.lower() not in pointing_words().counsel or grammar.preposition(token) not in asked_by:
        return [token]
    return [p for p in grammar.possessors(token) if means_people(scene, p)] or [token]


def _those_spoken_for(party: Party, match: Match, context: Context) -> Party:
    """ "A request from *Jones's lawyer Smith* was refused": a lawyer of whom nothing was told speaks for Jones, or for whoever
    the story is about.
    """
    told = context.story.everyone_told_of()
    speaks = bool(party.people) and party.role_classes == {RoleClass.LAWYER} and not party.pronoun
    if match.type is not EventType.APPEAL_RULING or not speaks or set(party.people) & set(told):
        return party
    if named := _whose_they_are(party, match.scene):
        return of_mentions(context.story, named)
    return in_focus(context.story) if told else party


def _means_the_doer(match: Match, found: list[Token], context: Context) -> bool:
    """ "Smith came and found *her*": a pronoun that is the object is not the subject."""
    of_one = neighbour_words().objects & pointing_words().genders.keys()
    if len(found) != 1 or found[0].lower_ not in of_one:
        return False
    return _is_doer(match, context.cast.party(match.scene, found), context)


def _same_object(match: Match, found: list[Token], context: Context) -> list[Token]:
    """ "Found eight journalists guilty and sentenced *them*": whom no name stands for is the other verb's object."""
    other = match.trigger.head
    if match.trigger.dep_ != "conj" or not grammar.is_verbal(other) or context.cast.party(match.scene, found):
        return found
    return [o for o in grammar.patients(other) if holds_people(match.scene, o)] or found


def _is_doer(match: Match, party: Party, context: Context) -> bool:
    verb = match.trigger if grammar.is_verbal(match.trigger) else match.trigger.head
    doer = grammar.subject(verb)
    return doer is not None and bool(party.people) and party.people == context.cast.party(match.scene, [doer]).people


def _companions(match: Match) -> list[Token]:
    """ "Was arrested *together with Jones*", "*along with 14 others*"."""
    if not grammar.is_verbal(match.trigger):
        return []
    joined = (t for t in match.trigger.subtree if t.base in ("obl", "nmod") and t.i in match.clause and _joins(t))
    own = [t for t in joined if next((a for a in t.ancestors if grammar.is_verbal(a)), None) is match.trigger]
    own += _taken_with(match)
    beside = dict.fromkeys(c for t in own for c in grammar.conjuncts(t))
    return [c for c in beside if match.scene.parsed.words[c.i].kind is Kind.PERSON or _is_counted(match.scene, c)]


def _taken_with(match: Match) -> list[Token]:
    """ "Was arrested *with Jones*": a name right under the verb."""
    if match.type is not EventType.DETENTION or not grammar.is_passive(match.trigger):
        return []
    words, with_ = match.scene.parsed.words, neighbour_words().with_
    near = grammar.children(match.trigger, "obl")
    return [t for t in near if grammar.preposition(t) in with_ and words[t.i].kind is Kind.PERSON]


def _is_counted(scene: Scene, token: Token) -> bool:
    """Several people, as many as it says: "*14 others*"."""
    groups = scene.mentions_over(frozenset({token.i}), Kind.GROUP)
    return any(isinstance(m, GroupMention) and m.holdable and (m.number or 0) > 1 for m in groups)


def _joins(token: Token) -> bool:
    """ "*Together with* Smith", "*along with* his wife", "*alongside* Jones"."""
    marks = [c for c in token.children if c.dep_ == "case" and c.i < token.i]
    if not marks:
        return False
    first, last, words = marks[0], marks[-1], neighbour_words()
    if first.lower_ in words.together and first.doc[first.i + 1].lower_ in words.with_:
        return True
    behind_together = last.i > 0 and last.doc[last.i - 1].lower_ in words.together
    return last.lower_ in words.alongside or (last.lower_ in words.with_ and behind_together)


def _everyone_in_the_clause(match: Match, context: Context) -> Party:
    """All who stand in the clause and what hangs on it and can be held: "with *A, B and C* joining"."""
    found = match.scene.mentions_over(match.clause | {t.i for t in match.trigger.subtree}, Kind.PERSON)
    return of_mentions(context.story, (m for m in found if isinstance(m, PersonMention) and m.role_class not in BYSTANDING))


def _names_somebody(match: Match) -> bool:
    """Whether people who can be held stand in the clause: then it is not about those of the sentences before."""
    aside = BYSTANDING if match.type in _ONLY_OF_THE_HELD else OFFICIAL
    found = match.scene.mentions_over(match.clause, Kind.PERSON)
    return any(isinstance(m, PersonMention) and m.role_class not in aside for m in found)


def _batch_of(token: Token) -> Token | None:
    """ "A *group* of 11 people": the noun that stands for those counted behind it."""
    return token.head if grammar.preposition(token) in grammar_words().of and token.head.pos_ == "NOUN" else None


def _those_named(match: Match, token: Token) -> list[Token]:
    """Those whom a word stands for that names nobody itself: "*those* arrested include Smith", "Smith is among *the journalists*
    arrested", "Smith is one of *16 people* arrested", "none of *the three*".
    """
    scene, known, of = match.scene, pointing_words(), grammar_words().of
    if scene.parsed.words[token.i].kind is Kind.PERSON:
        return [token]
    batch = _batch_of(token)
    if belonging := _who_belongs_to(token if batch is None else batch, match):
        return belonging
    if batch is not None and grammar.is_one_among(batch):
        token = batch  # "*The eight* were among a group of 11 people detained"
    subject = grammar.children(token, "nsubj")
    among = grammar.preposition(token) in known.one_of or grammar.is_one_among(token)
    if among and subject and means_people(scene, subject[0]):
        return subject[:1]
    is_somebody = scene.parsed.words[token.head.i].kind is Kind.PERSON and bool(grammar.children(token.head, "cop"))
    named_so = is_somebody and not grammar.is_negated(token.head)
    if named_so and token.base == ("obl" if among else "nsubj"):
        return [token.head]  # "*Those* arrested are *Smith* and Jones", "*among those* released were *Smith* and Jones"
    if token.dep_ == "nsubj" and token.head.lemma_ in known.naming:
        named = [o for o in grammar.objects(token.head) if holds_people(scene, o)]
        if named:
            return named
    if grammar.children(token, "cop") and subject and not holds_people(scene, token):
        return subject[:1]
    above = token.head
    if grammar.preposition(token) in of and above.lower_ in known.one and above is not token:
        meant = [above.head] if above.dep_ == "appos" else _said_to_be_one(above)
        if meant and (scene.parsed.words[meant[0].i].kind is Kind.PERSON or meant[0].lower_ in known.genders):
            return meant[:1]
    if token.lower_ in known.parts and not holds_people(scene, token):
        return [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in of] or [token]
    return [token]


def _said_to_be_one(one: Token) -> list[Token]:
    """ "*Smith* was *one* of six", "*Smith* spent a year there and was *one* of six", "*one* of the six is *Smith*"."""
    if one.dep_ == "nsubj" and grammar.children(one.head, "cop"):
        return [one.head]
    named = one.head if one.dep_ == "conj" and grammar.children(one, "cop") and not grammar.children(one, "nsubj") else one
    return grammar.children(named, "nsubj")


def _who_belongs_to(several: Token, match: Match) -> list[Token]:
    """ "*The eight* belong to a group of 49 people", "*Smith and Jones* are members of the group", "*he* is part of it"."""
    above, known = several.head, pointing_words()
    if above is several or several.base not in ("obl", "nmod", "obj") or grammar.is_negated(above):
        return []
    if not any(match.scene.seen[t.i].kinds & {Kind.GROUP} for t in (several, *grammar.children(several, "nmod"))):
        return []
    belongs = above.lemma_.lower() in known.belong and grammar.preposition(several) in known.belong_to
    is_part = above.lower_ in known.part_of_it and bool(grammar.children(above, "cop"))
    if not belongs and not (is_part and grammar.preposition(several) in grammar_words().of):
        return []
    whose = (t for t in match.trigger.subtree if t.lower_ in grammar_words().whose)
    own = [] if any(whose) else grammar.children(above, "nsubj")
    return [before_who(match.scene, t) or t for t in own]


def _likened(match: Match) -> list[Token]:
    """ "A third *arrest* is that of Smith", "further *arrests* included Smith and Jones"."""
    noun, known = match.trigger, pointing_words()
    if noun.head.lower_ in known.standing_for:
        return [c for c in grammar.children(noun.head, "nmod") if grammar.preposition(c) in grammar_words().of]
    return _named_behind(match) if noun.dep_ == "nsubj" and noun.head.lemma_ in known.naming else []


def _named_behind(match: Match) -> list[Token]:
    """ "Further *arrests* included *Smith*, an editor, and *Jones*": all who are named behind the verb of naming."""
    return [t for t in match.scene.parsed.tree if t.i > match.trigger.head.i and holds_people(match.scene, t)]


def _counted(match: Match) -> Party:
    """ "OVD-Info counted *1,240 arrests*": where only what happened is counted, the count stands for the people."""
    word = match.scene.parsed.words[match.trigger.i]
    numbered = grammar.children(match.trigger, "nummod")
    counts = [m for m in match.scene.mentions if isinstance(m, CountMention) and m.number is not None and m.end <= word.start]
    if not numbered or not counts:
        return Party()
    count = counts[-1]
    if not count.start <= match.scene.parsed.words[numbered[0].i].start < count.end:
        return Party()
    sentence = match.scene.parsed.sentence
    text = sentence.text[count.start - sentence.start : word.end - sentence.start]
    return Party((), text, count.number, ((count.start, word.end),))


def _proclaimed(match: Match) -> list[Token]:
    """ "Jones says that *Smith* is innocent", "his lawyer says *he* is": who is said to be; else who says so."""
    tellers = match.at("teller")
    said = [s for c in grammar.children(match.trigger, "ccomp") for s in grammar.children(c, *grammar.SUBJECTS)]
    others = [s for s in said if s.pos_ in ("NOUN", "PROPN")]
    if tellers and tellers[0].pos_ == "NOUN":
        others = others or [s for s in said if s.lower_ in pointing_words().genders]
    return others or tellers


def _accused_who_tells(match: Match, context: Context) -> Party:
    """ "Smith was arrested in May. *Smith* calls the case revenge": one of those told of as held, who speaks for himself."""
    party = context.cast.party(match.scene, match.at("teller")[:1])
    told = context.held | set(context.story.everyone_told_of())
    return party if len(party.people) == 1 and told.issuperset(party.people) else Party()


def _spending(match: Match) -> list[Token]:
    """ "The time that *Smith* is to spend in custody was extended": who spends the time that it is done to."""
    times = [t for position in ("patient", "object") for t in match.at(position)]
    spent = [clause for time in times for clause in grammar.children(time, "acl:relcl")]
    return [who for clause in spent for who in grammar.children(clause, *grammar.SUBJECTS) if means_people(match.scene, who)]


def _owners(match: Match) -> list[Token]:
    """Those whose home, phone, confession or health the clause is about, the doers aside."""
    tree, relatives = match.scene.parsed.tree, grammar_words().whose
    whose = [tree[i] for i in sorted(match.clause) if tree[i].lower_ in relatives]
    if whose:
        antecedent = before_who(match.scene, whose[0])
        return [] if antecedent is None else [antecedent]
    doers = {t.i for a in match.at("agent") for t in a.subtree}
    owned = (tree[i] for i in sorted(match.clause - doers))
    return [t for t in owned if _owns(match, t) and _is_holdable(match.scene, t)]


def _owns(match: Match, token: Token) -> bool:
    if not means_people(match.scene, token):
        return False
    if token.head.lemma_.lower() in pointing_words().peopled:
        return False  # "a town of 1,900 *people*"
    owned_by = neighbour_words().owned_by
    return token.dep_ in ("nmod:poss", "det:poss") or (token.dep_ == "nmod" and grammar.preposition(token) in owned_by)


def _receivers(match: Match) -> list[Token]:
    """Who gets what a noun names, where the noun is one of several things given ("Smith received five years and *a ban*")."""
    verb = next((a for a in match.trigger.ancestors if grammar.is_verbal(a) or grammar.children(a, *grammar.SUBJECTS)), None)
    if verb is None:
        return []
    given = (*grammar.patients(verb), *grammar.indirect_objects(verb))
    named = [t for t in given if means_people(match.scene, t)]
    subject = grammar.subject(verb)
    return named or ([] if subject is None else [subject])


def _only_one_held(match: Match, context: Context) -> Party:
    """The one person in the clause who is no lawyer, relative or official, or whom its pronouns mean: "*Smith's* lawyer was not
    let in to see *him*". Nobody where there are two.
    """
    tree = match.scene.parsed.tree
    reach = match.clause | {t.i for t in match.trigger.subtree} if match.frame.reach == "complement" else match.clause
    found = [context.cast.party(match.scene, [tree[i]]) for i in sorted(reach) if _may_mean_the_held(match.scene, tree[i])]
    eligible = [p for p in found if p.people and (p.pronoun or not p.role_classes <= BYSTANDING)]
    eligible = [p for p in eligible if not context.story.only_stand_by(p)]
    whole = Party()
    for party in eligible:
        whole = whole.joined(party)
    names = {p.people for p in eligible if not p.pronoun} or {p.people for p in eligible}
    if len(names) == 1:
        return next(p for p in eligible if p.people in names)
    near = Party() if names else _anybody_near(match, context)
    of_one = near.number == 1 and not near.people
    return Party() if of_one or near.stands_by else near


def _may_mean_the_held(scene: Scene, token: Token) -> bool:
    """A name or a pronoun, by whom nothing is done: "ties to a party *led by Smith*"."""
    if token.dep_ == "obl:agent":
        return False
    return scene.parsed.words[token.i].kind is Kind.PERSON or token.lower_ in pointing_words().genders


def _told_in(token: Token) -> Iterator[Token]:
    """The words of a demand, less its relative clauses: "free Smith, *who was arrested with Jones*"."""
    yield token
    for child in token.children:
        if child.dep_ != "acl:relcl":
            yield from _told_in(child)


_CLAUSES = ("complement", "infinitive", "self", "after-to")


def _demanded_for(match: Match, context: Context) -> Party:
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
    makers = {name for t in asking for name in context.cast.party(match.scene, [t]).people}
    found, pronouns = Party(), pointing_words().demanded
    for token in asked:
        if token.i in callings and not known.called_for.isdisjoint(match.frame.demands):
            continue
        to_do = grammar.children(match.trigger, "xcomp")
        if token.pos_ == "PRON" and token in grammar.objects(match.trigger) and not all(grammar.is_passive(to) for to in to_do):
            continue  # "they wrote to the minister, begging *her* to raise it": who is asked
        if token.pos_ == "PRON" and token.dep_ == "nmod:poss" and match.scene.seen[token.head.i].lemma in themes().kin:
            continue  # "to pardon *her* son"
        if match.scene.seen[token.i].lemma in themes().kin:
            meant = [p for maker in asking if (p := _kin_of_whose_kin(match.scene, token, maker, context)) is not None]
            found = found.joined(meant[0]) if meant else found
        named = match.scene.seen[token.i].kinds & {Kind.PERSON, Kind.GROUP} or token.lower_ in pronouns
        if named and ("self" in match.frame.demands or not grammar.is_passive(match.trigger)):
            party = context.cast.party(match.scene, [token])
            of_others = (party.pronoun or token.pos_ == "PRON") and makers and makers.issuperset(party.people)
            if of_others or (party.people and set(party.people) <= _officials_asked(match)):
                party = Party((), party.group, party.number, party.spans, party.role_classes)
            if _may_be_held(party, EventType.APPEAL) and not party.role_classes & OFFICIAL and _is_holdable(match.scene, token):
                found = found.joined(party)
    return found


def _is_to_do_it(asked: Token) -> bool:
    """ "Urged *Smith's predecessor, Jones*, to free Brown", and not "called for *Brown* to be freed", "demanded *the release
    of Brown* to calm the streets".
    """
    infinitives = (c for c in asked.head.children if c.i > asked.i and grammar.is_infinitive(c))
    behind = [c for c in infinitives if not grammar.is_passive(c)]
    return bool(behind) and asked.lemma_.lower() not in themes().nouns


def _officials_asked(match: Match) -> set[str]:
    """ "Urged *President Smith* to free the blogger and his wife": nothing is asked for whoever is to do it."""
    asked = [m for p in match.frame.addressee for t in match.at(p) for m in match.scene.parsed.words[t.i].mentions]
    return {m.full_name for m in asked if isinstance(m, PersonMention) and m.role_class in OFFICIAL}


def _is_holdable(scene: Scene, token: Token) -> bool:
    word = scene.parsed.words[token.i]
    groups = _groups_over(scene, word.start, word.end)
    return not groups or groups[0].holdable or groups[0].head in pointing_words().held_for_others


def _is_heard(scene: Scene, token: Token) -> bool:
    """ "The court heard *two prosecution witnesses*": who is heard at a trial, and not tried."""
    word = scene.parsed.words[token.i]
    return any(m.head in proceeding_words().heard for m in _groups_over(scene, word.start, word.end))


def _groups_over(scene: Scene, start: int, end: int) -> list[GroupMention]:
    return [m for m in scene.mentions if isinstance(m, GroupMention) and m.start < end and start < m.end]


def _neighbours(match: Match) -> list[Token]:
    """Where the tree names nobody: those who stand right beside the trigger, on the side where the frame looks for them."""
    wanted, words = set(match.frame.people), neighbour_words()
    if match.is_nominal and match.trigger.lemma_.lower() in match.frame.verbs:
        beside = right_of(match.scene, match.trigger)
    elif match.is_nominal:
        beside = right_of(match.scene, match.trigger, after=words.done_to) if "patient" in wanted else None
    elif grammar.is_passive(match.trigger) or not wanted & {"patient", "object", "iobject"}:
        beside = left_of(match.scene, match.trigger) if wanted & {"patient", "subject"} else None
        beside = None if beside is not None and _only_belongs_to_subject(match, beside) else beside
        if beside is None and "patient" in wanted:
            beside = right_of(match.scene, match.trigger, after=words.done_to_behind)
        if (
            beside is None
            and "patient" in wanted
            and not (grammar.children(match.trigger, "aux:pass") or grammar.agents(match.trigger))
        ):
            beside = right_of(match.scene, match.trigger)
    else:
        beside = right_of(match.scene, match.trigger) or behind_term(match.scene, match.trigger)
        reduced = grammar.is_reduced_passive(match.trigger)
        if beside is None and reduced and (is_headline(match.scene) or grammar.children(match.trigger, "obl")):
            beside = left_of(match.scene, match.trigger)
    return [] if beside is None else [beside]


def _in_that_state(match: Match) -> Token | None:
    """ "The trial of *Smith*, an observer *in custody* since May", "*Smith* of the Union, *in custody* since May": whom a state
    stands right behind, a comma aside.
    """
    parsed = match.scene.parsed
    opening = next(t for t in match.trigger.subtree if t.pos_ != "PUNCT")
    opens = parsed.words[opening.i].start
    ends = {opens - len(gap) for gap in (" ", ", ")}
    borne = [m for m in match.scene.mentions if isinstance(m, PersonMention) and m.np_end in ends]
    if len(borne) != 1 or grammar.preposition(match.trigger) not in grammar_words().in_a_state:
        return None
    return next((t for t, word in zip(parsed.tree, parsed.words, strict=True) if borne[0] in word.mentions), None)


def _only_belongs_to_subject(match: Match, token: Token) -> bool:
    """ "A list of *prisoners* was released": it is the list that was released."""
    subject = grammar.subject(match.trigger) if match.trigger.dep_ != "acl" else None
    inside = subject is not None and subject != token and subject.is_ancestor(token)
    return (
        inside
        and token.dep_ == "nmod"
        and grammar.preposition(token) in grammar_words().of
        and subject is not None
        and subject.pos_ == "NOUN"
    )


def _may_be_held(party: Party, kind: EventType, position: str = "") -> bool:
    """A judge, prosecutor or spokesman only speaks of it, but "*opposition spokesman Smith*" may be jailed himself."""
    if kind in _PEOPLE_MAY_BE_ANYBODY or not party.role_classes or party.pronoun:
        return True
    if kind in _PUNISHED and position in positions().done_to and RoleClass.SPOKESPERSON in party.role_classes:
        return True
    if kind in _DONE_TO_ANYBODY and position in positions().done_to and party.role_classes & _AT_COURT:
        return True  # "the judge *Smith* was detained at the airport"
    never = JUDGING
    if kind is EventType.ILL_TREATMENT:
        never |= {RoleClass.POLICE}  # "accused of slapping police chief Smith" is no ill-treatment in custody
    return not party.role_classes <= never


def _anybody_near(match: Match, context: Context) -> Party:
    """The only people or group in the clause who can be held: the shallow reading, where the tree is silent."""
    tree = match.scene.parsed.tree
    done_to = frozenset(i for i in match.clause if tree[i].dep_ != "obl:agent")
    found = match.scene.mentions_over(done_to, Kind.PERSON, Kind.GROUP)
    eligible = [
        m
        for m in found
        if (isinstance(m, PersonMention) and m.role_class not in OFFICIAL and not context.story.speaks(m))
        or (isinstance(m, GroupMention) and m.holdable and not _is_measured_by(m, match.scene))
    ]
    names = {m.full_name for m in eligible if isinstance(m, PersonMention)}
    return of_mentions(context.story, eligible) if len(names) <= 1 and len(eligible) <= 2 else Party()


def _is_measured_by(group: GroupMention, scene: Scene) -> bool:
    if group.number != 1:
        return False
    words = scene.parsed.words
    return any(grammar.is_measured_by(t) for t in scene.parsed.tree if group.start <= words[t.i].start < group.end)


def put_people(draft: Draft, match: Match, party: Party) -> None:
    if len(party.people) == 1 and not party.spans and _deals_out_several(match):
        return
    draft.put("people", party.people, party.spans, None if party.spans else "those whom the sentences before are about")
    if party.group:
        spans = party.spans
        draft.put("group", party.group, spans)
        draft.of_one = not party.people and party.number == 1
        if party.number is not None and party.number > 1:
            count = None if party.summed else _count_word(match.scene, spans)
            draft.put("count", count if count is not None else party.number, spans)
            draft.put("count_of", CountOf.PEOPLE, spans)


def _deals_out_several(match: Match) -> bool:
    """ "Prosecutors had requested *terms* of five to six years": for several, and not for the one who was named last."""
    objects = grammar.objects(match.trigger) if grammar.is_verbal(match.trigger) else []
    return any(o.tag_ == "NNS" and o.lemma_.lower() in pointing_words().dealt_out for o in objects)


def _count_word(scene: Scene, spans: Iterable[tuple[int, int]]) -> int | str | None:
    """The count as the page has it, its qualifier included ("nearly 60")."""
    inside = [m for m in scene.mentions if isinstance(m, CountMention) and any(s <= m.start < e for s, e in spans)]
    return inside[0].value if inside else None
