"""By what a story can be found in a list: who prints it, under which section, and whom and which places it names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from isnad.arabic.letters import match_form
from isnad.model import EntityKind, Facet, FacetKind, Told

# Whom one article in ten names belongs to the story; whom fewer name was asked for a word.
_LEAST_SHARE = 0.1
_MOST = 30  # persons, and places, of one story: those that most of its articles name
_OF_ENTITY = {EntityKind.PERSON: FacetKind.PERSON, EntityKind.PLACE: FacetKind.PLACE}


def facets(states: Sequence[Told]) -> tuple[Facet, ...]:
    """The facets of a story, from the newest states of its articles; those of most articles first within a kind."""
    names: defaultdict[tuple[FacetKind, str], Counter[str]] = defaultdict(Counter)
    newest = [told for told in states if told.is_newest]
    for told in newest:
        for kind, key, name in _of_article(told):
            names[kind, key][name] += 1
    least = len(newest) * _LEAST_SHARE
    found: defaultdict[FacetKind, list[Facet]] = defaultdict(list)
    for (kind, key), written in names.items():
        count = written.total()
        if kind not in _OF_ENTITY.values() or count >= least:
            found[kind].append(Facet(kind, key, written.most_common(1)[0][0], count))
    ordered = (sorted(found[kind], key=lambda each: (-each.count, each.key))[:_MOST] for kind in FacetKind)
    return tuple(facet for each in ordered for facet in each)


def section_key(section: str) -> str:
    """A section in its normal form: «الرياضة» of one house is «الرياضه» of another."""
    return match_form(" ".join(section.split()))


def _of_article(told: Told) -> Iterable[tuple[FacetKind, str, str]]:
    """Kind, key and name of each thing that an article has, once."""
    article = told.article
    if told.placed.publisher:
        yield FacetKind.PUBLISHER, told.placed.publisher, told.placed.publisher
    if key := section_key(article.section):
        yield FacetKind.SECTION, key, " ".join(article.section.split())
    known: set[tuple[FacetKind, str]] = set()
    for entity in told.analysis.entities:
        kind = _OF_ENTITY.get(entity.kind)
        if kind and entity.key and (kind, entity.key) not in known:
            known.add((kind, entity.key))
            yield kind, entity.key, entity.name
