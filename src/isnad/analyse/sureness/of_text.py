"""What is seen of the verb of a claim and of the text that it stands in."""

from collections.abc import Iterator

from isnad.analyse.sureness.kinds import bucket, kind, word_features
from isnad.analyse.sureness.places import Placed


def seen_of_text(placed: Placed) -> Iterator[str]:
    """The features of a claim's cue, and of its place in the text."""
    claim, reading = placed.claim, placed.reading
    yield f"rule {claim.rule}"
    yield f"verb {claim.lemma}"
    yield f"act {claim.act.value}"
    yield f"form {claim.form.value}"
    yield f"shape {placed.cue_shape} {placed.is_joined}"
    before = reading.form(placed.cue.first - 1)
    yield from word_features("before cue", before)
    yield f"before cue {kind(reading.form(placed.cue.first - 2))} {kind(before)}"
    yield f"quoted cue {reading.inside[placed.cue.first] >= 0}"
    if claim.cue.start < placed.article.title_end:
        yield f"title {placed.where}"
    yield f"place {bucket(claim.cue.start / max(len(placed.article.text), 1), (0.15, 0.4, 0.7))}"
    yield from _of_article(placed)


def _of_article(placed: Placed) -> Iterator[str]:
    reading, article = placed.reading, placed.article
    size = max(len(reading), 1)
    yield f"size {bucket(size, (100, 250, 500, 1000))}"
    yield f"claims {bucket(100 * len(article.claims) / size, (0.7, 1.2, 2, 3))}"
    yield f"own words {bucket(article.own_words / size, (0, 0.002, 0.005))}"
    yield f"questions {min(article.questions, 3)}"
