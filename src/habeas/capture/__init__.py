"""Any page in, as it was found, cut into what it holds: the article and the briefs around it. Of ours imports `model` alone."""

from habeas.capture.archived_pages import LeftOut
from habeas.capture.decoding import InputRefused
from habeas.capture.inputs import ManifestRefused, PageInputs, inputs_from_files, inputs_from_manifest, is_language_code
from habeas.capture.page_input import PageInput, page_from_input
from habeas.capture.segments import CutPage, cut, cut_with_facts

__all__ = [
    "CutPage",
    "InputRefused",
    "LeftOut",
    "ManifestRefused",
    "PageInput",
    "PageInputs",
    "cut",
    "cut_with_facts",
    "inputs_from_files",
    "inputs_from_manifest",
    "is_language_code",
    "page_from_input",
]
