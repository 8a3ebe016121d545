"""Frames found in a parsed sentence: which words trigger which frame, in which clause, and which words stand in its roles.

In: a parsed sentence and the frames of its language. Out: matches, one for each trigger and frame. Always true: a match's
conditions (`near`, `not_near`, `needs`, `voice`…) held in its clause; whether it is an event is for the reader to say.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeVar

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading import grammar
from habeas.reading.frames import Candidate, Frame, FrameSet, Triggered
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.mending import may_be, mended
from habeas.reading.mentions import Kind, Mention
from habeas.reading.names import GroupMention, PersonMention
from habeas.reading.neighbours import before_who
from habeas.reading.parsing import ParsedSentence
from habeas.reading.phrases import Around, Phrase, PossiblePhrases, Seen
from habeas.reading.stance import granting, is_an_order, stance_words
from habeas.reading.trees import Token, has_a_passive_helper, root_between
from habeas.reading.word_forms import PAST

_CLOSING_QUOTES = ('"', "”", "''", "’", "'")


Sort = TypeVar("Sort", bound=Mention)


class MatchingWords(BaseModel):
    """Words by which it is seen what a word is, and who stands in its roles. `after_verbs`: what follows a verb and no noun that
    looks like one; `after_heads`: what follows the noun that a body's name is built on; `also_months`: months that are other
    words too; `reasons`: prepositions before a gerund that gives the reason; `quoting` somebody `as_saying` something;
    `ordering`: what courts order by; `ordered_by_somebody`: those of these verbs that say so whoever does it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    after_verbs: frozenset[str]
    after_heads: frozenset[str]
    also_months: frozenset[str]
    reasons: frozenset[str]
    quoting: frozenset[str]
    as_saying: frozenset[str]
    ordering: frozenset[str]
    ordered_by_somebody: frozenset[str]


matching_words = of_language("matching.yaml", MatchingWords)


@dataclass(frozen=True)
class Scene:
    """A parsed sentence together with all mentions in it, masked or not."""

    parsed: ParsedSentence
    mentions: tuple[Mention, ...]
    seen: tuple[Seen, ...]

    @cached_property
    def around(self) -> Around:
        return Around.of(self.seen)

    @cached_property
    def _placed(self) -> tuple[tuple[Mention, frozenset[int]], ...]:
        """Each mention with the positions of the words it stands on; what stands in brackets, which the parser does not see, goes
        with the word before it.
        """
        order = _in_the_text(self.parsed)
        words = [self.parsed.words[at] for at in order]
        starts = [word.start for word in words]
        ends = [max(word.end, after) for word, after in zip(words, [*starts[1:], self.parsed.part.end_with_bracket], strict=True)]
        return tuple((m, frozenset(order[bisect_right(ends, m.start) : bisect_left(starts, m.end)])) for m in self.mentions)

    def mentions_over(self, positions: frozenset[int], *kinds: Kind) -> list[Mention]:
        """The mentions of these kinds of which any word stands at one of the positions, in order."""
        return [m for m, places in self._placed if m.kind in kinds and not places.isdisjoint(positions)]

    def named_at(self, token: Token, kind: type[Sort]) -> list[Sort]:
        """What a word names, where that is of this kind: people, bodies, prisons."""
        return [m for m in self.parsed.words[token.i].mentions if isinstance(m, kind)]

    def groups_at(self, token: Token) -> list[GroupMention]:
        """The groups in whose words a word stands."""
        word = self.parsed.words[token.i]
        return [m for m in self.mentions if isinstance(m, GroupMention) and m.start < word.end and word.start < m.end]

    @cached_property
    def said_to_be(self) -> frozenset[int]:
        """The words that say between commas who somebody named is."""
        named = [t for t in self.parsed.tree if t.dep_ == "appos" and Kind.PERSON in self.seen[t.head.i].kinds]
        return frozenset(below.i for t in named if Kind.PERSON not in self.seen[t.i].kinds for below in t.subtree)

    @cached_property
    def said_of_others(self) -> frozenset[int]:
        """The words of charges, and those that say which people are meant ("to help *arrested* colleagues"): what stands there
        is no part of what the sentence tells.
        """
        charged = {i for m, places in self._placed if m.kind is Kind.CHARGE for i in places}
        describing = {
            t.i
            for t in self.parsed.tree
            if t.dep_ == "amod" and t.tag_ in PAST and self.seen[t.head.i].kinds & {Kind.PERSON, Kind.GROUP}
        }
        reasons = {
            below.i
            for t in self.parsed.tree
            if t.dep_ == "advcl"
            and t.tag_ == "VBG"
            and any(c.lower_ in matching_words().reasons and c.i < t.i for c in t.children)
            for below in t.subtree
        }
        return frozenset(charged | describing | reasons)


