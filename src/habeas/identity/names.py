"""A name as written, taken apart: who is the given name, who the surname, who the father.

In: one name in any script and order. Out: a `ParsedName`. Always true: nothing is invented; every word of the answer stands in
the text, and a text without a letter gives a name without parts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import combinations
from typing import Final

from habeas.identity.knowledge import table
from habeas.identity.sounds import fold, script_of, sounds_of


class Order(StrEnum):
    """Which way round the name stands, as far as the text itself shows it (a comma, a patronymic, an ending)."""

    GIVEN_FIRST = "given first"
    SURNAME_FIRST = "surname first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedName:
    """The parts of one written name, each as it stands in the text.

    `patronymic` is the father's name or the word made of it, without oglu, qızı, bin. `initials` are those that stand for a given
    name, `patronymic_initial` the one that follows a given name. `also` are nicknames, maiden names and names in brackets.
    `order` is UNKNOWN where given name and surname are only told apart by their usual place. `marker` is the oglu, qızı or bin
    that stands beside the patronymic.
    """

    text: str
    given: tuple[str, ...] = ()
    surname: tuple[str, ...] = ()
    patronymic: str = ""
    initials: tuple[str, ...] = ()
    patronymic_initial: str = ""
    nickname: tuple[str, ...] = ()
    former: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    order: Order = Order.UNKNOWN
    marker: str = ""


_LETTER = r"[^\W\d_]"
_MARKS = r"\u0300-\u036f\u064b-\u065f"
_JOINERS = "'’ʼʻ‘`´ʹ′"
_WORD: Final = re.compile(rf"{_LETTER}[{_MARKS}]*(?:[{_JOINERS}\-‐‑]?{_LETTER}[{_MARKS}]*)*\.?|,")
_INITIALS_RUN: Final = re.compile(rf"(?<!{_LETTER})(?:{_LETTER}\.[ ]?){{2,}}")
_QUOTED: Final = re.compile(
    r"[\"“”„«»]([^\"“”„«»]{1,40})[\"“”„«»]|[(\[]([^()\[\]]{1,60})[)\]]|(?<=\s)['‘’]([^'‘’]{2,40})['’](?=\s|$)"
)
_HAN_SEPARATOR: Final = re.compile(r"[·•‧・]")


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(fold(word) for row in table("name_words").content[kind] for word in ([row] if isinstance(row, str) else row))


@dataclass(frozen=True, slots=True)
class Ending:
    """An ending that makes a family name, and how to compare a woman's form with a man's."""

    family: str
    pattern: re.Pattern[str]
    woman: bool
    masculine: str | None
    drops: int


@cache
def _endings() -> tuple[Ending, ...]:
    source = table("surname_endings")
    endings = []
    for row, entry in enumerate(source.content["endings"]):
        try:
            pattern = re.compile(f"(?<=..)(?:{entry['sounds']})$")
        except re.error as error:
            raise source.mistake(("endings", row), f"the pattern is not understood: {error}") from error
        endings.append(
            Ending(entry["family"], pattern, entry.get("woman", False), entry.get("masculine"), entry.get("masculine_drops", 0))
        )
    return tuple(endings)


@dataclass(frozen=True, slots=True)
class Stem:
    """A row of sounds with its ending: `masculine` is the whole as a man's name, `stem` what stands before the ending."""

    masculine: str
    stem: str
    family: str
    woman: bool


@lru_cache(maxsize=262144)
def stem_of(row: str) -> Stem:
    """Where no ending fits, the stem is the whole and the family empty."""
    for ending in _endings():
        match = ending.pattern.search(row)
        if match is not None:
            whole = row[: len(row) - ending.drops] if ending.drops else row
            if ending.masculine is not None:
                whole = row[: match.start()] + ending.masculine
            return Stem(whole, row[: match.start()], ending.family, ending.woman)
    return Stem(row, row, "", woman=False)


@cache
def _families_that_change_places() -> frozenset[frozenset[str]]:
    source = table("surname_endings")
    families = {ending.family for ending in _endings()} | {""}
    pairs = set()
    for row, entry in enumerate(source.content["change_places"]):
        for family in entry["of"]:
            if family not in families:
                raise source.mistake(("change_places", row), f"{family!r} is no family of the endings above")
        pairs |= {frozenset(pair) for pair in combinations(entry["of"], 2)}
    return frozenset(pairs)


