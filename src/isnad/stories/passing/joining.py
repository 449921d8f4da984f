"""Which claims of a story are one: each is set against those before it that share words which tell something."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from isnad.stories.passing.bulletins import are_of_other_days
from isnad.stories.passing.said import FACT, JUDGED, Said
from isnad.stories.passing.sources import Alike, alike
from isnad.stories.sameness import Part, Sameness, clash, shares_figure

# How surely the contents must agree (`Sameness.agreement`), by what else speaks for it. Chosen on the sample newsroom
# and on stories of the two corpora, so that nine of ten of what is joined is one claim.
_LINKED = 0.22  # one names the other's house, or a hand of it, and perhaps him who speaks
_LINKED_MAYBE = 0.4  # ... and both have a source without a name
_LINKED_FIGURE = 0.12  # ... and both give one figure
_OWN_TITLE = 0.22  # a headline and the article below it
_ONE_SOURCE = 0.68
_ONE_LATER = 0.85  # ... a day and a half later, when he may say it anew of what is then
_MAYBE_ONE = 0.75  # an unnamed official, and a named one
_TWO_SOURCES = 0.75  # two who say the same
_CHANGED = 0.45  # where a linked claim gives another figure
_OTHER_JUDGEMENT = 0.9  # of judgements by two verbs
_LATER = timedelta(hours=36)
_LEAST_OF_ANY, _LEAST_OF_ONE, _LEAST_OF_TWO = 2, 3, 4  # terms and figures that both have
_TWO_WITH_FIGURE = 0.65  # ... and give one figure
_TELLING = 6  # terms of a part by which it is found
_MOST_POSTINGS = 24  # newest wordings that are looked at for a term
_MOST_COMPARED = 6
_MOST_WORDINGS = 8  # of one claim that later ones are compared with


@dataclass(slots=True)
class Joined:
    """Claims that are one, in the order in which they could be read."""

    kind: str
    said: list[tuple[Said, Part]] = field(default_factory=list)  # each with the part of its content that is it
    publishers: set[str] = field(default_factory=set)  # that told it
    houses: set[str] = field(default_factory=set)  # that it came through, by the words of the articles
    outside: set[tuple[str, ...]] = field(default_factory=set)  # other houses of the press that it came through
    wordings: int = 0

    def add(self, said: Said, part: Part) -> None:
        """One more of them."""
        self.said.append((said, part))
        self.publishers.add(said.told.placed.publisher)
        self.houses.update(house for house in said.houses if house)
        self.outside.update(core for core in said.outside if core)


def join(found: Sequence[Said]) -> list[Joined]:
    """The claims of a story, each with those that are one with it."""
    different = {said.claim.content.text: said.parts for said in found}
    joiner = _Joiner(Sameness(different.values()))
    for said in found:
        joiner.add(said)
    return joiner.joined


class _Joiner:
    def __init__(self, sameness: Sameness) -> None:
        self._same = sameness
        self.joined: list[Joined] = []
        self._wordings: list[tuple[Joined, Said, Part]] = []
        self._postings: defaultdict[int, list[int]] = defaultdict(list)  # of a term, the wordings that have it
        self._exact: dict[tuple[str, str, str], tuple[Joined, Part]] = {}

    def add(self, said: Said) -> None:
        """Puts a claim to those that it is one with."""
        if not said.parts:
            return
        key = (said.claim.content.text, said.source.key, said.kind)
        whole = said.parts[-1]
        known = self._exact.get(key) if key[1] and _in_common(whole, whole) >= _LEAST_OF_ANY else None
        if known and not are_of_other_days(said, known[0].said[-1][0]):
            joined, part = known
            joined.add(said, part)
            return
        keyed = [(part, self._keys(part)) for part in said.parts]
        joined, part = self._best(said, keyed) or (self._opened(said), said.parts[-1])
        joined.add(said, part)
        self._exact[key] = joined, part
        if joined.wordings < _MOST_WORDINGS:
            joined.wordings += 1
            self._post(joined, said, keyed)

    def _opened(self, said: Said) -> Joined:
        joined = Joined(said.kind)
        self.joined.append(joined)
        return joined

    def _post(self, joined: Joined, said: Said, keyed: Iterable[tuple[Part, Sequence[int]]]) -> None:
        for part, keys in keyed:
            self._wordings.append((joined, said, part))
            for term in keys:
                postings = self._postings[term]
                postings.append(len(self._wordings) - 1)
                if len(postings) > 2 * _MOST_POSTINGS:
                    del postings[:_MOST_POSTINGS]

    def _keys(self, part: Part) -> list[int]:
        return [*self._same.telling(part, _TELLING), *(_value_key(low) for low, _ in part.values)]

    def _best(self, said: Said, keyed: Iterable[tuple[Part, Sequence[int]]]) -> tuple[Joined, Part] | None:
        """The claim that a new one is, with the part of the new content that says it."""
        best: tuple[float, Joined, Part] | None = None
        for part, keys in keyed:
            for joined, other, other_part in self._candidates(keys):
                few = _in_common(part, other_part) < _LEAST_OF_ANY
                if joined.kind != said.kind or few or _lie_in_each_other(said, other) or are_of_other_days(said, other):
                    continue
                surely = self._surely(said, part, joined, other, other_part)
                if surely >= 1 and (best is None or surely > best[0]):
                    best = surely, joined, part
        return best[1:] if best else None

    def _candidates(self, keys: Sequence[int]) -> Iterable[tuple[Joined, Said, Part]]:
        shared: Counter[int] = Counter()
        for term in keys:
            shared.update(self._postings.get(term, ())[-_MOST_POSTINGS:])
        several = sorted((-count, number) for number, count in shared.items() if count > 1)
        return [self._wordings[number] for _, number in several[:_MOST_COMPARED]]

    def _surely(self, said: Said, part: Part, joined: Joined, other: Said, other_part: Part) -> float:
        """How much more than needed two contents agree: from 1 on, they are one claim."""
        relation = alike(said.source, other.source)
        house = bool(said.source.press or other.source.press)
        if names_hand_of(said, joined) and (house or relation is not Alike.TWO):
            # An agency outside tells of many things; of a house of the story, its own article is at hand.
            own = house and bool(set(said.houses) & joined.publishers)
            return self._surely_retold(part, other_part, sure=own or relation is Alike.ONE)
        if said.credited in joined.publishers and relation is Alike.ONE:
            return self._surely_retold(part, other_part, sure=False)
        if said.in_title and said.told is other.told and relation is not Alike.TWO:
            return self._same.agreement(part, other_part) / _OWN_TITLE
        later = abs(said.at - other.at) > _LATER
        one = _ONE_LATER if later else _ONE_SOURCE
        needed = {Alike.ONE: one, Alike.MAYBE: _MAYBE_ONE, Alike.TWO: _TWO_SOURCES}[relation]
        if relation is Alike.TWO and said.kind != FACT:
            return 0.0
        if said.kind == JUDGED and said.claim.lemma != other.claim.lemma:
            needed = max(needed, _OTHER_JUDGEMENT)  # who justifies something does not condemn it
        if relation is Alike.TWO and shares_figure(part, other_part):
            needed = _TWO_WITH_FIGURE
        if _in_common(part, other_part) < (_LEAST_OF_ONE if relation is Alike.ONE else _LEAST_OF_TWO):
            return 0.0
        return self._same.agreement(part, other_part) / needed

    def _surely_retold(self, part: Part, other: Part, *, sure: bool) -> float:
        if shares_figure(part, other):
            return self._same.agreement(part, other, retold=True) / _LINKED_FIGURE
        if clash(part, other):
            return self._same.agreement(part, other, retold=True) / _CHANGED
        return self._same.agreement(part, other) / (_LINKED if sure else _LINKED_MAYBE)


def _lie_in_each_other(one: Said, other: Said) -> bool:
    """Whether one claim is told within the other: it is a part of that, not that."""
    ours, theirs = one.claim.content, other.claim.content
    return one.told is other.told and ours.start < theirs.end and theirs.start < ours.end


def _in_common(one: Part, other: Part) -> int:
    """How many telling words and figures two parts share: a name and a word are no proposition."""
    return len(one.terms & other.terms) + len(one.values & other.values)


def names_hand_of(said: Said, joined: Joined) -> bool:
    """Whether a claim names, among its hands, a house that told the other or passed it on, or the other names its."""
    publisher = said.told.placed.publisher
    if publisher in joined.houses and publisher not in joined.publishers:
        return True
    if any(
        house and house != publisher and (house in joined.publishers or house in joined.houses) for house in said.houses
    ):
        return True
    return any(core and core in joined.outside for core in said.outside)


def _value_key(low: object) -> int:
    return -1 - (hash(low) & 0x7FFFFFFF)  # no term is negative
