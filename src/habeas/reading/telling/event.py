"""From a match to a draft: ruled out or told, with its people, its actors, its circumstances, its stance and its outcome.

In: a match, the cast so far, the segment's date. Out: a draft, or a doubt that says why the words were passed over. Always true:
every value comes from the match's sentence, or from the segment's own date.
"""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf, EventType, Stance
from habeas.reading import grammar
from habeas.reading.cast import Party, are_called_so
from habeas.reading.drafts import ADDED, STATED, STATEMENTS, Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import BodyMention, BodySubtype, PersonMention
from habeas.reading.naming import LEAD
from habeas.reading.neighbours import before_who, is_headline
from habeas.reading.parts import part_words
from habeas.reading.phrases import Seen, phrase
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import Bearing, bearing, is_bidden_not_to, is_only_claimed, said_by, stance_words
from habeas.reading.telling.absence import tried_in_absence
from habeas.reading.telling.actors import actor_voices, body_told_of, put_actor, put_addressees
from habeas.reading.telling.again import is_one_more, turn_of
from habeas.reading.telling.at_home import has_been_in_prison, is_at_home
from habeas.reading.telling.circumstances import is_pluperfect, only_then, put_circumstances
from habeas.reading.telling.context import Context, Doubt
from habeas.reading.telling.counting import put_count
from habeas.reading.telling.demands import put_demands
from habeas.reading.telling.describing import describes_those_it_is_about
from habeas.reading.telling.lasting import put_days_counted
from habeas.reading.telling.people import people_of, put_people
from habeas.reading.telling.proceedings import proceeding_words, ruled_behind
from habeas.reading.telling.voices import Voices
from habeas.reading.telling.wording import named_text
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.word_forms import PAST, PRESENT

_DONE_BY_OTHERS = frozenset(EventType) - {
    EventType.APPEAL,
    EventType.CONDEMNATION,
    EventType.RESPONSE,
    EventType.MEETING,
    EventType.HUNGER_STRIKE,
    EventType.HEALTH,
    EventType.LISTING,
    EventType.SANCTION,
}
_DONE_BY_COURTS = (EventType.SENTENCE, EventType.CHARGE, EventType.ACQUITTAL, EventType.REMAND)
_SAID_AND_DONE_ABOUT_IT = frozenset({*STATEMENTS, EventType.MEETING, EventType.SANCTION, EventType.LISTING})
_OF_THE_ACCUSED = ("denied", "admitted")
_SAYING_WHO = frozenset(
    {
        EventType.SENTENCE,
        EventType.DETENTION,
        EventType.CHARGE,
        EventType.LISTING,
        EventType.ILL_TREATMENT,
        EventType.HEALTH,
    }
)
_LONGEST_ADMINISTRATIVE = 31
"""Days: what is longer is no administrative arrest, where nothing else is said."""
_TIME_FOR_THE_POLICE = ("remand.days-for-the-police", "remand.police-allowed", "remand.given-to-the-police")
_ONGOING = frozenset({"sentence.serve"})
_BESIDE = 300
"""Letters before and after a sentence in which custody is told of."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPEAK_NOT = frozenset({Kind.CHARGE, Kind.TERM, Kind.DATE})
_OF_A_RULING = ("people", "group", "court", "judge", "case")
"""Of which a ruling names something, or a court gives it."""
NOBODY_NAMED = "nobody is named or counted in the place of the one it happens to"
_NAMED_BY_ALLEGATION = (EventType.ILL_TREATMENT,)
_DONE_TO_THE_HELD = (EventType.DETENTION, EventType.RELEASE, EventType.ILL_TREATMENT, EventType.SEARCH, EventType.RESTRICTION)
_ONLY_IN_CUSTODY = (EventType.DEATH, EventType.HEALTH)
_BY_CHARGE = (EventType.CHARGE, EventType.SENTENCE, EventType.ACQUITTAL, EventType.SENTENCE_SOUGHT)


class TellingWords(BaseModel):
    """Words in lower case. `before_trial`, `holding`: by which a remand and an arrest of days are told apart; `vague`: groups of
    nobody in particular; `in_general`: before a gerund that tells of a practice; `as_many`: to whom one of them is
    compared; `being_there`: what a place is to somebody; `before_a_deed`: before a gerund that tells what somebody
    did; `unasked`: verbs over what nobody asks of his own will; `prompting`: verbs of what comes of what was said;
    `of_several_states`: words in the names of courts that no prison obeys.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    before_trial: frozenset[str]
    holding: frozenset[str]
    vague: frozenset[str]
    in_general: frozenset[str]
    as_many: frozenset[str]
    unasked: frozenset[str]
    prompting: frozenset[str]
    being_there: frozenset[str]
    before_a_deed: frozenset[str]
    of_several_states: frozenset[str]


