"""Dates, times of day and calendars as Arabic news and its pages write them.

`parse` reads a text that is one date, `find` finds every date of a running text; both tell the moment, how fine it is,
and the words that say so.

The way through: `line` cuts the matching form into tokens; `numerals`, `english`, `written`, `relative` and `clock`
each read one way of writing, `reading` puts them together; what is said is a value of `days`, which finds its day when
told the day of writing; `search` is the doors. `stamps` reads what machines write, and falls back on `parse`.
"""

from isnad.arabic.dates.dated import Dated
from isnad.arabic.dates.search import find, parse
from isnad.arabic.dates.stamps import read_time

__all__ = ["Dated", "find", "parse", "read_time"]
