"""What `isnad doctor` looks at in a store."""

from sqlalchemy import Connection, func, select

from isnad.model import Check
from isnad.store.backend import Backend
from isnad.store.opening import version_of
from isnad.store.tables import TERMS, VERSIONS, articles, failures, pages, placements, revisions, settings
from isnad.store.words import mark


def checks(connection: Connection, backend: Backend) -> tuple[Check, ...]:
    """Everything, whether well or not; each says what to do where it is not."""
    version = version_of(connection)
    return (
        Check("store", ok=True, detail=f"{backend.place}, {backend.size(connection) / 2**20:.1f} MiB"),
        Check("schema", version == VERSIONS[-1], version),
        *backend.checks(connection),
        _contents(connection),
        _current_states(connection),
        _groups(connection),
        *_index(connection, backend),
    )


def _count(connection: Connection, what: object) -> int:
    return int(connection.execute(select(func.count()).select_from(what)).scalar_one())  # type: ignore[arg-type]


def _contents(connection: Connection) -> Check:
    named = {"articles": articles, "revisions": revisions, "pages": pages, "failures": failures}
    return Check("contents", ok=True, detail=", ".join(f"{_count(connection, t)} {name}" for name, t in named.items()))


def _current_states(connection: Connection) -> Check:
    met = (revisions.c.article == articles.c.number) & (revisions.c.number == articles.c.revision)
    lost = _count(connection, articles) - _count(connection, articles.join(revisions, met))
    return Check(
        "current revisions", not lost, "all there" if not lost else f"{lost} articles lack theirs; bring back a copy"
    )


def _groups(connection: Connection) -> Check:
    placed, kept = _count(connection, placements), _count(connection, articles)
    rest = "" if placed == kept else "; the next isnad import groups the others"
    return Check("groups", ok=True, detail=f"{placed} of {kept} articles stand in groups{rest}")


def _index(connection: Connection, backend: Backend) -> tuple[Check, ...]:
    held, kept = backend.indexed(connection), _count(connection, articles)
    made = connection.execute(select(settings.c.value).where(settings.c.name == TERMS)).scalar()
    anew = "; run: isnad doctor --reindex"
    return (
        Check("search index", held == kept, f"{held} of {kept} articles" + ("" if held == kept else anew)),
        Check("search terms", made == mark(), str(made) if made == mark() else f"made by {made}, now {mark()}{anew}"),
    )
