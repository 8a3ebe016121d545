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
from habeas.reading.neighbours import is_headline, left_of, right_of
from habeas.reading.names import CourtMention, GroupMention, PersonMention, RoleClass
from habeas.reading.stance import Bearing, StanceWords, bearing, said_by
from habeas.reading.values import Anchor, ChargeMention, CountMention, DateMention, Tense, TermMention, count_parts

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOCUMENTS = frozenset({"letter", "statement", "resolution", "petition", "appeal", "report", "document", "declaration", "note", "post", "message"})
_CLOSE = 8
"""How far a "to" clause may begin from the demand it belongs to, in words."""
_FIRST_PERSON = ("we", "i", "us")
_PREMISES = frozenset({"home", "house", "flat", "apartment", "office", "premises", "headquarters", "airport", "checkpoint", "station", "bureau"})
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
    if match.frame.needs_actor and "actor" not in draft.values and not draft.continues:
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
    if match.type is EventType.MEETING:
        return _all_who_meet(match, context)
    for position in frame.people:
        party = _party_at(position, match, context)
        if party and _may_be_held(party, match.type):
            return party
    party = context.cast.party(match.scene, _neighbours(match))
    may_be = _may_be_held(party, match.type) and (match.type in _PEOPLE_MAY_BE_ANYBODY or not party.role_classes or not party.role_classes <= OFFICIAL)
    return party if may_be else Party()


def _all_who_meet(match: Match, context: Context) -> Party:
    """All parties of a meeting, wherever they stand; a meeting of one is none."""
    met = Party()
    for position in match.frame.people:
        met = met.joined(_party_at(position, match, context))
    beside = left_of(match.scene, match.trigger)
    if beside is not None and not match.is_nominal:
        met = context.cast.party(match.scene, [beside]).joined(met)
    return met if len(met.people) > 1 or met.group else Party()


def _party_at(position: str, match: Match, context: Context) -> Party:
    if position == "clause":
        return _anybody_near(match, context)
    if position == "focus":
        return context.cast.focus()
    if position == "demanded":
        return _demanded_for(match, context)
    return context.cast.party(match.scene, match.at(position))


def _demanded_for(match: Match, context: Context) -> Party:
    """Those for whom something is asked: the people and groups that stand in the demand itself."""
    asked = [t for c in _complements(match) for t in c.subtree] + [t for p in ("for", "object") for c in match.at(p) for t in c.subtree]
    found = Party()
    for token in asked:
        named = match.scene.seen[token.i].kinds & {Kind.PERSON, Kind.GROUP} or token.lower_ in ("him", "her", "them", "his", "their")
        if named and grammar.is_passive(match.trigger) is False:
            party = context.cast.party(match.scene, [token])
            if _may_be_held(party, EventType.APPEAL) and not party.role_classes & OFFICIAL and _is_holdable(match.scene, token):
                found = found.joined(party)
    return found


def _is_holdable(scene: Scene, token: Token) -> bool:
    word = scene.parsed.words[token.i]
    groups = [m for m in scene.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end]
    return not groups or groups[0].holdable


def _neighbours(match: Match) -> list[Token]:
    """Where the tree names nobody: those who stand right beside the trigger, on the side where the frame looks for them."""
    wanted = set(match.frame.people)
    if match.is_nominal and match.trigger.lemma_.lower() in match.frame.verbs:
        beside = right_of(match.scene, match.trigger)
    elif match.is_nominal:
        beside = right_of(match.scene, match.trigger, after=("of", "against", "on", "for")) if "patient" in wanted else None
    elif grammar.is_passive(match.trigger) or not wanted & {"patient", "object", "iobject"}:
        beside = left_of(match.scene, match.trigger) if wanted & {"patient", "subject"} else None
    else:
        beside = right_of(match.scene, match.trigger)
        if beside is None and is_headline(match.scene) and grammar.is_reduced_passive(match.trigger):
            beside = left_of(match.scene, match.trigger)
    return [] if beside is None else [beside]


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
        if party.number is not None and party.number > 1:
            count = _count_word(match.scene, spans)
            draft.put("count", count if count is not None else party.number, spans)
            draft.put("count_of", CountOf.PEOPLE, spans)


def _count_word(scene: Scene, spans: Iterable[tuple[int, int]]) -> int | str | None:
    """The count as the page has it, its qualifier included ("nearly 60")."""
    inside = [m for m in scene.mentions if isinstance(m, CountMention) and any(s <= m.start < e for s, e in spans)]
    return inside[0].value if inside else None


def _put_actor(draft: Draft, match: Match, context: Context) -> None:
    for position in match.frame.actor:
        for token in _senders(match, position):
            text, span = _named_text(match.scene, token, context.text)
            meant = context.cast.party(match.scene, [token]) if token.pos_ == "PRON" else Party()
            if meant.people:
                draft.put("actor", "; ".join(meant.people), meant.spans)
                return
            if token.lower_ in _FIRST_PERSON:
                draft.continues = True
                return
            if text and _is_of_kind(match, token):
                text, span = _without_count(match.scene, text, span)
                draft.put("actor", text, (span,))
                _put_number_of_actors(draft, match, token)
                return


