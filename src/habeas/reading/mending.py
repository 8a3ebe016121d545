"""Lemmas that a trained lemmatizer gets wrong for verbs it has seldom seen, mended: "slamme" or "slammed" of "slammed",
"reiterat" of "reiterated", "regrett" of "regretted", "denies" taken for a plural; "witnesse" of "witnesses".

In: a form, its lemma and its tag. Out: the lemmas it may have. Always true: what `mended` gives is among what `may_be` gives for
the form, so that a scan before parsing misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge import FOLDER, load_yaml

_SHORTEST_DOUBLED = 4
_LONGER = 5
_PAST = ("VBD", "VBN", "VBG")


class StrongVerbs(BaseModel):
    """Past forms with a vowel of their own, by lemma."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: dict[str, tuple[str, ...]]


class MendingWords(BaseModel):
    """How forms and lemmas end. `doubled`: letters that are doubled before an ending; `never_lemmas`: ends of what is no verb,
    for its last letter; `endings`: what forms may have more than lemmas.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    doubled: frozenset[str]
    never_lemmas: tuple[str, ...]
    endings: tuple[str, ...]


@cache
def _mending(lang: str = "en") -> MendingWords:
    return load_yaml(FOLDER / lang / "mending.yaml", MendingWords)


@cache
def _strong(lang: str = "en") -> dict[str, str]:
    """The lemma of each such form."""
    known = load_yaml(FOLDER / lang / "strong_verbs.yaml", StrongVerbs)
    return {form: lemma for lemma, forms in known.forms.items() for form in forms}


def mended(form: str, lemma: str, tag: str) -> str:
    """The lemma, mended where form and tag show that it cannot be right."""
    words = _mending()
    if tag.startswith("V") and form in _strong():
        return _strong()[form]
    if tag == "NNS" and form.endswith("ies") and lemma.endswith(("ie", "ies")):
        return form[:-3] + "y"
    if tag == "NNS" and form.endswith("sses") and lemma.endswith("sse"):
        return form[:-2]
    if tag in _PAST and form.endswith("ied") and lemma.endswith("ie") and len(lemma) > _SHORTEST_DOUBLED:
        return form[:-3] + "y"
    if form == lemma and tag in _PAST and form.endswith("ed") and len(form) > _LONGER and form[-3] == form[-4]:
        return form[:-3] if form[-3] in words.doubled else form[:-2]
    doubled = len(lemma) > _SHORTEST_DOUBLED and lemma[-1] == "e" and lemma[-2] == lemma[-3] and lemma[-2] in words.doubled
    if doubled and tag in _PAST:
        return lemma[:-2]
    if (
        tag in _PAST
        and len(lemma) > _SHORTEST_DOUBLED
        and lemma[-1] == lemma[-2]
        and lemma[-1] in words.doubled
        and form != lemma
    ):
        return lemma[:-1]
    spurious = tag in _PAST and len(lemma) > _SHORTEST_DOUBLED and lemma.endswith(words.never_lemmas) and form != lemma
    return lemma[:-1] if spurious else lemma


def may_be(form: str) -> Iterator[str]:
    """Every lemma that mending may make of a form."""
    if form in _strong():
        yield _strong()[form]
    if form.endswith(("ies", "ied")):
        yield form[:-3] + "y"
    for ending in _mending().endings:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            yield stem
            yield f"{stem}e"
            if len(stem) > 1 and stem[-1] == stem[-2]:
                yield stem[:-1]
