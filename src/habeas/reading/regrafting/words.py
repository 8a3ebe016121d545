"""The words by which a branch hung wrong is known."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge.language import of_language


class GraftingWords(BaseModel):
    """Words by which a branch hung wrong is known: `homes`, nouns that look like qualities; `times`, what happens to nobody;
    `on_a_day`, `which_day`: what stands before a day; `several`: pronouns of several people; `asking_for`: before what is asked
    for; `before_a_court`: a preposition that looks like what opens a clause; `onto`: what stands before those something is
    imposed on; `as_was`: what says that to somebody else it was done as well; `done_to_deeds`: verbs of what is done to an
    arrest or an appeal; `those_who`: words for those whose names are told; `asking`: verbs by which who found that something
    was done to somebody asks for something; `answering`: by which who says something answers; `before_or_after`: what opens a
    clause that says what was done then; `reporting`: verbs whose object is nobody; `of_several`: helpers of verbs of which
    several are the subject; `imposing`: verbs by which something comes down on somebody; `decided`: nouns for what is decided
    to be done; `only_for`: what leads to what came of it in the end; `getting`: those who get something, before its
    `article_of_one`; `denying`: verbs of what is done to the subject of a headline; `doing_with`, `done_with`: verbs by which
    something is done to somebody with something, and what stands before that; `giving_verdicts`: by whom somebody is cleared
    or convicted of what he did, `verdict_of` what stands before that; `asking_of`: verbs by which something is asked of
    somebody; `calls`, `making_anew`: nouns that a headline has somebody make anew, and by which verbs; `calling`: verbs by
    which somebody is called something; `frozen`: what measures are about that look like verbs; `seeing`: verbs by
    which somebody is taken for something, behind `seen_as`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    homes: frozenset[str]
    times: frozenset[str]
    on_a_day: frozenset[str]
    which_day: frozenset[str]
    several: frozenset[str]
    before_a_court: frozenset[str]
    asking_for: frozenset[str]
    onto: frozenset[str]
    as_was: frozenset[str]
    done_to_deeds: frozenset[str]
    those_who: frozenset[str]
    asking: frozenset[str]
    answering: frozenset[str]
    before_or_after: frozenset[str]
    reporting: frozenset[str]
    of_several: frozenset[str]
    imposing: frozenset[str]
    decided: frozenset[str]
    only_for: tuple[str, str]
    getting: frozenset[str]
    article_of_one: frozenset[str]
    denying: frozenset[str]
    asking_of: frozenset[str]
    frozen: frozenset[str]
    calls: frozenset[str]
    making_anew: frozenset[str]
    calling: frozenset[str]
    doing_with: frozenset[str]
    done_with: frozenset[str]
    seeing: frozenset[str]
    seen_as: frozenset[str]
    giving_verdicts: frozenset[str]
    verdict_of: frozenset[str]


grafting_words = of_language("regrafting.yaml", GraftingWords)
