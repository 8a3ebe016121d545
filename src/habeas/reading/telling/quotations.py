"""Who speaks in quotation marks, where another sentence than the one quoted says so: "They must free her. They must drop the
charges," *said Jane Brown of Open Door*.

In: a segment's text and all mentions in it. Out: stretches of the text between quotation marks with the mention of whoever is
quoted, and the organisation for which somebody speaks. Always true: the speaker's name and a verb of saying stand right before
or right after the marks.
"""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from habeas.reading.grammar_words import grammar_words
from habeas.reading.mentions import Mention
from habeas.reading.names import BodyMention, BodySubtype, PersonMention
from habeas.reading.telling.words import statement_words

_QUOTED = re.compile(r"“[^“”]{30,2000}”|\"[^\"\n]{30,2000}\"")
_NEAR = 60
"""Characters between the marks and the name at most."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between quotation marks, and who says it."""

    start: int
    end: int
    speaker: Mention


def quotations(text: str, mentions: Sequence[Mention], saying: Container[str]) -> tuple[Quotation, ...]:
    """The quotations of a text whose speaker is named beside them; `saying` holds the forms of verbs of saying."""
    found: list[Quotation] = []
    for quoted in _QUOTED.finditer(text):
        speaker = _after(text, quoted.end(), mentions, saying) or _before(text, quoted.start(), mentions, saying)
        if speaker is None and found and _goes_on_from(found[-1], quoted.start(), text, mentions):
            speaker = found[-1].speaker
        if speaker is not None:
            found.append(Quotation(quoted.start(), quoted.end(), speaker))
    return tuple(found)


def _goes_on_from(before: Quotation, start: int, text: str, mentions: Sequence[Mention]) -> bool:
    """ "…," said Smith. "They must …": nothing but who said the first stands between it and the second."""
    between = text[max(before.end, _closes(before.speaker)) : start]
    others = [m for m in _speakers(mentions) if before.end <= m.start < start and m is not before.speaker]
    named = all(_opens(before.speaker) <= m.start <= _closes(before.speaker) + _NEAR for m in others)
    return len(between) < 2 * _NEAR and between.count(".") <= 1 and between.strip().endswith((".", "")) and named


def speaks_for(person: PersonMention, mentions: Sequence[Mention], text: str) -> BodyMention | None:
    """The watchdog or association whose representative the text makes somebody: "*Open Door's* director Jane Brown"."""
    of_theirs = (*grammar_words().owning, *grammar_words().owning_of_several)
    of = {",", *statement_words().speaking_for}
    return next(
        (
            m
            for m in mentions
            if isinstance(m, BodyMention)
            and m.subtype is BodySubtype.NGO
            and (
                (person.np_start <= m.start and m.end <= person.np_end)
                or text[m.end : person.np_start].strip() in of_theirs
                or text[person.np_end : m.start].strip() in of
            )
        ),
        None,
    )


def _opens(mention: Mention) -> int:
    return mention.np_start if isinstance(mention, PersonMention) else mention.start


def _closes(mention: Mention) -> int:
    return mention.np_end if isinstance(mention, PersonMention) else mention.end


def _speakers(mentions: Sequence[Mention]) -> list[Mention]:
    return [m for m in mentions if isinstance(m, PersonMention | BodyMention)]


def _after(text: str, end: int, mentions: Sequence[Mention], saying: Container[str]) -> Mention | None:
    for mention in _speakers(mentions):
        if not end <= _opens(mention) <= end + _NEAR:
            continue
        between = text[end : _opens(mention)].strip(" ,").lower().split()
        behind = text[_closes(mention) : _closes(mention) + _NEAR].strip(" ,").lower().split()
        said_first = bool(between) and between[0] in saying and "." not in " ".join(between)
        said_last = not between and bool(behind) and behind[0] in saying
        if said_first or said_last:
            return mention
    return None


def _before(text: str, start: int, mentions: Sequence[Mention], saying: Container[str]) -> Mention | None:
    near = [m for m in _speakers(mentions) if start - _NEAR <= m.end <= start]
    for mention in near:
        between = text[_closes(mention) : start].strip().lower()
        words = between.rstrip(" :,").split()
        if between.endswith((":", ",")) and "." not in between and words and words[0] in saying:
            return mention
    return None
