"""Review: one event at a time from one queue; decided by button or key, each decision with a way back.

Always true: a decision is taken about what was shown: where somebody decided meanwhile, nothing is written and both are shown.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from habeas.model import EventType
from habeas.register import decisions, queries, reviewing
from habeas.register.accounts import DECIDING, READING
from habeas.register.decisions import DecisionRefused
from habeas.register.models import Decision
from habeas.register.queries import EventView, SourceView
from habeas.web.addresses import key_in
from habeas.web.correcting import Editable, corrections, editable
from habeas.web.desk import acting_as, may, needs
from habeas.web.forms import ReviewForm
from habeas.web.headers import CONTENT_SECURITY_POLICY
from habeas.web.marking import Paragraph, marked
from habeas.web.telling import Told, told
from habeas.web.views.shown import question_of

_SHOWN: Final = "habeas.review.shown"
_LONGEST_LOOK: Final = 30 * 60
"""Seconds after which nobody can be taken to have looked all the time."""
_KEYS: Final = "review_keys"
_AROUND: Final = 2
"""Paragraphs shown before and after a quote."""
_BULK_LOOKED_AT: Final = 20
_BULK_RIGHT: Final = 0.95
_BULK_AT_ONCE: Final = 200


@dataclass(frozen=True, slots=True)
class InContext:
    """A source with the paragraphs around its quote."""

    number: int
    view: SourceView
    title: str
    paragraphs: tuple[Paragraph, ...]


@require_safe
@needs(READING)
def review(request: HttpRequest) -> HttpResponse:
    """The first of the queue that the address asks for; how much waits."""
    if request.GET.get("keys") in ("on", "off"):
        request.session[_KEYS] = request.GET["keys"]
    queue = _queue(request)
    following = queue.after(request.GET.get("after", ""))
    return _page(request, None if following is None else queries.event(following), len(queue))


@require_safe
@needs(READING)
def reviewed_event(request: HttpRequest, reading: str) -> HttpResponse:
    """The event that this reading tells of now."""
    found = reviewing.event_of(reading)
    if found is None:
        raise Http404
    return _page(request, found, len(_queue(request)))


def _queue(request: HttpRequest) -> reviewing.Queue:
    form = ReviewForm(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    only = (EventType(asked["type"]),) if asked.get("type") else ()
    named = {name: asked.get(name, "") for name in ("frame", "page")}
    return reviewing.queue(only=only, words=asked.get("q", ""), **named)


def _page(
    request: HttpRequest,
    shown: EventView | None,
    waiting: int,
    *,
    problem: str = "",
    sent: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    said: dict[str, Any] = {
        "form": ReviewForm(request.GET),
        "question": question_of(request, "after"),
        "waiting": waiting,
        "problem": problem,
        "keys_on": request.session.get(_KEYS) != "off",
        "may_decide": may(request, DECIDING),
        "acting_as": acting_as(request),
        "undoable": _last_decision(request),
        "median": reviewing.median_seconds(),
    }
    if shown is not None:
        said |= {
            "event": shown,
            "sure": None if shown.confidence is None else round(shown.confidence * 100),
            "told": told(shown),
            "reading": shown.sources[0].reading,
            "sources": [_in_context(number, source) for number, source in enumerate(shown.sources, 1)],
            "fields": _fields(shown, sent),
            "why": (sent or {}).get("why", ""),
            "alike": [told(other) for other in reviewing.alike(shown)],
            "seen": signing.dumps([_state(shown), int(time.time())], salt=_SHOWN),
            "identity": _identity(shown),
        }
    response = render(request, "web/review.html", said, status=status)
    response.headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; script-src 'self'"
    return response


def _fields(shown: EventView, sent: dict[str, str] | None) -> list[tuple[Editable, str]]:
    return [(field, (sent or {}).get(f"field-{field.name}", field.text)) for field in editable(shown)]


def _in_context(number: int, source: SourceView) -> InContext:
    """The quote where it stands. Other quotes of the page are marked as well; only this one's neighbours are shown."""
    page = queries.page(source.page.key)
    segment = next((one for one in page.segments if one.segment == source.segment), None) if page else None
    if page is None or segment is None:
        return InContext(number, source, "", ())
    own = tuple(span for span in segment.spans if span.reading == source.reading)
    paragraphs = marked(replace(segment, spans=own), page.events).paragraphs
    quoted = [at for at, paragraph in enumerate(paragraphs) if any(piece.quoted for piece in paragraph.pieces)]
    if not quoted:
        return InContext(number, source, segment.title, ())
    near = paragraphs[max(0, quoted[0] - _AROUND) : quoted[-1] + _AROUND + 1]
    return InContext(number, source, segment.title, tuple(paragraph for paragraph in near if paragraph.text.strip()))


