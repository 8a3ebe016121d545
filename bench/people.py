"""How resolution scales: people made by rule, each in four spellings with some context, resolved at once.

    python bench/people.py [--people 1000 10000 100000]

Given names and surnames are drawn from the public name lists that Habeas reads with (see SOURCES.md beside them): those surnames
that are Azerbaijani, Central Asian, Slavic, Armenian or Georgian by their endings. Each person is written as English-language
pages do, in Azerbaijani, in Russian and in German spelling, and told of four times: an arrest, a remand, a sentence, an appeal.
Each telling has what such tellings have: a day, sometimes the case, a court, the day of the arrest again, the birth year, the
father's name. Prints time, peak memory, pairwise precision and recall against who is who, and how time grew with the number of
people.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import itertools
import random
import re
import resource
import time
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import habeas.reading.knowledge
from habeas.identity import Mention, resolve

_ENDING = re.compile(r".{2,}(ov|ev|yev|li|zada|enko|vich|sky|ski|yan|shvili|dze|uk|in)$")
_LISTS = Path(habeas.reading.knowledge.__file__).parent / "gazetteers"
_COURTS = (
    "Sabail",
    "Nasimi",
    "Khatai",
    "Narimanov",
    "Grave Crimes",
    "Leninsky",
    "Frunzensky",
    "Tverskoy",
    "Basmanny",
    "Lefortovo",
)
_ARTICLES = ("206.3", "228.1", "234.4", "274", "281", "293", "342", "356", "361.1", "220.1", "213.1", "192.2")


@cache
def given_names() -> list[str]:
    with (_LISTS / "given_names.csv").open(encoding="utf-8") as file:
        return [row["name"] for row in csv.DictReader(file) if row["gender"] == "m" and 4 <= len(row["name"]) <= 9]


@cache
def surnames() -> list[str]:
    with (_LISTS / "surnames.csv").open(encoding="utf-8") as file:
        listed = [row["name"] for row in csv.DictReader(file) if _ENDING.fullmatch(row["name"])]
    made = [f"{given}{ending}" for given in given_names() for ending in ("ov", "li") if given[-1] not in "aeiouy"]
    return listed + made


AZERBAIJANI = {"sh": "ş", "ch": "ç", "kh": "x", "gh": "ğ", "zh": "j", "j": "c", "g": "q", "ou": "u"}
RUSSIAN = (
    {"shch": "щ", "sh": "ш", "ch": "ч", "kh": "х", "zh": "ж", "gh": "г", "ts": "ц", "ya": "я", "yu": "ю", "ye": "е", "iy": "ий"}
    | dict(zip("abvgdeziklmnoprstufhyjcqwx", "абвгдезиклмнопрстуфхиджкккв", strict=False))
    | {"y": "й", "j": "дж", "c": "к", "q": "к", "w": "в", "x": "кс", "h": "х"}
)
_GERMAN = {
    "shch": "schtsch",
    "sh": "sch",
    "ch": "tsch",
    "kh": "ch",
    "zh": "sch",
    "v": "w",
    "z": "s",
    "ya": "ja",
    "yu": "ju",
    "y": "j",
}


def spelled(name: str, letters: dict[str, str]) -> str:
    group = re.compile("|".join(sorted(map(re.escape, letters), key=len, reverse=True)))
    return " ".join(group.sub(lambda found: letters[found[0]], word).capitalize() for word in name.split())


def mentions_of(person: int, chance: random.Random) -> Iterator[Mention]:
    """Four tellings of one person; case and court are shared with a few others."""
    name = f"{chance.choice(given_names())} {chance.choice(surnames())}"
    father = chance.choice(given_names()).capitalize()
    case, court, article = f"case of {person // 5}", chance.choice(_COURTS), chance.choice(_ARTICLES)
    born = chance.randrange(1945, 2006)
    arrested = dt.date(2012, 1, 1) + dt.timedelta(days=chance.randrange(4500))
    gone_by = (0, chance.randrange(1, 60), chance.randrange(90, 500), chance.randrange(500, 900))
    kinds = ("detention", "remand", "sentence", "appeal_ruling")
    letters: tuple[dict[str, str], ...] = ({}, AZERBAIJANI, RUSSIAN, _GERMAN)
    for number, (kind, days, table) in enumerate(zip(kinds, gone_by, letters, strict=True)):
        day = arrested + dt.timedelta(days=days)
        said = {("day", f"{kind} {day}")}
        if chance.random() < 0.5:
            said.add(("day", f"detention {arrested}"))
        yield Mention(
            id=f"{person}-{number}",
            name=spelled(name, table) if table else name.title(),
            patronymic=father if chance.random() < 0.2 else "",
            birth_year=born if chance.random() < 0.3 else None,
            case=case if chance.random() < 0.3 else "",
            court=court if number in (1, 2) else "",
            articles=frozenset({article}) if chance.random() < 0.5 else frozenset(),
            said=frozenset(said),
            happened=frozenset({kind}),
            first=day,
            last=day,
        )


def pairs_within(sizes: Counter[object]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def report(people: int) -> float:
    chance = random.Random(people)  # noqa: S311 - made-up people, no secret
    mentions = list(itertools.chain.from_iterable(mentions_of(person, chance) for person in range(people)))
    chance.shuffle(mentions)
    started = time.perf_counter()
    found = resolve(mentions)
    seconds = time.perf_counter() - started
    person_of = {mention: whole.id for whole in found.people for mention in whole.mentions}
    truth = {mention.id: mention.id.split("-")[0] for mention in mentions}
    together = pairs_within(Counter((person_of[mention], truth[mention]) for mention in truth))
    precision = together / max(1, pairs_within(Counter(person_of.values())))
    recall = together / pairs_within(Counter(truth.values()))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    spellings = len({mention.name for mention in mentions})
    print(
        f"{people:7,} people, {len(mentions):8,} mentions in {spellings:7,} spellings: {seconds:7.1f} s, "
        f"{memory:6,.0f} MB at most; linked by rule: pairwise P {precision:.4f} R {recall:.4f}; "
        f"{len(found.unsure):,} pairs left to a human",
        flush=True,
    )
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000])
    before: tuple[int, float] | None = None
    for people in parser.parse_args().people:
        seconds = report(people)
        if before is not None:
            print(f"        {people / before[0]:.1f} times the people, {seconds / before[1]:.1f} times the time")
        before = people, seconds


if __name__ == "__main__":
    main()
