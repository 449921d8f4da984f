"""A text as the rules read it: words in matching form with their places, sentences, and pairs of quotation marks.

Everything is worked out once and in linear time; after that a rule asks for neighbours by number.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from isnad.arabic.sentences import sentences
from isnad.arabic.tokens import TokenKind, tokens
from isnad.arabic.word_table import WordTable
from isnad.model import Span

COMMAS = frozenset("،,؛;")
COMPLEMENTISERS = frozenset(
    [
        "ان",
        "انه",
        "انها",
        "انهم",
        "انهما",
        "انهن",
        "اني",
        "انني",
        "اننا",
        "انك",
        "انكم",
        "بان",
        "بانه",
        "بانها",
        "بانهم",
        "بانهما",
        "بانهن",
        "باني",
        "باننا",
    ]
)
RELATIVES = frozenset({"الذي", "التي", "الذين"})
CLOSERS = frozenset('»"”)')  # marks behind which something quoted or put in brackets has ended
_HYPHENS = frozenset("-\u2010\u2011")
_SHORT = 2  # letters: a stop behind fewer is one of an abbreviation
TITLES_BEFORE = frozenset(
    {"الشيخ", "الدكتور", "المهندس", "اللواء", "السيد", "العقيد", "العميد", "الامير", "الاستاذ", "الحاج"}
)
_CLOSING = {"(": ")", "«": "»", "“": "”", "”": "“", "„": "“", "‘": "’"}
_STRAIGHT = frozenset({'"', "“", "”"})
_SKIPPED = frozenset("#_")
_NEVER_CLOSED = frozenset('«“"')
_LEAST_UNCLOSED = 6  # tokens
_QUOTES = frozenset('«»“”„"‘')
_LONGEST_QUOTE = 1_200  # tokens: one that closes later was forgotten open
_CLOSE_ENOUGH = 250  # tokens, in which a quotation may go on over the end of a paragraph
_FORMS = WordTable(str, 100_000)  # the matching form itself


@dataclass(frozen=True, slots=True)
class Quote:
    """A pair of quotation marks: the numbers of their tokens."""

    open: int
    close: int
    closed: bool = True  # if not, `close` is the last word of the line, and part of what is quoted

    @property
    def after(self) -> int:
        """The token behind the words that are quoted."""
        return self.close if self.closed else self.close + 1


class Reading:
    """The tokens of a text by number."""

    def __init__(self, text: str) -> None:
        self.text = text
        # «#دونالد_ترامب» is a name as any other.
        found = [token for token in tokens(text) if token.text not in _SKIPPED]
        self.forms = [
            (_FORMS[token.text] or token.text) if token.kind is not TokenKind.PUNCTUATION else token.text
            for token in found
        ]
        self.starts = [token.start for token in found]
        self.ends = [token.end for token in found]
        self.kinds = [token.kind for token in found]
        self.sentence_ends = _sentence_ends(text, self.starts)
        _split_at_stops(self.forms, self.sentence_ends)
        self.sentence_starts = _sentence_starts(self.sentence_ends)
        self.spells_ala = "على" in text  # so that «علي» is nothing but a name
        self.quotes = _quotes(self)
        self.opens = {quote.open: quote for quote in self.quotes}
        self.inside = _inside(len(found), self.quotes)
        self.persons: dict[int, tuple[int, int]] = {}  # for each token of a person's full name, all its tokens
        self.in_names: set[str] = set()  # the forms of those tokens

    def mark_persons(self, names: Iterable[tuple[int, int]]) -> None:
        """Note where persons are named in full (start and end in code points), for those who read on.

        «علي» in «محمد علي» is no preposition.
        """
        for start, end in names:
            first, after = bisect_right(self.starts, start) - 1, bisect_left(self.starts, end)  # «لدونالد» too
            self.persons.update(dict.fromkeys(range(first, after), (first, after)))
            self.in_names.update(self.forms[first:after])

    def goes_on_name(self, place: int) -> bool:
        """Whether a token is of a person's full name, and not its first."""
        return self.persons.get(place, (place,))[0] < place

    def is_tied(self, place: int) -> bool:
        """Whether «_» ties a token to the one before: «#حركة_فتح»."""
        return 0 < place < len(self.forms) and self.text[self.starts[place] - 1] == "_"

    def is_hyphen(self, place: int) -> bool:
        """Whether a token is a hyphen within a name or word: «مون جاي-إن»، «جان-لوك»."""
        if not 0 < place < len(self.forms) - 1 or self.forms[place] not in _HYPHENS:
            return False
        tight = self.starts[place] == self.ends[place - 1] and self.ends[place] == self.starts[place + 1]
        return tight and self.forms[place - 1].isalpha() and self.forms[place + 1].isalpha()

    def __len__(self) -> int:
        return len(self.forms)

    def form(self, place: int) -> str:
        """The matching form of a token, "" outside the text."""
        return self.forms[place] if 0 <= place < len(self.forms) else ""

    def is_word(self, place: int) -> bool:
        """Whether a token is a word or number."""
        return 0 <= place < len(self.kinds) and self.kinds[place] in _WORDS

    def span(self, first: int, after: int) -> Span:
        """The span of the tokens [first, after), of which there must be one."""
        start, end = self.starts[first], self.ends[after - 1]
        return Span(self.text[start:end], start, end)

    def is_preposition(self, place: int) -> bool:
        """Whether «علي» is the preposition and no name: by spelling, or, where all are typed so, by its neighbours."""
        if self.form(place) != "علي":
            return self.form(place) in {"عن", "الي", "من", "في"}
        if self.text[self.ends[place] - 1] == "ى":
            return True
        if self.spells_ala or self.goes_on_name(place):
            return False
        return (
            self.form(place + 1) not in {"بن", "ابن", "عبد", "عبدالله", "ال"}
            and not self.form(place + 1).startswith("عبدال")
            and self.form(place - 1) not in TITLES_BEFORE
        )

    def is_that(self, place: int) -> bool:
        """Whether a token is «أن» or «إن», with or without a pronoun; «آن» is a name, and «سي إن إن» one."""
        if self.form(place) not in COMPLEMENTISERS or self.text[self.starts[place]] == "آ":
            return False
        if self.form(place + 1) == "بي" and self.form(place + 2) == "سي":  # «إن بي سي»
            return False
        if self.form(place + 1) == "." and self.text[self.ends[place] + 1 : self.ends[place] + 2].isalpha():
            return False  # «إن.إتش.كيه»
        return not (self.form(place - 1) == "سي" or (self.form(place - 2) == "سي" and self.form(place - 1) == "ان"))

    def is_hamza_below(self, place: int) -> bool:
        """Whether a short word is spelled with «إ»: «فإن» is no «فان»."""
        return "إن" in self.text[self.starts[place] : self.ends[place]] and self.form(place) == "فان"

    def less_marks(self, first: int, after: int, kept: str) -> int:
        """The end of the tokens [first, after) without the marks at it, but for those that are `kept`."""
        while after > first and not self.is_word(after - 1) and self.form(after - 1) not in kept:
            after -= 1
        return after

    def sentence_end(self, place: int) -> int:
        """The number of the first token behind the sentence of a token."""
        return self.sentence_ends[place] if place < len(self.sentence_ends) else len(self)

    def sentence_start(self, place: int) -> int:
        """The number of the first token of the sentence of a token."""
        return self.sentence_starts[place] if place < len(self.sentence_starts) else len(self)


