"""Addresses, which stay as they are: others link to them."""

from django.urls import path
from django.views.generic import RedirectView

from habeas.web.views import appeals, events, kept, people

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="people"), name="home"),
    path("people/", people.people, name="people"),
    path("people/<str:address>/", people.person, name="person"),
    path("events/", events.events, name="events"),
    path("appeals/", appeals.appeals, name="appeals"),
    path("pages/", kept.pages, name="pages"),
    path("pages/<slug:key>/", kept.page, name="page"),
    path("pages/<slug:key>/original", kept.original, name="original"),
]
