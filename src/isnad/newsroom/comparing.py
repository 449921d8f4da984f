"""Two texts set against each other: a state of an article and the one before it, or two articles."""

from isnad.errors import NotFound
from isnad.model import Difference, KeptArticle, State
from isnad.newsroom.rules import Rules
from isnad.store import Store
from isnad.stories import difference


def changes(store: Store, rules: Rules, key: str, number: int) -> Difference:
    """What a state of an article changed about the one before it. Raises NotFound where there is none of either.

    The store keeps what was read in the newest state; earlier ones are read here.
    """
    revisions = store.revisions(key)
    at = next((place for place, known in enumerate(revisions) if known.number == number), 0)
    if not at:
        article = revisions[-1].article.id
        raise NotFound(f"article «{article}» has no revision {number} with one before it: it has {len(revisions)}")
    before, after = revisions[at - 1], revisions[at]
    return difference(
        State(before.article, before.number, rules.analyse(before.article)),
        State(after.article, after.number, rules.analyse(after.article)),
    )


def compare(store: Store, rules: Rules, first: str, other: str) -> Difference:
    """Two articles as they stand now, the first taken for the older; spelling that differs is none. Raises NotFound."""
    was, now = (_state(store, rules, store.article(key)) for key in (first, other))
    return difference(was, now, spelling=False)


def _state(store: Store, rules: Rules, kept: KeptArticle) -> State:
    try:
        found = store.analysis(kept.article.id)
    except NotFound:  # nobody has read it yet
        found = None
    read = found is not None and found.revision == kept.revision
    return State(kept.article, kept.revision, found.analysis if found and read else rules.analyse(kept.article))
