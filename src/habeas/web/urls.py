"""Addresses, which stay as they are: others link to them."""

from django.urls import path

from habeas.register.bodies import Body
from habeas.web.api import reconciling
from habeas.web.api.reading import api
from habeas.web.views.accounts import sign_in, sign_out
from habeas.web.views.adding import files_added, page_added, text_added
from habeas.web.views.appeals import appeals
from habeas.web.views.bodies import bodies, body
from habeas.web.views.decisions import decisions
from habeas.web.views.events import events
from habeas.web.views.home import home
from habeas.web.views.importing import list_looked_at, list_sent, own_list_made
from habeas.web.views.kept import original, page, pages
from habeas.web.views.lists import comparison_saved, edition, edition_original, lists, lists_compared, one_list
from habeas.web.views.notes import audit, note_withdrawn, note_written
from habeas.web.views.own_account import own_account, own_password, second_step_off, second_step_offered
from habeas.web.views.people import people, person
from habeas.web.views.public import public
from habeas.web.views.publishing import person_published
from habeas.web.views.review import (
    decided,
    frame_accepted,
    people_decided,
    review,
    review_frames,
    review_people,
    reviewed_event,
    undone,
)
from habeas.web.views.searching import search
from habeas.web.views.sexes import person_described
from habeas.web.views.status import status, status_changes

urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("account/", own_account, name="account"),
    path("account/password/", own_password, name="account-password"),
    path("account/second-step/", second_step_offered, name="second-step"),
    path("account/second-step/off/", second_step_off, name="second-step-off"),
    path("audit/", audit, name="audit"),
    path("people/<str:address>/notes/", note_written, name="note-written"),
    path("people/<str:address>/publishing/", person_published, name="person-published"),
    path("people/<str:address>/sex/", person_described, name="person-described"),
    path("notes/<slug:key>/withdraw/", note_withdrawn, name="note-withdrawn"),
    path("public/", public, name="public"),
    path("public/<path:path>", public, name="public-page"),
    path("status/", status, name="status"),
    path("status/changes/", status_changes, name="status-changes"),
    path("people/", people, name="people"),
    path("people/<str:address>/", person, name="person"),
    path("events/", events, name="events"),
    path("decisions/", decisions, name="decisions"),
    path("review/", review, name="review"),
    path("review/people/", review_people, name="review-people"),
    path("review/people/decide", people_decided, name="people-decided"),
    path("review/frames/", review_frames, name="review-frames"),
    path("review/frames/accept", frame_accepted, name="frame-accepted"),
    path("review/undo/<slug:key>", undone, name="decision-undone"),
    path("review/<slug:reading>/", reviewed_event, name="reviewed-event"),
    path("review/<slug:reading>/decide", decided, name="decided"),
    path("appeals/", appeals, name="appeals"),
    *(
        address
        for kind in Body
        for address in (
            path(f"{kind}s/", bodies, {"kind": kind}, name=f"{kind}s"),
            path(f"{kind}s/<str:address>/", body, {"kind": kind}, name=str(kind)),
        )
    ),
    path("lists/", lists, name="lists"),
    path("lists/import/", list_sent, name="list-sent"),
    path("lists/import/<str:ticket>/", list_looked_at, name="list-looked-at"),
    path("lists/own/", own_list_made, name="own-list"),
    path("lists/compare/", lists_compared, name="lists-compared"),
    path("lists/compare/compared<str:ending>", comparison_saved, name="comparison-saved"),
    path("lists/editions/<slug:key>/", edition, name="edition"),
    path("lists/editions/<slug:key>/original", edition_original, name="edition-original"),
    path("lists/<str:address>/", one_list, name="list"),
    path("search/", search, name="search"),
    path("pages/", pages, name="pages"),
    path("pages/add/", page_added, name="page-added"),
    path("pages/add/text/", text_added, name="text-added"),
    path("pages/add/files/", files_added, name="files-added"),
    path("pages/<slug:key>/", page, name="page"),
    path("pages/<slug:key>/original", original, name="original"),
    path("api/v1/", api.urls),
    path("reconcile/", reconciling.service, name="reconcile"),
    path("reconcile/preview", reconciling.preview, name="reconcile-preview"),
    path("reconcile/suggest/entity", reconciling.suggest_entity, name="suggest-entity"),
    path("reconcile/suggest/property", reconciling.suggest_property, name="suggest-property"),
    path("reconcile/suggest/type", reconciling.suggest_type, name="suggest-type"),
]
