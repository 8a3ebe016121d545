"""Matches told as events, one room for each part: people, actors, demands, circumstances."""

from habeas.reading.telling.afterwards import say_more_of_rulings
from habeas.reading.telling.context import Context, Doubt
from habeas.reading.telling.counting import editions
from habeas.reading.telling.entries import entries, entries_behind_colon, note_heading_of_list
from habeas.reading.telling.event import NOBODY_NAMED, is_no_remand, tell
from habeas.reading.telling.headed import headed
from habeas.reading.telling.likewise import likewise
from habeas.reading.telling.naming_apart import name_apart
from habeas.reading.telling.naming_lines import name_in_lines
from habeas.reading.telling.naming_on import name_on
from habeas.reading.telling.quotations import quotations
from habeas.reading.telling.rulings import as_one_order, as_one_ruling
from habeas.reading.telling.shares import dealt_out

__all__ = [
    "NOBODY_NAMED",
    "Context",
    "Doubt",
    "as_one_order",
    "as_one_ruling",
    "dealt_out",
    "editions",
    "entries",
    "entries_behind_colon",
    "headed",
    "is_no_remand",
    "likewise",
    "name_apart",
    "name_in_lines",
    "name_on",
    "note_heading_of_list",
    "quotations",
    "say_more_of_rulings",
    "tell",
]
