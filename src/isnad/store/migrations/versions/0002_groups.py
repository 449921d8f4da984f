"""Where articles stand: copy groups, events and stories."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _placements()
    _changes()


def _placements() -> None:
    op.create_table(
        "placements",
        sa.Column("article", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("place", _NUMBER, nullable=False),
        sa.Column("copy", sa.Text(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("share", sa.Double(), nullable=False),
        sa.Column("added", sa.Double(), nullable=False),
        sa.Column("ties", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_placements_article"),
        sa.PrimaryKeyConstraint("article", name="pk_placements"),
    )
    op.create_index("ix_placements_place", "placements", ["place"], unique=True)
    op.create_index("ix_placements_copy", "placements", ["copy"])
    op.create_index("ix_placements_event", "placements", ["event"])
    op.create_index("ix_placements_story_at", "placements", ["story", "at"])
    op.create_table(
        "sketches",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("article", _NUMBER, nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_sketches_article"),
        sa.PrimaryKeyConstraint("number", name="pk_sketches"),
    )
    op.create_index("ix_sketches_article", "sketches", ["article"], unique=True)


def _changes() -> None:
    op.create_table(
        "group_aliases",
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("old", name="pk_group_aliases"),
    )
    op.create_index("ix_group_aliases_new", "group_aliases", ["new"])
    op.create_table(
        "regroupings",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=False),
        sa.Column("new", sa.Text(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_regroupings"),
    )
    op.create_index("ix_regroupings_old", "regroupings", ["old"])
    op.create_index("ix_regroupings_new", "regroupings", ["new"])
