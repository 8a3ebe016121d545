"""Fills the register in HABEAS_HOME with the test pages; prints the key of each as JSON.

With a password as its argument it also makes an account, "Aysel", and a confidential note on everyone.
"""

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


if __name__ == "__main__":
    open_register()
    from web.registers import HOSTILE, PAGES, keep

    keys = keep([*PAGES, HOSTILE])
    publish_all()
    if len(sys.argv) > 1:
        from habeas.register.accounts import Role
        from habeas.register.accounts.keeping import add_account
        from habeas.register.models import Person
        from habeas.register.notes import write_note

        add_account("Aysel", Role.ADMINISTRATOR, sys.argv[1])
        for person in Person.objects.all():
            write_note(person.key, "Kept from everyone.\n" + "Ağabəyli" * 30, confidential=True, by="Aysel")
    print(json.dumps(keys))
