"""From a match to a draft: who, by whom, when, for how long, where, on what charge, what was demanded, what came of it.

In: a match, the cast so far, the segment's date. Out: a draft, or a doubt that says why the words were passed over. Always true: every value
comes from the match's sentence, or from the segment's own date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from habeas.model import CountOf, Edtf, EventType, Stance
from habeas.reading import grammar
from habeas.reading.cast import OFFICIAL, Cast, Party
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import CourtMention, GroupMention, PersonMention, RoleClass
from habeas.reading.stance import Bearing, StanceWords, bearing, said_by
from habeas.reading.values import Anchor, ChargeMention, CountMention, DateMention, Tense, TermMention

if TYPE_CHECKING:
    from spacy.tokens import Token

_ARTICLES = ("the ", "a ", "an ")
_NAMED_BY_ALLEGATION = (EventType.ILL_TREATMENT,)
_NOT_HELD = OFFICIAL
_PEOPLE_MAY_BE_ANYBODY = (EventType.MEETING, EventType.RESPONSE, EventType.SANCTION)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Words that look like an event and were passed over, with the reason."""

    frame: str
    quote: str
    reason: str


@dataclass
class Context:
    """What a segment's sentences share while they are read in order."""

    text: str
    anchor: Anchor
    cast: Cast
    words: StanceWords
    last_date: Edtf | None = None


def tell(match: Match, context: Context, order: int) -> Draft | Doubt:
    """The event that the match tells of."""
    stands = bearing(match.trigger, context.words)
    reason = _ruled_out(match, stands)
    if reason is not None:
        return Doubt(match.frame.id, match.scene.parsed.sentence.text, reason)
    draft = Draft(match.type, match.frame.id, [match.scene.parsed.sentence], order)
    draft.pluperfect = _is_pluperfect(match.trigger)
    party = _people(match, context)
    if match.frame.needs_people and not party:
        return Doubt(match.frame.id, match.scene.parsed.sentence.text, "nobody is named or counted in the place of the one it happens to")
    _put_people(draft, match, party)
    _put_actor(draft, match, context)
    if match.frame.needs_actor and "actor" not in draft.values:
        return Doubt(match.frame.id, match.scene.parsed.sentence.text, "nobody is named in the place of the one who does it")
    _put_addressees(draft, match, context)
    _put_demands(draft, match, context.text)
    if match.frame.demands and "demands" not in draft.values:
        return Doubt(match.frame.id, match.scene.parsed.sentence.text, "no demand is named")
    _put_values(draft, match, context)
    _put_stance(draft, match, stands, context)
    _put_outcome(draft, match)
    return draft


def _ruled_out(match: Match, stands: Bearing) -> str | None:
    frame = match.frame
    if stands is Bearing.NEGATED and frame.if_negated == "nothing":
        return "it is denied that it happened"
    if stands is not Bearing.NEGATED and frame.if_negated == "needed":
        return "it is not denied"
    if stands is Bearing.UNREAL and frame.if_wished == "nothing":
        return "it is wished for, refused, feared or possible, not told as a fact"
    if stands is Bearing.FUTURE and frame.if_future == "nothing":
        return "it is only planned"
    return None


# --- people and those who act ---------------------------------------------------------------------------------------------


def _people(match: Match, context: Context) -> Party:
    frame = match.frame
    for position in frame.people:
        party = context.cast.party(match.scene, match.at(position)) if position != "clause" else _anybody_near(match, context)
        if party and _may_be_held(party, match.type):
            return party
    return Party()


def _may_be_held(party: Party, kind: EventType) -> bool:
    if kind in _PEOPLE_MAY_BE_ANYBODY or not party.role_classes or party.pronoun:
        return True
    return not party.role_classes <= {RoleClass.JUDGE, RoleClass.PROSECUTOR, RoleClass.SPOKESPERSON}


def _anybody_near(match: Match, context: Context) -> Party:
    """The only people or group in the clause who can be held: the shallow reading, where the tree is silent."""
    found = match.scene.mentions_over(match.clause, Kind.PERSON, Kind.GROUP)
    eligible = [
        m
        for m in found
        if (isinstance(m, PersonMention) and m.role_class not in _NOT_HELD) or (isinstance(m, GroupMention) and m.holdable)
    ]
    names = {m.full_name for m in eligible if isinstance(m, PersonMention)}
    return context.cast.of_mentions(eligible) if len(names) <= 1 and len(eligible) <= 2 else Party()


