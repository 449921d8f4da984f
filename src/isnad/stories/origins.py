"""Who stands behind a text: one agency's report in nine papers counts once, and so do two papers of one owner."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from isnad.model import Placement, Report

_AGENCY = "agency:"


def own_origin(report: Report) -> str:
    """Who stands behind a report by its own credits: an agency, another house, else its owner, publisher, itself."""
    agencies = [origin for origin in report.credited if origin.startswith(_AGENCY)]
    if report.credited:
        return (agencies or report.credited)[0]
    if report.owner:
        return f"owner:{report.owner}"
    return f"publisher:{report.publisher}" if report.publisher else f"article:{report.id}"


def origin_of_copies(own: Sequence[str]) -> str:
    """The origin of one text from its copies' own origins, earliest first: an agency most of them name, else the first.

    The editors who cut the credit away printed the agency's text all the same.
    """
    agencies = Counter(origin for origin in own if origin.startswith(_AGENCY))
    if agencies:
        most = max(agencies.values())
        return next(origin for origin in own if agencies.get(origin) == most)
    return own[0]


def shared_origins(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """The same placements, earliest first, each with the origin of its copy group in place of its own."""
    by_copy: dict[str, list[str]] = {}
    for placement in placements:
        by_copy.setdefault(placement.copy, []).append(placement.origin)
    origin = {copy: origin_of_copies(own) for copy, own in by_copy.items()}
    return tuple(replace(placement, origin=origin[placement.copy]) for placement in placements)


def independent(placements: Iterable[Placement]) -> tuple[str, ...]:
    """The independent origins of articles, earliest first: those with most articles first, then the earlier."""
    counts = Counter(placement.origin for placement in shared_origins(tuple(placements)))
    return tuple(origin for origin, _ in counts.most_common())
