"""What may be asked in an address, checked at the edge: a question that cannot be understood is answered with what was wrong."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from habeas.model import EventType
from habeas.web.wording.vocabulary import TYPES

WORDS_LENGTH = 200


class Standing(StrEnum):
    """The groups of status that people are listed by."""

    HELD = "held"
    UNCONFIRMED = "unconfirmed"
    FREE = "free"
    DIED = "died"
    UNKNOWN = "unknown"


STANDINGS: dict[Standing, Any] = {
    Standing.HELD: _("Held"),
    Standing.UNCONFIRMED: _("Held, unconfirmed"),
    Standing.FREE: _("At large"),
    Standing.DIED: _("Died"),
    Standing.UNKNOWN: _("Not known"),
}


class _Question(forms.Form):
    """A form that is sent by address and stands in one line."""

    def __init__(self, asked: QueryDict) -> None:
        super().__init__(asked, label_suffix="", auto_id="asked-%s")


def _words(label: Any, placeholder: Any = "") -> forms.CharField:
    widget = forms.TextInput(attrs={"type": "search", "placeholder": placeholder, "autocomplete": "off", "dir": "auto"})
    return forms.CharField(label=label, required=False, max_length=WORDS_LENGTH, widget=widget)


class _DayInput(forms.DateInput):
    """A browser's own field for a day, which takes no other text: what was no day is not put back into it."""

    input_type = "date"

    def format_value(self, value: Any) -> str | None:
        try:
            return dt.date.fromisoformat(str(value)).isoformat()
        except ValueError:
            return None


def _day(label: Any) -> forms.DateField:
    return forms.DateField(label=label, required=False, widget=_DayInput, input_formats=["%Y-%m-%d"])


class PeopleForm(_Question):
    """Whom: a name in any spelling, a standing, on which day."""

    q = _words(_("Name, in any spelling"))
    on = _day(_("On"))
    status = forms.ChoiceField(
        required=False, choices=[("", ""), *((str(key), words) for key, words in STANDINGS.items())], widget=forms.HiddenInput
    )


class EventsForm(_Question):
    """Which events: of a type, with words in a name or a court, between two days."""

    type = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("Everything")), *((str(kind), TYPES[kind]) for kind in EventType)]
    )
    q = _words(_("Person, court or case"))
    since = _day(_("From"))
    until = _day(_("To"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("This day is before the first one."))
        return cleaned


class AppealsForm(_Question):
    """Which appeals: those with or without an answer, with words in who asked or whom."""

    q = _words(_("Who asked, of whom, for whom"))
    answer = forms.ChoiceField(
        label=_("Answer"),
        required=False,
        choices=[("", _("With and without")), ("known", _("An answer is known")), ("none", _("No answer known"))],
    )


class SignInForm(forms.Form):
    """Who wants in. One form for both steps: what was wrong is not said, so that nothing can be learnt from it."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label=_("Password"),
        max_length=1024,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = forms.CharField(
        label=_("Code, if you have a second step"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, label_suffix="", auto_id="given-%s")
