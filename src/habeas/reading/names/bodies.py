"""Bodies that act or are addressed: known by name, by a capitalised head word, or as generic phrases ("the authorities").

In: the words of a text and the claims so far. Out: claims. Always true: a leading article is no part of a span; whole words only.
"""

from __future__ import annotations

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import BodyMention, BodySubtype
from habeas.reading.names.words import Words

_LONGEST_NAME = 3
"""Words of a person's name behind that of a body, and of a body's behind its kind."""
_LONGEST_KIND = 7
"""Words from "of" to the noun for what a body is, at most."""


def find_known_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies that are known by themselves."""
    words = claims.words
    after_given = _words_after_given_names(words, lexicon)
    done = 0
    for at in lexicon.body_known.beginnings(words):
        known = lexicon.body_known.at(words, at) if at >= done else None
        if known and known[0] - at == 1 and words.lowers[at] in after_given:
            known = None
        if known and claims.free(at, known[0]) and not _part_of_longer_name(words, lexicon, at, known[0]):
            after = _known_tail(words, lexicon, known[0])
            _claim_body(claims, at, after, known[1], voice="known body")
            done = after


def _words_after_given_names(words: Words, lexicon: Lexicon) -> frozenset[str]:
    """Words that follow a given name somewhere in the text: they are somebody's surname ("Salih Turan", then "Turan")."""
    return frozenset(
        words.lowers[at]
        for at in range(1, len(words))
        if words.capitals[at]
        and words.capitals[at - 1]
        and words.lowers[at - 1] in lexicon.given
        and words.forms[at][1:].islower()
    )


def _known_tail(words: Words, lexicon: Lexicon, after: int) -> int:
    """A head word right after a known name belongs to it: "BBC News", "UN Committee"."""
    while after < len(words) and words.adjacent(after - 1) and words.capitals[after]:
        head = lexicon.body_heads.at(words, after)
        if head is None:
            break
        after = head[0]
    return after


def _part_of_longer_name(words: Words, lexicon: Lexicon, first: int, after: int) -> bool:
    """One word that may be an ordinary one at a sentence's beginning ("*Amnesty* for all", not "*Amnesty* said"), or the given
    name of someone.
    """
    if after - first > 1:
        return False
    lower = words.lowers[first]
    acts = words.is_one(after, lexicon.small.owning) or words.is_one(after, lexicon.grammar.doing_of_bodies)
    if words.opens[first] and lower in lexicon.ordinary and words.forms[first][1:].islower() and not acts:
        return True
    follows = after < len(words) and words.adjacent(after - 1) and words.capitals[after]
    head = follows and (
        lexicon.body_heads.at(words, after) or lexicon.roles.at(words, after) or lexicon.body_known.at(words, after)
    )
    acronym = words.forms[first].isupper() or not words.forms[first].isalpha()
    if follows and not head and not acronym:
        return True
    before = first > 0 and words.adjacent(first - 1) and words.capitals[first - 1] and words.lowers[first - 1] in lexicon.given
    return bool(before)


def find_headed_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies by a capitalised head word and the capitalised words around it."""
    words = claims.words
    done = 0
    for at in lexicon.body_heads.beginnings(words):
        head = lexicon.body_heads.at(words, at) if at >= done and words.capitals[at] else None
        if head and claims.free(at, head[0]) and words.capitals[head[0] - 1]:
            done = _headed_body(claims, lexicon, at, head[0], head[1])


def _headed_body(claims: Claims[object], lexicon: Lexicon, at: int, head_end: int, subtype: BodySubtype) -> int:
    words = claims.words
    first = _body_start(claims, lexicon, at)
    after = _body_end(claims, lexicon, head_end, words.lowers[at], had_left=first < at)
    while (
        after < len(words)
        and words.adjacent(after - 1)
        and words.capitals[after]
        and (more := lexicon.body_heads.at(words, after))
    ):
        if not claims.free(after, more[0]) or not words.capitals[more[0] - 1]:
            break
        subtype, after = more[1], _body_end(claims, lexicon, more[0], words.lowers[after], had_left=True)
    after = _before_whose_role_it_is(words, lexicon, first, after)
    alone = first == at and after == head_end and head_end - at == 1
    opening_only = alone and (words.opens[at] or subtype not in lexicon.bodies.standing_alone)
    in_heading = words.in_heading[at] and first == at
    is_no_body = words.span(first, after).lower() in lexicon.bodies.not_bodies
    if opening_only or in_heading or is_no_body:
        return head_end
    _claim_body(claims, first, after, subtype, voice="body head")
    return after


def _before_whose_role_it_is(words: Words, lexicon: Lexicon, first: int, after: int) -> int:
    """ "The head of the *Institute for Peace and Democracy* Leyla Smith": whose role is told before a body is named behind it."""
    of = first - 2 if words.is_one(first - 1, lexicon.small.articles) else first - 1
    if of < 1 or not words.is_one(of, lexicon.small.of) or words.lowers[of - 1] not in lexicon.role_nouns:
        return after
    last = range(max(first + 1, after - _LONGEST_NAME), after - 1)
    return next((at for at in last if words.capitals[at - 1] and _names_somebody(words, lexicon, at)), after)


def _names_somebody(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A given name with a surname behind it, and not two ordinary words."""
    given = at + 1 < len(words) and words.lowers[at] in lexicon.given and words.capitals[at] and words.capitals[at + 1]
    return given and not lexicon.ordinary.issuperset(words.lowers[at : at + 2])


