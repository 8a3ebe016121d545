"""Who is meant: names, pronouns and groups resolved to people inside one segment, carefully: unresolved rather than wrong.

In: the tokens that fill a role, sentence by sentence in order. Out: a `Party`: people by their fullest names in the segment, a
group in the page's words, a number. Always true: nobody is named who is not named in the segment.

`story` remembers who has appeared and what was told of whom, `cast` asks for whom a word stands. What it asks, one room each: a
pronoun (`pronouns`, and behind it `singular` and `plural`), a description (`described`), a group (`groups`, `group_words`), the
names given for one (`members`), all groups that the page counts (`page_groups`), a number (`numbers`), the rest of a list
(`others`), whom the story was about last (`lately`).
"""

from habeas.reading.cast.appearing import belongs, listed_in
from habeas.reading.cast.cast import Cast
from habeas.reading.cast.described import client_told_of, is_represented, the_one_called
from habeas.reading.cast.genders import genders_told
from habeas.reading.cast.group_words import is_part_of_more, is_said_of_some, one_of_several_named, several_it_is_one_of
from habeas.reading.cast.groups import are_called_so, of_mentions
from habeas.reading.cast.lately import in_focus
from habeas.reading.cast.party import BYSTANDING, JUDGING, OFFICIAL, Party
from habeas.reading.cast.story import Story

__all__ = [
    "BYSTANDING",
    "JUDGING",
    "OFFICIAL",
    "Cast",
    "Party",
    "Story",
    "are_called_so",
    "belongs",
    "client_told_of",
    "genders_told",
    "in_focus",
    "is_part_of_more",
    "is_represented",
    "is_said_of_some",
    "listed_in",
    "of_mentions",
    "one_of_several_named",
    "several_it_is_one_of",
    "the_one_called",
]
