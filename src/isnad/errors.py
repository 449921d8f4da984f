"""Every error that Isnad raises on purpose, on one screen.

IsnadError
├── InputError            something given to us is not what it should be
│   ├── UnreadableFile        a file or stream cannot be read at all
│   ├── BadRecord             one line or record of a file is wrong (the rest goes on)
│   ├── NotAnArticle          a page or text in which no article stands
│   └── NotAFeed              bytes that are no feed, sitemap or list of feeds
├── NotFound              nothing is kept under that id or address
├── BadQuery              a search, or a condition to be watched for, that cannot be understood
├── SettingError          a setting or an argument is wrong
│   ├── TaggerMissing         a tagger is named, and the packages that it needs are not installed
│   └── TaggerUnusable        the tagger that is named cannot be loaded, or knows no names of ours
└── StoreError            the store cannot do what was asked
    ├── StoreUnreachable      no database answers at that address
    ├── StoreTooNew           made by a newer Isnad than this one
    └── StoreTooOld           made by an older Isnad, and may not be migrated here

A message names the thing and its id (file, line, address), says what happened, and, where something can be done, what.
Status codes exist in `api` and `web` alone.
"""


class IsnadError(Exception):
    """Any failure that Isnad foresees; catching it catches them all."""


class InputError(IsnadError):
    """Something given to us is not what it should be."""


class UnreadableFile(InputError):
    """A file or stream cannot be read at all."""


class BadRecord(InputError):
    """One line or record of a file is wrong; those beside it are not touched by it."""


class NotAnArticle(InputError):
    """A page or a text in which no article stands."""


class NotAFeed(InputError):
    """Bytes that are no feed, sitemap, section page or list of feeds; the message says what they are instead."""

    def __init__(self, message: str, *, is_page: bool = False) -> None:
        """`is_page`: they are an HTML page, for readers."""
        super().__init__(message)
        self.is_page = is_page


class NotFound(IsnadError):
    """Nothing is kept under that id or address."""


class BadQuery(IsnadError):
    """A search, or a condition to be watched for, that cannot be understood."""


class SettingError(IsnadError):
    """A setting or an argument is wrong."""


class TaggerMissing(SettingError):
    """A neural tagger is asked for, and the packages that it needs are not installed."""


class TaggerUnusable(SettingError):
    """The neural tagger that was named cannot be loaded, or its labels are none that we know."""


class StoreError(IsnadError):
    """The store cannot do what was asked."""


class StoreUnreachable(StoreError):
    """No database answers at that address."""


class StoreTooNew(StoreError):
    """The database was made by a newer Isnad than this one."""


class StoreTooOld(StoreError):
    """The database was made by an older Isnad and may not be migrated here."""
