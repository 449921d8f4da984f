"""The account of a story on a terminal: summary, figures over time, who denies whom, ways, changes."""

from collections.abc import Iterable, Iterator

import typer

from isnad.cli.display import instant, line, shown
from isnad.cli.telling import counted
from isnad.model import Account, Opposition, Point, Revised, Series, Transmission, Voice

_WAYS = 5  # transmissions that are printed: those of most ways
_LEAST_TOLD = 2  # texts that tell one: of a single text and its copies there is nothing to set side by side


def print_account(account: Account) -> None:
    """Print what the articles of a story say together; what there is nothing of is left out."""
    several = [one for one in account.transmissions if one.told >= _LEAST_TOLD and one.sure][:_WAYS]
    for title, lines in (
        ("in short", _summary(account)),
        ("figures", (text for series in account.series for text in _series(series))),
        ("who confirms, who denies", (text for one in account.opposed.oppositions for text in _opposition(one))),
        ("how it came", (text for one in several for text in _transmission(one))),
        ("what changed", (text for one in account.revised for text in _revised(one))),
    ):
        _print(title, lines)


def _print(title: str, lines: Iterable[str]) -> None:
    printed = False
    for text in lines:
        if not printed:
            typer.echo(f"\n{title}:")
            printed = True
        line(" ", shown(text))


def _summary(account: Account) -> Iterator[str]:
    for one in account.chronicle.summary:
        yield f"{one.sentence.span.text} [{one.publisher}]"


def _series(series: Series) -> Iterator[str]:
    yield f"{series.thing}{' (part)' if series.is_part else ''}: {' | '.join(map(_point, series.points))}"
    for conflict in series.conflicts:
        state = "conflict" if conflict.is_open else "settled conflict"
        yield f"  {state}: {' against '.join(map(_point, conflict.sides))}"


def _point(point: Point) -> str:
    perhaps = "" if point.sure else f", perhaps of {point.source}"
    return f"{instant(point.at)} {point.words.span.text} ({point.giver or point.publisher}{perhaps}, {point.step})"


def _opposition(one: Opposition) -> Iterator[str]:
    yield f"{one.kind}{'' if one.sure else ' (may be read wrongly)'}: {one.proposition.span.text}"
    for voice in (*one.claiming, *one.denying):
        yield f"  {voice.stance}: {_voice(voice)}{'' if voice.sure else ' (may be read wrongly)'}"
    if one.unanswered:
        yield "  nobody in this story claims what is denied"


def _voice(voice: Voice) -> str:
    return f"{' < '.join(link.called for link in voice.chain)} [{voice.publisher}, {instant(voice.at)}]"


def _transmission(one: Transmission) -> Iterator[str]:
    size = f"{counted(one.independent, 'independent origin')}, {counted(one.repeating, 'repeating')}"
    yield f"{one.words.span.text} ({size})"
    for way in one.ways:
        yield f"  {' < '.join(hand.name for hand in way.hands)} [{instant(way.at)}]"


def _revised(one: Revised) -> Iterator[str]:
    yield f"{one.article} ({'correction' if one.admitted else 'silent'}): {counted(len(one.changes), 'change')}"
    for change in one.changes:
        was, now = (words.span.text if words else "-" for words in (change.was, change.now))
        yield f"  {change.kind}: {was} > {now}"
