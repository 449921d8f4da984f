"""What articles are about: lists of tags and of named entities, one tag with its articles, one entity."""

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery
from isnad.model import TopicKind
from isnad.web.charts import Chart, MapView, chart_of, map_of
from isnad.web.pages.asked import PAGE, Turn, number_of, text_of
from isnad.web.site import Site

_LISTED = 60  # topics on a page of a list


def topics(site: Site, request: Request) -> Response:
    """«/topics?kind=&page=»: tags or entities of a kind, those of most articles first."""
    kind = _kind(request, TopicKind.TAG)
    page = number_of(request, "page")
    found = site.newsroom.topics(kind, _LISTED + 1, (page - 1) * _LISTED)  # one more tells whether there are others
    return site.visit(request).page(
        "topics.html", kinds=list(TopicKind), kind=kind, topics=found[:_LISTED], page=page, older=len(found) > _LISTED
    )


def tag(site: Site, request: Request) -> Response:
    """«/tag?key=&page=»: the articles that have a tag, newest first."""
    topic = site.newsroom.topic(TopicKind.TAG, _key(request))
    page = number_of(request, "page")
    found = site.newsroom.with_topic(TopicKind.TAG, topic.key, PAGE, (page - 1) * PAGE)
    return site.visit(request).page("tag.html", topic=topic, articles=found, turn=Turn(page, topic.articles))


def entity(site: Site, request: Request) -> Response:
    """«/entity?kind=&key=»: who or what it is, as its articles tell."""
    kind = _kind(request, None)
    shown = site.newsroom.portrait(kind, _key(request))
    chart: Chart | None = chart_of(shown.days)
    where: MapView | None = map_of(shown.latitude, shown.longitude)
    return site.visit(request).page("entity.html", shown=shown, chart=chart, where=where)


def _kind(request: Request, otherwise: TopicKind | None) -> TopicKind:
    written = text_of(request, "kind")
    if not written and otherwise is not None:
        return otherwise
    try:
        return TopicKind(written)
    except ValueError as error:
        raise BadQuery(f"«kind» is none of {', '.join(TopicKind)}: {written[:40]!r}") from error


def _key(request: Request) -> str:
    key = text_of(request, "key")
    if not key:
        raise BadQuery("«key» is missing: it names a tag or an entity by its key")
    return key
