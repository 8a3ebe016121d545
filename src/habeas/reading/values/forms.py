"""Ways of saying something, written as templates over kinds of words, compiled to regular expressions over a worded text's `codes`.

In: templates such as `MONTH .? DAY ORDINAL? (,? YEAR)?`: kinds of words in capitals, words as they are, `( ) | ? *` as in regular expressions,
`\\(` for the mark itself. A kind may carry a number (`DAY2`) to be told apart. Out: `Forms`, which finds each place where one of the ways is used.
Always true: what is found never overlaps, and of two ways that fit at one place the one that stands first in the file is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.reading.values.wording import Vocabulary, Worded, literal

_ATOM: Final = re.compile(r"\\.|[A-Z][A-Z_]*\d?|[^\W\d_]+|'s|[()|?*]|\S")
_CONTROL: Final = frozenset("()|?*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of saying something: what it is called, its template, the kinds of words that may or may not stand right before and after it,
    and a template (`then`) that must follow."""

    name: str
    template: str
    behind: str = ""
    not_behind: str = ""
    ahead: str = ""
    not_ahead: str = ""
    then: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A place where a form is used: word numbers, both included, and for each kind the word numbers it covers."""

    form: Form
    first: int
    last: int
    slots: Mapping[str, tuple[int, int]]


def atoms(template: str) -> list[str]:
    """The template's parts in order."""
    return _ATOM.findall(template)


def is_kind(atom: str) -> bool:
    """Whether a part of a template names a kind of words."""
    return atom[0].isascii() and atom[0].isupper()


def literals(template: str) -> set[str]:
    """The words that a template names themselves."""
    return {atom.lstrip("\\") for atom in atoms(template) if atom not in _CONTROL and not is_kind(atom)}


class Forms:
    """Forms compiled for one vocabulary. `parts` are templates with a name of their own, used in other templates like a kind."""

    def __init__(self, forms: Sequence[Form], parts: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self._forms = tuple(forms)
        self._parts = parts
        self._vocabulary = vocabulary
        self._kinds: list[str] = []
        self._pattern = re.compile("|".join(self._compiled(number, form) for number, form in enumerate(self._forms)))
        self._slots_of = self._slots()
        self._starts = re.compile(f"[{self._first_letters()}]")

    def find(self, worded: Worded) -> Iterator[Found]:
        """Every place where a form is used, in order."""
        codes, position = worded.codes, 0
        match_at, next_start = self._pattern.match, self._starts.search
        while start := next_start(codes, position):
            found = match_at(codes, start.start())
            if found is None or found.end() == found.start():
                position = start.start() + 1
                continue
            yield self._found(found)
            position = found.end()

    def _found(self, match: re.Match[str]) -> Found:
        number = int((match.lastgroup or "f0")[1:])
        slots = {kind: (match.start(i), match.end(i) - 1) for kind, i in self._slots_of[number] if match.start(i) >= 0}
        return Found(self._forms[number], match.start(), match.end() - 1, slots)

    def _slots(self) -> list[list[tuple[str, int]]]:
        """For each form, its kinds with the groups that catch them; the last first, so that the first of two that fit stays."""
        wholes = {index: int(name[1:]) for name, index in self._pattern.groupindex.items() if name[0] == "f"}
        slots: list[list[tuple[str, int]]] = [[] for _ in self._forms]
        for name, index in self._pattern.groupindex.items():
            if name[0] == "s":
                form = wholes[max(whole for whole in wholes if whole < index)]
                slots[form].insert(0, (self._kinds[int(name[1:])], index))
        return slots

    def _compiled(self, number: int, form: Form) -> str:
        before = f"(?<=[{self._letters(form.behind)}])" if form.behind else ""
        before += f"(?<![{self._letters(form.not_behind)}])" if form.not_behind else ""
        after = f"(?=[{self._letters(form.ahead)}]|$)" if form.ahead else ""
        after += f"(?![{self._letters(form.not_ahead)}])" if form.not_ahead else ""
        after += f"(?={self._expression(form.then, named=False)})" if form.then else ""
        return f"(?P<f{number}>{before}{self._expression(form.template, named=True)}{after})"

    def _letters(self, kinds: str) -> str:
        return self._vocabulary.letters(kind if is_kind(kind) else literal(kind) for kind in kinds.split())

    def _expression(self, template: str, *, named: bool) -> str:
        """The template as a regular expression; where `named`, its kinds become groups."""
        return "".join(self._atom(atom, named=named) for atom in atoms(template))

    def _atom(self, atom: str, *, named: bool) -> str:
        if atom in _CONTROL:
            return {"(": "(?:"}.get(atom, atom)
        if not is_kind(atom):
            return f"[{self._vocabulary.letters([literal(atom.lstrip(chr(92)))])}]"
        kind = atom.rstrip("0123456789")
        part = self._parts.get(kind)
        if part is not None and part.startswith("..."):
            return f"(?:{self._expression(part[3:], named=named)})"
        inner = f"(?:{self._expression(part, named=False)})" if part is not None else f"[{self._vocabulary.letters([kind])}]"
        if not named:
            return inner
        self._kinds.append(atom)
        return f"(?P<s{len(self._kinds) - 1}>{inner})"

    def _first_letters(self) -> str:
        """Every letter with which a form can begin."""
        found: set[str] = set()
        for form in self._forms:
            found |= self._openings(atoms(form.template))
        return "".join(sorted(found))

    def _openings(self, parts: list[str]) -> set[str]:
        letters, _ = self._opening(parts, 0)
        return letters

    def _opening(self, parts: list[str], at: int) -> tuple[set[str], bool]:
        """The letters a run of atoms (up to its closing bracket) can begin with, and whether it can be empty."""
        found: set[str] = set()
        empty, any_empty = True, False
        while at < len(parts) and parts[at] != ")":
            atom = parts[at]
            if atom == "|":
                any_empty, empty = any_empty or empty, True
                at += 1
                continue
            end = _closing(parts, at) if atom == "(" else at
            letters, can_be_empty = self._one_opening(parts, at)
            after = parts[end + 1] if end + 1 < len(parts) else ""
            if empty:
                found |= letters
            optional = can_be_empty or after in ("?", "*")
            empty = empty and optional
            at = end + (2 if after in ("?", "*") else 1)
        return found, any_empty or empty

    def _one_opening(self, parts: list[str], at: int) -> tuple[set[str], bool]:
        atom = parts[at]
        if atom == "(":
            return self._opening(parts, at + 1)
        if not is_kind(atom):
            return set(self._vocabulary.letters([literal(atom.lstrip("\\"))])), False
        part = self._parts.get(atom.rstrip("0123456789"))
        if part is not None:
            return self._opening(atoms(part.removeprefix("...")), 0)
        return set(self._vocabulary.letters([atom.rstrip("0123456789")])), False


def _closing(parts: list[str], at: int) -> int:
    depth = 0
    for position in range(at, len(parts)):
        depth += {"(": 1, ")": -1}.get(parts[position], 0)
        if depth == 0:
            return position
    raise ValueError(f"a bracket is not closed in {' '.join(parts)!r}")
