"""Pages that took their text from one another are one source of an event, in the record and wherever it is shown."""

from __future__ import annotations

import json
import random
from unittest import mock

import pytest
from click.testing import CliRunner
from keeping import Story, keep_input, page

from habeas.cli import habeas
from habeas.register import queries, record, relating
from habeas.register.models import PageRelation, TextMark

pytestmark = pytest.mark.django_db

SENTENCE = {"type": "sentence", "people": ["Rashad Hasanov"], "term": "P7Y6M", "date": "2014-05-06"}

WIRE: Story = {
    "The Baku Court of Grave Crimes sentenced activist Rashad Hasanov to seven and a half years in prison on Tuesday.": SENTENCE,
}
AROUND = (
    "Seven other members of the youth movement heard their verdicts in the same room, with terms between six and eight years.",
    "Relatives who had waited outside since the morning shouted that it was a farce, and police pushed them off the steps.",
    "The defence said that it would go to the Court of Appeal within twenty days, as soon as it has the judgment in writing.",
)
OWN: Story = {
    "Eight young men were found guilty today; Hasanov Rashad, whom I know from school, got seven years and a half.": SENTENCE,
}


def outlet(number: int, *, paragraphs: int = 3) -> tuple[str, str, str]:
    """A page that prints the wire story under a headline of its own."""
    told = [f"Outlet {number}: verdict number {number} of the spring", *WIRE, *AROUND[:paragraphs]]
    return f"outlet{number}.txt", f"2014-05-{6 + number:02d}", "\n".join(told)


def keep_texts(*pages: tuple[str, str, str]) -> None:
    """Keeps pages with whatever stands around the sentence that is read."""
    for name, published, text in pages:
        lines: Story = {line: (WIRE | OWN).get(line, {}) for line in text.split("\n")}
        keep_input(page(name, published, lines), lines)


def counts() -> list[tuple[int, int]]:
    return [(event.pages, event.independent_sources) for event in queries.events()]


def test_five_outlets_that_print_one_wire_story_are_one_source() -> None:
    keep_texts(*(outlet(number) for number in range(5)))
    assert counts() == [(5, 1)]
    assert {row.kind for row in PageRelation.objects.all()} == {"copy"}
    assert PageRelation.objects.count() == 10


def test_a_report_of_its_own_is_a_second_source() -> None:
    keep_texts(outlet(1), outlet(2, paragraphs=0), ("own.txt", "2014-05-09", "\n".join(OWN)))
    assert counts() == [(3, 2)]


def test_rebuilding_gives_the_same_and_finds_what_was_changed() -> None:
    keep_texts(outlet(1), outlet(2, paragraphs=1), ("own.txt", "2014-05-09", "\n".join(OWN)))
    assert record.differences() == ()
    lines = list(record.lines())
    PageRelation.objects.update(kind="copy", share=1.0)
    TextMark.objects.first().delete()  # type: ignore[union-attr]
    assert {difference.table for difference in record.differences()} == {"register_pagerelation", "register_textmark"}
    record.rebuild()
    assert record.differences() == ()
    assert list(record.lines()) == lines


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_arrival_leaves_no_trace(seed: int) -> None:
    """A digest becomes one only by the second story it holds, and stays one whichever of the three comes last."""
    other = "\n".join(f"In paragraph {number} the second story says what no other page here says" for number in range(6))
    wire = "\n".join((*WIRE, *AROUND))
    pages = [
        outlet(1),
        outlet(2, paragraphs=2),
        ("other.txt", "2014-05-08", other),
        ("own.txt", "2014-05-09", "\n".join(OWN)),
        ("digest.txt", "2014-05-12", f"{wire}\n{other}"),
    ]
    random.Random(seed).shuffle(pages)
    keep_texts(*pages)
    assert record.differences() == ()
    assert counts() == [(4, 2)]
    digest = next(iter(queries.page_summaries(queries.pages_kept()).values()))
    assert digest.page_id == "digest.txt"
    kinds = PageRelation.objects.filter(other=digest.key).values_list("kind", flat=True)
    assert set(kinds) == {"roundup"} and len(kinds) == 3


def test_a_new_page_is_compared_with_those_alone_that_share_a_passage() -> None:
    keep_texts(("own.txt", "2014-05-08", "\n".join((*OWN, "The writer sat in the second row and heard every word of it."))))
    keep_texts(outlet(1))
    with mock.patch.object(relating, "overlap", wraps=relating.overlap) as compared:
        keep_texts(outlet(2))
    assert compared.call_count == 1


def test_the_command_line_says_it() -> None:
    keep_texts(outlet(1), outlet(2))
    said = CliRunner().invoke(habeas, ["events", "--format", "jsonl"])
    assert said.exit_code == 0, said.output
    assert [(event["pages"], event["independent_sources"]) for event in map(json.loads, said.output.splitlines())] == [(2, 1)]
