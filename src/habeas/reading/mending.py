"""Lemmas that a trained lemmatizer gets wrong for verbs it has seldom seen, mended: "slamme" or "slammed" of "slammed",
"reiterat" of "reiterated", "regrett" of "regretted", "denies" taken for a plural; "witnesse" of "witnesses".

In: a form, its lemma and its tag. Out: the lemmas it may have. Always true: what `mended` gives is among what `may_be` gives for
the form, so that a scan before parsing misses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge import load_yaml
from habeas.reading.knowledge.language import folder, of_language, once_a_language
from habeas.reading.word_forms import PAST

_SHORTEST_DOUBLED = 4
_LONGER = 5
_MARKED = (*PAST, "VBG")


class StrongVerbs(BaseModel):
    """Past forms with a vowel of their own, by lemma."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    forms: dict[str, tuple[str, ...]]


class Respelt(BaseModel):
    """An ending of forms, what a wrong lemma of such a form ends in, and what the lemma has instead of the form's ending."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str
    wrong: tuple[str, ...]
    instead: str

    def lemma_of(self, form: str) -> str:
        return form.removesuffix(self.form) + self.instead


class MendingWords(BaseModel):
    """How forms and lemmas end. `plurals`, `pasts`: endings with a spelling of their own; `past`: the ending of a verb told
    as past; `doubled`: letters that are doubled before an ending; `silent`: a letter that a lemma may end in and its forms lose;
    `never_lemmas`: what no verb ends in, for its last letter; `endings`: what forms may have more than lemmas.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plurals: tuple[Respelt, ...]
    pasts: tuple[Respelt, ...]
    past: str
    doubled: frozenset[str]
    silent: str
    never_lemmas: tuple[str, ...]
    endings: tuple[str, ...]


_mending = of_language("mending.yaml", MendingWords)


@once_a_language
def _strong() -> dict[str, str]:
    """The lemma of each such form."""
    known = load_yaml(folder() / "strong_verbs.yaml", StrongVerbs)
    return {form: lemma for lemma, forms in known.forms.items() for form in forms}


def mended(form: str, lemma: str, tag: str) -> str:
    """The lemma, mended where form and tag show that it cannot be right."""
    is_verb = tag.startswith("V")
    if not is_verb and tag != "NNS":
        return lemma
    words = _mending()
    if is_verb and form in _strong():
        return _strong()[form]
    long_enough = tag in _MARKED and len(lemma) > _SHORTEST_DOUBLED
    for ending in words.plurals if tag == "NNS" else words.pasts if long_enough else ():
        if form.endswith(ending.form) and lemma.endswith(ending.wrong):
            return ending.lemma_of(form)
    if form == lemma and tag in _MARKED and form.endswith(words.past) and len(form) > _LONGER:
        stem = form.removesuffix(words.past)
        if stem[-1] == stem[-2]:
            return stem[:-1] if stem[-1] in words.doubled else stem
    if long_enough and lemma[-1] == words.silent and lemma[-2] == lemma[-3] and lemma[-2] in words.doubled:
        return lemma[:-2]
    if long_enough and lemma[-1] == lemma[-2] and lemma[-1] in words.doubled and form != lemma:
        return lemma[:-1]
    spurious = long_enough and lemma.endswith(words.never_lemmas) and form != lemma
    return lemma[:-1] if spurious else lemma


def may_be(form: str) -> Iterator[str]:
    """Every lemma that mending may make of a form."""
    if form in _strong():
        yield _strong()[form]
    words = _mending()
    for respelt in (*words.plurals, *words.pasts):
        if form.endswith(respelt.form):
            yield respelt.lemma_of(form)
    for ending in words.endings:
        if form.endswith(ending):
            stem = form[: -len(ending)]
            yield stem
            yield f"{stem}{words.silent}"
            if len(stem) > 1 and stem[-1] == stem[-2]:
                yield stem[:-1]
