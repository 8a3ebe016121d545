"""Who may do what. Each role may do all that the roles before it may:

- a *viewer* reads every page of the desk, but no confidential note;
- a *documenter* also adds pages and lists, writes notes on people and events, and is shown confidential ones;
- a *reviewer* also decides: what was read rightly, who is who;
- an *administrator* also sees which confidential notes were shown to whom.

Accounts are made, changed and closed on the command line (`habeas account`), by whoever can reach the register's database anyway.
While a register has no account at all, the desk is open to the machine it runs on, and to nobody else.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What someone is to the register, the least first."""

    VIEWER = "viewer"
    DOCUMENTER = "documenter"
    REVIEWER = "reviewer"
    ADMINISTRATOR = "administrator"

    def includes(self, other: Role) -> bool:
        """Whether who has this role may do what `other` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


READING: Final = Role.VIEWER
"""The role that reading the desk needs."""
ADDING: Final = Role.DOCUMENTER
"""The role that adding pages and lists needs."""
NOTING: Final = Role.DOCUMENTER
"""The role that notes need, confidential ones as well."""
DECIDING: Final = Role.REVIEWER
"""The role that decisions need."""
AUDITING: Final = Role.ADMINISTRATOR
"""The role that the audit trail needs."""
