"""Tags and named entities across articles."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "topics",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_topics"),
    )
    op.create_index("ix_topics_kind_key", "topics", ["kind", "key"], unique=True)
    op.create_table(
        "topic_articles",
        sa.Column("topic", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("article", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["topic"], ["topics.number"], name="fk_topic_articles_topic"),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_topic_articles_article"),
        sa.PrimaryKeyConstraint("topic", "article", name="pk_topic_articles"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_topic_articles_article", "topic_articles", ["article"])
