"""How hits are ordered: BM25, and what is new before what is old. The same numbers in both databases."""

import math

# Weight of one word in the headline, the standfirst and the body. A headline has ten words and is written to be found:
# a word in it says as much of what the article is about as five in the body. Whole numbers, so that sums are exact.
TITLE_WEIGHT = 5
DECK_WEIGHT = 2
BODY_WEIGHT = 1

# BM25's own two, as SQLite's FTS5 has them fixed (fts5_aux.c); Robertson and Zaragoza (2009) give 1.2 to 2 and 0.75.
K1 = 1.2
B = 0.75

# score = BM25 * (1 + FRESHNESS / (1 + age / NEWS_AGE)): an article of this minute counts half as much again as an old
# one, one of a week ago a quarter. Enough to put today's statement before last year's of about the same words, too
# little to put a passing mention of today before last year's article on the very thing. A hyperbola, not a Gaussian or
# an exponential: it needs no function beyond + and /, so both databases give the same number to the last bit.
# Age is taken from the newest article kept that is not in the future: in an archive of 2015 the end of 2015 is new.
FRESHNESS = 0.5
NEWS_AGE = 7 * 86_400.0  # seconds; a week: how long a happening stays in the news

# Where more articles match, only the newest of them are weighed; those after stand in order of time. Words so common
# say little about an article, and the cost of a search stays bounded however large the archive is.
WEIGHED = 10_000


def inverse_frequency(articles: int, matching: int) -> float:
    """BM25's weight of a term that stands in `matching` of `articles`, as FTS5 computes it (never below 1e-6)."""
    weight = math.log((articles - matching + 0.5) / (matching + 0.5))
    return weight if weight > 0.0 else 1e-6
