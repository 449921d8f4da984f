"""The ways of one claim: through whose article each came, its hands from the origin on, and which merely repeat."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from isnad.model import Form, Hand, Link, SourceKind, Way, Words
from isnad.stories.passing.hands import Houses, core_of, is_press
from isnad.stories.passing.joining import Joined
from isnad.stories.passing.said import Said
from isnad.stories.passing.sources import Alike, Source, alike
from isnad.stories.sameness import Part
from isnad.stories.sure import is_surely_read

# Indirect speech has the reporter's words: so many telling words, nearly all of them the same, were not found twice.
_LONG = 7
_LOOKED_AT = 12  # ways that one is compared with: the first
_NEARLY_ALL = 0.85


@dataclass(frozen=True, slots=True)
class Walked:
    """A way with what it was made of."""

    way: Way
    said: Said
    part: Part
    source: Source  # who said it first, as far as the ways tell
    before: "Walked | None"  # the way that it came through


def ways_of(joined: Joined, houses: Houses) -> list[Walked]:
    """The ways of a claim in the order in which they could be read, one for each article and source."""
    return _Walks(_one_each(joined.said), houses).all()


def _one_each(found: Sequence[tuple[Said, Part]]) -> list[tuple[Said, Part]]:
    """Of each article and source one claim: what is told in the body, through most hands, in most words."""
    by_article: dict[str, list[tuple[Said, Part]]] = {}
    for said, part in found:
        by_article.setdefault(said.told.placed.article, []).append((said, part))
    chosen: list[tuple[Said, Part]] = []
    for each in by_article.values():
        best: list[tuple[Said, Part]] = []
        for said, part in sorted(each, key=_fullness, reverse=True):
            if not any(_is_one_there((said, part), other) for other in best):
                best.append((said, part))
        chosen += best
    return chosen


def _fullness(each: tuple[Said, Part]) -> tuple[bool, int, int]:
    said, part = each
    return not said.in_title, len(said.claim.chain), part.end - part.start


def _is_one_there(one: tuple[Said, Part], other: tuple[Said, Part]) -> bool:
    """Whether two claims of one article are told once: of one source, one within the other, or one as its headline."""
    if one[0].in_title or alike(one[0].source, other[0].source) is not Alike.TWO:
        return True
    ours, theirs = _place(*one), _place(*other)
    return ours[0] < theirs[1] and theirs[0] < ours[1]


def _place(said: Said, part: Part) -> tuple[int, int]:
    """Where a part of a content stands in the text of its article."""
    start = said.claim.content.start
    return start + part.start, start + part.end


class _Walks:
    """The claims of one group, each with its way, which may lead through that of another."""

    def __init__(self, chosen: Sequence[tuple[Said, Part]], houses: Houses) -> None:
        self._chosen = chosen
        self._houses = houses
        self._walked: dict[int, Walked] = {}
        self._begun: set[int] = set()
        self._by_publisher: dict[str, list[int]] = {}
        self._by_copy: dict[str, list[int]] = {}
        for number, (said, _) in enumerate(chosen):
            self._by_publisher.setdefault(said.told.placed.publisher, []).append(number)
            self._by_copy.setdefault(said.told.placed.placement.copy, []).append(number)

    def all(self) -> list[Walked]:
        """Every way, in the order of the claims."""
        walked = [self._walk(number) for number in range(len(self._chosen))]
        seen: list[Walked] = []
        for each in walked:
            repeats = not each.way.repeats and _repeats(each, seen[:_LOOKED_AT])
            seen.append(replace(each, way=replace(each.way, repeats=True)) if repeats else each)
        return seen

    def _walk(self, number: int) -> Walked:
        if number not in self._walked:
            self._begun.add(number)
            self._walked[number] = self._made(*self._chosen[number], number)
        return self._walked[number]

    def _made(self, said: Said, part: Part, number: int) -> Walked:
        own = _own_hands(said, self._houses)
        copied = self._copied(said, number)
        place, through = (-1, copied) if copied else self._through(said)
        source = said.source
        if through is not None:
            # Behind the house whose article it came through, the article's own words go on.
            hands = (*through.way.hands, *(own[-1:] if through is copied else own[place + 1 :]))
            source = through.source if through.source.words else source
        else:
            hands, source = self._completed(own, said)
        told = said.told
        way = Way(
            hands=hands,
            words=Words(told.placed.article, told.revision, said.claim.content),
            publisher=told.placed.publisher,
            at=said.at,
            act=said.claim.act,
            hedged=said.claim.hedged,
            is_copy=copied is not None,
            through=through.said.told.placed.article if through else "",
            sure=is_surely_read(said.claim),
            repeats=through is not None,
        )
        return Walked(way, said, part, source, through)

    def _copied(self, said: Said, number: int) -> Walked | None:
        """The way that a copy has from the first text of its copy group; None for that text itself."""
        same = self._by_copy[said.told.placed.placement.copy]
        credited = said.told.placed.placement.origin.partition(":")[2]
        of_house = (each for each in same if self._chosen[each][0].told.placed.publisher == credited)
        first = next(of_house, same[0])
        article = self._chosen[first][0].told.placed.article
        if first == number or article == said.told.placed.article or self._is_open(first):
            return None
        one = next((each for each in same if self._is_from(each, article) and self._may_be(said, each)), first)
        return None if self._is_open(one) else self._walk(one)

    def _is_open(self, number: int) -> bool:
        """Whether a way is being followed: it cannot lead through itself."""
        return number in self._begun and number not in self._walked

    def _is_from(self, number: int, article: str) -> bool:
        return self._chosen[number][0].told.placed.article == article

    def _may_be(self, said: Said, number: int) -> bool:
        return alike(said.source, self._chosen[number][0].source) is not Alike.TWO

    def _through(self, said: Said) -> tuple[int, Walked | None]:
        """The place among the article's hands of a house whose article it came through, and that article's way.

        Of an article that tells its day alone, nobody knows whether it was there in the morning.
        """
        publisher = said.told.placed.publisher
        named = [(place, house) for place, house in enumerate(said.houses) if house and house != publisher]
        if said.credited and said.credited not in said.houses:
            named.append((len(said.houses), said.credited))
        found: list[tuple[int, Walked]] = []
        for place, house in reversed(named):
            for each in self._by_publisher.get(house, ()):
                other = self._chosen[each][0]
                if self._is_open(each) or other.at > said.sure_at:
                    continue
                if place == 0 or said.source.press or self._may_be(said, each):
                    found.append((place, self._walk(each)))
                    break
        # The last of them that has itself all the houses which the article names before it.
        whole = (each for each in found if _has_all(each[1], said, each[0]))
        return next(whole, found[0] if found else (-1, None))

    def _completed(self, own: tuple[Hand, ...], said: Said) -> tuple[tuple[Hand, ...], Source]:
        """The hands with those before the first that other articles tell of: a radio has it from a survivor."""
        core = said.source.press
        if core:
            for other, _ in self._chosen:
                for place, outside in enumerate(other.outside):
                    if place and outside == core:
                        return (*_own_hands(other, self._houses)[: place + 1], *own[1:]), other.source
        return own, said.source


def _own_hands(said: Said, houses: Houses) -> tuple[Hand, ...]:
    """The hands that an article itself tells of: its chain, whom it credits, and its publisher."""
    hands = [
        Hand(_called(link, house, houses), link.kind, house, _mention(said, link))
        for link, house in zip(said.claim.chain, said.houses, strict=True)
    ]
    publisher = said.told.placed.publisher
    for house in dict.fromkeys((said.credited, publisher)):
        named = house in said.houses or core_of(houses.called(house)) in said.outside
        if house and (house == publisher or not named) and (not hands or house != hands[-1].house):
            hands.append(Hand(houses.called(house), SourceKind.AGENCY, house))
    return tuple(hands)


def _mention(said: Said, link: Link) -> Words | None:
    if link.mention is None:
        return None
    return said.told.words(link.mention)


def _has_all(walked: Walked, said: Said, place: int) -> bool:
    """Whether a way has all houses that an article names before one of its hands."""
    houses = {hand.house for hand in walked.way.hands}
    cores = {core_of(hand.name) for hand in walked.way.hands}
    return all(
        house in houses if house else not core or core in cores
        for house, core in zip(said.houses[:place], said.outside[:place], strict=True)
    )


def _repeats(walked: Walked, before: Sequence[Walked]) -> bool:
    """Whether a way through no article of the story repeats all the same: its own house, another's hand or wording."""
    said = walked.said
    cores = {core for core in said.outside if core}
    for each in before:
        if cores & set(each.said.outside) or _is_own_again(walked, each) or have_one_credit(said, each.said):
            return True
        if each.said.told.placed.article != said.told.placed.article and _is_worded_alike(walked, each):
            return True
    return False