telling_words = of_language("telling.yaml", TellingWords)


def tell(match: Match, context: Context, order: int) -> Draft | Doubt:
    """The event that the match tells of."""
    told = _told(match, context, order)
    return told if isinstance(told, Draft) else Doubt(match.frame.id, match.scene.parsed.sentence.text, told)


def _told(match: Match, context: Context, order: int) -> Draft | str:
    """The event, or why there is none."""
    stands = bearing(match.trigger)
    if (reason := _ruled_out(match, stands) or _never_begun(match, context)) is not None:
        return reason
    party, voices = people_of(match, context)
    if (reason := _of_nobody_meant(match, party, context)) is not None:
        return reason
    draft = _begun(match, context, order)
    if (reason := _fill(draft, match, party, voices, context)) is not None:
        return reason
    draft.describes = draft.describes or ("date" not in draft.values and _is_said_of_now(match))
    _put_stance(draft, match, stands, context)
    _put_outcome(draft, match)
    if match.type is EventType.HUNGER_STRIKE:
        put_days_counted(draft, match, context)
    return draft


def _never_begun(match: Match, context: Context) -> str | None:
    """Why what the match tells of is no event where it stands, whoever it is about."""
    if match.frame.goes_on and match.type not in context.types_told:
        return "nothing of the kind was told before"
    if match.frame.after_told and not context.types_told - _SAID_AND_DONE_ABOUT_IT:
        return "nothing was told before of people held"
    if match.type in STATED and _is_only_possible(match.trigger):
        return "it is only possible"
    if match.type in STATED and _goes_with_a_plan(match.trigger):
        return "it is only planned"
    if match.type in STATED and describes_those_it_is_about(match, context):
        return "it only says who somebody is"
    if match.type is EventType.RELEASE and _is_ordered_of_a_state(match):
        return "a court orders a state to do it"
    if match.type is EventType.RELEASE and _is_ruled_abroad(match):
        return "a court of several states rules so"
    if match.type is EventType.APPEAL and _asks_the_one_held(match, context):
        return "it is the one held who is asked"
    if match.type is EventType.RESPONSE and _may_be_an_officials(match, context):
        return "it may be the answer of the official who speaks in the sentence before"
    return None


def _is_ordered_of_a_state(match: Match) -> bool:
    """ "The European court ordered *Russia* to free her", "ruled that *Russia* must": no court whose orders are done."""
    above = match.trigger.head
    if match.is_nominal or match.trigger.base not in ("xcomp", "ccomp") or above.lemma_.lower() not in stance_words().commanding:
        return False
    asked = [*grammar.objects(above), *grammar.children(match.trigger, "nsubj")]
    return any(match.scene.parsed.words[t.i].kind is Kind.PLACE for t in asked)


def _is_ruled_abroad(match: Match) -> bool:
    """ "The *European court* ruled for his release": it opens no prison."""
    done = grammar.is_verbal(match.trigger) and grammar.is_passive(match.trigger)
    if done or not any(m.kind is Kind.COURT for m in match.scene.mentions):
        return False
    verbs = (t for t in (match.trigger, *match.trigger.ancestors) if grammar.is_verbal(t))
    ruled_by = next((s for s in map(grammar.subject, verbs) if s is not None), None)
    courts = match.scene.mentions_over(frozenset((ruled_by.i,)), Kind.COURT) if ruled_by is not None else []
    return any(not telling_words().of_several_states.isdisjoint(court.text.lower().split()) for court in courts)


def _asks_the_one_held(match: Match, context: Context) -> bool:
    """ "The minister pleaded *with him* to eat", "her mother begged *her* to end it": nobody is asked to do anything for her."""
    if match.is_nominal or not context.held:
        return False
    asked = [*grammar.objects(match.trigger), *grammar.obliques(match.trigger, statement_words().pleading_with)]
    named = [t for t in asked if t.lower_ in pointing_words().genders or match.scene.parsed.words[t.i].kind is Kind.PERSON]
    asked_to = grammar.children(match.trigger, "xcomp", "advcl")
    if asked_to and all(grammar.is_passive(to) for to in asked_to):
        return False  # "called for *her to be freed*"
    people = context.cast.party(match.scene, named).people if asked_to else ()
    return bool(people) and context.held.issuperset(people)


def _may_be_an_officials(match: Match, context: Context) -> bool:
    """Right behind what a minister says "*he* denied it" may be the minister; a charge is denied by the accused."""
    who = grammar.subject(match.trigger)
    if who is None or who.lower_ not in pointing_words().genders or not context.story.an_official_spoke_last():
        return False
    return statement_words().of_the_accused.isdisjoint(match.scene.seen[i].lemma for i in match.clause)


