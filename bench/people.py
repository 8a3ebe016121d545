"""How resolution scales: people made by rule, each in four spellings with some context, resolved at once.

    python bench/people.py [--people 1000 10000 100000]

Names are drawn from common Azerbaijani given names and surnames; each person is written in Azerbaijani, in English, in Russian
and in Turkish spelling, two of the mentions with the patronymic, three with the case, some with the birth year. Prints time,
peak memory, and pairwise precision and recall against who is who.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import time
from collections import Counter
from collections.abc import Iterator

from habeas.identity import Mention, resolve

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


def mentions_of(person: int, chance: random.Random) -> Iterator[Mention]:
    """Four mentions; the case and the birth year are the person's own, the case shared with a few others."""
    given, father = chance.choice(MEN), chance.choice(MEN)
    stem = chance.choice(STEMS) + chance.choice(["", "", "bəy", "xan", "verdi"])
    name = f"{given} {surname_of(stem, chance.choice(['ov', 'ov', 'ov', 'li', 'zadə']))}"
    case, born = f"case {person // 6}", chance.randrange(1945, 2006)
    spellings = [name, spelled(name, ENGLISH), in_russian(name), spelled(name, TURKISH)]
    for number, written in enumerate(spellings):
        yield Mention(
            id=f"{person}-{number}",
            name=written,
            patronymic=(father if number == 0 else in_russian(father)) if number in (0, 2) else "",
            birth_year=born if chance.random() < 0.5 else None,
            case=case if number != 1 else "",
            outlet=chance.choice(["Turan", "Meydan", ""]),
        )


def pairs_within(sizes: Counter[object]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def report(people: int) -> None:
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, nargs="+", default=[1_000, 10_000])
    for people in parser.parse_args().people:
        report(people)


if __name__ == "__main__":
    main()
