"""A language is a folder of knowledge: the reader reads the words of the one it is told, in every module.

Tried on a copy of the package in which English goes by another code. A module that asked for English there, whatever language is
read, would find no such folder.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pages_at_hand import sentences

import habeas
from habeas.model import DEFAULT_LANG, Segment
from habeas.reading import read_segments
from habeas.reading.detecting import types_told
from habeas.reading.knowledge import KnowledgeRefused
from habeas.reading.knowledge.language import being_read, kept_by_language, once_a_language, reading_in
from habeas.reading.pointing import pointing_words

PACKAGE = Path(habeas.__file__).parent
READ_IT = """
import json, sys

from habeas.model import Segment
from habeas.reading import read_segments
from habeas.reading.detecting import types_told

segments = [Segment.from_json(one) for one in json.load(sys.stdin)]
readings = [[r.to_json() for r in outcome.readings] for outcome in read_segments(segments, "xx")]
types = [sorted(each) for each in types_told([segment.text for segment in segments[::9]], "xx")]
json.dump([readings, types], sys.stdout)
"""


def test_it_is_read_by_its_own_folder_alone(tmp_path: Path) -> None:
    segments = list(sentences())[::2]
    readings = [[r.to_json() for r in outcome.readings] for outcome in read_segments(segments, "en")]
    types = [sorted(each) for each in types_told([segment.text for segment in segments[::9]], "en")]
    assert _read_where_english_is_xx(tmp_path, segments) == [readings, types]


def _read_where_english_is_xx(folder: Path, segments: list[Segment]) -> object:
    copy = folder / "habeas"
    copy.mkdir()
    (copy / "__init__.py").symlink_to(PACKAGE / "__init__.py")
    for part in ("model", "reading"):
        shutil.copytree(PACKAGE / part, copy / part, copy_function=os.symlink, ignore=shutil.ignore_patterns("__pycache__"))
    (copy / "reading/knowledge/en").rename(copy / "reading/knowledge/xx")
    run = subprocess.run(
        [sys.executable, "-c", READ_IT],
        input=json.dumps([segment.to_json() for segment in segments]),
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert not run.returncode, run.stderr
    return json.loads(run.stdout)


def test_of_what_a_module_keeps_each_language_has_its_own() -> None:
    made: list[str] = []

    @once_a_language
    def words() -> list[str]:
        made.append(being_read())
        return [being_read()]

    @kept_by_language(2)
    def said_of(form: str) -> str:
        made.append(form)
        return f"{form} in {being_read()}"

    for lang in ("xx", "yy", "xx"):
        with reading_in(lang):
            assert words() is words() == [lang]
            assert said_of("no") == said_of("no") == f"no in {lang}"
    assert made == ["xx", "no", "yy", "no"]


def test_the_language_is_read_while_something_is_read_in_it() -> None:
    assert being_read() == DEFAULT_LANG
    with reading_in("xx"):
        with reading_in("yy"):
            assert being_read() == "yy"
        assert being_read() == "xx"
        with ThreadPoolExecutor(1) as others:
            assert others.submit(being_read).result() == DEFAULT_LANG
        with pytest.raises(KnowledgeRefused, match=r"xx/pointing\.yaml"):
            pointing_words()
    assert being_read() == DEFAULT_LANG
