"""The list of stories, in order, and the links that narrow it."""

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery
from isnad.model import Facet, FacetKind, StoryOrder, StoryQuery
from isnad.web.pages.asked import PAGE, Turn, number_of, text_of
from isnad.web.site import Site, Visit

CONFLICT, ONE_ORIGIN = "conflict", "one-origin"
_NAMES = ("order", *FacetKind, CONFLICT, ONE_ORIGIN)  # parameters, in the order in which addresses have them


@dataclass(frozen=True, slots=True)
class Choice:
    """A link that narrows the list, or that takes such a choice back."""

    name: str
    link: str
    count: int | None  # stories that would be left; None where nobody counted


@dataclass(frozen=True, slots=True)
class Kind:
    """The choices of one kind."""

    kind: str  # value of FacetKind
    chosen: Choice | None  # takes back what was chosen
    choices: tuple[Choice, ...]


def stories(site: Site, request: Request) -> Response:
    """«/stories?order=&publisher=&section=&person=&place=&conflict=1&one-origin=1&page=»."""
    page = number_of(request, "page")
    asked = {name: value for name in _NAMES if (value := text_of(request, name))}
    query = query_of(asked, page)
    found, filters, visit = site.newsroom.stories(query), site.newsroom.story_filters(query), site.visit(request)
    return visit.page(
        "stories.html",
        rows=found.rows,
        turn=Turn(page, found.total),
        asked=asked,
        order=query.order,
        orders=[(order, _to(visit, asked, order=None if order is StoryOrder.RANK else order)) for order in StoryOrder],
        marks=[
            (
                name,
                bool(asked.get(name)),
                Choice("", _to(visit, asked, **{name: None if name in asked else "1"}), count),
            )
            for name, count in ((CONFLICT, filters.conflict), (ONE_ORIGIN, filters.one_origin))
        ],
        kinds=[_kind(visit, asked, kind, filters.facets) for kind in FacetKind],
        counted=filters.counted,
        narrowed=bool(asked.keys() - {"order"}),
        turn_to=lambda number: _to(visit, asked, page=number if number > 1 else None),
    )


def query_of(asked: Mapping[str, str], page: int = 1) -> StoryQuery:
    """What the parameters of an address ask for. Raises BadQuery."""
    order = asked.get("order", StoryOrder.RANK)
    if order not in tuple(StoryOrder):
        raise BadQuery(f"«order» is neither {' nor '.join(StoryOrder)}: {order[:40]!r}")
    return StoryQuery(
        StoryOrder(order),
        publisher=asked.get(FacetKind.PUBLISHER, ""),
        section=asked.get(FacetKind.SECTION, ""),
        person=asked.get(FacetKind.PERSON, ""),
        place=asked.get(FacetKind.PLACE, ""),
        conflict=_is_set(asked, CONFLICT),
        one_origin=_is_set(asked, ONE_ORIGIN),
        limit=PAGE,
        offset=(page - 1) * PAGE,
    )


def _is_set(asked: Mapping[str, str], name: str) -> bool:
    written = asked.get(name, "")
    if written not in {"", "0", "1"}:
        raise BadQuery(f"«{name}» is neither 0 nor 1: {written[:40]!r}")
    return written == "1"


def _to(visit: Visit, asked: Mapping[str, str], **changed: object) -> str:
    """The list with other choices, at its first page."""
    return visit.links.to("/stories", **{**asked, **changed})


def _kind(visit: Visit, asked: Mapping[str, str], kind: FacetKind, facets: tuple[Facet, ...]) -> Kind:
    names = {facet.key: _name(visit, facet) for facet in facets if facet.kind is kind}
    wanted = asked.get(kind, "")
    if wanted:
        name = visit.site.directory.publisher(wanted).name if kind is FacetKind.PUBLISHER else names.get(wanted, wanted)
        return Kind(kind, Choice(name, _to(visit, asked, **{kind: None}), None), ())
    return Kind(
        kind,
        None,
        tuple(
            Choice(names[facet.key], _to(visit, asked, **{kind: facet.key}), facet.count)
            for facet in facets
            if facet.kind is kind
        ),
    )


def _name(visit: Visit, facet: Facet) -> str:
    return visit.site.directory.publisher(facet.key).name if facet.kind is FacetKind.PUBLISHER else facet.name
