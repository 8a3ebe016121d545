"""What the words of a group say by themselves: that they are some of many, all there are, or those left out.

In: a group, or a word of the tree. Out: an answer that depends on no other sentence. Always true: the words are asked, and not
who was named.
"""

from __future__ import annotations

from habeas.reading import grammar
from habeas.reading.cast.reach import BESIDE
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import GroupMention
from habeas.reading.pointing import pointing_words
from habeas.reading.trees import Token


def is_part_of_more(group: GroupMention) -> bool:
    """ "*Two of them*", "*several of the men*": some of those spoken of, and the page does not say which."""
    return is_said_of_some(group.text.lower())


def is_said_of_some(text: str) -> bool:
    """The same of the words of a group, in lower case."""
    words = pointing_words()
    first, *rest = text.split()
    if first in words.some and not grammar_words().of.isdisjoint(rest[:1]):
        return True
    return text.endswith(words.of_more) and not text.startswith(words.the_whole) and first not in grammar_words().the


def are_all_there_are(group: GroupMention) -> bool:
    """ "Free *all political prisoners*": more than were named, as "all the journalists" and "all defendants" are not."""
    known, (first, *rest) = pointing_words(), group.text.lower().split()
    pointed = known.referring | grammar_words().those | grammar_words().of
    return first in known.everybody and len(rest) > 0 and rest[0] not in pointed and group.head not in known.accused


def is_excepted(text: str, start: int) -> bool:
    """ "All but *the four*": what stands there is what it did not happen to."""
    before = without_article(text[max(0, start - BESIDE) : start])
    return before.endswith(pointing_words().excepting)


def without_article(before: str) -> str:
    """What stands before somebody, in lower case, less a "the" right before him."""
    before = before.rstrip().lower()
    article = next((a for a in grammar_words().the if before.endswith(f" {a}")), None)
    return before if article is None else before.removesuffix(f" {article}")


def several_it_is_one_of(token: Token) -> list[Token]:
    """ "Another of *the accused*", "the youngest of *them*"."""
    if token.pos_ in ("NOUN", "PROPN", "VERB"):
        return []
    return [c for c in grammar.children(token, "nmod") if grammar.preposition(c) in grammar_words().of]


def one_of_several_named(scene: Scene, token: Token) -> Token | None:
    """ "*Another of the accused, Smith*, denied it", "*the youngest of them, Jones*": the name behind who is one of several."""
    named = [c for c in grammar.children(token, "appos") if scene.parsed.words[c.i].kind is Kind.PERSON]
    return named[0] if several_it_is_one_of(token) and len(named) == 1 and not grammar.children(named[0], "conj") else None
