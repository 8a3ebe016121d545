"""A draft made into several where its sentence deals out terms, days or charges person by person.

In: a draft and its match. Out: one draft for each share, or the draft as it is. Always true: a draft for some of the people keeps
no number, charge or outcome that the sentence says of the others alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence

from habeas.model import Edtf, EventType
from habeas.reading import dealing, grammar
from habeas.reading.cast import JUDGING, OFFICIAL, Party, of_mentions
from habeas.reading.dealing import Share, dealing_words
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge import either
from habeas.reading.knowledge.language import once_a_language
from habeas.reading.matching import Match, Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.phrases import Seen, phrase
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.again import on_another_day
from habeas.reading.telling.context import Context
from habeas.reading.telling.deeds import token_of
from habeas.reading.telling.entries import put_measures, served_how
from habeas.reading.telling.gaps import gapped
from habeas.reading.telling.people.somebody_else import is_wronged
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token
from habeas.reading.values import ChargeMention, DateMention, Tense, TermMention
from habeas.reading.word_forms import FINITE

_MEASURES: dict[EventType, Callable[[Mention], bool]] = {
    EventType.SENTENCE: dealing.is_term,
    EventType.SENTENCE_SOUGHT: dealing.is_term,
    EventType.DETENTION: dealing.is_term,
    EventType.REMAND: dealing.is_term_or_end,
    EventType.REMAND_EXTENSION: dealing.is_term_or_end,
    EventType.CHARGE: dealing.is_charge,
    EventType.APPEAL_RULING: dealing.is_term_left,
}
_DAYS_DEALT = (
    EventType.DETENTION,
    EventType.RELEASE,
    EventType.SENTENCE,
    EventType.REMAND,
    EventType.TRANSFER,
    EventType.SEARCH,
    EventType.DEATH,
)
_SEVERAL = 2
"""Measures that there must be to deal anything out."""
_COUNTED = ("count", "count_of", "count_parts", "count_sum")


def dealt_out(draft: Draft, match: Match, context: Context) -> Iterator[Draft]:
    """One draft for each day in a bracket, or for each term, day or charge, where the sentence deals out several; one more for
    another day on which the same was done.
    """
    dealt = list(_dealt_out(draft, match, context))
    yield from dealt
    if len(dealt) == 1:
        yield from on_another_day(dealt[0], match, context)


def _dealt_out(draft: Draft, match: Match, context: Context) -> Iterator[Draft]:
    if len(draft.people) > 1 and (days := _dealt_by_day(draft, match, context) or _days_in_order(draft, match, context)):
        yield from days
    elif gaps := gapped(draft, match, context):
        yield from gaps
    elif draft.type in _MEASURES and (draft.type is not EventType.DETENTION or "term" in draft.values):
        yield from _dealt_by_share(draft, match, context)
    else:
        yield draft


def _dealt_by_day(draft: Draft, match: Match, context: Context) -> list[Draft]:
    """One draft for each day in a bracket behind a name, and one for those behind whom none stands."""
    days = dealing.days_in_brackets(match.scene.mentions, context.text) if draft.type in _DAYS_DEALT else ()
    days = tuple(day for day in days if day.holder.full_name in draft.people)
    dealt: list[Draft] = []
    for day in days:
        twin = draft.copy_for((day.holder.full_name,), ((day.holder.start, day.holder.end),))
        twin.drop("date")
        resolved = day.date.resolve(context.anchor, Tense.PAST, context.last_date)
        if resolved is not None:
            twin.put("date", resolved.edtf, ((day.date.start, day.date.end),), resolved.rule)
        dealt.append(twin)
    rest = tuple(name for name in draft.people if name not in {day.holder.full_name for day in days})
    if dealt and rest:
        twin = draft.copy_for(rest, draft.evidence["people"].spans)
        twin.drop("date")
        dealt.append(twin)
    return dealt


def _days_in_order(draft: Draft, match: Match, context: Context) -> list[Draft]:
    """ "A and B were arrested on April 11 and 12, *respectively*": one day for each of those meant, in their order."""
    respectively = dealing_words().respectively
    told = draft.type in _DAYS_DEALT and "date" in draft.values
    if not told or not any(t.lower_ in respectively for t in match.scene.parsed.tree):
        return []
    named = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation in ("point", "interval")]
    resolved = [r.edtf for m in named if (r := m.resolve(context.anchor, Tense.PAST, context.last_date)) is not None]
    days = [Edtf.parse(day) for edtf in resolved for day in edtf.text.split("/") if day not in ("", "..")]
    if len(days) != len(draft.people):
        return []
    dealt: list[Draft] = []
    for name, day in zip(draft.people, days, strict=True):
        twin = draft.copy_for((name,), draft.evidence["people"].spans)
        twin.drop("date")
        twin.put("date", day, tuple((m.start, m.end) for m in named), "dealt out in the order of the people")
        dealt.append(twin)
    return dealt


def _dealt_by_share(draft: Draft, match: Match, context: Context) -> Iterator[Draft]:
    is_measure = _MEASURES[draft.type]
    if sum(map(is_measure, match.scene.mentions)) < _SEVERAL:
        yield draft
        return
    start, end = _stretch_of_deal(match)
    in_order = _dealt_in_order(draft, match)
    if len(in_order) > 1:
        yield from in_order
        return
    acting = draft.evidence["actor"].spans if "actor" in draft.evidence else ()
    told_of = _those_told_of(match, context, acting, draft.people)
    shares = dealing.deal(told_of, start, end, is_measure) or _listed_behind(told_of, match, (start, end), is_measure)
    told_of_all = not shares and not draft.people  # "The five got between three and seven years: *seven for A, three for B*"
    if told_of_all:
        shares = dealing.deal(told_of, end, match.scene.parsed.end, is_measure)
    if (draft.type is EventType.APPEAL_RULING and _stands_another_verb(shares, match)) or _is_told_behind(shares, match):
        shares = ()
    shares = tuple(_without_those_given_another(share, match, context.text) for share in shares)
    parties = list(_parties(draft, shares, context))
    whole = not parties or not all(parties)
    if whole and len({m.term for m in told_of if isinstance(m, TermMention) and m.respective and start <= m.start < end}) > 1:
        draft.drop("term")  # "The brother and the sister were given 14 and 12 years respectively"
    if whole or told_of_all:
        yield draft
    if whole:
        return
    end_of_deal = _end_of_last(shares, told_of, max(end, shares[-1].end))
    for number, (share, party) in enumerate(zip(shares, parties, strict=True)):
        twin = draft.copy_for(party.people, party.spans)
        if not party.people:
            twin.put("group", party.group, party.spans)
        _without_what_is_dealt_out(twin, draft)
        if not party.people and party.number is not None:
            twin.put("count", party.number, party.spans)
            twin.put("count_of", "people", party.spans)
        put_measures(twin, share.measures, context)
        if any(dealing.is_term(m) for m in share.measures) and twin.values.get("outcome") == "convicted":
            twin.drop("outcome")
        _put_what_is_said_of_the_share(twin, number, shares, match, end_of_deal, context)
        yield twin


def those_dealt_to(match: Match, context: Context) -> Party:
    """Those to whom the sentence deals out terms, where the grammar of its verb names nobody: "imposed nine years on A and eight
    on B", "gave them this: A nine years, B eight".
    """
    if match.type not in _MEASURES or match.type in (EventType.CHARGE, EventType.DETENTION):
        return Party()
    stretch, is_measure = _stretch_of_deal(match), _MEASURES[match.type]
    told_of = _those_told_of(match, context, (), ())
    shares = dealing.deal(told_of, *stretch, is_measure) or _listed_behind(told_of, match, stretch, is_measure)
    parties = [of_mentions(context.story, share.holders) for share in shares]
    return Party().joined(of_mentions(context.story, (h for s in shares for h in s.holders))) if all(parties) else Party()


def _those_told_of(match: Match, context: Context, acting: Sequence[tuple[int, int]], people: Sequence[str]) -> list[Mention]:
    """The mentions of the sentence less whoever acts or tells, and less the terms of other stories ("who is serving six years"),
    and with "the rest", which names nobody.
    """
    told_of = [m for m in match.scene.mentions if not any(start < m.end and m.start < end for start, end in acting)]
    told_of = [m for m in told_of if not context.story.speaks(m) or getattr(m, "full_name", None) in people]
    told_of = [
        m for m in told_of if not _is_at_the_bar(m) and not _has_people(m, match) and not _is_whose_they_are(m, match, context)
    ]
    told_of = [m for m in told_of if not isinstance(m, PersonMention) or m.role_class not in OFFICIAL or not is_wronged(m, match)]
    told_of = [m for m in told_of if not _is_spoken_for(m, context.text)]
    given = {m.start for m in told_of if isinstance(m, TermMention)}
    told_of = [_as_people(m, given, context.text) for m in told_of if not _is_of_another_story(m, match)]
    return sorted([*told_of, *_the_rest(told_of, match, context.text)], key=lambda m: m.start)


def _as_people(mention: Mention, given: Container[int], text: str) -> Mention:
    """ "Three of them to two years *and five* to three": so many people, where a term is what they are `given`."""
    gives_them = dealing_words().gives_them.match(text, mention.end)
    if not isinstance(mention, TermMention) or not mention.elliptical or not gives_them or gives_them.end() not in given:
        return mention
    digits = "".join(sign for sign in mention.term.text if sign.isdigit())
    return _group(mention.start, mention.end, mention.text, int(digits)) if digits else mention


def _group(start: int, end: int, text: str, number: int | None) -> GroupMention:
    return GroupMention(
        kind=Kind.GROUP,
        start=start,
        end=end,
        text=text,
        voice="a share",
        number=number,
        head=text.lower().split()[-1],
        definite=number is None,
        holdable=True,
    )


_OF = 8
"""Letters before a name in which the word stands that makes others his."""
_OWNS = 3
"""Letters between somebody and his people: the mark of an owner and a blank."""


def _has_people(mention: Mention, match: Match) -> bool:
    """ "*Smith's* co-defendants were given five years", "for a site with *dissidents'* writings": it is not he or they."""
    sentence = match.scene.parsed.sentence
    behind = sentence.text[max(0, mention.end - sentence.start) :]
    if isinstance(mention, GroupMention) and behind.startswith((*grammar_words().owning, *grammar_words().owning_of_several)):
        return True
    return (
        isinstance(mention, PersonMention)
        and behind.startswith(grammar_words().owning)
        and any(
            isinstance(m, GroupMention | PersonMention) and mention.end < m.start <= mention.end + _OWNS
            for m in match.scene.mentions
        )
    )


def _is_whose_they_are(mention: Mention, match: Match, context: Context) -> bool:
    """ "The brother and the sister *of Smith* were given nine and eight years", "Smith, an adviser *of Jones*, got nine"."""
    before = context.text[max(0, mention.start - _OF) : mention.start].split()[-1:]
    if not isinstance(mention, PersonMention) or not before:
        return False
    groups = (m.end for m in match.scene.mentions if isinstance(m, GroupMention) and before[0] in grammar_words().of)
    if any(context.text[end : mention.start].strip() == before[0] for end in groups):
        return True
    return any(
        isinstance(m, PersonMention) and _said_to_be_somebodys().fullmatch(context.text, m.end, mention.np_start)
        for m in match.scene.mentions
    )


@once_a_language
def _said_to_be_somebodys() -> re.Pattern[str]:
    """ "Smith*, an adviser of* Jones, was given nine years": what stands between somebody and another whose adviser he is."""
    small = grammar_words()
    return re.compile(rf", (?:(?:{either((*small.indefinite, *small.the))}) )?[^\W\dA-Z][^,;:()]{{0,40}} (?:{either(small.of)}) ")


def _is_spoken_for(mention: Mention, text: str) -> bool:
    """ "A lawyer *for the defendants* said that A got nine years and B eight": whose lawyer tells it gets nothing there."""
    before = text[max(0, mention.start - _BEFORE_A_CLIENT) : mention.start].lower().split()[-2:]
    if not isinstance(mention, GroupMention) or len(before) < 2:
        return False
    counsel, small = pointing_words().counsel, grammar_words()
    return before[0].removesuffix("s") in counsel and before[1] in small.of | dealing_words().given_to


_BEFORE_A_CLIENT = 20
"""Letters before somebody in which it stands whose lawyer one is."""


def _is_at_the_bar(mention: Mention) -> bool:
    if isinstance(mention, GroupMention):
        return mention.head in proceeding_words().at_the_bar
    return isinstance(mention, PersonMention) and mention.role_class in JUDGING


def _is_of_another_story(mention: Mention, match: Match) -> bool:
    """ "B, *who is serving six years*, got nine": what a relative clause tells is not dealt out by the verb of the sentence."""
    if not isinstance(mention, TermMention | DateMention):
        return False
    token = token_of(mention, match)
    if token is None:
        return False
    chain, small = [token, *token.ancestors], grammar_words()
    relatives = small.who | small.whom | small.which
    return any(t.dep_ == "acl:relcl" and t != match.trigger and not t.is_ancestor(match.trigger) for t in chain) and (
        mention.kind is Kind.DATE or any(t.lower_ in relatives for t in token.doc)
    )


@once_a_language
def _remainder() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(pointing_words().remainder)})\b", re.IGNORECASE)


def _the_rest(told_of: Sequence[Mention], match: Match, text: str) -> Iterator[GroupMention]:
    start, end = match.scene.parsed.start, match.scene.parsed.part.end_with_bracket
    for found in _remainder().finditer(text[start:end]):
        first, last = start + found.start(), start + found.end()
        if not any(m.start < last and first < m.end for m in told_of):
            yield _group(first, last, found[0], None)


def _stands_another_verb(shares: Sequence[Share], match: Match) -> bool:
    """ "Left A's nine years unchanged and *cut* B's seven": another ruling stands between the shares."""
    words, tree = match.scene.parsed.words, match.scene.parsed.tree
    inside = [i for i, w in enumerate(words) if shares and shares[0].end <= w.start < shares[-1].start]
    return any(tree[i].pos_ == "VERB" and tree[i] != match.trigger for i in inside)


def _is_told_behind(shares: Sequence[Share], match: Match) -> bool:
    """ "Cut A's term to two years and B's to one, *but upheld* C's": what a further verb behind says is none of the shares."""
    verb, words = match.trigger, match.scene.parsed.words
    if not shares or not grammar.is_verbal(verb) or words[verb.i].start < shares[-1].end:
        return False
    before = (t for t in match.scene.parsed.tree[: verb.i] if words[t.i].start < shares[0].measures[0].start)
    return any(t.pos_ == "VERB" and t.base != "amod" for t in before)


def _end_of_last(shares: Sequence[Share], told_of: Sequence[Mention], end: int) -> int:
    """Where somebody else stands behind the shares, what is said of him is not said of the last: "B to eight, *whereas C* …"."""
    others = (m for m in told_of if isinstance(m, PersonMention | GroupMention) and m.start >= shares[-1].end)
    return next((m.np_start if isinstance(m, PersonMention) else m.start for m in others), end)


def _without_those_given_another(share: Share, match: Match, text: str) -> Share:
    """ "Three months for A and *house arrest for B*", "five years to A, *while it cleared B*": who is given something else has no
    part in the term before.
    """
    kept: list[Mention] = []
    gives_another = dealing_words().gives_another
    for holder in share.holders:
        start = holder.np_start if isinstance(holder, PersonMention) else holder.start
        if kept and (gives_another.search(text, kept[-1].end, start) or _is_told_of_by_another_verb(holder, match)):
            break
        kept.append(holder)
    return Share(share.measures, tuple(kept))


def _is_told_of_by_another_verb(holder: Mention, match: Match) -> bool:
    """Of whom a further clause tells: "five years to A *and acquitted B*", "five to A, *but B was freed*"."""
    token = token_of(holder, match)
    verb = None if token is None else next((a for a in token.ancestors if a.pos_ == "VERB"), None)
    if verb is None or verb is match.trigger or verb.i < match.trigger.i or verb.base not in ("conj", "advcl", "parataxis"):
        return False
    return verb.tag_ in FINITE or bool(grammar.children(verb, "aux", "aux:pass"))


def _parties(draft: Draft, shares: Sequence[Share], context: Context) -> Iterator[Party]:
    """Who each share is given to: by name, as a group, or the rest of those the sentence is about."""
    named = {m.full_name for share in shares for m in share.holders if isinstance(m, PersonMention)}
    for share in shares:
        party = of_mentions(context.story, share.holders)
        only = share.holders[0] if len(share.holders) == 1 else None
        if isinstance(only, GroupMention) and (rest := _rest_of(only, named, draft, context)):
            party = Party(rest, spans=((only.start, only.end),), pronoun=True)
        yield party


def _rest_of(group: GroupMention, named: set[str], draft: Draft, context: Context) -> tuple[str, ...]:
    """ "The rest": those of the list, or of all told of where their number says so, who have no share of their own."""
    if not pointing_words().says_others(group.text):
        return ()
    if named < set(draft.people):
        rest = tuple(name for name in draft.people if name not in named)
        return rest if group.number in (None, len(rest)) else ()
    told = tuple(name for name in context.story.everyone_told_of() if name not in named)
    return told if group.number == len(told) else ()


def _listed_behind(
    told_of: Sequence[Mention], match: Match, stretch: tuple[int, int], is_measure: Callable[[Mention], bool]
) -> tuple[Share, ...]:
    """ "Were sent to prison: A for five years, B for three": a list behind the colon, where no measure stands before it."""
    start, end = stretch
    if any(is_measure(m) and start <= m.start < end for m in told_of):
        return ()
    return dealing.deal(told_of, end, match.scene.parsed.end, is_measure)


def _dealt_in_order(draft: Draft, match: Match) -> list[Draft]:
    """ "They were sentenced to 20 and 17 *years respectively*": one term for each of those meant, in their order."""
    start, end = _stretch_of_deal(match)
    terms = [m for m in match.scene.mentions if isinstance(m, TermMention) and start <= m.start and m.end <= end]
    if len(terms) < 2 or len(terms) != len(draft.people) or not all(t.respective for t in terms):
        return [draft]
    twins: list[Draft] = []
    for name, term in zip(draft.people, terms, strict=True):
        twin = draft.copy_for((name,), draft.evidence["people"].spans)
        _without_what_is_dealt_out(twin, draft)
        twin.put("term", term.term, ((term.start, term.end),))
        twins.append(twin)
    return twins


def _without_what_is_dealt_out(twin: Draft, draft: Draft) -> None:
    dealt = ("charges",) if draft.type is EventType.CHARGE else ("term", "until")
    twin.drop(*dealt, *_COUNTED)


def _put_what_is_said_of_the_share(
    twin: Draft, number: int, shares: Sequence[Share], match: Match, end: int, context: Context
) -> None:
    """ "A to nine years for *treason*, B to two years, *suspended*": what stands beside one share is not said of the others."""
    text, offset = match.scene.parsed.sentence.text, match.scene.parsed.sentence.start
    stretches = [_stretch_of(n, shares, text, offset, end) for n in range(len(shares))]
    if twin.type is not EventType.CHARGE:
        _put_own_charges(twin, number, stretches, match)
    _put_own_day(twin, stretches, number, match, context)
    patterns = match.frame.outcomes.items()
    said = [next((o for pattern, o in patterns if phrase(pattern).find(_seen(match, s))), None) for s in stretches]
    if twin.type is EventType.SENTENCE and not any(said):
        said = [served_how(text[s[0] - offset : s[1] - offset]) for s in stretches]  # also in brackets
    elsewhere = twin.type is EventType.SENTENCE and not any(said) and end < match.scene.parsed.end
    if elsewhere and served_how(text[end - offset :]) == twin.values.get("outcome"):
        twin.drop("outcome")  # "A to nine years, B to eight, whereas C received a *suspended* sentence"
    if any(said) and len({*said}) > 1:
        twin.drop("outcome")
        twin.put("outcome", said[number], (stretches[number],), "said beside his share")


def _put_own_day(twin: Draft, stretches: Sequence[tuple[int, int]], number: int, match: Match, context: Context) -> None:
    """ "A to nine years in *2020* and B to seven in *2021*": days of their own, where several shares have one."""
    days = [m for m in match.scene.mentions if isinstance(m, DateMention) and m.relation == "point"]
    beside = [[m for m in days if start <= m.start < end] for start, end in stretches]
    if sum(1 for own in beside if own) < 2 or "date" not in twin.values:
        return
    twin.drop("date")
    for day in beside[number][:1]:
        if (found := day.resolve(context.anchor, Tense.PAST, context.last_date)) is not None:
            twin.put("date", found.edtf, ((day.start, day.end),), found.rule)


def _put_own_charges(twin: Draft, number: int, stretches: Sequence[tuple[int, int]], match: Match) -> None:
    charges = [m for m in match.scene.mentions if isinstance(m, ChargeMention)]
    beside = [[m for m in charges if start <= m.start < end] for start, end in stretches]
    if sum(1 for own in beside if own) < 2 and not any(beside[:-1]):
        return  # behind the last share alone it is said of all
    twin.drop("charges")
    own = beside[number]
    twin.put("charges", tuple(c for m in own for c in m.charges), tuple((m.start, m.end) for m in own))


def _seen(match: Match, stretch: tuple[int, int]) -> list[Seen]:
    """The words of a stretch less the verb, which is said of all shares: "A's term was *cut* to two years, B's to three"."""
    words = match.scene.parsed.words
    seen, own = match.scene.seen, match.trigger.i
    return [seen[i] for i, word in enumerate(words) if stretch[0] <= word.start < stretch[1] and i != own]


def _stretch_of(number: int, shares: Sequence[Share], text: str, offset: int, end: int) -> tuple[int, int]:
    """From what divides a share from the one before it to what divides it from the next."""
    start = _divide(shares[number - 1].end, shares[number].start, text, offset) if number else shares[0].start
    last = number == len(shares) - 1
    return start, end if last else _divide(shares[number].end, shares[number + 1].start, text, offset)


def _divide(before: int, after: int, text: str, offset: int) -> int:
    between = list(dealing_words().divides.finditer(text, before - offset, after - offset))
    return between[-1].end() + offset if between else after


def _stretch_of_deal(match: Match) -> tuple[int, int]:
    """The part of the sentence in which the trigger deals out terms: what a colon divides from it is another story."""
    parsed, reasons = match.scene.parsed, dealing_words().reasons
    colons = [w.start for w in parsed.words if w.form == ":" or w.form.lower() in reasons]
    at = parsed.words[match.trigger.i].start
    courts = _other_courts_that_act(match)
    start = max([parsed.start, *(c for c in colons if c < at), *(first for first in courts if first < at)])
    return start, min([parsed.end, *(c for c in colons if c > at), *(first for first in courts if first > at)])


def _other_courts_that_act(match: Match) -> list[int]:
    """ "The City Court gave A two years, while *the Regional Court* gave B three", "A got two years, given by the City Court, and
    *B* was given three by the Regional Court": where the part of each court begins.
    """
    scene, verb = match.scene, match.trigger
    if sum(m.kind is Kind.COURT for m in scene.mentions) <= 1 or not _has_a_court(scene, verb):
        return []
    words, others = scene.parsed.words, [t for t in scene.parsed.tree if t is not verb and _has_a_court(scene, t)]
    begun = {t.i: words[who.left_edge.i].start for t in (verb, *others) if (who := grammar.subject(t)) is not None}
    behind = [begun[t.i] for t in others if t.i > verb.i and t.i in begun]
    return [*behind, *([begun[verb.i]] if verb.i in begun and any(t.i < verb.i for t in others) else [])]


def _has_a_court(scene: Scene, verb: Token) -> bool:
    """Whether a court is who does what a verb with a subject of its own tells."""
    if verb.pos_ != "VERB":
        return False
    if not grammar.is_passive(verb):
        return any(Kind.COURT in scene.seen[t.i].kinds for t in grammar.children(verb, "nsubj"))
    courts = (t for t in verb.subtree if Kind.COURT in scene.seen[t.i].kinds and grammar.preposition(t) in grammar_words().by)
    return any(next((a for a in t.ancestors if a.pos_ == "VERB"), None) is verb for t in courts)
