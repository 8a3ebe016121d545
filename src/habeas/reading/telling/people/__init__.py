"""Those to whom it happens: found where the frame looks for them in the tree, else right beside the trigger, and type-checked.

In: a match and the cast so far. Out: a party, and the fields of a draft that hold it. Always true: judges, prosecutors and
officials are not taken for those they act upon.

`finding` asks the rooms in turn: those at the positions that a frame names (`at_position`: of grammar `in_the_place`, else
`constructions`, `demanded`), those who meet (`meetings`), relatives (`kin`), those who stand near (`nearby`); and leaves out
who cannot be the one (`holdable`) or to whom it does not happen (`somebody_else`).
"""

from habeas.reading.telling.people.finding import people_of
from habeas.reading.telling.people.putting import put_people

__all__ = ["people_of", "put_people"]
