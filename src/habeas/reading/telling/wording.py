"""What the words of a role say: a name where it is one, else the noun phrase as the page has it.

In: a token of a scene. Out: text and its span in the segment. Always true: the text stands there in these very words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from habeas.reading import grammar
from habeas.reading.grammar_words import grammar_words
from habeas.reading.matching import Scene
from habeas.reading.mentions import Kind
from habeas.reading.names import BodyMention, PersonMention
from habeas.reading.telling.owned_days import owned_day_words
from habeas.reading.telling.words import statement_words
from habeas.reading.trees import Token
from habeas.reading.values import CountMention


def named_text(scene: Scene, token: Token, text: str) -> tuple[str, tuple[int, int]]:
    """What a role's words say: a name where it is one, else the noun phrase without relative clauses and without its article."""
    word = scene.parsed.words[token.i]
    joined = grammar.conjuncts(token)
    persons = [m for t in joined for m in scene.named_at(t, PersonMention)]
    if persons and len(persons) == len(joined):
        names = "; ".join(dict.fromkeys(m.full_name for m in persons))
        return names, (persons[0].start, persons[-1].end)
    if any(c.lower_ in grammar_words().nor for t in joined for c in grammar.children(t, "cc")):
        return _neither(scene, joined, text)
    if (named := _name_right_behind(scene, token)) is not None:
        return named
    inside = {t.i for t in _phrase(token)} - _set_off(token)
    charged = [t for t in token.children if t.dep_ == "nmod" and Kind.CHARGE in scene.seen[t.i].kinds]
    inside -= {below.i for t in charged for below in t.subtree}  # "accused by *prosecutors* of espionage"
    days = (t for t in scene.parsed.tree if t.i in inside and t is not token and Kind.DATE in scene.seen[t.i].kinds)
    dated = [t for t in days if grammar.preposition(t) not in grammar_words().of]  # "the protests *of May*" are called so
    inside -= {below.i for t in dated for below in t.subtree}  # "the European Parliament *in May* adopted"
    words = [scene.parsed.words[i] for i in sorted(inside)]
    start, end = (words[0].start, words[-1].end) if words else (word.start, word.end)
    end = _before_the_day_behind(scene, start, end)
    return _without_article(text[start:end], start)


def _set_off(token: Token) -> set[int]:
    """ "*Previously,* the investigation accused": what a comma sets off before a noun is no part of it."""
    tree = token.doc
    before = [c for c in token.children if c.dep_ == "advmod" and c.i < token.i and tree[c.i + 1].text == ","]
    opened = [c for c in grammar.children(token, "det") if c.i > token.left_edge.i and c.lower_ in grammar_words().articles]
    behind = [c.i for c in opened if tree[c.i - 1].pos_ == "NOUN" or tree[c.i - 1].text == ","]
    """ "*In his closing speech* the prosecutor asked": before the article, where the parser takes it for one phrase."""
    aside = {below.i for c in before for below in (*c.subtree, tree[c.i + 1])}
    return aside | set(range(token.left_edge.i, max(behind, default=0)))


def _neither(scene: Scene, joined: Sequence[Token], text: str) -> tuple[str, tuple[int, int]]:
    """ "Neither *the government* nor *the police*": both, each by its own words."""
    named: list[tuple[str, tuple[int, int]]] = []
    for one in joined:
        below = {t.i for other in joined if other is not one and one.is_ancestor(other) for t in other.subtree}
        own = {t.i for t in _phrase(one) if t.dep_ != "cc" or t.head is not one} - below
        words = [scene.parsed.words[i] for i in sorted(own)]
        start = words[0].start
        named.append(_without_article(text[start : words[-1].end], start))
    return "; ".join(said for said, _ in named), (named[0][1][0], named[-1][1][1])


def _before_the_day_behind(scene: Scene, start: int, end: int) -> int:
    """ "The office of the newspaper Trud *on Monday night*": a day that closes the phrase is no part of it."""
    words, known = scene.parsed.words, statement_words().before_a_day
    for at, word in enumerate(words):
        if start < word.start < end and word.form.lower() in known and at + 1 < len(words):
            behind = words[at + 1].start
            if any(m.kind is Kind.DATE and m.start <= behind < m.end and m.end >= end for m in scene.mentions):
                return words[at - 1].end
    return end


def _name_right_behind(scene: Scene, token: Token) -> tuple[str, tuple[int, int]] | None:
    """ "The rights group *Viasna* said": the body whose name stands right behind what it is, where the parser parts the two."""
    if token.tag_ != "NN" or token.i + 1 >= len(token.doc):
        return None
    behind = token.doc[token.i + 1]
    beside = behind.head in (token, token.head) and behind.base in ("nsubj", "appos", "flat", "nmod", "compound", "obl")
    bodies = scene.named_at(behind, BodyMention)
    if not beside or grammar.preposition(behind) or not bodies:
        return None
    return bodies[0].text, (bodies[0].start, bodies[0].end)


def without_count(scene: Scene, text: str, span: tuple[int, int]) -> tuple[str, tuple[int, int]]:
    """ "Nearly 60 US lawmakers" acts as "US lawmakers"; how many is a field of its own."""
    for mention in scene.mentions:
        if isinstance(mention, CountMention) and mention.start <= span[0] < mention.end < span[1]:
            rest = text[mention.end - span[0] :].lstrip()
            for of in grammar_words().of:
                rest = rest.removeprefix(f"{of} ")
            return rest, (span[1] - len(rest), span[1])
    return text, span


def _without_article(phrase: str, start: int) -> tuple[str, tuple[int, int]]:
    for article in statement_words().articles:
        if phrase.lower().startswith(article):
            return phrase[len(article) :], (start + len(article), start + len(phrase))
    return phrase, (start, start + len(phrase))


def _phrase(token: Token) -> Iterator[Token]:
    """The tokens of a noun phrase, less clauses, appositions, its preposition and its closing punctuation."""
    yield token
    for child in token.children:
        if (
            _is_time(child)
            or _is_another_clause(child)
            or (child.dep_ == "cc" and child.i < token.i)
            or (child.dep_ == "amod" and child.i > token.i + 1)
        ):
            continue
        if child.dep_ in ("case", "punct", "acl:relcl", "acl", "appos", "parataxis", "cop", "nsubj", "advcl", "cc:preconj"):
            continue
        yield from _phrase(child) if child.dep_ not in ("cc",) else [child]


def _is_another_clause(token: Token) -> bool:
    """ "According to the Union, *73 people were behind bars*", where the parser joins the two."""
    return token.dep_ in ("conj", "nmod") and bool(grammar.children(token, "cop", *grammar.SUBJECTS))


def _is_time(token: Token) -> bool:
    """A day that the parser hangs on a noun ("lawmakers *on Thursday*", "died in a prison *that day*")."""
    if token.dep_ == "nmod:unmarked" and token.i > token.head.i and token.lower_ in owned_day_words().parts_of_time:
        return True
    called_so = grammar_words().is_called_as_a_day(token.text)
    return called_so and token.dep_ == "nmod" and grammar.preposition(token) in statement_words().before_a_day