def scene(parsed: ParsedSentence) -> Scene:
    """The part of a sentence with the mentions that stand in it."""
    return Scene(parsed, parsed.part.mentions, tuple(_seen(parsed)))


def _seen(parsed: ParsedSentence) -> Iterator[Seen]:
    also_months = matching_words().also_months
    for token, word, kinds in zip(parsed.tree, parsed.words, _kinds(parsed), strict=True):
        if word.mentions:
            hidden = frozenset(w for m in word.mentions for w in m.text.lower().split())
            if Kind.DATE in kinds:
                hidden -= also_months  # "in *May 2025*" says of nothing that it may be
            yield Seen("", "", kinds | {m.kind for m in word.mentions}, hidden)
        elif Kind.DATE in kinds and token.lower_ in also_months:
            yield Seen("", "", kinds)
        elif token.pos_ == "PRON" and (meant := _meant_by(token)) is not None:
            yield Seen(meant.lower_, meant.lemma_.lower(), kinds)
        else:
            yield Seen(token.lower_, mended(token.lower_, token.lemma_.lower(), token.tag_), kinds)


def _meant_by(token: Token) -> Token | None:
    """ "Upheld Smith's *sentence* and overturned *those* of Jones and Brown": what a word that points back stands for."""
    known = grammar_words()
    if not (token.lower_ in known.those or token.lower_ in known.that) or not grammar.belonging(token):
        return None
    verb = token.head
    while verb.dep_ == "conj" and grammar.is_verbal(verb.head):
        verb = verb.head
        said = next((c for c in grammar.children(verb, "obj", "nsubj:pass") if c.i < token.i and c.pos_ == "NOUN"), None)
        if said is not None:
            return said
    return None


def _kinds(parsed: ParsedSentence) -> list[frozenset[Kind]]:
    """For each word the kinds of the mentions that stand on it."""
    order = _in_the_text(parsed)
    words = [parsed.words[at] for at in order]
    found: list[frozenset[Kind]] = [frozenset()] * len(words)
    ends = [word.end for word in words]
    for mention in parsed.part.mentions:
        at = bisect_right(ends, mention.start)
        while at < len(words) and words[at].start < mention.end:
            found[order[at]] |= {mention.kind}
            at += 1
    return found


def _in_the_text(parsed: ParsedSentence) -> list[int]:
    """The positions of the words in the order of the text, where who tells it was put last for the parser."""
    starts = [word.start for word in parsed.words]
    return sorted(range(len(starts)), key=starts.__getitem__)


_WHEN_AND_WHERE = frozenset({Kind.DATE, Kind.PLACE})
_REACH_OF_WHOM = 7
"""Words between "whom" and its verb at most."""


