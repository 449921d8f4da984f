"""What editors do to stories: join, split, rename, lock, and take any of it back.

A ruling is decided on what the store holds, and kept only if nothing was grouped and nobody ruled meanwhile; else it is
decided again. Groupers, also those of other processes, see that there is another ruling and begin anew from the store.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from isnad.errors import BadQuery, NotFound, StoreError
from isnad.model import Because, Ground, Level, Placed, Placement, Regrouping, Ruling, RulingKind
from isnad.newsroom import desk
from isnad.newsroom.telling import Teller
from isnad.store import Store
from isnad.stories import Bounds, Cell, holds, moving

_LONGEST = 300  # characters of a name, a reason, an editor: a line, or what one can read in a log
_TRIES = 20  # a run groups a part a second: between two parts there is time for an editor
_Decision = tuple[Ruling, tuple[Regrouping, ...]]


class Editor:
    """Rules on the stories of a store."""

    def __init__(self, store: Store, teller: Teller, clock: Callable[[], datetime]) -> None:
        self._store = store
        self._teller = teller
        self._clock = clock

    def join(self, keys: Sequence[str], by: str, reason: str = "") -> Ruling:
        """Makes one story of several, under the id of the first. Raises NotFound, BadQuery where they are one."""
        by, reason = _who(by), _line("reason", reason)

        def decide() -> _Decision:
            stories = tuple(dict.fromkeys(desk.story_of(self._store, key) for key in keys))
            if len(stories) < 2:
                raise BadQuery("these are one story already; name two")
            placed = [(story, self._store.placed_in(Level.STORY, story)) for story in stories]
            parts = tuple(moving.ids_of(each) for _, each in placed)
            ruling = Ruling(RulingKind.JOIN, parts, by, self._clock(), stories, reason)
            return ruling, moving.joined(placed, _ruled(Ground.JOINED, ruling))

        return self._rule(decide)

    def split(self, key: str, out: Sequence[str], by: str, reason: str = "") -> Ruling:
        """Takes articles, or events, by their ids, out of a story, as a story of their own; with all their copies.

        Raises NotFound, BadQuery where nothing would be taken out or left.
        """
        by, reason = _who(by), _line("reason", reason)

        def decide() -> _Decision:
            story = desk.story_of(self._store, key)
            placed = self._store.placed_in(Level.STORY, story)
            going = moving.with_copies(placed, self._chosen(placed, out))
            left = moving.ids_of(each for each in placed if each not in going)
            if not left:
                raise BadQuery("nothing of the story would be left")
            new = moving.new_story(going, self._store.next_ruling())
            ruling = Ruling(RulingKind.SPLIT, (moving.ids_of(going), left), by, self._clock(), (new, story), reason)
            return ruling, moving.taken_out(story, placed, going, new, _ruled(Ground.TAKEN_OUT, ruling))

        return self._rule(decide)

    def rename(self, key: str, name: str, by: str, reason: str = "") -> Ruling:
        """Gives a story a name, in place of its most central headline. Raises NotFound, BadQuery where it is empty."""
        name = _line("name", name)
        if not name:
            raise BadQuery("the name is empty")
        return self._mark(key, Ground.NAMED, Ruling(RulingKind.RENAME, (), by, self._clock(), (), reason, name))

    def lock(self, key: str, by: str, reason: str = "") -> Ruling:
        """Locks a story: it is neither joined to others nor parted; new articles still come in. Raises NotFound."""
        return self._mark(key, Ground.LOCKED, Ruling(RulingKind.LOCK, (), by, self._clock(), (), reason))

    def unlock(self, key: str, by: str) -> tuple[Ruling, ...]:
        """Takes back all that locks a story. Raises NotFound, BadQuery where nothing does."""
        story = desk.story_of(self._store, key)
        locks = [each for each in desk.rulings_that_hold(self._store, story) if each.kind is RulingKind.LOCK]
        if not locks:
            raise BadQuery("the story is not locked")
        return tuple(self.undo(each.number, by) for each in locks)

    def undo(self, number: int, by: str) -> Ruling:
        """Takes a ruling back, and puts articles back where they were as far as other rulings let them.

        Raises NotFound, BadQuery where it was taken back already.
        """
        by = _who(by)

        def decide() -> _Decision:
            ruling = self._store.ruling(number)
            if ruling.undone is not None:
                raise BadQuery(f"ruling {number} is undone already")
            return ruling, self._back(ruling, by)

        for _ in range(_TRIES):
            mark = self._store.grouping_mark()
            ruling, changes = decide()
            if undone := self._store.undo_ruling(ruling, by, changes, after=mark):
                self._teller.catch_up()
                return undone
        raise _BUSY

    # How

    def _rule(self, decide: Callable[[], _Decision]) -> Ruling:
        for _ in range(_TRIES):
            mark = self._store.grouping_mark()
            ruling, changes = decide()
            if kept := self._store.save_ruling(ruling, changes, after=mark):
                self._teller.catch_up()
                return kept
        raise _BUSY

    def _mark(self, key: str, ground: Ground, given: Ruling) -> Ruling:
        """Rules on a whole story, without moving anything: the log has a line that leads from it to itself."""
        by, reason = _who(given.by), _line("reason", given.reason)

        def decide() -> _Decision:
            story = desk.story_of(self._store, key)
            parts = (moving.ids_of(self._store.placed_in(Level.STORY, story)),)
            ruling = replace(given, parts=parts, by=by, stories=(story,), reason=reason)
            return ruling, (_noted(story, _ruled(ground, ruling)),)

        return self._rule(decide)

    def _chosen(self, placed: Sequence[Placed], out: Sequence[str]) -> Collection[str]:
        """The ids of the articles that are named, or whose events are. Raises NotFound."""
        found: set[str] = set()
        for key in out:
            named = {each.article for each in placed if key in {each.article, each.placement.event}}
            if not named:
                named = {self._store.placement(key).article} & {each.article for each in placed}
            if not named:
                raise NotFound(f"«{key[:200]}» is neither an event nor an article of the story")
            found |= named
        if not found:
            raise BadQuery("no article and no event is named")
        return found

    def _back(self, ruling: Ruling, by: str) -> tuple[Regrouping, ...]:
        """What undoing a ruling changes: articles go back where they were, unless another ruling keeps them."""
        story = self._story_of_any(ruling.parts[-1] if ruling.kind is RulingKind.SPLIT else ruling.parts[0])
        if not story:
            return ()
        said = Because(Ground.TAKEN_BACK, by=by, number=ruling.number)
        match ruling.kind:
            case RulingKind.JOIN:
                changes = self._parted(ruling, story, said)
            case RulingKind.SPLIT:
                changes = self._reunited(ruling, story, said)
            case _:
                changes = ()
        return self._permitted(ruling, changes, said) or (_noted(story, said),)

    def _parted(self, ruling: Ruling, story: str, said: Because) -> tuple[Regrouping, ...]:
        """Each story that was joined stands alone again, with those of its articles that are still there."""
        changes: list[Regrouping] = []
        placed = self._store.placed_in(Level.STORY, story)
        for n, (old, part) in enumerate(zip(ruling.stories[1:], ruling.parts[1:], strict=True), 1):
            going = moving.with_copies(placed, set(part))
            if going and len(going) < len(placed):
                new = moving.new_story(going, -(ruling.number * 1_000 + n)) if self._is_live(old) else old
                changes += moving.taken_out(story, placed, going, new, said)
                placed = tuple(each for each in placed if each not in going)
        return tuple(changes)

    def _reunited(self, ruling: Ruling, story: str, said: Because) -> tuple[Regrouping, ...]:
        """What was taken out goes back, with the events that stand around it now."""
        other = self._story_of_any(ruling.parts[0])
        if not other or other == story:
            return ()
        placed = self._store.placed_in(Level.STORY, other)
        events = {each.placement.event for each in placed if each.article in ruling.parts[0]}
        going = [each for each in placed if each.placement.event in events]
        return moving.taken_out(other, placed, going, story, said)

    def _permitted(self, ruling: Ruling, changes: tuple[Regrouping, ...], said: Because) -> tuple[Regrouping, ...]:
        """The changes, where the other rulings hold after them; else none, or what makes these hold again.

        A part that was split off and joined to another story cannot go back: then what it was parted from comes to it.
        """
        bounds = Bounds(each for each in self._store.active_rulings() if each.number != ruling.number)
        standing = self._store.ruled_placements()
        if holds(bounds, moving.after(standing, changes)):
            return changes
        if holds(bounds, standing):
            return ()
        gathered = self._gathered(bounds, standing, said)
        return gathered if holds(bounds, moving.after(standing, gathered)) else ()

    def _gathered(self, bounds: Bounds, standing: Sequence[Placement], said: Because) -> tuple[Regrouping, ...]:
        """What has to stand in one story goes where most of it stands, with the events around it."""
        cells: dict[Cell, Counter[str]] = {}
        for each in standing:
            if (cell := bounds.of(each.article)) is not None:
                cells.setdefault(cell, Counter())[each.story] += 1
        changes: list[Regrouping] = []
        for cell, stories in cells.items():
            (target, _), *others = stories.most_common()
            for story, _ in others:
                placed = self._store.placed_in(Level.STORY, story)
                events = {each.placement.event for each in placed if each.article in cell.articles}
                going = [each for each in placed if each.placement.event in events]
                changes += moving.taken_out(story, placed, going, target, said)
        return tuple(changes)

    def _story_of_any(self, articles: Iterable[str]) -> str:
        """The story of the first of these articles that stands in one, "" where none does."""
        for article in articles:
            try:
                return self._store.placement(article).placement.story
            except NotFound:
                continue
        return ""

    def _is_live(self, story: str) -> bool:
        try:
            return self._store.group_id(Level.STORY, story) == story
        except NotFound:
            return False


_BUSY = StoreError("too much is being grouped just now; try again")


def _noted(story: str, said: Because) -> Regrouping:
    return Regrouping(Level.STORY, story, story, (), whole=False, reason=said)


def _ruled(ground: Ground, ruling: Ruling) -> Because:
    return Because(ground, by=ruling.by, name=ruling.name, words=ruling.reason)


def _who(by: str) -> str:
    name = _line("editor", by)
    if not name:
        raise BadQuery("who decides? the editor's name is empty")
    return name


def _line(field: str, text: str) -> str:
    """The text on one line. Raises BadQuery where it is too long."""
    line = " ".join(text.split())
    if len(line) > _LONGEST:
        raise BadQuery(f"the {field} has {len(line)} characters; {_LONGEST} are the most")
    return line
