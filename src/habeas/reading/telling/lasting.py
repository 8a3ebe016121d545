"""How long something has gone on, where its days are counted: "on the *fourth day* of the hunger strike".

In: a draft and its match. Out: nothing; the draft takes the term and, where days are counted, the day on which it began. The
words are data in `knowledge/<lang>/lasting.yaml`.
"""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from habeas.model import Edtf
from habeas.reading.drafts import Draft
from habeas.reading.grammar_words import grammar_words
from habeas.reading.knowledge.language import of_language
from habeas.reading.matching import Match
from habeas.reading.telling.context import Context

_DAYS = "D"


class LastingWords(BaseModel):
    """`ordinals` in words; `units` that are counted, with their letters in a term."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    ordinals: dict[str, int]
    units: dict[str, str]

    def number(self, word: str) -> int | None:
        """The number that an ordinal in words or digits stands for."""
        digits = next((word.removesuffix(ending) for ending in grammar_words().ordinal_endings if word.endswith(ending)), "")
        return int(digits) if digits.isdigit() else self.ordinals.get(word)


lasting_words = of_language("lasting.yaml", LastingWords)


def put_days_counted(draft: Draft, match: Match, context: Context) -> None:
    """The term, and where days are counted the day on which it began, counted back from the segment's day."""
    known = lasting_words()
    words = match.scene.parsed.words
    for first, second in pairwise(words):
        number, unit = known.number(first.form.lower()), known.units.get(second.form.lower())
        if number is None or unit is None:
            continue
        span = (first.start, second.end)
        draft.put("term", f"P{number}{unit}", (span,), "days counted")
        draft.put("outcome", "continued", (span,), "days counted")
        today = context.anchor.day
        if unit == _DAYS and today is not None and "date" not in draft.values:
            began = today - dt.timedelta(days=number - 1)
            draft.put("date", Edtf.parse(f"{began.isoformat()}/.."), (span,), "days counted back from the segment's own")
        return
