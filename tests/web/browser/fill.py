"""Fills the register in HABEAS_HOME with the test pages and two lists; prints their keys as JSON.

With a password as its argument it also makes an account, "Aysel", and a confidential note on everyone.
"""

import datetime as dt
import json
import sys

from habeas.register.opening import open_register


def publish_all() -> None:
    """Of everything read, half is confirmed; everyone is published but the one who is named first."""
    from habeas.register import decisions, queries
    from habeas.register.models import Person

    for view in queries.events()[::2]:
        decisions.accept(view.key, by="Aysel", why="as the page says")
    for person in Person.objects.order_by("key")[1:]:
        decisions.publish_person(person.key, by="Aysel", why="fit to be shown")


def keep_lists() -> list[str]:
    """Two editions of one list, and one of another that wishes its readers ill; their keys."""
    from habeas.register.lists.keeping import import_list
    from web.registers import HUGE, RTL, SCRIPT

    first = "Name,Arrested,Status\nMammad Azizov,07.03.2013,detained\nIlgar Mammadov,2013,detained\n"
    second = first.replace("07.03.2013,detained", "07.03.2013,released") + "Hilal Mammadov,21.06.2012,detained\n"
    hostile = f'Name,"{SCRIPT}",Status\n{RTL} {HUGE},=1+1,"{SCRIPT}"\nMammad Azizov,"{HUGE}",released\n'
    return [
        import_list(text.encode(), f"{SCRIPT}.csv", publisher=publisher, as_of=dt.date.fromisoformat(day), accept="so").key
        for publisher, day, text in (
            ("Union", "2014-05-01", first),
            ("Union", "2015-05-01", second),
            (f"{HUGE} {SCRIPT}", "2015-05-01", hostile),
        )
    ]


if __name__ == "__main__":
    open_register()
    from web.registers import HOSTILE, PAGES, keep

    keys = keep([*PAGES, HOSTILE])
    publish_all()
    editions = keep_lists()
    if len(sys.argv) > 1:
        from habeas.register.accounts import Role
        from habeas.register.accounts.keeping import add_account
        from habeas.register.models import Person
        from habeas.register.notes import write_note

        add_account("Aysel", Role.ADMINISTRATOR, sys.argv[1])
        for person in Person.objects.all():
            write_note(person.key, "Kept from everyone.\n" + "Ağabəyli" * 30, confidential=True, by="Aysel")
    print(json.dumps([keys, editions]))