@dataclass(frozen=True)
class Match:
    """A frame triggered by a word, with the positions of its clause."""

    type: EventType
    frame: Frame
    scene: Scene
    trigger: Token
    clause: frozenset[int]

    @property
    def reached(self) -> frozenset[int]:
        """The clause, and what stands under the trigger where the frame reaches so far."""
        below = {t.i for t in self.trigger.subtree} if self.frame.reach == "complement" else set()
        return self.clause | below

    @property
    def is_nominal(self) -> bool:
        return not grammar.is_verbal(self.trigger)

    def at(self, position: str) -> list[Token]:
        """The tokens that stand in a position of the frame, coordination not yet unfolded."""
        above, _, below = position.rpartition("/")
        if above and below == "possessor":
            return [t for one in self.at(above) for t in grammar.possessors(one)]
        if below == "issuer":
            return [t for one in (self.at(above) if above else [self.trigger]) for t in _issuers(self.scene, one)]
        if above:
            ones = self.at(above)
            behind = [t for one in ones for t in grammar.obliques(one, below)]
            return behind or [t for one in ones for a in grammar.children(one, "acl") for t in grammar.obliques(a, below)]
        if position == "patient" and (whom := self._before_whom()) is not None:
            return [whom]
        found = _at_verb(self.trigger, position) if grammar.is_verbal(self.trigger) else _at_noun(self.trigger, position)
        found = [self._antecedent(t) if t.lower_ in grammar_words().whom else t for t in found or self._with_whom(position)]
        said_of = self._said_of_who()
        if said_of is None:
            body = self._body_before_which() if position in ("subject", "teller", "agent") else None
            return found if body is None else [body]
        clauses, who = (self.trigger.head, self._relative_clause.head), grammar_words().who
        return [said_of if token in clauses or token.lower_ in who else token for token in found]

    def _antecedent(self, whom: Token) -> Token:
        """ "*Smith*, for whom …": those right before the preposition."""
        return before_who(self.scene, next(iter(grammar.children(whom, "case")), whom)) or whom

    def _with_whom(self, position: str) -> list[Token]:
        """ "Smith, *for whom* the bench saw fit to fix ten months": where the preposition stands before the verbs above."""
        above = [self.trigger, *self.trigger.ancestors]
        chain = [
            a for a, below in zip(above[1:], above, strict=False) if below.dep_ in ("xcomp", "ccomp") and grammar.is_verbal(a)
        ]
        return [t for a in chain for t in grammar.obliques(a, position) if t.lower_ in grammar_words().whom]

    def _before_whom(self) -> Token | None:
        """ "Smith, *whom* masked men *took* away": to him it was done, however the parser reads the words between."""
        if not grammar.is_verbal(self.trigger) or grammar.children(self.trigger, "aux:pass"):
            return None
        whom = grammar_words().whom
        for position in range(self.trigger.i - 1, max(-1, self.trigger.i - _REACH_OF_WHOM), -1):
            token = self.trigger.doc[position]
            if token.lower_ in whom:
                return before_who(self.scene, token)
            if token.is_punct:
                return None
        return None

    @cached_property
    def _relative_clause(self) -> Token:
        """ "Smith, who *had been held* since May and was let out": the verb that shares its "who" with the trigger, or that."""
        verb = self.trigger
        while verb.dep_ == "conj" and grammar.is_verbal(verb) and not grammar.children(verb, *grammar.SUBJECTS):
            verb = verb.head
        return verb if verb.dep_ == "acl:relcl" else self.trigger

    @cached_property
    def who(self) -> Token | None:
        """The "who" of the relative clause that the trigger is the verb of, or its helper: "*who has* yet to reply", "*who
        stands* accused".
        """
        verb = self._relative_clause
        before = verb.doc[max(0, verb.i - 1)]
        stands = verb.dep_ == "acl" and verb.tag_ == "VBN" and grammar.is_verbal(before)
        above = (verb, *grammar.children(verb, "aux"), *([before] if stands else []))
        return next(
            (c for verb in above for c in grammar.children(verb, *grammar.SUBJECTS) if c.lower_ in grammar_words().who), None
        )

    def _body_before_which(self) -> Token | None:
        """ "In contact with *the ministry*, which maintained": the body right before a "which" that the verb has before it."""
        verb = self.trigger
        own = (*grammar.children(verb, "obj"), *grammar.children(verb, *grammar.SUBJECTS)) if verb.dep_ == "acl:relcl" else ()
        which = next((c for c in own if c.lower_ in grammar_words().which and c.i < verb.i), None)
        if which is None or len([c for c in own if c.dep_ != "obj"]) > (which.dep_ != "obj"):
            return None
        tree = self.scene.parsed.tree
        before = next((tree[i] for i in range(which.i - 1, -1, -1) if not tree[i].is_punct), None)
        return before if before is not None and Kind.BODY in self.scene.seen[before.i].kinds else None

    def _said_of_who(self) -> Token | None:
        """In a relative clause with "who": the people right before it, also where the tree hangs the clause on another noun."""
        return None if self.who is None else before_who(self.scene, self.who)


