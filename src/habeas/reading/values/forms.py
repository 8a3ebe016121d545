"""Ways of saying something, written as templates over kinds of words, compiled to regular expressions over a worded text's
`codes`.

In: templates such as `MONTH .? DAY ORDINAL? (,? YEAR)?`: kinds of words in capitals, words as they are, `( ) | ? *` as in
regular expressions, `\\(` for the mark itself. A kind may carry a number (`DAY2`) to be told apart. Out: `Forms`, which finds
each place where one of the ways is used. Always true: what is found never overlaps, and of two ways that fit at one place the
one that stands first in the file is taken.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from habeas.model import HabeasError
from habeas.reading.values.wording import Vocabulary, Worded, literal

_ATOM: Final = re.compile(r"\\.|[A-Z][A-Z_]*\d?|['’]?[^\W\d_]+|[()|?*]|\S")
_CONTROL: Final = frozenset("()|?*")
_OPEN_PART: Final = "..."
"""A part that begins so is not one kind of its own: the kinds in it are those of the form it is used in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One way of saying something: what it is called, its template, the kinds of words that may or may not stand right
    before and after it, and a template (`then`) that must follow."""

    name: str
    template: str
    behind: str = ""
    not_behind: str = ""
    ahead: str = ""
    not_ahead: str = ""
    then: str = ""


class FormRefused(HabeasError, ValueError):
    """A template that cannot be understood."""

    def __init__(self, form: Form, problem: str) -> None:
        super().__init__(f"form {form.name!r}, {form.template!r}: {problem}")
        self.form = form
        self.problem = problem


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


_Compiled = tuple[Form, Callable[[str, int], "re.Match[str] | None"], tuple[str, ...]]


class Forms:
    """Forms compiled for one vocabulary; raises `FormRefused` for a template that is none.

    `parts` are templates with a name of their own, used in other templates like a kind.
    """

    def __init__(self, forms: Sequence[Form], parts: Mapping[str, str], vocabulary: Vocabulary) -> None:
        self._forms = tuple(forms)
        self._parts = parts
        self._vocabulary = vocabulary
        self._compiled = [self._compiled_or_refused(form) for form in self._forms]
        self._of_letter = self._by_first_letter()
        self._starts = re.compile(f"[{''.join(sorted(self._of_letter))}]")

    def find(self, worded: Worded) -> Iterator[Found]:
        """Every place where a form is used, in order."""
        codes, position, of_letter = worded.codes, 0, self._of_letter
        next_start = self._starts.search
        while start := next_start(codes, position):
            at = start.start()
            position = at + 1
            for form, match_at, kinds in of_letter[codes[at]]:
                match = match_at(codes, at)
                if match is not None and match.end() > at:
                    yield Found(form, at, match.end() - 1, _slots(match, kinds))
                    position = match.end()
                    break

    def _by_first_letter(self) -> dict[str, list[_Compiled]]:
        """For each letter with which a form can begin, those forms in order."""
        found: dict[str, list[_Compiled]] = {}
        for form, compiled in zip(self._forms, self._compiled, strict=True):
            for letter in self._opening(atoms(form.template), 0)[0]:
                found.setdefault(letter, []).append(compiled)
        return found

    def _compiled_or_refused(self, form: Form) -> _Compiled:
        try:
            return self._compile(form)
        except KeyError as error:
            raise FormRefused(form, f"no word is of the kind {error.args[0]}; name a kind of words or a template") from error
        except re.error as error:
            raise FormRefused(form, f"is no template ({error.msg}); see that every bracket is closed") from error

    def _compile(self, form: Form) -> _Compiled:
        before = self._behind(form.behind) if form.behind else ""
        before += f"(?<![{self._letters(form.not_behind)}])" if form.not_behind else ""
        after = f"(?=[{self._letters(form.ahead)}]|$)" if form.ahead else ""
        after += f"(?![{self._letters(form.not_ahead)}])" if form.not_ahead else ""
        after += f"(?={self._expression(form.then, None)})" if form.then else ""
        kinds: list[str] = []
        pattern = re.compile(before + self._expression(form.template, kinds) + after)
        return form, pattern.match, tuple(kinds)

    def _behind(self, kinds: str) -> str:
        """One of these kinds right before; where `^` is among them, or nothing at all."""
        letters = self._letters(kinds.replace("^", ""))
        return f"(?<![^{letters}])" if "^" in kinds else f"(?<=[{letters}])"

    def _letters(self, kinds: str) -> str:
        return self._vocabulary.letters(kind if is_kind(kind) else literal(kind) for kind in kinds.split())

    def _expression(self, template: str, kinds: list[str] | None) -> str:
        """The template as a regular expression; its kinds, where they are asked for, become groups and are noted in `kinds`."""
        return "".join(self._atom(atom, kinds) for atom in atoms(template))

    def _atom(self, atom: str, kinds: list[str] | None) -> str:
        if atom in _CONTROL:
            return {"(": "(?:"}.get(atom, atom)
        if not is_kind(atom):
            return f"[{self._vocabulary.letters([literal(atom.lstrip(chr(92)))])}]"
        kind = atom.rstrip("0123456789")
        part = self._parts.get(kind)
        if part is not None and part.startswith(_OPEN_PART):
            return f"(?:{self._expression(part.removeprefix(_OPEN_PART), kinds)})"
        inner = f"(?>{self._expression(part, None)})" if part is not None else f"[{self._vocabulary.letters([kind])}]"
        if kinds is None:
            return inner
        kinds.append(atom)
        return f"({inner})"

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
            return self._opening(atoms(part.removeprefix(_OPEN_PART)), 0)
        return set(self._vocabulary.letters([atom.rstrip("0123456789")])), False


def _slots(match: re.Match[str], kinds: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """The word numbers that each kind covers; of two of one kind, the first that is used."""
    slots: dict[str, tuple[int, int]] = {}
    for kind, (start, end) in zip(kinds, match.regs[1:], strict=True):
        if start >= 0 and kind not in slots:
            slots[kind] = (start, end - 1)
    return slots


def _closing(parts: list[str], at: int) -> int:
    depth = 0
    for position in range(at, len(parts)):
        depth += {"(": 1, ")": -1}.get(parts[position], 0)
        if depth == 0:
            return position
    raise ValueError(f"a bracket is not closed in {' '.join(parts)!r}")