def _begun(match: Match, context: Context, order: int) -> Draft:
    """The draft with what the words of its clause alone say of it."""
    draft = Draft(match.type, match.frame.id, [match.scene.parsed.sentence], order, context.sentence)
    draft.family = match.frame.family or (ADDED if is_one_more(match) else "")
    draft.pluperfect, draft.turn = is_pluperfect(match.trigger), turn_of(match)
    draft.by_the_verb = _is_by_the_verb(match.trigger)
    draft.by_the_root = "ROOT" in (match.trigger.dep_, match.trigger.head.dep_ if match.trigger.dep_ == "conj" else "")
    draft.at_home, draft.after_prison = is_at_home(match), has_been_in_prison(match)
    draft.in_prison = bool(match.scene.mentions_over(match.clause, Kind.PRISON))
    draft.describes = match.trigger.dep_ in ("acl", "amod", "advcl") and not grammar.children(
        match.trigger, "aux", "aux:pass", "advmod", *grammar.SUBJECTS
    )
    return draft


def _is_by_the_verb(trigger: Token) -> bool:
    """ "Smith *was arrested* and *charged*", "he said Smith *was freed*": not "the man *arrested* on Monday", but "was the
    first to be *arrested*".
    """
    trigger = grammar.told_in_turn(trigger) or trigger
    while trigger.dep_ in ("conj", "ccomp", "xcomp", "parataxis"):
        trigger = trigger.head
    return trigger.dep_ == "ROOT"


def _is_said_of_now(match: Match) -> bool:
    """ "Ordered Smith held, *who faces treason charges*", "*who is accused of treason*": in what case, and no new charge."""
    helpers = grammar.children(match.trigger, "aux", "aux:pass")
    now = all(t.tag_ in PRESENT for t in (helpers or [match.trigger]))
    return match.type is EventType.CHARGE and match.trigger.dep_ == "acl:relcl" and now


def _of_nobody_meant(match: Match, party: Party, context: Context) -> str | None:
    """Why those it is about are not those of whom an event can be told here."""
    if match.frame.needs_people and not party and not match.frame.needs_count:
        return NOBODY_NAMED
    if match.frame.of_the_told and not set(party.people) & set(context.story.everyone_told_of()):
        return "nothing was told before of those it is about"
    if match.frame.of_the_held and not _is_known_as_held(match, party, context):
        return "nothing says that those it is told of are held"
    if match.frame.stands_for and not _is_named_before(match, context):
        return "nothing is named before that it can be done to"
    if match.type is EventType.HEARING and grammar.told_in_turn(match.trigger) is not None:
        return "it only says who came first in a hearing"
    if _only_says_where(match):
        return "it only says what a place is to somebody"
    if _is_about_nobody_in_particular(match, party):
        return "a practice is told of, not what was done to anybody"
    if match.type in _ONLY_IN_CUSTODY and not _is_of_somebody_held(match, party, context):
        return "nothing says that those it is told of are held"
    if _only_says_who_a_group_is(match, party) or (context.sentence >= LEAD and _only_says_who_one_is(match, party)):
        return "it only says which people are meant"
    return None


def _is_named_before(match: Match, context: Context) -> bool:
    """ "His lawyer filed several *motions*. *None* of them was granted": whether the page has just named what a pronoun means,
    and nobody beside it who does no such thing, "a petition to the *ministry*".
    """
    which, done_to = grammar_words().relatives_of_things, match.at("patient")
    meant = any(t.pos_ in ("PRON", "DET") or t.lower_ in stance_words().one_of for t in done_to)
    if not meant and not any(c.lower_ in which for c in match.trigger.children):
        return False
    start, end = context.sentence_before
    here = match.scene.parsed.sentence.start
    before = (context.text[start:end], context.text[here : match.scene.parsed.words[match.trigger.i].start])
    words = {word for text in before for word in re.findall(r"[^\W\d_]+", text.lower())}
    return not words.isdisjoint(match.frame.stands_for) and words.isdisjoint(match.frame.not_by)


def _fill(draft: Draft, match: Match, party: Party, voices: Voices, context: Context) -> str | None:
    """Puts all fields that the clause names; says why it tells of no event, where one is missing that it needs."""
    put_people(draft, match, party)
    put_actor(draft, match, context)
    if match.type is EventType.RESPONSE and match.frame.outcome in _OF_THE_ACCUSED:
        _put_the_accused(draft, context)
    if not party or (match.type in STATEMENTS and "actor" in draft.values):
        voices = actor_voices(draft, match)
    draft.agreement, draft.dispute = voices.agreement, voices.dispute
    if not _keep_doers_apart(draft, match) and match.frame.needs_people:
        return NOBODY_NAMED
    if match.frame.needs_actor and "actor" not in draft.values and not draft.continues:
        return "nobody is named in the place of the one who does it"
    if match.type is EventType.ILL_TREATMENT and context.held.issuperset(str(draft.values.get("actor", " ")).split("; ")):
        return "it is done by somebody held"
    put_count(draft, match)
    if match.frame.needs_count and "count" not in draft.values:
        return "no number is named"
    put_addressees(draft, match, context)
    put_demands(draft, match, context.text)
    if match.frame.demands and "demands" not in draft.values:
        return "no demand is named"
    put_circumstances(draft, match, context)
    if draft.type is EventType.APPEAL_RULING and draft.values.keys().isdisjoint(_OF_A_RULING) and _is_done_by_no_court(match):
        return "no court does it"
    if match.type is EventType.SEARCH and not _says_whose_search(match, draft):
        return "neither whom nor what was searched is named"
    if draft.type is EventType.SENTENCE and _is_of_days(draft):
        if not _is_of_a_month_at_most(draft):
            return "a term of days is an administrative arrest"
        draft.type = EventType.DETENTION
    return None


