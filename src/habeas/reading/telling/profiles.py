"""Whose entry a line is that opens with a name and a colon: "*Luis Pinto:* a teacher, arrested in May; sentenced to nine years".

In: a match for which its sentence names nobody. Out: the one whose name opens the line. Always true: the verb is a participle
with no subject and no helper of its own, nobody else is named in the line up to the end of its part of the sentence, and no group
that he may not be stands in that part.
"""

from __future__ import annotations

import re

from habeas.reading import grammar
from habeas.reading.cast import Party
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.telling.context import Context
from habeas.reading.word_forms import PAST

_BEHIND_THE_NAME = re.compile(r"(?:,? \(?\d{1,3}\)?,?)?[ \t]*:")


def whose_entry(match: Match, context: Context) -> Party:
    verb = match.trigger
    if verb.tag_ not in PAST or grammar.children(verb, *grammar.SUBJECTS, "aux", "aux:pass"):
        return Party()
    begin = context.text.rfind("\n", 0, match.scene.parsed.start) + 1
    named = next((m for m in context.mentions if m.start >= begin), None)
    if not isinstance(named, PersonMention) or context.text[begin : named.np_start].strip():
        return Party()
    if not _BEHIND_THE_NAME.match(context.text, named.end):
        return Party()
    before = (m for m in context.mentions if named.end < m.start < match.scene.parsed.end)
    if any(m.kind is Kind.PERSON or (m.start >= match.scene.parsed.start and _is_another(m, context.text)) for m in before):
        return Party()
    return Party((named.full_name,), spans=((named.start, named.end),), pronoun=True)


def _is_another(mention: Mention, text: str) -> bool:
    """None of "*a board member* of the *teachers'* union", which is what the entry says he is."""
    if not isinstance(mention, GroupMention) or text.startswith(grammar_words().owning_of_several, mention.end):
        return False
    return mention.number != 1 or mention.definite