_WORDS = frozenset({TokenKind.WORD, TokenKind.NUMBER})


def _sentence_ends(text: str, starts: list[int]) -> list[int]:
    ends: list[int] = []
    place = 0
    for _, last in sentences(text):
        first = place
        while place < len(starts) and starts[place] < last:
            place += 1
        ends.extend([place] * (place - first))
    ends.extend([len(starts)] * (len(starts) - len(ends)))
    return ends


def _split_at_stops(forms: list[str], ends: list[int]) -> None:
    """Ends sentences also at a stop that no space follows («البلاد.وذكر»), as some papers print it."""
    last = len(ends)
    for place in range(len(forms) - 2, 0, -1):
        if ends[place] != ends[place + 1]:
            last = ends[place]
        if (
            forms[place] == "."
            and len(forms[place - 1]) > _SHORT
            and len(forms[place + 1]) > _SHORT
            and forms[place + 1][0] in "وك"
        ):
            stop, near = place + 1, place
            while near >= 0 and ends[near] == last:
                ends[near] = stop
                near -= 1
            last = stop


def _sentence_starts(ends: list[int]) -> list[int]:
    starts: list[int] = []
    for place, end in enumerate(ends):
        starts.append(starts[-1] if place and ends[place - 1] == end else place)
    return starts