def _is_done_by_no_court(match: Match) -> bool:
    """ "*Warders refused* to let him see a lawyer": somebody does it, and is no court."""
    verb = match.trigger
    doer = grammar.subject(verb) if grammar.is_verbal(verb) and not grammar.is_passive(verb) else None
    if doer is None:
        return False
    seen = match.scene.seen[doer.i]
    return Kind.COURT not in seen.kinds and seen.lemma not in stance_words().ruling


def _is_only_possible(verb: Token) -> bool:
    """ "It *could lead* the authorities to summon her back": nobody asks for anything yet."""
    return grammar.is_verbal(verb) and verb.dep_ == "xcomp" and grammar.modal(verb.head) in stance_words().possible_modals


def _goes_with_a_plan(participle: Token) -> bool:
    """ "They *plan to send* a letter *asking* for his release": nobody asks for anything yet."""
    if participle.tag_ != "VBG" or participle.dep_ not in ("advcl", "acl"):
        return False
    above = next((a for a in participle.ancestors if grammar.is_verbal(a)), None)
    return above is not None and above.dep_ == "xcomp" and bearing(above) in (Bearing.FUTURE, Bearing.UNREAL)


def _keep_doers_apart(draft: Draft, match: Match) -> bool:
    """ "*Smith* released on bail" frees nobody, and "*dozens of agents* searched" nobody's home but others': takes from those who
    do it whom it is done to, or the other way round. Whether somebody is left to whom it is done.
    """
    if draft.type not in _DONE_BY_OTHERS or "actor" not in draft.values:
        return True
    doers = str(draft.values["actor"]).split("; ")
    same = set(doers) & set(draft.people)
    overlap = "group" in draft.values and not draft.people and _overlap(draft, "actor", "group")
    acting = grammar.is_verbal(match.trigger) and not grammar.is_passive(match.trigger) and bool(grammar.objects(match.trigger))
    if same and (rest := [name for name in doers if name not in same]):
        draft.values["actor"] = "; ".join(rest)
    elif same and acting and (others := tuple(name for name in draft.people if name not in same)):
        draft.values["people"] = others  # "Karol, who had asked for twelve years for Smith"
    elif same or (overlap and not acting):
        draft.drop("actor")
    elif overlap:
        draft.drop("group", "count", "count_of")
        return False
    return True


def _overlap(draft: Draft, one: str, other: str) -> bool:
    return any(a < d and c < b for a, b in draft.evidence[one].spans for c, d in draft.evidence[other].spans)


def _put_the_accused(draft: Draft, context: Context) -> None:
    """Who denies or admits it and has been told of as held or tried is the one it is about."""
    named = tuple(str(draft.values.get("actor", "")).split("; "))
    if "people" not in draft.values and "group" not in draft.values and context.held.issuperset(named):
        draft.put("people", named, draft.evidence["actor"].spans, "the accused answer for themselves")


def _says_whose_search(match: Match, draft: Draft) -> bool:
    return bool(draft.values.keys() & {"people", "group", "place"} or match.scene.mentions_over(match.clause, Kind.BODY))


def _is_of_somebody_held(match: Match, party: Party, context: Context) -> bool:
    """Whoever dies or is ill is of concern here only in custody: the sentence says so, or the segment has told it before."""
    if match.type is EventType.HEALTH and party.people:
        return True
    custody = stance_words().custody
    said = any(s.lemma in custody or s.form in custody for s in match.scene.seen)
    hidden = any(not s.hidden.isdisjoint(custody) or Kind.PRISON in s.kinds for s in match.scene.seen)
    described = any(not custody.isdisjoint(_words_around(m, context)) for m in _persons_at(match, party))
    if said or hidden or described or set(party.people) & set(context.story.everyone_told_of()):
        return True
    return match.type is EventType.DEATH and bool(party.people) and _is_told_beside_custody(match, context)


