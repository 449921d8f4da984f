"""What has to be kept of a grouped report to go on after a restart: its sketch and circumstances, as bytes."""

from dataclasses import dataclass

import numpy as np
import orjson
from numpy.typing import NDArray

from isnad.stories.sketch import Query, Sketch

_ARRAYS = (
    ("terms", np.int32),
    ("weights", np.float32),
    ("kinds", np.uint8),
    ("shingles", np.uint32),
    ("signature", np.uint32),
    ("grams", np.uint8),
)
VERSION = 3  # of the sketches and of this form


@dataclass(frozen=True, slots=True)
class Kept:
    """A report in the window."""

    place: int  # its number of arrival
    query: Query  # what is compared of it
    own_origin: str  # who stands behind it by its own credits
    print_key: int  # a hash of publisher and text, by which the same page printed again is known
    rivals: tuple[str, ...] = ()  # ids of other groups it might have joined: looked at in the next repair
    doubtful: bool = False  # whether the next repair asks again if it belongs to its event
    offered: tuple[int, ...] = ()  # places of what its publisher put beside it


def pack(kept: Kept) -> bytes:
    """A few kilobytes; `unpack` gives an equal value back."""
    sketch = kept.query.sketch
    arrays = [getattr(sketch, name) for name, _ in _ARRAYS]
    head = orjson.dumps(
        {
            "version": VERSION,
            "place": kept.place,
            "days": kept.query.days,
            "publisher": kept.query.publisher,
            "origin": kept.own_origin,
            "print": kept.print_key,
            "rivals": kept.rivals,
            "doubtful": kept.doubtful,
            "offered": kept.offered,
            "headline": sketch.headline,
            "lead": sketch.lead,
            "weekdays": sketch.weekdays,
            "length": sketch.length,
            "sizes": [len(each) for each in arrays],
        }
    )
    return b"".join([len(head).to_bytes(4, "little"), head, *(each.tobytes() for each in arrays)])


def unpack(packed: bytes) -> Kept | None:
    """The report that `pack` packed; None where an Isnad of another VERSION did, whose sketches compare with none."""
    start = 4 + int.from_bytes(packed[:4], "little")
    head = orjson.loads(packed[4:start])
    if head["version"] != VERSION:
        return None
    arrays: dict[str, NDArray[np.generic]] = {}
    for (name, kind), size in zip(_ARRAYS, head["sizes"], strict=True):
        end = start + size * np.dtype(kind).itemsize
        arrays[name] = np.frombuffer(packed[start:end], dtype=kind)
        start = end
    plain = {name: head[name] for name in ("headline", "lead", "weekdays", "length")}
    sketch = Sketch(**plain, **arrays)  # type: ignore[arg-type]
    query = Query(sketch, head["days"], head["publisher"])
    offered = tuple(head.get("offered", ()))  # earlier forms had none
    return Kept(head["place"], query, head["origin"], head["print"], tuple(head["rivals"]), head["doubtful"], offered)
