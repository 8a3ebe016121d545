"""What may be asked in an address, checked at the edge: a question that cannot be understood is answered with what was wrong."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from habeas.model import EventType
from habeas.register.decided import TAKING_BACK, State
from habeas.register.decisions import BY_RULE
from habeas.register.definitions import definitions
from habeas.register.folding.sexes import KnownSex
from habeas.web.wording.vocabulary import DECISIONS, SEXES, TYPES

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

    def __init__(self, asked: QueryDict | None) -> None:
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


def day_field(label: Any) -> forms.DateField:
    """A day that need not be said."""
    return forms.DateField(label=label, required=False, widget=_DayInput, input_formats=["%Y-%m-%d"])


def refuse_turned_days(form: forms.Form, first: str = "since", last: str = "until") -> dict[str, Any]:
    """What was asked, with an error where the second day is before the first; the two are named as the form has them."""
    since, until = form.cleaned_data.get(first), form.cleaned_data.get(last)
    if since and until and until < since:
        form.add_error(last, _("This day is before the first one."))
    return form.cleaned_data


class Sort(StrEnum):
    """In which order people stand."""

    HELD_FIRST = ""
    NAME = "name"
    SINCE = "since"
    UNTIL = "until"
    CONFIRMED = "confirmed"


class PeopleForm(_Question):
    """Whom: a name in any spelling, where they stood on which day as known on which; `asked`: those alone for whom no appeal is
    known; held since, and until, between two days. What else narrows them down is in `facets`."""

    q = _words(_("Name, in any spelling"))
    on = day_field(_("On"))
    known = day_field(_("As known on"))
    asked = forms.ChoiceField(
        label=_("Appeals"), required=False, choices=[("", _("With and without")), ("none", _("Nobody asked for them"))]
    )
    sort = forms.ChoiceField(
        label=_("In the order of"),
        required=False,
        choices=[
            (str(Sort.HELD_FIRST), _("status and name")),
            (str(Sort.NAME), _("name")),
            (str(Sort.SINCE), _("held longest")),
            (str(Sort.UNTIL), _("term ending first")),
            (str(Sort.CONFIRMED), _("longest without a report")),
        ],
    )
    since_from = day_field(_("Held since, from"))
    since_to = day_field(_("Held since, to"))
    until_from = day_field(_("Until, from"))
    until_to = day_field(_("Until, to"))

    def clean(self) -> dict[str, Any]:
        refuse_turned_days(self, "since_from", "since_to")
        return refuse_turned_days(self, "until_from", "until_to")

    def question(self) -> Iterable[forms.BoundField]:
        """The fields that are asked first."""
        return (self[name] for name in ("q", "on", "known", "asked", "sort"))

    def days(self) -> Iterable[forms.BoundField]:
        """The fields for days among what narrows down."""
        return (self[name] for name in ("since_from", "since_to", "until_from", "until_to"))


class _NotOurs(forms.Select):
    """Choices that are names, and no words of ours; those of some stand here in English."""

    def __init__(self, is_english: Callable[[str], bool]) -> None:
        super().__init__()
        self._is_english = is_english

    def create_option(self, name: str, value: Any, *more: Any, **attributes: Any) -> dict[str, Any]:
        option = super().create_option(name, value, *more, **attributes)
        if value:
            option["attrs"]["lang"] = "en" if self._is_english(str(value)) else ""
        return option


class _ViewForm(_Question):
    """By whose view people are counted; `named` are the definitions that may be chosen, by key."""

    definition = forms.ChoiceField(
        label=_("Regarded as political prisoners under"), required=False, widget=_NotOurs(lambda key: key in definitions())
    )
    regarded_by = forms.CharField(
        label=_("Regarded so by"),
        required=False,
        max_length=WORDS_LENGTH,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off", "dir": "auto"}),
    )

    def __init__(self, asked: QueryDict, named: Iterable[tuple[str, str]]) -> None:
        super().__init__(asked)
        cast(forms.ChoiceField, self.fields["definition"]).choices = [("", _("Any definition, or none")), *named]


class StatusForm(_ViewForm):
    """Who was held on which day, as known on which, and as the register itself had it on which."""

    on = day_field(_("Held on"))
    known = day_field(_("As known on"))
    recorded = day_field(_("As recorded here by"))
    field_order = ("on", "known", "recorded", "definition", "regarded_by")


class ChangesForm(_ViewForm):
    """Between which two days, each as known on which."""

    since = day_field(_("From"))
    since_known = day_field(_("From: as known on"))
    until = day_field(_("To"))
    until_known = day_field(_("To: as known on"))
    recorded = day_field(_("As recorded here by"))
    field_order = ("since", "since_known", "until", "until_known", "recorded", "definition", "regarded_by")


class EventsForm(_Question):
    """Which events: of a type, with words in a name or a court, between two days."""

    type = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("Everything")), *((str(kind), TYPES[kind]) for kind in EventType)]
    )
    q = _words(_("Person, court or case"))
    since = day_field(_("From"))
    until = day_field(_("To"))

    def clean(self) -> dict[str, Any]:
        return refuse_turned_days(self)


class BodiesForm(_Question):
    """Which courts, judges, prisons or cases: those with words in their name."""

    q = _words(_("Words of the name"))


class ComparisonForm(_Question):
    """Which two editions; `editions` are those kept, by key with their titles. `asked` is none where nothing was yet."""

    def __init__(self, asked: QueryDict | None, editions: Sequence[tuple[str, Any]]) -> None:
        super().__init__(asked)
        self.fields["a"] = forms.ChoiceField(label=_("A"), choices=list(editions))
        self.fields["b"] = forms.ChoiceField(label=_("B"), choices=list(editions))
        self.initial["b"] = editions[1][0] if len(editions) > 1 else ""


class ReviewForm(_Question):
    """What of the queue: of a type, with words in a name, read by a frame, told on a page."""

    type = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", _("Everything")), *((str(kind), TYPES[kind]) for kind in EventType)]
    )
    q = _words(_("Person"))
    frame = forms.CharField(required=False, max_length=WORDS_LENGTH, widget=forms.HiddenInput)
    page = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)


class DecisionsForm(_Question):
    """Which decisions: about whom or what (names, or an address of the desk), by whom, of which kind, standing or taken back,
    made between two days. `deciders` are those who ever decided."""

    about = _words(_("About: a name, or an address here"))
    by = forms.ChoiceField(label=_("By whom"), required=False, widget=_NotOurs(lambda name: name.startswith(BY_RULE)))
    kind = forms.ChoiceField(
        label=_("What"),
        required=False,
        choices=[("", _("Everything")), *DECISIONS.items(), (TAKING_BACK, _("took back another"))],
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[(State.ANY, _("Standing or not")), (State.STANDING, _("Standing")), (State.UNDONE, _("Taken back since"))],
    )
    since = day_field(_("From"))
    until = day_field(_("To"))

    def __init__(self, asked: QueryDict, deciders: Iterable[str]) -> None:
        super().__init__(asked)
        cast(forms.ChoiceField, self.fields["by"]).choices = [
            ("", _("Everyone, and rules")),
            *((name, name) for name in deciders),
        ]

    def clean(self) -> dict[str, Any]:
        return refuse_turned_days(self)


class AppealsForm(_Question):
    """Which appeals: those with or without an answer, with words in who asked or whom."""

    q = _words(_("Who asked, of whom, for whom"))
    answer = forms.ChoiceField(
        label=_("Answer"),
        required=False,
        choices=[("", _("With and without")), ("known", _("An answer is known")), ("none", _("No answer known"))],
    )


class Part(StrEnum):
    """What search looks in."""

    PEOPLE = "people"
    EVENTS = "events"
    PAGES = "pages"


class SearchForm(_Question):
    """Which words, in what, and what else must be so."""

    q = _words(_("Name or words"))
    part = forms.ChoiceField(
        label=_("In"),
        required=False,
        choices=[("", _("Everything")), (Part.PEOPLE, _("People")), (Part.EVENTS, _("Events")), (Part.PAGES, _("Kept pages"))],
    )
    type = forms.ChoiceField(
        label=_("With an event"),
        required=False,
        choices=[("", _("Of any kind")), *((str(kind), TYPES[kind]) for kind in EventType)],
    )
    country = forms.ChoiceField(label=_("Country"), required=False)
    since = day_field(_("From"))
    until = day_field(_("To"))

    def __init__(self, asked: QueryDict, countries: Iterable[str]) -> None:
        super().__init__(asked)
        known = [(country, country) for country in countries]
        cast(forms.ChoiceField, self.fields["country"]).choices = [("", _("Any, or not known")), *known]

    def clean(self) -> dict[str, Any]:
        return refuse_turned_days(self)


class Given(forms.Form):
    """A form of several lines; `sent` is none where it is to be filled in, `ids` set it apart from others on its page."""

    def __init__(self, sent: QueryDict | None = None, files: Any = None, *, ids: str = "given") -> None:
        super().__init__(sent, files, label_suffix="", auto_id=f"{ids}-%s")


def _password(label: Any, autocomplete: str, **more: Any) -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=1024, strip=False, widget=widget, **more)


def _code(label: Any, **more: Any) -> forms.CharField:
    attributes = {"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
    return forms.CharField(label=label, max_length=40, widget=forms.TextInput(attrs=attributes), **more)


class SignInForm(Given):
    """Who wants in. One form for both steps: what was wrong is not said, so that nothing can be learnt from it."""

    name = forms.CharField(label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = _password(_("Password"), "current-password")
    code = _code(_("Code, if you have a second step"), required=False)


class PasswordForm(Given):
    """Another password for oneself."""

    password = _password(_("Password until now"), "current-password")
    new = _password(_("New password, at least 12 characters"), "new-password")
    again = _password(_("The new one again"), "new-password")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "new" in cleaned and "again" in cleaned and cleaned["new"] != cleaned["again"]:
            self.add_error("again", _("The two differ."))
        return cleaned


class AgainForm(Given):
    """The password once more, before what matters."""

    password = _password(_("Password, once more"), "current-password")


class CodeForm(Given):
    """The first code of an app."""

    code = _code(_("The six digits that the app shows"))


NOTE_LENGTH = 20_000


class NoteForm(Given):
    """A note on a person or on an event of theirs; `abouts` are those that may be chosen, by key."""

    about = forms.ChoiceField()
    text = forms.CharField(
        label=_("Note"), max_length=NOTE_LENGTH, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto", "autocomplete": "off"})
    )
    confidential = forms.BooleanField(
        label=_("Confidential: shown to documenters and above alone, and every showing is written down"), required=False
    )

    def __init__(self, sent: QueryDict | None = None, *, abouts: Sequence[tuple[str, Any]], by_account: bool) -> None:
        super().__init__(sent, ids="note")
        self.fields["about"] = forms.ChoiceField(label=_("About"), choices=list(abouts))
        if not by_account:
            del self.fields["confidential"]


class WithdrawForm(Given):
    """Why a note is taken back."""

    why = forms.CharField(label=_("Why"), max_length=500, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}))


class SexForm(Given):
    """Whether somebody is a woman or a man, or that it is not known; nothing is chosen beforehand."""

    sex = forms.ChoiceField(
        label=_("Sex"), choices=[("", "—"), *((str(sex), SEXES[sex]) for sex in KnownSex if sex is not KnownSex.CONTRADICTED)]
    )
    why = forms.CharField(
        label=_("Why, and who says so"), max_length=500, widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"})
    )

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, ids="sex")
