"""Stories as they are listed, ranked and filtered; all that are there have to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COUNTS = ("articles", "events", "publishers", "origins")
_TIMES = ("first", "last", "fresh")


def upgrade() -> None:
    op.create_table(
        "tellings",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("mark", sa.BigInteger(), nullable=False),
        sa.Column("rules", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _COUNTS),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in _TIMES),
        sa.Column("recent", sa.Integer(), nullable=False),
        sa.Column("before", sa.Integer(), nullable=False),
        sa.Column("growth", sa.Double(), nullable=False),
        sa.Column("rank", sa.Double(), nullable=False),
        sa.Column("conflicts", sa.Integer(), nullable=False),
        sa.Column("denials", sa.Integer(), nullable=False),
        sa.Column("headline", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("story", name="pk_tellings"),
    )
    for columns in (["rules", "mark"], ["rank", *_SEEN], ["last", *_SEEN]):
        op.create_index(f"ix_tellings_{'_'.join(columns)}", "tellings", columns)
    op.create_table(
        "telling_facets",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["tellings.story"], name="fk_telling_facets_story"),
        sa.PrimaryKeyConstraint("kind", "key", "story", name="pk_telling_facets"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_telling_facets_story", "telling_facets", ["story"])
    _mark_all()


_SEEN = ("articles", "origins", "conflicts")


def _mark_all() -> None:
    numbers = ("mark", "rules", *_COUNTS, *_TIMES, "recent", "before", "growth", "rank", "conflicts", "denials")
    tellings = sa.table(
        "tellings",
        *map(sa.column, ("story", *numbers)),
        sa.column("headline", sa.LargeBinary),
        sa.column("body", sa.LargeBinary),
    )
    placements = sa.table("placements", sa.column("story"))
    nothing = sa.literal(b"", sa.LargeBinary)
    rows = sa.select(placements.c.story, *(sa.literal(0) for _ in numbers), nothing, nothing).distinct()
    op.execute(sa.insert(tellings).from_select([column.name for column in tellings.columns], rows))