def _at_verb(verb: Token, position: str) -> list[Token]:
    match position:
        case "patient":
            return grammar.patients(verb)
        case "agent":
            return grammar.agents(verb) if grammar.is_passive(verb) else _one(grammar.subject(verb))
        case "subject":
            return _one(grammar.subject(verb))
        case "object":
            return grammar.objects(verb)
        case "iobject":
            return grammar.indirect_objects(verb)
        case "teller":
            return _teller(verb)
        case "governor":
            return [verb.head] if grammar.is_verbal(verb.head) and verb.head != verb else []
        case "possessor":
            owned = (*grammar.objects(verb), *_one(grammar.subject(verb)))
            return [p for o in owned for p in (*grammar.possessors(o), *grammar.belonging(o))]
        case _:
            return grammar.obliques(verb, position)


def _teller(verb: Token) -> list[Token]:
    """Who says or does it: by whom in a passive, else the subject, also where the parser takes "experts *called* for" for a
    participle, or whoever stands behind a quotation (“…,” *retorted* the minister) for the object.
    """
    if grammar.is_passive(verb) and (agents := grammar.agents(verb)):
        return agents
    if has_a_passive_helper(verb):
        return []
    before = verb.doc[verb.i - 1] if verb.i else verb
    if quoted := _quoted_by_another(verb):
        return quoted
    behind = [o for o in grammar.objects(verb) if o.i > verb.i]
    if before.text in _CLOSING_QUOTES and behind and not grammar.children(verb, *grammar.SUBJECTS):
        return behind[:1]
    if verb.dep_ == "amod" and before.pos_ in ("NOUN", "PROPN"):
        return [before]
    subject = grammar.subject(verb)
    if subject is None and verb.dep_ == "ROOT" and before.pos_ == "PROPN":
        return [before]
    return _one(subject)


def _quoted_by_another(verb: Token) -> list[Token]:
    """ "The agency quoted *an official* as *saying*": who is quoted says it."""
    above = verb.head
    as_saying = verb.tag_ == "VBG" and any(c.lower_ in matching_words().as_saying and c.i < verb.i for c in verb.children)
    quotes = above.lemma_ in matching_words().quoting and grammar.is_verbal(above) and not grammar.is_passive(above)
    return [o for o in grammar.objects(above) if above.i < o.i < verb.i] if as_saying and quotes else []


def _teller_before(noun: Token) -> list[Token]:
    """Who stands before a verb that the parser takes for a noun: "*all seven* insist that", "*he* is accused and denies any"."""
    before = noun.doc[noun.i - 1] if noun.i else noun
    if before.pos_ in ("NUM", "NOUN", "PROPN", "PRON") and before != noun:
        return [before]
    if own := grammar.children(noun, "nsubj"):
        return own
    verbs = [t for t in noun.ancestors if grammar.is_verbal(t)]
    return _one(grammar.subject(verbs[0])) if verbs else []


def _at_noun(noun: Token, position: str) -> list[Token]:
    governor = noun.head if noun.head != noun and grammar.is_verbal(noun.head) else None
    match position:
        case "patient":
            of = [c for c in grammar.children(noun, "nmod") if grammar.preposition(c) in grammar_words().of]
            return of or grammar.possessors(noun) or grammar.belonging(noun) or _behind_a_day(noun) or _behind_a_remark(noun)
        case "possessor":
            return grammar.possessors(noun)
        case "agent":
            return grammar.agents(noun)
        case "subject":
            own = grammar.children(noun, *grammar.SUBJECTS)
            if own:
                who_or_that = grammar_words().who | grammar_words().that
                return [noun.head if noun.dep_ == "acl:relcl" and s.lower_ in who_or_that else s for s in own]
            if noun.dep_ in ("acl", "acl:relcl", "appos") or (noun.dep_ == "amod" and noun.i > noun.head.i):
                return [noun.head]
            if noun.tag_ == "NNS" and noun.dep_ == "ROOT" and noun.i and _is_a_name_hung_on(noun.doc[noun.i - 1], noun):
                return [noun.doc[noun.i - 1]]
            return _one(grammar.subject(governor)) if governor is not None else []
        case "object":
            return grammar.children(noun, "obj") or (grammar.objects(governor) if governor is not None else [])
        case "iobject":
            return grammar.indirect_objects(governor) if governor is not None else []
        case "teller":
            return _teller_before(noun)
        case "head":
            return [noun.head] if noun.head != noun else []
        case _:
            own = grammar.obliques(noun, position)
            return own or (grammar.obliques(governor, position) if governor is not None else [])


