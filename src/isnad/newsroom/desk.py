"""Stories as they are asked for: one by any of its ids, a list of them, and where one article stands and why."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from isnad.arabic.names import name_key
from isnad.errors import NotFound
from isnad.model import (
    FacetKind,
    Level,
    Logged,
    Placed,
    Placement,
    Portrait,
    Read,
    Ruling,
    RulingKind,
    SearchQuery,
    Story,
    StoryFilters,
    StoryList,
    StoryQuery,
    Topic,
    TopicKind,
)
from isnad.store import Store
from isnad.stories import portrait, related, section_key, shared_origins, tell_story

_LEADS = 60  # articles of a story whose bodies are looked at for its names: the newest
_PORTRAYED = 200  # articles of an entity whose claims are looked at: the newest
_TAGS = 8  # of a story
_TAGS_ASKED = 40
_FEW_TAGS = 3  # fewer that articles share do not say what a story is about
_NEAR_DAYS = 120  # how far back «read also» goes outside an article's own story
_NEAR_NAMES = 3
_NEAR_HITS = 20
_FACETS = 12  # of a kind, by which a list can be narrowed


@dataclass(frozen=True, slots=True)
class Why:
    """Where an article stands, with everything that is needed to say why in words."""

    placed: Placed  # its ties, `placed.placement.ties`, name articles by id: they are in `nearest`
    nearest: tuple[Placed, ...]  # the articles that its ties name, as far as they are kept, each once
    copies: tuple[Placed, ...]  # the other articles of its copy group, oldest first
    event: tuple[Placed, ...]  # the other articles of its event that are no copies of it, oldest first


def tell(store: Store, key: str) -> Story:
    """The story under its id, an old id of it, an event's or a copy group's id, or an article's. Raises NotFound."""
    story = story_of(store, key)
    placed = store.placed_in(Level.STORY, story)
    leads = {each.article: store.article(each.article).article.body for each in placed[-_LEADS:]}
    told = tell_story(story, placed, leads)
    name = store.story_names([story]).get(story, told.headline)
    return replace(told, headline=name, tags=tags_of(store, story))


def rulings_that_hold(store: Store, story: str) -> tuple[Ruling, ...]:
    """The rulings that hold and are about a story, by its present id, oldest first.

    A name and a lock are those of the story that holds the first of the articles they were given to.
    """
    return tuple(ruling for ruling in store.rulings_of(story) if _holds(store, ruling, story))


def _holds(store: Store, ruling: Ruling, story: str) -> bool:
    if ruling.undone is not None:
        return False
    of_articles = ruling.kind in {RulingKind.JOIN, RulingKind.SPLIT}
    return of_articles or store.placement(ruling.parts[0][0]).placement.story == story


def portrait_of(store: Store, kind: TopicKind, key: str) -> Portrait:
    """An entity as its articles tell of it. Raises NotFound where no article names it."""
    topic = store.topic(kind, key)
    newest = store.with_topic(kind, key, _PORTRAYED)
    found = store.analyses([kept.article.id for kept in newest])
    read = [Read(kept, found[kept.article.id]) for kept in newest if kept.article.id in found]
    return portrait(topic, store.times_of_topic(kind, key), read)


def stories(store: Store, query: StoryQuery) -> StoryList:
    """The stories that a query asks for, as they were told last."""
    return store.stories(_by_keys(store, query))


def filters(store: Store, query: StoryQuery) -> StoryFilters:
    """By what the stories of a query can be narrowed."""
    return store.story_filters(_by_keys(store, query), _FACETS)


def _by_keys(store: Store, query: StoryQuery) -> StoryQuery:
    """The query with persons and places by their keys: who asks may know the name alone."""
    return replace(
        query,
        section=section_key(query.section),
        person=_entity_key(store, FacetKind.PERSON, query.person),
        place=_entity_key(store, FacetKind.PLACE, query.place),
    )


def _entity_key(store: Store, kind: FacetKind, wanted: str) -> str:
    return store.facet_key(kind, wanted, name_key(wanted)) or wanted if wanted else ""


def why(store: Store, key: str) -> Why:
    """Where an article stands, and why. Raises NotFound."""
    placed = store.placement(key)
    placed = replace(placed, placement=_with_shared_origin(store, placed.placement))
    event = [each for each in store.placed_in(Level.EVENT, placed.placement.event) if each.article != placed.article]
    copy = placed.placement.copy
    return Why(
        placed,
        store.placed(tuple(dict.fromkeys(tie.other for tie in placed.placement.ties if tie.other))),
        tuple(each for each in store.placed_in(Level.COPY, copy) if each.article != placed.article),
        tuple(each for each in event if each.placement.copy != copy),
    )


def placement(store: Store, key: str) -> Placement:
    """Where an article stands, with the origin of its copy group in place of its own. Raises NotFound."""
    return _with_shared_origin(store, store.placement(key).placement)


def _with_shared_origin(store: Store, own: Placement) -> Placement:
    copies = store.placed_in(Level.COPY, own.copy)
    return replace(own, origin=shared_origins([each.placement for each in copies])[0].origin)


def read_also(store: Store, key: str) -> tuple[Placed, ...]:
    """What to read beside an article: at most six, from other events of its story, then from near ones. NotFound."""
    article = store.placement(key)
    story = store.placed_in(Level.STORY, article.placement.story)
    found = related(article, story)
    near = _near(store, article, story)
    return related(article, story, near) if near else found


def log(store: Store, key: str) -> tuple[Logged, ...]:
    """The changes of mind about a group, under any of its ids, oldest first. Raises NotFound."""
    return store.regroupings(key)


def story_of(store: Store, key: str) -> str:
    """The present id of the story that a key means: an id of it, an event's, a copy group's, an article's. NotFound."""
    try:
        return store.story_of(key)
    except NotFound:
        pass
    try:
        return store.placement(key).placement.story
    except NotFound as error:
        raise NotFound(f"«{key[:200]}» is neither a story nor an event nor an article that is kept here") from error


def tags_of(store: Store, story: str) -> tuple[Topic, ...]:
    """The tags of a story: those of its articles together; of many articles, one alone makes none."""
    found = store.topics_of_story(story, TopicKind.TAG, _TAGS_ASKED)
    shared = [tag for tag in found if tag.articles > 1]
    return tuple((shared if len(shared) >= _FEW_TAGS else found)[:_TAGS])


def _near(store: Store, article: Placed, story: Sequence[Placed]) -> tuple[Placed, ...]:
    """Articles of other stories that share two names with this one, or a name and a word of its headline."""
    own = tell_story(article.placement.story, [article], {article.article: store.article(article.article).article.body})
    names = (*own.names[:_NEAR_NAMES], *own.places[:2])
    words = [word for word in article.title.split() if len(word) > 3 and word.isalpha() and word not in names]
    pairs = [f"«{one}» «{other}»" for i, one in enumerate(names) for other in (*names[i + 1 :], *words)]
    known = {each.article for each in story}
    found: dict[str, None] = {}
    for text in pairs:
        since = article.at - timedelta(days=_NEAR_DAYS)
        hits = store.search(SearchQuery(text, since=since, until=article.at, limit=_NEAR_HITS)).hits
        found.update((hit.kept.article.id, None) for hit in hits if hit.kept.article.id not in known)
    return store.placed(tuple(found))
