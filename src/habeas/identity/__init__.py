"""Is this spelling that person? Names compared across scripts and languages, with reasons; people resolved from mentions. No
I/O but loading its own tables."""

from habeas.identity.batch import Scores, compare_many
from habeas.identity.blocking import blocking_keys
from habeas.identity.comparing import Comparison, RowRefused, compare, match_rows
from habeas.identity.evidence import RULES, Link, Mention, Piece, weigh
from habeas.identity.findings import Verdict
from habeas.identity.hearing import sound_keys, sounding_alike
from habeas.identity.knowledge import TableMistake
from habeas.identity.lists import Compared, Decided, Listed, Standing, compare_lists, listed_twice
from habeas.identity.names import Order, ParsedName, parse_name
from habeas.identity.resolving import Decision, MentionRefused, Person, Resolution, Resolver, Weighed, candidate_keys, resolve
from habeas.identity.romanise import romanise
from habeas.identity.sexes import sex_of_patronymic

__all__ = [
    "RULES",
    "Compared",
    "Comparison",
    "Decided",
    "Decision",
    "Link",
    "Listed",
    "Mention",
    "MentionRefused",
    "Order",
    "ParsedName",
    "Person",
    "Piece",
    "Resolution",
    "Resolver",
    "RowRefused",
    "Scores",
    "Standing",
    "TableMistake",
    "Verdict",
    "Weighed",
    "blocking_keys",
    "candidate_keys",
    "compare",
    "compare_lists",
    "compare_many",
    "listed_twice",
    "match_rows",
    "parse_name",
    "resolve",
    "romanise",
    "sex_of_patronymic",
    "sound_keys",
    "sounding_alike",
    "weigh",
]