def may_change_places(family: str, other: str) -> bool:
    """Whether one person's surname is written now with an ending of one family, now with one of the other (or with none)."""
    return frozenset((family, other)) in _families_that_change_places()


_PATRONYMIC: Final = re.compile(r"(?<=..)(?:j?[oóeaáæô]|[ij])(?:[vw]i(?:[čЧćCť]|cz|ʃ)|[vwu]na)$")
_SHORT_PATRONYMIC: Final = re.compile("(?:in)?i[čЧ](?:na)?$")
_FEMALE_PATRONYMIC: Final = re.compile(r"(?<=..)(?:j?[oóeaáæô]|[ij])[vwu]na$|(?<=..)i[čЧ]na$")


@cache
def _short_patronymics() -> frozenset[str]:
    return frozenset(sounds_of(word).replace("Ч", "č") for word in _words("short_patronymics"))


def _is_short_patronymic(row: str) -> bool:
    return row.replace("Ч", "č") in _short_patronymics()


def is_child_of(word: str) -> bool:
    """Whether the word says whose child someone is, without the name: oglu, qızı, bin."""
    return fold(word) in _words("child_of_before") or fold(word) in _words("child_of_after")


def child_of_after() -> frozenset[str]:
    """The words that stand before the father's name: bin, ould."""
    return _words("child_of_after")


def is_slavic_patronymic(word: str) -> bool:
    """Whether the word has the shape of one: Petrovich, Пятроўна. So do some surnames; the place decides."""
    row = sounds_of(word)
    return bool(_PATRONYMIC.search(row)) or _is_short_patronymic(row)


@lru_cache(maxsize=65536)
def father_of(patronymic: str) -> str:
    """The father's name as a row of sounds, without the patronymic's ending and final vowels: Nikolaevich → nikol."""
    row = sounds_of(patronymic)
    ending = _SHORT_PATRONYMIC if _is_short_patronymic(row) else _PATRONYMIC
    row = ending.sub("", row)
    return row.rstrip("aáæeėioójYW") or row


def attached_father(word: str) -> str:
    """Vaqif for Vaqifqızı; nothing for another word."""
    folded = fold(word)
    for marker in _words("child_of_before"):
        if folded.endswith(marker) and len(marker) > 3 and len(folded) - len(marker) >= 3:
            return word[: len(word) - len(marker)].rstrip("-")
    return ""


def _is_initial(word: str) -> bool:
    bare = word.rstrip(".")
    if script_of(bare) in ("cjk", "other", ""):
        return False
    return len(bare) == 1 or (word.endswith(".") and len(bare) <= 2)


def _is_surname_like(word: str) -> bool:
    return bool(stem_of(sounds_of(word)).family)


@lru_cache(maxsize=65536)
def without_article(word: str) -> str:
    """The word without an Arabic article that is written together with it: الخواجة, al-Khawaja, ash-Sharif; else as it is."""
    folded = fold(word)
    if script_of(word) == "arabic":
        stays = folded in _words("with_article") or not folded.startswith("ال") or len(word) < _SHORTEST_WITH_ARTICLE
        return word if stays else word[2:]
    match = _ARTICLE.match(folded)
    return word if match is None or len(word) != len(folded) else word[match.end() :]


_SHORTEST_WITH_ARTICLE: Final = 6
_ARTICLE: Final = re.compile(
    r"(?:[ae]l|аль|эль|[ae](?=(d|t|z|r|n|sh?)[-‑]\1)(?:\1)|а(?=([дтзрнсш])-\2)(?:\2))[-‑](?=[^\W\d_]{3})"
)


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word for word in words if fold(word) not in _words("articles"))


