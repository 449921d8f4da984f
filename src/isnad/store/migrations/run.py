"""Runs the migrations on a connection, without any configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def configuration(connection: Connection) -> Config:
    """What Alembic needs to know, as a value."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Brings the database to a schema, within the caller's transaction: all of it or nothing."""
    command.upgrade(configuration(connection), revision)
