"""Watches, what they told, how sending it goes, and which articles with new words have to be looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "watches",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("after", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_watches"),
        sa.UniqueConstraint("token", name="uq_watches_token"),
    )
    op.create_table(
        "notices",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("watch", _NUMBER, nullable=False),
        sa.Column("article", _NUMBER, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["watch"], ["watches.number"], name="fk_notices_watch"),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_notices_article"),
        sa.PrimaryKeyConstraint("number", name="pk_notices"),
    )
    for columns in (["watch", "number"], ["watch", "key"], ["article"]):
        op.create_index(f"ix_notices_{'_'.join(columns)}", "notices", columns)
    op.create_table(
        "deliveries",
        sa.Column("notice", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("watch", _NUMBER, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("due", sa.BigInteger()),
        sa.Column("first", sa.BigInteger()),
        sa.Column("last", sa.BigInteger()),
        sa.Column("status", sa.Integer()),
        sa.Column("error", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["notice"], ["notices.number"], name="fk_deliveries_notice"),
        sa.ForeignKeyConstraint(["watch"], ["watches.number"], name="fk_deliveries_watch"),
        sa.PrimaryKeyConstraint("notice", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_due", "deliveries", ["due"])
    op.create_index("ix_deliveries_watch", "deliveries", ["watch"])
    op.create_table(
        "relooks",
        sa.Column("article", _NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_relooks_article"),
        sa.PrimaryKeyConstraint("article", name="pk_relooks"),
    )