def _put_people(draft: Draft, match: Match, party: Party) -> None:
    draft.put("people", party.people, party.spans)
    if party.group:
        spans = party.spans
        draft.put("group", party.group, spans)
        if party.number is not None:
            count = _count_word(match.scene, spans)
            draft.put("count", count if count is not None else party.number, spans)
            draft.put("count_of", CountOf.PEOPLE, spans)


def _count_word(scene: Scene, spans: Iterable[tuple[int, int]]) -> int | str | None:
    """The count as the page has it, its qualifier included ("nearly 60")."""
    inside = [m for m in scene.mentions if isinstance(m, CountMention) and any(s <= m.start < e for s, e in spans)]
    return inside[0].value if inside else None


def _put_actor(draft: Draft, match: Match, context: Context) -> None:
    for position in match.frame.actor:
        for token in match.at(position):
            text, span = _named_text(match.scene, token, context.text)
            if text and _is_of_kind(match, token):
                draft.put("actor", text, (span,))
                _put_number_of_actors(draft, match, token)
                return


def _is_of_kind(match: Match, token: Token) -> bool:
    kinds = match.frame.actor_kinds
    if not kinds:
        return True
    here = match.scene.seen[token.i].kinds | {m.kind for m in match.scene.parsed.words[token.i].mentions}
    return any(kind in here for kind in kinds)


def _put_number_of_actors(draft: Draft, match: Match, token: Token) -> None:
    if draft.type not in (EventType.APPEAL, EventType.CONDEMNATION):
        return
    word = match.scene.parsed.words[token.i]
    first, last = grammar.text_span(token)
    start, end = match.scene.parsed.words[first].start, match.scene.parsed.words[last].end
    for mention in match.scene.mentions:
        if isinstance(mention, CountMention) and start <= mention.start and mention.start <= word.end <= max(end, mention.end):
            draft.put("count", mention.value, ((mention.start, mention.end),))
            draft.put("count_of", CountOf.ACTORS, ((mention.start, mention.end),))
            return


def _put_addressees(draft: Draft, match: Match, context: Context) -> None:
    for role, positions in (("addressee", match.frame.addressee), ("target", match.frame.target)):
        for position in positions:
            tokens = _moved_ones(match) if position == "moved" else match.at(position)
            named = [_named_text(match.scene, t, context.text) for t in tokens if match.scene.seen[t.i].kinds]
            if named:
                draft.put(role, named[0][0], (named[0][1],))
                break


def _moved_ones(match: Match) -> list[Token]:
    """Whom the addressee is to move: the object of the verb he is asked to carry out ("press *Aliyev* to release")."""
    asked = grammar.children(match.trigger, "xcomp", "ccomp")
    movers = [a for a in asked if grammar.children(a, "xcomp", "ccomp")]
    return [o for a in movers for o in grammar.objects(a)]


def _named_text(scene: Scene, token: Token, text: str) -> tuple[str, tuple[int, int]]:
    """What a role's words say: a name where it is one, else the noun phrase without relative clauses and without its article."""
    word = scene.parsed.words[token.i]
    joined = [t for t in grammar.conjuncts(token)]
    persons = [m for t in joined for m in scene.parsed.words[t.i].mentions if isinstance(m, PersonMention)]
    if persons and len(persons) == len(joined):
        names = "; ".join(dict.fromkeys(m.full_name for m in persons))
        return names, (persons[0].start, persons[-1].end)
    inside = {t.i for t in _phrase(token)}
    words = [scene.parsed.words[i] for i in sorted(inside)]
    start, end = (words[0].start, words[-1].end) if words else (word.start, word.end)
    return _without_article(text[start:end], start)


def _without_article(phrase: str, start: int) -> tuple[str, tuple[int, int]]:
    for article in _ARTICLES:
        if phrase.lower().startswith(article):
            return phrase[len(article) :], (start + len(article), start + len(phrase))
    return phrase, (start, start + len(phrase))


def _phrase(token: Token) -> Iterator[Token]:
    """The tokens of a noun phrase, less clauses, appositions, its preposition and its closing punctuation."""
    yield token
    for child in token.children:
        if child.dep_ in ("case", "punct", "acl:relcl", "acl", "appos", "parataxis", "cop", "nsubj", "advcl", "cc:preconj"):
            continue
        yield from _phrase(child) if child.dep_ not in ("cc",) else [child]


# --- demands ----------------------------------------------------------------------------------------------------------------


