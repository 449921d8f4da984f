"""What the search index holds of an article, and what a query is made of: lemmas, one for every word."""

import re
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import version

from isnad.arabic.lemmas import search_terms
from isnad.model import Article

# A term in the index is cut here: longer ones are no words, and PostgreSQL's index takes none over 2,700 bytes.
LONGEST_TERM = 64

# Both indexes split at spaces alone. ASCII signs that one of them could read otherwise become an underscore.
_SIGNS = re.compile(r"[\x00-\x1f!-/:-@\[-^`{-\x7f]|[\ud800-\udfff]")
_CAPITALS = re.compile(r"[A-Z]")

# Words of many kinds: whoever changes lemmas changes some of these, and the index is then known to be an older one.
_PROBE = (
    "وقال وزير الخارجية إن المحادثات التي عقدت أمس في العواصم العربية ستستأنف بعد أسبوعين، وأكدوا أن المدارس "
    "والمستشفيات والطائرات ليست أهدافا. سيجتمعون بمسؤولين سودانيين، فأعلنت لجانهم مؤتمرا للأطباء، ١٢ قتيلا و1.5 مليون "
    "بالقاهرة للقرى كتبهم بيوتنا رؤساء أحزاب قضاة شهداء آخرين إسرائيليتين مُعلِّم الإسراء هيأة UN Reuters كوفيد-19"
)


@dataclass(frozen=True, slots=True)
class Words:
    """An article's terms, a space between two, by the part in which they stand."""

    title: str
    deck: str
    body: str


def words_of(article: Article) -> Words:
    """The terms under which an article is found. A deck with which the body begins is not counted twice."""
    deck = article.deck.strip().rstrip(".… ")
    repeated = article.body.lstrip().startswith(deck)
    return Words(line(article.title), "" if repeated else line(article.deck), line(article.body))


def line(text: str) -> str:
    """The terms of a text as the index holds them, a space between two."""
    return " ".join(terms(text))


def terms(text: str) -> list[str]:
    """The terms of a text as the index holds them: never empty, without spaces, at most LONGEST_TERM long."""
    return [clean(term) for term in search_terms(text) if term]


def clean(term: str) -> str:
    """One term as the index holds it."""
    if len(term) > LONGEST_TERM:
        term = term[:LONGEST_TERM]
    if term.isalnum() and not term.isascii():
        return term
    return _CAPITALS.sub(lambda found: found[0].lower(), _SIGNS.sub("_", term.replace(" ", "_")))


def mark() -> str:
    """Names the way in which terms are made; an index made in another way has to be made anew."""
    made = sha256(line(_PROBE).encode()).hexdigest()[:16]
    return f"simplemma {version('simplemma')}, {made}"
