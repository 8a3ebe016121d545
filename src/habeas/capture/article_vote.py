"""Which lines of a page are its article, by vote of our own layout and two extractors that are kept by others.

In: the page's lines, the layout's own choice of lines, and the texts of the voices. Out: the choice that agrees best with the
other two (the medoid), as numbers of lines. Always true: the outcome is lines of the page as we read them, never an extractor's
own text, so that quotes are found in the page; an extractor that fails has no voice.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from habeas.capture.html_lines import Place, PlacedLine
from habeas.capture.lines import Kind, letters_of
from habeas.capture.markup import MUCH_LINK, NO_STORY
from habeas.capture.tag_soup import with_few_attributes

_log = logging.getLogger(__name__)
_TOKEN: Final = re.compile(r"\w+")
_SHINGLE: Final = 4
"""Words in a row that are looked up in a voice's text."""
_TOO_LARGE_FOR_VOICES: Final = 3_000_000
"""Characters of markup."""
_MOST_TAGS_FOR_VOICES: Final = 12_000
"""Of a thousand pages of news, five have more than nine thousand."""
_MOST_TEXT_FOR_VOICES: Final = 400_000
"""Characters of the page's lines: a short book."""
_ENDLESS_NAMES: Final = re.compile(r"""\b(?:class|id)\s*=\s*["'][^"'<>]{5000}""", re.I)
"""Extractors search the names of each element again and again."""
_SHORT: Final = 6
"""A line of fewer words is looked up whole."""
_SUPPORT: Final = 0.7
_REACH_BEYOND_PROSE: Final = 2
"""Lines that may stand between the last sentence and a short line that still belongs to the article."""
_NEVER: Final = frozenset({Kind.RELATED, Kind.COMMENTS, Kind.TAGS, Kind.POINTER})
_LEADING: Final = frozenset({Kind.TEXT, Kind.SHORT})
"""What may lead up to an article's first sentence; dates and bylines do not."""
_TRUST_IN_OWN: Final = 0.03
"""How much more agreement another choice needs to be preferred to our own, which alone knows teasers by their structure."""
_PARAGRAPHS_OF_A_LEAD: Final = 2
_LONG_ENOUGH_TO_BE_REPEATED: Final = 25


class Voice:
    """One extractor's text, and whether a line of the page is in it."""

    def __init__(self, text: str) -> None:
        tokens = _tokens(text)
        self._flat = f" {' '.join(tokens)} "
        self._shingles = set(_shingles(tokens))

    def supports(self, tokens: Sequence[str]) -> bool:
        """Whether a line, given as its words, is in the text."""
        if len(tokens) < _SHORT:
            return bool(tokens) and f" {' '.join(tokens)} " in self._flat
        shingles = _shingles(tokens)
        return sum(shingle in self._shingles for shingle in shingles) >= _SUPPORT * len(shingles)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.casefold())


def _shingles(tokens: Sequence[str]) -> list[tuple[str, ...]]:
    return list(zip(*(tokens[at:] for at in range(_SHINGLE)), strict=False))


def _by_trafilatura(markup: str) -> str:
    from trafilatura import extract

    return extract(markup, favor_precision=True, include_comments=False, include_tables=True, deduplicate=False) or ""


def _by_readability(markup: str) -> str:
    from lxml import html
    from readability import Document

    summary = html.fromstring(Document(markup).summary())
    return "\n".join(str(piece) for piece in summary.itertext())


def _is_too_large(markup: str, lines: Sequence[PlacedLine]) -> bool:
    return (
        len(markup) > _TOO_LARGE_FOR_VOICES
        or markup.count("<") > _MOST_TAGS_FOR_VOICES
        or sum(len(placed.line.text) for placed in lines) > _MOST_TEXT_FOR_VOICES
        or _ENDLESS_NAMES.search(markup) is not None
    )


