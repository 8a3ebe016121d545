"""Participles before a noun: "the jailed reporter" describes, "police jailed reporters" tells.

In: a word of a text that may be either. Out: whether it describes. Always true: in doubt it is a verb, so that no event is
swallowed.
"""

from __future__ import annotations

from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.words import Words


def describes(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Whether something leads up to the participle at `at`: a sentence's beginning, an article, a number, an adverb…"""
    grammar = lexicon.grammar
    if not at or words.opens[at]:
        return True
    before = words.lowers[at - 1]
    if before in grammar.determiners or before in grammar.definite or before in grammar.indefinite or before in grammar.links:
        return True
    if before.endswith(lexicon.small.adverb_endings) or before in grammar.numbers or before[0].isdigit():
        return True
    if before in grammar.and_or and at > 1 and words.lowers[at - 2] in grammar.participles:
        return describes(words, at - 2, lexicon)
    modifies = before in lexicon.role_modifiers or before in lexicon.group_modifiers
    if modifies and before not in grammar.participles and before not in grammar.acting_modifiers:
        return True
    return lexicon.demonyms.before(words, at) is not None
