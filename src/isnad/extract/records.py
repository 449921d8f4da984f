"""One line of JSON Lines -> Article: as it says, with the byline told apart into persons, agencies and place."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from isnad.errors import BadRecord
from isnad.extract.credit_words import outlet_key
from isnad.extract.credits import read_byline
from isnad.model import Article, Evidence, article_from_json

_YEAR = re.compile(r"\s*([0-9]{4})")
# The first newspaper in Arabic is of 1800; a year after these is a form left as it was, or a clock that was never set.
_YEARS = range(1800, 2100)


def article_from_record(shape: Mapping[str, object]) -> Article:
    """The article that a record of the project's contract for JSON Lines describes.

    The byline of news sites, `author`, often holds a dateline and an agency («الرياض - واس»): what it names goes into
    `authors`, `agencies` and `dateline` where the record does not give them itself; the field stays in `extra`.

    A record must name its title, which may be empty where there is a text. A time in a year that no news can be of
    (9999) is not taken: the article is kept without it, and what was written stands in its evidence.

    Raises BadRecord where a field is missing or of the wrong type; the message names it.
    """
    if shape.get("title") is None:
        raise BadRecord("«title» is missing; where an article has none, write an empty one")
    doubted = {key: written for key in ("published", "modified") if (written := _impossible_time(shape.get(key)))}
    article = article_from_json({key: value for key, value in shape.items() if key not in doubted})
    if doubted:
        refused = tuple(Evidence(key, f"record:{key}", written, chosen=False) for key, written in doubted.items())
        article = replace(article, evidence=(*article.evidence, *refused))
    if not article.title.strip() and not article.body.strip():
        raise BadRecord("neither «title» nor «text» holds any words")
    byline = shape.get("author")
    if not isinstance(byline, str) or not byline.strip():
        return article
    credited = read_byline(byline, is_house=partial(_is_house, article.publisher))
    found: dict[str, tuple[str, ...] | str] = {}
    if credited.authors and "authors" not in shape:
        found["authors"] = credited.authors
    if credited.agencies and "agencies" not in shape:
        found["agencies"] = credited.agencies
    if credited.dateline and "dateline" not in shape:
        found["dateline"] = credited.dateline
    evidence = tuple(Evidence(field, "record:author", byline) for field in found)
    return replace(
        article,
        authors=credited.authors if "authors" in found else article.authors,
        agencies=credited.agencies if "agencies" in found else article.agencies,
        dateline=credited.dateline if "dateline" in found else article.dateline,
        evidence=(*article.evidence, *evidence),
    )


def _impossible_time(written: object) -> str:
    year = _YEAR.match(written) if isinstance(written, str) else None
    return str(written) if year and int(year[1]) not in _YEARS else ""


def _is_house(publisher: str, name: str) -> bool:
    """Whether a name is the publisher of the record: by its key, or, where that is unknown, any outlet."""
    key = outlet_key(name)
    return bool(key) and (key == publisher or not publisher)
