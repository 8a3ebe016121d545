"""A register in one file, and a register from such a file: `make_backup` and `restore`.

In: a register on SQLite or PostgreSQL. Out: a file of one form, whichever of them it came from, that restores into either. Always
true: the file holds one moment of the register, whoever writes meanwhile; a register restored from it holds the same rows and
originals, and the record that follows from them; both are done whole or not at all.
"""

from habeas.register.backup.archive import ArchiveRefused
from habeas.register.backup.making import BackupRefused, Made, make_backup
from habeas.register.backup.restoring import Restored, RestoreRefused, restore

__all__ = ["ArchiveRefused", "BackupRefused", "Made", "RestoreRefused", "Restored", "make_backup", "restore"]
