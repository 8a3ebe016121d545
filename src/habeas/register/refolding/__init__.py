"""What has come, folded into the record: the people, events and answers that it touches are folded again, and nothing else is
looked at.

In: `Changed`, with the record as it follows from everything before. Out: `Refolding`, the rows as they are now with the keys of
those in whose place they are. Always true: the record is then what one fold of everything gives.

The steps, each in a module of its own: who is who around the names that are new (`around`, `people`), the events of those who are
otherwise now (`events`, `statements`), answers between them (`answering`).
"""

from habeas.register.refolding.changed import Changed, changed_by
from habeas.register.refolding.refold import Refolding, refold

__all__ = ["Changed", "Refolding", "changed_by", "refold"]
