"""The trigger scan lets everything through that a frame could hold in, and spares the parser the rest."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pages_at_hand import pages, sentences
from spacy.pipeline.edit_tree_lemmatizer import EditTreeLemmatizer

from habeas.model import Segment
from habeas.reading import parsing, read_segments, reader
from habeas.reading.frames import frames
from habeas.reading.knowledge import FOLDER
from habeas.reading.lemmas import lemmas_of
from habeas.reading.parts import Part
from habeas.reading.scanning import everything, frame_words

UNEVENTFUL = (
    "The first snow fell over the hills that morning. Bread was dear.\n"
    "Baku's old town is famous for its carpets and its tea, which Leyla Mammadova sells there."
)


def test_nothing_is_lost_by_it_on_any_page_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [segments for _, segments in pages()] + [tuple(sentences())]
    scanned = [read_segments(segments, "en") for segments in texts]
    monkeypatch.setattr(reader, "_scan", lambda: everything)
    assert [read_segments(segments, "en") for segments in texts] == scanned


def test_what_can_tell_of_nothing_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(parts: Sequence[Part]) -> list[parsing.ParsedSentence]:
        parsed.extend(part.sentence.text for part in parts)
        return parsing.parse(parts)

    monkeypatch.setattr(reader, "parse", parse)
    read_segments([Segment(id="article", text=f"{UNEVENTFUL}\nShe was detained on Friday.")], "en")
    assert parsed == ["She was detained on Friday."]


def test_whoever_is_named_in_what_is_not_parsed_is_known_further_on() -> None:
    (outcome,) = read_segments([Segment(id="article", text=f"{UNEVENTFUL}\nShe was detained on Friday.")], "en")
    assert [r.event.people for r in outcome.readings] == [("Leyla Mammadova",)]


def test_every_form_is_known_that_the_lemmatizer_can_make_a_frames_word_of() -> None:
    """Tried with every tree of the lemmatizer on words of all kinds."""
    nlp = parsing.pipeline("en")
    words = frame_words(frames())
    known = lemmas_of(nlp, words)
    assert known is not None
    lemmatizer = nlp.get_pipe("trainable_lemmatizer")
    assert isinstance(lemmatizer, EditTreeLemmatizer)
    ordinary = (FOLDER / "en" / "ordinary_words.txt").read_text(encoding="utf-8").split()
    tried = [*ordinary[::97], *sorted(words)[::5], "was", "taken", "Arrested", "JAILS", "held", "fled", "women", "moved", "Freed"]
    for form in tried:
        lemmas = {lemma.lower() for tree in lemmatizer.cfg["labels"] if (lemma := _applied(lemmatizer, tree, form))}
        assert lemmas & words <= known.of(form.lower()) | {form.lower()}, form


def _applied(lemmatizer: EditTreeLemmatizer, tree: int, form: str) -> str | None:
    try:
        made = lemmatizer.trees.apply(tree, form)
    except ValueError:
        return None
    return None if made is None else str(made)


def test_a_pipeline_whose_lemmatizer_works_otherwise_has_everything_parsed() -> None:
    import spacy

    assert lemmas_of(spacy.blank("en"), {"arrest"}) is None
