"""Who can be the one at all: no judge, prosecutor or spokesman who only speaks of it, and no witness heard at a trial.

In: a party or a word, and the type of event. Out: yes or no. Always true: whomever a pronoun means may be the one.
"""

from __future__ import annotations

from habeas.model import EventType
from habeas.reading.cast import JUDGING, Party
from habeas.reading.matching import Scene
from habeas.reading.names import RoleClass
from habeas.reading.pointing import pointing_words
from habeas.reading.telling.people.kinds import PEOPLE_MAY_BE_ANYBODY, PUNISHED
from habeas.reading.telling.positions import positions
from habeas.reading.telling.proceedings import proceeding_words
from habeas.reading.trees import Token

_DONE_TO_ANYBODY = (EventType.DETENTION, EventType.CHARGE, EventType.RELEASE)
_AT_COURT = frozenset({RoleClass.JUDGE, RoleClass.PROSECUTOR})


def may_be_held(party: Party, kind: EventType, position: str = "") -> bool:
    """A judge, prosecutor or spokesman only speaks of it, but "*opposition spokesman Smith*" may be jailed himself."""
    if kind in PEOPLE_MAY_BE_ANYBODY or not party.role_classes or party.pronoun:
        return True
    if kind in PUNISHED and position in positions().done_to and RoleClass.SPOKESPERSON in party.role_classes:
        return True
    if kind in _DONE_TO_ANYBODY and position in positions().done_to and party.role_classes & _AT_COURT:
        return True  # "the judge *Smith* was detained at the airport"
    never = JUDGING
    if kind is EventType.ILL_TREATMENT:
        never |= {RoleClass.POLICE}  # "accused of slapping police chief Smith" is no ill-treatment in custody
    return not party.role_classes <= never


def is_holdable(scene: Scene, token: Token) -> bool:
    groups = scene.groups_at(token)
    return not groups or groups[0].holdable or groups[0].head in pointing_words().held_for_others


def is_heard(scene: Scene, token: Token) -> bool:
    """ "The court heard *two prosecution witnesses*": who is heard at a trial, and not tried."""
    return any(m.head in proceeding_words().heard for m in scene.groups_at(token))
