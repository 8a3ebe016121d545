"""What is known of a language before a page is read, as YAML files that somebody who does not program can extend.

In: a file and the model of what it holds. Out: the model, filled. Always true: a mistake is refused with one line that names
the file, the line in it, and what is wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from habeas.model import HabeasError

FOLDER = Path(__file__).parent

Model = TypeVar("Model", bound=BaseModel)


class _WordLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML in which "on", "no" and "2024-10-03" are the words they are: only true and false are no words."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag not in ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_WordLoader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(?:true|false)$"), list("tf"))


class KnowledgeRefused(HabeasError, ValueError):
    """A mistake in a file of knowledge."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path}, line {line}: {problem}")
        self.path = path
        self.line = line
        self.problem = problem


def load_yaml(path: Path, model: type[Model]) -> Model:
    """The file at `path` as `model`; `KnowledgeRefused` where it is no YAML, says something twice, or does not fit the model."""
    node = _composed(path)
    _refuse_doubles(path, node)
    try:
        return model.model_validate(_WordLoader("").construct_document(node))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"])
        raise KnowledgeRefused(path, _line(node, first["loc"]), f"{where}: {first['msg']}") from error


def either(words: Iterable[str], blank: str = " ") -> str:
    """A regular expression for any one of `words`, longer ones first, with `blank` for the blanks in them; where there are no
    words, it fits nothing.
    """
    longer_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", blank) for word in longer_first) or "(?!)"


def one_of(words: Iterable[str]) -> str:
    """The same, fit to stand among others in an expression."""
    return f"(?:{either(words)})"


def _composed(path: Path) -> yaml.Node:
    try:
        node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8"), Loader=_WordLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise KnowledgeRefused(path, line, f"is no YAML: {error.problem}") from error
    except OSError as error:
        raise KnowledgeRefused(path, 1, f"cannot be read: {error.strerror}") from error
    if node is None:
        raise KnowledgeRefused(path, 1, "is empty")
    return node


def _refuse_doubles(path: Path, node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        for number, (key, value) in enumerate(node.value):
            if key.value in keys[:number]:
                raise _doubled(path, key)
            _refuse_doubles(path, value)
    elif isinstance(node, yaml.SequenceNode):
        said: set[str] = set()
        for value in node.value:
            if isinstance(value, yaml.ScalarNode):
                if value.value in said:
                    raise _doubled(path, value)
                said.add(value.value)
            _refuse_doubles(path, value)


def _doubled(path: Path, node: yaml.Node) -> KnowledgeRefused:
    return KnowledgeRefused(path, node.start_mark.line + 1, f"{node.value!r} stands twice; keep one of them")


def _line(node: yaml.Node, place: Sequence[int | str]) -> int:
    """The line where `place` stands, or where the nearest thing around it begins."""
    for step in place:
        below = _below(node, step)
        if below is None:
            break
        node = below
    return int(node.start_mark.line) + 1


def _below(node: yaml.Node, step: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if str(key.value) == str(step)), None)
    return None
