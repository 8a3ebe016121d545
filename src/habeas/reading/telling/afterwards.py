"""What a further sentence says of a ruling told before: who presided, which court gave it and when.

In: the drafts told so far and the mentions of the next sentence. Out: nothing; the last ruling takes the fields it lacks, and the
sentence as a further quote. Always true: a ruling takes a judge, court or day only from its own sentence or one of the two after
it, and only where that sentence speaks of the ruling itself. The words are data in `knowledge/<lang>/rulings.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from habeas.model import Edtf
from habeas.reading.drafts import ANNOUNCED, Draft
from habeas.reading.names import PersonMention, RoleClass
from habeas.reading.parts import Part
from habeas.reading.telling.context import Context
from habeas.reading.telling.naming_back import name_back
from habeas.reading.telling.proceedings import IN_COURT, point_back, proceeding_words
from habeas.reading.telling.rulings import ruling_words, say_of

_REACH = 2
_NEAR_VERB = 3
_NEWS = 31
"""Days for which a ruling is what a page tells, and not only what it goes back to."""
_OPENING = 4
"""Letters at most before the judge with whom a sentence opens: an article and a blank."""
_RULE = "said of the ruling told of in the sentences before"


def say_more_of_rulings(part: Part, told: Sequence[Draft], before: Sequence[Draft], context: Context) -> None:
    """Gives the rulings told in this sentence (`told`), or else the last one told before, what the sentence says of them."""
    known = ruling_words()
    words = frozenset(w.form.lower() for w in part.words)
    here = [d for d in told if d.type in IN_COURT]
    if not words.isdisjoint(known.presiding) or _acts(part, context):
        _put_judge(part, [d for d in here if d.type is here[0].type] or _last_told(before, context))
    point_back(part, told, before, context)
    if all(d.frame in ANNOUNCED for d in here):
        name_back(part, before, context)


def _last_told(before: Sequence[Draft], context: Context) -> list[Draft]:
    """The rulings of the last sentence that told of one, where that is not far; not those of a sentence that only goes back to
    what had come before ("A court upheld the sentence. *He was convicted in December*. Judge Smith read the ruling").
    """
    near = [d for d in before if d.type in IN_COURT and context.sentence - d.at <= _REACH]
    news = [d for d in near if not _goes_back(d, context)]
    return [d for d in near if d.at == (news or near)[-1].at]


def _goes_back(ruling: Draft, context: Context) -> bool:
    date = ruling.values.get("date")
    if ruling.pluperfect or not isinstance(date, Edtf) or date.latest is None or context.anchor.day is None:
        return ruling.pluperfect
    return (context.anchor.day - date.latest).days > _NEWS


def _acts(part: Part, context: Context) -> bool:
    """ "*Judge Smith adjourned* until May 2": the sentence opens with a judge who does what judges do."""
    judges = [m for m in part.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.JUDGE]
    if len(judges) != 1 or judges[0].np_start > part.start + _OPENING:
        return False
    following = context.text[max(judges[0].end, judges[0].np_end) : part.end].lower().split()
    return any(word.strip(",.") in proceeding_words().acting for word in following[:_NEAR_VERB])


def _put_judge(part: Part, drafts: Sequence[Draft]) -> None:
    judges = [m for m in part.mentions if isinstance(m, PersonMention) and m.role_class is RoleClass.JUDGE]
    if len({m.full_name for m in judges}) != 1:
        return
    for draft in drafts:
        if judges[0].full_name not in draft.people:
            say_of(draft, "judge", judges[0].full_name, judges[0], part, _RULE)
