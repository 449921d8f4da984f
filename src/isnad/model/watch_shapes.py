"""Watches as JSON: the one shape of the API, of `--json` and of what is sent to a webhook."""

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from isnad.errors import BadQuery
from isnad.model.entity import EntityKind
from isnad.model.shapes import time_to_json
from isnad.model.watch import Condition, ConditionKind, Delivery, DeliveryState, Notice, Watch, WatchRow
from isnad.model.words_shapes import words_to_json

_Kind = TypeVar("_Kind", ConditionKind, EntityKind)
_TEXTS = ("words", "publisher", "name", "key", "place", "story")
_LONGEST = 1000  # code points of one part of a condition


def condition_to_json(condition: Condition) -> dict[str, object]:
    """A condition; parts that are not given are left out. `over` is a number as text: it may have any size."""
    shape: dict[str, object] = {"kind": condition.kind.value}
    shape |= {name: getattr(condition, name) for name in _TEXTS if getattr(condition, name)}
    if condition.entity is not None:
        shape["entity"] = condition.entity.value
    if condition.over is not None:
        shape["over"] = str(condition.over)
    return shape


def condition_from_json(shape: Mapping[str, object]) -> Condition:
    """The condition that a form, a command line or a program says. Raises BadQuery where a part is none."""
    if unknown := sorted(set(shape) - {"kind", "entity", "over", *_TEXTS}):
        raise BadQuery(f"a condition has no part «{unknown[0][:40]}»")
    return Condition(
        kind=_one_of(ConditionKind, "kind", shape.get("kind", "")),
        entity=_one_of(EntityKind, "entity", shape["entity"]) if shape.get("entity") else None,
        over=_number(shape.get("over")),
        **{name: _text(name, shape.get(name, "")) for name in _TEXTS},
    )


def _text(name: str, value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise BadQuery(f"«{name}» is no text of at most {_LONGEST} characters")
    return value.strip()


def _one_of(kinds: type[_Kind], name: str, value: object) -> _Kind:
    try:
        return kinds(str(value))
    except ValueError as error:
        choices = ", ".join(kind.value for kind in kinds)
        raise BadQuery(f"«{name}» is {str(value)[:40]!r}; give one of {choices}") from error


def _number(value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation as error:
        raise BadQuery(f"«over» is no number: {str(value)[:40]!r}") from error
    return number


def watch_to_json(watch: Watch, timespec: str = "auto", *, with_secret: bool = False) -> dict[str, object]:
    """A watch; its secret only where it is asked for."""
    shape: dict[str, object] = {
        "number": watch.number,
        "name": watch.name,
        "condition": condition_to_json(watch.condition),
        "webhook": watch.address,
        "feed": f"/watch.atom?id={watch.token}",
        "created": time_to_json(watch.created, timespec),
        "paused": watch.paused,
        "reason": watch.reason,
    }
    return shape | ({"secret": watch.secret} if with_secret else {})


def watch_row_to_json(row: WatchRow, timespec: str = "auto", *, with_secret: bool = False) -> dict[str, object]:
    """A watch with how much it told, and how much of that is waiting, done and given up."""
    sent = {state.value: row.deliveries.get(state, 0) for state in DeliveryState}
    counts: dict[str, object] = {"told": row.notices, "deliveries": sent}
    return watch_to_json(row.watch, timespec, with_secret=with_secret) | counts


def told_to_json(notice: Notice, delivery: Delivery | None, timespec: str = "auto") -> dict[str, object]:
    """A notice with how sending it goes; null where it is not sent."""
    return notice_to_json(notice, timespec) | {"delivery": delivery_to_json(delivery, timespec) if delivery else None}


def notice_to_json(notice: Notice, timespec: str = "auto") -> dict[str, object]:
    """What a watch tells; spans are code points in title, line feed, body of that revision of the article."""
    return {
        "id": notice.id,
        "watch": notice.watch,
        "at": time_to_json(notice.at, timespec),
        "title": notice.title,
        "text": notice.text,
        "article": notice.article,
        "story": notice.story,
        "publisher": notice.publisher,
        "url": notice.url,
        "words": [words_to_json(words) for words in notice.words],
    }


def delivery_to_json(delivery: Delivery, timespec: str = "auto") -> dict[str, object]:
    """How sending a notice goes."""
    return {
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "due": time_to_json(delivery.due, timespec),
        "last": time_to_json(delivery.last, timespec),
        "status": delivery.status,
        "error": delivery.error,
    }
