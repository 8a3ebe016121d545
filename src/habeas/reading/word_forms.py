"""The form of a word (a past form, a participle, one or several) under the short names by which the rules ask for it, those of
the Penn treebank. A pipeline that tags with other names, or with none, gives the same in its Universal Dependencies features.

In: a part of speech and the features of a word. Out: the name of its form, "" where the rules ask for none such.
"""

from __future__ import annotations

from functools import cache

NAMES = frozenset({
    "CD", "JJ", "MD", "NN", "NNP", "NNPS", "NNS", "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WP$",
})  # fmt: skip
"""What the rules ask for."""
PAST = ("VBD", "VBN")
"""Past forms, participles among them: a short sentence often leaves open which it is."""
FINITE = ("VBD", "VBZ", "VBP")
"""What a subject of its own goes with."""
PRESENT = ("VBZ", "VBP")
_NOUNS = {("NOUN", False): "NN", ("NOUN", True): "NNS", ("PROPN", False): "NNP", ("PROPN", True): "NNPS"}
_OTHERS = {"NUM": "CD", "ADJ": "JJ"}
_ASKING = frozenset({"Int", "Rel"})
_NOT_FINITE = {"Inf": "VB", "Ger": "VBG", "Conv": "VBG"}


@cache
def form(pos: str, features: str) -> str:
    """The form of a word by its features as they are written: "Tense=Past|VerbForm=Part". What lies ahead by its form alone (a
    Russian "осудят") has no name among those, and is none: no rule may take it for what is.
    """
    known = dict(pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    if pos in ("NOUN", "PROPN"):
        return _NOUNS[pos, known.get("Number") == "Plur"]
    if pos in ("PRON", "DET"):
        return "WP$" if known.get("Poss") == "Yes" and not _ASKING.isdisjoint(known.get("PronType", "").split(",")) else ""
    return _of_verb(pos, known) if pos in ("VERB", "AUX") else _OTHERS.get(pos, "")


def _of_verb(pos: str, known: dict[str, str]) -> str:
    kind, tense = known.get("VerbForm", "Fin"), known.get("Tense")
    if kind == "Part":
        return "VBG" if tense == "Pres" and known.get("Voice") != "Pass" else "VBN"
    if kind in _NOT_FINITE:
        return _NOT_FINITE[kind]
    if known.get("Mood") == "Imp":
        return "VB"
    if tense is None:
        return "MD" if pos == "AUX" else ""
    third = known.get("Person") == "3" and known.get("Number") == "Sing"
    return {"Past": "VBD", "Pres": "VBZ" if third else "VBP"}.get(tense, "")