def _behind_a_day(noun: Token) -> list[Token]:
    """ "The sentencing *Friday of Smith*", where the parser takes the day for an apposition."""
    of = grammar_words().of
    return [c for day in grammar.children(noun, "appos") for c in grammar.children(day, "nmod") if grammar.preposition(c) in of]


def _behind_a_remark(noun: Token) -> list[Token]:
    """ "Ordered the release, pending trial, *of Smith*": what the parser hangs on the verb, a remark standing between."""
    if noun.dep_ != "obj" or not grammar.is_verbal(noun.head):
        return []
    of = grammar_words().of
    behind = [c for c in grammar.children(noun.head, "obl") if grammar.preposition(c) in of and c.left_edge.i > noun.i]
    return [c for c in behind if c.doc[c.left_edge.i - 1].text == ","]


def _issuers(scene: Scene, noun: Token) -> list[Token]:
    """ "*London's* sanctions", "*EU* sanctions", "the *Treasury's* blacklist": whose it is, also where no "'s" says so."""
    named = [c for c in grammar.children(noun, "compound") if scene.seen[c.i].kinds & {Kind.BODY, Kind.PLACE}]
    return [*grammar.possessors(noun), *named]


def _one(token: Token | None) -> list[Token]:
    return [] if token is None else [token]


def _clause_of(scene: Scene, trigger: Token) -> frozenset[int]:
    positions = {t.i for t in grammar.clause(trigger)}
    head = trigger.head
    if trigger.dep_ == "conj" and grammar.is_verbal(head) and grammar.is_verbal(trigger):
        shared = [c for c in head.children if c.i < head.i and c.base in ("obl", "advmod", "aux", "nsubj")]
        positions |= {t.i for c in shared for t in grammar.clause(c)}
    positions |= {t.i for c in _said_of_two_deeds(scene, trigger) for t in grammar.clause(c)}
    if trigger.dep_ == "xcomp" and head.lemma_ in grammar_words().having:
        positions |= {t.i for t in grammar.clause(head)}
    if trigger.dep_ in ("ccomp", "xcomp", "advcl") and _is_ordered_by_a_court(scene, head):
        positions |= {t.i for t in grammar.clause(head)}
    hung = grammar.subject_hung_above(trigger)
    if hung is not None:
        positions |= {t.i for t in hung.subtree}
    above = granting(trigger) or grammar.told_in_turn(trigger)
    if above is not None:
        positions |= {t.i for t in grammar.clause(above)}
    if grammar.is_verbal(trigger) and trigger.dep_ in ("acl", "acl:relcl"):
        positions |= {trigger.head.i, *(c.i for c in grammar.children(trigger.head, "nummod", "amod", "compound"))}
        if grammar.children(trigger.head, "cop"):
            positions |= {t.i for c in grammar.children(trigger.head, "nsubj") for t in c.subtree}
    is_a_clause = trigger.dep_ == "conj" and grammar.children(trigger, "cop")
    if not grammar.is_verbal(trigger) and grammar.is_verbal(head) and head != trigger and not is_a_clause:
        positions |= {t.i for t in grammar.clause(head)}
    return frozenset(positions)


def _said_of_two_deeds(scene: Scene, verb: Token) -> list[Token]:
    """ "Police *detained* and questioned her *on Monday*": the day and the place behind the last of two deeds right beside one
    another are those of both, where nothing says that one was later.
    """
    other = grammar.coordinated_right_behind(verb) if grammar.is_verbal(verb) else None
    if other is None or any(t.base == "advmod" for t in verb.doc[verb.i + 1 : other.i]):
        return []
    own = any(c.base in ("obl", "xcomp", "ccomp", "advcl") and c.i > verb.i for c in verb.children)
    said = [c for c in other.children if c.base == "obl" and c.i > other.i]
    return [] if own else [c for c in said if scene.seen[c.i].kinds & _WHEN_AND_WHERE]