def _put_demands(draft: Draft, match: Match, text: str) -> None:
    for position in match.frame.demands:
        found = list(_complements(match)) if position == "complement" else match.at(position)
        demands = [_stretch(match.scene, token, text) for token in found]
        filled = [(said, span) for said, span in demands if said]
        if filled:
            draft.put("demands", tuple(said for said, _ in filled), tuple(span for _, span in filled))
            return


def _complements(match: Match) -> Iterator[Token]:
    """The verb phrases that are asked for, coordination unfolded; where the addressee is to move another, what that one is to do."""
    for asked in grammar.children(match.trigger, "xcomp", "ccomp"):
        inner = grammar.children(asked, "xcomp") if grammar.objects(asked) else []
        for verb in inner or [asked]:
            yield from grammar.conjuncts(verb)


def _stretch(scene: Scene, token: Token, text: str) -> tuple[str, tuple[int, int]]:
    """The words of a complement as they stand in the page, without "to", "that" or a preposition before it."""
    inside = sorted(t.i for t in _complement_tokens(token))
    if not inside:
        return "", (0, 0)
    start, end = scene.parsed.words[inside[0]].start, scene.parsed.words[inside[-1]].end
    said = text[start:end]
    if said.count('"') % 2 and text[end : end + 1] == '"':
        said, end = said + '"', end + 1
    return said, (start, end)


def _complement_tokens(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        opening = child.i < token.i and child.dep_ in ("mark", "case", "cc", "punct")
        other_demand = child.dep_ == "conj" and grammar.is_verbal(child)
        trailing = child.dep_ in ("punct", "parataxis", "acl:relcl") and child.i > token.i
        if opening or other_demand or (trailing and child.dep_ != "punct") or child.dep_ == "cc":
            continue
        if child.dep_ == "punct" and child.text not in ('"', "“", "”"):
            continue
        if child.dep_.startswith("advcl") and child.i > token.i:
            continue
        yield from child.subtree if child.dep_ != "obl" or grammar.preposition(child) not in ("ahead of", "before") else ()


# --- values -----------------------------------------------------------------------------------------------------------------


def _put_values(draft: Draft, match: Match, context: Context) -> None:
    takes = match.frame.takes
    fillers: dict[str, Callable[[Draft, Match, Context], None]] = {
        "date": _put_date,
        "term": _put_term,
        "charges": _put_charges,
        "court": _put_court,
        "judge": _put_judge,
        "case": _put_case,
        "place": _put_place,
        "occasion": _put_occasion,
    }
    for name, fill in fillers.items():
        if name in takes:
            fill(draft, match, context)


def _tense(trigger: Token) -> Tense:
    modal = grammar.modal(trigger)
    if modal in ("will", "shall", "to"):
        return Tense.FUTURE
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    helpers = [verb, *grammar.children(verb, "aux", "cop")]
    if any(h.tag_ in ("VBD", "VBN") for h in helpers) or not grammar.is_verbal(verb):
        return Tense.PAST
    return Tense.PRESENT


def _is_pluperfect(trigger: Token) -> bool:
    verb = trigger if grammar.is_verbal(trigger) else trigger.head
    return any(c.lower_ in ("had", "'d") and c.dep_ == "aux" for c in verb.children)


def _nearest(mentions: Sequence[Mention], match: Match) -> list[Mention]:
    at = match.scene.parsed.words[match.trigger.i].start
    return sorted(mentions, key=lambda m: min(abs(m.start - at), abs(m.end - at)))


def _put_date(draft: Draft, match: Match, context: Context) -> None:
    tense = _tense(match.trigger)
    for mention in _nearest(match.scene.mentions_over(match.clause, Kind.DATE), match):
        if not isinstance(mention, DateMention):
            continue
        resolved = mention.resolve(context.anchor, tense, context.last_date)
        if resolved is None:
            continue
        name = "until" if mention.relation == "until" else "date"
        if name in match.frame.takes:
            draft.put(name, resolved.edtf, ((mention.start, mention.end),), resolved.rule)


def _put_term(draft: Draft, match: Match, context: Context) -> None:
    del context
    terms = [m for m in match.scene.mentions_over(match.clause, Kind.TERM) if isinstance(m, TermMention) and not m.elliptical]
    after = [m for m in terms if m.start >= match.scene.parsed.words[match.trigger.i].start]
    for mention in _nearest(after, match) or _nearest(terms, match):
        if isinstance(mention, TermMention):
            draft.put("term", mention.term, ((mention.start, mention.end),))


def _put_charges(draft: Draft, match: Match, context: Context) -> None:
    del context
    found = [m for m in match.scene.mentions_over(match.clause, Kind.CHARGE) if isinstance(m, ChargeMention)]
    if found:
        draft.put("charges", tuple(c for m in found for c in m.charges), tuple((m.start, m.end) for m in found))


def _put_court(draft: Draft, match: Match, context: Context) -> None:
    del context
    for mention in _nearest(match.scene.mentions_over(match.clause, Kind.COURT), match):
        if isinstance(mention, CourtMention) and mention.named:
            draft.put("court", mention.text, ((mention.start, mention.end),))


def _put_judge(draft: Draft, match: Match, context: Context) -> None:
    del context
    for mention in match.scene.mentions_over(match.clause, Kind.PERSON):
        if isinstance(mention, PersonMention) and mention.role_class is RoleClass.JUDGE and mention.full_name not in draft.people:
            draft.put("judge", mention.full_name, ((mention.start, mention.end),))


def _put_case(draft: Draft, match: Match, context: Context) -> None:
    del context
    for mention in match.scene.mentions_over(match.clause, Kind.CASE):
        draft.put("case", mention.text, ((mention.start, mention.end),))


def _put_place(draft: Draft, match: Match, context: Context) -> None:
    for position in match.frame.place:
        for token in match.at(position):
            kinds = match.scene.seen[token.i].kinds | {m.kind for m in match.scene.parsed.words[token.i].mentions}
            if kinds & {Kind.PLACE, Kind.PRISON}:
                text, span = _named_text(match.scene, token, context.text)
                draft.put("place", text, (span,))


def _put_occasion(draft: Draft, match: Match, context: Context) -> None:
    found = match.scene.mentions_over(frozenset(range(len(match.scene.parsed.words))), Kind.OCCASION)
    if not found:
        return
    occasion = found[0]
    draft.put("occasion", occasion.text, ((occasion.start, occasion.end),))
    dated = _date_of_occasion(match, context, occasion)
    if dated is not None:
        edtf, span, rule = dated
        draft.put("occasion_date", edtf, (span,), rule)


def _date_of_occasion(match: Match, context: Context, occasion: Mention) -> tuple[Edtf, tuple[int, int], str] | None:
    """A date said of the occasion: in a relative clause after it ("that will be held … next month")."""
    own = draft_dates = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.start > occasion.end]
    del draft_dates
    for token in match.scene.parsed.tree:
        word = match.scene.parsed.words[token.i]
        if not (occasion.start <= word.start < occasion.end):
            continue
        for clause_verb in grammar.children(token, "acl"):
            positions = frozenset(t.i for t in clause_verb.subtree)
            inside = [m for m in match.scene.mentions_over(positions, Kind.DATE) if m in own]
            for mention in inside:
                if isinstance(mention, DateMention):
                    resolved = mention.resolve(context.anchor, _tense(clause_verb), context.last_date)
                    if resolved is not None:
                        return resolved.edtf, (mention.start, mention.end), resolved.rule
    return None