def _is_told_beside_custody(match: Match, context: Context) -> bool:
    """ "Smith, 21, is dead. He had been *detained* in May": what stands right before or after says that he was held."""
    sentence = match.scene.parsed.sentence
    around = context.text[max(0, sentence.start - _BESIDE) : sentence.end + _BESIDE].lower()
    return not stance_words().custody.isdisjoint(_WORD.findall(around))


def _is_known_as_held(match: Match, party: Party, context: Context) -> bool:
    """ "Smith has been in prison since May. … He *got out* on Friday", "Smith, who was *abducted* in May, is *home again*": who
    is free again was held.
    """
    if set(party.people) & context.story.held or _is_of_somebody_held(match, party, context):
        return True
    return not stance_words().custody.isdisjoint(_WORD.findall(match.scene.parsed.sentence.text.lower()))


def _persons_at(match: Match, party: Party) -> list[PersonMention]:
    return [m for m in match.scene.mentions if isinstance(m, PersonMention) and (m.start, m.end) in party.spans]


def _words_around(person: PersonMention, context: Context) -> set[str]:
    """The words with which somebody is named: "*convicted party member* Smith"."""
    return set(context.text[person.np_start : person.np_end].lower().split())


def _is_about_nobody_in_particular(match: Match, party: Party) -> bool:
    """ "The trend of *detaining journalists*", "arrests of activists", "prisoners who are ill": a plural that counts nobody."""
    if party.people or party.number is not None or party.group is None:
        return False
    if match.type is EventType.HEALTH or match.frame.people == ("clause",):
        return True
    if match.type is EventType.HUNGER_STRIKE:
        return _is_told_as_a_habit(match)
    bare, words = len(party.group.split()) == 1, telling_words()
    if match.type is EventType.CHARGE and party.group.split()[0].lower() in words.vague:
        return True
    if match.type is EventType.CHARGE:
        return (bare and match.trigger.dep_ in ("acl", "amod")) or _is_habitual(match)
    if match.type in _DONE_BY_COURTS:
        return _is_habitual(match)
    if match.type not in _DONE_TO_THE_HELD:
        return False
    above = next((a for a in match.trigger.ancestors if not grammar.is_verbal(a)), None)
    of_a_practice = above is not None and above.lemma_.lower() in stance_words().practices
    dated = bool(match.scene.mentions_over(match.clause, Kind.DATE))
    is_practice = of_a_practice and (match.trigger.tag_ == "VBG" or (match.is_nominal and not dated))
    is_gerund = (
        match.trigger.tag_ == "VBG" and not grammar.children(match.trigger, "aux") and match.trigger.dep_ in ("acl", "advcl")
    )
    marked = any(c.dep_ in ("mark", "case") and c.lower_ in words.in_general for c in match.trigger.children)
    in_general = not match.is_nominal and _is_told_as_a_habit(match) and not dated
    return is_practice or ((match.is_nominal or (is_gerund and marked)) and bare) or in_general or _is_habitual(match)


def _is_habitual(match: Match) -> bool:
    """ "*Routinely* silences critics by arresting journalists": what is done again and again is no single event."""
    if match.scene.mentions_over(match.clause, Kind.DATE):
        return False
    verbs = [match.trigger, *(a for a in match.trigger.ancestors if grammar.is_verbal(a))]
    return any(c.lower_ in stance_words().habitual for verb in verbs for c in grammar.children(verb, "advmod"))


def _is_told_as_a_habit(match: Match) -> bool:
    """ "It is not the first time that prisoners *go* on hunger strike", "hunger *strikes* by prisoners are common"."""
    if match.trigger.tag_ == "NNS":
        return True
    verb = next((t for t in (match.trigger, *match.trigger.ancestors) if grammar.is_verbal(t)), None)
    if verb is None or verb.lemma_ in grammar_words().be:
        return False
    return verb.tag_ in ("VBP", "VB") and not grammar.children(verb, "aux") and not is_headline(match.scene)


def _only_says_who_a_group_is(match: Match, party: Party) -> bool:
    """ "Thirty people *convicted* of taking part in protests were pardoned": who they are, not what happened."""
    known = grammar_words()
    if match.type is EventType.RELEASE and match.trigger.dep_ == "acl" and not known.those.isdisjoint(_last_word(party.group)):
        return True  # "Most of those *released* had faced charges"
    if match.type in _SAYING_WHO and not party.people and party.group and _is_what_they_are_taken_for(match.trigger):
        return True
    hung = match.trigger.head if match.trigger.dep_ == "conj" else match.trigger  # "those *detained or sentenced*"
    if match.trigger.tag_ in PAST and hung.base in ("nsubj", "obj", "obl", "nmod") and grammar.children(hung, "det"):
        return match.type in _SAYING_WHO and not party.people  # "None of *the detained* has confessed"
    if match.type not in _SAYING_WHO or party.people or not party.group or hung.dep_ not in ("acl", "acl:relcl", "amod"):
        return False
    own = grammar.children(match.trigger, *grammar.SUBJECTS)
    goes_on = match.trigger.left_edge.i > 0 and match.trigger.doc[match.trigger.left_edge.i - 1].text == ","
    relatives = known.relatives_of_people | known.relatives_of_things
    if goes_on or match.trigger.left_edge.text == "," or any(s.lower_ not in relatives for s in own):
        return False
    return match.frame.id in _ONGOING or not match.scene.mentions_over(match.clause, Kind.DATE, Kind.TERM, Kind.COURT)


