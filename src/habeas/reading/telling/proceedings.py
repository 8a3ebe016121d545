"""Before whom: the court or judge of an event where it stands outside the event's own clause, or in a sentence before.

In: a match, or a part of a sentence with what was told in it and before. Out: nothing; drafts take the court or judge. Always
true: nothing is taken where two courts stand to choose from, nor over the head of other people. The words are data in
`knowledge/<lang>/proceedings.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType, Stance
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import CourtMention, GroupMention, PersonMention, RoleClass
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import token_of
from habeas.reading.trees import Token
from habeas.reading.values import DateMention, Tense

IN_COURT = frozenset(
    {
        EventType.SENTENCE,
        EventType.APPEAL_RULING,
        EventType.HEARING,
        EventType.REMAND,
        EventType.REMAND_EXTENSION,
        EventType.ACQUITTAL,
    }
)
_ONLY_ORDERED = frozenset({EventType.DETENTION, EventType.RELEASE, EventType.RESTRICTION, EventType.SEARCH})
_REACH = 2
_FROM_VERB_TO_WHAT = 8
"""Words between "considered" and "petitions", at most."""
POINTING_BACK = "the court or judge told of in the sentence before"


class ProceedingWords(BaseModel):
    """Words of courts at work, in lower case."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    deciding: frozenset[str]
    giving: frozenset[str]
    aside: frozenset[str]
    where: frozenset[str]
    parts: frozenset[str]
    pointing: frozenset[str]
    the_judge: frozenset[str]
    acting: frozenset[str]
    decisions: frozenset[str]
    by_decision: frozenset[str]
    brought_before: frozenset[str]
    judges: frozenset[str]
    sides: frozenset[str]
    heard: frozenset[str]
    trying: frozenset[str]
    vague: frozenset[str]
    tried: frozenset[str]
    absence: frozenset[str]
    in_absence: frozenset[str]
    taking_up: frozenset[str]
    taken_up: frozenset[str]
    tried_away: tuple[str, ...]

    @cached_property
    def at_the_bar(self) -> frozenset[str]:
        """Those who judge, accuse and defend."""
        return self.judges | self.sides

    @cached_property
    def takes_up(self) -> re.Pattern[str]:
        """A court takes up what it then decides."""
        return re.compile(
            rf"\b(?:{either(self.taking_up)})\b(?:\W+\w+){{0,{_FROM_VERB_TO_WHAT}}}?\W+(?:{either(self.taken_up)})\b"
        )

    @cached_property
    def points_back(self) -> re.Pattern[str]:
        """The court or judge of a sentence before."""
        return re.compile(rf"\b(?:{either(self.pointing)})\b")

    @cached_property
    def judge_points_back(self) -> re.Pattern[str]:
        """The judge of a sentence before."""
        return re.compile(rf"\b(?:{either(self.the_judge)})\b")


proceeding_words = of_language("proceedings.yaml", ProceedingWords)


def decides(court: CourtMention, match: Match) -> bool:
    """Whether a court in the clause can be the one that decided: "arrested *outside* the Supreme Court" is where."""
    known = proceeding_words()
    token = token_of(court, match)
    preposition = grammar.preposition(token) if token is not None else ""
    if token is None or preposition in known.aside:
        return preposition not in known.aside
    only_there = preposition in known.where or token.head.lemma_.lower() in known.parts
    return not (match.type in _ONLY_ORDERED and only_there)


def court_beside(match: Match) -> CourtMention | None:
    """The one named court of the sentence, where a clause set beside the event says that it decided, or the event is told of it
    in a clause with "where".
    """
    courts = [m for m in match.scene.mentions if isinstance(m, CourtMention) and m.named]
    if len({c.text for c in courts}) != 1:
        return None
    token = token_of(courts[0], match)
    if token is None or grammar.preposition(token) in proceeding_words().aside:
        return None
    behind = ruled_behind(match)
    if behind is not None and (token is behind or behind.is_ancestor(token)):
        return courts[0]
    in_court = match.type in IN_COURT and (_is_where(token, match) or _was_before_it(token, match))
    if in_court or _stands_before_which(token, match) or _is_by_decision(token, match) or _has_decided(token, match):
        return courts[0]
    return None


def bench_of(match: Match) -> GroupMention | None:
    """ "A *Batumi judge* ordered": the judges who act and are told of by their place alone."""
    if match.type not in IN_COURT:
        return None
    judges = proceeding_words().judges
    for group in match.scene.mentions_over(match.clause, Kind.GROUP):
        placed = isinstance(group, GroupMention) and group.head in judges and any(w[0].isupper() for w in group.text.split()[1:])
        if isinstance(group, GroupMention) and placed:
            return group
    return None


