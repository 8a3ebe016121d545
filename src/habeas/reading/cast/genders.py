"""Whether somebody is a woman or a man where the name does not say it: by the pronouns that stand for him or her on the page.

In: the parts of a segment's sentences. Out: genders by name. Always true: only sentences that name one person alone are asked,
and all that answer agree.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words


def genders_told(parts: Iterable[Part]) -> dict[str, str]:
    """ "*Chow* gave up a doctorate when *she* found out": a woman, wherever else she is named."""
    told: dict[str, set[str]] = {}
    for part in parts:
        answer = _told_in(part)
        if answer is not None:
            told.setdefault(answer[0], set()).add(answer[1])
    return {name: genders.pop() for name, genders in told.items() if len(genders) == 1}


def _told_in(part: Part) -> tuple[str, str] | None:
    people = [m for m in part.mentions if isinstance(m, PersonMention)]
    if len({m.full_name for m in people}) != 1 or any(m.gender for m in people):
        return None
    known = pointing_words()
    others = known.counsel | known.companions | known.spouses.keys()
    for word in part.words:
        form = word.form.lower()
        if word.start < people[0].end:
            if form in known.genders:
                return None
        elif form in others or any(isinstance(m, GroupMention) and m.number in (None, 1) for m in word.mentions):
            return None  # "Smith's *wife* said that *she* …"
        elif form in known.genders:
            return people[0].full_name, known.genders[form]
    return None
