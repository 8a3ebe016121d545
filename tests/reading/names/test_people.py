"""People by name: who is one, who is none, in names of many countries."""

from __future__ import annotations

import pytest

from habeas.reading.names import PersonMention, find_names


def people(text: str) -> list[str]:
    return [m.text for m in find_names(text) if isinstance(m, PersonMention)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police questioned Ulvi Samadli and Sevinj Tahirgizi.", ["Ulvi Samadli", "Sevinj Tahirgizi"]),
        ("They named Nijat Nazir oglu Aliyev first.", ["Nijat Nazir oglu Aliyev"]),
        ("The paper was signed by R. Mirzaliyev.", ["R. Mirzaliyev"]),
        ("They held Rashid Khan, Zia-ul-Haq and Omar Samadli.", ["Rashid Khan", "Zia-ul-Haq", "Omar Samadli"]),
        ("Sevinj Jabbarova (Tahirgizi) was present.", ["Sevinj Jabbarova (Tahirgizi)"]),
        ("Iran freed the German-Iranian Jamshid Farmand on Monday.", ["Jamshid Farmand"]),
        ("Opposition MP Bovi Bread was put there on Monday.", ["Bovi Bread"]),
        ("The editor Sahar Media was there.", []),
        ("Sevinj Jabbarova (Sahar) and Rashid Karimov (Novosti) were present.", ["Sevinj Jabbarova", "Rashid Karimov"]),
        ("The court freed Nguyen Tan An and Tran Hoa Binh.", ["Nguyen Tan An", "Tran Hoa Binh"]),
        ("In court Aung San Suu Kyi kept silent.", ["Aung San Suu Kyi"]),
        ("Tesfalem Adane, an editor, was not there.", ["Tesfalem Adane"]),
        ("They freed Zhang Lian, and Leung Wai-hung was not there.", ["Zhang Lian", "Leung Wai-hung"]),
        ("A letter from Mohammed bin Salman arrived.", ["Mohammed bin Salman"]),
        ("The pardon left out José Daniel Ferral and Rocio San Miguel.", ["José Daniel Ferral", "Rocio San Miguel"]),
        ("The sentence of Dr. Ibrahim al-Harthi stands.", ["Ibrahim al-Harthi"]),
        ("On Monday Jacques Paris and Cécile Kessler flew home.", ["Jacques Paris", "Cécile Kessler"]),
        ("Ayşe Gökalp and Şükran Ekici were questioned.", ["Ayşe Gökalp", "Şükran Ekici"]),
        ("The judge heard Siarhei Tsimafeyeu and Katsiaryna Barysava.", ["Siarhei Tsimafeyeu", "Katsiaryna Barysava"]),
        ("Lawyer Tran Vu Long met Nguyen Ngoc Nhu Quynh.", ["Tran Vu Long", "Nguyen Ngoc Nhu Quynh"]),
        ("They held Eskinder Tola, Xyle Qodrath and Befekadu Haile.", ["Eskinder Tola", "Xyle Qodrath", "Befekadu Haile"]),
        ("Donald Trump's return changed little.", ["Donald Trump"]),
        ("President of the State of Israel Isaac Herzog came.", ["Isaac Herzog"]),
        ("A conversation with Mr. Lai lasted an hour.", ["Lai"]),
        ("Economist Rahimoglu was taken away.", ["Rahimoglu"]),
        ("Emin “Bung” Huseynov, 28, was there.", ["Emin “Bung” Huseynov"]),
        ("Yesterday G.N. Saibaba, who taught English, came.", ["G.N. Saibaba"]),
        ("On Monday Xarwon “Bung” Qelthar was arrested.", ["Xarwon “Bung” Qelthar"]),
        ("Member of the Presidium of PFPA Sagif Gurbanov came.", ["Sagif Gurbanov"]),
        ("Friday Alefia, publisher of a newspaper, came, and lawyer Sunday Ameh.", ["Friday Alefia", "Sunday Ameh"]),
        ("They tried Thai Van Long and Tran Minh Quan.", ["Thai Van Long", "Tran Minh Quan"]),
        ("The others are Zuldari, Emin Huseynov and Rashid Karimov.", ["Zuldari", "Emin Huseynov", "Rashid Karimov"]),
        (
            "They held Rashid Karimov, Zuldari, Emin Huseynov and Ali Amirov.",
            ["Rashid Karimov", "Zuldari", "Emin Huseynov", "Ali Amirov"],
        ),
        ("They met Rashid Karimov, Zuldari, and Emin Huseynov, Qarvana, there.", ["Rashid Karimov", "Emin Huseynov"]),
        ("They met Rashid Karimov, Emin Huseynov and Zuldari.", ["Rashid Karimov", "Emin Huseynov"]),
        ("A native of Roi Et, he came.", []),
        ("Four journalists of the outlet Severny Krug, who were held in a dawn raid, came.", []),
        ("Court Rejects Isayeva's Appeal\nThe journalist Khadija Isayeva stays.", ["Isayeva", "Khadija Isayeva"]),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Leave a review",
        "The State Security Service and the Interior Ministry said nothing.",
        "In March the Heydar Aliyev Foundation opened an office in Kharkiv.",
        "The Committee for the Protection of Abilov's Rights protested.",
        "Meydan TV and Abzas Media are closed.",
        "Soldiers stood in the Lachin corridor near the Hakari Bridge.",
        "Political Prisoners Released After Amnesty",
        "Puerto Rico and Hong Kong sent delegations on Thursday.",
        "A plane from Santiago de Cuba landed on Thursday.",
        "Armenian and Azerbaijani officials met in New York.",
        "The Criminal Code and the European Convention were cited.",
        "He gave an interview to Le Figaro and El Mundo.",
        "The National Savings plan of Human Rights Watch failed.",
        "Yeni Yaşam newspaper was fined; Novaya Gazeta too.",
        "Independence Day and Christmas brought no pardon.",
        "A court in the northern province of Ha Nam ruled.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert people(text) == []


def test_an_ordinary_word_at_a_sentences_beginning_is_no_part_of_the_name() -> None:
    assert people("Yesterday Anar Rahimli spoke. When Rufat Samadov came, it was over.") == ["Anar Rahimli", "Rufat Samadov"]


@pytest.mark.parametrize("name", ["Boualem Sanhadji", "Kizza Besongye", "Mahnaz Baloch", "Reeyot Abera"])
def test_names_that_no_list_knows_are_told_by_what_surrounds_them(name: str) -> None:
    assert people(f"Police arrested {name} on Tuesday.") == [name]
    assert people(f"Workers of the {name} Plant were on strike.") == []


def test_the_recogniser_is_one_voice_among_others() -> None:
    text = "They stayed in Quoxal Brindt for an hour."
    at = text.index("Quoxal")
    unaided = [m for m in find_names(text) if isinstance(m, PersonMention)]
    aided = [m for m in find_names(text, recognised=[(at, at + 13, "PERSON")]) if isinstance(m, PersonMention)]
    assert unaided == []
    assert [m.text for m in aided] == ["Quoxal Brindt"]


def test_the_recogniser_alone_makes_no_person_of_a_body() -> None:
    text = "The Baku Serious Crimes Court adjourned."
    assert people(text) == []
    assert not [m for m in find_names(text, recognised=[(4, 29, "PERSON")]) if isinstance(m, PersonMention)]


def test_what_is_called_a_town_is_nobodys_surname() -> None:
    assert people("A court in the southern town of Garayev freed Anar Aliyev. He called Garayev a trap.") == ["Anar Aliyev"]
    assert people("The town of Garayev's youth is far. He met Garayev there.") == ["Garayev", "Garayev"]


def test_a_role_reaches_over_what_it_belongs_to() -> None:
    text = "Founder of 'Sahar News' Elmar Rzali and member of the same Institute Rustam Velizade came."
    assert people(text) == ["Elmar Rzali", "Rustam Velizade"]


def test_an_article_that_ends_a_text_is_no_name() -> None:
    assert people("Police arrested Anar Rahimli. An") == ["Anar Rahimli"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Asif Sultan was freed. Earlier, Sultan had said no; police beat Sultan.", ["Asif Sultan", "Sultan", "Sultan"]),
        ("Faizul Imam and Martin King were held. King was freed.", ["Faizul Imam", "Martin King", "King"]),
        ("Faizul Sheikh was held. The Sheikh was freed.", ["Faizul Sheikh"]),
        ("Asif Sultan was freed. The sultan agreed, and Sultan said no.", ["Asif Sultan"]),
    ],
)
def test_a_surname_that_is_also_a_role(text: str, names: list[str]) -> None:
    assert people(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A court sentenced Than Htike Aung, an editor, to two years.", ["Than Htike Aung"]),
        (
            "They freed Haytham Abdul Rahman Saeed Rawah Al Shehab and Hassan Anab.",
            ["Haytham Abdul Rahman Saeed Rawah Al Shehab", "Hassan Anab"],
        ),
    ],
)
def test_long_names_and_names_that_begin_with_a_small_word(text: str, names: list[str]) -> None:
    assert people(text) == names
