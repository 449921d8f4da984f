"""The order of a collecting run: one task a host at a time, by due, nothing lost."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from isnad.collect.agenda import Agenda, Task, TaskKind

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def task(due: int, number: int = 1, host: str = "a.example", kind: TaskKind = TaskKind.PAGE) -> Task:
    return Task(NOW + due * SECOND, kind, number, host)


def agenda(*tasks: Task) -> Agenda:
    made = Agenda()
    for each in tasks:
        made.add(each)
    return made


def test_an_empty_agenda_has_nothing_to_do() -> None:
    assert agenda().take(NOW) is None
    assert agenda().next_time() is None


def test_what_is_not_due_is_not_given() -> None:
    made = agenda(task(5))
    assert made.take(NOW + 4 * SECOND) is None
    assert made.next_time() == NOW + 5 * SECOND
    assert made.take(NOW + 5 * SECOND) == task(5)
    assert made.next_time() is None


def test_a_host_has_one_task_at_a_time_and_peace_between_two() -> None:
    made = agenda(task(0, 1), task(0, 2), task(0, 3, "b.example"))
    assert {made.take(NOW), made.take(NOW)} == {task(0, 1), task(0, 3, "b.example")}
    assert made.take(NOW) is None
    made.freed("a.example", NOW + 2 * SECOND)
    assert made.next_time() == NOW + 2 * SECOND
    assert made.take(NOW + SECOND) is None
    assert made.take(NOW + 2 * SECOND) == task(0, 2)


def test_a_feed_that_is_due_goes_before_pages_that_were_due_before_it() -> None:
    feed = task(3, 7, kind=TaskKind.FEED)
    made = agenda(task(0, 1), task(0, 2), feed)
    assert made.take(NOW) == task(0, 1)
    made.freed("a.example", NOW)
    assert made.take(NOW + 3 * SECOND) == feed


TASKS = st.lists(
    st.builds(
        task,
        st.integers(0, 60),
        st.integers(0, 9),
        st.sampled_from(["a.example", "b.example", "c.example"]),
        st.sampled_from(TaskKind),
    ),
    max_size=40,
)
# How long each task lasts and how long its host wants peace after it; and a task that comes meanwhile, if any.
STEPS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 20)), min_size=1, max_size=10)


@given(TASKS, TASKS, STEPS)
def test_nothing_is_lost_and_no_host_is_hurried(
    first: list[Task], later: list[Task], steps: list[tuple[int, int]]
) -> None:
    made, now = agenda(*first), NOW
    waiting = list(first)
    out: dict[str, tuple[datetime, int]] = {}  # hosts with a task: until when, and the peace after it
    free: dict[str, datetime] = {}
    for turn in range(1_000):
        if turn % 3 == 0 and later:
            made.add(later[-1])
            waiting.append(later.pop())
        for host in [host for host, (until, _) in out.items() if until <= now]:
            free[host] = now + out.pop(host)[1] * SECOND
            made.freed(host, free[host])
        found = made.take(now)
        assert len(made) == len(waiting) - (found is not None)
        ready = [one for one in waiting if one.due <= now and one.host not in out and free.get(one.host, now) <= now]
        if found is None:
            assert not ready
            if not waiting and not later:
                break
            coming = made.next_time()
            times = [until for until, _ in out.values()] + ([coming] if coming else [])
            assert times or later  # it never sleeps for ever on what waits
            now = max(now, min(times, default=now))
            continue
        assert found in ready
        of_host = [one for one in ready if one.host == found.host]
        assert found == min(of_host, key=lambda one: (one.kind, one.due, one.number))
        lasts, peace = steps[turn % len(steps)]
        out[found.host] = now + lasts * SECOND, peace
        waiting.remove(found)
    assert not waiting
    assert not later


def test_thousands_of_pages_of_one_host_are_gone_through_in_time() -> None:
    made = agenda(*(task(0, number) for number in range(5_000)))
    now = NOW
    for number in range(5_000):
        assert made.take(now) == task(0, number)
        assert made.take(now) is None
        now += 2 * SECOND
        made.freed("a.example", now)
    assert len(made) == 0
