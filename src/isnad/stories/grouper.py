"""The grouper: takes reports one after the other and says where each stands.

Everything it knows is what stands in the window, in order: so it can be packed, restored, and go on as if it had never
stopped.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from zlib import crc32

from isnad.model import Grouped, Level, Placement, Regrouping, Report, Tie
from isnad.stories.candidates import Candidates
from isnad.stories.choosing import Choice, Chooser
from isnad.stories.constraints import Constraints
from isnad.stories.decision import LEVELS
from isnad.stories.explain import tie
from isnad.stories.groups import Groups, group_id
from isnad.stories.measuring import Measurer
from isnad.stories.mover import Mover
from isnad.stories.origins import own_origin
from isnad.stories.packing import Kept, pack, unpack
from isnad.stories.repair import Repair
from isnad.stories.second_look import SecondLook
from isnad.stories.sketch import Query

REPAIR_EVERY = 256  # reports


class Grouper:
    """Groups a stream of reports. Holds the live window: the last `capacity` reports, a few kilobytes each."""

    def __init__(
        self, capacity: int = 100_000, *, explain: bool = True, constraints: Constraints | None = None
    ) -> None:
        """With `explain=False` placements come without their ties: for a caller who shows none.

        `constraints` are what editors ruled; the grouper keeps them up to date, and must be their only user.
        """
        self._explain = explain
        self._constraints = constraints or Constraints()
        self._measurer = Measurer(capacity)
        self._window = self._measurer.window
        self._candidates = Candidates(self._window)
        self._groups = {level: Groups(level) for level in LEVELS}
        self._chooser = Chooser(self._measurer, self._groups)
        self._mover = Mover(self._groups, self._id_at, self._constraints, self.__contains__)
        self._repair = Repair(self._measurer, self._groups, self._mover)
        self._second_look = SecondLook(
            self._measurer, self._groups, self._mover, lambda place: self._slot(place).offered
        )
        self._kept: list[_Slot] = []  # by row
        self._place_of: dict[str, int] = {}
        self._place_of_print: dict[int, int] = {}

    def __len__(self) -> int:
        return self._window.size

    def __contains__(self, article: str) -> bool:
        """Whether an article is in the window; not where it is only a print of another, or has left."""
        return article in self._place_of

    def add(self, report: Report) -> Grouped:
        """Where a report stands, and what it makes us change our mind about.

        A report whose id is in the window, and the same text printed again by the same publisher, change nothing: the
        first keeps its place, the second gets the place of the first print.
        """
        known = self._place_of.get(report.id)
        if known is not None:
            return Grouped(self._placement(known, report.id))
        query = self._measurer.query(report)
        print_key = _print_key(report, query)
        printed = self._place_of_print.get(print_key) if print_key else None
        if printed is not None and self._may_stand_with(report.id, printed):
            placement = self._placement(printed, report.id)
            self._constraints.put(placement)
            return Grouped(placement)
        near = self._candidates.look(query).tolist()
        if report.id in self._constraints:
            near = [place for place in near if self._may_stand_with(report.id, place)]
        offered = self._offered(report)
        choice = self._chooser.choose(query, near, offered)
        ties = self._ties(query, choice) if self._explain else ()
        ids = {level: self._joined_id(level, choice, report.id) for level in LEVELS}
        slot = _Slot(report.id, own_origin(report), print_key, choice.rivals, choice.doubtful, offered)
        ids[Level.STORY] = self._constraints.story_of(report.id) or ids[Level.STORY]
        place = self._put(query, slot, ids)
        self._constraints.put(self._placement(place, report.id))
        regroupings = self._repair_if_due() + self._look_if_due()
        share, added = self._shares(place)
        placement = self._placement(place, report.id)
        return Grouped(replace(placement, share=share, added=added, ties=ties), regroupings)

    def packed(self, article: str) -> bytes:
        """What has to be kept to restore a report that is in the window; nothing where it is not."""
        place = self._place_of.get(article)
        if place is None:
            return b""
        slot = self._slot(place)
        query = self._measurer.kept(place)
        return pack(Kept(place, query, slot.origin, slot.print_key, slot.rivals, slot.doubtful, slot.offered))

    def restore(self, kept: Iterable[tuple[Placement, bytes]]) -> None:
        """Puts back into a new grouper what was packed, in order of arrival; it then goes on as the old one."""
        for placement, packed in kept:
            found = unpack(packed) if packed else None
            if found is None:
                continue
            if not self._window.arrived:
                self._window.begin(found.place)
            slot = _Slot(
                placement.article, found.own_origin, found.print_key, found.rivals, found.doubtful, found.offered
            )
            ids = {Level.COPY: placement.copy, Level.EVENT: placement.event, Level.STORY: placement.story}
            self._put(found.query, slot, ids)

    def reseat(self, placements: Iterable[Placement], constraints: Constraints) -> None:
        """Takes over where the articles of the window stand by now, and what editors ruled: as if restored from there.

        Those of other articles are passed over.
        """
        self._constraints = constraints
        self._mover.constraints = constraints
        moves: defaultdict[tuple[Level, str], list[int]] = defaultdict(list)
        for placement in placements:
            place = self._place_of.get(placement.article)
            if place is None:
                continue
            for level, group in zip(LEVELS, (placement.copy, placement.event, placement.story), strict=True):
                if self._groups[level].of(place).id != group:
                    moves[level, group].append(place)
        for (level, group), places in moves.items():
            self._groups[level].move(places, group)

    # What one report does

    def _put(self, query: Query, slot: "_Slot", ids: dict[Level, str]) -> int:
        if self._window.size == self._window.capacity:
            self._forget(self._window.first)
        place = self._measurer.add(query)
        self._candidates.add(place, query.sketch)
        row = self._window.row(place)
        if row < len(self._kept):
            self._kept[row] = slot
        else:
            self._kept.extend([slot] * (row + 1 - len(self._kept)))
        self._place_of[slot.id] = place
        if slot.print_key:
            self._place_of_print[slot.print_key] = place
        for level in LEVELS:
            self._groups[level].put(place, ids[level])
        return place

    def _forget(self, place: int) -> None:
        slot = self._slot(place)
        for level in LEVELS:
            self._groups[level].drop(place)
        del self._place_of[slot.id]
        self._place_of_print.pop(slot.print_key, None)

    def _joined_id(self, level: Level, choice: Choice, article: str) -> str:
        joined = choice.joined[level]
        return joined.group.id if joined else group_id(level, article)

    def _ties(self, query: Query, choice: Choice) -> tuple[Tie, ...]:
        found = [joined for level in LEVELS if (joined := choice.joined[level])]
        codes = self._measurer.codes
        return tuple(tie(query, joined, self._id_at(joined.nearest), self._window, codes) for joined in found)

    def _repair_if_due(self) -> tuple[Regrouping, ...]:
        arrived = self._window.arrived
        if arrived % REPAIR_EVERY:
            return ()
        touched = range(max(self._window.first, arrived - REPAIR_EVERY), arrived)
        doubtful = [place for place in touched if self._slot(place).doubtful]
        return self._repair.run(doubtful, ((place, rival) for place in touched for rival in self._slot(place).rivals))

    def _look_if_due(self) -> tuple[Regrouping, ...]:
        return self._second_look.run() if self._second_look.due() else ()

    def _offered(self, report: Report) -> tuple[int, ...]:
        """The places of what its publisher put beside a report, as far as they are in the window."""
        places = (self._place_of.get(article) for article in report.offers)
        return tuple(place for place in places if place is not None and self._may_stand_with(report.id, place))

    def _may_stand_with(self, article: str, place: int) -> bool:
        return self._constraints.allows(article, self._groups[Level.STORY].of(place).id)

    # What is known of a place

    def _slot(self, place: int) -> "_Slot":
        return self._kept[self._window.row(place)]

    def _id_at(self, place: int) -> str:
        return self._slot(place).id

    def _placement(self, place: int, article: str) -> Placement:
        copy, event, story = (self._groups[level].of(place).id for level in LEVELS)
        return Placement(article, copy, event, story, self._slot(place).origin)

    def _shares(self, place: int) -> tuple[float, float]:
        """How much of the first text of its copy group stands in a place's, and how much of that is its own."""
        first = self._groups[Level.COPY].of(place).members[0]
        if first == place:
            return 1.0, 0.0
        common = self._measurer.overlap(first, place)
        return round(common.of_first, 4), round(1 - common.of_second, 4)


@dataclass(frozen=True, slots=True)
class _Slot:
    """What is known of a report in the window beside its sketch."""

    id: str
    origin: str
    print_key: int
    rivals: tuple[str, ...]
    doubtful: bool
    offered: tuple[int, ...]


def _print_key(report: Report, query: Query) -> int:
    """A hash of publisher, headline and text; 0 where there is no text, or nobody knows who printed it."""
    if not report.publisher or not query.text:
        return 0
    head = crc32(f"{report.publisher}\n{report.title}".encode("utf-8", "surrogatepass"))
    return head << 32 | query.text
