"""When, for how long, where, before whom, on what charge, on what occasion: what a clause says beside who and whom.

In: a match, the segment's anchor and the dates told before. Out: fields of a draft. Always true: a value comes from the match's
own clause, or stands right beside its trigger.

`filling` says in which order the rooms are asked: `dates` (and `shared_days`, `ends`; `other_days` says which days are of
something else, `counted_from` what a distance counts from, `tenses` how the verb tells it), `terms`, `charges`, `courts`,
`places`, `occasions`.
"""

from habeas.reading.telling.circumstances.filling import put_circumstances
from habeas.reading.telling.circumstances.tenses import is_pluperfect, only_then

__all__ = ["is_pluperfect", "only_then", "put_circumstances"]