def _is_ordered_by_a_court(scene: Scene, verb: Token) -> bool:
    """ "The court ordered that he *be held*": what a court orders happens on its day and in its name."""
    known = matching_words()
    who = grammar.subject(verb) if verb.lemma_ in known.ordering else None
    by_whoever = verb.lemma_ in known.ordered_by_somebody and grammar.is_passive(verb)
    return by_whoever or (who is not None and _head_is(scene, (*stance_words().ruling, Kind.COURT.name), [who]))


def matches(scene: Scene, known: FrameSet) -> Iterator[Match]:
    """All frames that hold in the sentence, in the order of their triggers and, for one trigger, of the frames."""
    possible = PossiblePhrases(known.patterns, known.patterns.standing_in(scene.around))
    for token, candidates in _triggered(scene, known, possible.bits):
        clause = _clause_of(scene, token)
        if token.tag_ == "NNS" and _is_headline_verb(token):
            clause |= frozenset(range(token.i, len(scene.parsed.tree)))
        for kind, frame in candidates:
            if _holds(frame, scene, token, clause, possible):
                yield Match(kind, frame, scene, token, clause)


def _verb_of(form: str, index: Container[str]) -> str:
    """The verb of a frame that the form may be of where the lemmatizer makes none of it: "dum" of "dumped"."""
    return next((lemma for lemma in may_be(form) if lemma in index), "")


def _triggered(scene: Scene, known: FrameSet, standing: int) -> list[tuple[Token, list[Candidate]]]:
    found: dict[int, list[Candidate]] = {}
    index = known.by_lemma
    for token, seen in zip(scene.parsed.tree, scene.seen, strict=True):
        lemma = seen.lemma if seen.lemma in index or token.pos_ != "VERB" else _verb_of(seen.form, index)
        if lemma in index:
            numbers = _triggered_by(token, index[lemma])
            found[token.i] = list(known.that_may_hold(numbers, standing)) if numbers else []
    for pattern, candidate in known.phrased(standing):
        span = pattern.find(scene.seen)
        while span is not None:
            anchor = root_between(scene.parsed.tree, *span)
            while anchor.dep_ in ("aux", "aux:pass", "cop", "advmod", "punct") and anchor.head is not anchor:
                anchor = anchor.head
            found.setdefault(anchor.i, []).append(candidate)
            span = pattern.find(scene.seen, span[1])
    return [(scene.parsed.tree[i], candidates) for i, candidates in sorted(found.items()) if candidates]


def _triggered_by(token: Token, lemma: Triggered) -> tuple[int, ...]:
    """The numbers of the frames that a word may trigger: as a verb, as a noun, or, being unclear, as both."""
    as_verb = bool(lemma.as_verb) and _may_be_a_verb(token)
    as_noun = bool(lemma.as_noun) and token.pos_ in ("NOUN", "PROPN", "ADJ")
    if as_verb:
        return lemma.as_either if as_noun else lemma.as_verb
    return lemma.as_noun if as_noun else ()


def _may_be_a_verb(token: Token) -> bool:
    return grammar.is_verbal(token) or token.tag_ in PAST or _is_headline_verb(token)


def _is_headline_verb(token: Token) -> bool:
    """ "Court *jails* Smith": a verb in the present that the parser takes for a plural noun, right after a name in a line without
    a full stop; "police *arrest* Smith", where it has an object; "all seven *insist* that", "and *denies* having"; and one with a
    subject and an object of its own.
    """
    follows_noun = token.i > 0 and token.doc[token.i - 1].pos_ not in ("DET", "ADJ", "ADP")
    after = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
    if token.tag_ in ("NN", "NNS") and follows_noun and after in matching_words().after_verbs:
        return True
    if token.tag_ == "NNS" and token.dep_ == "ROOT" and token.i > 0 and _is_a_name_hung_on(token.doc[token.i - 1], token):
        return True
    if token.tag_ == "NN" and token.dep_ == "ROOT" and token.i > 0 and grammar.children(token, "obj"):
        return True
    if token.tag_ == "NNS" and grammar.children(token, "nsubj") and grammar.children(token, "obj"):
        return True
    return (
        token.tag_ == "NNS" and token.i > 0 and token.doc[token.i - 1].tag_ in ("NNP", "NN") and token.doc[-1].text not in ".!?"
    )


