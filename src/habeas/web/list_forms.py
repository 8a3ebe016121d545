"""What is filled in about a list: the file, whose it is and of which day, which heading is taken for which column."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from habeas.register.definitions import definitions
from habeas.register.lists.reading import SIZE_LIMIT
from habeas.register.lists.wording import wording
from habeas.register.status import CUSTODY
from habeas.web.forms import Given, day_field
from habeas.web.wording.vocabulary import COLUMNS, KINDS

MOST_HEADINGS: Final = 60
LONGEST_HEADING: Final = 200
"""Characters of a heading that can be chosen; what is longer is a text above the table."""
_LONGEST: Final = 200


def _named(label: Any, *, of: str, required: bool) -> forms.CharField:
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", "list": of})
    return forms.CharField(label=label, required=required, max_length=_LONGEST, widget=widget)


def _day_needed(label: Any) -> forms.DateField:
    field = day_field(label)
    field.required = True
    return field


class ListForm(Given):
    """Whose list it is, of which day, by which definition; `publishers` are those known."""

    publisher = _named(_("Whose list it is"), of="publishers", required=True)
    as_of = _day_needed(_("The day of which it speaks"))
    definition = _named(_("By which definition people are on it, if it says so"), of="definitions", required=False)

    def __init__(self, sent: QueryDict | None = None, files: Any = None, *, publishers: Sequence[str]) -> None:
        super().__init__(sent, files, ids="list")
        self.publishers = publishers
        self.definitions = [one.name for one in definitions().values()]


class AcceptForm(Given):
    """Why what should be looked at is as it should be."""

    accept = forms.CharField(
        label=_("Why it may be kept all the same"),
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, ids="why")


class ListFileForm(ListForm):
    """The same, and the file."""

    file = forms.FileField(
        label=_("File: CSV, XLSX, HTML or DOCX"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.html,.htm,.docx"}),
    )
    field_order = ("file", "publisher", "as_of", "definition")

    def __init__(
        self,
        sent: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[Any]] | None = None,
        *,
        publishers: Sequence[str],
    ) -> None:
        super().__init__(sent, files, publishers=publishers)

    def clean_file(self) -> UploadedFile[Any]:
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > SIZE_LIMIT:
            limit = SIZE_LIMIT // 1024 // 1024
            raise forms.ValidationError(_("It is larger than %(limit)s MB; a list of people is smaller.") % {"limit": limit})
        return file


class ColumnsForm(Given):
    """For each heading, which column it is taken for. The headings come back as they were shown, in hidden fields."""

    order = forms.ChoiceField(
        label=_("Dates such as 03/04/2024"),
        required=False,
        choices=[("", _("as the file shows")), ("day-first", _("the day first")), ("month-first", _("the month first"))],
    )

    def __init__(self, headings: Sequence[str], sent: QueryDict | None = None) -> None:
        super().__init__(sent, ids="column")
        self.headings = list(headings)[:MOST_HEADINGS]
        known = [("", _("not taken")), *((column, COLUMNS[column]) for column in wording().columns)]
        for number, heading in enumerate(self.headings):
            self.fields[f"column-{number}"] = forms.ChoiceField(label=heading, required=False, choices=known)

    def choose(self, columns: Mapping[str, str]) -> None:
        """What is shown as chosen before anybody chose."""
        by_heading = {heading: column for column, heading in columns.items() if heading}
        for number, heading in enumerate(self.headings):
            self.initial[f"column-{number}"] = by_heading.get(heading, "")

    @property
    def rows(self) -> list[tuple[Any, str]]:
        """Each select with the heading it is for."""
        return [(self[f"column-{number}"], heading) for number, heading in enumerate(self.headings)]

    def chosen(self) -> dict[str, str]:
        """By column its heading."""
        said = ((self.cleaned_data[f"column-{number}"], heading) for number, heading in enumerate(self.headings))
        return {column: heading for column, heading in said if column}

    def clean(self) -> dict[str, Any]:
        taken: dict[str, str] = {}
        for number, heading in enumerate(self.headings):
            column = self.cleaned_data.get(f"column-{number}")
            if column and column in taken:
                words = {"column": COLUMNS[column], "one": taken[column][:80], "other": heading[:80]}
                message = _("“%(one)s” and “%(other)s” cannot both be taken for: %(column)s.") % words
                self.add_error(f"column-{number}", message)
            elif column:
                taken[column] = heading
        return self.cleaned_data


def headings_sent(sent: QueryDict) -> list[str]:
    """The headings that a form came back with."""
    return sent.getlist("heading")[:MOST_HEADINGS]


def mark_of(*shown: Any) -> str:
    """A mark of what somebody was shown, by which it is known whether they keep the same."""
    return hashlib.sha256(json.dumps(shown, ensure_ascii=False, sort_keys=True, default=str).encode()).hexdigest()[:24]


class OwnListForm(Given):
    """Who is to stand on the register's own list."""

    publisher = forms.CharField(
        label=_("The register's own name for it"),
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    as_of = _day_needed(_("Who was held on"))
    definition = forms.ChoiceField(label=_("Regarded as political prisoners by this definition"), required=False)
    regarded_by = forms.CharField(
        label=_("Regarded as political prisoners by this organisation"),
        required=False,
        max_length=_LONGEST,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    status = forms.ChoiceField(
        label=_("Status"),
        required=False,
        choices=[("", _("Any kind of custody")), *((str(kind), KINDS[kind]) for kind in CUSTODY)],
    )
    perhaps = forms.BooleanField(label=_("With those whom imprecise dates or a lone surname leave in doubt"), required=False)

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, ids="own")
        any_ = [("", _("By any, or by nobody"))]
        self.fields["definition"] = forms.ChoiceField(
            label=self.fields["definition"].label,
            required=False,
            choices=[*any_, *((key, _(one.name)) for key, one in definitions().items())],
        )
