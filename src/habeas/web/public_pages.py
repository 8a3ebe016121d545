"""The public record as pages: which there are, and one of them as bytes; the same on a server and in a folder.

In: a `PublicRecord`, a path ("" for the first page, "leaves/2/" for its second leaf, "people/<key>-<slug>/", "changes.atom"), and
the `Place` links start from. Always true: a page is made of the public record alone, with no request, account or session; it has
one leaf of what is listed, and tells of nothing else.
"""

from __future__ import annotations

import re
import uuid
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from pathlib import Path
from typing import Any, Final

from django.contrib.staticfiles import finders
from django.core.paginator import Page as Leaf
from django.core.paginator import Paginator
from django.template.loader import render_to_string
from django.templatetags.static import static

from habeas.publish import PublicEvent, PublicPerson, PublicRecord
from habeas.web.addresses import event_anchor, slug_of
from habeas.web.forms import Standing
from habeas.web.standing import standing_of
from habeas.web.telling import Told, told

FEED: Final = "changes.atom"
_LATEST: Final = 100
"""Events in the feed."""
PEOPLE_LENGTH: Final = 50
EVENTS_LENGTH: Final = 20
STORY_LENGTH: Final = 40
"""So many people, events, or events of one person, are on a leaf."""
_LEAF: Final = re.compile(r"(.*?)leaves/([1-9][0-9]{0,5})/")
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

    def to_spot(self, path: str) -> str:
        """A link to a place in one of the pages, which stands behind # in its path."""
        page, mark, anchor = path.partition("#")
        return f"{self.to(page)}{mark}{anchor}"

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

    @property
    def behind(self) -> str | None:
        """The path of the next leaf, where there is one."""
        leaf = self.shown.get("leaf")
        return leaf_path(self.shown["whole"], leaf.next_page_number()) if leaf is not None and leaf.has_next() else None

    def made(self, place: Place) -> bytes:
        """The page as it is sent or written, without letters that HTML and XML cannot have."""

        def told_at(person: PublicPerson, event: str) -> str:
            return place.to_spot(path_in_story(person, event))

        def leaf_at(number: int) -> str:
            return place.to(leaf_path(self.shown["whole"], number))

        links = {"place": place, "path": self.path, "told_at": told_at, "leaf_at": leaf_at}
        text = render_to_string(self.template, {**self.shown, **links})
        return text.encode("utf-8", "replace").translate(None, _CONTROLS)


def person_path(key: str, name: str) -> str:
    """people/<key>-<slug>/."""
    slug = slug_of(name)
    return f"people/{key}-{slug}/" if slug else f"people/{key}/"


def page_at(record: PublicRecord, path: str) -> Page | None:
    """The page with this path; none where there is none, or not any more."""
    whole, number = _leaf_in(path)
    if whole in _FIXED:
        name = _FIXED[whole]
        template, listed, shown = f"{name}.{'atom' if whole == FEED else 'html'}", _LISTED.get(whole), _SHOWN[name]
        leaf = listed.leaf(record, number) if listed is not None else None
        if number is not None and leaf is None:
            return None
        return Page(path, f"web/public/{template}", {"record": record, "whole": whole, "leaf": leaf, **shown(record, leaf)})
    person = _person_at(record, whole)
    if person is None or whole != person_path(person.key, person.name):
        return None
    leaf = _leaf_of(person.events, STORY_LENGTH, number)
    if leaf is None:
        return None
    shown_of_person = {"person": person, "events": [_told(record, one) for one in leaf]}
    return Page(path, "web/public/person.html", {"record": record, "whole": whole, "leaf": leaf, **shown_of_person})


def settled_path(record: PublicRecord, path: str) -> str | None:
    """Where a page stands now that was asked for with another slug, or by the number of a leaf that it has not; none where
    nothing is public there."""
    whole, number = _leaf_in(path if path.endswith("/") else f"{path}/")
    person = _person_at(record, whole)
    if person is not None:
        return person_path(person.key, person.name)
    return whole if number is not None and whole in _LISTED else None


def nothing(record: PublicRecord) -> Page:
    """The page that says that there is none."""
    return Page("nothing/", "web/public/nothing.html", {"record": record})