def _without_asides(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The text without what stands in quotes or brackets; the nicknames; the former names."""
    nicknames: list[str] = []
    former: list[str] = []
    for match in _QUOTED.finditer(text):
        words = [word.rstrip(".") for word in _WORD.findall(match[0]) if word != ","]
        names = [word for word in words if fold(word) not in _words("born")]
        (former if match[2] is not None else nicknames).extend(names)
    return _QUOTED.sub(" ", text), tuple(nicknames), tuple(former)


def _split_han(text: str) -> ParsedName:
    """Chinese: the surname stands first, with one character or, for a known few, two; a foreign name has dots between its
    parts."""
    parts = [part for part in _HAN_SEPARATOR.split(text) if part]
    if len(parts) > 1:
        return ParsedName(text=text, given=tuple(parts[:-1]), surname=(parts[-1],))
    name = parts[0]
    size = 2 if name[:2] in _words("double_surnames") and len(name) > 2 else 1
    return ParsedName(text=text, surname=(name[:size],), given=(name[size:],) if name[size:] else (), order=Order.SURNAME_FIRST)


def _with_marker(words: Sequence[str], at: int, name: ParsedName, *, surname_known: bool) -> ParsedName:
    """Words with oglu or qızı at `at`: the father stands before it."""
    before, after = words[:at], words[at + 1 :]
    if surname_known:
        return replace(
            name, given=_plain(before[:-1] or before), patronymic=before[-1] if len(before) > 1 else "", marker=words[at]
        )
    name = replace(name, marker=words[at])
    if after:
        given = before[:-1]
        return replace(name, given=_plain(given), patronymic=before[-1], surname=_plain(after), order=Order.GIVEN_FIRST)
    if len(before) >= 3:
        if _is_surname_like(before[-2]) and not _is_surname_like(before[0]):
            given, surname = before[:-2], before[-2:-1]
            return replace(name, given=_plain(given), surname=tuple(surname), patronymic=before[-1], order=Order.GIVEN_FIRST)
        return replace(
            name, surname=_plain(before[:1]), given=_plain(before[1:-1]), patronymic=before[-1], order=Order.SURNAME_FIRST
        )
    return replace(
        name, given=_plain(before[:-1] or before), patronymic=before[-1] if len(before) > 1 else "", order=Order.GIVEN_FIRST
    )


def _with_bin(words: Sequence[str], at: int, name: ParsedName) -> ParsedName:
    """Words with bin or ould at `at`: the father stands after it."""
    after = _plain(words[at + 1 :])
    return replace(
        name,
        given=_plain(words[:at]),
        patronymic=after[0] if after else "",
        marker=words[at],
        surname=name.surname or after[1:],
        order=Order.GIVEN_FIRST,
    )


def _with_slavic_patronymic(words: Sequence[str], name: ParsedName, *, surname_known: bool) -> ParsedName | None:
    """The patronymic follows the given name; before or after both stands the surname."""
    first = 0 if surname_known and len(words) > 1 else 1
    places = [place for place, word in enumerate(words) if place >= first and is_slavic_patronymic(word)]
    if surname_known:
        if not places:
            return None
        at = places[-1]
        return replace(name, given=_plain((*words[:at], *words[at + 1 :])), patronymic=words[at])
    if len(words) == 2 and places and _FEMALE_PATRONYMIC.search(sounds_of(words[1])):
        return replace(name, given=(words[0],), patronymic=words[1], order=Order.GIVEN_FIRST)
    if len(words) < 3 or not places:
        return None
    inner = [place for place in places if place < len(words) - 1]
    if inner:
        at = inner[0]
        return replace(
            name, given=_plain(words[:at]), patronymic=words[at], surname=_plain(words[at + 1 :]), order=Order.GIVEN_FIRST
        )
    return replace(name, surname=(words[0],), given=_plain(words[1:-1]), patronymic=words[-1], order=Order.SURNAME_FIRST)


def _by_place(words: Sequence[str], name: ParsedName) -> ParsedName:
    """No comma and no patronymic: an ending shows the surname, else it is the last word."""
    plain = _plain(words)
    if len(plain) < 2:
        only = plain or tuple(words)
        return replace(name, given=only) if name.surname else replace(name, surname=only)
    father = attached_father(plain[-1])
    if father:
        return replace(name, given=plain[:-1], surname=plain[-1:], patronymic=father, order=Order.GIVEN_FIRST)
    first, last = _is_surname_like(plain[0]), _is_surname_like(plain[-1])
    if first and not last:
        return replace(name, surname=plain[:1], given=plain[1:])
    return replace(name, given=plain[:-1], surname=plain[-1:])


def _titles(words: Sequence[str]) -> tuple[str, ...]:
    """The titles among the words; a word that is also a name is one only where a given name and a surname stand beside it."""
    folded = [fold(word.rstrip(".")) for word in words if word != ","]
    titles = _words("titles")
    if sum(word not in titles and word not in _words("titles_and_names") for word in folded) >= 2:
        titles = titles | _words("titles_and_names")
    found = tuple(word for word in words if fold(word.rstrip(".")) in titles)
    return found if len(found) < len(folded) else ()


def _with_whole_markers(words: Sequence[str]) -> list[str]:
    """Назим-оглы in two words, and the o. or q. that stands for oğlu or qızı behind three names written out."""
    apart: list[str] = []
    for word in words:
        before, hyphen, last = word.rpartition("-")
        apart += [before, last] if hyphen and fold(last) in _words("child_of_before") and before else [word]
    short = table("name_words").content["child_of_shortened"].get(apart[-1].rstrip(".")) if len(apart) > _NAMES_BEFORE else None
    whole = [word for word in apart[:-1] if not _is_initial(word)]
    return [*apart[:-1], short] if short and len(whole) == len(apart) - 1 else apart


_NAMES_BEFORE: Final = 3


def _place_initials(words: Sequence[str], name: ParsedName) -> tuple[list[str], ParsedName]:
    """Initials taken out of the words: after a whole given name one stands for the father, else they stand for the given name."""
    whole = [word for word in words if not _is_initial(word)]
    initials = [word.rstrip(".") for word in words if _is_initial(word)]
    if not initials:
        return whole, name
    if len(whole) + len(name.surname) >= 2:
        return whole, replace(name, patronymic_initial=initials[0])
    return whole, replace(name, initials=(initials[0],), patronymic_initial=initials[1] if len(initials) > 1 else "")


def _from_words(words: Sequence[str], name: ParsedName) -> ParsedName:
    """The parts of words that may follow a surname and a comma (then `name.surname` is set)."""
    surname_known = bool(name.surname)
    folded = [fold(word) for word in words]
    for at, word in enumerate(folded):
        if word in _words("child_of_before") and at > 0:
            return _with_marker(words, at, name, surname_known=surname_known)
        if word in _words("child_of_after") and 0 < at < len(words) - 1:
            return _with_bin(words, at, name)
    slavic = _with_slavic_patronymic(words, name, surname_known=surname_known)
    if slavic is not None:
        return slavic
    if surname_known:
        return replace(name, given=_plain(words) or tuple(words))
    return _by_place(words, name) if words else name


@lru_cache(maxsize=131072)
def parse_name(text: str) -> ParsedName:
    """The parts of a name. Never fails: what cannot be told apart stays where it usually stands."""
    clean = "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    han = "".join(letter for letter in clean if script_of(letter) == "cjk" or _HAN_SEPARATOR.match(letter))
    if script_of(han) == "cjk" and all(script_of(letter) in ("cjk", "") for letter in clean):
        return replace(_split_han(han.strip("·•‧・")), text=text)
    clean, nicknames, former = _without_asides(clean)
    clean = _INITIALS_RUN.sub(lambda run: run[0].replace(".", ". "), clean)
    words = _WORD.findall(clean)
    titles = _titles(words)
    words = [word for word in words if word not in titles]
    name = ParsedName(text=text, nickname=nicknames, former=former, titles=titles)
    born = next((at for at, word in enumerate(words) if fold(word.rstrip(".")) in _words("born") and at > 0), None)
    if born is not None:
        name = replace(name, former=(*former, *(word.rstrip(".") for word in words[born + 1 :] if word != ",")))
        words = words[:born]
    if "," in words:
        comma = words.index(",")
        before, after = words[:comma], [word for word in words[comma + 1 :] if word != ","]
        if before and after:
            surname, _ = _place_initials(before, name)
            name = replace(
                name, surname=_plain(word.rstrip(".") for word in surname) or tuple(surname), order=Order.SURNAME_FIRST
            )
            words = after
        else:
            words = before or after
    whole, name = _place_initials(_with_whole_markers(words), name)
    return _from_words(tuple(word.rstrip(".") for word in whole), name)