def voices_on(markup: str, lines: Sequence[PlacedLine]) -> tuple[Voice, ...]:
    """The extractors' voices on a page with these lines; none on one so large that they would take many seconds."""
    if _is_too_large(markup, lines):
        return ()
    for name in ("trafilatura", "readability"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what they say of broken pages is no news to our users
    bounded = with_few_attributes(markup)
    voices = []
    for extractor in (_by_trafilatura, _by_readability):
        try:
            text = extractor(bounded)
        except Exception as error:  # third parties' code on arbitrary markup: whatever it raises, it has no voice
            _log.debug("%s has no voice on this page: %s", extractor.__name__, error)
            continue
        if text.strip():
            voices.append(Voice(text))
    return tuple(voices)


def _connected(lines: Sequence[PlacedLine], numbers: Iterable[int]) -> set[int]:
    """The numbers from the first sentence to the last, and the short lines that lead up to it or follow closely."""
    ordered = sorted(numbers)
    prose = [at for at in ordered if lines[at].line.kind is Kind.TEXT]
    if not prose:
        return set()
    return {
        *(at for at in ordered if prose[0] <= at <= prose[-1]),
        *_run(prose[0], reversed([at for at in ordered if at < prose[0] and lines[at].line.kind is Kind.SHORT])),
        *_run(prose[-1], (at for at in ordered if at > prose[-1])),
    }


def _run(start: int, numbers: Iterable[int]) -> Iterator[int]:
    """The numbers that follow one another closely from `start` on, in either direction."""
    for at in numbers:
        if abs(at - start) > _REACH_BEYOND_PROSE:
            return
        start = at
        yield at


def _once(lines: Sequence[PlacedLine], numbers: set[int]) -> set[int]:
    """Without the earlier one of two lines that are the same: a summary above, a picture's caption."""
    last_of: dict[str, int] = {}
    for at in sorted(numbers):
        key = letters_of(lines[at].line.text)
        last_of[key if len(key) > _LONG_ENOUGH_TO_BE_REPEATED else f"{at}"] = at
    return set(last_of.values())


def _candidate(lines: Sequence[PlacedLine], numbers: Iterable[int], title: int | None) -> set[int]:
    name = letters_of(lines[title].line.text) if title is not None else None
    told = (at for at in numbers if lines[at].line.kind not in _NEVER and letters_of(lines[at].line.text) != name)
    return _once(lines, _connected(lines, told))


def _words(lines: Sequence[PlacedLine], numbers: Iterable[int]) -> int:
    return sum(lines[at].line.words for at in numbers)


def _agreement(lines: Sequence[PlacedLine], one: set[int], other: set[int]) -> float:
    return 2 * _words(lines, one & other) / max(1, _words(lines, one) + _words(lines, other))


def elected(
    lines: Sequence[PlacedLine],
    title: int | None,
    own: Sequence[int],
    voices: Sequence[Voice],
    without_teasers: Callable[[Sequence[int]], Sequence[int]],
) -> list[int]:
    """The numbers of the article's lines. `without_teasers` takes from a voice's lines what is known to be none of the
    article's."""
    candidates, heard = [_candidate(lines, own, title)], []
    told = [_tokens(placed.line.text) for placed in lines]
    for voice in voices:
        heard.append(without_teasers([at for at, tokens in enumerate(told) if voice.supports(tokens)]))
        candidates.append(_candidate(lines, heard[-1], title))
    scores = [sum(_agreement(lines, one, other) for other in candidates) for one in candidates]
    scores[0] += _TRUST_IN_OWN
    winner = max(range(len(candidates)), key=lambda at: scores[at])
    chosen = set(own if winner == 0 else candidates[winner])
    if len(heard) > 1:
        chosen |= _heard_by_all(lines, title, chosen, heard)
    return sorted(chosen | _lead(lines, title, own, chosen))


def _lead(lines: Sequence[PlacedLine], title: int | None, own: Sequence[int], chosen: set[int]) -> set[int]:
    """The one or two paragraphs between the title and the lines chosen that our own layout has: a summary in a part of its own,
    which others leave out. More than that is another story than the one chosen; what stands with the title is a line under it."""
    if title is None or not chosen or min(chosen) < title:
        return set()
    head, first = lines[title].place.parts, lines[min(chosen)].place.parts
    between = [at for at in own if title < at < min(chosen) and lines[at].line.kind is Kind.TEXT]
    lead = {at for at in between if _shared(lines[at].place.parts, head) < _shared(lines[at].place.parts, first)}
    return lead if len(lead) <= _PARAGRAPHS_OF_A_LEAD else set()


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many parts of the page two places stand in together."""
    return sum(1 for a, b in zip(one, other, strict=False) if a == b)


def _heard_by_all(lines: Sequence[PlacedLine], title: int | None, chosen: set[int], heard: Sequence[Sequence[int]]) -> set[int]:
    """The lines that every voice has, between the lines chosen or leading up to them from the title, in parts that hold these."""
    if not chosen:
        return set()
    holders = {lines[at].place.holder for at in chosen}
    agreed = [
        at
        for at in sorted(set.intersection(*map(set, heard)))
        if at != title and lines[at].line.kind not in _NEVER and _is_text_of(lines[at].place, holders)
    ]
    above = [at for at in agreed if _follows(at, title) and at < min(chosen) and lines[at].line.kind in _LEADING]
    below = (at for at in agreed if at > max(chosen) and lines[at].line.kind in _LEADING and lines[at].place.holder in holders)
    between = (at for at in agreed if min(chosen) < at < max(chosen))
    return {*_run(min(chosen), reversed(above)), *between, *_run(max(chosen), below)}


def _follows(at: int, title: int | None) -> bool:
    return title is None or at > title


def _is_text_of(place: Place, holders: set[int]) -> bool:
    return place.link_share < MUCH_LINK and place.zone not in NO_STORY and not holders.isdisjoint(place.parts)