def _identity(shown: EventView) -> list[tuple[str, str, tuple[queries.IdentityDecision, ...]]]:
    """For each person of the event: key, name, and why their spellings are taken for one person's."""
    named = {name.person: name.name for name in shown.people if name.person}
    return [(key, name, queries.identity_of(key)) for key, name in named.items()]


def _state(shown: EventView) -> str:
    """What a decision is about: changed by every other decision, and by every page that tells of the event."""
    readings = sorted(source.reading for source in shown.sources)
    return "|".join((shown.key, *readings, *shown.decisions))


# --- Deciding -------------------------------------------------------------------------------------------------------------


@require_POST
@needs(DECIDING)
def decided(request: HttpRequest, reading: str) -> HttpResponse:
    """What a person decided of the event that was shown."""
    shown = reviewing.event_of(reading)
    if shown is None:
        messages.error(request, _("This event is gone: somebody rejected it, or put it together with another, meanwhile."))
        return redirect("review")
    sent = {name: str(value) for name, value in request.POST.items()}
    seconds = _looked_for(request, shown)
    if seconds is None:
        said = _("Somebody decided about this event, or another page told of it, after it was shown to you. Look again.")
        return _page(request, shown, len(_queue(request)), problem=said, sent=sent, status=409)
    try:
        made, words = _decide(shown, sent, by=acting_as(request), seconds=seconds)
    except DecisionRefused as refused:
        return _page(request, shown, len(_queue(request)), problem=str(refused), sent=sent, status=400)
    request.session["last_decision"] = [made[-1].key, str(words)]
    messages.success(request, words)
    return redirect(f"{reverse('review')}?{question_of(request, 'after').rstrip('&')}")


def _looked_for(request: HttpRequest, shown: EventView) -> int | None:
    """The seconds since the event was shown as it is now; none where it has changed since, or where nobody says what was seen."""
    try:
        state, at = signing.loads(request.POST.get("seen", ""), salt=_SHOWN)
    except (signing.BadSignature, ValueError):
        return None
    return min(max(0, int(time.time()) - at), _LONGEST_LOOK) if state == _state(shown) else None


def _decide(shown: EventView, sent: dict[str, str], *, by: str, seconds: int) -> tuple[list[Any], str]:
    why = " ".join(sent.get("why", "").split())
    reading = shown.sources[0].reading
    match sent.get("decision"):
        case "accept":
            made = [decisions.accept(shown.key, by=by, why=why or _("as the page says"), seconds=seconds)]
            return made, _("Accepted.")
        case "reject":
            made = [decisions.reject(shown.key, by=by, why=why or _("the page does not say so"), seconds=seconds)]
            return made, _("Rejected: it left the record.")
        case "correct":
            values = corrections(shown, {name[6:]: text for name, text in sent.items() if name.startswith("field-")})
            if not values:
                raise DecisionRefused(_("no field was changed; change one, or accept the event as it is"))
            if not why:
                raise DecisionRefused(_("say why the page is to be read otherwise"))
            corrected = decisions.amend_fields(shown.key, values, by=by, why=why, seconds=seconds)
            return list(corrected), ngettext("One field corrected.", "%(n)d fields corrected.", len(values)) % {"n": len(values)}
        case "publish":
            return [decisions.publish(shown.key, by=by, why=why or _("fit to be shown to everyone"))], _("May be published.")
        case "withhold":
            return [decisions.withhold(shown.key, by=by, why=why or _("not fit to be shown to everyone"))], _("Withheld.")
        case str(what) if what.startswith("merge:"):
            other = what.removeprefix("merge:")
            return [decisions.same_event(shown.key, other, by=by, why=why or _("they tell of one event"))], _("Made one event.")
        case str(what) if what.startswith("split:"):
            apart = what.removeprefix("split:")
            made = [decisions.different_events(shown.key, apart, by=by, why=why or _("they tell of two events"))]
            return made, _("Told apart.")
    raise DecisionRefused(_("no decision was chosen for {reading}").format(reading=reading))


@require_POST
@needs(DECIDING)
def undone(request: HttpRequest, key: str) -> HttpResponse:
    """A decision is taken back."""
    why = " ".join(request.POST.get("why", "").split()) or _("taken back")
    try:
        row = decisions.take_back(key, by=acting_as(request), why=why)
    except DecisionRefused as refused:
        messages.error(request, str(refused))
        return _back_to_decisions(request) or redirect("review")
    request.session.pop("last_decision", None)
    messages.success(request, _("Taken back; what stood before stands again."))
    if (asked := _back_to_decisions(request)) is not None:
        return asked
    if row.said and row.said.get("readings"):
        return redirect("reviewed-event", row.said["readings"][0])
    return redirect("person", row.one) if row.kind == Decision.Kind.SEX else redirect("review-people")


