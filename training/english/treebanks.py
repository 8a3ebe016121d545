"""The treebanks as they come from Universal Dependencies, read into sentences by document.

In: a folder with `ewt`, `gum`, `uner`, `wikigold` and `test`. Out: documents (lists of sentences) for training and for
testing, with entities where a layer names them. Always true: nothing of a genre whose texts are not openly licensed is
trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import conllu

from english.entity_layers import add_layer, from_mentions, read_layer
from english.trees import Sentence, Word

OPEN_GENRES = frozenset({"news", "interview", "bio", "voyage", "academic", "textbook", "vlog", "speech", "conversation"})
"""Genres of GUM whose texts are CC BY, CC BY-SA or in the public domain."""

Document = list[Sentence]


class TreebankMissing(Exception):
    """A file that training needs is not where it should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is missing: --treebanks must name the folder that holds ewt, gum, uner, wikigold and test")
        self.path = path


def training_documents(treebanks: Path) -> list[Document]:
    """EWT and the open genres of GUM, training part."""
    return [*_ewt(treebanks), *_gum(treebanks)]


def test_sets(treebanks: Path) -> dict[str, list[Document]]:
    """EWT and GUM, development and test part, and PUD, by name."""
    sets: dict[str, list[Document]] = {}
    for part in ("dev", "test"):
        layer = read_layer(_present(treebanks / "uner" / f"{part}.iob2"))
        ewt = read_conllu(_present(treebanks / "test" / f"en_ewt-ud-{part}.conllu"))
        sets[f"ewt-{part}"] = [[add_layer(s, layer, s.key) for s in document] for document in ewt]
        gum = read_conllu(_present(treebanks / "test" / f"en_gum-ud-{part}.conllu"))
        sets[f"gum-{part}"] = [[from_mentions(s) for s in document] for document in gum]
    layer = read_layer(_present(treebanks / "test" / "en_pud.iob2"), key="text")
    pud = read_conllu(_present(treebanks / "test" / "en_pud-ud-test.conllu"))
    sets["pud-test"] = [[add_layer(s, layer, s.text) for s in document] for document in pud]
    return sets


def read_conllu(path: Path) -> list[Document]:
    """The documents of one CoNLL-U file; a file that marks none is one document."""
    documents: list[Document] = []
    with path.open(encoding="utf-8") as lines:
        for tokens in conllu.parse_incr(lines):
            if "newdoc id" in tokens.metadata or "newdoc" in tokens.metadata or not documents:
                documents.append([])
            documents[-1].append(_sentence(tokens))
    return documents


def _ewt(treebanks: Path) -> Iterator[Document]:
    layer = read_layer(_present(treebanks / "uner" / "train_v0.iob2"))
    for name in _listed(treebanks / "ewt"):
        file_name = name if name.endswith(".conllu") else f"{name}.xml.conllu"
        for document in read_conllu(_present(treebanks / "ewt/not-to-release/sources" / file_name)):
            yield [add_layer(s, layer, s.key) for s in document]


def _gum(treebanks: Path) -> Iterator[Document]:
    for name in _listed(treebanks / "gum"):
        if name.split("_")[1] in OPEN_GENRES:
            for document in read_conllu(_present(treebanks / "gum/not-to-release/sources" / f"{name}.conllu")):
                yield [from_mentions(s) for s in document]


def _listed(treebank: Path) -> list[str]:
    listing = _present(treebank / "not-to-release/file-lists/files.train")
    return listing.read_text(encoding="utf-8").split()


def _present(path: Path) -> Path:
    if not path.is_file():
        raise TreebankMissing(path)
    return path


def _sentence(tokens: conllu.TokenList) -> Sentence:
    spaced = _spaces(tokens)
    rows = [token for token in tokens if isinstance(token["id"], int)]
    words = tuple(
        Word(
            form=row["form"],
            lemma=row["lemma"],
            upos=row["upos"],
            xpos=row["xpos"],
            feats="|".join(f"{name}={value}" for name, value in (row["feats"] or {}).items()),
            head=row["head"] - 1 if row["head"] else place,
            relation=row["deprel"],
            space_after=spaced[row["id"]],
        )
        for place, row in enumerate(rows)
    )
    mentions = tuple((row["misc"] or {}).get("Entity") or "" for row in rows)
    return Sentence(tokens.metadata.get("sent_id", ""), tokens.metadata.get("text", ""), words, mentions)


def _spaces(tokens: conllu.TokenList) -> dict[int, bool]:
    """Whether white space follows each syntactic word; inside a multiword token none does."""
    spaced: dict[int, bool] = {}
    for token in tokens:
        after = (token["misc"] or {}).get("SpaceAfter") != "No"
        if isinstance(token["id"], tuple) and token["id"][1] == "-":
            first, _, last = token["id"]
            spaced |= {i: i == last and after for i in range(first, last + 1)}
        elif isinstance(token["id"], int):
            spaced.setdefault(token["id"], after)
    return spaced
