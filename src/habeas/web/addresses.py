"""Where things stand: the address of a person, of a page, of a quote in it, of an event in a person's story.

Always true: an address is made of keys, so that it stays; the slug in a person's address is for the eye and never needed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode, urlsplit

from django.urls import reverse
from django.utils.text import slugify

from habeas.register.bodies import Body, body_key
from habeas.register.lists.shelf import list_key
from habeas.register.queries import SourceView
from habeas.register.sentences import Sentence

_SLUG_LENGTH: Final = 60
_KEY_TYPED: Final = re.compile(r"(?:^|/)([a-z2-7]{16})(?:-|/|$)")


@lru_cache(maxsize=4096)
def slug_of(name: str) -> str:
    """The name in plain Latin letters: Rəşadət Axundov → rashadat-akhundov. Empty where no letter can be written so."""
    from habeas.identity import romanise

    return slugify(romanise(name[:200]))[:_SLUG_LENGTH].strip("-")


def person_address(key: str, name: str) -> str:
    """/people/<key>-<slug>/."""
    slug = slug_of(name)
    return reverse("person", args=[f"{key}-{slug}" if slug else key])


def body_address(body: Body, name: str) -> str:
    """/courts/<key>-<slug>/, and so for judges, prisons and cases: by the name as pages give it."""
    key, slug = body_key(body, name), slug_of(name)
    return reverse(body, args=[f"{key}-{slug}" if slug else key])


def list_address(publisher: str) -> str:
    """/lists/<key>-<slug>/: a publisher's list."""
    key, slug = list_key(publisher), slug_of(publisher)
    return reverse("list", args=[f"{key}-{slug}" if slug else key])


def key_in(typed: str) -> str:
    """The key of a person, a page or the like, typed alone or as the address of its page; what holds none, as it is."""
    found = _KEY_TYPED.search(typed.strip())
    return found[1] if found is not None else typed.strip()


def event_anchor(key: str) -> str:
    """The place of an event in a page of ours."""
    return f"e-{key}"


def quote_anchor(segment: str, start: int) -> str:
    """The place of the quote that begins at `start` in the segment's text."""
    return f"{_identifier(segment)}-{start}"


def value_anchor(segment: str, start: int) -> str:
    """The place of the words, beginning at `start`, that a field's value was read from."""
    return f"{_identifier(segment)}-v{start}"


def quote_address(source: SourceView) -> str:
    """The kept page, at the quote."""
    return f"{reverse('page', args=[source.page.key])}#{quote_anchor(source.segment, source.start)}"


def spot_address(sentence: Sentence) -> str:
    """The kept page, at the sentence."""
    return f"{reverse('page', args=[sentence.page])}#{quote_anchor(sentence.segment, sentence.start)}"


SENTENCE: Final = "sentence"
"""The place of the sentence that an address leads to."""


def sentence_address(page: str, segment: str, at: tuple[int, int] | None) -> str:
    """The kept page, at a sentence of a segment's text, which is marked; at its top where it is not in the text."""
    if at is None:
        return reverse("page", args=[page])
    return f"{reverse('page', args=[page])}?{urlencode({'sentence': f'{segment}:{at[0]}-{at[1]}'})}#{SENTENCE}"


def publication(url: str) -> str:
    """Who published a page, as far as its address says: the host; empty without one."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def is_web_address(url: str) -> bool:
    """Whether `url` may stand in a link."""
    return url.lower().startswith(("http://", "https://"))


def _identifier(segment: str) -> str:
    return re.sub(r"[^A-Za-z0-9]+", "-", segment)