def court_named_so(court: CourtMention, context: Context) -> str | None:
    """ "The *district court*": the one court before whose name ends so, or its kind, where that tells it from others."""
    kind = court.text.lower()
    if len(kind.split()) < 2 or not proceeding_words().vague.isdisjoint(kind.split()):
        return None
    before = [m for m in context.mentions if isinstance(m, CourtMention) and m.named and m.end <= court.start]
    alike = {m.text for m in before if m.text.lower().endswith(kind)}
    return next(iter(alike)) if len(alike) == 1 else (court.text if not alike else None)


def _was_before_it(court: Token, match: Match) -> bool:
    """ "Was brought *before a military tribunal* in May and *convicted*": what goes on from there is done there."""
    verb, brought_before = match.trigger, proceeding_words().brought_before
    while verb.dep_ == "conj" and grammar.is_verbal(verb.head) and not grammar.children(verb, *grammar.SUBJECTS):
        verb = verb.head
        if court.head == verb and grammar.preposition(court) in brought_before:
            return True
    return False


def _stands_before_which(court: Token, match: Match) -> bool:
    """ "The ruling of *the Khatai court, which* in May *cleared* him"."""
    relatives = grammar_words().relatives_of_things
    which = next((c for c in match.trigger.children if c.lower_ in relatives and c.i < match.trigger.i), None)
    if which is None or which.i < 1:
        return False
    before = which.doc[which.i - 1]
    before = which.doc[which.i - 2] if before.text == "," and which.i > 1 else before
    return before == court


def _is_by_decision(court: Token, match: Match) -> bool:
    """ "*By decision of the Khatai court* he will sit in jail three months longer"."""
    noun, known = court.head, proceeding_words()
    by = noun.lemma_.lower() in known.decisions and grammar.preposition(noun) in known.by_decision
    above = next((t for t in noun.ancestors if grammar.is_verbal(t)), None)
    return by and (above is None or above in (match.trigger, *match.trigger.ancestors))


def ruling_over(match: Match) -> Token | None:
    """ "*Ordered* on Monday that he be kept in jail": the verb with which a court or judge gives what the match tells of."""
    known, verb, had = proceeding_words(), match.trigger, grammar_words().had
    if match.type not in IN_COURT or any(c.lower_ in had and c.dep_ == "aux" for c in verb.children):
        return None  # "held that he *had been* convicted unfairly"
    while verb.dep_ in ("ccomp", "xcomp", "conj") and verb.head is not verb and grammar.is_verbal(verb.head):
        verb = verb.head
        subject = next(iter(grammar.children(verb, *grammar.SUBJECTS)), None)
        if subject is None or verb.lemma_.lower() not in known.giving:
            continue
        seen = match.scene.seen[subject.i]
        return verb if Kind.COURT in seen.kinds or seen.lemma in known.judges or _is_a_judge(subject, match) else None
    return None


def ruled_behind(match: Match) -> Token | None:
    """ "Smith is to spend 12 days in detention, *the court ruled on Friday*", "was jailed for nine years, *the court ruled*": the
    verb with which a court or judge gives what is to be, behind a comma.
    """
    known, told = proceeding_words(), match.trigger
    if told.tag_ != "VB" and not any(c.tag_ == "MD" for c in told.children) and not _is_what_was_ruled(match):
        return None
    tops = (told, told.head) if told.dep_ in ("conj", "xcomp") else (told,)
    for verb in (v for top in tops for v in grammar.children(top, "parataxis", "advcl")):
        who = next(iter(grammar.children(verb, "nsubj")), None)
        if verb.i < match.trigger.i or verb.lemma_.lower() not in known.giving or who is None or who.i > verb.i:
            continue
        seen = match.scene.seen[who.i]
        judges = Kind.COURT in seen.kinds or seen.lemma in known.judges or _is_a_judge(who, match)
        if judges and who.left_edge.i and verb.doc[who.left_edge.i - 1].text == "," and not grammar.children(verb, "mark"):
            return verb
    return None


def _is_what_was_ruled(match: Match) -> bool:
    """ "*Was jailed for nine years*, the court ruled": and not what "*had been wrongly* jailed" says of another court."""
    verb = match.trigger
    if match.type not in (EventType.SENTENCE, EventType.REMAND, EventType.REMAND_EXTENSION) or not grammar.is_passive(verb):
        return False
    before = [c for c in verb.children if c.dep_ in ("advmod", "aux") and c.i < verb.i]
    return not before and bool(match.scene.mentions_over(match.clause, Kind.TERM))


def _is_a_judge(token: Token, match: Match) -> bool:
    mentions = match.scene.parsed.words[token.i].mentions
    return any(isinstance(m, PersonMention) and m.role_class is RoleClass.JUDGE for m in mentions)


def _is_where(court: Token, match: Match) -> bool:
    """ "Surfaced before the Khatai court, *where* a judge *ordered* him held"."""
    chain = [match.trigger, *match.trigger.ancestors]
    clause = next((t for t in chain if t.dep_ == "acl:relcl" and t.head in (court, court.head)), None)
    return clause is not None and any(c.lower_ in grammar_words().where for c in clause.children)