def _without_count(scene: Scene, text: str, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """"Nearly 60 US lawmakers" acts as "US lawmakers"; how many is a field of its own."""
    for mention in scene.mentions:
        if isinstance(mention, CountMention) and mention.start <= span[0] < mention.end < span[1]:
            return text[mention.end - span[0] :].lstrip(), (span[1] - len(text[mention.end - span[0] :].lstrip()), span[1])
    return text, span


def _senders(match: Match, position: str) -> list[Token]:
    """Who stands in the position; behind a letter or a resolution ("adopted a resolution demanding"), those who made it."""
    found = match.at(position)
    documents = [t for t in found if t.lemma_.lower() in _DOCUMENTS and t.head != t and grammar.is_verbal(t.head)]
    if not documents or documents[0].dep_ not in ("obj", "obl"):
        return found
    maker = grammar.subject(documents[0].head)
    return found if maker is None else [maker]


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
    asked = _asked(match.trigger)
    movers = [a for a in asked if any(_has_to(c) for c in grammar.children(a, "xcomp", "ccomp", "advcl"))]
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


def _is_time(token: Token) -> bool:
    """A day that the parser hangs on a noun ("lawmakers *on Thursday*")."""
    return token.dep_ == "nmod" and grammar.preposition(token) in ("on", "last", "this") and token.text[:1].isupper() and token.lower_.endswith("day")


def _phrase(token: Token) -> Iterator[Token]:
    """The tokens of a noun phrase, less clauses, appositions, its preposition and its closing punctuation."""
    yield token
    for child in token.children:
        if child.dep_ == "nmod" and child.ent_type_ == "DATE" or _is_time(child):
            continue
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
    for asked in _asked(match.trigger):
        inner = [c for c in grammar.children(asked, "xcomp", "advcl") if _has_to(c)] if grammar.objects(asked) else []
        for verb in inner or [asked]:
            yield from grammar.conjuncts(verb)


def _asked(trigger: Token) -> list[Token]:
    """The clauses that say what is asked: complements, and "to" clauses that the parser hangs elsewhere ("called on Baku *to stop* …")."""
    complements = grammar.children(trigger, "xcomp", "ccomp")
    if complements:
        return complements
    hung = [*grammar.children(trigger, "advcl"), *(a for c in trigger.children for a in grammar.children(c, "acl", "advcl"))]
    return [t for t in hung if t.i > trigger.i and _has_to(t)]


def _has_to(verb: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "to" for c in verb.children)


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
        if child.dep_.startswith("advcl") and child.i > token.i and not (_has_to(child) and child.i - token.i <= _CLOSE):
            continue
        if child.lower_ in ("ahead", "before", "after", "during"):
            continue
        yield from _without_relative_clauses(child)


def _without_relative_clauses(token: Token) -> Iterator[Token]:
    yield token
    for child in token.children:
        if child.dep_ != "acl:relcl" and not (child.dep_ == "punct" and child.text == ","and any(c.dep_ == "acl:relcl" for c in token.children)):
            yield from _without_relative_clauses(child)


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
        resolved = mention.resolve(context.anchor, tense, _reference(mention, match, context))
        if resolved is None:
            continue
        name = "until" if mention.relation == "until" else "date"
        if name in match.frame.takes:
            draft.put(name, resolved.edtf, ((mention.start, mention.end),), resolved.rule)
    if "date" not in draft.values and match.is_nominal:
        _put_date_beside(draft, match, context)


def _put_date_beside(draft: Draft, match: Match, context: Context) -> None:
    """The day right behind a noun and its people, wherever the parser hangs it: "the arrest of Smith *on February 2*"."""
    ends = [end for _, end in draft.evidence["people"].spans] if "people" in draft.evidence else []
    reach = max([match.scene.parsed.words[match.trigger.i].end, *ends])
    for mention in match.scene.mentions:
        if isinstance(mention, DateMention) and 0 < mention.start - reach <= len(" since "):
            resolved = mention.resolve(context.anchor, Tense.PAST, _reference(mention, match, context))
            if resolved is not None and mention.relation != "until":
                draft.put("date", resolved.edtf, ((mention.start, mention.end),), resolved.rule)


def _reference(mention: DateMention, match: Match, context: Context) -> Edtf | None:
    """What "two days earlier" counts from: another day of the same sentence, else the last one told of, else the segment's own."""
    if not mention.is_reference_bound:
        return context.last_date
    for other in match.scene.mentions:
        if isinstance(other, DateMention) and other != mention and not other.is_reference_bound:
            resolved = other.resolve(context.anchor, Tense.PAST, context.last_date)
            if resolved is not None:
                return resolved.edtf
    if context.last_date is not None or context.anchor.day is None:
        return context.last_date
    return Edtf.of_day(context.anchor.day)


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
            if kinds & {Kind.PLACE, Kind.PRISON} or token.lemma_.lower() in _PREMISES:
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
