"""Courts, prisons, bodies and occasions: found by head words, by lists of known names, and by the capitalised words around them.

In: the words of a text and the claims so far. Out: claims. Always true: a leading article is no part of a span; whole words only.
"""

from __future__ import annotations

import re

from habeas.reading.names.claims import Claims
from habeas.reading.names.lexicon import Lexicon
from habeas.reading.names.named import (
    BodyMention,
    BodySubtype,
    CourtMention,
    OccasionMention,
    PrisonMention,
    PrisonSubtype,
)
from habeas.reading.names.words import Words

NameClaims = Claims
_ARTICLES = frozenset(("the", "a", "an", "this", "that", "another", "his", "her", "their", "its", "same", "each", "every"))
_RIGHT_OF_COURT = frozenset(("of", "for", "on", "in", "at"))
_OCCASION_HINT = re.compile(
    r"COP ?-?\d\d|\bForum\b|\bDay\b|anniversary|\bvisit\b|[Ss]ummit|[Cc]onference|Grand Prix|[Oo]lympic|[Gg]ames|elections?\b"
    r"|Nov?wruz|Novruz|Ramadan|\bEid\b|Easter|Christmas|New Year|\bTet\b"
)
_WINDOW = 70
_NUMBER_WORDS = frozenset(("no", "no.", "nos", "number", "#", "№"))
_STAND_ALONE_BODIES = (BodySubtype.PARLIAMENT, BodySubtype.POLICE)
_HEAD_FIRST = frozenset(("radio", "channel", "kanal", "gazeta", "television", "tv"))


