"""The tables: `kept` and `stamps` hold what only ever grows, `record` what is folded from it, `who` what that is told by, `lists`
both for lists of people, `watching` what may come next, `accounts` who may sign in, `tokens` what programs show, `notes` what was
noted, `search` what is searched."""

from habeas.register.models.accounts import Account, RecoveryCode, SignInAttempt
from habeas.register.models.kept import Capture, Decision, ReadingRow, SegmentRow
from habeas.register.models.lists import ListFile, ListRow, ListStanding
from habeas.register.models.notes import Note, NoteShowing
from habeas.register.models.record import (
    Answer,
    EventRow,
    Mention,
    PageRelation,
    Participation,
    Period,
    Person,
    PrisonStay,
    SexTold,
    Source,
    Stay,
    TextMark,
)
from habeas.register.models.search import SearchEntry, SearchWord
from habeas.register.models.stamps import TimeStamp
from habeas.register.models.tokens import Token
from habeas.register.models.watching import FoundPage, Site, Watched
from habeas.register.models.who import DecidedReading, FoldedBy, FoldedIn, Name, NameMark, NamePair, Question, StatementTime

__all__ = [
    "DERIVED",
    "Account",
    "Answer",
    "Capture",
    "DecidedReading",
    "Decision",
    "EventRow",
    "FoldedBy",
    "FoldedIn",
    "FoundPage",
    "ListFile",
    "ListRow",
    "ListStanding",
    "Mention",
    "Name",
    "NameMark",
    "NamePair",
    "Note",
    "NoteShowing",
    "PageRelation",
    "Participation",
    "Period",
    "Person",
    "PrisonStay",
    "Question",
    "ReadingRow",
    "RecoveryCode",
    "SearchEntry",
    "SearchWord",
    "SegmentRow",
    "SexTold",
    "SignInAttempt",
    "Site",
    "Source",
    "StatementTime",
    "Stay",
    "TextMark",
    "TimeStamp",
    "Token",
    "Watched",
]

DERIVED = (
    Answer,
    DecidedReading,
    EventRow,
    FoldedBy,
    FoldedIn,
    ListStanding,
    Mention,
    Name,
    NameMark,
    NamePair,
    PageRelation,
    Participation,
    Period,
    Person,
    PrisonStay,
    Question,
    SearchEntry,
    SearchWord,
    SexTold,
    Source,
    StatementTime,
    Stay,
    TextMark,
)
"""Tables whose every row follows from the others: `habeas rebuild` makes them anew, and a backup holds all tables but these."""
