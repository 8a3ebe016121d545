"""On what charges: those of the clause, those behind a colon, those for which somebody is said to stand trial.

In: a draft and its match. Out: the charges of the draft. Always true: each has the span that it was read from.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import is_of_another_deed
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token
from habeas.reading.values import ChargeMention
from habeas.reading.word_forms import PAST


def put_charges(draft: Draft, match: Match, context: Context) -> None:
    found = [m for m in match.scene.mentions_over(match.clause, Kind.CHARGE) if isinstance(m, ChargeMention)]
    found = [m for m in found if not is_of_another_deed(m, match)] or _charges_tried(match) or _charges_behind_a_colon(match)
    if found:
        draft.put("charges", tuple(c for m in found for c in m.charges), tuple((m.start, m.end) for m in found))


def _charges_behind_a_colon(match: Match) -> list[ChargeMention]:
    """ "The charges against Smith were made graver: *Articles 206 (smuggling) and 213*": what opens behind the colon."""
    if match.type is not EventType.CHARGE:
        return []
    words = match.scene.parsed.words
    opening = next((words[i].start for i in range(match.trigger.i + 1, len(words)) if words[i - 1].form == ":"), None)
    if opening is None:
        return []
    listed = [m for m in match.scene.mentions if isinstance(m, ChargeMention) and m.end > opening]
    return listed if listed and listed[0].start <= opening else []


def _charges_tried(match: Match) -> list[ChargeMention]:
    """ "Smith, *tried with nine others for treason*, got two years": what those in the clause are said to stand trial for."""
    if match.type is not EventType.SENTENCE:
        return []
    tried = [t for t in match.scene.parsed.tree if _only_says_for_what(t, match)]
    below = frozenset(t.i for verb in tried for t in verb.subtree) - match.clause - {match.trigger.i}
    return [m for m in match.scene.mentions_over(below, Kind.CHARGE) if isinstance(m, ChargeMention)] if len(tried) == 1 else []


def _only_says_for_what(verb: Token, match: Match) -> bool:
    """A participle beside the people, also where the parser takes it for the main verb that the trigger goes on from."""
    trying = verb.lemma_.lower() in proceeding_words().trying and verb.tag_ in PAST
    if not trying or grammar.children(verb, "aux", "aux:pass", "obj"):
        return False
    return (verb.dep_ == "acl" and verb.head.i in match.clause) or (match.trigger.dep_ == "conj" and match.trigger.head == verb)
