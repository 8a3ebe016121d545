"""Two lists of several hundred people in different scripts, made by rule, held against each other from file to table.

    python bench/lists.py [--people 400] [--keep FOLDER] [--show 12]

List A is a CSV file in Azerbaijani, with days before months; list B a workbook in Russian, with headings in two rows, merged
cells, a heading between the rows, months written out, and a sum at its end. Most stand on both, some on one; some with another
day of arrest, other charges or another status; some are namesakes. Prints how many of each were found, precision and recall
against who is who, the time, and some lines of the table.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import io
import random
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook

from habeas.identity import Standing
from habeas.register.lists.comparing import compare_sides, side_of_file

MEN = """
Abbas Adil Afiq Akif Anar Araz Arif Asif Aslan Azad Azər Babək Bəhruz Bəxtiyar Cabbar Cavad Cavid Cəfər Cəlal Cəlil
Cəmil Ceyhun Çingiz Elbrus Elçin Eldar Elman Elmar Elnur Elşad Elşən Elton Elvin Elxan Emil Emin Faiq Famil Fariz Fərid
Fərhad Fikrət Fuad Füzuli Hafiz Həmid Həsən Hikmət Hüseyn İbrahim İlham İlkin İlqar İlyas İntiqam İsa İsgəndər İsmayıl
Kamal Kamran Kazım Kənan Kərim Lətif Mahir Mansur Məhəmməd Murad Musa Muxtar Mübariz Nadir Namiq Natiq Nazim Nəriman
Nicat Nihad Nizami Novruz Nurlan Oqtay Orxan Osman Pərviz Qabil Qadir Rafiq Ramil Ramin Ramiz Rasim Rauf Rəhim Rəhman
Rəsul Rəşad Rəşid Rövşən Rüfət Rüstəm Sabir Sadiq Samir Seymur Səməd Şahin Şamil Tahir Teymur Tofiq Tural Turan Ülvi
Üzeyir Vahid Vaqif Vasif Vidadi Vüqar Vüsal Xalid Xəlil Yaqub Yaşar Yusif Zahid Zakir Zaur Ziya Əhməd Əkbər Əli Əmir
Əsəd Ənvər Əziz Əyyub
""".split()  # noqa: SIM905 - a list of names reads best as words
STEMS = """
Əli Vəli Quli Hacı Məmməd Əhməd Həsən Hüseyn İbrahim İsmayıl Rəhim Rüstəm Kərim Kazım Qasım Qurban Süleyman Səfər Cəfər
Əsəd Əsgər Əziz Abbas Abdulla Ağa Baba Bağır Bayram Cavad Cəbrayıl Musa Mustafa Nəbi Nəcəf Novruz Oruc Osman Ramazan
Sadıq Salman Şirin Tağı Yusif Zeynal Mirzə Talıb Qəhrəman Vəkil Kəngər Bədəl Xudi Hətəm Vəzir Rəcəb Nuri Mövsüm Şükür
Ələkbər Sultan Qara Heydər Namaz Fətəli
""".split()  # noqa: SIM905 - a list of names reads best as words
ENGLISH = dict(zip("əcxqğıöüşç", ["a", "j", "kh", "g", "gh", "i", "o", "u", "sh", "ch"], strict=True))
TURKISH = dict(zip("əxq", ["e", "h", "k"], strict=True))
RUSSIAN = dict(zip("abvqdejzikıylmnoprstufxçşəöühğ", "абвгдежзикыйлмнопрстуфхчшаоугг", strict=True)) | {"c": "дж", "g": "г"}


def surname_of(stem: str, ending: str) -> str:
    vowel = stem[-1] in "aeəiıoöuü"
    if ending == "ov":
        return stem + ("yev" if vowel else "ov")
    return stem + ending


def spelled(name: str, letters: dict[str, str]) -> str:
    small = name.replace("İ", "i").replace("I", "ı").lower()
    return "".join(letters.get(letter, letter) for letter in small).title()


def in_russian(name: str) -> str:
    return spelled(name, RUSSIAN).replace("йе", "е").replace("йа", "я").replace("йу", "ю").replace("ий", "и")


ARTICLES = (
    "206.3.2",
    "192.2.2",
    "193-1.3.2",
    "228.1",
    "234.4.3",
    "274",
    "281.2",
    "283.1",
    "221.3",
    "178.3.2",
    "213.2.2",
    "308.2",
)
MONTHS = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря")
PROFESSIONS = (
    ("jurnalist", "журналист"),
    ("vəkil", "адвокат"),
    ("fəal", "активист"),
    ("bloger", "блогер"),
    ("ilahiyyatçı", "богослов"),
)
STATUSES = {
    "held": ("həbsdədir", "под следствием"),
    "serving": ("cəza çəkir", "отбывает наказание"),
    "free": ("azad edilib", "освобожден"),
}


@dataclass(frozen=True)
class Prisoner:
    number: int
    given: str
    surname: str
    father: str
    arrested: dt.date
    articles: tuple[str, ...]
    status: str
    profession: int


def prisoners(count: int, chance: random.Random) -> list[Prisoner]:
    """Some of them namesakes: the same name with another father and another case."""
    made: list[Prisoner] = []
    for number in range(count):
        given, surname = chance.choice(MEN), surname_of(chance.choice(STEMS), chance.choice(["ov", "ov", "li", "zadə"]))
        if number % 40 == 39:
            given, surname = made[-1].given, made[-1].surname
        made.append(
            Prisoner(
                number=number,
                given=given,
                surname=surname,
                father=chance.choice(MEN),
                arrested=dt.date(2018, 1, 1) + dt.timedelta(days=chance.randrange(2200)),
                articles=tuple(sorted(chance.sample(ARTICLES, 2))),
                status=chance.choice(list(STATUSES)),
                profession=chance.randrange(len(PROFESSIONS)),
            )
        )
    return made


def changed(person: Prisoner, chance: random.Random) -> Prisoner:
    """What another organisation has otherwise, for one in fifteen."""
    what = chance.randrange(45)
    if what == 0:
        return replace(person, arrested=person.arrested + dt.timedelta(days=chance.randrange(2, 40)))
    if what == 1:
        return replace(person, articles=tuple(sorted(set(ARTICLES) - set(person.articles)))[:1])
    if what == 2:
        return replace(person, status=next(status for status in STATUSES if status != person.status))
    return person


def list_a(people: list[Prisoner], chance: random.Random) -> bytes:
    """The file; the order of its rows is that of `people`."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["№", "Soyadı, adı, atasının adı", "Peşəsi", "Həbs tarixi", "Maddə", "Vəziyyəti"])
    for number, p in enumerate(people, start=1):
        father = f" {p.father} oğlu" if chance.random() < 0.6 else ""
        status, profession = STATUSES[p.status][0], PROFESSIONS[p.profession][0]
        name = f"{p.surname} {p.given}{father}"
        writer.writerow([number, name, profession, p.arrested.strftime("%d.%m.%Y"), ", ".join(p.articles), status])
    return out.getvalue().encode()


