"""Which texts tell an event: the newest words of one article of each copy group."""

from collections.abc import Mapping, Sequence, Set

from isnad.model import Told

# Texts read of an event; of more, the newest: what a later one overturns is not needed. The more events, the fewer.
_MOST_TEXTS = 40
_FEWEST_TEXTS = 2
_TEXTS_OF_STORY = 600


def texts_for(events: int) -> int:
    """How many texts are read of each event of a story of so many."""
    return max(min(_MOST_TEXTS, _TEXTS_OF_STORY // max(events, 1)), _FEWEST_TEXTS)


def newest_states(told: Sequence[Told]) -> tuple[Told, ...]:
    """The newest words of every article, oldest first; those of one time by id, so that no other order matters."""
    newest: dict[str, Told] = {}
    for state in told:
        known = newest.get(state.placed.article)
        if known is None or _age(state) > _age(known):
            newest[state.placed.article] = state
    return tuple(sorted(newest.values(), key=lambda state: (state.at, state.placed.article)))


def _age(state: Told) -> tuple[bool, int]:
    return state.is_newest, state.revision


def by_event(states: Sequence[Told]) -> Mapping[str, Sequence[Told]]:
    """The states of each event, in the order given."""
    events: dict[str, list[Told]] = {}
    for state in states:
        events.setdefault(state.placed.placement.event, []).append(state)
    return events


def without_stale(events: Mapping[str, Sequence[Told]], stale: Set[str]) -> Mapping[str, Sequence[Told]]:
    """Events less the texts whose time cannot be trusted; all of them where nothing else is told."""
    if not stale:
        return events
    kept = {
        event: trusted
        for event, states in events.items()
        if (trusted := [state for state in states if state.placed.article not in stale])
    }
    return kept or events


def different_texts(states: Sequence[Told], most: int) -> tuple[Told, ...]:
    """One state of each copy group, oldest first, of more than `most` the newest.

    Of copies it is the one that came first, in its newest words: who copies adds headings of his own, and keeps errors
    that the source has mended since.
    """
    chosen: dict[str, Told] = {}
    for state in sorted(states, key=lambda state: (state.placed.at, state.placed.article)):
        place = state.placed.placement
        known = chosen.get(place.copy)
        if known is None or (not _has_body(known) and _has_body(state)):
            chosen[place.copy] = state
    found = sorted(chosen.values(), key=lambda state: (state.at, state.placed.article))
    return tuple(found[-most:])


def _has_body(state: Told) -> bool:
    return any(paragraph.text.strip() for paragraph in state.article.paragraphs)
