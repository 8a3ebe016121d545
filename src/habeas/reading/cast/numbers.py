"""Whom a bare number means, "the seven", "two of the three", and those whom the story has only counted.

In: the story so far, a scene, and a number or a pronoun in it. Out: a party. Always true: a number that it has is the page's
own.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.cast.group_words import is_excepted, is_part_of_more
from habeas.reading.cast.members import listed_further_on
from habeas.reading.cast.others import at_the_ends, told_apart_from
from habeas.reading.cast.party import BYSTANDING, Party
from habeas.reading.cast.plural import meant_by_plural
from habeas.reading.cast.reach import BESIDE, PAIR, REACH
from habeas.reading.cast.story import Story
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token
from habeas.reading.values import CountMention


def bare_number(story: Story, scene: Scene, token: Token) -> Party:
    """ "All seven", "the three", "Five arrested": a number that stands for people."""
    word = scene.parsed.words[token.i]
    counts = [m for m in scene.mentions if isinstance(m, CountMention) and m.start <= word.start < m.end]
    referring = pointing_words().referring
    pointed = not referring.isdisjoint(story.text[story.begins : word.start].lower().split()[-1:])
    behind = [c for c in grammar.children(token, "nmod", "flat") if c.i > token.i]
    if pointed:  # "regards *the eight* as prisoners of conscience"
        behind = [c for c in behind if c.dep_ == "flat" or grammar.preposition(c) in grammar_words().of]
    if not counts or counts[0].number is None or behind:
        return Party()
    number = counts[0].number
    if is_excepted(story.text, word.start) or _is_of_a_term(scene, token) or token.dep_ == "flat":
        return Party()  # "Republic Act *10168*"
    if number == 1 and any(c.base == "amod" and c.i < token.i for c in token.children):
        return Party()  # "a term that the court changed to *a suspended one*"
    if (first := _first_of_the_rest(token)) is not None:
        listed, start = listed_further_on(story, scene, counts[0], number), scene.parsed.words[first.i].start
        others = listed.people or told_apart_from(story, number)
        return Party(others, story.text[start : word.end], number, ((start, word.end),), pronoun=bool(others))
    if (part := _part_of_those(story, scene, token, number)) is not None:
        return part
    if (ends := at_the_ends(story, {c.lower_ for c in grammar.children(token, "amod")}, number)) is not None:
        return Party(ends, word.form, number, ((word.start, word.end),), pronoun=bool(ends))
    refers = pointed or any(c.lower_ in referring for c in token.children)
    if listed := listed_further_on(story, scene, counts[0], number):
        return Party((), word.form, number, ((word.start, word.end),)).joined(listed)
    meant = meant_by_plural(story, number, word.start) if refers else ()
    return Party(meant, word.form, number, ((word.start, word.end),), pronoun=refers)


def _part_of_those(story: Story, scene: Scene, whole: Token, number: int) -> Party | None:
    """ "*Two of the three* were freed": some of those spoken of, and the page does not say which."""
    part = whole.head
    of_those = whole.dep_ == "nmod" and any(c.lower_ in grammar_words().of and c.i > part.i for c in whole.children)
    described = any(c.base == "acl" for c in (*part.children, *whole.children))  # "two of the three *arrested*"
    if part.pos_ != "NUM" or not of_those or described:
        return None
    words = scene.parsed.words
    counts = [m for m in scene.mentions if isinstance(m, CountMention) and m.start <= words[part.i].start < m.end]
    count = counts[0].number if counts else None
    start, end = words[part.i].start, words[whole.i].end
    return Party((), story.text[start:end], count if count and 1 < count < number else None, ((start, end),))


def _first_of_the_rest(number: Token) -> Token | None:
    """ "*The other two* were freed": the first word, where those are none of whom was told right before."""
    at = number.i - 1
    if at < 0 or number.doc[at].lower_ not in pointing_words().remaining:
        return None
    return number.doc[at - 1] if at and number.doc[at - 1].lower_ in pointing_words().referring else number.doc[at]


def _is_of_a_term(scene: Scene, token: Token) -> bool:
    """ "Cut to three years, *from four*", "four years, cut *to two* on appeal": years and no people."""
    before = token.doc[token.i - 1].lower_ if token.i else ""
    known = pointing_words()
    told = any(m.kind is Kind.TERM for m in scene.mentions) or any(seen.lemma in known.terms for seen in scene.seen)
    return before in known.changing_a_term and told


def counted_before(story: Story, span: tuple[int, int]) -> Party:
    """ "*Twelve activists* were arrested on Sunday. *They* were freed on Monday": where no names were told since."""
    if story.group is None or story.sentence - story.group[0] > 1 or (story.focus and story.focus[-1][0] >= story.group[0]):
        return Party()
    _, group, number, _ = story.group
    return Party(story.groups.counting(number), group, number, (span,), pronoun=True)


def told_beside_others(story: Story, span: tuple[int, int]) -> Party:
    """ "*Smith and two other students* were arrested. *They* have since been bailed": him and those beside him, where of nobody
    else was told since and nobody else is named.
    """
    at, all_of_them = story.beside
    told_since = any(sentence >= at and people != all_of_them.people for sentence, people in story.focus)
    named = {a.name for a in story.appearances if a.sentence >= at and a.start < span[0]}
    if story.sentence - at != 1 or told_since or named != set(all_of_them.people):
        return Party()
    return Party(all_of_them.people, all_of_them.group, all_of_them.number, (span,), pronoun=True)


def told_as_a_group(story: Story, token: Token, span: tuple[int, int]) -> Party:
    """ "36 members were remanded. *The group was arrested* in May": those told of last, where it is done to them all."""
    verb, alone = token.head, [c.lower_ for c in token.children]
    done = token.dep_ == "nsubj:pass" and verb.lemma_ in pointing_words().done_to_a_group
    if not done or len(alone) != 1 or alone[0] not in grammar_words().the:
        return Party()
    newer = story.focus[-1][0] if story.focus else -1
    if story.group is not None and newer < story.group[0] and story.sentence - story.group[0] <= REACH:
        return Party((), story.group[1], story.group[2], (span,), pronoun=True)
    people = meant_by_plural(story, None, span[0]) if story.sentence - story.last_told_at <= PAIR else ()
    return Party(people, spans=(span,), pronoun=True) if len(people) > 1 else Party()


def counted_here(story: Story, scene: Scene, span: tuple[int, int]) -> Party:
    """ "*The seven* had appealed against an order in which two judges dismissed *their* pleas": those whom the sentence
    counts before, where nobody stands between who could be meant.
    """
    before = [m for m in scene.mentions if m.end <= span[0] and m.kind in (Kind.PERSON, Kind.GROUP)]
    while before and isinstance(before[-1], PersonMention) and before[-1].role_class in BYSTANDING:
        before.pop()
    last = next((m for m in reversed(before) if not isinstance(m, GroupMention) or m.holdable), None)
    if last is not None and (part := _part_counted(story.text, scene, last)) is not None:
        return Party((), story.text[part.start : last.end], part.number, ((part.start, last.end),))
    if isinstance(last, GroupMention):
        counted, start = last.definite and not is_part_of_more(last), last.start
        if last.number is None and _is_the_subject_before(story, last, span[0]):
            return Party((), last.text, None, (span,), pronoun=True)
    elif isinstance(last, CountMention) and last.of is None:
        article = "".join(story.text[max(0, last.start - BESIDE) : last.start].split()[-1:])
        counted, start = article.lower() in grammar_words().the, last.start - len(article) - 1
    else:
        return Party()
    if not counted or last.number is None or last.number < PAIR:
        return Party()
    return Party(meant_by_plural(story, last.number), story.text[start : last.end], last.number, (span,), pronoun=True)


def _is_the_subject_before(story: Story, group: GroupMention, at: int) -> bool:
    """ "*The prisoners* had been brought to Evin, and on Monday *they* went on hunger strike": those who are held, with whom
    the sentence begins, where nobody is named for them.
    """
    opens = group.definite and group.holdable and story.text[story.begins : group.start].strip() == ""
    return opens and not meant_by_plural(story, None, at)


def _part_counted(text: str, scene: Scene, whole: Mention) -> CountMention | None:
    """ "*Six of the eight* had their sentences reduced": how many of a number the sentence speaks of."""
    for count in (m for m in scene.mentions if isinstance(m, CountMention) and m.number):
        of, *the = text[count.end : whole.start].split() or ("",)
        if of in grammar_words().of and len(the) < PAIR and grammar_words().the.issuperset(the):
            return count
    return None
