"""The people of an event written down: by name, as a group, as a number.

In: a draft, its match and the party. Out: fields of the draft. Always true: one person alone is no number.
"""

from __future__ import annotations

from collections.abc import Iterable

from habeas.model import CountOf
from habeas.reading import grammar
from habeas.reading.cast import Party
from habeas.reading.drafts import Draft
from habeas.reading.matching import Match, Scene
from habeas.reading.pointing import pointing_words
from habeas.reading.values import CountMention


def put_people(draft: Draft, match: Match, party: Party) -> None:
    if len(party.people) == 1 and not party.spans and _deals_out_several(match):
        return
    draft.put("people", party.people, party.spans, None if party.spans else "those whom the sentences before are about")
    if party.group:
        spans = party.spans
        draft.put("group", party.group, spans)
        draft.of_one = not party.people and party.number == 1
        if party.number is not None and party.number > 1:
            count = None if party.summed else _count_word(match.scene, spans)
            draft.put("count", count if count is not None else party.number, spans)
            draft.put("count_of", CountOf.PEOPLE, spans)


def _deals_out_several(match: Match) -> bool:
    """ "Prosecutors had requested *terms* of five to six years": for several, and not for the one who was named last."""
    objects = grammar.objects(match.trigger) if grammar.is_verbal(match.trigger) else []
    return any(o.tag_ == "NNS" and o.lemma_.lower() in pointing_words().dealt_out for o in objects)


def _count_word(scene: Scene, spans: Iterable[tuple[int, int]]) -> int | str | None:
    """The count as the page has it, its qualifier included ("nearly 60")."""
    inside = [m for m in scene.mentions if isinstance(m, CountMention) and any(s <= m.start < e for s, e in spans)]
    return inside[0].value if inside else None
