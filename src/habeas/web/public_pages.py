"""The public record as pages: which there are, and one of them as bytes; the same on a server and in a folder.

In: a `PublicRecord`, a path ("" for the first page, "people/<key>-<slug>/", "changes.atom"), and the `Place` links start from.
Always true: a page is made of the public record alone, with no request, account or session.
"""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.templatetags.static import static

from habeas.publish import PublicEvent, PublicPerson, PublicRecord
from habeas.web.addresses import slug_of
from habeas.web.forms import Standing
from habeas.web.standing import standing_of
from habeas.web.telling import Told, told

FEED: Final = "changes.atom"
_LATEST: Final = 100
"""Events in the feed."""
_FIXED: Final = {"": "people", "appeals/": "appeals", "events/": "events", "about/": "about", FEED: "changes"}
_BESIDE: Final = {"habeas.css": "web/habeas.css", "habeas.svg": "web/habeas.svg"}
_CONTROLS: Final = bytes(set(range(0x20)) - set(b"\t\n\r")) + b"\x7f"


@dataclass(frozen=True, slots=True)
class Place:
    """Where links start from: the address of the public view on a server, or, in a folder of files, the way up to its top."""

    top: str
    in_folder: bool = False

    def to(self, path: str) -> str:
        """A link to one of the pages."""
        is_page = not path or path.endswith("/")
        return f"{self.top}{path}{'index.html' if self.in_folder and is_page else ''}"

    def beside(self, name: str) -> str:
        """A link to the style sheet or the sign."""
        return f"{self.top}{name}" if self.in_folder else static(_BESIDE[name])


@dataclass(frozen=True, slots=True)
class ToldPublicly:
    """A public event in words, how many more it is about, and where on which page it stands."""

    public: PublicEvent
    told: Told
    path: str


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be shown: its path, its template, and what stands in it."""

    path: str
    template: str
    shown: dict[str, Any]

    @property
    def content_type(self) -> str:
        return "application/atom+xml; charset=utf-8" if self.path == FEED else "text/html; charset=utf-8"

    def made(self, place: Place) -> bytes:
        """The page as it is sent or written, without letters that HTML and XML cannot have."""
        text = render_to_string(self.template, {**self.shown, "place": place, "path": self.path})
        return text.encode("utf-8", "replace").translate(None, _CONTROLS)


def person_path(key: str, name: str) -> str:
    """people/<key>-<slug>/."""
    slug = slug_of(name)
    return f"people/{key}-{slug}/" if slug else f"people/{key}/"


def page_at(record: PublicRecord, path: str) -> Page | None:
    """The page with this path; none where there is none, or not any more."""
    if path in _FIXED:
        name = _FIXED[path]
        suffix = "atom" if path == FEED else "html"
        return Page(path, f"web/public/{name}.{suffix}", {"record": record, **_SHOWN[name](record)})
    person = _person_at(record, path)
    if person is None or path != person_path(person.key, person.name):
        return None
    shown = {"record": record, "person": person, "events": [_told(record, one) for one in person.events]}
    return Page(path, "web/public/person.html", shown)


def settled_path(record: PublicRecord, path: str) -> str | None:
    """Where a person's page stands now that was asked for with another slug; none where nobody is public there."""
    person = _person_at(record, path if path.endswith("/") else f"{path}/")
    return person_path(person.key, person.name) if person is not None else None


def nothing(record: PublicRecord) -> Page:
    """The page that says that there is none."""
    return Page("nothing/", "web/public/nothing.html", {"record": record})


def files(record: PublicRecord) -> Iterator[tuple[str, bytes]]:
    """Everything, as files of a folder: their paths, and what stands in them."""
    for path in (*_FIXED, *(person_path(person.key, person.name) for person in record.people)):
        page = page_at(record, path)
        if page is not None:
            place = Place("../" * path.count("/"), in_folder=True)
            yield (path if path == FEED else f"{path}index.html"), page.made(place)
    for name, source in _BESIDE.items():
        found = finders.find(source)
        if isinstance(found, str):
            yield name, Path(found).read_bytes()


def _person_at(record: PublicRecord, path: str) -> PublicPerson | None:
    folder, _, rest = path.partition("/")
    return record.person(rest.rstrip("/").partition("-")[0]) if folder == "people" else None


def _told(record: PublicRecord, one: PublicEvent) -> ToldPublicly:
    return ToldPublicly(one, told(one.event), f"{_standing_on(record, one)}#e-{one.event.key}")


def _standing_on(record: PublicRecord, one: PublicEvent) -> str:
    """The path of the page on which an event stands: that of the first of its people; else that of appeals, or of all others."""
    for name in one.event.people:
        if name.person is not None and (person := record.person(name.person)) is not None:
            return person_path(person.key, person.name)
    elsewhere = {other.event.key for other in record.elsewhere}
    return "events/" if one.event.key in elsewhere else "appeals/"


def _people(record: PublicRecord) -> dict[str, Any]:
    counts = Counter(standing_of(person.status) for person in record.people)
    return {"held": counts[Standing.HELD], "unconfirmed": counts[Standing.UNCONFIRMED]}


def _appeals(record: PublicRecord) -> dict[str, Any]:
    appeals = [(_told(record, one.event), [_told(record, answer) for answer in one.answers]) for one in record.appeals]
    return {"appeals": appeals, "answered": sum(bool(one.answers) for one in record.appeals)}


def _events(record: PublicRecord) -> dict[str, Any]:
    return {"events": [_told(record, one) for one in record.elsewhere]}


def _about(record: PublicRecord) -> dict[str, Any]:
    return {}


def _changes(record: PublicRecord) -> dict[str, Any]:
    latest = sorted(record.events, key=lambda one: (one.since, one.event.key), reverse=True)[:_LATEST]
    return {
        "entries": [(_told(record, one), _identifier(one.event.key)) for one in latest],
        "feed_id": _identifier("changes"),
        "updated": latest[0].since if latest else None,
    }


def _identifier(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:habeas:public:{name}')}"


_SHOWN: Final = {"people": _people, "appeals": _appeals, "events": _events, "about": _about, "changes": _changes}