def find_occasions(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    last_end = 0
    at_start = {start: at for at, start in enumerate(words.starts)}
    for hint in _OCCASION_HINT.finditer(words.text):
        line_start = words.text.rfind("\n", 0, hint.start()) + 1
        begin = max(line_start, last_end, hint.start() - _WINDOW)
        for found in lexicon.occasions.finditer(words.text, begin, min(len(words.text), hint.end() + _WINDOW)):
            if found.start() <= hint.start() < found.end():
                last_end = found.end()
                _claim_characters(claims, found.start(), found.end(), at_start)


def _claim_characters(claims: Claims[object], start: int, end: int, at_start: dict[int, int]) -> None:
    words = claims.words
    text = words.text[start:end].rstrip()
    end = start + len(text)
    first = at_start.get(start)
    if first is None:
        return
    if words.lowers[first] in ("the", "a", "an") and first + 1 < len(words):
        first += 1
    after = first
    while after < len(words) and words.starts[after] < end:
        after += 1
    if claims.free(first, after) and words.ends[after - 1] == end:
        claims.claim(first, after, OccasionMention(start=words.starts[first], end=end, text=words.span(first, after), voice="occasion"))


def find_courts(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    for at, lower in enumerate(words.lowers):
        if lower in lexicon.court_heads:
            _court_at(claims, lexicon, at)
        elif words.capitals[at] and (known := lexicon.court_known.at(words, at)) and claims.free(at, known[0]):
            _claim_court(claims, at, known[0], named=True, voice="known court")


def _court_at(claims: Claims[object], lexicon: Lexicon, at: int) -> None:
    words = claims.words
    if not claims.free(at, at + 1) or _makes_another_thing(words, lexicon, at):
        return
    first = _court_start(words, lexicon, at)
    after = _court_end(words, lexicon, at)
    proper = any(words.capitals[i] and not (words.opens[i] and words.lowers[i] in lexicon.ordinary) for i in range(first, after) if i != at)
    kinds = words.lowers[first:at]
    named = proper or any(kind in ("supreme", "constitutional", "military", "revolutionary") for kind in kinds)
    plural = words.lowers[at] == "courts" and not proper
    pointed_at = first > 0 and words.lowers[first - 1] in _ARTICLES
    if not plural and claims.free(first, after) and (named or pointed_at or (words.opens[first] and words.capitals[at])):
        _claim_court(claims, first, after, named=named, voice="court words")


def _makes_another_thing(words: Words, lexicon: Lexicon, at: int) -> bool:
    following = words.lowers[at + 1] if words.adjacent(at) else ""
    before = words.lowers[at - 1] if at else ""
    return (following in lexicon.court_not_after and not words.capitals[at]) or before in lexicon.court_not_before


def _court_start(words: Words, lexicon: Lexicon, at: int) -> int:
    first = at
    while first > 0 and words.adjacent(first - 1):
        lower = words.lowers[first - 1]
        if lower in lexicon.court_kinds and not (lower == "and"):
            first -= 1
        elif lower in ("'", "’", "'s", "’s") and first > 1 and (words.capitals[first - 2] or words.lowers[first - 2] + "'" in lexicon.court_kinds):
            if lower in ("'s", "’s") and words.capitals[at] is False:
                break
            first -= 2
        elif words.capitals[first - 1] and lower not in lexicon.months and lower not in lexicon.role_nouns and not _is_opening_word(words, lexicon, first - 1):
            first -= 1
        elif re.fullmatch(r"\d+(?:st|nd|rd|th)", lower):
            first -= 1
        else:
            break
    return first


def _is_opening_word(words: Words, lexicon: Lexicon, at: int) -> bool:
    """A word whose capital only opens a sentence."""
    lower = words.lowers[at]
    if lower in lexicon.function_words:
        return True
    return words.opens[at] and lower in lexicon.ordinary and lower not in lexicon.court_kinds and lower not in lexicon.single_places


def _court_end(words: Words, lexicon: Lexicon, at: int) -> int:
    after = at + 1
    while after < len(words) and words.adjacent(after - 1):
        lower = words.lowers[after]
        if lower in ("no", "no.") or (lower.isdigit() and words.lowers[after - 1] in ("no", "no.", ".")):
            after += 1
            continue
        if lower == "." and words.lowers[after - 1] == "no":
            after += 1
            continue
        if lower not in _RIGHT_OF_COURT:
            break
        extended = _after_connector(words, lexicon, after, lower)
        if extended is None:
            break
        after = extended
    return after


def _after_connector(words: Words, lexicon: Lexicon, connector: int, lower: str) -> int | None:
    """The position after what "of", "for", "in" brings to a court's name, or `None`."""
    at = connector + 1
    if lower == "of" and at < len(words) and (kind := lexicon.court_of_kinds.at(words, at)):
        return kind[0]
    if at < len(words) and words.lowers[at] == "the":
        at += 1
    for lead in (("city", "of"), ("town", "of"), ("district", "of")):
        if tuple(words.lowers[at : at + 2]) == lead:
            at += 2
    if lower in ("in", "at") and lexicon.places.at(words, at) is None:
        return None
    begin = at
    while at < len(words) and words.capitals[at] and words.lowers[at] not in lexicon.months and (at == begin or words.adjacent(at - 1)):
        at += 1
    if lower in ("for", "on") and not all(words.lowers[i] in lexicon.court_kinds for i in range(begin, at)):
        return None
    return at if at > begin else None


def _claim_court(claims: Claims[object], first: int, after: int, *, named: bool, voice: str) -> None:
    words = claims.words
    mention = CourtMention(
        start=words.starts[first], end=words.ends[after - 1], text=words.span(first, after), voice=voice, named=named
    )
    claims.claim(first, after, mention)


def find_prisons(claims: Claims[object], lexicon: Lexicon) -> None:
    words = claims.words
    at = 0
    while at < len(words):
        found = _prison_at(claims, lexicon, at)
        at = found or at + 1


def _prison_at(claims: Claims[object], lexicon: Lexicon, at: int) -> int | None:
    words = claims.words
    if words.capitals[at]:
        known = lexicon.prison_known.at(words, at)
        if known and claims.free(at, known[0]) and not _goes_on_as_name(words, lexicon, at, known[0]):
            after = _prison_tail(words, lexicon, known[0])
            head = lexicon.prison_heads.at(words, known[0]) if known[0] < len(words) else None
            after = max(after, head[0]) if head and words.lowers[head[0] - 1] in lexicon.prison_bare else after
            return _claim_prison(claims, at, after, PrisonSubtype.PRISON, named=True, voice="known prison")
        if lexicon.prison_code.fullmatch(words.forms[at]) and claims.free(at, at + 1):
            subtype = PrisonSubtype.DETENTION_CENTRE if "SI" in words.forms[at] else PrisonSubtype.COLONY
            return _claim_prison(claims, at, at + 1, subtype, named=True, voice="prison code")
    found = lexicon.prison_heads.at(words, at)
    return _prison_by_head(claims, lexicon, at, found[0], found[1]) if found else None


def _goes_on_as_name(words: Words, lexicon: Lexicon, first: int, after: int) -> bool:
    """A known prison's name that is only a part of a longer capitalised run ("Tora Bora")."""
    follows = after < len(words) and words.adjacent(after - 1) and words.capitals[after]
    precedes = first > 0 and words.adjacent(first - 1) and words.capitals[first - 1] and not words.opens[first - 1]
    return (follows and lexicon.prison_heads.at(words, after) is None) or (precedes and words.lowers[first - 1] in lexicon.given)


def _prison_by_head(claims: Claims[object], lexicon: Lexicon, at: int, head_end: int, subtype: PrisonSubtype) -> int | None:
    words = claims.words
    after = _prison_tail(words, lexicon, head_end)
    following = words.lowers[after] if after < len(words) and words.adjacent(after - 1) else ""
    if after == head_end and following in lexicon.prison_not_after and subtype is not PrisonSubtype.HOSPITAL:
        return None
    first = at
    while first > 0 and words.adjacent(first - 1) and _belongs_before_prison(words, lexicon, first - 1):
        first -= 1
    named = after > head_end or any(words.capitals[i] and not _is_opening_word(words, lexicon, i) for i in range(first, at))
    pointed_at = first > 0 and words.lowers[first - 1] in _ARTICLES
    own_kind = subtype in (PrisonSubtype.CELL, PrisonSubtype.HOSPITAL)
    if not claims.free(first, after) or not (named or own_kind or pointed_at):
        return None
    return _claim_prison(claims, first, after, subtype, named=named, voice="prison words")


def _belongs_before_prison(words: Words, lexicon: Lexicon, at: int) -> bool:
    lower = words.lowers[at]
    if lower in lexicon.prison_kinds:
        return not words.opens[at]
    if not words.capitals[at] or lower in lexicon.months or lower in lexicon.role_nouns:
        return False
    return not _is_opening_word(words, lexicon, at)


def _prison_tail(words: Words, lexicon: Lexicon, after: int) -> int:
    """Takes in "No. 4", "-6", "in Vitebsk" after the head."""
    at = after
    if at < len(words) and words.adjacent(at - 1) and words.lowers[at] in _NUMBER_WORDS:
        at += 1
        if at < len(words) and words.lowers[at] == ".":
            at += 1
        if at < len(words) and words.lowers[at][0].isdigit():
            after = at + 1
    elif at < len(words) and words.adjacent(at - 1) and re.fullmatch(r"\d{1,3}", words.forms[at]):
        after = at + 1
    at = after
    if at + 1 < len(words) and words.adjacent(at - 1) and words.lowers[at] in ("in", "of") and words.capitals[at + 1]:
        place = lexicon.places.at(words, at + 1)
        if place:
            after = place[0]
    return after


def _claim_prison(claims: Claims[object], first: int, after: int, subtype: PrisonSubtype, *, named: bool, voice: str) -> int:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    mention = PrisonMention(start=start, end=end, text=words.text[start:end], voice=voice, subtype=subtype, named=named)
    claims.claim(first, after, mention)
    return after


def find_known_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies that are known by themselves."""
    words = claims.words
    after_given = _words_after_given_names(words, lexicon)
    at = 0
    while at < len(words):
        known = lexicon.body_known.at(words, at)
        if known and known[0] - at == 1 and words.lowers[at] in after_given:
            known = None
        if known and claims.free(at, known[0]) and not _part_of_longer_name(words, lexicon, at, known[0]):
            after = _known_tail(words, lexicon, known[0])
            _claim_body(claims, at, after, known[1], voice="known body")
            at = after
        else:
            at += 1


def _words_after_given_names(words: Words, lexicon: Lexicon) -> frozenset[str]:
    """Words that follow a given name somewhere in the text: there they are somebody's surname ("Salih Turan" and then "Turan")."""
    return frozenset(
        words.lowers[at]
        for at in range(1, len(words))
        if words.capitals[at] and words.capitals[at - 1] and words.lowers[at - 1] in lexicon.given and words.forms[at][1:].islower()
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
    """One word that may be an ordinary one at a sentence's beginning, or the given name of someone."""
    if after - first > 1:
        return False
    lower = words.lowers[first]
    if words.opens[first] and lower in lexicon.ordinary and words.forms[first][1:].islower():
        return True
    follows = after < len(words) and words.adjacent(after - 1) and words.capitals[after]
    head = follows and (lexicon.body_heads.at(words, after) or lexicon.roles.at(words, after) or lexicon.body_known.at(words, after))
    acronym = words.forms[first].isupper() or not words.forms[first].isalpha()
    if follows and not head and not acronym:
        return True
    before = first > 0 and words.adjacent(first - 1) and words.capitals[first - 1] and words.lowers[first - 1] in lexicon.given
    return bool(before)


def find_headed_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """Bodies by a capitalised head word and the capitalised words around it."""
    words = claims.words
    at = 0
    while at < len(words):
        head = lexicon.body_heads.at(words, at) if words.capitals[at] else None
        if head and claims.free(at, head[0]) and words.capitals[head[0] - 1]:
            at = _headed_body(claims, lexicon, at, head[0], head[1])
        else:
            at += 1


def _headed_body(claims: Claims[object], lexicon: Lexicon, at: int, head_end: int, subtype: BodySubtype) -> int:
    words = claims.words
    first = _body_start(claims, lexicon, at)
    after = _body_end(claims, lexicon, head_end, words.lowers[at], had_left=first < at)
    while after < len(words) and words.adjacent(after - 1) and words.capitals[after] and (more := lexicon.body_heads.at(words, after)):
        if not claims.free(after, more[0]) or not words.capitals[more[0] - 1]:
            break
        subtype, after = more[1], _body_end(claims, lexicon, more[0], words.lowers[after], had_left=True)
    alone = first == at and after == head_end and head_end - at == 1
    opening_only = alone and (words.opens[at] or subtype not in _STAND_ALONE_BODIES)
    in_heading = words.in_heading[at] and first == at
    if opening_only or in_heading:
        return head_end
    _claim_body(claims, first, after, subtype, voice="body head")
    return after


def _body_start(claims: Claims[object], lexicon: Lexicon, at: int) -> int:
    words, first = claims.words, at
    while first > 0 and words.adjacent(first - 1) and claims.free(first - 1, first):
        lower = words.lowers[first - 1]
        if words.capitals[first - 1]:
            titled = _is_person_title(words, lexicon, first - 1) and lower not in ("chief", "general", "state", "public")
            if lower in lexicon.months or lower in lexicon.function_words or lower in lexicon.honorifics or titled:
                break
            first -= 1
        elif lower in ("'s", "’s", "'", "’") and first > 1 and words.capitals[first - 2] and _is_plain_plural(words, lexicon, first - 2):
            first -= 2
        elif lower in ("of", "and", "for", "&") and first > 1 and words.capitals[first - 2] and first < at + 1 and _joins_left(words, lexicon, first - 2):
            first -= 2
        elif lower.isdigit() and first > 1 and words.capitals[first - 2] and words.adjacent(first - 2):
            first -= 1
        else:
            break
    return first


def _is_plain_plural(words: Words, lexicon: Lexicon, at: int) -> bool:
    """"People" in "People's Party", and not "Turkey" in "Turkey's Justice Party"."""
    lower = words.lowers[at]
    return lower in lexicon.ordinary and lower not in lexicon.single_places and lower not in lexicon.given


def _is_person_title(words: Words, lexicon: Lexicon, at: int) -> bool:
    return words.lowers[at] in lexicon.role_nouns and lexicon.roles.before(words, at + 1) is not None and words.lowers[at] not in lexicon.court_kinds


def _joins_left(words: Words, lexicon: Lexicon, at: int) -> bool:
    """The word left of a connector is an ordinary word with a capital, not a name of someone ("Peace and Democracy Institute")."""
    lower = words.lowers[at]
    return lower in lexicon.ordinary and lower not in lexicon.function_words and not words.opens[at] and lower not in lexicon.given


def _body_end(claims: Claims[object], lexicon: Lexicon, after: int, head: str, *, had_left: bool) -> int:
    """Takes in "of Foreign Affairs", "to Protect Journalists", a quoted name, a number after "Channel"."""
    words = claims.words
    if head in _HEAD_FIRST and not had_left and after < len(words) and words.adjacent(after - 1) and (words.capitals[after] or words.forms[after].isdigit()):
        if claims.free(after, after + 1) and not _is_person_title(words, lexicon, after):
            after += 1
    elif head in _HEAD_FIRST and after < len(words) and words.forms[after].isdigit() and words.adjacent(after - 1):
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
    if after + 1 >= len(words) or words.forms[after] not in "\"“«‘" or not words.capitals[after + 1]:
        return None
    for at in range(after + 1, min(after + 12, len(words))):
        if words.forms[at] in "\"”»’":
            return at + 1
        if words.forms[at] in ".\n,":
            return None
    return None


def _connected_tail(claims: Claims[object], lexicon: Lexicon, at: int, *, connected: bool, had_left: bool) -> int | None:
    words = claims.words
    lower = words.lowers[at]
    if lower in ("'s", "’s") and connected and at + 1 < len(words) and words.capitals[at + 1] and words.lowers[at + 1] in lexicon.ordinary:
        begin = at + 1
    elif lower in lexicon.body_connectors:
        if lower in ("in", "on", "by", "with", "under", "at") and not connected:
            return None
        if had_left and lower not in ("of", "for", "against"):
            return None
        begin = at + 1
        while begin < len(words) and words.lowers[begin] in ("the", "of", "and") and begin < at + 3:
            begin += 1
    elif connected and words.capitals[at] and lower not in lexicon.months:
        begin = at
    else:
        return None
    if begin >= len(words) or not words.capitals[begin] or not words.adjacent(begin - 1) or not claims.free(begin, begin + 1):
        return None
    low = words.lowers[begin]
    if low in lexicon.months or lexicon.court_heads & {low} or _is_person_title(words, lexicon, begin):
        return None
    if lower == "and" and (low not in lexicon.ordinary or low in lexicon.given or lexicon.body_heads.at(words, begin)):
        return None
    if lower == "in" and lexicon.places.at(words, begin) is None:
        return None
    return begin + 1


def _claim_body(claims: Claims[object], first: int, after: int, subtype: BodySubtype, *, voice: str) -> None:
    words = claims.words
    start, end = words.starts[first], words.ends[after - 1]
    claims.claim(first, after, BodyMention(start=start, end=end, text=words.text[start:end], voice=voice, subtype=subtype))


def find_generic_bodies(claims: Claims[object], lexicon: Lexicon) -> None:
    """"the authorities", "Baku police", "human rights groups": bodies without a name of their own."""
    words = claims.words
    at = 0
    while at < len(words):
        generic = lexicon.body_generic.at(words, at)
        if generic and claims.free(at, generic[0]) and not _describes_another(words, lexicon, generic[0]):
            first = _qualified_from(claims, lexicon, at)
            _claim_body(claims, first, generic[0], generic[1], voice="generic body")
            at = generic[0]
        else:
            at += 1


def _describes_another(words: Words, lexicon: Lexicon, after: int) -> bool:
    """The generic word only describes the noun after it: "police station", "government critics"."""
    if after >= len(words) or not words.adjacent(after - 1):
        return False
    lower = words.lowers[after]
    return words.capitals[after] or lower in lexicon.role_nouns or lower in lexicon.thing_nouns or lexicon.group_nouns.at(words, after) is not None


def _qualified_from(claims: Claims[object], lexicon: Lexicon, at: int) -> int:
    """The first word of the names of places and peoples that stand right before."""
    words, first = claims.words, at
    while first > 0 and words.adjacent(first - 1) and claims.free(first - 1, first) and words.capitals[first - 1]:
        lower = words.lowers[first - 1]
        if lower in lexicon.months or lower in lexicon.function_words or (words.opens[first - 1] and lower in lexicon.ordinary):
            break
        first -= 1
    return first
