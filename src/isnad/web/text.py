"""Foreign text on our pages: cut short, with marked words, with its invisible marks made visible, with its language."""

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from markupsafe import Markup, escape

from isnad.model import Article, ParagraphKind

EXCERPT = 220  # code points: three or four lines in a column of the front page

OPENING = 560  # code points of the body under the largest headline

_LOOKED_AT = 400  # code points that decide about the direction of a text

# Marks that turn the order of text around without a trace for the eye: embeddings, overrides, isolates.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class _Ways(dict[int, str]):
    """Which way a code point runs, for `str.translate`: "R" or "L", "" for what follows those around it."""

    def __missing__(self, point: int) -> str:
        kind = unicodedata.bidirectional(chr(point))
        self[point] = way = "R" if kind in {"R", "AL"} else "L" if kind == "L" else ""
        return way


# A page of a large story asks for the direction of two thousand headlines: counted letter by letter they took 40 ms.
_WAYS = _Ways()


def clipped(text: str, length: int) -> str:
    """The text, its white space folded, cut between two words to at most `length` code points and an ellipsis."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    return (text[: length + 1].rpartition(" ")[0] or text[:length]).rstrip("،,.؛: ") + "…"


def excerpt(article: Article, length: int = EXCERPT) -> str:
    """The deck, else the head of the body, cut to a length."""
    return clipped(article.deck or next(_running(article), ""), length)


def opening(article: Article) -> tuple[str, ...]:
    """The first paragraphs, as many as stand under the largest headline; the last one cut."""
    taken: list[str] = []
    room = OPENING
    for text in _running(article):
        if room < OPENING // 5:
            break
        taken.append(clipped(text, room))
        room -= len(text)
    return tuple(taken)


def _running(article: Article) -> Iterator[str]:
    return (p.text for p in article.paragraphs if p.kind is ParagraphKind.TEXT and p.text.strip())


def marked(text: str, spans: Iterable[tuple[int, int]]) -> Markup:
    """The text with `<mark>` around its spans (half-open, in code points); spans that overlap become one."""
    pieces: list[Markup] = []
    done = 0
    for first, last in sorted(spans):
        start, end = max(first, done), min(last, len(text))
        if start < end:
            pieces += [escape(text[done:start]), Markup("<mark>{}</mark>").format(text[start:end])]
            done = end
    return Markup("").join([*pieces, escape(text[done:])])


def visible(text: str) -> Markup:
    """The text with controls and turning marks shown by their number, `U+202E`, in place of doing their work."""
    return Markup("").join(
        Markup('<span class="unseen">{}</span>').format(f"U+{ord(ch):04X}") if _unseen(ch) else escape(ch)
        for ch in text
    )


def direction(text: str) -> str:
    """The value of `dir` for a text: where a quarter of its letters run from the right it is a text of that script.

    `auto` looks at the first letter alone, and turns «BBC: استقالة الوزير» around. Sentences that quote Latin names at
    length stay over a quarter; Latin ones that quote Arabic do not.
    """
    ways = text[:_LOOKED_AT].translate(_WAYS)
    if not ways:
        return "auto"
    return "rtl" if ways.count("R") * 4 >= len(ways) else "ltr"


@lru_cache(4_096)  # the headlines of a large story, which its page has twice and the next page of it again
def tongue(text: str, language: str = "") -> Markup:
    """The attributes `lang` and `dir` for an element that holds a foreign text; `lang=""` says «not known»."""
    return Markup(f'lang="{escape(language)}" dir="{direction(text)}"')


def _unseen(ch: str) -> bool:
    return ch in _TURNING or (unicodedata.category(ch) in {"Cc", "Cs"} and ch not in "\n\t\r")
