"""Stories as they are listed, ranked and filtered; all that are there have to be told. What editors rule of them."""

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
    _rulings()


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


def _rulings() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "rulings",
        sa.Column("number", number, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("anchor", number, nullable=False),
        sa.Column("undone", sa.BigInteger()),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["anchor"], ["articles.number"], name="fk_rulings_anchor"),
        sa.PrimaryKeyConstraint("number", name="pk_rulings"),
    )
    op.create_index("ix_rulings_anchor", "rulings", ["anchor"])
    op.create_table(
        "ruling_articles",
        sa.Column("ruling", number, autoincrement=False, nullable=False),
        sa.Column("article", number, autoincrement=False, nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["ruling"], ["rulings.number"], name="fk_ruling_articles_ruling"),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_ruling_articles_article"),
        sa.PrimaryKeyConstraint("ruling", "article", name="pk_ruling_articles"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_ruling_articles_article", "ruling_articles", ["article"])
