"""Registers for the tests: pages with hand-made readings, kept and folded on the real way, without the reader.

Facts and names are of the public case of the Nida activists; the sentences are our own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from unittest import mock

from habeas.capture import PageInput
from habeas.model import Edtf, Event, Evidence, Reading, Segment
from habeas.register import add


@dataclass(frozen=True)
class Told:
    """A page to be kept: its segments as (title, day, text), and what is read in them as (segment, quote, fields)."""

    id: str
    published: str
    segments: tuple[tuple[str | None, str, str], ...]
    readings: tuple[tuple[int, str, dict[str, Any]], ...]
    url: str | None = None
    raw: bytes = b""


def keep(pages: Iterable[Told]) -> list[str]:
    """Keeps the pages; their keys."""
    return [_kept(page) for page in pages]


def _kept(page: Told) -> str:
    segments = tuple(
        Segment(
            id="article" if number == 0 else f"brief-{number}",
            title=title,
            date=Edtf.parse(day),
            date_source="given" if number == 0 else "captured",
            text=text,
        )
        for number, (title, day, text) in enumerate(page.segments)
    )
    published = dt.date.fromisoformat(page.published)
    given = PageInput(
        id=page.id,
        raw=page.raw or "\n".join(text for _, _, text in page.segments).encode(),
        url=page.url,
        published=published,
        captured=published + dt.timedelta(days=7),
        lang="en",
    )
    readings = tuple(_reading(segments[number], quote, fields) for number, quote, fields in page.readings)
    with mock.patch.object(add, "cut", lambda _: segments), mock.patch.object(add, "read", lambda _, lang: readings):
        return next(iter(add.add([given]))).key


def _reading(segment: Segment, quote: str, fields: dict[str, Any]) -> Reading:
    start = segment.text.index(quote)
    event = Event.from_json(
        {"confidence": 0.95, **fields, "segment": segment.id, "quote": quote, "start": start, "end": start + len(quote)},
    )
    evidence = {
        name: Evidence(spans=spans)
        for name, value in fields.items()
        if (spans := _spans(segment.text, quote, start, value if isinstance(value, list) else [value]))
    }
    return Reading(event=event, frame=f"test.{event.type}", evidence=evidence, reader="test 1")


def _spans(text: str, quote: str, start: int, values: list[Any]) -> tuple[tuple[int, int], ...]:
    """Where the values stand in the quote, for those that do."""
    places = ((quote.find(str(value)), len(str(value))) for value in values)
    return tuple((start + at, start + at + length) for at, length in places if at >= 0)


NIDA = ["Bakhtiyar Guliyev", "Shahin Novruzlu", "Mammad Azizov"]
KHATAI = "Khatai District Court"
JUDGE = "Javid Huseynov"
ARREST = "Bakhtiyar Guliyev, Shahin Novruzlu and Mammad Azizov were detained in Baku on March 7."
REMAND = "On March 9 the Khatai District Court remanded Bakhtiyar Guliyev, Shahin Novruzlu and Mammad Azizov for three months."
DRUGS = "They were charged under Article 234.1 with illegal possession of drugs."
BRIEF = "Ilgar Mammadov was arrested on February 4."
SENTENCE = "Judge Javid Huseynov sentenced Mammad Azizov to seven and a half years and Shahin Novruzlu to six years."
APPEAL = "Amnesty International called on President Ilham Aliyev to free the prisoners, among them Mamed Azizov."
SILENCE = "The president's office did not respond to the letter."
PETITION = "On April 9 fourteen lawmakers asked the Council of Europe to demand the release of Mamed Azizov."
RELEASE = "Shahin Novruzlu was pardoned and set free on October 17."

PAGES = (
    Told(
        id="khazri-1",
        url="https://example.org/khazri/three-activists",
        published="2013-03-11",
        segments=(
            ("Three activists under arrest", "2013-03-11", f"{ARREST} Their homes were searched.\n{REMAND}\n{DRUGS}"),
            ("Opposition leader held", "2013-03-18", BRIEF),
        ),
        readings=(
            (0, ARREST, {"type": "detention", "people": NIDA, "place": "Baku", "date": "2013-03-07"}),
            (
                0,
                REMAND,
                {"type": "remand", "people": NIDA, "court": "Khatai District Court", "term": "P3M", "date": "2013-03-09"},
            ),
            (
                0,
                DRUGS,
                {
                    "type": "charge",
                    "people": NIDA,
                    "charges": [{"law": "Criminal Code", "article": "234.1", "offence": "illegal possession of drugs"}],
                },
            ),
            (1, BRIEF, {"type": "detention", "people": ["Ilgar Mammadov"], "date": "2013-02-04?"}),
        ),
    ),
    Told(
        id="meridian-2",
        url="https://www.example.net/meridian/sentences",
        published="2014-05-07",
        segments=(("Prison terms for youth activists", "2014-05-07", f"{SENTENCE}\n{APPEAL}\n{SILENCE}\n{PETITION}"),),
        readings=(
            (
                0,
                SENTENCE,
                {
                    "type": "sentence",
                    "people": ["Mammad Azizov"],
                    "term": "P7Y6M",
                    "judge": JUDGE,
                    "date": "2014-05-06",
                },
            ),
            (
                0,
                SENTENCE,
                {
                    "type": "sentence",
                    "people": ["Shahin Novruzlu"],
                    "term": "P6Y",
                    "judge": JUDGE,
                    "date": "2014-05-06",
                },
            ),
            (
                0,
                APPEAL,
                {
                    "type": "appeal",
                    "people": ["Mamed Azizov"],
                    "actor": "Amnesty International",
                    "addressee": "President Ilham Aliyev",
                    "demands": ["free the prisoners"],
                    "date": "2014-05-06",
                    "stance": "demanded",
                },
            ),
            (0, SILENCE, {"type": "response", "actor": "The president's office", "outcome": "no_comment", "date": "2014-05-07"}),
            (
                0,
                PETITION,
                {
                    "type": "appeal",
                    "people": ["Mamed Azizov"],
                    "actor": "fourteen lawmakers",
                    "count": 14,
                    "count_of": "actors",
                    "addressee": "Council of Europe",
                    "demands": ["demand the release"],
                    "occasion": "Easter session",
                    "occasion_date": "2014-04",
                    "date": "2014-04-09",
                    "stance": "demanded",
                },
            ),
        ),
    ),
    Told(
        id="gilavar-3",
        published="2014-10-18",
        segments=(("A pardon", "2014-10-18", RELEASE),),
        readings=((0, RELEASE, {"type": "release", "people": ["Shahin Novruzlu"], "outcome": "pardon", "date": "2014-10-17"}),),
    ),
)

SCRIPT = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"
HUGE = "Ağabəyli" * 30
RTL = "\u202eعلي الحسيني\u202c"
HOSTILE_QUOTE = f"{RTL} and {HUGE} were jailed\x00\x1b by {SCRIPT} for 'life' & more."
HOSTILE = Told(
    id='../../etc/pass"wd\r\nSet-Cookie: x=1',
    url="javascript:alert(1)",
    published="2020-01-02",
    segments=(
        (f"</title>{SCRIPT}", "2020-01-02", f"before\n{HOSTILE_QUOTE}\n\n" + "a" * 5000),
        ('"><svg onload=alert(1)>', "2020-01-02", f"{SCRIPT} 🕊️ \ufeff"),
    ),
    readings=(
        (
            0,
            HOSTILE_QUOTE,
            {
                "type": "sentence",
                "people": [RTL, HUGE],
                "court": SCRIPT,
                "term": "life",
                "place": "x\x00y",
                "outcome": '"><script>alert(2)</script>',
                "charges": [{"offence": SCRIPT}],
                "date": "2020-01-01",
            },
        ),
        (1, SCRIPT, {"type": "appeal", "actor": SCRIPT, "demands": [SCRIPT], "addressee": "\" onmouseover='alert(3)'"}),
    ),
    raw=b"<html><script>alert('original')</script></html>",
)

STATING = Told(
    id="meridian-4",
    url="https://example.org/feed/4",
    published="2024-10-05",
    segments=(("Editor remanded", "2024-10-05", BRIEF),),
    readings=(),
    raw="""<html lang="en"><head><title>Editor remanded</title>
<link rel="canonical" href="https://example.org/editor?a=1&amp;b=2">
<meta property="article:section" content="Law &amp; order">
<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-10-04T23:40:00+04:00",
"dateModified": "2024-10-09T10:00:00+04:00", "author": {"name": "Aysel Umudova <b>"}}</script></head>
<body><h1>Editor remanded</h1><p>By Orkhan Mustafa</p>
<p>Суд в Баку арестовал редактора на четыре месяца, сообщил в пятницу вечером адвокат журналистки.</p>
<p>Её обвиняют в контрабанде валюты; сама она вину не признаёт, коллеги называют дело местью.</p>
</body></html>""".encode(),
)
"""A page that says something of itself, all of it with what could break out of ours."""
