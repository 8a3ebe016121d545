"""The documents: links lead somewhere, and the README's commands exist."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")])
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_to_files_that_exist(document: Path) -> None:
    for target in _LINK.findall(document.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://", "#", "mailto:")):
            assert (document.parent / target.split("#")[0]).exists(), f"{document.name} links to {target}"


@pytest.mark.parametrize("command", ["demo", "test", "serve", "lint"])
def test_the_commands_of_the_readme_are_in_the_makefile(command: str) -> None:
    assert re.search(rf"^{command}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_what_is_read_is_documented_type_by_type() -> None:
    from habeas.model import OUTCOMES, Event, EventType

    text = (ROOT / "docs" / "vocabulary.md").read_text(encoding="utf-8")
    fields = set(Event.model_fields) - {"count_of", "count_parts", "count_sum", "quote_more", "occasion_date"}
    assert all(f"`{kind}`" in text for kind in EventType)
    assert all(f"`{name}`" in text for name in fields)
    assert all(f"`{outcome}`" in text for outcomes in OUTCOMES.values() for outcome in outcomes)
