"""What a collecting run follows: feeds, the pages that they announce, what was fetched of these, and hosts."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feeds",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_feeds"),
        sa.UniqueConstraint("address", name="uq_feeds_address"),
    )
    op.create_table(
        "visits",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("feed", _NUMBER, nullable=False),
        sa.Column("due", sa.BigInteger()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["feed"], ["feeds.number"], name="fk_visits_feed"),
        sa.PrimaryKeyConstraint("number", name="pk_visits"),
        sa.UniqueConstraint("key", name="uq_visits_key"),
    )
    op.create_index("ix_visits_due", "visits", ["due"])
    op.create_table(
        "fetches",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("visit", _NUMBER, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("fetched", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["visit"], ["visits.number"], name="fk_fetches_visit"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], name="fk_fetches_page"),
        sa.PrimaryKeyConstraint("number", name="pk_fetches"),
    )
    for columns in (["visit"], ["page"], ["fetched"], ["state", "number"]):
        op.create_index(f"ix_fetches_{'_'.join(columns)}", "fetches", columns)
    op.create_table(
        "hosts",
        sa.Column("host", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("host", name="pk_hosts"),
    )
    op.create_index("ix_revisions_page", "revisions", ["page"])
