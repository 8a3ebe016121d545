"""On what occasion, and when that is.

In: a draft, its match and the context. Out: fields of the draft. Always true: its day is kept apart from the day of the event.
"""

from __future__ import annotations

from habeas.model import Edtf
from habeas.reading import grammar
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.telling.circumstances.tenses import tense_of
from habeas.reading.telling.context import Context
from habeas.reading.values import DateMention


def put_occasion(draft: Draft, match: Match, context: Context) -> None:
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
    own = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.start > occasion.end]
    for token in match.scene.parsed.tree:
        word = match.scene.parsed.words[token.i]
        if not (occasion.start <= word.start < occasion.end):
            continue
        for clause_verb in grammar.children(token, "acl"):
            positions = frozenset(t.i for t in clause_verb.subtree)
            inside = [m for m in match.scene.mentions_over(positions, Kind.DATE) if m in own]
            for mention in inside:
                if isinstance(mention, DateMention):
                    resolved = mention.resolve(context.anchor, tense_of(clause_verb), context.last_date)
                    if resolved is not None:
                        return resolved.edtf, (mention.start, mention.end), resolved.rule
    return None
