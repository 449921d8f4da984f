"""A story as it is told: its timeline, its headline, its names and places, and how many independent origins it has."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from isnad.arabic.lemmas import lemma_of_form, written_words
from isnad.arabic.word_table import WordTable
from isnad.model import Event, Placed, Story
from isnad.stories.named import named
from isnad.stories.origins import independent
from isnad.stories.terms import STOP, TERM_BITS, coder

_NAMES_TOLD = 6
_LEAD = 400  # characters of a body in which its main names stand
_LONGEST_EVENT = 200  # headlines compared with one another: of more, the newest


def tell_events(placed: Iterable[Placed]) -> tuple[Event, ...]:
    """The events of articles, oldest first."""
    by_event: dict[str, list[Placed]] = {}
    for each in sorted(placed, key=lambda each: (each.at, each.article)):
        by_event.setdefault(each.placement.event, []).append(each)
    return tuple(_event(event, articles) for event, articles in by_event.items())


def _event(event: str, articles: Sequence[Placed]) -> Event:
    return Event(
        id=event,
        headline=central([each.title for each in articles]),
        first=articles[0].at,
        last=articles[-1].at,
        articles=tuple(articles),
        copies=len({each.placement.copy for each in articles}),
        origins=independent(each.placement for each in articles),
    )


def tell_story(story: str, placed: Sequence[Placed], leads: Mapping[str, str] | None = None) -> Story:
    """The story of articles, at least one; `leads` gives the bodies by article id, in which names are looked for too.

    The headline is that of the event whose words come back most in the headlines of the others: the most central one.
    An event that many papers copied weighs as one.
    """
    events = tell_events(placed)
    names, places = _named(events, leads or {})
    return Story(
        id=story,
        headline=central([event.headline for event in events]),
        first=min(event.first for event in events),
        last=max(event.last for event in events),
        events=events,
        origins=independent(each.placement for event in events for each in event.articles),
        names=names,
        places=places,
    )


def central(headlines: Sequence[str]) -> str:
    """The headline whose words stand in most of the others, length aside; of equal ones the first.

    Each word counts by how many headlines have it, and the sum is divided by the square root of the number of words: a
    long headline has no advantage, a bare one neither.
    """
    asked = [headline for headline in headlines if headline][-_LONGEST_EVENT:]
    if not asked:
        return ""
    words = [_telling(headline) for headline in asked]
    common = Counter(word for each in words for word in each)
    scores = [sum(common[word] - 1 for word in each) / max(len(each), 1) ** 0.5 for each in words]
    return asked[scores.index(max(scores))]


def _telling(headline: str) -> frozenset[str]:
    return frozenset(map(_LEMMAS.__getitem__, written_words(headline))) - _NONE


def _telling_lemma(form: str) -> str:
    """The lemma of a word in matching form, "" of one that tells nothing."""
    return "" if _CODES[form] >> TERM_BITS & STOP else lemma_of_form(form)


_CODES = coder()
_LEMMAS = WordTable(_telling_lemma)
_NONE = frozenset([""])


def _named(events: Sequence[Event], leads: Mapping[str, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Main names and main places, as written, by how many events have them."""
    names: Counter[str] = Counter()
    places: Counter[str] = Counter()
    for event in events:
        texts = {each.placement.copy: each for each in event.articles[-_LONGEST_EVENT:]}.values()
        found = [named(f"{each.title}\n{leads.get(each.article, '')[:_LEAD]}") for each in texts]
        # Each once for an event, and in order: of those that as many events have, the first are told.
        names.update(list(dict.fromkeys(name for each, _ in found for name in each)))
        places.update(list(dict.fromkeys(place for _, each in found for place in each)))
    return _most(_longest(names), len(events)), _most(places, len(events))


def _most(counts: Counter[str], events: int) -> tuple[str, ...]:
    # A name of one event among many is no name of the story.
    least = 1 if events < 3 else 2
    return tuple(name for name, count in counts.most_common(_NAMES_TOLD) if count >= least)


def _longest(names: Counter[str]) -> Counter[str]:
    """«سلمان» counts for «سلمان الحارثي», which is told in its place."""
    full = Counter(names)
    for name in sorted(names, key=lambda name: len(name.split())):
        longer = [other for other in full if other != name and f" {name} " in f" {other} "]
        if longer:
            best = max(longer, key=lambda other: full[other])
            full[best] += full.pop(name)
    return full
