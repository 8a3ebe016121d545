"""Which sentences may be shown to everyone: those from which nothing was read that is not public.

In: the events that are public. Out: `Quotable`, asked reading by reading. Always true: a sentence that also tells of something
unconfirmed, withheld or not published is not shown, and neither is one that `habeas.publish.naming` finds to name somebody who is
not published.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from habeas.publish.naming import Names
from habeas.register.batches import batched
from habeas.register.models import Source
from habeas.register.queries import SourceView

_Place = tuple[str, str]
_COLUMNS = (
    *(f"reading__{name}" for name in ("capture", "segment", "start", "end", "quote")),
    "reading__reading__event__quote_more",
)


class Quotable:
    """The readings from which something was read that is not public, by page and part of it."""

    def __init__(self, pages: Sequence[str], public: Collection[str], names: Names) -> None:
        self._names = names
        self._others: defaultdict[_Place, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
        for chunk in batched(pages):
            rows = Source.objects.filter(reading__capture__in=chunk).order_by("key").values_list("event", *_COLUMNS)
            for event, page, segment, start, end, quote, more in rows:
                if event not in public:
                    self._others[page, segment].append((start, end, (quote, *(more or ()))))

    def quote(self, source: SourceView) -> tuple[str, ...]:
        """The sentences of the source where they may be shown; none where they may not."""
        texts = (source.quote, *source.quote_more)
        tells_more = any(
            (start < source.end and source.start < end) or _overlap(texts, other)
            for start, end, other in self._others[source.page.key, source.segment]
        )
        if tells_more or any(self._names.hides(text, (source.page.key,)) for text in texts):
            return ()
        return texts


def _overlap(texts: Iterable[str], others: Sequence[str]) -> bool:
    return any(text in other or other in text for text in texts for other in others)
