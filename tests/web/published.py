"""A register of which part is published, with secrets planted in every place from which they could come out."""

from __future__ import annotations

from web.registers import Told, keep

SHOWN = "Mammad Azizov"
ALSO_SHOWN = "Uzeyir Mammadli"
SECRETS = {
    "Bakhtiyar": "unpublished, in events that others are in",
    "Guliyev": "unpublished, in events that others are in",
    "Quliyev": "the same in another spelling",
    "Гулиев": "the same in other letters",
    "Novruzlu": "merged, and withheld by way of one mention",
    "Novruzlunun": "the same with an ending",
    "Qurbanli": "on a list alone",
    "Hasanova": "named in a reading that was rejected",
    "Kurdakhani": "where, says an event that is withheld",
    "hepatitis": "told in the sentence of an event that is withheld",
    "Gobustan": "where, says an event that nobody confirmed",
    "Zardab": "where, says a reading that nobody accepted of an event that was confirmed",
    "Prison terms": "a page's title",
    "Umudova": "who decided",
    "as I know from a cousin": "why",
    "kept from everyone": "confidential notes",
    "noted for the desk": "notes",
    "mugham-2": "the name of a file",
}
"""What must not come out, and what it is."""

COURT = "On March 9 the Khatai District Court remanded Mammad Azizov, Bakhtiyar Guliyev and Shahin Novruzlu for three months."
ARREST = "Mammad Azizov was detained in Baku on March 7, 2013."
SENTENCE = "On May 6 judge Javid Huseynov sentenced Mammad Azizov to seven and a half years."
BESIDE = "Uzeyir Mammadli got six years, and Q. Quliyev eight, in the same trial on May 6."
CASE = "The trial of the Nida case opened on March 30, 2014 before Uzeyir Mammadli and others."
ILLNESS = "Mammad Azizov, who has hepatitis, was moved to Kurdakhani prison on June 1."
MOVED = "Mammad Azizov was taken to Gobustan in July, 2014, one report says."
APPEAL = "On June 3 Amnesty International asked President Ilham Heydarov to free Uzeyir Mammadli."
ANSWER = "The president's office refused on June 5."
SILENT = "The relatives of Bakhtiyar Guliyev wrote to the president on June 9."
MASS = "Sixty people were detained in Ganja on October 1, 2014."
LATER = "Mammad Azizov was sentenced to seven and a half years on May 6 in Zardab."
BEATEN = "Novruzlunun anası: Mammad Azizov was beaten on August 2, 2014."
SISTER = "Leyla Hasanova was beaten beside Uzeyir Mammadli on August 9, 2014."
CYRILLIC = "Mammad Azizov и Бахтияра Гулиева перевели 5 сентября 2014 года."

