"""The account of a story: what its articles say together, made of all its parts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from isnad.model import Account, Moment, Placed, Precision, Revised, State, Told
from isnad.stories.changing import difference
from isnad.stories.chronicle import chronicle_of, events_of
from isnad.stories.counting import tell_series
from isnad.stories.opposing import opposed
from isnad.stories.passing import foremost
from isnad.stories.telling import tell_story
from isnad.stories.uncollected import uncollected

RULES = 8  # version of what an account says: another whenever any of its parts answers otherwise
_TRANSMISSIONS = 40  # kept: those that came by most ways
_LEADS = 60  # articles whose bodies are looked at for the names of the story: the newest


@dataclass(frozen=True, slots=True)
class House:
    """What is known of a publisher or an agency."""

    names: tuple[str, ...]  # the first what it is called, the others its aliases
    zone: str = ""  # IANA name of its time zone, "" where nobody knows


def account_of(told: Sequence[Told], houses: Mapping[str, House]) -> Account:
    """The account of one story: `told` are the states of its articles, at least one, oldest first.

    `houses` are publishers and agencies by id.
    """
    with uncollected():
        return _account_of(told, houses)


def _account_of(told: Sequence[Told], houses: Mapping[str, House]) -> Account:
    newest = [state for state in told if state.is_newest]
    placed = [_without_ties(state.placed) for state in newest]
    leads = {state.placed.article: state.article.body for state in newest[-_LEADS:]}
    names = {key: house.names for key, house in houses.items()}
    zones = {key: house.zone for key, house in houses.items() if house.zone}
    events, days = events_of(told, zones)
    # Figures of pages that were collected late come in no order.
    timely = [state for state in told if state.placed.article not in days.stale] if days.stale else told
    return Account(
        story=tell_story(placed[0].placement.story, placed, leads),
        times={state.placed.article: _time_of(state) for state in newest},
        chronicle=chronicle_of(events, days, zones),
        series=tell_series(timely),
        opposed=opposed(told),
        transmissions=foremost(told, names, _TRANSMISSIONS),
        revised=tuple(_revised(told)),
    )


def _without_ties(placed: Placed) -> Placed:
    return replace(placed, placement=replace(placed.placement, ties=()))


def _time_of(state: Told) -> Moment:
    """When an article was published; one that is placed by another time, since its own cannot be, has that one."""
    published, at = state.article.published, state.placed.at
    return published if published and published.at == at else Moment(at, Precision.MINUTE, 0)


def _revised(told: Sequence[Told]) -> Iterator[Revised]:
    """What each state of an article changed of the one before, where there are several."""
    before: dict[str, Told] = {}
    for state in told:
        older = before.get(state.placed.article)
        before[state.placed.article] = state
        if older is not None:
            found = difference(_state(older), _state(state))
            yield Revised(
                state.placed.article,
                state.placed.publisher,
                state.article.title,
                older.revision,
                state.revision,
                found.changes,
                found.admitted,
            )


def _state(told: Told) -> State:
    return State(told.article, told.revision, told.analysis)
