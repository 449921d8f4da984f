"""Feeds in both databases, as their operator handles them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from isnad.errors import NotFound
from isnad.model import Collected, FeedItem, Followed, Pulse, Visit
from isnad.store import Store

NOW = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_feeds_are_paused_and_what_is_not_followed_is_told(store: Store) -> None:
    assert store.follow([Followed("https://a.example/rss"), Followed("https://b.example/rss")]) == 2
    assert store.pause(["https://b.example/rss", "https://c.example/rss"], paused=True) == ("https://c.example/rss",)
    assert [feed.paused for feed in store.followed()] == [False, True]
    assert store.feed(2).paused
    assert store.pause(["https://b.example/rss"], paused=False) == ()
    assert not store.feed(2).paused
    with pytest.raises(NotFound):
        store.feed(3)


def test_a_run_that_did_not_hear_of_a_pause_does_not_end_it(store: Store) -> None:
    store.follow([Followed("https://a.example/rss")])
    before = store.feed(1)
    store.pause([before.address], paused=True)
    store.save_collected(Collected(feeds=(replace(before, title="new"),)))
    assert (store.feed(1).title, store.feed(1).paused) == ("new", True)


def test_what_is_due_is_counted_apart_from_what_is_planned(store: Store) -> None:
    store.follow([Followed("https://a.example/rss")])
    dues = [NOW - timedelta(hours=1), NOW, NOW + timedelta(hours=1), None]
    addresses = [f"https://a.example/{number}" for number in range(len(dues))]
    store.save_collected(
        Collected(
            found=tuple(
                Visit(address, address, feed=1, item=FeedItem(address), due=due)
                for address, due in zip(addresses, dues, strict=True)
            )
        )
    )
    assert (store.backlog(), store.backlog(NOW)) == ((3, 0), (2, 0))
    assert store.size() > 0


def test_a_sign_of_life_comes_back_as_it_was(store: Store) -> None:
    for pulse in (Pulse(NOW, NOW, {"feeds_asked": 2.0}, 900.0), Pulse(NOW, NOW, {}, has_ended=True)):
        store.save_pulse(pulse)
        assert store.pulse() == pulse