def _is_a_name_hung_on(before: Token, token: Token) -> bool:
    """ "*Smith* suffers from": a name read as part of a plural noun that is the sentence's root."""
    return before.pos_ == "PROPN" and before.dep_ == "compound" and before.head == token


def _holds(frame: Frame, scene: Scene, trigger: Token, clause: frozenset[int], possible: PossiblePhrases) -> bool:
    """What costs least to know is asked first."""
    if frame.voice == "order" and not is_an_order(trigger):
        return False
    if (
        frame.voice in ("active", "passive")
        and grammar.is_verbal(trigger)
        and grammar.is_passive(trigger) != (frame.voice == "passive")
    ):
        return False
    if frame.modals and not grammar.modals_over(trigger) & set(frame.modals):
        return False
    if not all(scene.mentions_over(clause, kind) for kind in frame.needs):
        return False
    if frame.object_is and not _head_is(scene, frame.object_is, [*_affected(trigger), *grammar.indirect_objects(trigger)]):
        return False
    if frame.subject_is and not _head_is(scene, frame.subject_is, _one(grammar.subject(trigger))):
        return False
    if frame.by_is and not _head_is(scene, frame.by_is, _doers(trigger)):
        return False
    if frame.not_by and _head_is(scene, frame.not_by, _doers(trigger)):
        return False
    if not _has_its_own(frame, scene, trigger):
        return False
    if frame.not_object and _head_is(scene, frame.not_object, [*_affected(trigger), *grammar.indirect_objects(trigger)]):
        return False
    if frame.not_under and _is_of_such(frame, trigger) and _stands_under(scene, trigger, frame.not_under):
        return False
    return _has_its_words(frame, scene, trigger, clause, possible)


def _is_of_such(frame: Frame, trigger: Token) -> bool:
    """What stands above is asked of nouns, and of verbs where the frame knows no nouns: "*kept* him *locked up*"."""
    return not (grammar.is_verbal(trigger) and frame.nouns)


def _is_a_quality_behind(trigger: Token, at: int) -> bool:
    """ "Elected *jailed* Smith": what somebody is called right behind a verb says nothing of what is done to him."""
    token = trigger.doc[at]
    return at == trigger.i + 1 and token.dep_ == "amod" and token.tag_ == "VBN" and token.head.pos_ == "PROPN"


def _has_its_words(frame: Frame, scene: Scene, trigger: Token, clause: frozenset[int], possible: PossiblePhrases) -> bool:
    """Whether what must stand near stands there, and nothing that must not."""
    unwanted = possible.among(frame.not_near)
    if not (frame.near or frame.and_near or unwanted):
        return True
    around = clause | {t.i for t in trigger.subtree} if frame.reach == "complement" or frame.demands else clause
    if frame.reach == "complement":
        around = around | _quoted_before(trigger)
    if trigger.dep_ == "amod":
        around = around | {t.i for t in trigger.head.subtree if t.i > trigger.i}
    places = sorted(around)
    words = [scene.seen[i] for i in places if not _is_a_quality_behind(trigger, i)]
    if frame.near:
        if frame.demands and "self" not in frame.demands:
            demanded = scene.seen[trigger.i + 1 :]
            if not _any_in(possible.among(frame.near), demanded):
                return False
        if not _any_in(possible.among(frame.near), words) and not _any_but_for_what_he_is(frame, scene, places, possible):
            return False
    if frame.and_near and not _any_in(possible.among(frame.and_near), words):
        return False
    others = scene.said_of_others if unwanted else frozenset()
    return not unwanted or not _any_in(unwanted, [scene.seen[i] for i in places if i not in others or trigger.i in others])


def _any_but_for_what_he_is(frame: Frame, scene: Scene, places: Sequence[int], possible: PossiblePhrases) -> bool:
    """ "Arrested Smith, *a teacher from a village near the border*, for two days": whether what must stand near stands there
    but for what somebody is said to be between commas.
    """
    aside = scene.said_to_be.intersection(places)
    return bool(aside) and _any_in(possible.among(frame.near), [scene.seen[i] for i in places if i not in aside])