def _last_word(text: str | None) -> list[str]:
    return (text or "").lower().split()[-1:]


def _is_what_they_are_taken_for(verb: Token) -> bool:
    """ "83 prisoners *believed to be jailed* for their views": under a participle that says who they are."""
    above = verb.head
    return (
        verb.dep_ in ("xcomp", "ccomp")
        and above.dep_ == "acl"
        and above.tag_ == "VBN"
        and above.lemma_ in stance_words().taken_for
    )


def _only_says_who_one_is(match: Match, party: Party) -> bool:
    """ "A hostage *released* in an exchange passed on a message": one whom nobody names, in passing."""
    return not party.people and party.number == 1 and match.trigger.dep_ in ("acl", "amod")


def _only_says_which_judge(match: Match) -> bool:
    """ "The judge *who sentenced* Smith allowed visits": the day and the court of the verdict are not told there."""
    if match.type is not EventType.SENTENCE or match.trigger.dep_ != "acl:relcl":
        return False
    judging = match.trigger.head.lemma_.lower() in proceeding_words().at_the_bar
    return judging and not match.scene.mentions_over(match.clause, Kind.TERM)


def _ruled_out(match: Match, stands: Bearing) -> str | None:
    frame = match.frame
    if (
        match.type in (*_DONE_TO_THE_HELD, EventType.REMAND_EXTENSION)
        and match.trigger.dep_ == "amod"
        and not match.scene.mentions_over(match.clause, Kind.DATE)
    ):
        return "it only says who somebody is"
    if (
        _stands_inside_a_group(match)
        or _stands_before_a_name(match)
        or _only_says_which_judge(match)
        or _only_says_who_tells(match)
        or _only_says_how_many(match)
    ):
        return "it only says who somebody is"
    of_a_charge = match.type not in _BY_CHARGE and (_is_part_of_a_charge(match) or _is_a_deed_punished(match))
    if of_a_charge and not _is_what_guards_are_accused_of(match):
        return "it is what somebody is charged with"
    if match.type is EventType.RESPONSE and is_bidden_not_to(match.trigger):
        return "it is what somebody is told to do"
    if stands is Bearing.NEGATED and frame.if_negated == "nothing" and not only_then(match):
        return "it is denied that it happened"
    if stands is not Bearing.NEGATED and frame.if_negated == "needed":
        return "it is not denied"
    if stands is Bearing.UNREAL and frame.if_wished == "nothing":
        return "it is wished for, refused, feared or possible, not told as a fact"
    if match.type is EventType.APPEAL and _is_not_asked_freely(match.trigger):
        return "it is refused, or somebody is made to ask for it"
    if _is_only_compared(match):
        return "it is told of somebody for comparison"
    if match.type is not EventType.HEARING and _is_only_set_to(match):
        return "it is only planned"
    if match.type in STATEMENTS and _is_a_reason(match):
        return "it is what somebody else was done for"
    if stands is Bearing.FUTURE and frame.if_future == "nothing":
        return "it is only planned"
    return None