def have_one_credit(one: Said, other: Said) -> bool:
    """Whether two articles stand on one house: both credit it, or one the house of the other."""
    ours = one.credited or one.told.placed.publisher
    theirs = other.credited or other.told.placed.publisher
    return ours == theirs and bool(one.credited or other.credited)


def _is_own_again(walked: Walked, before: Walked) -> bool:
    """Whether a house tells again what it has told."""
    publisher = walked.way.publisher
    return bool(publisher) and publisher == before.way.publisher and alike(walked.source, before.source) is Alike.ONE


def _is_worded_alike(one: Walked, other: Walked) -> bool:
    if one.said.claim.form is Form.DIRECT or other.said.claim.form is Form.DIRECT:
        return False
    ours, theirs = one.part.terms, other.part.terms
    return min(len(ours), len(theirs)) >= _LONG and len(ours & theirs) >= _NEARLY_ALL * len(ours | theirs)


def passed_on(walked: Sequence[Walked]) -> Iterator[tuple[Walked, Walked]]:
    """Each way that came through another's article, with that."""
    return ((each, each.before) for each in walked if each.before is not None)


def is_plain(said: Said) -> bool:
    """Whether an article has a claim from who said it, with nobody in between: most are so."""
    return len(said.claim.chain) == 1 and not said.credited


def has_hands(walked: Walked) -> bool:
    """Whether somebody stands between who said it and who prints it."""
    publisher = walked.way.publisher
    own = [hand for hand in walked.way.hands if not hand.house or hand.house != publisher]
    return len(own) > 1 or any(is_press(link) for link in walked.said.claim.chain[1:])


def _called(link: Link, house: str, houses: Houses) -> str:
    """The name of a hand; of «الوكالة», that of the house that it means."""
    return houses.called(house) if house and not core_of(link.called) else link.called
