"""The first schema.

A migration says what it does in its own words: it may not follow `tables.py`, which goes on changing.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import ARRAY

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _articles()
    _beside_articles()
    if op.get_bind().dialect.name == "sqlite":
        _search_of_sqlite()
    else:
        _search_of_postgres()


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("slot", sa.BigInteger(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("first_seen", sa.BigInteger(), nullable=False),
        sa.Column("last_seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_articles"),
    )
    op.create_index("ix_articles_slot", "articles", ["slot"], unique=True)
    op.create_index("ix_articles_publisher_slot", "articles", ["publisher", "slot"])
    op.create_table(
        "pages",
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("about", sa.LargeBinary(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_pages"),
    )
    op.create_table(
        "revisions",
        sa.Column("article", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("fetched", sa.BigInteger()),
        sa.Column("page", sa.Text()),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_revisions_article"),
        sa.ForeignKeyConstraint(["page"], ["pages.digest"], name="fk_revisions_page"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_revisions"),
    )
    op.create_table(
        "keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("article", _NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("facts", sa.LargeBinary()),
        sa.ForeignKeyConstraint(["article"], ["articles.number"], name="fk_keys_article"),
        sa.PrimaryKeyConstraint("key", name="pk_keys"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_keys_article", "keys", ["article"])


def _beside_articles() -> None:
    op.create_table(
        "publishers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_publishers"),
    )
    op.create_table(
        "failures",
        sa.Column("number", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_failures"),
        sa.UniqueConstraint("digest", name="uq_failures_digest"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )


def _search_of_sqlite() -> None:
    op.create_table(
        "words",
        sa.Column("article", _NUMBER, autoincrement=False, nullable=False),
        sa.Column("lines", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("article", name="pk_words"),
    )
    op.execute(
        """CREATE VIRTUAL TABLE search USING fts5(title, deck, body, content='', tokenize="ascii tokenchars '_'")"""
    )


def _search_of_postgres() -> None:
    op.create_table(
        "search",
        sa.Column("slot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("terms", ARRAY(sa.Text()), nullable=False),
        sa.Column("weights", ARRAY(sa.Integer()), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("slot", name="pk_search"),
        sa.UniqueConstraint("article", name="uq_search_article"),
    )
    op.create_index("ix_search_terms", "search", ["terms"], postgresql_using="gin")
    totals = op.create_table(
        "search_totals",
        sa.Column("one", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("articles", sa.BigInteger(), nullable=False),
        sa.Column("terms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_search_totals"),
    )
    op.bulk_insert(totals, [{"one": 1, "articles": 0, "terms": 0}])
