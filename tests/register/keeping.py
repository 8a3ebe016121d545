"""Pages kept on the real way, but for the reader: each line of a page is a sentence, and tests say what is read from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any
from unittest import mock

from habeas.capture import PageInput
from habeas.model import Edtf, Event, Evidence, Reading, Segment
from habeas.register import add

Story = Mapping[str, Mapping[str, Any]]
"""What is read from each sentence of a page: its type and fields; none from one that says nothing of interest."""

ARREST: Story = {
    "Rashad Hasanov was detained on March 14.": {"type": "detention", "people": ["Rashad Hasanov"], "date": "2013-03-14"},
    "He is charged under Article 228.3.": {"type": "charge", "people": ["Rashad Hasanov"], "charges": [{"article": "228.3"}]},
}
VERDICT: Story = {
    "Rashad Gasanov, in custody since March 14, 2013, got seven and a half years from the Baku court.": {
        "type": "sentence",
        "people": ["Rashad Gasanov"],
        "term": "P7Y6M",
        "date": "2014-05-06",
        "court": "Baku Court of Grave Crimes",
    },
    "He was detained on March 14, 2013.": {"type": "detention", "people": ["Rashad Gasanov"], "date": "2013-03-14"},
    "Amnesty International asked President Aliyev to free him.": {
        "type": "appeal",
        "people": ["Rashad Gasanov"],
        "actor": "Amnesty International",
        "addressee": "President Aliyev",
        "demands": ["free him"],
        "stance": "demanded",
    },
    "The president's office did not comment.": {
        "type": "response",
        "actor": "president's office",
        "outcome": "no_comment",
    },
}
PARDON: Story = {
    "Hasanov's fellow activist Zaur Gurbanli was pardoned.": {
        "type": "release",
        "people": ["Zaur Gurbanli"],
        "date": "2014-12-29",
        "outcome": "pardon",
    },
}
PAGES: tuple[tuple[str, str, Story], ...] = (
    ("arrest.txt", "2013-03-15", ARREST),
    ("verdict.txt", "2014-05-07", VERDICT),
    ("pardon.txt", "2014-12-31", PARDON),
)


def page(name: str, published: str, story: Story, *, url: str | None = None) -> PageInput:
    return PageInput(
        id=name,
        raw="\n".join(story).encode(),
        url=url or f"https://example.org/{name}",
        published=dt.date.fromisoformat(published),
        captured=dt.date(2025, 1, 22),
    )


def keep(*pages: tuple[str, str, Story]) -> list[add.Added]:
    """Keeps the pages, each read as its story says."""
    return [kept for name, published, story in pages for kept in keep_input(page(name, published, story), story)]


def keep_input(given: PageInput, story: Story) -> Iterable[add.Added]:
    segment = Segment(
        id="article", title=given.id, date=Edtf.of_day(dt.date(2013, 1, 1)), date_source="given", text="\n".join(story)
    )
    readings = tuple(_reading(segment.text, quote, fields) for quote, fields in story.items() if fields)
    with mock.patch.object(add, "cut", lambda _: (segment,)), mock.patch.object(add, "read", lambda _, lang: readings):
        return list(add.add([given]))


def _reading(text: str, quote: str, fields: Mapping[str, Any]) -> Reading:
    start = text.index(quote)
    read = Event.from_json(
        {"confidence": 0.95, **fields, "segment": "article", "quote": quote, "start": start, "end": start + len(quote)}
    )
    return Reading(event=read, frame=f"{read.type}.test", evidence={"date": Evidence(rule="test")}, reader="test")