def _quoted_before(verb: Token) -> frozenset[int]:
    """“Nobody is held,” the minister *repeated*: what is quoted, where the parser makes it the sentence; and what is said without
    quotation marks, a comma before the one who says it.
    """
    said = verb.head
    beside = verb.base in ("parataxis", "acl", "advcl", "conj") and said.i < verb.i
    if not beside or not (_is_set_off(verb) or any(t.text in _CLOSING_QUOTES for t in verb.doc[said.i : verb.left_edge.i])):
        return frozenset()
    return frozenset(t.i for t in said.subtree if t.i < verb.left_edge.i)


def _is_set_off(saying: Token) -> bool:
    """ "Nobody is held, *the minister says*": a verb of saying with its subject, behind a comma and nothing that joins it."""
    first = saying.left_edge
    comma = first.text == "," or (first.i > 0 and saying.doc[first.i - 1].text == ",")
    says = comma and saying.base in ("parataxis", "conj") and saying.lemma_.lower() in stance_words().saying
    own = grammar.children(saying, *grammar.SUBJECTS)
    return says and bool(own) and not grammar.children(saying, "cc", "mark", "ccomp", "xcomp")


def _has_its_own(frame: Frame, scene: Scene, trigger: Token) -> bool:
    """Whether the trigger's own phrase holds the kinds of mention it must hold, and none that it must not."""
    if not (frame.needs_own or frame.not_own):
        return True
    own = grammar.reach_of_noun(trigger)
    return all(scene.mentions_over(own, kind) for kind in frame.needs_own) and not scene.mentions_over(own, *frame.not_own)


def _any_in(patterns: Sequence[Phrase], words: Sequence[Seen]) -> bool:
    """Whether one of the patterns stands in these words of the sentence."""
    return any(p.find(words) for p in patterns)


def _stands_under(scene: Scene, noun: Token, lemmas: tuple[str, ...]) -> bool:
    """Whether the noun belongs to another of these ("the *conditions* of his detention"), up to the verb over them, or to what
    stands right before a gerund over them ("asked for *help* in obtaining his release").
    """
    for above in noun.ancestors:
        if scene.seen[above.i].lemma in lemmas:
            return True
        if grammar.is_verbal(above):
            before = above.i - 2
            return above.tag_ == "VBG" and before >= 0 and noun.i > above.i and scene.seen[before].lemma in lemmas
    return False


def _doers(trigger: Token) -> list[Token]:
    return _at_verb(trigger, "agent") if grammar.is_verbal(trigger) else grammar.agents(trigger)


def _affected(trigger: Token) -> list[Token]:
    return grammar.patients(trigger) if grammar.is_verbal(trigger) else _at_noun(trigger, "object")


def _head_is(scene: Scene, lemmas: tuple[str, ...], tokens: Sequence[Token]) -> bool:
    if not lemmas:
        return True
    heads = [scene.seen[c.i] for t in tokens for c in grammar.conjuncts(t)]
    kinds = _kinds_among(lemmas)
    if any(h.lemma in lemmas or h.kinds & kinds for h in heads):
        return True
    named = (m for t in tokens for c in grammar.conjuncts(t) for m in scene.parsed.words[c.i].mentions)
    return any(not _nouns_of(m).isdisjoint(lemmas) or _role_of(m) in lemmas for m in named)


@cache
def _kinds_among(lemmas: tuple[str, ...]) -> frozenset[Kind]:
    """The kinds of mentions that a frame names among its words, in capitals."""
    return frozenset(Kind(lemma.lower()) for lemma in lemmas if lemma.isupper())


def _nouns_of(mention: Mention) -> frozenset[str]:
    """The nouns that a name may be taken for: of a body's the one it is built on, a *committee* "to Protect Journalists"."""
    words = mention.text.lower().split()
    if mention.kind not in (Kind.BODY, Kind.COURT):
        return frozenset(words)
    after_heads = matching_words().after_heads
    end = next((at for at, word in enumerate(words) if at and word in after_heads), len(words))
    return frozenset(words[end - 1 : end])


def _role_of(mention: Mention) -> str | None:
    return mention.role_class.value if isinstance(mention, PersonMention) else None
