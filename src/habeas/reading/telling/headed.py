"""A list of names under what happened to them: "*Released:* Smith, Jones and Brown", "*Detained in Ganja:* / Smith / Jones".

In: a part of a sentence that tells nothing itself, and what was told before. Out: one draft of all who are listed, or nothing.
The words are data in `<lang>/listing_terms.yaml`. Always true: before the colon stands nothing but what happened, when, where and
for how long, and behind it nothing but names and what is said of who they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from habeas.model import EventType
from habeas.reading.cast import of_mentions
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.masking import Word
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import PersonMention
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context
from habeas.reading.telling.entries import heading_words, put_measures, put_when_and_where, take_from_before
from habeas.reading.telling.naming_lines import Lines
from habeas.reading.values import ChargeMention, TermMention

_MAY_STAND = (Kind.DATE, Kind.PLACE, Kind.PRISON, Kind.COURT, Kind.TERM, Kind.CHARGE, Kind.GROUP)
_RULE = "listed under what happened to them"
_CLOSING = re.compile(r"[\s.)]*")


def headed(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> list[Draft]:
    """The draft of those in the list that the part opens; empty where it opens none."""
    colon = None if told else next((i for i, word in enumerate(part.words) if word.form == ":"), None)
    if not colon:
        return []
    head = [m for m in part.mentions if m.start < part.words[colon].start]
    kind = _kind(part.words[:colon], head)
    if kind is None:
        return []
    if kind is EventType.SENTENCE and not any(isinstance(m, TermMention) for m in head):
        return []
    draft = Draft(kind, f"{kind.value}.headed", [part.sentence], 0, context.sentence)
    if not _put_listed(draft, part, part.words[colon], context):
        return []
    put_measures(draft, [m for m in head if isinstance(m, TermMention | ChargeMention)], context)
    put_when_and_where(draft, head, context)
    take_from_before(draft, before, context)
    context.remember(draft)
    return [draft]


def _kind(words: Sequence[Word], mentions: Sequence[Mention]) -> EventType | None:
    """What a heading says happened; `None` where anything else stands in it."""
    known, infinitive = heading_words(), grammar_words().infinitive
    free = [not any(m.start <= w.start < m.end for m in mentions) for w in words]
    forms = [w.form.lower() for w, is_free in zip(words, free, strict=True) if is_free]
    if any(w.form.lower() == infinitive and follows for w, follows in zip(words, free[1:], strict=False)):
        return None  # "those who were *to have* been released"
    kinds = {kind for kind, heads in known.above.items() if heads.intersection(forms)}
    standing = all(m.kind in _MAY_STAND for m in mentions)
    little = all(form in known.beside_it or any(form in heads for heads in known.above.values()) for form in forms)
    return kinds.pop() if len(kinds) == 1 and standing and little else None


def _put_listed(draft: Draft, part: Part, colon: Word, context: Context) -> bool:
    """Puts those behind the colon, in its line or in the lines below; whether there are any."""
    if colon is part.words[-1] and context.text.startswith("\n", part.sentence.end):
        lines = Lines(part.sentence.end, context)
        if not lines.fits(None, counted=False):
            return False
        draft.put("people", lines.names, lines.spans, _RULE)
        draft.sentences.append(lines.quote)
        return True
    start = next((m.np_start for m in part.mentions if isinstance(m, PersonMention) and m.np_start >= colon.end), None)
    if start is None or context.text[colon.end : start].strip():
        return False
    people = context.story.listed_from(start, part)
    closed = any(_CLOSING.fullmatch(context.text, at, part.end) for p in people[-1:] for at in (p.end, p.np_end))
    if not people or not closed:
        return False
    party = of_mentions(context.story, people)
    draft.put("people", party.people, party.spans, _RULE)
    return True
