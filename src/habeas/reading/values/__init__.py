"""Values that stand in a text: dates, terms, counts, charges. Pure functions: a text in, mentions with their offsets out."""

from habeas.reading.values.counts import CountMention, count_parts, find_counts
from habeas.reading.values.dates import DateMention, find_dates
from habeas.reading.values.law import ChargeMention, find_charges
from habeas.reading.values.moments import Anchor, ResolvedDate, Tense
from habeas.reading.values.resolving import NEAR_DAYS
from habeas.reading.values.terms import TermMention, find_terms

__all__ = [
    "NEAR_DAYS",
    "Anchor",
    "ChargeMention",
    "CountMention",
    "DateMention",
    "ResolvedDate",
    "Tense",
    "TermMention",
    "count_parts",
    "find_charges",
    "find_counts",
    "find_dates",
    "find_terms",
]
