"""What around a run of capitalised words shows it to be the name of a body: whose reporter somebody is, what stands in a
bracket or behind a comma.

In: the words of a text and a run. Out: the voices that speak against a person's name, by name. Always true: each is one of
`name_voices.yaml`; the words are data of `plain.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.runs import Run
from habeas.reading.names.words import Words

_REACH = 6
"""Words between a comma and the noun that says what it is, at most."""
_BRACKET = 2
"""Words behind a name at which what stands in a bracket ends: "(", the letters, ")"."""
_SHORTEST = 2
_STOPS = frozenset(",.;:()\n–—")


def voices_of_a_body(words: Words, lexicon: Lexicon, run: Run) -> Iterator[str]:
    """All that speak."""
    if _is_followed_by_its_letters(words, run):
        yield "initials_behind"
    if _is_said_to_be_a_body(words, lexicon, run):
        yield "body_after"
    if _has_people(words, lexicon, run):
        yield "has_people"
    if _stands_before_its_own(words, lexicon, run):
        yield "another_named"
    if any(words.lowers[at].endswith(tuple(lexicon.grammar.describing_endings)) for at in range(run.first, run.after)):
        yield "described_by_place"


def _is_followed_by_its_letters(words: Words, run: Run) -> bool:
    """ "Nasha Nova Doroga (*NND*)"."""
    at = run.after
    if at + _BRACKET >= len(words) or words.forms[at] != "(" or words.forms[at + _BRACKET] != ")":
        return False
    initials = "".join(form[0] for form in words.forms[run.first : run.after] if form[0].isalpha()).upper()
    return len(initials) >= _SHORTEST and words.forms[at + 1] == initials


def _is_said_to_be_a_body(words: Words, lexicon: Lexicon, run: Run) -> bool:
    """ "Hak Yolu, *an Istanbul-based NGO*,": an apposition whose noun is that of a thing."""
    at, ends = run.after, _STOPS | lexicon.grammar.apposition_ends
    if at + 1 >= len(words) or words.forms[at] not in (",", "–", "—") or words.lowers[at + 1] not in lexicon.the_or_a:
        return False
    for step in range(at + 2, min(at + 2 + _REACH, len(words))):
        following = words.lowers[step + 1] if step + 1 < len(words) else "."
        if words.lowers[step] in lexicon.thing_nouns and following in ends:
            return True
        if words.forms[step] in ends or lexicon.roles.at(words, step) is not None:
            return False
    return False


def _has_people(words: Words, lexicon: Lexicon, run: Run) -> bool:
    """ "*Two reporters of* Nova Doroga", "*a member of* Nova Doroga", and not "members of Smith's family": those who belong to
    it stand before.
    """
    if words.is_one(run.after, lexicon.small.owning):
        return False
    at = run.first - 1
    before = words.lowers[at - 1] if at > 0 else ""
    return at > 0 and words.lowers[at] in lexicon.grammar.belonging_prepositions and before in lexicon.belonging


def _stands_before_its_own(words: Words, lexicon: Lexicon, run: Run) -> bool:
    """ "Nova Doroga *editor Emin Aliyev*": one who belongs to it is named right behind."""
    role = lexicon.roles.at(words, run.after) if run.after < len(words) and not words.capitals[run.after] else None
    if role is None or role[0] >= len(words) or words.lowers[role[0] - 1] not in lexicon.belonging:
        return False
    return words.capitals[role[0]] and words.adjacent(role[0] - 1)
