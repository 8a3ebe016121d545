"""A mistake in a file of knowledge is refused with its file and line."""

from pathlib import Path

import pytest
from pydantic import BaseModel, ConfigDict

from habeas.reading.knowledge import KnowledgeRefused, load_yaml


class Sayings(BaseModel):
    model_config = ConfigDict(extra="forbid")

    words: list[str]
    sure: bool = False


def write(folder: Path, text: str) -> Path:
    path = folder / "sayings.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_words_that_yaml_takes_for_something_else_are_words(tmp_path: Path) -> None:
    sayings = load_yaml(write(tmp_path, "words: [on, no, off, yes, 2024-10-03, false accusation]\nsure: true\n"), Sayings)
    assert sayings.words == ["on", "no", "off", "yes", "2024-10-03", "false accusation"]
    assert sayings.sure is True


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("words:\n  - on\n  - [off]\n", 3, "words.1"),
        ("words: []\nsure: false\nwords: []\n", 3, "'words' stands twice"),
        ("words:\n  - bars\n  - cell\n  - bars\n", 4, "'bars' stands twice"),
        ("words: [on\n", 2, "is no YAML"),
        ("words: []\nmore: 1\n", 2, "more"),
        ("", 1, "is empty"),
    ],
)
def test_a_mistake_is_named_with_file_and_line(tmp_path: Path, text: str, line: int, problem: str) -> None:
    with pytest.raises(KnowledgeRefused, match=r"sayings\.yaml, line") as refused:
        load_yaml(write(tmp_path, text), Sayings)
    assert refused.value.line == line
    assert problem in str(refused.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeRefused, match="cannot be read"):
        load_yaml(tmp_path / "none.yaml", Sayings)
