"""Alembic runs this file; the connection and its transaction are the caller's."""

from alembic import context

from isnad.store.tables import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
