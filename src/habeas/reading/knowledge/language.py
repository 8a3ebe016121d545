"""The language being read, and the one way to its words.

In: `reading_in("en")` around whatever reads a text. Out: the words of that language, wherever they are asked for. A module that
needs words names their file, once:

    joining_words = of_language("joining.yaml", JoiningWords)

and asks `joining_words()`. What it makes of them, as a pattern or a phrase book, it makes `@once_a_language`; what they say of a
form or of a text it may keep by `@kept_by_language(size)`. Always true: no function of the reader takes a language in order to
reach its words, but those by which a reading begins (`read`, `read_segments`, `types_told` and those beside them), and nothing
made of one language's words is used in another's: of whatever a module keeps, each language has its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, wraps
from pathlib import Path
from typing import TypeVar

from habeas.model import DEFAULT_LANG
from habeas.reading.knowledge import FOLDER, Model, load_yaml

Asked = TypeVar("Asked", bound=Hashable)
Made = TypeVar("Made")

_READ: ContextVar[str] = ContextVar("language_read", default=DEFAULT_LANG)


@contextmanager
def reading_in(lang: str) -> Iterator[None]:
    """While it lasts, the words are those of `lang`. It is for code that runs to its end: a generator that is left between two
    of its values would leave its language to whoever asked for them.
    """
    before = _READ.set(lang)
    try:
        yield
    finally:
        _READ.reset(before)


def being_read() -> str:
    """The language being read, as a code; the one a page is in where nobody says which, while nothing is read."""
    return _READ.get()


def folder() -> Path:
    """Where the words of the language being read stand."""
    return FOLDER / being_read()


def once_a_language(make: Callable[[], Made]) -> Callable[[], Made]:
    """What `make` makes of the words of a language, made once for each."""
    made: dict[str, Made] = {}
    read = _READ.get

    @wraps(make)
    def of_the_language() -> Made:
        try:
            return made[read()]
        except KeyError:
            pass
        return made.setdefault(read(), make())

    return of_the_language


def of_language(file: str, model: type[Model]) -> Callable[[], Model]:
    """What gives the words in `file` of the language being read, as `model`; it raises `KnowledgeRefused` for a mistake there."""
    return once_a_language(lambda: load_yaml(folder() / file, model))


def kept_by_language(size: int) -> Callable[[Callable[[Asked], Made]], Callable[[Asked], Made]]:
    """The last `size` answers of a function of one thing are kept, those of each language apart."""

    def keeping(answer: Callable[[Asked], Made]) -> Callable[[Asked], Made]:
        kept: dict[str, Callable[[Asked], Made]] = {}
        read = _READ.get

        @wraps(answer)
        def of_the_language(asked: Asked) -> Made:
            known = kept.get(read())
            if known is None:
                known = kept.setdefault(read(), lru_cache(maxsize=size)(answer))
            return known(asked)

        return of_the_language

    return keeping
