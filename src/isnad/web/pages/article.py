"""One article, with everything that we know of it and where we know it from."""

from dataclasses import dataclass
from email.utils import format_datetime

from starlette.requests import Request
from starlette.responses import Response

from isnad.errors import BadQuery, NotFound
from isnad.model import Analysis, Article, Entity, EntityKind, Event, Evidence, Placed, ReadAlso, SearchQuery, Story
from isnad.newsroom import Newsroom
from isnad.web.differing import shown_blocks, told_once
from isnad.web.marking import marked_article
from isnad.web.pages.asked import number_of, text_of
from isnad.web.site import Site

_NAMED = 12  # entities of a kind that are listed
_LOOKED_UP = 30  # read-also links that are looked up; a page that offers more shows a menu


@dataclass(frozen=True, slots=True)
class Other:
    """A read-also link, with our own article where we keep it."""

    offered: ReadAlso
    key: str  # id of the article kept, "" where it is not


@dataclass(frozen=True, slots=True)
class PartOf:
    """The story that an article is part of."""

    story: Story
    event: Event  # the one of its events that the article tells
    copies: tuple[Placed, ...]  # other articles with the same text, oldest first


def article(site: Site, request: Request) -> Response:
    """«/article?id=&start=&end=»: `id` is an id or an address; the span from `start` to `end` is marked."""
    visit = site.visit(request)
    kept = site.newsroom.article(_key(request))
    revisions = site.newsroom.revisions(kept.article.id) if kept.revision > 1 else ()
    changed = revisions[-1].seen if revisions else kept.first_seen
    analysed = site.newsroom.analysis(kept)
    read = analysed.analysis if analysed else Analysis()
    return visit.page(
        "article.html",
        headers={"Last-Modified": format_datetime(changed, usegmt=True)},
        kept=kept,
        article=kept.article,
        read=read,
        marked=marked_article(kept.article, read, _asked(request)),
        named=_named(read),
        revisions=revisions,
        others=_others(site.newsroom, kept.article),
        part_of=_part_of(site.newsroom, kept.article.id),
        related=_related(site.newsroom, kept.article.id),
        evidence=_by_field(kept.article.evidence),
    )


def revision(site: Site, request: Request) -> Response:
    """«/article/revision?id=&number=»: one state of an article, and what it changed."""
    visit = site.visit(request)
    number = number_of(request, "number")
    revisions = site.newsroom.revisions(_key(request))
    at = next((i for i, known in enumerate(revisions) if known.number == number), None)
    if at is None:
        raise NotFound(f"article «{revisions[-1].article.id}» has no revision {number}: it has {len(revisions)}")
    shown = revisions[at]
    difference = site.newsroom.changes(shown.article.id, number) if at else None
    return visit.page(
        "revision.html",
        shown=shown,
        article=shown.article,
        revisions=revisions,
        difference=difference,
        blocks=shown_blocks(difference) if difference else (),
        changes=told_once(difference.changes) if difference else (),
    )


def compare(site: Site, request: Request) -> Response:
    """«/compare?a=&b=»: two articles word by word, most of all two copies of one text, the first being the older."""
    difference = site.newsroom.compare(_key(request, "a"), _key(request, "b"))
    return site.visit(request).page(
        "compare.html",
        difference=difference,
        blocks=shown_blocks(difference),
        changes=told_once(difference.changes),
    )


def stored_page(site: Site, request: Request) -> Response:
    """«/article/page?digest=»: the bytes that an article was read from, as a download that no browser will run."""
    digest = text_of(request, "digest")
    page = site.newsroom.page(digest)
    headers = {
        "Content-Disposition": f'attachment; filename="{page.digest[:16]}.html"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "Cache-Control": "private, max-age=31536000, immutable",
    }
    return Response(page.body, headers=headers, media_type="application/octet-stream")


def _key(request: Request, name: str = "id") -> str:
    key = request.query_params.get(name, "")
    if not key:
        raise BadQuery(f"«{name}» is missing: it names an article by its id or its address")
    return key


def _asked(request: Request) -> tuple[int, int] | None:
    """The span that an address leads to, None where it names none."""
    start, end = (request.query_params.get(name, "") for name in ("start", "end"))
    is_span = all(value.isascii() and value.isdigit() and len(value) <= _LONGEST_PLACE for value in (start, end))
    return (int(start), int(end)) if is_span else None


_LONGEST_PLACE = 9  # digits


def _by_field(evidence: tuple[Evidence, ...]) -> dict[str, list[Evidence]]:
    """The evidence of each field together, what was taken first."""
    fields: dict[str, list[Evidence]] = {}
    for piece in sorted(evidence, key=lambda piece: not piece.chosen):
        fields.setdefault(piece.field, []).append(piece)
    return fields


def _named(read: Analysis) -> dict[str, list[Entity]]:
    """Whom and what an article names, by kind, those named most often first."""
    kinds: dict[str, list[Entity]] = {}
    for entity in sorted(read.entities, key=lambda entity: -len(entity.mentions)):
        if entity.key:
            kinds.setdefault(entity.kind.value, []).append(entity)
    return {kind.value: kinds[kind.value][:_NAMED] for kind in EntityKind if kind.value in kinds}


def _part_of(newsroom: Newsroom, key: str) -> PartOf | None:
    """The story of an article, None where the article stands alone or is not grouped yet."""
    try:
        placement = newsroom.placement(key)
        story = newsroom.story(placement.story)
    except NotFound:
        return None
    if sum(len(event.articles) for event in story.events) < 2:
        return None
    event = next(event for event in story.events if event.id == placement.event)
    same = (one for one in event.articles if one.placement.copy == placement.copy and one.article != placement.article)
    return PartOf(story, event, tuple(same))


def _related(newsroom: Newsroom, key: str) -> tuple[Placed, ...]:
    try:
        return newsroom.related(key)
    except NotFound:  # it is not grouped yet
        return ()


def _others(newsroom: Newsroom, article: Article) -> tuple[Other, ...]:
    looked_up = (Other(offered, _kept_as(newsroom, offered)) for offered in article.read_also[:_LOOKED_UP])
    return (*looked_up, *(Other(offered, "") for offered in article.read_also[_LOOKED_UP:]))


def _kept_as(newsroom: Newsroom, offered: ReadAlso) -> str:
    """The id under which we keep an article that a page offers: by its address, else by its very headline."""
    try:
        if offered.url:
            return newsroom.article(offered.url).article.id
        phrase = " ".join("".join(" " if ch in '"«»“”' else ch for ch in offered.headline).split())
        found = newsroom.search(SearchQuery(text=f"«{phrase}»", limit=5)) if phrase else None
    except (NotFound, BadQuery):
        return ""
    wanted = offered.headline.split()
    return next(
        (hit.kept.article.id for hit in (found.hits if found else ()) if hit.kept.article.title.split() == wanted), ""
    )