def _is_not_asked_freely(verb: Token) -> bool:
    """ "*Refused to ask* for a pardon", "was *forced to sign* a plea"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ in telling_words().unasked


def _is_only_compared(match: Match) -> bool:
    """ "*Like Brown, who was freed* in 1990, Smith has become a symbol"."""
    likening = part_words().likening
    for token in (match.trigger, *match.trigger.ancestors):
        if token.dep_ in ("acl:relcl", "acl") and grammar.preposition(token.head) in likening:
            return not any(c.lower_ in telling_words().as_many for c in token.head.subtree)
    return False


def _is_only_set_to(match: Match) -> bool:
    """ "Twenty campaigners *set to leave* jail": the verb of the plan is no event of its own."""
    if match.trigger.lemma_.lower() not in stance_words().future_governors or match.trigger.tag_ != "VBN":
        return False
    return any(grammar.children(x, "mark") and x.i > match.trigger.i for x in grammar.children(match.trigger, "xcomp"))


def _only_says_who_tells(match: Match) -> bool:
    """ "According to a former inmate *set free* in May": who the source is."""
    return any(c.dep_ == "case" and c.lower_ in stance_words().according for c in match.trigger.children)


def _stands_inside_a_group(match: Match) -> bool:
    """ "All *arrested* journalists have been charged": who they are, however the parser reads it."""
    word = match.scene.parsed.words[match.trigger.i]
    return match.trigger.tag_ in PAST and any(
        m.start <= word.start and word.end < m.end for m in match.scene.mentions if m.kind is Kind.GROUP
    )


def _stands_before_a_name(match: Match) -> bool:
    """ "Ruled to release *jailed* politician Smith": right behind the verb that tells it, and right before the name."""
    verb = match.trigger
    between = verb.tag_ == "VBN" and verb.dep_ == "xcomp" and verb.i == verb.head.i + 1 and verb.i + 1 < len(verb.doc)
    return between and bool(match.scene.seen[verb.i + 1].kinds & {Kind.PERSON, Kind.GROUP})


def _only_says_where(match: Match) -> bool:
    """ "A prison *where Smith was being held* pending trial": what the place is to him, no event."""
    if match.type not in (EventType.DETENTION, EventType.REMAND, EventType.SENTENCE):
        return False
    is_where = any(c.lower_ in grammar_words().where for c in match.trigger.children)
    dated = match.scene.mentions_over(match.clause, Kind.DATE, Kind.TERM)
    return is_where and match.trigger.lemma_ in telling_words().being_there and not dated


def _only_says_how_many(match: Match) -> bool:
    """ "Brought the number of journalists *detained* to five"."""
    if match.trigger.base != "acl":
        return False
    counted = match.scene.groups_at(match.trigger.head)
    return any(group.text.lower().startswith(pointing_words().how_many) for group in counted)


def _is_part_of_a_charge(match: Match) -> bool:
    """ "Convicted of *beating* a guard", "charged with *torture*": what an offence consists of did not happen to the accused."""
    at = match.scene.parsed.words[match.trigger.i].start
    return any(m.start <= at < m.end for m in match.scene.mentions if m.kind is Kind.CHARGE)


def _is_a_deed_punished(match: Match) -> bool:
    """ "Arrested *for slapping* an officer", "guilty *of beating* a guard": whoever is held did it, nobody did it to him."""
    verb = match.trigger
    if match.type is not EventType.ILL_TREATMENT or verb.tag_ != "VBG" or grammar.children(verb, *grammar.SUBJECTS, "aux:pass"):
        return False
    marks = grammar.children(verb, "mark", "case")
    return any(m.lower_ in telling_words().before_a_deed and m.i < verb.i for m in marks)


def _is_what_guards_are_accused_of(match: Match) -> bool:
    """ "Accused *the police* of beating him", "charged *the state* with torture": those who hold him did it."""
    above = next((a for a in match.trigger.ancestors if grammar.is_verbal(a)), None)
    blamed = grammar.patients(above) if match.type is EventType.ILL_TREATMENT and above is not None else []
    return any(match.scene.seen[t.i].kinds & {Kind.BODY, Kind.PLACE} for t in blamed)


def _is_a_reason(match: Match) -> bool:
    """ "Arrested *for demanding* …": why something else was done."""
    marks = grammar.children(match.trigger, "mark", "case")
    return match.trigger.tag_ == "VBG" and any(m.lower_ in statement_words().reasons and m.i < match.trigger.i for m in marks)


def _came_of_what_was_said(match: Match) -> bool:
    """ "Baku announced it would hold the summit, *prompting criticism* by Smith": Baku did not say so."""
    verb = match.trigger.head if match.is_nominal else match.trigger
    return match.type in STATEMENTS and verb.tag_ == "VBG" and verb.lemma_ in telling_words().prompting


def _put_stance(draft: Draft, match: Match, stands: Bearing, context: Context) -> None:
    voice = None if _came_of_what_was_said(match) else said_by(match.trigger)
    if voice is not None:
        speaker = before_who(match.scene, voice.speaker) if voice.speaker.lower_ in grammar_words().relatives else voice.speaker
        speaker = speaker or voice.speaker
        named = context.cast.party(match.scene, [speaker])
        text, span = named_text(match.scene, speaker, context.text)
        spoke = context.story.who_spoke_before(speaker.lower_) if speaker.pos_ == "PRON" else None
        body = body_told_of(context) if speaker.lower_ in grammar_words().it else None
        if body is not None and body[1][0][0] >= context.sentence_before[0]:
            text, (span, *_) = body
        speaks_himself = named.people and not _only_speaks_of_them(speaker, named, match, context)
        called = spoke or ("; ".join(named.people) if speaks_himself else text)
        nobody = grammar_words().relatives | grammar_words().it
        speaks = match.scene.parsed.words[speaker.i].kind not in _SPEAK_NOT
        if speaks and called and called != draft.values.get("actor") and called.lower() not in nobody:
            draft.put("attribution", called, (span,))
    if match.frame.stance is not None:
        draft.put("stance", match.frame.stance, (), f"frame {match.frame.id}")
    elif (
        (stands is Bearing.FUTURE and match.frame.if_future == "planned" and ruled_behind(match) is None)
        or _lies_ahead(draft, context)
        or _was_to_be(match)
    ):
        draft.put("stance", Stance.PLANNED, (), "a verb of the future")
    elif (
        grammar.accusation_over(match.trigger) is not None
        or (voice is not None and (voice.claims or draft.type in _NAMED_BY_ALLEGATION))
        or (draft.type in _NAMED_BY_ALLEGATION and is_only_claimed(match.trigger))
    ):
        draft.put("stance", Stance.ALLEGED, (), "told as somebody's claim")


def _only_speaks_of_them(speaker: Token, named: Party, match: Match, context: Context) -> bool:
    """ "*The experts* say that both were beaten": a word for those who are never held means nobody told of as held, unless the
    page has called them so.
    """
    groups = match.scene.groups_at(speaker)
    return bool(groups) and not groups[0].holdable and not are_called_so(context.story, groups[0], named.people)


def _was_to_be(match: Match) -> bool:
    """ "The trial *had been scheduled* for Monday": a day once set does not tell that the court sat on it."""
    return match.frame.dates == "ahead" and is_pluperfect(match.trigger)


def is_no_remand(draft: Draft, match: Match) -> bool:
    """Whether a remand is in truth time in custody: an arrest of days ("was arrested for 15 days"), or a term that nobody is said
    to have ordered, with no word of an investigation or a trial.
    """
    if draft.type is not EventType.REMAND or draft.frame in _TIME_FOR_THE_POLICE:
        return False
    if not _is_of_a_month_at_most(draft) and not _is_only_told_as_held(draft, match):
        return False
    words = {word for seen in match.scene.seen for word in (seen.lemma, *seen.hidden)}
    return words.isdisjoint(telling_words().before_trial)


def _is_only_told_as_held(draft: Draft, match: Match) -> bool:
    """ "Was *detained for 13 months*": a term that nobody is said to have ordered."""
    past = match.trigger.tag_ in PAST and match.trigger.dep_ in ("ROOT", "conj", "acl:relcl", "parataxis")
    held = past and match.trigger.lemma_.lower() in telling_words().holding and grammar.is_passive(match.trigger)
    return held and draft.values.keys().isdisjoint({"court", "judge", "actor", "until"})


def _is_of_days(draft: Draft) -> bool:
    return re.fullmatch(r"P\d+D", str(draft.values.get("term", ""))) is not None


def _is_of_a_month_at_most(draft: Draft) -> bool:
    term = str(draft.values.get("term", ""))
    return re.fullmatch(r"PT\d+H", term) is not None or (_is_of_days(draft) and int(term[1:-1]) <= _LONGEST_ADMINISTRATIVE)


def _lies_ahead(draft: Draft, context: Context) -> bool:
    """Whether its day comes after the segment's own: what has not come yet is planned."""
    date = draft.values.get("date")
    return (
        isinstance(date, Edtf)
        and context.anchor.day is not None
        and date.earliest is not None
        and date.earliest > context.anchor.day
    )


