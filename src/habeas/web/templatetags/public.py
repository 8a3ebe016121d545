"""Links of the public pages, which stand on a server or in a folder of files: each page is given the `place` it links from."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from habeas.web.public_pages import Place, person_path

register = template.Library()


def _place(context: Context) -> Place:
    place: Any = context["place"]
    assert isinstance(place, Place)  # noqa: S101
    return place


@register.simple_tag(takes_context=True)
def to(context: Context, path: str) -> str:
    """A link to a page; what stands behind # in its path is a place in it."""
    return _place(context).to_spot(path)


@register.simple_tag(takes_context=True)
def beside(context: Context, name: str) -> str:
    """A link to the style sheet or the sign."""
    return _place(context).beside(name)


@register.simple_tag(takes_context=True)
def to_person(context: Context, key: str, name: str) -> str:
    """A link to the page of somebody published."""
    person = context["record"].person(key)
    return _place(context).to(person_path(key, person.name if person is not None else name))
