"""The groups that articles of the window stand in: copy groups in events in stories, and what moves between them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from isnad.model import Level

_LETTER = {Level.COPY: "c", Level.EVENT: "e", Level.STORY: "s"}


def group_id(level: Level, *parts: str) -> str:
    """The id of a group that opens with an article; `parts` is its id, and what tells it from a group it left."""
    return _LETTER[level] + blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()


@dataclass(slots=True)
class Group:
    """A live group: the places of its articles that are in the window, in order of arrival."""

    id: str
    level: Level
    members: list[int] = field(default_factory=list)

    def sample(self, most: int) -> list[int]:
        """At most so many members: the first ones and the newest."""
        if len(self.members) <= most:
            return self.members
        first = most // 3
        return self.members[:first] + self.members[first - most :]

    def newest(self, most: int) -> list[int]:
        """At most so many members: those that came last."""
        return self.members[-most:]


class Groups:
    """The groups of one level, by place and by id."""

    def __init__(self, level: Level) -> None:
        self.level = level
        self._by_id: dict[str, Group] = {}
        self._by_place: dict[int, Group] = {}

    def of(self, place: int) -> Group:
        """The group of a place."""
        return self._by_place[place]

    def __contains__(self, group: object) -> bool:
        return group in self._by_id

    def get(self, group: str) -> Group:
        """The live group with this id."""
        return self._by_id[group]

    def put(self, place: int, group: str) -> Group:
        """Puts a new place into a group, which is opened where it is not there."""
        found = self._by_id.get(group)
        if found is None:
            found = self._by_id[group] = Group(group, self.level)
        found.members.append(place)
        self._by_place[place] = found
        return found

    def drop(self, place: int) -> None:
        """Takes a place out; an empty group is gone."""
        group = self._by_place.pop(place)
        group.members.remove(place)
        if not group.members:
            del self._by_id[group.id]

    def move(self, places: Iterable[int], group: str) -> None:
        """Moves places into another group, their order of arrival kept."""
        for place in list(places):
            self.drop(place)
            self.put(place, group)
        self._by_id[group].members.sort()
