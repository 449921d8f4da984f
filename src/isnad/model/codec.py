"""An article as JSON and back: one shape for `extract`, `export`, `import`, the API and the store.

The shape is that of the project's contract for JSON Lines (`id`, `title`, `text`, and where known `url`, `publisher`,
`published`, `summary`, `section`) with the fields that extraction adds. `text` is the body, paragraphs joined by line
feeds, so that what one command prints another can read.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from isnad.errors import BadRecord
from isnad.model.article import Article, Evidence, Moment, Paragraph, ParagraphKind, Precision, ReadAlso

_KNOWN = frozenset(
    [
        "id",
        "url",
        "publisher",
        "title",
        "deck",
        "summary",
        "published",
        "precision",
        "modified",
        "modified_precision",
        "authors",
        "agencies",
        "dateline",
        "section",
        "tags",
        "tags_line",
        "paragraphs",
        "headings",
        "text",
        "read_also",
        "read_also_urls",
        "language",
        "evidence",
    ]
)


def article_to_json(article: Article) -> dict[str, object]:
    """The article as a JSON object; `article_from_json` gives it back equal.

    Times carry the source's own offset; `precision` says how much of them the source gave. `headings` lists the
    places of the paragraphs that are headings, from 0. Unknown keys of the record it came from stand at the end.
    """
    shape: dict[str, object] = {
        "id": article.id,
        "url": article.url,
        "publisher": article.publisher,
        "title": article.title,
        "deck": article.deck,
        "published": _time(article.published),
        "precision": article.published.precision.value if article.published else None,
        "modified": _time(article.modified),
        "modified_precision": article.modified.precision.value if article.modified else None,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "dateline": article.dateline,
        "section": article.section,
        "tags": list(article.tags),
        "tags_line": article.tags_line,
        "paragraphs": [paragraph.text for paragraph in article.paragraphs],
        "headings": [i for i, p in enumerate(article.paragraphs) if p.kind is ParagraphKind.HEADING],
        "text": article.body,
        "read_also": [other.headline for other in article.read_also],
        "read_also_urls": [other.url for other in article.read_also],
        "language": article.language,
        "evidence": [
            {"field": e.field, "source": e.source, "value": e.value, "chosen": e.chosen} for e in article.evidence
        ],
    }
    return shape | {key: value for key, value in article.extra.items() if key not in shape}


def article_from_json(shape: Mapping[str, object]) -> Article:
    """The article that a JSON object describes.

    `text` is cut into paragraphs at line feeds, nothing else of it is touched, unless `paragraphs` is there. Keys that
    the contract does not name are kept in `extra`.

    Raises BadRecord where a field is missing, of the wrong type, or a time cannot be read; the message names it.
    """
    text = _string(shape, "text")
    paragraphs = _strings(shape, "paragraphs") if "paragraphs" in shape else tuple(text.split("\n")) if text else ()
    headings = _headings(shape)
    urls = _strings(shape, "read_also_urls")
    headlines = _strings(shape, "read_also")
    return Article(
        id=_string(shape, "id"),
        title=_string(shape, "title"),
        paragraphs=tuple(
            Paragraph(words, ParagraphKind.HEADING if i in headings else ParagraphKind.TEXT)
            for i, words in enumerate(paragraphs)
        ),
        url=_string(shape, "url"),
        publisher=_string(shape, "publisher"),
        deck=_string(shape, "deck") or _string(shape, "summary"),
        published=_moment(shape, "published", "precision"),
        modified=_moment(shape, "modified", "modified_precision"),
        authors=_strings(shape, "authors"),
        agencies=_strings(shape, "agencies"),
        dateline=_string(shape, "dateline"),
        section=_string(shape, "section"),
        tags=_strings(shape, "tags"),
        tags_line=_string(shape, "tags_line"),
        read_also=tuple(ReadAlso(headline, urls[i] if i < len(urls) else "") for i, headline in enumerate(headlines)),
        language=_string(shape, "language"),
        evidence=_evidence(shape),
        extra={key: value for key, value in shape.items() if key not in _KNOWN},
    )


def _time(moment: Moment | None) -> str | None:
    return moment.isoformat() if moment else None


def _string(shape: Mapping[str, object], key: str) -> str:
    value = shape.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadRecord(f"«{key}» is {type(value).__name__}, not text")
    return value


def _list(shape: Mapping[str, object], key: str) -> Sequence[object]:
    value = shape.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise BadRecord(f"«{key}» is {type(value).__name__}, not a list")
    return value


def _strings(shape: Mapping[str, object], key: str) -> tuple[str, ...]:
    found = tuple(value for value in _list(shape, key) if isinstance(value, str))
    if len(found) != len(_list(shape, key)):
        raise BadRecord(f"«{key}» holds something that is not text")
    return found


def _headings(shape: Mapping[str, object]) -> frozenset[int]:
    return frozenset(value for value in _list(shape, "headings") if isinstance(value, int))


def _moment(shape: Mapping[str, object], key: str, precision_key: str) -> Moment | None:
    written = _string(shape, key)
    if not written:
        return None
    # «Z» says when it was and leaves open by which clock it was told (RFC 9557); «+00:00» is the clock of Greenwich.
    try:
        at = datetime.fromisoformat(written)
        precision = Precision(_string(shape, precision_key) or _precision_of(written))
        gap = None if written.endswith(("Z", "z")) else at.utcoffset()
        aware = at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise BadRecord(f"«{key}» is no time in ISO 8601: {written[:80]!r}") from error
    return Moment(aware, precision, None if gap is None else int(gap.total_seconds() // 60))


def _precision_of(written: str) -> Precision:
    # 2020-04-24 | 2020-04-24T21 | 2020-04-24T21:22 | 2020-04-24T21:22:00
    clock = written[10:].lstrip("T ").split("+")[0].split("-")[0].rstrip("Z")
    if not clock:
        return Precision.DAY
    return {0: Precision.HOUR, 1: Precision.MINUTE}.get(clock.count(":"), Precision.SECOND)


def _evidence(shape: Mapping[str, object]) -> tuple[Evidence, ...]:
    rows = []
    for row in _list(shape, "evidence"):
        if not isinstance(row, dict):
            raise BadRecord("«evidence» holds something that is no object")
        rows.append(
            Evidence(
                _string(row, "field"), _string(row, "source"), _string(row, "value"), row.get("chosen") is not False
            )
        )
    return tuple(rows)
