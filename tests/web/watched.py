"""Feeds in every state, for the pages that show them."""

from datetime import datetime, timedelta

from isnad.collect.fetching import remember
from isnad.model import Ask, AskHistory, FeedKind, FetchFailureKind, Followed

HOSTILE = '"><script>alert(9)</script>\u202e'

Told = int | tuple[FetchFailureKind, int | None]


def history(now: datetime, asks: list[Told], step: timedelta = timedelta(hours=1)) -> AskHistory:
    """Asks a step apart, the last one a step ago: how many items were new, or the failure with its status."""
    remembered = AskHistory()
    for number, told in enumerate(asks):
        at = now - step * (len(asks) - number)
        ask = (
            Ask(at, told, status=200 if told else 304)
            if isinstance(told, int)
            else Ask(at, failure=told[0], status=told[1], detail=f"https://arz.example/rss: {HOSTILE}")
        )
        remembered = remember(remembered, ask)
    return remembered


def feeds(now: datetime) -> tuple[Followed, ...]:
    """One in each state, and one that calls itself something hostile at an address of no end."""
    kinds = FetchFailureKind
    soon = now + timedelta(minutes=40)
    return (
        Followed(
            "https://arz.example/rss",
            publisher="arz",
            kind=FeedKind.RSS,
            title="الأرز: آخر الأخبار",
            history=history(now, [3, 0, 1, 0, 2]),
            due=soon,
        ),
        Followed("https://nakhla.example/atom", publisher="nakhla", history=history(now, [5, *[0] * 9], DAY), due=soon),
        Followed(
            "https://arz.example/refused",
            publisher="arz",
            history=history(now, [2, (kinds.REFUSED, 403), (kinds.REFUSED, 403)]),
            due=soon,
        ),
        Followed("https://gone.example/rss", history=history(now, [(kinds.BAD_TLS, None)] * 11, 2 * DAY), due=soon),
        Followed("https://paused.example/rss", publisher="nakhla", paused=True),
        Followed("https://new.example/rss"),
        Followed(
            "https://long.example/" + "a-very-long-path/" * 20,
            title=HOSTILE,
            history=history(now, [(kinds.HTML_PAGE, 200)]),
            moved_to="javascript:alert(1)",
        ),
        Followed("https://arz.example/sitemap.xml", publisher="arz", kind=FeedKind.SITEMAP, history=history(now, [0])),
        Followed(
            "https://arz.example/sitemap-1.xml",
            publisher="arz",
            kind=FeedKind.SITEMAP,
            history=history(now, [4, 0]),
            parent="https://arz.example/sitemap.xml",
        ),
    )


DAY = timedelta(days=1)