# --- stance and outcome -----------------------------------------------------------------------------------------------------


def _put_stance(draft: Draft, match: Match, stands: Bearing, context: Context) -> None:
    voice = said_by(match.trigger, context.words)
    if voice is not None:
        named = context.cast.party(match.scene, [voice.speaker])
        text, span = _named_text(match.scene, voice.speaker, context.text)
        speaker = "; ".join(named.people) if named.people else text
        if speaker and speaker != draft.values.get("actor"):
            draft.put("attribution", speaker, (span,))
    if match.frame.stance is not None:
        draft.put("stance", match.frame.stance, (), f"frame {match.frame.id}")
    elif stands is Bearing.FUTURE and match.frame.if_future == "planned":
        draft.put("stance", Stance.PLANNED, (), "a verb of the future")
    elif voice is not None and (voice.claims or draft.type in _NAMED_BY_ALLEGATION):
        draft.put("stance", Stance.ALLEGED, (), "told as somebody's claim")


def _put_outcome(draft: Draft, match: Match) -> None:
    from habeas.reading.phrases import phrase

    words = [match.scene.seen[i] for i in sorted(match.clause)]
    for pattern, outcome in match.frame.outcomes.items():
        if phrase(pattern).find(words):
            draft.put("outcome", outcome, (), f"words: {pattern}")
            return
    draft.put("outcome", match.frame.outcome, (), f"frame {match.frame.id}")
