"""Fills the register in HABEAS_HOME with the test pages; prints the key of each as JSON."""

import json

from habeas.register.opening import open_register

if __name__ == "__main__":
    open_register()
    from web.registers import HOSTILE, PAGES, keep

    print(json.dumps(keep([*PAGES, HOSTILE])))
