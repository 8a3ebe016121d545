"""Who a group is whose names stand in the lines below it: "Three men were freed. Their names are: / *1. Luis Pinto* / *2. …*".

In: the part of a sentence that ends its paragraph, what it tells and what was told before. Out: nothing; the drafts of the group
take those names, and the lines as a further quote. The words are data in `<lang>/naming_on.yaml`. Always true: each line opens
with a name, a number, mark or label before it aside, and the lines, or the names in them, are as many as the group counts; where
nothing counts it, a colon leads from it to them. They may be fewer where words lead to some of it ("the prisoners *include*:").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from habeas.model import CountOf, EventType
from habeas.reading.cast import Party, is_said_of_some
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import one_of
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.matching import Match
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.parts import Part
from habeas.reading.sentences import Sentence
from habeas.reading.telling.context import Context
from habeas.reading.telling.naming_on import naming_patterns

_DEALT_OUT = (EventType.SENTENCE, EventType.SENTENCE_SOUGHT, EventType.REMAND, EventType.REMAND_EXTENSION)
_RULE = "named in the lines below it"
_REACH = 3
"""How many sentences before the list the group may stand, where it counts as many as the list holds."""
_REACH_OF_SOME = 8
"""How many sentences before the list the prisoners may stand of whom "the prisoners include" leads to some."""
_FEWEST = 2
_PROFILE = re.compile(r"[ \t]*(?::|[-–—](?=\s))[ \t]*\S")
"""What stands behind a name that opens a line: "Luis Pinto*: arrested* in May 2020"."""
_OPENING = re.compile(r"[ \t]*(?P<mark>(?:[-–—•*·]|\d{1,3}[.)])[ \t]*)?(?:[^\n:,]{1,40}:[ \t]+)?")
_LINE = re.compile(r"[^\n]+")
_ENDS_A_SENTENCE = (".", "!", "?")
_DIVIDING_LINES = (";", ",")


def name_in_lines(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> None:
    """Gives the groups told of in this sentence, or right before it, the names that stand in the lines below."""
    if not context.text.startswith("\n", part.sentence.end):
        return
    led_to = part.sentence.text.endswith(":")
    if led_to and _name_some_in_lines(part, before, context):
        return
    groups = [d for d in told if _is_of_a_group(d)]
    if led_to and naming_patterns().to_the_lines.search(part.sentence.text):
        near = (d for d in before if d.at >= context.sentence - _REACH and _is_of_a_group(d))
        groups += [d for d in near if not _speaks_of_others(part, d)]
    if not groups:
        return
    listed = Lines(part.sentence.end, context)
    for draft in groups:
        if not listed.fits(draft.values.get("count"), counted=not led_to or draft not in told):
            continue
        draft.put("people", listed.names, listed.spans, _RULE)
        draft.sentences.append(listed.quote)
        context.remember(draft)


def _name_some_in_lines(part: Part, before: Sequence[Draft], context: Context) -> bool:
    """ "Thirteen prisoners were moved. … *The prisoners include:* / Luis Pinto: arrested in May / …": whether the sentence leads
    to the names of some of a group; all that was told of it since it was counted is told of them.
    """
    leading = naming_patterns().to_some_in_lines.fullmatch(part.sentence.text)
    if leading is None:
        return False
    told = _told_since_counted(leading["group"], before, context)
    listed = Lines(part.sentence.end, context) if told else None
    number = next((d.values["count"] for d in told if "count" in d.values), None)
    if listed is None or len(listed.names) < _FEWEST or (isinstance(number, int) and len(listed.names) > number):
        return False
    for draft in told:
        if draft.type not in _DEALT_OUT or not listed.deal_out_terms():
            draft.put("people", listed.names, listed.spans, _RULE)
            draft.sentences.append(listed.quote)
            context.remember(draft)
    return True


def _told_since_counted(called: str | None, before: Sequence[Draft], context: Context) -> list[Draft]:
    """What was told of the group that bears this noun, or of the last one where it bears none, back to where it was counted."""
    noun = called.lower().split()[-1] if called else None
    first = context.sentence - (_REACH if noun is None else _REACH_OF_SOME)
    told: list[Draft] = []
    for draft in reversed(before):
        if draft.at < first:
            break
        if (
            not _is_of_a_group(draft)
            or (noun or "") not in (of_it := str(draft.values["group"]).lower())
            or is_said_of_some(of_it)
        ):
            continue
        told.append(draft)
        if "count" in draft.values:
            return told
    return told if noun is not None else []


def those_listed_below(match: Match, context: Context) -> Party:
    """ "The following were freed: / *1. Luis Pinto* / *2. …*": those in the lines to which the sentence leads."""
    sentence = match.scene.parsed.sentence
    if not sentence.text.endswith(":") or not context.text.startswith("\n", sentence.end):
        return Party()
    listed = Lines(sentence.end, context)
    return Party(listed.names, spans=listed.spans) if listed.fits(None, counted=False) else Party()


def _is_of_a_group(draft: Draft) -> bool:
    """Whether it happened to several of whom nobody is named."""
    of_actors = draft.type is EventType.RESPONSE or draft.values.get("count_of") == CountOf.ACTORS
    return not (of_actors or draft.people or draft.of_one) and "group" in draft.values


def _speaks_of_others(part: Part, draft: Draft) -> bool:
    """ "The names of *the lawyers* are:" when three journalists were freed."""
    leading, own = naming_patterns().to_the_lines, str(draft.values["group"]).lower()
    groups = (m for m in part.mentions if isinstance(m, GroupMention))
    return any(m.head not in own and not leading.search(m.text) for m in groups)


@once_a_language
def _age_and_next() -> re.Pattern[str]:
    return re.compile(rf"(?:,? \(?\d{{1,3}}\)?)?(?:[,;]|,? {one_of(grammar_words().joining)}) ")


class Lines:
    """The lines of a list, and those who are named in them."""

    def __init__(self, begin: int, context: Context) -> None:
        self._context = context
        self._people = [m for m in context.mentions if isinstance(m, PersonMention)]
        self._heads = [m.np_start for m in self._people]
        self._begin = self._end = begin + 1
        self.lines = 0
        self._goes_on = False  # whether a line ends with a semicolon: the last one of such a list ends with a stop
        found: list[PersonMention] = []
        for line in _LINE.finditer(context.text, self._begin):
            named = self._named_in(*line.span())
            if named is None:
                break
            found += named
            self.lines += 1
            self._goes_on = context.text.endswith(_DIVIDING_LINES, *line.span())
            self._end = line.end()
        self._found = found

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(m.full_name for m in self._found))

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        return tuple((m.start, m.end) for m in self._found)

    @property
    def quote(self) -> Sentence:
        return Sentence(self._begin, self._end, self._context.text[self._begin : self._end])

    def fits(self, number: object, *, counted: bool) -> bool:
        """Whether these can be all of a group of that many; a group that must be `counted` says how many it is."""
        if len(self.names) < _FEWEST or (number is None and counted) or self.deal_out_terms():
            return False
        return number is None or number in (len(self.names), self.lines)

    def deal_out_terms(self) -> bool:
        """ "1. Luis Pinto, *four years*": an event of its own for each."""
        return any(m.kind is Kind.TERM and self._begin <= m.start < self._end for m in self._context.mentions)

    def _named_in(self, start: int, end: int) -> list[PersonMention] | None:
        """Those a line names; `None` where it is none of a list, which has a number or a mark, or opens with a name."""
        text = self._context.text
        told_of = next(self._from(start, end), None)
        if told_of is not None and _PROFILE.match(text, max(told_of.end, told_of.np_end), end):
            return [told_of]
        opening = _OPENING.match(text, start, end)
        marked = opening is not None and opening["mark"] is not None
        if not marked and not self._goes_on and text.endswith(_ENDS_A_SENTENCE, start, end):
            return None
        named = list(self._from(start if opening is None else opening.end(), end))
        return named or ([] if marked else None)

    def _from(self, at: int, end: int) -> Iterator[PersonMention]:
        """The name that stands here, and those behind it that nothing but commas, ages and an "and" divide from it."""
        position = bisect_left(self._heads, at)
        while position < len(self._people):
            person = self._people[position]
            if person.np_start > at or person.end > end:
                return
            yield person
            between = _age_and_next().match(self._context.text, person.end, end)
            if between is None:
                return
            at, position = between.end(), position + 1
