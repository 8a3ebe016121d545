"""Names as the field writes them, and strategies that make mentions of them."""

from __future__ import annotations

from hypothesis import strategies as st

from habeas.identity import Mention

ONE_PERSON = [
    ("Ülvi Həsənli", "Ulvi Hasanly"),
    ("Ülvi Həsənli", "Ulvi Hasanli"),
    ("Ülvi Həsənli", "Ульви Гасанлы"),
    ("Sevinc Vaqifqızı", "Севиндж Вагифгызы"),
    ("Əfqan Muxtarlı", "Afgan Mukhtarli"),
    ("Əfqan Muxtarlı", "Афган Мухтарлы"),
    ("Qubad İbadoğlu", "Gubad Ibadoghlu"),
    ("Bəxtiyar Hacıyev", "Бахтияр Гаджиев"),
    ("Bəxtiyar Hacıyev", "Bakhtiyar Hajiyev"),
    ("Nicat Nazim oğlu Əliyev", "Алиев, Ниджат Назим оглы"),
    ("İlqar Məmmədov", "Ilgar Mammadov"),
    ("Xədicə İsmayılova", "Khadija Ismayilova"),
    ("Xədicə İsmayılova", "Хадиджа Исмаилова"),
    ("Leyla Yunus", "Лейла Юнус"),
    ("Rəsul Cəfərov", "Rasul Jafarov"),
    ("Rəsul Cəfərov", "Расул Джафаров"),
    ("İntiqam Əliyev", "Intigam Aliyev"),
    ("Anar Məmmədli", "Анар Мамедли"),
    ("Ҹавид Гурбанов", "Cavid Qurbanov"),
    ("Алесь Бяляцкі", "Алесь Беляцкий"),
    ("Алесь Бяляцкі", "Ales Bialiatski"),
    ("Марыя Калеснікава", "Мария Колесникова"),
    ("Марыя Калеснікава", "Maria Kalesnikava"),
    ("Святлана Ціханоўская", "Светлана Тихановская"),
    ("Святлана Ціханоўская", "Sviatlana Tsikhanouskaya"),
    ("Ігар Лосік", "Игорь Лосик"),
    ("Ihar Losik", "Igor Losik"),
    ("Кацярына Андрэева", "Katsiaryna Andreyeva"),
    ("Кацярына Андрэева", "Екатерина Андреева"),
    ("Уладзімір Мацкевіч", "Uładzimir Mackievič"),
    ("Мікалай Статкевіч", "Mikola Statkevich"),
    ("Павел Севярынец", "Paval Seviarynets"),
    ("Алексей Навальный", "Alexei Navalny"),
    ("Владимир Кара-Мурза", "Vladimir Kara-Murza"),
    ("Илья Яшин", "Ilya Yashin"),
    ("Яшин, Илья Валерьевич", "Ilya Valeryevich Yashin"),
    ("მიხეილ სააკაშვილი", "Mikheil Saakashvili"),
    ("Նիկոլ Փաշինյան", "Nikol Pashinyan"),
    ("إلهام علييف", "İlham Əliyev"),
    ("الهام علی\u200cاف", "Ilham Aliyev"),
    ("梅赫里班·阿利耶娃", "Mehriban Aliyeva"),
    ("梁國雄", "LEUNG Kwok-hung"),
    ("楊岳橋", "杨岳桥"),
    ("黃之鋒", "Joshua WONG Chi-fung"),
    ("羅冠聰", "Nathan LAW Kwun-chung"),
    ("岑敖暉", "Lester SHUM Ngo-fai"),
    ("李卓人", "LEE Cheuk-yan"),
    ("周庭", "Agnes CHOW Ting"),
    ("Albert Chan", "Albert CHAN Wai-yip"),
    ("Osman Kavala", "Осман Кавала"),
    ("Selahattin Demirtaş", "Selahattin Demirtas"),
]
"""Two spellings of one person's name; `compare` says same."""

TWO_PEOPLE = [
    ("Nijat Nazim oglu Aliyev", "Nijat Yaser oglu Aliyev"),
    ("Nicat Nazim oğlu Əliyev", "Алиев, Ниджат Ясер оглы"),
    ("Nicat Rəşad oğlu Əliyev", "Алиев, Ниджат Рашид оглы"),
    ("Ülvi Həsənli", "Elçin Həsənli"),
    ("Elton Məmmədov", "Elman Məmmədov"),
    ("İlham Əliyev", "İlhamə Əliyeva"),
    ("Kamil Əliyev", "Kamilə Əliyeva"),
    ("Cəmil Həsənli", "Kamil Həsənli"),
    ("Валентин Петров", "Валентина Петрова"),
    ("Анна Иванова", "Яна Иванова"),
    ("Alla Petrova", "Элла Петрова"),
    ("Alina Petrova", "Елена Петрова"),
    ("Иван Петрович Сидоров", "Иван Павлович Сидоров"),
    ("Игорь Лосик", "Дарья Лосик"),
    ("Alex Wong Chi-fung", "Alex Wong Ka-lau"),
    ("R. Mirkadirov", "Elçin Mirqədirov"),
    ("Vladimir P. Kononov", "Кононов, Владимир Андреевич"),
]
"""Names of two people; `compare` says different."""

NOT_TO_BE_TOLD = [
    ("Nicat Məhəmməd oğlu Əliyev", "Nijat Mammad oglu Aliyev"),
    ("R. Mirkadirov", "Rauf Mirqədirov"),
    ("Mirkadirov", "Rauf Mirqədirov"),
    ("Ülvi", "Ülvi Həsənli"),
    ("Anar Məmmədli", "Anar Mammadov"),
    ("Sevinc Vaqifqızı", "Sevinc Abbasova"),
    ("何俊賢", "何俊仁"),
    ("ไทย ชื่อ", "Ülvi Həsənli"),
    ("", "Ülvi Həsənli"),
]
"""Names that only context decides; `compare` says unsure."""

EVERY_NAME = sorted({name for pairs in (ONE_PERSON, TWO_PEOPLE, NOT_TO_BE_TOLD) for pair in pairs for name in pair})
WHOLE_NAMES = sorted({name for pair in ONE_PERSON for name in pair})

names = st.one_of(st.sampled_from(EVERY_NAME), st.text(max_size=30))


@st.composite
def mentions(draw: st.DrawFn) -> list[Mention]:
    """A few mentions of a handful of namesakes and spellings, with some context beside."""
    spellings = [
        "Nicat Əliyev",
        "Nijat Aliyev",
        "Ниджат Алиев",
        "Nijat Nazim oglu Aliyev",
        "Nijat Yaser oglu Aliyev",
        "N. Aliyev",
    ]
    count = draw(st.integers(min_value=1, max_value=8))
    return [
        Mention(
            id=f"m{number}",
            name=draw(st.sampled_from([*spellings, "Ülvi Həsənli", "Ульви Гасанлы"])),
            birth_year=draw(st.sampled_from([None, None, 1980, 1985])),
            page=draw(st.sampled_from(["", "p1", "p2"])),
            case=draw(st.sampled_from(["", "Abzas Media", "Toplum TV"])),
            outlet=draw(st.sampled_from(["", "Turan"])),
        )
        for number in range(count)
    ]