def _body_start(claims: Claims[object], lexicon: Lexicon, at: int) -> int:
    words, first = claims.words, at
    while first > 0 and words.adjacent(first - 1) and claims.free(first - 1, first):
        lower = words.lowers[first - 1]
        if words.capitals[first - 1]:
            titled = _is_person_title(words, lexicon, first - 1) and lower not in lexicon.bodies.own_titles
            if lower in lexicon.months or lower in lexicon.function_words or lower in lexicon.honorifics or titled:
                break
            first -= 1
        elif (
            lower in lexicon.small.owning_marks
            and first > 1
            and words.capitals[first - 2]
            and _is_plain_plural(words, lexicon, first - 2)
        ) or (
            lower in lexicon.bodies.left_connectors
            and first > 1
            and words.capitals[first - 2]
            and first < at + 1
            and _joins_left(words, lexicon, first - 2)
        ):
            first -= 2
        elif lower.isdigit() and first > 1 and words.capitals[first - 2] and words.adjacent(first - 2):
            first -= 1
        else:
            break
    return first


def _is_plain_plural(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A word that owns as part of a name: "People" in "People's Party", and not "Turkey" in "Turkey's Justice Party"."""
    lower = words.lowers[at]
    return lower in lexicon.ordinary and lower not in lexicon.single_places and lower not in lexicon.given


def _is_person_title(words: Words, lexicon: Lexicon, at: int) -> bool:
    return (
        not words.lowers[at].endswith(lexicon.small.plural_endings)
        and words.lowers[at] in lexicon.role_nouns
        and lexicon.roles.before(words, at + 1) is not None
        and words.lowers[at] not in lexicon.courts.kinds
    )


def _joins_left(words: Words, lexicon: Lexicon, at: int) -> bool:
    """The word left of a connector is an ordinary one with a capital ("Peace and Democracy Institute"), nobody's name."""
    lower = words.lowers[at]
    return (
        lower in lexicon.ordinary and lower not in lexicon.function_words and not words.opens[at] and lower not in lexicon.given
    )


def _body_end(claims: Claims[object], lexicon: Lexicon, after: int, head: str, *, had_left: bool) -> int:
    """Takes in "of Foreign Affairs", "to Protect Journalists", a quoted name, a number after "Channel"."""
    words = claims.words
    if (
        head in lexicon.bodies.heads_first
        and not had_left
        and after < len(words)
        and words.adjacent(after - 1)
        and (words.capitals[after] or words.forms[after].isdigit())
    ):
        if claims.free(after, after + 1) and not _is_person_title(words, lexicon, after):
            after += 1
    elif head in lexicon.bodies.heads_first and after < len(words) and words.forms[after].isdigit() and words.adjacent(after - 1):
        after += 1
    quoted = _quoted_tail(words, after)
    if quoted:
        return quoted
    connected = False
    while after < len(words) and words.adjacent(after - 1):
        extended = _connected_tail(claims, lexicon, after, connected=connected, had_left=had_left)
        if extended is None:
            break
        after, connected = extended, True
    return after


def _quoted_tail(words: Words, after: int) -> int | None:
    """`Union "For Freedom of …"`: the position after the closing quotation mark."""
    if after + 1 >= len(words) or words.forms[after] not in '"“«‘' or not words.capitals[after + 1]:
        return None
    for at in range(after + 1, min(after + 12, len(words))):
        if words.forms[at] in '"”»’':
            return at + 1
        if words.forms[at] in ".\n,":
            return None
    return None


def _connected_tail(claims: Claims[object], lexicon: Lexicon, at: int, *, connected: bool, had_left: bool) -> int | None:
    words = claims.words
    lower = words.lowers[at]
    if (
        (
            lower in lexicon.small.owning
            or (lower in lexicon.small.owning_of_several and words.lowers[at - 1].endswith(lexicon.small.plural_endings))
        )
        and connected
        and at + 1 < len(words)
        and words.capitals[at + 1]
        and words.lowers[at + 1] in lexicon.ordinary
    ):
        begin = at + 1
    elif lower in lexicon.bodies.connectors:
        if lower in lexicon.bodies.late_connectors and not connected:
            return None
        if had_left and lower not in lexicon.bodies.outer_connectors:
            return None
        begin = at + 1
        while begin < len(words) and words.lowers[begin] in lexicon.bodies.connectors_in_a_row and begin < at + 3:
            begin += 1
    elif connected and words.capitals[at] and lower not in lexicon.months:
        begin = at
    else:
        return None
    if begin >= len(words) or not words.capitals[begin] or not words.adjacent(begin - 1) or not claims.free(begin, begin + 1):
        return None
    low = words.lowers[begin]
    if low in lexicon.months or low in lexicon.courts.heads or _is_person_title(words, lexicon, begin):
        return None
    is_plain = low in lexicon.ordinary and low not in lexicon.given and lexicon.body_heads.at(words, begin) is None
    if lower in lexicon.small.joining and not is_plain:
        return None
    if lower in lexicon.bodies.connectors_to_places and lexicon.places.at(words, begin) is None:
        return None
    return begin + 1


def _claim_body(claims: Claims[object], first: int, after: int, subtype: BodySubtype, *, voice: str) -> None:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    claims.claim(first, after, BodyMention(start=start, end=end, text=words.text[start:end], voice=voice, subtype=subtype))


def find_bodies_behind_their_kind(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies that nobody knows, behind the word for what they are and before whose role is told: "the head of the news website
    *Meydan* Leyla Smith", "editor of the newspaper *Yeni Hayat*, Leyla Smith".
    """
    words = claims.words
    for at in range(1, len(words) - 1):
        if words.lowers[at] not in lexicon.thing_nouns or words.capitals[at] or not words.capitals[at + 1]:
            continue
        first = at + 1
        run_end = next((i for i in range(first, len(words)) if not (words.capitals[i] and words.adjacent(i - 1))), len(words))
        if not claims.free(first, run_end) or not _role_of_it_stands_before(words, lexicon, at):
            continue
        after = _before_the_one_named(words, lexicon, first, run_end)
        if after is not None:
            head = lexicon.body_heads.at(words, at)
            _claim_body(claims, first, after, head[1] if head else BodySubtype.OTHER, voice="body behind its kind")


def _role_of_it_stands_before(words: Words, lexicon: Lexicon, noun: int) -> bool:
    """ "The *head of* the human rights organisation": nothing but words that describe it between."""
    for at in range(noun - 1, max(noun - _LONGEST_KIND, 0), -1):
        if words.lowers[at] in lexicon.small.of:
            return words.lowers[at - 1] in lexicon.role_nouns
        if not words.adjacent(at) or not words.forms[at][0].isalpha():
            return False
    return False


def _before_the_one_named(words: Words, lexicon: Lexicon, first: int, run_end: int) -> int | None:
    """Where the body's name ends: before a given name with a surname behind it, or before a comma and such a name."""
    named_behind = run_end < len(words) and words.forms[run_end] == "," and _names_somebody(words, lexicon, run_end + 1)
    if named_behind and run_end - first <= _LONGEST_NAME:
        return run_end
    return next((at for at in range(first + 1, run_end - 1) if _names_somebody(words, lexicon, at)), None)


def find_generic_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies without a name of their own: "the authorities", "Baku police", "human rights groups"."""
    words = claims.words
    done = 0
    for at in lexicon.body_generic.beginnings(words):
        generic = lexicon.body_generic.at(words, at) if at >= done else None
        if generic and claims.free(at, generic[0]) and not _is_no_body(words, lexicon, at, generic[0]):
            first = _qualified_from(claims, lexicon, at)
            _claim_body(claims, first, generic[0], generic[1], voice="generic body")
            done = generic[0]


def _is_no_body(words: Words, lexicon: Lexicon, at: int, after: int) -> bool:
    """ "*Police* station", and people whom the word before makes people: "three party *officials*"."""
    people = lexicon.group_nouns.at(words, at - 1) if at else None
    return (people is not None and people[0] == after) or _describes_another(words, lexicon, after)


def _describes_another(words: Words, lexicon: Lexicon, after: int) -> bool:
    """The generic word only describes the noun after it: "police station", "government critics"."""
    if after >= len(words) or not words.adjacent(after - 1):
        return False
    lower = words.lowers[after]
    return (
        words.capitals[after]
        or lower in lexicon.role_nouns
        or lower in lexicon.thing_nouns
        or lexicon.group_nouns.at(words, after) is not None
    )


def _qualified_from(claims: Claims[object], lexicon: Lexicon, at: int) -> int:
    """The first word of the names of places and peoples that stand right before."""
    words, first = claims.words, at
    while first > 0 and words.adjacent(first - 1) and claims.free(first - 1, first) and words.capitals[first - 1]:
        lower = words.lowers[first - 1]
        if lower in lexicon.months or lower in lexicon.function_words or (words.opens[first - 1] and lower in lexicon.ordinary):
            break
        first -= 1
    return first
