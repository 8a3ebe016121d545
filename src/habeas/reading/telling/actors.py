"""Those who act: who arrested, who asked, whom they asked and whom they want moved, and how many they are.

In: a match and the cast so far. Out: fields of a draft. Always true: behind a letter stand those who sent it; "we" is nobody by
name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from habeas.model import CountOf, EventType
from habeas.reading import grammar
from habeas.reading.cast import Party
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.telling.context import Context
from habeas.reading.telling.demands import asked_clauses, has_to
from habeas.reading.telling.wording import named_text, without_count
from habeas.reading.values import CountMention, count_parts

if TYPE_CHECKING:
    from spacy.tokens import Token

_DOCUMENTS = frozenset(
    {"letter", "statement", "resolution", "petition", "appeal", "report", "document", "declaration", "note", "post", "message"}
)
_CAN_BE_ASKED = frozenset({Kind.PERSON, Kind.BODY, Kind.PLACE, Kind.COURT, Kind.GROUP})
_FIRST_PERSON = ("we", "i", "us")


def put_actor(draft: Draft, match: Match, context: Context) -> None:
    for position in match.frame.actor:
        for token in _senders(match, position):
            text, span = named_text(match.scene, token, context.text)
            meant = context.cast.party(match.scene, [token]) if token.pos_ == "PRON" else Party()
            if meant.people:
                draft.put("actor", "; ".join(meant.people), meant.spans)
                return
            if token.lower_ in _FIRST_PERSON:
                draft.continues = True
                return
            if token.lower_ == "it" and context.last_body is not None:
                draft.put("actor", *context.last_body)
                return
            if token.pos_ == "PRON":
                continue
            if text and (_is_of_kind(match, token) or token.lemma_.lower() in context.words.acting):
                text, span = without_count(match.scene, text, span)
                draft.put("actor", text, (span,))
                if match.scene.seen[token.i].kinds & {Kind.BODY, Kind.COURT}:
                    context.last_body = (text, (span,))
                _put_number_of_actors(draft, match, token)
                return


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


def put_addressees(draft: Draft, match: Match, context: Context) -> None:
    for role, positions in (("addressee", match.frame.addressee), ("target", match.frame.target)):
        for position in positions:
            tokens = _moved_ones(match) if position == "moved" else match.at(position)
            named = [named_text(match.scene, t, context.text) for t in tokens if match.scene.seen[t.i].kinds & _CAN_BE_ASKED]
            if named:
                draft.put(role, named[0][0], (named[0][1],))
                break


def _moved_ones(match: Match) -> list[Token]:
    """Whom the addressee is to move: the object of the verb he is asked to carry out ("press *Aliyev* to release")."""
    asked = asked_clauses(match.trigger)
    movers = [a for a in asked if any(has_to(c) for c in grammar.children(a, "xcomp", "ccomp", "advcl"))]
    return [o for a in movers for o in grammar.objects(a)]