NIDA = ["Mammad Azizov", "Bakhtiyar Guliyev", "Shahin Novruzlu"]
_REMAND = {"type": "remand", "people": NIDA, "court": "Khatai District Court", "term": "P3M", "date": "2013-03-09"}
_SENTENCE = {"type": "sentence", "people": ["Mammad Azizov"], "term": "P7Y6M", "judge": "Javid Huseynov", "date": "2014-05-06"}
PAGES = (
    Told(
        id="mugham-1",
        url="https://example.org/news/remand-of-bakhtiyar-guliyev",
        published="2013-03-11",
        segments=(("Bakhtiyar Guliyev and others", "2013-03-11", f"{ARREST}\n{COURT}"),),
        readings=(
            (0, ARREST, {"type": "detention", "people": ["Mammad Azizov"], "place": "Baku", "date": "2013-03-07"}),
            (0, COURT, _REMAND),
        ),
    ),
    Told(
        id="mugham-2",
        url="https://www.example.net/sentences",
        published="2014-05-07",
        segments=(("Prison terms", "2014-05-07", f"{SENTENCE}\n{BESIDE}\n{CASE}"),),
        readings=(
            (0, SENTENCE, _SENTENCE),
            (0, BESIDE, {"type": "sentence", "people": ["Uzeyir Mammadli"], "term": "P6Y", "date": "2014-05-06"}),
            (
                0,
                CASE,
                {"type": "hearing", "people": ["Uzeyir Mammadli"], "case": "Case of B. Guliyev and others", "date": "2014-03-30"},
            ),
        ),
    ),
    Told(
        id="mugham-3",
        url="https://example.com/june?for=Quliyev%20B.",
        published="2014-09-07",
        segments=(
            (
                "June",
                "2014-09-07",
                "\n".join((ILLNESS, MOVED, APPEAL, ANSWER, SILENT, MASS, BEATEN, SISTER, CYRILLIC)),
            ),
        ),
        readings=(
            (0, ILLNESS, {"type": "transfer", "people": ["Mammad Azizov"], "place": "Kurdakhani prison", "date": "2014-06-01"}),
            (0, ILLNESS, {"type": "health", "people": ["Mammad Azizov"], "date": "2014-06-01"}),
            (0, MOVED, {"type": "transfer", "people": ["Mammad Azizov"], "place": "Gobustan", "date": "2014-07"}),
            (
                0,
                APPEAL,
                {
                    "type": "appeal",
                    "people": ["Uzeyir Mammadli"],
                    "actor": "Amnesty International",
                    "addressee": "President Ilham Heydarov",
                    "demands": ["free Uzeyir Mammadli"],
                    "date": "2014-06-03",
                    "stance": "demanded",
                },
            ),
            (
                0,
                ANSWER,
                {
                    "type": "response",
                    "actor": "The president's office",
                    "people": ["Uzeyir Mammadli"],
                    "outcome": "refused",
                    "date": "2014-06-05",
                },
            ),
            (
                0,
                SILENT,
                {
                    "type": "appeal",
                    "people": ["Uzeyir Mammadli"],
                    "actor": "relatives of Bakhtiyar Guliyev",
                    "target": "B. Quliyev's judge",
                    "date": "2014-06-09",
                    "stance": "demanded",
                },
            ),
            (0, MASS, {"type": "detention", "group": "people", "count": 60, "place": "Ganja", "date": "2014-10-01"}),
            (0, BEATEN, {"type": "ill_treatment", "people": ["Mammad Azizov"], "date": "2014-08-02"}),
            (0, SISTER, {"type": "ill_treatment", "people": ["Leyla Hasanova"], "date": "2014-08-09"}),
            (0, SISTER, {"type": "ill_treatment", "people": ["Uzeyir Mammadli"], "date": "2014-08-09"}),
            (0, CYRILLIC, {"type": "transfer", "people": ["Mammad Azizov"], "date": "2014-09-05"}),
        ),
    ),
    Told(
        id="mugham-4",
        url="https://example.org/novruzlu",
        published="2014-10-18",
        segments=(("A pardon", "2014-10-18", "Shahin Novruzlu was pardoned on October 17, 2014."),),
        readings=(
            (
                0,
                "Shahin Novruzlu was pardoned on October 17, 2014.",
                {"type": "release", "people": ["Shahin Novruzlu"], "outcome": "pardon", "date": "2014-10-17"},
            ),
        ),
    ),
)
MORE = Told(
    id="mugham-5",
    url="https://example.org/more",
    published="2014-11-01",
    segments=(("More", "2014-11-01", LATER),),
    readings=((0, LATER, {**_SENTENCE, "place": "Zardab"}),),
)
"""A page of which nobody accepted anything, that tells an event which was confirmed before."""


def publish_part() -> None:
    """Keeps the pages, and decides as reviewers might."""
    import datetime as dt

    from habeas.register import decisions, queries
    from habeas.register.notes import write_note

    keep(PAGES)
    by = {"by": "Aysel Umudova", "why": "as I know from a cousin"}

    def of(kind: str, quote: str) -> queries.EventView:
        found = [v for v in queries.events() if v.type == kind and any(s.quote == quote for s in v.sources)]
        return found[0]

    confirmed = [
        ("detention", ARREST),
        ("remand", COURT),
        ("sentence", SENTENCE),
        ("sentence", BESIDE),
        ("hearing", CASE),
        ("transfer", ILLNESS),
        ("health", ILLNESS),
        ("appeal", APPEAL),
        ("response", ANSWER),
        ("appeal", SILENT),
        ("detention", MASS),
        ("ill_treatment", BEATEN),
        ("transfer", CYRILLIC),
        ("release", "Shahin Novruzlu was pardoned on October 17, 2014."),
    ]
    for kind, quote in confirmed:
        decisions.accept(of(kind, quote).key, **by)
    beaten = [v for v in queries.events() if v.type == "ill_treatment" and v.sources[0].quote == SISTER]
    for view in beaten:
        named = {name.name for name in view.people}
        (decisions.reject if "Leyla Hasanova" in named else decisions.accept)(view.key, **by)
    decisions.withhold(of("transfer", ILLNESS).key, **by)
    decisions.publish(of("detention", MASS).key, **by)
    keys = {person.name: person.key for person in queries.people(dt.date(2020, 1, 1))}
    decisions.publish_person(keys[SHOWN], **by)
    decisions.publish_person(keys[ALSO_SHOWN], **by)
    keep([MORE])
    _withhold_by_one_mention(by)
    for name in (SHOWN, "Bakhtiyar Guliyev"):
        write_note(keys[name], "kept from everyone", confidential=True, by="Aysel Umudova")
        write_note(keys[name], "noted for the desk", confidential=False, by="Aysel Umudova")


def _withhold_by_one_mention(by: dict[str, str]) -> None:
    """Of two mentions of one person, one is published while they are apart, then the other is withheld, then they are joined."""
    from habeas.register import decisions
    from habeas.register.models import Mention

    one, other = Mention.objects.filter(spelling="Shahin Novruzlu").values_list("key", flat=True)
    decisions.decide(one, other, same=False, **by)
    decisions.withhold_person(other, **by)
    decisions.publish_person(one, **by)
    decisions.withhold_person(other, **by)
    decisions.decide(one, other, same=True, **by)
