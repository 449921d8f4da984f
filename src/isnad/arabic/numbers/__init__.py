"""Numbers as Arabic news writes them: their values, and where they stand in a text.

`parse` reads a text that is one number, `find` finds every number of a running text with the words that bound it
(«نحو»، «أكثر من»، «على الأقل»), its percent sign, and duals that count («قتيلان»); `find_in` does so in a `Line` cut up
before.

The way through: `scan` cuts the matching form into tokens and picks those that can be part of a number, `summing` and
`reading` put them together, `ranges` and `bounds` look at the words around, `search` and `expression` are the doors.
"""

from isnad.arabic.numbers.expression import parse
from isnad.arabic.numbers.quantity import Quantity
from isnad.arabic.numbers.scan import Line
from isnad.arabic.numbers.search import find, find_in
from isnad.model import Bound

__all__ = ["Bound", "Line", "Quantity", "find", "find_in", "parse"]
