"""The web pages as a Django app."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "habeas.web"
    label = "web"
    verbose_name = "Web pages"
