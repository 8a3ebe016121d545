"""The words by which a further sentence says more of what was told before, and how a draft takes it.

In: `knowledge/<lang>/rulings.yaml`. Out: the words, typed.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict

from habeas.model import EventType
from habeas.reading.drafts import Draft
from habeas.reading.knowledge import FOLDER, load_yaml
from habeas.reading.mentions import Mention
from habeas.reading.parts import Part


class RulingWords(BaseModel):
    """`presiding`: what a judge does at a ruling. `naming`, by type of event, and `given`: "the *order* was *issued*"; what may
    stand between them (`helping`, `of_it`), and between the verb and the day (`leading`); `leading_to`: "*such was* the ruling".
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    presiding: frozenset[str]
    naming: dict[EventType, frozenset[str]]
    given: frozenset[str]
    helping: frozenset[str]
    leading: frozenset[str]
    leading_to: frozenset[str]
    of_it: tuple[str, ...]


@cache
def ruling_words(lang: str) -> RulingWords:
    return load_yaml(FOLDER / lang / "rulings.yaml", RulingWords)


def say_of(draft: Draft, name: str, value: Any, mention: Mention, part: Part, rule: str) -> None:
    """Puts a field that a further sentence names, with that sentence as a further quote."""
    if name in draft.values:
        return
    draft.put(name, value, ((mention.start, mention.end),), rule)
    if part.sentence not in draft.sentences:
        draft.sentences.append(part.sentence)
