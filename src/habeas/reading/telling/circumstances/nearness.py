"""Which mention belongs to the trigger: the nearest, unless it stands in what is said of another deed.

In: mentions and a match. Out: the mentions in order, or what stands right before one. Always true: none is lost.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.reading import grammar
from habeas.reading.matching import Match
from habeas.reading.mentions import Mention
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import token_of
from habeas.reading.trees import Token
from habeas.reading.word_forms import PAST

BEFORE = 40
"""Letters in which the two words before a date stand."""
RIGHT_BEHIND = 7
"""Letters between a day and what it stands right behind, at most: a preposition and two blanks."""


def nearest(mentions: Sequence[Mention], match: Match) -> list[Mention]:
    """Those nearest to the trigger first; last those of another deed: "the sentence *handed to Smith in April* was upheld"."""
    at = match.scene.parsed.words[match.trigger.i].start
    return sorted(
        mentions,
        key=lambda m: (
            stands_in_what_is_said_of_another(m, match),
            opening_deed(m, match) is not None,
            min(abs(m.start - at), abs(m.end - at)),
        ),
    )


def opening_deed(mention: Mention, match: Match) -> Token | None:
    """ "*Arrested in 2013*, Smith was sentenced in March": the participle before the verb that a day belongs to."""
    for above in token_or_trigger(mention, match).ancestors:
        if above is match.trigger or above.is_ancestor(match.trigger):
            return None
        if above.dep_ == "advcl" and above.tag_ in PAST and above.i < match.trigger.i and not grammar.children(above, "mark"):
            return above
    return None


def stands_in_what_is_said_of_another(mention: Mention, match: Match, *, behind: bool = False) -> bool:
    """ "The sentence *handed to Smith in April*", "the sentence *a court gave him in April*" was upheld; if asked, only where it
    stands `behind` a participle.
    """
    return is_of_a_participle(token_or_trigger(mention, match), match, behind=behind)


def is_of_a_participle(token: Token, match: Match, *, behind: bool = True) -> bool:
    above = (token, *token.ancestors)
    between = [t for t in above if t.dep_ == "acl" and t.tag_ in PAST and (t.i < token.i or not behind)]
    between += [t for t in above if t.dep_ == "acl:relcl" and not behind]
    return any(t is not match.trigger and not t.is_ancestor(match.trigger) for t in between)


def token_or_trigger(mention: Mention, match: Match) -> Token:
    token = token_of(mention, match)
    return match.trigger if token is None else token


def word_before(mention: Mention, context: Context) -> str:
    return next(iter(context.text[max(0, mention.start - BEFORE) : mention.start].lower().split()[-1:]), "")
