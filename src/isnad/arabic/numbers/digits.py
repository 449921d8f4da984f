"""Digits with their separators.

In the matching form the Arabic decimal sign (٫) is a point, the Arabic thousands sign (٬) a comma, and all spaces are
one.

- Several separators of one kind, three digits after each: thousands (1.234.567, 1،234،567, 1 234 567); else no number.
- The last separator of another kind than those before it: decimals (1,234.5 and 1.234,5).
- One comma (also ، and ’) with three digits after it: thousands; with more or fewer: decimals, as in «13,2 مليون».
- The letter ر between digits is the decimal sign of Egyptian agencies, who type the fraction first: «83ر51» is 51.83.
- One point with three digits after it is either. It is thousands where those are 000, or where the caller knows, from
  what is counted, that there are no thousandths (866.646 نسمة); else decimals (4.800, 1.616 مليار, 97.858).
"""

import re
from collections.abc import Iterator
from decimal import Decimal

NUMERAL = (
    r"(?:[0-9]{1,3}ر[0-9]{1,3}(?![0-9])"
    r"|[0-9]{1,3}(?: [0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,،'’][0-9]+)*)(?:e[+-]?[0-9]{1,3}(?![0-9a-z]))?"
)
_LETTER_POINT = "ر"
_SEPARATOR = re.compile(r"[ .,،'’]")
_THOUSANDS_SIGNS = frozenset(" ,،'’")


def _in_order(numeral: str) -> str:
    """The numeral with a point for ر, and what stands on either side of it exchanged; else as it is."""
    fraction, letter, whole = numeral.partition(_LETTER_POINT)
    return f"{whole}.{fraction}" if letter else numeral


def is_ambiguous(numeral: str) -> bool:
    """Whether only what is counted can tell thousands from decimals: one point, three digits after it."""
    whole, point, rest = _in_order(numeral).partition(".")
    return bool(point) and len(rest) == 3 and rest != "000" and rest.isdigit() and _is_grouped([whole, rest])


def read(numeral: str, *, point_groups: bool = False, lists: bool = False) -> Iterator[tuple[Decimal, int, int]]:
    """The values in one run of digits and separators, each with its place in it; one, where it is one number.

    `numeral` fully matches NUMERAL. `point_groups`: one point before three digits parts thousands. `lists`: «3،4» and
    «2014,2015» are two numbers, as in running text, rather than one with decimals.
    """
    mantissa, _, exponent = _in_order(numeral).partition("e")
    groups = _SEPARATOR.split(mantissa)
    signs = _SEPARATOR.findall(mantissa)
    decimal = _decimal_place(groups, signs, point_groups=point_groups)
    if decimal is None or (lists and _is_list(groups, signs, decimal)):
        start = 0
        for group in groups:
            yield Decimal(group), start, start + len(group)
            start += len(group) + 1
        return
    whole, rest = "".join(groups[: decimal + 1]), "".join(groups[decimal + 1 :])
    yield Decimal(f"{whole}.{rest or 0}E{exponent or 0}" if rest or exponent else whole), 0, len(numeral)


def _decimal_place(groups: list[str], signs: list[str], *, point_groups: bool) -> int | None:
    """Which separator begins the decimals, `len(signs)` where none does, None where this is not one number."""
    if not signs:
        return 0
    kinds = set(signs)
    if len(kinds) == 1 and len(signs) > 1:
        return len(signs) if _is_grouped(groups) else None
    if len(kinds) == 1:
        parts_thousands = signs[0] in _THOUSANDS_SIGNS or point_groups or groups[1] == "000"
        return 1 if parts_thousands and _is_grouped(groups) else 0
    if signs[-1] not in signs[:-1] and len(kinds) == 2 and _is_grouped(groups[:-1]):
        return len(signs) - 1
    return None


def _is_grouped(groups: list[str]) -> bool:
    first, *others = groups
    return 1 <= len(first) <= 3 and first[0] != "0" and all(len(group) == 3 for group in others)


def _is_list(groups: list[str], signs: list[str], decimal: int) -> bool:
    if len(signs) != 1 or decimal != 0:
        return False
    return signs[0] == "،" or (signs[0] == "," and len(groups[0]) == len(groups[1]) == 4)
