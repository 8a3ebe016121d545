"""A list of people that goes on behind a semicolon, each with a clause that says who he is: "Also freed were Smith, held since
May; *Jones*, who was arrested in June; and *Brown*", "two were freed: Smith, held since May; and *Jones*, who fell ill".

In: the part of a sentence, its scene and the drafts it told. Out: the drafts of the part before, with those who are named in this
one. Always true: the part has no verb of its own but in such clauses, those of the part before stand behind their verb, and of a
group that is counted just as many are named in the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from habeas.model import EventType
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene, scene
from habeas.reading.mentions import Kind
from habeas.reading.names import PersonMention
from habeas.reading.naming import COUNTED
from habeas.reading.parsing import parse
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context, NamedApart
from habeas.reading.trees import Token

_SEMICOLON = ";"
_ENDS = (_SEMICOLON, ".")


def name_apart(part: Part, staged: Scene | None, told: Sequence[Draft], context: Context) -> None:
    """Gives the events whose list is still open those whom this part names."""
    open_lists, context.named_apart = context.named_apart, []
    open_lists = [listed for listed in open_lists if not _goes_elsewhere(listed.draft, part)]
    if open_lists and (named := _named_more(part, staged, context)):
        open_lists = [listed for listed in open_lists if listed.draft.people or not _tells_it_of_each(listed.draft, told)]
        for listed in open_lists:
            listed.named += named if not _tells_it_of_each(listed.draft, told) else []
            _name_them(listed, context)
    else:
        open_lists = _with_a_list(part, staged, told, context)
    if part.words[-1].form == _SEMICOLON:
        context.named_apart = open_lists


def _goes_elsewhere(draft: Draft, part: Part) -> bool:
    """ "Smith was sent to Prison No. 4; *Jones to No. 9*": whoever is behind the semicolon has a place of his own."""
    own = draft.evidence["place"].spans if "place" in draft.evidence else ()
    places = [m for m in part.mentions if m.kind in (Kind.PRISON, Kind.PLACE)]
    return draft.type is EventType.TRANSFER and any(all(end <= m.start for _, end in own) for m in places)


def _with_a_list(part: Part, staged: Scene | None, told: Sequence[Draft], context: Context) -> list[NamedApart]:
    """What the part tells by its verb of those who are named behind it, be they only counted before a colon."""
    if staged is None or _SEMICOLON not in context.text[part.start : part.end] or _deals_out(part):
        return []
    verb = staged.parsed.words[_root(staged).i].start
    of_those = [d for d in told if d.by_the_root and d.type in COUNTED and not _goes_elsewhere(d, part)]
    opened = [NamedApart(d) for d in of_those if d.people and all(start > verb for start, _ in d.evidence["people"].spans)]
    if opened and (behind := [one for at in _semicolons_within(part) for one in context.story.listed_from(at, part)]):
        for listed in opened:
            listed.named += behind
            _name_them(listed, context)
    behind_colon = next((word.start for before, word in pairwise(part.words) if before.form == ":"), None)
    first = context.story.listed_from(behind_colon, part) if behind_colon is not None else []
    counted = [d for d in of_those if first and not d.people and "count" in d.values]
    return opened + [NamedApart(d, list(first)) for d in counted if not _tells_it_of_each(d, told)]


def _tells_it_of_each(draft: Draft, told: Sequence[Draft]) -> bool:
    """ "Three were sentenced: *Smith, who got two years*; …": what is told one by one is not told of all."""
    return any(other is not draft and other.type is draft.type and other.people for other in told)


def _deals_out(part: Part) -> bool:
    """ "They were given these terms: *Smith, nine years*; Jones, eight": everybody has his own."""
    terms = [m.start for m in part.mentions if m.kind is Kind.TERM]
    text, begins = part.sentence.text, part.sentence.start
    named = [m.end for m in part.mentions if isinstance(m, PersonMention)] if terms else []
    return any(text[end - begins : start - begins].strip() == "," for end in named for start in terms)


def _semicolons_within(part: Part) -> list[int]:
    """Where a name begins behind a semicolon that stands for a comma: "freed Smith, held since May; *Jones, a baker*; and …"."""
    text, begins = part.sentence.text, part.sentence.start
    named = [word.start for word in part.words[1:] if word.kind is Kind.PERSON]
    return [at for at in named if text[: at - begins].rstrip().endswith(_SEMICOLON)]


def _named_more(part: Part, staged: Scene | None, context: Context) -> list[PersonMention]:
    """Those whom the part names, where it says nothing of them but who they are: no "*Jones was freed*"."""
    opening = part.words[1:] if part.words[0].form.lower() in grammar_words().joining else part.words
    if part.words[-1].form not in _ENDS or not opening or opening[0].kind is not Kind.PERSON:
        return []
    here = staged or next(scene(parsed) for parsed in parse([part]))
    root = _root(here)
    if here.parsed.words[root.i].kind is Kind.PERSON:
        only_named = not any(c.base in ("nsubj", "cop") for c in root.children)
    else:  # "Jones of the daily Sun, *detained* in May"
        only_named = root.tag_ == "VBN" and root.doc[root.i - 1].text == "," and not any(c.base == "aux" for c in root.children)
    return context.story.listed_from(opening[0].start, part) if only_named else []


def _root(here: Scene) -> Token:
    return next(token for token in here.parsed.tree if token.dep_ == "ROOT")


def _name_them(listed: NamedApart, context: Context) -> None:
    draft, number = listed.draft, listed.draft.values.get("count")
    people = tuple(dict.fromkeys(person.full_name for person in listed.named))
    if draft.people or len(people) == number:
        draft.add_people(draft.copy_for(people, tuple((person.start, person.end) for person in listed.named)))
        context.remember(draft)
