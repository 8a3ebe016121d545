"""What is watched: feeds and sitemaps, the pages they have named, the sites they are on. No evidence: it may change and go.

Always true: a row's key follows from its address; a page that is kept names its capture.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from habeas.register.keys import KEY_LENGTH
from habeas.register.models.kept import Capture


class Site(models.Model):
    """A scheme, host and port, with its pace: not asked again before `ready_at`, which is later where it has failed `tries`
    times.

    `robots` is its robots.txt, which counts until `robots_until`.
    """

    origin = models.TextField(unique=True)
    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    ready_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    robots = models.TextField(blank=True)
    robots_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.origin


class Watched(models.Model):
    """A feed or sitemap that is asked for new pages; `named_by` is the sitemap index that named it, where one did.

    `etag` and `last_modified` are what its server said of the version read last; `tries` counts failures in a row.
    """

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    url = models.TextField()
    title = models.TextField(blank=True)
    lang = models.CharField(max_length=35)
    since = models.DateField(null=True)
    named_by = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="named")
    added_at = models.DateTimeField()
    etag = models.TextField(blank=True)
    last_modified = models.TextField(blank=True)
    checked_at = models.DateTimeField(null=True)
    next_at = models.DateTimeField(db_index=True)
    tries = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["added_at", "url"]

    def __str__(self) -> str:
        return self.url


class FoundPage(models.Model):
    """A page that something watched has named. `tries` counts failures in a row; it is not asked for before `next_at`."""

    class State(models.TextChoices):
        WAITING = "waiting"
        KEPT = "kept"
        GIVEN_UP = "given_up"

    key = models.CharField(primary_key=True, max_length=KEY_LENGTH)
    url = models.TextField()
    title = models.TextField(blank=True)
    published = models.DateField(null=True)
    lang = models.CharField(max_length=35)
    source = models.ForeignKey(Watched, on_delete=models.SET_NULL, null=True, related_name="pages")
    site = models.ForeignKey(Site, on_delete=models.PROTECT, related_name="pages")
    found_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    tries = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    problem = models.TextField(blank=True)
    capture = models.ForeignKey(Capture, on_delete=models.PROTECT, null=True, related_name="found_as")

    class Meta:
        ordering: ClassVar = ["found_at", "url"]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="found_page_due")]

    def __str__(self) -> str:
        return self.url
