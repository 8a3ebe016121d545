"""Who they are of whom the sentence before gives only a number: "Six people were detained. *Among them are* Smith and Jones".

In: the part of a sentence and the drafts told before. Out: where all are named the drafts of the group, now with them and the
sentence as a further quote; where some are, further drafts of those. Always true: those named stand in one list right beside
words that point back at the group, and are no more than the group counts. The words are data in `<lang>/naming_on.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType, Evidence
from habeas.reading.cast import BYSTANDING, is_part_of_more, listed_in
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import of_language, once_a_language
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.names.named import ANYBODY
from habeas.reading.naming import COUNTED
from habeas.reading.parts import Part
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.context import Context
from habeas.reading.values import CountMention

_REACH = 3
"""Sentences behind the last that names some of a group in which "another of them" can stand."""
_REACH_OF_A_COUNT = 8
"""Sentences behind a count in which "several of the others" can stand."""
_REACH_OF_OTHERS = 3
"""Sentences behind "Smith and five others" in which the five can be listed."""
_MANY = 3
"""As many others as that are no chance when just as many are listed."""
_BEFORE = 40
"""Letters before a number in which "among them" stands."""
_PARTS = 2
"""How many parts of a sentence back a group may stand."""
_RULE = "named by the sentence behind it"

_GROUPED = frozenset({"group", "count"})
"""What is told of those whom no name tells apart."""


class NamingWords(BaseModel):
    """`done`: what was done to a group, and what that may be; the rest are regular expressions, in which `DONE` stands for any of
    those words. `all_are`, `some_are`: what points back at a group and leads to the names of all or some of it;
    `are_some`: the same behind the names; `of_the_list`: what of that speaks of the list of all; `further`: what leads to
    more names of a group of which some were named before;
    `besides`: what says that the names told before belong to it too; `to_the_lines`: what leads from a group to the names in the
    lines below; `to_some_in_lines`: a whole sentence that leads to those of some of it, with the `group` it names, if any;
    `with_him`: what stands between a list of others and the one they are beside; `among_them`: what stands before some of those
    counted right before; `called`: nouns, in the singular, for any who were counted.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    done: dict[str, tuple[EventType, ...]]
    all_are: tuple[str, ...]
    some_are: tuple[str, ...]
    are_some: tuple[str, ...]
    of_the_list: str
    further: tuple[str, ...]
    besides: str
    to_the_lines: str
    to_some_in_lines: str
    with_him: str
    among_them: str
    called: tuple[str, ...]


naming_words = of_language("naming_on.yaml", NamingWords)


class _Patterns:
    """The words of a language as compiled patterns."""

    def __init__(self) -> None:
        known = naming_words()
        self._done = rf"(?:{either(known.done)})"
        self.done = self._compiled(r"\bDONE\b")
        self.all_are = self._leading(known.all_are)
        self.some_are = self._leading(known.some_are)
        self.further = self._leading(known.further)
        self.are_some = self._compiled(rf"(?:,[^,;:]{{1,60}},)? (?:{'|'.join(known.are_some)})")
        self.of_the_list = self._compiled(known.of_the_list)
        self.besides = self._compiled(known.besides)
        self.with_him = self._compiled(rf"\b(?:{known.with_him})$")
        self.to_some_in_lines = self._compiled(known.to_some_in_lines)
        self.among_them = self._compiled(rf"\b(?:{known.among_them}) $")
        self.to_the_lines = self._compiled(known.to_the_lines)

    def _compiled(self, pattern: str) -> re.Pattern[str]:
        return re.compile(pattern.replace("DONE", self._done), re.IGNORECASE)

    def _leading(self, openings: Sequence[str]) -> re.Pattern[str]:
        return self._compiled(rf"\b(?:{'|'.join(openings)}) ")


naming_patterns = once_a_language(_Patterns)


