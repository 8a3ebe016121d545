"""Who they are of whom the sentence before gives only a number: "Six people were detained. *Among them are* Smith and Jones".

In: the part of a sentence and the drafts told before. Out: the drafts of a group now with those named, and the sentence as a
further quote. Always true: those named stand in one list right beside words that point back at the group, and are no more than
the group counts. The words are data in `knowledge/<lang>/naming_on.yaml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pydantic import BaseModel, ConfigDict

from habeas.model import Evidence
from habeas.reading.cast import BYSTANDING
from habeas.reading.drafts import Draft
from habeas.reading.knowledge import FOLDER, load_yaml
from habeas.reading.names import PersonMention
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context

_RULE = "named by the sentence behind it"


class NamingWords(BaseModel):
    """Regular expressions. `all_are`, `some_are`: what points back at a group and leads to the names of all or some of it;
    `are_some`: the same behind the names; `besides`: what says that the names told before belong to it too; `glue`: what stands
    between two names of a list; `titles`: what may stand before a name.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    all_are: tuple[str, ...]
    some_are: tuple[str, ...]
    are_some: tuple[str, ...]
    besides: str
    glue: str
    titles: str


class _Patterns:
    """The words of a language as compiled patterns."""

    def __init__(self, lang: str) -> None:
        known = load_yaml(FOLDER / lang / "naming_on.yaml", NamingWords)
        self.all_are = _leading(known.all_are, known.titles)
        self.some_are = _leading(known.some_are, known.titles)
        self.are_some = re.compile(rf"(?:,[^;:]*)?,? (?:{'|'.join(known.are_some)})", re.IGNORECASE)
        self.besides = re.compile(known.besides, re.IGNORECASE)
        self.titles = re.compile(known.titles, re.IGNORECASE)
        self.glue = re.compile(known.glue + known.titles)


def _leading(openings: Sequence[str], titles: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(openings)}) (?={titles})", re.IGNORECASE)


_patterns = cache(_Patterns)


def name_on(part: Part, before: Sequence[Draft], context: Context) -> None:
    """Gives the groups told of in the sentence right before the names that this one lists."""
    counted = [d for d in before if d.at == context.sentence - 1 and d.values.get("group")]
    if not counted:
        return
    known, text = _patterns(context.lang), context.text[part.start : part.end]
    if (opening := known.all_are.search(text)) is not None:
        named = _listed_from(part.start + opening.end(), part, context)
        besides = known.besides.search(text, 0, opening.start()) is not None
        for draft in counted:
            if not draft.people:
                _put(draft, (*(_told_before(draft, named, part, context) if besides else ()), *named), part, context)
        return
    if (opening := known.some_are.search(text)) is not None:
        named = _listed_from(part.start + opening.end(), part, context)
    else:
        named = _listed_before_some(part, context)
    for draft in counted:
        _put(draft, named, part, context)


def _put(draft: Draft, named: Sequence[PersonMention], part: Part, context: Context) -> None:
    people = tuple(dict.fromkeys((*draft.people, *(person.full_name for person in named))))
    number = draft.values.get("count")
    if people == draft.people or (isinstance(number, int) and len(people) > number):
        return
    spans = draft.evidence["people"].spans if "people" in draft.evidence else ()
    draft.values["people"] = people
    draft.evidence["people"] = Evidence(spans=(*spans, *((person.start, person.end) for person in named)), rule=_RULE)
    draft.sentences.append(part.sentence)
    context.cast.told_of(people)
    context.held.update(people)


def _told_before(draft: Draft, named: Sequence[PersonMention], part: Part, context: Context) -> list[PersonMention]:
    """ "*Besides those already named*": who was named before, where that makes as many as the group counts."""
    names = {person.full_name for person in named}
    before = [m for m in context.mentions if isinstance(m, PersonMention) and m.start < part.start]
    aside = {m.full_name for m in before if m.role_class in BYSTANDING}
    earlier = {m.full_name: m for m in before if m.full_name not in aside | names}
    return list(earlier.values()) if len(earlier) + len(names) == draft.values.get("count") else []


def _listed_from(at: int, part: Part, context: Context) -> list[PersonMention]:
    """Those of the list that begins at `at`, up to the first whom other words than those of a list lead to."""
    known = _patterns(context.lang)
    listed: list[PersonMention] = []
    for person in (m for m in part.mentions if isinstance(m, PersonMention) and m.start >= at):
        between = known.glue if listed else known.titles
        if not between.fullmatch(context.text, at, max(at, person.np_start)):
            break
        listed.append(person)
        at = max(person.end, person.np_end)
    return listed


def _listed_before_some(part: Part, context: Context) -> list[PersonMention]:
    """ "*Smith and Jones* are among them": the list that the sentence opens with, where such words stand right behind it."""
    listed = _listed_from(part.start, part, context)
    while listed and not _patterns(context.lang).are_some.match(context.text, max(listed[-1].end, listed[-1].np_end), part.end):
        listed.pop()
    return listed
