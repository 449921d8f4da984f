"""When a host may be asked, as decisions and at the gate."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from isnad.clock import SetClock
from isnad.collect.fetching import Gate, Manners
from isnad.collect.fetching.manners import begun, ended, wait_for
from isnad.model import HostState, Wait, WaitReason

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
MANNERS = Manners(gap=timedelta(seconds=2), daily_cap=3)
SECOND = timedelta(seconds=1)


def test_a_host_that_was_never_asked_may_be() -> None:
    assert wait_for("a", HostState(), MANNERS, NOW) is None


def test_one_request_at_a_time() -> None:
    wait = wait_for("a", begun(HostState(), NOW), MANNERS, NOW)
    assert wait
    assert wait.reason is WaitReason.BUSY


def test_the_gap_is_the_larger_of_ours_and_theirs() -> None:
    short = HostState(ended=NOW, crawl_delay=SECOND)
    long = HostState(ended=NOW, crawl_delay=10 * SECOND)
    assert wait_for("a", short, MANNERS, NOW) == Wait("a", NOW + 2 * SECOND, WaitReason.GAP)
    assert wait_for("a", long, MANNERS, NOW) == Wait("a", NOW + 10 * SECOND, WaitReason.GAP)
    assert wait_for("a", long, MANNERS, NOW + 10 * SECOND) is None


def test_the_cap_holds_until_midnight_utc() -> None:
    state = HostState()
    for number in range(3):
        now = NOW + number * timedelta(minutes=1)
        assert wait_for("a", state, MANNERS, now) is None
        state = ended(begun(state, now), now)
    midnight = datetime(2026, 3, 11, tzinfo=UTC)
    assert wait_for("a", state, MANNERS, NOW + timedelta(hours=1)) == Wait("a", midnight, WaitReason.DAILY_CAP)
    assert wait_for("a", state, MANNERS, midnight) is None
    assert begun(state, midnight).count == 1


def test_a_clock_set_back_makes_no_long_wait() -> None:
    set_back = HostState(
        ended=NOW + timedelta(days=400), not_before=NOW + timedelta(days=401), day=date(2027, 4, 14), count=3
    )
    assert wait_for("a", set_back, MANNERS, NOW) is None
    by_a_second = HostState(ended=NOW + SECOND)
    assert wait_for("a", by_a_second, MANNERS, NOW) == Wait("a", NOW + 3 * SECOND, WaitReason.GAP)


def test_no_host_is_left_alone_for_more_than_a_week() -> None:
    clock = SetClock(NOW)
    gate = Gate(MANNERS, clock)
    gate.keep_peace("a", NOW + timedelta(days=300))
    assert gate.try_enter("a") == Wait("a", NOW + timedelta(days=7), WaitReason.HOST_ASKS)
    clock.advance(timedelta(days=7))
    assert gate.try_enter("a") is None


def test_a_host_that_asks_for_peace_has_it() -> None:
    clock = SetClock(NOW)
    gate = Gate(MANNERS, clock)
    gate.keep_peace("a", NOW + timedelta(hours=1))
    gate.keep_peace("a", NOW + timedelta(minutes=1))  # the later one holds
    assert gate.try_enter("a") == Wait("a", NOW + timedelta(hours=1), WaitReason.HOST_ASKS)
    assert gate.try_enter("b") is None
    clock.advance(timedelta(hours=1))
    assert gate.try_enter("a") is None


def test_the_gate_says_who_is_next() -> None:
    clock = SetClock(NOW)
    gate = Gate(MANNERS, clock)
    assert gate.next([]) is None
    assert gate.next(["a", "b"]) == "a"
    assert gate.try_enter("a") is None
    assert gate.next(["a", "b"]) == "b"
    gate.leave("a")
    clock.advance(SECOND)
    assert gate.try_enter("b") is None
    gate.leave("b")
    assert gate.next(["b", "a"]) == Wait("a", NOW + 2 * SECOND, WaitReason.GAP)
    clock.advance(SECOND)
    assert gate.next(["b", "a"]) == "a"


def test_patience_ends(clock: SetClock) -> None:
    gate = Gate(MANNERS, clock)
    assert gate.enter("a", timedelta()) is None
    gate.leave("a")
    wait = gate.enter("a", SECOND)
    assert wait
    assert wait.reason is WaitReason.GAP
    before = clock.now()
    assert gate.enter("a", 5 * SECOND) is None
    assert clock.now() - before == MANNERS.gap


def test_states_outlive_the_gate() -> None:
    clock = SetClock(NOW)
    gate = Gate(MANNERS, clock)
    assert gate.try_enter("a") is None  # and the program is killed
    again = Gate(MANNERS, clock, gate.states())
    assert again.try_enter("a") is None
    assert again.states()["a"].count == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 4000)), max_size=60))
def test_gaps_are_kept_whatever_is_tried_when(tries: list[tuple[str, int]]) -> None:
    clock = SetClock(NOW)
    gate = Gate(Manners(timedelta(seconds=2), 5), clock)
    entered: dict[str, list[datetime]] = {}
    for host, milliseconds in tries:
        clock.advance(timedelta(milliseconds=milliseconds))
        wait = gate.try_enter(host)
        if wait is None:
            entered.setdefault(host, []).append(clock.now())
            gate.leave(host)
        else:
            assert wait.until > clock.now()
    for times in entered.values():
        assert all(later - earlier >= timedelta(seconds=2) for earlier, later in pairwise(times))
        assert len(times) <= 5


def test_threads_never_meet_at_one_host() -> None:
    clock = SetClock(NOW)
    gate = Gate(Manners(timedelta(seconds=2), 10_000), clock)
    within: dict[str, int] = {"a": 0, "b": 0}
    log: list[tuple[str, str, datetime]] = []
    met = threading.Event()

    def work(hosts: str) -> None:
        for host in hosts:
            while gate.enter(host, timedelta(hours=5)) is not None:
                pass
            within[host] += 1
            if within[host] != 1:
                met.set()
            log.append((host, "in", clock.now()))
            clock.advance(timedelta(milliseconds=1))
            log.append((host, "out", clock.now()))
            within[host] -= 1
            gate.leave(host)

    threads = [threading.Thread(target=work, args=("abab" * 10,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not met.is_set()
    assert len(log) == 8 * 40 * 2
    for host in "ab":
        rows = [(what, at) for name, what, at in log if name == host]
        assert [what for what, _ in rows] == ["in", "out"] * (len(rows) // 2)
        ends = [at for what, at in rows if what == "out"]
        begins = [at for what, at in rows if what == "in"]
        assert all(b - e >= timedelta(seconds=2) for e, b in zip(ends, begins[1:], strict=False))
