"""Where: the home, street, prison or town, with the town that stands right behind it.

In: a draft, its match and the context. Out: the place of the draft. Always true: where somebody was going is not where it
happened.
"""

from __future__ import annotations

import re

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import BodyMention, BodySubtype, PrisonMention
from habeas.reading.stance import stance_words
from habeas.reading.telling.circumstances.nearness import is_of_a_participle
from habeas.reading.telling.context import Context
from habeas.reading.telling.possible import circumstance_words
from habeas.reading.telling.wording import named_text
from habeas.reading.trees import Token

_KEEPING = (BodySubtype.POLICE, BodySubtype.PROSECUTION)
"""Bodies in whose house somebody is held or beaten: "at the Main Police Department"."""
_OF_ITS_NAME = ("det", "compound", "amod", "nmod:poss", "nummod")


def put_place(draft: Draft, match: Match, context: Context) -> None:
    words = circumstance_words()
    positions = dict.fromkeys((*match.frame.place, *words.possible(match.type).place))
    for position in positions:
        for token in (*match.at(position), *_further_in(match, position)):
            if _fits(token, position, match) and _is_place(match, token) and not is_of_a_participle(token, match):
                if (token == match.trigger and not _names_a_place(match)) or _is_where_he_was_going(token, match, context):
                    continue
                if _is_of_what_came_after(token, match):
                    continue
                text, span = _with_town(match, *_text_of_place(match, token, context), context.text)
                if not words.same.isdisjoint(text.lower().split()[:1]):
                    continue
                draft.put("place", text, (span,))
                return


@once_a_language
def _bound() -> re.Pattern[str]:
    return re.compile(circumstance_words().bound, re.IGNORECASE)


def _is_where_he_was_going(token: Token, match: Match, context: Context) -> bool:
    """ "Detained at the airport on his way to a congress *in Minsk*"."""
    words = match.scene.parsed.words
    start, end = words[match.trigger.i].end, words[token.i].start
    return start < end and _bound().search(context.text, start, end) is not None


def _is_of_what_came_after(token: Token, match: Match) -> bool:
    """ "Since his release Smith has lived *in Berlin*", "raised the arrest in talks *in Berlin*": where somebody does something
    else, and nobody was freed or arrested.
    """
    deed = match.trigger
    if not match.is_nominal or match.type not in (EventType.RELEASE, EventType.DETENTION):
        return False
    if token == deed or deed.is_ancestor(token):
        return False
    return deed.base == "obl" or (deed.base == "obj" and token.head is not deed.head)


def _names_a_place(match: Match) -> bool:
    named = any(m.named for m in match.scene.named_at(match.trigger, PrisonMention))
    return named or bool(grammar.children(match.trigger, *_OF_ITS_NAME))


def _text_of_place(match: Match, token: Token, context: Context) -> tuple[str, tuple[int, int]]:
    """What is itself the state told of ("he *is in Prison No. 4* since May") is named by its own words alone; "in *Brest* and
    his wife in Minsk": whom the parser coordinates with a place is no part of it.
    """
    if token != match.trigger:
        text, (start, end) = named_text(match.scene, token, context.text)
        behind = [c for c in grammar.children(token, "conj") if Kind.PERSON in match.scene.seen[c.i].kinds]
        cut = min((match.scene.parsed.words[c.left_edge.i].start for c in behind), default=end)
        return (text, (start, end)) if not start < cut < end else _without_space_behind(context.text, start, cut)
    words = match.scene.parsed.words
    own = [words[c.left_edge.i].start for c in grammar.children(token, *_OF_ITS_NAME) if c.i < token.i]
    named = match.scene.named_at(token, PrisonMention)
    start = min([words[token.i].start, *own, *(m.start for m in named)])
    end = max([words[token.i].end, *(m.end for m in named)])
    return context.text[start:end], (start, end)


def _without_space_behind(text: str, start: int, end: int) -> tuple[str, tuple[int, int]]:
    place = text[start:end].rstrip(" ,")
    return place, (start, start + len(place))


def _fits(token: Token, position: str, match: Match) -> bool:
    """ "*On* a street" and not "a raid on a house", "led away *from* his house" and not "back from Berlin"."""
    mentions, words = match.scene.parsed.words[token.i].mentions, circumstance_words()
    if position in ("object", "subject") and position not in match.frame.place:
        return not match.is_nominal and token.lemma_.lower() in stance_words().premises
    if position in words.on_the_way:
        return not stance_words().ways.isdisjoint({token.lemma_.lower(), *(m.text.split()[-1].lower() for m in mentions)})
    return position not in words.away_from or token.head == match.trigger or all(m.kind is not Kind.PLACE for m in mentions)


def _is_place(match: Match, token: Token) -> bool:
    kinds = match.scene.seen[token.i].kinds
    alone = not grammar.children(token, "det", "nmod:poss", "amod")
    why = alone and token.lower_ in circumstance_words().no_place_alone
    bodies = match.scene.named_at(token, BodyMention)
    if any(m.subtype in _KEEPING for m in bodies):
        return True
    return bool(kinds & {Kind.PLACE, Kind.PRISON}) or (token.lemma_.lower() in stance_words().premises and not why)


def _further_in(match: Match, position: str) -> list[Token]:
    """What stands with the preposition deeper in the clause ("in raids on homes *in Istanbul*"), unless it says where people come
    from. A state that is itself a place ("is *in a prison hospital*") is its own place.
    """
    tree = match.scene.parsed.tree
    doers = {t.i for a in match.at("agent") for t in a.subtree}
    inside = [tree[i] for i in sorted(match.clause - doers) if tree[i].base in ("obl", "nmod") or i == match.trigger.i]
    named = {Kind.BODY, Kind.COURT}
    return [t for t in inside if grammar.preposition(t) == position and not match.scene.seen[t.head.i].kinds & named]


def _with_town(match: Match, place: str, span: tuple[int, int], text: str) -> tuple[str, tuple[int, int]]:
    """ "His home *in Hanoi*": the town right behind belongs to it, wherever the parser hangs it."""
    for mention in match.scene.mentions:
        between = text[span[1] : mention.start].strip()
        if mention.kind is Kind.PLACE and between in circumstance_words().before_a_town:
            return text[span[0] : mention.end], (span[0], mention.end)
    return place, span