def name_on(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> list[Draft]:
    """Gives the groups told of in the sentence right before (`before`) the names that this one lists; further drafts of those who
    are but some of a group, where this sentence does not tell it of them itself (`told`).
    """
    known, text = naming_patterns(), context.text[part.start : part.end]
    if _name_the_others(part, told, before, context):
        return []
    if not context.some_named and all(_GROUPED.isdisjoint(draft.values) for draft in before):
        return []
    further = known.further.search(text) if context.sentence - context.some_named_at <= _REACH else None
    counted = [d for d in before if _is_told_right_before(d, part, context) and _is_counted_last(d, context)]
    counted = _on_the_list(text, before, context) or counted or _counted_of_whom_some_are_named(text, context)
    counted = counted or (_counted_of_whom_some_are_told(before, context) if further is None else context.some_named)
    some = further or known.some_are.search(text)
    of_all = known.all_are.search(text) if some is None else None
    opening = some or of_all or known.are_some.search(text)
    if opening is not None and (done := known.done.search(opening[0])) is not None:
        counted = _counted_to_whom_it_was_done(naming_words().done[done[0].lower()], before, context)
    if not counted:
        return []
    if of_all is not None:
        besides = known.besides.search(text, 0, of_all.start()) is not None
        listed = context.story.listed_from(part.start + of_all.end(), part)
        _name_all(counted, listed, part, context, besides=besides, opening=of_all[0])
        return []
    named = _listed_before_some(part, context) if some is None else context.story.listed_from(part.start + some.end(), part)
    found: list[Draft] = []
    for draft in counted if named else ():
        itself = next((t for t in told if t.type is draft.type and t.people and set(t.people) <= set(_names(named))), None)
        if itself is not None:
            itself.take(draft, *(draft.values.keys() - {"group", "count", "count_of"}))
        elif _may_be_of(draft, named):
            found.append(_of_some(draft, named, part, context))
            context.remember(found[-1])
    if named:
        context.some_named, context.some_named_at = counted, context.sentence
    return found


def _name_all(
    counted: Sequence[Draft], named: Sequence[PersonMention], part: Part, context: Context, *, besides: bool, opening: str
) -> None:
    for draft in counted if named else ():
        everyone = [*(_told_before(draft, named, part, context) if besides else ()), *named]
        if _are_the_others(draft, named) or _make_it_whole(draft, named, opening, context):
            draft.add_people(draft.copy_for(_names(named), _spans(named)))
        elif not draft.people and _may_be_of(draft, everyone):
            draft.put("people", _names(everyone), _spans(everyone), _RULE)
        else:
            continue
        if part.sentence not in draft.sentences:
            draft.sentences.append(part.sentence)
        context.remember(draft)
        context.some_named, context.some_named_at = list(counted), context.sentence


def _are_the_others(draft: Draft, named: Sequence[PersonMention]) -> bool:
    """ "Smith and five others were arrested. The others are *A, B, C, D and E*": just as many as are told of beside Smith."""
    names = _names(named)
    others = pointing_words().says_others(str(draft.values.get("group", "")))
    return others and bool(draft.people) and len(names) == draft.values.get("count") and set(names).isdisjoint(draft.people)


def _name_the_others(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> bool:
    """ "Smith and five others were jailed. *A, B, C, D and E* were led away with him", "*the other convicts are A, B and C*":
    where a list names just as many as were told of beside somebody, and nobody is named with them but him. Whether it does.
    """
    lists = [m for m in listed_in(part) if len(m) >= _MANY] if len(part.mentions) >= _MANY else []
    if len(lists) != 1:
        return False
    listed, names = lists[0], _names(lists[0])
    near = [d for d in before if context.sentence - d.at <= _REACH_OF_OTHERS]
    groups = [d for d in near if d.values.get("count") == len(names) and _is_joined_to_a_group(d, context) and d.type in COUNTED]
    groups = [d for d in groups if set(names).isdisjoint(d.people)]
    known = {name for d in groups for name in d.people}
    others = [m for m in part.mentions if isinstance(m, PersonMention) and m.full_name not in names]
    if not groups or any(m.full_name not in known for m in others) or not _leads_to_others(part, listed, others, context):
        return False
    if any(m.role_class in BYSTANDING or context.story.speaks(m) for m in listed) or _act_here(names, told):
        return False
    for draft in groups:
        draft.add_people(draft.copy_for(names, _spans(listed)))
        draft.sentences.append(part.sentence)
        context.remember(draft)
    return True


def _leads_to_others(part: Part, listed: Sequence[PersonMention], beside: Sequence[PersonMention], context: Context) -> bool:
    """ "*The other convicts are* A, B and C", "A, B and C were led away *with Smith*"."""
    known = naming_patterns()
    opening = known.all_are.search(context.text, part.start, part.end)
    if opening is not None and pointing_words().says_others(opening[0]):
        return opening.end() >= listed[0].np_start
    for somebody in (m for m in beside if m.start > listed[-1].end):
        leading = known.with_him.search(context.text, listed[-1].end, somebody.np_start)
        between = context.text[listed[-1].end : somebody.np_start].lower().split() if leading else []
        if leading and grammar_words().those.isdisjoint(between):
            return True
    return False


def _act_here(names: Sequence[str], told: Sequence[Draft]) -> bool:
    """ "A, B, C, D and E *called the arrests unlawful*": who says or asks for something is none of those arrested."""
    return any(name in str(d.values.get(role, "")) for d in told for role in ("actor", "attribution") for name in names)


def _is_joined_to_a_group(draft: Draft, context: Context) -> bool:
    """ "*Smith and five others*", "*Smith and* five lawmakers"."""
    if not draft.people or "group" not in draft.evidence:
        return False
    if pointing_words().says_others(str(draft.values["group"])):
        return True
    (start, _), ends = draft.evidence["group"].spans[-1], [end for _, end in draft.evidence["people"].spans]
    return any(context.text[end:start].strip() in grammar_words().joining for end in ends)


def _make_it_whole(draft: Draft, named: Sequence[PersonMention], opening: str, context: Context) -> bool:
    """ "Six were freed. They include A, B and C. *The others are D, E and F*": with those named before as many as are counted."""
    names = _names(named)
    others = pointing_words().says_others(opening) and set(names).isdisjoint(draft.people)
    whole = len(names) + len(draft.people) == draft.values.get("count")
    return others and whole and bool(draft.people) and not _is_joined_to_a_group(draft, context)


def _is_told_right_before(draft: Draft, part: Part, context: Context) -> bool:
    """In the sentence before, also where a semicolon stands behind it there."""
    if draft.at == context.sentence - 1:
        return True
    return draft.at == context.sentence - _PARTS and not context.text[draft.sentences[0].end : part.start].strip()


def _is_counted_last(draft: Draft, context: Context) -> bool:
    """Whether its group is the last of its sentence: "Twelve were freed, *but 1,000 are still held*. Among them are …"."""
    if not draft.values.get("group") or "group" not in draft.evidence:
        return False
    last = draft.sentences[0].end
    groups = (m for m in context.mentions if isinstance(m, GroupMention | CountMention) and m.start < last)
    ends = [m.end for m in groups if (isinstance(m, CountMention) or m.holdable) and not _is_some_of_those(m, context)]
    return bool(ends) and max(end for _, end in draft.evidence["group"].spans) >= max(ends)


def _is_some_of_those(group: GroupMention | CountMention, context: Context) -> bool:
    """ "Were freed, *among them at least* 16 dissidents": some of those counted before."""
    return naming_patterns().among_them.search(context.text[max(0, group.start - _BEFORE) : group.start]) is not None


def _counted_of_whom_some_are_named(text: str, context: Context) -> list[Draft]:
    """ "Six were freed. They include A, B and C. *The others are* D, E and F": the group of whom some were named right before."""
    opening = naming_patterns().all_are.search(text) if context.sentence - context.some_named_at == 1 else None
    others = opening is not None and pointing_words().says_others(opening[0])
    return context.some_named if others else []


def _counted_to_whom_it_was_done(kinds: Sequence[EventType], before: Sequence[Draft], context: Context) -> list[Draft]:
    """ "Ten were jailed and two fined. The judge read for an hour. *Among those jailed are* …": what is told of the group of whom
    that was told last.
    """
    near = [d for d in before if "group" in d.values and context.sentence - d.at <= _REACH]
    of_kinds = ([d for d in near if d.type is kind] for kind in kinds)
    told = next((found[-1] for found in of_kinds if found), None)
    return [d for d in near if told is not None and (d.at, d.values["group"]) == (told.at, told.values["group"])]


def _on_the_list(text: str, before: Sequence[Draft], context: Context) -> list[Draft]:
    """ "The president pardoned 801 people. His order freed 463 convicts. *On the list* are …": those of whom there are most."""
    if naming_patterns().of_the_list.search(text) is None:
        return []
    near = [d for d in before if d.type is EventType.RELEASE and context.sentence - d.at <= _REACH]
    counted = [d for d in near if isinstance(d.values.get("count"), int)]
    return sorted(counted, key=lambda d: d.values["count"])[-1:]


def _counted_of_whom_some_are_told(before: Sequence[Draft], context: Context) -> list[Draft]:
    """ "Belarus freed 52 people. The media named *several of the others*. They include …": the group that was counted last, where
    the sentence right before speaks of some of it.
    """
    told = [d for d in before if "count" in d.values and d.values.get("group") and context.sentence - d.at <= _REACH_OF_A_COUNT]
    groups = [m for m in context.mentions_before() if isinstance(m, GroupMention)] if told else []
    if not groups or not is_part_of_more(groups[-1]):
        return []
    last = [d for d in told if d.at == told[-1].at]
    called = groups[-1].head in (ANYBODY, *naming_words().called)
    return [d for d in last if called or groups[-1].head in str(d.values["group"]).lower()]


def _names(named: Sequence[PersonMention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.full_name for person in named))


def _spans(named: Sequence[PersonMention]) -> tuple[tuple[int, int], ...]:
    return tuple((person.start, person.end) for person in named)


def _may_be_of(draft: Draft, named: Sequence[PersonMention]) -> bool:
    number = draft.values.get("count")
    return not isinstance(number, int) or len({*draft.people, *_names(named)}) <= number


def _of_some(draft: Draft, named: Sequence[PersonMention], part: Part, context: Context) -> Draft:
    twin = draft.copy_for(_names(named), _spans(named))
    twin.evidence["people"] = Evidence(spans=_spans(named), rule=_RULE)
    twin.drop("count", "count_of")
    twin.sentences, twin.at = [part.sentence, *draft.sentences], context.sentence
    return twin


def _told_before(draft: Draft, named: Sequence[PersonMention], part: Part, context: Context) -> list[PersonMention]:
    """ "*Besides those already named*": who was named before, where that makes as many as the group counts."""
    names = {person.full_name for person in named}
    before = [m for m in context.mentions if isinstance(m, PersonMention) and m.start < part.start]
    aside = {m.full_name for m in before if m.role_class in BYSTANDING}
    earlier = {m.full_name: m for m in before if m.full_name not in aside | names}
    return list(earlier.values()) if len(earlier) + len(names) == draft.values.get("count") else []


def _listed_before_some(part: Part, context: Context) -> list[PersonMention]:
    """ "*Smith and Jones* are among them": the list that the sentence opens with, where such words stand right behind it."""
    listed = context.story.listed_from(part.start, part)
    while listed and not naming_patterns().are_some.match(context.text, listed[-1].end, part.end):
        listed.pop()
    return listed
