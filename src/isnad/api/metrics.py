"""The numbers of a newsroom for Prometheus: the text exposition format, version 0.0.4.

https://prometheus.io/docs/instrumenting/exposition_formats/ ; names by https://prometheus.io/docs/practices/naming/
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from isnad.model import CollectState, FetchFailureKind, Outcome, Pulse, Standing

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

_NO_NAME = re.compile(r"[^a-z0-9_]+")
_FAILURES, _ARTICLES = "failures_", "articles_"

# Counts of a run that are told from its beginning on, also while they are 0; others follow as they come.
_COUNTED = {
    "feeds_asked": "Requests for feeds",
    "feeds_fetched": "Feeds that came",
    "feeds_not_modified": "Feeds that answered that nothing has changed",
    "feeds_unreadable": "Feeds that came and could not be read",
    "pages_asked": "Requests for pages",
    "pages_fetched": "Pages that came",
    "pages_not_modified": "Pages that answered that nothing has changed",
    "pages_found": "New pages that feeds announced",
    "pages_without_article": "Pages that were read and in which no article stands",
    "bytes_fetched": "Bytes of feeds and pages, unpacked",
}

Samples = Sequence[tuple[Mapping[str, str], float]]


def exposition(standing: Standing, version: str) -> str:
    """All metrics."""
    return "".join([*_of_store(standing, version), *_of_run(standing)])


def _of_store(standing: Standing, version: str) -> Iterator[str]:
    yield _family("isnad_info", "gauge", "The version of Isnad", [({"version": version}, 1)])
    yield _family(
        "isnad_feeds",
        "gauge",
        "Feeds that are followed, by how they do",
        [({"state": state}, number) for state, number in standing.feeds.items()],
    )
    yield _gauge("isnad_pages_waiting", "Pages that are due and not fetched yet", standing.waiting)
    yield _gauge("isnad_pages_planned", "Pages that will be fetched, now or later", standing.planned)
    yield _gauge("isnad_pages_unread", "Pages that were fetched and are not read yet", standing.unread)
    yield _family("isnad_articles_total", "counter", "Articles that are kept", [({}, standing.articles)])
    yield _gauge("isnad_articles_today", "Articles that were published today, by UTC", standing.today)
    yield _gauge("isnad_store_bytes", "Bytes of the store on disk", standing.store_bytes)


def _of_run(standing: Standing) -> Iterator[str]:
    yield _family(
        "isnad_collect_state",
        "gauge",
        "1 for the state that collecting is in",
        [({"state": state}, float(state is standing.state)) for state in CollectState],
    )
    if standing.pulse is None or standing.age is None:
        return
    yield _gauge("isnad_collect_last_pulse_seconds", "Age of the run's last sign of life", standing.age)
    yield _gauge("isnad_collect_start_time_seconds", "When the run began, since 1970", standing.pulse.began.timestamp())
    yield from _counts(standing.pulse)


def _counts(pulse: Pulse) -> Iterator[str]:
    counts = dict(pulse.counts)
    counts.pop("waiting", None)  # no count: how many requests the run has planned
    failures = {kind: counts.pop(f"{_FAILURES}{kind}", 0.0) for kind in FetchFailureKind}
    articles = {outcome: counts.pop(f"{_ARTICLES}{outcome}", 0.0) for outcome in Outcome}
    yield _family(
        "isnad_collect_failures_total",
        "counter",
        "Requests that failed, by why",
        [({"kind": kind}, number) for kind, number in failures.items()],
    )
    yield _family(
        "isnad_collect_articles_total",
        "counter",
        "Articles that were read, by what they were to the store",
        [({"outcome": outcome}, number) for outcome, number in articles.items()],
    )
    for name, number in sorted({**dict.fromkeys(_COUNTED, 0.0), **counts}.items()):
        told = _COUNTED.get(name, f"Counted by the run as {name}")
        yield _family(f"isnad_collect_{_named(name)}_total", "counter", told, [({}, number)])


def _named(name: str) -> str:
    """A count's name with its unit last, as Prometheus wants it: `fetched_bytes`."""
    unit, _, rest = name.partition("_")
    name = f"{rest}_{unit}" if unit == "bytes" and rest else name
    return _NO_NAME.sub("_", name.lower()).strip("_")


def _gauge(name: str, told: str, value: float) -> str:
    return _family(name, "gauge", told, [({}, value)])


def _family(name: str, kind: str, told: str, samples: Samples) -> str:
    lines = [f"# HELP {name} {_escaped(told)}", f"# TYPE {name} {kind}"]
    for labels, value in samples:
        written = ",".join(f'{label}="{_quoted(text)}"' for label, text in labels.items())
        number = str(int(value)) if value == int(value) else repr(float(value))
        lines.append(f"{name}{{{written}}} {number}" if written else f"{name} {number}")
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n")


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', '\\"')