def _back_to_decisions(request: HttpRequest) -> HttpResponse | None:
    """To the leaf of decisions from which one was taken back; none where it was done elsewhere."""
    if "decisions" not in request.POST:
        return None
    asked = QueryDict(request.POST["decisions"]).urlencode()
    return redirect(f"{reverse('decisions')}{'?' if asked else ''}{asked}")


def _last_decision(request: HttpRequest) -> tuple[str, str] | None:
    """The decision this person made last, to be taken back with one key."""
    last = request.session.get("last_decision")
    return (last[0], last[1]) if last else None


# --- Who is who -----------------------------------------------------------------------------------------------------------


@require_safe
@needs(READING)
def review_people(request: HttpRequest) -> HttpResponse:
    """Mentions that may be one person's, the likeliest first, one pair at a time."""
    questions = decisions.open_questions()
    after = request.GET.get("after", "")
    keys = [f"{one.mention}-{one.other}" for one in questions]
    start = keys.index(after) + 1 if after in keys else 0
    pair = questions[start] if start < len(questions) else None
    said = {
        "waiting": len(questions),
        "pair": pair,
        "pair_key": keys[start] if pair else "",
        "sides": [_side(mention, name) for mention, name in _sides(pair)] if pair else [],
        "may_decide": may(request, DECIDING),
        "acting_as": acting_as(request),
        "undoable": _last_decision(request),
        "keys_on": request.session.get(_KEYS) != "off",
    }
    response = render(request, "web/review_people.html", said)
    response.headers["Content-Security-Policy"] = f"{CONTENT_SECURITY_POLICY}; script-src 'self'"
    return response


def _sides(pair: Any) -> Iterable[tuple[str, str]]:
    return zip((pair.mention, pair.other), pair.names, strict=True)


def _side(mention: str, name: str) -> dict[str, Any]:
    """A mention with what is known of whom it names."""
    view = queries.person(mention, timezone.localdate())
    events: list[Told] = [told(event) for event in view.events] if view is not None else []
    return {"mention": mention, "name": name, "person": view, "events": events, "row": queries.listed_row(mention)}


@require_POST
@needs(DECIDING)
def people_decided(request: HttpRequest) -> HttpResponse:
    """One person, or two."""
    same = request.POST.get("decision") == "same"
    if request.POST.get("decision") not in ("same", "different"):
        raise PermissionDenied
    why = " ".join(request.POST.get("why", "").split())
    by = acting_as(request)
    one, other = (key_in(request.POST.get(side, "")) for side in ("one", "other"))
    try:
        made = decisions.decide(one, other, same=same, by=by, why=why)
    except DecisionRefused as refused:
        messages.error(request, str(refused))
        return redirect("person", one) if queries.person(one, timezone.localdate()) is not None else redirect("review-people")
    words = _("One person.") if same else _("Two people.")
    request.session["last_decision"] = [made.key, str(words)]
    messages.success(request, words)
    return redirect("person", one) if request.POST.get("from") == "person" else redirect("review-people")


# --- Many at once ---------------------------------------------------------------------------------------------------------


@require_safe
@needs(READING)
def review_frames(request: HttpRequest) -> HttpResponse:
    """How each way of reading fared, and where it fared so well that what waits may be accepted at once."""
    rows = [(one, len(reviewing.queue(frame=one.frame)), _may_be_bulk(one)) for one in reviewing.frames_reviewed()]
    return render(
        request,
        "web/review_frames.html",
        {
            "rows": rows,
            "looked_at": _BULK_LOOKED_AT,
            "right": round(_BULK_RIGHT * 100),
            "at_once": _BULK_AT_ONCE,
            "may_decide": may(request, DECIDING),
            "acting_as": acting_as(request),
        },
    )


@require_POST
@needs(DECIDING)
def frame_accepted(request: HttpRequest) -> HttpResponse:
    """What waits of a frame whose readings were right often enough is accepted at once."""
    frame = request.POST.get("frame", "")
    fared = next((one for one in reviewing.frames_reviewed() if one.frame == frame), None)
    if fared is None or not _may_be_bulk(fared):
        messages.error(request, _("Not enough of these were looked at and right."))
        return redirect("review-frames")
    keys = [one.key for one in reviewing.queue(frame=frame, settled=True).first(_BULK_AT_ONCE)]
    why = _("read by %(frame)s, of which %(right)d of %(of)d looked at were right") % {
        "frame": frame,
        "right": fared.accepted,
        "of": fared.of,
    }
    try:
        made = decisions.bulk_accept(keys, by=acting_as(request), why=why)
    except DecisionRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, ngettext("One event accepted.", "%(n)d events accepted.", len(made)) % {"n": len(made)})
    return redirect("review-frames")


def _may_be_bulk(fared: reviewing.Reviewed) -> bool:
    return fared.of >= _BULK_LOOKED_AT and fared.share >= _BULK_RIGHT