def _without_its_name(match: Match, at: int) -> Seen:
    """ "Freed, said *Amnesty International*": no amnesty."""
    seen = match.scene.seen[at]
    if not seen.hidden or Kind.BODY not in seen.kinds:
        return seen
    bodies = [m for m in match.scene.parsed.words[at].mentions if isinstance(m, BodyMention)]
    return seen._replace(hidden=frozenset()) if any(b.subtype is BodySubtype.NGO for b in bodies) else seen


def _put_outcome(draft: Draft, match: Match) -> None:
    around = match.clause if match.frame.reach == "clause" else match.clause | {t.i for t in match.trigger.subtree}
    joined = {match.trigger.head.i} if match.trigger.dep_ == "conj" and match.type is not EventType.HEARING else set()
    """ "Was *acquitted* and released"; but what "was *postponed* and is to open in May" is not postponed then."""
    if match.type is EventType.HUNGER_STRIKE and match.trigger.base == "nmod":
        joined.add(match.trigger.head.i)  # "announced the *suspension* of his hunger strike"
    words = [_without_its_name(match, i) for i in sorted(around | joined)]
    for pattern, outcome in match.frame.outcomes.items():
        if phrase(pattern).find(words):
            draft.put("outcome", outcome, (), f"words: {pattern}")
            return
    if match.type is EventType.SENTENCE and tried_in_absence(match):
        draft.put("outcome", "in_absentia", (), "tried in absence")
        return
    draft.put("outcome", match.frame.outcome, (), f"frame {match.frame.id}")
    if draft.type is EventType.SENTENCE and "term" not in draft.values:
        draft.put("outcome", "convicted", (), "no term is named")
