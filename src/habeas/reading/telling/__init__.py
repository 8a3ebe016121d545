"""Matches told as events, one room for each part: people, actors, demands, circumstances."""

from habeas.reading.telling.afterwards import say_more_of_rulings
from habeas.reading.telling.context import Context, Doubt
from habeas.reading.telling.counting import editions
from habeas.reading.telling.event import NOBODY_NAMED, is_no_remand, tell
from habeas.reading.telling.quotations import quotations

__all__ = ["NOBODY_NAMED", "Context", "Doubt", "editions", "is_no_remand", "quotations", "say_more_of_rulings", "tell"]
