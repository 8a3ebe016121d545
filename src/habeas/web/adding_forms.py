"""What is filled in to add a page: a pasted text, or files, each with what is known of it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from habeas.register.handing_in import BYTES_LIMIT, FILES_LIMIT, TEXT_LIMIT
from habeas.web.addresses import is_web_address
from habeas.web.forms import Given, day_field

_ADDRESS_LENGTH = 2000


class _AboutPages(Given):
    """What is known of what is handed in."""

    url = forms.CharField(
        label=_("Address, if it has one"),
        required=False,
        max_length=_ADDRESS_LENGTH,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "dir": "ltr", "placeholder": "https://"}),
    )
    published = day_field(_("Day it was published"))
    captured = day_field(_("Day it was copied or saved"))

    def clean_url(self) -> str:
        url = str(self.cleaned_data["url"]).strip()
        if url and not is_web_address(url):
            raise forms.ValidationError(_("An address begins with http:// or https://."))
        return url


class TextForm(_AboutPages):
    """A page whose text is pasted."""

    title = forms.CharField(
        label=_("Title, if it has one"), required=False, max_length=300, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    text = forms.CharField(
        label=_("Text"), max_length=TEXT_LIMIT, strip=False, widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"})
    )
    field_order = ("title", "text", "url", "published", "captured")

    def __init__(self, sent: QueryDict | None = None) -> None:
        super().__init__(sent, ids="text")
        self.fields["text"].widget.attrs.pop("maxlength", None)  # a browser would cut off what is pasted, and say nothing

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not text.strip():
            raise forms.ValidationError(_("There is no text in it."))
        return text


class _Files(forms.FileField):
    """Several files."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        sent = [super(_Files, self).clean(one, initial) for one in data or [None]]
        if len(sent) > FILES_LIMIT:
            raise forms.ValidationError(_("No more than %(limit)s files at a time.") % {"limit": FILES_LIMIT})
        if sum(file.size or 0 for file in sent) > BYTES_LIMIT:
            raise forms.ValidationError(_("No more than %(limit)s MB at a time.") % {"limit": BYTES_LIMIT // 1024 // 1024})
        return sent


class _FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.getlist(name)


class FilesForm(_AboutPages):
    """Pages that were saved."""

    pages = _Files(
        label=_("Files: HTML, text, PDF, WARC or WACZ"),
        allow_empty_file=True,
        widget=_FilesInput(attrs={"multiple": True, "accept": ".html,.htm,.xhtml,.txt,.pdf,.warc,.gz,.wacz"}),
    )
    field_order = ("pages", "url", "published", "captured")

    def __init__(self, sent: QueryDict | None = None, files: MultiValueDict[str, UploadedFile[Any]] | None = None) -> None:
        super().__init__(sent, files, ids="files")
