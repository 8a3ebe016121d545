"""Addresses, which stay as they are: others link to them."""

from django.urls import path
from django.views.generic import RedirectView

from habeas.web.views.accounts import sign_in, sign_out
from habeas.web.views.appeals import appeals
from habeas.web.views.events import events
from habeas.web.views.kept import original, page, pages
from habeas.web.views.people import people, person

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="people"), name="home"),
    path("sign-in/", sign_in, name="sign-in"),
    path("sign-out/", sign_out, name="sign-out"),
    path("people/", people, name="people"),
    path("people/<str:address>/", person, name="person"),
    path("events/", events, name="events"),
    path("appeals/", appeals, name="appeals"),
    path("pages/", pages, name="pages"),
    path("pages/<slug:key>/", page, name="page"),
    path("pages/<slug:key>/original", original, name="original"),
]