def _quotes(reading: Reading) -> list[Quote]:
    """Pairs of marks, outermost only. A mark that nothing closes within a sensible distance is none."""
    found: list[Quote] = []
    closers = _places_of_marks(reading)
    place = 0
    while place < len(reading):
        close = _closing(reading, closers, place)
        if close is not None:
            found.append(Quote(place, close, reading.form(close) in CLOSERS or not reading.is_word(close)))
            place = close
        place += 1
    return found


def _closing(reading: Reading, closers: dict[str, list[int]], place: int) -> int | None:
    """The token that closes the quotation which a token opens; None where it opens none."""
    mark = reading.forms[place]
    if (mark in _QUOTES and mark != "»") or (mark == "(" and _is_spoken(reading, place)):
        close = _close(reading, closers, place)
        if close is not None:
            return close
    end = _end_of_line(reading, place) if mark in _NEVER_CLOSED else place
    return end if end - place > _LEAST_UNCLOSED else None


def _end_of_line(reading: Reading, place: int) -> int:
    """The last word of the line of a token: where a quotation ends whose mark nobody closed."""
    end = reading.text.find("\n", reading.starts[place])
    last = bisect_left(reading.starts, end if end >= 0 else len(reading.text)) - 1
    return max(last, place)


def _places_of_marks(reading: Reading) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for place, form in enumerate(reading.forms):
        if form in _QUOTES or form in "’)":
            places.setdefault(form, []).append(place)
    for each in places.values():
        each.reverse()  # so that what lies behind is popped
    return places


def _close(reading: Reading, places: dict[str, list[int]], place: int) -> int | None:
    mark = reading.forms[place]
    wanted: tuple[str, ...] = (_CLOSING[mark],) if mark in _CLOSING else ()
    if mark in _STRAIGHT:  # typed by hand, any of them closes any
        wanted = tuple(_STRAIGHT)
    nearest = min((near for each in wanted if (near := _next(places.get(each, []), place)) is not None), default=None)
    if nearest is None or nearest - place > _LONGEST_QUOTE:
        return None
    between = reading.text[reading.starts[place] : reading.starts[nearest]]
    if "\n" in between and (mark != "«" or nearest - place > _CLOSE_ENOUGH):
        return None
    return nearest


def _is_spoken(reading: Reading, place: int) -> bool:
    """Whether a bracket stands where quotation marks would: «وقال: (...)»."""
    return reading.form(place - 1) in {":", "تعالي"} or (
        reading.form(place - 1) == "-" and reading.form(place - 2) in {"وسلم", "السلام"}
    )


def _next(places: list[int], place: int) -> int | None:
    """The first of the places, which fall, behind a place; those that lie before it are dropped for good."""
    while places and places[-1] <= place:
        places.pop()
    return places[-1] if places else None


def _inside(length: int, quotes: list[Quote]) -> list[int]:
    """For each token the number of the quotation that it stands in, -1 for none; the marks stand in theirs."""
    inside = [-1] * length
    for number, quote in enumerate(quotes):
        inside[quote.open : quote.close + 1] = [number] * (quote.close + 1 - quote.open)
    return inside
