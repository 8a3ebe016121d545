"""Those who act: who arrested, who asked, whom they asked and whom they want moved, and how many they are.

In: a match and the cast so far. Out: fields of a draft. Always true: behind a letter stand those who sent it; "we" is nobody by
name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from habeas.model import CountOf, EventType
from habeas.reading import grammar
from habeas.reading.cast import Party, is_represented, of_mentions, one_of_several_named, several_it_is_one_of
from habeas.reading.drafts import STATED, Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import one_of
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import BodyMention, BodySubtype, GroupMention, PersonMention, PlaceMention, RoleClass
from habeas.reading.neighbours import actor_beside, the_one_named
from habeas.reading.pointing import pointing_words
from habeas.reading.stance import said_by, stance_words
from habeas.reading.telling.context import Asked, Context
from habeas.reading.telling.deeds import deed_words
from habeas.reading.telling.demands import asked_clauses, is_for_another
from habeas.reading.telling.quotations import speaks_for
from habeas.reading.telling.themes import themes
from habeas.reading.telling.voices import Voices, by_words, compared
from habeas.reading.telling.wording import named_text, without_count
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.values import CountMention, count_parts
from habeas.reading.word_forms import FINITE, PAST

_CAN_BE_ASKED = frozenset({Kind.PERSON, Kind.BODY, Kind.PLACE, Kind.COURT, Kind.GROUP})
_REPLY_WITHIN = 2
"""Sentences after one in which somebody was asked."""
_PRIVATE = (RoleClass.UNKNOWN, RoleClass.CIVIC)
_WATCHDOGS = frozenset({BodySubtype.NGO, BodySubtype.INTERNATIONAL})
_IN_OFFICE = frozenset((RoleClass.OFFICIAL, RoleClass.SPOKESPERSON, RoleClass.POLICE, RoleClass.PROSECUTOR, RoleClass.DIPLOMAT))
_SPEAKING_FOR_OTHERS = frozenset({RoleClass.LAWYER, RoleClass.RELATIVE})
_SPOKE_BEFORE = "the one who spoke in the sentence before"
_OPENING = 400
"""Letters at the head of a page in which a paper says whose it is."""
_REACH_OF_PAPER = 7
"""Words between a statement and the verb that says what it asks, at most."""

_DOES_IT = frozenset({"teller", "subject", "agent"})
"""Positions of who does it: where a frame has none of them, the subject is no doer ("the *verdict* drew an outcry")."""
_DONE_BY_CAPTORS = frozenset(
    {EventType.ILL_TREATMENT, EventType.DETENTION, EventType.SEARCH, EventType.TRANSFER, EventType.CHARGE}
)
"""What prisoners do to nobody."""
_LONGEST_HEADING = 8
"""Words before the colon behind which a headline says what somebody said."""


def put_actor(draft: Draft, match: Match, context: Context) -> None:
    for position in match.frame.actor:
        for token in _senders(match, position, context):
            if is_named_among(match, token, match.frame.not_actor, context):
                return
            if _is_asked_for(draft, match, token):
                continue
            if _first_person(token) and (_put_quoted_speaker(draft, match, context) or _put_ourselves(draft, match, context)):
                return
            if _put_one(draft, match, token, context):
                return
    if match.type is EventType.RESPONSE and (beside := _answering_beside(match)) is not None:
        barred = is_named_among(match, beside, match.frame.not_actor, context)
        if not barred and _put_one(draft, match, beside, context):
            return
    asked = context.last_asked
    if "asked-before" in match.frame.actor and asked is not None and context.sentence - asked.sentence <= _REPLY_WITHIN:
        draft.put("actor", asked.name, asked.spans, "the one who was asked before owes the reply")
        return
    says_himself = not _DOES_IT.isdisjoint(match.frame.actor)  # "The authorities must free him, *they* insisted", no verdict
    if match.type in STATED and says_himself and not match.is_nominal and not grammar.is_passive(match.trigger):
        beside = _actor_before(match)
        barred = beside is None or is_named_among(match, beside, match.frame.not_actor, context) or _only_belongs(beside)
        if beside is not None and not barred and not _is_asked_for(draft, match, beside):
            _put_one(draft, match, beside, context)
    if "speaker" in match.frame.actor and not _put_quoted_speaker(draft, match, context):
        for token in _in_whose_eyes(match):
            if not is_named_among(match, token, match.frame.not_actor, context):
                _put_one(draft, match, token, context)


def _in_whose_eyes(match: Match) -> list[Token]:
    """ "*For the union* the verdict is an injustice": those who see it so, in front of what it is and of the subject."""
    subject = grammar.subject(match.trigger)
    if match.type is not EventType.CONDEMNATION or subject is None or not grammar.children(match.trigger, "cop"):
        return []
    in_front = [t for t in grammar.children(match.trigger, "obl") if t.i < subject.i]
    return [t for t in in_front if grammar.preposition(t) in statement_words().in_whose_eyes]


def _only_belongs(token: Token) -> bool:
    """ "The wives of *prisoners* urged": it is not the prisoners who urge."""
    return token.base == "nmod" and grammar.preposition(token) in grammar_words().of


def _answering_beside(match: Match) -> Token | None:
    """ "*Smith*, the spokesman, assured them that": who stands right before the verb, where the tree makes nobody its subject."""
    verb = match.trigger
    who = grammar.subject(verb) if grammar.is_verbal(verb) else None
    if match.is_nominal or (grammar.is_passive(verb) and verb.dep_ != "amod") or (who is not None and who.i < verb.i):
        return None
    return actor_beside(match.scene, verb)


def _named_right_behind(match: Match, noun: Token, context: Context) -> Token:
    """ "The press freedom *group CPJ* condemned": the organisation whose name stands right behind what it is; "*another of them,
    Smith*, denied it": the name of one of several; else the noun.
    """
    tree, words = match.scene.parsed.tree, match.scene.parsed.words
    if (behind := one_of_several_named(match.scene, noun)) is not None:
        if _is_one_of_the_accused(noun):
            context.held.update(m.full_name for m in match.scene.named_at(behind, PersonMention))
        return behind
    after = tree[noun.i + 1] if noun.i + 1 < len(tree) else noun
    named = noun.pos_ == "NOUN" and not words[noun.i].mentions and words[after.i].kind is Kind.BODY
    joined = after.head in (noun, noun.head) or noun.head is after
    return after if named and joined and words[after.i].start - words[noun.i].end == 1 else noun


def _put_one(draft: Draft, match: Match, token: Token, context: Context) -> bool:
    """Whether the token names who acts; a sender whom another sentence names is left to it."""
    if _first_person(token):
        draft.continues = True
        return True
    if Kind.DATE in match.scene.seen[token.i].kinds:
        return False  # "the director on *Thursday* expressed concern"
    if match.type is EventType.RESPONSE and _is_a_thing(match, token):
        voice = said_by(match.trigger)
        if voice is None:
            return False
        token = voice.speaker
    token = _named_right_behind(match, token, context)
    if (author := _author_above(match, token)) is not None:
        draft.put("actor", author.full_name, ((author.start, author.end),), "who made what it is said in")
        return True
    if match.frame.actor_is and not is_named_among(match, token, match.frame.actor_is, context):
        return False
    if (put := _put_who_is_meant(draft, match, token, context)) is not None:
        return put
    return _put_by_name(draft, match, token, context)


def _put_who_is_meant(draft: Draft, match: Match, token: Token, context: Context) -> bool | None:
    """Whether a word that stands for somebody told of before names who acts; `None` where it stands for nobody."""
    if match.type is EventType.CHARGE and token.pos_ == "PRON" and (accuser := context.story.who_spoke_before(token.lower_)):
        draft.put("actor", accuser, (), _SPOKE_BEFORE)
        return True  # "… prosecutor Jones said. *He* accused Smith of …"
    if match.type is EventType.RESPONSE and (teller := _who_goes_on_telling(match, token, context)):
        draft.put("actor", teller, (), _SPOKE_BEFORE)
        return True
    if match.type is EventType.APPEAL and is_for_another(match, token):
        draft.put("actor", context.story.who_spoke_before(token.lower_), (), _SPOKE_BEFORE)
        return "actor" in draft.values
    if match.type in STATED and (spoke := _who_spoke_for_another_before(token, context)) is not None:
        draft.put("actor", spoke.full_name, ((spoke.start, spoke.end),), _SPOKE_BEFORE)
        return True
    they = _those_who_were_spoken_of(context) if match.type in STATED and token.lower_ in pointing_words().they else None
    if they is not None:
        draft.put("actor", they.text, ((they.start, they.end),), "those with whom the sentence before begins")
        return True
    stands_for_another = token.pos_ == "PRON" or is_represented(token) or _is_one_held(match, token, context)
    meant = context.cast.party(match.scene, [token]) if stands_for_another else Party()
    they_are_held = bool(meant.people) and set(meant.people) <= set(context.story.everyone_told_of())
    if they_are_held and match.type in _DONE_BY_CAPTORS and token.lower_ in pointing_words().they:
        return False  # "Two women were jailed. His mother said *they* hit him"
    if meant.people:
        draft.put("actor", "; ".join(meant.people), meant.spans)
        return True
    if meant.group and token.pos_ == "PRON":
        draft.put("actor", meant.group, meant.spans, "those who were counted before")
        return True
    if _put_what_it_means(draft, match, token, context):
        return True
    return False if token.pos_ == "PRON" and not _counts_everybody(token) else None


def _who_goes_on_telling(match: Match, token: Token, context: Context) -> str | None:
    """ "Lawyer Smith says that the drugs were planted. *He said* there was no evidence": whoever spoke last goes on."""
    says = match.trigger.lemma_.lower() in stance_words().saying and token.pos_ == "PRON" and token.base == "nsubj"
    teller = context.story.who_spoke_before(token.lower_) if says else None
    return teller if teller is not None and context.story.roles_of((teller,)) & _SPEAKING_FOR_OTHERS else None


def _who_spoke_for_another_before(token: Token, context: Context) -> PersonMention | None:
    """ "*Lawyer Smith* called it a crime against the editors. *He* called on …": the lawyer or relative with whom the sentence
    before begins.
    """
    gender = pointing_words().genders.get(token.lower_)
    before = next(iter(context.mentions_before()), None) if gender is not None and token.base == "nsubj" else None
    if not isinstance(before, PersonMention) or not context.opens_the_sentence_before(before):
        return None
    speaks_for_others = context.story.roles_of((before.full_name,)) & _SPEAKING_FOR_OTHERS
    return before if speaks_for_others and before.gender in (None, gender) else None


def _put_by_name(draft: Draft, match: Match, token: Token, context: Context) -> bool:
    """Whether the words themselves name who acts."""
    text, span = _organisation_behind(match, token, context.text) or named_text(match.scene, token, context.text)
    if match.type in STATED and token.lemma_.lower() in deed_words().nouns:
        return False  # "“The *prosecution* of ten activists underlines …”": what was done says nothing
    if not text or not (match.frame.actor_is or _is_of_kind(match, token) or _is_a_noun_that_acts(match, token)):
        return False
    draft.continues = _is_a_document(token) and match.type is not EventType.LISTING
    text, span = without_count(match.scene, text, span)
    draft.put("actor", text, (span,))
    if match.scene.seen[token.i].kinds & {Kind.BODY, Kind.COURT}:
        context.last_body = (text, (span,))
        if any(m.subtype in _WATCHDOGS for m in match.scene.named_at(token, BodyMention)):
            context.last_watchdog = context.last_body
    _put_number_of_actors(draft, match, token)
    return True


def _put_what_it_means(draft: Draft, match: Match, token: Token, context: Context) -> bool:
    """ "The EU condemned the verdict. *It* urged Baku …", "… *The organisation* urged Baku …": the body told of before."""
    it = token.lower_ in grammar_words().it
    if it and (above := _body_above(match, token)) is not None:
        if _is_a_document(above):
            draft.continues = True
        else:
            draft.put("actor", *_with_span(named_text(match.scene, above, context.text)))
        return True
    if it and (body := body_told_of(context)) is not None:
        draft.put("actor", *body, 'the organisation that last acted or spoke is what "it" means')
        return True
    if _means_the_watchdog(match, token) and context.last_watchdog is not None:
        draft.put("actor", *context.last_watchdog, f'the organisation that last acted is what "the {token.lower_}" means')
        return True
    return False


def _those_who_were_spoken_of(context: Context) -> GroupMention | None:
    """ "*Relatives* have camped outside the prison. *They* demand …": those with whom the sentence before begins, where they are
    several, and none of those told of.
    """
    group = next(iter(context.mentions_before()), None)
    if not isinstance(group, GroupMention) or group.number == 1 or of_mentions(context.story, [group]).people:
        return None
    return group if context.opens_the_sentence_before(group) else None


def body_told_of(context: Context) -> tuple[str, tuple[tuple[int, int], ...]] | None:
    """ "Police arrested Smith. *The EU* said it was following the case. *It* urged …": the organisation that acted last, or with
    which the sentence before begins.
    """
    body = next((m for m in context.mentions_before() if isinstance(m, BodyMention)), None)
    if body is None or not context.opens_the_sentence_before(body):
        return context.last_body
    acted = max((at for _, at in context.last_body[1]), default=0) if context.last_body is not None else 0
    return (body.text, ((body.start, body.end),)) if acted <= body.end else context.last_body


def _means_the_watchdog(match: Match, token: Token) -> bool:
    """ "*The organisation* said": the one told of before."""
    bare = [c.lower_ for c in token.children if c.dep_ in ("det", "amod", "compound", "nmod", "nmod:poss", "acl", "acl:relcl")]
    definite = len(bare) == 1 and bare[0] in grammar_words().the
    return match.type in STATED and token.lower_ in statement_words().watchdogs and definite


def _actor_before(match: Match) -> Token | None:
    """Who stands before the verb, or before the one it hangs on ("*the EU* continues to call for"), or the paper that speaks ("a
    *statement* issued on Monday called on"), where the tree names nobody.
    """
    verb = match.trigger
    while verb.dep_ == "xcomp" and grammar.is_verbal(verb.head):
        verb = verb.head
    beside = actor_beside(match.scene, verb)
    if beside is not None:
        return beside
    before = verb.doc[verb.i - 1] if verb.i else verb
    if before.lower_ in grammar_words().relatives_of_things:
        paper = next((t for t in reversed(verb.doc[: verb.i]) if t.pos_ == "NOUN" and _is_a_document(t)), None)
        return None if paper is None else next(iter(_makers(paper)), paper)
    if before.lower_ in statement_words().going_on and (shared := _doer_before(before)) is not None:
        return shared
    for token in reversed(match.scene.parsed.tree[max(0, verb.i - _REACH_OF_PAPER) : verb.i]):
        if token.is_punct:
            return None
        if token.pos_ == "NOUN" and _is_a_document(token):
            return next(iter(_makers(token)), token)
    return None


def _doer_before(joiner: Token) -> Token | None:
    """ "*A spokesman* voiced regret *and* asked": who does what the last verb before the "and" tells."""
    verb = next((t for t in reversed(joiner.doc[: joiner.i]) if grammar.is_verbal(t) and t.tag_ in FINITE), None)
    if verb is None or grammar.is_passive(verb):
        return None
    behind = next((t for t in joiner.doc[verb.i + 1 : joiner.i] if t.pos_ not in ("DET", "NUM", "ADJ")), None)
    return grammar.subject(verb) or (behind if behind is not None and behind.pos_ == "PROPN" and behind.head is verb else None)


def _body_above(match: Match, token: Token) -> Token | None:
    """ "*Parliament* adopted a resolution in which *it* demands": the body that acts in a clause above."""
    for verb in match.trigger.ancestors:
        who = grammar.subject(verb) if grammar.is_verbal(verb) else None
        if who is None or who == token or who.i >= token.i:
            continue
        if (
            _is_a_document(who)
            or match.scene.seen[who.i].kinds & {Kind.BODY, Kind.PLACE}
            or match.scene.seen[who.i].lemma in stance_words().acting
        ):
            return who
    return None


def _author_above(match: Match, token: Token) -> PersonMention | None:
    """ "The lawyer *Smith* recorded a video in which *he* called on Baku to free Jones": who made it says it."""
    clause = match.trigger
    if match.type not in STATED or clause.dep_ != "acl:relcl" or token.lower_ not in pointing_words().genders:
        return None
    opened = any(c.lower_ in grammar_words().relatives_of_things for c in clause.subtree if c.i < token.i)
    verb = next((a for a in clause.head.ancestors if grammar.is_verbal(a)), None)
    who = grammar.subject(verb) if opened and verb is not None and not grammar.is_passive(verb) else None
    return None if who is None or who.i > token.i else the_one_named(match.scene, who, token)


def _with_span(named: tuple[str, tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    return named[0], (named[1],)


def _organisation_behind(match: Match, token: Token, text: str) -> tuple[str, tuple[int, int]] | None:
    """ "Said Smith, *Open Door's* representative": what somebody says for a watchdog the watchdog says."""
    people = match.scene.named_at(token, PersonMention)
    if match.type not in STATED or len(people) != 1:
        return None
    body = speaks_for(people[0], match.scene.mentions, text)
    return (body.text, (body.start, body.end)) if body is not None else None


def _is_asked_for(draft: Draft, match: Match, token: Token) -> bool:
    """ "Michel condemned the arrest of Smith, urging Baku to free him": it is not Smith who urges."""
    people = {m.full_name for m in match.scene.named_at(token, PersonMention)}
    return draft.type is EventType.APPEAL and bool(people) and people <= set(draft.people)


def _put_quoted_speaker(draft: Draft, match: Match, context: Context) -> bool:
    """Whoever is quoted, where the sentence that tells it stands inside his quotation and another one says whose it is."""
    at = match.scene.parsed.words[match.trigger.i].start
    quotation = next((q for q in context.quotations if q.start < at < q.end), None)
    if quotation is None or match.type not in STATED:
        return False
    speaker = quotation.speaker
    if isinstance(speaker, PersonMention):
        if _is_barred(speaker, match, context):
            return False
        body = speaks_for(speaker, context.mentions, context.text)
        named = speaker.full_name if body is None else body.text
        speaker = speaker if body is None else body
    else:
        named = speaker.text
    draft.put("actor", named, ((speaker.start, speaker.end),), "said in the quotation")
    return True


def _put_ourselves(draft: Draft, match: Match, context: Context) -> bool:
    """ "*We, the doctors of the city*, have followed the case. … *We* demand his release": who says once who "we" are."""
    at = match.scene.parsed.words[match.trigger.i].start
    if match.type not in STATED or any(q.start < at < q.end for q in context.quotations):
        return False
    named = _who_we_are().search(context.text) or _whose_paper_it_is().search(context.text, 0, _OPENING)
    if named is None or not any(
        word in stance_words().acting or word.removesuffix("s") in stance_words().acting for word in named[1].lower().split()
    ):
        return False
    draft.put("actor", named[1], (named.span(1),), 'who "we" are')
    draft.continues = True
    return True


@once_a_language
def _who_we_are() -> re.Pattern[str]:
    ours, the = one_of(statement_words().first_person), one_of(grammar_words().the)
    return re.compile(rf"\b{ours}, {the} ([^,.;:!?\n]+),", re.IGNORECASE)


@once_a_language
def _whose_paper_it_is() -> re.Pattern[str]:
    """ "Joint statement by *the human rights organisations of Georgia*": a line of its own at the head of what they say."""
    papers, by, the = one_of(statement_words().documents), one_of(statement_words().headed_by), one_of(grammar_words().the)
    return re.compile(rf"^(?:\w+ ){{0,2}}{papers} {by} (?:{the} )?([^,.;:!?\n]{{3,100}})$", re.IGNORECASE | re.MULTILINE)


def _is_barred(person: PersonMention, match: Match, context: Context) -> bool:
    told = person.full_name in context.story.everyone_told_of()
    return person.role_class.value in match.frame.not_actor or (told and "TOLD" in match.frame.not_actor)


def _first_person(token: Token) -> bool:
    """ "We", and the papers of those who speak: "*our* statement"."""
    return token.lower_ in statement_words().first_person or (
        _is_a_document(token)
        and any(c.lower_ in grammar_words().possessives for c in grammar.children(token, "nmod:poss", "det:poss"))
    )


def _counts_everybody(token: Token) -> bool:
    return token.lower_ in statement_words().everybody


def _is_a_document(token: Token) -> bool:
    return token.lemma_.lower() in statement_words().documents


def _is_a_thing(match: Match, token: Token) -> bool:
    """ "The spokesman said *restraints* were standard and denied that he suffered": who denies it is the one who speaks."""
    return token.tag_ == "NNS" and not match.scene.seen[token.i].kinds and not _is_a_noun_that_acts(match, token)


def _is_a_noun_that_acts(match: Match, token: Token) -> bool:
    return match.scene.seen[token.i].lemma in stance_words().acting or _is_a_document(token) or _is_an_unknown_name(match, token)


def _is_an_unknown_name(match: Match, token: Token) -> bool:
    """ "*Viasna* urges": a name that no list knows and that makes a statement is an organisation's."""
    word = match.scene.parsed.words[token.i]
    noun = token.pos_ == "PROPN" or (token.pos_ == "NOUN" and (token.i > 0 or word.form.isupper()))
    return match.type in STATED and noun and not word.mentions and word.form[:1].isupper()


def is_named_among(match: Match, token: Token, names: Sequence[str], context: Context) -> bool:
    """Whether the token is one of these: nouns, roles (`lawyer`, `prosecutor`), kinds in capitals, or `TOLD`: somebody of whom
    the page has told an event; `PRIVATE`: a person who speaks for nobody but himself; `STATE`: a government, its bodies and those
    who speak for it; `WATCHDOG`: an organisation that watches over rights, and those who speak for it.
    """
    if not names:
        return False
    seen = match.scene.seen[token.i]
    people = match.scene.named_at(token, PersonMention)
    what = {seen.lemma, *seen.hidden, *(kind.value.upper() for kind in seen.kinds), *(m.role_class.value for m in people)}
    what |= {m.subtype.value for m in match.scene.named_at(token, BodyMention)}
    papers_and_bodies = grammar_words().it | grammar_words().relatives_of_things
    if token.pos_ == "PRON" and token.lower_ not in papers_and_bodies:
        what |= {"TOLD", "PRIVATE"}
    if any(m.full_name in context.story.everyone_told_of() for m in people):
        what |= {"TOLD", "PRIVATE"}
    if _is_one_held(match, token, context) or _is_one_of_the_accused(token):
        what |= {"TOLD", "PRIVATE"}
    if people and all(_speaks_for_himself(match, m, context) for m in people):
        what.add("PRIVATE")
    if "WATCHDOG" in names and _is_of_a_watchdog(match, token, context):
        return True
    return not what.isdisjoint(names) or ("STATE" in names and _is_of_the_state(match, token, context))


def _is_of_a_watchdog(match: Match, token: Token, context: Context) -> bool:
    """ "*Open Door*", "Smith of *Open Door*": an organisation, or who speaks for one."""
    people = match.scene.named_at(token, PersonMention)
    bodies = [speaks_for(m, match.scene.mentions, context.text) for m in people] or match.scene.named_at(token, BodyMention)
    return bool(bodies) and all(body is not None and body.subtype in _WATCHDOGS for body in bodies)


def _is_one_of_the_accused(token: Token) -> bool:
    """ "*Another of the accused*, Smith, called it absurd"."""
    accused = pointing_words().accused
    return any(not accused.isdisjoint((c.lower_, c.lemma_.lower())) for c in several_it_is_one_of(token))


def _is_one_held(match: Match, token: Token, context: Context) -> bool:
    """ "*The blogger* denied it", of one told of as held."""
    if match.type is not EventType.RESPONSE or token.tag_ != "NN" or Kind.GROUP not in match.scene.seen[token.i].kinds:
        return False
    meant = context.cast.party(match.scene, [token]).people
    return len(meant) == 1 and context.held.issuperset(meant)


def _is_of_the_state(match: Match, token: Token, context: Context) -> bool:
    """ "*Minsk*", "*the prison service*", "*a spokesman* for the ministry", "*Smith*, deputy interior minister", and not "a
    spokesman for the family", nor who sits in another parliament or has been told of as held.
    """
    mentions = match.scene.parsed.words[token.i].mentions
    people = [m for m in mentions if isinstance(m, PersonMention)]
    if people:
        return all(_is_in_office(m, context) for m in people)
    bodies = [m for m in mentions if isinstance(m, BodyMention)]
    if bodies and all(m.subtype is not BodySubtype.OTHER for m in bodies):
        return any(m.subtype.is_of_a_state for m in bodies)
    if mentions and all(isinstance(m, PlaceMention) for m in mentions):
        return any(isinstance(m, PlaceMention) and m.can_act for m in mentions)
    words = statement_words()
    phrase = _own_words(token)
    around = {form for t in phrase for form in (t.lemma_.lower(), t.lower_)}
    behind = [m for t in phrase for m in match.scene.named_at(t, BodyMention)]
    called = {match.scene.seen[token.i].lemma, *match.scene.seen[token.i].hidden}
    for_others = any(not m.subtype.is_of_a_state and m.subtype is not BodySubtype.OTHER for m in behind)
    return not called.isdisjoint(words.authorities) and around.isdisjoint(words.outsiders) and not for_others


def _own_words(token: Token) -> list[Token]:
    """A noun's phrase without its clauses and appositions, and without those to whom an envoy is sent."""
    own, sent_to = [token], statement_words().sent_to
    for child in token.children:
        aside = child.base in ("acl", "appos", "parataxis", "nsubj", "conj") or grammar.preposition(child) in sent_to
        own += [] if aside else _own_words(child)
    return own


def _is_in_office(person: PersonMention, context: Context) -> bool:
    named = [m for m in context.mentions if isinstance(m, PersonMention) and m.full_name == person.full_name]
    words = {w for m in named for role in m.roles for w in _office(role)}
    holds_one = any(m.role_class in _IN_OFFICE for m in named)
    return holds_one and person.full_name not in context.held and words.isdisjoint(statement_words().outsiders)


def _office(role: str) -> Iterator[str]:
    """The words of "*ambassador* to Minsk" without those to whom he is sent."""
    sent_to = statement_words().sent_to
    return takewhile(lambda word: word not in sent_to, role.lower().replace("-", " ").split())


def _speaks_for_himself(match: Match, person: PersonMention, context: Context) -> bool:
    named_with_him = [m for m in match.scene.mentions if person.np_start <= m.start and m.end <= person.np_end]
    words = {w for role in person.roles for w in _without_owning(role.lower()).split()}
    for_others = any(m.kind is Kind.BODY for m in named_with_him) or not words.isdisjoint(statement_words().spoken_for)
    return person.role_class in _PRIVATE and not for_others and speaks_for(person, context.mentions, context.text) is None


def _without_owning(role: str) -> str:
    """ "The *organisation*'s director"."""
    for mark in grammar_words().owning:
        role = role.replace(mark, " ")
    return role


def actor_voices(draft: Draft, match: Match) -> Voices:
    """Which of the two readings name the one who acts, where nobody is named to whom it happens."""
    if "actor" not in draft.values:
        return by_words()
    spans = draft.evidence["actor"].spans
    beside = actor_beside(match.scene, match.trigger)
    word = match.scene.parsed.words[beside.i] if beside is not None else None
    there = Party(group=word.form, spans=((word.start, word.end),)) if word is not None else Party()
    return compared(Party(group=str(draft.values["actor"]), spans=spans), there)


def _senders(match: Match, position: str, context: Context) -> list[Token]:
    """Who stands in the position; behind a letter or a resolution ("adopted a resolution demanding"), those who made it; behind
    an "it" or "they" in what is said, the one who says it.
    """
    voice = said_by(match.trigger)
    if position == "speaker":
        if voice is None:
            return _heading_the_line(match)
        return [t for t in [_named_first(match, voice.speaker)] for t in _makers(t) or [t]]
    words = statement_words()
    wishing = match.trigger.lemma_ in words.wishing
    if match.type is EventType.APPEAL and grammar.modal(match.trigger) in stance_words().unreal_modals and not wishing:
        return [] if voice is None else [voice.speaker]
    if position in _DOES_IT and (makers := _makers_of_the_paper(match)):
        return makers
    believer = _who_believes_so(match)
    found = [t for t in match.at(position) if not _is_of_another_noun(t, match)] if believer is None else [believer]
    if voice is not None and voice.speaker.pos_ != "PRON" and found:
        # Not "outside the club where *they* protest", and not "his lawyer said *they* beat him"
        elsewhere = found[0].lower_ in pointing_words().they and match.trigger.dep_ == "acl:relcl"
        himself = (match.type in STATED and not elsewhere) or _is_of_the_state(match, voice.speaker, context)
        if found[0].lower_ in words.first_person or (himself and found[0].lower_ in words.he_who_speaks):
            return [voice.speaker]
    return [maker for token in found for maker in _makers(token) or [token]]


def _heading_the_line(match: Match) -> list[Token]:
    """ "*UN experts*: Smith must be freed": an organisation or a group that stands alone before a colon says what follows."""
    tree = match.trigger.doc
    colon = next((t.i for t in tree[1 : min(_LONGEST_HEADING, match.trigger.i)] if t.text == ":"), None)
    if colon is None or any(t.pos_ in ("VERB", "AUX") for t in tree[:colon]):
        return []
    heading = tree[colon - 1]
    kinds = match.scene.seen[heading.i].kinds
    return [heading] if kinds & {Kind.BODY, Kind.GROUP} and Kind.COURT not in kinds else []


def _who_believes_so(match: Match) -> Token | None:
    """ "*Open Door* believes that Smith was framed and *calls* for his release": not he to whom it was done calls."""
    verb, clause = match.trigger, match.trigger.head
    if match.type not in STATED or verb.dep_ != "conj" or grammar.children(verb, *grammar.SUBJECTS):
        return None
    believing = clause.head
    same_time = believing.tag_ == verb.tag_ or (believing.tag_ in PAST and verb.tag_ in PAST)
    told = clause.dep_ == "ccomp" and same_time and (grammar.is_passive(clause) or _is_of_a_thing(match, clause))
    return grammar.subject(believing) if told else None


def _is_of_a_thing(match: Match, clause: Token) -> bool:
    """ "Found that *the detention* was arbitrary and asked": a thing asks for nothing."""
    own = [s for s in grammar.children(clause, *grammar.SUBJECTS) if s.pos_ == "NOUN"]
    return bool(own) and not any(match.scene.seen[s.i].kinds & _CAN_BE_ASKED for s in own)


def _named_first(match: Match, speaker: Token) -> Token:
    """ "Said *Smith*, its coordinator for Europe": the name that opens the phrase, where the parser heads it by the role."""
    opening = speaker.left_edge
    here = match.scene.parsed.words
    return opening if here[opening.i].kind is Kind.PERSON and here[speaker.i].kind is not Kind.PERSON else speaker


def _makers(token: Token) -> list[Token]:
    """Those behind a letter, a statement or a resolution."""
    if not _is_a_document(token):
        return []
    words = statement_words()
    written = [a for verb in grammar.children(token, "acl") for a in grammar.agents(verb)]
    written = [t for t in written if t.lemma_.lower() not in words.no_makers]
    named = written or grammar.agents(token) or [t for prep in words.made_by for t in grammar.obliques(token, prep)]
    if named:
        return named
    if token.dep_ in ("obj", "obl") and grammar.is_verbal(token.head):
        maker = grammar.subject(token.head)
        return [] if maker is None or maker == token else [maker]
    owners = [p for p in grammar.possessors(token) if p.pos_ != "PRON"]
    return owners or [t for t in grammar.belonging(token) if t.pos_ == "PROPN" or any(c.pos_ == "PROPN" for c in t.children)]


def _makers_of_the_paper(match: Match) -> list[Token]:
    """ "*Two senators* introduced a resolution in which the State Department is urged to act": nobody urges but they."""
    verb, paper = match.trigger, match.trigger.head
    if match.type not in STATED or verb.dep_ != "acl:relcl" or not grammar.is_passive(verb) or grammar.agents(verb):
        return []
    which = [c for c in verb.children if c.lower_ in grammar_words().relatives_of_things]
    return _makers(paper) if any(grammar.preposition(c) in themes().in_which for c in which) else []


def _is_of_kind(match: Match, token: Token) -> bool:
    kinds = match.frame.actor_kinds
    return not kinds or not match.scene.seen[token.i].kinds.isdisjoint(kinds)


def _put_number_of_actors(draft: Draft, match: Match, token: Token) -> None:
    if draft.type not in STATED:
        return
    word = match.scene.parsed.words[token.i]
    first, last = grammar.text_span(token)
    _put_parts(draft, match, first)
    start, end = match.scene.parsed.words[first].start, match.scene.parsed.words[last].end
    for mention in match.scene.mentions:
        if isinstance(mention, CountMention) and start <= mention.start and mention.start <= word.end <= max(end, mention.end):
            draft.put("count", mention.value, ((mention.start, mention.end),))
            draft.put("count_of", CountOf.ACTORS, ((mention.start, mention.end),))
            return


def _put_parts(draft: Draft, match: Match, first: int) -> None:
    """The arithmetic of those who act: "The lawmakers, which include 10 senators and 48 representatives, urged …"."""
    if first >= match.trigger.i:
        return
    words = match.scene.parsed.words
    start, end = words[first].start, words[match.trigger.i].start
    sentence = match.scene.parsed.sentence
    parts, total = count_parts(sentence.text[start - sentence.start : end - sentence.start])
    if len(parts) > 1:
        draft.put("count_parts", parts, ((start, end),))
        draft.put("count_sum", total, ((start, end),), "the parts added up")


def _subject_asked(match: Match) -> list[Token]:
    """ "Demanded that *Azerbaijan* release them": who is to do it."""
    asked = [a for a in asked_clauses(match.trigger) if not grammar.is_passive(a)]
    return [s for a in asked for s in grammar.children(a, "nsubj") if s.dep_ == "nsubj"]


def put_addressees(draft: Draft, match: Match, context: Context) -> None:
    for role, positions in (("addressee", match.frame.addressee), ("target", match.frame.target)):
        for position in positions:
            asked = [named for t in _asked(match, position) for named in _named_or(match, t) if _can_be_asked(match, named)]
            if asked and not (position == "patient" and asked[0].dep_ == "nsubj" and asked[0].head == match.trigger):
                text, span = named_text(match.scene, asked[0], context.text)
                draft.put(role, text, (span,))
                if role == "addressee":
                    context.last_asked = Asked(context.sentence, text, (span,))
                break


def _is_of_another_noun(token: Token, match: Match) -> bool:
    """ "No word about the arrest *of Smith*", "no comment from the lawyer *of Smith*": he was not asked."""
    answers = match.type is EventType.RESPONSE and match.is_nominal and token.base == "nmod"
    return answers and token.head not in (match.trigger, match.trigger.head) and grammar.preposition(token) in grammar_words().of


def _asked(match: Match, position: str) -> list[Token]:
    if position == "moved":
        return _moved_ones(match)
    if position == "asked":
        return _subject_asked(match)
    if position == "written":
        papers = [t for t in match.scene.parsed.tree if _is_a_document(t)]
        return [t for paper in papers for prep in statement_words().sent_to for t in grammar.obliques(paper, prep)]
    return match.at(position)


def _named_or(match: Match, token: Token) -> list[Token]:
    """ "Urged Smith's predecessor, *Jones*, to free them": who bears the office, where the word for it names nobody."""
    named = [c for c in grammar.children(token, "appos") if match.scene.parsed.words[c.i].kind is Kind.PERSON]
    return [token, *named]


def _can_be_asked(match: Match, token: Token) -> bool:
    seen = match.scene.seen[token.i]
    return bool(seen.kinds & _CAN_BE_ASKED) or seen.lemma in stance_words().acting


def _moved_ones(match: Match) -> list[Token]:
    """Whom the addressee is to move: the object of the verb he is asked to carry out ("press *Aliyev* to release")."""
    asked = asked_clauses(match.trigger)
    movers = [a for a in asked if any(grammar.is_infinitive(c) for c in grammar.children(a, "xcomp", "ccomp", "advcl"))]
    return [o for a in movers for o in grammar.objects(a)]