def files(record: PublicRecord) -> Iterator[tuple[str, bytes]]:
    """Everything, as files of a folder: their paths, and what stands in them."""
    for path in (*_FIXED, *(person_path(person.key, person.name) for person in record.people)):
        page = page_at(record, path)
        while page is not None:
            place = Place("../" * page.path.count("/"), in_folder=True)
            yield (page.path if path == FEED else f"{page.path}index.html"), page.made(place)
            page = page_at(record, page.behind) if page.behind is not None else None
    for name, source in _BESIDE.items():
        found = finders.find(source)
        if isinstance(found, str):
            yield name, Path(found).read_bytes()


# --- Leaves ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a page lists, and how much of it on a leaf."""

    rows: Callable[[PublicRecord], Sequence[Any]]
    length: int

    def leaf(self, record: PublicRecord, number: int | None) -> Leaf[Any] | None:
        """The leaf with this number, the first where none is given; none where there is no such leaf."""
        return _leaf_of(self.rows(record), self.length, number)


_LISTED: Final = {
    "": _Listed(lambda record: record.people, PEOPLE_LENGTH),
    "appeals/": _Listed(lambda record: record.appeals, EVENTS_LENGTH),
    "events/": _Listed(lambda record: record.elsewhere, EVENTS_LENGTH),
}


def leaf_path(whole: str, number: int) -> str:
    """The path of one leaf of a page; the first is the page itself."""
    return whole if number == 1 else f"{whole}leaves/{number}/"


def _leaf_in(path: str) -> tuple[str, int | None]:
    """The path of the whole, and the number of the leaf where it names one."""
    found = _LEAF.fullmatch(path)
    return (found[1], int(found[2])) if found is not None else (path, None)


def _leaf_of(rows: Sequence[Any], length: int, number: int | None) -> Leaf[Any] | None:
    leaves = Paginator(rows, length)
    if number is None:
        return leaves.page(1)
    return leaves.page(number) if 1 < number <= leaves.num_pages else None


# --- Where an event stands ------------------------------------------------------------------------------------------------


def _person_at(record: PublicRecord, path: str) -> PublicPerson | None:
    folder, _, rest = path.partition("/")
    return record.person(rest.rstrip("/").partition("-")[0]) if folder == "people" else None


def _told(record: PublicRecord, one: PublicEvent) -> ToldPublicly:
    return ToldPublicly(one, told(one.event), _standing_on(record, one))


def _standing_on(record: PublicRecord, one: PublicEvent) -> str:
    """The path to an event: on the page of the first of its people; else on that of appeals, or of all others."""
    for name in one.event.people:
        if name.person is not None and (person := record.person(name.person)) is not None:
            return path_in_story(person, one.event.key)
    key = one.event.key
    whole, number = ("events/", record.elsewhere_at[key]) if key in record.elsewhere_at else ("appeals/", record.appeals_at[key])
    return f"{leaf_path(whole, number // _LISTED[whole].length + 1)}#{event_anchor(key)}"


def path_in_story(person: PublicPerson, event: str) -> str:
    """The path to an event of somebody's on their page."""
    number = next(number for number, one in enumerate(person.events) if one.event.key == event)
    return f"{leaf_path(person_path(person.key, person.name), number // STORY_LENGTH + 1)}#{event_anchor(event)}"


# --- What a page shows ----------------------------------------------------------------------------------------------------


def _people(record: PublicRecord, leaf: Any) -> dict[str, Any]:
    counts = Counter(standing_of(person.status) for person in record.people)
    return {"held": counts[Standing.HELD], "unconfirmed": counts[Standing.UNCONFIRMED]}


def _appeals(record: PublicRecord, leaf: Any) -> dict[str, Any]:
    appeals = [(_told(record, one.event), [_told(record, answer) for answer in one.answers]) for one in leaf]
    return {"appeals": appeals, "answered": sum(bool(one.answers) for one in record.appeals)}


def _events(record: PublicRecord, leaf: Any) -> dict[str, Any]:
    return {"events": [_told(record, one) for one in leaf]}


def _about(record: PublicRecord, leaf: Any) -> dict[str, Any]:
    return {}


def _changes(record: PublicRecord, leaf: Any) -> dict[str, Any]:
    latest = nlargest(_LATEST, record.events, key=lambda one: (one.since, one.event.key))
    return {
        "entries": [(_told(record, one), _identifier(one.event.key)) for one in latest],
        "feed_id": _identifier("changes"),
        "updated": latest[0].since if latest else None,
    }


def _identifier(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:habeas:public:{name}')}"


_SHOWN: Final = {"people": _people, "appeals": _appeals, "events": _events, "about": _about, "changes": _changes}
