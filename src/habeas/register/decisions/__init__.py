"""What people (and the named rules) decided, written down: who is who, what becomes of events, who is a woman and who a man. Each
decision says by whom it is, when and why, and is taken back by another.

Always true: decisions only grow; one is written in the transaction that changes the record accordingly; what a person decided is
never taken back by a rule.
"""

from habeas.register.decisions.assessing import Assessing, assess
from habeas.register.decisions.events import (
    accept,
    amend,
    amend_fields,
    bulk_accept,
    decisions_about,
    different_events,
    judgments,
    judgments_with,
    publish,
    readings_decided,
    readings_judged,
    reject,
    same_event,
    withhold,
)
from habeas.register.decisions.publishing import LastWord, last_words, publish_person, withhold_person
from habeas.register.decisions.sexes import mentions_described, say_sex
from habeas.register.decisions.taking_back import take_back
from habeas.register.decisions.who import (
    decide,
    decide_identity,
    human_decisions,
    human_decisions_about,
    mentions_decided,
    open_questions,
)
from habeas.register.decisions.writing import BY_RULE, DecisionRefused, decision_key, key_of_decision

__all__ = [
    "BY_RULE",
    "Assessing",
    "DecisionRefused",
    "LastWord",
    "accept",
    "amend",
    "amend_fields",
    "assess",
    "bulk_accept",
    "decide",
    "decide_identity",
    "decision_key",
    "decisions_about",
    "different_events",
    "human_decisions",
    "human_decisions_about",
    "judgments",
    "judgments_with",
    "key_of_decision",
    "last_words",
    "mentions_decided",
    "mentions_described",
    "open_questions",
    "publish",
    "publish_person",
    "readings_decided",
    "readings_judged",
    "reject",
    "same_event",
    "say_sex",
    "take_back",
    "withhold",
    "withhold_person",
]
