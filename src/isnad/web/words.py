"""Interface words: one TOML file a language, with plural forms, numbers and isolation of what is put into them.

A value that stands inside a sentence keeps its own direction: `say` puts it into `<bdi>`, `plain` (for attributes and
titles, where no element may stand) between the Unicode marks FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from babel import Locale
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from markupsafe import Markup, escape

from isnad.model import Figure, Point

LANGUAGES = ("ar", "en")  # the first is what a reader gets who has not chosen
PLURAL_FORMS = frozenset(["zero", "one", "two", "few", "many", "other"])  # CLDR's names

_FIRST_STRONG_ISOLATE = "\u2068"
_POP_DIRECTIONAL_ISOLATE = "\u2069"
_MOST_DIGITS = 20
_FIELD = re.compile(r"\{(\w+)\}")

Entry = str | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Words:
    """The interface in one language."""

    language: str  # BCP 47
    locale: Locale
    entries: Mapping[str, Entry]  # dotted key -> words, or plural form -> words

    @property
    def direction(self) -> str:
        """The value of `dir` for a page in this language."""
        return self.locale.text_direction

    def say(self, key: str, **values: object) -> Markup:
        """The words under a key, for the text of a page; raises KeyError for a key or a value that is missing."""
        return Markup(self._fill(escape(self._string(key)), values, self._isolated))

    def plain(self, key: str, **values: object) -> str:
        """The same for an attribute or a title: text without elements, escaped where it is put."""
        return self._fill(self._string(key), values, self._fenced)

    def count(self, key: str, number: int, **values: object) -> Markup:
        """The plural form of a key that goes with a number; `{number}` in it stands for the number."""
        forms = self.entries[key]
        if isinstance(forms, str):
            raise KeyError(f"{key} has no plural forms in {self.language}")
        words = forms[self.locale.plural_form(number)]
        return Markup(self._fill(escape(words), {"number": number, **values}, self._isolated))

    def number(self, number: int) -> str:
        """A whole number with separators, in the digits that news pages use: 0 to 9, also in Arabic."""
        return format_decimal(number, locale=self.locale)

    def amount(self, figure: Figure | Point) -> Markup:
        """How many a figure says, with its bound in words: «نحو 10,000»."""
        low = self._decimal(figure.low)
        high = low if figure.high is None else self._decimal(figure.high)
        return self.say(f"bound.{figure.bound}", low=low, high=high)

    def short(self, value: Decimal) -> str:
        """A number for a scale: «1.2 مليون»."""
        return format_compact_decimal(value, locale=self.locale, fraction_digits=1)

    def percent(self, share: float) -> str:
        """A share from 0 to 1 as whole percents, never rounded up to all nor down to nothing."""
        percents = min(max(round(share * 100), int(share > 0)), 100 if share >= 1 else 99)
        return format_percent(percents / 100, locale=self.locale)

    def _decimal(self, value: Decimal) -> str:
        # A number of more digits than a line has room for stays as it is: 1E+400.
        if abs(value.adjusted()) > _MOST_DIGITS:
            return str(value)
        return format_decimal(value, locale=self.locale, decimal_quantization=False)

    def _string(self, key: str) -> str:
        entry = self.entries[key]
        if not isinstance(entry, str):
            raise KeyError(f"{key} has plural forms: a number must come with it")
        return entry

    def _fill(self, words: str, values: Mapping[str, object], dress: Callable[[object], str]) -> str:
        return _FIELD.sub(lambda found: dress(values[found[1]]), words)

    def _isolated(self, value: object) -> str:
        return f"<bdi>{escape(self._written(value))}</bdi>"

    def _fenced(self, value: object) -> str:
        return f"{_FIRST_STRONG_ISOLATE}{self._written(value)}{_POP_DIRECTIONAL_ISOLATE}"

    def _written(self, value: object) -> object:
        return self.number(value) if isinstance(value, int) else value


@cache
def words_in(language: str) -> Words:
    """The interface in a language of LANGUAGES."""
    source = files("isnad.web") / "locales" / f"{language}.toml"
    return Words(language, Locale.parse(language), _flat(tomllib.loads(source.read_text(encoding="utf-8"))))


def _flat(table: Mapping[str, object], prefix: str = "") -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for key, value in table.items():
        if isinstance(value, str):
            entries[prefix + key] = value
        elif isinstance(value, dict) and value.keys() <= PLURAL_FORMS:
            entries[prefix + key] = {form: str(words) for form, words in value.items()}
        elif isinstance(value, dict):
            entries |= _flat(value, f"{prefix}{key}.")
    return entries