def list_b(people: list[Prisoner], chance: random.Random) -> bytes:
    book = Workbook()
    sheet = book.active
    sheet.append(["Список политзаключенных"])
    sheet.merge_cells("A1:F1")
    sheet.append(["№ п/п", "Имя и фамилия", "Дело", "", "", "Род деятельности"])
    sheet.append(["", "", "Дата ареста", "Статьи", "Статус", ""])
    sheet.merge_cells("C2:E2")
    for column in "ABF":
        sheet.merge_cells(f"{column}2:{column}3")
    for number, p in enumerate(people, start=1):
        if number % 100 == 1:
            sheet.append([f"Часть {number // 100 + 1}"])
            sheet.merge_cells(f"A{sheet.max_row}:F{sheet.max_row}")
        day = f"{p.arrested.day} {MONTHS[p.arrested.month - 1]} {p.arrested.year} г."
        name = f"{in_russian(p.given)} {in_russian(p.surname)}"
        if chance.random() < 0.3:
            name = f"{in_russian(p.surname)} {in_russian(p.given)} {in_russian(p.father)} оглы"
        sheet.append([number, name, day, "; ".join(p.articles), STATUSES[p.status][1], PROFESSIONS[p.profession][1]])
    sheet.append(["Итого", len(people)])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--keep", type=Path, help="leave the two files here")
    parser.add_argument("--show", type=int, default=4, help="lines of each kind to print")
    given = parser.parse_args()
    chance = random.Random(7)  # noqa: S311 - made-up people, no secret
    people = prisoners(given.people, chance)
    only_a, only_b = (set(chance.sample(range(given.people), given.people // 8)) for _ in range(2))
    in_a = [p for p in people if p.number not in only_b - only_a]
    in_b = [changed(p, chance) for p in people if p.number not in only_a]
    chance.shuffle(in_b)
    folder = given.keep or Path(tempfile.mkdtemp())
    (folder / "list-a.csv").write_bytes(list_a(in_a, chance))
    (folder / "list-b.xlsx").write_bytes(list_b(in_b, chance))
    started = time.perf_counter()
    one, other = (side_of_file((folder / name).read_bytes(), name) for name in ("list-a.csv", "list-b.xlsx"))
    read = time.perf_counter()
    found = compare_sides(one, other)
    compared = time.perf_counter()
    report(in_a, in_b, found, given.show)
    print(f"read in {read - started:.2f} s, compared in {compared - read:.2f} s")


def report(in_a: list[Prisoner], in_b: list[Prisoner], found, show: int) -> None:  # type: ignore[no-untyped-def]
    who = {found.one.where[row.key]: p for row, p in zip(found.one.edition.rows, in_a, strict=True)}
    who_b = {found.other.where[row.key]: p for row, p in zip(found.other.edition.rows, in_b, strict=True)}
    together = [
        (who[line.where_a], who_b[line.where_b], line) for line in found.lines if line.standing in ("same", "contradictory")
    ]
    right = sum(a.number == b.number for a, b, _ in together)
    numbers_b = {p.number: p for p in in_b}
    both = [p for p in in_a if p.number in numbers_b]
    differing = {p.number for p in both if p != numbers_b[p.number]}
    flagged = {a.number for a, b, line in together if line.standing is Standing.CONTRADICTORY and a.number == b.number}
    print(f"A: {len(in_a)} people, B: {len(in_b)}, in both {len(both)}, of whom {len(differing)} with something otherwise")
    print(", ".join(f"{number} {standing}" for standing, number in found.counts.items()))
    print(f"together: precision {right / max(1, len(together)):.4f}, recall {right / len(both):.4f}")
    print(f"contradictions: {len(flagged & differing)} of {len(differing)} found, {len(flagged - differing)} more flagged")
    shown: Counter[Standing] = Counter()
    for line in found.lines:
        shown[line.standing] += 1
        if shown[line.standing] <= show:
            print(f"  {line.standing:13} | {line.name_a:34} | {line.name_b:36} | {line.why[:150]}")


if __name__ == "__main__":
    main()