def _has_decided(court: Token, match: Match) -> bool:
    """ "Was let out on Friday, *the court having ordered* it the day before"."""
    above = ruling_over(match)
    if above is not None and court in grammar.clause(above):
        return True
    for verb in (t for t in court.ancestors if grammar.is_verbal(t)):
        aside = verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN") and verb.head in (match.trigger, *match.trigger.ancestors)
        subject = next(iter(grammar.children(verb, *grammar.SUBJECTS)), None)
        own = subject is not None and (subject == court or subject.is_ancestor(court))
        return aside and own and verb.lemma_.lower() in proceeding_words().deciding
    return False


def point_back(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> None:
    """ "The Khatai District Court heard the case. *The court* remanded him": rulings told of a court or judge whom the sentence
    before names take it from there.
    """
    lacking = [d for d in told if d.type in IN_COURT and "court" not in d.values]
    if not lacking or any(isinstance(m, CourtMention) and m.named for m in part.mentions):
        return
    known = proceeding_words()
    said = context.text[part.start : part.end_with_bracket].lower()
    judges = _judges(lacking)
    named = any(m.kind is Kind.PERSON and getattr(m, "full_name", None) in judges for m in part.mentions)
    if not named and not known.points_back.search(said):
        return
    last = next((d for d in reversed(before) if d.type in IN_COURT and "court" in d.values), None)
    if last is None or context.sentence - last.at > _REACH:
        _take_court_just_named(lacking, context)
        return
    if _is_named_between(last, part, context):
        return
    for draft in lacking:
        if _may_be_of_the_same(draft, last):
            draft.take(last, "court", rule=POINTING_BACK)
            if last.type is EventType.HEARING and _is_told_of_the_same_day(draft, last, part):
                draft.take(last, "date", "judge", rule=POINTING_BACK)
            if "judge" not in draft.values and known.judge_points_back.search(said):
                draft.take(last, "judge", rule=POINTING_BACK)


def _take_court_just_named(drafts: Sequence[Draft], context: Context) -> None:
    """ "The hall of *the Khatai court* was full. The judge found Smith guilty": the one court of the sentence before, in the same
    paragraph or where it says that the court took up what is decided, and then its day too.
    """
    if len(context.sentences) < 2:
        return
    start, end = context.sentence_before
    takes_up = proceeding_words().takes_up.search(context.text[start:end].lower()) is not None
    if not takes_up and "\n" in context.text[end : context.sentences[-1][0]]:
        return
    courts = [m for m in context.mentions_before() if isinstance(m, CourtMention) and m.named]
    if len({m.text for m in courts}) != 1:
        return
    for draft in (d for d in drafts if not d.pluperfect):
        draft.put("court", courts[0].text, ((courts[0].start, courts[0].end),), POINTING_BACK)
        if takes_up and draft.values.get("stance") is not Stance.PLANNED:
            _take_its_day_and_judge(draft, context)


def _take_its_day_and_judge(draft: Draft, context: Context) -> None:
    """ "*On May 9* the court, chaired by *Smith*, considered the petitions. It did not grant them"."""
    days = [m for m in context.mentions_before() if isinstance(m, DateMention) and m.relation == "point"]
    judges = [m for m in context.mentions_before() if isinstance(m, PersonMention) and m.role_class is RoleClass.JUDGE]
    resolved = days[0].resolve(context.anchor, Tense.PAST, context.last_date) if len(days) == 1 else None
    if resolved is not None:
        draft.put("date", resolved.edtf, ((days[0].start, days[0].end),), POINTING_BACK)
    if len({m.full_name for m in judges}) == 1:
        draft.put("judge", judges[0].full_name, ((judges[0].start, judges[0].end),), POINTING_BACK)


def _is_told_of_the_same_day(draft: Draft, hearing: Draft, part: Part) -> bool:
    """ "The trial opened on Monday. *The judge* refused bail": said of the session, where no other day stands."""
    planned = "stance" in draft.values or "stance" in hearing.values
    no_day = not any(m.kind is Kind.DATE for m in part.mentions)
    return draft.at - hearing.at == 1 and no_day and not planned and not draft.pluperfect


def _judges(drafts: Sequence[Draft]) -> set[str]:
    return {str(d.values["judge"]) for d in drafts if "judge" in d.values}


def _is_named_between(last: Draft, part: Part, context: Context) -> bool:
    """Whether another court is named after the last ruling, and before this sentence."""
    courts = [m for m in context.mentions if isinstance(m, CourtMention) and m.named]
    since = [m for m in courts if last.sentences[0].start <= m.start < part.start]
    return any(m.text != last.values["court"] for m in since)


def _may_be_of_the_same(draft: Draft, last: Draft) -> bool:
    people = not draft.people or not last.people or bool(set(draft.people) & set(last.people))
    return people and draft.pluperfect == last.pluperfect
