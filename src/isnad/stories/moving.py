"""What an editor's ruling moves: as regroupings, with all articles named, also those that no window holds."""

from collections.abc import Collection, Iterable, Sequence

from isnad.model import Because, Level, Placed, Placement, Regrouping
from isnad.stories.groups import group_id


def joined(stories: Sequence[tuple[str, Sequence[Placed]]], reason: Because) -> tuple[Regrouping, ...]:
    """The stories, by id, as one: the first takes in all others."""
    (first, _), *others = stories
    return tuple(
        Regrouping(Level.STORY, story, first, ids_of(placed), whole=True, reason=reason) for story, placed in others
    )


def with_copies(placed: Iterable[Placed], chosen: Collection[str]) -> tuple[Placed, ...]:
    """The chosen articles of a story with all their copies: one text cannot belong to two stories."""
    placed = tuple(placed)
    copies = {each.placement.copy for each in placed if each.article in chosen}
    return tuple(each for each in placed if each.placement.copy in copies)


def taken_out(
    story: str, placed: Sequence[Placed], out: Sequence[Placed], new: str, reason: Because
) -> tuple[Regrouping, ...]:
    """Some articles of a story, with all copies of each, as the story `new`; an event that is cut becomes two."""
    gone = {each.article for each in out}
    left = {each.placement.event for each in placed if each.article not in gone}
    by_event: dict[str, list[Placed]] = {}
    for each in out:
        by_event.setdefault(each.placement.event, []).append(each)
    cut = tuple(
        Regrouping(
            Level.EVENT,
            event,
            group_id(Level.EVENT, part[0].article, event, new),
            ids_of(part),
            whole=False,
            reason=reason,
        )
        for event, part in by_event.items()
        if event in left
    )
    whole = len(out) == len(placed)
    return (*cut, Regrouping(Level.STORY, story, new, ids_of(out), whole, reason))


def new_story(out: Sequence[Placed], number: int) -> str:
    """The id of a story that the ruling with this number opens with some articles."""
    return group_id(Level.STORY, out[0].article, f"ruling {number}")


def after(placements: Iterable[Placement], changes: Iterable[Regrouping]) -> tuple[Placement, ...]:
    """Where articles stand after regroupings that name all that move."""
    stand = {each.article: {level: str(getattr(each, level)) for level in Level} for each in placements}
    for change in changes:
        for article, groups in stand.items():
            if groups[change.level] == change.old and (change.whole or article in change.articles):
                groups[change.level] = change.new
    return tuple(
        Placement(article, groups[Level.COPY], groups[Level.EVENT], groups[Level.STORY], "")
        for article, groups in stand.items()
    )


def ids_of(placed: Iterable[Placed]) -> tuple[str, ...]:
    """The ids of articles, in their order."""
    return tuple(each.article for each in placed)
