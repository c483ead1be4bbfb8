"""Every error a user can meet.

    DragomanError
     ├── SettingsError     a setting is unknown or has a value that cannot be used
     ├── LexiconError      a data file is malformed: names the file and the line
     ├── ModelError        the language model is missing or does not fit this version
     ├── InputError        an input that cannot be read: names the file and the line or record
     │    ├── FormatError      its format is not known or broken
     │    └── FetchError       an address could not be, or must not be, fetched
     ├── LedgerError       the ledger cannot be opened, written or understood
     │    └── ConflictError    another process holds what this one needs
     └── QueryError        a query that cannot be answered as asked

Messages name what was given, what is allowed, and what to do.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Anything that a user can put right; the command line prints its text and exits with `exit_code`."""

    exit_code = 1


class SettingsError(DragomanError):
    exit_code = 2


class LexiconError(DragomanError):
    exit_code = 3


class ModelError(DragomanError):
    exit_code = 3


class InputError(DragomanError):
    """An input that cannot be read. `source` is the file, with the line or record number behind a colon."""

    exit_code = 4

    def __init__(self, source: str, reason: str, head: str = "") -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason
        self.head = head


class FormatError(InputError):
    pass


class FetchError(InputError):
    pass


class LedgerError(DragomanError):
    exit_code = 5


class ConflictError(LedgerError):
    pass


class QueryError(DragomanError):
    exit_code = 2
